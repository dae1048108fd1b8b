import Housing

/// State, result and objection of a check, as the applicant reads them in 【我的】.
extension CheckTexts {
    public static let kind = "经济状况核对"
    public static let detailTitle = "核对详情"
    public static let checkAgain = "重新核对"
    public static let object = "提出异议"
    public static let authorisations = "授权情况、撤回授权"

    /// The state as the applicant reads it.
    public static func state(_ check: EconomicCheck, on today: Day) -> String {
        switch check.state {
        case .draft: "还没有发起"
        case .requested: "已发起，等待送出"
        case .inProgress: check.round > 1 ? "异议成立，正在重新核对" : "核对机构正在核对"
        case .reported: "报告已到，正在复核"
        case .meets: check.isValid(on: today) ? "符合要求" : "报告已过期"
        case .fails: "不符合要求"
        case .objection: "异议正在处理"
        case .expired: expired(check)
        case .cancelled: check.end?.cause == .consentWithdrawn ? "授权被撤回，已终止" : "已撤销"
        }
    }

    /// Why it is over, in words for who asked for it.
    private static func expired(_ check: EconomicCheck) -> String {
        switch check.end?.cause {
        case .tenancyChanged: "承租人已经变更，核对已终止"
        case .leaseEnded: check.request == nil ? "合同已到期，没有发起" : "合同已到期或者终止，核对已终止"
        case .outOfDate, .cancelled, .consentWithdrawn, nil: "报告已过期"
        }
    }

    /// What the applicant has to do, if anything.
    public static func toDo(_ check: EconomicCheck, on today: Day) -> String {
        switch check.state {
        case .draft: return "请办完家庭成员授权，再发起核对。"
        case .requested, .inProgress, .reported: return "请等待结果，不用做别的。"
        case .meets:
            guard let until = check.result?.validUntil else { return "不用做别的。" }
            return until < today
                ? "报告已过期；要按新政策续租，请重新核对。" : "要按新政策续租的，请在\(until.endWords)前提交续租申请。"
        case .fails:
            guard let until = check.objectionDay(on: today) else { return "家庭情况有变化的，可以重新核对。" }
            return "不同意的，请在\(until.endWords)前提出异议\(check.provisionalNote)。"
        case .objection: return "请等待异议的处理结果，不用做别的。"
        case .expired where check.end?.cause != .outOfDate: return "不用做别的。有疑问的，请到窗口询问。"
        case .expired, .cancelled: return "要按新政策续租的，请重新核对。"
        }
    }

    // The result, item by item
    public static let result = "核对结果"
    /// Of the report before the one that is being waited for.
    public static let formerResult = "上一次的核对结果"
    public static let meetsAll = "✓ 符合要求：收入和财产都没有超过限额。"
    public static let failsAll = "! 不符合要求：下面写「超过」的，超过了限额。"

    /// ✓ 收入没有超过：人均 54,000.00元，限额 54,000.00元（全家一年 162,000.00元）
    public static func income(_ assessment: Assessment) -> String {
        "\(verdict("收入", assessment.meetsIncome))：人均 \(assessment.incomePerHead.words)，"
            + "限额 \(assessment.incomePerHeadLimit.words)（全家一年 \(assessment.income.words)）"
    }

    /// ✓ 财产没有超过：全家 660,000.00元，3 人家庭限额 660,000.00元
    public static func property(_ assessment: Assessment) -> String {
        "\(verdict("财产", assessment.meetsProperty))：全家 \(assessment.property.words)，"
            + "\(assessment.people) 人家庭限额 \(assessment.propertyLimit.words)"
    }

    private static func verdict(_ name: String, _ meets: Bool) -> String {
        meets ? "✓ \(name)没有超过" : "! \(name)超过"
    }

