import Housing

/// Changes, stops and what has to come back, at the counter.
public enum CounterChangeTexts {
    public static let title = "变更与停发"
    public static let agreementTitle = "补租协议"
    public static let recoveryTitle = "追回多发的补租"

    // The changes
    public static let tabOpen = "待决定"
    public static let tabAll = "全部变更"
    public static let tabNotices = "要留意的"
    public static let columnChange = "变更"
    public static let columnMatter = "类别"
    public static let columnEvent = "发生"
    public static let columnBy = "谁报告"
    public static let columnAt = "登记"
    public static let columnDecider = "决定人"
    public static let columnState = "结果"
    public static let columnMark = "备注"
    public static let found = "核查发现"
    public static let overdue = "逾期报告"
    public static let noneOpen = "没有等决定的变更。"
    public static let none = "还没有变更。"
    public static let noNotices = "没有租赁合同快到期、核查不通过或者缺材料的家庭。"
    public static let register = "登记变更"
    public static let wholeNumber = "这一批没有这个号码。请输入完整的备案回执号或者协议号。"
    public static let findAgreement = "查协议"
    public static let findLabel = "备案回执号或协议号"
    public static let tabs = "换一栏"
    public static let open = "打开"
    public static func stateName(_ decision: ChangeDecision?) -> String {
        decision.map { $0 == .falseDeclaration ? name($0) : short($0) } ?? "待决定"
    }

    // Notices
    public static let columnWhat = "情况"
    public static func leaseEnds(_ day: Day, isOver: Bool) -> String {
        isOver ? "租赁合同 \(day.words)已到期，没有登记新合同" : "租赁合同 \(day.words)到期"
    }
    public static let papersMissing = "缺材料，暂停发放"

    // One change
    public static let matter = "变更"
    public static let eventDay = "发生日期"
    public static func firstDay(_ day: Day) -> String { "（最初报告 \(day.words)）" }
    public static let reported = "报告"
    public static func reportedBy(_ name: String, _ at: Moment) -> String { "\(name)  \(at.words)" }
    public static func foundAt(_ at: Moment) -> String { "每月核查发现  \(at.words)" }
    public static let agreement = "协议"
    public static let newLease = "新合同"
    public static func lease(_ lease: FollowingLease) -> String {
        "\(lease.start.words)至\(lease.end.words)，房屋编码 \(lease.house.value)"
    }
    public static let foundOut = "查到"
    public static let reportWords = "情况"
    public static let reportWordsHelp = "发生了什么、依据是什么，审核人员要看；可以不写"
    public static let familySays = "家庭说明"
    public static let proposedLease = "家庭报的合同"
    public static let proposedHelp = "已填上家庭报的新合同，请与合同核对"
    public static let decision = "决定"
    public static let decider = "决定人"
    public static func decidedBy(_ name: String, _ at: Moment) -> String { "\(name)  \(at.words)" }
    public static let reason = "理由"
    public static func ifDecided(_ decision: ChangeDecision) -> String {
        switch decision {
        case .eligible: "如果仍符合条件"
        case .notEligible: "如果不再符合条件（从次月停止）"
        case .falseDeclaration: "如果申请时申报不实（全部追回）"
        }
    }
    public static let lookingAhead = "正在核算……"
    public static func name(_ decision: ChangeDecision) -> String {
        switch decision {
        case .eligible: "仍符合条件"
        case .notEligible: "不再符合条件"
        case .falseDeclaration: "申报不实"
        }
    }
    public static func short(_ decision: ChangeDecision) -> String {
        switch decision {
        case .eligible: "仍符合"
        case .notEligible: "不再符合"
        case .falseDeclaration: "不实"
        }
    }
    public static let next = "下一项"
    public static let noNext = "没有别的待决定的变更了。"
    public static let noDeciding = "变更由审核人员决定"
    public static let enteredByYou = "这项变更是您报告的，或者依据的核查结果是您录入的，要由另一位审核人员决定"
    public static func decidedAlready(_ decision: ChangeDecision?, _ by: String?) -> String {
        "这项变更已经由\(by.map { "\($0) " } ?? "同事")决定" + (decision.map { "：\(name($0))" } ?? "")
    }
    public static let isOwn = "这是您自己家的协议，不能由您办理"

