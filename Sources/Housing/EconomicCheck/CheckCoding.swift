/// A check as one body that a store keeps. The body names its format; a body with a key too many, a value out of its list or a
/// state that contradicts the rest is not read.
extension EconomicCheck: Codable {
    /// Raised with every change of the body; older ones stay readable.
    public static let format = 1

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, id, number, lease, applicant, openedAt, version, state, updatedAt, members, authorisations, request
        case sendings, reports, objections, usedBy, end
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(beyond: CodingKeys.self)
        let body = try decoder.container(keyedBy: CodingKeys.self)
        try body.requireFormat(.format, upTo: Self.format)
        id = try body.decode(CaseID.self, forKey: .id)
        number = try body.decode(ReceiptNumber.self, forKey: .number)
        lease = try body.decode(LeaseID.self, forKey: .lease)
        applicant = try body.decode(PersonID.self, forKey: .applicant)
        openedAt = try body.decode(Moment.self, forKey: .openedAt)
        version = try body.decode(Int.self, forKey: .version)
        state = try body.decode(State.self, forKey: .state)
        updatedAt = try body.decode(Moment.self, forKey: .updatedAt)
        members = try body.decode([Member].self, forKey: .members)
        authorisations = try body.decode([Authorisation].self, forKey: .authorisations)
        request = try body.decodeIfPresent(Request.self, forKey: .request)
        sendings = try body.decode([Sending].self, forKey: .sendings)
        reports = try body.decode([FiledReport].self, forKey: .reports)
        objections = try body.decode([Objection].self, forKey: .objections)
        usedBy = try body.decode([CaseID].self, forKey: .usedBy)
        end = try body.decodeIfPresent(Ending.self, forKey: .end)
        try body.requireConsistent(isConsistent, .state)
    }

    /// - Throws: for a check that could not be read again, so that none is ever kept.
    public func encode(to encoder: any Encoder) throws {
        guard isConsistent else {
            throw EncodingError.invalidValue(
                state.rawValue,
                .init(codingPath: encoder.codingPath, debugDescription: "the state contradicts the rest"))
        }
        var body = encoder.container(keyedBy: CodingKeys.self)
        try body.encode(Self.format, forKey: .format)
        try body.encode(id, forKey: .id)
        try body.encode(number, forKey: .number)
        try body.encode(lease, forKey: .lease)
        try body.encode(applicant, forKey: .applicant)
        try body.encode(openedAt, forKey: .openedAt)
        try body.encode(version, forKey: .version)
        try body.encode(state, forKey: .state)
        try body.encode(updatedAt, forKey: .updatedAt)
        try body.encode(members, forKey: .members)
        try body.encode(authorisations, forKey: .authorisations)
        try body.encodeIfPresent(request, forKey: .request)
        try body.encode(sendings, forKey: .sendings)
        try body.encode(reports, forKey: .reports)
        try body.encode(objections, forKey: .objections)
        try body.encode(usedBy, forKey: .usedBy)
        try body.encodeIfPresent(end, forKey: .end)
    }

    /// Whether the parts are those that the state says were reached.
    var isConsistent: Bool {
        guard version >= 1, number.kind == .economicCheck, members.first?.person == applicant else { return false }
        guard (end != nil) == (state == .expired || state == .cancelled) else { return false }
        // What ended with its lease leaves an objection undecided.
        guard (openObjection != nil) == (state == .objection || end?.from == .objection) else { return false }
        let isRequested = request != nil
        switch state {
        case .draft: return !isRequested && reports.isEmpty
        case .requested: return isRequested && sendings.isEmpty && report == nil
        case .inProgress: return isRequested && (!sendings.isEmpty || round > 1)
        case .reported: return isRequested && report != nil && result == nil
        case .meets: return isRequested && result?.assessment.meets == true
        case .fails, .objection: return isRequested && result?.assessment.meets == false
        case .cancelled, .expired: return true
        }
    }
}
