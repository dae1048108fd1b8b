import Housing

/// What is said of a batch of the rent subsidy and of its families.
public enum BatchTexts {
    public static func opened(_ id: BatchID, quota: Int) -> String { "已打开「\(id)」，配额 \(quota) 套。" }
    public static func openAlready(_ id: BatchID) -> String { "「\(id)」已经用这份通告打开过，什么也没有改变。" }

    // MARK: Steps

    public static func reviewed(proposed: Int, undecided: Int) -> String {
        "已核查：\(proposed) 家建议不通过，等待逐一确认；\(undecided) 家还有待核实的。"
    }
    public static func correctionsEnded(_ count: Int) -> String { "\(count) 家逾期没有补正，建议不通过。" }
    public static func published(_ list: SubsidyBatch.List) -> String {
        "名单 \(list.number) 共 \(list.length) 家，公示到\(list.endsOn.endWords)止。"
    }
    public static func called(_ count: Int, until day: Day?) -> String {
        let until = day.map { "，请在\($0.endWords)以前签订" } ?? ""
        return "已通知 \(count) 家\(until)。"
    }
    public static func waived(_ count: Int) -> String {
        count == 0 ? "没有逾期的，什么也没有改变。" : "\(count) 家逾期没有签订，按放弃处理。"
    }
    public static func kept(_ count: Int) -> String {
        "\(count) 家逾期，但是还有建议不通过或者待核实的没有处理，不能签订，不按放弃处理；核查清楚以后重新计算签订期限。"
    }
    public static func stepped(_ state: SubsidyBatch.State) -> String { "这一批现在是「\(state.name)」。" }
    /// Sizes count as the register has them at the close (Q5).
    public static let noCloseRegister = "还没有导入受理截止时的轮候册，家庭人数暂按截止时点的算。"

    public static func commitNow(_ id: BatchID) -> String {
        "轮候顺序还没有固定，核查以后就不能再固定。请现在固定并公布根值：anju fair commit \(id)。"
    }
    public static let neverCommitted = "核查以前没有固定轮候顺序：这一批的名单以后不能用证明核对次序。"

    // MARK: Families

    public static func confirmed(_ receipt: String, _ reasons: [SubsidyReason], lacking lacks: [SubsidyLack]) -> String
    {
        "\(receipt)：不符合条件（\(words(reasons, lacking: lacks))）。"
    }
    public static func notConfirmed(_ number: Int, _ receipt: String, _ why: String) -> String {
        "第 \(number) 个 \(receipt)：\(why)"
    }
    public static let noneConfirmed = "一家也没有确认。"
    public static func correctionAsked(_ receipt: String, until day: Day) -> String {
        "\(receipt)：已要求补正，期限到\(day.endWords)止。"
    }
    /// 知情同意书 of a family, and how it stands.
    public static func consent(_ receipt: String, _ name: String, version: Int, _ words: String) -> String {
        "\(receipt)  \(name)  知情同意书（第 \(version) 版）：\(words)。"
    }
    public static func supplemented(_ receipt: String, _ fields: Int) -> String {
        "\(receipt)：已收下补正，改了 \(fields) 项，等待核查。"
    }
    public static func withdrawn(_ receipt: String) -> String { "\(receipt)：申请已撤回。" }
    public static func objected(_ number: String) -> String { "已登记异议 \(number)。" }
    public static func objection(_ number: String, _ receipt: String, _ name: String, _ at: Moment) -> String {
        "异议 \(number)：对 \(receipt) \(name)，\(at.words)登记。"
    }
    public static func objectionText(_ text: String) -> String { "内容：\(text)" }
    public static func objectionContact(_ contact: String?) -> String { "提出人的联系方式：\(contact ?? "没有留下")" }
    /// - Parameter state: `OPEN`, `UPHELD`, `DISMISSED`.
    public static func objectionState(_ state: String, at: Moment?, because reason: String?) -> String {
        guard let at else { return "还没有处理。" }
        return "\(at.words)处理：\(state == "UPHELD" ? "成立" : "不成立")。理由：\(reason ?? "")"
    }
    public static func decided(_ number: String, isUpheld: Bool) -> String {
        isUpheld ? "异议 \(number) 成立，这一家退出名单。" : "异议 \(number) 不成立。"
    }
    public static func signed(
        _ receipt: String, _ number: ReceiptNumber, _ monthly: Money, _ months: ClosedRange<Month>, _ total: Money
    ) -> String {
        "\(receipt)：已签订协议 \(number)，每月 \(monthly.words)，"
            + "\(months.lowerBound) 至 \(months.upperBound) 共 \(months.count) 个月，合计 \(total.words)；已退出轮候。"
    }
    public static func declined(_ receipt: String) -> String { "\(receipt)：已放弃，本批不能恢复。" }
    public static let publicNumber = "裁量决定会写在公示名单上，不能有证件号码、手机号码或者银行账号"
    public static let publicName = "裁量决定会写在公示名单上，不能有这一家的人的完整姓名"
    /// One of before anybody asked what stands in it.
    public static let notPublic = "说明不公开"
    public static func discretion(_ receipt: String, _ rule: Rule) -> String { "\(receipt)：已记下 \(rule) 的决定。" }

