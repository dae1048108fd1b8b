import Housing

/// Payments of the rent subsidy at the counter.
public enum CounterPaymentTexts {
    public static let title = "补租发放"

    // Jobs
    public static let writingFile = "正在写文件"
    public static let stopped = "已取消，什么也没有改变。"
    public static let stoppedLooking = "没有看完。要再看，请离开这一页再进来。"

    // The months
    public static let columnRun = "批次号"
    public static let columnMonth = "月份"
    public static let columnState = "状态"
    public static let columnCount = "笔数"
    public static let columnSum = "金额"
    public static let columnPaid = "成功"
    public static let columnFailed = "失败"
    public static let columnToDo = "要办"
    public static let columnPreparedBy = "编制"
    public static let columnApprovedBy = "批准"
    public static let none = "还没有编制过发放。按 F2 编制一个月的。"
    public static let toRecheck = "再核查"
    public static let mustRecheck = "要再核查"
    public static let toApprove = "批准"
    public static let toSend = "送银行"
    public static let toRegister = "登记结果"

    public static let prepare = "编制"
    public static let prepareTitle = "编制到哪个月？"
    public static let prepareText = "以前没有发放过的月份、发放失败的月份一并列入，每个月只列入一次。编制以后由另一位工作人员批准。"
    public static let noPreparing = "编制由发放岗位办理"
    public static let noRechecking = "再核查由发放岗位办理"
    public static func bankFailed(_ months: [Month]) -> String {
        months.count == 1 ? bankFailedAll : "\(bankFailedAll)（\(self.months(months))）"
    }
    public static let bankFailedAll = "银行没有发成"
    public static let recheckBefore = "批准以前要先再核查，请发放岗位按 F2"
    public static let recheckBeforeSelf = "批准以前要先再核查，请按 F2"
    public static let nothingFailedHere = "这一批没有失败的"
    public static let toRun = "回到发放"
    public static let takeResults = "登记银行结果"
    public static let takeResultsShort = "银行结果"
    public static let noExchange = "这一步由发放岗位办理"
    public static let failures = "没有发成的"

    // One run
    public static func prepared(_ by: String, _ at: Moment) -> String { "编制：\(by)，\(at.words)" }
    public static func approved(_ by: String, _ at: Moment) -> String { "批准：\(by)，\(at.words)" }
    public static func sent(_ at: Moment) -> String { "送出：\(at.words)" }
    public static func rechecked(_ at: Moment) -> String { "再核查：\(at.words)" }
    public static let thisRun = "本次"
    public static let lastMonth = "上次"
    public static let difference = "相差"
    public static func sum(_ families: Int?, _ count: Int, _ sum: Money) -> String {
        (families.map { "\($0) 家  " } ?? "") + "\(count) 笔  \(sum.words)"
    }
    public static func sum(of month: Month, _ families: Int, _ count: Int, _ sum: Money) -> String {
        "（\(month.words)）\(families) 家  \(count) 笔  \(sum.words)"
    }
    public static func change(_ families: Int, _ sum: Money) -> String {
        "\(families == 0 ? "家数一样" : "\(signed(families)) 家")  \(sum.fen > 0 ? "+" : "")\(sum.words)"
    }
    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
    public static let alongside = "本月另外的批次"
    public static func counted(_ sum: Money) -> String { "\(sum.words)，已算进和上次的差额" }
    public static let nothingBefore = "以前没有发放过，没有可比的月份"
    public static let comparing = "正在和上次比较……"
    public static let same = "家庭和金额都和上次一样。"
    public static func answers(paid: Int, failed: Int, unanswered: Int) -> String {
        "银行结果：成功 \(paid) 笔，失败 \(failed) 笔" + (unanswered > 0 ? "，还没有结果 \(unanswered) 笔" : "")
    }
    public static func takenOut(_ count: Int) -> String { "编制以后取出 \(count) 笔" }

    public static let first = "第一次发放"
    public static let retried = "上次没有发成，这次重发"
    public static let resumed = "恢复发放"
    public static let differs = "金额和上次不同"
    public static let otherAccount = "收款账户和上次不同"
    public static let inDoubt = "有变更还没有决定"
    public static let gone = "上次有、这次没有"
    public static let asBefore = "和上次一样"
    public static func heading(_ kind: String, _ count: Int) -> String { "\(kind)：\(count) 家" }
    public static func more(_ count: Int) -> String { "还有 \(count) 家没有列出" }
    /// 2024年6月至8月; 2023年11月、12月; 2023年11月、2024年1月
    public static func months(_ months: [Month]) -> String {
        guard months.count > 2, let first = months.first, let last = months.last else { return named(months) }
        if first.distance(to: last) == months.count - 1 {
            return "\(first.words)至\(last.year == first.year ? "\(last.month)月" : last.words)"
        }
        guard months.count > 4 else { return named(months) }
        return "\(first.words)至\(last.words)里的 \(months.count) 个月"
    }
    /// Each by its name, its year where that is another one than before.
    private static func named(_ months: [Month]) -> String {
        months.indices.map { index in
            let isSameYear = index > 0 && months[index - 1].year == months[index].year
            return isSameYear ? "\(months[index].month)月" : months[index].words
        }.joined(separator: "、")
    }
    public static func again(_ months: [Month]) -> String { "重发 " + Self.months(months) }

