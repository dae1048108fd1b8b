import Cells
import Forms
import Housing
import Testing

/// What somebody pointed out in a block stays until he says otherwise, and is shown as it is.
@Suite("What is wrong in a block")
struct BlockAnswerTests {
    /// At the review page, with a name reported and a telephone corrected in 承租人信息.
    private func reviewing(_ room: KioskRoom) throws -> Kiosk {
        let kiosk = try room.visitor(at: .block)
        kiosk.confirmBlock()
        // The telephone first: the block's own order is kept all the same.
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("13900001111")
        kiosk.press(.enter, .enter, .character("1"))
        kiosk.type("陈一明")
        kiosk.press(.enter, .enter, .escape)
        kiosk.press(.down, .enter)
        kiosk.confirmBlock()
        kiosk.confirmBlock()
        kiosk.press(.character("1"))
        kiosk.takeFile(1)
        kiosk.press(.character("2"))
        kiosk.takeFile(2)
        kiosk.press(.character("3"))
        #expect(kiosk.says("请核对，然后提交"))
        return kiosk
    }

    private func change(_ kiosk: Kiosk) {
        kiosk.press(.up, times: 5)
        kiosk.press(.enter)
        #expect(kiosk.says("承租人信息（第 2 项"))
    }

    @Test("the new number is shown with the old one, masked, and in full when asked")
    func corrected() throws {
        let room = try KioskRoom()
        let kiosk = try reviewing(room)
        #expect(kiosk.says("有误：姓名；手机号码已更正为 139****1111"))
        change(kiosk)
        #expect(kiosk.says("← 已更正为 139****1111") && kiosk.says("有误（已指出 1 项，已更正 1 项）"))
        kiosk.press(.down, .down, .down, .enter)
        #expect(kiosk.says("已更正为 139 0000 1111"))
    }

    @Test("「无误」 asks before it drops anything, and the tick stays till then")
    func asks() throws {
        let room = try KioskRoom()
        let kiosk = try reviewing(room)
        change(kiosk)
        kiosk.press(.character("1"))
        #expect(kiosk.says("这些要保留吗") && kiosk.says("姓名、"))
        kiosk.press(.escape)
        #expect(kiosk.says("2 (✓) 有误") && kiosk.says("← 已更正为"))
        kiosk.press(.enter)
        #expect(kiosk.says("有误：姓名；手机号码已更正为"))
        #expect(try room.renewals().first?.info?.corrections.count == 1)
    }

    @Test("what is dropped is dropped from page, review and case alike, also by way of Esc")
    func drops() throws {
        let room = try KioskRoom()
        let kiosk = try reviewing(room)
        change(kiosk)
        kiosk.press(.character("1"), .character("2"))
        #expect(kiosk.says("1 (✓) 无误") && !kiosk.says("←"))
        kiosk.press(.escape)
        #expect(kiosk.says("请核对，然后提交") && !kiosk.says("有误"))
        let info = try #require(try room.renewals().first?.info)
        #expect(info.corrections.isEmpty && info.wrong.isEmpty)
    }

    @Test("the way back from the lines has one key, however many lines there are")
    func wayBack() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .block)
        kiosk.press(.character("2"))
        #expect(kiosk.says("*  说明完了，返回"))
        kiosk.press(.character("6"))
        #expect(kiosk.says("哪一项有误"), "a number that no line has does nothing")
        kiosk.press(.character("*"))
        #expect(kiosk.says("住房信息（第 1 项"))
    }

    @Test("a digit chooses while the focus is on the button")
    func digits() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .block)
        kiosk.press(.character("1"), .character("2"))
        #expect(kiosk.says("住房信息：哪一项有误"))
    }
}
