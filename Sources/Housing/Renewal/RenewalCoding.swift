/// A renewal as one body that a store keeps. The body names its format; a body with a key too many, a value out of its
/// list or a state that contradicts the rest is not read.
extension Renewal: Codable {
    /// Raised with every change of the body; older ones stay readable.
    public static let format = 3

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, id, number, lease, applicant, leasePolicy, openedAt, version, state, updatedAt, submittedAt, isLate
        case policy, check, declaration, info, materials, claim, returns, decision, expiry, conclusion, enteredBy
        case answers, formerInfo
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beyond: CodingKeys.self)
        let body = try decoder.container(keyedBy: CodingKeys.self)
        try body.requireFormat(.format, upTo: Self.format)
        id = try body.decode(CaseID.self, forKey: .id)
        number = try body.decode(ReceiptNumber.self, forKey: .number)
        lease = try body.decode(LeaseID.self, forKey: .lease)
        applicant = try body.decode(PersonID.self, forKey: .applicant)
        leasePolicy = try body.decode(LeasePolicy.self, forKey: .leasePolicy)
        openedAt = try body.decode(Moment.self, forKey: .openedAt)
        version = try body.decode(Int.self, forKey: .version)
        state = try body.decode(State.self, forKey: .state)
        updatedAt = try body.decode(Moment.self, forKey: .updatedAt)
        submittedAt = try body.decodeIfPresent(Moment.self, forKey: .submittedAt)
        isLate = try body.decode(Bool.self, forKey: .isLate)
        policy = try body.decodeIfPresent(PolicyChoice.self, forKey: .policy)
        check = try body.decodeIfPresent(CaseID.self, forKey: .check)
        declaration = try body.decodeIfPresent(Declaration.self, forKey: .declaration)
        info = try body.decodeIfPresent(ConfirmedInfo.self, forKey: .info)
        materials = try body.decode([Material].self, forKey: .materials)
        claim = try body.decodeIfPresent(Claim.self, forKey: .claim)
        returns = try body.decode([Return].self, forKey: .returns)
        decision = try body.decodeIfPresent(Decision.self, forKey: .decision)
        expiry = try body.decodeIfPresent(ExpiryCause.self, forKey: .expiry)
        conclusion = try body.decodeIfPresent(Conclusion.self, forKey: .conclusion)
        enteredBy = try body.decode([PersonID].self, forKey: .enteredBy)
        answers = try body.decodeIfPresent([LineAnswer].self, forKey: .answers) ?? []
        formerInfo = try body.decodeIfPresent([ConfirmedInfo].self, forKey: .formerInfo) ?? []
        try body.requireConsistent(isConsistent, .state)
    }

    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: CodingKeys.self)
        try body.encode(Self.format, forKey: .format)
        try body.encode(id, forKey: .id)
        try body.encode(number, forKey: .number)
        try body.encode(lease, forKey: .lease)
        try body.encode(applicant, forKey: .applicant)
        try body.encode(leasePolicy, forKey: .leasePolicy)
        try body.encode(openedAt, forKey: .openedAt)
        try body.encode(version, forKey: .version)
        try body.encode(state, forKey: .state)
        try body.encode(updatedAt, forKey: .updatedAt)
        try body.encodeIfPresent(submittedAt, forKey: .submittedAt)
        try body.encode(isLate, forKey: .isLate)
        try body.encodeIfPresent(policy, forKey: .policy)
        try body.encodeIfPresent(check, forKey: .check)
        try body.encodeIfPresent(declaration, forKey: .declaration)
        try body.encodeIfPresent(info, forKey: .info)
        try body.encode(materials, forKey: .materials)
        try body.encodeIfPresent(claim, forKey: .claim)
        try body.encode(returns, forKey: .returns)
        try body.encodeIfPresent(decision, forKey: .decision)
        try body.encodeIfPresent(expiry, forKey: .expiry)
        try body.encodeIfPresent(conclusion, forKey: .conclusion)
        try body.encode(enteredBy, forKey: .enteredBy)
        if !answers.isEmpty { try body.encode(answers, forKey: .answers) }
        if !formerInfo.isEmpty { try body.encode(formerInfo, forKey: .formerInfo) }
    }

    /// Whether the parts are those that the state says were reached.
    var isConsistent: Bool {
        guard version >= 1, number.kind == .renewal else { return false }
        guard (claim != nil) == (state == .underReview) else { return false }
        guard (conclusion != nil) == state.isConcluded else { return false }
        // An approved one may lapse with its tenancy before there is a contract.
        let isApproved = state == .approved || state.isConcluded || expiry == .tenancyChanged && decision != nil
        guard (decision != nil) == (isApproved || state == .rejected) else { return false }
        guard (expiry != nil) == (state == .expired) else { return false }
        guard (check != nil) == (policy == .new) else { return false }
        if let decision, (decision.rejection == nil) != isApproved { return false }
        let hasAnswers = policy != nil && declaration != nil && info != nil
        switch state {
        case .draft: return submittedAt == nil && policy == nil
        case .policySet: return submittedAt == nil && policy != nil && declaration == nil
        case .declared: return submittedAt == nil && policy != nil && declaration != nil && info == nil
        case .infoConfirmed: return submittedAt == nil && hasAnswers
        case .returned: return submittedAt != nil && hasAnswers && !returns.isEmpty
        case .submitted, .underReview, .approved, .rejected, .completed, .notConcluded:
            return submittedAt != nil && hasAnswers && missingMaterials.isEmpty
        case .withdrawn, .expired: return true
        }
    }
}
