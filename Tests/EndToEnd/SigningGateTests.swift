import Foundation
import Testing

/// Each gate of signing tried too early in a real terminal: the page says why, and the contract has not moved.
@Suite(.serialized) struct SigningGateTests {
    @Test("At the kiosk: unread, unticked, too soon, out of sight, nothing in the box, another text, a preview")
    func kiosk() throws {
        let office = try TrainingOffice()
        let leastSeconds = 5
        try office.setCommitmentSeconds(leastSeconds)
        let number = try office.contract(in: "TO_SIGN")
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("contract-to-sign"))
        let terminal = applicant.terminal
        try applicant.signIn()
        try noPreview(applicant)

        try applicant.sign([.contract, .open])
        try terminal.press("Down", "Down", "Enter")
        try terminal.see("请选择「无误」或「有误」")
        #expect(try office.contract(number).state == "OPENED")
        try terminal.press("Up", "Up")
        try applicant.sign([.dwelling, .tenant, .occupants, .renewal])

        try terminal.press("Enter")
        try terminal.see("已翻到下一页")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Down", "Enter")
        try terminal.see("请先勾选「我已阅知」")
        try outOfSight(terminal, office, number, seconds: leastSeconds)
        #expect(try office.contract(number).state == "READING")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Enter")
        try terminal.see("请填写承诺内容")
        #expect(try office.contract(number).state == "ACKED")

        try wrongTexts(terminal)
        #expect(try office.contract(number).state == "ACKED")
        try terminal.paste("本人已阅读并承诺遵守")
        try terminal.press("Enter")
        try terminal.see("请选择签订的方式")
        try terminal.press("1")
        try terminal.see("本终端尚未接通，请选")
        #expect(try office.contract(number).state == "COMMITTED")
        try noPreview(applicant)
        #expect(try office.damage() == nil)
    }

    private func noPreview(_ applicant: Applicant) throws {
        try applicant.openContractDetails()
        #expect(try !applicant.terminal.screen().contains("预览"))
    }

    /// The seconds stand still while the window is too small to show the text, whatever is done meanwhile.
    private func outOfSight(_ terminal: RealTerminal, _ office: TrainingOffice, _ number: String, seconds: Int) throws {
        try terminal.press("Enter")
        try terminal.see("[✓] 我已阅知", "请再阅读")
        try terminal.resize(columns: 60, rows: 20)
        try terminal.see("窗口太小")
        let hidden = ContinuousClock.now
        let clerk = Clerk(terminal: try office.counter(), account: try office.staff("clerk"))
        try clerk.signIn()
        try clerk.open(number)
        try clerk.terminal.press("F5")
        try clerk.terminal.see("您没有签发和审批合同的权限")
        try terminal.keepSeeing("窗口太小", since: hidden, seconds: Double(seconds) + 0.5)
        try terminal.resize(columns: 80, rows: 24)
        try terminal.see("我已阅知")
        try terminal.press("Down", "Enter")
        try terminal.see("! 请再阅读")
    }

    /// Nothing, something that was never copied, another text, half of it.
    private func wrongTexts(_ terminal: RealTerminal) throws {
        try terminal.press("Right", "Right", "Enter")
        try terminal.see("框里还没有内容")
        try terminal.press("Down", "Right", "Enter")
        try terminal.see("还没有复制")
        try terminal.press("Left", "Enter")
        try terminal.see("已复制")
        let text = try terminal.clipboard()
        #expect(text.hasPrefix("本人已经阅读并理解"))
        try terminal.paste(text.replacingOccurrences(of: "真实", with: "属实"))
        try terminal.press("Enter")
        try terminal.see("不同，应为「真实、完整", "现在是「属实、完整")
        try terminal.press("Down")
        try terminal.paste("本人已阅读并承诺")
        try terminal.press("Enter")
        try terminal.see("还没有写完，后面应为「遵守」")
        try terminal.press("Down")
    }

    @Test("At the counter: not committed, nothing seen, no picture, no password; approved by who reviewed or witnessed")
    func counter() throws {
        let office = try TrainingOffice()
        // She may take signatures and decide contracts: what is refused is refused to the person.
        let both = try office.staff("reviewer", 1)
        try Command.anju(
            "user", "roles", both.login, "--set", "clerk", "--set", "reviewer", data: office.directory)
        let desk = try office.counter()
        let witness = Clerk(terminal: desk, account: both)
        try witness.signIn()

        let early = try office.contract(in: "TO_SIGN")
        try witness.open(early)
        try desk.press("F5")
        try desk.see("合同现在是「待签订」，不能办这一步")
        try desk.press("Escape")

        let number = try office.contract(in: "ALT_IDENTITY")
        try witness.open(number)
        try unseen(witness)
        #expect(try office.contract(number).state == "ALT_IDENTITY")
        try witness.confirmSignature()
        try desk.see("签订成功", seconds: 30)

        try desk.press("Escape")
        try witness.open(number)
        try desk.press("F5")
        try desk.see("这份合同由您见证签订，须由其他人审批")
        let reviewer = Clerk(terminal: try office.counter(), account: try office.staff("reviewer"))
        try reviewer.signIn()
        try reviewer.open(number)
        try reviewer.terminal.press("F5")
        try reviewer.terminal.see("续租申请由您审核通过，合同须由其他人审批")
        #expect(try office.contract(number).state == "SIGNED")
        #expect(try Command.anju("evidence", number, "--by", "zhuguan", data: office.directory).status == 2)
        #expect(try office.damage() == nil)
    }

    /// 【确认签订】 before each of the things that it stands for; the picture is in at the end.
    private func unseen(_ witness: Clerk) throws {
        let desk = witness.terminal
        try desk.press("F5")
        try desk.see("当面签订", "图片：还没有")
        for _ in 0..<6 { try desk.press("Tab") }
        try desk.press("Enter")
        try desk.see("请先核对本人", "请先查验身份证原件", "请照着签好的签署页输入校验码", "请输入密码")
        try desk.press("Enter", "Tab", "Enter", "Tab")
        let code = try witness.printSheet()
        try desk.press("Tab")
        try witness.typeCode(code)
        try desk.type("not the password")
        try desk.press("Enter")
        try desk.see("还没有签署页的图片")
        try witness.takePicture("contract-at-counter-front.png")
        try desk.press("Enter", "Enter")
        try desk.see("现在可以再试一次", seconds: 30)
    }
}
