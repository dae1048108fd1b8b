import Documents
import Housing
import Texts

extension CheckReviewDesk {
    /// 授权书 on paper for one adult, word for word as it is read at a kiosk, with his name and number and the place where he
    /// signs. It names him in full, so that drawing it leaves an entry as a look does.
    ///
    /// - Throws: `.refused` for who is no adult of the family.
    public func authorisationSheet(
        of person: PersonID, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> Document {
        let now = try office.clocks.office()
        let text = try office.checkGround(at: now).authorisation
        let sheet = try office.read(.enterReport, session) { (reader, actor) throws(OfficeFailure) in
            let stored = try reader.matter(check.id, as: EconomicCheck.self)
            try ruled { () throws(Refusal) in try stored.permit(.authoriseOnPaper, actor) }
            let record = try reader.lease(stored.lease)
            let members = stored.following(record.family, on: now.day).members
            guard members.contains(where: { $0.person == person && $0.isAdult }) else {
                throw .refused(Refusal(.memberNotAdult, "X-2", .member(person)))
            }
            return AuthorisationSheet(
                text: text, check: stored.number, lease: record,
                signer: try reader.person(person), madeOn: now.day,
                isTraining: try reader.officeInfo().isTraining)
        }
        try office.journalLook(["case": .id(check.id)], .enterReport, session)
        return sheet.document
    }
}

/// What a sheet is filled with.
private struct AuthorisationSheet {
    let text: PolicyText
    let check: ReceiptNumber
    let lease: LeaseRecord
    let signer: Person
    let madeOn: Day
    let isTraining: Bool

    var document: Document {
        Document(
            template: TemplateName(
                name: text.name, version: text.template.version, digest: text.template.digest),
            title: text.title, number: check.description, marking: isTraining ? DocumentTexts.training : "",
            madeOn: madeOn, blocks: [.fields(fields)] + text.documentBlocks + [.signatures(signatures)])
    }

    private var fields: [Field] {
        [
            Field(label: CheckSheetTexts.check, value: check.description),
            Field(label: CheckSheetTexts.lease, value: lease.lease.number),
            Field(label: CheckSheetTexts.tenant, value: lease.tenant.name),
            Field(label: CheckSheetTexts.signer, value: signer.name),
            Field(label: CheckSheetTexts.documentKind, value: signer.document.kind.name),
            Field(label: CheckSheetTexts.document, value: signer.document.grouped),
            Field(label: CheckSheetTexts.version, value: CheckSheetTexts.version(text.template.version)),
        ]
    }

    private var signatures: [SignatureArea] {
        [
            SignatureArea(party: CheckSheetTexts.signer, name: signer.name, mark: .handwritten, isDated: true),
            SignatureArea(party: CheckSheetTexts.clerk, name: "", mark: .handwritten, isDated: true),
        ]
    }
}

extension PolicyText {
    /// The text on paper, word for word as it is read on a screen.
    var documentBlocks: [Block] {
        body.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            if line.hasPrefix("# ") { return .heading(level: 1, String(line.dropFirst(2))) }
            let rest = line.drop(while: \.isNumber)
            guard rest.count < line.count, rest.hasPrefix(".") else {
                return .paragraph([Span(String(line))], isIndented: true)
            }
            let label = line.prefix(line.count - rest.count) + "."
            return .item(label: String(label), level: 1, [Span(String(rest.dropFirst().drop(while: { $0 == " " })))])
        }
    }
}
