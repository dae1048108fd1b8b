import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The queue, calls and one-time codes.
@Suite struct CounterQueueTests {
    @Test("The queue at 80x24")
    func golden() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        let rows = counter.harness.rows
        #expect(rows[2] == "    待办   续租:3   合同:1   核对:3   去世搬离:0   F5 补租")
        #expect(rows[3] == "   1 待受理:2  2 我的:1  3 审核中:1  4 退回:1  5 通过:1  6 不通过:1  7 全部:8")
        #expect(rows[5] == "    受理编号        申请人    合同编号         提交日期         等待  备注")
        #expect(rows[6].hasPrefix("  > R2308-00006-8   陈*勇"))
        #expect(rows[6].contains("2023年8月18日"))
        #expect(rows[6].contains("3天"))
        #expect(rows[23].hasPrefix("  F2 取下一件  回车 打开  F3 查找  F7 合同"))
    }

    @Test("Tabs change by digit and by Tab; each lists what its count says")
    func tabs() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.character("7"))
        #expect(counter.says("第 1 条，共 8 条"))
        counter.press(.tab)
        #expect(counter.harness.titleLine.contains("合同签订"))
        counter.press(.backTab, .character("5"))
        #expect(counter.says("第 1 条，共 1 条"))
    }

    @Test("At 80 columns the number of the lease is whole in every tab, and a call's step is")
    func narrow() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        for tab in "1234567" {
            counter.press(.character(tab))
            #expect(counter.says("样租-2020-11"))
            #expect(!counter.harness.rows[6...15].joined().contains("…"))
        }
        let step = "个人租赁合同续约：确认续约信息，其他入住人"
        _ = try room.office.calls.raise(at: TerminalID("一楼大厅三号机"), step: step)
        counter.hear()
        #expect(counter.harness.titleLine.hasPrefix("  续租审核 "))
        counter.press(.function(9))
        #expect(counter.says(step))
    }

    @Test("Whose case it is stands in the queue, as in the case itself")
    func holder() throws {
        let room = try CounterRoom()
        for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
            let counter = room.counter(CounterRoom.otherReviewer, size: size)
            counter.press(.character("3"))
            #expect(counter.says("罗*霞") && counter.says("样租-2020-114"))
            counter.press(.enter)
            #expect(counter.says("由罗*霞审核"))
        }
        let own = room.counter(CounterRoom.reviewer)
        own.press(.character("3"))
        #expect(own.says("本人") && !own.harness.rows[7].contains("罗"))
    }

    @Test("A list that goes on says so in a row of its own")
    func more() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer, size: Size(width: 80, height: 24))
        counter.press(.function(2), .function(6))
        let row = try #require(counter.harness.rows.first { $0.contains("下面还有") })
        #expect(row.filter { $0 != " " } == "下面还有")
        for _ in 0..<60 { counter.press(.down) }
        #expect(!counter.says("下面还有"))
    }

    @Test("A call from a terminal without a name is told by the number of its device") func unnamedTerminal() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        _ = try room.office.calls.raise(at: TerminalID("/dev/pts/8"), step: "登录")
        counter.hear()
        #expect(counter.harness.titleLine.contains("8号终端") && !counter.harness.titleLine.contains("pts"))
        counter.press(.function(9))
        #expect(counter.says("8号终端") && !counter.says("pts"))
    }

    @Test("Search by receipt number, identity number and two characters of a name; one character is too few")
    func search() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        func find(_ text: String) {
            counter.press(.function(3), .control("u"))
            counter.type(text)
            counter.press(.enter)
        }
        find("r2308000068")
        #expect(counter.says("1 件"))
        #expect(counter.says("R2308-00006-8"))
        find(try #require(room.account(.approved)).login)
        #expect(counter.says("审核通过"))
        find("R2308-00006-9")
        #expect(counter.says("最后一位校验码不符") && !counter.says("0 件"))
        counter.press(.escape)
        find("样勇")
        #expect(counter.says("查找「样勇」"))
        find("勇")
        #expect(counter.says("至少两个字"))
        counter.press(.escape, .escape)
        #expect(counter.says("共 2 条"))
    }

    @Test("Who may not review is told why 取下一件 does nothing")
    func rights() throws {
        let counter = try CounterRoom().counter(CounterRoom.clerk)
        counter.press(.function(2))
        #expect(counter.says("您没有审核权限"))
        let reviewer = try CounterRoom().counter(CounterRoom.reviewer)
        reviewer.press(.function(4))
        #expect(reviewer.says("您没有受理权限"))
    }

    @Test("Who may not see the queue is told so in its place")
    func noQueue() throws {
        let counter = try CounterRoom().counter("fafang")
        #expect(counter.says("您的工作在补租，请按 F5"))
        counter.press(.function(7), .character("3"), .function(2))
        #expect(counter.says("您的工作在补租，请按 F5") && !counter.says("正在读取") && !counter.says("编号 E-"))
    }

    @Test("A call stands in the title line of every page with its waiting time, is answered and closed by F9 and Enter")
    func calls() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        _ = try room.office.calls.raise(at: TerminalID("三号机"), step: "上传材料")
        counter.hear()
        #expect(counter.harness.titleLine.contains("F9 呼叫：三号机 上传材料 0秒"))
        counter.pass(seconds: 65)
        #expect(counter.harness.titleLine.contains("上传材料 65秒"))
        counter.press(.function(9))
        #expect(counter.says("等候应答"))
        counter.press(.enter)
        #expect(counter.says("已应答 三号机 的呼叫"))
        #expect(!counter.harness.titleLine.contains("F9 呼叫"))
        #expect(try room.office.calls.open(at: TerminalID("三号机"))?.answeredBy != nil)
        counter.press(.enter)
        #expect(counter.says("现在没有呼叫"))
        #expect(try room.office.calls.open(at: TerminalID("三号机")) == nil)
    }

    @Test("Where nobody calls, no key answers")
    func noCalls() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(9))
        #expect(counter.says("现在没有呼叫") && !counter.says("回车 应答"))
    }

    @Test("Of cases that wait, those that are his own are said to be left for a colleague")
    func ownCase() throws {
        let room = try CounterRoom()
        let tenant = try #require(room.account(.submitted))
        let new = NewStaff(
            login: "zuke", name: tenant.name, document: try room.document(tenant.login), roles: [.reviewer],
            password: "白菜炖粉条 8 碗")
        _ = try room.office.staff.create(new, try room.session(CounterRoom.manager))
        let counter = room.counter()
        counter.type("zuke")
        counter.press(.tab)
        counter.type("白菜炖粉条 8 碗")
        counter.press(.enter, .function(2))
        for _ in 0..<10 where counter.harness.depth > 1 {
            counter.press(.function(5), .character("1"))
            counter.pass(seconds: 1)
        }
        #expect(counter.says("其余 1 件须由同事审核"))
        counter.press(.down, .function(2))
        #expect(counter.says("其余 1 件是您本人的或由您录入的，留给同事审核"))
    }

    @Test("A code is issued after the person was compared and ticked; its digits work and go with the page")
    func code() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.clerk)
        let account = try #require(room.account(.notActivated))
        counter.press(.function(4))
        counter.type(account.login)
        counter.press(.enter)
        #expect(counter.says("1974年2月28日"))
        #expect(counter.says(account.name))
        #expect(!counter.harness.text.contains(account.login))
        counter.press(.down, .enter)
        #expect(counter.says("请先勾选"))
        counter.press(.up, .enter, .enter)
        #expect(counter.says("还有 15分钟 有效"))
        let shown = try #require(
            counter.harness.rows.compactMap { row -> String? in
                let digits = row.filter(\.isNumber)
                return digits.count == 8 && row.filter { $0 != " " }.count == 8 ? digits : nil
            }.first)
        counter.pass(seconds: 61)
        #expect(counter.says("还有 14分钟 有效"))
        let claim = LoginClaim(door: .person, login: account.login, secret: shown)
        _ = try room.office.signIn.activate(claim, newPassword: "correct horse battery", at: TerminalID("K1"))
        counter.press(.escape)
        #expect(!counter.says(Array(shown).map(String.init).joined()))
        counter.press(.function(4))
        #expect(counter.says("请查验本人和证件原件"))
    }

    @Test("A number that nobody has, and one that cannot be, are told apart")
    func unknownNumber() throws {
        let counter = try CounterRoom().counter(CounterRoom.clerk)
        counter.press(.function(4))
        counter.type("440303197402289918")
        counter.press(.enter)
        #expect(counter.says("号码输错了"))
        counter.press(.end)
        for _ in 0..<18 { counter.press(.backspace) }
        counter.type("11010519491231002X")
        counter.press(.enter)
        #expect(counter.says("没有登记这个证件号码的人"))
    }

    @Test("Every row's cells add up on every page at every size, the smallest ones too")
    func sizes() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        let ways: [[Key]] = [
            [], [.character("7")], [.function(3)], [.escape, .function(9)], [.escape, .function(2)],
            [.character("3")], [.character("5")], [.function(5)], [.escape, .function(6)], [.enter, .character("1")],
            [.enter, .function(6)], [.escape, .escape, .function(7)], [.escape, .enter], [.character("+")],
            [.function(1)],
        ]
        for way in ways {
            for key in way { counter.press(key) }
            for size in [(80, 24), (120, 36), (200, 60), (81, 25), (107, 24), (110, 24), (40, 10)] {
                counter.harness.resize(Size(width: size.0, height: size.1))
                let frame = counter.harness.frame
                for y in 0..<frame.size.height {
                    #expect(frame.rowColumns(y) == frame.size.width)
                    #expect(frame.rowHoldsTogether(y))
                }
                if size.0 >= 80, size.1 >= 24 { #expect(frame.cursor != nil) }
            }
            counter.harness.resize(Size(width: 80, height: 24))
        }
    }

    @Test("From 110 columns on a case has its materials beside its blocks")
    func panes() throws {
        let room = try CounterRoom()
        let wide = room.counter(CounterRoom.reviewer, size: Size(width: 110, height: 36))
        wide.press(.function(2))
        #expect(wide.says("住房信息"))
        #expect(wide.says("承租人身份证反面"))
        #expect(wide.says("办理过程"))
        wide.harness.resize(Size(width: 100, height: 36))
        #expect(!wide.says("办理过程"))
        wide.press(.character("6"))
        #expect(wide.says("办理过程"))
    }
}

