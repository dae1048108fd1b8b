import Cells
import Forms
import Housing
import Testing

@testable import Office

/// 个人租赁合同签订 as somebody goes through it, by the keys of a small pad alone.
@Suite("G-1 to G-11 at the kiosk")
struct SigningFlowTests {
    @Test("the whole way, from 【个人租赁合同签订】 to 「签订成功」 and the approved contract in 【我的】")
    func wholeWay() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        #expect(kiosk.says("待签订，请在"))
        kiosk.press(.character("3"))
        #expect(kiosk.says("申请信息") && kiosk.says("待签订的合同文件") && kiosk.says("公共租赁住房租赁合同"))
        #expect(try kiosk.says("\(room.contract.number)"))
        kiosk.press(.escape)
        kiosk.openContract()
        #expect(try kiosk.says("住房信息（第 1 项") && room.contract.state == .opened)
        kiosk.confirmBlocks()
        #expect(try kiosk.says("承诺书") && room.contract.state == .reading)
        kiosk.readCommitment()
        kiosk.pass(seconds: 12)
        kiosk.press(.enter)
        #expect(try kiosk.says("请填写承诺内容") && room.contract.state == .acked)
        kiosk.transcribe()
        #expect(try kiosk.says("请选择签订的方式") && room.contract.state == .committed)
        #expect(try room.contract.attempt?.transcription?.means == .pasted)
        kiosk.press(.character("2"))
        #expect(try kiosk.says("请到窗口当面签订") && room.contract.state == .altIdentity)
        #expect(try kiosk.says("\(room.contract.number)") && kiosk.says("本人身份证原件") && kiosk.says("8月28日24时前"))
        try room.witness()
        kiosk.hear()
        #expect(kiosk.says("签订成功") && kiosk.says("审批通过以后"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("签订成功，正在等待审批"))
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("✓ 签订成功") && kiosk.says("请等待审批") && kiosk.says("办理过程"))
        try room.approveContract()
        kiosk.hear()
        #expect(kiosk.says("可以查看和打印合同") && kiosk.says("已完成"))
        #expect(try room.renewals().first?.state == .completed)
        kiosk.press(.escape, .escape, .character("3"))
        #expect(kiosk.says("已经办完，没有要签订的合同"))
    }

    @Test("the contract is read in a reader with position and search")
    func reads() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.press(.character("3"), .character("1"))
        #expect(kiosk.says("第 1 页，共"))
        kiosk.press(.right)
        #expect(kiosk.says("第 2 页，共"))
        kiosk.press(.character("/"))
        kiosk.type("保证金")
        kiosk.press(.enter)
        #expect(kiosk.says("查找 保证金"))
        // A number pad types no words: it goes by the headings.
        kiosk.press(.character("0"))
        #expect(kiosk.says("1 目录"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        kiosk.type("12")
        #expect(kiosk.says("> 12"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("第十一条　转租"), "\(kiosk.text)")
        kiosk.press(.escape)
        #expect(try kiosk.says("待签订的合同文件") && room.contract.state == .toSign)
    }

    @Test("L-19: what the contract must point out is marked in the reader, and nothing else of its text")
    func pointsOut() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.press(.character("3"), .character("1"))
        var bold = ""
        for _ in 0..<40 {
            let surface = kiosk.harness.frame
            for y in 3..<18 {
                for x in 0..<surface.size.width where surface[x, y].role == .pointedOut && surface[x, y].part != .tail {
                    bold.unicodeScalars.append(surface[x, y].glyph.base)
                }
            }
            kiosk.press(.pageDown)
        }
        #expect(bold.contains("解除") && !bold.contains("公共租赁住房租赁合同"), "\(bold)")
    }

    @Test("where the window is next, 查看详情 leads to what to bring and by when")
    func windowNotes() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.commit()
        kiosk.transcribe()
        kiosk.press(.character("2"), .character("2"), .character("4"), .character("1"))
        #expect(kiosk.says("查看窗口须知") && !kiosk.says("继续签订"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("请到窗口当面签订") && kiosk.says("本人身份证原件"))
    }

    @Test("the way by telephone says that it is not connected; the one to the window asks for no reason")
    func ways() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.commit()
        kiosk.transcribe()
        #expect(kiosk.says("用手机扫码，人脸识别后签订") && kiosk.says("到窗口当面签订"))
        kiosk.press(.character("1"))
        #expect(try kiosk.says("手机签订本终端尚未接通") && room.contract.state == .committed)
        kiosk.press(.character("2"))
        #expect(try room.contract.state == .altIdentity)
    }

    @Test("an attempt is given up after a question, and begun anew from the start")
    func cancels() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.commit()
        kiosk.transcribe()
        kiosk.press(.character("3"), .enter)
        #expect(try room.contract.state == .committed, "不放弃 has the focus")
        kiosk.press(.character("3"), .character("1"))
        #expect(try kiosk.says("本次签订已放弃") && room.contract.state == .toSign)
        #expect(kiosk.says("待签订的合同文件"))
        kiosk.press(.escape)
        kiosk.commit()
        kiosk.transcribe()
        kiosk.press(.character("2"), .character("4"), .character("1"))
        #expect(try room.contract.state == .toSign)
        #expect(try room.contract.formerAttempts.count == 2)
    }

    @Test("what is wrong goes to staff, ends the attempt, and waits for the new version")
    func reports() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.openContract()
        kiosk.press(.character("2"), .character("4"))
        #expect(kiosk.says("核实以后会重新发出合同"))
        kiosk.type("1302")
        kiosk.press(.enter, .enter, .escape, .down, .enter)
        for _ in 1..<InfoBlock.allCases.count { kiosk.confirmBlock() }
        #expect(kiosk.says("您指出的信息有误") && kiosk.says("住房信息：房号：1302") && kiosk.says("这次签订就停止"))
        #expect(try room.contract.state == .opened, "nothing goes to staff before he says so")
        kiosk.press(.character("1"))
        let contract = try room.contract
        #expect(contract.state == .toSign && contract.openReport?.lines.map(\.line) == [InfoLine(.dwelling, .room)])
        #expect(kiosk.says("已经报给工作人员") && kiosk.says("您指出的信息正在核实") && !kiosk.says("【合同签署】"))
        kiosk.press(.character("1"))
        #expect(!kiosk.says("【合同签署】"), "nor can it be signed from the text")
        kiosk.press(.escape, .escape)
        #expect(kiosk.says("您指出的信息正在核实"))
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("您指出的信息") && kiosk.says("房号：1302"))
        kiosk.press(.escape, .escape)
        try room.reissue(.reportAnswered, note: "房号没有错")
        kiosk.hear()
        kiosk.press(.character("3"))
        #expect(kiosk.says("第 2 版") && kiosk.says("已核实您指出的信息") && kiosk.says("【合同签署】"))
        kiosk.press(.escape)
        kiosk.commit()
        #expect(try room.contract.state == .acked)
    }

    @Test("a wrong telephone goes to staff too: nothing is corrected before a signature")
    func telephone() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        kiosk.openContract()
        kiosk.confirmBlock()
        kiosk.press(.character("2"), .character("4"))
        kiosk.type("13900001111")
        kiosk.press(.enter, .enter, .escape, .down, .enter)
        for _ in 2..<InfoBlock.allCases.count { kiosk.confirmBlock() }
        #expect(kiosk.says("承租人信息：手机号码：13900001111"))
        kiosk.press(.character("1"))
        #expect(try room.contract.openReport?.lines.map(\.line) == [InfoLine(.tenant, .mobile)])
    }

    @Test("where nothing can be signed it says why and leads on")
    func nothing() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("3"))
        #expect(kiosk.says("先办理【个人租赁合同续约】"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("【续租申请】"))
        kiosk.press(.escape)
        kiosk.prepare()
        kiosk.press(.enter, .character("2"), .character("3"))
        #expect(kiosk.says("等待审核") && kiosk.says("现在不用做别的"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("我的申请"))
        let reviewer = try room.reviewer()
        _ = try room.office.review.approve(try room.office.review.takeNext(reviewer).renewal, reviewer)
        kiosk.press(.escape, .character("3"))
        #expect(kiosk.says("工作人员正在准备合同"))
        try room.issue()
        kiosk.hear()
        #expect(kiosk.says("待签订的合同文件"))
    }
}
