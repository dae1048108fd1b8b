import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Contracts in the queue, and their issue.
@Suite struct ContractQueueTests {
    @Test("F7 goes to the contracts, the checks, the changes of tenancy and back; each tab lists what its count says")
    func tabs() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.manager)
        #expect(counter.harness.rows[2].contains("合同:1"))
        counter.press(.function(7))
        #expect(counter.harness.titleLine.contains("合同签订"))
        #expect(
            counter.harness.rows[3] == "  1待签发:1  2待核实:0  3待窗口签:0  4待审批:0  5待签订:0  6完成:0  7全部:0")
        #expect(counter.says("R2308-00001") && counter.says("第 1 条，共 1 条"))
        try room.atCounter()
        counter.hear()
        #expect(counter.harness.rows[3].contains("待签发:0") && counter.harness.rows[3].contains("待窗口签:1"))
        counter.press(.character("3"))
        #expect(counter.says("C2308-00001") && counter.says("第 1 条，共 1 条"))
        counter.press(.character("7"))
        #expect(counter.says("待窗口签订"))
        counter.press(.function(7))
        #expect(counter.harness.titleLine.contains("经济状况核对"))
        counter.press(.function(7))
        #expect(counter.harness.titleLine.contains("去世或搬离"))
        counter.press(.function(7))
        #expect(counter.harness.titleLine.contains("续租审核"))
        counter.press(.character("1"))
        #expect(counter.says("第 1 条，共 2 条"))
    }

    @Test("A contract that is being signed counts as one that is to be signed, without a day that looks overdue")
    func signing() throws {
        let room = try CounterRoom()
        _ = try room.opened(try room.issued(), try room.tenant())
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .character("5"))
        #expect(counter.harness.rows[3].contains("5待签订:1"))
        #expect(counter.says("正在签订") && counter.says("期限（24时止）"))
    }

    @Test("Where the time for the counter is over, the list and the contract say so before anything is begun")
    func over() throws {
        let room = try CounterRoom()
        let signing = try room.atCounter()
        let until = try #require(signing.attempt?.counter?.until)
        let manager = try room.session(CounterRoom.manager)
        try room.office.clock.set(Moment(until.adding(days: 1), hour: 9), isFrozen: true, manager)
        let counter = room.counter(CounterRoom.clerk)
        counter.press(.function(7), .character("3"))
        #expect(counter.says("已过\(until.monthOfYear)月\(until.dayOfMonth)日"))
        counter.press(.enter)
        #expect(counter.says("到窗口的期限已过"))
        counter.press(.function(5))
        #expect(
            counter.says("不能再签：请按 F8 结束本次签订") && !counter.says("打印签署页"),
            "\(counter.harness.rows.joined(separator: "\n"))")
    }

    @Test("A search finds applications and contracts of a person")
    func search() throws {
        let room = try CounterRoom()
        let signing = try room.issued()
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(3))
        counter.type(try #require(room.account(.approved)).login)
        counter.press(.enter)
        #expect(counter.says("2 件") && counter.says(signing.number.description))
    }

    @Test("A contract is read and issued; the applicant finds it, and the page after is the next one")
    func issue() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .enter)
        #expect(counter.says("签发合同：R2308") && counter.says("公共租赁住房租赁合同"))
        #expect(counter.says("签订期限：2023年9月13日24时前"))
        counter.press(.function(5))
        #expect(counter.says("签发后合同内容不能再改"))
        counter.press(.enter)
        counter.pass(seconds: 1)
        #expect(counter.says("已签发 C2308-00001"))
        #expect(counter.says("这一栏没有要办的"))
        #expect(room.paper.drawn.count == 1)
        let contracts = try room.office.signing.contracts(try room.tenant())
        #expect(contracts.map(\.state) == [.toSign] && contracts.first?.contract.issuedBy != nil)
    }

    @Test("A deadline that the calendar does not reach is said to be provisional before it is issued")
    func provisional() throws {
        let room = try CounterRoom()
        let later = Moment(try #require(Day(2040, 12, 1)), hour: 9)
        try room.office.clock.set(later, isFrozen: false, try room.session(CounterRoom.manager))
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .enter, .function(5))
        #expect(counter.says("暂定"))
    }

    @Test("Esc while it is drawn issues nothing, and a paper program that fails is told")
    func failing() throws {
        let room = try CounterRoom()
        room.paper.isStuck = true
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .enter, .function(5), .enter)
        counter.harness.pass(seconds: 1)
        counter.press(.escape)
        #expect(counter.says("没有签发"))
        room.paper.isStuck = false
        room.paper.failure = .paperProgramFailed
        counter.press(.function(5), .enter)
        #expect(counter.says("编号 E-"))
        #expect(try room.office.signing.contracts(try room.tenant()).isEmpty)
    }

    @Test("Two who issue the same contract: the second is told, and nothing is issued twice")
    func two() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.manager)
        let second = room.counter(CounterRoom.otherReviewer)
        for counter in [first, second] { counter.press(.function(7), .enter, .function(5)) }
        for counter in [first, second] {
            counter.press(.enter)
            counter.pass(seconds: 1)
        }
        #expect(second.says("已经有一份待签订的合同"))
        #expect(try room.office.signing.contracts(try room.tenant()).count == 1)
    }

    @Test("A clerk sees what waits and may not issue it: his Enter opens the application")
    func clerk() throws {
        let counter = try CounterRoom().counter(CounterRoom.clerk)
        counter.press(.function(7), .enter)
        #expect(counter.says("审核通过") && counter.harness.titleLine.contains("续租审核"))
    }
}
