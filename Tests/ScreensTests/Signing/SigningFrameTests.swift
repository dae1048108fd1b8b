import Cells
import Forms
import Testing

/// The pages of signing, as they are drawn at 80x24; at the larger sizes their rows add up too.
@Suite("The pages of signing")
struct SigningFrameTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        kiosk = try room.signer()
    }

    private func shows(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expect(kiosk, shows: KioskFrames.signing[name] ?? "", name, sourceLocation: sourceLocation)
    }

    @Test("from home to the dialog")
    func signing() throws {
        shows("home-contract")
        kiosk.press(.character("3"))
        shows("contract")
        kiosk.press(.character("1"))
        shows("contract-text")
        kiosk.press(.enter)
        shows("contract-block")
        kiosk.confirmBlocks()
        shows("commitment")
        kiosk.readCommitment()
        kiosk.pass(seconds: 12)
        kiosk.press(.enter)
        shows("transcription")
        kiosk.harness.paste("本人已经阅读并理解")
        kiosk.press(.enter)
        shows("transcription-differs")
    }

    @Test("from the way of signing to 「签订成功」 and 查看详情")
    func ways() throws {
        kiosk.commit()
        kiosk.transcribe()
        shows("way")
        kiosk.press(.character("3"))
        shows("contract-cancel")
        kiosk.press(.escape, .character("2"))
        shows("window")
        kiosk.press(.character("1"), .character("1"))
        shows("contract-detail")
        kiosk.press(.escape, .escape, .character("3"))
        try room.witness()
        kiosk.hear()
        shows("signed")
        kiosk.press(.character("1"))
        shows("mine-contract")
    }

    @Test("what is reported to staff")
    func report() throws {
        kiosk.openContract()
        kiosk.press(.character("2"), .character("4"))
        shows("contract-line")
        kiosk.type("1302")
        kiosk.press(.enter, .enter, .escape, .down, .enter)
        for _ in 1..<4 { kiosk.confirmBlock() }
        shows("report")
        kiosk.press(.character("1"))
        shows("reported")
        kiosk.press(.escape)
    }
}
