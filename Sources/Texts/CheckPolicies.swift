import Housing

/// What the policy dialog says of the new policy, as the economic check stands (model 3.5).
extension CheckTexts {
    public static let newMeans = "按今天的规定签新合同，要核对收入和财产。"
    public static let newNeedsCheck = "要先通过【经济状况核对】，再来续租。"
    public static let newUnderWay = "【经济状况核对】还没有出结果。"
    public static func newOutOfDate(_ until: Day) -> String { "核对报告到\(until.words)，已经过期。" }
    public static let newFamilyChanged = "核对以后，家庭成员有变化。"
    public static let newFails = "上一次核对的结果不符合要求。"
    public static func newMeets(until: Day) -> String { "核对结果符合要求，报告到\(until.words)有效。" }

    // N-2
    public static let newLeaseTitle = "您的合同适用新政策"
    public static let newLeaseNext = "按「确认」后接着办：申请声明、确认续约信息、上传材料。"

    // Refusals
    public static let refusalTitle = "现在还不能按新政策续租"
    public static let rule = "新政策的规定：家庭的收入和财产都不超过限额，并且核对报告在有效期内，才能续租。"
    public static let whyNone = "您家现在没有经济状况核对的结果，要先办理核对。"
    public static let whyUnderWay = "您家的经济状况核对正在办理，还没有出结果。"
    public static func whyOutOfDate(_ until: Day) -> String { "您家的核对报告到\(until.words)，已经过期，要重新核对。" }
    public static let whyFamilyChanged = "核对以后，您家的家庭成员有变化，要按现在的家庭成员重新核对。"
    public static let whyFails = "核对的结果不符合要求："
    public static func objectUntil(_ until: WorkCalendar.Reckoned) -> String {
        "不同意这个结果的，\(until.day.endWords)前\(until.isProvisional ? "（日期为暂定）" : "")可以提出异议。"
    }
    public static let changed = "家庭情况有变化的，可以重新核对。"
    public static let incomeFigure = "人均年收入"
    public static let propertyFigure = "家庭财产"
    public static func figure(_ amount: Money, limit: Money, meets: Bool) -> String {
        "\(amount.words)，限额 \(limit.words)，\(meets ? "没有超过" : "超过了")"
    }
    public static let backToPolicy = "返回，重新选择政策"

    /// On the review page and in 审核详情.
    public static let reviewNew = "按照新政策执行"

    // 【续租申请】 of a lease under the new policy
    public static func applyMeets(end: Day, until: Day, isLate: Bool) -> String {
        let last = min(end, until).endWords
        let now = isLate ? "合同临近到期，照常受理。请尽快办，在\(last)前提交。" : "现在可以申请，请在\(last)前提交。"
        return "核对结果符合要求，报告到\(until.words)有效。\(now)"
    }

    // Home
    public static func homeDraft(_ number: ReceiptNumber) -> String { "经济状况核对 \(number) 还没有发起。请按 2。" }
    public static func homeUnderWay(_ number: ReceiptNumber) -> String { "经济状况核对 \(number) 正在办理，请等待结果。" }
    public static func homeObjection(_ number: ReceiptNumber) -> String { "核对 \(number) 的异议正在处理，请等待结果。" }
    public static func homeFails(_ number: ReceiptNumber, objectUntil until: Day, _ note: String) -> String {
        "核对 \(number) 不符合要求，可以在\(until.endWords)前提异议\(note)。请按 2。"
    }
    public static func homeFails(_ number: ReceiptNumber) -> String { "核对 \(number) 不符合要求。详情请按 2。" }
    /// - Parameter until: the last day on which both the report and the lease hold.
    public static func homeMeets(_ number: ReceiptNumber, until: Day, isLate: Bool) -> String {
        isLate
            ? "核对 \(number) 符合要求。合同临近到期，请尽快按新政策续租，最迟\(until.words)。请按 1。"
            : "核对 \(number) 符合要求，到\(until.words)可以按新政策续租。请按 1。"
    }
    public static func homeMeetsEarly(_ number: ReceiptNumber, until: Day, opens: Day) -> String {
        "核对 \(number) 符合要求，到\(until.words)有效；\(opens.words)起可以续租。"
    }
    public static func homeMeetsTooShort(_ number: ReceiptNumber, until: Day, opens: Day) -> String {
        "核对 \(number) 到\(until.words)就过期，\(opens.words)起才能续租，到时要重新核对。"
    }
    public static func homeOutOfDate(_ until: Day) -> String { "核对报告到\(until.words)，已经过期。要按新政策续租，请按 2。" }
    public static func homeNeeds(_ leaseNumber: String, end: Day) -> String {
        "合同 \(leaseNumber) 在\(end.words)到期，要先做【经济状况核对】。请按 2。"
    }
}
