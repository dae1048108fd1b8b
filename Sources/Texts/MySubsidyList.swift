import Housing

extension MySubsidyTexts {
    // The published list
    public static func listTitle(_ list: Int) -> String { list == 1 ? "公示名单" : "第 \(list) 份（增补）公示名单" }
    public static func listDates(_ from: Moment, _ ends: Day) -> String { "\(from.words)公示，到\(ends.endWords)止。" }
    public static func listRunning(_ address: String) -> String { "认为名单上有人不符合条件，请把光标移到那一行，按回车提出异议。" }
    public static func listOver(_ shownUntil: Day) -> String { "公示期已经结束，名单看到\(shownUntil.words)为止，不再受理异议。" }
    public static func ownLine(_ sequence: Int, isRunning: Bool) -> String {
        "您家是第 \(sequence) 位\(isRunning ? "，对自己的登记有异议，也在这一行按回车" : "")。"
    }
    public static let notOnList = "您家不在这份名单上。"
    public static let columnPlace = "序号"
    public static let columnName = "姓名"
    public static let columnReceipt = "备案回执号"
    public static let columnDistrict = "户籍区"
    public static let columnSize = "人数"
    public static let columnMonthly = "每月补租"
    public static let own = "本户"
    public static let objectKey = "提出异议"
    public static let notRunning = "现在不在公示期，不受理异议。"

    // Objecting
    public static let objectionTitle = "对公示名单提出异议"
    public static let objectionSteps = ["写明异议", "核对", "完成"]
    public static let objectionAbout = "针对"
    public static func objectionAbout(_ sequence: Int, _ name: String, _ receipt: String) -> String {
        "第 \(sequence) 位 \(name)（\(receipt)）"
    }
    public static let objectionOwn = "您自己家"
    public static let objectionText = "哪里不对？"
    public static let objectionTextHelp = "请写清楚事实，例如住在哪里有房、什么时候结婚。工作人员会核实。"
    public static let objectionWords = "异议内容"
    public static let contactTitle = "怎样联系您？"
    public static let contact = "联系方式"
    public static let contactHelp = "电话或者地址，方便核实和答复。可以不写。"
    public static let noContact = "（没有留）"
    public static let confidential = "您是谁、写了什么，只有处理异议的人看得到，不会告诉对方。"
    public static let submitObjection = "提交异议"
    public static let objected = "异议已经提交"
    public static let objectedNext = [
        "工作人员会在通知签订以前作出决定，由另一人核定。", "异议成立的，那一家不能签订，后面的顺位递补。", "结果写在【我的】的「我的信息和权利」里。",
    ]

    // What every flow has
    public static let missing = "请先写好这一项。"
    public static let pickOne = "请选一项。"
    public static let review = "请核对，然后提交"
    public static let reviewNote = "还没有提交。要改哪一项，移到那一项按回车。"
    public static let number = "编号"
    public static let leaveOut = "没有要写的，直接按回车。"
    public static let movedOn = "这件事刚才有变化，请看过再办。"
}
