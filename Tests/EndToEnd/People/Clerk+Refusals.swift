import HostSupport

/// Steps of a batch that say no to a family, or yes after all. Each begins at the batch's home and ends there.
extension Clerk {
    /// To a batch's home, where there are several batches.
    func comeToBatch(titled title: String) throws {
        try signIn(seeing: "F5 补租")
        try terminal.press("F5")
        try terminal.see("通告", "配额", title)
        try terminal.moveDown(to: title)
        try terminal.press("Enter")
        try terminal.see("9  办理步骤", title)
    }

    /// Confirms whatever is proposed, one by one from the first; of each the reason stands there that its family will read.
    func confirmEach(_ refusals: [(receipt: String, reason: String)]) throws {
        try terminal.press("2")
        try terminal.see("补租审核", "1待确认:\(refusals.count)")
        try terminal.press("Enter")
        for (receipt, reason) in refusals {
            // The next one opens by itself.
            try terminal.see(receipt)
            try terminal.seeWrapped("核查建议不通过：\(reason)")
            try terminal.press("F7")
            try terminal.see("确认 \(receipt)", "不通过？", "申请人会看到", "> [ 2 取消 ]")
            try terminal.press("1")
            try terminal.see("\(receipt) 已确认不通过")
        }
        try terminal.see("没有下一户")
        try goHome()
    }

    /// Takes in a file of a kind of which no line can be taken, and reads why.
    func takeInRefused(_ digit: String, _ file: String, reading why: String) throws {
        try terminal.press("F3")
        try terminal.see("取入文件", "1  轮候册（截止时点）")
        try terminal.press(digit)
        try terminal.see("请选一个")
        try terminal.moveDown(to: file)
        try terminal.press("Enter")
        try terminal.seeWrapped(why)
        try terminal.see("没有一行可以取入")
        try terminal.press("Escape")
        try terminal.see("请选一个")
        try terminal.press("Escape")
        try terminal.see("1  轮候册（截止时点）")
        try goHome()
    }

    /// Finds that a fact was declared falsely.
    func findUntrue(_ receipt: String, _ fact: String) throws {
        try terminal.press("2")
        try terminal.see("补租审核")
        try terminal.press("8")
        try terminal.moveDown(to: receipt)
        try terminal.press("Enter")
        try terminal.see(receipt, "F8")
        try terminal.press("F8")
        try terminal.see("LH-61", "哪一项不实")
        try terminal.type("婚姻登记")
        try terminal.press("Enter")
        try terminal.type(fact)
        try terminal.press("Enter", "Enter")
        try terminal.see("已记下")
        try goHome(pages: 2)
    }

    /// Finds that the only objection is right.
    func upholdObjection(to receipt: String) throws {
        try terminal.press("3")
        try terminal.see("还有 1 件异议没有处理")
        try terminal.press("F6")
        try terminal.see("待处理")
        try terminal.press("Enter")
        try terminal.see("对 \(receipt)")
        try terminal.press("1")
        try terminal.see("1 (✓) 异议成立", "> 理由")
        try terminal.type("不动产登记查到住房")
        try terminal.press("Enter", "Enter")
        try terminal.see("[ 1 异议成立 ]", "> [ 2 返回 ]")
        try terminal.press("1")
        try terminal.see("成立，这一家退出名单")
        try goHome(pages: 2)
    }

    /// The list is at its end and places are left: the next families behind it are published.
    func publishMore(_ receipts: String...) throws {
        try terminal.press("4")
        try terminal.see("叫号签约", "主管可以增补名单（F8）")
        try terminal.press("F8")
        try terminal.see("增补名单", "还剩 1 个名额", "> 增补的理由")
        for receipt in receipts { try terminal.see(receipt) }
        try terminal.type("名额有余")
        try terminal.press("Enter", "Enter")
        try terminal.see("[ 1 ", "> [ 2 ")
        try terminal.press("1")
        try terminal.miss("增补的理由")
        try goHome()
    }

    /// Decides the only change: it makes no difference.
    func decideStillEligible(_ receipt: String) throws {
        try terminal.press("6")
        try terminal.see("1 待决定:1", receipt)
        try terminal.press("Enter")
        try terminal.see("如果仍符合条件", "如果不再符合条件", "变更核实中")
        try terminal.press("F5")
        try terminal.see("仍符合条件", "> 理由")
        try terminal.type("结婚不影响资格")
        try terminal.press("Enter", "Enter")
        try terminal.see("决定：仍符合条件？", "> [ 2 返回 ]")
        try terminal.press("1")
        try terminal.see("：仍符合条件。", "发放中")
        try goHome(pages: 2)
    }

    /// Reads the only complaint and answers it.
    func answerComplaint(_ number: String, saying words: String, from name: String) throws {
        try terminal.press("8")
        try terminal.see(number, "待答复", "内容和反映人保密")
        try terminal.press("Enter")
        try terminal.see(words, name)
        try terminal.press("F5")
        try terminal.see("> 怎样答复的")
        try terminal.type("已经查过")
        try terminal.press("Tab", "Enter")
        try terminal.see("已记下答复", "已答复")
        try goHome()
    }
}
