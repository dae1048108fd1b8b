import Housing

/// Somebody's own application for the rent subsidy of a year, in a line: for the first page and 【我的】.
public struct MySubsidy: Equatable, Sendable {
    public let batch: BatchID
    /// As the notice is called.
    public let title: String
    /// 备案回执号.
    public let receipt: String
    public let submittedAt: Moment
    public let state: SubsidyState
    /// nil before the agreement is signed.
    public let agreement: SubsidyAgreement.State?
    /// Papers are missing, and nothing is paid until they are there (Q22).
    public let isWithheld: Bool
    /// What is still to be given back (LH-62).
    public let owed: Money
    /// Why the agreement ended before its term; nil where it did not.
    public let stop: SubsidyReason?
    /// The last day for signing, and the working days that are left, today not counted; nil while not called.
    public let signBy: Deadline?
    /// The same for what was sent back.
    public let correctBy: Deadline?
    /// Nothing is handed in, changed or taken back any more (LH-20).
    public let isWindowOver: Bool
    /// The last day of the publication that runs; nil while none does.
    public let publishedUntil: Day?

    /// A last day.
    public struct Deadline: Equatable, Sendable {
        public let day: Day
        /// Working days after today, that one counted; 0 on the day itself. nil where no calendar can be read.
        public let workingDaysLeft: Int?
        /// Some of them lie beyond the last notice of holidays.
        public let isProvisional: Bool
        /// It has passed.
        public let isOver: Bool

        init(_ day: Day, on today: Day, _ calendar: WorkCalendar?) {
            self.day = day
            isOver = today > day
            let left = calendar?.workingDays(after: today, through: day)
            workingDaysLeft = left?.count
            isProvisional = left?.isProvisional ?? false
        }
    }

    /// nil for a family that did not apply.
    init?(
        _ hand: FamilyInHand, correction: KeptRecord<CorrectionBody>?, on today: Day, _ calendar: WorkCalendar?
    ) {
        guard let application = hand.family.application else { return nil }
        let standing = hand.family.standing
        batch = hand.id
        title = hand.file.notice.title
        receipt = hand.receipt
        submittedAt = application.submittedAt
        state = standing.state
        isWindowOver = hand.now > hand.file.batch.notice.window.upperBound
        let terms = hand.family.agreement?.terms
        agreement = terms?.state
        isWithheld = terms?.isWithheld ?? false
        owed = terms.map { Money(fen: $0.overpaid.fen - $0.recovered.fen) } ?? Money(fen: 0)
        stop = terms?.stop?.reason
        signBy = standing.state == .called ? standing.signBy.map { Deadline($0, on: today, calendar) } : nil
        correctBy = correction.map { Deadline($0.body.deadline, on: today, calendar) }
        let list = hand.file.batch.lists.first { $0.number == standing.list }
        let isRunning = standing.state == .published && hand.file.batch.state == .published
        publishedUntil = isRunning ? list.flatMap { today <= $0.endsOn ? $0.endsOn : nil } : nil
    }
}

/// All that is told somebody of his own application, agreement and payments.
public struct MySubsidyFile: Equatable, Sendable {
    public let summary: MySubsidy
    public let notice: NoticeFile
    /// Every decision and every month; what staff wrote of their decisions is not in it.
    public let why: Why
    public let standing: SubsidyStanding
    /// Its place among the eligible, from 1; nil where it is not one of them.
    public let rank: Int?
    /// What of the papers is missing.
    public let lacks: [SubsidyLack]
    public let counts: SubsidyBatch.Counts
    /// Every place is given, or the batch is done: nobody is listed or called any more.
    public let isOver: Bool
    /// That on which it stands; before it stands on one, that which is published now.
    public let list: MyList?
    /// What was sent back and waits for an answer.
    public let correction: MyCorrection?
    public let agreement: MyAgreement?
    /// The changes of its term, the first first.
    public let changes: [MyChange]
    /// What the person himself objected to in this batch, and what he complained of with his name; the first first.
    public let objections: [MyObjection]
    public let complaints: [MyComplaint]
    /// What is held of it: its line of the register, its form.
    public let register: RegisterEntry
    public let sizeNow: Int
    public let form: SubsidyForm?
    public let today: Day

    /// Whether a change can be reported: there is an agreement, and none is looked into.
    public var canReport: Bool { agreement != nil && !changes.contains(where: \.isOpen) }
}

/// A published list, as far as it concerns one family.
public struct MyList: Equatable, Sendable {
    public let number: Int
    public let publishedAt: Moment
    /// The last day of publication; it ends at 24:00.
    public let endsOn: Day
    /// The last day on which it can be read (Q35).
    public let shownUntil: Day
    public let length: Int
    /// The family's place on it; nil where it is not on it.
    public let sequence: Int?
    /// Objections are taken (LH-52, Q9).
    public let isRunning: Bool
    public let isShown: Bool
}

/// What was sent back to the family (LH-44).
public struct MyCorrection: Equatable, Sendable {
    public let items: [CorrectionItem]
    public let askedAt: Moment
    public let deadline: MySubsidy.Deadline
}

/// A change of the family's term (LH-59).
public struct MyChange: Equatable, Sendable {
    public let number: String?
    /// One of ``ChangeDesk/matters``.
    public let matter: String
    public let eventDay: Day
    public let at: Moment
    /// The person reported it; else staff did, or the monthly check found it.
    public let isOwn: Bool
    public let words: String?
    public let isOpen: Bool
    /// nil while it is open.
    public let decision: ChangeDecision?
    /// Which fact was declared falsely; nil for another decision, and for an old one.
    public let untrue: String?
    public let decidedAt: Moment?
}

/// An objection that the person made (Q9).
public struct MyObjection: Equatable, Sendable {
    public let number: String
    public let at: Moment
    public let text: String
    /// nil while nobody has decided.
    public let isUpheld: Bool?
    public let decidedAt: Moment?
}

/// A complaint that the person made under his name (LH-64).
public struct MyComplaint: Equatable, Sendable {
    public let number: String
    public let at: Moment
    public let text: String
    public let answer: String?
    public let answeredAt: Moment?
}
