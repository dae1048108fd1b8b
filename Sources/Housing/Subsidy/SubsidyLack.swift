/// Something that must be handed in with an application and is not there (LH-41 … LH-45, LH-61), for the sentence that says
/// what is missing.
public enum SubsidyLack: Hashable, Sendable {
    /// Papers, in the notice's words and order: one of these sets makes it whole. The notice says by which rule, LH-41 or
    /// LH-42.
    case papers(Rule, oneOf: [[String]])
    /// 《知情同意书》 is not signed.
    case consent
    /// The honest declaration was not made.
    case declaration
    /// The papers of the marital state are not those that were handed in: a spouse is named.
    case maritalState

    /// The rule that asks for it.
    public var rule: Rule {
        switch self {
        case .papers(let rule, _): rule
        case .consent: "LH-45"
        case .declaration: "LH-61"
        case .maritalState: "LH-41"
        }
    }
}

extension SubsidyForm {
    /// What is missing of the papers, the consent and the declaration.
    public func lacks(under notice: SubsidyNotice) -> [SubsidyLack] {
        let missing = notice.materials.missing(marital: marital, children: children, handedIn: materials)
        var lacks: [SubsidyLack] = missing.map { need in
            .papers(
                need.rule,
                oneOf: need.oneOf.map { kinds in
                    notice.materials.kinds.filter { kinds.contains($0) && !materials.contains($0) }
                })
        }
        if consentSignedAt == nil { lacks.append(.consent) }
        if declaredAt == nil { lacks.append(.declaration) }
        return lacks
    }

    /// Why it is not handed in on `day`: the first thing that it lacks, by the rule that asks for it (LH-41 … LH-45, LH-61);
    /// nil where it is whole.
    public func refusal(under notice: SubsidyNotice, on day: Day) -> Refusal? {
        guard let first = gaps(under: notice, on: day).reasons.first else { return nil }
        let lacks = first == .materialMissing ? lacks(under: notice) : []
        return Refusal(
            first.refusal, first.rules(lacking: lacks).first ?? first.rule, arguments: lacks.map(RefusalArgument.lack))
    }
}

extension SubsidyReason {
    /// The rules that it comes from with one family, each once: of missing material those that ask for what is missing.
    ///
    /// - Parameter lacks: what is missing; none where that is not known.
    public func rules(lacking lacks: [SubsidyLack]) -> [Rule] {
        guard self == .materialMissing, !lacks.isEmpty else { return [rule] }
        var rules: [Rule] = []
        for lack in lacks where !rules.contains(lack.rule) { rules.append(lack.rule) }
        return rules
    }
}
