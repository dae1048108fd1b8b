import Housing
import OfficeSupport
import Testing

@testable import Office

/// Leases that end within the term, and those that follow (LH-59, Q13).
@Suite struct LeaseEndTests {
    private static let house = "4403030070020300006000002"

    private func recheck(_ month: String, _ paid: PaidOffice) throws -> [RecheckReport.Family] {
        try paid.office.payments.recheck(paid.batch, month: try paid.month(month), paid.cashier).families
    }

    private func lease(_ start: Day, _ end: Day, _ house: String = LeaseEndTests.house) -> ChangeDesk.NewLease {
        ChangeDesk.NewLease(start: start, end: end, houseCode: house)
    }

    @Test("LH-59, Q13: the check opens a change for a lease that is over, once, also where no run is left to look at")
    func found() throws {
        let paid = try PaidOffice([2, 1], leaseEnd: day(2023, 12, 31))
        try paid.pay(through: "2023-12")
        try paid.at("2024-01-05")
        refusal(.nothingDue) { try paid.prepare("2024-01") }
        #expect(try recheck("2024-01", paid).map(\.receipt) == [paid.receipt(1), paid.receipt(2)])
        let open = try paid.office.changes.open(paid.batch)
        #expect(open.map(\.matter) == ["租赁合同", "租赁合同"] && open.map(\.number).last == "luohu-2023-C2")
        #expect(open.map(\.eventDay) == [day(2023, 12, 31), day(2023, 12, 31)])
        #expect(try paid.agreement(1).terms.state == .changeReview)
        refusal(.runUnknown) { _ = try recheck("2024-01", paid) }
        let desk = paid.office.changes
        let stopped = try desk.decide(open[0].number, .notEligible, reason: "没有续租", paid.reviewer)
        #expect(try stopped.agreement.state == .stopped && stopped.agreement.lastMonth == paid.month("2023-12"))
        refusal(.newLeaseMissing) {
            _ = try desk.decide(open[1].number, .eligible, reason: "仍符合", paid.reviewer)
        }
        let earlier = try desk.decide(
            open[1].number, .notEligible, reason: "提前退租", on: day(2023, 11, 20), paid.reviewer)
        #expect(try earlier.agreement.state == .recoveryOpen && earlier.agreement.lastMonth == paid.month("2023-11"))
        refusal(.runUnknown) { _ = try recheck("2024-01", paid) }
    }

    @Test("Q13: a new lease that follows is entered with the decision; months are owed again up to its end")
    func follows() throws {
        let paid = try PaidOffice([2, 2], leaseEnd: day(2024, 1, 31))
        try paid.pay(through: "2024-01")
        try paid.at("2024-04-05")
        let change = try #require(try recheck("2024-04", paid).first)
        #expect(change.doubts.failed == ["LH-59"] && change.matter == "租赁合同" && change.heldMonths == 0)
        let desk = paid.office.changes
        func decide(_ lease: ChangeDesk.NewLease) throws -> ChangeReport {
            try desk.decide(change.changeNumber, .eligible, reason: "续租", lease: lease, paid.reviewer)
        }
        refusal(.leaseGap) { _ = try decide(lease(day(2024, 2, 2), day(2025, 2, 1))) }
        refusal(.leaseNotLater) { _ = try decide(lease(day(2024, 1, 1), day(2024, 1, 31))) }
        refusal(.noHouseCode) { _ = try decide(lease(day(2024, 2, 1), day(2025, 1, 31), "440303")) }
        refusal(.houseNotShenzhen) {
            _ = try decide(lease(day(2024, 2, 1), day(2025, 1, 31), "4401030070020300006000002"))
        }
        #expect(throws: OfficeFailure.self) {
            try desk.decide(
                change.changeNumber, .notEligible, reason: "续租", lease: lease(day(2024, 2, 1), day(2025, 1, 31)),
                paid.reviewer)
        }
        let decided = try decide(lease(day(2024, 2, 1), day(2024, 3, 31)))
        #expect(decided.state == "ELIGIBLE" && decided.agreement.state == .paying)
        #expect(decided.agreement.leaseEnd == day(2024, 3, 31))
        #expect(try paid.prepare("2024-04").instalments == 2)
        let next = try recheck("2024-04", paid)
        #expect(next.map(\.eventDay) == [day(2024, 3, 31)] && next.map(\.receipt) == [paid.receipt(1)])
        let moved = try desk.decide(
            try #require(next.first).changeNumber, .eligible, reason: "换租",
            lease: lease(day(2024, 3, 15), day(2027, 3, 14), "4403030070020300006000003"), paid.reviewer)
        #expect(moved.lease?.house.value == "4403030070020300006000003")
        #expect(try paid.prepare("2024-04").instalments == 1)
        let why = try paid.office.why.explain(paid.receipt(1), in: paid.batch)
        let words = why.steps.filter { $0.act == .change && $0.rule == "LH-60" }.map(\.words)
        #expect(words.count == 2 && words[0].contains("同一套住房") && words[1].contains("换了住房"))
        #expect(!words.joined().contains("4403030070020300006000003"))
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Q13: a lease that was given up before its time is followed from that day; no other change takes one")
    func early() throws {
        let paid = try PaidOffice([1], leaseEnd: day(2024, 6, 30))
        try paid.at("2023-12-05")
        let desk = paid.office.changes
        let other = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "婚姻", on: day(2023, 12, 1), paid.clerk)
        #expect(throws: OfficeFailure.self) {
            try desk.decide(
                other.id, .eligible, reason: "续租", lease: lease(day(2024, 7, 1), day(2025, 6, 30)), paid.reviewer
            )
        }
        _ = try desk.decide(other.id, .eligible, reason: "仍符合", paid.reviewer)
        let change = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "租赁合同", on: day(2023, 12, 1), paid.clerk)
        func decide(_ lease: ChangeDesk.NewLease) throws -> ChangeReport {
            try desk.decide(change.id, .eligible, reason: "续租", lease: lease, paid.reviewer)
        }
        refusal(.leaseGap) { _ = try decide(lease(day(2024, 7, 1), day(2025, 6, 30))) }
        // It may end before the one that was given up.
        #expect(try decide(lease(day(2023, 12, 2), day(2024, 3, 31))).agreement.leaseEnd == day(2024, 3, 31))
        try paid.at("2025-09-05")
        #expect(try paid.prepare("2025-09").instalments == 5)
    }

    @Test("A lease that is over waits while another change is looked into, and is asked for after it")
    func oneAfterTheOther() throws {
        let paid = try PaidOffice([1], leaseEnd: day(2024, 1, 31))
        try paid.at("2024-02-05")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2024, 2, 1), paid.clerk)
        refusal(.runUnknown) { _ = try recheck("2024-02", paid) }
        let decided = try paid.office.changes.decide(change.id, .eligible, reason: "仍符合", paid.reviewer)
        #expect(decided.agreement.state == .paying)
        #expect(try paid.prepare("2024-02").instalments == 3)
        #expect(try recheck("2024-02", paid).map(\.eventDay) == [day(2024, 1, 31)])
    }
}
