import Housing
import Office
import Texts

/// A batch and its applications as commands print them.
enum BatchJSON {
    static func members(_ batch: BatchOverview) -> [JSON.Member] {
        let last = batch.lists.last
        let members: KeyValuePairs<String, JSON> = [
            "batch": .text(batch.id.raw), "state": .text(batch.state.rawValue), "quota": .number(batch.quota),
            "list_max": .number(batch.listMost), "called": .number(batch.counts.called),
            "signed": .number(batch.counts.signed), "waived": .number(batch.counts.waived),
            "quota_left": .number(batch.quotaLeft), "published_at": .optional(last.map { "\($0.publishedAt)" }),
            "publicity_ends_on": .optional(last.map { "\($0.endsOn)" }),
            "waiting": .number(batch.counts.waiting), "not_reached": .number(batch.counts.notReached),
            "open_objections": .number(batch.counts.openObjections), "lists": .array(batch.lists.map(list)),
            "committed_at": .optional(batch.commitment.map { "\($0.at)" }),
            "root": .optional(batch.commitment?.root),
        ]
        return members.map { JSON.Member(name: $0.key, value: $0.value) }
    }

    private static func list(_ list: SubsidyBatch.List) -> JSON {
        [
            "number": .number(Int(list.number)), "published_at": .text("\(list.publishedAt)"),
            "publicity_ends_on": .text("\(list.endsOn)"), "length": .number(list.length),
        ]
    }

    static func application(_ found: SubsidyCase) -> JSON {
        let (standing, agreement) = (found.standing, found.agreement)
        let terms = agreement?.terms
        return [
            "receipt_no": .text(found.receipt), "masked_name": .text(found.maskedName),
            "state": .text(standing.state.code), "agreement_state": .optional(terms?.state.rawValue),
            "reasons": codes(standing.reasons), "proposed_reasons": codes(standing.proposed),
            "city_position": .number(found.position), "rank": number(found.rank),
            "list": number(standing.list > 0 ? Int(standing.list) : nil),
            "published_seq": number(standing.sequence > 0 ? Int(standing.sequence) : nil),
            "registered_size": .number(found.size), "area_cm2": .number(found.area.squareCentimetres),
            "monthly_fen": .number(found.monthly.fen), "undecided": .number(Int(standing.undecided)),
            "called_at": .optional(standing.calledAt.map { "\($0)" }),
            "sign_by": .optional(standing.signBy.map { "\($0)" }),
            "signed_at": .optional(agreement.map { "\($0.signedAt)" }), "agreement_no": .optional(agreement?.number),
            "first_month": .optional(terms.map { "\($0.plan.first)" }),
            "last_month": .optional(terms?.plan.lastOwed.map { "\($0)" }),
            "stopped_from": .optional(terms?.plan.stoppedFrom.map { "\($0)" }),
            "paid_fen": .number(agreement?.paid.fen ?? 0), "overpaid_fen": .number(terms?.overpaid.fen ?? 0),
            "recovered_fen": .number(terms?.recovered.fen ?? 0),
            "discretions": .array(found.discretions.map(discretion)),
        ]
    }

    private static func discretion(_ decision: SubsidyCase.Discretion) -> JSON {
        ["rule": .text("\(decision.rule)"), "decision": .text(decision.decision), "at": .text("\(decision.at)")]
    }

    static func codes(_ reasons: ReasonSet) -> JSON { .array(reasons.reasons.map { .text($0.code) }) }
    private static func number(_ value: Int?) -> JSON { value.map(JSON.number) ?? .null }
}

/// The same for people.
enum BatchLines {
    static func overview(_ batch: BatchOverview, at now: Moment) -> [String] {
        [
            batch.title, BatchTexts.overview(batch.stateName(at: now), quota: batch.quota, left: batch.quotaLeft),
            BatchTexts.counts(batch.counts), BatchTexts.committed(batch.commitment?.at),
        ] + batch.lists.map(BatchTexts.published)
    }

    static func table(_ cases: [SubsidyCase]) -> [String] {
        guard !cases.isEmpty else { return [BatchTexts.noApplications] }
        return Columns.lines([BatchTexts.columns] + cases.map(row))
    }

    private static func row(_ found: SubsidyCase) -> [String] {
        let standing = found.standing
        let place = standing.list > 0 ? BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)) : ""
        return [
            "\(found.position)", found.receipt, found.maskedName, "\(found.size)", found.monthly.words,
            standing.state.name, place, notes(found).joined(separator: "；"),
        ]
    }

    private static func notes(_ found: SubsidyCase) -> [String] {
        let standing = found.standing
        var notes: [String] = []
        if !standing.reasons.isEmpty { notes.append(BatchTexts.words(standing.reasons.reasons, lacking: found.lacks)) }
        if !standing.proposed.isEmpty {
            notes.append(BatchTexts.proposed(standing.proposed.reasons, lacking: found.lacks))
        }
        if standing.state == .underReview || standing.state.isOnList, standing.undecided > 0 {
            notes.append(BatchTexts.undecided(Int(standing.undecided)))
        }
        if standing.state == .called, let day = standing.signBy { notes.append(BatchTexts.signBy(day)) }
        if let agreement = found.agreement {
            let terms = agreement.terms
            notes.append(BatchTexts.agreement(agreement.number, terms.state))
            notes.append(
                BatchTexts.money(paid: agreement.paid, overpaid: terms.overpaid, recovered: terms.recovered))
        }
        if !found.discretions.isEmpty { notes.append(BatchTexts.discretionNote(found.discretionWords)) }
        return notes
    }
}
