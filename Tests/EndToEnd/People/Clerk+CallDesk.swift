/// Calling families and signing with them. Each step begins at the desk where families are called and ends there.
extension Clerk {
    func openCallDesk() throws {
        try terminal.press("4")
        try terminal.see("叫号签约", "名额 5", "1可签:")
    }

    func leaveCallDesk() throws {
        try goHome()
    }

    /// Calls as many as there are places.
    func call(_ count: Int) throws {
        try terminal.press("F5")
        try terminal.see("通知几家  [\(count)", "按名单的顺序通知")
        try terminal.press("Enter", "Enter")
        try terminal.see("现在通知签订吗", "[ 1 办理 ]")
        try terminal.press("1")
        try terminal.see("已通知 \(count) 家")
        try terminal.press("1")
        try terminal.see("1可签:\(count)")
    }

    /// Opens the first family that can sign, which is `receipt`.
    func openFirst(_ receipt: String) throws {
        try terminal.press("1")
        try terminal.moveDown(to: receipt)
        try terminal.press("Enter")
        try terminal.see(receipt, "可以签订：轮到这一家")
    }

    /// Fills the form of the family that is open, up to the question.
    func fillAgreement(account number: String) throws {
        try terminal.press("F2")
        try fillForm(account: number)
    }

    private func fillForm(account number: String) throws {
        try terminal.see("签订补租协议", "> [ ] 本人到场")
        for _ in 1...3 { try terminal.press("Space", "Tab") }
        try terminal.see("> 开户银行")
        try terminal.type("样例银行")
        for _ in 1...2 {
            try terminal.press("Tab")
            try terminal.type(number)
        }
        try terminal.press("Tab")
        try terminal.see("> [ 签订协议 ]")
        try terminal.press("Enter")
        try terminal.see("立即退出轮候", "> [ 2 返回 ]")
    }

    /// Signs with the family that is open; its account is shown no more.
    func sign(_ receipt: String, account number: String) throws {
        try fillAgreement(account: number)
        try confirmSigning(receipt, account: number)
    }

    func confirmSigning(_ receipt: String, account number: String) throws {
        try terminal.press("1")
        try terminal.see("已签订", receipt, "协议编号", "\(number.prefix(4))********\(number.suffix(4))")
        try terminal.miss(number)
    }

    /// On the page of what was signed: the form of the next family that can sign, up to the question.
    func goOn(to receipt: String, account number: String) throws {
        try terminal.see("2  下一家", receipt)
        try terminal.press("2")
        try terminal.see(receipt)
        try fillForm(account: number)
    }

    /// On the page of a family: it gives up its place, having been asked once more.
    func giveUp(_ receipt: String) throws {
        try terminal.press("F3")
        try terminal.see("\(receipt) 自己放弃吗", "放弃以后本批不能恢复")
        try terminal.press("Left", "Enter")
        try terminal.see("\(receipt) 已放弃")
        try terminal.press("Escape")
        try terminal.see("6已放弃:1")
    }

    /// Ends the calls whose last day is over.
    func waiveOverdue(_ receipts: String...) throws {
        try terminal.press("3")
        try terminal.see("3已逾期:\(receipts.count)", "已过")
        try terminal.press("F6")
        try terminal.see("处理逾期")
        for receipt in receipts { try terminal.see(receipt) }
        try terminal.press("Enter")
        try terminal.see("[ 1 办理 ]")
        try terminal.press("1")
        try terminal.see("\(receipts.count) 家逾期没有签订，按放弃处理")
    }
}
