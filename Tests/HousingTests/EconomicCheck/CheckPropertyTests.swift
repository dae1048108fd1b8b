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
    /// Every report that counted, the latest last: whether it met the requirement, and of which day it was.
    private var reports: [(meets: Bool, on: Day)] = []
    /// The checks that wait for a result.
    private var waiting: Set<CaseID> = []

    private static let staff = [CheckFixture.clerk, CheckFixture.otherClerk, CheckFixture.reviewer]

    init() throws {
        fixture = try CheckFixture()
        fixture.facts.lease.end = try #require(Day("2080-12-31"))
        fixture.lease = fixture.facts.lease
    }

    mutating func step(_ chance: inout SplitMix64) throws {
        // No two reports come in at once.
        fixture.now = fixture.now.adding(milliseconds: 1)
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
        } catch {
            #expect(error.code == .alreadyOpen)
        }
    }

    private func command(_ chance: inout SplitMix64) throws -> EconomicCheck.Command {
        let over = Bool.random(using: &chance)
        let day = fixture.now.day.adding(days: -Int.random(in: 0...1, using: &chance)).description
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
        switch command {
        case .receive(let filing): note(filing.report, of: check)
        case .confirmReport(let report): note(report, of: check)
        case .request, .object: waiting.insert(check.id)
        case .decideObjection(let isUpheld, _): if !isUpheld { waiting.remove(check.id) }
        case .cancel, .withdrawAuthorisation: if check.state == .cancelled { waiting.remove(check.id) }
        default: break
        }
    }

    private mutating func note(_ report: CheckReport, of check: EconomicCheck) {
        reports.append((report.countedProperty.fen < 66_000_001, report.checkDate))
        waiting.remove(check.id)
    }

    /// The table of 3.5 read off the notes: a report that fails stands until a later one replaces it, whatever is said
    /// against it, begun beside it or taken back.
    private mutating func compare() {
        let day = fixture.now.day
        let later = reports.reversed().prefix { $0.meets }
        if later.contains(where: { day <= $0.on.adding(months: 6) }) {
            lastAnswer = "meets"
        } else if !waiting.isEmpty {
            lastAnswer = "under way"
        } else {
            lastAnswer = reports.last.map { $0.meets ? "out of date" : "fails" } ?? "none"
        }
        #expect(Self.word(CheckStanding(checks, given: fixture.facts, on: day)) == lastAnswer)
        let alone = Self.word(CheckStanding(checks, given: fixture.facts, on: day, countsOpen: false))
        #expect((alone == "fails") == (reports.last?.meets == false))
    }

    private static func word(_ standing: CheckStanding) -> String {
        switch standing {
        case .none: "none"
        case .underWay: "under way"
        case .outOfDate: "out of date"
        case .familyChanged: "another family"
        case .fails: "fails"
        case .meets: "meets"
        }
    }
}
