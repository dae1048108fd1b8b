import Housing
import Office

/// The parts into which the queue is divided, a row of them a kind of case.
public enum QueueTab: Int, CaseIterable, Hashable, Sendable {
    case waiting, mine, reviewing, returned, approved, rejected, all
    case toIssue, toAnswer, atCounter, signed, toSign, concluded, allContracts
    case changesWaiting, changesReviewing, changesDecided, allChanges

    static let rows: [[QueueTab]] = [
        [.waiting, .mine, .reviewing, .returned, .approved, .rejected, .all],
        [.toIssue, .toAnswer, .atCounter, .signed, .toSign, .concluded, .allContracts],
        [.changesWaiting, .changesReviewing, .changesDecided, .allChanges],
    ]

    /// Whether it belongs to the row of contracts.
    var isOfContracts: Bool { Self.rows[1].contains(self) }
    /// Whether it belongs to the row of deaths and people who moved out.
    var isOfChanges: Bool { Self.rows[2].contains(self) }
    /// The tabs of its row, by the digits that choose them.
    var row: [QueueTab] { Self.rows.first { $0.contains(self) } ?? Self.rows[0] }
    /// The first tab of the next row, round again after the last.
    var firstOfNextRow: QueueTab {
        let index = Self.rows.firstIndex { $0.contains(self) } ?? 0
        return Self.rows[(index + 1) % Self.rows.count].first ?? .waiting
    }

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
        case .mine, .all, .toIssue, .toAnswer, .toSign, .allContracts, .allChanges: nil
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
    public let holder: Holder

    /// - Parameters:
    ///   - tab: where it is listed; nil for what was searched for.
    ///   - holders: the masked names of who has cases in hand.
    init(
        _ summary: CaseSummary, in tab: QueueTab?, today: Day, reader: PersonID, holders: [PersonID: String]
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
            case .renewal(.submitted), .renewal(.underReview), .contract(.signed), .tenancy(.reported),
                .tenancy(.underReview):
                summary.submittedAt
            default: tab == .toIssue || tab == .toAnswer ? summary.updatedAt : nil
            }
        waitingDays = since.map { today.days(since: $0.day) }
        isLate = summary.isLate
        holder = summary.assignedTo.map { $0 == reader ? .you : .other(holders[$0] ?? "") } ?? .nobody
    }
}
