import Housing

/// Makes and opens offices in directories; what `anju` is wired to. Screens and commands never see a database.
public protocol Premises: AnyObject {
    /// Makes an office in an empty or absent directory: database, keys, folders, default settings.
    func create(at path: String, training: StoredClock?) throws(OfficeFailure)
    /// Opens an office for one process; migrates it if this program is newer.
    func open(at path: String) throws(OfficeFailure) -> OpenedPremises
    /// Looks at a directory without changing it: every finding, worst first.
    func examine(at path: String) -> [Finding]
}

/// The ports of one opened office.
public struct OpenedPremises {
    public let records: any Records
    public let vault: any MaterialVault
    public let upkeep: any Upkeep
    public let sealer: any Sealer
    /// Readable when another process has written; nil where the system has no such notice.
    public let changeDescriptor: Int32?

    public init(
        records: any Records, vault: any MaterialVault, upkeep: any Upkeep, sealer: any Sealer,
        changeDescriptor: Int32?
    ) {
        self.records = records
        self.vault = vault
        self.upkeep = upkeep
        self.sealer = sealer
        self.changeDescriptor = changeDescriptor
    }
}

/// What keeps the memory sound.
public protocol Upkeep: AnyObject {
    /// Reads the change notice's pending bytes, so that it can tell of the next change.
    func drainChangeNotice()
    /// Walks the chain, every MAC, every material: what is not as it was written.
    func verify(progress: (Double) -> Void) throws(OfficeFailure) -> Verification
    /// The keys under which the office's values lie, and where the master key is.
    func keys() throws(OfficeFailure) -> KeyReport
    /// Puts another master key in the place of the one in use: a new file, then one write that wraps every data key anew. Cut
    /// short, the office has the one key or the other, and a file more. No value and no entry of the journal changes.
    func replaceMasterKey(at: Moment, by actor: Actor) throws(OfficeFailure)
    /// Truncates the log where nobody needs it; called when leaving.
    func close()
}

/// What `anju verify` found.
public struct Verification: Equatable, Sendable {
    public var entries: Int
    public var rows: Int
    public var materials: Int
    public var faults: [Fault]
    /// Digest of the last entry, to be kept elsewhere as evidence.
    public var head: String

    public init(entries: Int, rows: Int, materials: Int, faults: [Fault], head: String) {
        self.entries = entries
        self.rows = rows
        self.materials = materials
        self.faults = faults
        self.head = head
    }
}

/// One line of `anju doctor`.
public struct Finding: Equatable, Sendable {
    /// `bad` keeps the office from working, `notice` should be looked at.
    public enum Grade: String, Sendable { case good, notice, bad }
    public let grade: Grade
    /// Stable: `DIRECTORY_MODE`, `SQLITE_VERSION`, `DISK_SPACE`, `KEYS_PLACE`, …
    public let code: String
    public let detail: String

    public init(grade: Grade, code: String, detail: String) {
        self.grade = grade
        self.code = code
        self.detail = detail
    }
}
