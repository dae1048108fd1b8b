import Forms
import Housing
import Office
import Texts

/// What did not work at the counter.
public struct CounterTrouble: Equatable, Sendable {
    public let failure: OfficeFailure

    public init(_ failure: OfficeFailure) {
        self.failure = failure
    }

    /// What it is, and the way on.
    public var sentence: String {
        (code.flatMap(SignInTexts.refusedToStaff) ?? failure.text).sentence
    }

    var code: RefusalCode? {
        switch failure {
        case .refused(let refusal), .held(let refusal, _): refusal.code
        case .denied, .input, .store: nil
        }
    }

    /// How many cases wait that are for others to review, where there is none for him.
    var left: Int? {
        guard case .refused(let refusal) = failure, refusal.code == .nothingWaiting else { return nil }
        for case .found(let count) in refusal.arguments { return count }
        return 0
    }

    /// Whether somebody has to sign in anew.
    public var endsSession: Bool { code == .sessionEnded }
    /// Whether the case is not what was seen.
    var isRaceLost: Bool {
        if case .held = failure { return true }
        return failure == .store(.changedByOther) || code == .wrongState || code == .claimedByOther
    }
}

/// Who is at the counter, and what the keys may offer.
public struct Clerk: Equatable, Sendable {
    /// Staff are shown by their full name to themselves.
    public let name: String
    public let mayReview: Bool
    /// What others have in hand.
    public let mayPutBack: Bool
    public let mayShowPersonal: Bool
    public let mayIssueCodes: Bool
    public let mayAnswerCalls: Bool
    /// What is wrong with the office's rules: it keeps cases from being decided, and is told before one is taken.
    public let problem: CounterTrouble?

    init(_ session: Session, problem: CounterTrouble? = nil) {
        self.problem = problem
        name = session.name
        mayReview = session.may(.decideCase)
        mayPutBack = session.may(.putBackCase)
        mayShowPersonal = session.may(.showPersonal)
        mayIssueCodes = session.may(.issueCode)
        mayAnswerCalls = session.may(.answerCall)
    }
}

/// The parts into which the queue is divided.
public enum QueueTab: Int, CaseIterable, Hashable, Sendable {
    case waiting, mine, reviewing, returned, approved, rejected, all

    /// Nil: by the person, or every state.
    var state: Renewal.State? {
        switch self {
        case .waiting: .submitted
        case .reviewing: .underReview
        case .returned: .returned
        case .approved: .approved
        case .rejected: .rejected
        case .mine, .all: nil
        }
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
        case nobody, you, other
    }

    public let id: CaseID
    public let number: ReceiptNumber
    public let maskedName: String
    public let leaseNumber: String
    public let state: Renewal.State
    public let submitted: Day?
    /// Days since it was handed in, where it waits for the office.
    public let waitingDays: Int?
    public let isLate: Bool
    public let holder: Holder

    init(_ summary: CaseSummary, today: Day, reader: PersonID) {
        id = summary.id
        number = summary.number
        maskedName = Mask.name(summary.applicantName)
        leaseNumber = summary.leaseNumber
        state = summary.state
        submitted = summary.submittedAt?.day
        let waits = summary.state == .submitted || summary.state == .underReview
        waitingDays = waits ? summary.submittedAt.map { today.days(since: $0.day) } : nil
        isLate = summary.isLate
        holder = summary.assignedTo.map { $0 == reader ? .you : .other } ?? .nobody
    }
}

/// A case that is being looked at, and how its reader stands to it.
public struct OpenCase: Equatable, Sendable {
    public let file: CaseFile
    public let today: Day
    /// Whether it is his to decide, here.
    public let isYours: Bool
    /// It is in hand of the same reader at another place, or was when that one was cut off.
    public let isElsewhere: Bool
    /// Decided or sent back by himself, at another place or before.
    public let isDoneByYou: Bool
    /// He is the applicant, or put something in for him.
    public let separation: Separation?

    public enum Separation: Equatable, Sendable {
        case own, entered
    }

    init(_ file: CaseFile, today: Day, _ session: Session) {
        self.file = file
        self.today = today
        let reader = session.person
        let claim = file.renewal.claim
        let isHere = claim?.session.map { $0 == session.id } ?? true
        isYours = claim?.reviewer == reader && isHere
        isElsewhere = claim?.reviewer == reader && !isHere
        isDoneByYou = file.doneBy?.person == reader
        let isOwn = file.renewal.applicant == reader
        separation = isOwn ? .own : file.renewal.enteredBy.contains(reader) ? .entered : nil
    }

    public var renewal: Renewal { file.renewal }
}

/// What a decision may rest on.
public struct Grounds: Equatable, Sendable {
    public let reasons: Reasons
    /// Of a return made today.
    public let deadline: Day
    public let isProvisional: Bool
}

/// What was decided, and what comes next.
public struct Decided: Equatable, Sendable {
    public enum Next: Equatable, Sendable {
        case opened(OpenCase)
        /// None for him; so many wait for others.
        case nothing(left: Int)
        /// Not found out.
        case unknown
    }

    public let renewal: Renewal
    public let next: Next
}

/// A call from a kiosk.
public struct CallRow: Equatable, Sendable {
    public let id: CallID
    public let machine: String
    public let step: String
    public let since: Moment
    public let waitedSeconds: Int
    public let isAnswered: Bool

    init(_ call: StaffCall, now: Moment) {
        id = call.id
        // A terminal that nobody gave a name goes by its device, which says nothing to people.
        machine = call.terminal.raw.hasPrefix("/dev/") ? CounterTexts.unnamedTerminal : call.terminal.raw
        step = call.step
        since = call.since
        waitedSeconds = max(0, Int(now.milliseconds(since: call.since) / 1000))
        isAnswered = call.answeredBy != nil
    }
}
