import Housing
import OfficeSupport
import Testing

@testable import Office

/// The monthly check of families whose agreements have changed or ended while months of them wait (LH-56, LH-60, 6.5).
@Suite struct RecheckTests {
    @Test("What is found while a change is looked into goes with it: earlier, not decided by who brought it in")
    func joinsOpenChange() throws {
        let paid = try PaidOffice([2])
        let both = try paid.test.staff("liang", 906, .clerk, .reviewer)
        try paid.at("2024-06-05")
        let run = try paid.prepare("2024-06")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "家庭成员", on: day(2024, 6, 3), paid.clerk)
        try find(on: day(2024, 3, 1), paid, by: both.person.raw)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-06", paid).first)
        #expect(found.change == change.id && found.changeNumber == change.number && found.isOfOpenChange)
        #expect(found.doubts.failed == ["LH-10"] && found.eventDay == day(2024, 3, 1) && found.heldMonths == 3)
        #expect(try recheck("2024-06", paid).isEmpty)
        #expect(try paid.office.payments.runs(of: paid.batch).map(\.instalments) == [5])
        _ = try paid.office.payments.approve(run.number, paid.manager)
        let desk = paid.office.changes
        refusal(.enteredByYou) { _ = try desk.decide(change.id, .eligible, reason: "仍符合", both) }
        let decided = try desk.decide(
            change.id, .notEligible, reason: "已登记", on: day(2024, 2, 10), paid.reviewer)
        #expect(try decided.agreement.state == .stopped && decided.agreement.lastMonth == paid.month("2024-02"))
        #expect(try paid.office.payments.runs(of: paid.batch).map(\.instalments) == [4])
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Decided before the run was looked at again: what was held is owed, and every run of it is looked at")
    func decidedBefore() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-06-05")
        let run = try paid.prepare("2024-06")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "家庭成员", on: day(2024, 6, 3), paid.clerk)
        try find(on: day(2024, 6, 4), paid)
        _ = try paid.office.changes.decide(change.id, .eligible, reason: "仍符合", paid.reviewer)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-06", paid).first)
        #expect(found.change != change.id && !found.isOfOpenChange && found.heldMonths == 0)
        _ = try paid.office.payments.approve(run.number, paid.manager)
    }

    @Test("Months from before the family queued again are looked at too, and held back until somebody has decided")
    func stopped() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-06-25")
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day(2024, 6, 20), paid.clerk)
        try find(on: day(2024, 3, 1), paid)
        let run = try paid.prepare("2024-06")
        #expect(run.instalments == 8)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-06", paid).first)
        #expect(found.heldMonths == 3 && !found.isOfOpenChange)
        _ = try paid.office.payments.approve(run.number, paid.manager)
        refusal(.nothingDue) { try paid.prepare("2024-06") }
        let decided = try paid.office.changes.decide(found.change, .eligible, reason: "登记错误", paid.reviewer)
        #expect(try decided.agreement.state == .stopped && decided.agreement.lastMonth == paid.month("2024-06"))
        #expect(try paid.prepare("2024-06").instalments == 3)
    }

    @Test("An end for another reason releases nothing that a change holds back")
    func requeued() throws {
        let paid = try PaidOffice([2])
        try paid.pay(through: "2023-12")
        try paid.at("2024-03-05")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2024, 1, 5), paid.clerk)
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day(2024, 3, 1), paid.clerk)
        #expect(try paid.prepare("2024-03").instalments == 1)
        let decided = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.reviewer)
        #expect(try decided.agreement.state == .stopped && decided.agreement.lastMonth == paid.month("2024-01"))
        refusal(.nothingDue) { try paid.prepare("2024-03") }
    }

    @Test("What was paid back once is looked at again: an earlier day is found with what is still to come back")
    func recovered() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-03-05")
        let rows = paid.answer(try paid.send("2024-03"), paidAt: "2024-03-05T09:00:00+08:00")
            .split(separator: "\n").dropFirst()
        let answers = rows.map { row in
            row.contains(",2024-01,") ? "\(paid.numbers[0]),2024-01,214500,失败,," : String(row)
        }
        try paid.results(PaidOffice.file(answers))
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2024, 1, 10), paid.clerk)
        let stop = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.reviewer)
        #expect(stop.agreement.overpaid.fen == 2 * 214_500)
        let back = try paid.office.recovery.repaid(
            paid.batch, receipt: paid.receipt(1), amount: Money(fen: 2 * 214_500), paid.cashier)
        #expect(back.state == .recovered)
        let run = try paid.prepare("2024-03")
        #expect(run.instalments == 1)
        try find(on: day(2023, 11, 20), paid)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let found = try #require(try recheck("2024-03", paid).first)
        #expect(found.eventDay == day(2023, 11, 20) && found.heldMonths == 1)
        refusal(.nothingDue) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let earlier = try paid.office.changes.decide(found.change, .notEligible, reason: "已登记", paid.reviewer)
        #expect(earlier.agreement.state == .recoveryOpen && earlier.agreement.owed.fen == 214_500)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Q12: what a source has found happened by that day, and not after it")
    func neverLater() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-08-05")
        try find(on: day(2024, 3, 1), paid)
        try paid.prepare("2024-08")
        let change = try #require(try recheck("2024-08", paid).first).change
        let reason = InputProblem.Reason.outOfRange(allowed: "不晚于 2024-03-01")
        failure(.input(InputProblem(source: "--event-date", reason: reason))) {
            _ = try paid.office.changes.decide(
                change, .notEligible, reason: "已登记", on: day(2024, 3, 2), paid.reviewer)
        }
        let decided = try paid.office.changes.decide(
            change, .notEligible, reason: "已登记", on: day(2024, 3, 1), paid.reviewer)
        #expect(decided.agreement.lastMonth == (try paid.month("2024-03")))
    }

    @Test("The same word again in another file is what a reviewer has decided about already")
    func saidAgain() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-06-05")
        try find(on: day(2024, 5, 1), paid)
        let run = try paid.prepare("2024-06")
        let found = try #require(try recheck("2024-06", paid).first)
        _ = try paid.office.changes.decide(found.change, .eligible, reason: "仍符合", paid.reviewer)
        try find(on: day(2024, 5, 1), paid, by: "q")
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        #expect(try recheck("2024-06", paid).isEmpty)
        _ = try paid.office.payments.approve(run.number, paid.manager)
        try find(on: day(2024, 5, 2), paid)
        try paid.prepare("2024-06")
        #expect(try recheck("2024-06", paid).count == 1)
    }

    private func recheck(_ month: String, _ paid: PaidOffice) throws -> [RecheckReport.Family] {
        try paid.office.payments.recheck(paid.batch, month: try paid.month(month), paid.cashier).families
    }

    private func find(on day: Day, _ paid: PaidOffice, by importer: String = "p") throws {
        try SignedFamilies.find(
            .failed, .noHome, at: 1, on: Moment(day, hour: 8), in: paid.office, by: importer)
    }
}
