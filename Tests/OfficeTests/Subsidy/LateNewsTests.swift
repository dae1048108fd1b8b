import Housing
import Testing

@testable import Office

/// What comes in after the review puts back whom it concerns (LH-50, L-06), and nothing else does.
@Suite struct LateNewsTests {
    typealias Hall = ImportHall

    /// Reviewed: 12 and 31 meet everything, of 40 nobody has said anything.
    private func reviewed(quota: Int = 5) throws -> Hall {
        let hall = try Hall(quota: quota)
        try hall.register(Hall.register(12, 31, 40))
        try hall.members(Hall.members(12, 31, 40))
        try hall.applications(Hall.application(12), Hall.application(31), Hall.application(40))
        try pass(hall, 12)
        try pass(hall, 31)
        try hall.register(Hall.register(12, 31, 40), at: Hall.close)
        try hall.step(.close)
        try hall.step(.review)
        #expect(try [12, 31, 40].map { try hall.state($0) } == [.eligible, .eligible, .underReview])
        return hall
    }

    private func pass(_ hall: Hall, _ position: Int) throws {
        let persons = ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"]
        let rows =
            (["LH-03"] + persons).map { Hall.finding(position, 0, $0, "通过") }
            + persons.map { Hall.finding(position, 1, $0, "通过") }
        try hall.findings(rows)
    }

    private func confirm(_ hall: Hall, _ position: Int) throws -> ConfirmationReport? {
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        return try hall.test.office.batches.confirm([Hall.receipt(position)], of: hall.id, reviewer)
    }

    @Test("A finding that says something else puts its family back until the review ran; the same word does not")
    func findings() throws {
        let hall = try reviewed()
        let before = try hall.file().batch.state
        try hall.findings(Hall.finding(12, 1, "LH-10", "不通过", at: "2023-09-10"))
        #expect(try hall.state(12) == .underReview && hall.state(31) == .eligible)
        #expect(try hall.family(12).standing.proposed == [] && hall.file().batch.state == before)
        #expect(try confirm(hall, 12)?.problems.map(\.failure.code) == ["NOTHING_PROPOSED"])
        try hall.findings(Hall.finding(31, 1, "LH-10", "通过", at: "2023-09-10"))
        try hall.findings(Hall.finding(31, 1, "LH-10", "不通过", at: "2023-09-09"))
        #expect(try hall.state(31) == .eligible)
        try hall.step(.review)
        #expect(try hall.family(12).standing.proposed == ReasonSet(.ownsHome))
        try pass(hall, 40)
        #expect(try hall.family(40).standing.undecided == 0)
        try hall.step(.review)
        #expect(try hall.state(40) == .eligible)
    }

