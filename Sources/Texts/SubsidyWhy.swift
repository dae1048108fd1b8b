import Housing

/// What `anju why` tells of each decision.
public enum WhyTexts {
    // Headings
    public static func title(_ title: String, _ receipt: String, _ name: String) -> String {
        "\(title)：备案回执号 \(receipt)，\(name)。"
    }
    public static func place(_ city: Int, _ district: Int) -> String {
        district > 0 ? "全市轮候序位 \(city)，户籍区序位 \(district)。" : "全市轮候序位 \(city)。"
    }
    public static func state(_ state: SubsidyState?, _ agreement: SubsidyAgreement.State?) -> String {
        guard let state else { return "没有申请。" }
        return agreement.map { "申请：\(state.name)；协议：\($0.name)。" } ?? "申请：\(state.name)。"
    }
    public static let money = "补租金额"
    public static let moneyIfSigned = "补租金额（签订协议以后才发放）"
    public static let notApplied = "这一家没有申请这一批补租，以下只有轮候册的登记。"
    public static func by(_ name: String) -> String { "办理：\(name)。" }
    public static func source(_ source: String) -> String { "来源：\(source)。" }
    /// What somebody wrote of his decision.
    public static func written(_ text: String) -> String {
        "说明：\(text)" + (text.hasSuffix("。") ? "" : "。")
    }
    public static func withheld(_ roles: [OfficeRole]) -> String {
        "另有文字说明，\(roles.map(\.name).joined(separator: "、"))登录后可以看（--by）。"
    }

    // The register
    public static let register = "轮候册"
    /// The hour counts on the day of the cut-off alone; of other days a register seldom knows it.
    public static func listed(since: Moment?, at: Moment) -> String {
        since.map { "\($0.day == at.day ? $0.words : $0.day.words)入册，\(at.words)在册。" } ?? "\(at.words)在册。"
    }
    public static func notListed(_ status: RegisterEntry.Status, at: Moment, out: Moment?) -> String {
        let left = out.map { "，\($0.words)出册" } ?? ""
        return "\(at.words)不在册：\(status.rawValue)\(left)。"
    }
    public static func district(_ found: String, asked: String) -> String {
        let name = DistrictNames.name(found)
        return found == asked ? "轮候册登记的户籍区是\(name)。" : "轮候册登记的户籍区是\(name)，通告要求\(DistrictNames.name(asked))。"
    }
    public static func committed(_ root: String, _ families: Int) -> String {
        "\(families) 户的顺序已固定，根值 \(root)。"
    }

    // The application
    public static func submitted(_ at: Moment, isLate: Bool) -> String {
        isLate ? "\(at.words)提交，受理截止后由主管接收。" : "\(at.words)提交。"
    }
    public static func submittedBefore(_ at: Moment) -> String { "\(at.words)提交过，后来又重新提交。" }
    public static let houseCodeRight = "房屋编码正确，是本市的。"
    public static let leaseRight = "申请时已经签订租赁合同，租期已经开始。"
    public static let leaseWhole = "合同的必要信息齐全。"
    public static func leaseEnds(_ end: Day, needed: Day) -> String { "合同到\(end.words)，至少要到\(needed.words)。" }
    public static let leaseEndUnknown = "合同没有写明到期日。"
    public static let houseFree = "这套住房没有用来领取过补租。"
    public static let houseExcepted = "这套住房用来领取过补租，主管已经作为例外处理。"
    public static let onlyApplication = "同一套住房、同一家庭只有这一件申请。"
    public static func papersMissing(_ sets: [[String]]) -> String {
        "还缺\(sets.map { $0.joined(separator: "、") }.joined(separator: "，或者"))。"
    }
    public static let consentMissing = "没有签署知情同意书"
    public static let declarationMissing = "没有作诚信声明"
    public static func sentence(_ words: String) -> String { words + "。" }
    /// A sentence inside another.
    public static func clause(_ sentence: String) -> String {
        sentence.hasSuffix("。") ? String(sentence.dropLast()) : sentence
    }
    public static let spouseDenied = "申请写明没有配偶，成员名单有配偶，婚姻证明与婚姻状况不符。"
    public static let papersWhole = "材料齐全。"
    public static func consented(_ at: Moment?, witness: String?) -> String {
        guard let at else { return "没有签署。" }
        return witness.map { "\(at.words)当面签署，见证：\($0)。" } ?? "\(at.words)签署。"
    }
    public static func declared(_ at: Moment?) -> String { at.map { "\($0.words)声明。" } ?? "没有声明。" }

