import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// 见证签署知情同意书 at the counter, by keys.
@Suite struct ConsentWitnessPageTests {
    private let room: CounterRoom
    private static let taking = Moment(day(2023, 8, 28), hour: 10)
    /// Of a family that has not applied, and of one that has.
    private static let (waiting, applied) = ("BHR00000210", "BHR00000112")

    init() throws {
        room = try CounterRoom()
        try room.takeApplications()
    }

    private func place(_ login: String, size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let place = room.counter(login, at: Self.taking, size: size)
        place.press(.function(5), .function(4))
        return place
    }

    /// On the page of a family, with the text read to its end.
    private func read(_ place: CounterPlace, _ receipt: String) {
        place.type(receipt)
        place.press(.enter, .end)
    }

    private func witness(_ receipt: String) throws -> ConsentWitness? {
        try room.office.batches.consentToWitness(of: receipt, in: CounterRoom.batch, room.session(CounterRoom.clerk))
            .witness
    }

    @Test("LH-45 A family that has not applied: the text to its end, two ticks, one question, and the next family")
    func witnessed() throws {
        let clerk = place(CounterRoom.clerk)
        #expect(clerk.says("还没有申请的也可以"))
        clerk.type(Self.waiting)
        clerk.press(.enter)
        #expect(clerk.says("\(Self.waiting)  梁*杰") && clerk.says("补租申请  还没有提交"), "\(clerk.harness.text)")
        #expect(clerk.says("没有读过，也没有签署") && !clerk.says("记下见证？"))
        // Nothing is ticked, and nothing is done, before it was read.
        clerk.press(.function(5))
        #expect(clerk.says("请先和申请人一起读到末尾"), "\(clerk.harness.text)")
        while !clerk.says("不签名就不能申请补租") {
            let before = clerk.harness.rows
            clerk.press(.enter)
            if clerk.harness.rows == before { break }
        }
        #expect(!clerk.says("[✓]"), "\(clerk.harness.text)")
        clerk.press(.enter)
        #expect(clerk.says("[✓] 身份证原件已经核对"), "\(clerk.harness.text)")
        clerk.press(.function(5))
        #expect(clerk.says("请先勾选两项"))
        clerk.press(.down, .enter, .function(5))
        #expect(clerk.says("记下见证？") && clerk.says("记下以后不能改"), "\(clerk.harness.text)")
        // Enter alone goes back: it cannot be undone.
        clerk.press(.enter)
        #expect(!clerk.says("记下见证？") && clerk.says("[✓] 身份证原件已经核对"), "\(clerk.harness.text)")
        clerk.press(.function(5), .character("1"))
        #expect(clerk.says("\(Self.waiting) 已见证。请申请人回终端接着填写"), "\(clerk.harness.text)")
        let witness = try #require(try witness(Self.waiting))
        #expect(witness.at == Self.taking && witness.by.hasPrefix("受理 "))

        // The field is empty for the next one; the same once more is told.
        clerk.type(Self.waiting)
        clerk.press(.enter)
        #expect(clerk.says("已经见证（\(witness.by)），不用再办") && !clerk.says("[ ]"), "\(clerk.harness.text)")
        clerk.press(.function(5))
        #expect(clerk.says("这一版已经见证") && !clerk.says("记下见证？"))
        clerk.press(.escape)
        clerk.type(Self.applied)
        clerk.press(.enter)
        #expect(clerk.says("申请里的是2023年"), "\(clerk.harness.text)")
    }

    @Test("It is found by name or number as well; of several one is chosen")
    func found() throws {
        let clerk = place(CounterRoom.clerk)
        clerk.type("不存在")
        clerk.press(.enter)
        #expect(clerk.says("没有找到「不存在」"), "\(clerk.harness.text)")
        for _ in 1...2 { clerk.press(.backspace) }
        clerk.press(.enter)
        #expect(clerk.says("请至少输入两个字") && !clerk.says("没有找到「不」"), "\(clerk.harness.text)")
        clerk.press(.escape, .function(4), .enter)
        #expect(clerk.says("请写备案回执号"))
        let name = try #require(room.account(.subsidySingle)?.name)
        clerk.type(name)
        clerk.press(.enter)
        #expect(clerk.says("补租申请") && clerk.says("BHR"), "\(clerk.harness.text)")
    }

    @Test("6.4 Who may not is told; after the lock nothing that was ticked stands")
    func roles() throws {
        for login in ["shenhe", "fafang", "jiandu"] {
            let place = place(login)
            #expect(place.says("由受理人员或者主管见证"), "\(place.harness.text)")
            #expect(place.says("3  名单与公示"))
        }
        let manager = place(CounterRoom.manager)
        #expect(manager.says("备案回执号，或者轮候序位"))
        read(manager, Self.waiting)
        manager.press(.enter, .down, .enter)
        #expect(manager.says("[✓] 身份证原件已经核对") && manager.says("[✓] 本人当面读完"), "\(manager.harness.text)")
        // Back from another page, whoever looks at it now is asked anew.
        manager.press(.function(9), .escape)
        #expect(manager.says("[ ] 本人当面读完") && !manager.says("[✓]"), "\(manager.harness.text)")
    }

    @Test("A batch that takes no applications any more has no such key")
    func closed() throws {
        try room.setClock(Moment(day(2023, 8, 30), hour: 10))
        let session = try room.session(CounterRoom.manager)
        _ = try room.office.batches.step(.close, of: CounterRoom.batch, session)
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5))
        #expect(clerk.says("F3 取入文件") && !clerk.says("F4"))
        clerk.press(.function(4))
        #expect(clerk.says("3  名单与公示"))
    }

    @Test("LH-44 Where it was sent back it is witnessed after the close as well")
    func sentBack() throws {
        let room = try CounterRoom()
        try room.takeBatchToReview()
        let reviewer = try room.session(CounterRoom.reviewer)
        _ = try room.office.batches.askCorrection(
            of: Self.applied, in: CounterRoom.batch, [CorrectionItem(field: .consent, reason: "没有签名")], reviewer)
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5), .function(4))
        read(clerk, Self.applied)
        clerk.press(.enter, .down, .enter, .function(5), .character("1"))
        #expect(clerk.says("\(Self.applied) 已见证。请申请人在终端把补正交上来"), "\(clerk.harness.text)")
        let file = try room.office.batches.consentToWitness(
            of: Self.applied, in: CounterRoom.batch, room.session(CounterRoom.clerk))
        #expect(file.witness != nil)
    }

    @Test("It has room for itself at every size", arguments: [(80, 24), (120, 36), (200, 60)])
    func sizes(_ columns: Int, _ rows: Int) throws {
        let clerk = place(CounterRoom.clerk, size: Size(width: columns, height: rows))
        read(clerk, Self.waiting)
        #expect(clerk.harness.rows.count == rows && clerk.says("[ ] 本人当面读完"), "\(clerk.harness.text)")
        #expect(clerk.says("见证人："))
    }
}
