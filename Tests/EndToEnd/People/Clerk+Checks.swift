import HostSupport

/// Economic checks at the counter: a report from paper, the second person, an objection.
extension Clerk {
    /// From the queue to a check.
    func openCheck(_ number: String) throws {
        try find(number)
        try terminal.see("经济状况核对", "家庭成员和授权", number)
    }

    /// Types a report off its paper: so much income of the first person, in yuan, and nothing else.
    func enterReport(_ report: String, income: String, picture: String) throws {
        try terminal.press("F5")
        try terminal.see("录入书面核对报告", "第 1 步，共 3 步")
        try terminal.type(report)
        try terminal.press("Enter")
        try terminal.type("样例核对机构")
        try terminal.press("Enter")
        try terminal.type("20230821")
        try terminal.press("Enter", "Enter")
        try terminal.see("请把纸质报告")
        try terminal.press("2")
        try terminal.see("最新的排在最前")
        try terminal.moveDown(to: picture)
        try terminal.press("Enter")
        try terminal.see("请看字是否清楚")
        try terminal.press("Enter")
        try terminal.see("图片：\(picture)")
        try terminal.press("Enter")
        try terminal.see("第 2 步，共 3 步")
        try terminal.press("Enter")
        try terminal.see("种类（按数字选择）")
        try terminal.press("1")
        try terminal.type(income)
        try terminal.press("Enter", "Escape")
        try terminal.see("1 条，按回车再加一条")
        try terminal.press("F5")
        try terminal.see("第 3 步，共 3 步", report)
        try terminal.press("End", "Enter")
        try terminal.see("请其他同事复核")
    }

    /// Compares each item with the paper, and confirms what was entered.
    func confirmReport() throws {
        try terminal.press("F5")
        try terminal.see("复核书面核对报告", "已核对 0 项")
        guard let match = try terminal.screen().firstMatch(of: /已核对 0 项，共 (\d+) 项/), let count = Int(match.1)
        else { throw Failed(what: "no count of the items") }
        for _ in 0..<count { try terminal.press("Enter") }
        try terminal.see("已核对 \(count) 项")
        try terminal.press("F5")
        try terminal.see("不能撤销", "1 确认无误")
        try terminal.press("1")
        try terminal.see("已复核")
    }

    /// Has the check body look again, with a few words to the applicant.
    func upholdObjection(_ words: String) throws {
        try terminal.press("F5")
        try terminal.see("处理异议", "给申请人的话")
        try terminal.press("1")
        try terminal.type(words)
        try terminal.press("Tab", "Enter")
        try terminal.see("重新核对 E", "1 作出决定")
        try terminal.press("1")
        try terminal.see("已决定重新核对")
    }
}
