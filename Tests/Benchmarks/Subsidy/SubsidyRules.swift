import Housing
import StoreLoad

/// The rules of the rent subsidy alone, over any number of families on one core: without a store or a lock.
struct SubsidyRules {
    private let notice: SubsidyNotice
    private let places: [SubsidyStep.Place]
    private let subjects: [Eligibility.Subject]
    private let calendar: WorkCalendar

    private static let closed = Moment(milliseconds: 1_693_303_300_000)

    init(families: Int) throws {
        notice = try Self.notice(quota: max(1, families / 2))
        guard let holiday = Day("2023-10-02"), let standing = Self.locked else { throw Self.wrong }
        calendar = try WorkCalendar(rows: [.init(day: holiday, kind: .off, noticeYear: 2023)])
        places = (0..<families).map { SubsidyStep.Place(position: $0 + 1, standing: standing) }
        subjects = (0..<families).map(Self.subject)
    }

    /// Every rule for every person, with the reasons; then rank and list.
    ///
    /// - Returns: milliseconds of each.
    func review() throws -> (review: Double, list: Double) {
        let batch = SubsidyBatch(
            id: BatchID("bench"), notice: notice, state: .closed, version: 1, lists: [], counts: .init())
        var begun = Nanoseconds.now()
        var step = try SubsidyStep(batch, places, at: Self.closed, act: .review)
        // As the office does: found of each family in its turn, then taken over.
        let found = subjects.map { Eligibility($0, under: notice) }
        try step.review(calendar, ending: { _ in false }, found: { found[$0] })
        let reviewed = Nanoseconds.now().milliseconds(since: begun)
        let refused = step.places.count { !$0.standing.proposed.isEmpty }
        guard refused * 100 == places.count * 7 else { throw Self.wrong }
        // Those whose refusal was proposed are confirmed, one by one.
        let decided = try step.places.map { place in
            var place = place
            if !place.standing.proposed.isEmpty { try place.standing.confirmRefusal() }
            return place
        }
        begun = Nanoseconds.now()
        var publication = try SubsidyStep(step.batch, decided, at: Self.closed, act: .publish)
        try publication.publish(calendar)
        let listed = Nanoseconds.now().milliseconds(since: begun)
        guard publication.batch.lists.first?.length == min(notice.listMost, places.count - refused) else {
            throw Self.wrong
        }
        return (reviewed, listed)
    }

    /// What one month's run pays to as many agreements.
    ///
    /// - Returns: milliseconds.
    func month() throws -> Double {
        guard let signed = Day("2023-10-20") else { throw Self.wrong }
        let standard = notice.standard
        let months = standard.months(signedOn: signed)
        var agreements = places.indices.map { index in
            SubsidyAgreement(
                monthly: standard.monthly(registeredSize: SyntheticSubsidy.size(index)), months: months)
        }
        var ledgers = places.map { _ in InstalmentLedger(first: months.lowerBound) }
        let begun = Nanoseconds.now()
        var sum = Money(fen: 0)
        var instalments = 0
        for index in agreements.indices {
            let taken = try agreements[index].takeUp(through: months.lowerBound, &ledgers[index])
            instalments += taken.nonzeroBitCount
            sum = sum + Money(fen: agreements[index].plan.monthly.fen * taken.nonzeroBitCount)
        }
        let passed = Nanoseconds.now().milliseconds(since: begun)
        let ones = places.count / 5
        guard instalments == places.count, sum.fen == ones * 115_500 + (places.count - ones) * 214_500 else {
            throw Self.wrong
        }
        return passed
    }

    // MARK: Families

    private static func subject(_ number: Int) -> Eligibility.Subject {
        let size = SyntheticSubsidy.size(number)
        let people = (0..<size).map { member in
            let role: Household.MemberRole = member == 0 ? .applicant : member == 1 ? .spouse : .minorChild
            let needed: ConditionSet = member == 0 ? ConditionSet.persons.union(.hukou) : .persons
            let failed: ConditionSet = member == 0 && number % 100 < 7 ? .noHome : []
            return PersonFindings(role: role, passed: needed, failed: failed)
        }
        let entry = RegisterEntry(
            receipt: "", cityPosition: number + 1, districtPosition: 0, registeredSize: size,
            hukouDistrict: "440303", acceptedAt: nil, listedAt: Moment(milliseconds: 0), status: .waiting, outAt: nil)
        return Eligibility.Subject(entry: entry, people: people, gaps: [], isHouseUsed: false)
    }

    private static var locked: SubsidyStanding? {
        var standing = SubsidyStanding()
        do {
            try standing.submit(gaps: [])
            try standing.lock()
            return standing
        } catch {
            return nil
        }
    }

    private static func notice(quota: Int) throws -> SubsidyNotice {
        guard let cutOff = Moment("2023-07-31T18:00:00+08:00"), let opens = Moment("2023-08-15T09:00:00+08:00"),
            let closes = Moment("2023-08-29T18:00:00+08:00")
        else { throw wrong }
        return try SubsidyNotice(
            name: "bench", district: "440303", quota: quota, listFactor: .init(numerator: 12, denominator: 10),
            cutOff: cutOff, window: opens...closes,
            standard: SubsidyStandard(
                pricePerSquareMetre: Money(fen: 3300), areaOfOne: Area(squareCentimetres: 350_000),
                areaOfMore: Area(squareCentimetres: 650_000), termMonths: 36, firstMonthOffset: 1),
            materials: SubsidyMaterials(kinds: ["身份证"], needs: []), extraConditions: [],
            periods: .init(
                publicityWorkingDays: 5, takedownDays: 30, leaseMonths: 6, signingWorkingDays: 10,
                correctionWorkingDays: 5))
    }

    private static var wrong: PseudoTerminal.Failure {
        PseudoTerminal.Failure(description: "the rules came to something else than the families were made for")
    }
}
