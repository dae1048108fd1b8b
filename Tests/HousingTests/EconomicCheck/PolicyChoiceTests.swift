import TestSupport
import Testing

@testable import Housing

/// The start of a renewal by lease, choice and report: the decision table of model 3.5.
@Suite struct PolicyChoiceTests {
    enum Report: CaseIterable, Sendable {
        case none, underWay, outOfDate, otherFamily, fails, meets
    }

    /// A row of the table; nil: it goes on.
    private static let table: [(LeasePolicy, Renewal.PolicyChoice, Report, RefusalCode?)] = [
        (.old, .original, .none, nil), (.old, .original, .underWay, nil), (.old, .original, .outOfDate, nil),
        (.old, .original, .otherFamily, nil), (.old, .original, .fails, nil), (.old, .original, .meets, nil),
        (.old, .new, .none, .needsEconomicCheck), (.old, .new, .underWay, .checkUnderWay),
        (.old, .new, .outOfDate, .checkOutOfDate), (.old, .new, .otherFamily, .checkFamilyChanged),
        (.old, .new, .fails, .checkNotMet), (.old, .new, .meets, nil),
        (.new, .new, .none, .needsEconomicCheck), (.new, .new, .underWay, .checkUnderWay),
        (.new, .new, .outOfDate, .checkOutOfDate), (.new, .new, .otherFamily, .checkFamilyChanged),
        (.new, .new, .fails, .checkNotMet), (.new, .new, .meets, nil),
        (.new, .original, .none, .policyNotOffered), (.new, .original, .underWay, .policyNotOffered),
        (.new, .original, .outOfDate, .policyNotOffered), (.new, .original, .otherFamily, .policyNotOffered),
        (.new, .original, .fails, .policyNotOffered),
        (.new, .original, .meets, .policyNotOffered),
    ]

    @Test("3.5 The table has every lease, choice and report once")
    func whole() {
        #expect(Self.table.count == 2 * 2 * Report.allCases.count)
        #expect(Set(Self.table.map { "\($0.0)\($0.1)\($0.2)" }).count == Self.table.count)
    }

    @Test("3.5 Every row of the decision table", arguments: 0..<24)
    func row(_ index: Int) throws {
        let (policy, choice, report, code) = Self.table[index]
        var fixture = try RenewalFixture(policy: policy)
        fixture.facts.check = try Self.standing(report, on: fixture.now.day)
        var renewal = try fixture.start()
        guard let code else {
            try fixture.perform(.choosePolicy(choice), on: &renewal)
            #expect(renewal.state == .policySet)
            #expect((renewal.check != nil) == (choice == .new))
            #expect(renewal.newPolicy == (choice == .new ? .new : policy))
            return
        }
        let refusal = #expect(throws: Refusal.self) { try fixture.perform(.choosePolicy(choice), on: &renewal) }
        #expect(refusal?.code == code)
        #expect(renewal.state == .draft)
        if code == .checkNotMet {
            #expect(refusal?.arguments.contains { if case .assessment = $0 { true } else { false } } == true)
            #expect(refusal?.arguments.contains { if case .until = $0 { true } else { false } } == true)
        }
    }

