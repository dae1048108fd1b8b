import Housing

/// The review of a batch's families at the counter.
public enum CounterReviewTexts {
    public static let title = "补租审核"

    // MARK: The table

    public static let waiting = "待核实"
    public static let proposed = "待确认"
    public static let correction = "补正中"
    public static let eligible = "符合条件"
    public static let ineligible = "不符合"
    public static let listed = "名单上"
    public static let signed = "已签订"
    public static let all = "全部"
    public static let correctionShort = "补正"
    public static let eligibleShort = "符合"
    public static let listedShort = "名单"
    public static let signedShort = "签订"

    public static let columnPosition = "序位"
    public static let columnReceipt = "回执号"
    public static let columnName = "申请人"
    public static let columnSize = "人数"
    public static let columnSubmitted = "提交"
    public static let columnState = "状态"
    public static let columnRemark = "说明"

    public static let nothingHere = "这里没有申请。"
    public static let notYet = "还没有导入轮候册，没有可以审核的申请。"
    public static let findLabel = "查找"
    public static let findHelp = "回执号、序位、证件号码、姓名两个字"
    public static let locateHelp = "回执号或序位"
    public static let onlyClerkFinds = "按姓名、证件号码查找由受理人员办理；请输入回执号或序位。"
    public static let find = "查找"
    public static let tooShort = "请至少输入两个字。"
    public static func notFound(_ text: String) -> String { "没有找到「\(text)」。" }
    public static func found(_ text: String, _ count: Int) -> String { "「\(text)」找到 \(count) 家，按轮候序位排列。" }
    public static let notReviewed = "等待核查"
    /// - Parameter words: the result, and where it is from.
    public static func recorded(_ words: [String]) -> String { "现在登记的：\(words.joined(separator: "，"))" }
    public static let reviewAgain = "等待再次核查"
    public static func rank(_ rank: Int) -> String { "符合条件的第 \(rank) 位" }
    public static let waitsForCall = "等待通知"
    public static func place(_ place: String) -> String { "名单第 \(place) 号" }
    public static func signBy(_ day: Day) -> String { "\(CounterBatchTexts.day(day))24时前签订" }
    public static func undecided(_ count: Int) -> String { "\(count) 项待核实" }

    public static let listHelp: [(heading: String, paragraphs: [String])] = [
        (
            "审核",
            [
                "申请按轮候序位排列，与提交先后无关。数字键切换类别，回车打开一户。",
                "「待确认」是核查建议不通过的，要由审核人员逐户确认，没有一次确认全部的办法；「待核实」是还有条件没有查清、或者等待核查的。",
            ]
        )
    ]

    // MARK: A family

    public static func head(_ position: Int, _ receipt: String, _ name: String) -> String {
        "序位 \(position)  \(receipt)  \(name)"
    }
    public static let rules = "按现在的情况"
    public static let allMet = "没有发现不符合的条件。"
    public static func stillUndecided(_ count: Int) -> String { "还有 \(count) 项待核实，不能认定通过。" }
    public static func against(_ reasons: String) -> String { "不符合：\(reasons)。" }
    public static func proposedNow(_ reasons: String) -> String { "核查建议不通过：\(reasons)。要由审核人员确认。" }
    public static func confirmed(_ reasons: String) -> String { "已经确认不通过：\(reasons)。" }
    public static let isSigned = "已签订补租协议，签订时退出了轮候。"
    public static func sinceSigned(_ reasons: String) -> String { "签订以后查到：\(reasons)。由每月核查和「变更与停发」办理。" }
    public static let askAgain = "这一家的情况刚刚有变化，没有确认，请再看一遍。"
    public static let awaitsReview = "情况有变化，等批次再次「核查」以后才能确认。"

    public static func awaitsMending(_ fields: [String], _ deadline: Day) -> String {
        "等待补正：\(fields.joined(separator: "、"))，到\(deadline.endWords)止。"
    }
    public static func mendUntil(_ day: Day) -> String { "补正到\(CounterBatchTexts.day(day))24时止" }
    public static func answered(_ by: String, isWitness: Bool) -> String {
        "  收件：\(by)" + (isWitness ? CounterMendingTexts.witnessed : "")
    }
    public static func receivedAnew(_ paper: String) -> String { "\(paper)（补正时收到原件）" }
    public static func coTenants(_ count: Int) -> String { count == 0 ? "没有" : "\(count) 人" }
    public static func children(_ count: Int) -> String { count == 0 ? "没有" : "\(count) 人" }

