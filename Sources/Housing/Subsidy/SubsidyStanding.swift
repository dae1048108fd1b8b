/// How an application stands: flat, so that a step of a batch passes over a million of them. Who may do what, and when, is
/// asked by ``SubsidyBatch``; here stand the states and what comes of each act.
public struct SubsidyStanding: Hashable, Sendable {
    public private(set) var state: SubsidyState
    /// What the form lacked when it was handed in or mended.
    public private(set) var gaps: ReasonSet
    /// What the review found against it; nobody has confirmed it yet (L-06).
    public private(set) var proposed: ReasonSet
    /// How many conditions are 待核实.
    public private(set) var undecided: Int32
    /// Why it did not get there, confirmed.
    public private(set) var reasons: ReasonSet
    /// 1 for the list that was published first, one more for each supplementary one; 0 before.
    public private(set) var list: UInt8
    /// The place on that list, from 1; 0 before.
    public private(set) var sequence: Int32
    public private(set) var calledAt: Moment?
    /// The last day for signing.
    public private(set) var signBy: Day?

    /// One that is being written.
    public init() {
        state = .draft
        (gaps, proposed, reasons) = ([], [], [])
        (undecided, list, sequence) = (0, 0, 0)
    }

    /// As a store kept it.
    public init(
        state: SubsidyState, gaps: ReasonSet, proposed: ReasonSet, undecided: Int32, reasons: ReasonSet, list: UInt8,
        sequence: Int32, calledAt: Moment?, signBy: Day?
    ) {
        self.state = state
        self.gaps = gaps
        self.proposed = proposed
        self.undecided = undecided
        self.reasons = reasons
        self.list = list
        self.sequence = sequence
        self.calledAt = calledAt
        self.signBy = signBy
    }

    /// - Throws: `WRONG_STATE` where the act has no place now.
    public func permit(_ act: SubsidyAct) throws(Refusal) {
        guard act.isPossible(in: state) else {
            throw Refusal(.wrongState, "6.4", .subsidyState(state), .subsidyAct(act))
        }
    }

    // MARK: Until the close

    /// - Throws: the first thing that the form lacks: nothing incomplete is handed in (LH-41 … LH-45).
    public mutating func submit(gaps: ReasonSet) throws(Refusal) {
        try permit(.submit)
        if let first = gaps.reasons.first { throw Refusal(first.refusal, first.rule) }
        state = .submitted
    }

    public mutating func edit() throws(Refusal) {
        try permit(.edit)
        state = .draft
    }

    public mutating func withdraw() throws(Refusal) {
        try permit(.withdraw)
        state = .withdrawn
    }

    public mutating func lock() throws(Refusal) {
        try permit(.lock)
        state = .locked
    }

    // MARK: The review

    /// What the rules say of it now, and what the form lacks. It is said again until the family signs: findings come late,
    /// also against a family that nothing spoke against before. One that is listed stays where it is, until a person says
    /// that it is so.
    public mutating func review(_ found: Eligibility) throws(Refusal) {
        try permit(.review)
        proposed = found.reasons.union(gaps)
        undecided = Int32(clamping: found.undecided)
        guard !state.isOnList else { return }
        reasons = []
        state = isOpen ? .underReview : .eligible
    }

    /// Something speaks against it that nobody has confirmed, or is 待核实.
    public var isOpen: Bool { !proposed.isEmpty || undecided > 0 }

    /// Whether a review that finds this would leave it open.
    public func isOpen(by found: Eligibility) -> Bool {
        !found.reasons.union(gaps).isEmpty || found.undecided > 0
    }

    /// Whether a review that finds this would tell otherwise of it than the last one did.
    public func isOtherwise(by found: Eligibility) -> Bool {
        proposed != found.reasons.union(gaps) || undecided != Int32(clamping: found.undecided)
    }

    /// A person says that what the review found is so; a call that was open ends.
    ///
    /// - Throws: `NOTHING_PROPOSED` where nothing speaks against the family.
    public mutating func confirmRefusal() throws(Refusal) {
        try permit(.confirmRefusal)
        guard !proposed.isEmpty else { throw Refusal(.nothingProposed, "L-06") }
        end(.ineligible, for: proposed)
        signBy = nil
    }

