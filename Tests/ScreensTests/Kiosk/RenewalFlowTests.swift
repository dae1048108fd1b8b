import Cells
import Forms
import Housing
import Testing

/// 个人租赁合同续约 as somebody goes through it, by the keys of a small pad alone.
@Suite("O-1 to O-6 at the kiosk")
struct RenewalFlowTests {
    @Test("the whole way, from 点这里登录 to 您的续约申请已经提交成功")
    func wholeWay() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        #expect(kiosk.says("请核对，然后提交"))
        kiosk.press(.enter)
        #expect(kiosk.says("您的续约申请已经提交成功"))
        let renewal = try #require(try room.renewals().first)
        #expect(renewal.state == .submitted)
        #expect(kiosk.says("\(renewal.number)"))
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("审核详情") && kiosk.says("已提交，等待审核"))
    }

    @Test("a tenant who lives alone passes the block of other occupants")
    func alone() throws {
        let room = try KioskRoom()
        try room.tenant(occupants: 0)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.prepare()
        kiosk.press(.enter)
        #expect(try room.renewals().first?.state == .submitted)
    }

    @Test("seven occupants are read to the last before their block counts as seen")
    func manyOccupants() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(withOccupants: 7)
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("已翻到下一页，请接着看"))
        var pages = 0
        while kiosk.says("其他入住人信息"), pages < 20 {
            kiosk.press(.enter)
            pages += 1
        }
        #expect(pages > 3)
        #expect(kiosk.says("续约信息（第 4 项"))
    }

    @Test("a wrong telephone is corrected, anything else goes to staff, and the way goes on")
    func wrongLines() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .block)
        // 房号 is wrong: a report to staff.
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("1302")
        kiosk.press(.enter, .enter)
        kiosk.press(.escape)
        kiosk.press(.down, .enter)
        // His own telephone: corrected on the spot.
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("139")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("手机号码应为"))
        kiosk.press(.up)
        kiosk.type("00001111")
        kiosk.press(.enter, .enter, .escape)
        kiosk.press(.down, .enter)
        kiosk.confirmBlock()
        kiosk.confirmBlock()
        #expect(kiosk.says("上传材料"))
        let info = try #require(try room.renewals().first?.info)
        #expect(info.wrong.map(\.line) == [InfoLine(.dwelling, .room)])
        #expect(info.corrections.map(\.line) == [InfoLine(.tenant, .mobile)])
    }

    @Test("an answer is changed from the review page, which then comes back")
    func changes() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        // From 【提交】 up: two slots, four blocks, the declaration.
        kiosk.press(.up, times: 6)
        kiosk.press(.enter)
        #expect(kiosk.says("住房信息（第 1 项"))
        kiosk.confirmBlock()
        #expect(kiosk.says("请核对，然后提交"))
        kiosk.press(.up, times: 7)
        kiosk.press(.enter)
        #expect(kiosk.says("续约相关信息"))
        kiosk.press(.escape)
        #expect(kiosk.says("请核对，然后提交"))
    }

    @Test("an occupant is not torn apart by the end of a page, and the list of lines offers the way back at once")
    func keepsPeopleTogether() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(withOccupants: 6)
        for number in 1...6 {
            #expect(kiosk.says("第 \(number) 位入住人"))
            let heading = kiosk.harness.rows.firstIndex { $0.contains("第 \(number) 位入住人") } ?? 0
            #expect(kiosk.harness.rows.dropFirst(heading).contains { $0.contains("入住日期") }, "person \(number)")
            let people = kiosk.harness.rows.count { $0.contains("位入住人") }
            #expect(kiosk.harness.rows.count { $0.contains("入住日期") } == people)
            if !kiosk.says("第 \(number + 1) 位入住人") { kiosk.press(.right) }
        }
        kiosk.press(.character("2"))
        #expect(kiosk.says("第 1 页，共") && kiosk.harness.hintLine.contains("* 说明完了，返回"))
        kiosk.press(.character("*"))
        #expect(kiosk.says("其他入住人信息（第 3 项"))
    }

    @Test("a picture is changed from the review page, and Esc leads back there")
    func changesPicture() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.prepare()
        kiosk.press(.up, .enter)
        #expect(kiosk.says("请选择取得照片的方式"))
        kiosk.press(.escape)
        #expect(kiosk.says("请核对，然后提交"))
        kiosk.press(.up, .enter)
        // Another picture: the same one is not taken for both sides.
        room.shelf.cameraPicture = CardShelf.picture(5)
        kiosk.press(.character("2"), .character("1"))
        #expect(kiosk.says("请核对，然后提交"))
    }
}
