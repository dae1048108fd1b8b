import Housing

/// The counter: contracts.
public enum CounterContractTexts {
    // Head
    public static func deadline(_ day: Day, isProvisional: Bool) -> String {
        "签订期限：\(day.endWords)前" + (isProvisional ? "（暂定）" : "")
    }
    public static func counterUntil(_ day: Day) -> String { "到窗口期限：\(day.endWords)前" }
    public static func counterOver(_ day: Day) -> String { "到窗口的期限（\(day.endWords)）已过，不能再签：请按 F8 结束本次签订" }
    public static let counterOverShort = "到窗口的期限已过"
    public static let reported = "申请人指出有误"
    public static let changed = "登记有变化"
    public static func version(_ number: Int) -> String { "第 \(number) 版" }

    // Sections
    public static let sections = ["概况", "合同", "签名", "过程"]
    public static let facts = "概况"
    public static let renewal = "续租申请"
    public static let lease = "原合同"
    public static let versionLabel = "签发版本"
    public static func issuedBy(_ version: Int, _ name: String, _ at: Moment) -> String {
        "第 \(version) 版，\(name)，\(at.words)"
    }
    public static let deadlineLabel = "签订期限"
    public static let causeLabel = "重发原因"
    public static let evidence = "签订经过"
    public static let noAttempt = "申请人还没有开始签订"
    public static let opened = "开始签订"
    public static let infoConfirmed = "确认续约信息"
    public static let acknowledged = "阅读承诺书"
    public static func acknowledgedWords(_ seconds: Int, _ at: Moment) -> String {
        "\(at.words)，阅读 \(TimeSpan.words(seconds: seconds))"
    }
    public static let transcribed = "抄写承诺"
    public static let counter = "到窗口签"
    public static func counterWords(_ at: Moment, until: Day) -> String { "\(at.words)选择，\(until.endWords)前到窗口" }
    public static let witnessedLabel = "当面见证"
    public static func witnessedWords(_ name: String, _ at: Moment) -> String {
        "\(name)于\(at.words)核对本人和身份证，收取签名"
    }
    public static let digest = "文本摘要"
    public static let approvedLabel = "审批"
    public static let voidedLabel = "作废"
    public static func byAt(_ name: String, _ at: Moment) -> String { "\(name)，\(at.words)" }
    public static let formerAttempts = "没有签成的"
    public static func formerAttempt(_ number: Int, _ at: Moment, _ end: String) -> String {
        "第 \(number) 次：\(at.words)，\(end)"
    }
    public static let reportHeading = "申请人指出有误"
    public static let changeHeading = "签发以后登记有变化"
    public static func present(_ value: String) -> String { "登记现为 \(value)" }
    public static let samePresent = "登记没有变化"
    public static let answerHint = "核实后按 F6 退回重签，按登记的最新信息重新发出。登记有误的，请先更正登记。"
    public static let changeHint = "合同要按新的信息重新发出：请按 F6 退回重签。"
    public static let signature = "签名图片"
    public static let noSignature = "还没有签名"
    public static let text = "合同文本"
    public static let noText = "您没有查看合同文本的权限"

    // Issuing
    public static let issue = "签发"
    public static let issuing = "正在签发合同"
    public static let drawing = "正在生成合同文件…"
    public static func issueHead(_ renewal: ReceiptNumber, _ name: String) -> String { "签发合同：\(renewal)  \(name)" }
    public static let issueNote = "请核对合同内容，无误后按 F5 签发。"
    public static func issueTitle(_ renewal: ReceiptNumber) -> String { "签发 \(renewal) 的合同？" }
    public static func issueText(_ deadline: String, isProvisional: Bool) -> String {
        let provisional = isProvisional ? "工作日历还没有公布到那时，这个日期是暂定的。\n" : ""
        return "签发后合同内容不能再改，申请人可以在自助终端签订。\n\(deadline)。\n\(provisional)"
    }
    public static let notIssued = "没有签发。"
    public static let filledAnew = "登记信息刚刚有变化，合同已按新的信息重新填写，请再核对。"
    public static func issued(_ number: ReceiptNumber, until day: Day) -> String {
        "已签发 \(number)，\(day.endWords)前签订。"
    }
    public static let nowNext = "这是下一件。"

    // Done
    public static func witnessed(_ number: ReceiptNumber) -> String { "签订成功：\(number)。接下来由其他审核人员或主管审批。" }
    public static func approved(_ number: ReceiptNumber) -> String { "已审批通过 \(number)，申请人可以查看和打印。" }
    public static func sentBack(_ number: ReceiptNumber, version: Int, until day: Day) -> String {
        "已退回 \(number) 并发出第 \(version) 版，\(day.endWords)前重新签订。"
    }
    public static func voided(_ number: ReceiptNumber) -> String { "已作废 \(number)。" }
    public static func cancelled(_ number: ReceiptNumber) -> String { "已结束 \(number) 的这次签订，申请人可以重新签订。" }

