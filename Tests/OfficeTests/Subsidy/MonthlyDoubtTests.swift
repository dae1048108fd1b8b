import Housing
import OfficeSupport
import Testing

@testable import Office

/// What is 待核实 of a family that is paid: the monthly check puts it before a reviewer as it does what is not passed (LH-56,
/// LH-60, Q19).
@Suite struct MonthlyDoubtTests {
    @Test("LH-60: 待核实 after 通过 is put before a reviewer once, and again where something new comes in")
    func undecided() throws {
        let paid = try PaidOffice([2, 1])
        try paid.at("2024-02-05")
        let run = try paid.prepare("2024-02")
        try find(.undecided, .noHome, on: day(2023, 12, 20), paid)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-02", paid).first)
        #expect(found.doubts.failed.isEmpty && found.doubts.undecided == ["LH-10"] && found.doubts.unnamed == 0)
        #expect(found.eventDay == day(2023, 12, 20) && found.heldMonths == 2 && !found.isOfOpenChange)
        #expect(try paid.agreement().terms.state == .changeReview)
        #expect(try paid.office.changes.open(paid.batch).map(\.matter) == ["住房"])
        #expect(try recheck("2024-02", paid).isEmpty)
        _ = try paid.office.payments.approve(run.number, paid.manager)
        _ = try paid.office.changes.decide(found.change, .eligible, reason: "登记有误", paid.reviewer)

        let second = try paid.prepare("2024-02")
        #expect(second.instalments == 2)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(second.number, paid.manager) }
        #expect(try recheck("2024-02", paid).isEmpty, "a reviewer has decided about it")
        try find(.undecided, .noHome, on: day(2024, 1, 20), paid)
        let again = try #require(try recheck("2024-02", paid).first)
        #expect(again.change != found.change && again.eventDay == day(2024, 1, 20) && again.heldMonths == 1)
        try find(.passed, .noHome, on: day(2024, 2, 1), paid)
        #expect(try recheck("2024-02", paid).isEmpty)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("不通过 and 待核实 of one family are told apart, by the earlier day")
    func both() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-02-05")
        try paid.prepare("2024-02")
        try find(.failed, .noPolicyHousing, on: day(2024, 1, 3), paid)
        try find(.undecided, .noLand, member: 1, on: day(2023, 12, 20), paid)
        let found = try #require(try recheck("2024-02", paid).first)
        #expect(found.doubts.failed == ["LH-12"] && found.doubts.undecided == ["LH-11"])
        #expect(found.eventDay == day(2023, 12, 20))
    }

    @Test("LH-59: about whom nobody has asked since he joined, the family is looked into from the day he came in")
    func joined() throws {
        let paid = try PaidOffice([2, 1])
        let both = try paid.test.staff("liang", 906, .clerk, .reviewer)
        try paid.at("2024-01-10")
        try SignedFamilies.join(1, at: paid.test.clocks.officeNow, in: paid.office, by: both.person)
        try paid.at("2024-02-05")
        let run = try paid.prepare("2024-02")
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-02", paid).first)
        #expect(found.doubts.undecided == ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"])
        #expect(found.eventDay == day(2024, 1, 10) && found.heldMonths == 1)
        #expect(try paid.office.changes.open(paid.batch).map(\.matter) == ["家庭成员"])
        refusal(.enteredByYou) {
            _ = try paid.office.changes.decide(found.change, .eligible, reason: "已核实", both)
        }
        try find(.passed, .noHome, member: 2, on: day(2024, 2, 1), paid)
        #expect(try recheck("2024-02", paid).isEmpty, "what is still open of him is known")
        _ = try paid.office.changes.decide(
            found.change, .notEligible, reason: "不符合", on: day(2024, 1, 8), paid.reviewer)
        #expect(try paid.agreement().terms.stop?.day == day(2024, 1, 8))
    }

    @Test("Q19: whom only a number tells of is 待核实 in everything")
    func unnamed() throws {
        let paid = try PaidOffice([3, 1])
        try paid.test.office.insist { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(paid.batch)
            guard var family = try writer.family(at: 1, of: file) else { throw .store(.notFound) }
            family.people.removeLast()
            file.batch.noteChange()
            try writer.save([family], of: file)
        }
        try paid.at("2024-02-05")
        try paid.prepare("2024-02")
        let found = try #require(try recheck("2024-02", paid).first)
        #expect(found.doubts.unnamed == 1 && found.eventDay == day(2024, 2, 5) && found.heldMonths == 0)
        #expect(try recheck("2024-02", paid).isEmpty)
    }

    @Test("A change of before it was noted what it is about counts for all that had come in by then")
    func older() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-02-05")
        try paid.prepare("2024-02")
        try find(.failed, .noHome, on: day(2024, 1, 3), paid)
        let found = try #require(try recheck("2024-02", paid).first)
        try paid.test.office.insist { (writer) throws(OfficeFailure) in
            guard var kept = try writer.kept(ChangeBody.self, id: found.change) else { throw .store(.notFound) }
            kept.body.seen = nil
            try writer.save(kept)
        }
        #expect(try recheck("2024-02", paid).isEmpty)
        try find(.undecided, .noLand, on: day(2024, 1, 2), paid)
        let joined = try #require(try recheck("2024-02", paid).first)
        #expect(joined.isOfOpenChange && joined.doubts.failed.isEmpty && joined.doubts.undecided == ["LH-11"])
        #expect(try recheck("2024-02", paid).isEmpty)
    }

    private func recheck(_ month: String, _ paid: PaidOffice) throws -> [RecheckReport.Family] {
        try paid.office.payments.recheck(paid.batch, month: try paid.month(month), paid.cashier).families
    }

    private func find(
        _ result: FindingResult, _ condition: ConditionSet, member: Int = 0, on day: Day, _ paid: PaidOffice
    ) throws {
        try SignedFamilies.find(result, condition, at: 1, member: member, on: Moment(day, hour: 8), in: paid.office)
    }
}
