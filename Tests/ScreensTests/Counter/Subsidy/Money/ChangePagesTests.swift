import Cells
import Forms
import Housing
import OfficeSupport
import Testing
import Texts

@testable import Office
@testable import Screens

/// Changes, stops, recovery and complaints at the counter (LH-56 … LH-64).
@Suite struct ChangePagesTests {
    private func expect(
        _ place: CounterPlace, _ frame: String, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) {
        let rows = place.harness.rows.joined(separator: "\n")
        if rows != frame { Issue.record("@@\(name)\n\(rows)\n@@", sourceLocation: location) }
    }

    /// A clerk registers what a family tells.
    private func report(_ room: CounterRoom, _ matter: Int, on day: String) -> CounterPlace {
        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.function(2))
        clerk.type("bhr00000001")
        clerk.go(.enter)
        clerk.go(.character(Character("\(matter)")))
        clerk.type(day)
        clerk.go(.enter)
        clerk.type("邻居来信")
        clerk.go(.enter)
        return clerk
    }

    @Test("5.7, LH-56, Q12: a purchase found three months later: told, decided, stopped, given back and handed on")
    func stopAndRecovery() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.pay(through: "2024-08")
        try room.at("2024-08-25")
        let clerk = report(room, 5, on: "20240517")
        // A digit on the button leaves what was chosen above.
        clerk.go(.character("2"), .enter)
        expect(clerk, ChangeFrames.report, "report")
        clerk.go(.character("1"))
        #expect(clerk.says("已办：登记变更") && clerk.says("变更核实中"))
        clerk.go(.escape)
        expect(clerk, ChangeFrames.changes, "changes")
        clerk.go(.enter, .function(7))
        #expect(clerk.says("变更由审核人员决定"))

        let reviewer = room.section("6", of: CounterRoom.reviewer)
        reviewer.go(.enter)
        expect(reviewer, ChangeFrames.change, "change")
        #expect(reviewer.says("邻居来信"))
        reviewer.go(.function(7))
        reviewer.type("不动产登记查到")
        reviewer.go(.enter, .enter)
        #expect(reviewer.says("最后发放 2024年5月，2024年6月起停止"))
        #expect(reviewer.says("要退回 6,435.00元"))
        reviewer.go(.character("2"))
        #expect(reviewer.says("不动产登记查到"))
        reviewer.go(.enter, .character("1"))
        #expect(reviewer.says("已决定 luohu-2023-C1：不再符合条件"))
        reviewer.go(.function(2))
        #expect(reviewer.says("没有别的待决定的变更了"))
        reviewer.go(.function(5))
        #expect(reviewer.says("这项变更已经由") && reviewer.says("决定：不再符合条件"), "\(reviewer.harness.text)")

        let cashier = room.section("7", of: CounterRoom.cashier)
        expect(cashier, ChangeFrames.debts, "debts")
        cashier.go(.function(5))
        // What is typed takes the place of what was proposed.
        cashier.type("9999")
        cashier.go(.enter, .enter, .enter)
        #expect(cashier.says("最多 6,435.00元"))
        for _ in 1...4 { cashier.press(.backspace) }
        cashier.type("2145")
        cashier.go(.enter)
        cashier.type("YH20240825")
        cashier.go(.enter, .enter)
        #expect(cashier.says("还应退回 4,290.00元"))
        cashier.go(.character("1"))
        #expect(cashier.says("已办：登记退回") && cashier.says("还应退回合计 4,290.00元"))
        cashier.go(.function(7))
        cashier.type("不配合退回")
        cashier.go(.enter, .enter, .character("1"))
        #expect(cashier.says("依法追缴"))
        cashier.go(.function(7))
        #expect(cashier.says("已经转依法追缴"), "\(cashier.harness.text)")
        cashier.go(.enter)
        expect(cashier, ChangeFrames.agreement, "agreement")
        let debts = try room.office.recovery.list(SignedFamilies.batch)
        #expect(debts.map(\.agreement.state) == [.escalated] && debts.map(\.agreement.owed.fen) == [2 * 214_500])
    }

    @Test("LH-62: what a colleague took back meanwhile is told with what is left, and what was typed stays")
    func repaidMeanwhile() throws {
        let room = try CounterRoom()
        try room.signFamilies([2])
        try room.pay(through: "2023-12")
        let clerk = try room.session(CounterRoom.clerk)
        _ = try room.office.changes.requeue(
            SignedFamilies.batch, receipt: SignedFamilies.receipt(1), on: day(2023, 11, 5), clerk)
        let cashier = room.section("7", of: CounterRoom.cashier)
        cashier.go(.function(5), .enter)
        _ = try room.office.recovery.repaid(
            SignedFamilies.batch, receipt: SignedFamilies.receipt(1), amount: Money(fen: 100_000), reference: nil,
            try room.session(CounterRoom.cashier))
        cashier.go(.enter, .enter, .character("1"))
        #expect(cashier.says("刚才已登记退回 1,000.00元，还应退回 1,145.00元"), "\(cashier.harness.text)")
        #expect(cashier.says("2145.00") && !cashier.says("最多"), "\(cashier.harness.text)")
        cashier.type("1145")
        cashier.go(.enter, .enter, .enter, .character("1"))
        #expect(cashier.says("已办：登记退回"), "\(cashier.harness.text)")
    }

    @Test("LH-62: a false application by a key of its own; what it comes to is told before, and all of it is owed")
    func falseDeclaration() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.pay(through: "2024-08")
        try room.at("2024-08-25")
        report(room, 5, on: "20230801").go(.enter, .character("1"))
        let reviewer = room.section("6", of: CounterRoom.reviewer)
        reviewer.go(.enter)
        for _ in 1...20 where !reviewer.says("如果申请时申报不实（全部追回）") { reviewer.press(.down) }
        #expect(reviewer.says("如果申请时申报不实（全部追回）"), "\(reviewer.harness.rows)")
        reviewer.go(.function(8))
        expect(reviewer, ChangeFrames.falseDeclaration, "falseDeclaration")
        reviewer.go(.down, .enter, .enter)
        #expect(reviewer.says("请写明哪一项不实"), "\(reviewer.harness.rows)")
        reviewer.type("申报没有住房，申请前已有")
        reviewer.go(.enter)
        reviewer.type("不动产登记")
        reviewer.go(.enter, .enter)
        #expect(reviewer.says("没有应当发放的月份") && reviewer.says("要退回 21,450.00元"), "\(reviewer.harness.rows)")
        reviewer.go(.character("1"))
        #expect(reviewer.says("已决定 luohu-2023-C1：申报不实"))
        #expect(reviewer.says("申报不实") && reviewer.says("申报没有住房，申请前已有"))
        let debts = try room.office.recovery.list(SignedFamilies.batch)
        #expect(debts.map(\.agreement.owed.fen) == [10 * 214_500])
        let cashier = room.section("7", of: CounterRoom.cashier)
        cashier.go(.enter)
        #expect(cashier.says("申报不实（2023年8月1日）"), "\(cashier.harness.rows)")
    }

    /// A change that was reported in May, and a reviewer where it waits.
    private func reported() throws -> (CounterRoom, CounterPlace) {
        let room = try CounterRoom()
        try room.signFamilies([2])
        try room.pay(through: "2024-05")
        try room.at("2024-05-25")
        report(room, 5, on: "20240517").go(.enter, .character("1"))
        return (room, room.section("6", of: CounterRoom.reviewer))
    }

    @Test("LH-62: what was reported to have come about after the declaration is no false one, and the key says why")
    func afterDeclaration() throws {
        let (_, reviewer) = try reported()
        reviewer.go(.enter, .function(8))
        #expect(
            reviewer.harness.messageLine.contains("以后，不是申请时申报不实") && !reviewer.says("哪一项不实"),
            "\(reviewer.harness.rows)")
    }

    @Test("LH-60: what a colleague decided while the form stood open is told, with who he is")
    func decidedMeanwhile() throws {
        let (room, reviewer) = try reported()
        reviewer.go(.enter, .function(7))
        reviewer.type("不动产登记查到")
        _ = try room.office.changes.decide(
            "luohu-2023-C1", .eligible, reason: "只是委托", try room.session(CounterRoom.reviewer))
        reviewer.go(.enter, .enter)
        #expect(
            reviewer.says("这项变更刚才已经由审核") && reviewer.says("决定：仍符合条件"), "\(reviewer.harness.text)")
        #expect(!reviewer.says("不动产登记查到"))
    }

    @Test("A part of a number leads to no agreement, and which one does is said")
    func partOfNumber() throws {
        let room = try CounterRoom()
        try room.signFamilies([2])
        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.function(3))
        clerk.type("1")
        clerk.go(.enter)
        #expect(clerk.says("请输入完整的备案回执号或者协议号") && !clerk.says("轮候册上没有"), "\(clerk.harness.text)")
    }

    @Test("Q13: a lease that is over asks for the new one, and a gap keeps what was filled in")
    func lease() throws {
        let room = try CounterRoom()
        try room.signFamilies([2], leaseEnd: day(2024, 3, 31))
        try room.pay(through: "2024-03")
        try room.at("2024-04-10")
        let clerk = report(room, 4, on: "20240331")
        clerk.go(.enter, .character("1"))
        let reviewer = room.section("6", of: CounterRoom.reviewer)
        reviewer.go(.enter)
        #expect(reviewer.says("租赁合同已经到期，没有写新的合同") && !reviewer.says("--lease"))
        reviewer.go(.function(5))
        reviewer.type("续租")
        reviewer.go(.enter)
        reviewer.type("20240405")
        reviewer.go(.enter)
        reviewer.type("20250331")
        reviewer.go(.enter)
        reviewer.type("4403030070020300006000002")
        reviewer.go(.enter, .enter)
        expect(reviewer, ChangeFrames.leaseGap, "leaseGap")
        for _ in 1...8 { reviewer.press(.backspace) }
        reviewer.type("20240401")
        reviewer.go(.enter, .enter, .enter, .enter)
        #expect(reviewer.says("下次编制补发 2024年4月"))
        reviewer.go(.character("1"))
        #expect(reviewer.says("仍符合") && reviewer.says("2024年4月1日至2025年3月31日"))
    }

    @Test("LH-59: what the family said at the terminal is read, and its lease stands in the fields of the decision")
    func reportedByFamily() throws {
        let room = try CounterRoom()
        try room.signFamilies([2], leaseEnd: day(2024, 3, 31))
        try room.pay(through: "2024-03")
        try room.at("2024-04-10")
        let clerk = report(room, 4, on: "20240331")
        clerk.go(.enter, .character("1"))
        let house = try HouseCode("4403030070020300006000002")
        try room.office.records.write { (writer) throws(OfficeFailure) in
            for var kept in try writer.kept(ChangeBody.self, of: SignedFamilies.batch, in: .open) {
                kept.body.words = "续签了一年"
                kept.body.proposedLease = FollowingLease(start: day(2024, 4, 1), end: day(2025, 3, 31), house: house)
                try writer.save(kept)
            }
        }
        let reviewer = room.section("6", of: CounterRoom.reviewer)
        reviewer.go(.enter)
        #expect(reviewer.says("情况") && reviewer.says("续签了一年"))
        #expect(reviewer.says("2024年4月1日至2025年3月31日，房屋编码 4403030070020300006000002"))
        reviewer.go(.function(5))
        #expect(reviewer.says("已填上家庭报的新合同"))
        // Nothing was written yet.
        reviewer.go(.escape)
        #expect(reviewer.says("如果仍符合条件"))
        reviewer.go(.function(5))
        reviewer.type("已核对合同")
        reviewer.go(.enter, .enter, .enter, .enter, .enter)
        #expect(reviewer.says("下次编制补发 2024年4月"))
        reviewer.go(.character("1"))
        #expect(reviewer.says("仍符合"))
    }

    @Test("Q22: suspended and resumed from the agreement's page; a manager lifts a stop, who entered it does not")
    func deeds() throws {
        let room = try CounterRoom()
        try room.signFamilies([2])
        try room.pay(through: "2023-12")
        let reviewer = room.section("6", of: CounterRoom.reviewer)
        reviewer.go(.function(3))
        reviewer.type("BHR00000001")
        reviewer.go(.enter, .function(5))
        expect(reviewer, ChangeFrames.deeds, "deeds")
        reviewer.go(.character("2"))
        #expect(reviewer.says("您没有办理这一项的权限"))
        reviewer.go(.character("3"))
        reviewer.type("缺户口簿")
        reviewer.go(.enter, .enter, .character("1"))
        #expect(reviewer.says("暂停发放") && reviewer.says("缺户口簿"))
        reviewer.go(.function(5), .character("4"))
        reviewer.type("补齐")
        reviewer.go(.enter, .enter, .character("1"))
        #expect(reviewer.says("已办：材料补齐，恢复发放"))
        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.function(3))
        clerk.type("BHR00000001")
        clerk.go(.enter, .function(5), .character("2"))
        clerk.type("20231210")
        clerk.go(.enter, .enter)
        #expect(clerk.says("最后发放 2023年12月，2024年1月起停止"))
        clerk.go(.character("1"))
        #expect(clerk.says("停止发放"))
        let events = try room.office.changes.agreement(
            "BHR00000001", in: SignedFamilies.batch, try room.session(CounterRoom.clerk)
        ).events
        let requeued = try #require(events.last)
        #expect(requeued.kind == .requeued(day(2023, 12, 10)) && requeued.by.hasPrefix("受理"))
        let manager = room.section("6", of: CounterRoom.manager)
        manager.go(.function(3))
        manager.type("BHR00000001")
        manager.go(.enter, .function(5), .character("6"))
        manager.type("登记错了")
        manager.go(.enter, .enter, .character("1"))
        #expect(manager.says("已办：撤销有误的停止") && manager.says("发放中"))
    }

    @Test("A day that is to come is marked at its field, and leaving asks first")
    func refusals() throws {
        let room = try CounterRoom()
        try room.signFamilies([2])
        try room.at("2023-11-20")
        let clerk = report(room, 3, on: "20231121")
        clerk.go(.enter)
        #expect(clerk.says("日期还没有到"))
        clerk.go(.escape)
        #expect(clerk.says("填的内容不会保留"))
        clerk.go(.character("2"))
        #expect(clerk.says("哪一天发生的"))
        clerk.go(.escape, .character("1"))
        #expect(clerk.says("补租协议") && !clerk.says("哪一天发生的"))
    }

    @Test("An empty list says so once: there is no key that says it again in red")
    func empty() throws {
        let room = try CounterRoom()
        try room.signFamilies([2])
        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.enter)
        #expect(clerk.says("没有等决定的变更") && !clerk.harness.messageLine.contains("没有等决定的变更"))
        let cashier = room.section("7", of: CounterRoom.cashier)
        cashier.go(.enter, .function(5))
        #expect(cashier.says("没有多发的补租") && !cashier.harness.messageLine.contains("没有"))
        cashier.go(.escape, .character("5"), .function(6), .enter, .function(5))
        #expect(cashier.says("没有发成的") && !cashier.harness.messageLine.contains("没有"))
    }

    @Test("What has to be looked at stands in a tab of its own")
    func notices() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1], leaseEnd: day(2024, 1, 31))
        try room.at("2023-12-20")
        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.character("3"))
        expect(clerk, ChangeFrames.notices, "notices")
    }

    @Test("LH-64: a clerk takes a complaint in and sees no other; the auditor looks and answers")
    func complaints() throws {
        let room = try CounterRoom()
        try room.signFamilies([1])
        let clerk = room.section("8", of: CounterRoom.clerk)
        expect(clerk, ChangeFrames.complaintForm, "complaintForm")
        clerk.go(.character("1"))
        clerk.type("邻居没有住在那里")
        clerk.go(.tab, .tab, .tab, .tab, .enter)
        #expect(clerk.says("已登记，编号 TS1"))
        let manager = room.section("8", of: CounterRoom.manager)
        #expect(manager.says("您没有办理「投诉」的权限"))
        let auditor = room.section("8", of: CounterRoom.auditor)
        #expect(!auditor.says("邻居"))
        auditor.go(.enter)
        expect(auditor, ChangeFrames.complaint, "complaint")
        auditor.go(.function(5))
        auditor.type("已上门核实")
        auditor.go(.escape)
        #expect(auditor.says("填的内容不会保留"))
        auditor.go(.character("2"))
        #expect(auditor.says("已上门核实"))
        auditor.go(.tab, .enter)
        #expect(auditor.says("已记下答复") && auditor.says("已答复"))
    }
}
