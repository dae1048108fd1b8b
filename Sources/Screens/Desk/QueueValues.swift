import Housing
import Office

/// The kinds of case in the queue, in the order of F7. Each has a row of tabs of its own; a new kind is a case here and its
/// tabs below.
public enum QueueKind: CaseIterable, Hashable, Sendable {
    case renewals, contracts, checks, changes

    /// Its tabs, by the digits that choose them. No more than nine.
    var tabs: [QueueTab] {
        switch self {
        case .renewals: [.waiting, .mine, .reviewing, .returned, .approved, .rejected, .all]
        case .contracts: [.toIssue, .toAnswer, .atCounter, .signed, .toSign, .concluded, .allContracts]
        case .checks: [.toSend, .checking, .toConfirm, .objected, .meets, .fails, .allChecks]
        case .changes: [.changesWaiting, .changesReviewing, .changesDecided, .allChanges]
        }
    }

    /// The tabs in which something waits for the office.
    private var toDo: [QueueTab] {
        switch self {
        case .renewals: [.waiting, .reviewing]
        case .contracts: [.toIssue, .toAnswer, .atCounter, .signed]
        case .checks: [.toSend, .toConfirm, .objected]
        case .changes: [.changesWaiting, .changesReviewing]
        }
    }

    /// How many of its cases wait for the office.
    func toDo(in counts: [QueueTab: Int]) -> Int { toDo.reduce(0) { $0 + (counts[$1] ?? 0) } }

    /// The one that comes after it.
    var next: QueueKind {
        let all = QueueKind.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + 1) % all.count]
    }
}

/// The parts into which the queue is divided, a row of them a kind of case.
public enum QueueTab: Int, CaseIterable, Hashable, Sendable {
    case waiting, mine, reviewing, returned, approved, rejected, all
    case toIssue, toAnswer, atCounter, signed, toSign, concluded, allContracts
    case toSend, checking, toConfirm, objected, meets, fails, allChecks
    case changesWaiting, changesReviewing, changesDecided, allChanges

    /// The kind of case that it lists.
    var kind: QueueKind { QueueKind.allCases.first { $0.tabs.contains(self) } ?? .renewals }

    /// - Parameter reader: who has a case in hand in ``mine``.
    func filter(for reader: PersonID) -> QueueFilter {
        switch self {
        case .mine: QueueFilter(kind: .renewal, assignedTo: reader)
        case .all: QueueFilter(kind: .renewal)
        case .toIssue: QueueFilter(waiting: .contract)
        case .toAnswer: QueueFilter(waiting: .answer)
        case .toSign: QueueFilter(waiting: .applicant)
        case .allContracts: QueueFilter(kind: .contract)
        case .allChanges: QueueFilter(kind: .tenancyChange)
        case .allChecks: QueueFilter(kind: .economicCheck)
        default: state.map { QueueFilter(state: $0) } ?? QueueFilter()
        }
    }

    /// How many it lists, where that is kept.
    func count(in counts: QueueCounts) -> Int? {
        switch self {
        case .mine: nil
        case .all: counts.total(.renewal)
        case .toIssue: counts.awaitingContract
        case .toAnswer: counts.awaitingAnswer
        case .toSign: counts.awaitingApplicant
        case .allContracts: counts.total(.contract)
        case .allChanges: counts.total(.tenancyChange)
        case .allChecks: counts.total(.economicCheck)
        default: state.map { counts[$0] }
        }
    }

    /// Nil where it is not one state that it lists.
    private var state: CaseState? {
        switch self {
        case .waiting: .renewal(.submitted)
        case .reviewing: .renewal(.underReview)
        case .returned: .renewal(.returned)
        case .approved: .renewal(.approved)
        case .rejected: .renewal(.rejected)
        case .atCounter: .contract(.altIdentity)
        case .signed: .contract(.signed)
        case .concluded: .contract(.approved)
        case .changesWaiting: .tenancy(.reported)
        case .changesReviewing: .tenancy(.underReview)
        case .changesDecided: .tenancy(.decided)
        case .toSend: .check(.requested)
        case .checking: .check(.inProgress)
        case .toConfirm: .check(.reported)
        case .objected: .check(.objection)
        case .meets: .check(.meets)
        case .fails: .check(.fails)
        case .mine, .all, .toIssue, .toAnswer, .toSign, .allContracts, .allChecks, .allChanges: nil
        }
    }
}

