import Housing

extension ConsoleDesk {
    /// A page of checks in any of these states, in the order of their requests.
    public func checks(
        in states: [EconomicCheck.State], offset: Int, limit: Int
    ) throws(OfficeFailure) -> [CheckEntry] {
        try office.records.read { (reader) throws(OfficeFailure) in
            var entries: [CheckEntry] = []
            for check in try reader.matters(
                in: states.map(\.rawValue), as: EconomicCheck.self, offset: offset, limit: limit)
            {
                entries.append(CheckEntry(check: check, lease: try reader.lease(check.lease)))
            }
            return entries
        }
    }

    /// One check as a whole, without what the reports say: figures of income and property are shown at the counter, where
    /// each look leaves an entry. ``CheckFile/allowed`` names what anybody could do who is in the right place.
    public func checkFile(_ number: ReceiptNumber) throws(OfficeFailure) -> CheckFile {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.records.read { (reader) throws(OfficeFailure) in
            guard let check = try reader.matter(number: number, as: EconomicCheck.self) else {
                throw .refused(Refusal(.notFound, "6.2"))
            }
            let anybody = [OfficeRole.clerk, .reviewer, .manager].map { role in
                Actor(person: PersonID("any \(role)"), account: AccountID("any \(role)"), role: role)
            }
            let applicant = Actor(person: check.applicant, account: AccountID("applicant"), role: .applicant)
            let possible = Set((anybody + [applicant, .system]).flatMap { check.allowed(for: $0) })
            var file = try office.checkFile(check.id, for: .system, ground, at: now, seesReports: false, reader)
            file.allowed = EconomicCheck.Act.allCases.filter(possible.contains)
            return file
        }
    }
}

/// A check as `anju check list` lists it.
public struct CheckEntry: Equatable, Sendable {
    public let check: EconomicCheck
    public let lease: LeaseRecord

    public init(check: EconomicCheck, lease: LeaseRecord) {
        self.check = check
        self.lease = lease
    }
}
