import Testing

@testable import Housing

/// The gates of 【经济状况核对】 (X-1 to X-4, Q25, Q26).
@Suite struct CheckGateTests {
    @Test("X-2 Each adult's authorisation, read, ticked and his own, and no minor's")
    func authorising() throws {
        var fixture = try CheckFixture()
        var check = try fixture.start()
        #expect(check.members.map(\.isAdult) == [true, true, false])
        refused(.memberNotAdult, .authorise(try fixture.given(CheckFixture.child)), check, fixture)
        refused(.memberUnknown, .authorise(try fixture.given(PersonID("p-9"))), check, fixture)
        refused(.notTicked, .authorise(try fixture.given(CheckFixture.tenant, ticked: false)), check, fixture)
        refused(.readTooShort, .authorise(try fixture.given(CheckFixture.tenant, seconds: 9)), check, fixture)
        refused(.readLongerThanOpen, .authorise(try fixture.given(CheckFixture.tenant, seconds: 31)), check, fixture)
        refused(.textOutdated, .authorise(try fixture.given(CheckFixture.tenant, version: 2)), check, fixture)
        let wrong = EconomicCheck.Given(
            person: CheckFixture.spouse, template: try CheckFixture.template(1), visibleSeconds: 12, isTicked: true,
            document: fixture.facts.family[0].document)
        refused(.documentDiffers, .authorise(wrong), check, fixture)
        refused(.authorisationMissing, .request, check, fixture)
        try fixture.perform(.authorise(try fixture.given(CheckFixture.tenant)), on: &check)
        refused(.authorisationMissing, .request, check, fixture)
        try fixture.perform(.authorise(try fixture.given(CheckFixture.spouse)), on: &check)

        var unopened = fixture
        unopened.facts.secondsSinceOpened = nil
        refused(.textNotShown, .authorise(try fixture.given(CheckFixture.tenant)), check, unopened)

        // A new version of the text asks everybody anew.
        fixture.facts.authorisation = try CheckFixture.template(2)
        refused(.authorisationMissing, .request, check, fixture)
    }

    @Test("X-2 The family is the register's until the request, and frozen from then on")
    func family() throws {
        var fixture = try CheckFixture()
        var check = try fixture.start()
        try fixture.perform(.authorise(try fixture.given(CheckFixture.tenant)), on: &check)
        try fixture.perform(.authorise(try fixture.given(CheckFixture.spouse)), on: &check)
        let whole = fixture.facts.family
        fixture.facts.family.remove(at: 1)
        try fixture.perform(.request, on: &check)
        #expect(check.members.map(\.person) == [CheckFixture.tenant, CheckFixture.child])
        #expect(check.authorisations.filter(\.isCurrent).map(\.person) == [CheckFixture.tenant])
        fixture.facts.family = whole
        try fixture.perform(.send, on: &check, by: CheckFixture.clerk)
        #expect(check.members.count == 2)
    }

    @Test("X-2 The period is the twelve months before, and property that of the day")
    func period() throws {
        let check = try CheckFixture().check(in: .requested)
        #expect(check.request?.from == Month(year: 2022, month: 8))
        #expect(check.request?.to == Month(year: 2023, month: 7))
        #expect(check.request?.propertyAsOf == Day("2023-08-21"))
    }

    @Test("X-2 Eighteen on the birthday itself")
    func adult() throws {
        let child = try CheckFixture().facts.family[2]
        #expect(!child.document.isOfAdult(on: try #require(Day("2026-01-30"))))
        #expect(child.document.isOfAdult(on: try #require(Day("2026-01-31"))))
    }

