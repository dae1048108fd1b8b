import Foundation
import HostSupport

/// 【公租房补贴】 as the applicant of a waiting family goes through it, task by task.
extension Applicant {
    /// What is to be done, in the order and by the names of the list.
    enum SubsidyTask: String, CaseIterable {
        case notice = "看通告"
        case family = "核对家庭信息"
        case conditions = "回答申请条件"
        case dwelling = "填写租住的房屋"
        case lease = "填写租赁合同"
        case papers = "交申请材料"
        case consent = "知情同意书"
        case submit = "检查并提交"

        var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    }

    /// A lease as its owner reads it off the paper.
    struct Lease {
        var landlord = "样房东"
        var document = "440308199901101512"
        var start = "20230301"
        var end = "20250228"
        var signed = "20230220"
        var area = "48.5"
        var rent = "2600"
    }

    // MARK: The way in

    /// From wherever he is to his own page of the rent subsidy.
    func openSubsidy() throws {
        try goHome()
        try terminal.press("5")
        try terminal.miss("公共租赁住房业务")
    }

    /// From there to the list of tasks.
    func beginSubsidy() throws {
        try terminal.see("1  申请补租")
        try terminal.press("1")
        try seeTasks()
    }

    private func seeTasks() throws { try terminal.see("申请要做的事", "9  返回") }

    func seeTask(_ task: SubsidyTask, _ state: String, line: Int = #line) throws {
        try seeRow(task.rawValue, state, line: line)
    }

    /// Looks until one row of the screen holds every text.
    func seeRow(_ texts: String..., line: Int = #line) throws {
        try terminal.until("see in one row \(texts)", line: line) { screen in
            screen.split(separator: "\n").contains { row in texts.allSatisfy { row.contains($0) } }
        }
    }

    func open(_ task: SubsidyTask) throws {
        try seeTasks()
        try terminal.press("\(task.number)")
        try terminal.see("公租房补贴 › \(task.rawValue)")
    }

    // MARK: Task by task

    /// The notice to its end; on its first page stands what this family would get.
    func readSubsidyNotice(told amount: String) throws {
        try open(.notice)
        try terminal.see("通告要点", "您家能领多少", amount)
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try seeTask(.notice, "已完成")
    }

    /// The place in the waiting list, and the people who are registered, who are said to be right.
    func confirmFamily(place: String, people: [String]) throws {
        try lookUpFamily(place, people)
        try terminal.press("1")
        try seeTask(.family, "已完成")
    }

    /// The same, where somebody has changed: where that is told to the register, and until when.
    func reportChangedFamily(place: String, people: [String]) throws {
        try lookUpFamily(place, people)
        try terminal.press("2")
        try terminal.see("家庭信息有变化，要先变更登记", "2023年8月29日 18:00", "网上（用手机或者电脑）：", "窗口：")
        try terminal.press("Enter")
        try seeTask(.family, "已完成")
    }

    private func lookUpFamily(_ place: String, _ people: [String]) throws {
        try open(.family)
        try terminal.see("轮候册上查到您家", place)
        try terminal.press("Enter")
        try terminal.see("登记的家庭成员", "登记的对吗？")
        for person in people { try terminal.see(person) }
    }

    /// Each condition on its page, of which nobody says that it is not met.
    /// - Parameter asked: the people, a part for each line on which they stand.
    func meetConditions(asked: String...) throws {
        try open(.conditions)
        for number in 1...5 {
            try terminal.see("第 \(number) 项，共 5 项", "没有")
            for part in asked { try terminal.see(part) }
            try terminal.press("1")
        }
        try seeTask(.conditions, "已完成")
    }

    /// On the page of a condition: the people who do not meet it, by their numbers; up to the page that says what that means.
    func deny(_ condition: Int, for people: Int...) throws {
        try terminal.see("第 \(condition) 项，共 5 项", "2  有人有")
        try terminal.press("2")
        try terminal.see("是谁？", "选好了")
        for person in people {
            try terminal.press("\(person)")
            try seeRow("> ", "\(person)  ", "  是")
        }
        try terminal.moveDown(to: "选好了")
        try terminal.press("Enter")
        try terminal.see("不符合这一条")
    }

    /// Up to the question after the address: whether others share the dwelling.
    func nameDwelling(_ code: String, room: String, address: () throws -> Void) throws {
        try open(.dwelling)
        try terminal.see("在哪里可以查到", "扫描门上网格二维码")
        try terminal.type(code)
        try terminal.see(String(code.suffix(6)))
        try terminal.press("Enter")
        try address()
        try terminal.press("Enter")
        try terminal.type(room)
        try terminal.see("[\(room) ")
        try terminal.press("Enter", "Enter")
        try terminal.see("这套房是您家自己租，还是和别人合租？")
    }

    func describeLease(_ lease: Lease = Lease()) throws {
        try openLease(lease)
        try writeDates(lease)
        try measureLease(lease)
    }

    /// Who lets, up to the page of the dates.
    func openLease(_ lease: Lease) throws {
        try open(.lease)
        try terminal.see("租赁合同：出租人")
        try terminal.type(lease.landlord)
        try terminal.see(lease.landlord)
        try terminal.press("Enter")
        try terminal.type(lease.document)
        try terminal.see(lease.document)
        try terminal.press("Enter", "Enter")
        try terminal.see("租赁合同：起止和签订日期")
    }