    public static func ticked(waived: Int, corrections: Int) -> String {
        "补租：逾期没有签订、按放弃处理 \(waived) 家，逾期没有补正 \(corrections) 家。"
    }

    // MARK: Showing

    /// Of an open batch whose window is still to come.
    public static let notOpenYet = "未开始"
    public static func overview(_ state: String, quota: Int, left: Int) -> String {
        "\(state)，配额 \(quota) 套，还剩 \(left) 套。"
    }
    public static func counts(_ counts: SubsidyBatch.Counts) -> String {
        "已签 \(counts.signed)，已通知 \(counts.called)，放弃 \(counts.waived)，等待通知 \(counts.waiting)，"
            + "没有轮到 \(counts.notReached)，未处理的异议 \(counts.openObjections)。"
    }
    public static func committed(_ at: Moment?) -> String {
        at.map { "轮候顺序已在\($0.words)固定。" } ?? "轮候顺序没有固定。"
    }
    public static let columns = ["序位", "备案回执号", "姓名", "人数", "每月", "状态", "名单", "说明"]
    public static func listPlace(_ list: Int, _ sequence: Int) -> String {
        list == 1 ? "\(sequence)" : "\(list)-\(sequence)"
    }
    public static func signBy(_ day: Day) -> String { "\(day.endWords)前签订" }
    public static func proposed(_ reasons: [SubsidyReason], lacking lacks: [SubsidyLack]) -> String {
        "建议不通过：\(words(reasons, lacking: lacks))"
    }
    public static func undecided(_ count: Int) -> String { "\(count) 项待核实" }
    /// What a manager decided beyond the notice.
    public static func discretionKind(_ rule: Rule) -> String {
        switch rule {
        case "LH-06": "用过的住房作为例外"
        case "LH-57": "协议没有办成，恢复轮候序位"
        default: "通告没有说到的事项"
        }
    }
    /// 通告没有说到的事项：情况特殊
    public static func discretionWords(_ rule: Rule, _ decision: String) -> String {
        "\(discretionKind(rule))：\(decision)"
    }
    public static func discretionNote(_ words: String) -> String { "裁量：\(words)" }
    public static func agreement(_ number: String, _ state: SubsidyAgreement.State) -> String {
        "协议 \(number)，\(state.name)"
    }
    public static func money(paid: Money, overpaid: Money, recovered: Money) -> String {
        let back = overpaid.fen > 0 ? "，多付 \(overpaid.words)，已退回 \(recovered.words)" : ""
        return "已发 \(paid.words)\(back)"
    }
    public static func noApplication(_ receipt: String) -> String { "\(receipt) 没有申请。" }
    public static let noApplications = "还没有申请。"

    // MARK: Files

    public static func exported(_ rows: Int, to file: String) -> String { "已写 \(rows) 行到 \(file)。" }
    public static let oneExport = "--list、--payments、--reasons 三选一"
    public static let confirmWhat = "--receipt 或 --file"
    public static let decideHow = "--uphold 或 --dismiss"
    public static let decideOneWay = "--uphold 和 --dismiss 只写一个"
    public static func reasonsForItems(_ items: Int) -> String { "--reason 写一个，或者 \(items) 个" }
    public static let accountUnread = "账号读不到"
    public static func noDigit(_ character: Character, at place: Int) -> String { "第 \(place) 个字符「\(character)」不是数字" }

    /// - Parameter lacks: what is missing, where that is one of the reasons and is known.
    public static func words(_ reasons: [SubsidyReason], lacking lacks: [SubsidyLack]) -> String {
        reasons.map { $0 == .materialMissing && !lacks.isEmpty ? "还缺\(SubsidyLack.words(lacks))" : $0.words }
            .joined(separator: "、")
    }
}

extension SubsidyTexts {
    public static func jsonBroken(atByte byte: Int) -> String { "不是正确的 JSON（第 \(byte) 字节）" }
}
