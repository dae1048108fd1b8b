import Housing

// The counter: reports on paper, entered by one and confirmed by another, and objections.

extension CounterCheckTexts {
    // Entering: the head
    public static let enterTitle = "录入书面核对报告"
    public static func entryHead(_ number: ReceiptNumber, _ name: String, stage: Int) -> String {
        "\(number)  \(name)　第 \(stage) 步，共 3 步"
    }
    public static func refusedBefore(_ who: String, _ words: String) -> String { "上次录入被退回（\(who)）：\(words)" }
    public static let checkDateHelp = "报告上写的核对日期，8 位数字"
    public static let paper = "报告的图片"
    public static let takePaper = "取报告的图片"
    public static let takePaperText = "请把纸质报告放到扫描仪上，或者选一张拍好的图片。复核的同事要照着它核对。"
    public static let previewPaper = "报告图片：请看字是否清楚、完整"
    public static let noPaper = "图片：还没有"
    public static let noPaperShort = "还没有"
    public static let paperFirst = "还没有报告的图片，请先取图片。"
    public static let toItems = "下一步：录入收入和财产"
    public static let numberMissing = "请填写报告编号"
    public static let numberRepeated = "这个编号的报告已经收过了"
    public static let issuerMissing = "请填写出具单位"
    public static let dateMissing = "请填写核对日期"
    public static let dateWrong = "没有这一天，请照着报告再填"
    public static func dateInFuture(_ today: Day) -> String { "核对日期还没有到，今天是\(today.words)" }
    /// - Parameter first: from when on there are limits.
    public static func noLimits(_ first: Day?) -> String {
        "这一天没有可用的限额" + (first.map { "，最早的限额从\($0.words)起" } ?? "") + "；请核对日期，或者请主管补上限额"
    }
    public static let draftKept = "还没有提交。填好的已经存下，再打开时接着填；图片要重新取。"
    public static func draftDropped(_ number: ReceiptNumber) -> String {
        "没有提交的录入太多，最早的一份（\(number)）已经删去，要录入请重新填。"
    }

    // Entering: the items
    public static func editing(_ name: String, isIncome: Bool, isNew: Bool) -> String {
        "\(name)：\(isNew ? "添加" : "修改")\(isIncome ? "收入" : "财产")"
    }
    public static let kindLabel = "种类（按数字选择）"
    public static let amountLabel = "金额（元），回车存下"
    public static let leftOut = "报告写明这一条不计入"
    public static let keepAndNext = "存下，再加一条"
    public static let keepAndBack = "存下"
    public static let drop = "删除这一条"
    public static let dropTitle = "删除这一条？"
    public static func dropText(_ kind: String, _ amount: Money) -> String { "\(kind)  \(amount.words)" }
    public static let nothingToDrop = "请先移到要删除的那一条上"
    public static let kindMissing = "请选种类"
    public static let amountMissing = "请填写金额"
    public static let amountWrong = "金额不对：只写数字，最多两位小数，如 120000 或 120,000.50"
    public static let noItemsYet = "还没有，按回车添加；报告上没有的不用填"
    public static func items(_ count: Int) -> String { "\(count) 条，按回车再加一条" }
    public static let begun = "有一条没有填完，按回车接着填"
    public static let unfinished = "有一条没有填完，请先填完，或者把它清空。"
    public static let add = "添加"
    public static let change = "修改"
    public static let toReview = "下一步"
    public static let sumsLater = "填好核对日期以后，这里显示合计和限额。"
    public static func sum(_ amount: Money, _ limit: Money) -> String { "\(amount.words)，限额 \(limit.words)" }
    public static func sums(_ income: Money, _ property: Money, meets: Bool) -> String {
        "人均 \(income.words)，财产 \(property.words)，\(meets ? "符合要求" : "不符合要求")"
    }
    public static func outcome(_ meets: Bool) -> String { "按现在录入的：\(meets ? "符合要求" : "不符合要求")" }
    public static let submit = "提交，请同事复核"
    public static let submitShort = "提交"

    public static let entryHelp: [(heading: String, paragraphs: [String])] = [
        ("怎样录入", ["先填报告编号、出具单位和核对日期，取一张报告的图片，再一个人一个人地录入收入和财产，最后核对一遍提交。"]),
        ("录入一条", ["移到「收入」或「财产」上按回车，按数字选种类，输入金额，按回车就存下，接着录下一条。没有了，按 Esc。"]),
        ("不计入的", ["报告写明不计入的，填好金额按 Tab，勾选不计入，再存下。"]),
        ("修改、删除", ["移到那一条上，按回车修改，按 Delete 或退格删除。"]),
        ("中途离开", ["填好的随时存下，再打开时接着填。图片要重新取。"]),
        ("谁来复核", ["提交以后由另一个人照着图片复核。复核以前，报告不算数。"]),
    ]

