import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The second person, and what is said against a result.
@Suite struct ReportConfirmTests {
    private func reviewer(_ room: CounterRoom, _ login: String = CounterRoom.reviewer) -> CounterPlace {
        let counter = room.counter(login)
        counter.checks("3")
        counter.press(.enter, .function(5))
        return counter
    }

    private func rows(_ counter: CounterPlace) -> String { counter.harness.rows.joined(separator: "\n") }

    @Test("Every item is ticked before it can be confirmed; then the result is there")
    func confirm() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = reviewer(room)
        #expect(counter.says("复核书面核对报告") && counter.says("已核对 0 项，共 10 项"), "\(rows(counter))")
        counter.press(.function(5))
        #expect(counter.says("还有 10 项没有核对"))
        for _ in 1...10 { counter.press(.enter) }
        #expect(counter.says("已核对 10 项"))
        counter.press(.function(5))
        #expect(counter.says("结果：符合要求。") && counter.says("不能撤销"))
        counter.press(.character("1"))
        #expect(counter.says("已复核") && counter.says("符合要求"), "\(rows(counter))")
        #expect(try room.check(check.id).state == .meets)
    }

    @Test("It goes back with words, which the one who entered it reads")
    func refuse() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = reviewer(room)
        counter.press(.function(6), .tab, .enter)
        #expect(counter.says("请写明情况"))
        counter.type("存款应为 60,000.00 元")
        counter.press(.tab, .enter)
        #expect(counter.says("这次录入作废"))
        counter.press(.character("1"))
        #expect(counter.says("等待重新录入"), "\(rows(counter))")
        #expect(try room.check(check.id).state == .inProgress)
        let clerk = room.counter(CounterRoom.clerk)
        clerk.checks("2")
        clerk.press(.enter)
        #expect(clerk.says("存款应为 60,000.00 元") && clerk.says("报告被退回，等待重录"))
    }

    @Test("Who entered it may not confirm it, whatever his roles, and hears so before he begins")
    func samePerson() throws {
        let room = try CounterRoom()
        try room.entered()
        try room.setRoles([.clerk, .reviewer], of: CounterRoom.clerk)
        let counter = reviewer(room, CounterRoom.clerk)
        #expect(counter.says("这份报告由您录入，须由其他人复核") && !counter.says("已核对 0 项"))
    }

    @Test("The picture of the paper is a key away, and beside the items where there is room")
    func paper() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = reviewer(room)
        counter.press(.tab)
        counter.pass(seconds: 1)
        #expect(!counter.says("报告编号") && room.pictures.asked.contains { if case .grey = $0 { true } else { false } })
        counter.press(.tab)
        #expect(counter.says("报告编号"))
        // The figures and the picture: a look each.
        #expect(try room.looks(at: check) == 2)
    }

    @Test("Two at one report: the second is told who was quicker, and keeps the words that he wrote")
    func race() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = reviewer(room)
        counter.press(.function(6))
        counter.type("金额不符")
        _ = try room.confirm(check, try room.session(CounterRoom.otherReviewer))
        counter.press(.tab, .enter, .character("1"))
        #expect(counter.says("刚刚办过这件，现在是「符合要求」") && counter.says("金额不符"), "\(rows(counter))")
        #expect(try room.check(check.id).state == .meets)
    }

    @Test("Sent back and entered anew meanwhile: what was ticked of the first entry never confirms the second")
    func enteredAnew() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = reviewer(room)
        for _ in 1...10 { counter.press(.enter) }
        let desk = room.office.checkReview
        let refused = try desk.refuseReport("存款少了一位数", in: check, try room.session(CounterRoom.otherReviewer))
        _ = try desk.enterReport(
            try room.report(refused, number: "HD-2", property: CounterRoom.above), picture: try room.picture(6),
            in: refused, try room.session(CounterRoom.clerk))
        counter.hear()
        #expect(counter.says("刚刚办过这件"), "\(rows(counter))")
        // Somebody else's work has it read once more.
        _ = try room.requested(.newPolicyNoReport)
        counter.hear()
        counter.press(.function(5))
        #expect(!counter.says("不能撤销"), "\(rows(counter))")
        counter.press(.character("1"))
        #expect(try room.check(check.id).state == .reported)
    }

    @Test("Leaving with ticks asks first")
    func leaving() throws {
        let room = try CounterRoom()
        try room.entered()
        let counter = reviewer(room)
        counter.press(.enter, .escape)
        #expect(counter.says("勾选和写好的话不会保留"))
        counter.press(.enter)
        #expect(counter.says("已核对 1 项"))
        counter.press(.escape, .character("1"))
        #expect(counter.says("报告待复核"))
    }

    private func objecting(_ room: CounterRoom, _ login: String = CounterRoom.otherReviewer) -> CounterPlace {
        let counter = room.counter(login)
        counter.checks("4")
        counter.press(.enter, .function(5))
        return counter
    }

    @Test("An objection is decided with words for the applicant", arguments: [true, false])
    func objection(_ isUpheld: Bool) throws {
        let room = try CounterRoom()
        let check = try room.objected()
        let counter = objecting(room)
        #expect(counter.says("「存款里有一笔是替亲戚保管的」") && counter.says("在期限以内"), "\(rows(counter))")
        counter.press(.function(3))
        #expect(counter.says("超过限额"))
        counter.press(.function(3), .character(isUpheld ? "1" : "2"))
        counter.press(.tab, .enter)
        #expect(counter.says("请写明情况"))
        counter.type("已经向银行核实")
        counter.press(.tab, .enter, .character("1"))
        #expect(counter.says(isUpheld ? "已决定重新核对" : "已维持"), "\(rows(counter))")
        let decided = try room.check(check.id)
        #expect(decided.state == (isUpheld ? .inProgress : .fails) && decided.isToBeSent == isUpheld)
        #expect(counter.says("已经向银行核实"))
        counter.press(.home)
        #expect(counter.says("已作废，等待重新核对") == isUpheld)
    }

    @Test("Who entered or confirmed the report on paper does not decide what is said against it")
    func separation() throws {
        let room = try CounterRoom()
        try room.objected()
        try room.setRoles([.clerk, .reviewer], of: CounterRoom.clerk)
        let entered = objecting(room, CounterRoom.clerk)
        #expect(entered.says("异议针对的报告由您录入"))
        let confirmed = objecting(room, CounterRoom.reviewer)
        #expect(confirmed.says("异议针对的报告由您复核"))
    }

    @Test("Two at one objection: the second is told who was quicker, and keeps his words")
    func objectionRace() throws {
        let room = try CounterRoom()
        let check = try room.objected()
        try room.setRoles([.manager, .reviewer], of: CounterRoom.manager)
        let counter = objecting(room)
        counter.press(.character("2"))
        counter.type("维持的理由")
        _ = try room.office.checkReview.decideObjection(
            isUpheld: true, "重新核对", in: check, try room.session(CounterRoom.manager))
        counter.press(.tab, .enter, .character("1"))
        #expect(counter.says("刚刚办过这件，现在是「核对中」") && counter.says("维持的理由"), "\(rows(counter))")
    }
}