    // Why somebody is not in it
    public static func stopped(_ reason: SubsidyReason, _ day: Day) -> String { "\(reason.words)（\(day.words)），停止" }
    public static let withheld = "缺材料，暂停发放"
    public static func comesNext(_ month: Month) -> String { "现在可以发放，下次编制补发 \(month.words)" }
    public static func inLaterRun(_ month: Month) -> String { "\(month.words)已编入后来的批次" }
    public static func changeOpen(_ day: Day, matter: String?) -> String {
        "变更（\(matter.map { "\($0)，" } ?? "")\(day.words)）还在核实"
    }
    public static func leaseOver(_ day: Day) -> String { "租赁合同 \(day.words)到期，没有登记新合同" }

    public static let recheck = "再核查"
    public static let approve = "批准"
    public static let export = "写给银行"
    public static let exportAgain = "再写一份"
    public static let print = "打印清单"
    public static let why = "为什么"
    public static let openAgreement = "看协议"

    // Why a key does nothing
    public static let noApproving = "批准由发放岗位的另一位或者主管办理"
    public static let preparedByYou = "这一批是您编制的，要由另一位工作人员批准"
    public static let compareFirst = "正在和上次比较，看完再批准"
    public static let recheckFirst = "编制或核查以后又有新的情况，请发放岗位先按 F2 再核查"
    public static let recheckFirstSelf = "编制或核查以后又有新的情况，请先按 F2 再核查"
    public static let approveFirst = "还没有批准，不能写给银行"
    public static let isCancelled = "这一批已经全部取出，取消了"

    public static func approveTitle(_ run: String) -> String { "批准 \(run)？" }
    /// - Parameter changes: 第一次发放：2 家, each in a line of its own; none where nothing differs.
    public static func approveText(_ count: Int, _ sum: Money, _ difference: Money?, _ changes: [String]) -> String {
        let compared = difference.map { "，和上次相差 \($0.fen > 0 ? "+" : "")\($0.words)" } ?? ""
        return (["共 \(count) 笔，\(sum.words)\(compared)。"] + changes + ["批准以后可以写给银行。"]).joined(separator: "\n")
    }
    public static func nowApproved(_ run: String, _ sum: Money) -> String { "已批准 \(run)，\(sum.words)。由发放岗位写给银行。" }
    public static func nowPrepared(_ run: String) -> String { "已编制 \(run)。请看下面和上次的不同，再请另一位工作人员批准。" }
    public static let changedMeanwhile = "这一批刚才有变化，已换成最新的情况。"

    // What the check found
    public static let recheckTitle = "再核查的结果"
    public static func recheckHead(_ families: Int, _ found: Int) -> String {
        found == 0 ? "核查了 \(families) 家，没有发现新的情况。" : "核查了 \(families) 家，\(found) 家有新的情况，等审核人员决定。"
    }
    public static let recheckText = "变更当月以后的月份已经从还没有送出的批次里取出，决定以后再补发或者停止。"
    public static func heldMonths(_ count: Int) -> String { count == 0 ? "没有取出月份" : "取出 \(count) 个月" }
    /// 「没有自有住房」「没有建设用地」不通过
    public static func failed(_ rules: [Rule], _ extra: [SubsidyNotice.ExtraCondition]) -> String {
        conditions(rules, extra) + "不通过"
    }
    public static func undecided(_ rules: [Rule], _ extra: [SubsidyNotice.ExtraCondition]) -> String {
        conditions(rules, extra) + "待核实"
    }
    private static func conditions(_ rules: [Rule], _ extra: [SubsidyNotice.ExtraCondition]) -> String {
        rules.map { "「\(CounterReviewTexts.condition($0, extra))」" }.joined()
    }
    public static func unnamed(_ count: Int) -> String { "还有 \(count) 人没有列明" }
    public static let leaseIsOver = "租赁合同到期，没有登记新合同"
    public static func joined(_ change: String) -> String { "并入变更 \(change)" }
    public static func newChange(_ change: String) -> String { "变更 \(change)" }

