import Housing
import Testing

@testable import Office

/// On whose word a refusal rests: nobody confirms what he brought in himself (L-06).
@Suite struct FindingAuthorTests {
    typealias Hall = ImportHall

    /// Closed; 12 and its wife meet everything but LH-10, of which nobody has said anything.
    private let hall: Hall
    private let both: Session
    private let other: Session
    private let reviewer: Session

    init() throws {
        hall = try Hall()
        both = try hall.test.staff("liang", 905, .clerk, .reviewer)
        other = try hall.test.staff("liang2", 906, .clerk, .reviewer)
        reviewer = try hall.test.staff("shen", 901, .reviewer)
        try hall.register(Hall.register(12))
        let three = ["申请人", "配偶", "其他"].enumerated().map { Hall.member(12, $0.offset, $0.element) }
        try hall.members(Hall.file(Hall.memberHeader, three))
        try hall.applications(Hall.application(12))
        try hall.register(Hall.register(12), at: Hall.close)
        try hall.step(.close)
        let rest = ["LH-11", "LH-12", "LH-13", "LH-14"]
        try hall.findings((["LH-03"] + rest).map { Hall.finding(12, 0, $0, "通过") })
        try hall.findings(rest.map { Hall.finding(12, 1, $0, "通过") })
    }

    private func confirm(_ session: Session) throws -> [String] {
        let report = try hall.test.office.batches.confirm([Hall.receipt(12)], of: hall.id, session)
        return try #require(report).problems.map(\.failure.code)
    }

    @Test("Neither who said it first nor who said it again with another file confirms it")
    func again() throws {
        let failed = Hall.finding(12, 0, "LH-10", "不通过")
        try hall.findings([failed], by: both)
        try hall.findings([failed, Hall.finding(12, 1, "LH-10", "通过")], by: other)
        try hall.step(.review)
        #expect(try confirm(both) == ["ENTERED_BY_YOU"])
        #expect(try confirm(other) == ["ENTERED_BY_YOU"])
        #expect(try confirm(reviewer) == [])
    }

    @Test("Nobody brings findings about his own family, and none is of a moment that is still to come")
    func own() throws {
        let own = try hall.test.staff(
            "qin", with: try IdentityNumber(Hall.number(12, 1), kind: .residentCard, on: nil), .clerk)
        let passed = Hall.finding(12, 0, "LH-10", "通过")
        #expect(try hall.findings([passed], by: own).problems.map(\.failure.code) == ["OWN_CASE"])
        let now = hall.test.clocks.officeNow
        let later = Hall.finding(12, 0, "LH-10", "通过", at: "\(Moment(milliseconds: now.milliseconds + 1000))")
        #expect(try !hall.findings([later]).problems.isEmpty)
        let known = try hall.findings([Hall.finding(12, 0, "LH-10", "通过", at: "\(now)")])
        #expect(known.problems.isEmpty)
    }

    @Test("Who came with a later file of members is of the family, and keeps out of it")
    func laterMember() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31))
        try hall.members(Hall.members(12, 31))
        try hall.applications(Hall.application(12))
        try hall.register(Hall.register(12, 31), at: Hall.close)
        try hall.step(.close)
        let people = ["申请人", "配偶", "其他"].enumerated().map { Hall.member(12, $0.offset, $0.element) }
        try hall.members(Hall.file(Hall.memberHeader, people))
        try hall.step(.review)
        let own = try hall.test.staff(
            "qin", with: try IdentityNumber(Hall.number(12, 2), kind: .residentCard, on: nil), .reviewer)
        let report = try hall.test.office.batches.confirm([Hall.receipt(12)], of: hall.id, own)
        #expect(report?.problems.map(\.failure.code) == ["OWN_CASE"])
    }

    @Test("What another source found later is its word alone")
    func later() throws {
        try hall.findings([Hall.finding(12, 0, "LH-10", "不通过")], by: both)
        try hall.findings([Hall.finding(12, 0, "LH-10", "不通过", at: "2023-09-10")], by: other)
        try hall.step(.review)
        #expect(try confirm(other) == ["ENTERED_BY_YOU"])
        #expect(try confirm(both) == [])
    }

    @Test("So is what it says once more after another has said otherwise of the same time")
    func backAndForth() throws {
        let (failed, passed) = (Hall.finding(12, 0, "LH-10", "不通过"), Hall.finding(12, 0, "LH-10", "通过"))
        try hall.findings([failed], by: both)
        try hall.findings([passed])
        try hall.findings([failed, Hall.finding(12, 1, "LH-10", "通过")], by: other)
        try hall.step(.review)
        #expect(try confirm(other) == ["ENTERED_BY_YOU"])
        #expect(try confirm(both) == [])
    }

    @Test("A refusal does not rest on what is said of one who has gone")
    func gone() throws {
        try hall.findings([Hall.finding(12, 0, "LH-10", "不通过")])
        try hall.findings([Hall.finding(12, 1, "LH-10", "不通过")], by: other)
        try hall.step(.review)
        #expect(try confirm(other) == ["ENTERED_BY_YOU"])
        try hall.members(Hall.file(Hall.memberHeader, [Hall.member(12, 0, "申请人"), Hall.member(12, 3, "配偶")]))
        try hall.step(.review)
        #expect(try confirm(other) == [])
    }

    @Test("Nor on what nobody asks of a person")
    func unasked() throws {
        try hall.findings([Hall.finding(12, 0, "LH-10", "不通过")])
        try hall.findings(
            [Hall.finding(12, 1, "LH-03", "不通过"), Hall.finding(12, 2, "LH-10", "不通过")], by: both)
        try hall.step(.review)
        #expect(try confirm(both) == [])
    }
}