    // What would come of it
    public static func lastPaid(_ month: Month) -> String { "最后发放 \(month.words)" }
    public static func stoppedFrom(_ month: Month) -> String { "\(month.words)起停止" }
    public static let nothingOwed = "没有应当发放的月份"
    public static func goesOn(until month: Month) -> String { "发放到 \(month.words)" }
    public static func held(_ months: [Month]) -> String { "从待送出的批次里取出 \(CounterPaymentTexts.months(months))" }
    public static func underway(_ months: [Month]) -> String {
        "\(CounterPaymentTexts.months(months)) 已交给银行，到账以后要退回"
    }
    public static func due(_ months: [Month]) -> String { "下次编制补发 \(CounterPaymentTexts.months(months))" }
    public static let waits = "变更当月以后的月份等决定以后再发"
    public static let withheld = "恢复以前不发放"
    public static let withheldStill = "还没有发的月份，恢复以前不发放"
    public static func overpaid(_ months: [Month], _ amount: Money) -> String {
        "已多发 \(CounterPaymentTexts.months(months))，要退回 \(amount.words)"
    }

    // Deciding
    public static let verdictReason = "理由"
    public static let reasonHelp = "写明依据，会记在这一家的经过里"
    public static let reasonMissing = "请写明理由"
    public static let earlierDay = "实际发生日期"
    public static func earlierDayHelp(_ day: Day) -> String { "查明比 \(day.words)更早的，填实际的日期；不填就按这一天" }
    public static func falseDayHelp(_ declared: Day) -> String { "要填：不晚于家庭申报那一天（\(declared.words)）" }
    public static let leaseStart = "新合同起租"
    public static let leaseEnd = "新合同到期"
    public static let houseCode = "房屋编码"
    public static let houseHelp = "25 位数字；仍住原来的房屋，也要填"
    public static let leaseHelp = "没有新合同的，三项都不填"
    public static let leaseWhole = "起租、到期和房屋编码要填全"
    public static let noSuchDay = "没有这一天，请核对"
    public static let decide = "决定"
    public static func decideTitle(_ decision: ChangeDecision) -> String { "决定：\(name(decision))？" }
    public static func decidedMeanwhile(_ decision: ChangeDecision?, _ by: String?) -> String {
        "这项变更刚才已经由\(by.map { "\($0) " } ?? "同事")决定" + (decision.map { "：\(name($0))。" } ?? "。")
    }
    public static func decided(_ decision: ChangeDecision, _ change: String) -> String {
        "已决定 \(change)：\(name(decision))。"
    }
    public static let falseHelp = "申请时的申报与事实不符，各月都不应当发放。哪一项不实，家庭会看到；理由不会。"

    // An agreement
    public static let number = "协议号"
    public static let family = "家庭"
    public static let monthly = "每月"
    public static func monthly(_ amount: Money, _ area: Area) -> String { "\(amount.words)（\(area.words)）" }
    public static let term = "期限"
    public static func term(_ months: ClosedRange<Month>) -> String {
        "\(months.lowerBound.words)至\(months.upperBound.words)，共 \(months.count) 个月"
    }
    public static let state = "现在"
    public static let paid = "已发放"
    public static let account = "收款"
    public static let house = "房屋编码"
    public static let leaseTo = "租赁合同"
    public static func until(_ day: Day) -> String { "到 \(day.words)" }
    public static let leaseUnknown = "没有登记到期日"
    public static let debt = "多发"
    public static func debt(_ overpaid: Money, _ recovered: Money, _ owed: Money) -> String {
        "\(overpaid.words)，已退回 \(recovered.words)，还应退回 \(owed.words)"
    }
    public static let stop = "停止"
    public static func stop(_ reason: SubsidyReason, _ day: Day) -> String { "\(reason.words)（\(day.words)）" }
    public static let monthsTitle = "各月"
    public static let changesTitle = "变更"
    public static let eventsTitle = "经过"

    public static func cellsLegend(isAhead: Bool, waits: Bool, isOwed: Bool) -> String {
        [
            isAhead ? "--：还没有编制" : nil, isOwed ? "待补：能发的时候补发" : nil,
            waits ? "等约：登记新合同才发" : nil,
        ].compactMap(\.self).joined(separator: "；")
    }
    /// Two characters for a cell of the months.
    public static func cell(_ state: InstalmentState, isAfterLease: Bool, isOwed: Bool) -> String {
        if isAfterLease { return "等约" }
        if isOwed { return "待补" }
        switch state {
        case .planned: return "--"
        case .due: return "待批"
        case .approved: return "已批"
        case .sent: return "送出"
        case .paid: return "已发"
        case .failed: return "失败"
        case .cancelled: return "不发"
        case .overpaid: return "多发"
        case .recovered: return "退回"
        }
    }

    public static let suspended = "暂停发放"
    public static let resumed = "恢复发放"
    public static let breached = "违规"
    public static func repaid(_ amount: Money, _ reference: String?) -> String {
        "退回 \(amount.words)" + (reference.map { "（\($0)）" } ?? "")
    }
    public static let escalated = "转依法追缴"
    public static func requeued(_ day: Day) -> String { "重新轮候（\(day.words)），停止发放" }
    public static func reinstated(_ reason: String, _ day: Day) -> String { "撤销停止：\(reason)（\(day.words)）" }