    /// It is out: nothing is proposed against it any more.
    private mutating func end(_ last: SubsidyState, for why: ReasonSet) {
        reasons.formUnion(why)
        (proposed, undecided) = ([], 0)
        state = last
    }

    public mutating func askCorrection() throws(Refusal) {
        try permit(.askCorrection)
        state = .correction
    }

    /// The family has mended what was sent back; the review looks again, and nothing is confirmed before it has.
    public mutating func supplement(gaps: ReasonSet) throws(Refusal) {
        try permit(.supplement)
        self.gaps = gaps
        (proposed, undecided) = ([], 0)
        state = .underReview
    }

    /// The days for it went by: that it lacks something is proposed, and a person confirms it.
    public mutating func endCorrection() throws(Refusal) {
        try permit(.endCorrection)
        gaps.insert(.materialMissing)
        proposed.insert(.materialMissing)
        state = .underReview
    }

    /// What the family is judged by is otherwise than it was: what the rules said of it counts no more, and the review
    /// looks again. One beyond the list is put back too, for a supplementary list may still reach it, and one that was
    /// refused, while there is no list; whether that is so the batch says (``SubsidyBatch/reopen(_:)``). Nothing happens to
    /// one that nobody has reviewed, or that is listed.
    public mutating func reopen() {
        guard isReopenable else { return }
        (proposed, reasons, undecided) = ([], [], 0)
        state = .underReview
    }

    var isReopenable: Bool {
        switch state {
        case .eligible, .underReview, .ineligible: true
        case .notReached: reasons.contains(.notWithinList)
        case .draft, .submitted, .withdrawn, .locked, .correction, .published, .publicityPassed, .called, .signed,
            .waived:
            false
        }
    }

    // MARK: The list

    public mutating func publish(list: UInt8, sequence: Int32) throws(Refusal) {
        try permit(.publish)
        self.list = list
        self.sequence = sequence
        reasons = []
        state = .published
    }

    /// Its place lies beyond the list (LH-51).
    public mutating func passOver() throws(Refusal) {
        try permit(.passOver)
        reasons.insert(.notWithinList)
        state = .notReached
    }

    public mutating func upholdObjection() throws(Refusal) {
        try permit(.upholdObjection)
        end(.ineligible, for: ReasonSet(.objectionUpheld))
    }

    public mutating func endPublicity() throws(Refusal) {
        try permit(.endPublicity)
        state = .publicityPassed
    }

    // MARK: Signing

    public mutating func call(at now: Moment, signBy: Day) throws(Refusal) {
        try permit(.call)
        calledAt = now
        self.signBy = signBy
        state = .called
    }

    /// What kept it from signing is cleared: that took days which were its own (LH-54).
    ///
    /// - Parameter day: the last day for signing from now on; an earlier one than before changes nothing.
    mutating func giveDays(until day: Day) {
        if let signBy { self.signBy = max(signBy, day) }
    }

    /// - Throws: `DEADLINE_PASSED` after the last day (LH-54).
    public mutating func sign(on day: Day) throws(Refusal) {
        try permit(.sign)
        if let signBy, day > signBy { throw Refusal(.deadlinePassed, "LH-54", .until(signBy)) }
        (proposed, undecided) = ([], 0)
        state = .signed
    }

    /// Not signed in time counts as given up (LH-54).
    ///
    /// - Throws: `NOT_EXPIRED` while it may still sign.
    public mutating func waive(on day: Day) throws(Refusal) {
        try permit(.waive)
        if let signBy, day <= signBy { throw Refusal(.notExpired, "LH-54", .until(signBy)) }
        end(.waived, for: ReasonSet(.notSignedInTime))
    }

    public mutating func decline() throws(Refusal) {
        try permit(.decline)
        end(.waived, for: ReasonSet(.declined))
    }

    /// All places are given, to whatever it still was on its way (LH-31).
    public mutating func useUp() throws(Refusal) {
        try permit(.useUp)
        end(.notReached, for: ReasonSet(.quotaUsedUp))
    }
}
