import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

@Suite("The way in")
struct EntranceTests {
    @Test("P-04: a method that is not connected says so and points to those that work", arguments: [1, 4, 5, 6, 7])
    func unconnected(_ number: Int) throws {
        let kiosk = try KioskRoom().kiosk()
        kiosk.press(.enter, .character(Character(String(number))))
        #expect(kiosk.says("尚未接通，请选「账号密码」或「一次性验证码」。"))
        #expect(kiosk.says("其他登录方式"))
    }

    @Test("P-02: a wrong password delays the next try, counted down")
    func wrongPassword() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.identify()
        for wait in ["1秒", "2秒", "4秒"] {
            kiosk.type("wrong-password")
            kiosk.press(.enter)
            #expect(kiosk.says("请在 \(wait) 后再试"))
            kiosk.press(.enter, .enter)
            #expect(kiosk.harness.messageLine.contains("现在还不能登录"), "the button says for how long, and asks nobody")
            kiosk.pass(seconds: 5)
            #expect(kiosk.says("现在可以再试一次"))
        }
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        #expect(kiosk.says("个人信息收集告知"))
    }

    @Test("a letter that the number cannot have is told at once, and an X is none of those")
    func letters() throws {
        let kiosk = try KioskRoom().kiosk()
        kiosk.press(.enter, .character("2"))
        kiosk.type("44x")
        #expect(kiosk.harness.messageLine.filter { $0 != " " }.isEmpty, "\(kiosk.text)")
        kiosk.type("g")
        #expect(kiosk.harness.messageLine.contains("这里只能输数字"), "\(kiosk.text)")
    }

    @Test("a number that cannot be right is told beside its field, and Esc still goes back")
    func wrongNumber() throws {
        let kiosk = try KioskRoom().kiosk()
        kiosk.press(.enter, .character("2"))
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("有 2 处要改正"))
        kiosk.type("440303198001010000")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("号码输错了"))
        kiosk.press(.escape)
        #expect(kiosk.says("其他登录方式"))
    }

    @Test("a one-time code opens the door to a new password, whose rules are told before")
    func oneTimeCode() throws {
        let room = try KioskRoom()
        try room.tenant()
        try room.account(try room.person(901, name: "李受理"), login: "shouli", .clerk)
        let clerk = try room.office.signIn.signIn(
            LoginClaim(door: .staff, login: "shouli", secret: KioskRoom.password), by: .password,
            at: TerminalID("counter"))
        let code = try room.office.review.issueCode(to: PersonID("p-1"), clerk).digits
        let kiosk = room.kiosk()
        kiosk.press(.enter, .character("3"))
        kiosk.type(try KioskRoom.document(1).value)
        kiosk.press(.enter)
        kiosk.type(code)
        kiosk.press(.enter)
        #expect(kiosk.says("至少8个字符"))
        kiosk.type("12345678")
        kiosk.press(.enter)
        kiosk.type("12345678")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("有 1 处要改正"), "too common")
        kiosk.type("青菜豆腐保平安康")
        kiosk.press(.enter)
        kiosk.type("青菜豆腐保平安")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("两次输入的密码不一样"))
        kiosk.type("青菜豆腐保平安康")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("密码已经设置好了"))
        #expect(kiosk.says("个人信息收集告知"))
    }

    @Test("L-01: the notice is read, ticked and agreed to; 不同意 leads to the counter and leaves nothing")
    func notice() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.identify()
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("[ ] 我已阅读并知晓"), "the tick waits for the end of the text: Enter reads on")
        kiosk.press(.right, times: 8)
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请先勾选"))
        kiosk.press(.down, .right, .enter)
        #expect(kiosk.says("您选择了不同意") && kiosk.says("公租房补贴由工作人员告诉您怎样申请"))
        #expect(!kiosk.text.contains("陈"))
        kiosk.press(.enter)
        #expect(kiosk.says("点这里登录"))
        try kiosk.signIn()
        kiosk.press(.function(10), .character("1"))
        try kiosk.signIn()
        #expect(kiosk.says("您好"), "agreed once, it is not asked again")
    }

    @Test("Who left is gone from the kiosk also where that cannot be written just now")
    func unwritten() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        let desk = kiosk.harness.interpreter
        room.records.failure = .store(.diskFull)
        kiosk.press(.function(10), .character("1"))
        #expect(desk.session == nil && !kiosk.text.contains("陈"))
        room.records.failure = nil
        #expect(desk.attempt(.leave) == .left, "asked again, its end is written")
        try kiosk.signIn()
    }

    @Test(
        "An abandoned notice warns after the time for the page in view",
        arguments: [
            Size(width: 80, height: 24), Size(width: 200, height: 60),
        ])
    func abandoned(_ size: Size) throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk(size: size)
        try kiosk.identify()
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        #expect(kiosk.says("个人信息收集告知"))
        kiosk.harness.pass(seconds: 60)
        #expect(!kiosk.says("您还在吗"))
        kiosk.press(.right)
        // The warning stands for at least 20 seconds.
        for _ in 0..<8 where !kiosk.says("您还在吗") { kiosk.harness.pass(seconds: 20) }
        #expect(kiosk.says("您还在吗"))
    }

    @Test("Enter behind the password signs in, and the hint says so")
    func enterSignsIn() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.identify()
        #expect(kiosk.harness.hintLine.contains("回车 登录"))
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        #expect(kiosk.says("个人信息收集告知"))
    }

    @Test("What is said of a number or a delay goes when it is no longer so")
    func stale() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        kiosk.press(.enter, .character("2"))
        #expect(kiosk.harness.hintLine.contains("↓ 到按钮，再按 0"))
        let number = try KioskRoom.document(1).value
        kiosk.type(String(number.dropLast()))
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("应为18位"))
        kiosk.type(String(number.suffix(1)))
        #expect(!kiosk.says("应为18位"))
        kiosk.press(.enter)
        kiosk.type("wrong-password")
        kiosk.press(.enter)
        kiosk.type("x")
        kiosk.press(.enter)
        #expect(kiosk.harness.messageLine.contains("还不能登录"))
        kiosk.pass(seconds: 5)
        #expect(kiosk.says("现在可以再试一次") && !kiosk.says("还不能登录"))
    }

    @Test("Enter while a delay counts says for how long yet, wherever the focus is, and the seconds go on")
    func waiting() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        kiosk.press(.enter, .character("2"))
        kiosk.type(try KioskRoom.document(1).value)
        kiosk.press(.enter)
        for _ in 0..<4 {
            kiosk.type("wrong-password")
            kiosk.press(.enter)
            if !kiosk.says("请在8秒后再试") { kiosk.pass(seconds: 5) }
        }
        kiosk.press(.enter)
        #expect(kiosk.harness.messageLine.contains("还要等8秒"))
        kiosk.pass(seconds: 2)
        #expect(kiosk.harness.messageLine.contains("还要等6秒"))
        kiosk.type("x")
        #expect(!kiosk.harness.messageLine.contains("还要等"))
        kiosk.pass(seconds: 1)
        #expect(!kiosk.harness.messageLine.contains("还要等"))
        kiosk.press(.enter)
        #expect(kiosk.harness.messageLine.contains("还要等5秒"))
    }

    @Test("A credit code of a wrong form is told beside its field and is no failed try")
    func creditCode() throws {
        let room = try KioskRoom()
        try room.account(try room.person(7, name: "样例公司"), login: "91350100M000100Y43", .organisation)
        let kiosk = room.kiosk()
        kiosk.press(.enter, .right, .character("2"))
        kiosk.type("91350100M000100Y4")
        kiosk.press(.enter)
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        #expect(kiosk.says("应为 18 位，实际 17 位"))
        #expect(!kiosk.says("再试"), "nothing was tried, so nothing delays")
        kiosk.type("3")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("本单位为职工签订"))
    }

    @Test("Digits typed while a delay counts open no menu, wherever the focus is")
    func digitsMeanwhile() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.identify()
        kiosk.type("wrong-password")
        kiosk.press(.enter)
        kiosk.press(.down, .character("0"))
        #expect(kiosk.says("请在") && !kiosk.says("菜单：按数字选择"))
        kiosk.pass(seconds: 5)
        kiosk.press(.character("0"))
        #expect(kiosk.says("菜单：按数字选择"))
    }

    @Test("A call from the first page can be taken back by whoever comes next, and ends with the idle time")
    func callAtEntrance() throws {
        let room = try KioskRoom()
        let reviewer = try room.reviewer()
        let waiting = { try room.office.calls.waiting(reviewer).count }
        let kiosk = room.kiosk()
        kiosk.press(.function(9), .character("1"))
        #expect(try waiting() == 1)
        #expect(kiosk.says("请取消呼叫"))
        kiosk.press(.character("2"))
        #expect(try waiting() == 0)
        #expect(kiosk.says("呼叫已取消") && !kiosk.says("请取消呼叫") && !kiosk.harness.titleLine.contains("呼叫"))
        kiosk.press(.function(9), .character("1"))
        kiosk.pass(seconds: 61)
        #expect(kiosk.says("您还在吗"))
        kiosk.press(.down)
        #expect(try waiting() == 1)
        kiosk.pass(seconds: 95)
        #expect(try waiting() == 0)
        #expect(!kiosk.harness.titleLine.contains("呼叫") && !kiosk.says("请取消呼叫"))
        kiosk.pass(seconds: 300)
        #expect(!kiosk.says("您还在吗"), "with nobody waiting the first page stands for ever")
    }

    @Test("A kiosk without a name of its own is called by the number of its device")
    func unnamed() throws {
        let room = try KioskRoom()
        let kiosk = room.kiosk(named: "/dev/pts/3")
        kiosk.press(.function(9))
        #expect(kiosk.says("呼叫的终端 3号终端") && !kiosk.text.contains("pts"))
    }

    @Test(
        "A call that failed says so and is made again, by its number or by F9",
        arguments: [Key.character("1"), .function(9)])
    func failedCall(_ again: Key) throws {
        let room = try KioskRoom()
        let kiosk = room.kiosk()
        room.records.failure = .store(.diskFull)
        kiosk.press(.function(9))
        #expect(kiosk.says("没有呼叫成功") && kiosk.says("请直接到窗口") && !kiosk.says("正在呼叫"))
        kiosk.press(again)
        #expect(kiosk.says("没有呼叫成功"))
        room.records.failure = nil
        kiosk.press(again)
        #expect(kiosk.says("已呼叫工作人员"))
        #expect(try room.office.calls.open(at: TerminalID(KioskRoom.terminal)) != nil)
    }

    @Test("What was said of an answered call goes when the call is over")
    func endedCall() throws {
        let room = try KioskRoom()
        let reviewer = try room.reviewer()
        let kiosk = room.kiosk()
        kiosk.press(.function(9), .character("1"))
        let call = try #require(try room.office.calls.waiting(reviewer).first)
        try room.office.calls.answer(call.id, reviewer)
        kiosk.hear()
        #expect(kiosk.says("马上就来"))
        try room.office.calls.close(call.id, reviewer)
        kiosk.hear()
        #expect(kiosk.says("这次呼叫已经结束") && !kiosk.says("马上就来"))
    }

    @Test("结束使用 and the end of the idle time wipe the person")
    func wiped() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        #expect(kiosk.text.contains("陈*民"))
        kiosk.press(.escape, .character("1"))
        #expect(kiosk.says("点这里登录") && !kiosk.text.contains("陈"))
        try kiosk.signIn()
        kiosk.pass(seconds: 61)
        #expect(kiosk.says("您还在吗"))
        kiosk.press(.up)
        #expect(!kiosk.says("您还在吗"))
        kiosk.pass(seconds: 95)
        #expect(kiosk.says("点这里登录") && !kiosk.text.contains("陈"))
    }
}