    // What is done with one
    public static let deeds = "办理"
    public static let deedsTitle = "办理什么？"
    public static let report = "登记变更"
    public static let requeue = "登记重新轮候"
    public static let suspend = "缺材料，暂停发放"
    public static let resume = "材料补齐，恢复发放"
    public static let breach = "登记违规"
    public static let reinstate = "撤销有误的停止"
    public static let repay = "登记退回"
    public static let escalate = "转依法追缴"
    public static let reportText = "家庭自己说的，或者工作人员知道的变更。先核实，由另一位审核人员决定；变更当月以后的月份先不发。"
    public static let requeueText = "家庭重新轮候公共租赁住房，从次月起停止发放。"
    public static let suspendText = "材料不齐，先不发放；还没有送出的月份从批次里取出，恢复以后补发。"
    public static let resumeText = "材料补齐，暂停期间没有发放的月份列入下一次编制。"
    public static let breachText = "只作登记；按规定怎样处理，另外决定。"
    public static let reinstateText = "停止有误，由主管撤销：协议继续，停止以后的月份重新发放。登记或者决定停止的人不能撤销。"
    public static let repayText = "多发的补租退回来了。可以分几次，退清以后结清。"
    public static let escalateText = "家庭不配合退回，转依法追缴。"
    public static let what = "什么变更"
    public static let whatMissing = "请选择是什么变更"
    public static let when = "哪一天发生的"
    public static let whenRequeued = "哪一天重新轮候的"
    public static let dayMissing = "请填写日期"
    public static let breachWords = "什么情况"
    public static let wordsMissing = "请写明情况"
    public static let amount = "退回多少元"
    public static func amountHelp(_ owed: Money) -> String { "还应退回 \(owed.words)；全部退回的，直接按回车" }
    public static let amountWrong = "请填写金额，如 2145.00"
    public static func amountTooMuch(_ owed: Money) -> String { "最多 \(owed.words)" }
    public static func repaidMeanwhile(_ amount: Money, _ owed: Money) -> String {
        "刚才已登记退回 \(amount.words)，" + (owed.fen == 0 ? "多发的已经退清" : "还应退回 \(owed.words)")
    }
    public static let reference = "银行流水号"
    public static let referenceHelp = "可以不写；写了就不会登记两次"
    public static let go = "登记"
    public static func confirm(_ deed: String) -> String { "\(deed)？" }
    public static func repayEffect(_ amount: Money, _ left: Money) -> String {
        left.fen == 0 ? "退回 \(amount.words)，多发的全部退清。" : "退回 \(amount.words)，还应退回 \(left.words)。"
    }
    public static let noEffect = "不改变发放。"
    public static func done(_ deed: String) -> String { "已办：\(deed)。" }
    public static let noRight = "您没有办理这一项的权限"
    public static let noRightShort = "没有权限"
    public static let changeIsOpen = "已有一项变更正在核实"
    public static func notNow(_ state: SubsidyAgreement.State) -> String { "协议现在是「\(state.name)」，不能办这一项" }
    public static let noDebt = "没有要退回的补租"
    public static let leaveTitle = "还没有办完"
    public static let leaveText = "现在离开，填的内容不会保留。"
    public static let leave = "离开，不保留"
    public static let stay = "留在这一页"
    public static let printAgreement = "打印协议"

    // Debts
    public static let columnOverpaid = "多发"
    public static let columnRecovered = "已退回"
    public static let columnOwed = "还应退回"
    public static let columnMonths = "多发的月份"
    public static let columnReferences = "退回凭证"
    public static let nobodyOwes = "没有多发的补租。"
    public static func debtsHead(_ count: Int, _ owed: Money) -> String { "\(count) 家多领过，还应退回合计 \(owed.words)。" }
    public static let noRecovering = "退回和追缴由发放岗位登记"
    public static let notOwing = "这一家已经退清"
    public static let isEscalated = "已经转依法追缴"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("变更", ["家庭的人口、婚姻、住房、租赁合同等有变化，登记为变更。报告的人不能自己决定。"]),
        ("决定以后", ["仍符合条件的，暂时没有发的月份下次补发；不再符合条件的，变更当月照发，次月起停止，以后已经发了的要退回。"]),
        ("申报不实", ["申请的时候就不符合、又申报为符合的，按申报不实决定：从第一个月起都不应当发放，已经发放的全部追回。申报以后才发生的，不是申报不实。有误的，由主管撤销。"]),
        ("先看后果", ["作决定以前，屏幕上先算好最后发放哪个月、从哪个月起停止、要退回多少。"]),
    ]
}
