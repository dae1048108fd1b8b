import Testing

@testable import Housing

/// Q33 as a table: every state and every act, asked by who may ask and with contents that pass.
@Suite struct TenancyMachineTests {
    /// A column a state in the order of the table, a row an act; `.` is refused with `WRONG_STATE`, and letters name the
    /// state that follows.
    private static let table = """
                   R  U  D  W
        ADD_PROOF  R  U  .  .
        TAKE       U  .  .  .
        RELEASE    .  R  .  .
        DECIDE     .  D  .  .
        WITHDRAW   W  W  .  .
        """

    private static let letters: [(letter: Substring, state: TenancyChange.State)] = [
        ("R", .reported), ("U", .underReview), ("D", .decided), ("W", .withdrawn),
    ]

    private static var rows: [[Substring]] { table.split(separator: "\n").map { $0.split(separator: " ") } }

    @Test("The table has every state and every act")
    func whole() {
        #expect(Self.letters.map(\.state) == TenancyChange.State.allCases)
        #expect(Self.rows[0] == Self.letters.map(\.letter))
        #expect(Self.rows.dropFirst().map { String($0[0]) } == TenancyChange.Act.allCases.map(\.rawValue))
        #expect(Self.rows.dropFirst().allSatisfy { $0.count == TenancyChange.State.allCases.count + 1 })
    }

    @Test("Q33 Every state and every act", arguments: TenancyChange.Act.allCases, TenancyChange.State.allCases)
    func cell(act: TenancyChange.Act, state: TenancyChange.State) throws {
        let row = try #require(Self.rows.first { $0[0] == act.rawValue })
        let column = try #require(TenancyChange.State.allCases.firstIndex(of: state))
        let fixture = try TenancyFixture()
        var change = try fixture.change(in: state)
        let before = change
        let actor = Self.actor(act)
        let command = try Self.command(act, fixture)
        #expect(command.act == act)

        guard let next = Self.letters.first(where: { $0.letter == row[column + 1] })?.state else {
            let refusal = Refusal(.wrongState, "Q33", .tenancyState(state), .tenancyAct(act))
            #expect(throws: refusal) { try fixture.perform(command, on: &change, by: actor) }
            #expect(change == before)
            #expect(!change.allowed(for: actor, about: fixture.facts.lease).contains(act))
            return
        }
        #expect(change.allowed(for: actor, about: fixture.facts.lease).contains(act))
        let entries = try fixture.perform(command, on: &change, by: actor)
        #expect(change.state == next)
        #expect(change.version == before.version + 1)
        #expect(change.updatedAt == fixture.now)
        #expect(change.isConsistent)
        #expect(entries.count == 1)
        #expect(entries[0]["case"] == .id("c-5"))
        #expect(entries[0]["version"] == .number(change.version))
        #expect(Entry(entries[0].description) == entries[0])
    }

    @Test("Q33 Every act and every role", arguments: TenancyChange.Act.allCases, OfficeRole.allCases)
    func roles(act: TenancyChange.Act, role: OfficeRole) throws {
        // A clerk takes back only what he took in himself.
        let fixture = try TenancyFixture(act == .withdraw && role == .clerk ? .tenantMovedOut : .occupantMovedOut)
        let person = role == .applicant ? TenancyFixture.tenant : role == .clerk ? PersonID("p-7") : PersonID("p-8")
        let actor = role == .system ? .system : Actor(person: person, account: AccountID("a-8"), role: role)
        var isAllowedSomewhere = false
        for state in TenancyChange.State.allCases {
            var change = try fixture.change(in: state)
            isAllowedSomewhere =
                isAllowedSomewhere || change.allowed(for: actor, about: fixture.facts.lease).contains(act)
            guard !act.roles.contains(role) else { continue }
            let command = try Self.command(act, fixture)
            #expect(throws: Refusal(.roleNotAllowed, "Q33", .tenancyAct(act), .role(role))) {
                try fixture.perform(command, on: &change, by: actor)
            }
        }
        #expect(isAllowedSomewhere == act.roles.contains(role))
    }

    @Test("Q33 What can be decided goes by what happened", arguments: TenancyChange.Event.allCases)
    func outcomes(event: TenancyChange.Event) throws {
        let fixture = try TenancyFixture(event)
        for outcome in TenancyChange.Outcome.allCases {
            for successor in [nil, TenancyFixture.spouse] {
                var change = try fixture.change(in: .underReview)
                let verdict = TenancyChange.Verdict(outcome, successor: successor, note: TextID("t-9"))
                let isPossible =
                    event.outcomes.contains(outcome) && (successor != nil) == (outcome == .transferred)
                guard isPossible else {
                    #expect(throws: Refusal(.outcomeNotPossible, "Q33")) {
                        try fixture.perform(.decide(verdict), on: &change, by: TenancyFixture.reviewer)
                    }
                    continue
                }
                try fixture.perform(.decide(verdict), on: &change, by: TenancyFixture.reviewer)
                #expect(change.decision?.outcome == outcome && change.isConsistent)
                #expect((change.changed(fixture.facts.lease) == nil) == (outcome == .dismissed))
            }
        }
    }

    private static func actor(_ act: TenancyChange.Act) -> Actor {
        switch act {
        case .addProof, .withdraw: TenancyFixture.applicant
        case .take, .release, .decide: TenancyFixture.reviewer
        }
    }

    private static func command(
        _ act: TenancyChange.Act, _ fixture: TenancyFixture
    ) throws -> TenancyChange.Command {
        switch act {
        case .addProof: .addProof(try TenancyFixture.proof(2))
        case .take: .take
        case .release: .release
        case .decide: .decide(fixture.verdict)
        case .withdraw: .withdraw
        }
    }
}
