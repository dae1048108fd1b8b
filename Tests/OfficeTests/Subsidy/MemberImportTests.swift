import Foundation
import Housing
import Testing

@testable import Office

@Suite struct MemberImportTests {
    typealias Hall = ImportHall

    private func hall(_ positions: Int...) throws -> Hall {
        let hall = try Hall()
        try hall.register(Hall.register(positions.map { Hall.Family(position: $0) }))
        return hall
    }

    @Test("Everybody of a family, in the order of the file")
    func members() throws {
        let hall = try hall(12, 31)
        let text = Hall.file(
            Hall.memberHeader,
            [
                Hall.member(31, 0, "申请人"), Hall.member(12, 1, "配偶"), Hall.member(12, 0, "申请人"),
                Hall.member(12, 2, "未成年子女"), Hall.member(12, 3, "其他"),
            ])
        let report = try hall.members(text)
        #expect(report.isTaken && report.added == 5 && report.absent == 0)
        #expect(try hall.family(12).people.map(\.role) == [.spouse, .applicant, .minorChild, .other])
        let run = try #require(try hall.file().runs.members)
        let people = try hall.test.read { (reader) throws(OfficeFailure) in try reader.members(at: 12, of: run) }
        #expect(people.map(\.document.value) == [1, 0, 2, 3].map { Hall.number(12, $0) })
        #expect(try hall.members(text).changedNothing)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("Among many families every receipt is known, and no other")
    func manyReceipts() throws {
        let positions = Array(1...900)
        let hall = try Hall()
        try hall.register(Hall.register(positions.map { Hall.Family(position: $0) }))
        let rows = positions.map { Hall.member($0, 0, "申请人") }
        let others = (2000..<2100).map { Hall.member($0, 0, "申请人") }
        let refused = try hall.members(Hall.file(Hall.memberHeader, rows + others))
        #expect(!refused.isTaken && refused.problemCount == others.count)
        let taken = try hall.members(Hall.file(Hall.memberHeader, rows.reversed()))
        #expect(taken.isTaken && taken.added == 900 && taken.absent == 0)
    }

    @Test("Slips are told with line and column; nothing is taken")
    func problems() throws {
        let hall = try hall(12, 31, 40, 52)
        let report = try hall.members(
            Hall.file(
                Hall.memberHeader,
                [
                    Hall.member(12, 1, "申请人"), Hall.member(99, 0, "申请人"), Hall.member(31, 0, "申请人"),
                    Hall.member(31, 0, "申请人").replacing(Hall.number(31), with: Hall.number(31, 1)),
                    Hall.member(40, 1, "配偶"), Hall.member(52, 0, "申请人"), Hall.member(52, 0, "配偶"),
                    Hall.member(52, 1, "妻子"),
                ]))
        #expect(!report.isTaken)
        #expect(
            Hall.problems(report) == ["2 id_no", "3 receipt_no", "5 role", "6 role", "8 id_no", "9 role"])
        #expect(try hall.family(12).people.isEmpty && hall.file().runs.members == nil)
    }

    @Test("With --skip-bad a family with one bad row is left out whole")
    func skipping() throws {
        let hall = try hall(12, 31, 40)
        let report = try hall.members(
            Hall.file(
                Hall.memberHeader,
                [
                    Hall.member(12, 0, "申请人"), Hall.member(31, 0, "申请人"), Hall.member(12, 1, "妻子"),
                    Hall.member(31, 1, "配偶"), Hall.member(40, 0, "申请人"), Hall.member(40, 0, "配偶"),
                ]), skipsBad: true)
        #expect(report.isTaken && report.added == 2 && report.skipped == 4 && report.problemCount == 2)
        #expect(try hall.family(12).people.isEmpty && hall.family(40).people.isEmpty)
        #expect(try hall.family(31).people.count == 2)
    }

    @Test("What was found about somebody goes with him into a file in another order")
    func carriedOver() throws {
        let hall = try hall(12)
        try hall.members(Hall.members(12))
        try hall.findings(Hall.finding(12, 0, "LH-10", "通过"), Hall.finding(12, 1, "LH-11", "不通过"))
        try hall.members(
            Hall.file(
                Hall.memberHeader,
                [Hall.member(12, 2, "未成年子女"), Hall.member(12, 1, "配偶"), Hall.member(12, 0, "申请人")]))
        let people = try hall.family(12).people
        #expect(people.map(\.role) == [.minorChild, .spouse, .applicant])
        #expect(people[0].passed.isEmpty && people[0].failed.isEmpty)
        #expect(people[1].failed == .noLand && people[2].passed == .noHome)
        let file = try hall.file()
        let found = try hall.test.read { (reader) throws(OfficeFailure) in try reader.findings(at: 12, of: file) }
        #expect(Set(found.compactMap(\.member)) == [1, 2])
    }

