/// Families of a made batch of the rent subsidy, each kept from it by one reason; in the order of the waiting list.
enum RefusedFamily: Int, CaseIterable {
    // Found by the review, and confirmed one by one.
    case otherHukou, usedHouse, home, land, policyHousing, purchase, rentSubsidy, extra, missing, left
    case noLease, leaseGaps, leaseShort, noCode, otherCity
    // Found by a clerk at the counter.
    case untrue
    // On the list, or behind it.
    case objected, late, declined, requeued, changed, usedUp, beyond

    /// What a review proposes against.
    static let proposed = allCases.filter { $0.rawValue <= untrue.rawValue }

    var position: Int { rawValue + 11 }
    var receipt: String { "BHR\(90_000_901 + rawValue)" }
    var house: String { "44030300799999990180\(10_010 + rawValue)" }

    /// The code that programs read.
    var code: String {
        switch self {
        case .otherHukou: "NOT_LUOHU_HUKOU"
        case .usedHouse: "HOUSE_ALREADY_USED"
        case .home: "OWNS_HOME"
        case .land: "OWNS_LAND"
        case .policyHousing: "RENTS_POLICY_HOUSING"
        case .purchase: "HAD_PURCHASE_BENEFIT"
        case .rentSubsidy: "HAD_RENT_SUBSIDY"
        case .extra: "EXTRA_CONDITION"
        case .missing: "MATERIAL_MISSING"
        case .left: "LEFT_REGISTER_EARLY"
        case .noLease: "NO_LEASE"
        case .leaseGaps: "LEASE_INCOMPLETE"
        case .leaseShort: "LEASE_TERM_SHORT"
        case .noCode: "NO_HOUSE_CODE"
        case .otherCity: "HOUSE_NOT_SHENZHEN"
        case .untrue: "FALSE_DECLARATION"
        case .objected: "OBJECTION_UPHELD"
        case .late: "NOT_SIGNED_IN_TIME"
        case .declined: "DECLINED"
        case .requeued: "REQUEUED"
        case .changed: "CHANGED_NOT_ELIGIBLE"
        case .usedUp: "QUOTA_USED_UP"
        case .beyond: "NOT_WITHIN_LIST"
        }
    }

    /// The same in the words of people.
    var words: String {
        switch self {
        case .otherHukou: "不是本区户籍，或者轮候册登记的不是本区户籍"
        case .usedHouse: "这套住房已经用来领取过补租"
        case .home: "在本市有自有住房"
        case .land: "在本市有住房建设用地"
        case .policyHousing: "正在租赁保障性政策性住房"
        case .purchase: "享受过购房优惠政策"
        case .rentSubsidy: "领取过租房货币补贴"
        case .extra: "不符合规定的其他条件"
        case .missing: "申请材料不齐，或者没有按期补正"
        case .left: "已经退出轮候"
        case .noLease: "没有签好的租赁合同，或者租期没有开始"
        case .leaseGaps: "租赁合同的信息不全"
        case .leaseShort: "租赁合同剩下的租期不够"
        case .noCode: "没有正确的房屋编码"
        case .otherCity: "房屋不在本市"
        case .untrue: "申报不实"
        case .objected: "公示期间的异议成立"
        case .late: "没有按期签订协议"
        case .declined: "自己放弃"
        case .requeued: "重新轮候公共租赁住房"
        case .changed: "情况变更后不再符合条件"
        case .usedUp: "配额已经用完"
        case .beyond: "序位在公示名单以后"
        }
    }

    /// Of the notice's sentence beside which the family reads of it.
    var sentence: String {
        switch self {
        case .otherHukou: "同时在统一轮候系统登记为本区户籍"
        case .usedHouse: "已被用于申请和领取社会存量住房补租的除外"
        case .home: "均未拥有任何形式自有住房"
        case .land: "均未拥有住房建设用地"
        case .policyHousing: "未正在租赁保障性政策性住房"
        case .purchase: "未享受过购房优惠政策"
        case .rentSubsidy: "未领取过任何形式的租房货币补贴"
        case .extra: "市、区人民政府规定的其他条件"
        case .missing: "身份信息证明材料"
        case .left: "须在签订补租协议时退出公共租赁住房轮候"
        case .noLease: "申请人已承租具备房屋编码的社会存量住房"
        case .leaseGaps: "须包括租赁双方身份信息"
        case .leaseShort: "租赁期限剩余有效期应当不低于"
        case .noCode, .otherCity: "房源范围为本市具备房屋编码的社会存量住房"
        case .untrue: "申报个人应为申报材料的完整性、真实性、合法性负责"
        case .objected: "公示期为"
        case .late, .declined: "逾期未签订的"
        case .requeued: "重新轮候公共租赁住房的"
        case .changed: "在条件变更的次月停止发放"
        case .usedUp: "配额分配完毕即止"
        case .beyond: "名单按照不超过总配额的"
        }
    }

    /// The condition that the applicant, or his wife, does not meet.
    var failing: String? {
        switch self {
        case .otherHukou: "LH-03"
        case .home: "LH-10"
        case .land: "LH-11"
        case .policyHousing: "LH-12"
        case .purchase: "LH-13"
        case .rentSubsidy: "LH-14"
        case .extra: "LH-18-1"
        default: nil
        }
    }

    /// What is sent back to the family, and how it comes again; nil where it never does.
    var correction: (item: String, mended: [String: String]?)? {
        switch self {
        case .missing: ("materials", nil)
        case .noLease: ("lease_signed_on", ["lease_signed_on": "\"2023-08-25\""])
        case .leaseGaps: ("leased_area_cm2", ["leased_area_cm2": "null"])
        case .leaseShort: ("lease_end", ["lease_end": "\"2023-12-31\""])
        case .noCode: ("house_code", ["house_code": "\"123\""])
        case .otherCity: ("house_code", ["house_code": "\"4401030079999999018010024\""])
        default: nil
        }
    }
}
