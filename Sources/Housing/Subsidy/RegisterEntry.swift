/// A family's place in the city's waiting list of public rental housing, as the register had it at one moment (model 7,
/// WaitingListEntry). Holds nothing personal but the receipt number.
public struct RegisterEntry: Hashable, Sendable {
    /// 备案回执号.
    public let receipt: String
    /// Its place among all; no two families have the same (Q1).
    public let cityPosition: Int
    /// Its place among those of its district; 0 where the register does not say.
    public let districtPosition: Int
    /// People, 1 or more (LH-34).
    public let registeredSize: Int
    /// Six digits of GB/T 2260.
    public let hukouDistrict: String
    public let acceptedAt: Moment?
    /// When it came on the list (在册); nil where it never did.
    public let listedAt: Moment?
    public let status: Status
    public let outAt: Moment?

    /// The register's words for how an entry stands.
    public enum Status: String, CaseIterable, Sendable {
        case waiting = "正常轮候"
        case rented = "已租房出册"
        case bought = "已购房出册"
        case cancelled = "已取消申请出册"
        case violated = "已核查违规出册"
        case leftOtherwise = "其他情况已出册"
        case frozen = "已冻结"

        public var hasLeft: Bool {
            switch self {
            case .waiting, .frozen: false
            case .rented, .bought, .cancelled, .violated, .leftOtherwise: true
            }
        }
    }

    public init(
        receipt: String, cityPosition: Int, districtPosition: Int, registeredSize: Int, hukouDistrict: String,
        acceptedAt: Moment?, listedAt: Moment?, status: Status, outAt: Moment?
    ) {
        self.receipt = receipt
        self.cityPosition = cityPosition
        self.districtPosition = districtPosition
        self.registeredSize = registeredSize
        self.hukouDistrict = hukouDistrict
        self.acceptedAt = acceptedAt
        self.listedAt = listedAt
        self.status = status
        self.outAt = outAt
    }

    /// Whether the family was on the list at that moment (LH-04): come on it by then, and not yet gone. One that has left
    /// without the register's saying when is taken for gone, and a frozen one is not waiting.
    public func isListed(at moment: Moment) -> Bool {
        guard let listedAt, listedAt <= moment, status != .frozen else { return false }
        if let outAt { return outAt > moment }
        return !status.hasLeft
    }
}
