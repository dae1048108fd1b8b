import Housing
import OfficeSupport
import Testing

@testable import Office

/// Changes, stops, the monthly check and recovery through the desks (LH-56 … LH-63, 6.5).
@Suite struct ChangeDeskTests {
    @Test("LH-58, Q20: an earlier day of queueing again ends earlier what has ended, a later one nothing")
    func requeuedEarlier() throws {
        let paid = try PaidOffice([2])
        try paid.pay(through: "2024-03")
        func requeue(_ day: Day) throws -> AgreementReport {
            try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day, paid.clerk)
        }
        #expect(try requeue(day(2024, 3, 10)).state == .stopped)
        refusal(.wrongState) { _ = try requeue(day(2024, 3, 5)) }
        let earlier = try requeue(day(2024, 1, 10))
        #expect(earlier.state == .recoveryOpen && earlier.overpaid.fen == 2 * 214_500)
        #expect(try earlier.lastMonth == paid.month("2024-01"))
    }

    @Test("LH-62: a false application: all that was paid comes back, what waits in runs is taken out, and it is told")
    func falseDeclaration() throws {
        let paid = try PaidOffice([2])
        try paid.pay(through: "2024-07")
        try paid.at("2024-08-20")
        _ = try paid.prepare("2024-08")
        let (desk, session) = (paid.office.changes, try paid.test.tenant(1))
        let change = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2023, 8, 1), paid.clerk)
        let ahead = try desk.outlook(
            of: .decide(change: change.id, .falseDeclaration, day: nil, lease: nil), paid.batch,
            receipt: paid.receipt(1), paid.reviewer)
        #expect(ahead.overpaid.count == 9)
        #expect(try paid.agreement().terms.overpaid.fen == 0)
        #expect(
            code { _ = try desk.decide(change.id, .falseDeclaration, reason: "已查", paid.reviewer) } == "INPUT_INVALID")
        let decided = try desk.decide(
            change.id, .falseDeclaration, reason: "不动产登记", untrue: "申报没有住房，申请前已有住房", paid.reviewer)
        #expect(decided.state == "NOT_ELIGIBLE" && decided.decision == .falseDeclaration)
        #expect(decided.agreement == ahead.agreement && decided.agreement.state == .recoveryOpen)
        #expect(decided.agreement.lastMonth == nil && decided.agreement.overpaid.fen == 9 * 214_500)
        let terms = try paid.agreement().terms
        #expect(terms.stop == .init(reason: .falseDeclaration, day: day(2023, 8, 1)))
        refusal(.nothingDue) { _ = try paid.prepare("2024-08") }
        let debts = try paid.office.recovery.list(paid.batch)
        #expect(debts.map(\.months.count) == [9])
        // The family reads why, and what it owes.
        let file = try paid.office.mySubsidy.file(paid.batch, session)
        #expect(file.summary.stop == .falseDeclaration && file.changes.map(\.decision) == [.falseDeclaration])
        let stop = try #require(file.why.steps.last { $0.act == .stop })
        #expect(stop.rule == "LH-62" && stop.codes == ["FALSE_DECLARATION"])
        let told = try #require(file.why.steps.first { $0.act == .change && $0.codes == ["FALSE_DECLARATION"] })
        #expect(told.words == "申请时申报不实：申报没有住房，申请前已有住房。" && told.text == nil)
        #expect(file.agreement?.untrue == "申报没有住房，申请前已有住房" && file.changes.first?.untrue == file.agreement?.untrue)
        let seen = try paid.office.changes.file(change.id, paid.reviewer).change
        #expect(seen.decision == .falseDeclaration && seen.untrue == file.agreement?.untrue && seen.reason == "不动产登记")
        // A manager lifts it where it was a mistake.
        let back = try paid.office.reinstatement.reinstate(
            paid.batch, receipt: paid.receipt(1), reason: "认定有误", paid.manager)
        #expect(back.overpaid.fen == 0 && back.lastMonth == Month(year: 2026, month: 10))
        #expect(try paid.test.audit().isEmpty)
    }

    @Test("LH-56, LH-62: what came about after the family had declared is a change and was not declared falsely")
    func afterDeclaration() throws {
        let paid = try PaidOffice([2, 2])
        try paid.pay(through: "2023-12")
        let desk = paid.office.changes
        let declared = try desk.agreement(paid.receipt(1), in: paid.batch, paid.reviewer).declaredOn
        let change = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: declared.adding(days: 1), paid.clerk)
        refusal(.afterDeclaration) {
            _ = try desk.outlook(
                of: .decide(change: change.id, .falseDeclaration, day: nil, lease: nil), paid.batch,
                receipt: paid.receipt(1), paid.reviewer)
        }
        refusal(.afterDeclaration) {
            _ = try desk.decide(change.id, .falseDeclaration, reason: "已查", untrue: "有住房", paid.reviewer)
        }
        // Its day was reported, and nobody decides about another one.
        let isDated = code {
            _ = try desk.decide(
                change.id, .falseDeclaration, reason: "已查", untrue: "有住房", on: declared, paid.reviewer)
        }
        #expect(isDated == "INPUT_INVALID")
        #expect(try desk.decide(change.id, .notEligible, reason: "已查", paid.reviewer).decision == .notEligible)
        #expect(
            code { _ = try desk.decide(change.id, .eligible, reason: "已查", untrue: "有", paid.reviewer) }
                == "INPUT_INVALID")
        // The monthly check knows only by when; the decision names the day.
        try SignedFamilies.find(.failed, .noHome, at: 2, on: Moment(day(2023, 12, 9), hour: 10), in: paid.office)
        try paid.at("2024-01-05")
        _ = try paid.prepare("2024-01")
        let report = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-01"), paid.cashier)
        let found = try #require(report.families.first)
        func decide(_ day: Day?) throws -> ChangeReport {
            try desk.decide(
                found.change, .falseDeclaration, reason: "已查", untrue: "有住房", on: day, paid.reviewer)
        }
        refusal(.afterDeclaration) { _ = try decide(nil) }
        refusal(.afterDeclaration) { _ = try decide(declared.adding(days: 1)) }
        #expect(try decide(declared).agreement.overpaid.fen == 2 * 214_500)
        #expect(try paid.agreement(2).terms.stop == .init(reason: .falseDeclaration, day: declared))
        #expect(try paid.test.audit().isEmpty)
    }

    @Test(
        "5.7: bought on 2024-05-17, found on 2024-08-25 with three months paid",
        arguments: [(2, 214_500), (1, 115_500)])
    func workedExample(size: Int, monthly: Int) throws {
        let paid = try PaidOffice([size])
        try paid.pay(through: "2024-08")
        try paid.at("2024-08-25")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2024, 5, 17), paid.clerk)
        #expect(change.isOverdue && change.agreement.state == .changeReview)
        failure(.denied(.decideSubsidyChange, .clerk)) {
            _ = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.clerk)
        }
        let decided = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.reviewer)
        #expect(decided.state == "NOT_ELIGIBLE" && decided.agreement.state == .recoveryOpen)
        #expect(decided.agreement.lastMonth == Month(year: 2024, month: 5))
        #expect(decided.agreement.overpaid.fen == 3 * monthly && decided.agreement.paid.fen == 10 * monthly)
        refusal(.alreadyDecided) {
            _ = try paid.office.changes.decide(change.id, .eligible, reason: "再看", paid.reviewer)
        }
        let debts = try paid.office.recovery.list(paid.batch)
        #expect(debts.map(\.months.count) == [3] && debts.first?.maskedName == "陈*例")
        let desk = paid.office.recovery
        refusal(.amountWrong) {
            _ = try desk.repaid(
                paid.batch, receipt: paid.receipt(1), amount: Money(fen: 3 * monthly + 1), paid.cashier)
        }
        let part = try desk.repaid(
            paid.batch, receipt: paid.receipt(1), amount: Money(fen: monthly), paid.cashier)
        #expect(part.state == .recoveryOpen && part.owed.fen == 2 * monthly)
        #expect(
            try desk.escalate(paid.batch, receipt: paid.receipt(1), reason: "不配合", paid.cashier).state == .escalated)
        let rest = try desk.repaid(
            paid.batch, receipt: paid.receipt(1), amount: Money(fen: 2 * monthly), paid.cashier)
        #expect(rest.state == .recovered && rest.owed.fen == 0)
        refusal(.wrongState) {
            _ = try desk.escalate(paid.batch, receipt: paid.receipt(1), reason: "不配合", paid.cashier)
        }
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("A change takes later months out of what waits, and they are owed again where the family is still eligible")
    func heldBack() throws {
        let paid = try PaidOffice([2, 2])
        try paid.at("2024-01-05")
        let run = try paid.prepare("2024-01")
        #expect(run.instalments == 6)
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(2), matter: "婚姻", on: day(2023, 11, 30), paid.clerk)
        #expect(
            !(try paid.office.changes.report(
                paid.batch, receipt: paid.receipt(1), matter: "其他", on: day(2024, 1, 4), paid.clerk)).isOverdue)
        refusal(.wrongState) {
            _ = try paid.office.changes.report(
                paid.batch, receipt: paid.receipt(2), matter: "婚姻", on: day(2023, 11, 30), paid.clerk)
        }
        let held = try #require(try paid.office.payments.runs(of: paid.batch).first)
        #expect(held.instalments == 4 && held.cancelled == 2 && held.sum.fen == 4 * 214_500)
        _ = try paid.office.payments.approve(run.number, paid.manager)
        let export = try paid.office.payments.export(run.number, paid.cashier)
        #expect(export.csv.rows == 4)
        refusal(.nothingDue) { try paid.prepare("2024-01") }
        let decided = try paid.office.changes.decide(change.id, .eligible, reason: "仍符合", paid.reviewer)
        #expect(decided.agreement.state == .paying)
        let next = try paid.prepare("2024-01")
        #expect(next.instalments == 2 && next.sum.fen == 2 * 214_500)
        let later = PaidOffice.file(["\(paid.numbers[1]),2024-01,214500,成功,Y1,2024-01-05T09:00:00+08:00"])
        #expect(try paid.results(later).problems.first?.column == "month")
        try paid.results(paid.answer(export, paidAt: "2024-01-05T09:00:00+08:00"))
        #expect(try paid.agreement(2).paid.fen == 214_500 && paid.agreement(1).paid.fen == 3 * 214_500)
    }

    @Test("LH-62: what arrives after the stop is found with the bank's answer")
    func tooLate() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-12-05")
        let export = try paid.send("2023-12")
        refusal(.dayBeforeSigning) {
            _ = try paid.office.changes.requeue(
                paid.batch, receipt: paid.receipt(1), on: day(2023, 10, 19), paid.clerk)
        }
        let stop = try paid.office.changes.requeue(
            paid.batch, receipt: paid.receipt(1), on: day(2023, 11, 30), paid.clerk)
        #expect(stop.state == .stopped && stop.lastMonth == Month(year: 2023, month: 11))
        refusal(.wrongState) {
            _ = try paid.office.changes.requeue(
                paid.batch, receipt: paid.receipt(1), on: day(2023, 11, 30), paid.clerk)
        }
        let report = try paid.results(paid.answer(export, paidAt: "2023-12-05T09:00:00+08:00"))
        #expect(report.paid == 2 && report.overpaid == 1)
        #expect(try paid.agreement().terms.state == .recoveryOpen)
        #expect(try paid.agreement().terms.overpaid.fen == 214_500)
        let entries = try paid.test.entries(.agreementOverpaid, of: CaseID("luohu-2023/1"))
        #expect(entries.map { $0["amount"] } == [.money(Money(fen: 214_500))])
    }

    @Test("Q22: nothing while suspended, the arrears afterwards")
    func suspended() throws {
        let paid = try PaidOffice([1])
        try paid.at("2023-12-05")
        let run = try paid.prepare("2023-12")
        #expect(
            try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(1), reason: "缺合同", paid.reviewer).state
                == .suspended)
        refusal(.nothingDue) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        refusal(.nothingDue) { try paid.prepare("2023-12") }
        try paid.at("2024-02-05")
        #expect(
            try paid.office.changes.resume(paid.batch, receipt: paid.receipt(1), reason: "补齐", paid.reviewer).state
                == .paying)
        #expect(try paid.prepare("2024-02").instalments == 4)
        refusal(.wrongState) {
            _ = try paid.office.changes.resume(paid.batch, receipt: paid.receipt(1), reason: "补齐", paid.reviewer)
        }
    }

    @Test("Who reported a change does not decide about it; what is wrong is said")
    func refusals() throws {
        let paid = try PaidOffice([1])
        let both = try paid.test.staff("liang", 906, .clerk, .reviewer)
        try paid.at("2023-12-05")
        let desk = paid.office.changes
        refusal(.dayInFuture) {
            _ = try desk.report(paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2023, 12, 6), both)
        }
        refusal(.receiptUnknown) {
            _ = try desk.report(paid.batch, receipt: "BHR00099999", matter: "住房", on: day(2023, 12, 1), both)
        }
        refusal(.batchUnknown) {
            _ = try desk.report(
                BatchID("luohu-1999"), receipt: paid.receipt(1), matter: "住房", on: day(2023, 12, 1), both)
        }
        #expect(throws: OfficeFailure.self) {
            try desk.report(paid.batch, receipt: paid.receipt(1), matter: "工作", on: day(2023, 12, 1), both)
        }
        let change = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "租赁合同", on: day(2023, 12, 1), both)
        refusal(.enteredByYou) { _ = try desk.decide(change.id, .eligible, reason: "续租", both) }
        #expect(throws: OfficeFailure.self) { try desk.decide(change.id, .eligible, reason: " ", paid.reviewer) }
        refusal(.notFound) { _ = try desk.decide("x", .eligible, reason: "续租", paid.reviewer) }
        #expect(throws: OfficeFailure.self) {
            try desk.decide(change.id, .notEligible, reason: "到期", on: day(2023, 11, 1), paid.reviewer)
        }
        #expect(
            try desk.decide(change.id, .notEligible, reason: "到期", paid.reviewer).agreement.lastMonth
                == Month(year: 2023, month: 12))
        #expect(
            try desk.breach(paid.batch, receipt: paid.receipt(1), text: "转租", paid.clerk).state == .stopped)
        #expect(!(try paid.test.journalHolds("转租")))
    }

    @Test("The monthly check puts before a reviewer what sources found, before the signature too, and decides nothing")
    func recheck() throws {
        let paid = try PaidOffice([2, 2, 2])
        try paid.pay(through: "2023-12")
        try SignedFamilies.find(
            .failed, .noHome, at: 2, on: Moment(day(2023, 12, 9), hour: 10), in: paid.office)
        try SignedFamilies.find(
            .failed, .noLand, at: 3, on: Moment(day(2023, 9, 1), hour: 10), in: paid.office)
        try paid.at("2024-02-05")
        refusal(.runUnknown) {
            _ = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-02"), paid.cashier)
        }
        let run = try paid.prepare("2024-02")
        let report = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-02"), paid.cashier)
        #expect(report.checked == 3 && report.families.count == 2 && report.runs == [run.number])
        let early = try #require(report.families.last)
        #expect(early.receipt == paid.receipt(3) && early.doubts.failed == ["LH-11"] && early.heldMonths == 2)
        #expect(early.eventDay == day(2023, 9, 1) && early.changeNumber == "luohu-2023-C2")
        let found = try #require(report.families.first)
        #expect(found.receipt == paid.receipt(2) && found.doubts.failed == ["LH-10"] && found.heldMonths == 2)
        #expect(found.maskedName == "陈*例" && found.eventDay == day(2023, 12, 9))
        #expect(try paid.agreement(2).terms.state == .changeReview && paid.agreement(3).terms.state == .changeReview)
        #expect(try paid.office.payments.runs(of: paid.batch).last?.instalments == 2)
        let never = try paid.office.changes.decide(
            early.changeNumber, .notEligible, reason: "签订以前已有", paid.reviewer)
        #expect(never.agreement.state == .recoveryOpen && never.agreement.lastMonth == nil)
        #expect(never.agreement.overpaid.fen == 2 * 214_500)
        let again = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-02"), paid.cashier)
        #expect(again.families.isEmpty && again.checked == 1)
        _ = try paid.office.changes.decide(found.change, .eligible, reason: "登记错误", paid.reviewer)
        #expect(try paid.prepare("2024-02").instalments == 2)
        let known = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-02"), paid.cashier)
        #expect(known.families.isEmpty && known.checked == 2)
        try SignedFamilies.find(
            .failed, .noHome, at: 2, on: Moment(day(2024, 2, 4), hour: 10), in: paid.office)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
        let new = try paid.office.payments.recheck(paid.batch, month: try paid.month("2024-02"), paid.cashier)
        let change = try #require(new.families.first)
        #expect(change.heldMonths == 0)
        let decided = try paid.office.changes.decide(
            change.change, .notEligible, reason: "已过户", on: day(2023, 12, 30), paid.reviewer)
        #expect(decided.agreement.state == .stopped && decided.agreement.lastMonth == Month(year: 2023, month: 12))
        _ = try paid.office.payments.approve(run.number, paid.manager)
        #expect(try paid.office.payments.export(run.number, paid.cashier).csv.rows == 2)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Who brought in the finding does not decide about the change that came of it")
    func importer() throws {
        let paid = try PaidOffice([2])
        let both = try paid.test.staff("liang", 906, .clerk, .reviewer)
        try paid.at("2023-12-05")
        try SignedFamilies.find(
            .failed, .noHome, at: 1, on: Moment(day(2023, 12, 1), hour: 10), in: paid.office,
            by: both.person.raw)
        try paid.prepare("2023-12")
        let report = try paid.office.payments.recheck(paid.batch, month: try paid.month("2023-12"), paid.cashier)
        let change = try #require(report.families.first).change
        let desk = paid.office.changes
        refusal(.enteredByYou) { _ = try desk.decide(change, .eligible, reason: "登记错误", both) }
        #expect(try desk.decide(change, .eligible, reason: "登记错误", paid.reviewer).state == "ELIGIBLE")
    }

    @Test("Q22: an end releases nothing that papers hold back, however it comes; the papers do")
    func suspensionStays() throws {
        let paid = try PaidOffice([1, 2, 2])
        try paid.at("2023-12-05")
        let desk = paid.office.changes
        for family in 1...3 {
            _ = try desk.suspend(paid.batch, receipt: paid.receipt(family), reason: "缺合同", paid.reviewer)
        }
        _ = try desk.requeue(paid.batch, receipt: paid.receipt(1), on: day(2023, 12, 1), paid.clerk)
        for (family, decision) in [(2, ChangeDecision.notEligible), (3, .eligible)] {
            let change = try desk.report(
                paid.batch, receipt: paid.receipt(family), matter: "住房", on: day(2023, 12, 2), paid.clerk)
            let name = try #require(change.number)
            _ = try desk.decide(name, decision, reason: "已核", paid.reviewer)
        }
        let states = try paid.office.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(SuspensionBody.self, of: paid.batch).map(\.state)
        }
        #expect(states == [.open, .open, .open])
        #expect(try paid.agreement(3).terms.state == .suspended)
        #expect(try desk.withheld(paid.batch).map(\.state) == [.stopped, .stopped, .suspended])
        refusal(.nothingDue) { try paid.prepare("2023-12") }
        let resumed = try desk.resume(paid.batch, receipt: paid.receipt(1), reason: "补齐", paid.reviewer)
        #expect(resumed.state == .stopped && !resumed.isWithheld && resumed.paid.fen == 0)
        refusal(.wrongState) {
            _ = try desk.resume(paid.batch, receipt: paid.receipt(1), reason: "补齐", paid.reviewer)
        }
        #expect(try paid.prepare("2023-12").instalments == 2)
        #expect(try desk.withheld(paid.batch).map(\.receipt) == [paid.receipt(2), paid.receipt(3)])
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("LH-64: a complaint is for those who answer it; no word of it stands in the journal")
    func complaints() throws {
        let paid = try PaidOffice([1])
        let desk = paid.office.complaints
        let (id, number) = try desk.add(
            .init(way: "来电", text: "邻居没有住在那里", name: "李举报", contact: "13800001111", receipt: "BHR00000001"),
            paid.clerk)
        #expect(throws: OfficeFailure.self) { try desk.add(.init(way: "微信", text: "……"), paid.clerk) }
        #expect(throws: OfficeFailure.self) { try desk.add(.init(way: "来信", text: " "), paid.clerk) }
        failure(.denied(.answerComplaint, .clerk)) { _ = try desk.list(paid.clerk) }
        #expect(number == "TS1")
        failure(.denied(.answerComplaint, .manager)) { try desk.answer(id, "已查", paid.manager) }
        let open = try #require(try desk.list(paid.auditor).first)
        #expect(open.id == id && open.state == "OPEN" && open.given.name == "李举报")
        try desk.answer(number.lowercased(), "已查", paid.auditor)
        refusal(.alreadyDecided) { try desk.answer(id, "已查", paid.auditor) }
        #expect(try desk.list(paid.auditor).map(\.answer) == ["已查"])
        #expect(try paid.test.journalHolds("complaint.received complaint=id:\(id)"))
        #expect(try paid.test.journalHolds("personal.shown what=code:COMPLAINT"))
        for word in ["李举报", "13800001111", "邻居", "已查"] {
            #expect(!(try paid.test.journalHolds(word)), "\(word)")
        }
    }
}
