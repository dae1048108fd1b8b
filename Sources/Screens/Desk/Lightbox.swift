import Forms
import Housing
import Office

/// The file that is being looked at, and what the picture reader is asked about it: one thing at a time, in steps, as a
/// hostile file may take it seconds.
final class Lightbox {
    private let office: Office
    private(set) var file: SeenFile?
    /// Files that lie beside it, to be held against each other; they go with the next one that is put in alone.
    private var beside: [MaterialID: SeenFile] = [:]
    private var look: FileLook?
    private var part: DotRequest?
    /// Counts the files, so that what was asked about one is not answered by another.
    private(set) var turn = 0
    /// The picture reader is at other work: nothing is begun here until it comes back.
    private(set) var isLent = false

    init(office: Office) {
        self.office = office
    }

    /// Puts a file in. The one before has gone, with what was asked about it.
    func open(_ bytes: [UInt8], named name: String?) {
        close()
        look = office.look(at: bytes, named: name)
    }

    /// Lays the file aside, so that another one can be put in beside it.
    func layAside(as id: MaterialID) {
        guard let seen = file else { return }
        let others = beside
        close()
        beside = others
        beside[id] = seen
    }

    func isBeside(_ id: MaterialID) -> Bool { beside[id] != nil }

    /// Puts a file in beside those that were laid aside.
    func add(_ bytes: [UInt8]) {
        let others = beside
        open(bytes, named: nil)
        beside = others
    }

    /// Gives the picture reader away: the file has gone, with what was asked about it.
    func lend() {
        close()
        isLent = true
    }

    func takeBack() { isLent = false }

    /// The file once it was looked at; nil while that takes.
    func seen(waitMilliseconds: Int) throws(OfficeFailure) -> SeenFile? {
        guard let look else { throw .store(.notFound) }
        do throws(OfficeFailure) {
            file = try look.poll(waitMilliseconds: waitMilliseconds)
        } catch {
            self.look = nil
            throw error
        }
        if file != nil { self.look = nil }
        return file
    }

    /// Takes the file away and gives up what is under way.
    func close() {
        if look != nil || part != nil { office.devices.pictures?.cancel() }
        look = nil
        part = nil
        file = nil
        beside = [:]
        turn += 1
    }

    /// Begins to make a part into dots; false while another one is being made.
    ///
    /// - Parameter id: of a file that was laid aside; nil for the one that is being looked at.
    func begin(_ request: DotRequest, of id: MaterialID? = nil) throws(OfficeFailure) -> Bool {
        let file = if let id { beside[id] } else { self.file }
        guard let file, let size = file.size, let pictures = office.devices.pictures else { throw .store(.notFound) }
        guard part == nil, !isLent else { return false }
        try pictures.start(
            .grey(
                file.bytes, view: PictureWindow(request, of: size), columns: request.dotsWide, rows: request.dotsHigh))
        part = request
        return true
    }

    /// Gives up the part that is being made, so that another one can be.
    func abandon() {
        if part != nil { office.devices.pictures?.cancel() }
        part = nil
    }

    /// The part's dots; nil while that takes.
    func dots(waitMilliseconds: Int) throws(OfficeFailure) -> DotMap? {
        guard let request = part, let pictures = office.devices.pictures else { throw .store(.notFound) }
        let answer: PictureAnswer?
        do throws(OfficeFailure) {
            answer = try pictures.poll(waitMilliseconds: waitMilliseconds)
        } catch {
            part = nil
            throw error
        }
        guard let answer else { return nil }
        part = nil
        guard case .bytes(let grey) = answer,
            let map = DotMap(grey: grey, width: request.dotsWide, height: request.dotsHigh)
        else { throw .store(.damaged(what: "picture")) }
        return map
    }
}

extension PictureWindow {
    /// The part of a picture of that size, in thousandths.
    fileprivate init(_ request: DotRequest, of size: PictureSize) {
        let left = request.x * 1000 / size.width
        let top = request.y * 1000 / size.height
        self.init(
            left: left, top: top, width: min(1000 - left, max(1, request.width * 1000 / size.width)),
            height: min(1000 - top, max(1, request.height * 1000 / size.height)))
    }
}

/// Makes a part of the picture on the lightbox into dots. Nil where the picture has gone meanwhile.
final class DotsJob<Answer: Equatable & Sendable>: Job {
    private let box: Lightbox
    private let request: DotRequest
    private let turn: Int
    /// Of a file that was laid aside; nil for the one that is being looked at.
    private let id: MaterialID?
    private let answer: (Result<DotMap?, OfficeFailure>) -> Answer
    private var isBegun = false

    init(
        _ request: DotRequest, of id: MaterialID? = nil, on box: Lightbox,
        answer: @escaping (Result<DotMap?, OfficeFailure>) -> Answer
    ) {
        self.request = request
        self.id = id
        self.box = box
        self.answer = answer
        turn = box.turn
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        guard box.turn == turn else { return .done(answer(.success(nil))) }
        do throws(OfficeFailure) {
            if !isBegun {
                guard try box.begin(request, of: id) else { return .waiting }
                isBegun = true
            }
            guard let dots = try box.dots(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0))
            }
            return .done(answer(.success(dots)))
        } catch {
            return .done(answer(.failure(error)))
        }
    }

    /// Its page lives on without it. What it began is given up: nobody else would take the answer in.
    func cancel() -> Answer? {
        if isBegun, box.turn == turn { box.abandon() }
        return answer(.success(nil))
    }
}