    // The signature at the counter
    public static let personSeen = "申请人本人在场，与身份证上的照片相符"
    public static let cardSeen = "已查验身份证原件，姓名和号码与合同一致"
    public static let sheetCode = "签署页上的校验码"
    public static let sheetCodeHelp = "申请人当面签好以后，照着他签的那张签署页输入"
    public static let printSheet = "打印签署页"
    public static let printAgain = "再打印一份"
    public static let takeSignature = "取签好的签署页"
    public static let takeSignatureText = "请把签好的签署页放到扫描仪上，或者选一张拍好的图片。"
    public static let previewTitle = "签署页图片：请看签名是否清楚、完整"
    public static let use = "清楚，就用这张"
    public static let useless = "这个文件不能用，请重新取"
    public static let ownPassword = "您的密码"
    public static let sign = "确认签订"
    public static let personFirst = "请先核对本人"
    public static let cardFirst = "请先查验身份证原件"
    public static func demonstratedCode(_ code: SheetCode) -> String { "，页上的校验码是 \(DocumentTexts.grouped(code))" }
    public static let codeFirst = "请照着签好的签署页输入校验码"
    public static let codeLength = "校验码是 6 位数字"
    public static let pictureFirst = "还没有签署页的图片，请先取签好的签署页。"
    public static let pictureGone = "图片已经不在了，请重新取签好的签署页。"
    public static let noPicture = "图片：还没有"
    public static func pictureTaken(_ name: String) -> String { "图片：\(name)" }
    public static let printingTitle = "正在打印签署页"
    public static let drawingSheet = "正在生成签署页…"
    public static let notPrinted = "签署页：这里还没有打印（已有的可以直接用）"
    public static let sheetCancelled = "签署页：已停止打印"
    public static let sheetPrinted = "签署页：已打印"
    public static let sheetFailed = "签署页：没有打印成，请再打印一份"
    public static let witnessHelp: [(heading: String, paragraphs: [String])] = [
        ("当面签订", ["请申请人出示身份证原件，核对本人，再逐项勾选。见证的人要对核对负责，所以要输入您自己的密码。"]),
        ("签署页", ["打印签署页，请申请人看过以后当面亲笔签名。以前打印好的也可以用。"]),
        ("校验码", ["签署页上印着 6 位校验码。请照着签好的那张纸输入：合同重新发出以后，以前的签署页就不能用了，校验码会不一样。"]),
        ("取签名", ["把签好的签署页放到扫描仪上，或者拍照后选图片文件。签名要清楚、完整。"]),
        ("密码输错", ["连续输错，每次要等得更久。填好的内容都还在。"]),
    ]

    // Deciding
    public static let witness = "当面签订"
    public static let witnessShort = "签订"
    public static let approve = "审批通过"
    public static let approveShort = "通过"
    public static let sendBack = "退回重签"
    public static let sendBackShort = "退回"
    public static let void = "作废"
    public static let cancelAttempt = "结束本次签订"
    public static let cancelShort = "结束签订"
    public static let note = "说明"
    public static let zoom = "放大缩小"
    public static func approveTitle(_ number: ReceiptNumber) -> String { "审批通过 \(number)？" }
    public static let approveText = "通过后生成带签名和经过的正式合同，申请人可以查看和打印，新的租期生效。不能撤销。"
    public static let approving = "正在生成正式合同"
    public static let readingSignature = "正在读取签名…"
    public static let sealing = "正在封存…"
    public static let notApproved = "没有审批。"
    public static func sendBackHead(_ number: ReceiptNumber) -> String { "退回重签 \(number)" }
    public static let sendBackText = "合同按登记的最新信息重新填写，作为新的一版发出，请申请人重新签订。以前的签名不再有效。"
    public static func sendBackTitle(_ number: ReceiptNumber) -> String { "退回 \(number)？" }
    public static func sendBackConfirm(_ reason: String) -> String {
        "原因：\(reason)\n新的一版马上发出，申请人要重新签订。"
    }
    public static func voidHead(_ number: ReceiptNumber) -> String { "作废合同 \(number)" }
    public static let voidText = "作废后不能恢复。选一个原因；申请人会看到原因。"
    public static func voidTitle(_ number: ReceiptNumber) -> String { "作废 \(number)？" }
    public static func voidConfirm(_ reason: String, staysApproved: Bool) -> String {
        let after = staysApproved ? "续租申请仍然通过，可以重新签发合同。" : "续租申请随之终止，申请人不能再签订。"
        return "原因：\(reason)\n\(after)不能恢复。"
    }
    public static let sendingBack = "正在重新发出合同"
    public static let notSentBack = "没有退回。"
    public static let provisionalTitle = "期限是暂定的"
    public static let provisionalText = "工作日历还没有公布到新的签订期限，这个日期是暂定的。继续退回并发出吗？"
    public static let goOn = "继续"
    public static func cancelTitle(_ number: ReceiptNumber) -> String { "结束 \(number) 的这次签订？" }
    public static let cancelText = "申请人不在窗口签这一次了。合同还在，他可以在期限前到自助终端重新签订。"

    // Why not
    public static let noDeciding = "您没有签发和审批合同的权限"
    public static let noWitnessing = "您没有受理权限，不能当面签订"
    public static let own = "这是您本人的合同，不能由您办理"
    public static let reviewedByYou = "续租申请由您审核通过，合同须由其他人审批"
    public static let witnessedByYou = "这份合同由您见证签订，须由其他人审批"
    public static let signingNow = "申请人正在签订，请等他签完或者放弃"
    public static func state(_ state: Signing.State) -> String { "合同现在是「\(state.name)」，不能办这一步" }

    public static let witnessAnew = "这份合同刚刚有变化。请重新核对本人和证件，打印新的签署页。"
    public static let changedNow = "这份合同刚刚有变化，屏幕已更新。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("签发", ["在「待签发」一栏按回车，核对合同内容，按 F5 签发。签发后内容不能再改，只能退回重发。"]),
        ("当面签订", ["申请人到窗口后，打开「待窗口签」的合同，按 F5。核对本人和身份证，打印签署页，签好后扫描或拍照，再输入您自己的密码。"]),
        ("审批", ["见证签名的人和审核续租申请的人不能审批。核对合同、签名和签订经过，按 F5 通过，F6 退回重签，F7 作废。"]),
        ("申请人指出有误", ["「待核实」一栏里是申请人说信息有误的合同。核实登记以后，按 F6 退回重签，按登记的信息发出新的一版。"]),
    ]
}
