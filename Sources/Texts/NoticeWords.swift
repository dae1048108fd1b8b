import Housing

/// The sentence of the notice that stands behind a rule, with the numbers and days of the batch's own notice. For whoever is
/// told why: the rule's number alone says nothing to him.
public enum NoticeWords {
    /// - Returns: empty for a number that no sentence of the notice stands behind.
    public static func sentence(_ rule: Rule, _ notice: SubsidyNotice) -> String {
        if let extra = notice.extraConditions.first(where: { $0.rule == rule }) { return extra.name }
        return applying(rule, notice) ?? helping(rule, notice) ?? deciding(rule, notice) ?? paying(rule) ?? ""
    }

    /// Who and what (LH-01 … LH-21).
    private static func applying(_ rule: Rule, _ notice: SubsidyNotice) -> String? {
        switch rule.rawValue {
        case "LH-01": "房源范围为本市具备房屋编码的社会存量住房。"
        case "LH-03": "属于本区户籍，且同时在统一轮候系统登记为本区户籍。"
        case "LH-04": "公共租赁住房在册轮候家庭（截至\(notice.cutOff.words)）。"
        case "LH-05": "申请人已承租具备房屋编码的社会存量住房，并签订租赁合同。"
        case "LH-06": "已被用于申请和领取社会存量住房补租的除外。"
        case "LH-10": "申请人及配偶、未成年子女、其他共同申请人在本市均未拥有任何形式自有住房。"
        case "LH-11": "申请人及配偶、未成年子女、其他共同申请人在本市均未拥有住房建设用地。"
        case "LH-12": "申请人及配偶、未成年子女、其他共同申请人未正在租赁保障性政策性住房。"
        case "LH-13": "申请人及配偶、未成年子女、其他共同申请人未享受过购房优惠政策。"
        case "LH-14": "在申请之日前未领取过任何形式的租房货币补贴（领取新引进人才租房和生活补贴的除外）。"
        case "LH-18": "市、区人民政府规定的其他条件。"
        case "LH-20": "受理时间：\(notice.window.lowerBound.words)至\(notice.window.upperBound.words)。"
        case "LH-21": "轮候信息发生变更的，应在\(notice.window.upperBound.words)前完成变更。"
        default: nil
        }
    }

    /// How many, how much and by which papers (LH-30 … LH-46).
    private static func helping(_ rule: Rule, _ notice: SubsidyNotice) -> String? {
        let standard = notice.standard
        return switch rule.rawValue {
        case "LH-30": "年度配额 \(notice.quota) 套。"
        case "LH-31": "按审核通过的轮候家庭在轮候册的序位，依次保障，配额分配完毕即止。"
        case "LH-32": "住房以套为单位申请，不得重复申请。"
        case "LH-33": "两人及以上合租单套住房的，承租人应当确定一人作为申请人，不得重复申请。"
        case "LH-34":
            "登记为 1 人家庭的，补租面积为\(standard.areaOfOne.words)；2 人及以上家庭，补租面积为\(standard.areaOfMore.words)。"
        case "LH-35": "补租单价：每平方米每月\(standard.pricePerSquareMetre.words)。"
        case "LH-36": "月补租金额＝补租单价×补租面积。"
        case "LH-37": "补租期限：\(standard.termMonths) 个月。"
        case "LH-41": "身份信息证明材料：身份证、户口簿、婚姻证明、出生证明或者相关身份证明。"
        case "LH-42": "《住房租赁合同》须包括租赁双方身份信息、房屋地址（具体到房号）、租赁房屋面积、租赁起止时间等必要信息。"
        case "LH-43": "自申请之日起，租赁期限剩余有效期应当不低于 \(notice.periods.leaseMonths) 个月。"
        case "LH-44": "如原租赁合同不符合上述要求，可与房屋出租人重新签订合同。"
        case "LH-45": "申请人签署的《知情同意书》。"
        case "LH-46": "其他与申请相关的材料。"
        default: nil
        }
    }

    /// Review, list and signing (LH-50 … LH-54).
    private static func deciding(_ rule: Rule, _ notice: SubsidyNotice) -> String? {
        switch rule.rawValue {
        case "LH-50": "受理期限截止，根据轮候册排序序位对申请人进行资格审核，确定签约序位，形成「补租人员名单」。"
        case "LH-51": "名单按照不超过总配额的 \(factor(notice.listFactor)) 倍进行公示。"
        case "LH-52": "公示期为 \(notice.periods.publicityWorkingDays) 个工作日。"
        case "LH-53": "公示通过后，名单中的轮候家庭应在要求的时间内依序签订补租协议，配额分配完毕即止。"
        case "LH-54": "逾期未签订的，将被视为放弃补租资格。"
        default: nil
        }
    }

    /// The term (LH-55 … LH-65).
    private static func paying(_ rule: Rule) -> String? {
        switch rule.rawValue {
        case "LH-55": "签订补租协议后，按补租协议约定发放补租款。"
        case "LH-56": "因条件变更而不符合条件的，在条件变更的次月停止发放。"
        case "LH-57": "须在签订补租协议时退出公共租赁住房轮候。"
        case "LH-58": "重新轮候公共租赁住房的，停止发放租房补租。"
        case "LH-59": "补租期限内应配合补充相关佐证材料，及时办理相关信息的变更。"
        case "LH-60": "变更后仍符合申请条件的，可继续领取；不符合条件的，次月起停止计算补租。"
        case "LH-61": "申报个人应为申报材料的完整性、真实性、合法性负责。"
        case "LH-62": "因虚假申请等不符合条件的，有义务退回多领取的补租；若不予配合，依法追缴，并追究法律责任。"
        case "LH-63": "领取补租期间违反相关规定的，根据市、区住房保障相关法律法规予以处理。"
        case "LH-65": "本通告未尽事宜由主管部门负责解释。"
        default: nil
        }
    }

    /// 12/10 is 1.2; what does not come out stays a fraction.
    private static func factor(_ factor: SubsidyNotice.ListFactor) -> String {
        let (whole, rest) = factor.numerator.quotientAndRemainder(dividingBy: factor.denominator)
        let (tenths, over) = (rest * 10).quotientAndRemainder(dividingBy: factor.denominator)
        guard over == 0 else { return "\(factor.numerator)/\(factor.denominator)" }
        return tenths == 0 ? "\(whole)" : "\(whole).\(tenths)"
    }
}
