/// A contract as one body that a store keeps. The body names its format; a body with a key too many, a value out of its
/// list or a state that contradicts the rest is not read.
extension Signing: Codable {
    /// Raised with every change of the body; older ones stay readable.
    public static let format = 2

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, id, number, renewal, lease, applicant, renewalReviewer, openedAt, version, state, updatedAt
        case contract, formerContracts, attempt, formerAttempts, reports, approval, voiding
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beyond: CodingKeys.self)
        let body = try decoder.container(keyedBy: CodingKeys.self)
        try body.requireFormat(.format, upTo: Self.format)
        id = try body.decode(CaseID.self, forKey: .id)
        number = try body.decode(ReceiptNumber.self, forKey: .number)
        renewal = try body.decode(CaseID.self, forKey: .renewal)
        lease = try body.decode(LeaseID.self, forKey: .lease)
        applicant = try body.decode(PersonID.self, forKey: .applicant)
        renewalReviewer = try body.decode(PersonID.self, forKey: .renewalReviewer)
        openedAt = try body.decode(Moment.self, forKey: .openedAt)
        version = try body.decode(Int.self, forKey: .version)
        state = try body.decode(State.self, forKey: .state)
        updatedAt = try body.decode(Moment.self, forKey: .updatedAt)
        contract = try body.decode(ContractVersion.self, forKey: .contract)
        formerContracts = try body.decode([ContractVersion].self, forKey: .formerContracts)
        attempt = try body.decodeIfPresent(Attempt.self, forKey: .attempt)
        formerAttempts = try body.decode([Attempt].self, forKey: .formerAttempts)
        reports = try body.decode([Report].self, forKey: .reports)
        approval = try body.decodeIfPresent(Approval.self, forKey: .approval)
        voiding = try body.decodeIfPresent(Voiding.self, forKey: .voiding)
        try body.requireConsistent(isConsistent, .state)
    }

    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: CodingKeys.self)
        try body.encode(Self.format, forKey: .format)
        try body.encode(id, forKey: .id)
        try body.encode(number, forKey: .number)
        try body.encode(renewal, forKey: .renewal)
        try body.encode(lease, forKey: .lease)
        try body.encode(applicant, forKey: .applicant)
        try body.encode(renewalReviewer, forKey: .renewalReviewer)
        try body.encode(openedAt, forKey: .openedAt)
        try body.encode(version, forKey: .version)
        try body.encode(state, forKey: .state)
        try body.encode(updatedAt, forKey: .updatedAt)
        try body.encode(contract, forKey: .contract)
        try body.encode(formerContracts, forKey: .formerContracts)
        try body.encodeIfPresent(attempt, forKey: .attempt)
        try body.encode(formerAttempts, forKey: .formerAttempts)
        try body.encode(reports, forKey: .reports)
        try body.encodeIfPresent(approval, forKey: .approval)
        try body.encodeIfPresent(voiding, forKey: .voiding)
    }

    /// Whether the parts are those that the state says were reached.
    var isConsistent: Bool {
        guard version >= 1, number.kind == .contract else { return false }
        guard contracts.map(\.number) == Array(1...contracts.count), contract.document.bytes > 0,
            contracts.allSatisfy({ ($0.cause == nil) == ($0.number == 1) })
        else { return false }
        guard (approval != nil) == (state == .approved), (voiding != nil) == (state == .void) else { return false }
        return hasSoundAttempts && reports.allSatisfy { (1...contract.number).contains($0.contract) }
    }

    private var hasSoundAttempts: Bool {
        guard attempts.map(\.number) == (0..<attempts.count).map({ $0 + 1 }) else { return false }
        guard formerAttempts.allSatisfy({ $0.end != nil && $0.reached != nil }) else { return false }
        switch state {
        case .toSign, .void, .expired: return attempt == nil
        default:
            guard let attempt, attempt.end == nil, attempt.contract == contract.number else { return false }
            return attempt.reached == (state == .approved ? .signed : state)
        }
    }
}
