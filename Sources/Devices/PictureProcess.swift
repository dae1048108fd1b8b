import Housing
import Office
import PictureProtocol

/// The client of `anju-picture`: starts the helper when it is first needed, keeps one, and starts another when it died.
///
/// Whatever a picture does to the helper, the answer here is a failure: `.unreadable` also when the helper was killed by it,
/// and a `DeviceFailure` where the helper did not answer in time, is not installed or does not run as it should. Not for use
/// from two threads at once.
public final class PictureProcess: PictureReader {
    private let helper: HelperClient
    /// What the helper has open, so that zooming sends a request of some bytes. Comparing is cheap: same array, same storage.
    private var open: (picture: [UInt8], size: PictureSize)?
    private var course: Course?

    /// What is under way.
    private struct Course {
        let work: PictureWork
        var stage = Stage.working
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
        helper = HelperClient(
            program: program ?? ProgramPath.beside("anju-picture"), limitMilliseconds: limitMilliseconds,
            replyBytesMost: PictureLimits.messageBytes)
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { helper.isAvailable }

    public func start(_ work: PictureWork) throws(OfficeFailure) {
        cancel()
        if let picture = work.picture {
            guard !picture.isEmpty else { throw DeviceProblem.input("", .empty) }
            guard picture.count <= PictureLimits.pictureBytes else {
                throw DeviceProblem.input("", .tooLarge(limitBytes: PictureLimits.pictureBytes))
            }
        }
        helper.begin()
        try begin(work)
    }

    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer? {
        guard let course else { throw DeviceProblem.device(.pictureProgramFailed) }
        if case .known(let size) = course.stage { return end(with: .size(size)) }
        let answer: HelperClient.Answer
        do throws(HelperClient.Problem) {
            answer = try helper.poll(waitMilliseconds: waitMilliseconds)
        } catch {
            throw fail(error)
        }
        switch answer {
        case .waiting: return nil
        case .startOver:
            open = nil
            try begin(course.work)
            return nil
        case .message(let message):
            guard let reply = PictureReply(message) else { throw fail(.failed) }
            return try take(reply, course)
        }
    }

    /// Gives up what is under way, and with it the helper, which would go on working at it.
    public func cancel() {
        if course != nil { close() }
    }

    /// Ends the helper; the next request starts another.
    public func close() {
        course = nil
        open = nil
        helper.close()
    }

    /// Asks the helper for what has to come first. Nothing is under way where that fails.
    private func begin(_ work: PictureWork) throws(OfficeFailure) {
        do throws(HelperClient.Problem) {
            if try helper.makeReady() { open = nil }
        } catch {
            throw fail(error)
        }
        var asked = Course(work: work)
        if let picture = work.picture, open?.picture != picture {
            open = nil
            asked.stage = .opening
            helper.ask(PictureRequest.open(picture).encoded())
        } else if let request = work.request {
            helper.ask(request.encoded())
        } else if let open {
            asked.stage = .known(open.size)
        }
        course = asked
    }

    private func take(_ reply: PictureReply, _ asked: Course) throws(OfficeFailure) -> PictureAnswer? {
        switch (reply, asked.stage) {
        case (.refused(let refusal), _):
            course = nil
            helper.finish()
            throw Self.failure(of: refusal)
        case (.size(let width, let height), .opening):
            guard let picture = asked.work.picture else { break }
            let size = PictureSize(width: width, height: height)
            open = (picture, size)
            if case .measure = asked.work { return end(with: .size(size)) }
            try begin(asked.work)
            return nil
        case (.bytes(let bytes), .working) where asked.work.isAnswered(by: bytes): return end(with: .bytes(bytes))
        default: break
        }
        // It said something that is no answer to what it was asked.
        throw fail(.failed)
    }

    private func end(with answer: PictureAnswer) -> PictureAnswer {
        course = nil
        helper.finish()
        return answer
    }

    private func fail(_ problem: HelperClient.Problem) -> OfficeFailure {
        close()
        switch problem {
        case .missing: return DeviceProblem.device(.noPictureProgram)
        case .failed: return DeviceProblem.device(.pictureProgramFailed)
        case .killed: return DeviceProblem.input("", .unreadable)
        case .tooSlow: return DeviceProblem.device(.pictureTooSlow)
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
        case .card, .sheet: nil
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
        case .sheet: .sheet
        }
    }

    fileprivate func isAnswered(by bytes: [UInt8]) -> Bool {
        switch self {
        case .measure: false
        case .grey(_, _, let columns, let rows): bytes.count == columns * rows
        case .card, .sheet: true
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
