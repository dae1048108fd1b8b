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
    private var conversation: PictureConversation?
    /// The helper ended during the last request.
    private var hasEnded = false
    /// What the helper has open, so that zooming sends a request of some bytes. Comparing is cheap: same array, same storage.
    private var open: (picture: [UInt8], width: Int, height: Int)?

    /// `program` is the helper's path, by default `anju-picture` beside the running executable. A request that takes longer
    /// than `limitMilliseconds` ends the helper.
    public init(program: String? = nil, limitMilliseconds: Int = 10_000) {
        self.program = program ?? Self.besideExecutable()
        self.limitMilliseconds = limitMilliseconds
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { access(program, X_OK) == 0 }

    public func measure(_ picture: [UInt8]) throws(OfficeFailure) -> (width: Int, height: Int) {
        try withLivingHelper { () throws(OfficeFailure) in try opened(picture) }
    }

    public func grey(
        _ picture: [UInt8], view: PictureView, columns: Int, rows: Int
    ) throws(OfficeFailure) -> [UInt8] {
        try withLivingHelper { () throws(OfficeFailure) in
            _ = try opened(picture)
            let window = PictureWindow(left: view.left, top: view.top, width: view.width, height: view.height)
            let reply = try ask(.grey(window, columns: columns, rows: rows))
            guard case .bytes(let values) = reply, values.count == columns * rows else { throw wrongReply() }
            return values
        }
    }

    public func sampleCard(_ card: SampleCard) throws(OfficeFailure) -> [UInt8] {
        try withLivingHelper { () throws(OfficeFailure) in
            guard case .bytes(let png) = try ask(.card(Self.face(of: card))) else { throw wrongReply() }
            return png
        }
    }

    /// Ends the helper; the next request starts another.
    public func close() {
        conversation = nil
        open = nil
    }

    private var isAlive: Bool { conversation?.isAlive ?? false }

    /// Does `work` again with a new helper if the one that was there from before ended in it: it may have been killed for
    /// reasons that have nothing to do with this picture.
    private func withLivingHelper<Value>(_ work: () throws(OfficeFailure) -> Value) throws(OfficeFailure) -> Value {
        let hadHelper = conversation != nil
        hasEnded = false
        do throws(OfficeFailure) {
            return try work()
        } catch {
            guard hadHelper, hasEnded else { throw error }
            return try work()
        }
    }

    private func opened(_ picture: [UInt8]) throws(OfficeFailure) -> (width: Int, height: Int) {
        if let open, open.picture == picture, isAlive { return (open.width, open.height) }
        open = nil
        guard !picture.isEmpty else { throw DeviceProblem.input("", .empty) }
        guard picture.count <= PictureLimits.pictureBytes else {
            throw DeviceProblem.input("", .tooLarge(limitBytes: PictureLimits.pictureBytes))
        }
        guard case .size(let width, let height) = try ask(.open(picture)) else { throw wrongReply() }
        open = (picture, width, height)
        return (width, height)
    }

    private func ask(_ request: PictureRequest) throws(OfficeFailure) -> PictureReply {
        let conversation = try current()
        let reply: PictureReply
        do throws(PictureConversation.Problem) {
            reply = try conversation.ask(request, within: limitMilliseconds)
        } catch {
            close()
            switch error {
            case .timedOut: throw DeviceProblem.device(.pictureTooSlow)
            case .garbled: throw DeviceProblem.device(.pictureProgramFailed)
            case .ended(let ending):
                hasEnded = true
                guard case .signalled = ending else { throw DeviceProblem.device(.pictureProgramFailed) }
                throw DeviceProblem.input("", .unreadable)
            }
        }
        if case .refused(let refusal) = reply { throw Self.failure(of: refusal) }
        return reply
    }

    private func current() throws(OfficeFailure) -> PictureConversation {
        if let conversation, conversation.isAlive { return conversation }
        close()
        do throws(SystemError) {
            let started = try PictureConversation(program: program)
            conversation = started
            return started
        } catch {
            throw DeviceProblem.device(error.code == ENOENT ? .noPictureProgram : .pictureProgramFailed)
        }
    }

    /// The helper said something that is no answer to what it was asked.
    private func wrongReply() -> OfficeFailure {
        close()
        return DeviceProblem.device(.pictureProgramFailed)
    }

    private static func failure(of refusal: PictureRefusal) -> OfficeFailure {
        switch refusal {
        case .notAPicture: DeviceProblem.input("", .unreadable)
        case .tooManyPixels: DeviceProblem.input("", .outOfRange(allowed: "1...\(PictureLimits.pixels) px"))
        case .outOfLimits: DeviceProblem.input("", .outOfRange(allowed: "0...1000, \(PictureLimits.greyCells)"))
        case .nothingOpen, .cannotDraw: DeviceProblem.device(.pictureProgramFailed)
        }
    }

    private static func besideExecutable() -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (path.lastIndex(of: "/").map { path[...$0] } ?? "./") + "anju-picture"
    }

    private static func face(of card: SampleCard) -> CardFace {
        guard card.isFront else { return .emblem(issuer: "样例市公安局（合成）", validity: card.validity) }
        return .portrait(
            name: card.name, sex: card.sex, nation: "汉",
            born: "\(card.born.year) 年 \(card.born.monthOfYear) 月 \(card.born.dayOfMonth) 日", address: card.address,
            number: card.number)
    }
}