    public static let application = "申请"
    public static let submittedAt = "提交"
    public static let late = "（截止后由主管接收）"
    public static let house = "住房"
    public static let houseCode = "房屋编码"
    public static let lease = "租赁合同"
    public static func lease(_ start: Day?, _ end: Day?) -> String {
        "\(start?.words ?? "没有写明")至\(end?.words ?? "没有写明")"
    }
    public static func signedOn(_ day: Day?) -> String { day.map { "，\($0.words)签订" } ?? "，没有写明签订日" }
    public static let landlord = "出租人"
    public static func area(_ area: Area?) -> String { area?.words ?? "没有写明" }
    public static let areaLabel = "租赁面积"
    public static func rent(_ rent: Money?) -> String { rent.map { "，月租 \($0.words)" } ?? "" }
    public static let family = "家庭"
    public static func family(_ size: Int, _ marital: String, children: Int, coTenants: Int) -> String {
        "轮候册登记 \(size) 人，\(marital)" + (children > 0 ? "，未成年子女 \(children) 人" : "")
            + (coTenants > 0 ? "，另有合租人 \(coTenants) 人" : "")
    }
    public static let pictures = "图片"
    public static func pictures(_ paper: String, _ count: Int) -> String { "\(paper)  \(count) 张" }
    public static let noPictures = "您没有查看材料图片的权限"
    public static let materials = "材料"
    public static let noMaterials = "没有交材料"
    public static func missing(_ words: String) -> String { "还缺\(words)" }
    public static let form = "申请材料逐条核对"

    public static let findings = "各人逐条核查"
    public static let membersMissing = "家庭成员还没有导入，还没有人可以核查。"
    public static func source(_ source: String, _ evidence: String) -> String { source + self.evidence(evidence) }
    /// Behind the source; empty for none.
    public static func evidence(_ words: String) -> String { words.isEmpty ? "" : "（\(words)）" }

    public static let corrections = "补正"
    public static func correctionState(_ state: Int, _ deadline: Day) -> String {
        switch state {
        case 0: "等待补正，\(deadline.endWords)止"
        case 1: "已经补正"
        case 2: "\(deadline.endWords)止，到期没有补正"
        default: "批次结束，不用再补正"
        }
    }

    /// What each condition asks, in a few words for a row of a table.
    ///
    /// - Parameter extra: the notice's own conditions, which have their names there.
    public static func condition(_ rule: Rule, _ extra: [SubsidyNotice.ExtraCondition]) -> String {
        if let condition = extra.first(where: { $0.rule == rule }) { return condition.name }
        return switch rule.rawValue {
        case "LH-03": "本区户籍"
        case "LH-10": "没有自有住房"
        case "LH-11": "没有建设用地"
        case "LH-12": "没有租政策性住房"
        case "LH-13": "没有享受购房优惠"
        case "LH-14": "没有领过租房补贴"
        case "LH-61": "如实申报"
        default: "其他条件"
        }
    }

    // MARK: Keys

    public static let next = "下一户"
    public static let previous = "上一户"
    public static let why = "为什么"
    public static let confirm = "确认不通过"
    public static let askCorrection = "要求补正"
    public static let confirmShort = "不通过"
    public static let askCorrectionShort = "要补正"
    public static let enter = "录入结果"
    public static let enterShort = "录入"
    public static func noNext(_ tab: String) -> String { "「\(tab)」里后面没有了。" }
    public static func noPrevious(_ tab: String) -> String { "「\(tab)」里前面没有了。" }

    // MARK: Why not

    public static let ownFamily = "这是您自己的家庭，要由别的工作人员办理。"
    public static let enteredByYou = "不通过的依据是您录入的，或者补正是您要求的，要由别的审核人员确认。"
    public static let onlyReviewer = "由审核人员办理。"
    public static let onlyClerk = "由受理人员或者主管录入。"
    public static let untrueOnlyClerk = "申报不实由受理人员或者主管录入。"
    public static let nothingProposed = "没有建议不通过的理由。"
    public static let reviewAgainFirst = "情况有变化，批次再次「核查」以后才能确认。"
    public static func lapsedGround(_ items: [String], _ deadline: Day) -> String {
        "没有按期补正：\(items.joined(separator: "、"))，期限\(deadline.endWords)。"
    }
    public static func notNow(_ state: String) -> String { "现在是「\(state)」，不能办理。" }
    public static let toFinding = "看核查结果"
    public static let toFindingShort = "看结果"

    // MARK: Confirming

