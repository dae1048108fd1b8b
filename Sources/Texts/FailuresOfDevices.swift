extension FailureTexts {
    // Scanner
    public static let noScanProgram = FailureText(
        921, "这台机器没有装扫描程序（scanimage）。", "请换一种取得照片的方式，或者呼叫工作人员。")
    public static let noScanner = FailureText(
        922, "没有找到扫描仪。", "请看扫描仪是否接好、通电，再试一次；也可以换一种方式，或者呼叫工作人员。")
    public static let scannerSilent = FailureText(923, "扫描仪太久没有回应。", "请看扫描仪是否卡纸或在等待，再扫一次。")
    public static let scanFailed = FailureText(924, "扫描没有成功。", "请把证件放好，再扫一次；也可以换一种方式，或者呼叫工作人员。")

    public static let noCamera = FailureText(
        928, "没有找到高拍仪。", "请看高拍仪是否接好、通电，再试一次；也可以换一种方式，或者呼叫工作人员。")

    // Pictures
    public static let noPictureProgram = FailureText(
        925, "这台机器没有装读取图片的程序（anju-picture）。", "请通知管理人员把它装在 anju 旁边。")
    public static let pictureTooSlow = FailureText(926, "这张图片太久没有读出来。", "请换一张图片，或者重新拍照。")
    public static let pictureProgramFailed = FailureText(
        927, "读取图片的程序出了故障。", "请再试一次；还不行，请通知管理人员。")

    // Saving to a stick
    public static let mediumFull = FailureText(961, "U 盘满了，没有存上。", "请换一个有空位的 U 盘，再存一次。")
    public static let mediumReadOnly = FailureText(
        962, "这个 U 盘不能写入，没有存上。", "请看 U 盘上的写保护开关，或者换一个 U 盘。")
    public static let mediumGone = FailureText(
        963, "找不到 U 盘，没有存上。", "请看 U 盘是否插好，再存一次；也可以打印，或者呼叫工作人员。")

    // Documents on paper
    public static let noPaperProgram = FailureText(
        931, "这台机器没有装排版文件的程序（anju-paper）。", "请通知管理人员把它装在 anju 旁边。")
    public static let paperTooSlow = FailureText(932, "这份文件太久没有排好。", "请再试一次；还不行，请通知管理人员。")
    public static let paperProgramFailed = FailureText(
        933, "排版文件的程序出了故障。", "请再试一次；还不行，请通知管理人员。")
    public static let missingGlyph = FailureText(
        934, "文件里有一个字，这台机器的字体里没有。", "请通知管理人员安装字体；装好以前不能打印这份文件。")
    public static let sealFailed = FailureText(
        935, "合同没有封存成功，什么也没有改变。", "请再试一次；还不行，请通知管理人员检查密钥。")
}
