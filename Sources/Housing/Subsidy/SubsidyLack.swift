/// Something that must be handed in with an application and is not there (LH-41 … LH-45, LH-61), for the sentence that says
/// what is missing.
public enum SubsidyLack: Hashable, Sendable {
    /// Papers, in the notice's words and order: one of these sets makes it whole.
    case papers(oneOf: [[String]])
    /// 《知情同意书》 is not signed.
    case consent
    /// The honest declaration was not made.
    case declaration
}

extension SubsidyForm {
    /// What is missing of the papers, the consent and the declaration.
    public func lacks(under notice: SubsidyNotice) -> [SubsidyLack] {
        let missing = notice.materials.missing(marital: marital, children: children, handedIn: materials)
        var lacks: [SubsidyLack] = missing.map { need in
            .papers(
                oneOf: need.oneOf.map { kinds in
                    notice.materials.kinds.filter { kinds.contains($0) && !materials.contains($0) }
                })
        }
        if consentSignedAt == nil { lacks.append(.consent) }
        if declaredAt == nil { lacks.append(.declaration) }
        return lacks
    }

    /// Why it is not handed in on `day`: the first thing that it lacks (LH-41 … LH-45); nil where it is whole.
    public func refusal(under notice: SubsidyNotice, on day: Day) -> Refusal? {
        guard let first = gaps(under: notice, on: day).reasons.first else { return nil }
        guard first == .materialMissing else { return Refusal(first.refusal, first.rule) }
        return Refusal(first.refusal, first.rule, arguments: lacks(under: notice).map(RefusalArgument.lack))
    }
}
