import Housing

/// That an applicant read 《知情同意书》 to its end (LH-45): which, and when; when is the record's own.
struct ConsentReadBody: RecordBody {
    static let kind = SubsidyRecord.Kind.consentRead

    enum State: String, Sendable { case acknowledged = "ACKNOWLEDGED" }

    let template: TemplateVersion
    let visibleSeconds: Int
    let by: PersonID
}

/// That an applicant read and signed it before a clerk (LH-45): which, and when; when is the record's own.
struct ConsentWitnessBody: RecordBody {
    static let kind = SubsidyRecord.Kind.consentWitnessed

    enum State: String, Sendable { case witnessed = "WITNESSED" }

    let template: TemplateVersion
    let by: Actor
}

/// Which consent counts in an application that is handed in now.
struct ConsentMeasure {
    /// The text in force: what was read or signed of another version counts no more.
    let template: TemplateVersion
    /// When it was sent back, where it has to be given anew (LH-44).
    var since: Moment?
    /// Whether one before a clerk takes the place of the one that was handed in; not where that was not sent back.
    var takesWitness = true

    func counts(_ template: TemplateVersion, at: Moment) -> Bool {
        template == self.template && since.map { at >= $0 } ?? true
    }
}

extension SubsidyReader {
    /// The last consent before a clerk that counts; nil for none.
    func witness(
        by measure: ConsentMeasure, of batch: BatchID, at position: Int
    ) throws(OfficeFailure) -> KeptRecord<ConsentWitnessBody>? {
        guard measure.takesWitness else { return nil }
        return try kept(ConsentWitnessBody.self, of: batch, at: position).last {
            measure.counts($0.body.template, at: $0.at)
        }
    }

    /// When a family read the text that counts, the last time; nil for never.
    func consentRead(
        by measure: ConsentMeasure, of batch: BatchID, at position: Int
    ) throws(OfficeFailure) -> [Moment] {
        try kept(ConsentReadBody.self, of: batch, at: position)
            .filter { measure.counts($0.body.template, at: $0.at) }.map(\.at)
    }

    /// As it counts for a family now: anew where it was sent back and that was not answered.
    func consentMeasure(
        _ template: TemplateVersion, for family: FamilyState, of batch: BatchID
    ) throws(OfficeFailure) -> ConsentMeasure {
        guard family.standing.state == .correction else { return ConsentMeasure(template: template) }
        let open = try kept(CorrectionBody.self, of: batch, at: family.position).last { $0.state == .open }
        let consent = ApplicationField.consent.rawValue
        guard let open, open.body.items.contains(where: { $0.path == consent }) else {
            return ConsentMeasure(template: template, takesWitness: false)
        }
        return ConsentMeasure(template: template, since: open.at)
    }

    /// Who saw the consent of a form signed; nil for one that was signed on a paper alone.
    func consentWitness(
        of form: SubsidyForm, in batch: BatchID, at position: Int
    ) throws(OfficeFailure) -> Actor? {
        guard let signed = form.consentSignedAt else { return nil }
        if let kept = try kept(ConsentWitnessBody.self, of: batch, at: position).last(where: { $0.at == signed }) {
            return kept.body.by
        }
        // With a correction that was brought to the counter: signed after it was asked for, handed in then or on a later day.
        return try kept(CorrectionBody.self, of: batch, at: position).last { kept in
            guard kept.body.consentWitness != nil, let answered = kept.body.answeredAt else { return false }
            return kept.at <= signed && signed <= answered
        }?.body.consentWitness
    }
}
