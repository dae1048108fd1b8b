import Housing

/// A place from which files may be taken: a stick, a card, a folder set in `anju.toml`. Nothing outside is ever listed.
public struct MediaRoot: Equatable, Sendable {
    public let name: String
    public let path: String
    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// A file or folder below a media root.
public struct MediaEntry: Equatable, Sendable {
    public let name: String
    public let isFolder: Bool
    public let bytes: Int64
    /// Seconds since 1970 by the machine's clock.
    public let modified: Int64
    public init(name: String, isFolder: Bool, bytes: Int64, modified: Int64) {
        self.name = name
        self.isFolder = isFolder
        self.bytes = bytes
        self.modified = modified
    }
}

/// Where a file may be saved: a media root, or a stick that is mounted in one.
public struct MediaPlace: Equatable, Sendable {
    public let root: MediaRoot
    /// The stick's folder below the root; nil for the root itself.
    public let folder: String?
    public init(root: MediaRoot, folder: String? = nil) {
        self.root = root
        self.folder = folder
    }

    /// How people know it.
    public var name: String { folder.map { "\(root.name) › \($0)" } ?? root.name }
}

/// Files from the configured media roots. Paths that lead out of a root, by `..` or a link, are refused.
public protocol MediaShelf: AnyObject {
    var roots: [MediaRoot] { get }
    func list(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> [MediaEntry]
    /// The bytes of a file of one of `kinds`, told by its first bytes.
    func read(
        _ root: MediaRoot, path: [String], of kinds: [FileKind], limitBytes: Int
    ) throws(OfficeFailure) -> [UInt8]
    /// A table or a list of any length, to be read a piece at a time.
    func stream(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> any ByteStream
    /// Where a file can be saved now; empty when no stick is in.
    func placesToSave() -> [MediaPlace]
    /// As ``saving(_:as:to:)``, a file with names and accounts in it: its owner alone reads it.
    func savingSecretly(_ bytes: [UInt8], as name: String, to place: MediaPlace) throws(OfficeFailure)
        -> any MediaSaving
    /// Begins to save a file beside what is there: nothing is ever replaced.
    ///
    /// - Parameter name: with its extension; a name that is taken gets a number.
    func saving(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> any MediaSaving
    /// The newest picture in the document camera's folder, not older than `seconds`; nil when there is none.
    func newestCameraPicture(withinSeconds seconds: Int64) throws(OfficeFailure) -> (name: String, bytes: [UInt8])?
}

/// A file on its way to a medium, piece by piece, for a stick is slow and a person is waiting. Dropped before its end, it
/// leaves nothing behind.
public protocol MediaSaving: AnyObject {
    /// How many bytes are on the medium.
    var done: Int { get }
    /// Goes on a little.
    ///
    /// - Returns: the name that the file got, once it is whole and on the medium; nil before.
    func step() throws(OfficeFailure) -> String?
    /// Gives it up; harmless when it is over.
    func cancel()
}

extension MediaShelf {
    /// A shelf that knows no users.
    public func savingSecretly(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> any MediaSaving {
        try saving(bytes, as: name, to: place)
    }

    /// The bytes of something that can be handed in.
    public func read(_ root: MediaRoot, path: [String], limitBytes: Int) throws(OfficeFailure) -> [UInt8] {
        try read(root, path: path, of: FileKind.handedIn, limitBytes: limitBytes)
    }

    /// Saves a file and waits until it is on the medium.
    ///
    /// - Returns: the name that it got.
    public func save(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> String {
        let saving = try saving(bytes, as: name, to: place)
        while true {
            if let saved = try saving.step() { return saved }
        }
    }
}

/// A document scanner. The simulated one says 演示.
public protocol Scanner: AnyObject {
    var isAvailable: Bool { get }
    var isDemonstration: Bool { get }
    /// Starts a scan of what is to lie on the glass and returns at once; `poll` tells how it goes, so that keys are read
    /// meanwhile.
    func start(_ kind: MaterialKind) throws(OfficeFailure)
    /// nil while scanning.
    func poll() throws(OfficeFailure) -> [UInt8]?
    func cancel()
}

/// Decodes pictures in a process of its own: an unreadable or hostile file cannot hurt the terminal.
///
/// It does one thing at a time. A failure, told by `start` or `poll`, ends what was under way: `.input` says why the bytes
/// are no picture, a `DeviceFailure` what the machine did not do.
public protocol PictureReader: AnyObject {
    /// Begins and returns at once, so that keys are read meanwhile. What was under way is given up.
    func start(_ work: PictureWork) throws(OfficeFailure)
    /// The answer, waited for so long at the most; nil while it is not there. Fails when nothing is under way.
    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer?
    /// Gives up what is under way; harmless when nothing is.
    func cancel()
}

/// What a picture reader is asked.
public enum PictureWork: Equatable, Sendable {
    /// Opens a picture. Answered by `size`.
    case measure([UInt8])
    /// The part of the picture that the view names, as rows of grey values 0...255, `columns` x `rows` of them. Answered by
    /// `bytes`.
    case grey([UInt8], view: PictureView, columns: Int, rows: Int)
    /// Draws a sample identity card marked 样张. Answered by `bytes`, a PNG.
    case card(SampleCard)
    /// Draws a signed sheet marked 演示. Answered by `bytes`, a PNG.
    case sheet
}

/// What a picture reader answers.
public enum PictureAnswer: Equatable, Sendable {
    case size(PictureSize)
    case bytes([UInt8])
}

/// A picture's size in pixels, the right way up.
public struct PictureSize: Equatable, Sendable {
    public let width: Int
    public let height: Int
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

extension PictureReader {
    /// Does it and waits until it is done: for commands. A desk asks in steps, for a person is waiting.
    public func finish(_ work: PictureWork) throws(OfficeFailure) -> PictureAnswer {
        try start(work)
        while true {
            if let answer = try poll(waitMilliseconds: 1000) { return answer }
        }
    }

    public func sampleCard(_ card: SampleCard) throws(OfficeFailure) -> [UInt8] {
        guard case .bytes(let png) = try finish(.card(card)) else { throw .store(.device(.pictureProgramFailed)) }
        return png
    }
}

/// A window into a picture, in parts of a thousand of its width and height.
public struct PictureView: Equatable, Sendable {
    public var left: Int
    public var top: Int
    public var width: Int
    public var height: Int
    public init(left: Int = 0, top: Int = 0, width: Int = 1000, height: Int = 1000) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }
}

/// What a sample card shows. Synthetic people only.
public struct SampleCard: Equatable, Sendable {
    public let isFront: Bool
    public let name: String
    public let sex: String
    public let born: Day
    public let address: String
    public let number: String
    public let validity: String
    public init(
        isFront: Bool, name: String, sex: String, born: Day, address: String, number: String, validity: String
    ) {
        self.isFront = isFront
        self.name = name
        self.sex = sex
        self.born = born
        self.address = address
        self.number = number
        self.validity = validity
    }
}
