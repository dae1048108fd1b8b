import Housing
import Testing

@testable import Office

/// What a reviewer sees of one family, and a finding that somebody enters by hand.
@Suite struct FamilyFileTests {
    typealias Hall = ImportHall

    /// Closed; 12 and its wife meet everything but LH-10, of which nobody has said anything.
    private let hall: Hall
    private let both: Session
    private let reviewer: Session
    private var desk: BatchDesk { hall.test.office.batches }

    init() throws {
        hall = try Hall()
        both = try hall.test.staff("liang", 905, .clerk, .reviewer)
        reviewer = try hall.test.staff("shen", 901, .reviewer)
        try hall.register(Hall.register(12))
        try hall.members(Hall.members(12))
        try hall.applications(Hall.application(12))
        try hall.register(Hall.register(12), at: Hall.close)
        try hall.step(.close)
        let rest = ["LH-11", "LH-12", "LH-13", "LH-14"]
        try hall.findings((["LH-03"] + rest).map { Hall.finding(12, 0, $0, "通过") })
        try hall.findings(rest.map { Hall.finding(12, 1, $0, "通过") })
    }

    private func file(_ session: Session? = nil) throws -> FamilyFile {
        try desk.file(Hall.receipt(12), of: hall.id, session ?? reviewer)
    }

    private func enter(
        _ result: FindingResult, _ rule: Rule = "LH-10", member: Int = 0, evidence: String = "",
        by session: Session? = nil
    ) throws {
        let person = try file().people[member].key
        let finding = HandFinding(person: person, rule: rule, result: result, source: "不动产", evidence: evidence)
        try desk.enter(finding, of: Hall.receipt(12), in: hall.id, session ?? hall.clerk)
    }

    @Test("A line a person and rule, with its source and who brought it; what nobody says is missing")
    func answers() throws {
        let answers = try file().answers
        #expect(answers.count == 11)
        #expect(answers.filter { $0.result == .missing }.map(\.rule) == ["LH-10", "LH-10"])
        let hukou = try #require(answers.first)
        #expect(hukou.rule == "LH-03" && hukou.result == .passed && hukou.source == "不动产" && hukou.by != nil)
        #expect(hukou.person.maskedName == Mask.name("样人") && hukou.person.role == .applicant)
        #expect(try file().undecided == 2 && file().reasons.isEmpty)
    }

    @Test("What is handed in is told, names and numbers masked")
    func application() throws {
        let application = try file().application
        #expect(application.maskedLandlord == Mask.name("样房东"))
        #expect(application.house.room == "302" && application.materials.first == "身份证")
        #expect(application.judgements.filter { !$0.isMet }.isEmpty)
    }

    @Test("A finding by hand counts at once, the next review judges by it, and it is kept in the journal")
    func entered() throws {
        try hall.step(.review)
        try enter(.passed)
        try enter(.passed, member: 1, evidence: "样例 12 号")
        #expect(try file().undecided == 0 && file().standing.state == .underReview)
        let mine = try #require(try file().answers.first { $0.rule == "LH-10" && $0.person.role == .spouse })
        #expect(mine.result == .passed && mine.evidence == "样例 12 号" && mine.at == hall.test.clocks.officeNow)
        try hall.step(.review)
        #expect(try file().standing.state == .eligible)
        #expect(try hall.test.entries(.subsidyImported, of: CaseID(hall.id.raw)).count >= 6)
    }

