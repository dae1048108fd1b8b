import Housing

extension BatchDesk {
    /// What a manager can decide beyond the notice: `LH-65` what it says nothing of, `LH-06` an exception for a dwelling
    /// that was used before (Q16), `LH-57` the old place on the waiting list where the agreement failed (Q10).
    public static let discretionRules: [Rule] = ["LH-65", "LH-06", "LH-57"]

    /// A manager's decision, with its reason; it stands in every list that shows the case, the published one among them.
    ///
    /// - Returns: the rule by which he decided.
    /// - Throws: `.input` where the rule is none of these, or the text names somebody of the family or holds a number of a
    ///   document, a telephone or an account; `OWN_CASE`; `WRONG_STATE` where it has no place any more;
    ///   `NOTHING_PROPOSED` where there is nothing to except; `HOUSE_DUPLICATE`, `CO_TENANT_DUPLICATE` of a refused family
    ///   whose dwelling another application has by now.
    public func decideDiscretion(
        of receipt: String, in id: BatchID, rule: String, decision: String, _ session: Session
    ) throws(OfficeFailure) -> Rule {
        let known = Self.discretionRules.first { $0.rawValue == Normal.folded(rule) }
        guard let rule = known else {
            let allowed = Self.discretionRules.map(\.rawValue)
            throw .input(InputProblem(source: "--rule", reason: .unknown(rule, allowed: allowed)))
        }
        let decision = try FreeText.read(decision, "--decision")
        let record = office.entropy.identifier()
        return try change(receipt, of: id, as: .decideDiscretion, session) {
            (hand, actor, writer) throws(OfficeFailure) in
            if let problem = try writer.publicText(about: hand.position, of: hand.file).problem(of: decision) {
                throw .input(InputProblem(source: "--decision", reason: .syntax(problem)))
            }
            switch rule {
            case "LH-06": try Self.exceptDwelling(&hand, writer)
            case "LH-57": try Self.restore(&hand, writer)
            default: break
            }
            let body = DiscretionBody(rule: rule, decision: decision, by: actor)
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, state: DiscretionBody.State.decided, at: hand.now,
                    body: body))
            hand.note(.subsidyDiscretion, ["rule": .code(rule.rawValue)])
            return rule
        }
    }

    /// The next review sees the dwelling as if nobody had drawn a subsidy for it (Q16); it may have become known only when
    /// the family was listed, and it may have been refused for it, while there is no list.
    private static func exceptDwelling(
        _ hand: inout FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        try hand.requireApplication()
        try hand.requireDeciding(.review)
        let state = hand.family.standing.state
        switch state {
        case .submitted, .locked, .underReview, .correction, .published, .publicityPassed, .called: break
        case .ineligible where hand.file.batch.reopens(hand.family.standing): break
        default: throw .refused(Refusal(.wrongState, "LH-06", .subsidyState(state)))
        }
        guard let application = hand.family.application, application.isHouseUsed, !application.isHouseExcepted else {
            throw .refused(Refusal(.nothingProposed, "LH-06"))
        }
        if state == .ineligible, let refusal = try reader.obstacleOfRefused(at: hand.position, in: hand.file) {
            throw .refused(refusal)
        }
        hand.family.application?.isHouseExcepted = true
        hand.file.batch.reopen(&hand.family.standing)
    }

    /// Its agreement ended before its term; it stands on the waiting list again, where it stood (Q10).
    private static func restore(_ hand: inout FamilyInHand, _ writer: any RecordWriter) throws(OfficeFailure) {
        guard let terms = hand.family.agreement?.terms else {
            throw .refused(Refusal(.wrongState, "LH-57", .subsidyState(hand.family.standing.state)))
        }
        switch terms.state {
        case .stopped, .recoveryOpen, .recovered, .escalated: break
        case .effective, .paying, .changeReview, .suspended, .completed:
            throw .refused(Refusal(.wrongState, "LH-57", .agreementState(terms.state)))
        }
        guard hand.family.register.hasLeft else { throw .refused(Refusal(.nothingProposed, "LH-57")) }
        hand.family.register.hasLeft = false
        let document = try writer.applicant(at: hand.position, of: hand.file).document
        try writer.noteSignature(hand.receipt, document, isOut: false, besides: hand.file)
    }
}
