/// 【个人租赁合同签订】 at the kiosk, by the keys of its pad.
extension Applicant {
    /// The steps of signing, each from what is seen at its start to what is seen at its end.
    enum SigningStep: CaseIterable {
        case contract, open, dwelling, tenant, occupants, renewal, commitment, paste, confirm, window
    }

    func sign(_ steps: some Sequence<SigningStep> = SigningStep.allCases) throws {
        for step in steps { try sign(step) }
    }

    func sign(_ step: SigningStep) throws {
        switch step {
        case .contract: try goToContract()
        case .open: try openContract()
        case .dwelling: try confirm("住房信息（第 1 项", next: "承租人信息（第 2 项")
        case .tenant: try confirm("承租人信息（第 2 项", next: "其他入住人信息（第 3 项")
        case .occupants: try confirm("其他入住人信息（第 3 项", next: "续约信息（第 4 项")
        case .renewal: try confirm("续约信息（第 4 项", next: "请再阅读")
        case .commitment: try readCommitment()
        case .paste: try copyAndPaste()
        case .confirm: try confirmTranscription()
        case .window: try chooseWindow()
        }
    }

    private func goToContract() throws {
        try goHome()
        try terminal.press("3")
        try terminal.see("待签订的合同文件", "【合同签署】")
    }

    /// The contract is shown before it can be signed.
    private func openContract() throws {
        try terminal.press("2")
        try terminal.see("请翻页看合同", "第 1 页，共")
        try terminal.press("Enter")
        try terminal.see("住房信息（第 1 项")
    }

    private func readCommitment() throws {
        try terminal.see("承诺书", "[ 【我已阅知】 ]")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Down", "Enter")
        try terminal.see("请填写承诺内容")
    }

    private func copyAndPaste() throws {
        try terminal.see("请填写承诺内容")
        try terminal.press("Enter")
        try terminal.see("已复制")
        try terminal.press("Enter")
        try terminal.see("已粘贴", "[本人已经阅读并理解")
    }

    private func confirmTranscription() throws {
        try terminal.see("[本人已经阅读并理解")
        try terminal.press("Enter")
        try terminal.see("请选择签订的方式", "到窗口当面签订")
    }

    private func chooseWindow() throws {
        try terminal.press("2")
        try terminal.see("请到窗口当面签订", "本人身份证原件")
    }

    // MARK: Afterwards

    /// Signs in again where the program was killed, and goes on from the first page.
    func resumeSigning(at words: String) throws {
        try signIn()
        try terminal.see("公共租赁住房业务")
        try terminal.press("3")
        try terminal.see(words)
    }

    /// From wherever the applicant is, to 查看详情 of the contract, which stands first in 【我的】.
    func openContractDetails() throws {
        try goHome()
        try terminal.press("4")
        try terminal.see("我的申请")
        try terminal.press("1")
        try terminal.see("查看详情", "办理过程")
    }

    /// From 查看详情 of a concluded contract to its preview.
    func preview() throws {
        try terminal.see("预览并打印")
        try terminal.press("Enter")
        try terminal.see("合同预览", "公共租赁住房租赁合同", "存到 U 盘")
    }

    /// Saves the contract that is shown to the first medium, and says under which name.
    func save(_ number: String) throws -> String {
        try terminal.see("[ 存到 U 盘 ]")
        try terminal.press("Right", "Enter")
        try terminal.see("把合同存到 U 盘")
        try terminal.press("1")
        let name = "租赁合同-\(number).pdf"
        try terminal.see("可以拔出", name)
        return name
    }
}
