import Testing

@testable import Housing

/// What stands against the new policy when more than one check, an objection or another family comes into it.
@Suite struct CheckStandingTests {
    private let fixture: CheckFixture
    /// The check before, which met the requirement and is valid.
    private let meets: EconomicCheck

    init() throws {
        var fixture = try CheckFixture()
        meets = try fixture.check(in: .meets, id: "e-0")
        fixture.now = fixture.now.adding(milliseconds: 1)
        self.fixture = fixture
    }

    private func standing(
        _ checks: [EconomicCheck], _ fixture: CheckFixture? = nil, countsOpen: Bool = true
    ) -> CheckStanding {
        let fixture = fixture ?? self.fixture
        return CheckStanding(checks, given: fixture.facts, on: fixture.now.day, countsOpen: countsOpen)
    }

    private func fails(_ standing: CheckStanding) -> Bool { if case .fails = standing { true } else { false } }

    @Test("3.5 A failing report stands while it is objected to, checked again, and when that was taken back")
    func objected() throws {
        var check = try fixture.check(in: .objection)
        #expect(standing([check, meets]) == .underWay(check.id))
        #expect(fails(standing([check, meets], countsOpen: false)))
        try fixture.perform(
            .decideObjection(isUpheld: true, note: TextID("x-8")), on: &check, by: CheckFixture.reviewer)
        #expect(standing([check, meets]) == .underWay(check.id))
        #expect(fails(standing([check, meets], countsOpen: false)))
        var cancelled = check
        try fixture.perform(.cancel, on: &cancelled)
        #expect(fails(standing([cancelled, meets])))
        // A later report replaces it.
        try fixture.perform(.send, on: &check, by: CheckFixture.clerk)
        try fixture.perform(
            .receive(try fixture.filing(try fixture.report("B-2"), 2)), on: &check, by: CheckFixture.clerk)
        #expect(standing([check, meets]) == .meets(check.id, validUntil: try #require(Day("2024-02-21"))))
    }

    @Test("3.5 A new draft hides no failing report, and no valid one")
    func draft() throws {
        let draft = try fixture.start(id: "e-2")
        let failing = try fixture.check(in: .fails)
        #expect(fails(standing([draft, failing, meets])))
        #expect(standing([draft]) == .none)
        #expect(standing([draft, meets]) == .meets(meets.id, validUntil: try #require(Day("2024-02-21"))))
    }

    @Test("3.5 Of two checks the later report counts, also where it is that of the older check")
    func later() throws {
        var old = try CheckFixture().check(in: .objection, id: "e-0")
        var later = fixture
        try later.perform(
            .decideObjection(isUpheld: true, note: TextID("x-8")), on: &old, by: CheckFixture.reviewer)
        let newer = try later.check(in: .meets)
        #expect(standing([newer, old]) == .meets(newer.id, validUntil: try #require(Day("2024-02-21"))))
        try later.perform(.send, on: &old, by: CheckFixture.clerk)
        later.now = later.now.adding(milliseconds: 1)
        let over = try later.report("B-2", property: 66_000_001)
        try later.perform(.receive(try later.filing(over, 2)), on: &old, by: CheckFixture.clerk)
        #expect(fails(standing([newer, old])))
    }

    @Test("X-4 A report speaks of its family: children who joined it change nothing, anybody else does")
    func family() throws {
        let until = try #require(Day("2024-02-21"))
        let member = { (document: IdentityNumber, person: String) in
            EconomicCheck.FamilyMember(person: PersonID(person), relation: .child, document: document)
        }
        var other = fixture
        other.facts.family.append(member(fixture.facts.family[2].document, "p-4"))
        #expect(standing([meets], other) == .meets(meets.id, validUntil: until))
        other.facts.family.append(member(fixture.facts.family[1].document, "p-6"))
        #expect(standing([meets], other) == .familyChanged(meets.id, people: [PersonID("p-6")]))
        other = fixture
        other.facts.family.removeLast()
        #expect(standing([meets], other) == .familyChanged(meets.id, people: [CheckFixture.child]))
        // A check of the family as it is leads on; what failed stays what it is.
        let draft = try other.start(id: "e-2")
        #expect(standing([draft, meets], other) == .familyChanged(meets.id, people: [CheckFixture.child]))
        #expect(fails(standing([try fixture.check(in: .fails)], other)))
    }

    @Test("Q26 A provisional last day is reckoned anew by the notices known now, and never shortened")
    func provisional() throws {
        var fixture = try CheckFixture(now: "2023-12-28T10:00:00+08:00")
        fixture.facts.lease.end = try #require(Day("2024-06-30"))
        let next = fixture.facts.calendar
        let known = try WorkCalendar(rows: [
            .init(day: try #require(Day("2023-10-02")), kind: .off, noticeYear: 2023)
        ])
        fixture.facts.calendar = known
        var check = try fixture.check(in: .inProgress)
        let report = try fixture.report(property: 66_000_001)
        let refusal = #expect(throws: Refusal.self) {
            try fixture.perform(.receive(try fixture.filing(report)), on: &check, by: CheckFixture.clerk)
        }
        #expect(refusal?.code == .calendarUnknown && refusal?.arguments == [.until(known.lastKnown)])
        let accepted = EconomicCheck.Filing(
            report: report, stored: TextID("x-1"), content: try RenewalFixture.commitment(501),
            acceptsProvisionalDay: true)
        try fixture.perform(.receive(accepted), on: &check, by: CheckFixture.clerk)
        let said = try #require(check.result?.objectionUntil)
        #expect(check.result?.isProvisional == true && said == Day("2024-01-04"))
        #expect(
            CheckStanding([check], given: fixture.facts, on: said)
                == .fails(
                    check.id, try #require(check.result?.assessment),
                    objectionUntil: .init(day: said, isProvisional: true)))

        // The notice comes: 1 January is off.
        fixture.facts.calendar = next
        let real = said.adding(days: 1)
        fixture.now = Moment(real)
        #expect(check.objectionDay(on: real, fixture.facts) == real)
        #expect(
            CheckStanding([check], given: fixture.facts, on: real)
                == .fails(
                    check.id, try #require(check.result?.assessment),
                    objectionUntil: .init(day: real, isProvisional: false)))
        var late = fixture
        late.now = Moment(real.adding(days: 1))
        var copy = check
        #expect(throws: Refusal.self) { try late.perform(.object(TextID("x-9")), on: &copy) }
        try fixture.perform(.object(TextID("x-9")), on: &check)
        #expect(check.state == .objection)
    }
}
