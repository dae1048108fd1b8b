import Housing

/// Another bank account of a family that has signed, at the counter.
public enum CounterAccountTexts {
    public static let enter = "登记新的收款账户"
    public static let enterText = "家庭换了银行卡，或者银行退回了发放。另一位工作人员确认以后才用；在那以前仍按原来的账户发放。"
    public static let confirm = "确认新的收款账户"
    public static let confirmText = "请看依据上的账号，自己再写一遍：和登记的一样，才换过去。已经批准的批次仍用原来的账户。"
    public static let refuse = "不采用新的收款账户"
    public static let refuseText = "登记的账户不用，仍按原来的账户发放。"
    /// The end of the number first: it is what is compared, and a bank's name may be cut.
    public static func short(_ bank: String, _ end: String) -> String { "\(end) \(bank)" }
    public static let short = "新账户"
    public static let source = "依据"
    public static let sourceHelp = "谁带了什么来，例如：本人，身份证和新的银行卡"
    public static let sourceMissing = "请写明依据"
    public static let enteredBy = "登记"
    public static func enteredBy(_ by: String, _ day: Day) -> String { "\(by)，\(day.words)" }
    public static let noEntering = "新的收款账户由受理人员登记"
    public static let noConfirming = "新的收款账户由发放岗位或者主管确认"
    public static let goConfirm = "确认"
    public static let goRefuse = "不采用"
    public static let next = "待确认账户"
    public static func next(_ bank: String, _ masked: String, _ by: String, _ day: Day, _ source: String?) -> String {
        "\(bank)  \(masked)，\(by) \(day.words)登记" + (source.map { "，依据：\($0)" } ?? "")
    }
    public static let awaits = "账户待确认"
    public static let isChanged = "已换新账户"
    public static func replaced(_ bank: String, _ masked: String, _ by: String, _ day: Day) -> String {
        next(bank, masked, by, day, nil) + "；登记另一个，就代替它"
    }
    public static let nothingWaits = "没有等待确认的收款账户"
    public static let enteredByYou = "新的收款账户是您登记的，要由另一位工作人员确认"
    public static let differs = "和登记的账号不一样，请核对依据；登记错了的，选「不采用」"
    public static func entered(_ bank: String, _ masked: String) -> String { "登记新账户 \(bank) \(masked)" }
    public static let isConfirmed = "确认新账户"
    public static let isRefused = "没有采用新账户"
    public static let enterEffect = "等另一位工作人员确认，确认以前仍按原来的账户发放"
    public static let confirmEffect = "以后编制的批次用新的账户，已经批准的仍用原来的；发放失败的月份随下一个批次再送"
    public static let refuseEffect = "仍按原来的账户发放"
}
