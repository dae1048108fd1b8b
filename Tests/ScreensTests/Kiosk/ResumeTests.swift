import Cells
import Forms
import Housing
import Testing

@testable import Office

/// What was begun goes on at the same page and field, at another terminal and after a power cut.
@Suite("Drafts at the kiosk")
struct ResumeTests {
    /// How far somebody comes, and what the page at which he goes on says.
    enum Stop: String, CaseIterable, CustomTestStringConvertible {
        case option, policy, information, declaration, block, line, materials, slot, review

        var testDescription: String { rawValue }

        var words: String {
            switch self {
            case .option: "1 (✓) 【续租申请】"
            case .policy: "1 (✓) 【按照原政策执行】"
            case .information: "[✓] 以上续约相关信息我已看过并确认"
            case .declaration: "[✓] 我已阅读并同意"
            case .block: "承租人信息（第 2 项"
            case .line: "[1302"
            case .materials: "还差：承租人身份证正面"
            case .slot: "请选择取得照片的方式"
            case .review: "请核对，然后提交"
            }
        }

        func walk(_ kiosk: Kiosk) {
            switch self {
            case .option: kiosk.press(.character("1"), .character("1"))
            case .policy: kiosk.press(.character("1"), .character("1"), .enter, .character("1"))
            case .information:
                kiosk.apply()
                kiosk.press(.right, times: 6)
                kiosk.press(.enter)
            case .declaration:
                Stop.information.walk(kiosk)
                kiosk.press(.down, .enter)
                kiosk.press(.right, times: 6)
                kiosk.press(.enter)
            case .block:
                kiosk.apply()
                kiosk.acknowledge()
                kiosk.confirmBlock()
            case .line:
                kiosk.apply()
                kiosk.acknowledge()
                kiosk.press(.character("2"), .character("4"))
                kiosk.type("1302")
            case .materials:
                kiosk.apply()
                kiosk.acknowledge()
                for _ in InfoBlock.allCases { kiosk.confirmBlock() }
            case .slot:
                Stop.materials.walk(kiosk)
                kiosk.press(.character("2"))
            case .review: kiosk.prepare()
            }
        }
    }

    @Test(
        "a case that moved on elsewhere is opened as it is now, and said so, on the next key or by itself",
        arguments: [true, false])
    func movedOn(_ isHeard: Bool) throws {
        let room = try KioskRoom()
        let first = try room.visitor(at: .materials)
        first.pass(seconds: 1)
        let second = room.kiosk()
        try second.signIn()
        second.press(.character("1"))
        #expect(second.says("还差：承租人身份证正面"))
        first.press(.character("1"))
        first.takeFile(1)
        if isHeard {
            second.hear()
        } else {
            second.press(.character("1"))
            second.takeFile(1)
        }
        #expect(second.says("这里已换成最新的情况") && second.says(isHeard ? "还差：承租人身份证反面" : "已上传"))
        // Handed in at the first, it can only be looked at here.
        first.press(.character("2"))
        first.takeFile(2)
        first.press(.character("3"), .enter)
        #expect(first.says("您的续约申请已经提交成功"))
        if isHeard { second.hear() } else { second.press(.character("5"), .character("1")) }
        #expect(second.says("审核详情") && second.says("这里已换成最新的情况"))
    }

    @Test("goes on where it stopped, a second after the last key", arguments: Stop.allCases)
    func resumes(_ stop: Stop) throws {
        let room = try KioskRoom()
        try room.tenant()
        let first = room.kiosk()
        try first.signIn()
        stop.walk(first)
        first.pass(seconds: 1)
        // The first terminal is gone without a word; the person sits down at another one.
        let second = room.kiosk()
        try second.signIn()
        second.press(.character("1"))
        #expect(second.says(stop.words))
        #expect(second.harness.cursor == first.harness.cursor, "on the same field")
    }

    @Test("what was begun and left by 结束使用 is kept, and home says so")
    func home() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        Stop.materials.walk(kiosk)
        kiosk.press(.function(10), .character("1"))
        try kiosk.signIn()
        #expect(kiosk.says("还没有提交") && kiosk.says("上传材料"))
    }
}
