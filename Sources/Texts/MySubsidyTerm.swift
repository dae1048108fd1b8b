import Housing

extension MySubsidyTexts {
    // The agreement
    public static let agreementTitle = "补租协议和每月发放"
    public static let agreementNumber = "协议编号"
    public static let agreementState = "协议状态"
    public static let monthly = "每月补租"
    public static let term = "发放期限"
    public static func termWords(_ first: Month, _ last: Month, _ months: Int) -> String {
        "\(first.words)至\(last.words)，共 \(months) 个月"
    }
    public static let dwelling = "租赁住房"
    public static let houseCode = "房屋编码"
    public static let account = "收款账户"
    public static let leaseEnd = "租赁合同到期"
    public static let signedAt = "签订时间"
    public static let area = "补租面积"
    public static let facts = "协议内容"
    public static let paper = "看和打印补租协议"
    public static let draftPaper = "先看补租协议草稿"
    public static let stopped = "停止发放"
    public static func stoppedWords(_ reason: SubsidyReason, _ day: Day, from: Month) -> String {
        reason == .falseDeclaration
            ? "\(ended(reason, day, from: from))，不再发放。" : "\(ended(reason, day, from: from))，以前的照发。"
    }
    public static func ended(_ reason: SubsidyReason, _ day: Day, from: Month) -> String {
        reason == .falseDeclaration
            ? "认定申请时申报不实：从第一个月（\(from.words)）起都不应当发放"
            : "\(reason.words)（\(day.words)），\(from.words)起停止发放"
    }
    public static let untrue = "不实的一项"
    public static func untrueWords(_ fact: String) -> String { "\(WhyTexts.clause(fact))。" }
    public static let lease = "续租提醒"
    public static func leaseWords(_ month: Month, _ end: Day) -> String {
        "租赁合同\(end.words)到期，发放到\(month.words)为止。新合同要接着签，中间不能断开；到期以后请马上在这里报告。"
    }
    public static let withheld = "暂停发放"
    public static func withheldWords(_ reason: String) -> String {
        reason.isEmpty ? "缺少材料，补齐以后补发。" : "\(reason)。补齐以后补发。"
    }
    public static let owed = "应当退回"
    public static func owedWords(_ owed: Money, of overpaid: Money, months: [Month]) -> String {
        "多领了\(months.map(\.words).joined(separator: "、"))，共 \(overpaid.words)，\(left(owed, of: overpaid))。"
    }
    /// Where all of it has to come back.
    public static func allOwedWords(_ owed: Money, of overpaid: Money, months: Int) -> String {
        "已经发放的 \(months) 个月，共 \(overpaid.words)，要全部退回，\(left(owed, of: overpaid))。"
    }
    /// What came back already, and what has not.
    private static func left(_ owed: Money, of overpaid: Money) -> String {
        let repaid = Money(fen: overpaid.fen - owed.fen)
        return (repaid.fen > 0 ? "已经退回 \(repaid.words)，" : "") + "还要退回 \(owed.words)"
    }
    public static func falseDoubt(_ address: String, _ phones: [String]) -> String {
        "认为认定得不对的，请带身份证和证明材料到\(address)提出，或者先拨打 \(phones.joined(separator: "、"))。认定有误的，由主管撤销。"
    }
    public static func owedHow(_ address: String, _ phones: [String]) -> String {
        "请带身份证和银行卡到\(address)办理退回，或者先拨打 \(phones.joined(separator: "、")) 问清退款账户。退回以后请保留凭证。不配合退回的，依法追缴。"
    }
    public static let escalated = "已经转依法追缴，仍然可以退回。"