    // Findings
    public static let notAsked = "不在核查的人员范围内。"
    public static let membersMissing = "家庭成员还没有导入。"
    public static func statement(_ result: String, _ at: Moment) -> String { "\(at.words)：\(result)" }
    public static let declaration = "申请人的声明"
    public static let denied = "申请人自己声明不符合这一项。"
    /// - Parameter children: how many are declared, and how many are named.
    public static func unnamed(
        _ people: Int, registered: Int, named: Int, spouse: Bool, children: (declared: Int, named: Int)
    ) -> String {
        var grounds: [String] = []
        if registered > named { grounds.append("轮候册登记 \(registered) 人，成员名单只有 \(named) 人") }
        if spouse { grounds.append("申请写明已婚，成员名单没有配偶") }
        if children.declared > children.named {
            grounds.append("申请写明未成年子女 \(children.declared) 人，成员名单有 \(children.named) 人")
        }
        return grounds.joined(separator: "；") + "。还有 \(people) 人没有名字，每项条件都不作为通过。请补齐成员名单，或者更正申请。"
    }
    /// - Parameter fact: which one, as it was written; may be empty.
    public static func untrue(_ fact: String) -> String { fact.isEmpty ? "申报与事实不符。" : "\(clause(fact))。" }
    public static func trueAfterAll(_ fact: String) -> String {
        fact.isEmpty ? "后来查明申报属实。" : "后来查明申报属实：\(clause(fact))。"
    }
    public static let noFinding = "还没有核查结果，不作为通过。"
    public static func earlier(_ results: [String]) -> String { "其他结果：" + results.joined(separator: "；") + "。" }

    // The review
    public static let closed = "受理截止，申请材料不再变动。"
    public static let reviewPassed = "没有发现不符合的条件。"
    public static func reviewUndecided(_ count: Int) -> String { "还有 \(count) 项没有核实，不能认定通过。" }
    public static func proposed(_ reasons: [String]) -> String {
        "核查建议不通过：\(reasons.joined(separator: "；"))。要由审核人员逐件确认。"
    }
    /// To the family, while nobody has confirmed what the review proposed.
    public static let notConfirmed = "核查还没有办完，有了结果会写在这里。"
    public static let reviewedThen = "核查过，后来要求补正，等下一次核查。"
    public static let reviewedBefore = "核查过一次，后来又核查。"
    public static let reviewedAfter = "已经确认不通过，这次核查没有再看这一家。"
    /// It was not among those that the review looked at.
    public static let notReviewed = "这次核查还没有看到这件申请，等下一次核查。"
    public static let reviewsAfterMending = "已要求补正，补正以后再核查。"
    /// Something came in afterwards that counts.
    public static let reviewsAgain = "核查以后情况有变化，以前的结果不再作数，等下一次核查。"
    public static let reviewEnded = "核查到此为止，配额已经用完。"
    /// A listed family, of which something is open.
    public static func held(_ state: SubsidyState) -> String {
        switch state {
        case .called: "查清以前不能签订，签订的期限照旧。"
        default: "查清以前不通知签订。"
        }
    }
    public static func foundSince(_ reasons: [String], undecided: Int) -> String {
        let open = undecided > 0 ? ["有 \(undecided) 项待核实"] : []
        return "核查以后又有情况：\((reasons + open).joined(separator: "；"))。要重新核查，由审核人员决定。"
    }
    /// Something new came in since.
    public static func confirmedBefore(_ reasons: [String]) -> String {
        "当时确认不符合条件：" + reasons.joined(separator: "、") + "。后来有新的情况，重新核查。"
    }
    public static func confirmed(_ reason: String) -> String { "确认不通过：\(reason)。" }
    public static let notMended = "没有按期补正"
    public static func detailed(_ reason: String, _ detail: String) -> String { "\(reason)（\(detail)）" }
    /// - Parameter items: each with why.
    public static func correctionAsked(_ items: [String], until: Day) -> String {
        "要求补正\(items.joined(separator: "、"))，\(until.endWords)前。"
    }
    /// Over what is told of a correction: no sentence of the notice's alone says it.
    public static func correctionRule(workingDays: Int) -> String { "要补正的，在 \(workingDays) 个工作日以内补正。" }
    public static let supplemented = "已经补正。"
    public static let correctionLapsed = "到期没有补正。"
    public static let correctionEnded = "批次结束，不用再补正。"
    public static let withdrawn = "申请人撤回。"

