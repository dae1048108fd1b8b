/// The rows of the five files and of a bank's answer, as texts: moments as `2023-08-15T09:00:00+08:00`, days as
/// `2023-08-15`, months as `2023-11`, so that the earlier one is the smaller text.
public struct RegisterLine: Hashable, Sendable {
    public var receipt: String
    public var position: Int
    public var districtPosition: Int
    public var name: String
    public var idNo: String
    public var size: Int
    public var district: String
    public var listedAt: String
    /// 正常轮候, 已冻结, or a word for having left.
    public var status: String
    /// Empty where the family has not left.
    public var outAt: String
}

public struct MemberLine: Hashable, Sendable {
    public var receipt: String
    public var name: String
    public var idNo: String
    public var relation: String
    /// 申请人, 配偶, 未成年子女, 共同申请人, 其他.
    public var role: String
    public var birthDay: String
}

public struct FindingLine: Hashable, Sendable {
    public var receipt: String
    public var idNo: String
    public var rule: String
    /// 通过, 不通过, 待核实.
    public var result: String
    public var evidence: String
    public var checkedAt: String
}

public struct FormLine: Hashable, Sendable {
    public var receipt: String
    public var idNo: String
    public var submittedAt: String
    public var houseCode: String
    public var room: String
    /// cm2
    public var area: Int
    public var landlord: String
    public var leaseStart: String
    public var leaseEnd: String
    public var leaseSignedOn: String
    public var coTenants: [String]
    public var marital: String
    public var children: Int
    public var materials: [String]
    public var consentSignedAt: String
    public var declaredAt: String
    /// Of LH-10 … LH-14, what the applicant himself says does not hold.
    public var denied: Set<String> = []
}

public struct UsedHouseLine: Hashable, Sendable {
    public var houseCode: String
    public var since: String
}

/// A lease that follows the one before (Q13).
public struct LeaseLine: Hashable, Sendable {
    public var start: String
    public var end: String
    public var houseCode: String
}

public struct ResultLine: Hashable, Sendable {
    /// Whose agreement; the number is the office's.
    public var receipt: String
    public var month: String
    public var amountFen: Int
    /// 成功 or 失败.
    public var result: String
    public var bankRef: String
    public var paidAt: String
}
