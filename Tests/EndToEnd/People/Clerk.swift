/// A clerk at the counter, with his hand on the keys.
struct Clerk {
    let terminal: RealTerminal
    let account: TrainingOffice.Account

    /// - Parameter text: what is on the first page of somebody with this role.
    func signIn(seeing text: String = "取下一件") throws {
        try terminal.see("工作人员登录")
        try terminal.type(account.login)
        try terminal.press("Enter")
        try terminal.type(account.password ?? "")
        try terminal.press("Enter")
        try terminal.see(text, seconds: 30)
    }

    /// Finds a case by its number and opens it.
    func find(_ number: String) throws {
        try terminal.press("F3")
        try terminal.see("编号、证件号码，或姓名中的两个字")
        try terminal.type(number)
        try terminal.press("Enter")
        try terminal.see("查找「\(number)」：1 件")
        try terminal.press("Enter")
    }

    /// Finds an application by its receipt number and claims it.
    func take(_ number: String) throws {
        try find(number)
        try terminal.see("承租人信息", number)
        try terminal.press("F2")
        try terminal.see("由您审核")
    }

    func approve() throws {
        try terminal.press("F5")
        try terminal.see("不能撤销", "1 通过")
        try terminal.press("1")
        try terminal.see("已通过")
    }

    /// Returns the front of the card, for the first reason that there is.
    func returnFront() throws {
        try terminal.press("F6")
        try terminal.see("退回补正")
        try terminal.moveDown(to: "承租人身份证正面")
        try terminal.press("Enter")
        try terminal.see("原因（按数字选择）")
        try terminal.press("1", "Enter")
        try terminal.see("已选 1 项")
        try terminal.press("F6")
        try terminal.see("要补正：")
        try terminal.press("1")
        try terminal.see("已退回")
    }

    /// Flags the marital state and the back of the card in the case, and sends both back: a family that is another one, and
    /// a picture that cannot be read.
    func returnMaritalAndBack() throws {
        try terminal.press("2")
        try terminal.moveDown(to: "婚姻状况")
        try terminal.press("Space")
        try terminal.see("要补正")
        try terminal.press("5")
        try terminal.moveDown(to: "承租人身份证反面")
        try terminal.press("Space")
        try terminal.press("F6")
        try terminal.see("退回补正 R", "[?] 承租人信息：婚姻状况")
        try terminal.press("Enter")
        try terminal.see("家庭情况有变化")
        try terminal.press("3", "Enter")
        try terminal.see("同时要补交：家庭情况证明")
        try terminal.moveDown(to: "承租人身份证反面")
        try terminal.press("Enter")
        try terminal.see("原因（按数字选择）")
        try terminal.press("1", "Enter")
        try terminal.see("已选 2 项")
        try terminal.press("F6")
        try terminal.see("要补正：")
        try terminal.press("1")
        try terminal.see("已退回")
    }

    /// Refuses for the first reason that there is, in a few words.
    func reject() throws {
        try terminal.press("F7")
        try terminal.see("不予通过 R")
        try terminal.press("1")
        try terminal.type("不是承租人")
        try terminal.press("Enter", "Enter")
        try terminal.see("[ 1 不予通过 ]")
        try terminal.press("1")
        try terminal.see("已不予通过")
    }
}
