import Cells
import Forms
import Housing
import OfficeSupport
import PaperSamples
import Testing

@testable import Office
@testable import Screens

@Suite("The papers of the rent subsidy at the counter")
struct SubsidyPaperPageTests {
    private let room: KioskRoom
    private let numbers: [String]
    private let run: String

    /// Two families have signed, and their first month is prepared.
    init() throws {
        room = try KioskRoom()
        for (serial, login, role) in [
            (901, "shouli", OfficeRole.clerk), (903, "fafang", .cashier), (904, "zhuguan", .manager),
        ] {
            try room.account(try room.person(serial, name: "王\(login)"), login: login, role)
        }
        let office = room.office
        func session(_ login: String) throws -> Session {
            let claim = LoginClaim(door: .staff, login: login, secret: KioskRoom.password)
            return try office.signIn.signIn(claim, by: .password, at: TerminalID("C9"))
        }
        room.clocks.officeNow = SignedFamilies.signedAt
        numbers = try SignedFamilies.sign([2, 1], in: office, try session("shouli"))
        let month = try #require(Month("2023-11"))
        room.clocks.officeNow = Moment(day(2023, 11, 20), hour: 9)
        run = try #require(
            try office.payments.prepare(SignedFamilies.batch, month: month, try session("fafang"))
        ).number
    }

    private struct Root: CounterScreen {
        let paper: SubsidyPaper
        let clerk: Clerk
        var chrome: Chrome { Chrome(title: "在下面") }
        var hints: [KeyHint] { [] }
        mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
            event == .appeared ? [.show(SubsidyPaperPage(paper, clerk: clerk))] : []
        }
        func draw(on surface: inout Surface, in body: Rect, now: Instant) { surface.cursor = body.origin }
    }

    private typealias Harness = ProgramHarness<CounterAsk, CounterAnswer, CounterDesk>

    /// The page on top of another, of somebody who is signed in.
    private func open(
        _ paper: SubsidyPaper, _ login: String, size: Size = Size(width: 80, height: 24)
    ) throws -> Harness {
        let desk = CounterDesk(
            office: room.office, settings: CounterSettings(Settings(), terminal: "C1", isTraining: false))
        guard case .signedIn(let clerk) = desk.attempt(.signIn(login: login, password: KioskRoom.password)) else {
            throw OfficeFailure.store(.notFound)
        }
        let harness = Harness(
            ProgramSettings(root: Root(paper: paper, clerk: clerk), words: .counter), interpreter: desk, size: size)
        pass(harness, seconds: 1)
        return harness
    }

    private func pass(_ harness: Harness, seconds: Int) {
        for _ in 0..<seconds {
            room.clocks.pass(seconds: 1)
            harness.pass(seconds: 1)
        }
    }

    private func says(_ harness: Harness, _ sentence: String) -> Bool {
        harness.rows.map { $0.filter { $0 != " " } }.joined().contains(sentence.filter { $0 != " " })
    }

    private var agreement: SubsidyPaper { .agreement(SignedFamilies.batch, receipt: SignedFamilies.receipt(1)) }

    @Test("The agreement is read masked below the printer's state, and printed in full by F5")
    func agreementPage() throws {
        let harness = try open(agreement, "shouli")
        #expect(says(harness, "社会存量住房补租协议") && says(harness, numbers[0]), "\(harness.text)")
        #expect(says(harness, "打印机：大厅打印机（一楼），可以打印"))
        #expect(!harness.text.contains(try KioskRoom.document(1).value))
        harness.press(.function(5))
        pass(harness, seconds: 5)
        #expect(says(harness, "打印完成。请取走全部纸张"), "\(harness.text)")
        let order = try #require(room.printer.orders.first)
        #expect(order.title == numbers[0] && room.printer.orders.count == 1)
        let printed = try #require(room.paper.drawn.last)
        #expect(printed.lines.contains { $0.text.contains("62220000000\(10001)") })
        harness.press(.escape)
        #expect(says(harness, "在下面"))
    }

    @Test("The pages at 80x24, to the letter")
    func frames() throws {
        let agreement = try open(agreement, "shouli")
        #expect(agreement.rows.joined(separator: "\n") == Frames.agreement)
        let payments = try open(.paymentList(run: run), "zhuguan")
        payments.press(.pageDown)
        #expect(payments.rows.joined(separator: "\n") == Frames.payments)
    }

    @Test("What keeps the printer is told before and after; Esc stops it")
    func held() throws {
        room.printer.queues = [
            PrintQueue(name: "hall", says: "", place: "", isDefault: true, state: .held(.outOfPaper))
        ]
        room.printer.states = [.held(.outOfPaper)]
        let harness = try open(agreement, "shouli")
        #expect(says(harness, "打印机：hall，打印机没有纸了。"), "\(harness.text)")
        harness.press(.function(5))
        pass(harness, seconds: 4)
        harness.press(.escape)
        pass(harness, seconds: 2)
        #expect(says(harness, "已停止打印"), "\(harness.text)")
        #expect(says(harness, "社会存量住房补租协议"))
    }

    @Test("Without a printer the paper can still be read")
    func noPrinter() throws {
        room.printer.failure = .noPrinter
        let harness = try open(agreement, "shouli")
        #expect(says(harness, "没有找到打印机") && says(harness, "社会存量住房补租协议"), "\(harness.text)")
        harness.press(.function(5))
        pass(harness, seconds: 3)
        #expect(says(harness, "社会存量住房补租协议"))
    }

    @Test("A payment run has its rows in columns, and in a narrow place cell by cell")
    func payments() throws {
        let harness = try open(.paymentList(run: run), "zhuguan", size: Size(width: 100, height: 60))
        let rows = harness.rows
        let line = try #require(rows.first { $0.contains(numbers[0]) }, "\(harness.text)")
        #expect(line.contains("6222") && line.contains("****") && line.contains("2,145.00元"), "\(line)")
        #expect(rows.contains { $0.contains("协议编号") && $0.contains("收款人") && $0.contains("账号") })
        #expect(!harness.text.contains("陈样例"))
    }

    @Test("What cannot be had is said where he came from")
    func refused() throws {
        let letters = try open(.callLetters(SignedFamilies.batch), "shouli")
        #expect(says(letters, "没有已通知、等待签订的家庭") && says(letters, "在下面"), "\(letters.text)")
        let list = try open(.publicList(SignedFamilies.batch, number: nil), "shouli")
        #expect(says(list, "在下面") && !says(list, "公示期"))
        let other = try open(agreement, "zhuguan")
        #expect(says(other, "在下面"))
    }

    @Test("At a kiosk the own agreement is read, printed and saved by the keys of a small pad")
    func kiosk() throws {
        let person = try room.person(1, name: "陈样例")
        try room.account(person, login: person.document.value, .applicant)
        let desk = KioskDesk(
            office: room.office, settings: KioskSettings(Settings(), terminal: "K1", isTraining: false))
        let claim = LoginClaim(door: .person, login: person.document.value, secret: KioskRoom.password)
        guard case .signedIn(let visitor) = desk.attempt(.signIn(claim, .password)) else {
            Issue.record("nobody signed in")
            return
        }
        let page = PaperPreviewPage(visitor: visitor, paper: .agreement(SignedFamilies.batch))
        let harness = ProgramHarness(ProgramSettings(root: page, words: .anju), interpreter: desk)
        func says(_ sentence: String) -> Bool {
            harness.rows.map { $0.filter { $0 != " " } }.joined().contains(sentence.filter { $0 != " " })
        }
        func pass(_ seconds: Int) {
            for _ in 0..<seconds {
                room.clocks.pass(seconds: 1)
                harness.pass(seconds: 1)
            }
        }
        #expect(says("社会存量住房补租协议") && says("补租协议预览"), "\(harness.text)")
        #expect(harness.rows.joined(separator: "\n") == Frames.kiosk)
        harness.press(.enter)
        pass(1)
        #expect(says("打印补租协议") && says("大厅打印机"), "\(harness.text)")
        harness.press(.enter, .enter)
        pass(5)
        #expect(says("请取走全部纸张"), "\(harness.text)")
        #expect(room.printer.orders.map(\.title) == [numbers[0]])
        let printed = try #require(room.paper.drawn.last)
        #expect(printed.lines.contains { $0.text.contains(person.document.value) })
        harness.press(.right, .enter)
        #expect(says("把补租协议存到 U 盘") && says("银行账号"), "\(harness.text)")
        harness.press(.character("1"))
        pass(3)
        #expect(room.shelf.saved.map(\.name) == ["补租协议-\(numbers[0]).pdf"], "\(harness.text)")
    }
}

