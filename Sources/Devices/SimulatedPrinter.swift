import Office
import Texts

/// The printer of a training office: no paper comes. Says that it is a demonstration.
///
/// A job is `.waiting` when it is looked at first, then `.printing`, then `.done`.
public final class SimulatedPrinter: Printer {
    private var looks: [Int] = []
    private var withdrawn: Set<Int> = []

    public init() {}

    public var isAvailable: Bool { true }

    public var isDemonstration: Bool { true }

    public func start(_ work: PrintWork) throws(OfficeFailure) -> any PrintRun { SimulatedRun(work, of: self) }

    fileprivate func answer(_ work: PrintWork) throws(OfficeFailure) -> PrintAnswer {
        switch work {
        case .queues: return .queues([queue])
        case .print(let order):
            guard order.queue ?? queue.name == queue.name else { throw DeviceProblem.device(.noPrinter) }
            looks.append(0)
            return .accepted(PrintJob(queue: queue.name, number: looks.count))
        case .look(let job): return .state(try look(at: try index(job)))
        case .withdraw(let job):
            let index = try index(job)
            if looks[index] < Self.course.count { withdrawn.insert(index) }
            return .withdrawn
        }
    }

    private static let course = [PrintState.waiting, .printing, .done]

    private var queue: PrintQueue {
        PrintQueue(
            name: PrintingTexts.simulatedQueue, says: PrintingTexts.simulatedSays, place: "", isDefault: true,
            state: .idle)
    }

    private func look(at index: Int) throws(OfficeFailure) -> PrintState {
        if withdrawn.contains(index) { return .cancelled }
        looks[index] = min(looks[index] + 1, Self.course.count)
        return Self.course[looks[index] - 1]
    }

    private func index(_ job: PrintJob) throws(OfficeFailure) -> Int {
        guard job.queue == queue.name, looks.indices.contains(job.number - 1) else {
            throw DeviceProblem.device(.noPrinter)
        }
        return job.number - 1
    }
}

private final class SimulatedRun: PrintRun {
    private let printer: SimulatedPrinter
    private var work: PrintWork?

    init(_ work: PrintWork, of printer: SimulatedPrinter) {
        self.work = work
        self.printer = printer
    }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer? {
        guard let work else { throw DeviceProblem.device(.printFailed) }
        self.work = nil
        return try printer.answer(work)
    }
}
