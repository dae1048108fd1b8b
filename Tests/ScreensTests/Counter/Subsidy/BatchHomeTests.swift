import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The way from the queue to a batch of the rent subsidy.
@Suite struct BatchHomeTests {
    @Test(
        "F5 in the queue leads to the batches; the only one is opened at once, and Esc leads back",
        arguments: ["shouli", "shenhe", "zhuguan", "fafang", "jiandu"])
    func way(_ login: String) throws {
        let room = try CounterRoom()
        try room.openBatch()
        let counter = room.counter(login)
        counter.press(.function(5))
        #expect(counter.says("受理中，配额 5 套，还剩 5 套"))
        #expect(counter.says("3 名单与公示"))
        counter.press(.escape, .escape)
        #expect(counter.harness.depth == 1)
    }

    @Test("What a role may not do says so when it is pressed")
    func roles() throws {
        let room = try CounterRoom()
        try room.openBatch()
        let counter = room.counter("fafang")
        counter.press(.function(5), .character("4"))
        #expect(counter.says("您没有办理「叫号签约」的权限"))
    }

    @Test("LH-20 A step that cannot be taken yet says from when, on the home and among the steps")
    func tooEarly() throws {
        let room = try CounterRoom()
        try room.takeApplications()
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(5))
        #expect(counter.says("下一步：截止受理。"))
        counter.press(.character("9"), .character("2"))
        #expect(counter.says("8月29日"))
        #expect(counter.harness.titleLine.contains("办理步骤"))
        counter.press(.function(1))
        #expect(counter.says("请在受理结束以后再办。）"), "\(counter.harness.text)")
        counter.press(.escape)
        counter.press(.escape, .function(2), .character("1"))
        #expect(counter.harness.titleLine.contains("截止受理") && counter.says("8月29日"))
        #expect(try room.overview().state == .open)
    }

    @Test("6.4 From the close to the end of publication, each step asked once and told with its numbers")
    func steps() throws {
        let room = try CounterRoom()
        try room.fillBatch()
        let manager = room.counter(CounterRoom.manager, at: Moment(day(2023, 8, 30), hour: 10))
        manager.press(.function(5), .character("9"), .character("1"))
        #expect(manager.says("把截止时点轮候册上全部家庭的先后顺序固定成一个数"))
        manager.press(.character("1"))
        #expect(manager.says("轮候顺序已固定，共 15 家"))
        let root = try #require(try room.overview().commitment?.root)
        #expect(manager.says(root))
        manager.press(.character("1"))
        #expect(manager.says("不再收申请"))
        manager.press(.character("1"))
        #expect(manager.says("这一批现在是「受理截止」") && manager.says("10 家的情况有变化"))
        manager.press(.character("1"), .character("1"))
        #expect(manager.says("1 家建议不通过，等待逐一确认；1 家还有待核实的"))
        #expect(try room.overview().state == .reviewed)
        // Somebody before the line is not decided about: the list does not come next, and the way to him is offered.
        #expect(manager.says("1  去审核") && !manager.says("下一步：公示名单"))
        manager.press(.escape)
        #expect(manager.says("先审核还没有定的 1 家"))
        manager.press(.character("4"))
        #expect(manager.says("> 1  去审核"))
        #expect(manager.says("还有 1 家没有定") && manager.says("序位 15"), "\(manager.harness.text)")
        manager.press(.character("2"))
        #expect(try room.overview().state == .reviewed)
        try room.confirmRefusals()
        manager.hear()
        manager.press(.character("1"))
        #expect(manager.says("名单 1 共 6 家") && manager.says("这一批现在是「公示中」"))
        manager.press(.escape, .escape)
        #expect(manager.says("公示期还没有结束"))
    }

    @Test("LH-31 The root is shown as long as there is the batch, and saved to the medium")
    func root() throws {
        let room = try CounterRoom()
        try room.fillBatch()
        let manager = room.counter(CounterRoom.manager, at: Moment(day(2023, 8, 30), hour: 10))
        manager.press(.function(5), .character("9"), .character("1"), .character("1"))
        let root = try #require(try room.overview().commitment?.root)
        manager.press(.escape, .escape, .character("1"))
        #expect(manager.says("根值\(root)"), "\(manager.harness.text)")
        manager.press(.escape, .character("9"), .character("1"))
        #expect(manager.says(root) && manager.says("把根值存到介质"), "\(manager.harness.text)")
        manager.press(.character("2"))
        manager.pass(seconds: 1)
        #expect(manager.says("已存到"), "\(manager.harness.text)")
        let saved = try #require(room.shelf?.saved.last)
        #expect(saved.name == "sample-2023-根值.txt")
        #expect(String(decoding: saved.bytes, as: UTF8.self).contains(root))
    }

    @Test("LH-51 While families keep the list from being published, the review comes next, with how many wait for what")
    func reviewNext() throws {
        let room = try CounterRoom()
        try room.fillBatch()
        let session = try room.session(CounterRoom.manager)
        for move in [BatchMove.close, .review] {
            _ = try room.office.batches.step(move, of: CounterRoom.batch, session)
        }
        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.press(.function(5))
        #expect(reviewer.says("下一步：审核，还有 1 家没有定，名单不能越过，按 F2 办理。"), "\(reviewer.harness.text)")
        #expect(reviewer.says("待确认 1 家，待核实 1 家") && reviewer.says("申请 10 家，符合条件 8 家"))
        reviewer.press(.function(2))
        #expect(reviewer.harness.titleLine.contains("补租审核"))
        reviewer.press(.escape)
        try room.confirmRefusals()
        reviewer.hear()
        #expect(reviewer.says("下一步：公示名单，按 F2 办理。") && reviewer.says("待核实 1 家"))
    }

    @Test("LH-54 Whose days for signing went by is told on the home and at a glance, and is what comes next")
    func overdue() throws {
        let room = try CounterRoom()
        try room.concludeBatch()
        try room.step(.call(count: nil))
        try room.sign(12)
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5))
        #expect(manager.says("待签 4 家") && !manager.says("逾期"))
        let last = try #require(try room.family(31).standing.signBy)
        try room.setClock(Moment(last.adding(days: 1), hour: 9))
        manager.hear()
        #expect(manager.says("逾期 4 家，待签 0 家，等待通知 1 家"), "\(manager.harness.text)")
        #expect(manager.says("下一步：叫号签约，4 家逾期没有处理，按 F2 办理。"))
        manager.press(.character("1"))
        #expect(manager.says("待签 0，逾期 4") && manager.says("签订期限（4 家）"))
    }

    @Test("A step that is cancelled changes nothing")
    func cancelled() throws {
        let room = try CounterRoom()
        try room.fillBatch()
        try room.setClock(Moment(day(2023, 8, 30), hour: 10))
        let session = try room.session(CounterRoom.manager)
        let (job, _) = try room.office.batches.begin(.close, of: CounterRoom.batch, session)
        job.cancel()
        while job.stage != .over { try job.step() }
        #expect(try room.overview().state == .open)
    }
}

