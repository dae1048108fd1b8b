extension Applicant {
    /// From the home page: what was sent back of the application for the rent subsidy is handed in once more.
    func mendSubsidy(_ receipt: String, because reason: String) throws {
        try terminal.see("补租申请有材料被退回", "5  【公租房补贴】")
        try terminal.press("5")
        try terminal.see(receipt, "有材料被退回，等您补正", "1  我的补租")
        try terminal.press("1")
        try terminal.see("有材料被退回，等您补正", "1  补正退回的材料")
        try terminal.press("1")
        try terminal.see("退回的原因：\(reason)", "原来填的：")
        try terminal.press("Enter")
        try terminal.see("请核对，然后提交", "[ 提交补正 ]")
        try terminal.press("End", "Enter")
        try terminal.see("补正已经提交")
    }
}
