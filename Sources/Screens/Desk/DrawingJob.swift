import Documents
import Forms
import Office

/// Fills a document, has it drawn on paper and does what follows; cancelled before that without a trace.
final class DrawingJob<Answer: Equatable & Sendable>: Job {
    /// Gives nil as long as there is more to be gathered, and may be tried again where the lock was not had.
    typealias Fill = () throws(OfficeFailure) -> Document?

    private let maker: any PaperMaker
    private let phase: String
    private let givenUp: Answer
    private let failed: (OfficeFailure) -> Answer
    private let fill: Fill
    private let finish: (Paper) throws(OfficeFailure) -> Outcome
    private var isDrawing = false
    private var paper: Paper?
    private var next: (any Job<Answer>)?

    private enum Outcome {
        case done(Answer)
        case goesOn(any Job<Answer>)
    }

    /// - Parameters:
    ///   - phase: what is being done meanwhile, in a few words.
    ///   - givenUp: the answer where it is cancelled before it goes on.
    ///   - finish: may be tried again as well; it is the only step that leaves anything behind.
    init(
        on maker: any PaperMaker, phase: String, givenUp: Answer, failed: @escaping (OfficeFailure) -> Answer,
        fill: @escaping Fill, finish: @escaping (Paper) throws(OfficeFailure) -> Answer
    ) {
        (self.maker, self.phase, self.givenUp) = (maker, phase, givenUp)
        (self.failed, self.fill) = (failed, fill)
        self.finish = { (paper) throws(OfficeFailure) in .done(try finish(paper)) }
    }

    /// - Parameter next: the job that takes the paper on.
    init(
        on maker: any PaperMaker, phase: String, givenUp: Answer, failed: @escaping (OfficeFailure) -> Answer,
        fill: @escaping Fill, next: @escaping (Paper) throws(OfficeFailure) -> any Job<Answer>
    ) {
        (self.maker, self.phase, self.givenUp) = (maker, phase, givenUp)
        (self.failed, self.fill) = (failed, fill)
        finish = { (paper) throws(OfficeFailure) in .goesOn(try next(paper)) }
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        if let next { return next.step(milliseconds: milliseconds) }
        do throws(OfficeFailure) {
            if !isDrawing {
                guard let document = try fill() else { return .working(JobProgress(done: 0, phase: phase)) }
                try maker.start(document)
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
            return .done(failed(error))
        }
    }

    func cancel() -> Answer? {
        if let next { return next.cancel() }
        if isDrawing, paper == nil { maker.cancel() }
        return givenUp
    }
}

extension DrawingJob where Answer == CounterAnswer {
    /// At a counter.
    convenience init(
        desk: CounterDesk, phase: String, fill: @escaping Fill,
        finish: @escaping (Paper) throws(OfficeFailure) -> CounterAnswer
    ) {
        self.init(
            on: desk.office.devices.paper, phase: phase, givenUp: .cancelled, failed: { .failed(desk.trouble($0)) },
            fill: fill, finish: finish)
    }

    convenience init(
        desk: CounterDesk, phase: String, fill: @escaping Fill,
        next: @escaping (Paper) throws(OfficeFailure) -> any Job<CounterAnswer>
    ) {
        self.init(
            on: desk.office.devices.paper, phase: phase, givenUp: .cancelled, failed: { .failed(desk.trouble($0)) },
            fill: fill, next: next)
    }
}
