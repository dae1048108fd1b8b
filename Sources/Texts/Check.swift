import Housing

// 【经济状况核对】: what its states and steps are called, wherever they are read.

/// Sentences of 【经济状况核对】.
public enum CheckTexts {
    /// The limits of property in `policies/economic-check.toml` are not in order.
    public static let propertySteps = "各档的 most_people 要从小到大，最后一档不写 most_people"
}

extension EconomicCheck.State {
    public var name: String {
        switch self {
        case .draft: "等待授权"
        case .requested: "已发起，等待送出"
        case .inProgress: "核对中"
        case .reported: "报告待复核"
        case .meets: "符合要求"
        case .fails: "不符合要求"
        case .objection: "异议处理中"
        case .expired: "已失效"
        case .cancelled: "已撤销"
        }
    }
}

extension EconomicCheck.Act {
    public var name: String {
        switch self {
        case .authorise: "授权"
        case .authoriseOnPaper: "录入书面授权"
        case .withdrawAuthorisation: "撤回授权"
        case .request: "发起收入财产核对"
        case .send: "送出核对"
        case .receive: "导入报告"
        case .enterReport: "录入报告"
        case .confirmReport: "复核报告"
        case .refuseReport: "退回重录"
        case .object: "提出异议"
        case .decideObjection: "处理异议"
        case .use: "用于续租"
        case .age: "失效"
        case .lapse: "随合同终止"
        case .cancel: "撤销核对"
        }
    }
}

extension EconomicCheck.Ending.Cause {
    public var name: String {
        switch self {
        case .cancelled: "申请人撤销"
        case .consentWithdrawn: "授权被撤回"
        case .leaseEnded: "租赁合同已经到期或者终止"
        case .outOfDate: "超过有效期"
        case .tenancyChanged: "承租人已经变更"
        }
    }
}
