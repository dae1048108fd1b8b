/// Steps with a batch of the rent subsidy at the counter. Each begins at the batch's home and ends there.
extension Clerk {
    private static let home = "9  办理步骤"

    /// Everybody who works on a batch comes to it by the same key, with or without a queue of his own.
    func comeToBatch() throws {
        try signIn(seeing: "F5 补租")
        try terminal.press("F5")
        try terminal.see(Self.home)
    }

    /// Opens a batch by a notice that lies in the office.
    func openBatch(_ name: String) throws {
        try comeToBatch()
        try terminal.press("Escape")
        try terminal.see("通告", "配额", "剩余")
        try terminal.press("F2")
        try terminal.see("打开新的一批", "配额 1000 套", "2  ")
        try terminal.press("2")
        try terminal.see("policies/notices/\(name).toml", "> ", "2  不打开，返回")
        try terminal.press("1")
        try terminal.see("已打开这一批", "下一步：取入文件，还没有轮候册", Self.home)
    }

    /// The second of two batches.
    func comeToNewBatch() throws {
        try terminal.press("F5")
        try terminal.see("通告", "配额", "剩余")
        try terminal.press("Down", "Enter")
        try terminal.see(Self.home, "还没有轮候册")
        try terminal.press("F3")
        try terminal.see("取入文件", "1  轮候册（截止时点）")
    }

    /// Takes in a file of a kind that lies on the medium.
    func takeIn(_ digit: String, _ file: String, seeing result: String) throws {
        try terminal.press(digit)
        try terminal.see("请选一个 CSV 文件")
        try terminal.moveDown(to: file)
        try terminal.press("Enter")
        try terminal.see(result)
        try terminal.press("Enter")
        try terminal.see("1  轮候册（截止时点）", "已取入")
    }

    /// Back by as many pages as were opened.
    func goHome(pages: Int = 1) throws {
        for page in 1...pages {
            let before = try terminal.screen()
            try terminal.press("Escape")
            if page == pages {
                try terminal.see(Self.home)
            } else {
                try terminal.until("go back") { $0 != before }
            }
        }
    }

    /// While applications are taken: who it is, the text to its end, what was seen; back on the batch's home.
    func witnessConsent(_ receipt: String, name: String) throws {
        try terminal.see("F4 见证")
        try terminal.press("F4")
        try terminal.see("见证签署知情同意书", "哪一家")
        try terminal.type(receipt)
        try terminal.press("Enter")
        try terminal.see("\(receipt)  \(name)", "还没有提交", "[ ] 身份证原件已经核对")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.see("[✓] 身份证原件已经核对")
        try terminal.press("Down", "Enter")
        try terminal.see("[✓] 本人当面读完")
        try terminal.press("F5")
        try terminal.see("记下见证？", "> [ 2 ")
        try terminal.press("1")
        try terminal.see("\(receipt) 已见证。请申请人回终端接着填写")
        try goHome()
    }

    // MARK: Steps of the whole batch

    /// Takes the step that comes next, which says what it does and asks first.
    func takeNextStep(_ name: String, seeing result: String) throws {
        try terminal.see("下一步：\(name)，按 F2 办理")
        try terminal.press("F2")
        try terminal.see("1  现在办理", "> ", "不办，返回")
        try terminal.press("1")
        try terminal.see(result)
        try goHome()
    }

    /// Takes a step from the list of all of them.
    func takeStep(_ digit: String, seeing result: String) throws {
        try terminal.press("9")
        try terminal.see("每一步先说明做什么")
        try terminal.press(digit)
        try terminal.see("1  现在办理")
        try terminal.press("1")
        try terminal.see(result)
        try goHome(pages: 2)
    }

    /// The list does not go past somebody who is not decided about, and the page says so beforehand.
    func publishTooEarly(past position: Int) throws {
        try terminal.see("下一步：审核，还有")
        try terminal.press("9")
        try terminal.see("先审核还没有定的")
        try terminal.press("4")
        try terminal.see("现在不能公示", "序位 \(position)", "> ", "1  去审核", "2  现在办理")
        try terminal.press("2")
        try terminal.see("! ", "1  去审核")
        try goHome(pages: 2)
    }

