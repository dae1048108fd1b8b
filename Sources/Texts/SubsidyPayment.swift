import Housing

/// What is said of payments, changes, recovery and complaints of the rent subsidy.
public enum PaymentTexts {
    public static let otherAccount = "和登记的账号不一样"
    public static func accountEntered(_ receipt: String) -> String { "\(receipt)：新的收款账户已登记，等另一位工作人员确认。" }
    public static func accountConfirmed(_ receipt: String) -> String { "\(receipt)：新的收款账户已确认，以后的发放用这个账户。" }
    public static func accountRefused(_ receipt: String) -> String { "\(receipt)：没有采用新的收款账户，仍按原来的账户发放。" }

    public static let cancelled = "已取消，什么也没有改变。"

    public static func noSuchMonth(_ month: String) -> String { "日历上没有 \(month) 这个月" }

    // MARK: Payment runs

    public static func prepared(_ run: String, _ count: Int, _ sum: Money) -> String {
        "已编制发放批次 \(run)：\(count) 笔，共 \(sum.words)。"
    }
    public static let approveNext = "请另一位工作人员核对以后批准。"
    public static func approved(_ run: String, _ count: Int, _ sum: Money) -> String {
        "已批准发放批次 \(run)：\(count) 笔，共 \(sum.words)。"
    }
    /// - Parameter sentBefore: when it had been sent before, where it had.
    public static func exported(_ run: String, _ rows: Int, to path: String, sentBefore: Moment?) -> String {
        if let sentBefore {
            return "发放批次 \(run) 在 \(sentBefore.day.words) 已经送出，这是同一份，\(rows) 笔写在 \(path)。银行已经收到的，不要再交一次。"
        }
        return "发放批次 \(run) 已标记为送出，\(rows) 笔写在 \(path)。文件里有收款人和完整的账号，请用安全的方式交给银行并及时删除。"
    }
    public static let noRuns = "还没有发放批次。"
    public static let runHeader = ["批次号", "月份", "状态", "笔数", "金额", "取出", "成功", "失败"]

    /// What a family does not pass any more.
    public struct Doubts {
        let failed: [String]
        let undecided: [String]
        let unnamed: Int

        public init(failed: [String], undecided: [String], unnamed: Int) {
            (self.failed, self.undecided, self.unnamed) = (failed, undecided, unnamed)
        }

        fileprivate var words: String {
            let parts = [
                failed.isEmpty ? nil : "\(failed.joined(separator: "、")) 核查不通过",
                undecided.isEmpty ? nil : "\(undecided.joined(separator: "、")) 待核实",
                unnamed > 0 ? "还有 \(unnamed) 人没有列明" : nil,
            ]
            return parts.compactMap(\.self).joined(separator: "，")
        }
    }

    /// - Parameter openSince: where a change was looked into already, when that happened.
    public static func found(
        _ receipt: String, _ name: String, _ doubts: Doubts, _ day: Day, held: Int, change: String, openSince: Day?
    ) -> String {
        let taken = held > 0 ? "，取出 \(held) 个月" : ""
        let number = openSince.map { "并入正在核实的变更 \(change)，按 \($0.words)发生核实" } ?? "变更编号 \(change)"
        return "\(receipt) \(name)：\(doubts.words)（\(day.words)）\(taken)。\(number)。"
    }
    /// A lease that has ended, and no new one was entered (Q13).
    public static func leaseEnded(_ receipt: String, _ name: String, _ day: Day, held: Int, change: String) -> String {
        let taken = held > 0 ? "，取出 \(held) 个月" : ""
        return "\(receipt) \(name)：租赁合同\(day.words)到期，还没有登记新的合同\(taken)。变更编号 \(change)。"
    }
    public static func rechecked(_ families: Int, found: Int) -> String {
        found == 0
            ? "核查了 \(families) 家，没有发现新的情况。" : "核查了 \(families) 家，发现 \(found) 家有新的情况，请审核人员逐家决定。"
    }

    // MARK: A line of the bank's results

    public static let agreementMistyped = "协议号写错了，校验位对不上，请核对每一位数字"
    public static let agreementUnknown = "没有这份协议"
    public static let otherBatch = "这份协议属于另一批补租，请分开成两个文件"
    public static let whichFailure = "这一笔交给银行不止一次，请写明银行流水号或者时间，才知道是哪一次没有成功"
    public static let notSent = "这个月还没有交给过银行"
    /// - Parameter last: when it was handed to the bank last.
    public static func sentAgain(_ last: String) -> String {
        "这个月没有成功过，\(last) 又交给银行一次；这是那以前的结果，请银行查清最后一次有没有付，先登记最后一次的结果，免得发放两次"
    }
    public static func notBeforeSending(_ sent: String) -> String { "送出的时间（\(sent)）以后" }
    public static func notAfterNow(_ now: String) -> String { "现在（\(now)）以前" }
    public static func monthlyIs(_ amount: Money) -> String { "\(amount.fen) 分，就是每月 \(amount.words)" }
    public static let paidBefore = "这个月以前已经登记为发放成功，内容不一样；银行如果真的付了两次，请向银行查清，多付的一笔由银行退回"
    public static func otherRepayment(_ amount: Money) -> String { "这个流水号已经登记过一次退回 \(amount.words)，请核对" }

