import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What somebody is told of his contract before he does anything with it.
@Suite("What is said of a contract")
struct SigningNoticeTests {
    private let room: KioskRoom

    init() throws {
        room = try KioskRoom()
    }

    /// The same person, signed in anew.
    private func another() throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn()
        return kiosk
    }

    @Test("G-2: the term to be signed stands beside the one that ends")
    func term() throws {
        let kiosk = try room.signer()
        kiosk.press(.character("3"))
        #expect(kiosk.says("原租期 2020年11月1日至2023年10月31日") && kiosk.says("新租期 2023年11月1日至"))
    }

    @Test("a contract that was sent back is announced with its reason")
    func reissued() throws {
        let first = try room.signer()
        first.commit()
        first.transcribe()
        first.press(.character("2"))
        try room.witness()
        try room.reissue(.signatureUnclear)
        let kiosk = try another()
        #expect(kiosk.says("已重新发出（签名看不清或不完整）") && kiosk.says("重新签订。请按 3"))
        kiosk.press(.character("3"))
        #expect(kiosk.says("第 2 版") && kiosk.says("签名看不清或不完整") && kiosk.says("【合同签署】"))
    }

    @Test("Q30: past the deadline home and contract end it and say so before the daily run has been")
    func overdue() throws {
        let kiosk = try room.signer()
        room.clocks.pass(days: 60)
        kiosk.press(.character("3"))
        #expect(try room.contract.state == .expired)
        #expect(kiosk.says("没有签订合同，已结束") && !kiosk.says("【合同签署】"))
        kiosk.press(.escape)
        #expect(kiosk.says("申请续租") && !kiosk.says("待签订，请在"))
    }

    @Test("Q30: whoever comes back after the deadline is told that the application ended, and applies again")
    func lapsed() throws {
        _ = try room.signer()
        room.clocks.pass(days: 60)
        let kiosk = try another()
        #expect(try room.contract.state == .expired)
        #expect(kiosk.says("申请续租") && !kiosk.says("待签订，请在"))
        kiosk.press(.character("3"))
        #expect(kiosk.says("没有签订合同，已结束") && kiosk.says("去【个人租赁合同续约】"))
    }

    @Test("L-10: past the last day at the window nobody is sent there any more")
    func windowOver() throws {
        let kiosk = try room.signer()
        kiosk.commit()
        kiosk.transcribe()
        kiosk.press(.character("2"))
        let until = try #require(try room.contract.attempt?.counter?.until)
        room.clocks.pass(days: until.number - room.clocks.office().day.number + 1)
        kiosk.press(.escape)
        #expect(try room.contract.attempt == nil)
        #expect(kiosk.says("待签订，请在") && !kiosk.says("请带身份证，在"))
    }

    @Test("where home says that one can apply, 【个人租赁合同签订】 says so too and leads there")
    func canRenew() throws {
        let first = try room.visitor(at: .materials)
        let session = try #require(first.harness.interpreter.session)
        _ = try room.office.tenant.withdraw(try #require(try room.renewals().first), session)
        let kiosk = try another()
        #expect(kiosk.says("可以申请续租。请按 1"))
        kiosk.press(.character("3"))
        #expect(kiosk.says("现在可以重新申请续租") && !kiosk.says("到窗口咨询"))
        kiosk.press(.enter)
        #expect(kiosk.says("请选择要办理的事项"))
    }
}