    // The chart
    public static let chartMonth = "月份"
    public static func chartRow(_ year: Int, _ first: Month) -> String { "第 \(year) 年 \(first.words)起" }
    /// What was paid, and what is to come by the lease that there is.
    public static func chartSums(paid: Money, months: Int, toCome: Money, monthsToCome: Int) -> String {
        let rest = monthsToCome > 0 ? "还要发放 \(toCome.words)（\(monthsToCome) 个月）" : "不再发放"
        return "已发放 \(paid.words)（\(months) 个月），\(rest)。"
    }
    /// What hangs on a lease that follows.
    public static func chartAfterLease(_ end: Day, _ sum: Money, months: Int) -> String {
        "租赁合同\(end.words)到期，其余 \(sum.words)（\(months) 个月）要有新合同才发放。"
    }
    /// The bank could not pay it: with the same account it will not be able to either.
    public static func failedPayment(_ month: Month, _ amount: Money) -> String {
        "\(month.words)的 \(amount.words)银行没有发成，会再发。请带本人身份证和银行卡到窗口核对收款账户。"
    }
    /// - Parameter isLate: its day has passed.
    public static func nextPayment(_ month: Month, _ amount: Money, by day: Day, isLate: Bool) -> String {
        isLate
            ? "\(month.words)的 \(amount.words)还没有发到，会补发。"
            : "下一次发放：\(month.words)的 \(amount.words)，\(day.words)以前。"
    }
    public static func sign(_ sign: ChartSign) -> String {
        switch sign {
        case .paid: "付"
        case .underWay: "办"
        case .failed: "败"
        case .planned: "待"
        case .heldBack: "缓"
        case .afterLease: "续"
        case .cancelled: "停"
        case .overpaid: "多"
        case .recovered: "退"
        }
    }
    public static func legend(_ sign: ChartSign) -> String {
        switch sign {
        case .paid: "已发放"
        case .underWay: "办理中"
        case .failed: "没有发成，再发"
        case .planned: "还没有到"
        case .heldBack: "暂缓"
        case .afterLease: "续租以后发放"
        case .cancelled: "不再发放"
        case .overpaid: "多领，要退"
        case .recovered: "已退回"
        }
    }

    /// What became of a month.
    public enum ChartSign: CaseIterable, Sendable {
        case paid, underWay, failed, planned, heldBack, afterLease, cancelled, overpaid, recovered
    }

    // Reporting a change
    public static let changeTitle = "报告变更"
    public static let changeSteps = ["什么变更", "什么时候", "情况说明", "核对", "完成"]
    public static let changeWhat = "有什么变更？"
    public static let matter = "变更事项"
    /// A change as a person would say it, and the kind as which it is kept.
    public static func matterWords(_ matter: String) -> String {
        switch matter {
        case "个人信息": "姓名、电话、银行账户等个人信息"
        case "家庭成员": "家里添了人或者少了人"
        case "婚姻": "结婚、离婚或者丧偶"
        case "租赁合同": "租的房子：到期、续签、换房、退租"
        case "住房": "买了房、建了房，或者分到住房"
        case "居住证": "居住证"
        case "户籍": "户口迁移"
        case "重新轮候": "重新申请轮候公租房"
        default: "其他"
        }
    }
    public static func changeDay(_ matter: String) -> String {
        switch matter {
        case "租赁合同": "原来的租赁合同到哪一天为止？"
        case "重新轮候": "是哪一天重新申请轮候的？"
        default: "是哪一天的事？"
        }
    }
    public static func knownLease(_ end: Day) -> String {
        "登记的租赁合同到\(end.words)为止。提前退租的，写实际的最后一天，并带证明到窗口。"
    }
    public static let requeueEnds = "重新轮候公租房的，补租从次月起停止发放。"
    public static func requeuedBeforeSigning(_ signed: Day) -> String {
        "您家\(signed.words)签订协议时退出了轮候，重新轮候只能在这以后。"
    }
    public static let day = "发生日期"
    public static let leaseDay = "原合同最后一天"
    public static let dayHelp = "写事情发生的那一天，不是今天，例如登记、搬家的日子。"
    public static let newLeaseQuestion = "签了新的租赁合同吗？"
    public static let newLease = "新的租赁合同"
    public static let newLeaseYes = "签了（续签，或者换了住房）"
    public static let newLeaseNo = "没有"
    public static let newStart = "新合同起始日"
    public static let newEnd = "新合同到期日"
    public static let newHouse = "房屋编码"
    public static let newStartTitle = "新合同从哪一天起？"
    public static let newEndTitle = "新合同到哪一天止？"
    public static let newHouseTitle = "新合同那套住房的房屋编码是多少？"
    public static let newHouseHelp = "25 位数字，没有换房的不用改。"
    public static let houseCodeHelp = "25 位数字，深圳的以 4403 开头。"
    public static let houseCodeWays = "换了房的，编码可以这样查到："
    public static func gap(_ next: Day) -> String { "新合同要接着原来的合同，最晚从\(next.words)起，中间不能断开。断开的请到窗口说明。" }
    public static let endBeforeStart = "到期日要在起始日以后。"
    public static let endNotLater = "新合同要比原来的合同晚到期。"
    public static let houseCodeWrong = "房屋编码是 25 位数字，深圳的以 4403 开头。"
    public static let changeWordsTitle = "请写清楚是什么情况"
    public static let changeWords = "情况说明"
    public static func changeWordsHelp(isNeeded: Bool) -> String {
        "例如谁、什么事。\(isNeeded ? "" : "可以不写，到窗口再说。")证明材料请带到窗口。"
    }
    /// What it means for the payments, before it is handed in.
    ///
    /// - Parameters:
    ///   - month: in which it happened.
    ///   - first: the first that is paid at all.
    ///   - isLeaseOver: a lease ended, and none follows.
    public static func changeEffect(_ matter: String, _ month: Month, first: Month, isLeaseOver: Bool) -> [String] {
        let next = max(month.adding(months: 1), first).words
        if matter == "重新轮候" {
            return ["重新轮候公租房的，从\(next)起停止发放补租；已经多领的，要退回。"]
        }
        let meanwhile = month < first ? "核实期间暂缓发放。" : "核实期间，\(month.words)照发，以后的月份暂缓。"
        if matter == "个人信息" {
            return [
                "收款账户要换的，请本人带身份证和银行卡到窗口办理，在这里报告换不了。", meanwhile,
                "核实以后，暂缓的月份下次补发。",
            ]
        }
        if matter == "租赁合同", isLeaseOver {
            return [
                meanwhile, "没有接着的新合同，从\(next)起停止发放；已经多领的，要退回。",
                "签了新合同、中间没有断开的，请马上带到窗口。",
            ]
        }
        return [
            meanwhile,
            "仍然符合条件的，暂缓的月份下次补发。",
            "不再符合条件的，从\(next)起停止发放；已经多领的，要退回。",
        ]
    }
    public static let submitChange = "提交报告"
    public static let changed = "变更已经报告"
    public static func changedNext(isOverdue: Bool) -> [String] {
        ["工作人员核实以后作出决定，结果写在【我的】。", "证明材料请尽快带到窗口，缺材料会影响核实。"]
            + (isOverdue ? ["这件事已经过了一个月以上，以后有变更请及时报告。"] : [])
    }
    public static let dayInFuture = "日期还没有到。"
    public static let leaseNotOver = "原来的合同还没有到期，请在到期以后来报告。"
    public static let dayMissing = "请填写日期。"
    public static let noSuchDay = "没有这一天，请核对。"

