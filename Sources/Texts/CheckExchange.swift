import Housing

/// Sentences of the files by which requests leave the office and reports come back.
extension CheckTexts {
    // A line of a file
    public static let jsonObject = "{…}"
    public static let jsonText = "\"…\""
    public static let jsonArray = "[…]"
    public static let jsonTwice = "这一项写了两次"
    public static func jsonTooMany(_ most: Int) -> String { "最多 \(most) 项" }
    public static func notJSON(byte: Int) -> String { "第 \(byte) 个字节处不是 JSON 的写法" }
    public static let requestMistyped = "编号写错了，校验位对不上，请核对每一位数字"
    public static let oneLineEach = "一份报告要写在一行里，不能分成几行"
    public static func kinds(_ names: [(code: String, name: String)]) -> String {
        names.map { "\($0.code) \($0.name)" }.joined(separator: "，")
    }
    public static let requestUnknown = "没有这个核对编号"
    public static func otherPeriod(_ month: Month) -> String { "与核对请求里的月份（\(month)）不一样" }
    public static let notOfTheFamily = "不是这件核对里的家庭成员"
    public static let noKey = "anju.toml 的 [check] 没有设置 public_key，不能核对签名"
    public static let keyForms = "32 字节公钥的 Base64 或十六进制，或者 Ed25519 公钥的 PEM 文件"
    public static let notStandardOutput = "请求里有完整的证件号码，只写入文件，不显示在屏幕上"

    // Requests
    public static let nothingToSend = "没有等待送出的核对，没有写文件。"
    public static func sent(_ count: Int, to path: String) -> String {
        "已写出并标记为送出：\(count) 件核对，在 \(path)。文件里有完整的证件号码，只有本人可以读，请用安全的方式送达并及时删除。"
    }
    public static func leftOut(_ count: Int) -> String { "有 \(count) 件涉及办理人自己的家庭，没有写出，请由别人送出。" }
    public static func goneMeanwhile(_ numbers: [ReceiptNumber]) -> String {
        "写文件时有 \(numbers.count) 件已经撤销，请先从文件里删去，不要送出：\(numbers.map(\.description).joined(separator: "、"))。"
    }
    public static func marking(_ done: Int, of total: Int, _ pace: String) -> String {
        "正在标记：\(done) / \(total) 件\(pace)"
    }

    // Reports
    public static func reading(percent: Int) -> String { "正在读取：\(percent)%（按 Ctrl-C 取消）" }
    public static func comparing(_ done: Int, of total: Int, _ pace: String) -> String {
        "正在与核对申请比对：\(done) / \(total) 份报告\(pace)（按 Ctrl-C 取消）"
    }
    public static func staging(_ done: Int, of total: Int, _ pace: String) -> String {
        "正在准备：\(done) / \(total) 份报告\(pace)（按 Ctrl-C 取消）"
    }
    public static func writing(_ done: Int, of total: Int, _ pace: String) -> String {
        "正在写入：\(done) / \(total) 份报告\(pace)"
    }
    /// ，每秒 950 份，还要约 2 分钟
    public static func pace(perSecond: Int, secondsLeft: Int) -> String {
        let left = secondsLeft < 90 ? "\(secondsLeft) 秒" : "\((secondsLeft + 59) / 60) 分钟"
        return "，每秒 \(perSecond)，还要约 \(left)"
    }
    public static func imported(_ taken: Int, meeting: Int, alreadyIn: Int) -> String {
        let known = alreadyIn > 0 ? "；以前已经收过、内容相同的 \(alreadyIn) 份" : ""
        return "已导入报告 \(taken) 份：符合要求 \(meeting) 份，不符合要求 \(taken - meeting) 份\(known)。"
    }
    public static func nothingNew(_ count: Int) -> String { "\(count) 份报告以前都已经收过，内容相同，什么也没有改变。" }
    public static func nothingImported(_ problems: Int) -> String { "有 \(problems) 处不对，什么也没有导入。改好后再导入。" }
    public static func passedOver(_ count: Int) -> String {
        "导入期间有 \(count) 件核对已经撤销或者有了别的报告，它们的报告没有收入；在核对的经过里有记录。"
    }
    public static func provisional(_ count: Int) -> String {
        "有 \(count) 件的异议期限是暂定的：节假日安排还没有公布到那一天，请更新 policies/holidays.csv 后核对。"
    }
    public static let provisionalRefused =
        "节假日安排还没有公布到异议期限那一天。请先更新 policies/holidays.csv；现在就要收入的，加 --provisional，"
        + "期限按暂定的日期写明，公布以后重新计算，只会延长。"
    public static func line(_ number: Int, of source: String, _ sentence: String) -> String {
        "\(source) 第 \(number) 行：\(sentence)"
    }

    // The list
    public static let columns = ["编号", "状态", "申请人", "合同编号", "发起", "送出", "核对日期", "有效期至", "异议期限"]
    public static let noChecks = "没有核对。"
    public static func provisionalDay(_ day: Day, isProvisional: Bool) -> String {
        "\(day)" + (isProvisional ? "（暂定）" : "")
    }
}