/// The list with which a demonstration begins.
@Suite struct DemoTests {
    @Test("The sign-in pages begin with login and password of who was chosen, in training alone")
    func fillsIn() throws {
        let room = try KioskRoom()
        try room.tenant()
        let login = try KioskRoom.document(1).value
        let person = SampleOffice.Account(
            role: .applicant, login: login, password: KioskRoom.password, name: "陈一民", situation: nil)
        let kiosk = room.kiosk(practice: Practice(person))
        kiosk.press(.enter, .character("2"), .enter)
        #expect(kiosk.says("个人信息收集告知"))
        kiosk.press(.function(10), .character("1"))
        kiosk.press(.enter, .character("3"))
        #expect(kiosk.says("一次性验证码登录") && kiosk.says(String(login.prefix(6))), "the code is typed")
        let clerk = SampleOffice.Account(
            role: .clerk, login: "chuangkou", password: "anju-2023-xl", name: "王", situation: nil)
        func page(_ practice: Practice) -> String {
            let settings = CounterSettings(Settings(), terminal: "1号窗", isTraining: true, practice: practice)
            let desk = CounterDesk(office: room.office, settings: settings)
            return ProgramHarness(Counter.settings(settings), interpreter: desk).text
        }
        #expect(page(Practice(clerk)).contains("chuangkou") && page(Practice(clerk)).contains("************"))
        #expect(!page(Practice(person)).contains(login))
        let working = KioskSettings(Settings(), terminal: "1号机", isTraining: false, practice: Practice(person))
        #expect(working.practice == nil)
    }

