import Foundation
import Testing

@testable import Housing

/// Which reports can be filed, and what a check waits for when one was refused (6.2).
@Suite struct CheckReportGateTests {
    @Test(
        "6.2 After a refused report it waits as before: to be sent, or for the check body",
        arguments: [(false, 1), (true, 1), (false, 2), (true, 2)])
    func refused(isSent: Bool, round: Int) throws {
        let fixture = try CheckFixture()
        var check = try fixture.check(in: .requested)
        func enter(_ number: Int, property: Int = 1) throws -> CheckReport {
            let report = try fixture.report("B-\(number)", property: property)
            try fixture.perform(
                .enterReport(try fixture.filing(report, number), paper: MaterialID("m-\(number)")), on: &check,
                by: CheckFixture.clerk)
            return report
        }
        if round == 2 {
            try fixture.perform(
                .confirmReport(try enter(1, property: 66_000_001)), on: &check, by: CheckFixture.otherClerk)
            try fixture.perform(.object(TextID("x-9")), on: &check)
            try fixture.perform(
                .decideObjection(isUpheld: true, note: TextID("x-8")), on: &check, by: CheckFixture.reviewer)
        }
        if isSent { try fixture.perform(.send, on: &check, by: CheckFixture.clerk) }
        _ = try enter(2)
        try fixture.perform(.refuseReport(note: TextID("x-3")), on: &check, by: CheckFixture.otherClerk)
        #expect(check.state == (isSent || round == 2 ? .inProgress : .requested))
        #expect(check.isConsistent && check.isToBeSent == !isSent)
        #expect(try JSONDecoder().decode(EconomicCheck.self, from: try JSONEncoder().encode(check)) == check)
        if !isSent { try fixture.perform(.send, on: &check, by: CheckFixture.clerk) }
        try fixture.perform(
            .receive(try fixture.filing(try fixture.report("B-3"), 3)), on: &check, by: CheckFixture.clerk)
        #expect(check.state == .meets)
    }

    @Test("A body that could not be read again is not written")
    func inconsistent() throws {
        var check = try CheckFixture().check(in: .meets)
        check.state = .requested
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(check) }
    }

    @Test("6.2 A report is of a day after the months that were asked for, a re-check's of none before the decision")
    func tooOld() throws {
        var fixture = try CheckFixture(now: "2023-08-22T10:00:00+08:00")
        var check = try fixture.check(in: .inProgress)
        func receive(_ number: Int, on day: String, property: Int = 1) throws {
            let report = try fixture.report("B-\(number)", property: property, on: day)
            try fixture.perform(.receive(try fixture.filing(report, number)), on: &check, by: CheckFixture.clerk)
        }
        let early = #expect(throws: Refusal.self) { try receive(1, on: "2023-07-31") }
        #expect(
            early
                == Refusal(
                    .reportTooOld, "6.2", .from(try #require(Day("2023-08-01"))),
                    .until(try #require(Day("2023-07-31")))))
        try receive(1, on: "2023-08-01", property: 66_000_001)
        fixture.now = Moment(try #require(Day("2023-08-24")))
        try fixture.perform(.object(TextID("x-9")), on: &check)
        try fixture.perform(
            .decideObjection(isUpheld: true, note: TextID("x-8")), on: &check, by: CheckFixture.reviewer)
        try fixture.perform(.send, on: &check, by: CheckFixture.clerk)
        #expect(throws: Refusal.self) { try receive(2, on: "2023-08-23") }
        try receive(2, on: "2023-08-24")
        #expect(check.state == .meets)
    }

    @Test("6.2 A report has a number and an issuer, and they fit", arguments: ["", " \u{3000}", "样"])
    func head(text: String) throws {
        let fixture = try CheckFixture()
        var check = try fixture.check(in: .inProgress)
        let text = text == "样" ? String(repeating: text, count: CheckReport.longestHead + 1) : text
        let whole = try fixture.report()
        for (number, issuer) in [(text, "样例"), ("B-1", text)] {
            let report = CheckReport(
                number: number, issuer: issuer, checkDate: whole.checkDate, people: whole.people)
            let refusal = #expect(throws: Refusal.self) {
                try fixture.perform(.receive(try fixture.filing(report)), on: &check, by: CheckFixture.clerk)
            }
            #expect(refusal?.code == .reportHead)
        }
    }

    @Test("6.2 What is open ends with the lease and with its tenant, and is sent for neither")
    func lapsing() throws {
        var fixture = try CheckFixture()
        let requested = try fixture.check(in: .requested)
        func refusal(_ command: EconomicCheck.Command, by actor: Actor) -> RefusalCode? {
            var copy = requested
            return #expect(throws: Refusal.self) { try fixture.perform(command, on: &copy, by: actor) }?.code
        }
        #expect(refusal(.lapse, by: .system) == .notExpired)
        fixture.facts.lease.tenant = CheckFixture.spouse
        #expect(refusal(.send, by: CheckFixture.clerk) == .notTheTenant)
        var check = requested
        let entries = try fixture.perform(.lapse, on: &check, by: CheckFixture.reviewer)
        #expect(entries.map(\.kind) == [.checkLapsed] && entries[0]["cause"] == .code("TENANCY_CHANGED"))
        #expect(check.state == .expired && check.end?.from == .requested)
        fixture.facts.lease.tenant = CheckFixture.tenant
        fixture.facts.lease.status = .terminated
        #expect(refusal(.send, by: CheckFixture.clerk) == .leaseNotActive)
        check = requested
        try fixture.perform(.lapse, on: &check, by: .system)
        #expect(check.end?.cause == .leaseEnded)
        #expect(CheckStanding([check], given: fixture.facts, on: fixture.now.day) == .none)
    }
}
