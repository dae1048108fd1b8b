import Housing

/// A lease with what renewing it shows: the dwelling, the tenant and who else lives there.
public struct LeaseRecord: Equatable, Sendable {
    public var lease: Lease
    public var dwelling: Dwelling
    public var tenant: Person
    public var occupants: [OccupantRecord]

    public init(lease: Lease, dwelling: Dwelling, tenant: Person, occupants: [OccupantRecord]) {
        self.lease = lease
        self.dwelling = dwelling
        self.tenant = tenant
        self.occupants = occupants
    }
}

/// An occupant with the person behind it.
public struct OccupantRecord: Equatable, Sendable {
    public var occupant: Occupant
    public var person: Person

    public init(occupant: Occupant, person: Person) {
        self.occupant = occupant
        self.person = person
    }
}

/// A row of the counter's queue and of `anju case list`.
public struct CaseSummary: Equatable, Sendable {
    public let id: CaseID
    public let number: ReceiptNumber
    public let state: CaseState
    public let applicant: PersonID
    /// In full; screens and commands mask it unless the reader may see it.
    public let applicantName: String
    public let leaseNumber: String
    public let openedAt: Moment
    public let submittedAt: Moment?
    public let updatedAt: Moment
    /// The last day on which the applicant can act; nil where it does not wait for him.
    public let dueDay: Day?
    public let assignedTo: PersonID?
    public let isLate: Bool
    /// The report that somebody of its lease died or moved out, while that is open; nil in a row of one.
    public let openChange: ReceiptNumber?
    public let version: Int

    public init(
        id: CaseID, number: ReceiptNumber, state: CaseState, applicant: PersonID, applicantName: String,
        leaseNumber: String, openedAt: Moment, submittedAt: Moment?, updatedAt: Moment, dueDay: Day?,
        assignedTo: PersonID?, isLate: Bool, openChange: ReceiptNumber? = nil, version: Int
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.applicant = applicant
        self.applicantName = applicantName
        self.leaseNumber = leaseNumber
        self.openedAt = openedAt
        self.submittedAt = submittedAt
        self.updatedAt = updatedAt
        self.dueDay = dueDay
        self.assignedTo = assignedTo
        self.isLate = isLate
        self.openChange = openChange
        self.version = version
    }
}

/// Which cases, in which order: submitted ones by `submittedAt`, others by `updatedAt`, oldest first.
public struct QueueFilter: Equatable, Sendable {
    /// What waits for the office though its state alone does not say so.
    public enum Waiting: Equatable, Sendable {
        /// Approved renewals for which no contract is open.
        case contract
        /// Contracts about which the applicant said that information is wrong, and no new version has answered yet.
        case answer
        /// Contracts that the applicant is to sign, or is signing, himself.
        case applicant
    }

    /// nil: every kind.
    public var kind: CaseKind?
    /// The stable name of a state; nil: every state.
    public var stateName: String?
    /// Takes the place of kind and state. It is not searched in.
    public var waiting: Waiting?
    public var assignedTo: PersonID?
    /// A receipt number, a contract number, an identity number in full, or at least two characters of a name.
    public var search: String?

    /// In characters. No number and no name that the office holds is longer, so a longer search finds nothing.
    public static let longestSearch = 64

    var canMatch: Bool { search.map { $0.count <= Self.longestSearch } ?? true }

    public init(
        kind: CaseKind? = nil, stateName: String? = nil, assignedTo: PersonID? = nil, search: String? = nil
    ) {
        self.kind = kind
        self.stateName = stateName
        self.assignedTo = assignedTo
        self.search = search
    }

    public init(state: CaseState, assignedTo: PersonID? = nil, search: String? = nil) {
        self.init(kind: state.kind, stateName: state.code, assignedTo: assignedTo, search: search)
    }

    public init(state: Renewal.State, assignedTo: PersonID? = nil, search: String? = nil) {
        self.init(state: .renewal(state), assignedTo: assignedTo, search: search)
    }

    public init(waiting: Waiting) {
        self.waiting = waiting
    }
}

/// One line of the journal as stored, for timelines and `verify`.
public struct JournalLine: Equatable, Sendable {
    public let sequence: Int64
    public let at: Moment
    public let role: OfficeRole
    public let account: AccountID?
    public let entry: Entry

    public init(sequence: Int64, at: Moment, role: OfficeRole, account: AccountID?, entry: Entry) {
        self.sequence = sequence
        self.at = at
        self.role = role
        self.account = account
        self.entry = entry
    }
}

/// Where the file of a ``Material`` lies: encrypted in the vault under `blob`. Slot, time and whether it is current
/// stand in the case.
public struct MaterialFile: Equatable, Sendable {
    public let id: MaterialID
    public let caseID: CaseID
    public let kind: FileKind
    /// Of the plain file.
    public let bytes: Int
    public let blob: BlobID

    public init(id: MaterialID, caseID: CaseID, kind: FileKind, bytes: Int, blob: BlobID) {
        self.id = id
        self.caseID = caseID
        self.kind = kind
        self.bytes = bytes
        self.blob = blob
    }
}

/// The digest of a stored file's ciphertext, in lower-case hexadecimal: its name in the vault.
public struct BlobID: Hashable, Sendable {
    public let hex: String
    public init(hex: String) { self.hex = hex }
}

/// Which flow a draft belongs to. Stable raw values: they lie in the database.
public enum Flow: String, Sendable {
    case renewal, signing, check, tenancy, subsidy
    /// Of the rent subsidy after the application: an objection, a correction, a change, a complaint.
    case ownSubsidy = "own-subsidy"
    /// A clerk's, of reports on paper.
    case checkReport = "check-report"
    /// A clerk's, of what families brought for the corrections of their applications.
    case mending
}

