import Housing
import Testing
import Texts

@testable import Office

@Suite struct RegisterImportTests {
    typealias Hall = ImportHall

    @Test("LH-04, LH-31: the register of the cut-off makes the families, in its order")
    func cutOff() throws {
        let hall = try Hall()
        let report = try hall.register(Hall.register(400, 12, 31))
        #expect(report.isTaken && report.rows == 3 && report.added == 3 && report.problems.isEmpty)
        #expect(try hall.families().map(\.position) == [12, 31, 400])
        let file = try hall.file()
        let found = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.position(ofReceipt: Hall.receipt(31), in: file)
        }
        #expect(found == 31)
        let entry = try hall.test.entries(.subsidyImported, of: CaseID("luohu-2023")).first
        #expect(entry?["kind"] == .code("register") && entry?["rows"] == .number(3))
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("Another moment than the cut-off and the close is refused with these two")
    func otherMoment() throws {
        let hall = try Hall()
        let other = Moment(day(2023, 8, 1))
        failure(
            .input(
                InputProblem(
                    source: "--as-of",
                    reason: .unknown("\(other)", allowed: ["\(Hall.cutOff)", "\(Hall.close)"])))
        ) { try hall.register(Hall.register(12), at: other) }
        refusal(.registerMissing) { try hall.register(Hall.register(12), at: Hall.close) }
    }

    @Test("Q5: nothing is known yet of a moment that is still to come; at that moment it is")
    func stillToCome() throws {
        let hall = try Hall()
        for (moment, text) in [(Hall.cutOff, Hall.register(12)), (Hall.close, Hall.register(12))] {
            let before = moment.adding(seconds: -1)
            hall.test.clocks.officeNow = before
            let allowed = CommandTexts.notAfter(before.exactWords)
            failure(.input(InputProblem(source: "--as-of", reason: .outOfRange(allowed: allowed)))) {
                try hall.register(text, at: moment)
            }
            hall.test.clocks.officeNow = moment
            #expect(try hall.register(text, at: moment).isTaken)
        }
    }

    @Test("Q1: two families in one place stop the import, also where bad rows are skipped")
    func positionTwice() throws {
        let hall = try Hall()
        let text = Hall.register(12, 31).replacing("BHR00000031,31,", with: "BHR00000031,12,")
        for skips in [false, true] {
            let report = try hall.register(text, skipsBad: skips)
            #expect(!report.isTaken && Hall.problems(report) == ["3 city_position"])
            guard case .input(let problem) = report.problems[0].failure else { continue }
            #expect(problem.reason == .duplicate(firstLine: 2))
        }
        #expect(try hall.file().runs.register == nil)
    }

    @Test("A receipt or a document that stands twice, and a slip in a row: all or nothing, or the good ones alone")
    func problems() throws {
        let hall = try Hall()
        let rows = [12, 31, 40, 52].map { Hall.row(.init(position: $0)) }
        let text = Hall.file(
            Hall.registerHeader,
            [
                rows[0], rows[1].replacing(Hall.receipt(31), with: Hall.receipt(12)),
                rows[2].replacing(Hall.number(40), with: Hall.number(12)), rows[3],
                Hall.row(.init(position: 77)).replacing("正常轮候", with: "在册"), "a,b",
            ])
        let refused = try hall.register(text)
        #expect(!refused.isTaken)
        #expect(Hall.problems(refused) == ["3 receipt_no", "4 id_no", "6 status", "7 -"])
        #expect(try hall.families().isEmpty)
        let taken = try hall.register(text, skipsBad: true)
        #expect(taken.isTaken && taken.added == 2 && taken.skipped == 4 && taken.problemCount == 4)
        #expect(try hall.families().map(\.position) == [12, 52])
    }

    @Test("A header that is another, an empty file and one that is no UTF-8 are refused as a whole")
    func unreadable() throws {
        let hall = try Hall()
        #expect(throws: OfficeFailure.self) { try hall.register("receipt_no,name\n") }
        failure(.input(InputProblem(source: "f", reason: .empty))) { try hall.register("") }
        failure(.input(InputProblem(source: "f", reason: .empty))) { try hall.register(Hall.register()) }
        let bytes = Array(Hall.register(12).utf8).map { $0 == 0xE6 ? 0xFF : $0 }
        let order = SubsidyImportDesk.Order(HeldBytes(bytes), source: "f", skipsBad: true)
        failure(.input(InputProblem(source: "f", line: 2, reason: .notUTF8))) {
            _ = try hall.desk.register(order, batch: hall.id, asOf: Hall.cutOff, by: hall.clerk)
        }
    }

