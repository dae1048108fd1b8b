import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

/// 知情同意书 that is signed before a clerk, as who applies at the kiosk sees it (LH-45).
@Suite("A witnessed consent at the kiosk") struct SubsidyWitnessTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        kiosk = room.kiosk()
        try kiosk.signIn(1)
    }

    private func witness() throws {
        let batches = room.office.batches
        let session = try room.staff("shou")
        let file = try batches.consentToWitness(of: KioskRoom.single.receipt, in: KioskRoom.subsidy, session)
        let seen = WitnessedConsent(template: file.text.template, isIdentityChecked: true, isSigned: true)
        _ = try batches.witnessConsent(seen, of: KioskRoom.single.receipt, in: KioskRoom.subsidy, session)
    }

    private func readConsent() {
        kiosk.press(.character("7"))
        kiosk.press(.pageDown, times: 4)
        kiosk.press(.enter)
        kiosk.pass(seconds: 12)
        kiosk.press(.down, .enter)
    }

    @Test("The page of the sheet says how; as soon as a clerk has witnessed it, it says so, and no sheet is asked for")
    func witnessed() throws {
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.confirmFamily()
        kiosk.meetConditions()
        readConsent()
        #expect(kiosk.says("3  请工作人员见证"), "\(kiosk.text)")
        kiosk.press(.character("3"))
        #expect(kiosk.says("带身份证原件到窗口") && kiosk.says("BHR00000112") && kiosk.says("2023年8月29日 18:00前办完"))
        #expect(kiosk.says("还没有见证"), "\(kiosk.text)")
        try witness()
        kiosk.hear()
        #expect(kiosk.says("✓ 已由工作人员见证（2023年8月21日"), "\(kiosk.text)")
        #expect(!kiosk.says("打印知情同意书"))
        kiosk.press(.enter)
        #expect(kiosk.says("7  知情同意书  已完成"), "\(kiosk.text)")
    }

    @Test("Witnessed before or while it is filled in, the task is done; the review and the papers say witnessed")
    func handedIn() throws {
        try witness()
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        #expect(kiosk.says("7  知情同意书  已完成"), "\(kiosk.text)")
        kiosk.press(.character("7"))
        #expect(kiosk.says("已由工作人员见证") && kiosk.says("1  下一步"), "\(kiosk.text)")
        kiosk.press(.enter)
        kiosk.confirmFamily()
        kiosk.meetConditions()
        kiosk.nameDwelling()
        kiosk.describeLease()
        kiosk.measureLease()
        kiosk.press(.character("6"), .enter)
        #expect(!kiosk.says("知情同意书"), "\(kiosk.text)")
        for number in 1...3 { kiosk.giveMaterial(number) }
        kiosk.press(.character("5"), .character("2"))
        kiosk.press(.character("8"), .enter, .enter, .enter)
        #expect(kiosk.says("由工作人员当面见证（2023年8月21日"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("补租申请已经提交"), "\(kiosk.text)")
        let form = try #require(try room.ownSubsidy(1).family?.application?.form)
        #expect(form.consentSignedAt != nil && form.materials.contains("知情同意书"))
        #expect(form.pictures?["知情同意书"] == nil)
    }
}
