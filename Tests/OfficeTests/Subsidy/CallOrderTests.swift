import Housing
import Testing

@testable import Office

/// Whom to call, who is to be reminded, and what a step would do, before it is taken.
@Suite struct CallOrderTests {
    private func queue(_ hall: BatchHall, _ session: Session? = nil) throws -> SigningQueue {
        try hall.test.office.subsidySigning.queue(of: hall.id, known: nil, session ?? hall.clerk)
    }

    private func positions(_ hall: BatchHall, _ tab: SigningTab) throws -> [Int] {
        let queue = try queue(hall)
        return try hall.test.office.subsidySigning.lines(queue, tab, 0..<100, hall.clerk).map(\.position)
    }

    private func refusal(_ expected: RefusalCode, _ act: () throws -> Void) {
        #expect(code(act) == expected.rawValue)
    }

    @Test("LH-53: the order is that of the lists, and says why nobody can be called")
    func order() throws {
        let hall = try BatchHall(quota: 2, [12, 15, 31, 40].map { BatchHall.Family($0) })
        #expect(try queue(hall).obstacle == .state(.open) && queue(hall).count(.all) == 0)
        try hall.published()
        #expect(try queue(hall).obstacle == .state(.published) && queue(hall).count(.all) == 2)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        #expect(try queue(hall).obstacle == nil && positions(hall, .waiting) == [12, 15])
        try hall.step(.call(count: 1))
        #expect(try positions(hall, .called) == [12] && positions(hall, .waiting) == [15])
        let next = try hall.test.office.subsidySigning.next(try queue(hall), hall.clerk)
        #expect(next?.position == 15 && next?.receipt == BatchHall.receipt(15) && next?.maskedName == "样**5")
        try hall.step(.call(count: nil))
        #expect(try queue(hall).obstacle == .nobodyWaiting)
        try hall.sign(12)
        try hall.sign(15)
        #expect(try queue(hall).obstacle == .state(.filled) && positions(hall, .signed) == [12, 15])
    }

