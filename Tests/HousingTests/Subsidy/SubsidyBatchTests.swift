import TestSupport
import Testing

@testable import Housing

@Suite struct SubsidyBatchTests {
    private static let positions = [12, 15, 31, 40, 52, 77, 90, 101, 150]

    /// An office that keeps a batch and its applications in memory.
    private struct Hall {
        var batch: SubsidyBatch
        var places: [SubsidyStep.Place]
        var now: Moment
        let calendar: WorkCalendar

        init(quota: Int, positions: [Int]) throws {
            batch = SubsidyBatch(id: BatchID("b-1"), notice: try SubsidyFixture.notice(quota: quota))
            now = try SubsidyFixture.moment("2023-08-20T10:00:00+08:00")
            calendar = try Holidays.calendar()
            places = try positions.map { position in
                var standing = SubsidyStanding()
                try standing.submit(gaps: [])
                return SubsidyStep.Place(position: position, standing: standing)
            }
        }

        mutating func step(_ act: SubsidyBatch.Act, _ work: (inout SubsidyStep) throws -> Void) throws {
            var step = try SubsidyStep(batch, places, at: now, act: act)
            try work(&step)
            (batch, places) = (step.batch, step.places)
        }

        mutating func at(_ text: String) throws { now = try SubsidyFixture.moment(text) }

        /// Closed and reviewed; those at `refused` own a home, and it is confirmed.
        mutating func review(refused: Set<Int> = []) throws {
            try at("2023-08-29T18:00:01+08:00")
            try step(.close) { try $0.close() }
            let (notice, places, calendar) = (batch.notice, places, calendar)
            try step(.review) { step in
                try step.review(calendar, ending: { _ in false }) { index in
                    var people = SubsidyFixture.people(notice)
                    if refused.contains(places[index].position) { people[0].note(.failed, of: .noHome) }
                    let entry = try? SubsidyFixture.entry(position: places[index].position)
                    return Eligibility(
                        .init(entry: entry, people: people, gaps: [], isHouseUsed: false), under: notice)
                }
            }
            for place in self.places where !place.standing.proposed.isEmpty { try confirm(place.position) }
        }

        /// Reviewed again: those at `refused` own a home by now, and of those at `open` something is 待核实.
        mutating func reviewAgain(refused: Set<Int> = [], open: Set<Int> = []) throws {
            let (notice, places, calendar) = (batch.notice, places, calendar)
            try step(.review) { step in
                try step.review(calendar, ending: { _ in false }) { index in
                    var people = SubsidyFixture.people(notice)
                    if refused.contains(places[index].position) { people[0].note(.failed, of: .noHome) }
                    if open.contains(places[index].position) { people[0].note(.undecided, of: .noLand) }
                    let entry = try? SubsidyFixture.entry(position: places[index].position)
                    return Eligibility(
                        .init(entry: entry, people: people, gaps: [], isHouseUsed: false), under: notice)
                }
            }
        }

        /// - Parameter found: what is known of it by now; nil where it owns a home.
        mutating func confirm(_ position: Int, found: Eligibility? = nil) throws {
            let index = try #require(places.firstIndex { $0.position == position })
            let owner = try Self.met(batch.notice) { $0[0].note(.failed, of: .noHome) }
            try batch.confirmRefusal(of: &places[index].standing, found: found ?? owner)
        }

        mutating func publish() throws {
            try at("2023-09-22T10:00:00+08:00")
            let calendar = calendar
            try step(.publish) { try $0.publish(calendar) }
        }

        mutating func conclude() throws {
            try at("2023-10-08T00:00:00+08:00")
            try step(.conclude) { try $0.conclude() }
        }

        mutating func call(_ count: Int? = nil) throws {
            let calendar = calendar
            try step(.call) { try $0.call(count: count, calendar) }
        }

        /// - Parameter open: of whom something is 待核实 by now.
        /// - Returns: how many gave up, and how many were kept.
        mutating func waive(open: Set<Int> = []) throws -> [Int] {
            let (places, met) = (places, try Self.met(batch.notice))
            let undecided = try Self.met(batch.notice) { $0[0].note(.undecided, of: .noLand) }
            var kept = 0
            let before = batch.counts.waived
            try step(.waive) { step in
                kept = try step.waive { open.contains(places[$0].position) ? undecided : met }
            }
            return [batch.counts.waived - before, kept]
        }

