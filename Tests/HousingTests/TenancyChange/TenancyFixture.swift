import Testing

@testable import Housing

/// A lease with a spouse and a child, and a report about it brought to any state by its own commands.
struct TenancyFixture {
    var facts: TenancyChange.Facts
    var now: Moment
    var event: TenancyChange.Event

    static let tenant = RenewalFixture.tenant
    static let spouse = RenewalFixture.spouse
    static let child = PersonID("p-3")
    static let applicant = RenewalFixture.applicant
    static let clerk = RenewalFixture.clerk
    static let otherClerk = Actor(person: PersonID("p-17"), account: AccountID("a-17"), role: .clerk)
    static let reviewer = RenewalFixture.reviewer
    static let otherReviewer = RenewalFixture.otherReviewer
    static let manager = RenewalFixture.manager

    init(_ event: TenancyChange.Event = .occupantMovedOut) throws {
        let renewal = try RenewalFixture()
        var lease = renewal.lease
        lease.occupants.append(Occupant(person: Self.child, relation: .child))
        facts = TenancyChange.Facts(lease: lease, minors: [Self.child])
        now = renewal.now
        self.event = event
    }

    /// Who reports it where nobody else is said to: a clerk what the tenant may not.
    var reporter: Actor { event.isOfTenant ? Self.clerk : Self.applicant }

    func report(
        by actor: Actor? = nil, of person: PersonID? = nil, on day: Day? = nil, contact: Bool? = nil
    ) -> TenancyChange.NewReport {
        let hasContact = contact ?? ((actor ?? reporter).role == .clerk)
        return TenancyChange.NewReport(
            event, of: person ?? (event.isOfTenant ? Self.tenant : Self.spouse), on: day ?? now.day,
            relation: hasContact ? .spouse : nil, contact: hasContact ? TextID("t-1") : nil, words: TextID("t-2"))
    }

    func start(_ report: TenancyChange.NewReport? = nil, by actor: Actor? = nil) throws -> TenancyChange {
        try TenancyChange.start(
            id: CaseID("c-5"),
            number: try #require(ReceiptNumber(kind: .tenancyChange, month: now.day.month, serial: 1)),
            report: report ?? self.report(by: actor), at: now, by: actor ?? reporter, given: facts
        ).change
    }

    @discardableResult
    func perform(
        _ command: TenancyChange.Command, on change: inout TenancyChange, by actor: Actor
    ) throws -> [Entry] {
        try change.perform(command, at: now, by: actor, given: facts)
    }

    /// With a proof from ``TenancyChange/State/underReview`` on.
    func change(in state: TenancyChange.State) throws -> TenancyChange {
        var change = try start()
        if state == .underReview || state == .decided {
            try perform(.addProof(try Self.proof(1)), on: &change, by: reporter)
            try perform(.take, on: &change, by: Self.reviewer)
        }
        if state == .decided { try perform(.decide(verdict), on: &change, by: Self.reviewer) }
        if state == .withdrawn { try perform(.withdraw, on: &change, by: reporter) }
        #expect(change.state == state)
        return change
    }

    /// One that the event allows and that changes the lease.
    var verdict: TenancyChange.Verdict {
        event.isOfTenant ? .init(.transferred, successor: Self.spouse) : .init(.occupantRemoved)
    }

    static func proof(_ number: Int, bytes: Int = 1000) throws -> TenancyChange.NewProof {
        TenancyChange.NewProof(
            id: MaterialID("m-\(number)"), bytes: bytes, commitment: try RenewalFixture.commitment(number))
    }
}
