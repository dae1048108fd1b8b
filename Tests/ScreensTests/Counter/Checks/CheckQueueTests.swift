import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Economic checks in the queue, and the page of one.
@Suite struct CheckQueueTests {
    @Test("Each tab of the checks lists what its count says, at 80 columns without a cut")
    func tabs() throws {
        let room = try CounterRoom()
        let check = try room.requested()
        let counter = room.counter(CounterRoom.clerk)
        #expect(counter.harness.rows[2] == "    待办   续租:3   合同:1   核对:4   去世搬离:0   F5 补租")
        counter.checks("1")
        #expect(counter.harness.titleLine.contains("经济状况核对"))
        #expect(
            counter.harness.rows[3]
                == "  1待送出:2  2核对中:1  3待复核:1  4异议:1  5符合:2  6不符合:2  7全部:12")
        #expect(counter.says(check.number.description) && counter.says("发起日期"))
        let sent = try room.sent(check)
        counter.hear()
        #expect(counter.harness.rows[3].contains("待送出:1") && counter.harness.rows[3].contains("核对中:2"))
        _ = try room.office.checkReview.enterReport(
            try room.report(sent), picture: try room.picture(), in: sent, try room.session(CounterRoom.clerk))
        counter.hear()
        counter.press(.character("3"))
        #expect(counter.says("录入日期") && counter.says(check.number.description))
        for tab in "1234567" {
            counter.press(.character(tab))
            #expect(!counter.harness.rows[5...15].joined().contains("…"))
        }
    }

    @Test("A search finds a check by its number, by a document in full and by two characters of a name")
    func search() throws {
        let room = try CounterRoom()
        let check = try room.requested()
        let account = try #require(room.account(.oldPolicy))
        for text in [check.number.description, account.login, String(account.name.suffix(2))] {
            let counter = room.counter(CounterRoom.clerk)
            counter.press(.function(3))
            counter.type(text)
            counter.press(.enter)
            #expect(counter.says(check.number.description) && counter.says("已发起，等待送出"), "\(text)")
        }
    }

    @Test(
        "What was found: each item, the sums against the limits, who entered and who confirmed; the look leaves one entry"
    )
    func page() throws {
        let room = try CounterRoom()
        let check = try room.assessed()
        let counter = room.counter(CounterRoom.manager)
        counter.checks("5")
        counter.press(.enter)
        #expect(counter.says("符合要求") && counter.says("有效期至 2024年2月18日"))
        #expect(counter.says("32,000.17元，限额 54,000.00元（家庭 3 人共 96,000.50元）"))
        #expect(counter.says("600,000.00元，限额 660,000.00元"))
        counter.press(.end)
        #expect(counter.says("存款") && counter.says("600,000.00元"))
        counter.press(.home, .pageDown)
        #expect(counter.says("工资性收入") && counter.says("转移净收入") && counter.says("不计入"))
        #expect(try room.looks(at: check) == 1)
        counter.press(.escape)
        #expect(try room.looks(at: check) == 1)
    }

    @Test("Who may not see figures and papers sees the result alone, and leaves no look")
    func auditor() throws {
        let room = try CounterRoom()
        let check = try room.assessed()
        let counter = room.counter("jiandu")
        counter.checks("5")
        counter.press(.enter)
        #expect(counter.says("符合要求") && counter.says("您没有查看收入、财产和图片的权限"))
        #expect(!counter.says("600,000.00元") && !counter.says("96,000.50"))
        #expect(try room.looks(at: check) == 0)
    }

    @Test("Family, authorisations and request; the picture of a paper opens and is looked at under its number")
    func facts() throws {
        let room = try CounterRoom()
        let draft = try room.authorised(leaving: 1)
        let spouse = try #require(draft.members.filter(\.isAdult).last)
        let check = try room.office.checkReview.authoriseOnPaper(
            spouse.person, picture: try room.picture(), in: draft, try room.session(CounterRoom.clerk))
        let counter = room.counter(CounterRoom.manager)
        counter.checks("7")
        counter.press(.enter)
        #expect(counter.says("等待授权") && counter.says("在自助终端阅读 10秒") && counter.says("书面，"))
        #expect(counter.says("未满 18 周岁，不用授权") && counter.says("申请人还没有发起核对"))
        counter.press(.down, .enter)
        counter.pass(seconds: 1)
        #expect(counter.says("\(check.number)：书面材料的图片"))
        #expect(try room.looks(at: check) == 1)
        counter.press(.escape)
        #expect(counter.says("家庭成员和授权"))
    }

    @Test("Another person's deed is told by name, one's own is not")
    func changed() throws {
        let room = try CounterRoom()
        let check = try room.entered()
        let counter = room.counter(CounterRoom.manager)
        counter.checks("3")
        counter.press(.enter)
        #expect(counter.says("报告待复核") && counter.says("等待第二人复核"))
        _ = try room.office.checkReview.refuseReport(
            "存款少了一位数", in: check, try room.session(CounterRoom.reviewer))
        counter.hear()
        #expect(counter.says("罗*霞刚刚办过这件，屏幕已更新"))
        #expect(counter.says("录入有误，已退回") && counter.says("存款少了一位数"))
        let clerk = room.counter(CounterRoom.clerk)
        clerk.checks("1")
        let queue = [Character("1"), "2"].flatMap { tab in
            clerk.press(.character(tab))
            return clerk.harness.rows
        }
        #expect(queue.contains { $0.contains("\(check.number)") && $0.contains("退回重录") })
    }

    @Test(
        "Both panes are there from 106 columns on",
        arguments: [Size(width: 120, height: 40), Size(width: 200, height: 60)])
    func wide(_ size: Size) throws {
        let room = try CounterRoom()
        try room.assessed(property: CounterRoom.above)
        let counter = room.counter(CounterRoom.manager, size: size)
        counter.checks("6")
        counter.press(.enter)
        #expect(counter.says("超过限额") && counter.says("家庭成员和授权") && counter.says("办理过程"))
        #expect(counter.says("异议期限：2023年8月28日24时前"))
    }
}