        mutating func sign(_ position: Int) throws {
            let index = try #require(places.firstIndex { $0.position == position })
            try batch.sign(
                &places[index].standing, isListed: true, isHouseTaken: false, found: try Self.met(batch.notice),
                on: now.day)
        }

        /// What the rules say of a family that nothing speaks against.
        static func met(_ notice: SubsidyNotice, _ change: (inout [PersonFindings]) -> Void = { _ in }) throws
            -> Eligibility
        {
            var people = SubsidyFixture.people(notice)
            change(&people)
            let entry = try SubsidyFixture.entry()
            return Eligibility(.init(entry: entry, people: people, gaps: [], isHouseUsed: false), under: notice)
        }

        mutating func decline(_ position: Int) throws {
            let index = try #require(places.firstIndex { $0.position == position })
            try batch.decline(&places[index].standing)
        }

        func positions(_ state: SubsidyState) -> [Int] { places.filter { $0.standing.state == state }.map(\.position) }
    }

    /// As in 5.6, through publication; B15 is refused.
    private func example() throws -> Hall {
        var hall = try Hall(quota: 5, positions: Self.positions)
        try hall.review(refused: [15])
        #expect(hall.positions(.ineligible) == [15])
        try hall.publish()
        #expect(hall.positions(.published) == [12, 31, 40, 52, 77, 90] && hall.positions(.notReached) == [101, 150])
        try hall.conclude()
        return hall
    }

    @Test("5.6: all sign")
    func allSign() throws {
        var hall = try example()
        try hall.call()
        #expect(hall.positions(.called) == [12, 31, 40, 52, 77])
        for position in [77, 12, 31, 40, 52] { try hall.sign(position) }
        #expect(hall.batch.state == .filled && hall.batch.quotaLeft == 0)
        try hall.step(.finish) { try $0.finish() }
        #expect(hall.positions(.signed) == [12, 31, 40, 52, 77] && hall.positions(.notReached) == [90, 101, 150])
    }

