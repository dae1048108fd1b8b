/// A report as one body that a store keeps. The body names its format; a body with a key too many, a value out of its
/// list or a state that contradicts the rest is not read.
extension TenancyChange: Codable {
    /// Raised with every change of the body; older ones stay readable.
    public static let format = 1

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, id, number, lease, applicant, event, person, day, report, openedAt, version, state, updatedAt
        case claim, proofs, decision, enteredBy
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beyond: CodingKeys.self)
        let body = try decoder.container(keyedBy: CodingKeys.self)
        try body.requireFormat(.format, upTo: Self.format)
        id = try body.decode(CaseID.self, forKey: .id)
        number = try body.decode(ReceiptNumber.self, forKey: .number)
        lease = try body.decode(LeaseID.self, forKey: .lease)
        applicant = try body.decode(PersonID.self, forKey: .applicant)
        event = try body.decode(Event.self, forKey: .event)
        person = try body.decode(PersonID.self, forKey: .person)
        day = try body.decode(Day.self, forKey: .day)
        report = try body.decode(Report.self, forKey: .report)
        openedAt = try body.decode(Moment.self, forKey: .openedAt)
        version = try body.decode(Int.self, forKey: .version)
        state = try body.decode(State.self, forKey: .state)
        updatedAt = try body.decode(Moment.self, forKey: .updatedAt)
        claim = try body.decodeIfPresent(Claim.self, forKey: .claim)
        proofs = try body.decode([Proof].self, forKey: .proofs)
        decision = try body.decodeIfPresent(Decision.self, forKey: .decision)
        enteredBy = try body.decode([PersonID].self, forKey: .enteredBy)
        try body.requireConsistent(isConsistent, .state)
    }

    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: CodingKeys.self)
        try body.encode(Self.format, forKey: .format)
        try body.encode(id, forKey: .id)
        try body.encode(number, forKey: .number)
        try body.encode(lease, forKey: .lease)
        try body.encode(applicant, forKey: .applicant)
        try body.encode(event, forKey: .event)
        try body.encode(person, forKey: .person)
        try body.encode(day, forKey: .day)
        try body.encode(report, forKey: .report)
        try body.encode(openedAt, forKey: .openedAt)
        try body.encode(version, forKey: .version)
        try body.encode(state, forKey: .state)
        try body.encode(updatedAt, forKey: .updatedAt)
        try body.encodeIfPresent(claim, forKey: .claim)
        try body.encode(proofs, forKey: .proofs)
        try body.encodeIfPresent(decision, forKey: .decision)
        try body.encode(enteredBy, forKey: .enteredBy)
    }

    /// Whether the parts are those that the state says were reached.
    var isConsistent: Bool {
        guard version >= 1, number.kind == .tenancyChange else { return false }
        guard (claim != nil) == (state == .underReview), (decision != nil) == (state == .decided) else { return false }
        guard event.isOfTenant == (person == applicant) else { return false }
        guard let decision else { return true }
        return event.outcomes.contains(decision.outcome)
            && (decision.outcome == .transferred) == (decision.successor != nil)
    }
}