    // The list
    public static func listed(_ list: Int, _ sequence: Int, of length: Int) -> String {
        list == 1
            ? "列入公示名单，第 \(sequence) 位，共 \(length) 位。" : "列入第 \(list) 份（增补）名单，第 \(sequence) 位，共 \(length) 位。"
    }
    public static func beyondList(_ rank: Int, most: Int, quota: Int) -> String {
        "符合条件的家庭里排第 \(rank) 位，名单最多 \(most) 位（配额 \(quota) 套），没有列入。"
    }
    public static func objected(_ number: String, _ day: Day) -> String { "公示期间收到异议 \(number)，\(day.words)。" }
    public static func objectionDecided(_ number: String, isUpheld: Bool) -> String {
        "异议 \(number) \(isUpheld ? "成立" : "不成立")。"
    }
    public static let objectionOpen = "还没有处理。"
    public static func publicity(_ from: Moment, _ ends: Day, days: Int) -> String {
        "\(from.words)起公示 \(days) 个工作日，到\(ends.endWords)止，没有成立的异议。"
    }
    public static func publicityRunning(_ ends: Day) -> String { "公示到\(ends.endWords)止。" }

    // Signing
    /// - Parameter signBy: nil where the call ended by a refusal.
    public static func called(_ signBy: Day?, days: Int) -> String {
        guard let signBy else { return "通知签订；认定不符合条件以后，通知作废。" }
        return "通知签订，\(days) 个工作日内，到\(signBy.endWords)止。"
    }
    public static func signed(_ number: String) -> String { "签订补租协议 \(number)。" }
    public static let leftList = "签订时退出公共租赁住房轮候。"
    public static func notSigned(_ signBy: Day) -> String { "到\(signBy.endWords)没有签订，视为放弃。" }
    public static let declined = "自己放弃签订。"
    public static func quotaUsedUp(_ quota: Int, signed: Int) -> String {
        "配额 \(quota) 套已经签订 \(signed) 套，没有轮到。"
    }
    public static let discretion = "主管作了裁量决定。"

