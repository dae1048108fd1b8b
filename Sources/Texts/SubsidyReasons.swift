import Housing

extension SubsidyReason {
    /// Why, in a few plain words for the family.
    public var words: String {
        switch self {
        case .notLuohuHukou: "不是本区户籍，或者轮候册登记的不是本区户籍"
        case .notOnRegisterAtCutOff: "截止时点不在轮候册上"
        case .noLease: "没有签好的租赁合同，或者租期没有开始"
        case .noHouseCode: "没有正确的房屋编码"
        case .houseNotShenzhen: "房屋不在本市"
        case .houseAlreadyUsed: "这套住房已经用来领取过补租"
        case .ownsHome: "在本市有自有住房"
        case .ownsLand: "在本市有住房建设用地"
        case .rentsPolicyHousing: "正在租赁保障性政策性住房"
        case .hadPurchaseBenefit: "享受过购房优惠政策"
        case .hadRentSubsidy: "领取过租房货币补贴"
        case .windowNotOpen: "还没有开始受理"
        case .windowClosed: "受理已经截止"
        case .coTenantDuplicate: "申请人或者合租人已经在别的申请里"
        case .houseDuplicate: "这套住房已经有人在申请"
        case .householdDuplicate: "同一家庭已经有一件申请"
        case .materialMissing: "申请材料不齐，或者没有按期补正"
        case .leaseIncomplete: "租赁合同的信息不全"
        case .leaseTermShort: "租赁合同剩下的租期不够"
        case .extraCondition: "不符合规定的其他条件"
        case .notWithinList: "序位在公示名单以后"
        case .objectionUpheld: "公示期间的异议成立"
        case .notSignedInTime: "没有按期签订协议"
        case .quotaUsedUp: "配额已经用完"
        case .leftRegisterEarly: "已经退出轮候"
        case .requeued: "重新轮候公共租赁住房"
        case .changedNotEligible: "情况变更后不再符合条件"
        case .falseDeclaration: "申报不实"
        case .declined: "自己放弃"
        }
    }
}

extension SubsidyLack {
    /// 结婚证；离婚协议，或者法院判决书；知情同意书的签名
    public static func words(_ lacks: [SubsidyLack]) -> String { lacks.map(\.words).joined(separator: "；") }

    public var words: String {
        switch self {
        case .papers(_, let sets): sets.map { $0.joined(separator: "、") }.joined(separator: "，或者")
        case .consent: "知情同意书的签名"
        case .declaration: "诚信声明"
        case .maritalState: "与婚姻状况相符的婚姻证明（申请写明没有配偶，成员名单有配偶）"
        }
    }
}

extension Household.MemberRole {
    /// As the notice calls them.
    public var name: String {
        switch self {
        case .applicant: "申请人"
        case .coApplicant: "共同申请人"
        case .spouse: "配偶"
        case .minorChild: "未成年子女"
        case .other: "其他家庭成员"
        }
    }
}

extension PaymentRun.State {
    public var name: String {
        switch self {
        case .prepared: "待批准"
        case .approved: "已批准"
        case .sent: "已送银行"
        case .cancelled: "已取消"
        }
    }
}

extension InstalmentState {
    public var name: String {
        switch self {
        case .planned: "未到期"
        case .due: "待批准"
        case .approved: "已批准"
        case .sent: "已送银行"
        case .paid: "已发放"
        case .failed: "发放失败"
        case .cancelled: "不发放"
        case .overpaid: "多发"
        case .recovered: "已退回"
        }
    }
}