    @Test("A file without a row is a bad file, whatever the batch has and however it stands")
    func withoutRows() throws {
        let hall = try Hall()
        let nothing = OfficeFailure.input(InputProblem(source: "f", reason: .empty))
        func check() {
            failure(nothing) { try hall.register(Hall.register()) }
            failure(nothing) { try hall.register(Hall.register(), at: Hall.close) }
            failure(nothing) { try hall.members(Hall.file(Hall.memberHeader, [])) }
            failure(nothing) { try hall.findings() }
            failure(nothing) { try hall.applications("\n \n") }
        }
        check()
        try hall.register(Hall.register(12))
        try hall.members(Hall.members(12))
        try hall.applications(Hall.application(12))
        refusal(.registerFrozen) { try hall.register(Hall.register(31)) }
        check()
        try hall.step(.close)
        check()
        try hall.register(Hall.register(12), at: Hall.close)
        try hall.findings(
            ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"].map { Hall.finding(12, 0, $0, "通过") }
                + ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"].map { Hall.finding(12, 1, $0, "通过") })
        try hall.step(.review)
        try hall.step(.publish)
        refusal(.wrongState) { try hall.register(Hall.register(31)) }
        check()
    }

    @Test("The same register again changes nothing, in whatever order and with whatever line ends")
    func again() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31, 300))
        let before = try hall.file()
        for text in [
            Hall.register(12, 31, 300), Hall.register(300, 31, 12),
            "\u{FEFF}" + Hall.register(31, 12, 300).replacing("\n", with: "\r\n"),
        ] {
            let report = try hall.register(text)
            #expect(report.isTaken && report.changedNothing && report.unchanged == 3)
        }
        #expect(try hall.file() == before)
        let other = try hall.register(Hall.register(12, 31, 301))
        #expect(!other.changedNothing)
        #expect(try hall.families().map(\.position) == [12, 31, 301])
    }

    @Test("Another register takes members, close and findings with it, and says so")
    func reset() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31))
        try hall.members(Hall.members(12, 31))
        try hall.findings(Hall.finding(12, 0, "LH-10", "通过"))
        let report = try hall.register(Hall.register(12, 32))
        #expect(report.hasReset)
        let runs = try hall.file().runs
        #expect(runs.members == nil && runs.findings.isEmpty)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test("With applications in, another register is refused and the same is not")
    func frozen() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31))
        try hall.applications(Hall.application(12))
        refusal(.registerFrozen) { try hall.register(Hall.register(12, 32)) }
        #expect(try hall.register(Hall.register(12, 31)).changedNothing)
        #expect(try hall.state(12) == .submitted)
    }

    @Test("Q5: the close brings sizes, and who has left; whoever is new or missing is counted")
    func close() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31, 40))
        var gone = Hall.Family(position: 31, size: 1)
        (gone.status, gone.outAt) = ("已租房出册", "2023-08-20")
        let text = Hall.register([.init(position: 12, size: 3), gone, .init(position: 99)])
        let report = try hall.register(text, at: Hall.close)
        #expect(report.isTaken && report.changed == 2 && report.ignored == 1 && report.absent == 1)
        #expect(try hall.family(12).register.size == 3 && hall.family(40).register.size == 2)
        #expect(try !hall.family(31).isListed && hall.family(12).isListed)
        #expect(try hall.register(text, at: Hall.close).changedNothing)
        let back = try hall.register(Hall.register(31), at: Hall.close)
        #expect(back.changed == 2 && back.absent == 2)
        #expect(try hall.family(31).isListed && hall.family(31).register.size == 2)
        #expect(try hall.family(12).register.size == 2, "as at the cut-off, for this file says nothing of it")
    }

    @Test("From the list on no register is taken; members are")
    func published() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12))
        try hall.members(Hall.members(12))
        hall.at(day(2023, 8, 30))
        try hall.register(Hall.register(12), at: Hall.close)
        for move in [BatchMove.close, .review, .publish] { try hall.step(move) }
        refusal(.wrongState) { try hall.register(Hall.register(12, 31)) }
        refusal(.wrongState) { try hall.register(Hall.register(12), at: Hall.close) }
        #expect(try hall.members(Hall.members(12)).changedNothing)
        refusal(.wrongState) { try hall.applications(Hall.application(12), by: hall.manager) }
    }
}