    @Test("A digit, or Enter on a person, opens a desk")
    func open() throws {
        let accounts = try CounterRoom().sample.accounts
        func choice(_ keys: Key...) -> DemoDesk.Choice? {
            let desk = DemoDesk()
            let root = DemoPage(accounts, directory: "/var/anju-demo")
            let program = ProgramSettings(root: root, words: .anju, isTraining: true)
            let harness = ProgramHarness(program, interpreter: desk)
            #expect(harness.text.contains("60821573"))
            for key in keys { harness.press(key) }
            #expect(harness.hasEnded == (desk.choice != nil))
            return desk.choice
        }
        #expect(choice(.character("1")) == .kiosk)
        #expect(choice(.character("2")) == .counter)
        #expect(choice(.down, .enter) == .person(1))
        #expect(choice(.end, .enter) == .person(accounts.count - 1))
        #expect(choice(.down) == nil)
    }
    @Test("Training data that were not made to the end say what to delete")
    func interrupted() {
        let root = DemoPage([], directory: "/var/anju-demo")
        let harness = ProgramHarness(
            ProgramSettings(root: root, words: .anju, isTraining: true), interpreter: DemoDesk())
        #expect(harness.text.contains("/var/anju-demo"))
        harness.press(.enter)
        #expect(!harness.hasEnded)
    }
}
