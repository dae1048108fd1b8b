import Housing

/// What the desks of the rent subsidy ask of the office's memory. Batches, rows by the run, and records one at a time; what
/// stands in them is the desks' own.
public protocol SubsidyReader {
    /// The batch of that name; nil where none was opened.
    func batchRecord(_ id: BatchID) throws(OfficeFailure) -> BatchRecord?
    /// Every batch, the first that was opened first.
    func batchIDs() throws(OfficeFailure) -> [BatchID]

    /// The rows of a run in whole chunks, ascending, each chunk checked against its seal before it is handed on. A chunk
    /// without rows is passed over.
    ///
    /// - Parameter chunks: which of them (``BulkPlace/chunk``).
    /// - Throws: `.damaged` where the rows are not those that were written.
    func eachChunk(
        of run: RunID, in chunks: ClosedRange<Int>, _ body: (Int, BulkRows) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure)
    /// How many rows a run has, and its last chunk; 0 and -1 for none.
    func extent(of run: RunID) throws(OfficeFailure) -> (rows: Int, lastChunk: Int)
    /// The personal part of a row that was read.
    func open(_ personal: ArraySlice<UInt8>, at place: BulkPlace, of run: RunID) throws(OfficeFailure) -> [UInt8]
    /// Where a key leads in a run, in the order of the places.
    ///
    /// - Parameter last: that with which the page before ended.
    func places(
        of key: Int64, _ kind: BulkKeyKind, in run: RunID, after last: BulkPlace?, limit: Int
    ) throws(OfficeFailure) -> [BulkPlace]
    /// A keyed digest of a text, for ``BulkKey``; equal texts of different kinds have different ones.
    func bulkKey(of text: String, _ kind: BulkKeyKind) throws(OfficeFailure) -> Int64
    /// A keyed digest of every row of a run, by their seals.
    func digest(of run: RunID) throws(OfficeFailure) -> Commitment

    func subsidyRecord(_ id: String) throws(OfficeFailure) -> SubsidyRecord?
    /// The one of its kind that has this number: an agreement, a payment run, a dwelling that was used.
    func subsidyRecord(_ kind: SubsidyRecord.Kind, number: String) throws(OfficeFailure) -> SubsidyRecord?
    /// A page of records, the first first.
    ///
    /// - Parameters:
    ///   - batch: nil for those of no batch.
    ///   - position: of one family; nil for any.
    ///   - state: nil for any.
    ///   - last: the id of the record with which the page before ended; nil for the first page.
    func subsidyRecords(
        _ kind: SubsidyRecord.Kind, batch: BatchID?, position: Int?, state: String?, after last: String?, limit: Int
    ) throws(OfficeFailure) -> [SubsidyRecord]
    /// The agreements of neighbouring families, ascending by position.
    func agreements(of batch: BatchID, at positions: ClosedRange<Int>) throws(OfficeFailure) -> [SubsidyRecord]
    /// How many there are of a kind in a batch and a state.
    func subsidyRecordCount(
        _ kind: SubsidyRecord.Kind, batch: BatchID?, state: String?
    ) throws(OfficeFailure) -> Int
}

public protocol SubsidyWriter: SubsidyReader {
    /// Adds a batch, or saves it where it still has the version before: `record.version - 1`.
    ///
    /// - Throws: `.changedByOther` where it does not.
    func save(_ record: BatchRecord) throws(OfficeFailure)

    /// A new run, empty, seen by nobody.
    func beginRun(for batch: BatchID?) throws(OfficeFailure) -> RunID
    /// Adds rows to a run that nobody sees yet: whole chunks, ascending, each sealed at once.
    func append(_ chunks: BulkRows, to run: RunID) throws(OfficeFailure)
    /// Adds rows in any order; ``sealChunks(_:of:)`` seals them when all are there.
    func scatter(_ rows: BulkRows, to run: RunID) throws(OfficeFailure)
    func sealChunks(_ chunks: ClosedRange<Int>, of run: RunID) throws(OfficeFailure)
    /// Changes rows of a run where they lie, or adds them, and seals their chunks anew; for acts on single families.
    func replace(_ rows: BulkRows, of run: RunID) throws(OfficeFailure)
    /// Adds keys, ascending.
    func append(_ keys: some Collection<BulkKey>, _ kind: BulkKeyKind, to run: RunID) throws(OfficeFailure)

