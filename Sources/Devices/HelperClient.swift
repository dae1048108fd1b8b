import Glibc

/// The line to one helper program: starts it when it is first needed, keeps it for the next piece of work, and ends it when it
/// takes too long or is no longer wanted. Not for use from two threads at once.
///
/// A piece of work is one request or several, each with its reply, between `begin` and `finish`.
final class HelperClient {
    /// Why there is no reply. Helper and piece of work are gone then.
    enum Problem: Error {
        /// There is no such program.
        case missing
        /// It could not be started, ended by itself or said what is no message.
        case failed
        /// Something ended it, as what it was given may have done.
        case killed
        case tooSlow
    }

    enum Answer {
        case waiting
        /// Without its length.
        case message([UInt8])
        /// The helper was there from before and ended, for reasons that may have nothing to do with this piece of work.
        /// Told once: the work is to be asked for again from its start, and another helper will be there.
        case startOver
    }

    private let program: String
    private let limitMilliseconds: Int
    private let replyBytesMost: Int
    private var conversation: HelperConversation?
    private var work: Work?

    private struct Work {
        /// The helper was there before this began.
        var mayStartOver: Bool
        var deadline: Deadline
    }

    /// - Parameters:
    ///   - limitMilliseconds: a request that takes longer ends the helper.
    ///   - replyBytesMost: a longer reply is none.
    init(program: String, limitMilliseconds: Int, replyBytesMost: Int) {
        self.program = program
        self.limitMilliseconds = limitMilliseconds
        self.replyBytesMost = replyBytesMost
    }

    /// Whether the program is installed.
    var isAvailable: Bool { access(program, X_OK) == 0 }

    /// Begins a piece of work; what was under way is given up.
    func begin() {
        cancel()
        work = Work(mayStartOver: conversation != nil, deadline: limit)
    }

    /// Starts a helper where none runs.
    ///
    /// - Returns: whether it is a new one, which knows nothing of what was asked before.
    func makeReady() throws(Problem) -> Bool {
        if let conversation, conversation.isAlive { return false }
        conversation = nil
        do throws(SystemError) {
            conversation = try HelperConversation(program: program, replyBytesMost: replyBytesMost)
            return true
        } catch {
            throw end(error.code == ENOENT ? .missing : .failed)
        }
    }

    /// Sends the next request of it to the helper that was made ready; the one before must have its reply.
    ///
    /// - Parameter limitMilliseconds: nil: that of all requests.
    func ask(_ request: [UInt8], limitMilliseconds: Int? = nil) {
        work?.deadline = Deadline(afterMilliseconds: limitMilliseconds ?? self.limitMilliseconds)
        conversation?.begin(request)
    }

    /// The reply, waited for so long at the most.
    func poll(waitMilliseconds: Int) throws(Problem) -> Answer {
        guard let work, let conversation else { throw end(.failed) }
        do throws(HelperConversation.Problem) {
            let wait = min(waitMilliseconds, work.deadline.leftMilliseconds)
            if let message = try conversation.poll(milliseconds: wait) { return .message(message) }
        } catch {
            return try afterEnd(error, work)
        }
        guard work.deadline.leftMilliseconds == 0 else { return .waiting }
        throw end(.tooSlow)
    }

    /// The piece of work is done; the helper stays for the next.
    func finish() { work = nil }

    /// Gives up what is under way, and with it the helper, which would go on working at it.
    func cancel() {
        if work != nil { close() }
    }

    /// Ends the helper; the next piece of work starts another.
    func close() {
        work = nil
        conversation = nil
    }

    private var limit: Deadline { Deadline(afterMilliseconds: limitMilliseconds) }

    private func end(_ problem: Problem) -> Problem {
        close()
        return problem
    }

    private func afterEnd(_ problem: HelperConversation.Problem, _ work: Work) throws(Problem) -> Answer {
        close()
        guard case .ended(let ending) = problem else { throw .failed }
        if work.mayStartOver {
            self.work = Work(mayStartOver: false, deadline: limit)
            return .startOver
        }
        guard case .signalled = ending else { throw .failed }
        throw .killed
    }
}
