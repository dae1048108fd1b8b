/// A step of a batch over its applications: what each of them becomes, and what the batch becomes. It computes and keeps
/// nothing; a store writes what changed and makes it visible at once.
///
/// The applications of a batch are handed in by the register's order.
public struct SubsidyStep: Sendable {
    /// One application in its place.
    public struct Place: Hashable, Sendable {
        /// In the register of the cut-off (LH-31).
        public let position: Int
        public var standing: SubsidyStanding

        public init(position: Int, standing: SubsidyStanding) {
            self.position = position
            self.standing = standing
        }
    }

    public private(set) var batch: SubsidyBatch
    public private(set) var places: [Place]
    /// The indices of the places that the step changed, ascending.
    public private(set) var changed: [Int] = []
    private let now: Moment

    public init(
        _ batch: SubsidyBatch, _ places: [Place], at now: Moment, act: SubsidyBatch.Act
    ) throws(Refusal) {
        try batch.permit(act)
        self.batch = batch
        self.places = places
        self.now = now
        self.batch.version += 1
    }

    // MARK: Close, review

    /// Nothing is handed in any more; what is there stands (LH-20, LH-50).
    ///
    /// - Throws: `NOT_EXPIRED` with the end of the window, while applications are still taken.
    public mutating func close() throws(Refusal) {
        try batch.requireDue(.close, at: now)
        for index in places.indices where places[index].standing.state == .submitted {
            try change(index) { (standing) throws(Refusal) in try standing.lock() }
        }
        batch.state = .closed
    }

    /// What the rules say of every family that nobody has decided about (LH-50), in the register's order; corrections whose
    /// days went by end first. A called family that something kept from signing, and nothing keeps any more, has the
    /// notice's days again from now.
    ///
    /// - Parameters:
    ///   - isOverdue: whether that is so of the correction at that index.
    ///   - found: what the rules say of the family at that index; nil leaves it as it is.
    /// - Throws: `CALENDAR_UNKNOWN` where days are to be given.
    public mutating func review(
        _ calendar: WorkCalendar, ending isOverdue: (Int) -> Bool, found: (Int) -> Eligibility?
    ) throws(Refusal) {
        for index in places.indices {
            let isEnded = places[index].standing.state == .correction && isOverdue(index)
            let isBeyond = places[index].standing.state == .notReached
            let wasKept = places[index].standing.isKeptFromSigning
            guard isEnded || SubsidyAct.review.isPossible(in: places[index].standing.state),
                let found = found(index), !(isBeyond && found.outcome == .eligible)
            else { continue }
            try change(index) { (standing) throws(Refusal) in
                if isEnded { try standing.endCorrection() }
                try standing.review(found)
            }
            if wasKept, !places[index].standing.isOpen {
                places[index].standing.giveDays(until: try signBy(calendar))
            }
            if isBeyond { batch.counts.notReached -= 1 }
            if hasList, places[index].standing.state == .eligible { try passOver(index) }
        }
        if !hasList { batch.state = .reviewed }
    }

    /// What is found after the first list can only lead to a supplementary one.
    private var hasList: Bool { !batch.lists.isEmpty }

    /// The last day for signing of those who are called now.
    private func signBy(_ calendar: WorkCalendar) throws(Refusal) -> Day {
        try calendar.workingDay(batch.notice.periods.signingWorkingDays, after: now.day, by: "LH-53")
    }

    private mutating func passOver(_ index: Int) throws(Refusal) {
        try places[index].standing.passOver()
        batch.counts.notReached += 1
    }

    // MARK: The list

    /// Publishes the first of the eligible, in the register's order, no more than the notice allows (LH-51, LH-52).
    ///
    /// - Throws: `UNDECIDED_BEFORE` where somebody who may belong on the list is not decided about; `POSITION_TWICE`;
    ///   `CALENDAR_UNKNOWN`.
    public mutating func publish(_ calendar: WorkCalendar) throws(Refusal) {
        let ends = try calendar.workingDay(batch.notice.periods.publicityWorkingDays, after: now.day, by: "LH-52")
        let listed = try list(most: batch.notice.listMost)
        for (sequence, index) in listed.enumerated() {
            try change(index) { (standing) throws(Refusal) in
                try standing.publish(list: 1, sequence: Int32(sequence + 1))
            }
        }
        for index in places.indices where places[index].standing.state == .eligible {
            try passOver(index)
            changed.append(index)
        }
        batch.lists.append(.init(number: 1, publishedAt: now, endsOn: ends, length: listed.count))
        batch.state = .published
    }

    private func list(most: Int) throws(Refusal) -> [Int] {
        let ordered = places.lazy.map { [hasList] place in
            SigningOrder.Place(
                position: place.position, outcome: place.standing.state.outcome(afterList: hasList))
        }
        do throws(SigningOrder.Problem) {
            return try SigningOrder.list(ordered, most: most)
        } catch {
            switch error {
            case .undecided(let position): throw Refusal(.undecidedBefore, "LH-50", .place(position))
            case .positionTwice(let position), .order(let position):
                throw Refusal(.positionTwice, "Q1", .place(position))
            }
        }
    }

