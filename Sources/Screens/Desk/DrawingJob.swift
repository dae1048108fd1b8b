import Documents
import Forms
import Office

/// Fills a document, has it drawn on paper and does what follows; cancelled before that without a trace.
final class DrawingJob: Job {
    typealias Answer = CounterAnswer

    private let desk: CounterDesk
    private let phase: String
    private let fill: () throws(OfficeFailure) -> Document
    private let finish: (Paper) throws(OfficeFailure) -> Outcome
    private var isDrawing = false
    private var paper: Paper?
    private var next: (any Job<CounterAnswer>)?

    private enum Outcome {
        case done(CounterAnswer)
        case goesOn(any Job<CounterAnswer>)
    }

    /// - Parameters:
    ///   - phase: what is being done meanwhile, in a few words.
    ///   - fill: may be tried again where the lock was not had.
    ///   - finish: the same; it is the only step that leaves anything behind.
    init(
        desk: CounterDesk, phase: String, fill: @escaping () throws(OfficeFailure) -> Document,
        finish: @escaping (Paper) throws(OfficeFailure) -> CounterAnswer
    ) {
        self.desk = desk
        self.phase = phase
        self.fill = fill
        self.finish = { (paper) throws(OfficeFailure) in .done(try finish(paper)) }
    }

    /// - Parameter next: the job that takes the paper on.
    init(
        desk: CounterDesk, phase: String, fill: @escaping () throws(OfficeFailure) -> Document,
        next: @escaping (Paper) throws(OfficeFailure) -> any Job<CounterAnswer>
    ) {
        self.desk = desk
        self.phase = phase
        self.fill = fill
        finish = { (paper) throws(OfficeFailure) in .goesOn(try next(paper)) }
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        if let next { return next.step(milliseconds: milliseconds) }
        do throws(OfficeFailure) {
            let maker = desk.office.devices.paper
            if !isDrawing {
                try maker.start(try fill())
                isDrawing = true
            }
            if paper == nil { paper = try maker.poll(waitMilliseconds: milliseconds) }
            guard let paper else { return .working(JobProgress(done: 0, phase: phase)) }
            switch try finish(paper) {
            case .done(let answer): return .done(answer)
            case .goesOn(let job): next = job
            }
            return .working(JobProgress(done: 0, phase: phase))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> CounterAnswer? {
        if let next { return next.cancel() }
        if isDrawing, paper == nil { desk.office.devices.paper.cancel() }
        return .cancelled
    }
}