    @Test("5.6: one does not sign, and the next on the list is called")
    func oneWaives() throws {
        var hall = try example()
        try hall.call()
        for position in [12, 40, 52, 77] { try hall.sign(position) }
        #expect(throws: Refusal(.nobodyWaiting, "LH-53", .found(1))) { try hall.call() }
        try hall.at("2023-10-21T00:00:00+08:00")
        #expect(hall.places[2].standing.signBy?.description == "2023-10-20")
        #expect(throws: Refusal(.deadlinePassed, "LH-54", .until(try SubsidyFixture.day("2023-10-20")))) {
            try hall.sign(31)
        }
        #expect(try hall.waive() == [1, 0])
        try hall.call()
        try hall.sign(90)
        #expect(hall.positions(.signed) == [12, 40, 52, 77, 90] && hall.positions(.waived) == [31])
        #expect(hall.places[2].standing.reasons.reasons == [.notSignedInTime])
    }

    @Test("LH-54: no days run out for a family of which something is open; the review that clears it gives new ones")
    func keptFromSigning() throws {
        var hall = try example()
        try hall.call()
        for position in [40, 52, 77] { try hall.sign(position) }
        try hall.at("2023-10-21T00:00:00+08:00")
        try hall.reviewAgain(refused: [12])
        // What came in on 31 no review has seen yet.
        #expect(try hall.waive(open: [31]) == [0, 2])
        #expect(hall.positions(.called) == [12, 31] && hall.batch.counts.called == 2 && hall.places[2].standing.isOpen)
        // Cleared, and not reviewed yet: it has no days of its own still.
        #expect(try hall.waive() == [0, 2])
        #expect(throws: Refusal(.placesLeft, "LH-53", .found(2))) { try hall.step(.finish) { try $0.finish() } }
        try hall.confirm(12)
        try hall.at("2023-10-23T10:00:00+08:00")
        try hall.reviewAgain()
        #expect(hall.places[2].standing.signBy?.description == "2023-11-06" && !hall.places[2].standing.isOpen)
        // A review that finds nothing new gives no more days.
        try hall.at("2023-10-24T10:00:00+08:00")
        try hall.reviewAgain()
        #expect(hall.places[2].standing.signBy?.description == "2023-11-06")
        try hall.at("2023-11-07T00:00:00+08:00")
        #expect(try hall.waive() == [1, 0])
        #expect(hall.positions(.waived) == [31] && hall.positions(.ineligible) == [12, 15])
    }

    @Test("5.6, Q7: two do not sign, one place is left, and a supplementary list reaches the next")
    func twoWaive() throws {
        var hall = try example()
        try hall.call()
        try hall.decline(31)
        try hall.decline(52)
        for position in [12, 40, 77] { try hall.sign(position) }
        try hall.call()
        try hall.sign(90)
        #expect(hall.batch.quotaLeft == 1 && hall.batch.state == .signing)
        #expect(throws: Refusal(.nobodyWaiting, "LH-53", .found(0))) { try hall.call() }
        let calendar = hall.calendar
        try hall.step(.supplement) { try $0.supplement(calendar) }
        #expect(hall.positions(.published) == [101] && hall.batch.lists.map(\.length) == [6, 1])
        #expect(hall.places[7].standing.list == 2 && hall.places[7].standing.sequence == 1)
        try hall.at("2023-10-16T00:00:00+08:00")
        try hall.step(.conclude) { try $0.conclude() }
        try hall.call()
        try hall.sign(101)
        #expect(hall.batch.state == .filled)
    }

    @Test("LH-20: nothing closes before the last second of the window; LH-50: nothing is listed before the review")
    func order() throws {
        var hall = try Hall(quota: 2, positions: [1, 2])
        try hall.at("2023-08-29T18:00:00+08:00")
        #expect(throws: Refusal.self) { try hall.step(.close) { try $0.close() } }
        for act in SubsidyBatch.Act.allCases where !act.states.contains(.open) {
            #expect(throws: Refusal(.wrongState, "6.4", .batchState(.open), .batchAct(act))) {
                try hall.step(act) { _ in }
            }
        }
    }

    @Test(
        "LH-52, Q9: published for five whole working days, and while an objection is open; an upheld one moves others up"
    )
    func publicity() throws {
        var hall = try Hall(quota: 2, positions: [1, 2, 3, 4])
        try hall.review()
        try hall.publish()
        #expect(hall.positions(.published) == [1, 2])
        try hall.at("2023-10-07T23:59:59+08:00")
        #expect(throws: Refusal(.publicityNotOver, "LH-52", .until(try SubsidyFixture.day("2023-10-07")))) {
            try hall.step(.conclude) { try $0.conclude() }
        }
        try hall.batch.receiveObjection(to: hall.places[0].standing, on: hall.now.day)
        try hall.at("2023-10-08T00:00:00+08:00")
        #expect(throws: Refusal(.deadlinePassed, "Q9", .until(try SubsidyFixture.day("2023-10-07")))) {
            try hall.batch.receiveObjection(to: hall.places[1].standing, on: hall.now.day)
        }
        #expect(throws: Refusal(.objectionOpen, "Q9", .found(1))) { try hall.step(.conclude) { try $0.conclude() } }
        try hall.batch.decideObjection(to: &hall.places[0].standing, isUpheld: true)
        try hall.step(.conclude) { try $0.conclude() }
        try hall.call()
        #expect(hall.positions(.ineligible) == [1] && hall.positions(.called) == [2])
        #expect(hall.places[0].standing.reasons.reasons == [.objectionUpheld])
    }

    @Test("L-06: nobody is listed past a refusal that no person has confirmed")
    func unconfirmed() throws {
        var hall = try Hall(quota: 1, positions: [1, 2])
        try hall.at("2023-08-29T18:00:01+08:00")
        try hall.step(.close) { try $0.close() }
        let subject = Eligibility.Subject(entry: nil, people: [], gaps: [], isHouseUsed: false)
        let found = Eligibility(subject, under: hall.batch.notice)
        let calendar = hall.calendar
        try hall.step(.review) { try $0.review(calendar, ending: { _ in false }, found: { _ in found }) }
        #expect(throws: Refusal(.undecidedBefore, "LH-50", .place(1))) { try hall.publish() }
    }

    @Test("LH-57: who has left the waiting list already does not sign")
    func left() throws {
        var hall = try example()
        try hall.call(1)
        let before = hall.batch
        #expect(throws: Refusal(.leftRegisterEarly, "LH-57")) {
            let found = try Hall.met(hall.batch.notice)
            try hall.batch.sign(
                &hall.places[0].standing, isListed: false, isHouseTaken: true, found: found, on: hall.now.day)
        }
        #expect(hall.batch == before && hall.positions(.called) == [12])
    }

    @Test("LH-32: nobody signs for a dwelling for which another agreement is in force")
    func takenHouse() throws {
        var hall = try example()
        try hall.call(1)
        let before = hall.batch
        #expect(throws: Refusal(.houseDuplicate, "LH-32", .subsidyAct(.sign))) {
            let found = try Hall.met(hall.batch.notice)
            try hall.batch.sign(
                &hall.places[0].standing, isListed: true, isHouseTaken: true, found: found, on: hall.now.day)
        }
        #expect(hall.batch == before && hall.positions(.called) == [12])
    }

    @Test("L-06: what the review found is confirmed while all of it holds by what is known then, and not after")
    func stale() throws {
        var hall = try example()
        try hall.call(1)
        try hall.reviewAgain(refused: [12, 40])
        let (batch, places) = (hall.batch, hall.places)
        let other = try Hall.met(batch.notice) { $0[0].note(.failed, of: .noLand) }
        for found in [try Hall.met(batch.notice), other] {
            for position in [12, 40] {
                #expect(throws: Refusal(.nothingProposed, "L-06")) { try hall.confirm(position, found: found) }
            }
        }
        #expect(hall.batch == batch && hall.places == places)
        let more = try Hall.met(batch.notice) { $0[0].note(.failed, of: [.noHome, .noLand]) }
        try hall.confirm(40, found: more)
        #expect(hall.places[3].standing.reasons == ReasonSet(.ownsHome))
    }

    @Test("Nobody is called past a listed family against whom something was found; confirmed, those after it move up")
    func listedFinding() throws {
        var hall = try example()
        try hall.reviewAgain(refused: [40], open: [77])
        #expect(hall.positions(.publicityPassed) == [12, 31, 40, 52, 77, 90])
        #expect(hall.places[3].standing.proposed == ReasonSet(.ownsHome) && hall.places[5].standing.undecided == 1)
        try hall.call()
        #expect(hall.positions(.called) == [12, 31] && hall.batch.counts.waiting == 4)
        #expect(throws: Refusal(.undecidedBefore, "LH-53", .place(40))) { try hall.call() }
        try hall.confirm(40)
        #expect(hall.positions(.ineligible) == [15, 40] && hall.batch.counts.waiting == 3)
        try hall.call()
        #expect(hall.positions(.called) == [12, 31, 52])
        #expect(throws: Refusal(.nothingProposed, "L-06")) { try hall.confirm(77) }
        // What was open is found out, and the call goes on.
        try hall.reviewAgain()
        #expect(!hall.places[5].standing.isOpen)
        try hall.call()
        #expect(hall.positions(.called) == [12, 31, 52, 77, 90])
        #expect(hall.batch.lists.map(\.length) == [6])
    }

    @Test("A called family signs by what is known at that moment; a confirmed refusal ends its call")
    func calledFinding() throws {
        var hall = try example()
        try hall.call(2)
        let before = hall.batch
        for result in [FindingResult.failed, .undecided] {
            let found = try Hall.met(hall.batch.notice) { $0[1].note(result, of: .noHome) }
            #expect(throws: Refusal(.findingOpen, "LH-50")) {
                try hall.batch.sign(
                    &hall.places[0].standing, isListed: true, isHouseTaken: false, found: found, on: hall.now.day)
            }
        }
        #expect(hall.batch == before && hall.positions(.called) == [12, 31])
        try hall.reviewAgain(refused: [12, 31])
        #expect(hall.positions(.called) == [12, 31])
        try hall.confirm(12)
        #expect(hall.positions(.ineligible) == [12, 15] && hall.batch.counts.called == 1)
        #expect(hall.places[0].standing.signBy == nil && hall.places[0].standing.proposed == [])
        // The days of the other go on, and what was found turned out wrong.
        try hall.sign(31)
        #expect(hall.places[2].standing.proposed == [] && hall.batch.counts.signed == 1)
    }

    @Test("LH-52: a family is refused while its list is published, and nothing is counted for it")
    func publishedFinding() throws {
        var hall = try Hall(quota: 2, positions: [1, 2, 3])
        try hall.review()
        try hall.publish()
        try hall.reviewAgain(refused: [1])
        try hall.confirm(1)
        #expect(hall.positions(.ineligible) == [1] && hall.positions(.published) == [2])
        try hall.conclude()
        #expect(hall.batch.counts.waiting == 1 && hall.batch.counts.notReached == 1)
    }

    @Test("Nothing is confirmed once every place is given; whoever is left was not reached")
    func filled() throws {
        var hall = try example()
        try hall.reviewAgain(refused: [101])
        try hall.call()
        for position in [12, 31, 40, 52, 77] { try hall.sign(position) }
        let refusal = Refusal(.wrongState, "6.4", .batchState(.filled), .subsidyAct(.confirmRefusal))
        #expect(throws: refusal) { try hall.confirm(101) }
        try hall.step(.finish) { try $0.finish() }
        #expect(hall.positions(.notReached) == [90, 101, 150] && hall.batch.counts.notReached == 3)
        #expect(hall.batch.counts.waiting == 0)
        #expect(hall.places[7].standing.reasons.reasons == [.quotaUsedUp] && hall.places[7].standing.proposed == [])
        #expect(throws: Refusal.self) { try hall.confirm(101) }
    }

    @Test("Nothing ends while places are left and a supplementary list could still reach somebody undecided")
    func finishing() throws {
        var hall = try example()
        try hall.call()
        for position in [12, 31, 40, 52, 77] { try hall.decline(position) }
        try hall.call()
        try hall.decline(90)
        try hall.reviewAgain(refused: [101, 150])
        #expect(throws: Refusal(.undecidedBefore, "Q7", .place(101))) { try hall.step(.finish) { try $0.finish() } }
        let calendar = hall.calendar
        #expect(throws: Refusal(.undecidedBefore, "LH-50", .place(101))) {
            try hall.step(.supplement) { try $0.supplement(calendar) }
        }
        for position in [101, 150] { try hall.confirm(position) }
        #expect(throws: Refusal(.nobodyWaiting, "Q7")) {
            try hall.step(.supplement) { try $0.supplement(calendar) }
        }
        try hall.step(.finish) { try $0.finish() }
        #expect(hall.batch.state == .finished)
    }

    @Test("LH-20: an application is taken back until the last second of the window, closed or not")
    func withdrawing() throws {
        var hall = try Hall(quota: 1, positions: [1])
        try hall.at("2023-08-29T18:00:01+08:00")
        let end = hall.batch.notice.window.upperBound
        #expect(throws: Refusal(.windowClosed, "LH-20", .since(end))) {
            try hall.batch.withdraw(&hall.places[0].standing, at: hall.now)
        }
        try hall.batch.withdraw(&hall.places[0].standing, at: end)
        #expect(hall.positions(.withdrawn) == [1])
    }

    /// What the notice says, family by family, without a batch: who of `order` signed, given who signs when called.
    private func byHand(_ order: [Int], signs: (Int) -> Bool, quota: Int, most: Int) -> [Int] {
        var signed: [Int] = []
        for family in order.prefix(most) where signed.count < quota {
            if signs(family) { signed.append(family) }
        }
        return signed
    }

    @Test(
        "Any office: those who sign are those whom the notice names, never more than the quota, and the counts are right",
        arguments: 0..<300)
    func property(_ seed: Int) throws {
        var chance = SplitMix64(seed)
        let families = Int.random(in: 0...30, using: &chance)
        let positions = Array(Set((0..<families).map { _ in Int.random(in: 1...500, using: &chance) })).sorted()
        let refused = Set(positions.filter { _ in Int.random(in: 0..<4, using: &chance) == 0 })
        let unwilling = Set(positions.filter { _ in Int.random(in: 0..<3, using: &chance) == 0 })
        let quota = Int.random(in: 1...12, using: &chance)
        var hall = try Hall(quota: quota, positions: positions)
        try hall.review(refused: refused)
        try hall.publish()
        try hall.conclude()
        while hall.batch.callable > 0 {
            try hall.call(Bool.random(using: &chance) ? nil : Int.random(in: 1...3, using: &chance))
            for position in hall.positions(.called).shuffled(using: &chance) {
                if unwilling.contains(position) { try hall.decline(position) } else { try hall.sign(position) }
                let counts = hall.batch.counts
                #expect(counts.signed + counts.called <= quota)
                #expect(
                    counts.signed == hall.positions(.signed).count && counts.called == hall.positions(.called).count)
                #expect(counts.waiting == hall.positions(.publicityPassed).count)
                if Bool.random(using: &chance) { break }
            }
        }
        while let position = hall.positions(.called).first {
            if unwilling.contains(position) { try hall.decline(position) } else { try hall.sign(position) }
            if hall.batch.callable > 0 { try hall.call() }
        }
        let order = positions.filter { !refused.contains($0) }
        let expected = byHand(order, signs: { !unwilling.contains($0) }, quota: quota, most: quota * 12 / 10)
        #expect(hall.positions(.signed) == expected, "seed \(seed)")
    }
}
