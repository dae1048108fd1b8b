import HostSupport

/// Payments, changes and what is owed. Each step begins at the batch's home and ends there.
extension Clerk {
    // MARK: A month

    /// Prepares the month that it is and reads what is different from the one before.
    ///
    /// - Returns: the run's number.
    func prepareMonth(_ month: String, seeing differences: String...) throws -> String {
        try terminal.press("5")
        try terminal.see("补租发放", "F2 编制")
        try terminal.press("F2")
        try terminal.see("编制到哪个月", "> [ 1 \(month) ]")
        try terminal.press("1")
        try terminal.see("已编制 P", "待批准")
        for difference in differences { try terminal.see(difference) }
        let screen = try terminal.screen()
        guard let number = screen.firstMatch(of: /P\d{4}-\d{5}-./) else { throw Failed(what: "no run: \(screen)") }
        // Who prepared does not approve.
        try terminal.press("F5")
        try terminal.see("这一批是您编制的")
        try goHome(pages: 2)
        return String(number.0)
    }

    func approveMonth(_ run: String, sum: String) throws {
        try terminal.press("5")
        try terminal.see(run, "待批准")
        try terminal.press("Enter")
        try terminal.see("\(run)", "编制：发放", "F5 批准")
        try terminal.press("F5")
        try terminal.see("批准 \(run)", sum, "> [ 2 返回 ]")
        try terminal.press("1")
        try terminal.see("已批准 \(run)，\(sum)")
        try goHome(pages: 2)
    }

    /// Writes a run for the bank to the medium.
    func sendMonth(_ run: String) throws {
        try terminal.press("5")
        try terminal.see(run, "已批准")
        try terminal.press("Enter")
        try terminal.see("批准：主管")
        try terminal.press("F7")
        try terminal.see("写给银行的文件", "1  样张")
        try terminal.press("1")
        try terminal.see("\(run).csv，已标记为送出", "已送银行")
        try goHome(pages: 2)
    }

    /// Takes the bank's file in and sees who has to be paid once more.
    func takeResults(paid: Int, failed receipt: String) throws {
        try terminal.press("5")
        try terminal.see("已送银行", "F3 银行结果")
        try terminal.press("F3")
        try terminal.see("登记银行的发放结果", "results.csv")
        try terminal.moveDown(to: "results.csv")
        try terminal.press("Enter")
        try terminal.see("成功 \(paid) 笔", "失败 1 笔")
        try terminal.see("F6 没有发成的")
        try terminal.press("F6")
        try terminal.see("共 1 笔", receipt, "下次重发")
        try goHome(pages: 3)
    }

    // MARK: Changes and what is owed

    /// Registers that a family has got a home.
    func reportHome(_ receipt: String, on day: String) throws {
        try terminal.press("6")
        try terminal.see("1 待决定:0")
        try terminal.press("F2")
        try terminal.see("登记变更：备案回执号或协议号")
        try terminal.type(receipt)
        try terminal.press("Enter")
        try terminal.see("什么变更", receipt)
        try terminal.press("5")
        try terminal.see("5 (✓) 住房")
        try terminal.type(day)
        try terminal.press("Enter")
        try terminal.see("依据是什么")
        try terminal.press("Enter")
        try terminal.see("> [ 登记 ]")
        try terminal.press("Enter")
        try terminal.see("[ 1 登记 ]", "变更当月以后的月份")
        try terminal.press("1")
        try terminal.see("已办：登记变更", "变更核实中")
        try goHome(pages: 2)
    }

    /// Decides the only change: the family gets no more, and what it got too much is told beforehand.
    func decideStop(_ receipt: String, overpaid: String) throws {
        try terminal.press("6")
        try terminal.see("1 待决定:1", receipt)
        try terminal.press("Enter")
        try terminal.see("如果仍符合条件", "如果不再符合条件", "要退回 \(overpaid)")
        try terminal.press("F7")
        try terminal.see("> 理由")
        try terminal.type("不动产登记查到")
        try terminal.press("Enter", "Enter")
        try terminal.see("决定：不再符合条件", "要退回 \(overpaid)", "> [ 2 返回 ]")
        try terminal.press("1")
        try terminal.see("不再符合条件。", "待退回", "还应退回 \(overpaid)")
        try goHome(pages: 2)
    }

    /// The whole of it came back.
    func enterRepayment(of receipt: String, _ sum: String) throws {
        try terminal.press("7")
        try terminal.see("1 家多领过", receipt, "待退回", sum)
        try terminal.press("F5")
        try terminal.see("还应退回 \(sum)")
        try terminal.press("Enter")
        try terminal.see("> 银行流水号")
        try terminal.type("YH20231010")
        try terminal.press("Enter")
        try terminal.see("> [ 登记 ]")
        try terminal.press("Enter")
        try terminal.see("退回 \(sum)，多发的全部退清")
        try terminal.press("1")
        try terminal.see("已办：登记退回", "已退回", "还应退回合计 0.00元")
        try goHome()
    }
}
