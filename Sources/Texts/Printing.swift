/// What is said about printing. What a printer does not do stands with the failures below.
public enum PrintingTexts {
    /// The simulated printer's name and what it says of itself.
    public static let simulatedQueue = "demo"
    public static let simulatedSays = "演示打印机（演示，不会真的打印）"

    // While it goes on
    public static let drawing = "正在排版"
    public static let handingOver = "正在把文件交给打印机"
    public static let waiting = "已交给打印机，正在排队"
    public static let printing = "正在打印"
    public static let takingBack = "正在停止打印，请稍等"
    public static let lookingForPrinters = "正在找打印机"
    public static let savingPhase = "请不要拔出 U 盘"
}

/// What a kiosk prints for who is signed in.
public enum PrintedPaper: Sendable {
    /// The concluded contract.
    case contract
    /// 补租协议, before and after it is signed.
    case agreement
    /// 申请回执 of the rent subsidy.
    case receipt
    /// What is kept of somebody for the rent subsidy.
    case held

    public var name: String {
        switch self {
        case .contract: "合同"
        case .agreement: "补租协议"
        case .receipt: "申请回执"
        case .held: "我的补租信息"
        }
    }
}

/// The pages of such a paper: preview, print, save.
extension PrintingTexts {
    public static let preview = "预览并打印"
    public static func previewTitle(_ paper: PrintedPaper) -> String { "\(paper.name)预览" }

    public static let print = "打印"
    public static func printTitle(_ paper: PrintedPaper) -> String { "打印\(paper.name)" }
    public static let printersTitle = "打印机"
    public static func printingTitle(_ paper: PrintedPaper) -> String { "正在打印\(paper.name)" }
    public static let printer = "打印机"
    public static let whichPrinter = "用哪台打印机？"
    public static let howMany = "打印几份？"
    public static let chooseFirst = "请先选一台打印机。"
    public static func copies(_ count: Int) -> String { "\(count) 份" }

    public static func done(isDemonstration: Bool) -> String {
        isDemonstration ? "演示：打印完成。演示打印机不会出纸。" : "打印完成。请取走全部纸张，不要留在出纸口。"
    }
    public static let cancelled = "已停止打印。如果有纸出来，请取走。"
    public static let gaveUp = "打印没有成功。请再打印一次；还不行，请呼叫工作人员，或者存到 U 盘。"

    public static let save = "存到 U 盘"
    public static func saveTitle(_ paper: PrintedPaper) -> String { "把\(paper.name)存到 U 盘" }
    public static let savingTitle = "正在存到 U 盘"
    public static func keepSafe(_ paper: PrintedPaper) -> String {
        switch paper {
        case .contract: "合同里有您的姓名和证件号码。请把 U 盘收好，不要借给别人。"
        case .agreement: "补租协议里有您的姓名、证件号码和银行账号。请把 U 盘收好，不要借给别人。"
        case .held: "里面有您家人的姓名、证件号码和银行账号。请把 U 盘收好，不要借给别人。"
        case .receipt: "回执里有您的姓名和备案回执号。请把 U 盘收好，不要借给别人。"
        }
    }
    public static let whereTo = "存到哪里？"
    public static let noStick = "没有找到 U 盘。请插好 U 盘，等几秒钟，再选「再找一次」。"
    public static let lookAgain = "再找一次"
    public static func saved(_ name: String, on place: String) -> String {
        "已存到「\(place)」，文件名是「\(name)」。现在可以拔出 U 盘。"
    }
    public static let notSaved = "没有存。"

    /// Under which it is found on a stick. No name of a person stands in it.
    public static func fileName(_ paper: PrintedPaper, _ number: String) -> String {
        switch paper {
        case .contract: "租赁合同-\(number).pdf"
        case .agreement: "补租协议-\(number).pdf"
        case .receipt: "补租申请回执-\(number).pdf"
        case .held: "我的补租信息-\(number).pdf"
        }
    }

    public static func help(_ paper: PrintedPaper) -> [(heading: String, paragraphs: [String])] {
        switch paper {
        case .contract: commonHelp + [signedHelp]
        case .agreement: commonHelp + [agreementHelp]
        case .receipt: commonHelp + [receiptHelp]
        case .held: commonHelp + [heldHelp]
        }
    }

    private static let commonHelp: [(heading: String, paragraphs: [String])] = [
        ("打印", ["先选份数，再选「打印」。打完请取走全部纸张。打印机缺纸或有故障，屏幕上会写明；也可以呼叫工作人员。"]),
        ("存到 U 盘", ["插好 U 盘，选它的名字。屏幕上写「可以拔出」以后再拔。原来在 U 盘里的文件不会被改动。"]),
    ]
    private static let signedHelp = ("怎样知道合同没有被改过", ["文件带有本单位的电子签名。用常见的 PDF 阅读程序打开，改动过会有提示。"])
    private static let heldHelp = ("屏幕和纸", ["屏幕上的姓名、证件号码和账号隐去一部分，打印的是完整的。打印以后请收好。"])
    private static let receiptHelp = (
        "证明二维码",
        ["打印的回执上有二维码，是您家在轮候册里的次序的证明。轮候次序还没有固定的时候没有，固定以后可以再打印一次。"]
    )
    private static let agreementHelp = (
        "草稿和正式的协议",
        ["签订以前看到的是草稿，没有协议编号和账号，只供您先看内容。签订以后，这里是正式的协议。", "屏幕上的证件号码和账号隐去一部分，打印的是完整的。"]
    )
}

extension FailureTexts {
    // The print service
    public static let noPrintProgram = FailureText(
        941, "这台机器没有装打印程序（lp）。", "请把文件存到 U 盘，或者呼叫工作人员。")
    public static let noPrintService = FailureText(
        942, "这台机器的打印服务没有运行。", "请呼叫工作人员；也可以把文件存到 U 盘。")
    public static let noPrinter = FailureText(
        943, "没有找到打印机。", "请呼叫工作人员；也可以把文件存到 U 盘。")
    public static let printRefused = FailureText(
        944, "这台打印机现在不收新文件。", "请换一台打印机，或者呼叫工作人员。")
    public static let printServiceSilent = FailureText(
        945, "打印服务太久没有回应。", "请先看有没有纸出来，没有就再打印一次；还不行，请呼叫工作人员。")
    public static let printFailed = FailureText(
        946, "打印没有成功。", "请再打印一次；还不行，请呼叫工作人员，或者把文件存到 U 盘。")

    // The printer
    public static let printerOutOfPaper = FailureText(951, "打印机没有纸了。", "请加纸，或者呼叫工作人员；加好后会接着打印。")
    public static let printerOutOfInk = FailureText(952, "打印机没有墨粉了。", "请呼叫工作人员更换；换好后会接着打印。")
    public static let printerJammed = FailureText(953, "打印机卡纸了。", "请呼叫工作人员取出卡住的纸；取出后会接着打印。")
    public static let printerCoverOpen = FailureText(954, "打印机的盖子没有关好。", "请把盖子关好；关好后会接着打印。")
    public static let printerOutputFull = FailureText(955, "打印机出纸的地方满了。", "请把打好的纸取走；取走后会接着打印。")
    public static let printerOffline = FailureText(
        956, "还没有连上打印机。", "请看打印机是否开机、接好线；连上后会接着打印。")
    public static let printerStopped = FailureText(957, "打印机被停用了，或者这份文件被暂停了。", "请呼叫工作人员，或者换一台打印机。")
    public static let printerNeedsAttention = FailureText(
        958, "打印机需要人看一下。", "请看打印机上显示什么，或者呼叫工作人员。")
}
