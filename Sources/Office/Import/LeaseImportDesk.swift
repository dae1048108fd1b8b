import Housing

/// Takes over leases, dwellings and people from the register's file.
public struct LeaseImportDesk {
    let office: Office

    /// Largest file that is read: some 100,000 rows.
    public static let limitBytes = 64 << 20

    /// The place of a column in the header, from 1; nil for a name that is none of its.
    public static func number(ofColumn name: String) -> Int? {
        LeaseColumn.names.firstIndex(of: name).map { $0 + 1 }
    }

    /// Reads `leases.csv` and takes it over in one act, or leaves everything as it was.
    ///
    /// The same file again changes nothing. A lease or a person that the office knows is brought up to the file; a
    /// name or a tenant that differs from the register is no update but a conflict, for it may be another person.
    ///
    /// - Parameters:
    ///   - source: the file's path as the person knows it; it stands in every problem.
    ///   - skipsBad: takes the leases without a problem even where others have one; where none is without, nothing is taken.
    /// - Throws: `.input` for what makes the file unreadable as a whole; problems of rows are in the report.
    public func leases(
        _ bytes: [UInt8], source: String, skipsBad: Bool, by session: Session
    ) throws(OfficeFailure) -> LeaseImportReport {
        let file = try read(bytes, source: source)
        let ids = LeaseIDs(file, entropy: office.entropy)
        let version = try office.version(of: .people)
        let plan = try office.read(.importLeases, session) { (reader, _) throws(OfficeFailure) in
            try LeaseImportPlan(file, source: source, known: reader, ids: ids)
        }
        let report = plan.report(of: file, skipsBad: skipsBad)
        guard report.isTaken, !report.changedNothing else { return report }
        let now = try office.clocks.office()
        return try office.write(.importLeases, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            // Comparing is most of the work and needs no lock; only where somebody was quicker is it done again.
            let isCurrent = try office.version(of: .people) == version
            let plan = isCurrent ? plan : try LeaseImportPlan(file, source: source, known: writer, ids: ids)
            let report = plan.report(of: file, skipsBad: skipsBad)
            guard report.isTaken else { return report }
            for person in plan.peopleAlone { try writer.save(person) }
            for record in plan.leases { try writer.save(record) }
            try writer.append(plan.entries, at: now, by: actor)
            return report
        }
    }

    private func read(_ bytes: [UInt8], source: String) throws(OfficeFailure) -> LeaseFile {
        let today = try office.clocks.office().day
        do {
            return try LeaseFile(bytes, source: source, today: today)
        } catch {
            throw .input(error)
        }
    }
}

/// The ids that new rows would get, drawn before the transaction because that may run twice.
struct LeaseIDs {
    let run: String
    private var people: [IdentityNumber: PersonID] = [:]
    private var dwellings: [HouseCode: DwellingID] = [:]
    private var leases: [String: LeaseID] = [:]

    init(_ file: LeaseFile, entropy: any Entropy) {
        run = entropy.identifier()
        for entry in file.leases {
            leases[entry.terms.number] = LeaseID(entropy.identifier())
            if dwellings[entry.terms.dwelling.code] == nil {
                dwellings[entry.terms.dwelling.code] = DwellingID(entropy.identifier())
            }
            for row in entry.rows where people[row.document] == nil {
                people[row.document] = PersonID(entropy.identifier())
            }
        }
    }

    func person(_ document: IdentityNumber) -> PersonID? { people[document] }
    func dwelling(_ code: HouseCode) -> DwellingID? { dwellings[code] }
    func lease(_ number: String) -> LeaseID? { leases[number] }
}
