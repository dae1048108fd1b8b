/// Families of a made batch of the rent subsidy, each kept from it by one reason; in the order of the waiting list.
enum RefusedFamily: Int, CaseIterable {
    // Found by the review, and confirmed one by one.
    case otherHukou, usedHouse, home, land, policyHousing, purchase, rentSubsidy, extra, missing, left
    case noLease, leaseGaps, leaseShort, noCode, otherCity
    // On the list, or behind it.
    case objected, late, declined, requeued, changed, usedUp, beyond

    /// What a review proposes against.
    static let proposed = allCases.filter { $0.rawValue <= otherCity.rawValue }

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
        case .objected: "公示期间的异议成立"
        case .late: "没有按期签订协议"
        case .declined: "自己放弃"
        case .requeued: "重新轮候公共租赁住房"
        case .changed: "情况变更后不再符合条件"
        case .usedUp: "配额已经用完"
        case .beyond: "序位在公示名单以后"
        }
    }

    /// The rule of the notice beside which the family reads of it.
    var rule: String {
        switch self {
        case .otherHukou: "LH-03"
        case .usedHouse: "LH-06"
        case .home: "LH-10"
        case .land: "LH-11"
        case .policyHousing: "LH-12"
        case .purchase: "LH-13"
        case .rentSubsidy: "LH-14"
        case .extra: "LH-18"
        case .missing: "LH-41"
        case .left: "LH-57"
        case .noLease: "LH-05"
        case .leaseGaps: "LH-42"
        case .leaseShort: "LH-43"
        case .noCode, .otherCity: "LH-01"
        case .objected: "LH-52"
        case .late, .declined: "LH-54"
        case .requeued: "LH-58"
        case .changed: "LH-56"
        case .usedUp: "LH-31"
        case .beyond: "LH-51"
        }
    }

    /// The condition that the applicant, or his wife, does not meet.
    var failing: String? {
        switch self {
        case .otherHukou, .home, .land, .policyHousing, .purchase, .rentSubsidy: rule
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
