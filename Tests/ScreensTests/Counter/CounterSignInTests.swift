import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The way in and out of the counter.
@Suite struct CounterSignInTests {
    @Test("A wrong password is said so and delays the next, counted down; then the queue opens with its counts")
    func wrongPassword() throws {
        let counter = try CounterRoom().counter()
        counter.type("shenhe")
        counter.press(.tab)
        counter.type("wrong-password")
        counter.press(.enter)
        #expect(counter.says("请在 1秒 后再试"))
        #expect(!counter.harness.text.contains("wrong"))
        counter.pass(seconds: 2)
        #expect(counter.says("现在可以再试一次"))
        counter.type(counter.room.password(of: "shenhe"))
        counter.press(.enter)
        #expect(counter.says("1 待受理:2"))
        #expect(counter.says("罗样霞") || counter.harness.titleLine.contains("样"))
    }

    @Test("Two right sign-ins of one account at the same moment: the second waits for the first, and both are in")
    func sameMoment() throws {
        let room = try CounterRoom()
        let counter = room.counter()
        // The other place has charged its try and is still checking the password.
        let gate = Gate(login: Door.staff.login("shenhe"), terminal: TerminalID("C2"))
        let now = room.clocks.machine()
        try room.records.write { (writer) throws(OfficeFailure) in try gate.charge(writer, at: now) }
        counter.signIn("shenhe")
        #expect(!counter.says("后再试") && !counter.says("1 待受理:2"))
        try room.records.write { (writer) throws(OfficeFailure) in try gate.clear(writer) }
        counter.harness.pass(milliseconds: 50)
        #expect(counter.says("1 待受理:2"))
    }

    @Test("Whoever guesses beside a wrong try is let through no sooner than after its delay")
    func noSooner() throws {
        let room = try CounterRoom()
        let counter = room.counter()
        let gate = Gate(login: Door.staff.login("shenhe"), terminal: TerminalID("C2"))
        let now = room.clocks.machine()
        try room.records.write { (writer) throws(OfficeFailure) in try gate.charge(writer, at: now) }
        counter.signIn("shenhe")
        counter.harness.pass(milliseconds: 990)
        #expect(!counter.says("1 待受理:2"))
        room.clocks.pass(seconds: 1)
        counter.harness.pass(milliseconds: 50)
        #expect(counter.says("1 待受理:2"))
    }

    @Test("Rules that are missing are told when the counter opens, before a case is taken")
    func missingRules() throws {
        let policies = Policies { path throws(OfficeFailure) in
            path.contains("reasons") ? nil : DefaultFiles.policies.first { $0.path == path }?.bytes
        }
        let counter = try CounterRoom(policies: policies).counter("shenhe2")
        #expect(counter.says("规则文件有问题") && counter.says("reasons.toml"))
        #expect(counter.says("1 待受理:2"))
    }

    @Test("An empty field is named, and nothing is asked")
    func empty() throws {
        let counter = try CounterRoom().counter()
        counter.press(.tab, .tab, .enter)
        #expect(counter.says("请输入登录名"))
        #expect(counter.says("请输入密码"))
    }

    @Test("Who has no password yet comes in with a one-time code, sets one twice, and comes back with it")
    func oneTimeCode() throws {
        let room = try CounterRoom()
        let manager = try room.session(CounterRoom.manager)
        let new = NewStaff(
            login: "wang", name: "王主管", document: try room.document("440303195601019971"), roles: [.manager],
            password: nil)
        let code = try #require(try room.office.staff.create(new, manager).1)
        let counter = room.counter()
        counter.type("wang")
        counter.press(.tab, .tab, .right, .enter)
        #expect(counter.says("至少8个字符"))
        counter.type("00000000")
        counter.press(.enter)
        counter.type("白菜炖粉条 8 碗")
        counter.press(.enter)
        counter.type("白菜炖粉条")
        counter.press(.enter)
        #expect(counter.says("两次输入的密码不一样"))
        counter.type("白菜炖粉条 8 碗")
        counter.press(.enter)
        #expect(counter.says("登录名或验证码不对") && counter.says("请在 1秒 后再试"))
        counter.pass(seconds: 2)
        counter.type(code.digits)
        counter.press(.enter, .enter, .enter)
        #expect(counter.says("1 待受理:2"))
        counter.press(.function(10), .character("1"))
        counter.type("wang")
        counter.press(.tab)
        counter.type("白菜炖粉条 8 碗")
        counter.press(.enter)
        #expect(counter.says("1 待受理:2"))
    }

    @Test("A poor new password is told beside it and does not cost the code")
    func poorPassword() throws {
        let room = try CounterRoom()
        let manager = try room.session(CounterRoom.manager)
        let account = try room.office.staff.account(login: CounterRoom.clerk, manager)
        let code = try room.office.staff.issueCode(to: account.id, manager)
        let counter = room.counter()
        counter.type(CounterRoom.clerk)
        counter.press(.tab, .tab, .right, .enter)
        counter.type(code.digits)
        counter.press(.enter)
        counter.typeTwice("12345678")
        #expect(counter.says("密码很多人在用"))
        counter.typeTwice("白菜炖粉条 8 碗")
        #expect(counter.says("1 待受理:2"))
    }

    @Test("What was said of the last try is gone when the next is made")
    func staleTrouble() throws {
        let counter = try CounterRoom().counter()
        counter.type("shenhe")
        counter.press(.tab)
        counter.type("wrong-password")
        counter.press(.enter)
        counter.pass(seconds: 2)
        counter.press(.enter)
        #expect(counter.says("请输入密码") && !counter.says("E-601"))
    }

    @Test("Ten minutes lock the screen over the same work; only the password lifts it")
    func lock() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let before = counter.harness.rows
        counter.pass(seconds: 601)
        #expect(counter.says("窗口已锁定"))
        #expect(!counter.says("R2308-"))
        counter.type("nothing like it")
        counter.press(.enter)
        #expect(counter.says("窗口已锁定"))
        counter.pass(seconds: 5)
        counter.type(counter.room.password(of: CounterRoom.reviewer))
        counter.press(.enter)
        #expect(counter.harness.rows.dropLast(2) == before.dropLast(2))
    }

    @Test("Half an hour signs out, and what was claimed goes back to the queue")
    func signOut() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let claimed = try room.states()[.underReview]
        counter.pass(seconds: 1801)
        #expect(counter.says("工作人员登录"))
        #expect(try room.states()[.underReview] == claimed - 1)
    }

    @Test("Who signed out is gone from the counter also where that cannot be written just now")
    func unwritten() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        let claimed = try room.states()[.underReview]
        let desk = counter.harness.interpreter
        room.records.failure = .store(.diskFull)
        counter.press(.function(10), .character("1"))
        #expect(desk.session == nil && counter.says("工作人员登录"))
        room.records.failure = nil
        desk.close()
        #expect(try room.states()[.underReview] == claimed - 1)
    }

    @Test("What was typed and left standing at the door goes away")
    func leftStanding() throws {
        let counter = try CounterRoom().counter()
        counter.type("shenhe")
        counter.pass(seconds: 1801)
        #expect(!counter.says("shenhe"))
        #expect(counter.harness.millisecondsToDeadline == nil)
    }

    @Test("To end by F10 gives the case back too")
    func end() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .function(10))
        #expect(counter.says("放回队列"))
        counter.press(.character("1"))
        #expect(counter.says("工作人员登录"))
        #expect(try room.office.review.inHand(try room.session(CounterRoom.reviewer)) == nil)
    }
}
