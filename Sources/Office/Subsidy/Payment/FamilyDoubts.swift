import Housing

/// What is not passed any more of a family that has signed: what a source found against one of its people or cannot say, and
/// whom nobody has asked about (LH-10 … LH-14, LH-18, LH-56). Of those of whom only a number is known nothing is known (Q19).
public struct FamilyDoubts: Equatable, Sendable {
    /// 不通过, the rules' numbers.
    public let failed: [Rule]
    /// 待核实, or not found out about somebody at all.
    public let undecided: [Rule]
    /// How many people the register or the applicant counts beyond those who are named.
    public let unnamed: Int
    /// The notice's own, by which some of the numbers have their names.
    public let extraConditions: [SubsidyNotice.ExtraCondition]

    /// Its lease is over (Q13).
    static let ofLease = FamilyDoubts(failed: ["LH-59"], undecided: [], unnamed: 0)

    private init(failed: [Rule], undecided: [Rule], unnamed: Int) {
        (self.failed, self.undecided, self.unnamed) = (failed, undecided, unnamed)
        extraConditions = []
    }

    init(_ doubts: [Doubt], of notice: SubsidyNotice) {
        failed = doubts.conditions { $0.result == .failed }.rules(of: notice)
        undecided = doubts.conditions { $0.result == .undecided }.rules(of: notice)
        unnamed = doubts.count { $0.isUnnamed }
        extraConditions = notice.extraConditions
    }
}

/// One thing that a family does not pass.
struct Doubt {
    /// By which it is known again, and kept with the change: whose, of what, with which word of which time; whose alone
    /// where no source said anything; `+1`, `+2`, … for those who are not named.
    let key: String
    let conditions: ConditionSet
    /// 不通过 or 待核实.
    let result: FindingResult
    /// By when it was so.
    let day: Day
    /// Who brought it in: the finding, or the person; nobody where that is not known.
    let by: Set<PersonID>
    /// The file by which a source first said it; nil where none did.
    let run: RunID?

    var isFound: Bool { run != nil }
    var isUnnamed: Bool { key.hasPrefix("+") }
}

extension [Doubt] {
    func conditions(_ isMeant: (Doubt) -> Bool) -> ConditionSet {
        reduce(into: ConditionSet()) { if isMeant($1) { $0.formUnion($1.conditions) } }
    }

    /// The kind of change that they are.
    var matter: ChangeBody.Matter {
        let found = conditions(\.isFound)
        if !found.isDisjoint(with: [.noHome, .noLand, .noPolicyHousing, .noPurchaseBenefit]) { return .home }
        return found.isEmpty ? .family : .other
    }
}

extension SubsidyReader {
    /// Everything that the family does not pass as things stand, whoever has decided about it.
    ///
    /// - Parameter today: for whom no file of members is known to have brought.
    func doubts(
        of family: FamilyState, _ file: BatchFile, on today: Day
    ) throws(OfficeFailure) -> [Doubt] {
        let notice = file.batch.notice
        let found = try countingFindings(at: family.position, of: file)
        var documents: [Int64] = []
        for member in try members(at: family.position, of: file) {
            documents.append(try bulkKey(of: member.document.value, .document))
        }
        let brought = try membersBrought(at: family.position, of: file)
        func unasked(_ key: String, _ conditions: ConditionSet) -> Doubt {
            Doubt(
                key: key, conditions: conditions, result: .undecided, day: brought?.at.day ?? today,
                by: Set([brought?.by].compactMap(\.self)), run: nil)
        }
        var doubts: [Doubt] = []
        for (index, person) in family.people.enumerated() {
            var open = person.open(under: notice)
            guard !open.isEmpty, documents.indices.contains(index) else { continue }
            for said in found where said.member == index && open.contains(said.finding.condition) {
                let finding = said.finding
                open.subtract(finding.condition)
                doubts.append(
                    Doubt(
                        key: "\(documents[index])/\(finding.condition.rawValue)/\(finding.result.strictness)/"
                            + "\(finding.checkedAt.milliseconds)",
                        conditions: finding.condition, result: finding.result, day: finding.checkedAt.day,
                        by: said.people, run: said.run))
            }
            if !open.isEmpty { doubts.append(unasked("\(documents[index])", open)) }
        }
        let all = notice.conditions.subtracting(.hukou)
        return doubts + (0..<family.unnamed).map { unasked("+\($0 + 1)", all) }
    }
}

/// What a source says against one person of a family that has signed, as who decides about it sees it.
public struct FoundDoubt: Equatable, Sendable {
    public let maskedName: String
    public let rule: Rule
    /// 不通过 or 待核实.
    public let result: FindingResult
    public let source: String
    public let evidence: String
    public let day: Day
}

extension SubsidyReader {
    /// Everything that a source says against the family as things stand, person by person.
    func foundDoubts(_ family: FamilyState, _ file: BatchFile) throws(OfficeFailure) -> [FoundDoubt] {
        let notice = file.batch.notice
        guard family.isInDoubt(under: notice) else { return [] }
        let found = try countingFindings(at: family.position, of: file)
        var doubts: [FoundDoubt] = []
        for (index, member) in try members(at: family.position, of: file).enumerated()
        where family.people.indices.contains(index) {
            let open = family.people[index].open(under: notice)
            for said in found where said.member == index && open.contains(said.finding.condition) {
                let finding = said.finding
                guard let rule = finding.condition.rules(of: notice).first else { continue }
                doubts.append(
                    FoundDoubt(
                        maskedName: Mask.name(member.name), rule: rule, result: finding.result,
                        source: finding.source, evidence: finding.evidence, day: finding.checkedAt.day))
            }
        }
        return doubts
    }
}

extension PersonFindings {
    /// What this person must meet all the time and has not passed, and what was declared of him and is not so (LH-61). LH-03
    /// has done its work: whoever signs leaves the list.
    fileprivate func open(under notice: SubsidyNotice) -> ConditionSet {
        needed(of: notice).subtracting(.hukou).subtracting(passed)
            .union(failed.intersection(judged(of: notice)).intersection(.honest))
    }
}

extension FamilyState {
    /// Whether it has signed and something is not passed of one of its people, however its agreement stands: what is still
    /// in a run counts.
    func isInDoubt(under notice: SubsidyNotice) -> Bool {
        guard agreement != nil else { return false }
        return unnamed > 0 || people.contains { !$0.open(under: notice).isEmpty }
    }

    fileprivate var unnamed: Int {
        Eligibility.unnamed(in: register.size, among: people, application?.declaration)
    }
}

extension ConditionSet {
    /// The numbers of the rules behind the conditions.
    fileprivate func rules(of notice: SubsidyNotice) -> [Rule] {
        let extra = notice.extraConditions.enumerated().filter { contains(.extra($0.offset)) }.map(\.element.rule)
        let honesty = contains(.honest) ? [Self.honesty] : []
        return Self.rules.filter { contains($0.condition) }.map(\.rule) + extra + honesty
    }
}