    @Test(
        "LH-61: a false declaration is found by one, confirmed by another, and the family reads which fact it is"
    )
    func untrue() throws {
        try enter(.passed)
        try enter(.passed, member: 1)
        try hall.step(.review)
        #expect(try file().standing.state == .eligible)
        // By a person alone, who says which fact it is.
        let taken = try hall.findings([Hall.finding(12, 0, "LH-61", "不通过")])
        #expect(!taken.isTaken && taken.problemCount == 1)
        #expect(code { try enter(.failed, "LH-61", by: both) } == "INPUT_INVALID")
        #expect(code { try enter(.undecided, "LH-61", evidence: "样例") } == "INPUT_INVALID")
        try enter(.failed, "LH-61", member: 1, evidence: "申报未婚，婚姻登记为已婚", by: both)
        #expect(try file().reasons == [.falseDeclaration] && file().undecided == 0)
        let line = try #require(try file().answers.last)
        #expect(line.rule == "LH-61" && line.result == .failed && line.person.role == .spouse)
        try hall.step(.review)
        #expect(try file().standing.proposed == ReasonSet(.falseDeclaration))
        let number = try IdentityNumber(Hall.number(12), kind: .residentCard, on: nil)
        let person = Person(id: PersonID("own-12"), name: "样家", document: number, mobile: nil, marital: .married)
        try hall.test.account(person, login: number.value, .applicant)
        let family = try hall.test.signIn(number.value)
        func told() throws -> [WhyStep] {
            try hall.test.office.mySubsidy.file(hall.id, family).why.steps.filter { $0.rule == "LH-61" }
        }
        #expect(try told().filter { $0.act == .finding }.isEmpty)
        func confirm(_ session: Session) throws -> ConfirmationReport? {
            try desk.confirm([Hall.receipt(12)], of: hall.id, session)
        }
        #expect(try confirm(both)?.problems.map(\.failure) == [.refused(Refusal(.enteredByYou, "L-06"))])
        #expect(try confirm(reviewer)?.confirmed.map(\.reasons) == [[.falseDeclaration]])
        let step = try #require(try told().first { $0.act == .finding })
        #expect(step.words.contains("申报未婚，婚姻登记为已婚") && step.codes == ["FALSE_DECLARATION"])
        #expect(
            try hall.test.office.why.explain(Hall.receipt(12), in: hall.id).steps.allSatisfy {
                !$0.words.contains("已婚")
            })
        // Found to be so after all, it is reviewed again.
        try enter(.passed, "LH-61", member: 1, evidence: "登记有误，已更正")
        try hall.step(.review)
        #expect(try file().standing.state == .eligible)
    }

    @Test("Who enters that a condition is not met does not confirm the refusal; others do")
    func separation() throws {
        try enter(.failed, by: both)
        #expect(try file().reasons == [.ownsHome])
        #expect(try !file(both).permits.confirm)
        try hall.step(.review)
        #expect(try file(both).permits.confirm && file(both).permits.isEnteredByHim)
        #expect(try file().permits.confirm && !file().permits.isEnteredByHim)
        let refused = try #require(try desk.confirm([Hall.receipt(12)], of: hall.id, both))
        #expect(refused.problems.map(\.failure.code) == ["ENTERED_BY_YOU"])
        _ = try desk.confirm([Hall.receipt(12)], of: hall.id, reviewer)
        #expect(try file().standing.state == .ineligible)
    }

    @Test("A word entered later counts, and puts a refused family back while there is no list")
    func later() throws {
        try enter(.failed)
        try hall.step(.review)
        _ = try desk.confirm([Hall.receipt(12)], of: hall.id, reviewer)
        hall.test.clocks.pass(seconds: 60)
        try enter(.passed)
        #expect(try file().standing.state == .underReview && file().reasons.isEmpty)
    }

    @Test("LH-14 A subsidy that the notice excepts does not stand in the way, by hand neither")
    func excepted() throws {
        try enter(.failed, "LH-14", evidence: "新引进人才租房和生活补贴")
        let drawn = try file().answers.filter { $0.rule == "LH-14" }
        #expect(drawn.map(\.result) == [.passed, .passed])
    }

    @Test("Not by a reviewer, not about one's own family, not about somebody else, not without a source")
    func refused() throws {
        let denied = OfficeFailure.denied(.importSubsidy, .reviewer)
        failure(denied) { try enter(.passed, by: reviewer) }
        let own = try hall.test.staff(
            "qin", with: try IdentityNumber(Hall.number(12, 1), kind: .residentCard, on: nil), .clerk)
        refusal(.ownCase) { try enter(.passed, by: own) }
        #expect(try file(try hall.test.staff("liang3", 907, .reviewer)).permits.isOwn == false)
        let stranger = HandFinding(person: 1, rule: "LH-10", result: .passed, source: "不动产", evidence: "")
        refusal(.documentDiffers) { try desk.enter(stranger, of: Hall.receipt(12), in: hall.id, hall.clerk) }
        let person = try file().people[0].key
        for finding in [
            HandFinding(person: person, rule: "LH-10", result: .passed, source: " ", evidence: ""),
            HandFinding(person: person, rule: "LH-99", result: .passed, source: "不动产", evidence: ""),
        ] {
            #expect(throws: OfficeFailure.self) {
                try desk.enter(finding, of: Hall.receipt(12), in: hall.id, hall.clerk)
            }
        }
        #expect(try file().undecided == 2)
    }
}
