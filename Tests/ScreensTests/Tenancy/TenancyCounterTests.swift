import Cells
import Forms
import Housing
import Testing
import Texts

@testable import Office
@testable import Screens

/// A death or somebody who moved out, at the counter: taken in, proven, looked into, decided.
@Suite struct TenancyCounterTests {
    private func expect(
        _ place: CounterPlace, _ frame: String, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) {
        let rows = place.harness.rows.joined(separator: "\n")
        if rows != frame { Issue.record("@@\(name)\n\(rows)\n@@", sourceLocation: location) }
    }

    /// A clerk who takes in what happened to the tenant, the `number`-th of the list.
    private func register(
        _ room: CounterRoom, _ number: Character, on day: String = "20230801"
    ) throws -> CounterPlace {
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(6))
        clerk.type(try #require(room.account(.oldPolicy)).login)
        clerk.press(.enter)
        clerk.press(.character(number))
        clerk.type(day)
        clerk.press(.enter)
        clerk.type("林小雨")
        clerk.press(.enter, .character("1"))
        clerk.type("13900139000")
        clerk.press(.enter, .enter, .enter)
        return clerk
    }

    private func lease(_ room: CounterRoom) throws -> LeaseRecord {
        let document = try room.document(try #require(room.account(.oldPolicy)).login)
        let person = try room.records.read { (reader) throws(OfficeFailure) in try reader.person(document: document) }
        let id = try #require(person).id
        return try #require(
            try room.records.read { (reader) throws(OfficeFailure) in try reader.leases(tenant: id).first })
    }

    @Test("The clerk's form says what is missing, and a report opens with its number")
    func form() throws {
        let room = try CounterRoom()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(6))
        clerk.type(try #require(room.account(.oldPolicy)).login)
        clerk.press(.enter)
        expect(clerk, Frames.form, "form")
        clerk.press(.tab, .tab, .tab, .tab, .tab, .tab, .enter)
        #expect(clerk.says("有 5 处要改正"))
        let other = try register(room, "1")
        #expect(other.says("已登记，编号 T2308-00001"))
        let again = room.counter(CounterRoom.clerk)
        again.press(.function(6))
        again.type(try #require(room.account(.oldPolicy)).login)
        again.press(.enter)
        #expect(again.says("已经有登记 T2308-00001") && again.says("请输入承租人"))
        expect(other, Frames.reported, "reported")
    }

    @Test("Esc leads back to the search and away, and asks first where something was written")
    func leaving() throws {
        let room = try CounterRoom()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(6), .escape)
        #expect(!clerk.says("请输入承租人"))
        clerk.press(.function(6))
        let login = try #require(room.account(.oldPolicy)).login
        clerk.type(login)
        clerk.press(.enter, .escape)
        #expect(clerk.says("请输入承租人"))
        clerk.type(login)
        clerk.press(.enter, .character("1"), .escape)
        #expect(clerk.says("还没有登记"))
        clerk.press(.escape)
        #expect(clerk.says("(✓)") && !clerk.says("还没有登记"))
        clerk.press(.escape, .character("1"))
        #expect(clerk.says("请输入承租人"))
    }

    @Test("A digit chooses in the group that has the focus, and nowhere else")
    func digitsBeside() throws {
        let room = try CounterRoom()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(6))
        clerk.type(try #require(room.account(.oldPolicy)).login)
        clerk.press(.enter, .character("1"))
        for _ in 1...5 { clerk.press(.tab) }
        clerk.press(.character("2"))
        for _ in 1...6 { clerk.press(.backTab) }
        #expect(clerk.says("1 (✓)") && !clerk.says("2 (✓)"))
    }

    @Test("A renewal of the same lease tells the open report, and is not approved before it is decided")
    func holdsRenewalUp() throws {
        let room = try CounterRoom()
        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.press(.function(2))
        let page: CaseReviewPage = try #require(reviewer.harness.screen())
        let renewal = page.opened
        let contact = TenancyContact(name: "林小雨", relation: .spouse, mobile: try Mobile("13900139000"))
        let report = TenancyReport(
            lease: renewal.file.lease.lease.id, event: .tenantDied, person: renewal.renewal.applicant,
            day: day(2023, 8, 1), contact: contact)
        let change = try room.office.tenancy.report(report, room.session(CounterRoom.clerk))
        reviewer.hear()
        #expect(reviewer.says("这份合同有登记待决定：\(change.number)"))
        reviewer.press(.function(5))
        #expect(reviewer.says("登记 \(change.number)（去世或搬离）还没有决定") && !reviewer.says("不能撤销"))
        let queue = room.counter(CounterRoom.otherReviewer)
        queue.press(.character("3"))
        #expect(queue.harness.rows.contains { $0.contains("\(renewal.renewal.number)") && $0.contains("去世搬离") })
    }

