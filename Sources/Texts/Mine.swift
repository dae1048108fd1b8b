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
    public static let submittedAt = "提交时间"
    public static let materials = "已上传材料"
    public static let noMaterials = "没有"
    public static let timeline = "办理过程"
    public static let late = "逾期申请"
    public static let reason = "原因"

    public static let goOn = "继续办理"
    public static let mend = "去补正"
    public static let withdraw = "撤回申请"
    public static let withdrawTitle = "确定要撤回申请吗？"
    public static func withdrawText(_ number: ReceiptNumber) -> String {
        "撤回后，申请 \(number) 不再审核。在合同到期前，您还可以重新申请。"
    }
    public static let withdrawYes = "撤回"
    public static let withdrawNo = "不撤回"
    public static let withdrawn = "申请已撤回。"
    public static let cannotWithdraw = "这件申请已经办结，不能撤回"

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
        }
    }

    /// What the applicant has to do, if anything.
    public static func toDo(_ state: Renewal.State, deadline: Day?, isProvisional: Bool, end: Day?) -> String {
        switch state {
        case .draft, .policySet, .declared, .infoConfirmed:
            return end.map { "请在\($0.words)前办完并提交。" } ?? "请办完并提交。"
        case .submitted, .underReview: return "请等待审核结果，不用做别的。"
        case .returned:
            guard let deadline else { return "请补正后重新提交。" }
            return "请在\(deadline.words)前补正并重新提交\(isProvisional ? "（日期为暂定）" : "")。"
        case .approved: return "请等待签订合同的通知。"
        case .rejected: return "对结果有疑问，请带身份证到窗口咨询。"
        case .withdrawn: return "需要续租的，可以在合同到期前重新申请。"
        case .expired: return "需要续租的，请到窗口咨询。"
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
        ("审核要多久", ["一般需要10个工作日左右。有结果时，这里会显示。"]),
        ("被退回了怎么办", ["选「去补正」，按退回的原因逐项修改，再重新提交。"]),
        ("不想续租了", ["审核没有结果以前，可以选「撤回申请」。"]),
    ]
}

extension MineTexts {
    /// What happened, as the applicant reads it; nil for what is no step of his.
    public static func act(_ kind: EntryKind) -> String? {
        switch kind {
        case .renewalStarted: "开始续租申请"
        case .renewalPolicyChosen: "选择续租政策"
        case .renewalDeclared: "阅知个人续约声明"
        case .renewalInfoConfirmed: "确认续约信息"
        case .renewalMaterialAdded: "上传材料"
        case .renewalMaterialReplaced: "更换材料"
        case .renewalMaterialRemoved: "删除材料"
        case .renewalSubmitted: "提交申请"
        case .renewalTaken: "工作人员开始审核"
        case .renewalReleased: "等待继续审核"
        case .renewalReturned: "退回补正"
        case .renewalResubmitted: "补正后重新提交"
        case .renewalApproved: "审核通过"
        case .renewalRejected: "审核不通过"
        case .renewalWithdrawn: "撤回申请"
        case .renewalExpired: "申请失效"
        default: nil
        }
    }

    public static let returnedItems = "退回的原因"

    /// Why an item was sent back, where the office's own words are missing.
    public static func reason(_ reason: ReturnReason) -> String {
        switch reason {
        case .unreadable: "照片不清楚或者不完整，请重新拍照上传。"
        case .incomplete: "缺少一面或者一页，请补齐。"
        case .wrongDocument: "不是要求的证件，请上传正确的证件。"
        case .wrongPerson: "不是承租人本人的证件，请核对。"
        case .expiredDocument: "证件已过有效期，请上传有效的证件。"
        case .differsFromRegister: "和登记的信息不一致，请核对。"
        case .proofNeeded: "需要提供证明材料。"
        case .other: "请按工作人员的说明补正。"
        }
    }

    public static func reason(_ reason: RejectReason) -> String {
        switch reason {
        case .notTheTenant: "申请人不是承租人。"
        case .leaseTerminated: "租赁合同已经终止。"
        case .rentOwed: "有未缴清的租金。"
        case .misuse: "房屋有转租、转借、空置或改变用途的情况。"
        case .falseDeclaration: "申报的信息或材料不真实。"
        case .ownsHome: "家庭在本市已有住房。"
        case .other: "见工作人员的说明。"
        }
    }

    public static func staffNote(_ note: String) -> String { "工作人员说明：\(note)" }
}