    @Test("What was found about somebody who left the family counts again where he comes back")
    func comesBack() throws {
        let hall = try hall(12)
        let pair = [Hall.member(12, 0, "申请人"), Hall.member(12, 1, "配偶")]
        try hall.members(Hall.file(Hall.memberHeader, pair))
        let rows = [
            Hall.finding(12, 0, "LH-10", "通过"), Hall.finding(12, 1, "LH-11", "不通过"),
            Hall.finding(12, 1, "LH-12", "不通过", at: "2023-09-02"), Hall.finding(12, 1, "LH-13", "不通过"),
        ]
        try hall.findings(rows)
        // A later file of an earlier time does not count, one of the same time does.
        try hall.findings(
            Hall.finding(12, 1, "LH-12", "通过", at: "2023-09-01"), Hall.finding(12, 1, "LH-13", "通过"))
        let before = try hall.family(12).people
        #expect(before[1].failed == [.noLand, .noPolicyHousing] && before[1].passed == .noPurchaseBenefit)
        let alone = try hall.members(Hall.file(Hall.memberHeader, [pair[0]]))
        #expect(alone.unchanged == 1 && alone.added == 0)
        #expect(try hall.family(12).people == [before[0]])
        #expect(try hall.members(Hall.file(Hall.memberHeader, pair)).added == 1)
        #expect(try hall.family(12).people == before)
        #expect(try hall.findings(rows).changedNothing)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("In the clear of a person's row lies the name alone; a row of the older kind is read")
    func sealed() throws {
        let number = try TestOffice.document(12)
        let member = RegisteredMember(
            name: "样人", relation: .spouse, role: .spouse, birthDay: day(1980, 1, 1), marital: .married,
            document: number)
        var rows = BulkRows()
        member.add(to: &rows, at: BulkPlace(position: 12))
        var clear = rows.reader(0)
        #expect(try clear.text() == "样人" && clear.isAtEnd)
        #expect(try RegisteredMember(rows, 0, personal: Array(rows.personal(0))) == member)
        var older = BulkRows()
        older.add(BulkPlace(position: 12)) { writer in
            for text in ["样人", "SPOUSE", "SPOUSE"] { writer.write(text) }
            writer.write(day(1980, 1, 1).number)
            writer.write("MARRIED")
        } personal: { writer in
            writer.write(number.kind.rawValue)
            writer.write(number.value)
        }
        #expect(try RegisteredMember(older, 0, personal: Array(older.personal(0))) == member)
    }

    @Test("A later file says who belongs to the families that it names; the others keep their people")
    func laterFile() throws {
        let hall = try hall(12, 31, 400)
        try hall.members(Hall.members(12, 31, 400))
        try hall.findings(
            Hall.finding(12, 0, "LH-10", "通过"), Hall.finding(31, 0, "LH-10", "通过"),
            Hall.finding(31, 1, "LH-11", "不通过"))
        let before = try [12, 400].map { try hall.family($0).people }
        let rows = [Hall.member(31, 2, "未成年子女"), Hall.member(31, 1, "配偶"), Hall.member(31, 0, "申请人")]
        let text = Hall.file(Hall.memberHeader, rows)
        let report = try hall.members(text)
        #expect(report.isTaken && report.added == 1 && report.unchanged == 2 && report.changed == 1)
        #expect(report.absent == 0)
        #expect(try [12, 400].map { try hall.family($0).people } == before)
        let people = try hall.family(31).people
        #expect(people.map(\.role) == [.minorChild, .spouse, .applicant])
        #expect(people[1].failed == .noLand && people[2].passed == .noHome)
        let runs = try hall.file().runs.memberRuns
        #expect(runs.count == 2)
        for again in [text, Hall.file(Hall.memberHeader, rows.reversed()), Hall.members(400), Hall.members(12, 400)] {
            let isOther = again == Hall.file(Hall.memberHeader, rows.reversed())
            #expect(try hall.members(again).changedNothing != isOther)
            if isOther { try hall.members(text) }
        }
        #expect(try hall.family(31).people == people)
        // Findings know the people of both files, and nobody else.
        let found = try hall.findings(
            Hall.finding(31, 2, "LH-12", "不通过"), Hall.finding(400, 1, "LH-12", "不通过"))
        #expect(found.isTaken && found.changed == 2)
        #expect(try hall.family(31).people[0].failed == .noPolicyHousing)
        #expect(try hall.family(400).people[1].failed == .noPolicyHousing)
        let file = try hall.file()
        let of31 = try hall.test.read { (reader) throws(OfficeFailure) in try reader.findings(at: 31, of: file) }
        #expect(Set(of31.compactMap(\.member)) == [0, 1, 2])
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("A later file that names every family stands for all before it")
    func everyFamily() throws {
        let hall = try hall(12, 31)
        try hall.members(Hall.members(12))
        #expect(try hall.members(Hall.members(31)).absent == 0)
        #expect(try hall.file().runs.memberRuns.count == 2)
        let alone = [12, 31].map { Hall.member($0, 0, "申请人") }
        try hall.members(Hall.file(Hall.memberHeader, alone))
        #expect(try hall.file().runs.memberRuns.count == 1)
        #expect(try hall.family(12).people.count == 1 && hall.family(31).people.count == 1)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("A batch whose record names one file of members alone is read")
    func olderRecord() throws {
        let body = #"{"register":1,"members":2,"applications":[],"findings":[],"payments":[]}"#
        let runs = try JSONDecoder().decode(BatchRuns.self, from: Data(body.utf8))
        #expect(runs.memberRuns == [RunID(rawValue: 2)] && runs.lastLooked == 2)
    }

    @Test("Nobody is of two families: who moves is named with both")
    func twoFamilies() throws {
        let hall = try hall(12, 31, 40)
        try hall.members(Hall.members(12, 31, 40))
        func moved(to position: Int) -> String {
            Hall.member(12, 1, "其他").replacing(Hall.receipt(12), with: Hall.receipt(position))
        }
        let to31 = [Hall.member(31, 0, "申请人"), moved(to: 31)]
        let refused = try hall.members(Hall.file(Hall.memberHeader, to31))
        #expect(!refused.isTaken && Hall.problems(refused) == ["3 id_no"])
        // Left out, a family keeps its people as well: the wife of the family at 31 goes nowhere.
        let wife = Hall.member(31, 1, "其他").replacing(Hall.receipt(31), with: Hall.receipt(40))
        let to40 = [Hall.member(40, 0, "申请人"), wife]
        let left = try hall.members(Hall.file(Hall.memberHeader, to40 + to31), skipsBad: true)
        #expect(!left.isTaken && Hall.problems(left) == ["3 id_no", "5 id_no"])
        let with = [Hall.member(12, 0, "申请人")] + to31
        #expect(try hall.members(Hall.file(Hall.memberHeader, with)).isTaken)
        #expect(try hall.family(12).people.count == 1 && hall.family(31).people.map(\.role) == [.applicant, .other])
        #expect(try hall.family(40).people.count == 2)
    }

    @Test("Without the register there are no members; a family without a row stays without people")
    func missing() throws {
        refusal(.registerMissing) { try Hall().members(Hall.members(12)) }
        let hall = try hall(12, 31)
        #expect(try hall.members(Hall.members(12)).absent == 1)
        #expect(try hall.members(Hall.members(12)).absent == 1)
        #expect(try hall.family(31).people.isEmpty)
    }
}

@Suite struct FindingImportTests {
    typealias Hall = ImportHall

    private func hall() throws -> Hall {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31))
        try hall.members(Hall.members(12, 31))
        return hall
    }

    @Test("A finding is a person's and a condition's; nobody's is invented")
    func findings() throws {
        let hall = try hall()
        let report = try hall.findings(
            Hall.finding(12, 0, "LH-10", "通过"), Hall.finding(12, 1, "LH-14", "不通过"),
            Hall.finding(31, 0, "LH-03", "待核实"))
        #expect(report.isTaken && report.added == 3 && report.changed == 1)
        let people = try hall.family(12).people
        #expect(people[0].passed == .noHome && people[1].failed == .noRentSubsidy && people[1].passed.isEmpty)
        #expect(try hall.family(31).people.allSatisfy { $0.passed.isEmpty && $0.failed.isEmpty })
        let file = try hall.file()
        let found = try hall.test.read { (reader) throws(OfficeFailure) in try reader.findings(at: 12, of: file) }
        #expect(found.count == 2 && found.allSatisfy { $0.finding.by == "p-903" && $0.finding.source == "不动产" })
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("Nothing was found out that is still to come")
    func future() throws {
        let hall = try hall()
        let report = try hall.findings(Hall.finding(12, 0, "LH-10", "通过", at: "2023-09-21"))
        #expect(!report.isTaken && Hall.problems(report) == ["2 checked_at"])
        #expect(try hall.findings(Hall.finding(12, 0, "LH-10", "通过", at: "2023-09-20")).isTaken)
    }

    @Test("The later word counts within a file, whatever its line, and against a file that came before")
    func later() throws {
        let hall = try hall()
        try hall.findings(
            Hall.finding(12, 0, "LH-10", "通过", at: "2023-09-02"),
            Hall.finding(12, 0, "LH-10", "不通过", at: "2023-09-01"))
        #expect(try hall.family(12).people[0].passed == .noHome)
        let older = try hall.findings(Hall.finding(12, 0, "LH-10", "不通过", at: "2023-09-01T23:59:59+08:00"))
        #expect(older.added == 1 && older.changed == 0)
        #expect(try hall.family(12).people[0].passed == .noHome)
        try hall.findings(Hall.finding(12, 0, "LH-10", "不通过", at: "2023-09-02"))
        #expect(try hall.family(12).people[0].failed == .noHome)
        try hall.findings(Hall.finding(12, 0, "LH-10", "待核实", at: "2023-09-03"))
        #expect(try hall.family(12).people[0].failed.isEmpty && hall.family(12).people[0].passed.isEmpty)
        let file = try hall.file()
        let found = try hall.test.read { (reader) throws(OfficeFailure) in try reader.findings(at: 12, of: file) }
        #expect(found.map(\.finding.result) == [.undecided, .failed, .passed, .failed, .failed])
    }

    @Test("Of two words of one time in one file the stricter counts, whatever their order")
    func stricter() throws {
        for rows in [["通过", "不通过", "待核实"], ["不通过", "待核实", "通过"]] {
            let hall = try hall()
            try hall.findings(
                Hall.finding(12, 0, "LH-10", rows[0]), Hall.finding(12, 0, "LH-10", rows[1]),
                Hall.finding(12, 0, "LH-10", rows[2]))
            #expect(try hall.family(12).people[0].failed == .noHome)
        }
    }

    @Test("The same file again changes nothing")
    func again() throws {
        let hall = try hall()
        let rows = [Hall.finding(12, 0, "LH-10", "通过"), Hall.finding(12, 1, "LH-10", "通过")]
        try hall.findings(rows[0], rows[1])
        let before = try hall.file()
        #expect(try hall.findings(rows[1], rows[0]).changedNothing)
        #expect(try hall.file() == before)
        try hall.findings(rows[0])
        #expect(try hall.findings(rows[0], rows[1]).changedNothing)
    }

    @Test("Unknown receipts, people and rules are told with their column")
    func problems() throws {
        let hall = try hall()
        let rows = [
            Hall.finding(99, 0, "LH-10", "通过"), Hall.finding(12, 5, "LH-10", "通过"),
            Hall.finding(12, 0, "LH-99", "通过"), Hall.finding(12, 0, "LH-11", "好"), Hall.finding(12, 0, "LH-12", "通过"),
        ]
        let refused = try hall.findings(rows[0], rows[1], rows[2], rows[3], rows[4])
        #expect(!refused.isTaken && Hall.problems(refused) == ["2 receipt_no", "3 id_no", "4 rule", "5 result"])
        #expect(try hall.family(12).people[0].passed.isEmpty)
        let taken = try hall.findings(rows[0], rows[1], rows[2], rows[3], rows[4], skipsBad: true)
        #expect(taken.isTaken && taken.added == 1 && taken.skipped == 4)
        #expect(try hall.family(12).people[0].passed == .noPolicyHousing)
    }

    @Test("Findings wait for the members")
    func membersMissing() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12))
        refusal(.membersMissing) { try hall.findings(Hall.finding(12, 0, "LH-10", "通过")) }
    }
}