    @Test("Q25 The report is valid on the day of 【提交】, not only on that of the choice")
    func submission() throws {
        var fixture = try RenewalFixture(policy: .new)
        fixture.facts.check = .meets(CaseID("e-1"), validUntil: try #require(Day("2023-08-21")))
        var renewal = try fixture.start()
        try fixture.perform(.choosePolicy(.new), on: &renewal)
        try fixture.perform(.acknowledge(try fixture.acknowledgement()), on: &renewal)
        try fixture.perform(.confirmInfo(try fixture.confirmation()), on: &renewal)
        try fixture.perform(.upload(try RenewalFixture.upload(.cardFront, 1)), on: &renewal)
        try fixture.perform(.upload(try RenewalFixture.upload(.cardBack, 2)), on: &renewal)
        let ready = renewal
        fixture.facts.check = .outOfDate(CaseID("e-1"), validUntil: try #require(Day("2023-08-21")))
        let refusal = #expect(throws: Refusal.self) { try fixture.perform(.submit, on: &renewal) }
        #expect(refusal?.code == .checkOutOfDate)
        #expect(refusal?.rule == "Q25")
        #expect(renewal == ready)
        fixture.facts.check = .meets(CaseID("e-2"), validUntil: try #require(Day("2024-02-21")))
        try fixture.perform(.submit, on: &renewal)
        #expect(renewal.check == CaseID("e-2"))
        // Mending a return asks for no new report, and a later one that fails stands against the approval.
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        // … as does a family that is another now, whatever is open beside the report.
        fixture.facts.check = .underWay(CaseID("e-3"))
        for (report, code) in [(Report.fails, RefusalCode.checkNotMet), (.otherFamily, .checkFamilyChanged)] {
            fixture.facts.lastReport = try Self.standing(report, on: fixture.now.day)
            let failed = #expect(throws: Refusal.self) {
                try fixture.perform(.approve, on: &renewal, by: RenewalFixture.reviewer)
            }
            #expect(failed?.code == code)
        }
        fixture.facts.lastReport = .outOfDate(CaseID("e-2"), validUntil: try #require(Day("2024-02-21")))
        try fixture.perform(.approve, on: &renewal, by: RenewalFixture.reviewer)
    }

    @Test("3.5 How a family stands by its checks, newest first")
    func standings() throws {
        let day = try #require(Day("2023-08-21"))
        let fixture = try CheckFixture()
        let facts = fixture.facts
        #expect(CheckStanding([], given: facts, on: day) == .none)
        let meets = try fixture.check(in: .meets)
        #expect(
            CheckStanding([meets], given: facts, on: day)
                == .meets(meets.id, validUntil: try #require(Day("2024-02-21"))))
        #expect(
            CheckStanding([meets], given: facts, on: try #require(Day("2024-02-22")))
                == .outOfDate(meets.id, validUntil: try #require(Day("2024-02-21"))))
        #expect(CheckStanding([try fixture.check(in: .cancelled)], given: facts, on: day) == .none)
        #expect(CheckStanding([try fixture.check(in: .cancelled), meets], given: facts, on: day) != .none)
        #expect(CheckStanding([try fixture.check(in: .draft)], given: facts, on: day) == .none)
        for state in [EconomicCheck.State.requested, .inProgress, .reported, .objection] {
            #expect(CheckStanding([try fixture.check(in: state)], given: facts, on: day) == .underWay(CaseID("e-1")))
        }
        let expired = try fixture.check(in: .expired)
        #expect(
            CheckStanding([expired], given: facts, on: try #require(Day("2024-03-01")))
                == .outOfDate(expired.id, validUntil: try #require(Day("2024-02-21"))))
        let failing = CheckStanding([try fixture.check(in: .fails)], given: facts, on: day)
        guard case .fails(_, let assessment, let until) = failing else {
            Issue.record("does not fail")
            return
        }
        #expect(!assessment.meetsProperty && assessment.meetsIncome)
        #expect(until?.day == Day("2023-08-28") && until?.isProvisional == false)
    }

    private static func standing(_ report: Report, on day: Day) throws -> CheckStanding {
        switch report {
        case .none: .none
        case .underWay: .underWay(CaseID("e-1"))
        case .outOfDate: .outOfDate(CaseID("e-1"), validUntil: day.adding(days: -1))
        case .fails:
            CheckStanding(
                [try CheckFixture().check(in: .fails)], given: try CheckFixture().facts, on: day)
        case .otherFamily: .familyChanged(CaseID("e-1"), people: [CheckFixture.spouse])
        case .meets: .meets(CaseID("e-1"), validUntil: day)
        }
    }
}
