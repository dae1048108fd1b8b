import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// A report on paper, entered at the counter.
@Suite struct ReportEntryTests {
    /// The clerk at the page 录入报告 of a check that was sent.
    private func clerk(_ room: CounterRoom, size: Size = Size(width: 80, height: 24)) throws -> CounterPlace {
        _ = try room.sent(try room.requested())
        return open(room, size: size)
    }

    private func open(_ room: CounterRoom, size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let counter = room.counter(CounterRoom.clerk, size: size)
        counter.checks("2")
        counter.press(.enter, .function(5))
        return counter
    }

    private func check(_ room: CounterRoom) throws -> EconomicCheck {
        try #require(try room.office.check.checks(try room.tenant(.oldPolicy)).first)
    }

    private func typeHead(_ counter: CounterPlace, day: String = "20230818") {
        counter.type("HD-2023-0815")
        counter.press(.enter)
        counter.type("样例核对机构")
        counter.press(.enter)
        counter.type(day)
        counter.press(.enter)
    }

    private func takePicture(_ counter: CounterPlace) {
        counter.press(.enter)
        counter.press(.character("1"), .character("1"))
        counter.pass(seconds: 1)
        counter.press(.enter)
    }

    @Test("Head, picture, items by digits and Enter, the whole once more, and it waits for a second person")
    func whole() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        #expect(counter.harness.titleLine.contains("录入书面核对报告") && counter.says("第 1 步，共 3 步"))
        typeHead(counter)
        takePicture(counter)
        #expect(counter.says("图片：back.png"))
        counter.press(.enter)
        #expect(counter.says("第 2 步，共 3 步") && counter.says("按现在录入的：符合要求"))
        // The first person's income: wages, then a transfer that is not counted.
        counter.press(.enter, .character("1"))
        counter.type("96,000.5")
        counter.press(.enter, .character("4"))
        counter.type("１２００")
        counter.press(.tab, .enter, .enter, .escape)
        #expect(counter.says("96,000.50元") && counter.says("1,200.00元") && counter.says("不计入"))
        // His property, which is above the limit.
        counter.press(.down, .down, .down, .enter, .character("3"))
        counter.type("660000.01")
        counter.press(.enter, .escape)
        #expect(counter.says("660,000.01元，限额 660,000.00元") && counter.says("按现在录入的：不符合要求"))
        counter.press(.function(5))
        #expect(counter.says("第 3 步，共 3 步") && counter.says("HD-2023-0815"))
        counter.press(.end, .enter)
        #expect(counter.says("请其他同事复核") && counter.says("报告待复核"))
        let check = try check(room)
        #expect(check.state == .reported && check.report?.number == "HD-2023-0815")
        let clerk = try room.session(CounterRoom.clerk)
        let stored = try #require(check.report?.stored)
        let report = try #require(try room.office.checkReview.look(at: check, clerk)[stored])
        #expect(report.countedIncome.fen == 9_600_050 && report.countedProperty.fen == 66_000_001)
        #expect(report.people.map(\.person) == check.members.map(\.person))
        // Whoever entered it is told before he begins to confirm it.
        counter.press(.function(5))
        #expect(counter.says("这份报告由您录入，须由其他人复核"))
    }

    @Test(
        "A day that is not over, has no limits or does not exist is told beside the field",
        arguments: [
            ("20230822", "核对日期还没有到"), ("20230731", "这一天没有可用的限额，最早的限额从2023年8月1日起"), ("20230230", "没有这一天"),
            ("", "请填写核对日期"),
        ])
    func days(_ day: String, _ why: String) throws {
        let counter = try clerk(try CounterRoom())
        typeHead(counter, day: day)
        counter.press(.tab, .enter)
        #expect(counter.says(why) && counter.says("第 1 步"), "\(counter.harness.rows.joined(separator: "\n"))")
    }

    @Test("A wrong amount or no kind is told, and nothing that was typed is gone")
    func wrongItem() throws {
        let counter = try clerk(try CounterRoom())
        typeHead(counter)
        counter.press(.tab, .enter, .enter, .tab)
        counter.type("12万")
        counter.press(.enter)
        #expect(counter.says("请选种类") && counter.says("金额不对") && counter.says("12万"))
        counter.press(.escape)
        #expect(counter.says("有一条没有填完"))
        counter.press(.down, .enter)
        #expect(counter.says("请先填完，或者把它清空"))
        counter.press(.enter)
        #expect(counter.says("12万"))
    }

    @Test("An item is changed and removed; without a picture nothing is handed in")
    func changing() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        typeHead(counter)
        counter.press(.tab, .enter, .enter, .character("1"))
        counter.type("100")
        counter.press(.enter, .escape, .down, .enter)
        #expect(counter.says("：修改收入"))
        counter.press(.backspace, .backspace)
        counter.type("09")
        counter.press(.enter)
        #expect(counter.says("100.09元"), "\(counter.harness.rows.joined(separator: "\n"))")
        counter.press(.delete)
        #expect(counter.says("删除这一条？"))
        counter.press(.enter)
        #expect(!counter.says("100.09元"))
        counter.press(.function(5), .end, .enter)
        #expect(counter.says("还没有报告的图片") && counter.says("第 1 步"))
        #expect(try check(room).state == .inProgress)
    }

    @Test("What was typed comes back after leaving and after a power cut; the issuer comes back with the next report")
    func draft() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        typeHead(counter)
        counter.press(.tab, .enter, .enter, .character("1"))
        counter.type("77")
        counter.pass(seconds: 2)
        let other = open(room)
        #expect(other.says("HD-2023-0815") && other.says("样例核对机构"))
        other.press(.tab, .tab, .tab, .tab, .enter)
        #expect(other.says("77"))
        other.press(.enter, .escape, .escape, .escape)
        #expect(other.says("填好的已经存下") && other.says("核对中"))
    }

    @Test("One draft too many takes the place of the oldest, which is said; two terminals of one clerk lose nothing")
    func tooMany() throws {
        let room = try CounterRoom()
        let first = try room.requested(.newPolicyNoReport)
        let drafts = room.office.staffDrafts
        let session = try room.session(CounterRoom.clerk)
        let counter = try clerk(room)
        for id in [first.id] + (2...PaperReportDrafts.most).map({ CaseID("begun-\($0)") }) {
            try drafts.change(of: .report, session) { (body) throws(OfficeFailure) in
                var kept = body.flatMap { DraftCoding.draft($0) } ?? PaperReportDrafts()
                _ = kept.keep(PaperReportDraft(), of: id)
                return try DraftCoding.body(kept)
            }
        }
        counter.type("HD-9")
        counter.pass(seconds: 2)
        #expect(counter.says("最早的一份（\(first.number)）已经删去"), "\(counter.harness.rows)")
        let body = try #require(try drafts.draft(of: .report, session)?.body)
        let kept: PaperReportDrafts = try #require(DraftCoding.draft(body))
        let open = try check(room).id
        #expect(kept[first.id] == nil && kept[CaseID("begun-2")] != nil && kept[open]?.number == "HD-9")
    }

    @Test("Figures that did not come are asked for again, and what was refused is not opened empty before that")
    func figuresMissing() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        _ = try room.office.checkReview.refuseReport(
            "存款少了一位数", in: check, try room.session(CounterRoom.reviewer))
        let counter = room.counter(CounterRoom.clerk)
        counter.checks("2")
        room.records.failure = .store(.diskFull)
        counter.press(.enter)
        counter.press(.function(5))
        #expect(!counter.says("第 1 步"), "\(counter.harness.rows)")
        room.records.failure = nil
        counter.press(.function(5))
        #expect(!counter.says("第 1 步"), "\(counter.harness.rows)")
        counter.press(.function(5))
        #expect(counter.says("第 1 步") && counter.says("HD-2023-0815"), "\(counter.harness.rows)")
    }

    @Test("Esc leaves from everywhere, also from what is wrong")
    func escape() throws {
        let counter = try clerk(try CounterRoom())
        counter.press(.tab, .tab, .tab, .tab, .enter)
        #expect(counter.says("请填写报告编号"))
        counter.press(.escape)
        #expect(counter.says("核对中") && !counter.says("第 1 步"))
    }

    @Test("Where another clerk was quicker, the second is told his name, and what he typed is still there")
    func race() throws {
        let room = try CounterRoom()
        let sent = try room.sent(try room.requested())
        try room.setRoles([.reviewer, .clerk], of: CounterRoom.reviewer)
        let counter = open(room)
        typeHead(counter)
        takePicture(counter)
        counter.press(.enter, .enter, .character("1"))
        counter.type("5")
        counter.press(.enter, .escape, .function(5))
        _ = try room.office.checkReview.enterReport(
            try room.report(sent, number: "HD-1"), picture: try room.picture(), in: sent,
            try room.session(CounterRoom.reviewer))
        counter.press(.end, .enter)
        #expect(counter.says("罗*霞刚刚办过这件，现在是「报告待复核」"), "\(counter.harness.rows.joined(separator: "\n"))")
        counter.press(.escape, .escape)
        #expect(counter.says("HD-2023-0815"))
        #expect(try check(room).reports.map(\.number) == ["HD-1"])
    }

    @Test("A number that another family's report has is told beside its field, and all that was typed is still there")
    func numberTaken() throws {
        let room = try CounterRoom()
        try room.entered(.newPolicyNoReport)
        let counter = try clerk(room)
        typeHead(counter)
        takePicture(counter)
        counter.press(.enter, .enter, .character("1"))
        counter.type("5")
        counter.press(.enter, .escape, .function(5), .function(5))
        #expect(counter.says("这个编号的报告已经收过了") && counter.says("第 1 步"), "\(counter.harness.rows)")
        counter.press(.tab, .tab, .tab, .tab)
        #expect(counter.says("HD-2023-0815"))
        #expect(try check(room).state == .inProgress)
    }

    @Test("The request may be sent meanwhile: the report is taken all the same")
    func sentMeanwhile() throws {
        let room = try CounterRoom()
        let requested = try room.requested()
        let counter = room.counter(CounterRoom.clerk)
        counter.checks("1")
        counter.press(.enter, .function(5))
        typeHead(counter)
        takePicture(counter)
        _ = try room.sent(requested)
        counter.hear()
        counter.press(.enter, .function(5), .end, .enter)
        #expect(try check(room).state == .reported, "\(counter.harness.rows.joined(separator: "\n"))")
    }

    @Test("Somebody else's work leaves the focus where it is: on 修改, not on 提交")
    func focusStays() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        typeHead(counter)
        takePicture(counter)
        counter.press(.enter, .enter, .character("1"))
        counter.type("5")
        counter.press(.enter, .escape, .function(5), .down)
        _ = try room.requested(.newPolicyNoReport)
        counter.hear()
        counter.press(.enter)
        #expect(counter.says("第 1 步") && counter.says("> 出具机构") == false, "\(counter.harness.rows)")
        #expect(try check(room).state == .inProgress)
    }

    @Test("A line is not taken away while another one is half typed")
    func halfTyped() throws {
        let counter = try clerk(try CounterRoom())
        typeHead(counter)
        counter.press(.tab, .enter, .enter, .character("1"))
        counter.type("100")
        counter.press(.enter, .character("1"))
        counter.type("20")
        counter.press(.escape)
        #expect(counter.says("有一条没有填完") && counter.says("100.00元"))
        counter.press(.down, .delete)
        #expect(counter.says("请先填完，或者把它清空") && !counter.says("删除这一条"), "\(counter.harness.rows)")
        counter.press(.enter)
        #expect(counter.says("20") && counter.says("金额"))
    }

    @Test("What was refused comes back with the reason, to be put right")
    func again() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        _ = try room.office.checkReview.refuseReport(
            "存款少了一位数", in: check, try room.session(CounterRoom.reviewer))
        let counter = open(room)
        #expect(counter.says("上次录入被退回（罗*霞") && counter.says("存款少了一位数") && counter.says("HD-2023-0815"))
        counter.press(.tab, .tab, .tab)
        takePicture(counter)
        counter.press(.enter)
        #expect(counter.says("96,000.50元"))
    }

    @Test("Who has no right to enter is told so")
    func rights() throws {
        let room = try CounterRoom()
        _ = try room.requested()
        let counter = room.counter(CounterRoom.reviewer)
        counter.checks("1")
        counter.press(.enter, .function(5))
        #expect(counter.says("您没有「录入报告」的权限"))
    }
}
