import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

/// 我的补租 at the kiosk: each state with what comes next, the list, and what can be handed in.
@Suite("我的补租") struct MySubsidyPageTests {
    private typealias Frames = MySubsidyFrames

    @Test("Where it stands and what comes next, state by state")
    func states() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.open()
        expect(kiosk, shows: Frames.submitted, "submitted")
        try subsidy.reviewed()
        kiosk.hear()
        #expect(kiosk.says("核查通过，等待公示") && kiosk.says("符合条件的家庭第 1 位"), "\(kiosk.text)")
        subsidy.at(day(2023, 9, 22))
        try subsidy.step(.publish)
        kiosk.hear()
        expect(kiosk, shows: Frames.published, "published")
        subsidy.at(day(2023, 10, 8))
        try subsidy.step(.conclude)
        kiosk.hear()
        #expect(kiosk.says("公示通过，等待通知签订") && kiosk.says("轮到您家时这里会写明期限"))
        try subsidy.step(.call(count: nil))
        kiosk.hear()
        expect(kiosk, shows: Frames.called, "called")
        kiosk.press(.escape, .escape)
        #expect(kiosk.says("轮到您签订补租协议，请在2023年10月20日窗口下班以前签订（还有 10 个工作日）"), "\(kiosk.text)")
        subsidy.at(day(2023, 10, 21))
        try subsidy.step(.waive)
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("没有签订补租协议，按放弃处理") && kiosk.says("没有按期签订协议"))
    }

    @Test("L-06: who did not pass reads why, and where to ask")
    func refused() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.reviewed()
        try subsidy.office.records.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(SubsidyRoom.batch)
            guard var family = try writer.family(at: 1, of: file) else { return }
            family.people[0].note(.failed, of: .noHome)
            file.batch.noteChange()
            try writer.save([family], of: file)
        }
        try subsidy.step(.review)
        // Nobody has confirmed it: nothing of it is told.
        try subsidy.open()
        for page in ["1", "2"] {
            subsidy.kiosk.press(.character(Character(page)))
            for _ in 0..<9 {
                #expect(!subsidy.kiosk.says("建议不通过") && !subsidy.kiosk.says("自有住房。要由"), "\(subsidy.kiosk.text)")
                subsidy.kiosk.press(.pageDown)
            }
            subsidy.kiosk.press(.escape)
        }
        let told = try subsidy.office.why.explain(SignedFamilies.receipt(1), in: SubsidyRoom.batch, subsidy.reviewer)
        #expect(told.steps.contains { $0.codes.contains("OWNS_HOME") })
        let receipts = [SignedFamilies.receipt(1)]
        _ = try subsidy.office.batches.confirm(receipts, of: SubsidyRoom.batch, subsidy.reviewer)
        subsidy.kiosk.hear()
        expect(subsidy.kiosk, shows: Frames.refused, "refused")
        subsidy.kiosk.press(.character("2"))
        expect(subsidy.kiosk, shows: Frames.why, "why")
    }

    @Test("LH-52, Q9: the list is read, a line chosen, the objection written, looked at once more and handed in")
    func objecting() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.published()
        try subsidy.open()
        kiosk.press(.character("1"))
        expect(kiosk, shows: Frames.list, "list")
        kiosk.press(.down, .enter)
        #expect(kiosk.says("哪里不对") && kiosk.says("第 2 位 样*（BHR****0002）"), "\(kiosk.text)")
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请先写好这一项"))
        kiosk.press(.up)
        kiosk.type("他家在福田有房")
        // Gone away and come back, what was typed is still there.
        kiosk.press(.escape, .escape, .character("1"), .down, .enter)
        #expect(kiosk.says("他家在福田有房"), "\(kiosk.text)")
        kiosk.press(.down, .enter)
        #expect(kiosk.says("怎样联系您"))
        kiosk.press(.enter)
        expect(kiosk, shows: Frames.objection, "objection")
        kiosk.press(.end, .enter)
        expect(kiosk, shows: Frames.objected, "objected")
        let records = try subsidy.office.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(ObjectionBody.self, of: SubsidyRoom.batch)
        }
        #expect(records.map(\.position) == [2] && records.map(\.body.text) == ["他家在福田有房"])
        // It is no draft any more.
        kiosk.press(.character("1"))
        kiosk.press(.enter)
        #expect(kiosk.says("哪里不对") && !kiosk.says("他家在福田有房"), "\(kiosk.text)")
    }

    @Test("LH-52: what is written about one family stays with its line, and is never handed in against another")
    func words() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.published()
        try subsidy.open()
        kiosk.press(.character("1"), .down, .enter)
        kiosk.type("他家在福田有房")
        kiosk.press(.escape, .up, .enter)
        #expect(kiosk.says("您自己家：第 1 位") && !kiosk.says("他家在福田有房"), "\(kiosk.text)")
        kiosk.type("人数不对")
        kiosk.press(.escape, .down, .enter)
        #expect(kiosk.says("第 2 位") && kiosk.says("他家在福田有房") && !kiosk.says("人数不对"), "\(kiosk.text)")
        // Handed in, the other one's words stay.
        kiosk.press(.down, .enter, .enter, .end, .enter)
        #expect(kiosk.says("异议已经提交"), "\(kiosk.text)")
        let records = try subsidy.office.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(ObjectionBody.self, of: SubsidyRoom.batch)
        }
        #expect(records.map(\.position) == [2] && records.map(\.body.text) == ["他家在福田有房"])
        kiosk.press(.character("1"), .up, .enter)
        #expect(kiosk.says("您自己家：第 1 位") && kiosk.says("人数不对"), "\(kiosk.text)")
    }

    @Test("After publication the list is still read, and no objection is taken")
    func afterwards() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.called()
        try subsidy.open()
        subsidy.kiosk.press(.character("2"))
        #expect(subsidy.kiosk.says("公示期已经结束，名单看到2023年11月6日为止"), "\(subsidy.kiosk.text)")
        subsidy.kiosk.press(.enter)
        #expect(subsidy.kiosk.says("现在不在公示期"))
        // Taken down while somebody reads it.
        subsidy.at(day(2023, 11, 7))
        subsidy.kiosk.hear()
        #expect(!subsidy.kiosk.says("序号"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("接下来") && !subsidy.kiosk.says("为止可以看"), "\(subsidy.kiosk.text)")
    }

    @Test("LH-44: what was sent back is mended item by item, beginning with what was filled in")
    func mending() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.reviewed()
        let items = [
            CorrectionItem(field: .room, reason: "门牌看不清"),
            CorrectionItem(field: .materials, papers: ["结婚证"], reason: "缺结婚证"),
            CorrectionItem(field: .leaseEnd, reason: "日期与合同不一致"),
        ]
        _ = try subsidy.office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch, items, subsidy.reviewer)
        try subsidy.open()
        expect(kiosk, shows: Frames.correction, "correction")
        kiosk.press(.character("1"))
        #expect(kiosk.says("退回的原因：门牌看不清") && kiosk.says("原来填的：302"), "\(kiosk.text)")
        kiosk.press(.end, .backspace)
        kiosk.type("5")
        kiosk.press(.enter)
        expect(kiosk, shows: Frames.papers, "papers")
        kiosk.press(.enter)
        #expect(kiosk.says("退回的原因：缺结婚证") && kiosk.says(">1结婚证要重新交"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("还没有新交的材料"), "\(kiosk.text)")
        kiosk.press(.home)
        kiosk.giveMaterial(1)
        // All is there, and the cursor on that: what was given is told at the foot. Nothing is asked of other marriages.
        #expect(kiosk.says("「结婚证」已经保存") && kiosk.says(">7材料交齐了"), "\(kiosk.text)")
        #expect(kiosk.says("补正退回的材料 › 交申请材料") && !kiosk.says("离婚证") && !kiosk.says("法院判决书"))
        kiosk.press(.escape)
        #expect(kiosk.says("结婚证（1 张）"), "\(kiosk.text)")
        #expect(kiosk.says("现在交") && kiosk.says("结婚证"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        #expect(kiosk.says("租期到期日") && kiosk.says("2025-02-28"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("305"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("补正已经提交"), "\(kiosk.text)")
        let form = try subsidy.office.records.read { (reader) throws(OfficeFailure) in
            try reader.application(at: 1, of: try reader.batchFile(SubsidyRoom.batch))?.form
        }
        #expect(form?.house.room == "305" && form?.materials.contains("结婚证") == true)
        kiosk.press(.character("1"))
        #expect(kiosk.says("正在核查"), "\(kiosk.text)")
    }

    @Test("LH-44, LH-10 … LH-14: conditions that were sent back are answered one a page, and what is not met says so")
    func mendingConditions() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.reviewed()
        _ = try subsidy.office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch,
            [CorrectionItem(field: .declarations, reason: "没有答全")], subsidy.reviewer)
        try subsidy.open()
        kiosk.press(.character("1"))
        #expect(kiosk.says("退回的原因：没有答全") && kiosk.says("现在回答"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        #expect(kiosk.says("每一条都答完再往下办"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("申请条件（第 1 项，共 5 项）"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        #expect(kiosk.says("不符合这一条") && kiosk.says("就是这样，由工作人员核查"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        kiosk.press(.character("1"), times: 3)
        // Left before the last: it goes on there.
        kiosk.press(.escape, .escape, .escape, .escape)
        if kiosk.says("申请条件") { kiosk.press(.escape) }
        #expect(kiosk.says("还没有答完"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("申请条件（第 5 项，共 5 项）"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("在本市有自有住房") && kiosk.says("陈*民"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("核查会通不过"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("补正已经提交"), "\(kiosk.text)")
        let form = try subsidy.office.records.read { (reader) throws(OfficeFailure) in
            try reader.application(at: 1, of: try reader.batchFile(SubsidyRoom.batch))?.form
        }
        #expect(form?.statements["LH-10"] == false && form?.statements["LH-14"] == true)
        #expect(form?.statements["LH-03"] == nil)
    }

    @Test("LH-20 From the last moment on nothing can be changed, before the office has closed")
    func windowOver() throws {
        let subsidy = try SubsidyRoom()
        subsidy.room.clocks.officeNow = Moment(day(2023, 8, 29), hour: 18, minute: 1)
        try subsidy.open()
        let kiosk = subsidy.kiosk
        #expect(kiosk.says("受理已经截止，等待核查") && kiosk.says("工作人员按轮候顺序核查"), "\(kiosk.text)")
        #expect(!kiosk.says("正在受理") && !kiosk.says("可以修改"), "\(kiosk.text)")
    }

    @Test("LH-45: where the office has not kept that the text was read, it is read and signed anew")
    func readAgain() throws {
        let subsidy = try SubsidyRoom()
        let (kiosk, office) = (subsidy.kiosk, subsidy.office)
        try subsidy.reviewed()
        _ = try office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch, [CorrectionItem(field: .consent, reason: "没有签名")],
            subsidy.reviewer)
        let session = try subsidy.session()
        // A draft of before readings were kept.
        let own = try #require(try office.ownSubsidy.all(session).first)
        let application = try #require(own.family?.application)
        let sheet = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 200)
        let kept = try office.ownSubsidy.keep(
            SeenFile(sheet, named: nil), as: "知情同意书", in: SubsidyRoom.batch, session)
        var draft = SubsidyDraft(changing: application, of: own)
        draft.pictures["知情同意书"] = [kept.id]
        (draft.consentReadAt, draft.consentSignedAt) = (kept.at, kept.at)
        try office.tenant.saveDraft(try DraftCoding.body(draft), of: .subsidy, session)
        try subsidy.open()
        kiosk.press(.character("1"))
        #expect(kiosk.says("签好的已经收到"), "\(kiosk.text)")
        kiosk.press(.character("2"), .end, .enter)
        #expect(kiosk.says("还没有在这里读过"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("还没有交"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("知情同意书（示范文本）"), "\(kiosk.text)")
    }

    @Test("One correction at two terminals: what each fills in is kept; of two answers the first, and that is told")
    func twoTerminals() throws {
        let subsidy = try SubsidyRoom()
        let (first, second) = (subsidy.kiosk, subsidy.room.kiosk(named: "2号机"))
        try subsidy.reviewed()
        let items = [
            CorrectionItem(field: .room, reason: "门牌看不清"),
            CorrectionItem(field: .leaseEnd, reason: "日期与合同不一致"),
        ]
        _ = try subsidy.office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch, items, subsidy.reviewer)
        try subsidy.open()
        try subsidy.open(at: second)
        for kiosk in [first, second] { kiosk.press(.character("1")) }
        first.press(.end, .backspace)
        first.type("5")
        first.press(.enter)
        #expect(first.says("租期到期日"), "\(first.text)")
        second.press(.end, .backspace)
        second.type("7")
        second.press(.enter)
        #expect(second.says("刚才在别的终端也改过") && second.says("[305"), "\(second.text)")
        // It goes on with what stands, and fills in the other answer.
        second.press(.enter)
        second.type("20250831")
        second.press(.enter)
        #expect(second.says("305") && second.says("2025年8月31日"), "\(second.text)")
        first.pass(seconds: 2)
        first.press(.enter)
        #expect(first.says("2025年8月31日") && first.says("刚才在别的终端也改过") == false, "\(first.text)")
    }

    @Test("A correction that ended meanwhile is told, and the page shows how it stands")
    func mendedTooLate() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.reviewed()
        let until = try subsidy.office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch, [CorrectionItem(field: .room, reason: "门牌看不清")],
            subsidy.reviewer)
        try subsidy.open()
        kiosk.press(.character("1"), .enter)
        subsidy.at(until.adding(days: 1))
        kiosk.press(.end, .enter)
        #expect(kiosk.says("期限") && !kiosk.says("补正已经提交"), "\(kiosk.text)")
    }

    @Test("A correction that was handed in at another terminal is left, and the page says so")
    func mendedElsewhere() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.reviewed()
        _ = try subsidy.office.batches.askCorrection(
            of: SignedFamilies.receipt(1), in: SubsidyRoom.batch,
            [CorrectionItem(field: .materials, papers: ["结婚证"], reason: "缺结婚证")], subsidy.reviewer)
        try subsidy.open()
        subsidy.kiosk.press(.character("1"), .enter)
        #expect(subsidy.kiosk.says(">1结婚证要重新交"), "\(subsidy.kiosk.text)")
        let second = subsidy.room.kiosk(named: "2号机")
        try second.signIn()
        second.press(.character("4"), .character("1"), .character("1"), .enter)
        second.giveMaterial(1)
        second.press(.escape)
        second.press(.character("2"))
        second.press(.end, .enter)
        #expect(second.says("补正已经提交"), "\(second.text)")
        subsidy.kiosk.hear()
        #expect(subsidy.kiosk.says("这件事刚才有变化") && subsidy.kiosk.says("接下来"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("正在核查") && !subsidy.kiosk.says("没有办成"), "\(subsidy.kiosk.text)")
    }

    @Test("LH-64: a complaint without a name")
    func complaining() throws {
        let subsidy = try SubsidyRoom()
        let kiosk = subsidy.kiosk
        try subsidy.open()
        kiosk.press(.character("3"))
        expect(kiosk, shows: Frames.complaint, "complaint")
        kiosk.type("窗口中午没有人")
        kiosk.press(.down, .enter, .enter, .enter)
        #expect(kiosk.says("（匿名）") && kiosk.says("（没有留）"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("TS1") && kiosk.says("请记住编号"), "\(kiosk.text)")
        let complaints = try subsidy.office.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(ComplaintBody.self, of: nil)
        }
        #expect(complaints.map(\.body.by) == [.system])
        // No row of his has the moment of it.
        let session = try subsidy.session()
        #expect(try subsidy.office.tenant.draft(of: .ownSubsidy, session) == nil)
    }

    @Test("LH-31 The proof of the family's place: not before the order is bound; on a small screen it is for paper")
    func proof() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.open()
        let kiosk = subsidy.kiosk
        func press() {
            kiosk.press(.character("6"))
            kiosk.pass(seconds: 1)
        }
        press()
        #expect(kiosk.says("轮候次序还没有固定"), "\(kiosk.text)")
        kiosk.press(.escape, .character("5"))
        kiosk.press(.end)
        // As it will be on paper.
        #expect(kiosk.says("轮候次序还没有固定") && !kiosk.says("回执上有证明二维码"), "\(kiosk.text)")
        kiosk.press(.escape)
        let bound = try #require(try subsidy.office.queue.commit(SubsidyRoom.batch, subsidy.manager)).commitment
        press()
        #expect(kiosk.says("共 4 户，您家是其中第 1 户") && kiosk.says(String(bound.root.prefix(40))), "\(kiosk.text)")
        #expect(kiosk.says("在这个屏幕上放不下"))
        kiosk.press(.enter)
        #expect(kiosk.says("申请回执预览") && kiosk.says("BHR00000001"), "\(kiosk.text)")
    }

    @Test("LH-31 Where there is room the code stands by what it is for, and the ways on stay", arguments: [120, 80])
    func shownProof(_ width: Int) throws {
        let subsidy = try SubsidyRoom()
        _ = try #require(try subsidy.office.queue.commit(SubsidyRoom.batch, subsidy.manager))
        let kiosk = subsidy.room.kiosk(size: Size(width: width, height: width == 120 ? 36 : 60), named: "2号机")
        try kiosk.signIn()
        kiosk.press(.character("4"), .character("1"), .character("6"))
        kiosk.pass(seconds: 1)
        #expect(kiosk.text.contains("▀█") && kiosk.says("用手机扫这个二维码"), "\(kiosk.text)")
        #expect(kiosk.says("轮候次序的证明") && kiosk.says("怀疑被别人插了队"), "\(kiosk.text)")
        #expect(kiosk.says("1 看和打印申请回执") && kiosk.says("2 返回"), "\(kiosk.text)")
    }

    @Test("What is held of the family, masked, with its rights; and what happened")
    func held() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.open()
        subsidy.kiosk.press(.character("4"))
        expect(subsidy.kiosk, shows: Frames.held, "held")
        #expect(!subsidy.kiosk.text.contains("11010519491231002X"))
        subsidy.kiosk.press(.end)
        #expect(subsidy.kiosk.says("您的权利") && subsidy.kiosk.says("询问和投诉"), "\(subsidy.kiosk.text)")
        for _ in 0..<3 {
            subsidy.kiosk.press(.pageUp)
            #expect(!subsidy.kiosk.text.contains("11010519491231002X"))
        }
        subsidy.kiosk.press(.escape, .character("1"))
        #expect(subsidy.kiosk.says("2023年8月20日 10:00 提交"), "\(subsidy.kiosk.text)")
    }
}
