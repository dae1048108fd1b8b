import Housing
import OfficeSupport
import Testing

@testable import Office

/// A run between its approval and the bank, and one of which nothing is left (LH-55, LH-60, 6.5).
@Suite struct WaitingRunTests {
    @Test(
        "LH-60: what comes in after the approval is looked at before the run leaves, and less is paid than was approved"
    )
    func newsAfterApproval() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2024-02-05")
        let desk = paid.office.payments
        let run = try paid.prepare("2024-02")
        _ = try desk.approve(run.number, paid.manager)
        try find(at: 2, on: day(2023, 12, 20), paid)
        refusal(.recheckFirst) { _ = try desk.export(run.number, paid.cashier) }
        let report = try recheck("2024-02", paid)
        #expect(report.runs == [run.number] && report.checked == 2 && report.families.map(\.heldMonths) == [2])
        let held = try #require(try desk.runs(of: paid.batch).first)
        #expect(held.state == .approved && held.instalments == 6 && held.cancelled == 2)
        let export = try desk.export(run.number, paid.cashier)
        #expect(export.csv.rows == 6)
        // It has left: what comes in now is for the next one.
        try find(at: 1, on: day(2024, 2, 5), paid)
        #expect(try desk.export(run.number, paid.cashier).csv == export.csv)
        refusal(.alreadyDecided) { _ = try recheck("2024-02", paid) }
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("What comes in while the file is written keeps the run in the office")
    func newsWhileExporting() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2024-02-05")
        let desk = paid.office.payments
        let run = try paid.prepare("2024-02")
        _ = try desk.approve(run.number, paid.manager)
        refusal(.recheckFirst) {
            _ = try desk.export(run.number, paid.cashier) { (_) throws(OfficeFailure) in
                try find(at: 2, on: day(2023, 12, 20), paid)
            }
        }
        #expect(try desk.runs(of: paid.batch).map(\.state) == [.approved])
    }

    @Test(
        "A run of which everything is taken out ends, is listed so, and its months are prepared again",
        arguments: [false, true])
    func emptied(isApproved: Bool) throws {
        let paid = try PaidOffice([2])
        try paid.at("2024-02-05")
        let desk = paid.office.payments
        let run = try paid.prepare("2024-02")
        if isApproved { _ = try desk.approve(run.number, paid.manager) }
        try find(at: 1, on: day(2023, 10, 30), paid)
        let found = try #require(try recheck("2024-02", paid).families.first)
        #expect(found.heldMonths == 4)
        let emptied = try #require(try desk.runs(of: paid.batch).first)
        #expect(emptied.state == .cancelled && emptied.instalments == 0 && emptied.sum.fen == 0)
        refusal(.nothingDue) { _ = try desk.approve(run.number, paid.manager) }
        refusal(.nothingDue) { _ = try desk.export(run.number, paid.cashier) }
        refusal(.nothingDue) { _ = try recheck("2024-02", paid) }
        refusal(.nothingDue) { try paid.prepare("2024-02") }
        _ = try paid.office.changes.decide(found.change, .eligible, reason: "登记有误", paid.reviewer)
        let second = try paid.prepare("2024-02")
        #expect(second.instalments == 4)
        #expect(try recheck("2024-02", paid).runs == [second.number])
        _ = try desk.approve(second.number, paid.manager)
        #expect(try desk.export(second.number, paid.cashier).csv.rows == 4)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Suspended, a family takes the last month out of a run too")
    func suspended() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-11-05")
        let run = try paid.prepare("2023-11")
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(1), reason: "缺材料", paid.reviewer)
        #expect(try paid.office.payments.runs(of: paid.batch).map(\.state) == [.cancelled])
        refusal(.nothingDue) { _ = try paid.office.payments.approve(run.number, paid.cashier) }
    }

    private func recheck(_ month: String, _ paid: PaidOffice) throws(OfficeFailure) -> RecheckReport {
        guard let month = Month(month) else { throw .store(.notFound) }
        return try paid.office.payments.recheck(paid.batch, month: month, paid.cashier)
    }

    private func find(at position: Int, on day: Day, _ paid: PaidOffice) throws(OfficeFailure) {
        try SignedFamilies.find(.failed, .noHome, at: position, on: Moment(day, hour: 8), in: paid.office)
    }
}
