import Cells
import Forms
import Housing
import PaperSamples
import Testing

@testable import Office
@testable import Screens

/// The signature at the counter.
@Suite struct WitnessTests {
    /// The clerk at the page 当面签订.
    private func clerk(_ room: CounterRoom, size: Size = Size(width: 80, height: 24)) throws -> CounterPlace {
        try room.atCounter()
        let counter = room.counter(CounterRoom.clerk, size: size)
        counter.press(.function(7), .character("3"), .enter, .function(5))
        return counter
    }

    private func takePicture(_ counter: CounterPlace) {
        counter.press(.character("1"), .character("1"))
        counter.pass(seconds: 1)
    }

    /// What the applicant's sheet bears, wherever it was printed.
    private func code(_ room: CounterRoom) throws -> String {
        try #require(try room.office.signing.contracts(try room.tenant()).first).contract.sheetCode.digits
    }

    @Test("Person, card, sheet printed and signed, its picture, the own password; then it waits for its approval")
    func whole() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        #expect(counter.says("当面签订") && counter.says("还没有打印") && counter.says("图片：还没有"))
        counter.press(.enter, .tab, .enter, .tab, .enter)
        counter.pass(seconds: 1)
        #expect(room.printer.orders.map(\.copies) == [1])
        #expect(room.paper.drawn.first?.title == "租赁合同签署页")
        counter.pass(seconds: 3)
        #expect(counter.says("签署页：已打印"))
        counter.press(.tab, .enter)
        #expect(counter.says("请把签好的签署页"))
        takePicture(counter)
        #expect(counter.says("请看签名是否清楚"))
        counter.press(.enter)
        #expect(counter.says("图片：back.png"))
        counter.type(try room.codeOnSheet())
        counter.press(.enter)
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
        #expect(counter.says("签订成功") && counter.says("审批"))
        let signing = try #require(try room.office.signing.contracts(try room.tenant()).first)
        #expect(signing.state == .signed)
        #expect(signing.signature?.witness == (try room.session(CounterRoom.clerk)).person)
    }

    @Test("The clerk who vouches for them sees name and number in full")
    func inFull() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        let account = try #require(room.account(.approved))
        let number = try room.document(account.login).grouped
        #expect(counter.says(account.name) && counter.says(number))
        #expect(counter.says("到窗口期限"))
    }

    @Test("Each thing that is missing is told at its place, and nothing is signed")
    func missing() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.backTab)
        for _ in 0..<8 { counter.press(.tab) }
        counter.press(.enter)
        #expect(counter.says("请先核对本人") && counter.says("请先查验身份证原件") && counter.says("照着签好的签署页"))
        counter.press(.enter, .tab, .enter)
        counter.press(.tab, .tab, .tab)
        counter.type(try code(room))
        counter.press(.enter)
        counter.type("不对的密码 1 个")
        counter.press(.enter)
        #expect(counter.says("还没有签署页的图片"))
        #expect(try room.office.signing.contracts(try room.tenant()).first?.state == .altIdentity)
    }

    @Test("A wrong password is told, counted and delays the next; what was done stays")
    func password() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter)
        counter.type(try code(room))
        counter.press(.enter)
        counter.type("不对的密码 1 个")
        counter.press(.enter)
        #expect(counter.says("您的密码不对") && !counter.says("登录名"))
        #expect(counter.says("现在可以再试一次") && counter.says("图片：back.png"))
        #expect(try room.office.signing.contracts(try room.tenant()).first?.state == .altIdentity)
        counter.pass(seconds: 60)
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
        #expect(counter.says("签订成功"))
    }

    @Test("A code that is not the contract's is told with the way on; what was done stays")
    func code() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        let right = try code(room)
        let wrong = right == "123456" ? "123457" : "123456"
        counter.press(.enter)
        counter.type(wrong)
        counter.press(.enter)
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
        #expect(counter.says("校验码与这份合同的不一样") && counter.says("请打印新的签署页"))
        #expect(counter.says("图片：back.png") && !counter.says(right))
        counter.press(.backspace, .backspace, .backspace, .backspace, .backspace, .backspace)
        counter.type(right)
        counter.press(.enter, .enter)
        #expect(counter.says("签订成功"))
    }

    @Test("A printer that is out of paper says so and goes on; one that is absent is told")
    func printer() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        room.printer.states = [.held(.outOfPaper), .held(.outOfPaper), .printing, .done]
        counter.press(.tab, .tab, .enter)
        counter.pass(seconds: 1)
        counter.pass(seconds: 1)
        #expect(counter.says("正在打印签署页") && counter.says("打印机没有纸了"))
        counter.pass(seconds: 2)
        #expect(counter.says("签署页：已打印"))
        room.printer.states = [.held(.outOfPaper)]
        counter.press(.enter)
        counter.pass(seconds: 1)
        counter.press(.escape)
        counter.pass(seconds: 1)
        #expect(counter.says("签署页：已停止打印") && room.printer.withdrawing != nil)
        room.printer.isAvailable = false
        counter.press(.enter)
        counter.pass(seconds: 1)
        #expect(counter.says("没有装打印程序"))
    }

    @Test("A torn picture and a text are shown to be no use")
    func useless() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.tab, .tab, .tab, .enter, .character("1"), .character("5"))
        counter.pass(seconds: 1)
        #expect(!counter.says("清楚，就用这张"))
        counter.press(.enter)
        #expect(counter.says("请重新取"))
        counter.press(.escape)
        #expect(counter.says("请把签好的签署页"))
        counter.press(.escape)
        #expect(counter.says("图片：还没有"))
    }

    /// Code and password, from the field of the code on.
    private func sign(_ counter: CounterPlace, _ room: CounterRoom) throws {
        counter.type(try code(room))
        counter.press(.enter)
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
    }

    /// The file of record.
    private func signature(_ room: CounterRoom) throws -> [UInt8] {
        let picture = try #require(try room.office.signing.contracts(try room.tenant()).first?.signature?.picture)
        return try room.office.review.bytes(of: picture.id, try room.session(CounterRoom.manager))
    }

    @Test("Another picture that was only looked at signs nothing: the one that was accepted does")
    func lookedAt() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter, .backTab, .enter)
        counter.press(.character("1"), .character("2"))
        counter.pass(seconds: 1)
        #expect(counter.says("front.png"))
        counter.press(.escape, .escape)
        #expect(counter.says("图片：back.png"))
        counter.press(.tab)
        try sign(counter, room)
        #expect(counter.says("签订成功"))
        #expect(try signature(room) == CardShelf.picture(2))
    }

    @Test("A second taking that was given up, or a torn file, leaves the picture that was accepted")
    func givenUp() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter, .backTab, .enter)
        counter.press(.character("1"), .character("5"))
        counter.pass(seconds: 1)
        counter.press(.escape)
        room.pictures.isStuck = true
        counter.press(.character("1"), .character("2"))
        counter.pass(seconds: 1)
        counter.press(.escape)
        room.pictures.isStuck = false
        #expect(counter.says("已取消"))
        counter.press(.escape, .escape)
        #expect(counter.says("图片：back.png"))
        counter.press(.tab)
        try sign(counter, room)
        #expect(counter.says("签订成功"))
        #expect(try signature(room) == CardShelf.picture(2))
    }

    @Test("A failure of the machine takes nothing away that was typed: the next Enter signs")
    func machine() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter)
        counter.type(try code(room))
        counter.press(.enter)
        counter.type(room.password(of: CounterRoom.clerk))
        room.records.failure = .store(.diskFull)
        counter.press(.enter)
        #expect(counter.says("编号 E-") && counter.says("图片：back.png"))
        room.records.failure = nil
        counter.press(.enter)
        #expect(counter.says("签订成功"))
    }

    @Test("A picture that the desk has no more is told, and nothing is signed")
    func pictureGone() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter)
        #expect(counter.harness.interpreter.attempt(.usePicture(nil)) == .usingPicture(nil))
        try sign(counter, room)
        #expect(counter.says("图片已经不在了") && counter.says("图片：还没有"))
        #expect(try room.office.signing.contracts(try room.tenant()).first?.state == .altIdentity)
        counter.press(.enter)
        takePicture(counter)
        counter.press(.enter, .enter, .enter)
        #expect(counter.says("签订成功"))
    }

    /// The applicant gives the attempt up, the contract is issued anew, and he comes as far as the counter again.
    private func reissue(_ room: CounterRoom) throws {
        let tenant = try room.tenant()
        let manager = try room.session(CounterRoom.manager)
        let signing = try #require(try room.office.signing.contracts(tenant).first)
        let given = try room.office.signing.cancel(signing, tenant)
        let draft = try room.office.contracts.redraft(given, manager)
        let issued = try room.office.contracts.sendBack(
            given, .contractMistake, note: nil, draft, on: ScriptedPaper.paper(of: draft.document),
            acceptsProvisional: true, manager)
        try room.bringToCounter(issued, tenant)
    }

    @Test("Behind the lock a new version was issued: what was seen, printed and taken in of the old one signs nothing")
    func newVersion() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .enter)
        counter.pass(seconds: 5)
        counter.press(.tab, .enter)
        takePicture(counter)
        counter.press(.enter)
        counter.type(try room.codeOnSheet())
        #expect(counter.says("签署页：已打印") && counter.says("图片：back.png"))
        counter.pass(seconds: 601)
        #expect(counter.says("窗口已锁定"))
        try reissue(room)
        counter.hear()
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
        #expect(counter.says("刚刚有变化") && counter.says("还没有打印") && counter.says("图片：还没有"))
        counter.press(.backTab)
        for _ in 0..<8 { counter.press(.tab) }
        counter.press(.enter)
        #expect(counter.says("请先核对本人") && counter.says("请先查验身份证原件") && counter.says("照着签好的签署页"))
        let signing = try #require(try room.office.signing.contracts(try room.tenant()).first)
        #expect(signing.contract.number == 2 && signing.state == .altIdentity)
    }

    @Test("A lock over a contract that did not move leaves what was done")
    func sameVersion() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        counter.press(.enter, .tab, .enter, .tab, .tab, .enter)
        takePicture(counter)
        counter.press(.enter)
        counter.pass(seconds: 601)
        counter.type(room.password(of: CounterRoom.clerk))
        counter.press(.enter)
        #expect(counter.says("图片：back.png") && !counter.says("刚刚有变化"))
        try sign(counter, room)
        #expect(counter.says("签订成功"))
    }

    @Test("The applicant who gives it up meanwhile closes the page with a word")
    func gone() throws {
        let room = try CounterRoom()
        let counter = try clerk(room)
        let signing = try #require(try room.office.signing.contracts(try room.tenant()).first)
        _ = try room.office.signing.cancel(signing, try room.tenant())
        counter.hear()
        #expect(counter.says("刚刚有变化") && !counter.says("您的密码"))
    }
}
