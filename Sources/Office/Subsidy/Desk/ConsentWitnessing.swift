import Housing
import Texts

/// A family whose applicant is to sign 《知情同意书》 before a clerk (LH-45), with the text to be read.
public struct WitnessFile: Equatable, Sendable {
    public let batch: BatchID
    public let receipt: String
    /// The applicant's.
    public let maskedName: String
    public let maskedDocument: String
    /// Of the family's application; nil where it has handed in none.
    public let state: SubsidyState?
    /// When it was signed, as it stands in the application; nil for none.
    public let signedAt: Moment?
    /// When he read this version at a terminal, the last time; nil where he did not.
    public let readAt: Moment?
    /// Who saw him sign this version before; nil for nobody.
    public let witness: ConsentWitness?
    public let text: PolicyText
}

/// Who saw 《知情同意书》 read and signed, and when.
public struct ConsentWitness: Equatable, Sendable {
    public let at: Moment
    /// 受理 李*
    public let by: String
}

/// What a clerk saw for himself.
public struct WitnessedConsent: Equatable, Sendable {
    /// The text that was before him and the applicant.
    public let template: TemplateVersion
    /// It is the applicant himself, by his identity card.
    public let isIdentityChecked: Bool
    /// He read it to its end and signed it on paper.
    public let isSigned: Bool

    public init(template: TemplateVersion, isIdentityChecked: Bool, isSigned: Bool) {
        self.template = template
        self.isIdentityChecked = isIdentityChecked
        self.isSigned = isSigned
    }
}

extension BatchDesk {
    /// A family by its receipt of the waiting list, whether it has applied or not, with the text in force; each look leaves an
    /// entry.
    ///
    /// - Throws: `OWN_CASE`; `WINDOW_NOT_OPEN`, `WINDOW_CLOSED`; what keeps the family from applying, by the register;
    ///   `DEADLINE_PASSED` of a consent that was sent back.
    public func consentToWitness(
        of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> WitnessFile {
        let now = try office.clocks.office()
        let text = try office.policies.subsidyConsent()
        var place = CaseID("")
        let file = try office.read(.enterSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            let measure = try reader.requireWitnessing(hand, text.template)
            place = hand.file.caseID(hand.position)
            let applicant = try reader.applicant(at: hand.position, of: hand.file)
            let witness = try reader.witness(by: measure, of: id, at: hand.position)
            return WitnessFile(
                batch: id, receipt: hand.receipt, maskedName: Mask.name(applicant.name),
                maskedDocument: Mask.document(applicant.document.value),
                state: hand.family.application == nil ? nil : hand.family.standing.state,
                signedAt: try reader.application(at: hand.position, of: hand.file)?.form.consentSignedAt,
                readAt: try reader.consentRead(by: measure, of: id, at: hand.position).last,
                witness: try witness.map { (kept) throws(OfficeFailure) in try reader.told(kept) }, text: text)
        }
        try office.journalLook(["case": .id(place)], .enterSubsidy, session)
        return file
    }

    /// Keeps that the applicant read and signed 《知情同意书》 before the clerk: his application needs no picture of the sheet
    /// then. What was seen before stays; once more changes nothing.
    ///
    /// - Returns: who saw it and when, and whether that is new.
    /// - Throws: as ``consentToWitness(of:in:_:)``; `NOT_TICKED`; `TEXT_OUTDATED` where another version is in force by now.
    public func witnessConsent(
        _ seen: WitnessedConsent, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (witness: ConsentWitness, isNew: Bool) {
        let now = try office.clocks.office()
        guard try office.policies.subsidyConsent().template == seen.template else {
            throw .refused(Refusal(.textOutdated, "LH-45"))
        }
        let record = office.entropy.identifier()
        return try office.write(.enterSubsidy, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var hand = try writer.inHand(receipt, of: id, at: now)
            try writer.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            let measure = try writer.requireWitnessing(hand, seen.template)
            guard seen.isIdentityChecked, seen.isSigned else { throw .refused(Refusal(.notTicked, "LH-45")) }
            if let known = try writer.witness(by: measure, of: id, at: hand.position) {
                return (try writer.told(known), false)
            }
            let kept = KeptRecord(
                id: record, batch: id, position: hand.position, state: ConsentWitnessBody.State.witnessed, at: now,
                body: ConsentWitnessBody(template: seen.template, by: actor))
            try writer.save(kept)
            hand.note(.subsidyConsentWitnessed)
            try writer.append(hand.entries, at: now, by: actor)
            return (try writer.told(kept), true)
        }
    }
}

extension RecordReader {
    /// While applications are taken; of what was sent back as long as that can be answered (LH-44).
    ///
    /// - Returns: which consent counts.
    fileprivate func requireWitnessing(
        _ hand: FamilyInHand, _ template: TemplateVersion
    ) throws(OfficeFailure) -> ConsentMeasure {
        let measure = try consentMeasure(template, for: hand.family, of: hand.id)
        guard measure.since == nil else {
            try BatchDesk.requireMending(hand, self)
            return measure
        }
        if hand.family.standing.state == .correction {
            throw .refused(Refusal(.itemUnknown, "LH-44", .field(ApplicationField.consent.rawValue)))
        }
        try hand.requireWindow()
        return measure
    }

    fileprivate func told(_ kept: KeptRecord<ConsentWitnessBody>) throws(OfficeFailure) -> ConsentWitness {
        ConsentWitness(at: kept.at, by: WhyStaff(try accounts(staffOnly: true)).name(kept.body.by))
    }
}
