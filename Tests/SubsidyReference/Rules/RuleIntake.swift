extension RuleOffice {
    // MARK: The register and its people (LH-03, LH-04, LH-21, Q1, Q5)

    mutating func importRegister(
        _ lines: [RegisterLine], _ asOf: String, _ skips: Bool, _ now: String
    ) -> SubsidyAnswer {
        // Nobody has a register of a time that has not come.
        if asOf > now { return .badFile([]) }
        if asOf == Self.cutOff { return importCutOff(lines, skips) }
        if asOf == Self.closesAt { return importClose(lines, skips) }
        return .badFile([])
    }

    private var isBeforeList: Bool { ["OPEN", "CLOSED", "REVIEWED"].contains(state) }

    private mutating func importCutOff(_ lines: [RegisterLine], _ skips: Bool) -> SubsidyAnswer {
        guard isBeforeList else { return .refused("WRONG_STATE") }
        let bad = repeated(lines)
        // Two families in one place are not made good by leaving one of them out (Q1).
        let isHopeless = Set(lines.map(\.position)).count < lines.count
        if !bad.isEmpty, !skips || isHopeless { return .badFile(bad) }
        let good = lines.indices.filter { !bad.contains($0 + 2) }.map { lines[$0] }.sorted { $0.position < $1.position }
        if remembered("register", good.hashValue) { return bad.isEmpty ? .done : .doneWithout(bad) }
        guard !isCommitted, !families.contains(where: { !$0.state.isEmpty }) else {
            return .refused("REGISTER_FROZEN")
        }
        families = good.map { Family(line: $0, size: $0.size, applicant: $0.idNo) }
        findingFiles = []
        hasMembers = false
        hasCloseRegister = false
        remember("register", good.hashValue)
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// The order is bound while nobody is decided about, and once: bound again it is as it was.
    mutating func commit() -> SubsidyAnswer {
        if isCommitted { return .done }
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        guard ["OPEN", "CLOSED"].contains(state) else { return .refused("WRONG_STATE") }
        isCommitted = true
        return .done
    }

    /// Lines, from 2 after the header, that say again what a line before said (Q1).
    private func repeated(_ lines: [RegisterLine]) -> [Int] {
        var bad: [Int] = []
        for (index, line) in lines.enumerated() {
            let before = lines.prefix(index)
            if before.contains(where: {
                $0.position == line.position || $0.receipt == line.receipt || $0.idNo == line.idNo
            }) {
                bad.append(index + 2)
            }
        }
        return bad
    }

    /// The last one counts alone: whom it does not name stands as the cut-off says.
    private mutating func importClose(_ lines: [RegisterLine], _ skips: Bool) -> SubsidyAnswer {
        guard isBeforeList else { return .refused("WRONG_STATE") }
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        let bad = repeated(lines)
        let isHopeless = Set(lines.map(\.position)).count < lines.count
        if !bad.isEmpty, !skips || isHopeless { return .badFile(bad) }
        let good = lines.indices.filter { !bad.contains($0 + 2) }.map { lines[$0] }
        let before = families.map(matter)
        for index in families.indices {
            let line = good.first { $0.receipt == families[index].line.receipt }
            families[index].size = line?.size ?? families[index].line.size
            families[index].applicant = line?.idNo ?? families[index].line.idNo
            families[index].hasLeft =
                line.map {
                    $0.outAt.isEmpty ? !["正常轮候", "已冻结"].contains($0.status) : $0.outAt <= Self.closesAt
                } ?? false
            // Nobody was asked about another applicant: those who go with him have to be named again.
            let named = families[index].members.first { $0.role == "申请人" }?.idNo
            if let named, named != families[index].applicant { families[index].members = [] }
        }
        hasCloseRegister = true
        reopenChanged(since: before)
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// A family is taken whole or not at all; whom a file does not name keeps the people that it has.
    mutating func importMembers(
        _ lines: [MemberLine], _ skips: Bool, _ by: String, _ today: String
    ) -> SubsidyAnswer {
        guard !isUsedUp else { return .refused("WRONG_STATE") }
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        let (bad, badFamilies) = unfit(lines)
        let good = lines.filter { index($0.receipt) != nil && !badFamilies.contains($0.receipt) }
        if good.isEmpty || (!bad.isEmpty && !skips) { return .badFile(bad) }
        let before = families.map(matter)
        let had = families.map(\.members)
        // What was found about somebody waits for him.
        let named = Set(good.map(\.receipt))
        for index in families.indices where named.contains(families[index].line.receipt) {
            families[index].members = good.filter { $0.receipt == families[index].line.receipt }
        }
        hasMembers = true
        if families.map(\.members) != had {
            newsCount += 1
            for index in families.indices where named.contains(families[index].line.receipt) {
                families[index].membersCame = (today, by)
            }
        }
        reopenChanged(since: before)
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// The lines that are wrong, and the families that are left out for them.
    private func unfit(_ lines: [MemberLine]) -> (lines: [Int], families: Set<String>) {
        var bad: Set<Int> = []
        var out: Set<String> = []
        for (number, line) in lines.enumerated() {
            let before = lines.prefix(number)
            guard let index = index(line.receipt) else {
                bad.insert(number + 2)
                continue
            }
            if let first = before.first(where: { $0.idNo == line.idNo }) {
                bad.insert(number + 2)
                out.formUnion([first.receipt, line.receipt])
            }
            let isSecond = before.contains { $0.receipt == line.receipt && $0.role == "申请人" }
            if line.role == "申请人", isSecond || families[index].applicant != line.idNo {
                bad.insert(number + 2)
                out.insert(line.receipt)
            }
        }
        for receipt in Set(lines.map(\.receipt)).subtracting(out) where index(receipt) != nil {
            let own = lines.indices.filter { lines[$0].receipt == receipt }
            if let first = own.first, !own.contains(where: { lines[$0].role == "申请人" }) {
                bad.insert(first + 2)
                out.insert(receipt)
            }
        }
        let (staying, others) = stayingElsewhere(lines, out)
        return (bad.union(staying).sorted(), out.union(others))
    }

    /// Nobody is of two families: the lines of a family that is good by itself which name somebody who stays with
    /// another one, for the file does not name that or it is left out.
    private func stayingElsewhere(
        _ lines: [MemberLine], _ out: Set<String>
    ) -> (lines: Set<Int>, families: Set<String>) {
        var taken: Set<Int> = []
        var others: Set<String> = []
        while true {
            var more = taken
            for family in families {
                let receipt = family.line.receipt
                let isNamed = lines.contains { $0.receipt == receipt }
                guard !isNamed || out.contains(receipt) || others.contains(receipt) else { continue }
                for (number, line) in lines.enumerated() {
                    guard line.receipt != receipt, index(line.receipt) != nil, !out.contains(line.receipt),
                        family.members.contains(where: { $0.idNo == line.idNo })
                    else { continue }
                    more.insert(number + 2)
                }
            }
            if more == taken { return (taken, others) }
            taken = more
            others = Set(more.map { lines[$0 - 2].receipt })
        }
    }

    // MARK: Findings

    mutating func importFindings(_ lines: [FindingLine], _ skips: Bool, _ by: String) -> SubsidyAnswer {
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        if !hasMembers { return .refused("MEMBERS_MISSING") }
        var bad: [Int] = []
        for (number, line) in lines.enumerated() {
            let isKnown =
                index(line.receipt).map { families[$0].members.contains { $0.idNo == line.idNo } } ?? false
            let isOwn = index(line.receipt).map { families[$0].members.contains { $0.idNo == Staff.idNo(by) } } ?? false
            if !isKnown || isOwn || !rules.contains(line.rule) { bad.append(number + 2) }
        }
        if bad.count == lines.count || (!bad.isEmpty && !skips) { return .badFile(bad) }
        let before = families.map(matter)
        let good = lines.indices.filter { !bad.contains($0 + 2) }.map { lines[$0] }
        // The same file again changes nothing, whatever came after it.
        guard !findingFiles.contains(Self.counted(good)) else { return bad.isEmpty ? .done : .doneWithout(bad) }
        findingFiles.append(Self.counted(good))
        newsCount += 1
        for line in Self.lastWords(good) {
            guard let index = index(line.receipt) else { continue }
            // The newest word stands, of two of one time that of the later file; said again it is nothing new, and his too
            // who says it again.
            if let had = families[index].findings[line.idNo]?[line.rule] {
                if had.checkedAt > line.checkedAt { continue }
                if had.checkedAt == line.checkedAt, had.result == Self.read(line) {
                    families[index].findings[line.idNo]?[line.rule]?.by.insert(by)
                    continue
                }
            }
            families[index].findings[line.idNo, default: [:]][line.rule] = Finding(
                result: Self.read(line), checkedAt: line.checkedAt, by: [by], number: findingFiles.count)
        }
        reopenChanged(since: before)
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// Of each person and rule what a file says last, and of two words of one time the stricter one.
    static func lastWords(_ lines: [FindingLine]) -> [FindingLine] {
        func strictness(_ line: FindingLine) -> Int { ["通过", "待核实", "不通过"].firstIndex(of: read(line)) ?? 0 }
        var last: [String: FindingLine] = [:]
        for line in lines.sorted(by: { ($0.checkedAt, strictness($0)) < ($1.checkedAt, strictness($1)) }) {
            last["\(line.receipt) \(line.idNo) \(line.rule)"] = line
        }
        return Array(last.values)
    }

    private static func counted(_ lines: [FindingLine]) -> [FindingLine: Int] {
        lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    var rules: [String] {
        ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"] + (notice?.extraConditions ?? [])
    }

    /// LH-14: 新引进人才租房和生活补贴 does not stand in the way.
    static func read(_ line: FindingLine) -> String {
        line.rule == "LH-14" && line.result == "不通过" && line.evidence == "新引进人才租房和生活补贴" ? "通过" : line.result
    }

    // MARK: Applications (LH-01, LH-05, LH-20, LH-32, LH-33, LH-40 … LH-45; 6.4 SUBMIT)

    mutating func importForms(_ lines: [FormLine], _ skips: Bool, _ by: String, _ now: String) -> SubsidyAnswer {
        let isManager = Staff.hold(by, ["manager"])
        guard isBeforeList else { return .refused("WRONG_STATE") }
        guard state == "OPEN" || isManager else { return .refused("WINDOW_CLOSED") }
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        var bad: [Int] = []
        var next = self
        // Of two for one dwelling the first that was handed in holds it (Q18).
        let order = lines.indices.sorted { (lines[$0].submittedAt, $0) < (lines[$1].submittedAt, $1) }
        for number in order {
            if !next.take(lines[number], by, isManager) { bad.append(number + 1) }
        }
        bad.sort()
        if bad.count == lines.count || (!bad.isEmpty && !skips) { return .badFile(bad) }
        self = next
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    private mutating func take(_ line: FormLine, _ by: String, _ isManager: Bool) -> Bool {
        guard Self.isConsistent(line), let index = index(line.receipt), families[index].applicant == line.idNo,
            isSignedInTime(line)
        else { return false }
        let family = families[index]
        // What is there already, and what came before it, changes nothing.
        if let form = family.form, family.fileLine == line || line.submittedAt < form.submittedAt { return true }
        // After the close it is one manager's act on one family.
        if state != "OPEN", isOwn(family, by) || line.coTenants.contains(Staff.idNo(by)) { return false }
        // What was handed in is replaced until the window ends, by what came before it ended.
        let isInTime = state == "OPEN" && line.submittedAt <= Self.closesAt
        let isFree = ["", "WITHDRAWN"].contains(family.state) || (family.state == "SUBMITTED" && isInTime)
        guard isFree, isListed(family.line, at: Self.cutOff), family.line.district == Self.district,
            line.submittedAt >= Self.opensAt, line.submittedAt <= Self.closesAt || isManager,
            Self.gaps(line).isEmpty, rival(of: line, by: index) == nil
        else { return false }
        families[index].form = line
        families[index].fileLine = line
        families[index].state = state == "OPEN" ? "SUBMITTED" : "LOCKED"
        families[index].enteredBy.insert(by)
        // An exception is about a dwelling.
        if family.form?.houseCode != line.houseCode { families[index].exceptedHouse = nil }
        return true
    }

    /// Nobody rents together with himself, and everybody is named once (LH-33).
    static func isConsistent(_ line: FormLine) -> Bool {
        !line.coTenants.contains(line.idNo) && Set(line.coTenants).count == line.coTenants.count
    }

    static let live = [
        "SUBMITTED", "LOCKED", "UNDER_REVIEW", "CORRECTION", "ELIGIBLE", "PUBLISHED", "PUBLICITY_PASSED", "CALLED",
        "SIGNED",
    ]

    /// LH-04: come on the list by then, and neither gone nor frozen.
    func isListed(_ line: RegisterLine, at moment: String) -> Bool {
        guard !line.listedAt.isEmpty, line.listedAt <= moment, line.status != "已冻结" else { return false }
        return line.outAt.isEmpty ? line.status == "正常轮候" : line.outAt > moment
    }

    /// Consent and declaration are signed by the day on which the application is handed in.
    private func isSignedInTime(_ line: FormLine) -> Bool {
        let day = CountedDays.day(line.submittedAt)
        return CountedDays.day(line.consentSignedAt) <= day && CountedDays.day(line.declaredAt) <= day
    }

    /// LH-32: somebody else's live application holds the dwelling, or one that a further list may still reach. LH-33: of those who rent together one applies, for
    /// whatever dwelling.
    func rival(of line: FormLine, by index: Int) -> String? {
        let others = families.indices.filter {
            $0 != index
                && (Self.live.contains(families[$0].state)
                    || (families[$0].state == "NOT_REACHED" && canReopen(families[$0])))
        }
        if others.contains(where: { Self.dwelling(families[$0]) == line.houseCode }) { return "HOUSE_DUPLICATE" }
        // Who applies now: the register of the close may name another one than the form.
        let applicant = families[index].applicant
        let isNamed = others.contains { families[$0].form?.coTenants.contains(applicant) ?? false }
        let namesOther = others.contains { line.coTenants.contains(families[$0].applicant) }
        return isNamed || namesOther ? "CO_TENANT_DUPLICATE" : nil
    }

    /// What keeps a form from being handed in, by its day.
    static func gaps(_ line: FormLine) -> Set<String> {
        var gaps: Set<String> = []
        let day = CountedDays.day(line.submittedAt)
        if let gap = houseGap(line.houseCode) { gaps.insert(gap) }
        if line.leaseSignedOn.isEmpty || line.leaseStart.isEmpty || line.leaseSignedOn > day || line.leaseStart > day {
            gaps.insert("NO_LEASE")
        }
        if line.room.isEmpty || line.area == 0 || line.landlord.isEmpty || line.leaseEnd.isEmpty
            || line.leaseStart.isEmpty || line.leaseEnd < line.leaseStart
        {
            gaps.insert("LEASE_INCOMPLETE")
        } else if line.leaseEnd < CountedDays.day(6, after: day) {
            gaps.insert("LEASE_TERM_SHORT")
        }
        if !hasPapers(line) || line.consentSignedAt.isEmpty || line.declaredAt.isEmpty {
            gaps.insert("MATERIAL_MISSING")
        }
        return gaps
    }

    /// LH-01: twenty-five digits of a district of this city.
    static func houseGap(_ code: String) -> String? {
        guard code.count == 25, code.allSatisfy(\.isNumber) else { return "NO_HOUSE_CODE" }
        let isHere = code.hasPrefix("4403") && (3...11).contains(Int(code.dropFirst(4).prefix(2)) ?? 0)
        return isHere ? nil : "HOUSE_NOT_SHENZHEN"
    }

    /// LH-41, LH-42, LH-45
    private static func hasPapers(_ line: FormLine) -> Bool {
        func has(_ kinds: String...) -> Bool { kinds.allSatisfy(line.materials.contains) }
        guard has("身份证", "户口簿", "住房租赁合同", "知情同意书") else { return false }
        switch line.marital {
        case "已婚" where !has("结婚证"): return false
        case "离异" where !has("离婚证", "离婚协议") && !has("法院判决书"): return false
        default: break
        }
        return line.children == 0 || has("出生证明") || has("相关身份证明")
    }

    // MARK: The same file again

    private func remembered(_ kind: String, _ hash: Int) -> Bool { imported[kind]?.last == hash }
    private mutating func remember(_ kind: String, _ hash: Int) { imported[kind] = [hash] }
}
