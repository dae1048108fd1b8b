import Housing

/// The lines of a file of applications beside each other and beside what the office has: which of them is taken (LH-32, LH-33,
/// Q18).
struct ApplicationCandidates {
    struct Line {
        let family: Int32
        let line: Int32
        let submittedAt: Moment
        let house: UInt64
        let content: Int64
        let isUsed: Bool
    }

    /// Another family with the same dwelling.
    struct Rival {
        let family: Int
        /// One of the two names the other's applicant among those who rent with him.
        let isCoTenant: Bool
    }

    private(set) var lines: [Line] = []
    /// By the index of a line.
    private var coTenants: [Int: [UInt64]] = [:]
    private var rivals: [Int: [Rival]] = [:]
    /// By family: the index of the line that is taken last.
    private(set) var accepted: [Int: Int] = [:]
    private(set) var repeated = 0

    mutating func add(_ line: Line, coTenants named: [UInt64], rivals found: [Rival]) {
        if !named.isEmpty { coTenants[lines.count] = named }
        if !found.isEmpty { rivals[lines.count] = found }
        lines.append(line)
    }

    /// Looks at the lines in the order in which they were handed in.
    ///
    /// - Parameter refuse: told what is not taken, and why.
    mutating func judge(
        _ known: KnownApplications, applicants: [UInt64], isOpen: Bool, refuse: (Line, Refusal) -> Void
    ) {
        var holders: [UInt64: Int] = [:]
        let order = lines.indices.sorted { left, right in
            (lines[left].submittedAt, lines[left].line) < (lines[right].submittedAt, lines[right].line)
        }
        for index in order {
            let line = lines[index]
            let family = Int(line.family)
            if let before = accepted[family], lines[before].content == line.content {
                repeated += 1
                continue
            }
            if let refusal = refusal(of: family, known, isOpen: isOpen)
                ?? refusal(of: index, known, applicants, holders)
            {
                refuse(line, refusal)
                continue
            }
            if let before = accepted[family] { holders[lines[before].house] = nil }
            holders[line.house] = family
            accepted[family] = index
        }
    }

    /// One live application a family; until the close it may be changed.
    private func refusal(of family: Int, _ known: KnownApplications, isOpen: Bool) -> Refusal? {
        if accepted[family] != nil { return isOpen ? nil : Refusal(.householdDuplicate, "LH-32") }
        switch known.states[family] {
        case nil, .draft, .withdrawn: return nil
        case .submitted: return isOpen ? nil : Refusal(.householdDuplicate, "LH-32")
        case .ineligible, .notReached, .waived: return Refusal(.alreadyDecided, "6.4")
        default: return Refusal(.householdDuplicate, "LH-32")
        }
    }

    /// One live application a dwelling; the first has it.
    private func refusal(
        of index: Int, _ known: KnownApplications, _ applicants: [UInt64], _ holders: [UInt64: Int]
    ) -> Refusal? {
        let line = lines[index]
        // One that hands in another dwelling in this file does not hold the old one any more.
        var found = rivals[index, default: []].filter { known.isLive($0.family) && accepted[$0.family] == nil }
        if let holder = holders[line.house], holder != Int(line.family) {
            let named = accepted[holder].map { coTenants[$0, default: []] } ?? []
            let isCoTenant =
                named.contains(applicants[Int(line.family)])
                || coTenants[index, default: []].contains(applicants[holder])
            found.append(Rival(family: holder, isCoTenant: isCoTenant))
        }
        guard !found.isEmpty else { return nil }
        return found.contains(where: \.isCoTenant)
            ? Refusal(.coTenantDuplicate, "LH-33") : Refusal(.houseDuplicate, "LH-32")
    }
}
