import Housing
import OfficeSupport
import Testing

@testable import Office

/// What is told of an agreement and its changes before and after something is done with it (LH-56, LH-59, LH-62, Q12).
@Suite struct AgreementLookTests {
    @Test("5.7: what a decision would come to is what it comes to, and being asked changes nothing")
    func outlook() throws {
        let paid = try PaidOffice([2])
        try paid.pay(through: "2024-07")
        try paid.at("2024-08-20")
        _ = try paid.prepare("2024-08")
        try paid.at("2024-08-25")
        let report = AgreementMove.report(on: day(2024, 5, 17))
        let ahead = try paid.office.changes.outlook(of: report, paid.batch, receipt: paid.receipt(1), paid.clerk)
        #expect(ahead.agreement.state == .changeReview)
        #expect(try ahead.held == [paid.month("2024-08")])
        #expect(try paid.agreement().terms.state == .paying)
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "住房", on: day(2024, 5, 17), paid.clerk)
        func look(_ decision: ChangeDecision) throws -> AgreementOutlook {
            try paid.office.changes.outlook(
                of: .decide(change: change.id, decision, day: nil, lease: nil), paid.batch,
                receipt: paid.receipt(1), paid.reviewer)
        }
        let eligible = try look(.eligible)
        #expect(eligible.agreement.state == .paying && eligible.stoppedFrom == nil)
        #expect(try eligible.due == [paid.month("2024-08")])
        let not = try look(.notEligible)
        #expect(try not.agreement.lastMonth == paid.month("2024-05") && not.stoppedFrom == paid.month("2024-06"))
        #expect(try not.overpaid == [paid.month("2024-06"), paid.month("2024-07")])
        #expect(try paid.agreement().terms.state == .changeReview)
        let decided = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.reviewer)
        #expect(decided.agreement == not.agreement)
        // Somebody with the question still open reads that it is decided, and no outcome of his own decision.
        refusal(.alreadyDecided) { _ = try look(.eligible) }
    }

    @Test("Q13: of a lease that is over a decision needs the new one; the outlook says so, and takes it")
    func lease() throws {
        let paid = try PaidOffice([2], leaseEnd: day(2024, 3, 31))
        try paid.pay(through: "2024-03")
        try paid.at("2024-04-10")
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(1), matter: "租赁合同", on: day(2024, 3, 31), paid.clerk)
        func look(_ lease: ChangeDesk.NewLease?) throws -> AgreementOutlook {
            try paid.office.changes.outlook(
                of: .decide(change: change.id, .eligible, day: nil, lease: lease), paid.batch,
                receipt: paid.receipt(1), paid.reviewer)
        }
        refusal(.newLeaseMissing) { _ = try look(nil) }
        let house = "4403030070020300006000002"
        refusal(.leaseGap) {
            _ = try look(.init(start: day(2024, 4, 5), end: day(2025, 3, 31), houseCode: house))
        }
        let ahead = try look(.init(start: day(2024, 4, 1), end: day(2025, 3, 31), houseCode: house))
        #expect(ahead.agreement.leaseEnd == day(2025, 3, 31))
        #expect(try ahead.due == [paid.month("2024-04")])
    }

    @Test("What is with the bank cannot be held back, and the outlook says that it would have to come back")
    func underway() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-12-05")
        _ = try paid.send("2023-12")
        let ahead = try paid.office.changes.outlook(
            of: .requeue(on: day(2023, 11, 30)), paid.batch, receipt: paid.receipt(1), paid.clerk)
        #expect(try ahead.underway == [paid.month("2023-12")] && ahead.held.isEmpty && ahead.overpaid.isEmpty)
        refusal(.dayInFuture) {
            _ = try paid.office.changes.outlook(
                of: .requeue(on: day(2023, 12, 6)), paid.batch, receipt: paid.receipt(1), paid.clerk)
        }
    }

    @Test("An agreement is found by its number and by the receipt, and tells its months, changes and events")
    func file() throws {
        let paid = try PaidOffice([2, 1])
        try paid.pay(through: "2023-12")
        let desk = paid.office.changes
        _ = try desk.breach(paid.batch, receipt: paid.receipt(1), text: "转租", paid.clerk)
        let change = try desk.report(
            paid.batch, receipt: paid.receipt(1), matter: "婚姻", on: day(2023, 11, 10), paid.clerk)
        let file = try desk.agreement(paid.receipt(1).lowercased(), in: paid.batch, paid.reviewer)
        #expect(try desk.agreement(paid.numbers[0], in: paid.batch, paid.reviewer) == file)
        #expect(file.instalments.count == 36 && file.instalments.prefix(3).map(\.state) == [.paid, .paid, .planned])
        #expect(file.openChange?.id == change.id && file.openChange?.isOverdue == true)
        #expect(file.openChange?.isEnteredByYou == false && file.events.map(\.text) == ["转租"])
        #expect(file.maskedAccount.contains("*") && file.maskedName == "陈*例")
        #expect(try desk.file(change.number ?? "", paid.clerk).change.isEnteredByYou)
        #expect(try desk.files(of: paid.batch, open: true, paid.clerk).map(\.id) == [change.id])
        _ = try desk.decide(change.id, .eligible, reason: "仍符合", paid.reviewer)
        #expect(try desk.files(of: paid.batch, open: true, paid.clerk).isEmpty)
        #expect(try desk.files(of: paid.batch, open: false, paid.auditor).map(\.reason) == ["仍符合"])
        refusal(.receiptUnknown) { _ = try desk.agreement("BHR99999999", in: paid.batch, paid.clerk) }
    }

    @Test("What a month has to be looked at for: leases near their end, doubts, missing papers")
    func notices() throws {
        let paid = try PaidOffice([2, 1, 1], leaseEnd: day(2024, 2, 29))
        try paid.at("2024-01-10")
        try SignedFamilies.find(.failed, .noHome, at: 2, on: Moment(day(2024, 1, 9), hour: 8), in: paid.office)
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(3), reason: "缺材料", paid.reviewer)
        func kinds() throws -> [String: [AgreementNotice.Kind]] {
            let survey = try paid.office.changes.notices(of: paid.batch, paid.clerk)
            while try !survey.step() {}
            #expect(survey.count == survey.found.count)
            return Dictionary(grouping: survey.found, by: \.receipt).mapValues { $0.map(\.kind) }
        }
        let near = AgreementNotice.Kind.lease(day(2024, 2, 29), isOver: false)
        let found = try kinds()
        #expect(found[paid.receipt(1)] == [near] && found[paid.receipt(3)] == [near, .withheld])
        #expect(found[paid.receipt(2)]?.count == 2)
        try paid.at("2023-12-01")
        #expect(try kinds()[paid.receipt(1)] == nil)
        try paid.at("2024-03-01")
        #expect(try kinds()[paid.receipt(1)] == [.lease(day(2024, 2, 29), isOver: true)])
    }

    @Test("LH-64: complaints are chosen by their heads alone, and each look at one stands in the journal")
    func complaints() throws {
        let paid = try PaidOffice([1])
        let desk = paid.office.complaints
        let (id, number) = try desk.add(.init(way: "来访", text: "邻居没有住在那里", name: "李举报"), paid.clerk)
        failure(.denied(.answerComplaint, .clerk)) { _ = try desk.heads(paid.clerk) }
        failure(.denied(.answerComplaint, .manager)) { _ = try desk.look(number, paid.manager) }
        #expect(try desk.heads(paid.auditor).map(\.number) == [number])
        #expect(!(try paid.test.journalHolds("personal.shown what=code:COMPLAINT")))
        #expect(try desk.look(number, paid.auditor).given.name == "李举报")
        #expect(try paid.test.journalHolds("complaint=id:\(id)"))
        try desk.answer(number, "已查", paid.auditor)
        #expect(try desk.heads(paid.auditor).map(\.isOpen) == [false])
    }
}
