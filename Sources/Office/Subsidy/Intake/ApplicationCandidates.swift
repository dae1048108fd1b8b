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
        /// It is the dwelling that a manager excepted.
        let isExcepted: Bool
        let declaration: SubsidyDeclaration
    }

    /// What stands against a line: the families whose forms have its dwelling, and those whose forms name its applicant.
    struct Rivals {
        var atDwelling: [Int] = []
        var naming: [Int] = []

        var isEmpty: Bool { atDwelling.isEmpty && naming.isEmpty }
    }

    private(set) var lines: [Line] = []
    /// By the index of a line: whom it names as renting together with the applicant (``QuickKey``).
    private var coTenants: [Int: [UInt64]] = [:]
    private var rivals: [Int: Rivals] = [:]
    /// By family: the index of the line that is taken last.
    private(set) var accepted: [Int: Int] = [:]
    private(set) var repeated = 0
    /// By dwelling: whose accepted line has it. By a person: whose accepted lines name him.
    private var holders: [UInt64: Int] = [:]
    private var naming: [UInt64: Set<Int>] = [:]

    mutating func add(_ line: Line, coTenants named: [UInt64], rivals found: Rivals) {
        if !named.isEmpty { coTenants[lines.count] = named }
        if !found.isEmpty { rivals[lines.count] = found }
        lines.append(line)
    }

    /// Everybody whom a line names.
    var named: Set<UInt64> { Set(coTenants.values.joined()) }

    /// Who applies, and until when what was handed in may be changed.
    struct Ground {
        /// By family (``QuickKey``).
        let applicants: [UInt64]
        /// Of those whom a line names, the family whose applicant he is.
        let families: [UInt64: Int]
        /// Nil where the batch is closed.
        let editableUntil: Moment?
    }

    /// Looks at the lines in the order in which they were handed in.
    ///
    /// - Parameter refuse: told what is not taken, and why.
    mutating func judge(_ known: KnownApplications, _ ground: Ground, refuse: (Line, Refusal) -> Void) {
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
            let isEditable = ground.editableUntil.map { line.submittedAt <= $0 } ?? false
            if let refusal = refusal(of: family, known, isEditable: isEditable) ?? refusal(of: index, known, ground) {
                refuse(line, refusal)
                continue
            }
            accept(index, of: family)
        }
    }

    private mutating func accept(_ index: Int, of family: Int) {
        if let before = accepted[family] {
            holders[lines[before].house] = nil
            for person in coTenants[before, default: []] { naming[person]?.remove(family) }
        }
        holders[lines[index].house] = family
        for person in coTenants[index, default: []] { naming[person, default: []].insert(family) }
        accepted[family] = index
    }

    /// One live application a family; until the close it may be changed.
    private func refusal(of family: Int, _ known: KnownApplications, isEditable: Bool) -> Refusal? {
        if accepted[family] != nil { return isEditable ? nil : Refusal(.householdDuplicate, "LH-32") }
        return known.states[family]?.refusalOfAnother(isEditable: isEditable)
    }

    /// One live application a dwelling; the first has it. And one for those who rent together, whatever the dwelling: who
    /// is named in a live application hands in none, and nobody names one who has handed in his own.
    private func refusal(of index: Int, _ known: KnownApplications, _ ground: Ground) -> Refusal? {
        let family = Int(lines[index].family)
        let rivals = rivals[index, default: Rivals()]
        // One that hands in another form in this file is held by the old one no more.
        func stands(_ other: Int) -> Bool { known.isLive(other) && accepted[other] == nil }
        if let holder = holders[lines[index].house], holder != family { return Refusal(.houseDuplicate, "LH-32") }
        if rivals.atDwelling.contains(where: stands) { return Refusal(.houseDuplicate, "LH-32") }
        let namers = naming[ground.applicants[family], default: []]
        let names = coTenants[index, default: []].compactMap { ground.families[$0] }
        let isTogether =
            namers.contains { $0 != family } || rivals.naming.contains(where: stands)
            || names.contains { $0 != family && (accepted[$0] != nil || known.isLive($0)) }
        return isTogether ? Refusal(.coTenantDuplicate, "LH-33") : nil
    }
}
