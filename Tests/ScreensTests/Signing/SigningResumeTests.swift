import Cells
import Forms
import Housing
import Testing

@testable import Office

/// An attempt to sign goes on at the same step, at another terminal and after a power cut.
@Suite("Resuming a signing")
struct SigningResumeTests {
    enum Stop: String, CaseIterable, CustomTestStringConvertible {
        case block, line, report, commitment, transcription, typed, way, window, signed

        var testDescription: String { rawValue }

        var words: String {
            switch self {
            case .block: "承租人信息（第 2 项"
            case .line: "[1302"
            case .report: "您指出的信息有误"
            case .commitment: "请再阅读 10 秒"
            case .transcription: "请填写承诺内容"
            case .typed: "[本人已阅读"
            case .way: "请选择签订的方式"
            case .window: "请到窗口当面签订"
            case .signed: "签订成功"
            }
        }

        func walk(_ kiosk: Kiosk, _ room: KioskRoom) throws {
            switch self {
            case .block:
                kiosk.openContract()
                kiosk.confirmBlock()
            case .line:
                kiosk.openContract()
                kiosk.press(.character("2"), .character("4"))
                kiosk.type("1302")
            case .report:
                try Stop.line.walk(kiosk, room)
                kiosk.press(.enter, .enter, .escape, .down, .enter)
                for _ in 1..<InfoBlock.allCases.count { kiosk.confirmBlock() }
            case .commitment:
                kiosk.openContract()
                kiosk.confirmBlocks()
                kiosk.readCommitment()
                kiosk.pass(seconds: 5)
            case .transcription: kiosk.commit()
            case .typed:
                kiosk.commit()
                kiosk.press(.up)
                kiosk.type("本人已阅读")
            case .way:
                kiosk.commit()
                kiosk.transcribe()
            case .window:
                try Stop.way.walk(kiosk, room)
                kiosk.press(.character("2"))
            case .signed:
                try Stop.window.walk(kiosk, room)
                try room.witness()
            }
        }
    }

    @Test("goes on where it stopped, a second after the last key", arguments: Stop.allCases)
    func resumes(_ stop: Stop) throws {
        let room = try KioskRoom()
        let first = try room.signer()
        try stop.walk(first, room)
        first.pass(seconds: 1)
        // The first terminal is gone without a word; the person sits down at another one.
        let second = room.kiosk()
        try second.signIn()
        #expect(second.says(stop == .signed ? "正在等待审批" : stop == .window ? "到窗口签订合同" : "还没有签完"))
        second.press(.character("3"))
        #expect(second.says(stop.words))
    }

    @Test("an answer from an attempt that was given up is not taken into the next one")
    func another() throws {
        let room = try KioskRoom()
        let kiosk = try room.signer()
        try Stop.typed.walk(kiosk, room)
        kiosk.pass(seconds: 1)
        room.clocks.pass(seconds: 24 * 3600)
        _ = try room.office.upkeep.tick()
        let second = room.kiosk()
        try second.signIn()
        second.press(.character("3"))
        #expect(second.says("【合同签署】"))
        second.press(.escape)
        second.openContract()
        #expect(second.says("住房信息（第 1 项") && second.says("1 ( ) 无误"))
    }
}
