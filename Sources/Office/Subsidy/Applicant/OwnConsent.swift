import Documents
import Housing
import Texts

/// 《知情同意书》 to be read at a kiosk (LH-45).
public struct ConsentPages: Equatable, Sendable {
    public let text: PolicyText
    /// For how long it has to be visible.
    public let leastSeconds: Int
}

extension OwnSubsidyDesk {
    /// As long as a text of its length takes at the least (Q27).
    private static let leastSeconds = 10

    /// Opens the text. From here the time counts in which it may have been read.
    public func openConsent(in id: BatchID, _ session: Session) throws(OfficeFailure) -> ConsentPages {
        let text = try office.policies.subsidyConsent()
        try office.read(.applyForSubsidy, session) { (_, _) in }
        office.forgetOpened(for: Self.reading(id), session)
        office.noteOpened(text.template, for: Self.reading(id), session)
        return ConsentPages(text: text, leastSeconds: Self.leastSeconds)
    }

    /// The applicant has read it to its end, long enough, and ticked that he knows it; that is kept with the text's version and
    /// digest.
    ///
    /// - Returns: when that was.
    /// - Throws: `NOT_TICKED`; `READ_TOO_SHORT`; `TEXT_NOT_SHOWN`; `TEXT_OUTDATED` where it is another version by now.
    public func acknowledgeConsent(
        _ pages: ConsentPages, visibleSeconds: Int, isTicked: Bool, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> Moment {
        guard try office.policies.subsidyConsent().template == pages.text.template else {
            throw .refused(Refusal(.textOutdated, "LH-45"))
        }
        guard let opened = office.secondsSinceOpened(pages.text.template, for: Self.reading(id), session) else {
            throw .refused(Refusal(.textNotShown, "LH-45"))
        }
        guard isTicked else { throw .refused(Refusal(.notTicked, "LH-45")) }
        guard min(visibleSeconds, opened) >= Self.leastSeconds else {
            throw .refused(Refusal(.readTooShort, "LH-45", .least(Self.leastSeconds), .found(visibleSeconds)))
        }
        let now = try office.clocks.office()
        let record = office.entropy.identifier()
        try office.write(.applyForSubsidy, session, insists: true) { (writer, _) throws(OfficeFailure) in
            let file = try writer.batchFile(id)
            guard let position = try writer.ownPosition(of: session.person, in: file) else {
                throw .refused(Refusal(.notOnRegisterAtCutOff, "LH-04"))
            }
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: position, state: ConsentReadBody.State.acknowledged, at: now,
                    body: ConsentReadBody(
                        template: pages.text.template, visibleSeconds: visibleSeconds, by: session.person)))
        }
        office.forgetOpened(for: Self.reading(id), session)
        return now
    }

    private static func reading(_ id: BatchID) -> CaseID { CaseID("\(id)/consent") }

    /// The text on paper, word for word, with the applicant's name and the place where he signs.
    public func consentSheet(in id: BatchID, _ session: Session) throws(OfficeFailure) -> Document {
        let now = try office.clocks.office()
        let text = try office.policies.subsidyConsent()
        return try office.read(.applyForSubsidy, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let person = try reader.person(session.person)
            guard let family = try reader.own(person.document, in: file, consent: text.template, at: now).family else {
                throw .refused(Refusal(.notOnRegisterAtCutOff, "LH-04"))
            }
            let fields = [
                Field(label: SubsidyApplyTexts.sheetNotice, value: file.notice.title),
                Field(label: SubsidyApplyTexts.receipt, value: family.receipt),
                Field(label: SubsidyApplyTexts.sheetApplicant, value: person.name),
                Field(label: SubsidyApplyTexts.sheetDocument, value: person.document.grouped),
                Field(label: CheckSheetTexts.version, value: CheckSheetTexts.version(text.template.version)),
            ]
            let signature = SignatureArea(
                party: SubsidyApplyTexts.sheetApplicant, name: person.name, mark: .handwritten, isDated: true)
            return Document(
                template: TemplateName(
                    name: text.name, version: text.template.version, digest: text.template.digest),
                title: text.title, number: family.receipt,
                marking: try reader.officeInfo().isTraining ? DocumentTexts.training : "", madeOn: now.day,
                blocks: [.fields(fields)] + text.documentBlocks + [.signatures([signature])])
        }
    }
}
