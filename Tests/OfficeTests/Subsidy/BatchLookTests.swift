import Housing
import Testing

@testable import Office

/// What a screen asks of a batch as a whole.
@Suite struct BatchLookTests {
    private let last = Last()

    /// As it is, which is what one finds as well who has looked before.
    private func look(_ hall: BatchHall) throws -> BatchLook {
        let fresh = try hall.desk.look(hall.id, hall.auditor)
        // Of another office it is nothing that was looked at before.
        let known = last.hall === hall ? last.look : nil
        #expect(try hall.desk.look(hall.id, known: known, hall.auditor) == fresh)
        (last.hall, last.look) = (hall, fresh)
        return fresh
    }

    private final class Last {
        var hall: BatchHall?
        var look: BatchLook?
    }

    /// Where a hindrance is told, the step says the same.
    private func compare(_ hall: BatchHall, _ location: SourceLocation = #_sourceLocation) throws {
        for (deed, refusal) in try look(hall).hindrances {
            guard let move = deed.move else { continue }
            #expect(code { try hall.step(move) } == refusal.code.rawValue, sourceLocation: location)
        }
    }

    @Test("6.4 Why a step cannot be taken is told beforehand, as the step itself would say it")
    func hindrances() throws {
        let hall = try BatchHall()
        hall.at(day(2023, 8, 29))
        #expect(try look(hall).hindrances[.close]?.code == .notExpired)
        try compare(hall)
        try hall.published()
        #expect(try look(hall).hindrances[.conclude]?.code == .publicityNotOver)
        #expect(try look(hall).hindrances[.review] == nil)
        try compare(hall)
        _ = try hall.desk.object(to: BatchHall.receipt(12), in: hall.id, text: "样例", contact: "", hall.clerk)
        hall.at(day(2023, 10, 8))
        #expect(try look(hall).hindrances[.conclude]?.code == .objectionOpen)
        try compare(hall)
        _ = try hall.desk.decide("luohu-2023-O1", isUpheld: false, reason: "样例", hall.reviewer)
        try hall.step(.conclude)
        try hall.step(.call(count: 2))
        #expect(try look(hall).hindrances[.finish]?.code == .placesLeft)
        try compare(hall)
    }

