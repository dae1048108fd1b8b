import Housing

/// The counter: economic checks.
public enum CounterCheckTexts {
    public static let title = "经济状况核对"

    // Queue
    public static let toChecks = "核对"
    public static let toSend = "待送出"
    public static let checking = "核对中"
    public static let toConfirm = "待复核"
    public static let objected = "异议"
    public static let meets = "符合"
    public static let fails = "不符合"
    public static let columnRequested = "发起日期"
    public static let columnEntered = "录入日期"
    public static let columnObjected = "提出日期"
    public static let columnAssessed = "结果日期"
    public static let columnValid = "有效期至"

    // Head
    public static func people(_ count: Int) -> String { "家庭 \(count) 人" }
    public static func unauthorised(_ count: Int) -> String { "还有 \(count) 人没有授权" }
    public static let refusedShort = "报告被退回，等待重录"
    public static func objectionShort(_ day: Day, isProvisional: Bool) -> String {
        "异议期限：\(day.endWords)前" + (isProvisional ? "（暂定）" : "")
    }

    // Sections
    public static let sections = ["报告和结果", "家庭和请求", "过程"]
    public static let family = "家庭成员和授权"
    public static func relation(_ relation: Relation?) -> String { relation?.name ?? "承租人本人" }
    public static let minor = "未满 18 周岁，不用授权"
    public static let notAuthorised = "还没有授权"
    public static let authorisationEnded = "授权已撤回"
    public static func ticked(_ at: Moment, seconds: Int, version: Int) -> String {
        "已授权：\(at.words)，在自助终端阅读 \(TimeSpan.words(seconds: seconds))（第 \(version) 版）"
    }
    public static func onPaper(_ at: Moment, _ clerk: String, version: Int) -> String {
        "已授权：书面，\(clerk)于 \(at.words) 收取（第 \(version) 版），回车看图"
    }
    public static let outdatedText = "；授权书有新的版本，要重新授权"

    public static let request = "核对请求"
    public static let notRequested = "申请人还没有发起核对"
    public static let requestedAt = "发起时间"
    public static let period = "收入期间"
    public static func months(_ from: Month, _ to: Month) -> String { "\(from.words)至\(to.words)" }
    public static let propertyAsOf = "财产时点"
    public static func sent(round: Int) -> String { round == 1 ? "送出" : "第 \(round) 次送出" }
    public static func toBeSent(round: Int) -> String { round == 1 ? "等待送出" : "等待第 \(round) 次送出（异议成立，重新核对）" }
    public static let lease = "租赁合同"
    public static let usedBy = "已经用于"
    public static func renewals(_ count: Int) -> String { "\(count) 件续租申请" }
    public static let ended = "终止"
    public static func byAt(_ name: String, _ at: Moment) -> String { "\(name)，\(at.words)" }

    public static let reports = "核对报告"
    public static let noReport = "还没有收到报告"
    public static func report(_ number: String) -> String { "核对报告 \(number)" }
    public static let unconfirmedMark = "等待第二人复核"
    public static let refusedMark = "录入有误，已退回"
    public static let number = "报告编号"
    public static let issuer = "出具单位"
    public static let checkDate = "核对日期"
    public static let enteredLabel = "录入"
    public static let importedLabel = "导入"
    public static let confirmedLabel = "复核"
    public static let refusedLabel = "退回重录"
    public static let openPaper = "按回车看报告的图片"
    public static let openPaperShort = "看图"
    public static func paperOf(_ number: ReceiptNumber) -> String { "\(number)：书面材料的图片" }
    public static func group(_ isIncome: Bool) -> String { isIncome ? "收入" : "财产" }
    public static let noItems = "没有"
    public static let notCounted = "不计入"
    public static let noFigures = "您没有查看收入、财产和图片的权限"

    public static let result = "核对结果"
    public static func meets(_ meets: Bool) -> String { meets ? "符合要求" : "不符合要求" }
    public static let income = "人均年收入"
    public static let property = "家庭财产"
    public static func incomeSum(_ assessment: Assessment) -> String {
        "\(assessment.incomePerHead.words)，限额 \(assessment.incomePerHeadLimit.words)"
            + "（家庭 \(assessment.people) 人共 \(assessment.income.words)）"
    }
    public static func propertySum(_ assessment: Assessment) -> String {
        "\(assessment.property.words)，限额 \(assessment.propertyLimit.words)（\(assessment.people) 人家庭）"
    }
    public static func within(_ meets: Bool) -> String { meets ? "没有超过" : "超过限额" }
    public static let limits = "限额"
    public static func limitsFrom(_ day: Day) -> String { "\(day.words)起执行的一组" }
    public static let valid = "有效期"
    public static func validUntil(_ day: Day) -> String { "有效期至 \(day.words)" }
    public static let objectionPeriod = "异议期限"
    public static func objectionUntil(_ day: Day, isProvisional: Bool) -> String {
        "\(day.endWords)前" + (isProvisional ? "（暂定，工作日历还没有公布到那时）" : "")
    }

