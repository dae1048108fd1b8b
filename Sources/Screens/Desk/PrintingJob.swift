import Forms
import Office
import Texts

/// Hands a document over to the printer and follows it until the print service is through with it. What keeps the printer
/// from going on is told meanwhile. Given up, it is let be handed over, as only then its number is known, and taken back; how
/// that went is looked at before it is told.
final class PrintingJob<Answer: Equatable & Sendable>: Job {
    private let order: PrintOrder
    private let printer: any Printer
    /// Milliseconds from any fixed point, never set back.
    private let steady: () -> Int64
    private let answer: (Result<PrintState, OfficeFailure>) -> Answer
    private var stage = Stage.beginning
    private var phase = PrintingTexts.handingOver
    private var isGivenUp = false

    private enum Stage {
        case beginning
        case handingOver(any PrintRun)
        /// The job is looked at again at this moment of the steady clock, in milliseconds.
        case resting(PrintJob, until: Int64)
        case looking(PrintJob, any PrintRun)
        case withdrawing(PrintJob, any PrintRun)
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
            case .beginning: stage = .handingOver(try printer.start(.print(order)))
            case .handingOver(let run):
                if case .accepted(let job)? = try run.poll(waitMilliseconds: milliseconds) { try follow(job) }
            case .resting(let job, let moment):
                guard steady() >= moment else { return .waiting }
                stage = .looking(job, try printer.start(.look(job)))
            case .looking(let job, let run):
                if case .state(let state)? = try run.poll(waitMilliseconds: milliseconds),
                    let outcome = outcome(state, job)
                {
                    return .done(answer(.success(outcome)))
                }
            case .withdrawing(let job, let run):
                if try run.poll(waitMilliseconds: milliseconds) != nil {
                    stage = .looking(job, try printer.start(.look(job)))
                }
            }
            return .working(JobProgress(done: 0, phase: phase))
        } catch {
            return .done(answer(.failure(error)))
        }
    }

    private func follow(_ job: PrintJob) throws(OfficeFailure) {
        if isGivenUp { return try withdraw(job) }
        phase = PrintingTexts.phase(.waiting)
        stage = .resting(job, until: steady())
    }

    private func withdraw(_ job: PrintJob) throws(OfficeFailure) {
        phase = PrintingTexts.takingBack
        stage = .withdrawing(job, try printer.start(.withdraw(job)))
    }

    /// How it ended; nil while it goes on. What the print service agreed to take back has ended, though a sheet that is in the
    /// printer may still come out.
    private func outcome(_ state: PrintState, _ job: PrintJob) -> PrintState? {
        guard !state.isOver else { return state }
        guard !isGivenUp else { return .cancelled }
        phase = PrintingTexts.phase(state)
        stage = .resting(job, until: steady() + Self.restMilliseconds)
        return nil
    }

    func cancel() -> Answer? {
        isGivenUp = true
        do throws(OfficeFailure) {
            switch stage {
            case .beginning: return answer(.success(.cancelled))
            case .handingOver: phase = PrintingTexts.takingBack
            case .resting(let job, _), .looking(let job, _): try withdraw(job)
            case .withdrawing: break
            }
            return nil
        } catch {
            return answer(.failure(error))
        }
    }
}

/// Asks which printers there are.
final class PrinterListJob<Answer: Equatable & Sendable>: Job {
    private let printer: any Printer
    private let answer: (Result<[PrintQueue], OfficeFailure>) -> Answer
    private var run: (any PrintRun)?

    init(_ printer: any Printer, answer: @escaping (Result<[PrintQueue], OfficeFailure>) -> Answer) {
        self.printer = printer
        self.answer = answer
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        do throws(OfficeFailure) {
            if let run {
                if case .queues(let queues)? = try run.poll(waitMilliseconds: milliseconds) {
                    return .done(answer(.success(queues)))
                }
            } else {
                run = try printer.start(.queues)
            }
            return .working(JobProgress(done: 0, phase: PrintingTexts.lookingForPrinters))
        } catch {
            return .done(answer(.failure(error)))
        }
    }

    func cancel() -> Answer? {
        run = nil
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
