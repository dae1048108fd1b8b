import Forms
import Office
import Texts

/// Hands a document over to the printer and follows it until the print service is through with it. What keeps the printer
/// from going on is told meanwhile; given up, the document is taken back.
final class PrintingJob<Answer: Equatable & Sendable>: Job {
    private let order: PrintOrder
    private let printer: any Printer
    /// Milliseconds from any fixed point, never set back.
    private let steady: () -> Int64
    private let answer: (Result<PrintState, OfficeFailure>) -> Answer
    private var stage = Stage.beginning
    private var phase = PrintingTexts.handingOver

    private enum Stage {
        case beginning
        case handingOver
        /// The job is looked at again at this moment of the steady clock, in milliseconds.
        case resting(PrintJob, until: Int64)
        case looking(PrintJob)
    }

    private static var restMilliseconds: Int64 { 1000 }

    init(
        _ order: PrintOrder, on printer: any Printer, steady: @escaping () -> Int64,
        answer: @escaping (Result<PrintState, OfficeFailure>) -> Answer
    ) {
        self.order = order
        self.printer = printer
        self.steady = steady
        self.answer = answer
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        do throws(OfficeFailure) {
            switch stage {
            case .beginning:
                try printer.start(.print(order))
                stage = .handingOver
            case .handingOver:
                if case .accepted(let job)? = try printer.poll(waitMilliseconds: milliseconds) { look(at: job) }
            case .resting(let job, let moment):
                guard steady() >= moment else { return .waiting }
                try printer.start(.look(job))
                stage = .looking(job)
            case .looking(let job):
                if case .state(let state)? = try printer.poll(waitMilliseconds: milliseconds) {
                    guard !state.isOver else { return .done(answer(.success(state))) }
                    phase = PrintingTexts.phase(state)
                    stage = .resting(job, until: steady() + Self.restMilliseconds)
                }
            }
            return .working(JobProgress(done: 0, phase: phase))
        } catch {
            return .done(answer(.failure(error)))
        }
    }

    private func look(at job: PrintJob) {
        phase = PrintingTexts.phase(.waiting)
        stage = .resting(job, until: steady())
    }

    func cancel() -> Answer {
        switch stage {
        case .beginning: break
        case .handingOver: printer.cancel()
        case .resting(let job, _), .looking(let job):
            do throws(OfficeFailure) {
                try printer.start(.withdraw(job))
            } catch {
                return answer(.failure(error))
            }
        }
        return answer(.success(.cancelled))
    }
}

/// Asks which printers there are.
final class PrinterListJob<Answer: Equatable & Sendable>: Job {
    private let printer: any Printer
    private let answer: (Result<[PrintQueue], OfficeFailure>) -> Answer
    private var isBegun = false

    init(_ printer: any Printer, answer: @escaping (Result<[PrintQueue], OfficeFailure>) -> Answer) {
        self.printer = printer
        self.answer = answer
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        do throws(OfficeFailure) {
            if !isBegun {
                try printer.start(.queues)
                isBegun = true
            }
            if case .queues(let queues)? = try printer.poll(waitMilliseconds: milliseconds) {
                return .done(answer(.success(queues)))
            }
            return .working(JobProgress(done: 0, phase: PrintingTexts.lookingForPrinters))
        } catch {
            return .done(answer(.failure(error)))
        }
    }

    func cancel() -> Answer {
        printer.cancel()
        return answer(.success([]))
    }
}

extension PrintingTexts {
    /// How a document stands with the printer, while it is not over.
    static func phase(_ state: PrintState) -> String {
        switch state {
        case .waiting: waiting
        case .printing, .done, .cancelled, .failed: printing
        case .held(let hold): hold.text.what + hold.text.wayOn
        }
    }
}