    @Test("Nobody is called past one against whom something became known, nor beyond the places")
    func obstacles() throws {
        let hall = try BatchHall(quota: 5, (1...7).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: 4))
        try hall.learn(5) { $0.people[0].note(.failed, of: .noLand) }
        #expect(try queue(hall).obstacle == .nextIsOpen)
        try hall.learn(5) { $0.people[0].note(.passed, of: .noLand) }
        try hall.step(.call(count: nil))
        #expect(try queue(hall).obstacle == .placesCalled && positions(hall, .waiting) == [6])
    }

    @Test("LH-53 A called family of whom something became known is none of those who can sign")
    func held() throws {
        let hall = try BatchHall(quota: 2, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        #expect(try queue(hall).held == 0)
        try hall.learn(1) { $0.people[0].note(.failed, of: .noLand) }
        let (desk, queue) = (hall.test.office.subsidySigning, try queue(hall))
        #expect(queue.held == 1 && queue.count(.called) == 2)
        #expect(try desk.lines(queue, .called, 0..<9, hall.clerk).map(\.isOpen) == [true, false])
        #expect(try desk.nextToSign(queue, hall.clerk)?.position == 2)
    }

    @Test("Supplementary lists come behind the first, and one put out by an objection stays in the list of all")
    func lists() throws {
        let hall = try BatchHall(quota: 2, (1...5).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        try hall.decline(1)
        try hall.decline(2)
        let desk = hall.test.office.subsidySigning
        let outlook = try desk.supplementary(of: hall.id, hall.manager)
        #expect(outlook.placesLeft == 2 && outlook.count == 2 && outlook.lines.map(\.position) == [3, 4])
        #expect(outlook.undecidedPosition == nil)
        #expect(code { _ = try desk.beginSupplement(of: hall.id, reason: " ", hall.manager) } == "INPUT_INVALID")
        #expect(code { _ = try desk.beginSupplement(of: hall.id, reason: "有余", hall.clerk) } == "NOT_ALLOWED")
        let (job, report) = try desk.beginSupplement(of: hall.id, reason: "两家放弃，名额有余", hall.manager)
        try job.run()
        #expect(report()?.batch.lists.map(\.length) == [2, 2])
        #expect(try positions(hall, .all) == [1, 2, 3, 4])
        let kept = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.kept(DiscretionBody.self, of: hall.id)
        }
        #expect(kept.map(\.body.rule) == ["Q7"] && kept.first?.body.decision == "两家放弃，名额有余")
        #expect(kept.first?.position == nil)
        #expect(try hall.one(3).discretions.isEmpty && !hall.test.journalHolds("名额有余"))
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("Q7: who let his days go by is told as that while he is not settled")
    func overdueOutlook() throws {
        let hall = try BatchHall(quota: 2, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        let desk = hall.test.office.subsidySigning
        #expect(try desk.supplementary(of: hall.id, hall.manager).overdue == 0)
        hall.at(day(2023, 12, 29))
        #expect(try desk.supplementary(of: hall.id, hall.manager).overdue == 2)
        try hall.step(.waive)
        #expect(try desk.supplementary(of: hall.id, hall.manager).overdue == 0)
    }

    @Test("Q7: the outlook names the family that nobody has decided about")
    func undecidedOutlook() throws {
        var families = (1...5).map { BatchHall.Family($0) }
        families[3].unknown = .noLand
        let hall = try BatchHall(quota: 2, families)
        try hall.reviewed()
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        try hall.step(.call(count: nil))
        try hall.decline(1)
        try hall.decline(2)
        let outlook = try hall.test.office.subsidySigning.supplementary(of: hall.id, hall.manager)
        #expect(outlook.undecidedPosition == 4 && outlook.lines.map(\.position) == [3])
        refusal(.undecidedBefore) { try hall.step(.supplement) }
    }

    @Test("Q8: who is to be reminded from the half of the days on, until somebody did")
    func reminders() throws {
        let hall = try BatchHall(quota: 2, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        let desk = hall.test.office.subsidySigning
        // Ten working days from 10-09 on: the fifth is 10-13.
        let family = try desk.family(BatchHall.receipt(1), of: hall.id, hall.clerk)
        #expect(family.remindOn == day(2023, 10, 13) && family.daysLeft == 10)
        hall.at(day(2023, 10, 12))
        #expect(try positions(hall, .toRemind) == [])
        hall.at(day(2023, 10, 13))
        #expect(try positions(hall, .toRemind) == [1, 2])
        try desk.remind(BatchHall.receipt(1), of: hall.id, by: .phone, hall.clerk)
        #expect(try positions(hall, .toRemind) == [2] && positions(hall, .called) == [1, 2])
        #expect(try hall.entries(.subsidyReminded, 1).count == 1)
        let noted = try desk.family(BatchHall.receipt(1), of: hall.id, hall.clerk).notes
        #expect(noted.map(\.matter) == [.reminded(.phone)])
        #expect(code { try desk.remind(BatchHall.receipt(1), of: hall.id, by: .phone, hall.reviewer) } == "NOT_ALLOWED")
        refusal(.wrongState) { try desk.remind(BatchHall.receipt(3), of: hall.id, by: .phone, hall.clerk) }
        hall.at(day(2023, 10, 21))
        refusal(.deadlinePassed) { try desk.remind(BatchHall.receipt(2), of: hall.id, by: .letter, hall.clerk) }
        #expect(try positions(hall, .toRemind) == [] && positions(hall, .overdue) == [1, 2])
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-54: who would be given up and who is kept is told before, and is what the step does")
    func lapsing() throws {
        let hall = try BatchHall(quota: 3, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        try hall.learn(2) { $0.people[0].note(.failed, of: .noLand) }
        let desk = hall.test.office.subsidySigning
        #expect(try desk.lapsing(of: hall.id, hall.clerk).count == 0)
        hall.at(day(2023, 10, 21))
        let lapsing = try desk.lapsing(of: hall.id, hall.clerk)
        #expect(lapsing.count == 2 && lapsing.ending.map(\.position) == [1, 3])
        #expect(lapsing.keptCount == 1 && lapsing.kept.map(\.position) == [2])
        let report = try hall.step(.waive, hall.clerk)
        #expect(report.changed == 2 && report.kept == 1)
    }

    @Test("Q8: why it was late is kept, and it stays given up")
    func lateReason() throws {
        let hall = try BatchHall(quota: 2, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        let desk = hall.test.office.subsidySigning
        let receipt = BatchHall.receipt(1)
        func note(_ reason: String, _ session: Session) throws {
            try desk.noteLate(receipt, of: hall.id, reason: reason, session)
        }
        refusal(.notExpired) { try note("住院", hall.clerk) }
        refusal(.wrongState) {
            try desk.noteLate(BatchHall.receipt(3), of: hall.id, reason: "住院", hall.clerk)
        }
        hall.at(day(2023, 10, 21))
        try note("住院", hall.clerk)
        try hall.step(.waive)
        try note("住院，有证明", hall.clerk)
        #expect(code { try note("住院", hall.manager) } == "NOT_ALLOWED")
        #expect(code { try note("", hall.clerk) } == "INPUT_INVALID")
        let family = try desk.family(receipt, of: hall.id, hall.clerk)
        #expect(family.standing.state == .waived)
        #expect(family.notes.map(\.matter) == [.late("住院"), .late("住院，有证明")])
        #expect(try hall.entries(.subsidyLateReason, 1).count == 2 && !hall.test.journalHolds("住院"))
        refusal(.wrongState) { try hall.sign(1) }
    }

    @Test("A family says what keeps it from signing, and afterwards what was signed, its account masked")
    func family() throws {
        let hall = try BatchHall(quota: 1, [12, 15].map { BatchHall.Family($0) })
        try hall.concluded()
        let desk = hall.test.office.subsidySigning
        func look(_ position: Int) throws -> SigningFamily {
            try desk.family(BatchHall.receipt(position), of: hall.id, hall.clerk)
        }
        #expect(try look(12).obstacle == .state(.publicityPassed))
        try hall.step(.call(count: nil))
        #expect(try look(12).obstacle == nil)
        #expect(try look(12).total.words == "77,220.00元" && look(12).months.lowerBound == Month(year: 2023, month: 11))
        try hall.learn(12) { $0.people[0].note(.failed, of: .noLand) }
        #expect(try look(12).obstacle == .open && look(12).reasons == [.ownsLand])
        try hall.learn(12) { $0.people[0].note(.passed, of: .noLand) }
        hall.at(day(2023, 10, 21))
        #expect(try look(12).obstacle == .overdue(day(2023, 10, 20)))
        hall.at(day(2023, 10, 9))
        try hall.sign(12)
        let signed = try look(12)
        #expect(signed.obstacle == .state(.signed) && signed.maskedAccount == "6222********0001")
        #expect(signed.found.agreement != nil && signed.bank == "样例银行")
        #expect(try look(15).obstacle == .state(.notReached))
        refusal(.receiptUnknown) { _ = try desk.family("BHR99999999", of: hall.id, hall.clerk) }
    }

    @Test("What was read is given back while nothing moved, and read anew as soon as something did")
    func kept() throws {
        let hall = try BatchHall(quota: 2, (1...3).map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        let before = try queue(hall)
        let desk = hall.test.office.subsidySigning
        #expect(try desk.queue(of: hall.id, known: before, hall.clerk) == before)
        try hall.sign(1)
        let after = try desk.queue(of: hall.id, known: before, hall.clerk)
        #expect(after.count(.signed) == 1 && after.count(.called) == 1)
        hall.at(day(2023, 10, 21))
        #expect(try desk.queue(of: hall.id, known: after, hall.clerk).count(.overdue) == 1)
    }
}
