import Office
import Testing

@testable import Screens

/// A document on its way through the printer, and back.
@Suite struct PrintingJobTests {
    private let printer = ScriptedPrinter()
    private static let first = PrintJob(queue: "hall", number: 1)

    private enum Told: Equatable, Sendable {
        case state(PrintState)
        case failed
    }

    private func job() -> PrintingJob<Told> {
        PrintingJob(PrintOrder(pdf: [0x25], title: "C"), on: printer, steady: { 0 }) { result in
            switch result {
            case .success(let state): .state(state)
            case .failure: .failed
            }
        }
    }

    private func finish(_ job: PrintingJob<Told>) -> Told? {
        for _ in 0..<20 {
            if case .done(let told) = job.step(milliseconds: 0) { return told }
        }
        return nil
    }

    @Test("Given up while it is handed over, it is let be handed over and then taken back")
    func handingOver() {
        printer.looksUntilAccepted = 3
        printer.states = [.held(.outOfPaper)]
        let job = job()
        for _ in 0..<2 { _ = job.step(milliseconds: 0) }
        #expect(job.cancel() == nil && printer.orders.isEmpty)
        #expect(finish(job) == .state(.cancelled))
        #expect(printer.orders.count == 1 && printer.withdrawing == Self.first)
    }

    @Test("Given up too late, it is told that it was printed")
    func tooLate() {
        printer.states = [.printing, .done]
        printer.isWithdrawalIgnored = true
        let job = job()
        for _ in 0..<4 { _ = job.step(milliseconds: 0) }
        #expect(job.cancel() == nil)
        #expect(finish(job) == .state(.done))
        #expect(printer.withdrawing == Self.first)
    }

    @Test("Where it cannot be taken back that is told, and not that it was stopped")
    func notTakenBack() {
        printer.states = [.held(.outOfPaper)]
        let job = job()
        for _ in 0..<4 { _ = job.step(milliseconds: 0) }
        #expect(job.cancel() == nil)
        printer.failure = .noPrintService
        #expect(finish(job) == .failed)
    }

    @Test("Before it began there is nothing to take back")
    func before() {
        #expect(job().cancel() == .state(.cancelled))
        #expect(printer.orders.isEmpty && printer.withdrawing == nil)
    }
}