    @Test("LH-52 LH-53 Days to come are told with their working days, and go when they are over")
    func deadlines() throws {
        let hall = try BatchHall()
        hall.at(day(2023, 8, 28))
        let closes = try #require(try look(hall).deadlines.first)
        #expect(closes.kind == .closes(at: Moment(day(2023, 8, 29), hour: 18)) && closes.workingDaysLeft == 1)
        try hall.published()
        #expect(try look(hall).deadlines.map(\.kind) == [.publicity(list: 1), .takedown(list: 1)])
        #expect(try look(hall).deadlines.first?.workingDaysLeft == 5)
        hall.at(day(2023, 9, 26))
        let clock = try #require(try look(hall).publication)
        #expect(clock.day == 2 && clock.days == 5 && !clock.isOver)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        let called = try hall.step(.call(count: 2))
        func signing() throws -> [BatchDeadline] {
            try look(hall).deadlines.filter { if case .signing = $0.kind { true } else { false } }
        }
        #expect(try signing().map(\.day) == [called.signBy])
        #expect(try signing().first?.kind == .signing(called: 2))
        #expect(try look(hall).overdue == 0)
        try hall.sign(12)
        hall.at(try #require(called.signBy))
        #expect(try look(hall).overdue == 0)
        hall.at(try #require(called.signBy).adding(days: 1))
        #expect(try signing().first?.isPast == true)
        #expect(try look(hall).overdue == 1)
        try hall.step(.waive)
        #expect(try signing().isEmpty)
        #expect(try look(hall).overdue == 0)
    }

    @Test("LH-51 Who stands undecided before the line is in the way of the list, who stands behind it is not")
    func blockers() throws {
        let families = BatchHall.example.map { position in
            var family = BatchHall.Family(position)
            if position == 31 || position == 150 { family.unknown = .noHome }
            return family
        }
        let hall = try BatchHall(quota: 3, families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let look = try look(hall)
        #expect(look.blockers?.first.position == 31 && look.blockers?.count == 1 && look.next == nil)
        #expect(try hall.desk.listOutlook(hall.id, hall.reviewer).blocking.map(\.position) == [31])
        #expect(code { try hall.step(.publish) } == "UNDECIDED_BEFORE")
        let free = try BatchHall(quota: 1, families)
        free.at(day(2023, 8, 30))
        try free.step(.close)
        try free.step(.review)
        #expect(try self.look(free).blockers == nil && self.look(free).next == .publish)
        try free.step(.publish)
    }

    @Test("LH-50 Who changed since the review is told, and the review comes before the list")
    func toReview() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[2].unknown = .noHome
        let hall = try BatchHall(quota: 3, families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        #expect(try look(hall).toReview == 0 && look(hall).next == .review)
        try hall.step(.review)
        let position = BatchHall.example[2]
        #expect(try look(hall).toReview == 0 && look(hall).next == nil)
        try hall.learn(position) {
            $0.people[0].note(.passed, of: .noHome)
            $0.standing.reopen()
        }
        #expect(try look(hall).toReview == 1 && look(hall).next == .review)
        try hall.step(.review)
        #expect(try look(hall).toReview == 0 && look(hall).next == .publish)
        // The days for a correction go by.
        let asked = [CorrectionItem(field: .leaseEnd, reason: "看不清")]
        let until = try hall.desk.askCorrection(of: BatchHall.receipt(position), in: hall.id, asked, hall.reviewer)
        hall.at(until)
        #expect(try look(hall).toReview == 0)
        hall.at(until.adding(days: 1))
        #expect(try look(hall).toReview == 1 && look(hall).next == .review)
    }

    @Test("LH-53 Listed families of whom something became known wait for the review, until it has noted that")
    func listedToReview() throws {
        let hall = try BatchHall()
        try hall.concluded()
        try hall.step(.call(count: 3))
        let position = BatchHall.example[0]
        #expect(try look(hall).toReview == 0)
        try hall.learn(position) { $0.people[0].note(.failed, of: .noLand) }
        #expect(try look(hall).toReview == 1 && look(hall).next == nil)
        try hall.step(.review)
        #expect(try look(hall).toReview == 0 && look(hall).counts[.proposed] == 1)
        try hall.learn(position) { $0.people[0].note(.passed, of: .noLand) }
        #expect(try look(hall).toReview == 1)
    }

    @Test("The counts of a batch's way to signing are those of its families")
    func figures() throws {
        let hall = try BatchHall()
        try hall.concluded()
        try hall.step(.call(count: 3))
        try hall.sign(12)
        let figures = try hall.desk.figures(hall.id, hall.auditor)
        let cases = try hall.cases()
        #expect(figures[.applied] == cases.count && figures[.eligible] == cases.count)
        #expect(figures[.listed] == 6 && figures[.called] == 3 && figures[.signed] == 1)
        #expect(figures[.decided] == cases.count)
    }

    @Test("Q9 Objections are listed without what they say, the open ones first")
    func objections() throws {
        let hall = try BatchHall()
        try hall.published()
        for position in [12, 15] {
            _ = try hall.desk.object(
                to: BatchHall.receipt(position), in: hall.id, text: "样例", contact: "张三", hall.clerk)
        }
        _ = try hall.desk.decide("luohu-2023-O1", isUpheld: true, reason: "样例", hall.reviewer)
        let lines = try hall.desk.objections(of: hall.id, hall.clerk)
        #expect(lines.map(\.position) == [15, 12])
        #expect(lines.map(\.isUpheld) == [nil, true])
        #expect(lines.map(\.isEnteredByReader) == [true, true])
        let others = try hall.desk.objections(of: hall.id, hall.reviewer)
        #expect(others.map(\.isEnteredByReader) == [false, false])
    }
}