    // To the bank
    public static let exportTitle = "写给银行的文件"
    public static let exportText = "文件里有收款人姓名和完整的账号。请写到专用的介质，用安全的方式交给银行，交完删除。"
    public static let exportWarning = "写成以后这一批就算送出，里面的月份不能再取出。"
    public static func sentBefore(_ at: Moment) -> String {
        "这一批在 \(at.words) 已经送出。再写一份，内容相同；银行已经收到的，不要再交一次。"
    }
    public static let whereTo = "写到哪里？"
    public static let noMedium = "没有可以写的介质。请插好以后选「再找一次」。"
    public static let lookAgain = "再找一次"
    public static func fileName(_ run: String) -> String { "\(run).csv" }
    public static func exported(_ file: String, on place: String) -> String { "已写到 \(place)：\(file)，已标记为送出。" }
    public static func exportedAgain(_ file: String, on place: String) -> String { "又写了一份到 \(place)：\(file)，内容相同。" }
    public static func notPlaced(_ why: String) -> String { "已标记为送出，但是文件没有写成：\(why)请按 F7 再写一份，内容相同。" }

    // From the bank
    public static let fileTitle = "登记银行的发放结果"
    public static let fileText = "请选银行交回的 CSV 文件。有一行不对，就一行也不登记，会逐行说明。"
    public static func notResults(_ file: String, _ column: String) -> String {
        "\(file) 不是银行交回的结果，第一行里没有 \(column) 一列。请另选文件。"
    }
    public static let resultsTitle = "银行结果"
    public static func notTaken(_ lines: Int, _ problems: Int) -> String {
        "文件有 \(lines) 行，\(problems) 处不对，什么也没有登记。"
    }
    public static func problemsHead(_ file: String) -> String { "\(file)：登记时不对的行" }
    public static let notTakenWay = "请银行改好再登记；或者跳过不对的行，登记其余的。"
    public static let nothingUsable = "没有一行能登记，请核对是不是选错了文件。"
    public static let skip = "跳过不对的，登记其余的"
    public static let skipShort = "登记其余的"
    public static let nothingToSkip = "没有不对的行"
    public static func skipped(_ count: Int) -> String { "跳过 \(count) 处不对的：" }
    public static let anotherFile = "另选文件"
    public static func overpaid(_ families: Int) -> String { "\(families) 家在停止以后才到账，已认定多发，请到「追回」办理。" }

    // What the bank could not pay
    public static let failuresTitle = "没有发成的"
    public static func failuresHead(_ count: Int) -> String { count == 0 ? "没有。" : "共 \(count) 笔，银行没有发成、还没有再列入发放。" }
    public static let failuresText = "请和家庭、银行核对收款账户。还应当发放的，下次编制时自动列入。"
    public static let columnReceipt = "备案回执号"
    public static let columnName = "姓名"
    public static let columnAccount = "收款账户"
    public static let columnWay = "下一步"
    public static let comesAgain = "下次重发"
    public static let seeking = "正在查找……"

    /// Refusals whose usual words send people to a command; nil where the usual ones fit.
    public static func refused(_ refusal: Refusal) -> String? {
        switch refusal.code {
        case .recheckFirst: "编制、核查以后又有新的核查结果或者家庭成员，或者批次里有不通过、待核实的家庭。请发放岗位先按 F2 再核查，再批准、送出。"
        case .nothingDue where refusal.rule == "6.5": "这一批里的月份已经全部取出，批次已经取消。还要发放的，请重新编制。"
        case .nothingDue: "没有要发放的月份：到这个月为止的都已经编制过，或者还不能发。"
        case .wrongState where refusal.arguments.contains(.agreementAct(.reportChange)):
            "这一家已有一项变更正在核实，请先决定那一项。"
        case .newLeaseMissing: "租赁合同已经到期，没有写新的合同，不能决定仍符合条件。请填新合同的起止日期和房屋编码；没有新合同的，决定不再符合条件。"
        case .stepRunning: "别的终端正在办理补租的批次，请稍等再办。"
        default: nil
        }
    }

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "一个月怎么发",
            [
                "发放岗位编制，看和上次有什么不同；必要时再核查；由另一位工作人员批准；写成文件交给银行；银行的结果回来以后登记。",
                "编制的人不能批准自己编制的批次。",
            ]
        ),
        ("没有发成的", ["银行没有发成的月份，下次编制时自动再列入。"]),
        ("金额", ["每月金额按协议，每个月只列入一次。停止、暂停、正在核实变更的，按规定不列入。"]),
    ]
}