    public static func limitsFrom(_ day: Day) -> String { "用的是\(day.words)起施行的限额；正好等于限额的，算符合。" }
    public static func report(_ number: String, _ issuer: String, _ day: Day) -> String {
        "报告 \(number)，\(issuer)出具，核对日期\(day.words)。"
    }
    public static func validUntil(_ day: Day) -> String { "有效期到\(day.words)（当天有效）。" }
    public static func objectionUntil(_ day: Day, _ note: String) -> String {
        "可以提出异议的期限到\(day.words)24时\(note)。"
    }
    public static let eachPerson = "每个人的收入和财产"
    public static let incomeItems = "收入"
    public static let propertyItems = "财产"
    public static func nothing(_ name: String) -> String { "\(name)没有查到" }
    public static func item(_ name: String, _ amount: Money, isCounted: Bool) -> String {
        "\(name)  \(amount.words)\(isCounted ? "" : "（不计入）")"
    }
    public static func sum(_ name: String, _ amount: Money) -> String { "\(name)合计 \(amount.words)" }
    /// 陈*民（承租人）：收入合计 108,000.00元；财产没有查到
    public static func person(_ name: String, _ sums: [String]) -> String {
        "\(name)：\(sums.joined(separator: "；"))"
    }

    // Dates
    public static let scopeTitle = "核对的范围"
    /// - Parameter isAlone: nobody else was checked.
    public static func whoSees(isAlone: Bool) -> String {
        "只有您和办理本业务的工作人员可以看。" + (isAlone ? "" : "家人授权时已经知道您会看到。")
    }

    // Objection
    public static let objectionSteps = ["填写异议", "核对异议", "已提交"]
    public static let objectionTitle = "对核对结果提出异议"
    public static func objectionText(_ until: Day, _ note: String) -> String {
        "请在\(until.endWords)前提出\(note)。一份报告只能提一次，请想好再提。"
    }
    public static let objectionWhy = "您认为哪里不对？可以选几项，按数字选。"
    /// By number, so that a number pad is enough; the last one needs words.
    public static let grounds = ["收入算多了", "财产算多了，或者不是我家的", "家庭人数不对", "其他"]
    public static let objectionWords = "具体说明"
    public static let objectionHelp = "选 1 至 3 的可以不填。没有全键盘的，也可以到窗口说明。"
    public static let groundMissing = "请选择哪里不对"
    public static let wordsMissing = "选「其他」的，请写明哪里不对"
    public static let objectionMoved = "这次核对刚刚有了变化，下面是最新的情况。您写的说明已经保存。"
    public static let objectionNext = "下一步：核对异议"
    public static let objectionReview = "请核对，然后提交"
    public static let objectionGround = "哪里不对"
    public static let noWords = "没有填写"
    public static let submitObjection = "【提交异议】"
    /// What goes to staff: 收入算多了。7 月的奖金算了两次
    public static func objection(_ ground: String, _ words: String) -> String {
        words.isEmpty ? "\(ground)。" : "\(ground)。\(words)"
    }
    public static let objected = "您的异议已经提交"
    public static let objectedAt = "提交时间"
    public static let objectionNextSteps = [
        "工作人员会看您的异议。认为有道理的，送核对机构重新核对；否则说明理由。",
        "等待期间，您不用做别的。处理结果会显示在首页和【我的】里。",
    ]
    public static let objectionHeading = "异议"
    public static func objectedWith(_ at: Moment, _ words: String) -> String { "\(at.words)  您提出：\(words)" }
    public static func upheld(_ at: Moment, _ note: String) -> String { "\(at.words)  异议成立，重新核对。工作人员说明：\(note)" }
    public static func refused(_ at: Moment, _ note: String) -> String { "\(at.words)  维持原结果。工作人员说明：\(note)" }
    public static let waitsForDecision = "正在处理。"

    public static let detailHelp: [(heading: String, paragraphs: [String])] = [
        ("结果怎么看", ["先看「核对结果」：收入和财产各一行，写明超过没有、限额是多少。再往下是每个人的每一项。"]),
        ("不同意结果", ["在期限以内选「提出异议」。一份报告可以提一次，工作人员会答复。"]),
        ("报告过期了", ["选「重新核对」。家庭情况有变化的，也可以重新核对。"]),
    ]
}

extension EconomicCheck {
    /// Said beside a day that lies beyond the last known notice of holidays.
    public var provisionalNote: String { result?.isProvisional == true ? "（日期为暂定）" : "" }
}
