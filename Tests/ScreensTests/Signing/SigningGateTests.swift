import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Each step of signing tried before its gate is open: the page says why, and the office has not moved.
@Suite("Gates of signing at the kiosk")
struct SigningGateTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        kiosk = try room.signer()
    }

    private var least: Int {
        get throws { try room.office.policies.signing(on: day(2023, 8, 21)).parameters.commitmentSeconds }
    }

    @Test("G-2: 【合同签署】 shows the contract first")
    func contract() throws {
        kiosk.press(.character("3"), .character("2"))
        #expect(kiosk.says("请翻页看合同") && kiosk.says("第 1 页，共"))
        #expect(try room.contract.state == .toSign)
        kiosk.press(.enter)
        #expect(try room.contract.state == .opened)
    }

    @Test("G-3: no block is passed unread or without an answer")
    func blocks() throws {
        kiosk.openContract()
        kiosk.press(.down, .down, .enter)
        #expect(kiosk.says("请选择「无误」或「有误」"))
        kiosk.press(.character("2"), .escape, .down, .enter)
        #expect(kiosk.says("请指出哪一项有误"))
        #expect(try room.contract.state == .opened)
    }

    @Test("G-4: 【我已阅知】 says what it waits for: the end, the tick, the seconds")
    func commitment() throws {
        kiosk.openContract()
        kiosk.confirmBlocks()
        #expect(kiosk.says("请再阅读 10 秒"))
        kiosk.press(.enter)
        #expect(kiosk.says("已翻到下一页"))
        kiosk.press(.right, times: 6)
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请先勾选「我已阅知」"))
        kiosk.press(.enter, .down, .enter)
        #expect(kiosk.says("请再阅读"))
        #expect(try room.contract.state == .reading)
        kiosk.pass(seconds: try least)
        #expect(try room.contract.state == .reading, "the end of the countdown ends nothing")
        kiosk.press(.enter)
        #expect(try room.contract.state == .acked)
    }

    @Test("G-4: the seconds stand still under help, a small window, another page, and begin anew when opened anew")
    func sight() throws {
        kiosk.openContract()
        kiosk.confirmBlocks()
        kiosk.readCommitment()
        kiosk.press(.function(1))
        kiosk.pass(seconds: try least)
        kiosk.press(.escape)
        kiosk.harness.resize(Size(width: 60, height: 20))
        kiosk.pass(seconds: try least)
        kiosk.harness.resize(Size(width: 80, height: 24))
        kiosk.press(.function(9))
        kiosk.pass(seconds: try least)
        kiosk.press(.character("1"))
        #expect(kiosk.says("请再阅读 10 秒"))
        kiosk.pass(seconds: try least - 1)
        #expect(kiosk.says("请再阅读 1 秒"))
        kiosk.press(.escape)
        #expect(kiosk.says("续约信息（第 4 项"))
        kiosk.confirmBlock()
        #expect(kiosk.says("请再阅读 10 秒") && kiosk.says("[ ] 我已阅知"))
    }

    @Test(
        "G-4: the seconds stand still while the program is stopped, whether it hears of that or not",
        arguments: [true, false])
    func stopped(_ isHeard: Bool) throws {
        kiosk.openContract()
        kiosk.confirmBlocks()
        kiosk.readCommitment()
        kiosk.pass(seconds: 1)
        kiosk.stop(seconds: 12, isHeard: isHeard)
        #expect(kiosk.says("请再阅读 9 秒"))
        kiosk.press(.enter)
        #expect(try room.contract.state == .reading)
        kiosk.pass(seconds: try least - 1)
        // What is read longer counts too; what is stopped does not.
        kiosk.pass(seconds: 15)
        kiosk.stop(seconds: 30, isHeard: isHeard)
        kiosk.press(.enter)
        let seconds = try #require(try room.contract.attempt?.acknowledgement?.visibleSeconds)
        #expect(try seconds == least + 10, "up to the last tick before it was stopped")
    }

    @Test("G-5: nothing, something else, half of it: the first difference is told in words")
    func transcription() throws {
        kiosk.commit()
        let words = try room.office.policies.signingCommitment
        kiosk.press(.right, .right, .enter)
        #expect(kiosk.says("框里还没有内容"))
        kiosk.press(.down, .right, .enter)
        #expect(kiosk.says("还没有复制"), "there is nothing on the clipboard")
        kiosk.harness.paste(words.text.replacing("真实", with: "属实"))
        kiosk.press(.enter)
        #expect(kiosk.says("不同，应为「真实、完整") && kiosk.says("现在是「属实、"))
        #expect(try room.contract.state == .acked)
        kiosk.press(.down, .enter, .enter)
        #expect(kiosk.says("已粘贴"))
        kiosk.press(.left, .left, .up, .backspace, .down, .right, .right, .enter)
        #expect(kiosk.says("还没有写完"))
        #expect(try room.contract.state == .acked)
    }

    @Test("G-5: the difference is told once, and the cursor stands where it begins")
    func mends() throws {
        kiosk.commit()
        let words = try room.office.policies.signingCommitment
        kiosk.harness.paste(" " + words.text.replacing("真实", with: "属实"))
        kiosk.press(.enter)
        #expect(kiosk.text.ranges(of: "不同").count == 1, "\(kiosk.text)")
        kiosk.press(.delete)
        kiosk.type("真")
        kiosk.press(.down, .right, .right, .enter)
        #expect(try room.contract.state == .committed)
    }

    @Test("G-5: the terminal's own paste fills the box, with other blanks and widths")
    func pastes() throws {
        kiosk.commit()
        let text = try room.office.policies.signingCommitment.text
        kiosk.harness.paste("  " + text.replacing("，", with: ",\n") + "\n")
        kiosk.press(.enter)
        #expect(try room.contract.attempt?.transcription?.means == .pasted)
    }

    @Test("Q28: the short sentence, typed, is enough at a kiosk; the whole text typed is too")
    func types() throws {
        kiosk.commit()
        let words = try room.office.policies.signingCommitment
        #expect(kiosk.says(words.sentence))
        kiosk.press(.up)
        kiosk.type(words.sentence)
        kiosk.press(.enter, .right, .right, .enter)
        #expect(try room.contract.attempt?.transcription?.means == .sentence)
    }

    @Test("what is copied leaves the clipboard, the terminal's too, when the session ends")
    func wipes() throws {
        kiosk.commit()
        kiosk.press(.enter)
        let text = try room.office.policies.signingCommitment.text
        #expect(kiosk.harness.terminal.clipboard == [text])
        kiosk.press(.function(10), .character("1"))
        #expect(kiosk.harness.terminal.clipboard == [text, nil])
    }

    @Test("what staff or the daily run did meanwhile is told, and the contract is read anew")
    func outrun() throws {
        kiosk.openContract()
        kiosk.confirmBlocks()
        kiosk.readCommitment()
        room.clocks.pass(seconds: 24 * 3600)
        _ = try room.office.upkeep.tick()
        kiosk.pass(seconds: 12)
        kiosk.press(.enter)
        #expect(try room.contract.state == .toSign)
        #expect(kiosk.says("待签订的合同文件") && kiosk.says("【合同签署】"))
    }
}

extension Policies {
    /// What is copied, and the sentence that may be typed instead.
    fileprivate var signingCommitment: (text: String, sentence: String) {
        get throws {
            let ground = try SigningGround(self, on: day(2023, 8, 21))
            return (ground.commitmentText.text, ground.commitmentText.sentence)
        }
    }
}
