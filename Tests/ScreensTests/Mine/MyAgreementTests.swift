import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

/// The agreement, its months and changes of its term at the kiosk (LH-55 … LH-62).
@Suite("补租协议 at the kiosk") struct MyAgreementTests {
    private typealias Frames = MySubsidyFrames

    @Test("The months as a chart: paid, failed, to come")
    func chart() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        for month in 11...12 { try subsidy.pay(Month(year: 2023, month: month)) }
        try subsidy.pay(Month(year: 2024, month: 1), isPaid: false)
        try subsidy.open()
        expect(subsidy.kiosk, shows: Frames.signed, "signed")
        subsidy.kiosk.press(.character("1"))
        expect(subsidy.kiosk, shows: Frames.chart, "chart")
        subsidy.kiosk.press(.character("1"))
        expect(subsidy.kiosk, shows: Frames.agreement, "agreement")
    }

    @Test("Q13: what hangs on a lease that follows is named apart; that the lease ends is a warning once it is near")
    func afterLease() throws {
        let subsidy = try SubsidyRoom(signed: [2], leaseEnd: day(2025, 12, 31))
        try subsidy.open()
        #expect(subsidy.kiosk.says("下一次发放：2023年11月的 2,145.00元，2023年11月30日以前"), "\(subsidy.kiosk.text)")
        subsidy.kiosk.press(.character("1"))
        expect(subsidy.kiosk, shows: Frames.afterLease, "afterLease")
        subsidy.at(day(2025, 10, 8))
        subsidy.kiosk.hear()
        #expect(subsidy.kiosk.says("发放到2025年12月为止。新合同要接着签"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("2023年11月的 2,145.00元还没有发到，会补发"), "\(subsidy.kiosk.text)")
    }

    @Test("LH-59: a change is reported with what it means for the payments; found not eligible, the debt is told")
    func changing() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        let kiosk = subsidy.kiosk
        for month in 11...12 { try subsidy.pay(Month(year: 2023, month: month)) }
        subsidy.at(day(2024, 1, 20))
        try subsidy.open()
        kiosk.press(.character("2"))
        expect(kiosk, shows: Frames.matters, "matters")
        kiosk.press(.character("4"))
        kiosk.type("20240130")
        kiosk.press(.enter)
        #expect(kiosk.says("日期还没有到"))
        // A day that was refused is typed over.
        kiosk.type("20231117")
        kiosk.press(.enter)
        kiosk.type("买了一套房")
        kiosk.press(.down, .enter)
        expect(kiosk, shows: Frames.change, "change")
        kiosk.press(.end, .enter)
        expect(kiosk, shows: Frames.changed, "changed")
        kiosk.press(.character("1"))
        #expect(kiosk.says("变更正在核实"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("正在核实的变更") && kiosk.says("请把证明材料原件带到"), "\(kiosk.text)")
        kiosk.press(.escape, .character("3"))
        #expect(kiosk.says("请等核实以后再报告"))
        let open = try #require(try subsidy.office.changes.open(SubsidyRoom.batch, subsidy.reviewer).first)
        #expect(open.matter == "住房" && open.eventDay == day(2023, 11, 17) && open.words == "买了一套房")
        _ = try subsidy.office.changes.decide(open.id, .notEligible, reason: "已登记", subsidy.reviewer)
        kiosk.hear()
        kiosk.press(.character("1"))
        expect(kiosk, shows: Frames.owed, "owed")
    }

    @Test("Q13: a lease that ended is reported with the one that follows; a gap is told at its question")
    func lease() throws {
        let subsidy = try SubsidyRoom(signed: [2], leaseEnd: day(2024, 3, 31))
        let kiosk = subsidy.kiosk
        subsidy.at(day(2024, 4, 2))
        try subsidy.open()
        kiosk.press(.character("2"), .character("3"))
        #expect(kiosk.says("原来的租赁合同到哪一天为止") && kiosk.says("登记的租赁合同到2024年3月31日为止"), "\(kiosk.text)")
        kiosk.type("20240331")
        kiosk.press(.enter, .character("1"))
        kiosk.type("20240402")
        kiosk.press(.enter)
        #expect(kiosk.text.filter { !$0.isWhitespace }.ranges(of: "最晚从2024年4月1日起").count == 1, "\(kiosk.text)")
        kiosk.press(.backspace, times: 8)
        kiosk.type("20240401")
        kiosk.press(.enter)
        kiosk.type("20261231")
        kiosk.press(.enter)
        // The code of the dwelling that there is stands there.
        kiosk.press(.enter, .down, .enter)
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("签了（续签"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("变更已经报告"), "\(kiosk.text)")
        let open = try #require(try subsidy.office.changes.open(SubsidyRoom.batch, subsidy.reviewer).first)
        #expect(open.lease?.end == day(2026, 12, 31) && open.matter == "租赁合同")
        #expect(open.lease?.house.value == "4403030070020300006000002")
    }

    @Test("LH-58: where it ended he reads why, from when, and by which sentence")
    func ended() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        for month in 11...12 { try subsidy.pay(Month(year: 2023, month: month)) }
        _ = try subsidy.office.changes.requeue(
            SubsidyRoom.batch, receipt: SignedFamilies.receipt(1), on: day(2023, 12, 20), subsidy.clerk)
        try subsidy.open()
        #expect(subsidy.kiosk.says("重新轮候公共租赁住房（2023年12月20日），2024年1月起停止发放"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("重新轮候公共租赁住房的，停止发放租房补租"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("没有要退回的") && subsidy.kiosk.says("有疑问，请带身份证到"), "\(subsidy.kiosk.text)")
    }

    @Test("LH-58: who queues for public housing again reads that the subsidy ends, before he reports it")
    func queueingAgain() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        subsidy.at(day(2024, 1, 20))
        try subsidy.open()
        subsidy.kiosk.press(.character("2"), .character("8"))
        #expect(subsidy.kiosk.says("变更事项：重新申请轮候公租房") && subsidy.kiosk.says("补租从次月起停止发放"), "\(subsidy.kiosk.text)")
        // By signing it left the queue: before that nobody queues again.
        subsidy.kiosk.type("20230601")
        subsidy.kiosk.press(.enter)
        #expect(subsidy.kiosk.says("签订协议时退出了轮候，重新轮候只能在这以后"), "\(subsidy.kiosk.text)")
        subsidy.kiosk.type("20240105")
        subsidy.kiosk.press(.enter, .down, .enter)
        #expect(subsidy.kiosk.says("请核对，然后提交") && subsidy.kiosk.says("从2024年2月起停止发放补租"), "\(subsidy.kiosk.text)")
        #expect(!subsidy.kiosk.says("仍然符合条件的"))
        subsidy.kiosk.press(.end, .enter)
        #expect(subsidy.kiosk.says("变更已经报告") && subsidy.kiosk.says("从2024年2月起停止发放补租"), "\(subsidy.kiosk.text)")
        let open = try #require(try subsidy.office.changes.open(SubsidyRoom.batch, subsidy.reviewer).first)
        #expect(open.matter == "重新轮候")
        // Decided while he reads which papers are waited for: the page tells him, and is not left empty.
        subsidy.kiosk.press(.character("1"), .character("1"))
        #expect(subsidy.kiosk.says("正在核实的变更"), "\(subsidy.kiosk.text)")
        _ = try subsidy.office.changes.decide(open.id, .notEligible, reason: "已登记", subsidy.reviewer)
        subsidy.kiosk.hear()
        #expect(subsidy.kiosk.says("这件事刚才有变化") && subsidy.kiosk.says("接下来"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("重新轮候公共租赁住房（2024年1月5日），2024年2月起停止发放"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("签订协议时已经退出轮候") && !subsidy.kiosk.says("全市第"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("电话 25666765"), "\(subsidy.kiosk.text)")
    }

    @Test("LH-61: however much there is to read of a false declaration, the ways on stay in view")
    func falseDeclaration() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        let kiosk = subsidy.kiosk
        for month in 11...12 { try subsidy.pay(Month(year: 2023, month: month)) }
        subsidy.at(day(2024, 1, 20))
        let report = try subsidy.office.changes.report(
            SubsidyRoom.batch, receipt: SignedFamilies.receipt(1), matter: "住房", on: day(2023, 8, 1), subsidy.clerk)
        _ = try subsidy.office.changes.decide(
            report.id, .falseDeclaration, reason: "不动产登记", untrue: "申请时说在本市没有住房，不动产登记查到罗湖区2019年登记在本人名下的一套商品房",
            subsidy.reviewer)
        try subsidy.open()
        #expect(kiosk.says(">1补租协议") && kiosk.says("第1页，共2页下面还有"), "\(kiosk.text)")
        #expect(!kiosk.says("认为认定得不对的"))
        // Each way on is in view where the cursor is.
        kiosk.press(.end)
        #expect(kiosk.says("返回") && kiosk.says("上面还有"), "\(kiosk.text)")
        kiosk.press(.right)
        #expect(kiosk.says("认为认定得不对的") && kiosk.says("第2页，共2页") && kiosk.says("返回"), "\(kiosk.text)")
        kiosk.press(.left)
        #expect(kiosk.says("现在办到"))
        kiosk.press(.home, .enter)
        #expect(kiosk.says("认定申请时申报不实") && kiosk.says("5返回") && !kiosk.says("下面还有"), "\(kiosk.text)")
    }

    @Test("LH-62: who has given a part back reads how much, and how much is left")
    func partRepaid() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        for month in 11...12 { try subsidy.pay(Month(year: 2023, month: month)) }
        subsidy.at(day(2024, 1, 20))
        let receipt = SignedFamilies.receipt(1)
        let report = try subsidy.office.changes.report(
            SubsidyRoom.batch, receipt: receipt, matter: "住房", on: day(2023, 11, 5), subsidy.clerk)
        _ = try subsidy.office.changes.decide(report.id, .notEligible, reason: "不动产登记", subsidy.reviewer)
        try subsidy.open()
        #expect(subsidy.kiosk.says("多领的补租应当退回：2,145.00元没有退"), "\(subsidy.kiosk.text)")
        _ = try subsidy.office.recovery.repaid(
            SubsidyRoom.batch, receipt: receipt, amount: Money(fen: 100_000), subsidy.cashier)
        subsidy.kiosk.hear()
        #expect(subsidy.kiosk.says("已经退回1,000.00元，还有1,145.00元没有退"), "\(subsidy.kiosk.text)")
        subsidy.kiosk.press(.character("1"), .character("1"), .right)
        #expect(subsidy.kiosk.says("已经退回1,000.00元，还要退回1,145.00元"), "\(subsidy.kiosk.text)")
        // What a clerk entered is not told as the family's own report.
        subsidy.kiosk.press(.enter, .escape)
        subsidy.kiosk.press(.character("3"))
        #expect(subsidy.kiosk.says("窗口登记变更：住房，2023年11月5日发生，登记时已经超过一个月"), "\(subsidy.kiosk.text)")
    }

    @Test("Words of an objection that no line is named for are kept no longer than the draft is read")
    func askedAlone() throws {
        let batch = SubsidyRoom.batch
        var draft = MySubsidyDraft()
        let line = MySubsidyDesk.Line(list: 1, sequence: 2)
        let keys = [
            "objection/\(batch.raw)", MySubsidyDraft.key(.objection, batch, line), MySubsidyDraft.key(.change, batch),
        ]
        for key in keys { draft.answers[key] = ["text": "样例"] }
        #expect(Set(draft.asked.answers.keys) == Set(keys.dropFirst()))
    }

    @Test("LH-59: a change is reported without a word where its kind says it; another one is written down")
    func withoutWords() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        let kiosk = subsidy.kiosk
        subsidy.at(day(2024, 1, 20))
        try subsidy.open()
        kiosk.press(.character("2"), .character("1"))
        kiosk.type("20240105")
        kiosk.press(.enter, .down, .enter)
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("（没有）"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("变更已经报告"), "\(kiosk.text)")
    }

    @Test("LH-59: what was reported at another terminal meanwhile is told to him, not what a clerk does about it")
    func reportedElsewhere() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        subsidy.at(day(2024, 1, 20))
        try subsidy.open()
        subsidy.kiosk.press(.character("2"), .character("1"))
        subsidy.kiosk.type("20240105")
        subsidy.kiosk.press(.enter, .down, .enter)
        _ = try subsidy.office.changes.report(
            SubsidyRoom.batch, receipt: SignedFamilies.receipt(1), matter: "婚姻", on: day(2024, 1, 8), subsidy.clerk)
        subsidy.kiosk.press(.end, .enter)
        #expect(subsidy.kiosk.says("这一次没有提交") && !subsidy.kiosk.says("anju"), "\(subsidy.kiosk.text)")
        #expect(subsidy.kiosk.says("接下来") && subsidy.kiosk.says("正在核实"), "\(subsidy.kiosk.text)")
    }

    @Test("L-01: who has signed is told that his subsidy goes on, and which consent would end it")
    func takingBackConsent() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        try subsidy.open()
        subsidy.kiosk.press(.escape, .character("3"))
        #expect(subsidy.kiosk.says("补租照常发放") && subsidy.kiosk.says("《知情同意书》是另一份"), "\(subsidy.kiosk.text)")
        #expect(!subsidy.kiosk.says("请先撤回申请"))
    }

    @Test("Q13: a lease that ended and that none follows is reported, with what comes of it")
    func leaseOver() throws {
        let subsidy = try SubsidyRoom(signed: [2], leaseEnd: day(2024, 3, 31))
        let kiosk = subsidy.kiosk
        subsidy.at(day(2024, 4, 2))
        try subsidy.open()
        kiosk.press(.character("2"), .character("3"))
        kiosk.type("20240331")
        kiosk.press(.enter, .character("2"), .down, .enter)
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("没有接着的新合同，从2024年4月起停止发放"), "\(kiosk.text)")
        kiosk.press(.end, .enter)
        #expect(kiosk.says("变更已经报告"), "\(kiosk.text)")
        let open = try #require(try subsidy.office.changes.open(SubsidyRoom.batch, subsidy.reviewer).first)
        #expect(open.matter == "租赁合同" && open.lease == nil && open.eventDay == day(2024, 3, 31))
    }

    @Test("What was answered of a report is found again at another terminal")
    func kept() throws {
        let subsidy = try SubsidyRoom(signed: [2])
        subsidy.at(day(2024, 1, 20))
        try subsidy.open()
        subsidy.kiosk.press(.character("2"), .character("2"))
        subsidy.kiosk.type("20240105")
        subsidy.kiosk.press(.enter)
        subsidy.kiosk.type("结婚")
        subsidy.kiosk.pass(seconds: 2)
        let other = subsidy.room.kiosk(named: "2号机")
        try other.signIn()
        other.press(.character("4"), .character("1"), .character("2"))
        #expect(other.says("请核对，然后提交") || other.says("请写清楚是什么情况"), "\(other.text)")
        #expect(other.says("结婚"), "\(other.text)")
    }
}
