import Housing

@testable import Office

/// A stick with two sides of a card, a text that calls itself a picture, an empty file and a broken picture; and a
/// document camera without a new picture.
final class CardShelf: MediaShelf {
    let roots = [MediaRoot(name: "U盘", path: "/media/usb")]
    var cameraPicture: [UInt8]?

    static func picture(_ content: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: content, count: 2000)
    }

    var files: [(name: String, bytes: [UInt8])] = [
        ("back.png", picture(2)), ("front.png", picture(1)), ("letter.png", Array("not a picture".utf8)),
        ("nothing.png", []), ("torn.png", picture(CardReader.torn)),
    ]

    /// Whether somebody has pulled the stick out.
    var isUnplugged = false

    func list(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> [MediaEntry] {
        if isUnplugged { throw .input(InputProblem(source: root.name, reason: .notAFile)) }
        return files.map { file in
            MediaEntry(name: file.name, isFolder: false, bytes: Int64(file.bytes.count), modified: 1_692_583_200)
        }
    }

    func read(
        _ root: MediaRoot, path: [String], of kinds: [FileKind], limitBytes: Int
    ) throws(OfficeFailure) -> [UInt8] {
        if isUnplugged { throw .input(InputProblem(source: root.name, reason: .notAFile)) }
        guard let file = files.first(where: { [$0.name] == path }) else {
            throw .input(InputProblem(source: path.last ?? "", reason: .notAFile))
        }
        return file.bytes
    }

    func stream(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> any ByteStream {
        HeldBytes(try read(root, path: path, of: [], limitBytes: .max))
    }

    /// What was saved, and why nothing can be.
    private(set) var saved: [(name: String, bytes: [UInt8])] = []
    var savingFailure: DeviceFailure?
    var hasStick = true

    func placesToSave() -> [MediaPlace] { hasStick ? roots.map { MediaPlace(root: $0) } : [] }

    func saving(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> any MediaSaving {
        ScriptedSaving(bytes: bytes.count) { () throws(OfficeFailure) in
            if let savingFailure = self.savingFailure { throw .store(.device(savingFailure)) }
            self.saved.append((name, bytes))
            return name
        }
    }

    func newestCameraPicture(withinSeconds seconds: Int64) -> (name: String, bytes: [UInt8])? {
        cameraPicture.map { ("IMG_0001.png", $0) }
    }
}

/// Saves in its second step.
private final class ScriptedSaving: MediaSaving {
    private let end: () throws(OfficeFailure) -> String
    private let bytes: Int
    private(set) var done = 0

    init(bytes: Int, _ end: @escaping () throws(OfficeFailure) -> String) { (self.bytes, self.end) = (bytes, end) }

    func step() throws(OfficeFailure) -> String? {
        guard done == 0 else { return try end() }
        done = bytes
        return nil
    }

    func cancel() {}
}

/// Takes every picture for one of 1000 x 630 pixels with stripes, but for a torn one; every card that it draws has bytes of
/// its own.
final class CardReader: PictureReader {
    static let torn: UInt8 = 99

    /// While this is set, nothing is ever done.
    var isStuck = false
    /// What it fails with, however good the picture is.
    var failure: DeviceFailure?
    var size = PictureSize(width: 1000, height: 630)
    private(set) var cancellations = 0
    private(set) var asked: [PictureWork] = []
    private var work: PictureWork?

    func start(_ work: PictureWork) {
        self.work = work
        asked.append(work)
    }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer? {
        if let failure { throw .store(.device(failure)) }
        guard !isStuck, let work else { return nil }
        switch work {
        case .measure(let picture):
            guard picture.last != Self.torn else {
                throw .input(InputProblem(source: "picture", reason: .unreadable))
            }
            return .size(size)
        case .grey(_, _, let columns, let rows):
            return .bytes((0..<columns * rows).map { ($0 / columns) % 8 == 0 ? 0 : 255 })
        case .card(let card):
            return .bytes(
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("\(card.number)\(card.isFront)".utf8))
        case .sheet: return .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("sheet".utf8))
        }
    }

    func cancel() {
        cancellations += 1
        work = nil
    }
}

/// A scanner that needs three looks for a page.
final class ScriptedScanner: Scanner {
    let isAvailable = true
    let isDemonstration = true
    private var looks = 0
    /// What it was asked to scan.
    private(set) var scanned: [MaterialKind] = []
    private(set) var wasCancelled = false

    func start(_ kind: MaterialKind) {
        looks = 3
        scanned.append(kind)
    }

    func poll() -> [UInt8]? {
        looks -= 1
        return looks > 0 ? nil : CardShelf.picture(8)
    }

    func cancel() { wasCancelled = true }
}
