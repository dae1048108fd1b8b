import Cells
import Forms
import Housing
import Testing

@testable import Office

/// A returned application is mended item by item and handed in again; one's own application can be withdrawn.
@Suite("【我的】 and what comes back")
struct MineTests {
    /// A tenant whose application was sent back for these items, at home.
    private func returned(_ room: KioskRoom, _ items: ReturnItem...) throws -> Kiosk {
        let kiosk = try room.visitor()
        kiosk.prepare()
        kiosk.press(.enter)
        try room.sendBack(items)
        kiosk.press(.character("2"))
        return kiosk
    }

    @Test("lands on the flagged items with reason and deadline, mends them, hands in again")
    func mends() throws {
        let room = try KioskRoom()
        let kiosk = try returned(
            room, ReturnItem(.material(.cardBack), .unreadable),
            ReturnItem(.line(InfoLine(.dwelling, .room)), .proofNeeded, note: "请带购房合同"))
        #expect(kiosk.says("被退回，请在2023年"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("申请被退回，请补正") && kiosk.says("承租人身份证反面（待补正）"))
        kiosk.press(.character("4"))
        #expect(kiosk.says("还有 2 项没有补正"))
        // The back of the card, from the camera this time.
        kiosk.press(.character("1"))
        room.shelf.cameraPicture = CardShelf.picture(5)
        kiosk.press(.character("2"), .character("1"))
        #expect(kiosk.says("承租人身份证反面（已补正）"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("住房信息"))
        kiosk.confirmBlock()
        // A proof beside what was asked for.
        room.shelf.cameraPicture = CardShelf.picture(6)
        kiosk.press(.character("3"), .character("2"), .character("1"))
        #expect(kiosk.says("已上传 1 份"))
        kiosk.pass(seconds: 50)
        kiosk.press(.character("4"))
        #expect(kiosk.says("确定要重新提交吗") && kiosk.says("承租人身份证反面、"))
        kiosk.press(.escape)
        #expect(try room.renewals().first?.state == .returned)
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("您的续约申请已经提交成功"))
        #expect(kiosk.says("首次提交   2023年8月21日 10:00") && kiosk.says("重新提交   2023年8月21日 10:01"))
        #expect(try room.renewals().first?.state == .submitted)
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("重新提交     2023年8月21日 10:01"))
    }

    @Test("审核详情 tells what was pointed out and put right, and which side of the card was put in")
    func said() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .block)
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("1302")
        kiosk.press(.enter, .enter, .escape)
        kiosk.press(.down, .enter)
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("13900001111")
        kiosk.press(.enter, .enter, .escape)
        kiosk.press(.down, .enter)
        kiosk.confirmBlock()
        kiosk.confirmBlock()
        // The back of the card first.
        kiosk.press(.character("2"))
        kiosk.takeFile(1)
        kiosk.press(.character("1"))
        kiosk.takeFile(2)
        kiosk.press(.character("3"), .enter, .character("1"), .character("1"))
        kiosk.harness.resize(Size(width: 120, height: 50))
        #expect(kiosk.says("承租人身份证正面、承租人身份证反面"))
        #expect(kiosk.says("住房信息：房号：已指出有误，您写的是「1302」"))
        #expect(kiosk.says("承租人信息：手机号码：已更正为 139****1111"))
        #expect(kiosk.says("上传材料  承租人身份证反面") || kiosk.says("存入材料  承租人身份证反面"))
    }

    @Test("withdrawing asks first, and says that it is done")
    func withdraws() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        kiosk.press(.enter)
        kiosk.press(.character("1"), .character("1"))
        kiosk.press(.right, .enter)
        #expect(kiosk.says("确定要撤回申请吗"))
        kiosk.press(.escape)
        #expect(try room.renewals().first?.state == .submitted)
        kiosk.press(.enter, .character("1"))
        #expect(kiosk.says("申请已撤回"))
        #expect(try room.renewals().first?.state == .withdrawn)
    }

    @Test("L-01: to withdraw one's consent says what it means, asks first, and leads to the notice again")
    func withdrawsConsent() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        kiosk.press(.enter, .character("1"), .character("3"))
        #expect(kiosk.says("确定要撤回个人信息同意吗"))
        kiosk.press(.enter)
        #expect(kiosk.says("我的申请"), "the way back is what has the focus")
        kiosk.press(.character("3"), .character("1"))
        #expect(kiosk.says("个人信息同意已撤回") && kiosk.says("我已阅读并知晓以上内容"))
        #expect(try room.renewals().first?.state == .submitted)
        kiosk.agree()
        #expect(kiosk.says("您好"))
        kiosk.press(.character("4"), .character("3"), .character("1"))
        kiosk.press(.right, times: 8)
        kiosk.press(.down, .right, .enter)
        #expect(kiosk.says("您选择了不同意"))
    }

    @Test("呼叫工作人员 tells machine and step and no name, counts the wait, and can be taken back")
    func calls() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        kiosk.press(.character("0"))
        #expect(kiosk.says("3  呼叫工作人员"), "F9 has a numbered twin")
        kiosk.press(.character("3"))
        let reviewer = try room.reviewer()
        let call = try #require(try room.office.calls.waiting(reviewer).first)
        #expect(call.terminal == TerminalID(KioskRoom.terminal))
        #expect(call.step == "个人租赁合同续约：申请声明")
        kiosk.pass(seconds: 42)
        #expect(kiosk.says("已等待 42秒") && !kiosk.text.contains("陈"))
        kiosk.hear()
        #expect(kiosk.says("已等待 42秒"), "what the office counts is not added to what the screen counted")
        kiosk.press(.character("2"))
        #expect(kiosk.says("呼叫已取消") && kiosk.says("续约相关信息"))
        #expect(try room.office.calls.waiting(reviewer).isEmpty)
    }

    @Test("the kiosk hears that somebody answered, wherever the person has gone on to, and when it is over")
    func answered() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.function(9))
        kiosk.press(.character("1"))
        #expect(kiosk.harness.titleLine.contains("已呼叫工作人员"))
        let reviewer = try room.reviewer()
        let call = try #require(try room.office.calls.waiting(reviewer).first)
        try room.office.calls.answer(call.id, reviewer)
        kiosk.hear()
        #expect(kiosk.says("工作人员已应答，马上就来") && kiosk.harness.titleLine.contains("工作人员已应答"))
        kiosk.press(.function(9))
        #expect(kiosk.says("工作人员已应答，马上就来"))
        try room.office.calls.close(call.id, reviewer)
        kiosk.hear()
        #expect(kiosk.says("这次呼叫已经结束"))
        #expect(!kiosk.harness.titleLine.contains("工作人员已应答"))
    }

    @Test("an answer that comes while a call is being taken back leaves nothing in the title line")
    func answeredMeanwhile() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.function(9))
        let reviewer = try room.reviewer()
        let call = try #require(try room.office.calls.waiting(reviewer).first)
        try room.office.calls.answer(call.id, reviewer)
        // The kiosk has to wait for its turn to write, and hears of the answer meanwhile.
        room.records.failure = .store(.locked)
        kiosk.press(.character("2"))
        kiosk.hear()
        room.records.failure = nil
        kiosk.harness.pass(seconds: 1)
        kiosk.hear()
        #expect(kiosk.says("呼叫已取消") && !kiosk.harness.titleLine.contains("应答"))
        #expect(try room.office.calls.waiting(reviewer).isEmpty)
    }

    @Test("a call ends with the session, with the terminal, and with the kiosk's next start")
    func callsEnd() throws {
        let room = try KioskRoom()
        try room.tenant()
        let reviewer = try room.reviewer()
        let waiting = { try room.office.calls.waiting(reviewer).count }
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.function(9), .character("1"), .function(10), .character("1"))
        #expect(try waiting() == 0 && !kiosk.harness.titleLine.contains("呼叫"))
        try kiosk.signIn()
        kiosk.press(.function(9))
        kiosk.pass(seconds: 120)
        #expect(kiosk.says("点这里登录"))
        #expect(try waiting() == 0 && !kiosk.harness.titleLine.contains("呼叫"))
        kiosk.press(.function(9))
        #expect(try waiting() == 1)
        kiosk.harness.send(.hangup)
        kiosk.harness.interpreter.close()
        #expect(try waiting() == 0)
        let killed = room.kiosk()
        killed.press(.function(9))
        #expect(try waiting() == 1)
        let started = room.kiosk()
        #expect(try waiting() == 0 && !started.harness.titleLine.contains("呼叫"))
    }

    @Test("a call after one that was answered and taken back waits again")
    func callsAgain() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        let reviewer = try room.reviewer()
        kiosk.press(.function(9), .character("1"))
        let call = try #require(try room.office.calls.waiting(reviewer).first)
        try room.office.calls.answer(call.id, reviewer)
        kiosk.hear()
        kiosk.press(.function(9), .character("2"))
        kiosk.hear()
        #expect(!kiosk.harness.titleLine.contains("已应答"))
        kiosk.press(.function(9))
        kiosk.hear()
        kiosk.press(.character("1"))
        kiosk.pass(seconds: 7)
        #expect(kiosk.harness.titleLine.contains("已呼叫工作人员 7秒"))
        #expect(try room.office.calls.waiting(reviewer).first?.answeredBy == nil)
    }

    @Test("a decision at the counter shows in 【我的】 without a key")
    func decided() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        kiosk.press(.enter, .character("1"), .character("1"))
        #expect(kiosk.says("已提交，等待审核"))
        let reviewer = try room.reviewer()
        let file = try room.office.review.takeNext(reviewer)
        kiosk.hear()
        #expect(kiosk.says("工作人员正在审核"))
        _ = try room.office.review.approve(file.renewal, reviewer)
        kiosk.hear()
        #expect(kiosk.says("审核通过") && kiosk.says("请等待签订合同"))
    }
}
