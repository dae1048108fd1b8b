import Housing

/// 【我的】: one's own applications, 审核详情, withdrawing.
public enum MineTexts {
    public static let title = "我的"
    public static let heading = "我的申请"
    public static let none = "您还没有提交过申请。"
    public static let renewalKind = "续租申请"
    public static let detailTitle = "审核详情"
    public static let number = "受理编号"
    public static let state = "办理状态"
    public static let whatToDo = "您要做的"
    public static let lease = "租赁合同"
    public static let materials = "已上传材料"
    public static let noMaterials = "没有"
    public static func material(_ name: String, _ files: Int) -> String { files == 1 ? name : "\(name) \(files) 份" }
    public static let timeline = "办理过程"
    public static let late = "临近到期"
    public static let reason = "原因"

    public static let goOn = "继续办理"
    public static let mend = "去补正"
    public static let withdraw = "撤回申请"
    public static let withdrawTitle = "确定要撤回申请吗？"
    public static func withdrawText(_ number: ReceiptNumber) -> String {
        "申请 \(number) 撤回后不再审核。\n在合同到期前，您还可以重新申请。"
    }
    public static let withdrawYes = "撤回"
    public static let withdrawNo = "不撤回"
    public static let withdrawn = "申请已撤回。"
    public static let cannotWithdraw = "这件申请已经办结，不能撤回"

    public static let withdrawConsent = "撤回个人信息同意"
    public static let withdrawConsentTitle = "确定要撤回个人信息同意吗？"
    /// - Parameter own: what it does not end; an application is withdrawn by itself, and a signed family's 知情同意书 is
    ///   another text.
    public static func withdrawConsentText(_ own: Withdrawable) -> String {
        let isOpen = own.renewal || own.subsidy
        let wishes = [own.renewal ? "不想续租" : nil, own.subsidy ? "不想申请补租" : nil].compactMap(\.self)
        return "撤回后，在本机办理任何一步以前，都要重新阅读并同意告知书。"
            + (isOpen ? "已经提交的申请照常审核，" : "") + (own.agreement ? "补租照常发放，" : "") + "已经保存的信息不会自动删除。"
            + (isOpen ? "\(wishes.joined(separator: "、"))的，请先撤回申请；" : "")
            + (own.agreement ? "签过的《知情同意书》是另一份，要撤回的，到窗口书面提出；" : "") + "要求删除信息的，请到窗口提出。"
    }
    /// What somebody has of which it is told that his consent is something else.
    public struct Withdrawable: Sendable {
        let renewal: Bool
        let subsidy: Bool
        let agreement: Bool

        public init(renewal: Bool, subsidy: Bool, agreement: Bool) {
            (self.renewal, self.subsidy, self.agreement) = (renewal, subsidy, agreement)
        }
    }
    public static let withdrawConsentYes = "撤回同意"
    public static let withdrawConsentNo = "不撤回"
    public static let consentWithdrawn = "个人信息同意已经撤回。"
    public static let consentWithdrawnNext = "现在可以离开。以后要在本机办理，请重新阅读告知书并同意。"
    public static let readNoticeAgain = "重新阅读告知书"

    /// The state as the applicant reads it.
    public static func state(_ state: Renewal.State) -> String {
        switch state {
        case .draft, .policySet, .declared, .infoConfirmed: "还没有提交"
        case .submitted: "已提交，等待审核"
        case .underReview: "工作人员正在审核"
        case .returned: "已退回，等您补正"
        case .approved: "审核通过"
        case .rejected: "审核没有通过"
        case .withdrawn: "您已撤回"
        case .expired: "已失效"
        case .completed: "续租已办完"
        case .notConcluded: "没有签订合同，已结束"
        }
    }

    /// What the applicant has to do, if anything.
    public static func toDo(_ state: Renewal.State, deadline: Day?, isProvisional: Bool, end: Day?) -> String {
        switch state {
        case .draft, .policySet, .declared, .infoConfirmed:
            return end.map { "请在\($0.endWords)前办完并提交。" } ?? "请办完并提交。"
        case .submitted, .underReview: return "请等待审核结果，不用做别的。"
        case .returned:
            guard let deadline else { return "请补正后重新提交。" }
            return "请在\(deadline.deadlineWords)前补正并重新提交\(isProvisional ? "（日期为暂定）" : "")。"
        case .approved: return "请等待签订合同，办到哪一步，首页和【我的】都会显示。"
        case .rejected: return "对结果有疑问，请带身份证到窗口咨询。"
        case .withdrawn: return "需要续租的，可以在合同到期前重新申请。"
        case .expired, .notConcluded: return "需要续租的，请到窗口咨询。"
        case .completed: return "新的合同可以查看和打印。"
        }
    }

    /// The step at which an application that was not handed in stands.
    public static func step(_ state: Renewal.State) -> String {
        switch state {
        case .draft: "续租申请"
        case .policySet: "申请声明"
        case .declared: "确认续约信息"
        case .infoConfirmed: "上传材料"
        default: self.state(state)
        }
    }

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("审核要多久", ["工作人员按提交的先后审核。有结果时，这里会显示；也可以到窗口询问。"]),
        ("被退回了怎么办", ["选「去补正」，按退回的原因逐项修改，再重新提交。"]),
        ("不想续租了", ["审核没有结果以前，可以选「撤回申请」。"]),
        ("不再同意使用个人信息", ["在【我的】选「撤回个人信息同意」。以后再办理，要重新同意；要求删除信息的，请到窗口提出。"]),
    ]
}

extension MineTexts {
    public static let youSaid = "您指出或更正的信息"
    public static func reported(_ words: String?) -> String {
        words.map { "已指出有误，您写的是「\($0)」" } ?? "已指出有误"
    }
    public static func corrected(_ value: String) -> String { "已更正为 \(value)" }
    public static let returnedItems = "退回的原因"

    /// Said where the office no longer offers the reason that was given.
    public static let reasonAtCounter = "原因请到窗口了解。"

    public static func staffNote(_ note: String) -> String { "工作人员说明：\(note)" }
}
