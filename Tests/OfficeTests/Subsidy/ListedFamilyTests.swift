import Housing
import Testing

@testable import Office

/// What is found out about families that are listed, called or through (LH-50, LH-53, LH-57, Q9).
@Suite("Listed families") struct ListedFamilyTests {
    private func concluded() throws -> BatchHall {
        let hall = try BatchHall(quota: 3, [1, 2, 3, 4].map { BatchHall.Family($0) })
        try hall.concluded()
        return hall
    }

    private func confirm(_ hall: BatchHall, _ position: Int, _ session: Session? = nil) throws -> [OfficeFailure] {
        let report = try hall.desk.confirm([BatchHall.receipt(position)], of: hall.id, session ?? hall.reviewer)
        return try #require(report).problems.map(\.failure)
    }

    @Test("A finding against a called family keeps it from signing; confirmed, its call ends and the next is called")
    func called() throws {
        let hall = try concluded()
        try hall.step(.call(count: 2))
        try hall.learn(1) { $0.people[0].note(.failed, of: .noHome) }
        refusal(.findingOpen) { try hall.sign(1) }
        #expect(try confirm(hall, 1).map(\.code) == ["NOTHING_PROPOSED"])
        #expect(try hall.step(.review).proposed == 1)
        #expect(try hall.positions(.called) == [1, 2] && hall.one(1).standing.proposed.reasons == [.ownsHome])
        #expect(try confirm(hall, 1).isEmpty)
        #expect(try hall.one(1).standing.reasons.reasons == [.ownsHome] && hall.batch().counts.called == 1)
        refusal(.wrongState) { try hall.sign(1) }
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called) == [2, 3] && hall.batch().counts.waiting == 0)
        #expect(try hall.desk.export(.list, of: hall.id, hall.reviewer).rows == 2)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("Nobody is called past a family of which something is open again")
    func waiting() throws {
        let hall = try concluded()
        try hall.learn(2) { $0.people[0].note(.undecided, of: .noLand) }
        #expect(try hall.step(.review).undecided == 1)
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called) == [1])
        refusal(.undecidedBefore) { try hall.step(.call(count: nil)) }
        try hall.learn(2) { $0.people[0].note(.passed, of: .noLand) }
        try hall.step(.review)
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called) == [1, 2, 3])
    }

    @Test("Who brought in that a dwelling was used does not confirm it")
    func usedDwelling() throws {
        let hall = try concluded()
        let both = try hall.test.staff("liang", 905, .reviewer, .clerk)
        let csv = "house_code,source,since\n\(BatchHall.form(BatchHall.Family(1)).house.code),以往补租,2021-03-01\n"
        _ = try hall.test.office.subsidyImports.usedHouses(
            .init(HeldBytes(Array(csv.utf8)), source: "used.csv", skipsBad: false), by: both)
        try hall.learn(1) { $0.application?.isHouseUsed = true }
        try hall.step(.review)
        #expect(try confirm(hall, 1, both).map(\.code) == ["ENTERED_BY_YOU"])
        #expect(try confirm(hall, 1).isEmpty)
    }

    @Test("Nor does whoever else brought it in, with the same row or another one, before or after")
    func usedDwellingByOthers() throws {
        let hall = try concluded()
        let people = try (905...907).map { try hall.test.staff("liang\($0)", $0, .reviewer, .clerk) }
        let code = BatchHall.form(BatchHall.Family(1)).house.code
        for (person, source) in zip(people, ["以往补租", "另一处", "另一处"]) {
            let csv = "house_code,source,since\n\(code),\(source),2021-03-01\n"
            let taken = try hall.test.office.subsidyImports.usedHouses(
                .init(HeldBytes(Array(csv.utf8)), source: "used.csv", skipsBad: false), by: person)
            #expect(taken.report.isTaken)
        }
        try hall.learn(1) { $0.application?.isHouseUsed = true }
        try hall.step(.review)
        for person in people { #expect(try confirm(hall, 1, person).map(\.code) == ["ENTERED_BY_YOU"]) }
        #expect(try confirm(hall, 1).isEmpty)
    }

    @Test("LH-06, Q16: a dwelling that a manager excepted is nobody's to confirm, before the review and after")
    func excepted() throws {
        let hall = try concluded()
        try hall.step(.call(count: 1))
        for position in [1, 2] { try hall.learn(position) { $0.application?.isHouseUsed = true } }
        try hall.step(.review)
        for position in [1, 2] {
            _ = try hall.desk.decideDiscretion(
                of: BatchHall.receipt(position), in: hall.id, rule: "LH-06", decision: "前一份已经期满", hall.manager)
            #expect(try confirm(hall, position).map(\.code) == ["NOTHING_PROPOSED"])
        }
        #expect(try hall.positions(.called) == [1] && hall.batch().counts.called == 1)
        try hall.sign(1)
        try hall.step(.review)
        #expect(try !hall.one(2).standing.isOpen && confirm(hall, 2).map(\.code) == ["NOTHING_PROPOSED"])
    }

    @Test("LH-53: nobody is called past a family against which something came in, though no review has run since")
    func newsBeforeTheCall() throws {
        let hall = try concluded()
        try hall.learn(2) { $0.people[0].note(.failed, of: .noHome) }
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called) == [1] && !hall.one(2).standing.isOpen)
        refusal(.undecidedBefore) { try hall.step(.call(count: nil)) }
        try hall.learn(2) { $0.people[0].note(.passed, of: .noHome) }
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called).starts(with: [1, 2]))
    }

    @Test("A long list, too, is held against what is known when it is confirmed")
    func staleOfMany() throws {
        let hall = try BatchHall(quota: 40, (1...40).map { BatchHall.Family($0) })
        try hall.concluded()
        for position in 1...40 { try hall.learn(position) { $0.people[0].note(.failed, of: .noHome) } }
        try hall.step(.review)
        try hall.learn(7) { $0.people[0].note(.passed, of: .noHome) }
        let all = (1...40).map(BatchHall.receipt)
        let report = try #require(try hall.desk.confirm(all, of: hall.id, hall.reviewer))
        #expect(report.problems.map(\.number) == [7] && report.problems.map(\.failure.code) == ["NOTHING_PROPOSED"])
        #expect(try hall.positions(.ineligible).isEmpty)
        let others = try hall.desk.confirm(all.filter { $0 != all[6] }, of: hall.id, hall.reviewer)
        #expect(others?.confirmed.count == 39)
        #expect(try hall.positions(.publicityPassed) == [7])
    }

    @Test("LH-32: for one dwelling there is one agreement in force, in whatever batch, paid or not")
    func takenHouse() throws {
        let hall = try concluded()
        try hall.step(.call(count: nil))
        try hall.sign(1)
        let first = hall.id
        var other = BatchHall.Family(5)
        other.houseSerial = 1
        try hall.openAnother("luohu-2023-2", quota: 1, [other])
        hall.at(day(2023, 8, 20))
        try hall.concluded()
        try hall.step(.call(count: nil))
        refusal(.houseDuplicate) { try hall.sign(5) }
        #expect(try hall.positions(.called) == [5] && hall.one(5).standing.proposed == [])
        // Ended, and November is owed still: for that month the dwelling would have two subsidies.
        try hall.learn(1, in: first) { try? $0.agreement?.terms.stop(for: .requeued, on: day(2023, 11, 20)) }
        refusal(.houseDuplicate) { try hall.sign(5) }
        try hall.learn(1, in: first) { try? $0.agreement?.terms.notEligible(on: day(2023, 10, 8)) }
        try hall.sign(5)
        #expect(try hall.positions(.signed) == [5])
    }

    @Test("LH-57: who has signed in another batch is off the waiting list, also by a register that came in later")
    func otherBatch() throws {
        let hall = try concluded()
        try hall.step(.call(count: nil))
        try hall.sign(1)
        try hall.openAnother("luohu-2023-2", quota: 2, [1, 2].map { BatchHall.Family($0) })
        hall.at(day(2023, 8, 20))
        try hall.concluded()
        #expect(try hall.one(1).standing.reasons.reasons == [.leftRegisterEarly])
        try hall.step(.call(count: nil))
        try hall.sign(2)
        #expect(try hall.positions(.signed) == [2] && hall.batch().counts.waiting == 0)
        #expect(try hall.test.audit().isEmpty)
    }

    /// Beside the first batch, in which 1, 2 and 3 are called, one in which 1 is through publication, and 2, 3 and 4 are
    /// beyond the list.
    private func twoBatches() throws -> (hall: BatchHall, first: BatchID) {
        let hall = try concluded()
        try hall.step(.call(count: nil))
        let first = hall.id
        try hall.openAnother("luohu-2023-2", quota: 1, [1, 2, 3, 4].map { BatchHall.Family($0) })
        hall.at(day(2023, 8, 20))
        try hall.concluded()
        #expect(try hall.positions(.publicityPassed) == [1] && hall.positions(.notReached) == [2, 3, 4])
        return (hall, first)
    }

    @Test("LH-57: a signature is news for every batch that decides still: nobody is called in vain")
    func signedMeanwhile() throws {
        let (hall, first) = try twoBatches()
        try hall.sign(1, in: first)
        try hall.sign(2, in: first)
        #expect(try hall.positions(.publicityPassed) == [1] && hall.positions(.underReview) == [2])
        #expect(try hall.batch().counts.notReached == 2)
        refusal(.undecidedBefore) { try hall.step(.call(count: nil)) }
        #expect(try hall.step(.review).proposed == 2)
        #expect(try [1, 2].allSatisfy { try hall.one($0).standing.proposed.reasons == [.leftRegisterEarly] })
        #expect(try confirm(hall, 1).isEmpty && confirm(hall, 2).isEmpty)
        try hall.step(.supplement)
        #expect(try hall.positions(.published) == [3])
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-57: one who is called already in another batch does not sign there, and is not taken to have given up")
    func calledTwice() throws {
        let (hall, first) = try twoBatches()
        try hall.step(.call(count: nil))
        try hall.sign(1, in: first)
        refusal(.leftRegisterEarly) { try hall.sign(1) }
        hall.at(day(2023, 10, 21))
        let step = try hall.step(.waive)
        #expect(step.changed == 0 && step.kept == 1)
        #expect(try confirm(hall, 1).isEmpty)
        #expect(try hall.one(1).standing.reasons.reasons == [.leftRegisterEarly])
    }

    @Test("Q10: whom a manager gives his place on the waiting list back stands in the other batches again")
    func placeBack() throws {
        let (hall, first) = try twoBatches()
        try hall.sign(2, in: first)
        try hall.step(.review)
        #expect(try hall.one(2).standing.proposed.reasons == [.leftRegisterEarly])
        try hall.learn(2, in: first) { try? $0.agreement?.terms.stop(for: .changedNotEligible, on: day(2023, 10, 8)) }
        _ = try hall.desk.decideDiscretion(
            of: BatchHall.receipt(2), in: first, rule: "LH-57", decision: "协议没有成立", hall.manager)
        #expect(try hall.one(2).standing.proposed == [])
        try hall.step(.review)
        #expect(try hall.positions(.notReached) == [2, 3, 4] && hall.batch().counts.notReached == 3)
    }

    @Test("Once every place is given nothing is corrected, mended, confirmed or excepted; a manager's note is taken")
    func filled() throws {
        let hall = try BatchHall(quota: 1, [1, 2, 3].map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.learn(3) { $0.people[0].note(.failed, of: .noHome) }
        try hall.step(.review)
        try hall.step(.call(count: nil))
        try hall.sign(1)
        let receipt = BatchHall.receipt(3)
        #expect(try hall.one(3).standing.state == .underReview && hall.batch().state == .filled)
        refusal(.wrongState) { _ = try hall.desk.confirm([receipt], of: hall.id, hall.reviewer) }
        refusal(.wrongState) {
            _ = try hall.desk.askCorrection(
                of: receipt, in: hall.id, [CorrectionItem(field: .materials, reason: "请补上")], hall.reviewer)
        }
        func decide(_ rule: String) throws {
            _ = try hall.desk.decideDiscretion(
                of: receipt, in: hall.id, rule: rule, decision: "记下", hall.manager)
        }
        refusal(.wrongState) { try decide("LH-06") }
        try decide("LH-65")
        try hall.step(.finish)
        #expect(try hall.one(3).standing.reasons.reasons == [.quotaUsedUp])
        #expect(try hall.positions(.notReached) == [2, 3])
    }

    @Test("A correction that is open when the batch ends is open no more")
    func openCorrection() throws {
        let hall = try BatchHall(quota: 1, [1, 2, 3].map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.learn(3) { $0.people[0].note(.failed, of: .noHome) }
        try hall.step(.review)
        _ = try hall.desk.askCorrection(
            of: BatchHall.receipt(3), in: hall.id, [CorrectionItem(field: .materials, reason: "请补上")], hall.reviewer)
        try hall.step(.call(count: nil))
        try hall.sign(1)
        #expect(try hall.step(.finish).endedCorrections == 0)
        #expect(try hall.one(3).standing.state == .notReached)
        let id = hall.id
        let kept = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.kept(CorrectionBody.self, of: id)
        }
        #expect(kept.map(\.state) == [.ended] && kept.map(\.body.endedAt) == [hall.test.clocks.officeNow])
        // It was not refused for what it had days left to mend.
        let steps = try hall.test.office.why.explain(BatchHall.receipt(3), in: nil).steps.filter {
            $0.act == .correction
        }
        #expect(steps.map(\.result) == [.noted, .noted] && steps.last?.at == hall.test.clocks.officeNow)
        #expect(steps.allSatisfy { !$0.codes.contains("MATERIAL_MISSING") })
    }
}
