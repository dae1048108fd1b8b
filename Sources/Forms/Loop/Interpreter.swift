import Cells

/// Carries out what screens ask. One thread, so an attempt must be short; what takes long is a job.
public protocol Interpreter<Ask, Answer>: AnyObject {
    associatedtype Ask: Equatable & Sendable
    associatedtype Answer: Equatable & Sendable

    /// The answer, or nil when a lock was not had at once: the loop tries again some milliseconds later.
    func attempt(_ ask: Ask) -> Answer?

    /// How long an ask may be tried before `failure` answers it, in milliseconds.
    var patienceMilliseconds: Int { get }

    /// The answer to an ask for which the lock was never had.
    func failure(of ask: Ask) -> Answer

    /// The job that an ask names.
    func job(for ask: Ask) -> any Job<Answer>

    /// File descriptors that can be read when another process did something.
    var sources: [Int32] { get }

    /// What another process did. Reads the source empty.
    func news(from source: Int32) -> [News]

    /// What is done now and then behind the open pages, of some milliseconds each time, until it says that no more is left;
    /// nil where there is no such thing. Nobody waits for it, and no page shows it.
    var chore: (() -> Bool)? { get }
}

extension Interpreter {
    public var patienceMilliseconds: Int { 5000 }
    public var sources: [Int32] { [] }
    public func news(from source: Int32) -> [News] { [] }
    public var chore: (() -> Bool)? { nil }
}

/// Long work in small steps. It becomes visible by its last step alone, so that one cancelled leaves nothing behind; what is
/// handed over to a device on the way is taken back.
public protocol Job<Answer>: AnyObject {
    associatedtype Answer: Equatable & Sendable

    /// Works for about `milliseconds`.
    func step(milliseconds: Int) -> JobStep<Answer>

    /// Stops, sweeps what was begun and says so; nil where that takes time: it is stepped on until it is done.
    func cancel() -> Answer?
}

public enum JobStep<Answer: Equatable & Sendable>: Equatable, Sendable {
    case working(JobProgress)
    /// A lock was not had; the same step comes again.
    case waiting
    case done(Answer)
}

/// How far a job is.
public struct JobProgress: Equatable, Sendable {
    /// Pieces done (rows, bytes).
    public var done: Int
    /// Pieces in all, where that is known.
    public var total: Int?
    /// What is being done now, in a few words.
    public var phase: String
    /// How they are told.
    public var told: Told

    public enum Told: Equatable, Sendable {
        /// By their number, with a word behind it where there is one.
        case number(of: String = "")
        /// By their share: their number says nothing to people.
        case share
    }

    public init(done: Int, total: Int? = nil, phase: String = "", told: Told = .number()) {
        self.done = done
        self.total = total
        self.phase = phase
        self.told = told
    }
}
