import Housing
import Texts

/// What one rule says of an application's form, with what it was held against.
struct FormJudgement {
    let rule: Rule
    let isMet: Bool
    /// What it is for where it is not met.
    let reason: SubsidyReason?
    let words: String

    init(_ rule: Rule, _ isMet: Bool, _ reason: SubsidyReason?, _ words: String) {
        (self.rule, self.isMet, self.reason, self.words) = (rule, isMet, reason, words)
    }

    /// By every rule, in their order.
    ///
    /// - Parameter witness: who saw the consent signed; nil for a paper alone.
    static func all(
        _ row: ApplicationRow, _ application: FamilyState.Application, _ notice: SubsidyNotice, witness: String?
    ) -> [FormJudgement] {
        let day = row.submittedAt.day
        let gaps = row.form.gaps(under: notice, on: day)
        return [
            FormJudgement(
                "LH-20", true, nil, WhyTexts.submitted(application.submittedAt, isLate: application.isLate)),
            house(gaps), used(application),
            simple("LH-05", .noLease, gaps, WhyTexts.leaseRight),
            FormJudgement("LH-32", true, nil, WhyTexts.onlyApplication),
            simple("LH-42", .leaseIncomplete, gaps, WhyTexts.leaseWhole), term(row.form, gaps, day, notice),
        ] + papers(row.form, notice) + [
            FormJudgement(
                "LH-45", row.form.consentSignedAt != nil, .materialMissing,
                WhyTexts.consented(row.form.consentSignedAt, witness: witness)),
            FormJudgement(
                "LH-61", row.form.declaredAt != nil, .materialMissing, WhyTexts.declared(row.form.declaredAt)),
        ]
    }

    private static func simple(
        _ rule: Rule, _ reason: SubsidyReason, _ gaps: ReasonSet, _ met: String
    ) -> FormJudgement {
        let isMet = !gaps.contains(reason)
        return FormJudgement(rule, isMet, reason, isMet ? met : WhyTexts.sentence(reason.words))
    }

    private static func house(_ gaps: ReasonSet) -> FormJudgement {
        simple(
            "LH-01", gaps.contains(.houseNotShenzhen) ? .houseNotShenzhen : .noHouseCode, gaps, WhyTexts.houseCodeRight)
    }

    private static func used(_ application: FamilyState.Application) -> FormJudgement {
        guard application.isHouseUsed else { return FormJudgement("LH-06", true, nil, WhyTexts.houseFree) }
        let reason = SubsidyReason.houseAlreadyUsed
        return application.isHouseExcepted
            ? FormJudgement("LH-06", true, nil, WhyTexts.houseExcepted)
            : FormJudgement("LH-06", false, reason, WhyTexts.sentence(reason.words))
    }

    private static func term(
        _ form: SubsidyForm, _ gaps: ReasonSet, _ day: Day, _ notice: SubsidyNotice
    ) -> FormJudgement {
        guard let end = form.lease.end else {
            return FormJudgement("LH-43", false, .leaseIncomplete, WhyTexts.leaseEndUnknown)
        }
        let needed = day.adding(months: notice.periods.leaseMonths)
        return FormJudgement("LH-43", end >= needed, .leaseTermShort, WhyTexts.leaseEnds(end, needed: needed))
    }

    /// What of the papers, the consent and the declaration is missing, in words, by the rule that asks for it.
    static func missing(_ form: SubsidyForm, _ notice: SubsidyNotice) -> [(rule: Rule, words: String)] {
        var missing: [(rule: Rule, words: String)] = papers(form, notice).filter { !$0.isMet }
            .map { ($0.rule, WhyTexts.clause($0.words)) }
        if form.consentSignedAt == nil { missing.append(("LH-45", WhyTexts.consentMissing)) }
        if form.declaredAt == nil { missing.append(("LH-61", WhyTexts.declarationMissing)) }
        return missing
    }

    /// What of the notice's papers is missing, by the rule that asks for it.
    private static func papers(_ form: SubsidyForm, _ notice: SubsidyNotice) -> [FormJudgement] {
        let missing = notice.materials.missing(
            marital: form.marital, children: form.children, handedIn: form.materials)
        guard !missing.isEmpty else { return [FormJudgement("LH-41", true, nil, WhyTexts.papersWhole)] }
        return missing.map { need in
            let sets = need.oneOf.map { kinds in notice.materials.kinds.filter(kinds.contains) }
            return FormJudgement(need.rule, false, .materialMissing, WhyTexts.papersMissing(sets))
        }
    }
}
