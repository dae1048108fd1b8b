import Housing
import Office

/// Everything of the outside that commands touch, given by the executable's wiring and by tests.
public struct CommandWorld {
    public var environment: (String) -> String?
    /// Standard output, a text at a time, line feeds included.
    public var write: (String) -> Void
    /// Standard error.
    public var complain: (String) -> Void
    /// A file named on the command line, at most so many bytes of it.
    public var readFile: (_ path: String, _ limitBytes: Int) throws(OfficeFailure) -> [UInt8]
    /// The same of a file of any length; nil: it is held whole.
    public var openStream: ((_ path: String) throws(OfficeFailure) -> any ByteStream)?
    /// Writes a file named on the command line, for its owner alone; one that is there already is left as it is, and
    /// refused.
    public var writeNewFile: (_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) -> Void = {
        path, _ throws(OfficeFailure) in throw .store(.noPermission(path: path))
    }
    /// Lays a new file on the disk, whole, under a name that nobody looks for; ``StagedFile/publish`` gives it its own.
    public var stageNewFile: (_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) -> StagedFile = {
        path, _ throws(OfficeFailure) in throw .store(.noPermission(path: path))
    }
    /// Whether what is written is seen on a screen.
    public var outputIsTerminal: () -> Bool = { false }
    /// Asks at the terminal without echo; nil where there is none.
    public var askSecret: (_ prompt: String) -> String?
    /// The first line behind a file descriptor; nil where it cannot be read.
    public var readSecret: (_ fileDescriptor: Int32) -> String?
    /// Opens the office of a data directory: settings, store, clocks.
    public var openOffice: (_ directory: String) throws(OfficeFailure) -> OpenedOffice
    /// Makes an office; `training` gives it a clock of its own.
    public var createOffice: (_ directory: String, _ training: StoredClock?) throws(OfficeFailure) -> OpenedOffice
    /// Whether the directory holds an office, without opening it.
    public var holdsOffice: (_ directory: String) -> Bool
    /// How to bring a directory that is absent or empty back to that; nil where anything lies in it.
    public var wayBack: (_ directory: String) -> (() -> Void)?
    /// The names of the looks that a data directory can be shown in.
    public var themes: (_ directory: String) -> [String]
    public var examine: (_ directory: String) -> [Finding]
    /// What is broken in a database that cannot be opened.
    public var survey: (_ directory: String) -> [Fault] = { _ in [] }
    /// The machine's clock.
    public var machine: () -> MachineMoment
    /// Runs a full-screen desk and gives its exit status.
    public var openDesk: (DeskRequest) -> Int32
    /// What goes on while a long job runs.
    public var watch = JobWatch()
    /// Waits a tenth of a second for others at the door.
    public var pause: () -> Void = {}
    /// Writes a failure of the machine into the directory's log, under the number that its sentence names.
    public var log: (_ failure: OfficeFailure, _ directory: String, _ command: String) -> Void

    public init(
        environment: @escaping (String) -> String?,
        write: @escaping (String) -> Void,
        complain: @escaping (String) -> Void,
        readFile: @escaping (String, Int) throws(OfficeFailure) -> [UInt8],
        askSecret: @escaping (String) -> String?,
        readSecret: @escaping (Int32) -> String?,
        openOffice: @escaping (String) throws(OfficeFailure) -> OpenedOffice,
        createOffice: @escaping (String, StoredClock?) throws(OfficeFailure) -> OpenedOffice,
        holdsOffice: @escaping (String) -> Bool,
        wayBack: @escaping (String) -> (() -> Void)?,
        themes: @escaping (String) -> [String],
        examine: @escaping (String) -> [Finding],
        machine: @escaping () -> MachineMoment,
        openDesk: @escaping (DeskRequest) -> Int32,
        log: @escaping (OfficeFailure, String, String) -> Void
    ) {
        self.environment = environment
        self.write = write
        self.complain = complain
        self.readFile = readFile
        self.askSecret = askSecret
        self.readSecret = readSecret
        self.openOffice = openOffice
        self.createOffice = createOffice
        self.holdsOffice = holdsOffice
        self.wayBack = wayBack
        self.themes = themes
        self.examine = examine
        self.machine = machine
        self.openDesk = openDesk
        self.log = log
    }
}

extension CommandWorld {
    /// A file that may be longer than the memory.
    func openFile(_ path: String) throws(OfficeFailure) -> any ByteStream {
        if let openStream { return try openStream(path) }
        return HeldBytes(try readFile(path, ImportDesk.limitBytes))
    }
}

/// A long job as the person at the command sees it, and ends it.
public struct JobWatch {
    /// Shows a line in the place of the one before; an empty one clears it. Nothing is shown where standard error is no
    /// terminal.
    public var show: (String) -> Void = { _ in }
    /// From now on Ctrl-C no longer ends the program but is told by ``isStopped``.
    public var begin: () -> Void = {}
    public var isStopped: () -> Bool = { false }
    /// Lets others have the lock for some milliseconds.
    public var rest: () -> Void = {}

    public init() {}
}

/// An office as a command uses it.
public struct OpenedOffice {
    /// As an absolute path.
    public let directory: String
    public let office: Office
    public let upkeep: any Upkeep
    public let policies: Policies
    public let settings: Settings
    public let info: OfficeInfo
    /// Decodes and draws pictures; nil where the helper program is missing.
    public let pictures: (any PictureReader)?
    /// Writes a file below the data directory, folders made on the way.
    public let writeFile: (_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) -> Void

    public init(
        directory: String, office: Office, upkeep: any Upkeep, policies: Policies, settings: Settings, info: OfficeInfo,
        pictures: (any PictureReader)?,
        writeFile: @escaping (String, [UInt8]) throws(OfficeFailure) -> Void
    ) {
        self.directory = directory
        self.office = office
        self.upkeep = upkeep
        self.policies = policies
        self.settings = settings
        self.info = info
        self.pictures = pictures
        self.writeFile = writeFile
    }
}

/// Which full-screen desk, where and how it looks.
public struct DeskRequest: Equatable, Sendable {
    public enum Desk: String, Sendable {
        case kiosk, counter
        /// Lists the training office's people and opens the other two. Its name is no word that anybody types.
        case menu = "demo-menu"
    }

    public let desk: Desk
    public let directory: String
    /// nil: as the settings say.
    public let theme: String?
    /// nil: as the settings say.
    public let terminal: String?
    /// Whom somebody chose to be in a training office.
    public var account: SampleOffice.Account?

    public init(desk: Desk, directory: String, theme: String? = nil, terminal: String? = nil) {
        self.desk = desk
        self.directory = directory
        self.theme = theme
        self.terminal = terminal
    }
}
