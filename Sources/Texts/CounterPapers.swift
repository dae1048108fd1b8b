/// The counter: papers of the rent subsidy, read and printed.
public enum CounterPaperTexts {
    /// Which one it is.
    public enum Name: Sendable {
        case agreement, callLetter, callLetters, publicList, paymentList
    }

    public static func name(_ paper: Name) -> String {
        switch paper {
        case .agreement: "补租协议"
        case .callLetter: "签约通知书"
        case .callLetters: "全部签约通知书"
        case .publicList: "公示名单"
        case .paymentList: "发放清单"
        }
    }

    public static let gathering = "正在汇总"
    public static let print = "打印"
    public static let printing = "正在打印"
    public static let askingPrinter = "正在看打印机的情况"
    public static func printer(_ name: String, _ state: String) -> String { "打印机：\(name)，\(state)" }
    public static let ready = "可以打印"
    public static let gaveUp = "打印没有成功。请看打印机，再按 F5 打印一次。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("打印", ["按 F5 打印一份。屏幕上的证件号码和账号隐去一部分，打出来的是完整的，请交给本人，不要留在出纸口。"]),
        ("公示名单和发放清单", ["这两种纸上的姓名、回执号和账号都隐去一部分。公示名单到了撤下日期就不能再打印。"]),
    ]
}
