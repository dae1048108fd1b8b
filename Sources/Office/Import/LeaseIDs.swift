import Housing

/// The ids that new rows would get, drawn before the transaction because that may run twice.
struct LeaseIDs {
    let run: String
    private var people: [IdentityNumber: PersonID] = [:]
    private var dwellings: [HouseCode: DwellingID] = [:]
    private var leases: [String: LeaseID] = [:]

    private let entropy: any Entropy

    /// - Parameter run: nil draws one.
    init(entropy: any Entropy, run: String? = nil) {
        self.entropy = entropy
        self.run = run ?? entropy.identifier()
    }

    init(_ entries: [LeaseFile.Entry], entropy: any Entropy, run: String) {
        self.init(entropy: entropy, run: run)
        for entry in entries { add(entry) }
    }

    mutating func add(_ entry: LeaseFile.Entry) {
        leases[entry.terms.number] = LeaseID(entropy.identifier())
        if dwellings[entry.terms.dwelling.code] == nil {
            dwellings[entry.terms.dwelling.code] = DwellingID(entropy.identifier())
        }
        for row in entry.rows where people[row.document] == nil {
            people[row.document] = PersonID(entropy.identifier())
        }
    }

    func person(_ document: IdentityNumber) -> PersonID? { people[document] }
    func dwelling(_ code: HouseCode) -> DwellingID? { dwellings[code] }
    func lease(_ number: String) -> LeaseID? { leases[number] }
}