    // The term
    /// - Parameter isByStaff: entered at the counter: nobody is said to have reported, nor to have done so late.
    public static func changeReported(_ matter: String, _ day: Day, isOverdue: Bool, isByStaff: Bool) -> String {
        isByStaff
            ? "窗口登记变更：\(matter)，\(day.words)发生" + (isOverdue ? "，登记时已经超过一个月。" : "。")
            : "报告变更：\(matter)，\(day.words)发生" + (isOverdue ? "，报告晚于一个月。" : "。")
    }
    public static func changeFound(_ matter: String, _ day: Day) -> String { "每月核查发现变更：\(matter)，\(day.words)。" }
    /// - Parameter isOtherDwelling: whether the family has moved.
    public static func leaseFollows(_ start: Day, _ end: Day, isOtherDwelling: Bool) -> String {
        "新的租赁合同：\(start.words)至\(end.words)，\(isOtherDwelling ? "换了住房" : "同一套住房")。"
    }
    public static func reinstated(_ reason: SubsidyReason, _ day: Day) -> String {
        "主管撤销停止：\(reason.words)，\(day.words)。协议继续，没有发放的月份补发。"
    }
    public static let afterLease = "租赁合同到期，等新合同"
    public static let stillOwed = "取出，等补发"
    public static let stillWithheld = "材料补齐、恢复以前，没有发放的月份仍暂不发放。"
    /// Another day is known since.
    public static func changeMoved(_ day: Day) -> String { "后来查明是\(day.words)发生的。" }
    /// - Parameter untrue: which fact was declared falsely, where it is known and told.
    public static func changeDecided(_ decision: ChangeDecision, untrue: String?) -> String {
        switch decision {
        case .eligible: "仍然符合条件。"
        case .notEligible: "不再符合条件。"
        case .falseDeclaration: "申请时申报不实" + (untrue.map { "：\(clause($0))。" } ?? "。")
        }
    }
    /// About a queueing again that the family reported.
    public static let requeueDecided = "已经重新轮候，停止发放。"
    public static let suspended = "暂停发放。"
    public static let resumed = "恢复发放。"
    public static let breached = "有违反规定的记录。"
    public static func stopped(_ reason: SubsidyReason, _ day: Day, from: Month) -> String {
        reason == .falseDeclaration
            ? "\(reason.words)，从第一个月（\(from.words)）起都不应当发放。"
            : "\(reason.words)，\(day.words)发生；\(from.words)起停止发放，当月照发。"
    }
    public static func overpaid(_ months: [Month], _ amount: Money) -> String {
        "多领取 \(months.map(\.words).joined(separator: "、"))，共 \(amount.words)，应当退回。"
    }
    public static func repaid(_ amount: Money) -> String { "退回 \(amount.words)。" }
    /// The bank's reference of what came back, for staff.
    public static func reference(_ text: String) -> String { "凭证 \(text)" }
    public static let escalated = "转依法追缴。"

    // Money
    public static func size(_ people: Int, isOfClose: Bool) -> String {
        isOfClose ? "受理截止时轮候册登记 \(people) 人。" : "截止时点轮候册登记 \(people) 人，受理截止时的轮候册还没有导入。"
    }
    public static func area(_ area: Area) -> String { "补租面积 \(area.words)。" }
    public static func price(_ price: Money) -> String { "单价每平方米每月 \(price.words)。" }
    public static func monthly(_ price: Money, _ area: Area, _ monthly: Money) -> String {
        "\(price.words)×\(area.words)＝每月 \(monthly.words)。"
    }
    public static func term(_ months: Int, _ monthly: Money) -> String {
        "\(months) 个月，全部 \(Money(fen: monthly.fen * months).words)。"
    }
    public static func sums(paid: Money, overpaid: Money, recovered: Money) -> String {
        "已发放 \(paid.words)" + (overpaid.fen > 0 ? "，其中多发 \(overpaid.words)，已退回 \(recovered.words)。" : "。")
    }
    public static func run(_ number: String) -> String { "发放批次 \(number)" }
    public static func prepared(_ name: String) -> String { "编制 \(name)" }
    public static func approved(_ name: String) -> String { "批准 \(name)" }
    public static func answer(isPaid: Bool, _ at: Moment?, _ reference: String?) -> String {
        let when = at.map { " \($0.words)" } ?? ""
        let reference = reference.map { "，凭证 \($0)" } ?? ""
        return (isPaid ? "银行：成功" : "银行：失败") + when + reference
    }
}
