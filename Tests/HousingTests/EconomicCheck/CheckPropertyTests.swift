import TestSupport
import Testing

@testable import Housing

/// Random families over years: whatever is asked in whatever order, the gates hold, and a renewal gets the answer that
/// the decision table gives when it is read off by hand.
@Suite struct CheckPropertyTests {
    @Test("3.5, 6.2 No history of checks opens the new policy without a valid report that meets", arguments: 0..<16)
    func histories(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<8 {
            var history = try History()
            for _ in 0..<200 { try history.step(&chance) }
        }
    }

    @Test("The histories come to every state and to every answer")
    func reach() throws {
        var chance = SplitMix64(11)
        var states: Set<EconomicCheck.State> = []
        var answers: Set<String> = []
        for _ in 0..<120 {
            var history = try History()
            for _ in 0..<400 {
                try history.step(&chance)
                states.formUnion(history.checks.map(\.state))
                answers.insert(history.lastAnswer)
            }
        }
        #expect(states == Set(EconomicCheck.State.allCases))
        #expect(
            answers.isSuperset(of: [
                "none", "under way", "out of date", "fails", "meets",
            ]))
    }
}

/// The checks of one lease, newest first, and what an onlooker noted who saw only reports and days.
private struct History {
    var checks: [EconomicCheck] = []
    var lastAnswer = ""
    private var fixture: CheckFixture
    private var number = 1
    private var notes: [CaseID: Note] = [:]

    /// What the onlooker knows of a check.
    private struct Note {
        var isRequested = false
        var isOver = false
        /// Whether the latest report met the requirement, and when it was made; nil while none counts.
        var report: (meets: Bool, on: Day)?
        var isObjected = false
    }

    private static let staff = [CheckFixture.clerk, CheckFixture.otherClerk, CheckFixture.reviewer]

    init() throws {
        fixture = try CheckFixture()
        fixture.facts.lease.end = try #require(Day("2080-12-31"))
        fixture.lease = fixture.facts.lease
    }

    mutating func step(_ chance: inout SplitMix64) throws {
        if Int.random(in: 0..<10, using: &chance) == 0 {
            fixture.now = fixture.now.adding(milliseconds: 86_400_000 * Int64.random(in: 1...150, using: &chance))
        }
        fixture.facts.openCheck = checks.first { $0.state.isOpen }?.id
        if checks.isEmpty || Int.random(in: 0..<25, using: &chance) == 0 { begin() }
        guard let index = checks.indices.randomElement(using: &chance) else { return }
        let actor = ([CheckFixture.applicant, .system] + Self.staff).randomElement(using: &chance) ?? .system
        let command = try command(&chance)
        let before = checks[index]
        do throws(Refusal) {
            let entries = try checks[index].perform(command, at: fixture.now, by: actor, given: fixture.facts)
            #expect(!entries.isEmpty)
            #expect(checks[index].isConsistent)
            #expect(checks[index].version == before.version + 1)
            note(command, checks[index])
        } catch {
            #expect(checks[index] == before)
        }
        compare()
    }

    private mutating func begin() {
        number += 1
        let day = fixture.now.day
        guard let receipt = ReceiptNumber(kind: .economicCheck, month: day.month, serial: number) else { return }
        let id = CaseID("e-\(number)")
        do throws(Refusal) {
            let begun = try EconomicCheck.start(
                id: id, number: receipt, at: fixture.now, by: CheckFixture.applicant, given: fixture.facts)
            checks.insert(begun.check, at: 0)
            notes[id] = Note()
        } catch {
            #expect(error.code == .alreadyOpen)
        }
    }

    private func command(_ chance: inout SplitMix64) throws -> EconomicCheck.Command {
        let over = Bool.random(using: &chance)
        let day = fixture.now.day.adding(days: -Int.random(in: 0...20, using: &chance)).description
        let number = "B-\(Int.random(in: 1...100_000, using: &chance))"
        let report = try fixture.report(number, property: over ? 70_000_000 : 1_000, on: max(day, "2023-08-01"))
        let text = TextID("x-\(number)")
        let all: [EconomicCheck.Command] = [
            .authorise(try fixture.given(CheckFixture.tenant)), .authorise(try fixture.given(CheckFixture.spouse)),
            .authorise(try fixture.given(CheckFixture.tenant)), .authorise(try fixture.given(CheckFixture.spouse)),
            .withdrawAuthorisation(CheckFixture.spouse), .request, .request, .send, .send,
            .receive(try fixture.filing(report)), .receive(try fixture.filing(report)),
            .enterReport(try fixture.filing(report), paper: MaterialID("m-\(number)")),
            .confirmReport(try pending() ?? report), .refuseReport(note: text), .object(text),
            .decideObjection(isUpheld: over, note: text), .use(CaseID("c-1")), .age, .cancel,
        ]
        return all.randomElement(using: &chance) ?? .request
    }

    /// The content that a second person would find in the row of a report that waits for him.
    private func pending() throws -> CheckReport? {
        guard let filed = checks.first(where: { $0.state == .reported })?.report else { return nil }
        return try fixture.report(filed.number, property: 70_000_000, on: filed.checkDate.description)
    }

    private mutating func note(_ command: EconomicCheck.Command, _ check: EconomicCheck) {
        var note = notes[check.id] ?? Note()
        switch command {
        case .request: note.isRequested = true
        case .receive(let filing):
            note.report = (filing.report.countedProperty.fen < 66_000_001, filing.report.checkDate)
        case .confirmReport(let report): note.report = (report.countedProperty.fen < 66_000_001, report.checkDate)
        case .object: note.isObjected = true
        case .decideObjection(let isUpheld, _):
            note.isObjected = false
            if isUpheld { note.report = nil }
        case .cancel, .withdrawAuthorisation: note.isOver = check.state == .cancelled
        default: break
        }
        notes[check.id] = note
    }

    /// The table of 3.5 read off the notes, the newest check that was not taken back first.
    private mutating func compare() {
        let day = fixture.now.day
        lastAnswer = "none"
        var isUnderWay = false
        for check in checks {
            guard let note = notes[check.id], !note.isOver else { continue }
            guard let report = note.report, !note.isObjected else {
                // A check that only waits hides neither a valid report before it nor what became of the last one, if that
                // is still good.
                isUnderWay = true
                continue
            }
            let isGood = report.meets && day <= report.on.adding(months: 6)
            if isUnderWay, !isGood { break }
            lastAnswer = !report.meets ? "fails" : isGood ? "meets" : "out of date"
            isUnderWay = false
            break
        }
        if isUnderWay { lastAnswer = "under way" }
        #expect(Self.word(CheckStanding(checks, on: day)) == lastAnswer)
    }

    private static func word(_ standing: CheckStanding) -> String {
        switch standing {
        case .none: "none"
        case .underWay: "under way"
        case .outOfDate: "out of date"
        case .fails: "fails"
        case .meets: "meets"
        }
    }
}
