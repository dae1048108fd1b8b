import Testing

@testable import Housing

@Suite struct RenewalStartTests {
    @Test("6.1 A tenant starts in the window")
    func start() throws {
        let fixture = try RenewalFixture()
        let (renewal, entries) = try Renewal.start(
            id: CaseID("c-1"), number: try #require(ReceiptNumber("R2308-00017-4")), at: fixture.now,
            by: RenewalFixture.applicant, given: fixture.facts)
        #expect(renewal.state == .draft)
        #expect(renewal.version == 1)
        #expect(renewal.applicant == RenewalFixture.tenant)
        #expect(!renewal.isLate)
        #expect(
            entries.map(\.description) == [
                "renewal.started case=id:c-1 version=number:1 lease=id:l-1 policy=code:OLD late=flag:no"
            ])
    }

    @Test(
        "Q23 The window, day by day",
        arguments: [
            ("2023-07-30T23:59:59.999+08:00", RefusalCode.tooEarly, false),
            ("2023-07-31T00:00:00+08:00", nil, false),
            ("2023-09-30T23:59:59+08:00", nil, false),
            ("2023-10-01T00:00:00+08:00", nil, true),
            ("2023-10-31T23:59:59.999+08:00", nil, true),
            ("2023-11-01T00:00:00+08:00", .leaseEnded, false),
        ])
    func window(now: String, code: RefusalCode?, isLate: Bool) throws {
        let fixture = try RenewalFixture(now: now)
        guard let code else {
            #expect(try fixture.start().isLate == isLate)
            return
        }
        let refusal = #expect(throws: Refusal.self) { try fixture.start() }
        #expect(refusal?.code == code)
        #expect(refusal?.rule == "Q23")
    }

    @Test("Q23 Too early says from when")
    func tooEarly() throws {
        let fixture = try RenewalFixture(now: "2023-05-01T10:00:00+08:00")
        let opens = try #require(Day("2023-07-31"))
        #expect(throws: Refusal(.tooEarly, "Q23", .from(opens), .until(fixture.lease.end))) { try fixture.start() }
    }

    @Test(
        "Q23 The window is a parameter of the lease's class",
        arguments: [
            (LeasePolicy.old, "2023-04-30T10:00:00+08:00"), (.new, "2023-09-30T10:00:00+08:00"),
        ])
    func parameter(policy: LeasePolicy, now: String) throws {
        var fixture = try RenewalFixture(policy: policy, now: now)
        fixture.facts.parameters.original = .init(opensMonthsBeforeEnd: 6, lateMonthsBeforeEnd: 3)
        fixture.facts.parameters.new = .init(opensMonthsBeforeEnd: 1, lateMonthsBeforeEnd: 0)
        #expect(try fixture.start().isLate == false)
        fixture.now = fixture.now.adding(seconds: -86_400)
        #expect(throws: Refusal.self) { try fixture.start() }
    }

    @Test(
        "6.1 Only the tenant, as applicant",
        arguments: [
            (RenewalFixture.stranger, RefusalCode.notTheTenant), (RenewalFixture.clerk, .roleNotAllowed),
            (RenewalFixture.reviewer, .roleNotAllowed), (Actor.system, .roleNotAllowed),
        ])
    func notTheTenant(actor: Actor, code: RefusalCode) throws {
        let fixture = try RenewalFixture()
        #expect(#expect(throws: Refusal.self) { try fixture.start(by: actor) }?.code == code)
    }

    @Test("6.1 One open application a lease")
    func alreadyOpen() throws {
        var fixture = try RenewalFixture()
        fixture.facts.openApplication = CaseID("c-0")
        #expect(throws: Refusal(.alreadyOpen, "6.1", .openCase(CaseID("c-0")))) { try fixture.start() }
    }

    @Test(
        "6.1 The lease is active",
        arguments: [
            (Lease.Status.terminated, RefusalCode.leaseNotActive), (.ended, .leaseEnded),
        ])
    func notActive(status: Lease.Status, code: RefusalCode) throws {
        var fixture = try RenewalFixture()
        fixture.facts.lease.status = status
        #expect(#expect(throws: Refusal.self) { try fixture.start() }?.code == code)
    }

    @Test("6.1 A lease that has not begun is not active")
    func notBegun() throws {
        var fixture = try RenewalFixture()
        fixture.facts.lease.start = fixture.now.day.adding(days: 1)
        #expect(throws: Refusal(.leaseNotActive, "6.1")) { try fixture.start() }
    }
}