private enum Frames {
    static let agreement = """
          补租协议                                                            王shouli

          打印机：大厅打印机（一楼），可以打印

          社会存量住房补租协议
          示范文本
          编号：A2310-00001-4
          年度：2023年度
          甲方：深圳市罗湖区住房和建设局
          甲方地址：罗湖区东门中路万达丰大厦裙楼726
          甲方电话：25666765、22185615、25650918、82170385
          乙方（申请人）：陈样例
          证件类型：居民身份证
          证件号码：440***********0010
          户籍区：罗湖区
          备案回执号：BHR00000001
          轮候序位：全市第1位
          签约序位：第1位


          第 1 页，共 6 页   下面还有


          F5 打印  → 下一页  ← 上一页  C 目录  / 查找  Esc 返回  F1 帮助  F10 结束使用
        """

    static let payments = """
          发放清单                                                           王zhuguan

          打印机：大厅打印机（一楼），可以打印

          笔数：2笔
          合计：3,300.00元（大写：叁仟叁佰元整）
          编制：王fafang，2023年11月20日 09:00
          批准：还没有批准

          与上一批次比较

          以前的月份没有发放批次。

          明细
          序号  协议编号       收款人  账号              月份     金额
          1     A2310-00001-4  陈*例   6222********0001  2023-11  2,145.00元
          2     A2310-00002-3  陈*例   6222********0002  2023-11  1,155.00元
          编制人（签名）：王fafang
          批准人（签名）：

          第 2 页，共 2 页   已到最后


          F5 打印  → 下一页  ← 上一页  C 目录  / 查找  Esc 返回  F1 帮助  F10 结束使用
        """

    static let kiosk = """
          我的 › 补租协议预览                                                    陈*例

          社会存量住房补租协议
          示范文本
          编号：A2310-00001-4
          年度：2023年度
          甲方：深圳市罗湖区住房和建设局
          甲方地址：罗湖区东门中路万达丰大厦裙楼726
          甲方电话：25666765、22185615、25650918、82170385
          乙方（申请人）：陈样例
          证件类型：居民身份证
          证件号码：440***********0010
          户籍区：罗湖区
          备案回执号：BHR00000001
          轮候序位：全市第1位
          签约序位：第1位


          第 1 页，共 7 页   下面还有

          > [ 打印 ]    [ 存到 U 盘 ]    [ 返回 ]


          回车 选择  ↓ 往下看  ← → 移动  PgDn 翻页  C 目录  F1 帮助  F10 退出程序
        """
}