    public static func confirmTitle(_ receipt: String, _ name: String) -> String { "确认 \(receipt) \(name) 不通过？" }
    public static func confirmGround(_ grounds: [String]) -> String { "依据：\(grounds.joined(separator: "；"))。" }
    /// 没有自有住房，申请人 林*雨：不动产登记（粤房12号）
    public static func ground(_ condition: String, _ person: String, _ source: String) -> String {
        "\(condition)，\(person)：\(source)"
    }
    /// What the family reads.
    public static func confirmText(_ reasons: String) -> String { "申请人会看到：「不符合条件：\(reasons)。」" }
    public static func done(_ receipt: String, _ reasons: String) -> String { "\(receipt) 已确认不通过（\(reasons)）。" }
    public static let nowNext = "下一户已经打开。"
    public static let noMore = "没有下一户了。"
    public static let cancel = "取消"

    // MARK: Entering a finding

    public static func findingTitle(_ condition: String, _ person: String) -> String { "\(condition)：\(person)" }
    public static let result = "结果"
    public static let sourceField = "来源"
    public static let sourceHelp = "在哪里查到的，如不动产登记"
    public static let sourceMissing = "请写明来源。"
    public static let resultMissing = "请选择结果。"
    public static let evidence = "依据"
    public static let evidenceHelp = "证号、补贴名称等，可以不写"
    public static let untrue = "申报不实"
    public static let untrueShort = "不实"
    public static let untrueText = "查明了才记，申请人会看到。再次「核查」以后，由别的审核人员确认。"
    public static let untrueAfterSigning = "查明了才记，申请人会看到。已经签订协议，由每月核查和「变更与停发」办理。"
    public static let untrueWho = "谁的情况"
    public static let untrueFact = "哪一项不实"
    public static let untrueFactHelp = "写明申报的和事实各是什么，如：申报未婚，婚姻登记为已婚"
    public static let untrueFactMissing = "请写明哪一项不实。"
    public static let trueFact = "怎样查明"
    public static let trueFactHelp = "改为「通过」的，写明为什么属实"
    public static let trueFactMissing = "请写明依据。"
    public static let notUndecided = "这一条只记「通过」或者「不通过」。"
    public static let save = "保存"
    public static let findingText = "以现在的时间记下，以后由这一结果为准。谁录入，谁就不能确认由它得出的不通过。"
    public static let entered = "已记下。"
    public static func enteredSome(_ count: Int) -> String { "已记下 \(count) 项。" }
    public static let recentSources = "用过的来源"
    public static let scope = "范围"
    public static let scopeOne = "只这一项"
    public static func scopeRule(_ count: Int) -> String { "这一条，连同其他人还没有查清的 \(count) 项" }
    public static func scopePerson(_ count: Int) -> String { "这个人，连同其他条还没有查清的 \(count) 项" }

    // MARK: A correction

    public static func correctionTitle(_ receipt: String) -> String { "要求 \(receipt) 补正" }
    public static let correctionText = "选出要重做的项目，写明原因。申请人只能改这些项目。"
    public static let reason = "原因"
    public static let reasonHelp = "申请人会看到这句话"
    public static let reasonMissing = "请写明原因。"
    public static func wrote(_ words: String) -> String { words.isEmpty ? "没有填" : words }
    public static let keep = "确定"
    public static let drop = "不要求这一项"
    public static let noItems = "还没有选要补正的项目。"
    public static let keepFirst = "先选「确定」，回到全部项目再发出"
    public static let send = "发出"
    public static func sendTitle(_ receipt: String) -> String { "向 \(receipt) 发出补正要求？" }
    public static let whichPapers = "要重新交哪几样（可以不选，只写原因）"
    public static func sendItem(_ name: String, _ reason: String) -> String { "\(name)：\(reason)" }
    public static func until(_ day: Day, isProvisional: Bool) -> String {
        "期限：\(day.endWords)" + (isProvisional ? "（放假安排还没有公布，可能推后）" : "")
    }
    public static func chosen(_ count: Int) -> String { "已选 \(count) 项" }
    public static func asked(_ receipt: String, _ until: Day) -> String { "\(receipt)：已要求补正，期限到\(until.endWords)止。" }

    // MARK: Why

    public static let whyTitle = "为什么"

    public static let familyHelp: [(heading: String, paragraphs: [String])] = [
        (
            "审核一户",
            [
                "「按现在的情况」是各条规定根据现有材料和核查结果得出的；确认不通过的，只能是批次「核查」时建议过的理由。",
                "选中一项核查结果按回车，可以录入新的结果、来源和依据。录入的人不能确认由它得出的不通过。",
                "F8 记下查明的「申报不实」：谁的情况、哪一项、依据什么。",
                "F7 先给您看申请人会读到的原话，再按回车确认；确认以后自动打开下一户。",
            ]
        )
    ]
    public static let correctionHelp: [(heading: String, paragraphs: [String])] = [
        ("要求补正", ["每一项都要写明原因。申请人在期限以内补正；到期没有补正的，核查建议不通过，再由审核人员确认。"])
    ]
}
