import Housing
import Testing

@testable import Office

@Suite("OWN_CASE: nobody of the staff acts on the subsidy of his own family") struct OwnFamilyTests {
    /// How somebody of the staff belongs to the family at 31.
    enum Tie: String, CaseIterable, CustomTestStringConvertible {
        case applicant, member, coTenant

        var testDescription: String { rawValue }

        var document: IdentityNumber {
            get throws {
                switch self {
                case .applicant: try TestOffice.document(31)
                case .member: try BatchHall.member(31, 1)
                case .coTenant: try TestOffice.document(777)
                }
            }
        }
    }

    private let receipt = BatchHall.receipt(31)

    /// Closed and reviewed; both families own a home, and 31 rents together with somebody.
    private func reviewed() throws -> BatchHall {
        var families = [12, 31].map { BatchHall.Family($0) }
        families[1].coTenants = [try Tie.coTenant.document.value]
        for index in families.indices { families[index].failed = .noHome }
        let hall = try BatchHall(quota: 2, families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        return hall
    }

    @Test("Every act on an application, however he belongs to the family", arguments: Tie.allCases)
    func applications(_ tie: Tie) throws {
        let hall = try reviewed()
        let own = try hall.test.staff("qin", with: try tie.document, .clerk, .reviewer, .manager)
        let (desk, id) = (hall.desk, hall.id)
        let item = CorrectionItem(field: .materials, reason: "请补上")
        let form = try BatchHall.json(31)
        let acts: [() throws -> Void] = [
            { _ = try desk.askCorrection(of: receipt, in: id, [item], own) },
            { _ = try desk.supplement(form, source: "s.json", of: receipt, in: id, own) },
            { try desk.withdraw(receipt, in: id, own) },
            { _ = try desk.object(to: receipt, in: id, text: "他家有房", contact: "", own) },
            { _ = try desk.decideDiscretion(of: receipt, in: id, rule: "LH-65", decision: "宽限", own) },
            { try hall.sign(31, own) },
            { try desk.decline(receipt, in: id, own) },
        ]
        for act in acts { refusal(.ownCase, act) }
        let both = try desk.confirm([BatchHall.receipt(12), receipt], of: id, own)
        #expect(both?.problems.map(\.failure) == [.refused(Refusal(.ownCase, "6.4"))])
        #expect(try hall.positions(.underReview) == [12, 31])
        #expect(try desk.confirm([BatchHall.receipt(12)], of: id, own)?.confirmed.count == 1)
        #expect(try desk.confirm([receipt], of: id, hall.reviewer)?.confirmed.count == 1)
    }

    @Test("Of a long list too, which is looked at outside of the lock")
    func longList() throws {
        var families = (1...20).map { BatchHall.Family($0) }
        for index in families.indices { families[index].failed = .noHome }
        let hall = try BatchHall(families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let own = try hall.test.staff("qin", with: try BatchHall.member(7, 1), .reviewer)
        let report = try hall.desk.confirm(families.map { BatchHall.receipt($0.position) }, of: hall.id, own)
        #expect(report?.problems.map(\.number) == [7] && report?.problems.first?.failure.code == "OWN_CASE")
        #expect(try hall.positions(.ineligible).isEmpty)
    }

    @Test("Objections to his own family: he neither decides them nor reads who objected")
    func objections() throws {
        let hall = try BatchHall(quota: 2, [12, 31].map { BatchHall.Family($0) })
        try hall.published()
        let number = try hall.desk.object(
            to: receipt, in: hall.id, text: "他家有房", contact: "13800138000", hall.clerk)
        let own = try hall.test.staff("qin", with: try Tie.member.document, .reviewer)
        refusal(.ownCase) { _ = try hall.desk.objection(number, in: hall.id, own) }
        refusal(.ownCase) { _ = try hall.desk.decide(number, isUpheld: false, reason: "不属实", own) }
        #expect(try hall.desk.decide(number, isUpheld: false, reason: "不属实", hall.reviewer) == .published)
    }

    @Test("What comes after the close is one manager's act on one family; a file within the window is not asked")
    func lateApplications() throws {
        typealias Hall = ImportHall
        let hall = try ImportHall()
        try hall.register(Hall.register(12, 31, 40))
        try hall.members(Hall.members(12, 31, 40))
        let wife = try IdentityNumber(Hall.number(12, 1), kind: .residentCard, on: nil)
        let own = try hall.test.staff("qin", with: wife, .manager)
        try hall.step(.close)
        let late = "2023-08-30T10:00:00+08:00"
        let lines = [
            Hall.application(12, at: late), Hall.application(31, at: late, coTenants: [wife.value]),
            Hall.application(40, at: late),
        ]
        let report = try hall.applications(lines[0], lines[1], lines[2], skipsBad: true, by: own)
        #expect(Hall.problems(report) == ["1 OWN_CASE", "2 OWN_CASE"] && report.added == 1)
        #expect(try hall.applications(lines[0], by: hall.manager).added == 1)
    }

    @Test("Every act on an agreement")
    func agreements() throws {
        let paid = try PaidOffice([2, 2])
        try paid.at("2024-05-20")
        let own = try paid.test.staff("qin", with: try TestOffice.document(1), .clerk, .reviewer, .cashier)
        let (changes, recovery, batch) = (paid.office.changes, paid.office.recovery, paid.batch)
        let (receipt, event) = (paid.receipt(1), day(2024, 5, 17))
        let change = try changes.report(batch, receipt: receipt, matter: "住房", on: event, paid.clerk)
        let acts: [() throws -> Void] = [
            { _ = try changes.report(batch, receipt: receipt, matter: "住房", on: event, own) },
            { _ = try changes.decide(change.id, .eligible, reason: "属实", own) },
            { _ = try changes.requeue(batch, receipt: receipt, on: event, own) },
            { _ = try changes.suspend(batch, receipt: receipt, reason: "缺材料", own) },
            { _ = try changes.resume(batch, receipt: receipt, reason: "已补", own) },
            { _ = try changes.breach(batch, receipt: receipt, text: "转租", own) },
            { _ = try recovery.repaid(batch, receipt: receipt, amount: Money(fen: 1), own) },
            { _ = try recovery.escalate(batch, receipt: receipt, reason: "拒绝", own) },
        ]
        for act in acts { refusal(.ownCase, act) }
        #expect(try changes.report(batch, receipt: paid.receipt(2), matter: "住房", on: event, own).state == "OPEN")
        #expect(try changes.decide(change.id, .eligible, reason: "属实", paid.reviewer).state == "ELIGIBLE")
    }
}