    @Test("A day that is to come is marked at its field, where the focus is")
    func dayInFuture() throws {
        let room = try CounterRoom()
        let clerk = try register(room, "1", on: "20230822")
        #expect(clerk.says("日期还没有到，请核对") && clerk.says("E-152"))
        for _ in 1...8 { clerk.press(.backspace) }
        clerk.type("20230801")
        for _ in 1...6 { clerk.press(.tab) }
        clerk.press(.enter)
        #expect(clerk.says("已登记，编号"))
    }

    @Test("A decision that was begun is not left without a word; who moves out meanwhile takes none of it")
    func begunDecision() throws {
        let room = try CounterRoom()
        var before = try lease(room)
        _ = try register(room, "2")
        let reviewer = room.counter(CounterRoom.otherReviewer)
        reviewer.press(.function(7), .function(7), .function(7), .enter, .function(2), .function(5))
        reviewer.press(.character("1"), .character("1"))
        reviewer.type("见过本人")
        reviewer.press(.escape, .escape)
        #expect(reviewer.says("选的决定和写好的话不会保留"))
        reviewer.press(.escape, .function(5))
        #expect(reviewer.says("见过本人"))
        // The one who was to carry on moves out: he is no longer chosen, and the rest stays.
        before.lease.occupants[0].moveOut = day(2023, 8, 20)
        before.occupants[0] = OccupantRecord(occupant: before.lease.occupants[0], person: before.occupants[0].person)
        let changed = before
        try room.records.write { (writer) throws(OfficeFailure) in try writer.save(changed) }
        reviewer.hear()
        #expect(reviewer.says("见过本人") && reviewer.says("1 (✓) 由同住人接替承租"))
        reviewer.press(.enter, .enter)
        #expect(reviewer.says("没有成年的同住人可以接替"))
    }

    @Test("Who took it in takes it back; another is told why he cannot, and who may not see a proof too")
    func notHis() throws {
        let room = try CounterRoom()
        let clerk = try register(room, "2")
        clerk.press(.function(6), .character("1"), .character("2"), .character("1"))
        let auditor = room.counter("jiandu")
        auditor.press(.function(7), .function(7), .function(7), .enter)
        for _ in 1...7 { auditor.press(.down) }
        auditor.press(.enter)
        #expect(auditor.says("没有查看个人信息的权限"))
        clerk.press(.function(7), .character("1"))
        #expect(clerk.says("已撤回"))
    }

    @Test("From the report to the decision: proof, taking, who carries on, and the lease is another's")
    func transferred() throws {
        let room = try CounterRoom()
        let before = try lease(room)
        let clerk = try register(room, "1")
        clerk.press(.function(6), .character("1"), .character("2"), .character("1"))
        #expect(clerk.says("的证明已经收下"))
        clerk.press(.function(5))
        #expect(clerk.says("这件登记是您录入的，要由同事核实"))

        let reviewer = room.counter(CounterRoom.otherReviewer)
        reviewer.press(.function(7), .function(7), .function(7))
        expect(reviewer, Frames.queue, "queue")
        reviewer.press(.enter, .function(2))
        #expect(reviewer.says("由您核实"))
        reviewer.press(.down, .down, .down, .down, .down, .down, .down, .enter)
        #expect(reviewer.says(CounterCaseTexts.picture(TenancyTexts.proof, 1, of: 1)) && reviewer.says("放大缩小"))
        reviewer.press(.escape, .function(5), .character("1"))
        expect(reviewer, Frames.verdict, "verdict")
        reviewer.press(.character("1"), .enter, .enter)
        #expect(reviewer.says("原承租人没有办完的续租和合同一并终止"))
        reviewer.press(.character("1"))
        #expect(reviewer.says("已办结：由同住人接替承租"))
        let after = try room.records.read { (reader) throws(OfficeFailure) in try reader.lease(before.lease.id) }
        #expect(after.tenant.id == before.occupants[0].person.id)
        #expect(after.occupants.map(\.person.id) == before.occupants.dropFirst().map(\.person.id))
        reviewer.press(.character("3"))
        #expect(reviewer.says("第 1 条，共 1 条"))
    }

