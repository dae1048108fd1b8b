import Foundation
import Testing

@testable import Housing

/// Model 6.2 as a table: every state and every act, asked by who may ask and with contents that pass.
@Suite struct CheckMachineTests {
    /// A column a state, a row an act; `.` is refused with `WRONG_STATE`, and letters name the state that follows.
    private static let table = """
                               D  Q  P  R  M  F  O  X  C
        AUTHORISE              D  .  .  .  .  .  .  .  .
        AUTHORISE_ON_PAPER     D  .  .  .  .  .  .  .  .
        WITHDRAW_AUTHORISATION D  C  C  .  .  .  .  .  .
        REQUEST                Q  .  .  .  .  .  .  .  .
        SEND                   .  P  .  .  .  .  .  .  .
        REPORT_IN              .  .  M  .  .  .  .  .  .
        ENTER_REPORT           .  R  R  .  .  .  .  .  .
        CONFIRM_REPORT         .  .  .  M  .  .  .  .  .
        REFUSE_REPORT          .  .  .  P  .  .  .  .  .
        OBJECT                 .  .  .  .  .  O  .  .  .
        DECIDE_OBJECTION       .  .  .  .  .  .  P  .  .
        USE                    .  .  .  .  M  .  .  .  .
        AGE                    .  .  .  .  X  .  .  .  .
        LAPSE                  X  X  X  X  .  .  X  .  .
        CANCEL                 C  C  C  .  .  .  .  .  .
        """

    private static let letters: [(letter: Substring, state: EconomicCheck.State)] = [
        ("D", .draft), ("Q", .requested), ("P", .inProgress), ("R", .reported), ("M", .meets), ("F", .fails),
        ("O", .objection), ("X", .expired), ("C", .cancelled),
    ]

    private static var rows: [[Substring]] { table.split(separator: "\n").map { $0.split(separator: " ") } }

    @Test("The table has every state and every act")
    func whole() {
        #expect(Self.letters.map(\.state) == EconomicCheck.State.allCases)
        #expect(Self.rows[0] == Self.letters.map(\.letter))
        #expect(Self.rows.dropFirst().map { String($0[0]) } == EconomicCheck.Act.allCases.map(\.rawValue))
    }

    @Test("6.2 Every state and every act", arguments: EconomicCheck.Act.allCases, EconomicCheck.State.allCases)
    func cell(act: EconomicCheck.Act, state: EconomicCheck.State) throws {
        let row = try #require(Self.rows.first { $0[0] == act.rawValue })
        let column = try #require(EconomicCheck.State.allCases.firstIndex(of: state))
        var fixture = try CheckFixture()
        var check = try fixture.check(in: state)
        if state == .draft, act == .withdrawAuthorisation || act == .request {
            for person in [CheckFixture.tenant, CheckFixture.spouse] {
                try fixture.perform(.authorise(try fixture.given(person)), on: &check)
            }
        }
        if act == .age || act == .lapse {
            fixture.now = Moment(try #require(Day("2024-03-01")))
            fixture.facts.lease.end = try #require(Day("2023-10-31"))
        }
        let before = check
        let actor = Self.actor(act)
        let command = try Self.command(act, fixture)
        #expect(command.act == act)

        guard let next = Self.letters.first(where: { $0.letter == row[column + 1] })?.state else {
            let refusal = #expect(throws: Refusal.self) { try fixture.perform(command, on: &check, by: actor) }
            #expect(refusal?.code == .wrongState)
            #expect(check == before)
            return
        }
        let entries = try fixture.perform(command, on: &check, by: actor)
        #expect(check.state == next)
        #expect(check.version == before.version + 1)
        #expect(check.isConsistent)
        for entry in entries {
            #expect(entry["case"] == .id("e-1"))
            #expect(entry["version"] == .number(check.version))
            #expect(Entry(entry.description) == entry)
        }
        #expect(try JSONDecoder().decode(EconomicCheck.self, from: try JSONEncoder().encode(check)) == check)
    }

    @Test("6.2 Every act and every role", arguments: EconomicCheck.Act.allCases, OfficeRole.allCases)
    func roles(act: EconomicCheck.Act, role: OfficeRole) throws {
        let fixture = try CheckFixture()
        let person = role == .applicant ? CheckFixture.tenant : PersonID("p-20")
        let actor = role == .system ? .system : Actor(person: person, account: AccountID("a-20"), role: role)
        let isAllowedSomewhere = try EconomicCheck.State.allCases.contains { state in
            try fixture.check(in: state).allowed(for: actor).contains(act)
        }
        #expect(isAllowedSomewhere == (act.roles.contains(role) && act != .use && act != .lapse))
    }

    private static func actor(_ act: EconomicCheck.Act) -> Actor {
        switch act {
        case .authorise, .withdrawAuthorisation, .request, .object, .use, .cancel: CheckFixture.applicant
        case .authoriseOnPaper, .send, .receive, .enterReport: CheckFixture.clerk
        case .confirmReport, .refuseReport: CheckFixture.otherClerk
        case .decideObjection: CheckFixture.reviewer
        case .age, .lapse: .system
        }
    }

    private static func command(
        _ act: EconomicCheck.Act, _ fixture: CheckFixture
    ) throws -> EconomicCheck.Command {
        switch act {
        case .authorise: .authorise(try fixture.given(CheckFixture.tenant))
        case .authoriseOnPaper:
            .authoriseOnPaper(
                CheckFixture.spouse, template: try CheckFixture.template(1), picture: MaterialID("m-5"))
        case .withdrawAuthorisation: .withdrawAuthorisation(CheckFixture.spouse)
        case .request: .request
        case .send: .send
        case .receive: .receive(try fixture.filing(try fixture.report("B-7")))
        case .enterReport: .enterReport(try fixture.filing(try fixture.report("B-7")), paper: MaterialID("m-7"))
        case .confirmReport: .confirmReport(try fixture.report())
        case .refuseReport: .refuseReport(note: TextID("x-6"))
        case .object: .object(TextID("x-5"))
        case .decideObjection: .decideObjection(isUpheld: true, note: TextID("x-4"))
        case .use: .use(CaseID("c-1"))
        case .age: .age
        case .lapse: .lapse
        case .cancel: .cancel
        }
    }
}