    @Test("6.2 A report speaks of each person once, and of nobody else")
    func people() throws {
        let fixture = try CheckFixture()
        let check = try fixture.check(in: .inProgress)
        var without = fixture
        without.facts.limits = [try CheckFixture.limits(from: "2023-08-22")]
        let whole = try fixture.report()
        func with(_ people: [CheckReport.PersonReport], day: String = "2023-08-21") throws -> EconomicCheck.Command {
            .receive(
                try fixture.filing(
                    CheckReport(number: "B-1", issuer: "样例", checkDate: try #require(Day(day)), people: people)))
        }
        let stranger = CheckReport.PersonReport(person: PersonID("p-9"), income: [], property: [])
        let clerk = CheckFixture.clerk
        refused(.memberMissing, try with(Array(whole.people.dropLast())), check, fixture, by: clerk)
        refused(.memberTwice, try with(whole.people + [whole.people[0]]), check, fixture, by: clerk)
        refused(.memberUnknown, try with(whole.people + [stranger]), check, fixture, by: clerk)
        refused(.reportInFuture, try with(whole.people, day: "2023-08-22"), check, fixture, by: clerk)
        refused(.limitsUnknown, try with(whole.people), check, without, by: clerk)
        let negative = CheckReport.PersonReport(
            person: CheckFixture.tenant, income: [.init(kind: "WAGES", amount: Money(fen: -1))], property: [])
        refused(.reportFigures, try with([negative] + whole.people.dropFirst()), check, fixture, by: clerk)
    }

    @Test("Q25 A report counts to the corresponding day six months on, and is out of date the day after")
    func validity() throws {
        var fixture = try CheckFixture(now: "2023-08-31T10:00:00+08:00")
        var check = try fixture.check(in: .inProgress)
        try fixture.perform(
            .receive(try fixture.filing(try fixture.report(on: "2023-08-31"))), on: &check, by: CheckFixture.clerk)
        #expect(check.result?.validUntil == Day("2024-02-29"))
        fixture.now = Moment(try #require(Day("2024-02-29")))
        refused(.notExpired, .age, check, fixture, by: .system)
        #expect(check.isValid(on: fixture.now.day))
        try fixture.perform(.use(CaseID("c-1")), on: &check)
        #expect(check.usedBy == [CaseID("c-1")])
        fixture.now = Moment(try #require(Day("2024-03-01")))
        #expect(!check.isValid(on: fixture.now.day))
        refused(.checkOutOfDate, .use(CaseID("c-2")), check, fixture)
        try fixture.perform(.age, on: &check, by: .system)
        #expect(check.end?.cause == .outOfDate)
    }

    @Test(
        "Q26 Five working days from the result, make-up days counted",
        arguments: [
            ("2023-08-31T10:00:00+08:00", "2023-09-07"), ("2023-09-22T10:00:00+08:00", "2023-10-07"),
            ("2023-09-28T23:59:59+08:00", "2023-10-11"),
        ])
    func objecting(at: String, until: String) throws {
        var fixture = try CheckFixture(now: at)
        var check = try fixture.check(in: .fails)
        let last = try #require(Day(until))
        #expect(check.result?.objectionUntil == last)
        #expect(check.objectionDay(on: last) == last && check.objectionDay(on: last.adding(days: 1)) == nil)
        fixture.now = Moment(last.adding(days: 1))
        refused(.objectionClosed, .object(TextID("x-9")), check, fixture)
        fixture.now = Moment(last)
        try fixture.perform(.object(TextID("x-9")), on: &check)
        try fixture.perform(
            .decideObjection(isUpheld: false, note: TextID("x-8")), on: &check, by: CheckFixture.reviewer)
        #expect(check.state == .fails)
        refused(.objectionRepeated, .object(TextID("x-7")), check, fixture)
        #expect(check.objectionDay(on: last) == nil, "what was decided is offered no second time")
    }

    @Test("X-2 A draft is shown with the family as the register has it now, as the next command will find it")
    func followsRegister() throws {
        let fixture = try CheckFixture()
        var check = try fixture.start()
        try fixture.perform(.authorise(try fixture.given(CheckFixture.spouse)), on: &check)
        let left = fixture.facts.family.filter { $0.person != CheckFixture.spouse }
        let shown = check.following(left, on: fixture.now.day)
        #expect(shown.members.map(\.person) == [CheckFixture.tenant, CheckFixture.child])
        #expect(shown.version == check.version && !shown.authorisations.contains { $0.isCurrent })
        let requested = try fixture.check(in: .requested)
        #expect(requested.following(left, on: fixture.now.day) == requested)
    }

    @Test("Q26 An objection that is upheld is checked again and leaves the office once more")
    func recheck() throws {
        let fixture = try CheckFixture()
        var check = try fixture.check(in: .objection)
        try fixture.perform(
            .decideObjection(isUpheld: true, note: TextID("x-8")), on: &check, by: CheckFixture.reviewer)
        #expect(check.isToBeSent)
        #expect(check.round == 2)
        refused(
            .wrongState, .receive(try fixture.filing(try fixture.report("B-2"), 2)), check, fixture,
            by: CheckFixture.clerk)
        try fixture.perform(.send, on: &check, by: CheckFixture.clerk)
        #expect(!check.isToBeSent)
        refused(.wrongState, .send, check, fixture, by: CheckFixture.clerk)
        refused(
            .reportRepeated, .receive(try fixture.filing(try fixture.report(), 2)), check, fixture,
            by: CheckFixture.clerk)
        try fixture.perform(
            .receive(try fixture.filing(try fixture.report("B-2"), 2)), on: &check, by: CheckFixture.clerk)
        #expect(check.state == .meets)
        #expect(check.reports.count == 2)
    }

    @Test("7 Who entered a report on paper neither confirms it nor judges what is said against it")
    func separation() throws {
        var fixture = try CheckFixture()
        var check = try fixture.check(in: .inProgress)
        let over = try fixture.report(income: 90_000_000)
        try fixture.perform(
            .enterReport(try fixture.filing(over), paper: MaterialID("m-1")), on: &check, by: CheckFixture.clerk)
        refused(.enteredByYou, .confirmReport(over), check, fixture, by: CheckFixture.clerk)
        let both = Actor(person: CheckFixture.clerk.person ?? PersonID("x"), account: AccountID("a-7"), role: .reviewer)
        refused(.enteredByYou, .confirmReport(over), check, fixture, by: both)
        refused(.reportDiffers, .confirmReport(try fixture.report("B-2")), check, fixture, by: CheckFixture.otherClerk)
        try fixture.perform(.confirmReport(over), on: &check, by: CheckFixture.reviewer)
        #expect(check.state == .fails)
        try fixture.perform(.object(TextID("x-9")), on: &check)
        refused(.enteredByYou, .decideObjection(isUpheld: true, note: TextID("x-8")), check, fixture, by: both)
        refused(
            .enteredByYou, .decideObjection(isUpheld: true, note: TextID("x-8")), check, fixture,
            by: CheckFixture.reviewer)
        fixture.facts.openCheck = nil
        let family = Actor(person: CheckFixture.spouse, account: AccountID("a-2"), role: .reviewer)
        refused(.ownCase, .decideObjection(isUpheld: true, note: TextID("x-8")), check, fixture, by: family)
    }

    @Test("6.2 Wrongly entered, a report counts for nothing and its number can come again")
    func reentered() throws {
        let fixture = try CheckFixture()
        var check = try fixture.check(in: .reported)
        try fixture.perform(.refuseReport(note: TextID("x-3")), on: &check, by: CheckFixture.otherClerk)
        #expect(check.state == .inProgress)
        #expect(check.report == nil)
        try fixture.perform(.receive(try fixture.filing(try fixture.report(), 2)), on: &check, by: CheckFixture.clerk)
        #expect(check.state == .meets)
    }

    private func refused(
        _ code: RefusalCode, _ command: EconomicCheck.Command, _ check: EconomicCheck, _ fixture: CheckFixture,
        by actor: Actor = CheckFixture.applicant, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var copy = check
        let refusal = #expect(throws: Refusal.self, sourceLocation: sourceLocation) {
            try fixture.perform(command, on: &copy, by: actor)
        }
        #expect(refusal?.code == code, sourceLocation: sourceLocation)
        #expect(copy == check, sourceLocation: sourceLocation)
    }
}
