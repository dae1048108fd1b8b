import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What is decided about contracts: sent back, made void, answered.
@Suite struct ContractDecisionTests {
    private func open(_ counter: CounterPlace, _ tab: Character) {
        counter.press(.function(7), .character(tab), .enter)
    }

    @Test("What the applicant reported is listed with his words, and a new version answers it")
    func reported() throws {
        let room = try CounterRoom()
        let signing = try room.reported()
        let counter = room.counter(CounterRoom.manager)
        #expect(counter.harness.rows[2].contains("合同:1"))
        open(counter, "2")
        #expect(counter.says("申请人指出有误") && counter.says("已经换了号码") && counter.says("登记没有变化"))
        counter.press(.function(6), .character("4"), .tab, .enter)
        #expect(counter.says("已核实您指出的信息") && counter.says("退回 C2308"))
        counter.press(.left, .enter)
        counter.pass(seconds: 1)
        #expect(counter.says("第 2 版"))
        let now = try room.contract(signing.id)
        #expect(now.contract.number == 2 && now.openReport == nil && now.contract.cause?.reason == .reportAnswered)
        #expect(counter.harness.rows[3].contains("待核实:0"))
    }

    @Test("A reason that needs words asks for them; going back to look keeps what was written")
    func void() throws {
        let room = try CounterRoom()
        let signing = try room.issued()
        let counter = room.counter(CounterRoom.manager)
        open(counter, "5")
        counter.press(.function(7), .character("7"))
        counter.press(.tab, .enter)
        #expect(counter.says("这个原因要写明情况"))
        counter.type("承租人搬走")
        counter.press(.escape)
        #expect(counter.says("签订期限"))
        counter.press(.function(7))
        #expect(counter.says("承租人搬走"))
        counter.press(.tab, .enter, .left, .enter)
        #expect(counter.says("已作废"))
        #expect(try room.contract(signing.id).state == .void)
    }

    @Test("Who approved the application, who witnessed and who has no right are told why they do not approve")
    func refused() throws {
        let room = try CounterRoom()
        try room.signed()
        let reviewer = room.counter(CounterRoom.reviewer)
        open(reviewer, "4")
        reviewer.press(.function(5))
        #expect(reviewer.says("续租申请由您审核通过"))
        let clerk = room.counter(CounterRoom.clerk)
        open(clerk, "4")
        clerk.press(.function(5))
        #expect(clerk.says("您没有签发和审批合同的权限"))
    }

    @Test("Somebody else approves: the contract is sealed, concluded, and in the tab of those that are done")
    func approved() throws {
        let room = try CounterRoom()
        let signing = try room.signed()
        let counter = room.counter(CounterRoom.manager)
        open(counter, "4")
        counter.press(.function(5))
        #expect(counter.says("不能撤销"))
        counter.press(.enter)
        #expect(try room.contract(signing.id).state == .signed)
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 2)
        #expect(counter.says("已审批通过 C2308"))
        #expect(room.sealer.orders.count == 1)
        #expect(try room.contract(signing.id).state == .approved)
        #expect(counter.harness.rows[3].contains("待审批:0") && counter.harness.rows[3].contains("完成:1"))
        counter.press(.character("6"), .enter, .function(5))
        #expect(counter.says("合同现在是「已完成」"))
    }

    @Test("After one is approved the next that waits for it is opened")
    func next() throws {
        let room = try CounterRoom()
        try room.signed()
        try room.approve(.submitted)
        let second = try room.signed(.submitted)
        let counter = room.counter(CounterRoom.manager)
        open(counter, "4")
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 2)
        #expect(counter.says("已审批通过") && counter.says("这是下一件"))
        #expect(counter.says(second.number.description) && counter.says("已签订待审批"))
    }

    @Test("Where it cannot be sealed or he thinks better of it, nothing is approved")
    func notSealed() throws {
        let room = try CounterRoom()
        let signing = try room.signed()
        let counter = room.counter(CounterRoom.manager)
        open(counter, "4")
        room.paper.isStuck = true
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 1)
        counter.press(.escape)
        #expect(counter.says("没有审批"))
        room.paper.isStuck = false
        room.sealer.failure = .store(.device(.sealFailed))
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 2)
        #expect(counter.says("编号 E-"))
        #expect(try room.contract(signing.id).state == .signed)
    }

    @Test("Approved while its signature is still being opened: the look waits, and nothing is said to be missing")
    func looking() throws {
        let room = try CounterRoom()
        let signing = try room.signed()
        let counter = room.counter(CounterRoom.manager, size: Size(width: 120, height: 36))
        room.pictures.isStuck = true
        room.paper.isStuck = true
        open(counter, "4")
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 1)
        #expect(!counter.says("编号 E-"))
        room.pictures.isStuck = false
        room.paper.isStuck = false
        counter.pass(seconds: 2)
        #expect(counter.says("已审批通过 C2308") && !counter.says("编号 E-"))
        #expect(try room.contract(signing.id).state == .approved)
    }

    @Test("After an approval that was given up the signature is opened again")
    func lookedAgain() throws {
        let room = try CounterRoom()
        try room.signed()
        let counter = room.counter(CounterRoom.manager, size: Size(width: 120, height: 36))
        room.pictures.isStuck = true
        room.paper.isStuck = true
        open(counter, "4")
        counter.press(.function(5), .character("1"))
        counter.pass(seconds: 1)
        room.pictures.isStuck = false
        counter.press(.escape)
        counter.pass(seconds: 1)
        #expect(counter.says("没有审批") && !counter.says("编号 E-"))
        #expect(counter.harness.rows.joined().contains("▀") || counter.harness.rows.joined().contains("▄"))
    }

    @Test("Two at one contract: the second is told that it is not what he saw, and what he wrote stays")
    func two() throws {
        let room = try CounterRoom()
        let signing = try room.signed()
        let first = room.counter(CounterRoom.manager)
        let second = room.counter(CounterRoom.otherReviewer)
        open(first, "4")
        open(second, "4")
        for counter in [first, second] { counter.press(.function(6), .character("1"), .tab, .enter, .left) }
        first.press(.enter)
        first.pass(seconds: 1)
        #expect(first.says("第 2 版"))
        second.press(.enter)
        second.pass(seconds: 1)
        #expect(try room.contract(signing.id).contract.number == 2)
        #expect(second.says("退回重签 C2308") || second.says("刚刚有变化"))
    }

    @Test("The signed contract beside its signature and how it was signed, in a wide window")
    func sideBySide() throws {
        let room = try CounterRoom()
        try room.signed()
        let counter = room.counter(CounterRoom.manager, size: Size(width: 120, height: 36))
        open(counter, "4")
        counter.pass(seconds: 1)
        #expect(counter.says("公共租赁住房租赁合同") && counter.says("签名图片") && counter.says("复制粘贴全文"))
        #expect(counter.harness.rows.joined().contains("▀") || counter.harness.rows.joined().contains("▄"))
    }
}
