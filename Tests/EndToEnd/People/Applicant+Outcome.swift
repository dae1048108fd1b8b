import HostSupport

/// What an applicant reads of the rent subsidy once it was decided about, and what he can still do.
extension Applicant {
    /// Signs in, for the first time or again, and comes to his own application.
    func comeToSubsidy() throws {
        try signIn()
        try terminal.until("come in") { $0.contains("个人信息收集告知书") || $0.contains("公共租赁住房业务") }
        if try terminal.screen().contains("个人信息收集告知书") { try take(.notice) }
        try terminal.press("5")
        try terminal.see("现在的情况", "1  我的补租")
        try terminal.press("1")
        try terminal.see("我的补租", "现在办到", "接下来")
    }

    /// The next person may come.
    func leave() throws {
        try terminal.press("F10")
        try terminal.see("[ 1 结束使用 ]")
        try terminal.press("1")
        try terminal.see("点这里登录")
    }

    /// On the page of his application: opens what stands in its menu.
    func openOfSubsidy(_ entry: String) throws {
        try terminal.moveDown(to: entry)
        try terminal.press("Enter")
        try terminal.miss("现在办到")
    }

    /// The decision that says all of this.
    func findDecision(_ texts: String...) throws {
        try findOnPages(of: "每个决定和依据", texts)
    }

    func findOnPages(of entry: String, _ texts: String...) throws { try findOnPages(of: entry, texts) }

    /// Opens what stands in the menu of his application, and pages back from its end to the page that says all of this.
    private func findOnPages(of entry: String, _ texts: [String]) throws {
        try openOfSubsidy(entry)
        try terminal.press("End")
        try terminal.see("已到最后")
        for _ in 0..<20 {
            let screen = try terminal.screen()
            let joined = screen.filter { !$0.isWhitespace }
            if texts.allSatisfy({ joined.contains($0.filter { !$0.isWhitespace }) }) { return }
            guard !screen.contains("第 1 页") else { break }
            try terminal.press("PPage")
            try terminal.until("page back") { $0 != screen }
        }
        throw Failed(what: "no page says \(texts)")
    }

    /// Complains, with his name.
    ///
    /// - Returns: the complaint's number.
    func complain(_ words: String, name: String) throws -> String {
        try openOfSubsidy("投诉和举报")
        try terminal.see("您要反映什么问题？", "内容保密")
        try terminal.type(words)
        try terminal.press("Enter")
        try terminal.see("> [ 下一步 ]")
        try terminal.press("Enter")
        try terminal.see("愿意留下姓名吗？")
        try terminal.type(name)
        try terminal.press("Enter")
        try terminal.see("怎样联系您？")
        try terminal.press("Enter")
        try terminal.see("请核对，然后提交", words, name, "> [ 提交 ]")
        try terminal.press("Enter")
        try terminal.see("已经收到您反映的问题")
        guard let match = try terminal.screen().firstMatch(of: /编号\s+(TS\d+)/) else {
            throw Failed(what: "no number on\n\(try terminal.screen())")
        }
        return String(match.output.1)
    }
}
