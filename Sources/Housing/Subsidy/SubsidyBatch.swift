/// The subsidy of one year (LH-30 … LH-54): who applied by the notice, reviewed, published, called and signed in the
/// register's order until the quota is used up.
///
/// It keeps its counts, so that nothing is counted when it is asked; the applications themselves are stepped through by
/// ``SubsidyStep``.
public struct SubsidyBatch: Hashable, Sendable {
    public let id: BatchID
    public let notice: SubsidyNotice
    public internal(set) var state: State
    public internal(set) var version: Int
    /// The lists that were published, the first one first.
    public internal(set) var lists: [List]
    public internal(set) var counts: Counts

    /// The raw values are printed and stored and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        case open = "OPEN"
        case closed = "CLOSED"
        case reviewed = "REVIEWED"
        case published = "PUBLISHED"
        case concluded = "CONCLUDED"
        case signing = "SIGNING"
        /// Every place is given.
        case filled = "FILLED"
        case finished = "FINISHED"
    }

    /// What is done with a batch as a whole.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case close = "CLOSE"
        case review = "REVIEW"
        case publish = "PUBLISH"
        case conclude = "CONCLUDE"
        case call = "CALL"
        case waive = "WAIVE"
        case supplement = "SUPPLEMENTARY"
        case finish = "FINISH"

        /// Where it can be done.
        public var states: Set<State> {
            switch self {
            case .close: [.open]
            // Findings come late: it is said again until every place is given, of listed families too.
            case .review: [.closed, .reviewed, .published, .concluded, .signing]
            case .publish: [.reviewed]
            case .conclude: [.published]
            case .call: [.concluded, .signing]
            case .waive: [.signing]
            case .supplement: [.concluded, .signing]
            case .finish: [.concluded, .signing, .filled]
            }
        }
    }

    /// A published list (LH-51, LH-52).
    public struct List: Hashable, Sendable, Codable {
        /// 1 for the first.
        public let number: UInt8
        public let publishedAt: Moment
        /// The last day of publication; it ends at 24:00.
        public let endsOn: Day
        /// How many families are on it.
        public let length: Int

        /// Until when it can be read (Q35).
        public func isShown(on day: Day, takedownDays: Int) -> Bool { day <= endsOn.adding(days: takedownDays) }
    }

    /// How many applications stand where.
    public struct Counts: Hashable, Sendable, Codable {
        public var signed: Int
        /// Called and still free to sign.
        public var called: Int
        public var waived: Int
        /// Through publication and waiting for their call.
        public var waiting: Int
        /// Eligible beyond the lists.
        public var notReached: Int
        public var openObjections: Int

        public init(
            signed: Int = 0, called: Int = 0, waived: Int = 0, waiting: Int = 0, notReached: Int = 0,
            openObjections: Int = 0
        ) {
            self.signed = signed
            self.called = called
            self.waived = waived
            self.waiting = waiting
            self.notReached = notReached
            self.openObjections = openObjections
        }
    }

    public init(id: BatchID, notice: SubsidyNotice) {
        self.id = id
        self.notice = notice
        state = .open
        version = 1
        lists = []
        counts = Counts()
    }

    /// As a store kept it.
    public init(id: BatchID, notice: SubsidyNotice, state: State, version: Int, lists: [List], counts: Counts) {
        self.id = id
        self.notice = notice
        self.state = state
        self.version = version
        self.lists = lists
        self.counts = counts
    }

    /// How many families may still be helped.
    public var quotaLeft: Int { notice.quota - counts.signed }

    /// How many may be called now (LH-30, LH-53).
    public var callable: Int {
        SigningOrder.callable(
            quota: notice.quota, signed: counts.signed, called: counts.called, waiting: counts.waiting)
    }

    /// Who may is asked where somebody signs in.
    ///
    /// - Throws: `WRONG_STATE` where the act has no place now.
    public func permit(_ act: Act) throws(Refusal) {
        guard act.states.contains(state) else { throw Refusal(.wrongState, "6.4", .batchState(state), .batchAct(act)) }
    }

    /// What can be said of a step without a look at the families: whether, and from when.
    ///
    /// - Throws: `WRONG_STATE`; as ``requireDue(_:at:)``.
    public func permit(_ act: Act, at now: Moment) throws(Refusal) {
        try permit(act)
        try requireDue(act, at: now)
    }

    /// - Throws: of the close `NOT_EXPIRED` with the end of the window; of the end of publication `PUBLICITY_NOT_OVER` with
    ///   the last day and `OBJECTION_OPEN` with their number; of a call or a supplementary list `QUOTA_USED_UP`; of that list
    ///   and of the end `PLACES_LEFT` with how many may still sign or be called; of a call `NOBODY_WAITING`.
    func requireDue(_ act: Act, at now: Moment) throws(Refusal) {
        switch act {
        case .close:
            guard now > notice.window.upperBound else {
                throw Refusal(.notExpired, "LH-20", .since(notice.window.upperBound))
            }
        case .conclude:
            if let list = lists.last, now.day <= list.endsOn {
                throw Refusal(.publicityNotOver, "LH-52", .until(list.endsOn))
            }
            guard counts.openObjections == 0 else {
                throw Refusal(.objectionOpen, "Q9", .found(counts.openObjections))
            }
        case .call:
            guard quotaLeft > 0 else { throw Refusal(.quotaUsedUp, "LH-31") }
            guard callable > 0 else { throw Refusal(.nobodyWaiting, "LH-53", .found(counts.called)) }
        case .supplement:
            guard quotaLeft > 0 else { throw Refusal(.quotaUsedUp, "LH-31") }
            guard counts.waiting == 0, counts.called == 0 else {
                throw Refusal(.placesLeft, "Q7", .found(counts.waiting + counts.called))
            }
        case .finish:
            guard counts.called == 0, quotaLeft == 0 || counts.waiting == 0 else {
                throw Refusal(.placesLeft, "LH-53", .found(counts.called + callable))
            }
        case .review, .publish, .waive: break
        }
    }

    // MARK: One family

    /// Something in the batch is otherwise than it was: a step that looked at it before looks again.
    public mutating func noteChange() { version += 1 }

    /// Whether news about a family puts it back under review: it was reviewed and is on no list, and the review or a
    /// supplementary list may still come to it. A refusal that was confirmed is final with the first list; whether a refused
    /// one still has its dwelling is to be asked besides (Q17).
    public func reopens(_ standing: SubsidyStanding) -> Bool {
        guard SubsidyBatch.Act.review.states.contains(state), standing.isReopenable else { return false }
        return standing.state != .ineligible || lists.isEmpty
    }

    /// What a family is judged by is otherwise than it was; the state of the batch stays as it is.
    public mutating func reopen(_ standing: inout SubsidyStanding) {
        guard reopens(standing) else { return }
        if standing.state == .notReached { counts.notReached -= 1 }
        standing.reopen()
    }

    /// The family takes its application back, while the window is open (LH-20).
    ///
    /// - Throws: `WINDOW_CLOSED` with the last moment, whether or not the batch was closed; `WRONG_STATE`.
    public func withdraw(_ standing: inout SubsidyStanding, at now: Moment) throws(Refusal) {
        guard now <= notice.window.upperBound else {
            throw Refusal(.windowClosed, "LH-20", .since(notice.window.upperBound))
        }
        try standing.withdraw()
    }

    /// Whether a family's application holds its dwelling and those who rent together against another one (LH-32, LH-33):
    /// while it is live, or beyond a list that a later one may still make so. A refused one holds nothing (Q17).
    public func isHolding(_ standing: SubsidyStanding) -> Bool {
        standing.state.isLive || (standing.state == .notReached && reopens(standing))
    }

    /// Whether anything about a family is decided or mended still: not once every place is given.
    public var isDeciding: Bool { state != .filled && state != .finished }

    /// - Throws: `WRONG_STATE` with the batch's state where nothing is decided any more.
    public func requireDeciding(_ act: SubsidyAct) throws(Refusal) {
        guard isDeciding else {
            throw Refusal(.wrongState, "6.4", .batchState(state), .subsidyAct(act))
        }
    }

    /// A person says that what the review found against a family is so (L-06); one that was listed is out, and those after
    /// it move up (Q9).
    ///
    /// - Parameter found: what the rules say of it at this moment.
    /// - Throws: `WRONG_STATE`; `NOTHING_PROPOSED`, also where some of what the review found holds no more: the review looks
    ///   again first.
    public mutating func confirmRefusal(of standing: inout SubsidyStanding, found: Eligibility) throws(Refusal) {
        try requireDeciding(.confirmRefusal)
        let before = standing
        var refused = standing
        try refused.confirmRefusal()
        guard before.proposed.isSubset(of: found.reasons) else { throw Refusal(.nothingProposed, "L-06") }
        standing = refused
        if before.state == .publicityPassed { counts.waiting -= 1 }
        if before.state == .called { counts.called -= 1 }
    }

    /// A called family signs and leaves the waiting list in the same transaction (LH-53, LH-57).
    ///
    /// - Parameters:
    ///   - isListed: whether it is still on the waiting list.
    ///   - isHouseTaken: whether an agreement of another batch for the same dwelling is in force, or is still to be paid.
    ///   - found: what the rules say of it at this moment.
    /// - Throws: `LEFT_REGISTER_EARLY` where it is not listed; `DEADLINE_PASSED`; `FINDING_OPEN` where something speaks
    ///   against it or is 待核实; `HOUSE_DUPLICATE` where its dwelling is taken (LH-32).
    public mutating func sign(
        _ standing: inout SubsidyStanding, isListed: Bool, isHouseTaken: Bool, found: Eligibility, on day: Day
    ) throws(Refusal) {
        try standing.permit(.sign)
        guard isListed else { throw Refusal(.leftRegisterEarly, "LH-57") }
        var signed = standing
        try signed.sign(on: day)
        guard found.outcome == .eligible else { throw Refusal(.findingOpen, "LH-50") }
        guard !isHouseTaken else { throw Refusal(.houseDuplicate, "LH-32", .subsidyAct(.sign)) }
        standing = signed
        counts.called -= 1
        counts.signed += 1
        if quotaLeft == 0 { state = .filled }
        version += 1
    }

    /// It gives its turn up (LH-54); that cannot be taken back in this batch.
    public mutating func decline(_ standing: inout SubsidyStanding) throws(Refusal) {
        try standing.decline()
        counts.called -= 1
        counts.waived += 1
        version += 1
    }

    /// Somebody objects to a listed family while the list is published (Q9).
    ///
    /// - Throws: `DEADLINE_PASSED` with the last day.
    public mutating func receiveObjection(to standing: SubsidyStanding, on day: Day) throws(Refusal) {
        try standing.permit(.object)
        if let list = lists.last, day > list.endsOn { throw Refusal(.deadlinePassed, "Q9", .until(list.endsOn)) }
        counts.openObjections += 1
        version += 1
    }

    /// Upheld, the family is out, those after it move up, and the list grows no longer (Q9).
    public mutating func decideObjection(to standing: inout SubsidyStanding, isUpheld: Bool) throws(Refusal) {
        // Another objection may have put it out before.
        if isUpheld, standing.state == .published { try standing.upholdObjection() }
        counts.openObjections -= 1
        version += 1
    }
}