    public static let objection = "异议"
    public static let words = "申请人说"
    public static func objected(_ at: Moment, report: String, isInTime: Bool) -> String {
        "\(at.words) 对报告 \(report) 提出，\(isInTime ? "在期限以内" : "已过期限")"
    }
    public static func decided(isUpheld: Bool, _ words: String, _ by: String) -> String {
        "\(isUpheld ? "重新核对" : "维持结果")：\(words)（\(by)）"
    }

    /// What an entry of the timeline says beyond its name.
    public static func detail(_ entry: Entry) -> String? {
        switch entry.kind {
        case .checkAuthorised: entry["paper"] == .flag(true) ? "书面授权" : nil
        case .checkReported: entry["paper"] == .flag(true) ? "由工作人员按书面报告录入" : "由文件导入"
        case .checkAssessed: entry["meets"] == .flag(true) ? "符合要求" : "不符合要求"
        case .checkObjectionDecided: entry["upheld"] == .flag(true) ? "重新核对" : "维持结果"
        case .checkCancelled, .checkExpired, .checkLapsed: cause(entry)
        default: nil
        }
    }

    private static func cause(_ entry: Entry) -> String? {
        guard case .code(let raw)? = entry["cause"] else { return nil }
        return EconomicCheck.Ending.Cause(rawValue: raw)?.name
    }

    // What was changed meanwhile
    public static let youElsewhere = "您在另一处"
    /// - Parameter name: nil where the applicant or the daily run did it.
    public static func changedNow(_ name: String?) -> String {
        name.map { "\($0)刚刚办过这件，屏幕已更新。" } ?? "这件核对刚刚有变化，屏幕已更新。"
    }
    public static func moved(_ name: String?, to state: EconomicCheck.State) -> String {
        let what = name.map { "\($0)刚刚办过这件" } ?? "这件刚刚有变化"
        return "\(what)，现在是「\(state.name)」，不能再办这一步。您填的都还在，可以对照；按 Esc 返回。"
    }

    // Why not
    public static func noRight(_ act: EconomicCheck.Act) -> String { "您没有「\(act.name)」的权限，只能查看" }
    public static let own = "这是您本人家庭的核对，不能由您办理"
    public static let enteredByYou = "这份报告由您录入，须由其他人复核"
    public static let objectedToYourEntry = "异议针对的报告由您录入，须由其他审核人员处理"
    public static let objectedToYourConfirmation = "异议针对的报告由您复核，须由其他审核人员处理"
    public static func state(_ state: EconomicCheck.State) -> String { "核对现在是「\(state.name)」，不能办这一步" }

    // Done
    /// Of a result against which an objection was upheld.
    public static let voidResult = "已作废，等待重新核对"
    public static let formerResult = "原来的结论"
    /// In the queue: what was entered was sent back.
    public static let enterAgain = "退回重录"
    public static func authorised(_ number: ReceiptNumber) -> String { "已录入书面授权：\(number)。" }
    public static func entered(_ number: ReceiptNumber) -> String { "已录入 \(number) 的报告。请其他同事复核，复核以后才有结果。" }
    public static func confirmed(_ number: ReceiptNumber, meets: Bool) -> String {
        "已复核 \(number)，结果：\(meets ? "符合要求" : "不符合要求")。申请人可以查看。"
    }
    public static func refused(_ number: ReceiptNumber) -> String { "已退回 \(number) 的报告，等待重新录入。" }
    public static func upheld(_ number: ReceiptNumber) -> String { "已决定重新核对 \(number)，等待再次送出。" }
    public static func dismissed(_ number: ReceiptNumber) -> String { "已维持 \(number) 的结果，申请人可以看到理由。" }

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("看什么", ["报告和结果在一边，家庭、授权、请求和办理过程在另一边；窗口窄时按数字 1 到 3 换。"]),
        ("下一步", ["按 F5 办这件的下一步：录入书面授权、录入书面报告、复核报告，或者处理异议。"]),
        ("看图", ["有图片的行（书面授权、书面报告）移上去按回车。每次查看都会记录。"]),
    ]
}
