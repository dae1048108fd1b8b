/// What applicants do themselves at a kiosk, and what a clerk enters by hand: the same rules as for files and staff, now.
extension RuleOffice {
    /// LH-20, LH-03, LH-04, then what the form lacks, then whose the dwelling is (LH-32, LH-33); it replaces the one before.
    mutating func submitOwn(_ line: FormLine, _ by: String, _ now: String) -> SubsidyAnswer {
        guard let index = families.firstIndex(where: { $0.applicant == by }) else {
            return .refused("NOT_ON_REGISTER_AT_CUTOFF")
        }
        if now < Self.opensAt { return .refused("WINDOW_NOT_OPEN") }
        guard state == "OPEN", now <= Self.closesAt else { return .refused("WINDOW_CLOSED") }
        let family = families[index]
        guard isListed(family.line, at: Self.cutOff) else { return .refused("NOT_ON_REGISTER_AT_CUTOFF") }
        guard family.line.district == Self.district else { return .refused("NOT_LUOHU_HUKOU") }
        guard Self.isConsistent(line) else { return .badFile([]) }
        var form = line.handedIn(at: now)
        // The sheet that came before is not signed anew (LH-45).
        let paper = "知情同意书"
        if let before = family.form, before.materials.contains(paper), form.materials.contains(paper),
            !form.consentSignedAt.isEmpty
        {
            form.consentSignedAt = before.consentSignedAt
        }
        let gaps = Self.gaps(form)
        // Of several the first that is told may be any.
        guard gaps.isEmpty else { return .refused(gaps.count == 1 ? gaps.first : nil) }
        if let rival = rival(of: form, by: index) { return .refused(rival) }
        if family.form?.houseCode != form.houseCode { families[index].exceptedHouse = nil }
        families[index].form = form
        families[index].fileLine = nil
        families[index].state = "SUBMITTED"
        families[index].enteredBy.insert(by)
        return .done
    }

    /// One word of one source about somebody of a family that has applied, as of now (LH-03, LH-10 … LH-14, LH-18).
    mutating func enter(_ line: FindingLine, _ by: String, _ now: String) -> SubsidyAnswer {
        guard let index = index(line.receipt) else { return unknown }
        guard !families[index].state.isEmpty else { return .refused(nil) }
        if !hasMembers { return .refused("MEMBERS_MISSING") }
        guard families[index].members.contains(where: { $0.idNo == line.idNo }) else {
            return .refused("DOCUMENT_DIFFERS")
        }
        let before = families.map(matter)
        newsCount += 1
        families[index].findings[line.idNo, default: [:]][line.rule] = Finding(
            result: Self.read(line), checkedAt: now, by: [by], number: findingFiles.count)
        reopenChanged(since: before)
        return .done
    }
}

extension FormLine {
    /// With the office's time; that of the declaration is the time of handing in, where it was made (LH-61).
    func handedIn(at now: String) -> FormLine {
        var form = self
        form.submittedAt = now
        if !form.declaredAt.isEmpty { form.declaredAt = now }
        return form
    }
}

extension SubsidyCommand.Act {
    /// By the applicant himself.
    var isOwn: Bool {
        switch self {
        case .submitOwn, .withdrawOwn, .mendOwn, .objectOwn: true
        default: false
        }
    }
}