extension CounterRoom {
    static let batch = BatchID("sample-2023")

    func overview() throws -> BatchOverview { try office.batches.look(Self.batch, session(Self.manager)).overview }

    private func media(_ name: String) throws -> [UInt8] {
        try #require(sample.media.first { $0.name == "subsidy-\(name)" }).bytes
    }

    private func order(_ name: String) throws -> SubsidyImportDesk.Order {
        SubsidyImportDesk.Order(HeldBytes(try media(name)), source: name, skipsBad: false)
    }

    /// Opens the sample's batch.
    func openBatch() throws {
        _ = try office.batches.open(media("notice.toml"), source: "notice.toml", session(Self.manager))
    }

    /// The sample's batch with everything in of what its files say, as of 2023-08-30.
    func fillBatch() throws {
        try openBatch()
        let session = try session(Self.manager)
        let desk = office.subsidyImports
        let notice = try #require(try office.batches.list(session).first { $0.id == Self.batch })
        let cutOff = Moment(day(2023, 7, 31), hour: 18)
        _ = try desk.register(order("register.csv"), batch: Self.batch, asOf: cutOff, by: session)
        _ = try desk.members(order("members.csv"), batch: Self.batch, by: session)
        _ = try desk.applications(order("applications.jsonl"), batch: Self.batch, by: session)
        try setClock(Moment(day(2023, 8, 30), hour: 10))
        let closes = notice.window.upperBound
        _ = try desk.register(order("register-close.csv"), batch: Self.batch, asOf: closes, by: session)
        _ = try desk.members(order("members.csv"), batch: Self.batch, by: session)
        let found = try desk.findings(order("findings.csv"), batch: Self.batch, by: session)
        #expect(found.report.isTaken)
    }

    func setClock(_ moment: Moment) throws {
        try office.clock.set(moment, isFrozen: true, session(Self.manager))
    }

    /// A counter with somebody signed in on that day.
    func counter(
        _ login: String, at moment: Moment, size: Size = Size(width: 80, height: 24)
    ) -> CounterPlace {
        #expect(throws: Never.self) { try setClock(moment) }
        return counter(login, size: size)
    }

    /// A reviewer says of every proposed refusal that it is so.
    func confirmRefusals() throws {
        let proposed = try office.batches.show(Self.batch).cases.filter { !$0.standing.proposed.isEmpty }
        _ = try office.batches.confirm(proposed.map(\.receipt), of: Self.batch, session(Self.reviewer))
    }
}