    // MARK: Review

    /// Enters what was found about the only family of whom something is not known.
    func enterFinding(_ rule: String, of receipt: String) throws {
        try terminal.press("2")
        try terminal.see("补租审核", "2待核实")
        try terminal.press("2")
        try terminal.see("2待核实:1", receipt, "1 项待核实")
        try terminal.press("Enter")
        // What is not known yet is in focus.
        try terminal.see("还有 1 项待核实", rule, "没有结果")
        try terminal.press("Enter")
        try terminal.see("谁录入，谁就不能确认由它得出的不通过")
        try terminal.press("2")
        try terminal.see("2 (✓) 不通过")
        try terminal.type("住房保障部门")
        try terminal.press("Enter")
        try terminal.type("在租公租房")
        try terminal.press("Enter", "Enter")
        try terminal.see("已记下", "等批次再次「核查」")
        try goHome(pages: 2)
    }

    /// Confirms all refusals that are proposed, one by one, reading what each family will read.
    func confirmRefusals(_ refusals: [(receipt: String, reason: String)]) throws {
        try terminal.press("2")
        try terminal.see("补租审核", "1待确认:\(refusals.count)")
        for refusal in refusals { try terminal.see(refusal.receipt) }
        try terminal.press("Enter")
        for (receipt, reason) in refusals {
            // The next one opens by itself.
            try terminal.see(receipt, "核查建议不通过：\(reason)")
            try terminal.press("F7")
            try terminal.see("确认 \(receipt)", "申请人会看到", "> [ 2 取消 ]")
            try terminal.press("1")
            try terminal.see("\(receipt) 已确认不通过")
        }
        try terminal.see("没有下一户")
        try goHome()
    }

    /// Sends the code of a dwelling back to a family against which nothing is found.
    func askForHouseCode(_ receipt: String) throws {
        try terminal.press("2")
        try terminal.see("补租审核")
        try terminal.press("F3")
        try terminal.see("查找", "回执号或序位")
        try terminal.type(receipt)
        try terminal.press("Enter")
        try terminal.see("序位", receipt, "F6 要求补正")
        try terminal.press("F6")
        try terminal.see("要求 \(receipt) 补正", "> [ ] 房屋编码")
        try terminal.press("Enter")
        try terminal.see("原因")
        try terminal.type("看不清")
        try terminal.press("Enter", "Enter")
        try terminal.see("[✓] 房屋编码", "已选 1 项")
        try terminal.press("F6")
        try terminal.see("房屋编码：看不清", "[ 1 发出 ]", "> [ 2 ")
        try terminal.press("1")
        try terminal.see("\(receipt)：已要求补正", "等待补正")
        try goHome(pages: 2)
    }

    // MARK: Objections

    /// Somebody who is at the counter objects to the family at a place of the published list.
    func enterObjection(to receipt: String) throws {
        try terminal.press("3")
        try terminal.see("今天公示，明天起算", receipt)
        try terminal.moveDown(to: receipt)
        try terminal.press("F7")
        try terminal.see("登记异议", "[\(receipt)")
        try terminal.type("在别处有住房")
        try terminal.press("Tab")
        try terminal.type("邻居")
        try terminal.press("Tab", "Enter")
        try terminal.see("[ 1 登记异议 ]", "> [ 2 返回 ]", "不能撤回")
        try terminal.press("1")
        try terminal.see("已登记异议", "还有 1 件异议没有处理")
        try goHome()
    }

    /// Finds nothing in the only objection.
    func dismissObjection(to receipt: String) throws {
        try terminal.press("3")
        try terminal.see("还有 1 件异议没有处理")
        try terminal.press("F6")
        try terminal.see("待处理")
        try terminal.press("Enter")
        try terminal.see("对 \(receipt)", "在别处有住房", "邻居")
        try terminal.press("2")
        try terminal.see("2 (✓) 异议不成立")
        try terminal.type("不动产登记没有住房")
        try terminal.press("Enter", "Enter")
        try terminal.see("[ 1 异议不成立 ]", "这一家留在名单上")
        try terminal.press("1")
        try terminal.see("不成立。")
        try goHome(pages: 2)
    }
}
