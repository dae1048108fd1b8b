import Testing

@testable import Housing

/// Model 6.3, without the telephone, as a table: every state and every act, asked by who may ask and with contents that
/// pass.
@Suite struct SigningMachineTests {
    /// A column a state in the order of the table, a row an act; `.` is refused with `WRONG_STATE`, and letters name
    /// the state that follows.
    private static let table = """
                        T  O  I  R  A  C  W  S  P  V  X
        OPEN            O  .  .  .  .  .  .  .  .  .  .
        CONFIRM_INFO    .  I  I  I  I  I  .  .  .  .  .
        REPORT_INFO     .  T  T  T  T  T  .  .  .  .  .
        READ_START      .  .  R  R  R  R  .  .  .  .  .
        ACK             .  .  .  A  .  .  .  .  .  .  .
        TRANSCRIBE      .  .  .  .  C  .  .  .  .  .  .
        CHOOSE_WITNESS  .  .  .  .  .  W  .  .  .  .  .
        WITNESS         .  .  .  .  .  .  S  .  .  .  .
        CANCEL          .  T  T  T  T  T  T  .  .  .  .
        TIMEOUT         .  T  T  T  T  T  T  .  .  .  .
        APPROVE         .  .  .  .  .  .  .  P  .  .  .
        RETURN          T  .  .  .  .  .  T  T  .  .  .
        VOID            V  .  .  .  .  .  V  V  .  .  .
        EXPIRE          X  X  X  X  X  X  X  .  .  .  .
        """

    private static let letters: [(letter: Substring, state: Signing.State)] = [
        ("T", .toSign), ("O", .opened), ("I", .infoConfirmed), ("R", .reading), ("A", .acked), ("C", .committed),
        ("W", .altIdentity), ("S", .signed), ("P", .approved), ("V", .void), ("X", .expired),
    ]

    private static var rows: [[Substring]] {
        table.split(separator: "\n").map { $0.split(separator: " ") }
    }

    @Test("The table has every state and every act")
    func whole() {
        #expect(Self.letters.map(\.state) == Signing.State.allCases)
        #expect(Self.rows[0] == Self.letters.map(\.letter))
        #expect(Self.rows.dropFirst().map { String($0[0]) } == Signing.Act.allCases.map(\.rawValue))
        #expect(Self.rows.dropFirst().allSatisfy { $0.count == Signing.State.allCases.count + 1 })
    }

    @Test("6.3 Every state and every act", arguments: Signing.Act.allCases, Signing.State.allCases)
    func cell(act: Signing.Act, state: Signing.State) throws {
        let row = try #require(Self.rows.first { $0[0] == act.rawValue })
        let column = try #require(Signing.State.allCases.firstIndex(of: state))
        let mark = row[column + 1]

        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: state)
        if act == .expire || act == .timeOut { fixture.now = Moment(signing.deadline.adding(days: 60)) }
        let before = signing
        let actor = Self.actor(act)
        let command = try Self.command(act, fixture)
        #expect(command.act == act)

        guard let next = Self.letters.first(where: { $0.letter == mark })?.state else {
            let refusal = Refusal(.wrongState, "6.3", .signingState(state), .signingAct(act))
            #expect(throws: refusal) { try fixture.perform(command, on: &signing, by: actor) }
            #expect(signing == before)
            #expect(!signing.allowed(for: actor).contains(act))
            return
        }
        #expect(signing.allowed(for: actor).contains(act))
        let entries = try fixture.perform(command, on: &signing, by: actor)
        #expect(signing.state == next)
        #expect(signing.version == before.version + 1)
        #expect(signing.updatedAt == fixture.now)
        #expect(signing.isConsistent)
        #expect(entries.count == 1)
        #expect(entries[0]["case"] == .id("c-2"))
        #expect(entries[0]["version"] == .number(signing.version))
        #expect(Entry(entries[0].description) == entries[0])
        if next == .toSign, before.attempt != nil {
            #expect(signing.formerAttempts.last?.reached == before.attempt?.reached)
        }
    }

    @Test("6.3 Every act and every role", arguments: Signing.Act.allCases, OfficeRole.allCases)
    func roles(act: Signing.Act, role: OfficeRole) throws {
        let fixture = try SigningFixture()
        let person = role == .applicant ? RenewalFixture.tenant : PersonID("p-5")
        let actor = role == .system ? .system : Actor(person: person, account: AccountID("a-5"), role: role)
        let command = try Self.command(act, fixture)
        var isAllowedSomewhere = false
        for state in Signing.State.allCases {
            var signing = try fixture.signing(in: state)
            isAllowedSomewhere = isAllowedSomewhere || signing.allowed(for: actor).contains(act)
            guard !act.roles.contains(role) else { continue }
            #expect(throws: Refusal(.roleNotAllowed, "6.3", .signingAct(act), .role(role))) {
                try fixture.perform(command, on: &signing, by: actor)
            }
        }
        #expect(isAllowedSomewhere == act.roles.contains(role))
    }

    @Test("6.3 Nobody acts on another's contract, and no staff on their own", arguments: Signing.Act.allCases)
    func whose(act: Signing.Act) throws {
        let fixture = try SigningFixture()
        for state in Signing.State.allCases {
            let signing = try fixture.signing(in: state)
            #expect(!signing.allowed(for: SigningFixture.stranger).contains(act))
            for role in OfficeRole.allCases where role != .applicant && role != .system {
                let tenant = Actor(person: RenewalFixture.tenant, account: AccountID("a-1"), role: role)
                #expect(!signing.allowed(for: tenant).contains(act))
            }
        }
    }

    private static func actor(_ act: Signing.Act) -> Actor {
        switch act {
        case .open, .confirmInfo, .reportInfo, .startReading, .acknowledge, .transcribe, .chooseWitness, .cancel:
            SigningFixture.applicant
        case .witness: SigningFixture.clerk
        case .approve, .sendBack, .void: SigningFixture.otherReviewer
        case .timeOut, .expire: .system
        }
    }

    static func command(_ act: Signing.Act, _ fixture: SigningFixture) throws -> Signing.Command {
        switch act {
        case .open: .open(shown: try RenewalFixture.digest(11))
        case .confirmInfo: .confirmInfo(try fixture.confirmation())
        case .reportInfo:
            .reportInfo(.init(snapshot: try RenewalFixture.commitment(1), lines: [.init(RenewalFixture.rent)]))
        case .startReading: .startReading(try SigningFixture.template(1))
        case .acknowledge: .acknowledge(try fixture.acknowledgement())
        case .transcribe: .transcribe(SigningFixture.transcription())
        case .chooseWitness: .chooseWitness
        case .witness: .witness(try fixture.witnessing())
        case .cancel: .cancel
        case .timeOut: .timeOut
        case .approve: .approve(try SigningFixture.finalFile())
        case .sendBack: .sendBack(.init(.signatureUnclear), try SigningFixture.contract(2))
        case .void: .void(.declined, note: nil)
        case .expire: .expire
        }
    }
}