    // Confirming
    public static let confirmPageTitle = "复核书面核对报告"
    public static func confirmHead(_ number: ReceiptNumber, _ ticked: Int, of count: Int) -> String {
        "\(number)　照着图片逐项核对：已核对 \(ticked) 项，共 \(count) 项"
    }
    public static func noneOf(isIncome: Bool) -> String { isIncome ? "没有收入项目" : "没有财产项目" }
    public static let tick = "核对无误"
    public static let toPaper = "看图片"
    public static let toEntered = "看录入"
    public static let confirm = "确认无误"
    public static let refuse = "退回重录"
    public static func notAllTicked(_ open: Int) -> String { "还有 \(open) 项没有核对" }
    public static func confirmTitle(_ number: ReceiptNumber) -> String { "确认 \(number) 的报告？" }
    /// - Parameters:
    ///   - assessment: nil where the limits are not known.
    ///   - provisional: the last day of objection where no notice of holidays reaches it yet.
    public static func confirmText(_ assessment: Assessment?, provisional: Day?) -> String {
        let outcome = assessment.map { "结果：\($0.meets ? "符合要求" : "不符合要求（\($0.reasons)）")。" } ?? ""
        let until = provisional.map { "异议期限暂定到\($0.words)，工作日历还没有公布到那时。" } ?? ""
        return "\(outcome)\(until)确认后报告马上算数，申请人可以看到结果。不能撤销。"
    }
    public static func refuseHead(_ number: ReceiptNumber) -> String { "退回重录 \(number) 的报告" }
    public static let refuseText = "录入的与纸质报告不一致时退回。录入的同事会看到您写的话。"
    public static let refuseLabel = "哪里不对"
    public static let refuseHelp = "写明哪一项、报告上是多少"
    public static func refuseTitle(_ number: ReceiptNumber) -> String { "退回 \(number) 的报告？" }
    public static let refuseConsequence = "这次录入作废，要照着纸质报告重新录入。"
    public static let wordsMissing = "请写明情况"
    public static let leaveTitle = "还没有办完"
    public static let leaveText = "现在离开，勾选和写好的话不会保留。"
    public static let leave = "离开，不保留"
    public static let stay = "留在这一页"
    public static let confirmHelp: [(heading: String, paragraphs: [String])] = [
        ("怎样复核", ["照着图片，一项一项核对，无误的按回车勾选。全部勾选以后，按 F5 确认。没有收入或财产的人，也要核对报告上确实没有。"]),
        ("看清图片", ["按 + 放大，- 缩小，= 看全图。按 Tab 换到图片一边，用方向键移动。"]),
        ("不一致", ["按 F6 退回重录，写明哪里不对。"]),
        ("谁可以复核", ["录入的人不能复核自己录入的报告。"]),
    ]

    // Objections
    public static let objectionTitle = "处理异议"
    public static func decideHead(_ number: ReceiptNumber) -> String { "\(number)　申请人对结果有异议" }
    public static func said(_ words: String) -> String { "「\(words)」" }
    public static let outcomeLabel = "怎样处理（按数字选择）"
    public static let uphold = "重新核对：再送核对机构核对一次"
    public static let dismiss = "维持结果"
    public static let outcomeMissing = "请选怎样处理"
    public static let decisionWords = "给申请人的话"
    public static let decisionHelp = "申请人会看到，请写明理由"
    public static let decide = "作出决定"
    public static func decideTitle(_ number: ReceiptNumber, isUpheld: Bool) -> String {
        isUpheld ? "重新核对 \(number)？" : "维持 \(number) 的结果？"
    }
    public static func decideText(isUpheld: Bool) -> String {
        isUpheld ? "这件回到「核对中」，等待再次送出。原来的结果不再算数。" : "结果不变，对这份报告不能再提异议。申请人会看到您写的理由。"
    }
    public static let toReport = "看报告"
    public static let toDecision = "回到处理"
    public static let objectionHelp: [(heading: String, paragraphs: [String])] = [
        ("看什么", ["申请人的话在上面；报告和结果在左边，窗口窄时按 F3 看，再按 F3 回来。写好的话不会丢失。纸质报告的图片，在核对的页面上看。"]),
        ("怎样处理", ["有道理的，选重新核对；没有道理的，维持结果。都要写明理由，申请人会看到。"]),
        ("谁可以处理", ["录入或者复核这份书面报告的人，不能处理对它的异议。"]),
    ]

    // Authorisations on paper
    public static let authoriseTitle = "录入书面授权"
    public static func authoriseHead(_ number: ReceiptNumber, _ name: String) -> String { "\(number)  \(name)" }
    public static func authoriseText(_ version: Int) -> String {
        "不能到自助终端的成年家庭成员，在授权书（第 \(version) 版）上签名。请当面核对，再收取。"
    }
    public static let whose = "谁的授权（按数字选择）"
    public static let whoseMissing = "请选是谁的授权"
    public static let personSeen = "本人在场，与身份证件相符"
    public static let sheetSeen = "已看过签好的授权书：姓名和号码是他的，签名和日期齐全"
    public static let personFirst = "请先核对本人和身份证件"
    public static let sheetFirst = "请先看签好的授权书"
    public static let printSheet = "打印授权书"
    public static let printSheetTitle = "正在打印授权书"
    public static let drawingSheet = "正在生成授权书…"
    public static func sheetState(_ printed: String, _ picture: String) -> String { "\(printed)　\(picture)" }
    public static let notPrinted = "授权书：这里还没有打印（已有的可以直接用）"
    public static let sheetPrinted = "授权书：已打印"
    public static let sheetCancelled = "授权书：已停止打印"
    public static let sheetFailed = "授权书：没有打印成，请再打印一份"
    public static let takeSheet = "取授权书的图片"
    public static let takeSheetText = "请把签好的授权书放到扫描仪上，或者选一张拍好的图片。"
    public static let previewSheet = "授权书图片：请看签名和字是否清楚、完整"
    public static let sheetPictureFirst = "还没有授权书的图片，请先取图片。"
    public static let takeIn = "收取授权"
    public static let requestNext = "授权已齐，等承租人到自助终端发起核对"
    public static let allAuthorised = "成年家庭成员都已经授权。"
    public static let authorisedMeanwhile = "这个人刚刚已经授权，请看还有谁没有。"
    public static let authoriseHelp: [(heading: String, paragraphs: [String])] = [
        ("什么时候用", ["成年家庭成员不会用、不能用自助终端的，可以在纸质授权书上签名，由窗口收取。"]),
        ("怎样收取", ["选是谁的授权，核对本人和证件，看过签好的授权书，取它的图片，再收取。换一个人，要重新核对。"]),
    ]
}
