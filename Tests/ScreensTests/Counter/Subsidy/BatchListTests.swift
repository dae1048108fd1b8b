import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The overview, the list builder, publication and objections at the counter.
@Suite struct BatchListTests {
    private static let reviewDay = Moment(day(2023, 8, 30), hour: 10)

    /// Closed and reviewed, with a refusal that nobody has confirmed.
    private func reviewed() throws -> CounterRoom {
        let room = try CounterRoom()
        try room.fillBatch()
        let session = try room.session(CounterRoom.manager)
        for move in [BatchMove.close, .review] {
            _ = try room.office.batches.step(move, of: CounterRoom.batch, session)
        }
        return room
    }

    private func published() throws -> CounterRoom {
        let room = try reviewed()
        try room.confirmRefusals()
        _ = try room.office.batches.step(.publish, of: CounterRoom.batch, room.session(CounterRoom.manager))
        return room
    }

    @Test("LH-51 The line runs across the list; who stands undecided before it is said, and the way to him is offered")
    func line() throws {
        let room = try reviewed()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(5), .character("3"))
        #expect(counter.says("名额 5，名单最多 6 家；符合条件 8 家，其中 2 家在线外"))
        #expect(counter.says("序位 15 还没有定"))
        let rows = counter.harness.rows
        let line = try #require(rows.firstIndex { $0.contains("1.2 倍线：名额 5，最多 6") })
        #expect(rows[line - 1].contains("BHR00000190") && rows[line + 1].contains("BHR00000201"))
        #expect(counter.says("F3 去审核"))
        counter.press(.enter)
        #expect(counter.harness.titleLine.contains("补租审核") && counter.says("序位 12"))
        counter.press(.function(2))
        #expect(counter.says("序位 31"))
    }

    @Test("LH-52 A published list tells its working day, its end and when it is taken down")
    func clock() throws {
        let room = try published()
        let counter = room.counter(CounterRoom.reviewer, at: Moment(day(2023, 9, 1), hour: 9))
        counter.press(.function(5), .character("3"))
        #expect(counter.says("公示第 2 个工作日，共 5 个，到2023年9月6日24时止。"))
        #expect(counter.harness.rows.contains { $0.contains("以后名单撤下。") && !$0.contains("公示第") })
        #expect(counter.says("F2 结束公示"))
        let clerk = room.counter(CounterRoom.clerk, at: Moment(day(2023, 9, 1), hour: 9))
        clerk.press(.function(5), .character("3"))
        #expect(clerk.says("F7 记异议") || clerk.says("F7 登记异议"), "\(clerk.harness.text)")
        counter.press(.function(2))
        #expect(counter.says("公示期还没有结束"))
        // The page stays open until the day has come: the desk is asked, not the page.
        try room.setClock(Moment(day(2023, 9, 7), hour: 8))
        counter.press(.escape, .function(2))
        #expect(!counter.says("公示期还没有结束"), "\(counter.harness.text)")
        let later = room.counter(CounterRoom.reviewer, at: Moment(day(2023, 9, 7), hour: 9))
        later.press(.function(5), .character("3"))
        #expect(later.says("公示期已满"))
        later.press(.function(2), .character("1"))
        #expect(later.says("这一批现在是「公示通过」"))
    }

    @Test("Q9 An objection is entered by a clerk, seen by who decides, and decided by another with a reason")
    func objection() throws {
        let room = try published()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5), .character("3"), .down, .function(7))
        #expect(clerk.says("被提异议的家庭：BHR00000131"))
        clerk.press(.tab, .tab, .enter)
        #expect(clerk.says("请写异议的内容"))
        clerk.type("这家在本市有住房")
        clerk.press(.tab)
        clerk.type("邻居王先生")
        clerk.press(.tab, .enter)
        #expect(clerk.says("登记异议吗？") && clerk.says("BHR00000131，序位 31"))
        clerk.press(.enter)
        #expect(!clerk.says("已登记异议") && clerk.says("邻居王先生"))
        clerk.press(.enter, .character("1"))
        #expect(clerk.says("已登记异议 sample-2023-O1"))
        #expect(clerk.says("还有 1 件异议没有处理"))
        clerk.press(.function(6), .enter)
        #expect(clerk.says("您没有处理异议的权限") && !clerk.says("邻居王先生"))

        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.press(.function(5), .character("3"), .function(6))
        #expect(reviewer.harness.rows.contains { $0.contains("sample-2023-O1") && $0.contains("BHR00000131") })
        reviewer.press(.enter)
        #expect(reviewer.says("邻居王先生") && reviewer.says("这家在本市有住房"))
        reviewer.press(.character("1"), .enter, .enter)
        #expect(reviewer.says("请写理由"))
        reviewer.type("不动产登记查到")
        // A digit that comes before the question leaves the decision as it is.
        reviewer.press(.enter, .character("2"))
        #expect(reviewer.says("[ 作出处理 ]"), "\(reviewer.harness.text)")
        reviewer.press(.enter)
        #expect(reviewer.says("这一家退出名单"))
        reviewer.press(.character("1"))
        #expect(reviewer.says("异议 sample-2023-O1 成立"))
        #expect(reviewer.says("成立") && !reviewer.says("待处理"))
        let upheld = try room.office.batches.show(CounterRoom.batch, receipt: "BHR00000131").cases.first
        #expect(upheld?.standing.state == .ineligible)
        reviewer.press(.escape)
        #expect(reviewer.says("退出：异议成立") && reviewer.says("BHR00000131"), "\(reviewer.harness.text)")
    }

    @Test("LH-50 Home, list, review and publication lead to the review where families wait for it")
    func again() throws {
        let room = try reviewed()
        try room.learn(15) { $0.standing.reopen() }
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5))
        #expect(manager.says("下一步：核查，1 家等待再次核查，按 F2 办理"), "\(manager.harness.text)")
        manager.press(.character("2"))
        #expect(manager.says("F2 核查"))
        manager.press(.escape, .character("3"))
        #expect(manager.says("1 家等待再次核查，按 F2 办理核查") && manager.says("F2 核查"))
        manager.press(.escape, .character("9"), .character("4"))
        #expect(manager.says("> 1  再次核查（1 家等待）"), "\(manager.harness.text)")
        manager.press(.character("1"))
        #expect(manager.harness.titleLine.contains("核查"))
        manager.press(.character("1"))
        #expect(manager.says("1 家建议不通过"))
    }

    @Test("Q9 Who took an objection in is told that a colleague decides about it")
    func ownObjection() throws {
        let room = try published()
        let manager = room.counter(CounterRoom.manager)
        _ = try room.office.batches.object(
            to: "BHR00000131", in: CounterRoom.batch, text: "样例", contact: "", room.session(CounterRoom.manager))
        manager.press(.function(5), .character("3"), .function(6), .enter)
        #expect(manager.says("这件异议是您登记的，要由同事处理"))
        // What he decided is seen where it stands open, and looked at once more alone.
        _ = try room.office.batches.decide(
            "sample-2023-O1", isUpheld: false, reason: "没有查到住房", room.session(CounterRoom.reviewer))
        manager.hear()
        #expect(manager.says("不成立。理由：没有查到住房") && !manager.says("要由同事处理"), "\(manager.harness.text)")
    }

    @Test("A batch at a glance: the way to signing, quota, days, money; it follows what others do")
    func overview() throws {
        let room = try reviewed()
        let counter = room.counter("jiandu")
        counter.press(.function(5), .character("1"))
        let frame = counter.harness.rows
        #expect(frame[4].hasPrefix("  申请") && frame[4].contains("10 家"))
        #expect(counter.says("待确认 1，待核实 1"))
        #expect(counter.says("已签 0 / 5，剩余 5，待签 0"))
        try room.confirmRefusals()
        _ = try room.office.batches.step(.publish, of: CounterRoom.batch, room.session(CounterRoom.manager))
        counter.hear()
        #expect(counter.says("名单 1 公示期满") && counter.says("上过名单"))
    }
}
