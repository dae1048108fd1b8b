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

    @Test("L-06: a listed family is not put out for what turned out wrong since the review")
    func listedFindings() throws {
        let hall = try reviewed(quota: 1)
        try pass(hall, 40)
        try hall.step(.review)
        try hall.step(.publish)
        try hall.findings(Hall.finding(12, 0, "LH-10", "不通过", at: "2023-09-10"))
        try hall.step(.review)
        #expect(try hall.family(12).standing.proposed == ReasonSet(.ownsHome))
        try hall.findings(Hall.finding(12, 0, "LH-10", "通过", at: "2023-09-11"))
        #expect(try confirm(hall, 12)?.problems.map(\.failure.code) == ["NOTHING_PROPOSED"])
        #expect(try hall.state(12) == .published)
        try hall.step(.review)
        #expect(try hall.family(12).standing.proposed == [] && hall.state(12) == .published)
    }

    @Test(
        "LH-32, LH-33: one beyond the list holds its dwelling and those who rent with it, for a later list may reach it"
    )
    func beyondHolds() throws {
        let hall = try reviewed(quota: 1)
        try hall.step(.publish)
        #expect(try [31, 40].map { try hall.state($0) } == [.notReached, .underReview])
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let desk = hall.test.office.batches
        _ = try desk.askCorrection(
            of: Hall.receipt(40), in: hall.id,
            [.init(field: .houseCode, reason: "请改正"), .init(field: .coTenants, reason: "请改正")], reviewer)
        func mend(_ line: String) throws {
            _ = try desk.supplement(
                Array(line.utf8), source: "s", of: Hall.receipt(40), in: hall.id, hall.clerk)
        }
        refusal(.houseDuplicate) { try mend(Hall.application(40, house: 31)) }
        refusal(.coTenantDuplicate) { try mend(Hall.application(40, coTenants: [Hall.number(31)])) }
        // Whoever is out holds it no more.
        try hall.findings(Hall.finding(31, 0, "LH-11", "不通过", at: "2023-09-10"))
        try hall.step(.review)
        #expect(try desk.confirm([Hall.receipt(31)], of: hall.id, reviewer)?.confirmed.count == 1)
        try mend(Hall.application(40, house: 31, coTenants: [Hall.number(31)]))
        #expect(try hall.state(40) == .underReview)
    }

    @Test("A confirmed refusal is looked at again at news while there is no list; then it is final")
    func refused() throws {
        let hall = try reviewed(quota: 1)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        func refuse(at day: String) throws {
            try hall.findings(Hall.finding(12, 1, "LH-10", "不通过", at: day))
            try hall.step(.review)
            let report = try hall.test.office.batches.confirm([Hall.receipt(12)], of: hall.id, reviewer)
            #expect(try report?.confirmed.count == 1 && hall.state(12) == .ineligible)
        }
        try refuse(at: "2023-09-10")
        try hall.findings(Hall.finding(12, 1, "LH-10", "不通过", at: "2023-09-11"))
        #expect(try hall.state(12) == .ineligible, "the same again is nothing new")
        try hall.findings(Hall.finding(12, 1, "LH-10", "通过", at: "2023-09-12"))
        #expect(try hall.state(12) == .underReview && hall.family(12).standing.reasons == [])
        try hall.step(.review)
        #expect(try hall.state(12) == .eligible)
        try refuse(at: "2023-09-13")
        // Another size, other members.
        var families = [12, 31, 40].map { Hall.Family(position: $0) }
        families[0].size = 3
        try hall.register(Hall.register(families), at: Hall.close)
        #expect(try hall.state(12) == .underReview)
        families[0].size = 2
        try hall.register(Hall.register(families), at: Hall.close)
        try refuse(at: "2023-09-14")
        let rows = [12, 31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] }
        try hall.members(Hall.file(Hall.memberHeader, rows + [Hall.member(12, 2, "未成年子女")]))
        #expect(try hall.state(12) == .underReview)
        try hall.members(Hall.file(Hall.memberHeader, rows))
        try refuse(at: "2023-09-15")
        try pass(hall, 40)
        try hall.step(.review)
        try hall.step(.publish)
        try hall.findings(Hall.finding(12, 1, "LH-10", "通过", at: "2023-09-16"))
        #expect(try hall.state(12) == .ineligible && hall.family(12).standing.reasons == ReasonSet(.ownsHome))
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("Q17: a refused family is not looked at again where another application has its dwelling by now")
    func refusedDwelling() throws {
        let hall = try reviewed()
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let desk = hall.test.office.batches
        func refuse(_ position: Int, at day: String) throws {
            try hall.findings(Hall.finding(position, 0, "LH-11", "不通过", at: day))
            try hall.step(.review)
            #expect(try desk.confirm([Hall.receipt(position)], of: hall.id, reviewer)?.confirmed.count == 1)
        }
        try refuse(12, at: "2023-09-10")
        _ = try desk.askCorrection(
            of: Hall.receipt(40), in: hall.id, [.init(field: .houseCode, reason: "请改正")], reviewer)
        _ = try desk.supplement(
            Array(Hall.application(40, house: 12).utf8), source: "s", of: Hall.receipt(40), in: hall.id, hall.clerk)
        try hall.findings(Hall.finding(12, 0, "LH-11", "通过", at: "2023-09-11"))
        #expect(try hall.state(12) == .ineligible && hall.state(40) == .underReview)
        #expect(try hall.usedHouses("\(Hall.house(12)),2022 年补租,2022-11-01").marked == 2)
        #expect(try hall.state(12) == .ineligible && hall.family(12).application?.isHouseUsed == true)
        refusal(.houseDuplicate) {
            _ = try desk.decideDiscretion(
                of: Hall.receipt(12), in: hall.id, rule: "LH-06", decision: "前一份已经期满", hall.manager)
        }
        try refuse(40, at: "2023-09-12")
        // Of two that have one dwelling the first in the register has it again.
        try hall.findings(
            Hall.finding(40, 0, "LH-11", "通过", at: "2023-09-13"),
            Hall.finding(12, 0, "LH-12", "待核实", at: "2023-09-13"))
        #expect(try hall.state(12) == .underReview && hall.state(40) == .ineligible)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("LH-06, Q16: an exception for the dwelling for which a family was refused is news while there is no list")
    func refusedException() throws {
        let hall = try reviewed(quota: 1)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let desk = hall.test.office.batches
        try hall.usedHouses("\(Hall.house(12)),2022 年补租,2022-11-01")
        try hall.step(.review)
        #expect(try desk.confirm([Hall.receipt(12)], of: hall.id, reviewer)?.confirmed.count == 1)
        func except() throws {
            _ = try desk.decideDiscretion(
                of: Hall.receipt(12), in: hall.id, rule: "LH-06", decision: "前一份已经期满", hall.manager)
        }
        try except()
        #expect(try hall.state(12) == .underReview)
        refusal(.nothingProposed) { try except() }
        try hall.step(.review)
        #expect(try hall.state(12) == .eligible)
    }

    @Test("Members come until every place is given: nobody whose people are not all named stands in the way for good")
    func membersAfterList() throws {
        let hall = try reviewed(quota: 1)
        var families = [12, 31, 40].map { Hall.Family(position: $0) }
        families[1].size = 3
        try hall.register(Hall.register(families), at: Hall.close)
        try hall.step(.review)
        try hall.step(.publish)
        #expect(try hall.state(31) == .underReview)
        func rows(_ more: String...) -> String {
            let all = [12, 31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] }
            return Hall.file(Hall.memberHeader, all + more)
        }
        let (third, another) = (Hall.member(31, 2, "其他"), Hall.member(12, 2, "未成年子女"))
        try hall.members(rows(third))
        #expect(try hall.state(31) == .underReview && hall.state(12) == .published)
        try hall.step(.review)
        #expect(try hall.state(31) == .notReached && hall.file().batch.counts.notReached == 1)
        // One more with a listed family has to be asked about; it stays where it is.
        try hall.members(rows(third, another))
        #expect(try hall.state(12) == .published && hall.state(31) == .notReached)
        try hall.step(.review)
        #expect(try hall.state(12) == .published && hall.family(12).standing.undecided == 5)
        try hall.members(rows(third))
        try hall.step(.review)
        #expect(try hall.family(12).standing.undecided == 0)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        try hall.step(.call(count: nil))
        _ = try hall.test.office.batches.sign(
            Hall.receipt(12), in: hall.id, bank: "样例银行", account: "622200000000", hall.clerk)
        #expect(try hall.file().batch.state == .filled)
        refusal(.wrongState) { try hall.members(rows(third, another)) }
    }

    @Test("Who comes to a family that has signed is of it from then on")
    func membersOfSigned() throws {
        let hall = try reviewed(quota: 2)
        try hall.step(.publish)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        try hall.step(.call(count: nil))
        _ = try hall.test.office.batches.sign(
            Hall.receipt(12), in: hall.id, bank: "样例银行", account: "622200000000", hall.clerk)
        let all = [12, 31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] }
        try hall.members(Hall.file(Hall.memberHeader, all + [Hall.member(12, 2, "未成年子女")]))
        try hall.findings(Hall.finding(12, 2, "LH-10", "不通过", at: "2023-09-10"))
        let signed = try hall.family(12)
        #expect(signed.standing.state == .signed && signed.people.count == 3 && signed.people[2].failed == .noHome)
        // A file says nothing of families that it does not name.
        #expect(try hall.members(Hall.members(31, 40)).changedNothing)
        #expect(try hall.family(12).people == signed.people)
        let faults = try hall.test.audit()
        #expect(faults == [])
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

    /// The register of the close, in which the wife of the family at 12 applies.
    private func exchanged() -> String {
        let wife = Hall.row(.init(position: 12)).replacing(Hall.number(12), with: Hall.number(12, 1))
        return Hall.file(Hall.registerHeader, [wife] + [31, 40].map { Hall.row(.init(position: $0)) })
    }

    @Test("LH-03: nobody was asked about another applicant of the close, so its people come in again, with that one")
    func otherApplicant() throws {
        let hall = try reviewed()
        let report = try hall.register(exchanged(), at: Hall.close)
        #expect(report.otherApplicants == 1 && report.changed == 1)
        #expect(try hall.family(12).people.isEmpty && hall.family(31).people.count == 2)
        #expect(try hall.state(12) == .underReview && hall.state(31) == .eligible)
        try pass(hall, 40)
        try hall.step(.review)
        #expect(try hall.state(12) == .underReview && hall.family(12).standing.undecided > 0)
        refusal(.undecidedBefore) { try hall.step(.publish) }
        for person in 0...1 {
            let said = try hall.findings(Hall.finding(12, person, "LH-03", "通过", at: "2023-09-11"))
            #expect(Hall.problems(said) == ["2 id_no"])
        }
        #expect(try Hall.problems(hall.members(Hall.members(12, 31, 40))) == ["2 id_no"])
        let others = [31, 40].flatMap { [Hall.member($0, 0, "申请人"), Hall.member($0, 1, "配偶")] }
        let own = [Hall.member(12, 1, "申请人"), Hall.member(12, 0, "配偶")]
        #expect(try hall.members(Hall.file(Hall.memberHeader, own + others)).isTaken)
        try hall.step(.review)
        #expect(try hall.family(12).standing.undecided == 1, "where she is registered no source has said")
        try hall.findings(Hall.finding(12, 1, "LH-03", "通过", at: "2023-09-11"))
        try hall.step(.review)
        try hall.step(.publish)
        #expect(try hall.state(12) == .published)
    }

    @Test("A register of the close that names the old applicant brings nobody back; the same members' file does")
    func applicantBack() throws {
        let hall = try reviewed()
        try hall.register(exchanged(), at: Hall.close)
        #expect(try hall.register(exchanged(), at: Hall.close).changedNothing)
        let back = try hall.register(Hall.register(12, 31, 40), at: Hall.close)
        #expect(back.isTaken && back.otherApplicants == 0)
        #expect(try hall.family(12).people.isEmpty)
        let members = try hall.members(Hall.members(12, 31, 40))
        #expect(members.isTaken && members.changed == 1)
        #expect(try hall.members(Hall.members(12, 31, 40)).changedNothing)
        try hall.step(.review)
        #expect(try hall.state(12) == .eligible)
        // One that says nothing of a family has it as the cut-off has it.
        try hall.register(exchanged(), at: Hall.close)
        let own = [Hall.member(12, 1, "申请人"), Hall.member(12, 0, "配偶")]
        try hall.members(Hall.file(Hall.memberHeader, own))
        #expect(try hall.family(12).people.count == 2 && hall.family(31).people.count == 2)
        #expect(try hall.members(Hall.file(Hall.memberHeader, own)).changedNothing)
        #expect(try hall.register(Hall.register(31, 40), at: Hall.close).otherApplicants == 1)
        #expect(try hall.family(12).people.isEmpty)
        let faults = try hall.test.audit()
        #expect(faults == [])
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