    /// The next of those that no list reached, published for the places that are left (Q7).
    ///
    /// - Throws: `QUOTA_USED_UP`; `PLACES_LEFT` while somebody of the lists before may still sign; `NOBODY_WAITING`;
    ///   `UNDECIDED_BEFORE` where somebody who may belong on it is not decided about.
    public mutating func supplement(_ calendar: WorkCalendar) throws(Refusal) {
        try batch.requireDue(.supplement, at: now)
        let next = try list(most: batch.notice.listFactor.most(batch.quotaLeft))
        guard !next.isEmpty else { throw Refusal(.nobodyWaiting, "Q7") }
        let ends = try calendar.workingDay(batch.notice.periods.publicityWorkingDays, after: now.day, by: "LH-52")
        let number = UInt8(batch.lists.count + 1)
        for (sequence, index) in next.enumerated() {
            try change(index) { (standing) throws(Refusal) in
                try standing.publish(list: number, sequence: Int32(sequence + 1))
            }
        }
        batch.counts.notReached -= next.count
        batch.lists.append(.init(number: number, publishedAt: now, endsOn: ends, length: next.count))
        batch.state = .published
    }

    /// Publication is over and nobody's objection is open (LH-52, Q9).
    ///
    /// - Throws: `PUBLICITY_NOT_OVER` with the last day; `OBJECTION_OPEN` with their number.
    public mutating func conclude() throws(Refusal) {
        try batch.requireDue(.conclude, at: now)
        for index in places.indices where places[index].standing.state == .published {
            try change(index) { (standing) throws(Refusal) in try standing.endPublicity() }
            batch.counts.waiting += 1
        }
        batch.state = .concluded
    }

    // MARK: Signing

    /// Calls the next families in the order of the lists (LH-53), as many as there are places for. Nobody is called past
    /// one against whom something was found, or of whom something is 待核实 again.
    ///
    /// - Parameter count: no more than so many; nil for all that can be called.
    /// - Throws: `QUOTA_USED_UP`; `NOBODY_WAITING`; `UNDECIDED_BEFORE` with the next one's place where that is such a one;
    ///   `CALENDAR_UNKNOWN`.
    public mutating func call(count: Int?, _ calendar: WorkCalendar) throws(Refusal) {
        try batch.requireDue(.call, at: now)
        let most = min(count ?? .max, batch.callable)
        let waiting = waiting()
        if let next = waiting.first, places[next].standing.isOpen {
            throw Refusal(.undecidedBefore, "LH-53", .place(places[next].position))
        }
        let signBy = try signBy(calendar)
        for index in waiting.prefix(most).prefix(while: { !places[$0].standing.isOpen }) {
            try change(index) { [now] (standing) throws(Refusal) in try standing.call(at: now, signBy: signBy) }
            batch.counts.waiting -= 1
            batch.counts.called += 1
        }
        batch.state = .signing
    }

    /// Those through publication, list by list.
    private func waiting() -> [Int] {
        places.indices.filter { places[$0].standing.state == .publicityPassed }.sorted { left, right in
            let (left, right) = (places[left].standing, places[right].standing)
            return (left.list, left.sequence) < (right.list, right.sequence)
        }
    }

    /// Ends every call whose days went by (LH-54). It was not in time by its own fault alone: one that something keeps from
    /// signing stays called until that is decided, and what is known of it by now is noted, so that the review that clears
    /// it gives it days anew.
    ///
    /// - Parameter found: what the rules say by now of the family at that index; nil leaves what the review said.
    /// - Returns: how many were kept.
    public mutating func waive(found: (Int) -> Eligibility?) throws(Refusal) -> Int {
        var kept = 0
        for index in places.indices where places[index].standing.isOverdue(on: now.day) {
            if let found = found(index), found.outcome != .eligible {
                try change(index) { (standing) throws(Refusal) in try standing.review(found) }
            }
            guard !places[index].standing.isKeptFromSigning else {
                kept += 1
                continue
            }
            try change(index) { [now] (standing) throws(Refusal) in try standing.waive(on: now.day) }
            batch.counts.called -= 1
            batch.counts.waived += 1
        }
        return kept
    }

    /// Nobody is called any more: those who wait are told that the places were given (LH-31), whatever they wait for.
    ///
    /// - Throws: `PLACES_LEFT` while somebody may still sign, or be called; `UNDECIDED_BEFORE` where places are left and
    ///   somebody is not decided about whom a supplementary list could reach.
    public mutating func finish() throws(Refusal) {
        try batch.requireDue(.finish, at: now)
        if batch.quotaLeft > 0, let open = places.first(where: { $0.standing.state.isUndecided }) {
            throw Refusal(.undecidedBefore, "Q7", .place(open.position))
        }
        for index in places.indices where SubsidyAct.useUp.isPossible(in: places[index].standing.state) {
            if places[index].standing.state == .publicityPassed { batch.counts.waiting -= 1 }
            try change(index) { (standing) throws(Refusal) in try standing.useUp() }
            batch.counts.notReached += 1
        }
        batch.state = .finished
    }

    private mutating func change(_ index: Int, _ act: (inout SubsidyStanding) throws(Refusal) -> Void) throws(Refusal) {
        let before = places[index].standing
        try act(&places[index].standing)
        if places[index].standing != before { changed.append(index) }
    }
}

extension SubsidyStanding {
    /// Called, and the last day for signing has passed.
    public func isOverdue(on day: Day) -> Bool {
        guard state == .called, let signBy else { return false }
        return day > signBy
    }

    /// Called, and by the last look something speaks against it that nobody has confirmed, or is 待核实.
    var isKeptFromSigning: Bool { state == .called && isOpen }
}

extension SubsidyState {
    /// What it means for a list, the first or a later one; nil where it has no place on it.
    fileprivate func outcome(afterList: Bool) -> Eligibility.Outcome? {
        switch self {
        case .eligible: .eligible
        case .notReached: afterList ? .eligible : nil
        case .locked, .underReview, .correction: .undecided
        case .draft, .submitted, .withdrawn, .ineligible, .published, .publicityPassed, .called, .signed, .waived: nil
        }
    }
}
