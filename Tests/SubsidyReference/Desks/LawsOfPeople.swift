/// What must hold of those who apply and of those who work: one application a dwelling, no decision about one's own entry,
/// nobody's name on a public list. It knows what was handed in and taken, and nothing else.
struct LawsOfPeople {
    /// By receipt, what was handed in last, and who brought it or mended it.
    private var forms: [String: FormLine] = [:]
    private var authors: [String: Set<String>] = [:]
    /// By receipt, the person's role by his number.
    private var roles: [String: [String: String]] = [:]
    /// By receipt, person and rule, what was said last.
    private var findings: [String: [Asked: Said]] = [:]
    /// Files of findings, for the same one again says nothing.
    private var files: Set<Set<FindingLine>> = []
    private var houses: [String: Set<String>] = [:]
    /// By receipt, whom a register named first, and of whom another register named somebody else.
    private var applicants: [String: String] = [:]
    private var exchanged: Set<String> = []
    private var names: Set<String> = []
    private var numbers: Set<String> = []

    private struct Asked: Hashable {
        let idNo: String
        let rule: String
    }

    private struct Said {
        let line: FindingLine
        var by: Set<String>
    }

    private static let live: Set<String> = [
        "SUBMITTED", "LOCKED", "UNDER_REVIEW", "CORRECTION", "ELIGIBLE", "PUBLISHED", "PUBLICITY_PASSED", "CALLED",
        "SIGNED",
    ]

    mutating func broken(
        by view: SubsidyView, after command: SubsidyCommand, _ answer: SubsidyAnswer, _ desks: DeskOffice
    ) throws -> String? {
        switch command.act {
        case .confirm(let receipts):
            for entry in view.applications where receipts.contains(entry.receipt) && against(entry, command.by) {
                return "\(command.by) confirmed his own entry of \(entry.receipt)"
            }
        case .decide, .decideChange, .approve:
            if let words = try desks.decidedByItsAuthor() { return "own entry: \(words)" }
        case .publish, .supplementary:
            let list = try desks.publicList()
            if let word = names.union(numbers).first(where: list.contains) { return "\(word) on the public list" }
        default: take(command, leavingOut: answer.badLines)
        }
        return dwellings(view) ?? tenants(view)
    }

    /// For which it applied last.
    func dwelling(of receipt: String) -> String? { forms[receipt]?.houseCode }

    // MARK: What came

    private mutating func take(_ command: SubsidyCommand, leavingOut bad: Set<Int>) {
        switch command.act {
        case .importRegister(let lines, _, _):
            for line in lines {
                (names, numbers) = (names.union([line.name]), numbers.union([line.idNo]))
                let first = applicants[line.receipt] ?? line.idNo
                applicants[line.receipt] = first
                guard first != line.idNo else { continue }
                exchanged.insert(line.receipt)
                // Nobody counts until members are brought again.
                roles[line.receipt] = nil
            }
        case .importMembers(let lines, _):
            for line in lines { (names, numbers) = (names.union([line.name]), numbers.union([line.idNo])) }
            takeRoles(lines, leavingOut: bad)
        case .importApplications(let lines, _):
            for (number, line) in lines.enumerated() where !bad.contains(number + 1) { take(line, by: command.by) }
        case .supplement(_, let form), .mendOwn(_, let form): take(form, by: command.by)
        case .submitOwn(let form): take(form.handedIn(at: command.at), by: command.by)
        case .enter(var line):
            line.checkedAt = command.at
            take(line, by: command.by)
        case .importFindings(let lines, _):
            let good = lines.indices.filter { !bad.contains($0 + 2) }.map { lines[$0] }
            guard files.insert(Set(good)).inserted else { break }
            for line in RuleOffice.lastWords(good) { take(line, by: command.by) }
        case .importUsedHouses(let lines):
            for line in lines { houses[line.houseCode, default: []].insert(command.by) }
        default: break
        }
    }

    private mutating func take(_ form: FormLine, by: String) {
        if let had = forms[form.receipt], had == form || had.submittedAt > form.submittedAt { return }
        forms[form.receipt] = form
        authors[form.receipt, default: []].insert(by)
    }

    /// A family with a line that is wrong is left out whole.
    private mutating func takeRoles(_ lines: [MemberLine], leavingOut bad: Set<Int>) {
        let out = Set(lines.indices.filter { bad.contains($0 + 2) }.map { lines[$0].receipt })
        let good = lines.filter { !out.contains($0.receipt) }
        for line in good { roles[line.receipt] = [:] }
        for line in good { roles[line.receipt, default: [:]][line.idNo] = line.role }
    }

    private mutating func take(_ line: FindingLine, by: String) {
        let asked = Asked(idNo: line.idNo, rule: line.rule)
        if let had = findings[line.receipt]?[asked]?.line {
            if had.checkedAt > line.checkedAt { return }
            if had.checkedAt == line.checkedAt, had.result == line.result {
                findings[line.receipt]?[asked]?.by.insert(by)
                return
            }
        }
        findings[line.receipt, default: [:]][asked] = Said(line: line, by: [by])
    }

    // MARK: What must hold

    /// Whether somebody brought in what a family was refused for.
    private func against(_ entry: SubsidyView.Application, _ login: String) -> Bool {
        if authors[entry.receipt, default: []].contains(login) { return true }
        if let code = forms[entry.receipt]?.houseCode, entry.reasons.contains("HOUSE_ALREADY_USED"),
            houses[code, default: []] == [login]
        {
            return true
        }
        return findings[entry.receipt, default: [:]].contains { asked, said in
            guard said.by.contains(login), said.line.result == "不通过", asked.rule != "LH-14",
                let role = roles[entry.receipt]?[asked.idNo], role != "其他"
            else { return false }
            return asked.rule != "LH-03" || role == "申请人"
        }
    }

    /// LH-32: one application a dwelling that is live or that a list may still reach; and a receipt applies once.
    private func dwellings(_ view: SubsidyView) -> String? {
        var taken: [String: String] = [:]
        for entry in view.applications
        where Self.live.contains(entry.state) || entry.reasons == ["NOT_WITHIN_LIST"] {
            guard let code = forms[entry.receipt]?.houseCode else { return "\(entry.receipt) never applied" }
            if let other = taken.updateValue(entry.receipt, forKey: code) {
                return "\(other) and \(entry.receipt) for one dwelling"
            }
        }
        return Set(view.applications.map(\.receipt)).count < view.applications.count ? "a family twice" : nil
    }

    /// LH-33: nobody applies who is named in another's live application as renting together with him; where the family's
    /// applicant is another one since, he did not know.
    private func tenants(_ view: SubsidyView) -> String? {
        let live = view.applications.filter { Self.live.contains($0.state) }.compactMap { forms[$0.receipt] }
        let known = live.filter { !exchanged.contains($0.receipt) }
        for form in known {
            if let other = live.first(where: { $0.receipt != form.receipt && $0.coTenants.contains(form.idNo) }) {
                return "\(form.receipt) applies, and rents together with \(other.receipt)"
            }
        }
        return Set(known.map(\.idNo)).count < known.count ? "somebody applies twice" : nil
    }
}

extension SubsidyAnswer {
    fileprivate var badLines: Set<Int> {
        if case .doneWithout(let lines) = self { return Set(lines) }
        return []
    }
}