    // Complaints
    public static let complaintTitle = "投诉和举报"
    public static let complaintSteps = ["写明问题", "您的姓名", "核对", "完成"]
    public static let complaintText = "您要反映什么问题？"
    public static let complaintWords = "反映的问题"
    public static let complaintTextHelp = "请写清楚什么人、什么事、什么时候。"
    public static let complaintNameTitle = "愿意留下姓名吗？"
    public static let complaintName = "姓名"
    public static let complaintNameHelp = "提倡实名。不写姓名的，记录里没有您是谁，也不能在这里看答复。"
    public static let noName = "（匿名）"
    public static let complaintSealed = "内容保密，只有负责投诉的监督人员看得到。"
    public static func complaintElsewhere(_ phone: String, _ address: String) -> String {
        "也可以拨打 \(phone)，或者写信、来访：\(address)。"
    }
    public static let submitComplaint = "提交"
    public static let complained = "已经收到您反映的问题"
    public static func complainedNext(isNamed: Bool) -> [String] {
        isNamed ? ["监督人员会核实并答复，答复写在【我的】的「我的信息和权利」里。"] : ["监督人员会核实。要问结果，请记住编号，到窗口或者打电话问。"]
    }

    // Mending
    public static let mendTitle = "补正退回的材料"
    public static let mendSteps = ["补正", "核对", "完成"]
    public static func mendAsked(_ papers: [String]) -> String { "要重新交：\(papers.joined(separator: "、"))" }
    public static func mendReason(_ reason: String) -> String { "退回的原因：\(reason)" }
    public static func mendUntil(_ day: Day) -> String { "请在\(day.deadlineWords)前提交。" }
    public static func mendNow(_ words: String) -> String { "原来填的：\(words.isEmpty ? "（空）" : words)" }
    public static let mendPapers = "请在这里拍照、扫描或者从 U 盘取。不方便的，请带原件到窗口，由工作人员办。"
    public static let give = "现在交"
    public static func given(_ paper: String, _ taken: String) -> String { "\(paper)（\(taken)）" }
    public static let giveFirst = "请先选「现在交」，交好了再往下办。"
    public static let notSignedYet = "还没有"
    public static let declaredAgain = "我声明：申报的材料完整、真实、合法"
    public static let answerNow = "现在回答"
    public static let answerFirst = "请先选「现在回答」，每一条都答完再往下办。"
    public static func notGiven(isAnswer: Bool) -> String { isAnswer ? "还没有答完" : SubsidyApplyTexts.notTaken }
    public static func mendPaper(_ paper: String, _ count: Int) -> String { "\(paper)（\(count) 张）" }
    public static let otherCondition = "其他条件"
    public static func mendLeft(_ papers: [String]) -> String {
        "要重新交的「\(papers.joined(separator: "」「"))」，还没有交。"
    }
    public static let mendDenied = "您回答有不符合的条件，这样提交，核查会通不过。答错了的，请选那一行改过来。"
    public static let allMet = "都符合"
    public static let areaHelp = "平方米，例如 48.5"
    public static let rentHelp = "每月多少元，例如 3200"
    public static let childrenHelp = "没有的写 0"
    public static let coTenantsHelp = "合租人的身份证号码，几个人用空格隔开；没有的不写。"
    public static let landlordNumber = "出租人证件号码"
    public static let nothing = "（没有）"
    public static let submitMended = "提交补正"
    public static let mended = "补正已经提交"
    public static let mendedNext = ["工作人员会接着核查，有结果写在【我的】。", "纸质材料请带到窗口核对。"]
    public static let landlordOfFamily = "出租人不能是您家里的人，请核对证件号码。"
    public static let numberWrong = "这里只能写数字，请核对。"
    public static let documentWrong = "证件号码不对，请核对。"