    @Test("What nobody asks of a person is no news: where a spouse is registered, what somebody else owns")
    func unasked() throws {
        let hall = try reviewed()
        try hall.findings(Hall.finding(12, 1, "LH-03", "不通过", at: "2023-09-10"))
        #expect(try hall.state(12) == .eligible && hall.family(12).people[1].failed == .hukou)
        let others = [31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] }
        let own = [Hall.member(12, 0, "申请人"), Hall.member(12, 1, "配偶"), Hall.member(12, 2, "其他")]
        try hall.members(Hall.file(Hall.memberHeader, own + others))
        #expect(try hall.state(12) == .underReview, "there is one more")
        try hall.step(.review)
        try hall.findings(Hall.finding(12, 2, "LH-10", "不通过", at: "2023-09-10"))
        #expect(try hall.state(12) == .eligible && hall.family(12).people[2].failed != [])
    }

    @Test("Nothing is published past somebody who was put back")
    func publish() throws {
        let hall = try reviewed()
        try pass(hall, 40)
        try hall.step(.review)
        try hall.findings(Hall.finding(12, 0, "LH-11", "待核实", at: "2023-09-10"))
        refusal(.undecidedBefore) { try hall.step(.publish) }
        try hall.findings(Hall.finding(12, 0, "LH-11", "通过", at: "2023-09-11"))
        refusal(.undecidedBefore) { try hall.step(.publish) }
        try hall.step(.review)
        try hall.step(.publish)
        #expect(try hall.state(12) == .published)
    }

    @Test("One beyond the list is put back and is counted there no more; once reviewed it is there again")
    func beyond() throws {
        let hall = try reviewed(quota: 1)
        try pass(hall, 40)
        try hall.step(.review)
        try hall.step(.publish)
        #expect(try hall.state(31) == .notReached && hall.file().batch.counts.notReached == 2)
        try hall.findings(
            Hall.finding(12, 0, "LH-11", "不通过", at: "2023-09-10"),
            Hall.finding(31, 0, "LH-11", "不通过", at: "2023-09-10"))
        #expect(try hall.state(12) == .published && hall.state(31) == .underReview)
        #expect(try hall.file().batch.counts.notReached == 1 && hall.file().batch.state == .published)
        try hall.findings(Hall.finding(31, 0, "LH-11", "通过", at: "2023-09-11"))
        try hall.step(.review)
        #expect(try hall.state(31) == .notReached && hall.file().batch.counts.notReached == 2)
    }

    @Test("Members: others, or in another role, are news; another order is none")
    func members() throws {
        let hall = try reviewed()
        func rows(_ first: [String]) -> String {
            Hall.file(
                Hall.memberHeader,
                first + [31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] })
        }
        try hall.members(rows([Hall.member(12, 1, "配偶"), Hall.member(12, 0, "申请人")]))
        #expect(try hall.state(12) == .eligible && hall.family(12).people.map(\.role) == [.spouse, .applicant])
        try hall.members(rows([Hall.member(12, 0, "申请人"), Hall.member(12, 1, "共同申请人")]))
        #expect(try hall.state(12) == .underReview && hall.state(31) == .eligible)
        try hall.step(.review)
        #expect(try hall.family(12).standing.undecided > 0, "who is said to be married has a spouse")
    }

    @Test("The register of the close: another size or a leaving is news")
    func close() throws {
        let hall = try reviewed()
        var families = [12, 31, 40].map { Hall.Family(position: $0) }
        try hall.register(Hall.register(families), at: Hall.close)
        #expect(try hall.state(12) == .eligible)
        families[0].size = 3
        (families[1].status, families[1].outAt) = ("已租房出册", "2023-08-01T00:00:00+08:00")
        try hall.register(Hall.register(families), at: Hall.close)
        #expect(try hall.state(12) == .underReview && hall.state(31) == .underReview)
        try hall.step(.review)
        #expect(try hall.family(12).standing.undecided == 6 && hall.state(31) == .underReview)
        #expect(try hall.family(31).standing.proposed.reasons == [.leftRegisterEarly])
        // Another one replaces the first wholly.
        try hall.register(Hall.register(40), at: Hall.close)
        #expect(try hall.family(12).register.size == 2 && !hall.family(31).register.hasLeft)
        #expect(try hall.state(12) == .underReview && hall.state(31) == .underReview)
    }

    @Test("LH-06: a dwelling that turns out used is news for whoever applied with it, listed or not")
    func usedHouses() throws {
        let hall = try reviewed(quota: 1)
        try pass(hall, 40)
        try hall.step(.review)
        try hall.step(.publish)
        let rows = [12, 31].map { "\(Hall.house($0)),2022 年补租,2022-11-01" }
        #expect(try hall.usedHouses(rows[0], rows[1]).marked == 2)
        #expect(try hall.family(12).application?.isHouseUsed == true && hall.state(12) == .published)
        #expect(try hall.state(31) == .underReview && hall.file().batch.counts.notReached == 1)
        #expect(try hall.usedHouses(rows[0], rows[1]).report.changedNothing)
        try hall.step(.review)
        #expect(try hall.family(31).standing.proposed == ReasonSet(.houseAlreadyUsed))
        for position in [12, 31] {
            _ = try hall.test.office.batches.decideDiscretion(
                of: Hall.receipt(position), in: hall.id, rule: "LH-06", decision: "前一份已经期满", hall.manager)
        }
        #expect(try hall.state(12) == .published && hall.family(31).standing.proposed == [])
        try hall.step(.review)
        #expect(try hall.state(31) == .notReached)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }
}