    @Test("A death without a proof is not decided, and what was written stays")
    func unproven() throws {
        let room = try CounterRoom()
        _ = try register(room, "3")
        let reviewer = room.counter(CounterRoom.otherReviewer)
        reviewer.press(.function(7), .function(7), .function(7), .enter, .function(5))
        #expect(reviewer.says("请先按 F2 领取"))
        reviewer.press(.function(2), .function(5), .character("1"))
        reviewer.type("见过")
        reviewer.press(.enter, .enter, .character("1"))
        #expect(reviewer.says("还没有去世的证明") && reviewer.says("见过"))
        reviewer.press(.escape, .function(8))
        #expect(reviewer.says("已放回队列"))
    }

    @Test("Who may not see it does what he may: the auditor looks, the manager puts back, nobody else's key works")
    func others() throws {
        let room = try CounterRoom()
        _ = try register(room, "2")
        let reviewer = room.counter(CounterRoom.otherReviewer)
        reviewer.press(.function(7), .function(7), .function(7), .enter, .function(2))
        let auditor = room.counter("jiandu")
        auditor.press(.function(7), .function(7), .function(7), .character("2"), .enter)
        #expect(auditor.says("林*雨") && !auditor.says("13900139000") && !auditor.says("139 0013 9000"))
        auditor.press(.function(5))
        #expect(auditor.says("正在核实"))
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(7), .function(7), .function(7), .character("2"), .enter, .function(8))
        #expect(manager.says("放回队列吗"))
        manager.press(.character("1"))
        #expect(manager.says("已放回队列"))
        reviewer.hear()
        #expect(reviewer.says("刚才有变化") && reviewer.says("待核实"))
    }
}

private enum Frames {
    static let form = """
          登记去世或搬离                                                谢样敏   训练

          谢*斌  样租-2020-101  样例家园17栋3010
            什么人，什么事
          > 1 ( ) 谢*斌  承租人去世
            2 ( ) 谢*斌  承租人搬离
            3 ( ) 林*燕  其他入住人去世
            4 ( ) 林*燕  其他入住人搬离
            5 ( ) 谢*丽  其他入住人去世
            6 ( ) 谢*丽  其他入住人搬离

            日期      [____-__-__ ]

            来人姓名  [                                                              ]

            来人与承租人的关系
            1 ( ) 配偶
            2 ( ) 子女
            3 ( ) 父母
            4 ( ) 配偶的父母
                                                                              下面还有


          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """
    static let reported = """
          去世或搬离                                                    谢样敏   训练

          T2308-00001-0  待核实  承租人去世  还没有证明

          > 租赁合同      样租-2020-101  样例家园17栋3010
            承租人        谢*斌
            是谁          谢*斌
            什么事        去世  2023年8月1日
            报告人        林小雨（配偶）  139 0013 9000
            说明          没有
            现有同住人    林*燕（配偶）、谢*丽（子女）

            证明
            还没有证明

            办理过程
            2023年8月21日 10:00  受理  登记去世或搬离





          ✓ 已登记，编号 T2308-00001-0。
          F2 领取  F6 交证明  F7 撤回登记  Esc 返回  F9 应答呼叫  F1 帮助  F10 结束
        """
    static let queue = """
          去世或搬离                                                    梁样静   训练

            待办   续租:3   合同:1   核对:3   去世搬离:1   F5 补租
           1 待核实:1  2 核实中:0  3 已办结:0  4 全部:1

            受理编号        申请人    合同编号                   登记日期         等待
          > T2308-00001-0   谢*斌     样租-2020-101              2023年8月21日    今天













            第 1 条，共 1 条


          F2 取下一件  回车 打开  F3 查找  F7 续租  F9 应答呼叫  F1 帮助  F10 结束使用
        """
    static let verdict = """
          作决定                                                        梁样静   训练

          T2308-00001-0  承租人去世

          谢*斌  去世  2023年8月1日
          请先看过证明、核实情况，再作决定。

            决定
            1 (✓) 由同住人接替承租
            2 ( ) 终止租赁合同
            3 ( ) 情况不属实，不予登记

            由谁接替承租
          > 1 ( ) 林*燕（配偶），1976年8月13日出生

            说明  [                                                                  ]
                   申请人会看到，可以不写

            [ 作决定 ]




          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """
}