    /// Removes a piece of what runs left that no batch names and no job holds: steps that were cut short, and what a newer
    /// run replaced.
    ///
    /// - Parameter most: how many rows at once.
    /// - Returns: whether there is more.
    func sweepRuns(most: Int) throws(OfficeFailure) -> Bool

    /// Adds a record or changes it. Two of one kind and number, or two agreements of a family, are refused by the store
    /// (`ALREADY_OPEN`).
    func save(_ record: SubsidyRecord) throws(OfficeFailure)
    /// Removes the record of a picture that nothing names; any other record stays for good.
    func deletePicture(_ id: String) throws(OfficeFailure)
}

/// The subsidy of one year as it lies in the store.
public struct BatchRecord: Equatable, Sendable {
    public let id: BatchID
    public let state: String
    /// One more with every change of anything in the batch.
    public let version: Int
    /// The notice's file as it was when the batch was opened.
    public let notice: [UInt8]
    /// Counts, lists, runs; JSON.
    public let body: [UInt8]
    /// The runs that are seen; every other of this batch is swept.
    public let runs: [RunID]

    public init(id: BatchID, state: String, version: Int, notice: [UInt8], body: [UInt8], runs: [RunID]) {
        self.id = id
        self.state = state
        self.version = version
        self.notice = notice
        self.body = body
        self.runs = runs
    }
}

/// What rows are found by.
public enum BulkKeyKind: Int, CaseIterable, Sendable {
    /// 备案回执号.
    case receipt = 1
    /// A document's number.
    case document = 2
    /// Two neighbouring characters of a name (`first << 21 | second`); the key itself, no digest.
    case namePair = 3
    /// A dwelling's code.
    case house = 4
    /// The number of one who rents together with an applicant.
    case coTenant = 5
    /// All that a line of a file said; no row is found by it.
    case content = 6
}

/// A key and the row to which it leads.
public struct BulkKey: Hashable, Comparable, Sendable {
    public let key: Int64
    public let place: BulkPlace

    public init(key: Int64, place: BulkPlace) {
        self.key = key
        self.place = place
    }

    public static func < (left: BulkKey, right: BulkKey) -> Bool {
        (left.key, left.place) < (right.key, right.place)
    }
}

/// Something of the subsidy that comes one at a time: an agreement, an objection, a complaint. Its body lies sealed.
public struct SubsidyRecord: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// One a family and batch.
        case agreement = "AGREEMENT"
        case paymentRun = "PAYMENT_RUN"
        case objection = "OBJECTION"
        case correction = "CORRECTION"
        case change = "CHANGE"
        case suspension = "SUSPENSION"
        case breach = "BREACH"
        case repayment = "REPAYMENT"
        case reinstatement = "REINSTATEMENT"
        case discretion = "DISCRETION"
        /// The number is a keyed digest of the dwelling's code.
        case usedHouse = "USED_HOUSE"
        case complaint = "COMPLAINT"
        /// Leads a person to what he handed in himself; the number is a keyed digest of him and an ordinal.
        case ownLetter = "OWN_LETTER"
        /// Of a paper of an application; the number is the picture's name in the vault.
        case picture = "PICTURE"
        /// That an applicant read 《知情同意书》, and which.
        case consentRead = "CONSENT_READ"
        /// That he read and signed it before a clerk.
        case consentWitnessed = "CONSENT_WITNESSED"
        /// About a call: a reminder, or why it was late.
        case callNote = "CALL_NOTE"
        /// Another bank account of a family that has signed.
        case account = "ACCOUNT"
        /// The register's committed queue.
        case commitment = "COMMITMENT"
    }

    public let id: String
    public let kind: Kind
    public let batch: BatchID?
    /// The family's place in the register.
    public let position: Int?
    /// One of its kind has it.
    public let number: String?
    public var state: String
    /// When it came.
    public let at: Moment
    /// JSON.
    public var body: [UInt8]

    public init(
        id: String, kind: Kind, batch: BatchID?, position: Int?, number: String?, state: String, at: Moment,
        body: [UInt8]
    ) {
        self.id = id
        self.kind = kind
        self.batch = batch
        self.position = position
        self.number = number
        self.state = state
        self.at = at
        self.body = body
    }
}
