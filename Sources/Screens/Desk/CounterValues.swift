import Forms
import Housing
import Office
import Texts

/// What did not work at the counter.
public struct CounterTrouble: Equatable, Sendable {
    public let failure: OfficeFailure
    /// A password was given by somebody who is signed in: there is no login name to be wrong.
    private let isOwnPassword: Bool

    public init(_ failure: OfficeFailure, isOwnPassword: Bool = false) {
        self.failure = failure
        self.isOwnPassword = isOwnPassword
    }

    /// What it is, and the way on.
    public var sentence: String {
        if isOwnPassword, code == .signInFailed { return SignInTexts.ownPasswordWrong.sentence }
        return (code.flatMap(SignInTexts.refusedToStaff) ?? failure.textAtScreen).sentence
    }

    var code: RefusalCode? { refusal?.code }

    /// The refusal, where a rule said no.
    var refusal: Refusal? {
        switch failure {
        case .refused(let refusal), .held(let refusal, _): refusal
        case .denied, .input, .store: nil
        }
    }

    /// How many cases wait that are for others to review, where there is none for him.
    var left: Int? {
        guard case .refused(let refusal) = failure, refusal.code == .nothingWaiting else { return nil }
        for case .found(let count) in refusal.arguments { return count }
        return 0
    }

    /// Whether what was typed from a signature sheet is not of the contract.
    var isOfSheetCode: Bool { code == .sheetCodeWrong || code == .sheetOfFormerVersion }

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
    public let maySeeQueue: Bool
    public let mayReview: Bool
    /// What others have in hand.
    public let mayPutBack: Bool
    public let mayShowPersonal: Bool
    public let mayIssueCodes: Bool
    public let mayAnswerCalls: Bool
    /// What is wrong with the office's rules: it keeps cases from being decided, and is told before one is taken.
    public let problem: CounterTrouble?
    /// Issues contracts, approves signed ones, takes them back, makes them void.
    public let mayDecideContracts: Bool
    /// Takes signatures in at the counter.
    public let mayWitness: Bool
    /// Takes in reports of a death or of somebody who moved out.
    public let mayRegisterChanges: Bool
    /// The texts and pictures of a case, which name people; income and property of a check.
    public let maySeeMaterial: Bool
    /// Takes papers of a check in: authorisations and reports.
    public let mayEnterReports: Bool
    public let mayConfirmReports: Bool
    public let mayDecideObjections: Bool
    /// To tell his own doings from others'.
    let person: PersonID
    private let roles: Set<OfficeRole>

    init(_ session: Session, problem: CounterTrouble? = nil) {
        self.problem = problem
        name = session.name
        maySeeQueue = session.may(.seeQueue)
        mayReview = session.may(.decideCase)
        mayPutBack = session.may(.putBackCase)
        mayShowPersonal = session.may(.showPersonal)
        mayIssueCodes = session.may(.issueCode)
        mayAnswerCalls = session.may(.answerCall)
        mayDecideContracts = session.may(.decideContract)
        mayWitness = session.may(.witnessContract)
        maySeeMaterial = session.may(.seeMaterial)
        mayRegisterChanges = session.may(.reportChange) && session.may(.findPerson)
        mayEnterReports = session.may(.enterReport)
        mayConfirmReports = session.may(.confirmReport)
        mayDecideObjections = session.may(.decideObjection)
        person = session.person
        roles = session.roles
    }

    /// Whether one of his roles may; for hints. The desks look again.
    func may(_ act: Act) -> Bool { !act.roles.isDisjoint(with: roles) }
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
    let today: Day
    let usual: Period
    let calendar: WorkCalendar

    init(_ reasons: Reasons, usual: Period, _ calendar: WorkCalendar, today: Day) {
        self.reasons = reasons
        self.usual = usual
        self.calendar = calendar
        self.today = today
        let reckoned = calendar.reckon(usual, after: today)
        deadline = reckoned.day
        isProvisional = reckoned.isProvisional
    }

    /// Of a return of these items: the longest that one of them is given.
    func deadline(of items: [ReturnItem]) -> WorkCalendar.Reckoned {
        guard !items.isEmpty else { return calendar.reckon(usual, after: today) }
        return calendar.latest(of: items.map { reasons.deadline(for: $0.reason) ?? usual }, after: today)
    }
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
        machine = FrameTexts.machine(call.terminal.raw)
        step = call.step
        since = call.since
        waitedSeconds = max(0, Int(now.milliseconds(since: call.since) / 1000))
        isAnswered = call.answeredBy != nil
    }
}
