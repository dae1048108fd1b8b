import Documents
import Forms
import Housing
import Office
import Texts

/// Fills the signature sheet, has it drawn and hands it to the printer. How the printer goes on is asked afterwards.
final class SheetJob: Job {
    typealias Answer = CounterAnswer

    private enum Step {
        case filling, drawing
        case printing(any Printer)
    }

    private let desk: CounterDesk
    private let signing: Signing
    private var at = Step.filling

    init(_ signing: Signing, desk: CounterDesk) {
        self.signing = signing
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            switch at {
            case .filling: try fill()
            case .drawing: try draw(milliseconds)
            case .printing(let printer):
                guard let answer = try printer.poll(waitMilliseconds: milliseconds) else { break }
                guard case .accepted(let job) = answer else { throw .store(.device(.printFailed)) }
                return .done(.sheetHandedOver(job, isDemonstration: printer.isDemonstration))
            }
            return .working(JobProgress(done: 0, phase: CounterContractTexts.printing))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    private func fill() throws(OfficeFailure) {
        let sheet = try desk.office.contracts.signatureSheet(of: signing, desk.signedIn())
        try desk.office.devices.paper.start(sheet)
        at = .drawing
    }

    private func draw(_ milliseconds: Int) throws(OfficeFailure) {
        guard let paper = try desk.office.devices.paper.poll(waitMilliseconds: milliseconds) else { return }
        guard let printer = desk.office.devices.printer, printer.isAvailable else {
            throw .store(.device(.noPrintProgram))
        }
        try printer.start(.print(PrintOrder(pdf: paper.pdf, title: signing.number.description)))
        at = .printing(printer)
    }

    func cancel() -> CounterAnswer {
        switch at {
        case .filling: break
        case .drawing: desk.office.devices.paper.cancel()
        case .printing(let printer): printer.cancel()
        }
        return .cancelled
    }
}

/// Looks how the printer goes on.
final class PrintLook: Job {
    typealias Answer = CounterAnswer

    private let job: PrintJob
    private let desk: CounterDesk
    private var isBegun = false

    init(_ job: PrintJob, desk: CounterDesk) {
        self.job = job
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            guard let printer = desk.office.devices.printer else { throw .store(.device(.noPrintProgram)) }
            if !isBegun { try printer.start(.look(job)) }
            isBegun = true
            guard let answer = try printer.poll(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0))
            }
            guard case .state(let state) = answer else { throw .store(.device(.printFailed)) }
            return .done(.printState(job, state))
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> CounterAnswer { .cancelled }
}