    /// The dates, into empty fields.
    func writeDates(_ lease: Lease) throws {
        try terminal.see("租赁合同：起止和签订日期")
        for day in [lease.start, lease.end, lease.signed] {
            try terminal.type(day)
            try terminal.see("[\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))")
            try terminal.press("Enter")
        }
        try terminal.see("> [ 下一步 ]")
        try terminal.press("Enter")
        try terminal.miss("起止和签订日期")
    }

    func measureLease(_ lease: Lease) throws {
        try terminal.see("租赁合同：面积和租金")
        try terminal.type(lease.area)
        try terminal.press("Enter")
        try terminal.type(lease.rent)
        try terminal.see("[\(lease.area) ", "[\(lease.rent) ")
        try terminal.press("Enter", "Enter")
        try seeTask(.lease, "已完成")
    }

    /// Marital state and children as they are registered, and a picture of each paper.
    func giveSubsidyPapers(_ papers: [String], marital: String, children: String) throws {
        try open(.papers)
        try terminal.see("登记的对吗？", "1  对，就按登记的")
        try seeRow("登记的", "\(marital)，\(children)")
        try terminal.press("Enter")
        try terminal.see("每一样都请拍照、扫描，或者从 U 盘取。")
        for paper in papers { try give(paper) }
        try terminal.moveDown(to: "材料交齐了")
        try terminal.press("Enter")
        // One picture of each: that there are fewer than people and sides is asked, and is no wall.
        try terminal.see("张数好像不够", "2  就这些，交齐了")
        try terminal.press("2")
        try seeTask(.papers, "已完成")
    }

    /// On the list of papers: a picture of one of them from the stick, the first that lies there.
    func give(_ paper: String) throws {
        try terminal.moveDown(to: "  \(paper) ")
        try terminal.press("Enter")
        try terminal.see("材料：\(paper)", "从U盘等存储设备中选取")
        try terminal.press("2")
        try terminal.see("材料：\(paper)", "可以用：JPG、PNG", "第 1 页")
        try terminal.press("1")
        try terminal.see("这张看得清吗？", "1 看得清，用这张", seconds: 20)
        try terminal.press("1")
        try terminal.see("「\(paper)」已经保存", seconds: 20)
        // Where more are needed, the page asks for another one.
        if try terminal.screen().contains("再加一张") { try terminal.press("1") }
        try terminal.see("每一样都请拍照、扫描")
    }

    /// 《知情同意书》: read for its time, printed, signed by hand, and the signed sheet scanned.
    func signSubsidyConsent() throws {
        try open(.consent)
        try terminal.see("知情同意书（示范文本）", "请再阅读")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.see("[✓] 我已阅读知情同意书")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Down", "Enter")
        try terminal.see("签名的知情同意书", "1  打印知情同意书")
        try terminal.press("1")
        try terminal.see("已经打印。请取走、签名", seconds: 20)
        try terminal.press("2")
        try terminal.see("材料：知情同意书", "用扫描仪扫描")
        try terminal.press("1")
        try terminal.see("这张看得清吗？", "1 看得清，用这张", seconds: 20)
        try terminal.press("1")
        try terminal.see("签好的已经收到", "3  下一步", seconds: 20)
        try terminal.press("3")
        try seeTask(.consent, "已完成")
    }

    /// The honest declaration, up to the page of all answers.
    func reviewSubsidy() throws {
        try open(.submit)
        try terminal.see("诚信声明", "] 我声明")
        // It may have been ticked before the power went.
        if try terminal.screen().contains("[ ] 我声明") { try terminal.press("Enter") }
        try terminal.see("> [✓] 我声明")
        try terminal.press("Enter")
        try terminal.see("> [ 下一步 ]")
        try terminal.press("Enter")
        try terminal.see("提交以前，请核对一遍", "> [ 提交申请 ]")
    }

    /// Hands in, and reads the number of the receipt.
    func submitSubsidy(told: String) throws -> String {
        try terminal.see("> [ 提交申请 ]")
        try terminal.press("Enter")
        try terminal.see("✓ \(told)", "接下来", "2023年8月29日 18:00以前可以修改或者撤回", "咨询电话")
        guard let match = try terminal.screen().firstMatch(of: /备案回执号\s+(BHR\d{8})/) else {
            throw Failed(what: "no receipt number on\n\(try terminal.screen())")
        }
        return String(match.output.1)
    }

    // MARK: Afterwards

    /// Begins to change what was handed in: the list of tasks, of which only the last is open.
    func changeSubsidy() throws {
        try openSubsidy()
        try terminal.see("2  修改申请", "3  撤回申请", "已经提交，正在受理")
        try terminal.press("2")
        try terminal.see("新的提交以前，原来的申请一直有效")
        for task in SubsidyTask.allCases.dropLast() { try seeTask(task, "已完成") }
    }

    /// On the page of all answers: another rent, and back there.
    func changeRent(to rent: String, shown: String) throws {
        try terminal.press("Home")
        try terminal.moveDown(to: "面积、租金")
        try terminal.press("Enter")
        try terminal.see("租赁合同：面积和租金")
        try terminal.press("Down")
        try seeRow("> ", "每月租金")
        for _ in 0..<10 { try terminal.press("BSpace") }
        try terminal.type(rent)
        try terminal.see("[\(rent) ")
        try terminal.press("Enter", "Enter")
        try terminal.see("提交以前，请核对一遍", shown)
        try terminal.press("End")
    }

    func withdrawSubsidy() throws {
        try openSubsidy()
        try terminal.see("3  撤回申请")
        try terminal.press("3")
        try terminal.see("确定要撤回补租申请吗？", "截止以后就不能了")
        try terminal.press("1")
        try terminal.see("申请已经撤回", "您已经撤回", "1  申请补租")
    }
}
