/// What is said about printing. What a printer does not do stands with the failures below.
public enum PrintingTexts {
    /// The simulated printer's name and what it says of itself.
    public static let simulatedQueue = "demo"
    public static let simulatedSays = "演示打印机（演示，不会真的打印）"
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
