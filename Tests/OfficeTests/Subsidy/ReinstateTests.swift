import Housing
import OfficeSupport
import Testing

@testable import Office

/// Ends that were a mistake, put right by a manager (LH-65).
@Suite struct ReinstateTests {
    @Test("A requeue that was none: months are owed again, and what only the end made an overpayment is none")
    func requeued() throws {
        let paid = try PaidOffice([2])
        let both = try paid.test.staff("liang", 906, .clerk, .manager)
        let desk = paid.office.reinstatement
        try paid.pay(through: "2024-03")
        refusal(.wrongState) { _ = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "误", paid.manager) }
        let stop = try paid.office.changes.requeue(
            paid.batch, receipt: paid.receipt(1), on: day(2024, 1, 10), both)
        #expect(stop.state == .recoveryOpen && stop.overpaid.fen == 2 * 214_500)
        failure(.denied(.reinstateSubsidy, .reviewer)) {
            _ = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "误", paid.reviewer)
        }
        refusal(.enteredByYou) { _ = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "误", both) }
        let back = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "登记错了人", paid.manager)
        #expect(back.state == .paying && back.overpaid.fen == 0)
        #expect(try back.lastMonth == paid.month("2026-10"))
        #expect(try paid.office.recovery.list(paid.batch).isEmpty)
        try paid.at("2024-05-05")
        #expect(try paid.prepare("2024-05").instalments == 2)
        let entries = try paid.test.entries(.agreementReinstated, of: CaseID("luohu-2023/1"))
        #expect(entries.map { $0["reason"] } == [.code("REQUEUED")])
        #expect(!(try paid.test.journalHolds("登记错了人")))
        let step = try #require(
            try paid.office.why.explain(paid.receipt(1), in: paid.batch).steps.first { $0.act == .reinstatement })
        #expect(step.words.contains("重新轮候") && step.hasText && step.text == nil)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("A decision that was wrong: not by who reported or decided it; with papers missing it waits for them")
    func decided() throws {
        let paid = try PaidOffice([2, 2])
        let reporter = try paid.test.staff("liang", 906, .clerk, .manager)
        let decider = try paid.test.staff("deng", 907, .reviewer, .manager)
        try paid.at("2023-12-05")
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(1), reason: "缺合同", paid.reviewer)
        for family in 1...2 {
            let change = try paid.office.changes.report(
                paid.batch, receipt: paid.receipt(family), matter: "住房", on: day(2023, 11, 2), reporter)
            _ = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", decider)
        }
        let desk = paid.office.reinstatement
        for own in [reporter, decider] {
            refusal(.enteredByYou) { _ = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "误", own) }
        }
        let first = try desk.reinstate(paid.batch, receipt: paid.receipt(1), reason: "同名", paid.manager)
        #expect(first.state == .suspended && first.isWithheld)
        let second = try desk.reinstate(paid.batch, receipt: paid.receipt(2), reason: "同名", paid.manager)
        #expect(second.state == .effective)
        #expect(try paid.prepare("2023-12").instalments == 2)
    }

    @Test("LH-62: what came back already is not undone here")
    func repaid() throws {
        let paid = try PaidOffice([2])
        try paid.pay(through: "2024-03")
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day(2024, 1, 10), paid.clerk)
        _ = try paid.office.recovery.repaid(
            paid.batch, receipt: paid.receipt(1), amount: Money(fen: 1), reference: "TK20240401000017", paid.cashier)
        refusal(.alreadyRepaid) {
            _ = try paid.office.reinstatement.reinstate(
                paid.batch, receipt: paid.receipt(1), reason: "误", paid.manager)
        }
        // The same word again is no second repayment, and no other one has its number.
        func again(_ fen: Int) throws -> AgreementReport {
            try paid.office.recovery.repaid(
                paid.batch, receipt: paid.receipt(1), amount: Money(fen: fen), reference: "TK20240401000017",
                paid.cashier)
        }
        #expect(try again(1).recovered.fen == 1)
        #expect(throws: OfficeFailure.self) { try again(2) }
        let debt = try #require(try paid.office.recovery.list(paid.batch).first)
        #expect(debt.references.count == 1 && debt.references.first != "TK20240401000017")
        let why = try paid.office.why.explain(paid.receipt(1), in: paid.batch, paid.reviewer)
        let step = try #require(why.steps.first { $0.act == .repayment })
        #expect(step.text?.contains("TK20240401000017") ?? false)
    }

    @Test("A change that is still open is looked into again")
    func openChange() throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-01-05")
        _ = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2023, 12, 2), paid.clerk)
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day(2024, 1, 3), paid.clerk)
        let back = try paid.office.reinstatement.reinstate(
            paid.batch, receipt: paid.receipt(1), reason: "误", paid.manager)
        #expect(back.state == .changeReview)
        #expect(try paid.prepare("2024-01").instalments == 2)
    }
}