    public static func taken(_ paid: Int, _ sum: Money, _ failed: Int, _ unchanged: Int) -> String {
        let known = unchanged > 0 ? "；以前已经登记过的 \(unchanged) 笔" : ""
        return "已登记发放结果：成功 \(paid) 笔，共 \(sum.words)；失败 \(failed) 笔\(known)。"
    }
    public static func takenOut(_ count: Int) -> String {
        "其中 \(count) 笔原来没有成功，已列入还没有送出的发放批次，现在取出，不会再付一次。"
    }
    public static func nothingNew(_ count: Int) -> String { "\(count) 笔以前都已经登记过，什么也没有改变。" }
    public static func nothingTaken(_ problems: Int) -> String { "有 \(problems) 处不对，什么也没有登记。改好后再登记。" }
    public static func overpaidFound(_ families: Int) -> String {
        "有 \(families) 家在停止以后才到账，已认定多付，请办理退回（anju recover list）。"
    }

    // MARK: An agreement

    /// What is said of an agreement after something was done with it.
    public struct Agreement {
        let state: SubsidyAgreement.State
        let lastMonth: Month?
        /// The last month of the lease, where that ends before.
        let leaseMonth: Month?
        /// Papers are missing, and it has ended.
        let isWithheld: Bool
        let paid: Money
        let owed: Money?

        public init(
            state: SubsidyAgreement.State, lastMonth: Month?, leaseMonth: Month?, isWithheld: Bool, paid: Money,
            owed: Money?
        ) {
            (self.state, self.lastMonth, self.leaseMonth) = (state, lastMonth, leaseMonth)
            (self.isWithheld, self.paid, self.owed) = (isWithheld, paid, owed)
        }
    }

    public static func agreement(_ agreement: Agreement) -> String {
        let owed = agreement.owed.map { "，还应退回 \($0.words)" } ?? ""
        return "协议现在是「\(agreement.state.name)」，\(last(agreement))，已发放 \(agreement.paid.words)\(owed)。"
    }

    /// The same without what was paid and what is owed: 「发放中」，发放到 2026年10月 为止
    public static func standing(_ agreement: Agreement) -> String { "\(agreement.state.name)，\(last(agreement))" }

    /// Until when; nothing is promised while months are held back.
    private static func last(_ agreement: Agreement) -> String {
        switch agreement.state {
        case .changeReview: return "变更当月以后的月份等决定以后再发放"
        case .suspended: return "恢复以前暂不发放"
        case .effective, .paying, .completed:
            if let month = agreement.leaseMonth { return "按现在的租赁合同发放到 \(month.words) 为止，续租后接着发放" }
            return agreement.lastMonth.map { "发放到 \($0.words) 为止" } ?? "不再发放"
        case .stopped, .recoveryOpen, .recovered, .escalated:
            let owed = (agreement.leaseMonth ?? agreement.lastMonth).map { "应当发放到 \($0.words) 为止" } ?? "没有应当发放的月份"
            return owed + (agreement.isWithheld ? "，材料补齐、恢复以前没有发放的暂不发放" : "")
        }
    }

    public static func changeReported(_ id: String, _ matter: String, _ day: Day) -> String {
        "已登记变更：\(matter)，\(day.words)。编号 \(id)。"
    }
    public static let leaseWithEligible = "新的租赁合同只在决定租赁合同的变更仍符合条件（--eligible）时写"
    public static let leaseWhole = "新的租赁合同要把起止日期和房屋编码写全（--lease-start、--lease-end、--house-code）"
    public static func leaseEntered(_ start: Day, _ end: Day) -> String {
        "已登记新的租赁合同：\(start.words)至\(end.words)。"
    }
    public static let withheldTitle = "缺材料、暂不发放的："
    public static let withheldHeader = ["备案回执号", "姓名", "协议", "暂停"]
    public static let untrueWithFalse = "哪一项不实只在决定申报不实（--false-declaration）时写"
    public static let decideHow = "请写 --eligible、--not-eligible 或者 --false-declaration，只写一个"
    public static let overdue = "变更一个月以后才报告，已标明逾期。"
    /// - Parameter state: of the agreement afterwards. What is to come is promised where it is paid alone.
    public static func changeDecided(_ decision: ChangeDecision, _ state: SubsidyAgreement.State) -> String {
        switch (decision, state) {
        case (.eligible, .effective), (.eligible, .paying): "已决定：仍符合条件，暂时没有发放的月份下次补发。"
        case (.eligible, _): "已决定：仍符合条件。"
        case (.notEligible, .completed): "已决定：不再符合条件。"
        case (.notEligible, _): "已决定：不再符合条件，从变更的次月起停止发放。"
        case (.falseDeclaration, _): "已决定：申报不实，停止发放，已经发放的全部追回。"
        }
    }
    /// What a family wrote, for who may read it.
    public static let textsWithheld = "有说明，写 --by 登录以后显示"
    public static let noOpenChanges = "没有正在核实的变更。"
    public static let changeHeader = ["变更", "备案回执号", "姓名", "类别", "发生", "登记", "家庭说明"]

    // MARK: Recovery

    public static let nothingToRecover = "没有多发的补租。"
    public static let debtHeader = ["备案回执号", "姓名", "状态", "多发", "已退回", "还应退回", "退回的凭证"]

    // MARK: Complaints

    public static func complaintAdded(_ id: String) -> String { "已登记，编号 \(id)。内容保密。" }
    public static let noComplaints = "没有投诉和举报。"
    public static func complaintAnswer(_ text: String) -> String { "  答复：\(text)" }
    public static let complaintAnswered = "已记下答复。"
}
