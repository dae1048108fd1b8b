import Cells
import Forms
import Housing
import Testing
import Texts

@testable import Office
@testable import Screens

/// 叫号签约 at the counter: called, signed, given up, reminded, a supplementary list.
@Suite struct CallDeskTests {
    /// The sample's list is 12, 31, 40, 52, 77, 90 for five places.
    private func called(_ count: Int? = nil) throws -> CounterRoom {
        let room = try CounterRoom()
        try room.concludeBatch()
        try room.step(.call(count: count))
        return room
    }

    private func desk(_ room: CounterRoom, _ login: String = CounterRoom.clerk) -> CounterPlace {
        let place = room.counter(login)
        place.press(.function(5), .character("4"))
        return place
    }

    /// The form of the family in focus, filled.
    private func fill(_ place: CounterPlace, account: String = "6222020200001234") {
        place.press(.function(2))
        for _ in 1...3 { place.press(.character(" "), .tab) }
        place.type("样例银行罗湖支行")
        place.press(.tab)
        place.type(account)
        place.press(.tab)
        place.type(account)
        place.press(.tab)
    }

    private func expect(
        _ place: CounterPlace, _ frame: String, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) {
        let rows = place.harness.rows.joined(separator: "\n")
        if rows != frame { Issue.record("@@\(name)\n\(rows)\n@@", sourceLocation: location) }
    }

    @Test("LH-53: the desk says whose turn it is; called families sign, and the next one follows by a digit")
    func signing() throws {
        let room = try CounterRoom()
        try room.concludeBatch()
        let clerk = desk(room)
        #expect(clerk.says("名额 5　已签 0　已通知未签 0　还可通知 5"))
        #expect(clerk.says("下一家：名单第 1 号") && clerk.says("轮候序位 12"))
        // Nobody may sign yet: those who wait are what there is to see.
        #expect(clerk.says("BHR00000112") && !clerk.says("…"))
        clerk.press(.function(5))
        expect(clerk, CallDeskFrames.call, "call")
        clerk.press(.character("3"))
        #expect(clerk.says("[3     ]"))
        clerk.press(.backspace, .character("5"), .enter, .enter)
        #expect(clerk.says("现在通知签订吗"))
        clerk.press(.character("1"))
        clerk.pass(seconds: 2)
        #expect(clerk.says("已通知 5 家"))
        expect(clerk, CallDeskFrames.desk, "desk")
        clerk.press(.function(5))
        #expect(clerk.harness.messageLine.contains("名额都已通知，没有可以再通知的"))
        clerk.press(.enter)
        expect(clerk, CallDeskFrames.family, "family")
        fill(clerk)
        expect(clerk, CallDeskFrames.form, "form")
        clerk.press(.enter)
        #expect(clerk.says("签订以后这一家立即退出轮候，不能撤回"))
        clerk.press(.character("1"))
        expect(clerk, CallDeskFrames.signed, "signed")
        #expect(!clerk.says("6222020200001234") && clerk.says("**** 1234"))
        clerk.press(.character("2"))
        #expect(clerk.says("BHR00000131") && clerk.says("> [ ] 本人到场"), "\(clerk.harness.text)")
        clerk.press(.escape, .escape)
        #expect(clerk.says("已签 1　已通知未签 4　还可通知 0") && !clerk.says("=.") && clerk.says("# 已签 = 已通知"))
    }

    @Test("LH-54 What is typed on gives no family up: that is chosen by an arrow and Enter alone")
    func typedOn() throws {
        let room = try called()
        let clerk = desk(room)
        clerk.press(.enter, .function(3))
        #expect(clerk.says("BHR00000112 自己放弃吗") && clerk.says("> [ 返回 ]"), "\(clerk.harness.text)")
        for digit in "1 1" { clerk.press(.character(digit)) }
        #expect(try clerk.says("自己放弃吗") && room.family(12).standing.state == .called)
        clerk.press(.enter)
        #expect(try !clerk.says("自己放弃吗") && room.family(12).standing.state == .called)
        clerk.press(.function(3), .left, .enter)
        #expect(try room.family(12).standing.state == .waived)
    }