    // Papers that are waited for
    public static let supplies = "补交材料"
    public static let suppliesNote = "缺什么、交到哪里"
    public static let suppliesMissing = "缺少的材料"
    public static let suppliesChange = "正在核实的变更"
    public static func supplyChange(_ matter: String, _ day: Day, _ office: Office) -> [String] {
        [
            "\(matter)（\(day.words)）。", "请把证明材料原件带到\(office.address)。\(office.call)。",
            "没有定最后一天，越早越好：核实以前，以后的月份暂缓发放。",
        ]
    }

    // What is held
    public static let heldTitle = "我的信息和权利"
    public static let heldRegister = "轮候册的登记"
    public static let heldPeople = "家庭成员"
    public static let heldForm = "申请时填写的内容"
    public static let heldAgreement = "补租协议"
    public static let heldChanges = "报告过的变更"
    public static let heldObjections = "我提出的异议"
    public static let heldComplaints = "我实名的投诉"
    public static let heldRights = "您的权利"
    public static func line(_ label: String, _ value: String) -> String { "\(label)：\(value)" }
    public static let listedOn = "入册"
    public static func listedAt(_ at: Moment?) -> String { at.map(\.day.words) ?? "没有登记" }
    public static let undecided = "还没有决定"
    public static func objectionOutcome(_ isUpheld: Bool?) -> String {
        isUpheld.map { $0 ? "成立" : "不成立" } ?? "正在处理"
    }
    public static func changeOutcome(_ decision: ChangeDecision?, _ untrue: String? = nil) -> String {
        switch decision {
        case nil: "正在核实"
        case .eligible: "仍然符合条件"
        case .notEligible: "不再符合条件"
        case .falseDeclaration: "认定申请时申报不实" + (untrue.map { "：\(WhyTexts.clause($0))" } ?? "")
        }
    }
    public static func answered(_ answer: String?) -> String { answer.map { "答复：\($0)" } ?? "还没有答复" }
    public static func rights(
        website: String, window: String, phones: [String], hours: String
    ) -> [(right: String, words: String)] {
        [
            ("查看", "这里就是补租这件事保存的您家信息；屏幕上有遮盖，打印的只遮盖别人的。"),
            ("复制", "可以自己在终端上打印或者存到 U 盘，也可以请窗口打印，免费。"),
            ("更正轮候信息", "\(website)，或者\(window)。"),
            ("更正申请内容", "受理截止前自己修改；截止以后请到窗口提出。协议期内的变更，用「报告家庭或租房的变更」。"),
            ("撤回同意", "受理截止前可以在终端撤回申请；以后要撤回这份同意的，请到窗口书面提出。"),
            ("保存", "办理期间和规定的档案期限内保存，用途只限这件事的审核、公示、发放和追缴。公示只显示姓和回执号的一部分，到期撤下。"),
            ("谁能看", "办理这件事的工作人员，每次查看完整信息都有记录。"),
            ("询问和投诉", "\(phones.joined(separator: "、"))（\(hours)）。"),
        ]
    }
}
