import Documents
import Glibc
import Office
import PaperProtocol

/// The client of `anju-paper`: starts the helper when it is first needed, keeps one, and starts another when it died. Not for
/// use from two threads at once.
public final class PaperProcess: PaperMaker {
    private let program: String
    private let limitMilliseconds: Int
    private var conversation: HelperConversation?
    private var course: Course?

    /// What is under way.
    private struct Course {
        let request: [UInt8]
        /// The helper was there from before: should it end now, another one is asked.
        var mayAskAnother: Bool
        var deadline: Deadline
    }

    /// `program` is the helper's path, by default `anju-paper` beside the running executable. A document that takes longer than
    /// `limitMilliseconds` ends the helper.
    public init(program: String? = nil, limitMilliseconds: Int = 10_000) {
        self.program = program ?? ProgramPath.beside("anju-paper")
        self.limitMilliseconds = limitMilliseconds
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { access(program, X_OK) == 0 }

    public func start(_ document: Document) throws(OfficeFailure) {
        cancel()
        let request = PaperRequest.draw(document: document.canonicalBytes).encoded()
        try begin(Course(request: request, mayAskAnother: conversation != nil, deadline: limit()))
    }

    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> Paper? {
        guard let course else { throw fail(.paperProgramFailed) }
        let reply: [UInt8]?
        do throws(HelperConversation.Problem) {
            reply = try conversation?.poll(milliseconds: min(waitMilliseconds, course.deadline.leftMilliseconds))
        } catch {
            try recover(from: error, course)
            return nil
        }
        if let reply { return try take(reply) }
        guard course.deadline.leftMilliseconds == 0 else { return nil }
        throw fail(.paperTooSlow)
    }

    /// Gives up what is under way, and with it the helper, which would go on working at it.
    public func cancel() {
        if course != nil { close() }
    }

    /// Ends the helper; the next document starts another.
    public func close() {
        course = nil
        conversation = nil
    }

    private func limit() -> Deadline { Deadline(afterMilliseconds: limitMilliseconds) }

    private func begin(_ asked: Course) throws(OfficeFailure) {
        var asked = asked
        let conversation = try living()
        asked.deadline = limit()
        conversation.begin(asked.request)
        course = asked
    }

    private func take(_ bytes: [UInt8]) throws(OfficeFailure) -> Paper {
        switch PaperReply(bytes) {
        case .paper(let paper):
            course = nil
            return paper
        case .refused(.missingGlyph):
            course = nil
            throw DeviceProblem.device(.missingGlyph)
        case .refused, nil: throw fail(.paperProgramFailed)
        }
    }

    /// Asks another helper where that may help.
    private func recover(from problem: HelperConversation.Problem, _ asked: Course) throws(OfficeFailure) {
        close()
        guard case .ended = problem, asked.mayAskAnother else { throw fail(.paperProgramFailed) }
        var again = asked
        again.mayAskAnother = false
        try begin(again)
    }

    private func fail(_ failure: DeviceFailure) -> OfficeFailure {
        close()
        return DeviceProblem.device(failure)
    }

    private func living() throws(OfficeFailure) -> HelperConversation {
        if let conversation, conversation.isAlive { return conversation }
        close()
        do throws(SystemError) {
            let started = try HelperConversation(program: program, replyBytesMost: PaperLimits.messageBytes)
            conversation = started
            return started
        } catch {
            throw DeviceProblem.device(error.code == ENOENT ? .noPaperProgram : .paperProgramFailed)
        }
    }
}
