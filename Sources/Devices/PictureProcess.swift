import Glibc
import Housing
import Office
import PictureProtocol

/// The client of `anju-picture`: starts the helper when it is first needed, keeps one, and starts another when it died.
///
/// Whatever a picture does to the helper, the answer here is a failure: `.unreadable` also when the helper was killed by it,
/// and a `DeviceFailure` where the helper did not answer in time, is not installed or does not run as it should. Not for use from two threads at once.
public final class PictureProcess: PictureReader {
    private let program: String
    private let limitMilliseconds: Int
    private var conversation: HelperConversation?
    /// What the helper has open, so that zooming sends a request of some bytes. Comparing is cheap: same array, same storage.
    private var open: (picture: [UInt8], size: PictureSize)?
    private var course: Course?

    /// What is under way.
    private struct Course {
        let work: PictureWork
        var stage = Stage.working
        /// The helper was there from before: should it end now, it may have been killed for reasons that have nothing to
        /// do with this picture, and another one is asked.
        var mayAskAnother: Bool
        var deadline: Deadline
    }

    private enum Stage {
        /// The picture is being opened, before its parts can be had.
        case opening
        case working
        /// Its size is known: the helper has it open.
        case known(PictureSize)
    }

    /// `program` is the helper's path, by default `anju-picture` beside the running executable. A request that takes longer
    /// than `limitMilliseconds` ends the helper.
    public init(program: String? = nil, limitMilliseconds: Int = 10_000) {
        self.program = program ?? ProgramPath.beside("anju-picture")
        self.limitMilliseconds = limitMilliseconds
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { access(program, X_OK) == 0 }

    public func start(_ work: PictureWork) throws(OfficeFailure) {
        cancel()
        if let picture = work.picture {
            guard !picture.isEmpty else { throw DeviceProblem.input("", .empty) }
            guard picture.count <= PictureLimits.pictureBytes else {
                throw DeviceProblem.input("", .tooLarge(limitBytes: PictureLimits.pictureBytes))
            }
        }
        try begin(Course(work: work, mayAskAnother: conversation != nil, deadline: limit()))
    }

    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer? {
        guard let course else { throw DeviceProblem.device(.pictureProgramFailed) }
        if case .known(let size) = course.stage { return end(with: .size(size)) }
        let message: [UInt8]?
        do throws(HelperConversation.Problem) {
            message = try conversation?.poll(milliseconds: min(waitMilliseconds, course.deadline.leftMilliseconds))
        } catch {
            try recover(from: error, course)
            return nil
        }
        if let message {
            guard let reply = PictureReply(message) else { throw fail(.pictureProgramFailed) }
            return try take(reply, course)
        }
        guard course.deadline.leftMilliseconds == 0 else { return nil }
        throw fail(.pictureTooSlow)
    }

    /// Gives up what is under way, and with it the helper, which would go on working at it.
    public func cancel() {
        if course != nil { close() }
    }

    /// Ends the helper; the next request starts another.
    public func close() {
        course = nil
        conversation = nil
        open = nil
    }

    private func limit() -> Deadline { Deadline(afterMilliseconds: limitMilliseconds) }

    /// Asks the helper for what has to come first. Nothing is under way where that fails.
    private func begin(_ asked: Course) throws(OfficeFailure) {
        var asked = asked
        let conversation = try living()
        asked.deadline = limit()
        if let picture = asked.work.picture, open?.picture != picture {
            open = nil
            asked.stage = .opening
            conversation.begin(PictureRequest.open(picture).encoded())
        } else if let request = asked.work.request {
            asked.stage = .working
            conversation.begin(request.encoded())
        } else if let open {
            asked.stage = .known(open.size)
        }
        course = asked
    }

    private func take(_ reply: PictureReply, _ asked: Course) throws(OfficeFailure) -> PictureAnswer? {
        switch (reply, asked.stage) {
        case (.refused(let refusal), _):
            course = nil
            throw Self.failure(of: refusal)
        case (.size(let width, let height), .opening):
            guard let picture = asked.work.picture else { break }
            let size = PictureSize(width: width, height: height)
            open = (picture, size)
            if case .measure = asked.work { return end(with: .size(size)) }
            try begin(asked)
            return nil
        case (.bytes(let bytes), .working) where asked.work.isAnswered(by: bytes): return end(with: .bytes(bytes))
        default: break
        }
        // It said something that is no answer to what it was asked.
        throw fail(.pictureProgramFailed)
    }

    private func end(with answer: PictureAnswer) -> PictureAnswer {
        course = nil
        return answer
    }

    private func fail(_ failure: DeviceFailure) -> OfficeFailure {
        close()
        return DeviceProblem.device(failure)
    }

    /// Asks another helper where that may help; else says why there is no answer.
    private func recover(from problem: HelperConversation.Problem, _ asked: Course) throws(OfficeFailure) {
        close()
        guard case .ended(let ending) = problem else { throw fail(.pictureProgramFailed) }
        if asked.mayAskAnother {
            var again = asked
            again.mayAskAnother = false
            return try begin(again)
        }
        guard case .signalled = ending else { throw fail(.pictureProgramFailed) }
        throw DeviceProblem.input("", .unreadable)
    }

    private func living() throws(OfficeFailure) -> HelperConversation {
        if let conversation, conversation.isAlive { return conversation }
        close()
        do throws(SystemError) {
            let started = try HelperConversation(
                program: program, replyBytesMost: PictureLimits.messageBytes)
            conversation = started
            return started
        } catch {
            throw DeviceProblem.device(error.code == ENOENT ? .noPictureProgram : .pictureProgramFailed)
        }
    }

    private static func failure(of refusal: PictureRefusal) -> OfficeFailure {
        switch refusal {
        case .notAPicture: DeviceProblem.input("", .unreadable)
        case .tooManyPixels: DeviceProblem.input("", .outOfRange(allowed: "1...\(PictureLimits.pixels) px"))
        case .outOfLimits: DeviceProblem.input("", .outOfRange(allowed: "0...1000, \(PictureLimits.greyCells)"))
        case .nothingOpen, .cannotDraw: DeviceProblem.device(.pictureProgramFailed)
        }
    }
}

extension PictureWork {
    /// The picture that the helper must have open for it.
    fileprivate var picture: [UInt8]? {
        switch self {
        case .measure(let picture), .grey(let picture, _, _, _): picture
        case .card: nil
        }
    }

    /// What is asked once the picture is open; nil where opening it is all.
    fileprivate var request: PictureRequest? {
        switch self {
        case .measure: nil
        case .grey(_, let view, let columns, let rows):
            .grey(
                PictureWindow(left: view.left, top: view.top, width: view.width, height: view.height),
                columns: columns, rows: rows)
        case .card(let card): .card(card.face)
        }
    }

    fileprivate func isAnswered(by bytes: [UInt8]) -> Bool {
        switch self {
        case .measure: false
        case .grey(_, _, let columns, let rows): bytes.count == columns * rows
        case .card: true
        }
    }
}

extension SampleCard {
    fileprivate var face: CardFace {
        guard isFront else { return .emblem(issuer: "样例市公安局（合成）", validity: validity) }
        return .portrait(
            name: name, sex: sex, nation: "汉",
            born: "\(born.year) 年 \(born.monthOfYear) 月 \(born.dayOfMonth) 日", address: address, number: number)
    }
}
