import Housing
import OfficeSupport
import Testing

@testable import Office

/// What a payment run has that the month before had not, and the other way about (LH-55, LH-56).
@Suite struct MonthComparisonTests {
    private func lines(_ comparison: MonthComparison, _ kind: MonthComparison.Kind) -> [MonthComparison.Line] {
        comparison.lines.filter { $0.kind == kind }
    }

    @Test("The first month has nothing to be held against: everybody is new")
    func first() throws {
        let paid = try PaidOffice([2, 1])
        try paid.at("2023-11-20")
        let run = try paid.prepare("2023-11")
        let comparison = try paid.office.payments.comparison(run.number, paid.manager)
        #expect(comparison.before == nil && comparison.families == 2 && comparison.sum.fen == 330_000)
        #expect(comparison.counts == [.first: 2])
        #expect(comparison.lines.map(\.receipt) == [paid.receipt(1), paid.receipt(2)])
        #expect(comparison.lines.map(\.amount.fen) == [214_500, 115_500])
    }

    @Test("LH-60: who approves sees the families of which a change waits for its decision, until it is sent")
    func inDoubt() throws {
        let paid = try PaidOffice([2, 1])
        try paid.at("2023-11-20")
        let run = try paid.prepare("2023-11")
        _ = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(2), matter: "婚姻", on: day(2023, 11, 19), paid.clerk)
        let comparison = try paid.office.payments.comparison(run.number, paid.manager)
        #expect(comparison.counts == [.first: 2, .inDoubt: 1])
        let doubt = try #require(lines(comparison, .inDoubt).first)
        #expect(doubt.receipt == paid.receipt(2) && doubt.reason == .changeOpen(day(2023, 11, 19), matter: "婚姻"))
        let other = try PaidOffice([2, 1])
        try other.at("2023-11-20")
        let sent = try other.send("2023-11")
        _ = try other.office.changes.report(
            other.batch, receipt: other.receipt(2), matter: "婚姻", on: day(2023, 11, 19), other.clerk)
        #expect(try other.office.payments.comparison(sent.run.number, other.manager).counts == [.first: 2])
    }

    @Test("In a month like the one before who approves sees every family with its sum, and no change")
    func same() throws {
        let paid = try PaidOffice([2, 1])
        try paid.pay(through: "2023-11")
        try paid.at("2023-12-20")
        let comparison = try paid.office.payments.comparison(try paid.prepare("2023-12").number, paid.cashier)
        #expect(comparison.counts == [.same: 2] && comparison.difference.fen == 0)
        #expect(comparison.lines.map(\.receipt) == [paid.receipt(1), paid.receipt(2)])
        #expect(comparison.lines.map(\.amount.fen) == [214_500, 115_500])
        #expect(comparison.before?.families == 2 && comparison.before?.sum == comparison.sum)
    }

    @Test("What failed comes again, who stopped is gone with the reason, who was held back comes back with his arrears")
    func changed() throws {
        let paid = try PaidOffice([2, 1, 2, 2, 1])
        try paid.at("2023-11-20")
        let november = try paid.send("2023-11")
        try paid.results(
            paid.answer(november, paidAt: "2023-11-20T09:00:00+08:00", failing: { $0 == paid.numbers[1] }))
        try paid.at("2023-11-25")
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(3), on: day(2023, 11, 21), paid.clerk)
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(4), reason: "缺材料", paid.reviewer)
        _ = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(5), matter: "婚姻", on: day(2023, 11, 22), paid.clerk)
        try paid.at("2023-12-20")
        let december = try paid.send("2023-12")
        let comparison = try paid.office.payments.comparison(december.run.number, paid.manager)
        #expect(comparison.counts == [.retried: 1, .gone: 3, .same: 1])
        let again = try #require(lines(comparison, .retried).first)
        #expect(
            try again.months == [paid.month("2023-11"), paid.month("2023-12")]
                && again.retried == again.months.dropLast())
        #expect(again.before.fen == 115_500 && again.amount.fen == 231_000)
        #expect(
            lines(comparison, .gone).map(\.reason) == [
                .stopped(.requeued, day(2023, 11, 21)), .withheld, .changeOpen(day(2023, 11, 22), matter: nil),
            ])
        #expect(comparison.difference.fen == 214_500 + 231_000 - (3 * 214_500 + 2 * 115_500))
        try paid.results(paid.answer(december, paidAt: "2023-12-20T09:00:00+08:00"))
        _ = try paid.office.changes.resume(paid.batch, receipt: paid.receipt(4), reason: "补齐", paid.reviewer)
        try paid.at("2024-01-20")
        let january = try paid.office.payments.comparison(try paid.prepare("2024-01").number, paid.manager)
        #expect(january.counts == [.resumed: 1, .differs: 1, .same: 1])
        let back = try #require(lines(january, .resumed).first)
        #expect(back.receipt == paid.receipt(4) && back.months.count == 2 && back.retried.isEmpty)
        // The one that was sent twice in December is paid for one month again.
        #expect(lines(january, .differs).map(\.before.fen) == [231_000])
    }

    @Test("What was taken out and may be paid since is told to come next, and then to be in a later run")
    func takenOutAndDecided() throws {
        let paid = try PaidOffice([2, 1, 1])
        try paid.pay(through: "2023-11")
        try paid.at("2023-12-20")
        let december = try paid.prepare("2023-12")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(2), matter: "婚姻", on: day(2023, 11, 22), paid.clerk)
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(3), reason: "缺材料", paid.reviewer)
        func reasons() throws -> [MonthComparison.Absence?] {
            lines(try paid.office.payments.comparison(december.number, paid.manager), .gone).map(\.reason)
        }
        #expect(try reasons() == [.changeOpen(day(2023, 11, 22), matter: "婚姻"), .withheld])
        _ = try paid.office.changes.decide(change.id, .eligible, reason: "仍符合", paid.reviewer)
        // Ends in December, which is still owed: it is the papers that keep it from being paid.
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(3), on: day(2023, 12, 15), paid.clerk)
        let month = try paid.month("2023-12")
        #expect(try reasons() == [.comesNext(month), .withheld])
        try paid.at("2024-01-20")
        try paid.prepare("2024-01")
        #expect(try reasons() == [.inLaterRun(month), .withheld])
    }

    @Test("Families lie in many pieces, and none is lost between them")
    func pieces() throws {
        let paid = try PaidOffice([Int](repeating: 1, count: 60), spacing: 40)
        try paid.pay(through: "2023-11")
        try paid.at("2023-11-25")
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(41), on: day(2023, 11, 21), paid.clerk)
        try paid.at("2023-12-20")
        let comparison = try paid.office.payments.comparison(try paid.prepare("2023-12").number, paid.cashier)
        #expect(comparison.families == 59 && comparison.before?.families == 60)
        #expect(lines(comparison, .gone).map(\.receipt) == [paid.receipt(41)])
        #expect(comparison.counts == [.gone: 1, .same: 59])
    }

    @Test("A sheet tells who prepared and approved, to whom it is his own, and when it has to be looked at again")
    func sheets() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-11-20")
        let run = try paid.prepare("2023-11")
        let sheet = try paid.office.payments.sheet(run.number, paid.cashier)
        #expect(sheet.isPreparedByYou && !sheet.needsRecheck && sheet.approvedBy == nil)
        #expect(!(try paid.office.payments.sheet(run.number, paid.manager).isPreparedByYou))
        try SignedFamilies.find(
            .failed, .noHome, at: 1, on: Moment(day(2023, 11, 20), hour: 8), in: paid.office)
        #expect(try paid.office.payments.sheets(of: paid.batch, paid.auditor).map(\.needsRecheck) == [true])
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(run.number, paid.manager) }
    }

    @Test("What the bank could not pay is told with its way on")
    func failures() throws {
        let paid = try PaidOffice([2, 1])
        try paid.at("2023-11-20")
        let november = try paid.send("2023-11")
        try paid.results(
            paid.answer(november, paidAt: "2023-11-20T09:00:00+08:00", failing: { _ in true }))
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(2), reason: "缺材料", paid.reviewer)
        let survey = paid.office.payments.failures(of: paid.batch, paid.cashier)
        while try !survey.step() {}
        #expect(survey.count == 2 && survey.found.map(\.comesAgain) == [true, false])
        #expect(survey.found.map(\.run) == [november.run.number, november.run.number])
        #expect(survey.found.map(\.maskedAccount).allSatisfy { $0.contains("*") })
        try paid.at("2023-12-20")
        _ = try paid.prepare("2023-12")
        let after = paid.office.payments.failures(of: paid.batch, paid.cashier)
        while try !after.step() {}
        #expect(after.found.map(\.receipt) == [paid.receipt(2)])
    }
}
