import Testing

@testable import Housing

/// The issue of a contract, its versions and their deadlines.
@Suite struct SigningIssueTests {
    @Test("6.3 An approved application gets its contract")
    func issued() throws {
        let (signing, entries) = try SigningFixture().issue()
        #expect(signing.state == .toSign && signing.version == 1)
        #expect(signing.renewal == CaseID("c-1") && signing.applicant == RenewalFixture.tenant)
        #expect(signing.renewalReviewer == RenewalFixture.reviewer.person)
        #expect(signing.finalFile == nil && signing.attempt == nil)
        let zeros = String(repeating: "0", count: 60)
        #expect(
            entries.map(\.description) == [
                "contract.issued case=id:c-2 version=number:1 renewal=id:c-1 contract=number:1 template=number:3"
                    + " text=sha256:\(zeros)9003 document=commitment:\(zeros)5011 pdf=commitment:\(zeros)5012"
                    + " info=commitment:\(zeros)0001 deadline=day:2023-09-20 provisional=flag:no"
            ])
    }

    @Test(
        "6.3 Only reviewers and managers issue, and not their own",
        arguments: [
            (SigningFixture.reviewer, nil), (SigningFixture.manager, nil),
            (SigningFixture.applicant, RefusalCode.roleNotAllowed), (SigningFixture.clerk, .roleNotAllowed),
            (Actor.system, .roleNotAllowed),
            (Actor(person: RenewalFixture.tenant, account: AccountID("a-1"), role: .manager), .ownCase),
        ])
    func who(actor: Actor, code: RefusalCode?) throws {
        let fixture = try SigningFixture()
        guard let code else {
            #expect(try fixture.issue(by: actor).signing.contract.issuedBy == actor.person)
            return
        }
        #expect(#expect(throws: Refusal.self) { try fixture.issue(by: actor) }?.code == code)
    }

    @Test("6.3 Only an approved application", arguments: Renewal.State.allCases.filter { $0 != .approved })
    func notApproved(state: Renewal.State) throws {
        var fixture = try SigningFixture()
        fixture.facts.renewal = try RenewalFixture().renewal(in: state)
        #expect(throws: Refusal(.renewalNotApproved, "G-1", .state(state))) { try fixture.issue() }
    }

    @Test("6.3 One open contract an application; its lease and tenant unchanged; filled from what is registered now")
    func gates() throws {
        var open = try SigningFixture()
        open.facts.openSigning = CaseID("c-9")
        #expect(throws: Refusal(.alreadyOpen, "6.3", .openCase(CaseID("c-9")))) { try open.issue() }
        var terminated = try SigningFixture()
        terminated.facts.lease.status = .terminated
        #expect(throws: Refusal(.leaseNotActive, "6.3")) { try terminated.issue() }
        var passedOn = try SigningFixture()
        passedOn.facts.lease.tenant = RenewalFixture.spouse
        #expect(throws: Refusal(.notTheTenant, "6.3")) { try passedOn.issue() }
        var changing = try SigningFixture()
        let change = try #require(ReceiptNumber(kind: .tenancyChange, month: Month(year: 2023, month: 8), serial: 1))
        changing.facts.openChange = change
        #expect(throws: Refusal(.tenancyOpen, "Q33", .openNumber(change))) { try changing.issue() }
        let fixture = try SigningFixture()
        #expect(throws: Refusal(.infoChanged, "6.3")) { try fixture.issue(try SigningFixture.contract(1, info: 2)) }
        #expect(throws: Refusal(.materialEmpty, "6.3")) { try fixture.issue(try SigningFixture.contract(1, bytes: 0)) }
    }

    @Test("A lease that ran out after the application came in time is no hindrance")
    func ended() throws {
        var fixture = try SigningFixture()
        fixture.facts.lease.status = .ended
        #expect(try fixture.issue().signing.state == .toSign)
    }

    @Test(
        "Q30 Thirty days from the approval, and never fewer than ten from the issue",
        arguments: [
            ("2023-08-21T10:00:00+08:00", "2023-09-20"), ("2023-09-10T23:59:59+08:00", "2023-09-20"),
            ("2023-09-11T00:00:00+08:00", "2023-09-21"), ("2023-10-20T10:00:00+08:00", "2023-10-30"),
        ])
    func deadline(now: String, deadline: String) throws {
        let signing = try SigningFixture(now: now).issue().signing
        #expect(signing.deadline == Day(deadline))
        #expect(!signing.contract.isProvisional)
    }

    @Test("Q30 The deadline is a parameter")
    func parameter() throws {
        var fixture = try SigningFixture()
        fixture.facts.parameters.deadline = .workingDays(5)
        fixture.facts.parameters.leastAfterIssue = .workingDays(2)
        #expect(try fixture.issue().signing.deadline == Day("2023-08-28"))
    }

    @Test("Q3 Beyond the last calendar only when that is accepted, and then it says so")
    func provisional() throws {
        let fixture = try SigningFixture(now: "2026-12-28T10:00:00+08:00")
        let last = fixture.facts.calendar.lastKnown
        #expect(throws: Refusal(.calendarUnknown, "Q3", .until(last))) { try fixture.issue() }
        let accepted = try fixture.issue(try SigningFixture.contract(1, acceptsProvisional: true))
        #expect(accepted.signing.contract.isProvisional)
        #expect(accepted.entries[0]["provisional"] == .flag(true))
    }

    @Test("6.3 A return issues a new version that is signed anew; the old signature stays as evidence")
    func returned() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .signed)
        fixture.now = Moment(try #require(Day("2023-09-18")), hour: 9)
        let entries = try fixture.perform(
            .sendBack(.init(.signatureUnclear, note: TextID("x-1")), try SigningFixture.contract(2)), on: &signing,
            by: SigningFixture.otherReviewer)
        #expect(signing.state == .toSign && signing.signature == nil && signing.attempt == nil)
        #expect(signing.contracts.map(\.number) == [1, 2])
        #expect(signing.contract.cause == .init(.signatureUnclear, note: TextID("x-1")))
        #expect(signing.deadline == Day("2023-09-28"))
        #expect(signing.formerAttempts.map(\.end) == [.init(cause: .returned, at: fixture.now)])
        #expect(signing.formerAttempts[0].signature?.witness == SigningFixture.clerk.person)
        #expect(entries[0].kind == .contractReturned && entries[0]["reason"] == .code("SIGNATURE_UNCLEAR"))
        #expect(entries[0]["state"] == .code("SIGNED") && entries[0]["contract"] == .number(2))
        #expect(signing.notes == [TextID("x-1")] && signing.transcriptions == [TextID("x-7")])
        #expect(signing.snapshots == [try RenewalFixture.commitment(1)])
        #expect(signing.files.map(\.id.raw) == ["m-11", "m-12", "m-21", "m-22", "m-100"])

        // The first version opens no more, the second does.
        let old = Signing.Command.open(shown: try RenewalFixture.digest(11))
        #expect(throws: Refusal(.documentChanged, "G-2")) { try fixture.perform(old, on: &signing) }
        let new = Signing.Command.open(shown: try RenewalFixture.digest(21))
        #expect(throws: Refusal(.documentChanged, "G-2")) { try fixture.perform(new, on: &signing) }
        fixture.facts.stored = try SigningFixture.stored(2)
        try fixture.perform(new, on: &signing)
        #expect(signing.attempt?.number == 2 && signing.attempt?.contract == 2)
    }

    @Test("Some reasons need words", arguments: [SigningFixture.manager, SigningFixture.otherReviewer])
    func words(actor: Actor) throws {
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .signed)
        let back = Signing.Command.sendBack(.init(.other), try SigningFixture.contract(2))
        #expect(throws: Refusal(.noteMissing, "6.3")) { try fixture.perform(back, on: &signing, by: actor) }
        let void = Signing.Command.void(.other, note: nil)
        #expect(throws: Refusal(.noteMissing, "6.3")) { try fixture.perform(void, on: &signing, by: actor) }
        try fixture.perform(.void(.other, note: TextID("x-2")), on: &signing, by: actor)
        #expect(signing.voiding?.reason == .other && signing.voiding?.by == actor.person)
        #expect(signing.formerAttempts.last?.end?.cause == .voided)
        #expect(signing.notes == [TextID("x-2")])
    }
}