    @Test("Nothing is signed with an account that was typed in two ways, or before everything was checked")
    func checks() throws {
        let room = try called()
        let clerk = desk(room)
        clerk.press(.enter, .function(2))
        clerk.press(.tab, .tab, .tab, .tab, .tab, .tab, .enter)
        #expect(clerk.says("有 5 处要改正"))
        clerk.press(.escape)
        fill(clerk)
        clerk.press(.backTab, .backspace, .tab, .enter)
        #expect(clerk.says("两次输入的账号不一样"))
        #expect(try room.family(12).standing.state == .called)
    }

    @Test("Two clerks at the same last place: one gets it, the other is told and loses nothing that he typed")
    func twoClerks() throws {
        let room = try called()
        for position in [12, 31, 40, 52] { try room.sign(position) }
        let (first, second) = (desk(room), desk(room))
        for place in [first, second] {
            place.press(.enter)
            fill(place)
            place.press(.enter)
        }
        first.press(.character("1"))
        #expect(first.says("协议编号"))
        second.press(.character("1"))
        #expect(second.says("不能签订"))
        #expect(second.says("样例银行罗湖支行") && second.says("6222********1234"))
        let agreements = try room.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(AgreementBody.self, of: room.batch)
        }
        #expect(agreements.count == 5)
        second.press(.escape, .character("1"), .escape)
        #expect(second.says("名额已全部签完"))
    }

    @Test("Two managers call at once: the second page tells what is left, and promises no more")
    func twoCallers() throws {
        let room = try CounterRoom()
        try room.concludeBatch()
        let second = desk(room, CounterRoom.manager)
        second.press(.function(5), .enter, .enter)
        #expect(second.says("这 5 家的签订期限"))
        try room.step(.call(count: 2))
        second.hear()
        #expect(!second.says("这 5 家") && second.says("最多 3 家") && second.says("已通知未签 2"), "\(second.harness.text)")
        second.press(.enter, .enter)
        #expect(second.says("这 3 家的签订期限"))
    }

    @Test("LH-53 A called family that cannot sign is told at the desk and at the batch's home")
    func held() throws {
        let room = try called()
        try room.learn(12) { $0.people[0].note(.failed, of: .noLand) }
        let clerk = desk(room)
        #expect(clerk.says("1可签:4+1") && clerk.says("还有 10  不能签"), "\(clerk.harness.text)")
        #expect(clerk.says("4 家可以签，1 家待核查、不能签") && !clerk.says("…"))
        clerk.press(.enter)
        #expect(clerk.says("签约序位 1（名单 1 第 1 号），轮候序位 12"))
        #expect(clerk.says("现在不能签订") && !clerk.says("今天签订"))
        clerk.press(.escape, .escape)
        #expect(clerk.says("1 家的情况有变化或者补正过了期限，要再次核查"))
    }

    @Test("A finding that came meanwhile keeps a family from signing, and what was typed stays")
    func findingOpen() throws {
        let room = try called()
        let clerk = desk(room)
        clerk.press(.enter)
        fill(clerk)
        clerk.press(.enter)
        try room.learn(12) { $0.people[0].note(.failed, of: .noLand) }
        clerk.press(.character("1"))
        #expect(clerk.says("有不符合条件或者待核实的核查结果") && clerk.says("样例银行罗湖支行"))
        clerk.press(.escape, .character("1"))
        #expect(clerk.says("不符合：在本市有住房建设用地"))
        clerk.press(.function(2))
        #expect(clerk.says("查清以前不按放弃处理"))
    }

    @Test("LH-57 A signed family is told as signed in the review, not as one that left the waiting list")
    func signedInReview() throws {
        let room = try called()
        try room.sign(12)
        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.press(.function(5))
        #expect(reviewer.says("您没有办理「叫号签约」的权限。") && !reviewer.says("按 F2 办理"))
        reviewer.press(.character("2"), .character("7"), .enter)
        #expect(reviewer.says("已签订补租协议") && !reviewer.says("退出轮候（LH-57）"), "\(reviewer.harness.text)")
        #expect(!reviewer.says("再次「核查」"))
    }

    @Test("The desk where a family signed tells the account to which it is paid now")
    func laterAccount() throws {
        let room = try called()
        try room.sign(12)
        let receipt = "BHR00000112"
        try room.office.payeeAccounts.enter(
            room.batch, receipt: receipt, bank: "新的银行", account: "621700001234", source: "本人，银行卡",
            try room.session(CounterRoom.clerk))
        try room.office.payeeAccounts.confirm(
            room.batch, receipt: receipt, account: "621700001234", try room.session(CounterRoom.manager))
        let clerk = desk(room)
        clerk.press(.character("5"), .enter)
        #expect(clerk.says("新的银行") && clerk.says("6217"), "\(clerk.harness.text)")
    }

    @Test("What came of a step does not stay under the work that follows it")
    func outcomeIsLeft() throws {
        let room = try CounterRoom()
        try room.concludeBatch(isConcluded: false)
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5), .function(2), .character("1"))
        #expect(manager.says("这一批现在是「公示通过」"))
        manager.press(.character("1"))
        #expect(manager.harness.titleLine.contains("叫号签约"))
        manager.press(.escape)
        #expect(manager.says("3  名单与公示"), "\(manager.harness.text)")
    }

    @Test("LH-54: a family that gives up is asked once more, and its place goes to the next")
    func decline() throws {
        let room = try called()
        let clerk = desk(room)
        clerk.press(.enter, .function(3))
        #expect(clerk.says("放弃以后本批不能恢复"))
        clerk.press(.enter)
        #expect(try room.family(12).standing.state == .called)
        clerk.press(.function(3), .left, .enter)
        #expect(clerk.says("已放弃，本批不能恢复") && clerk.says("自己放弃"))
        #expect(!clerk.says("今天签订") && !clerk.says("F2 签订") && !clerk.says("F3 放弃"))
        #expect(!clerk.says("F5") && !clerk.says("F6") && !clerk.says("F7"), "\(clerk.harness.text)")
        clerk.press(.escape)
        #expect(clerk.says("还可通知 1") && clerk.says("轮候序位 90"))
    }

    @Test("Q8: reminders by the list, and the reason why somebody was late")
    func remindersAndLateness() throws {
        let room = try called()
        try room.set(day(2023, 10, 13))
        let clerk = desk(room)
        clerk.press(.character("2"))
        #expect(clerk.says("2要提醒:5"))
        clerk.press(.function(7))
        #expect(clerk.says("怎样提醒的"))
        clerk.press(.character("1"))
        #expect(clerk.says("已登记提醒") && clerk.says("2要提醒:4"))
        try room.set(day(2023, 10, 21))
        let later = desk(room)
        #expect(later.says("1可签:0") && later.says("3已逾期:5") && later.says("BHR00000112"))
        #expect(later.says("名额都已通知。5 家逾期没有签，按 F6 处理以后") && !later.says("5 家可以签"))
        later.press(.character("3"), .enter)
        #expect(!later.says("今天签订"))
        later.press(.escape)
        later.press(.function(6))
        expect(later, CallDeskFrames.waive, "waive")
        later.press(.enter, .character("1"))
        later.pass(seconds: 2)
        #expect(later.says("5 家逾期没有签订，按放弃处理"))
        later.press(.character("6"), .enter, .function(6))
        later.type("住院，有证明")
        later.press(.escape)
        #expect(later.says("填的内容不会保留"))
        later.press(.escape, .enter, .enter)
        #expect(later.says("已记下迟签的原因") && later.says("迟签的原因：住院，有证明"))
        #expect(try room.family(12).standing.state == .waived)
    }

    @Test("Q8: who ends calls for good is told why a family did not come, where that was noted")
    func lateBefore() throws {
        let room = try called()
        try room.set(day(2023, 10, 21))
        try room.office.subsidySigning.noteLate(
            "BHR00000131", of: room.batch, reason: "住院，有证明", try room.session(CounterRoom.clerk))
        let manager = desk(room, CounterRoom.manager)
        manager.press(.function(6))
        #expect(manager.says("BHR00000131　轮候序位 31　迟签原因：住院，有证明"), "\(manager.harness.text)")
    }

    @Test("A look that fails is told once, and asks for no other", arguments: [Key.function(6), .function(9)])
    func failingLook(_ key: Key) throws {
        let room = try called()
        try room.set(day(2023, 10, 21))
        let manager = desk(room, CounterRoom.manager)
        manager.press(key)
        room.records.readFailure = .store(.damaged(what: "bulk_chunk family"))
        manager.hear()
        #expect(manager.says("!"), "\(manager.harness.text)")
        room.records.readFailure = nil
        manager.press(.escape)
        #expect(manager.harness.titleLine.contains("叫号签约"), "\(manager.harness.text)")
    }

    @Test("Q7: of two managers who add a list, the second is told that it is published, and nothing is asked of him")
    func twoSupplements() throws {
        let room = try called()
        for position in [12, 31, 40, 52, 77] { try room.decline(position) }
        try room.step(.call(count: nil))
        try room.decline(90)
        try room.learn(160) { $0.people[0].note(.passed, of: .noPolicyHousing) }
        try room.step(.review)
        let second = desk(room, CounterRoom.manager)
        second.press(.function(8))
        second.type("六家放弃")
        #expect(second.says("增补的理由"), "\(second.harness.text)")
        try room.step(.supplement)
        second.hear()
        #expect(second.says("名单 2 正在公示") && !second.says("增补的理由"), "\(second.harness.text)")
        second.press(.escape)
        #expect(second.harness.titleLine.contains("叫号签约") && !second.says("填的内容不会保留"))
    }

    @Test("Q7: the supplementary list is a manager's, with his reason and who would be on it")
    func supplement() throws {
        let room = try called()
        let clerk = desk(room)
        clerk.press(.function(8))
        #expect(clerk.says("增补名单由主管决定"))
        for position in [12, 31, 40, 52, 77] { try room.decline(position) }
        let manager = desk(room, CounterRoom.manager)
        manager.press(.function(8))
        #expect(manager.says("名单上还有 1 家可以签订"))
        try room.step(.call(count: nil))
        try room.decline(90)
        try room.learn(160) { $0.people[0].note(.passed, of: .noPolicyHousing) }
        try room.step(.review)
        let again = desk(room, CounterRoom.manager)
        #expect(again.says("主管可以增补名单"))
        again.press(.function(8))
        expect(again, CallDeskFrames.supplement, "supplement")
        again.press(.tab, .enter)
        #expect(again.says("请填写"))
        again.type("六家放弃")
        again.press(.tab, .enter, .character("1"))
        again.pass(seconds: 2)
        #expect(again.says("名单 2 共 3 家"))
    }

    @Test("A manager's decision about a family names nobody, and stands on its page")
    func discretion() throws {
        let room = try called()
        let manager = desk(room, CounterRoom.manager)
        manager.press(.enter, .function(2))
        #expect(manager.says("只有受理人员可以与家庭签订协议"))
        manager.press(.function(6))
        #expect(manager.says("由受理人员登记") && !manager.says("签订协议。"))
        manager.press(.function(7), .character("1"))
        manager.type("电话 13800138000")
        manager.press(.enter, .enter, .character("1"))
        #expect(manager.says("不能有证件号码、手机号码或者银行账号"))
        for _ in 1...20 { manager.press(.backspace) }
        manager.type("情况特殊")
        manager.press(.enter, .enter, .character("1"))
        #expect(manager.says("已记下决定，通告没有说到的事项") && manager.says("通告没有说到的事项：情况特殊"))
        #expect(!manager.says("LH-"))
        let clerk = desk(room)
        clerk.press(.enter, .function(7))
        #expect(clerk.says("这种决定由主管作出"))
    }

    @Test("Families are found by receipt and by name; before the close an application is withdrawn")
    func finding() throws {
        let room = try CounterRoom()
        try room.takeApplications()
        let clerk = desk(room)
        clerk.press(.function(3))
        clerk.type("BHR00000112")
        clerk.press(.enter)
        #expect(clerk.says("没有列入名单"))
        clerk.press(.function(3), .character("1"))
        #expect(clerk.says("申请已撤回"))
        clerk.press(.escape, .function(3))
        clerk.type("BHR99999999")
        clerk.press(.enter)
        #expect(clerk.says("没有找到"))
    }
}
