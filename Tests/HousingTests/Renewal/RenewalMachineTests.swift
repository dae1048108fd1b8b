import Testing

@testable import Housing

/// Model 6.1 as a table: every state and every act, asked by who may ask and with contents that pass.
@Suite struct RenewalMachineTests {
    /// A column a state in the order of the table, a row an act; `.` is refused with `WRONG_STATE`, `!` with another
    /// code, and letters name the state that follows.
    private static let table = """
                        D  P  C  I  S  U  R  A  J  W  X  K  N
        CHOOSE_POLICY   P  P  C  I  .  .  .  .  .  .  .  .  .
        ACK_DECLARATION .  C  C  I  .  .  R  .  .  .  .  .  .
        CONFIRM_INFO    .  .  I  I  .  .  R  .  .  .  .  .  .
        ANSWER_LINE     .  .  .  .  .  .  R  .  .  .  .  .  .
        UPLOAD          .  .  .  I  .  .  R  .  .  .  .  .  .
        REPLACE         .  .  .  I  .  .  R  .  .  .  .  .  .
        REMOVE          .  .  .  I  .  .  R  .  .  .  .  .  .
        SUBMIT          .  .  .  S  .  .  .  .  .  .  .  .  .
        TAKE            .  .  .  .  U  !  .  .  .  .  .  .  .
        RELEASE         .  .  .  .  .  S  .  .  .  .  .  .  .
        RETURN          .  .  .  .  .  R  .  .  .  .  .  .  .
        RESUBMIT        .  .  .  .  .  .  S  .  .  .  .  .  .
        APPROVE         .  .  .  .  .  A  .  .  .  .  .  .  .
        REJECT          .  .  .  .  .  J  .  .  .  .  .  .  .
        WITHDRAW        W  W  W  W  W  W  W  .  .  .  .  .  .
        EXPIRE          X  X  X  X  .  .  X  .  .  .  .  .  .
        CONCLUDE        .  .  .  .  .  .  .  K  .  .  .  .  .
        LAPSE           X  X  X  X  X  X  X  X  .  .  .  .  .
        """

    private static let letters: [(letter: Substring, state: Renewal.State)] = [
        ("D", .draft), ("P", .policySet), ("C", .declared), ("I", .infoConfirmed), ("S", .submitted),
        ("U", .underReview), ("R", .returned), ("A", .approved), ("J", .rejected), ("W", .withdrawn), ("X", .expired),
        ("K", .completed), ("N", .notConcluded),
    ]

    private static var rows: [[Substring]] {
        table.split(separator: "\n").map { $0.split(separator: " ") }
    }

    @Test("The table has every state and every act")
    func whole() {
        #expect(Self.letters.map(\.state) == Renewal.State.allCases)
        #expect(Self.rows[0] == Self.letters.map(\.letter))
        #expect(Self.rows.dropFirst().map { String($0[0]) } == Renewal.Act.allCases.map(\.rawValue))
        #expect(Self.rows.dropFirst().allSatisfy { $0.count == Renewal.State.allCases.count + 1 })
    }

    @Test("6.1 Every state and every act", arguments: Renewal.Act.allCases, Renewal.State.allCases)
    func cell(act: Renewal.Act, state: Renewal.State) throws {
        let row = try #require(Self.rows.first { $0[0] == act.rawValue })
        let column = try #require(Renewal.State.allCases.firstIndex(of: state))
        let mark = row[column + 1]

        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: state)
        if act == .resubmit, state == .returned {
            try fixture.perform(try Self.command(.replace, fixture), on: &renewal)
        }
        if act == .answerLine, state == .returned { renewal = try fixture.returned(.line(RenewalFixture.rent)) }
        if act == .upload, renewal.allowed(for: RenewalFixture.applicant).contains(.remove) {
            try fixture.perform(try Self.command(.remove, fixture), on: &renewal)
        }
        if act == .expire { fixture.now = Moment(fixture.lease.end.adding(days: 60)) }
        let before = renewal
        let actor = Self.actor(act)
        let command = try Self.command(act, fixture)
        #expect(command.act == act)

        guard let next = Self.letters.first(where: { $0.letter == mark })?.state else {
            let refusal = #expect(throws: Refusal.self) { try fixture.perform(command, on: &renewal, by: actor) }
            #expect((refusal?.code == .wrongState) == (mark == "."))
            #expect(renewal == before)
            #expect(!renewal.allowed(for: actor).contains(act))
            return
        }
        // What follows from the end of the contract, or from a decision about the tenant, is offered to nobody.
        #expect(renewal.allowed(for: actor).contains(act) == (act != .conclude && act != .lapse))
        let entries = try fixture.perform(command, on: &renewal, by: actor)
        #expect(renewal.state == next)
        #expect(renewal.version == before.version + 1)
        #expect(renewal.updatedAt == fixture.now)
        #expect(renewal.isConsistent)
        #expect(entries.count == 1)
        #expect(entries[0]["case"] == .id("c-1"))
        #expect(entries[0]["version"] == .number(renewal.version))
        #expect(Entry(entries[0].description) == entries[0])
    }

    @Test("6.1 Every act and every role", arguments: Renewal.Act.allCases, OfficeRole.allCases)
    func roles(act: Renewal.Act, role: OfficeRole) throws {
        let fixture = try RenewalFixture()
        let person = role == .applicant ? RenewalFixture.tenant : PersonID("p-8")
        let actor = role == .system ? .system : Actor(person: person, account: AccountID("a-5"), role: role)
        let isAllowedSomewhere = try Renewal.State.allCases.contains { state in
            try fixture.renewal(in: state).allowed(for: actor).contains(act)
        }
        #expect(isAllowedSomewhere == (act.roles.contains(role) && act != .conclude && act != .lapse))
    }

    private static func actor(_ act: Renewal.Act) -> Actor {
        switch act {
        case .choosePolicy, .acknowledge, .confirmInfo, .answerLine, .upload, .replace, .remove, .submit, .resubmit,
            .withdraw:
            RenewalFixture.applicant
        case .take, .release, .sendBack, .approve, .reject, .lapse: RenewalFixture.reviewer
        case .expire, .conclude: .system
        }
    }

    private static func command(_ act: Renewal.Act, _ fixture: RenewalFixture) throws -> Renewal.Command {
        switch act {
        case .choosePolicy: .choosePolicy(.original)
        case .acknowledge: .acknowledge(try fixture.acknowledgement())
        case .confirmInfo: .confirmInfo(try fixture.confirmation())
        case .answerLine: .answerLine(try fixture.reply(RenewalFixture.rent))
        case .upload: .upload(try RenewalFixture.upload(.cardFront, 5))
        case .replace: .replace(MaterialID("m-2"), with: try RenewalFixture.upload(.cardBack, 3))
        case .remove: .remove(MaterialID("m-1"))
        case .submit: .submit
        case .take: .take
        case .release: .release
        case .sendBack: .sendBack(RenewalFixture.blurredBack)
        case .resubmit: .resubmit
        case .approve: .approve
        case .reject: .reject(.rentOwed, note: nil)
        case .withdraw: .withdraw
        case .expire: .expire
        case .conclude: .conclude(try SigningFixture().signing(in: .approved))
        case .lapse: .lapse(try TenancyFixture(.tenantDied).change(in: .decided))
        }
    }
}
