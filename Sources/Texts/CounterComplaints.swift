import Housing

/// Complaints at the counter (LH-64).
public enum CounterComplaintTexts {
    public static let title = "投诉和举报"
    public static let columnNumber = "编号"
    public static let columnAt = "登记"
    public static let columnWay = "方式"
    public static let columnState = "状态"
    public static let columnAnswered = "答复"
    public static let isOpen = "待答复"
    public static let isAnswered = "已答复"
    public static let none = "没有投诉和举报。"
    public static let listText = "内容和反映人保密，只有监督岗位可以看；每看一件都有记录。"
    public static let add = "登记一件"
    public static let look = "查看"

    public static let formTitle = "登记投诉或举报"
    public static let formText = "提倡实名并留下联系方式；不愿意的也要登记。登记以后，只有监督岗位看得到。"
    public static let way = "怎样反映的"
    public static let wayMissing = "请选择方式"
    public static let words = "反映的情况"
    public static let wordsMissing = "请写下反映的情况"
    public static let name = "反映人姓名"
    public static let nameHelp = "可以不写"
    public static let contact = "联系方式"
    public static let contactHelp = "可以不写；写了才能答复本人"
    public static let receipt = "涉及的备案回执号"
    public static let receiptHelp = "可以不写"
    public static let save = "登记"
    public static func added(_ number: String) -> String { "已登记，编号 \(number)。内容保密。请把编号告诉反映人。" }

    public static let at = "登记"
    public static let from = "反映人"
    public static let anonymous = "没有留姓名"
    public static let noContact = "没有留联系方式"
    public static let about = "涉及"
    public static let nobodySaid = "没有写明哪一家"
    public static let text = "情况"
    public static let answered = "答复"
    public static let answer = "答复"
    public static let answerWords = "怎样答复的"
    public static let answerMissing = "请写下怎样答复的"
    public static let alreadyAnswered = "已经答复过了"
    public static let nowAnswered = "已记下答复。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("保密", ["谁反映的、反映什么，只有监督岗位看得到；每次查看都有记录。受理人员只登记，登记以后也看不到。"]),
        ("实名", ["提倡实名，留下联系方式的才能答复本人。不愿意的，也要登记。"]),
    ]
}
