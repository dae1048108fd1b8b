import Testing

@testable import Housing

/// A family of three under one lease, and its check brought to any state by its own commands.
struct CheckFixture {
    var lease: Lease
    var facts: EconomicCheck.Facts
    var now: Moment

    static let tenant = PersonID("p-1")
    static let spouse = PersonID("p-2")
    static let child = PersonID("p-3")
    static let applicant = Actor(person: tenant, account: AccountID("a-1"), role: .applicant)
    static let clerk = Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .clerk)
    static let otherClerk = Actor(person: PersonID("p-5"), account: AccountID("a-5"), role: .clerk)
    static let reviewer = Actor(person: PersonID("p-8"), account: AccountID("a-8"), role: .reviewer)

    /// The child turns 18 on 2026-01-31.
    init(policy: LeasePolicy = .old, now: String = "2023-08-21T10:00:00+08:00") throws {
        let lease = try RenewalFixture(policy: policy).lease
        self.lease = lease
        facts = EconomicCheck.Facts(
            lease: lease,
            family: [
                .init(person: Self.tenant, relation: nil, document: try Self.document("440308199901101512")),
                .init(person: Self.spouse, relation: .spouse, document: try Self.document("11010519491231002X")),
                .init(
                    person: Self.child, relation: .child, document: try Self.document(Self.number("440303200801310"))),
            ],
            parameters: .init(), limits: [try Self.limits()], calendar: try Holidays.calendar(),
            authorisation: try Self.template(1), secondsSinceOpened: 30)
        self.now = try #require(Moment(now))
    }

    static func document(_ number: String) throws -> IdentityNumber {
        try IdentityNumber(number, kind: .residentCard, on: nil)
    }

    /// The one resident number that begins so, before the third digit of the sequence and the check character.
    private static func number(_ start: String) throws -> String {
        try #require("0123456789X".lazy.map { "\(start)22\($0)" }.first { (try? document($0)) != nil })
    }

    static func template(_ version: Int) throws -> TemplateVersion {
        TemplateVersion(version: version, digest: try RenewalFixture.digest(version))
    }

    /// Those of 2023-08-01 (model 5.8).
    static func limits(
        from: String = "2023-08-01", perHead: Int = 5_400_000, three: Int = 66_000_000, more: Int = 87_000_000
    ) throws -> EconomicLimits {
        let day = try #require(Day(from))
        return try #require(
            EconomicLimits(
                effectiveFrom: day, incomePerHead: Money(fen: perHead),
                property: [
                    .init(mostPeople: 3, limit: Money(fen: three)), .init(mostPeople: nil, limit: Money(fen: more)),
                ]))
    }

    func given(_ person: PersonID, seconds: Int = 12, ticked: Bool = true, version: Int = 1) throws
        -> EconomicCheck.Given
    {
        EconomicCheck.Given(
            person: person, template: try Self.template(version), visibleSeconds: seconds, isTicked: ticked,
            document: person == Self.tenant ? nil : facts.family.first { $0.person == person }?.document)
    }

    func report(
        _ number: String = "B-1", income: Int = 9_000_000, property: Int = 10_000_000, on day: String? = nil
    ) throws -> CheckReport {
        CheckReport(
            number: number, issuer: "样例核对机构", checkDate: try day.map { try #require(Day($0)) } ?? now.day,
            people: [
                .init(
                    person: Self.tenant, income: [.init(kind: "WAGES", amount: Money(fen: income))],
                    property: [.init(kind: "DEPOSIT", amount: Money(fen: property))]),
                .init(
                    person: Self.spouse, income: [.init(kind: "PENSION", amount: Money(fen: 7), isCounted: false)],
                    property: []),
                .init(person: Self.child, income: [], property: []),
            ])
    }

    func filing(_ report: CheckReport, _ number: Int = 1) throws -> EconomicCheck.Filing {
        EconomicCheck.Filing(
            report: report, stored: TextID("x-\(number)"), content: try RenewalFixture.commitment(500 + number))
    }

    func start(by actor: Actor = Self.applicant, id: String = "e-1") throws -> EconomicCheck {
        let month = Month(year: 2023, month: 8)
        return try EconomicCheck.start(
            id: CaseID(id), number: try #require(ReceiptNumber(kind: .economicCheck, month: month, serial: 17)),
            at: now,
            by: actor, given: facts
        ).check
    }

    @discardableResult
    func perform(
        _ command: EconomicCheck.Command, on check: inout EconomicCheck, by actor: Actor = Self.applicant
    ) throws -> [Entry] {
        try check.perform(command, at: now, by: actor, given: facts)
    }

    func check(in state: EconomicCheck.State, id: String = "e-1") throws -> EconomicCheck {
        var check = try start(id: id)
        for (command, actor) in try way(to: state) { try perform(command, on: &check, by: actor) }
        if state == .expired {
            var later = self
            later.now = Moment(try #require(Day("2024-02-22")))
            try later.perform(.age, on: &check, by: .system)
        }
        #expect(check.state == state)
        return check
    }

    private func way(to state: EconomicCheck.State) throws -> [(EconomicCheck.Command, Actor)] {
        let applicant = Self.applicant
        let requested: [(EconomicCheck.Command, Actor)] = [
            (.authorise(try given(Self.tenant)), applicant), (.authorise(try given(Self.spouse)), applicant),
            (.request, applicant),
        ]
        let sent = requested + [(.send, Self.clerk)]
        let fails = sent + [(.receive(try filing(try report(property: 66_000_001))), Self.clerk)]
        switch state {
        case .draft: return []
        case .requested: return requested
        case .inProgress: return sent
        case .reported:
            return sent + [(.enterReport(try filing(try report()), paper: MaterialID("m-1")), Self.clerk)]
        case .meets, .expired: return sent + [(.receive(try filing(try report())), Self.clerk)]
        case .fails: return fails
        case .objection: return fails + [(.object(TextID("x-9")), applicant)]
        case .cancelled: return [(.cancel, applicant)]
        }
    }
}