/// What a person has typed and not yet handed in: one replaceable row a person and flow.
public struct Draft: Equatable, Sendable {
    public let person: PersonID
    public let flow: Flow
    /// The screen's own JSON.
    public var body: String
    public var savedAt: Moment

    public init(person: PersonID, flow: Flow, body: String, savedAt: Moment) {
        self.person = person
        self.flow = flow
        self.body = body
        self.savedAt = savedAt
    }
}

/// What a person types to say who he is: an applicant's document number, an organisation's code, a staff name.
public struct Login: Hashable, Sendable {
    /// Normalised: full-width folded, spaces removed, upper case for document numbers.
    public let text: String
    public init(normalised text: String) { self.text = text }
}

/// A login with its password and roles.
public struct Account: Equatable, Sendable {
    public let id: AccountID
    public let login: Login
    public let person: PersonID
    /// In full; masked wherever it is shown to others.
    public var name: String
    public var roles: Set<OfficeRole>
    /// A self-describing string with algorithm, parameters, salt and hash; nil until activated by a one-time code.
    public var passwordHash: String?
    public var isDisabled: Bool
    public var createdAt: Moment

    public init(
        id: AccountID, login: Login, person: PersonID, name: String, roles: Set<OfficeRole>, passwordHash: String?,
        isDisabled: Bool, createdAt: Moment
    ) {
        self.id = id
        self.login = login
        self.person = person
        self.name = name
        self.roles = roles
        self.passwordHash = passwordHash
        self.isDisabled = isDisabled
        self.createdAt = createdAt
    }
}

/// What failed sign-ins are counted against.
public enum ThrottleKey: Hashable, Sendable {
    case login(Login)
    case terminal(TerminalID)
    /// A certificate, or the file that holds one, by its fingerprint.
    case certificate(String)

    var isLogin: Bool {
        if case .login = self { true } else { false }
    }
}

/// Failed sign-ins in a row and when the next may be tried, by the machine's clock (contract: Time).
public struct Throttle: Equatable, Sendable {
    public let key: ThrottleKey
    public var failures: Int
    public var nextAllowed: MachineMoment

    public init(key: ThrottleKey, failures: Int, nextAllowed: MachineMoment) {
        self.key = key
        self.failures = failures
        self.nextAllowed = nextAllowed
    }
}

/// A code that a clerk issued after seeing person and card: 8 digits, 15 minutes, one use, five tries.
public struct OneTimeCode: Equatable, Sendable {
    public let account: AccountID
    public let hash: String
    public let issuedBy: AccountID
    public let expires: MachineMoment
    public var triesLeft: Int
    /// A used code stays until the next one is issued, so that a second use is told as such.
    public var isUsed: Bool

    public init(
        account: AccountID, hash: String, issuedBy: AccountID, expires: MachineMoment, triesLeft: Int, isUsed: Bool
    ) {
        self.account = account
        self.hash = hash
        self.issuedBy = issuedBy
        self.expires = expires
        self.triesLeft = triesLeft
        self.isUsed = isUsed
    }
}

/// The notice of what is collected (L-01) that a person agreed to.
public struct ConsentRecord: Equatable, Sendable {
    public let person: PersonID
    public let notice: String
    public let version: Int
    public let at: Moment

    public init(person: PersonID, notice: String, version: Int, at: Moment) {
        self.person = person
        self.notice = notice
        self.version = version
        self.at = at
    }
}

/// 呼叫工作人员: which machine, at which step, since when. No name.
public struct StaffCall: Equatable, Sendable {
    public let id: CallID
    public let terminal: TerminalID
    public let step: String
    public let since: Moment
    public var answeredBy: AccountID?
    public var closedAt: Moment?

    public init(
        id: CallID, terminal: TerminalID, step: String, since: Moment, answeredBy: AccountID? = nil,
        closedAt: Moment? = nil
    ) {
        self.id = id
        self.terminal = terminal
        self.step = step
        self.since = since
        self.answeredBy = answeredBy
        self.closedAt = closedAt
    }
}

/// What the directory says of itself.
public struct OfficeInfo: Equatable, Sendable {
    public let id: String
    /// A training directory has a clock that can be set, and every screen of it says 训练.
    public let isTraining: Bool
    public let createdAt: Moment

    public init(id: String, isTraining: Bool, createdAt: Moment) {
        self.id = id
        self.isTraining = isTraining
        self.createdAt = createdAt
    }
}

/// The clock of a training directory: `office = offset + machine`, or a fixed moment while frozen.
public struct StoredClock: Equatable, Sendable {
    /// Office time at `setAt`.
    public var office: Moment
    /// The machine's time when it was set.
    public var setAt: MachineMoment
    public var isFrozen: Bool

    public init(office: Moment, setAt: MachineMoment, isFrozen: Bool) {
        self.office = office
        self.setAt = setAt
        self.isFrozen = isFrozen
    }

    /// Office time when the machine says `machine`.
    public func now(_ machine: MachineMoment) -> Moment {
        isFrozen ? office : office.adding(milliseconds: machine.milliseconds - setAt.milliseconds)
    }
}

/// Milliseconds since 1970 by the machine's own clock: for token lives and sign-in delays, never for office time.
public struct MachineMoment: Hashable, Comparable, Sendable {
    public let milliseconds: Int64
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: MachineMoment, right: MachineMoment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// `seconds` later, or earlier where it is negative.
    public func adding(seconds: Int64) -> MachineMoment { .init(milliseconds: milliseconds + seconds * 1000) }
}
