import HostSupport

/// Contracts at the counter: issued, signed before a witness, approved.
extension Clerk {
    /// Issues the contract that has waited longest, and says under which number.
    func issue() throws -> String {
        try openIssue()
        try terminal.press("F5")
        try terminal.see("签发后合同内容不能再改")
        try terminal.press("Enter")
        try terminal.see("已签发 C")
        guard let match = try terminal.screen().firstMatch(of: /已签发 (C\d{4}-\d{5}-\d)/) else {
            throw Failed(what: "no number of the contract")
        }
        return String(match.output.1)
    }

    /// From the queue to the contract that waits longest for its issue.
    func openIssue() throws {
        try terminal.press("F7")
        try terminal.see("合同签订", "第 1 条，共")
        try terminal.press("Enter")
        try terminal.see("签发合同：R", "公共租赁住房租赁合同")
    }

    /// From the queue to a contract.
    func open(_ number: String) throws {
        try find(number)
        try terminal.see("概况", number, "签订期限")
    }

    // MARK: The signature

    /// From the contract to 当面签订: person and card seen, the sheet printed, the focus on the picture.
    ///
    /// - Returns: the six digits on the sheet.
    func beginWitness() throws -> String {
        try seePersonAndCard()
        return try printSheet()
    }

    /// Leaves the focus on the button that prints the sheet.
    func seePersonAndCard() throws {
        try terminal.press("F5")
        try terminal.see("当面签订", "图片：还没有")
        try terminal.press("Enter", "Tab", "Enter", "Tab")
    }

    /// With the focus on its button. The training office's printer tells what its paper would bear.
    func printSheet() throws -> String {
        try terminal.press("Enter")
        try terminal.see("已打印", "校验码是", seconds: 30)
        guard let match = try terminal.screen().firstMatch(of: /校验码是 (\d{3}) (\d{3})/) else {
            throw Failed(what: "no code of the sheet")
        }
        try terminal.press("Tab")
        return String(match.output.1 + match.output.2)
    }

    /// Takes the picture of the signed sheet in from the office's own folder.
    func takePicture(_ picture: String) throws {
        try terminal.press("Enter")
        try terminal.see("请把签好的签署页")
        try terminal.press("2")
        try terminal.see("最新的排在最前")
        try terminal.moveDown(to: picture)
        try terminal.press("Enter")
        try terminal.see("请看签名是否清楚", "清楚，就用这张")
        try terminal.press("Enter")
        try terminal.see("图片：\(picture)")
    }

    /// Types what the signed sheet bears; the focus is on the password then.
    func typeCode(_ code: String) throws {
        try terminal.type(code)
        try terminal.press("Enter")
    }

    /// Signs under his own password.
    func confirmSignature() throws {
        try terminal.type(account.password ?? "")
        try terminal.press("Enter")
    }

    func witness(_ picture: String) throws {
        let code = try beginWitness()
        try takePicture(picture)
        try typeCode(code)
        try confirmSignature()
        try terminal.see("签订成功", seconds: 30)
    }

    // MARK: The approval

    func approveContract() throws {
        try terminal.press("F5")
        try terminal.see("新的租期生效", "1 审批通过")
        try terminal.press("1")
        try terminal.see("已审批通过 C", seconds: 30)
    }
}