extension ReceiptNumber {
    /// A letter and the digits of a receipt number that is none: a slip, and nothing that anybody is called.
    static func isMistyped(_ text: String) -> Bool {
        let marks = Normal.folded(text).uppercased().filter { $0 != "-" && $0 != " " }
        guard let letter = marks.first, CaseKind.allCases.contains(where: { $0.rawValue == String(letter) }) else {
            return false
        }
        let digits = marks.dropFirst()
        return digits.count == 10 && digits.allSatisfy { $0.isASCII && $0.isNumber } && ReceiptNumber(text) == nil
    }
}

/// Some rows of the queue, with how many there are of each kind.
public struct QueueWindow: Equatable, Sendable {
    public let tab: QueueTab
    public let search: String?
    public let rows: [QueueRow]
    /// The place of the first row, 0-based.
    public let first: Int
    public let total: Int
    public let counts: [QueueTab: Int]
    /// A search found more than are listed.
    public let isCut: Bool
}

/// A case in the queue, as it may be shown.
public struct QueueRow: Equatable, Sendable {
    public enum Holder: Equatable, Sendable {
        case nobody, you
        /// By his masked name.
        case other(String)
    }

    public let id: CaseID
    public let number: ReceiptNumber
    public let maskedName: String
    public let leaseNumber: String
    public let state: CaseState
    public let submitted: Day?
    public let updated: Day
    /// The last day on which the applicant can act; nil also while he signs, for that ends by itself.
    public let due: Day?
    /// The last day is over, and the daily run was not yet there.
    public let isOver: Bool
    /// He is at it.
    public let isSigning: Bool
    /// Days since it has been waiting for the office, where it does.
    public let waitingDays: Int?
    public let isLate: Bool
    /// Somebody of its lease is reported dead or moved out, and that is not decided yet.
    public let hasOpenChange: Bool
    /// The report of a check was entered and sent back.
    public let isToEnterAgain: Bool
    public let holder: Holder

    /// - Parameters:
    ///   - tab: where it is listed; nil for what was searched for.
    ///   - holders: the masked names of who has cases in hand.
    init(
        _ summary: CaseSummary, in tab: QueueTab?, today: Day, reader: PersonID, holders: [PersonID: String],
        isToEnterAgain: Bool = false
    ) {
        id = summary.id
        number = summary.number
        maskedName = Mask.name(summary.applicantName)
        leaseNumber = summary.leaseNumber
        state = summary.state
        submitted = summary.submittedAt?.day
        updated = summary.updatedAt.day
        let isSigning: Bool = if case .contract(let state) = summary.state { state.isAtKiosk } else { false }
        self.isSigning = isSigning
        due = isSigning ? nil : summary.dueDay
        isOver = due.map { $0 < today } ?? false
        let since: Moment? =
            switch summary.state {
            case .renewal(.submitted), .renewal(.underReview), .contract(.signed), .check(.requested),
                .check(.inProgress), .tenancy(.reported), .tenancy(.underReview):
                summary.submittedAt
            case .check(.reported), .check(.objection): summary.updatedAt
            default: tab == .toIssue || tab == .toAnswer ? summary.updatedAt : nil
            }
        waitingDays = since.map { today.days(since: $0.day) }
        isLate = summary.isLate
        self.isToEnterAgain = isToEnterAgain
        hasOpenChange = summary.openChange != nil && summary.state.isUnderWay
        holder = summary.assignedTo.map { $0 == reader ? .you : .other(holders[$0] ?? "") } ?? .nobody
    }
}

extension CaseState {
    /// Whether something is still to be done about it, the contract of an approved renewal included.
    fileprivate var isUnderWay: Bool {
        switch self {
        case .renewal(let state): state.isOpen || state == .approved
        case .contract(let state): state.isOpen
        case .check(let state): state.isOpen
        case .tenancy: false
        }
    }
}
