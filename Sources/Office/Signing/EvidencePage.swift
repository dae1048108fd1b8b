import Documents
import Housing
import Texts

/// The page that says how a contract was signed, drawn behind it.
extension SigningEvidence {
    /// Its one signature area is where the signature is shown.
    ///
    /// - Parameter certificate: with which the document is going to be sealed.
    func page(sealedWith certificate: SealingCertificate) throws(OfficeFailure) -> Document {
        // The form is part of the program and has a version of its own.
        let name = "evidence-page-2"
        let words = Array(EvidenceTexts.form.joined(separator: "\n").utf8)
        let form = TemplateName(name: name, version: 2, digest: try Digest(of: words, called: name))
        return Document(
            template: form, title: EvidenceTexts.title, number: document.number, marking: document.marking,
            madeOn: approvedAt.day, blocks: blocks(certificate))
    }

    private func blocks(_ certificate: SealingCertificate) -> [Block] {
        [
            .paragraph([Span(EvidenceTexts.introduction)], isIndented: true),
            .heading(level: 1, EvidenceTexts.contract), .fields(contractFields),
            .heading(level: 1, EvidenceTexts.reading), .fields(readingFields),
            .paragraph([Span(EvidenceTexts.transcription(transcription))], isIndented: false),
            .heading(level: 1, EvidenceTexts.identity), .fields(identityFields),
            .signatures([
                SignatureArea(party: EvidenceTexts.signatureArea, name: tenant.name, mark: .handwritten)
            ]),
            .heading(level: 1, EvidenceTexts.decision), .fields(decisionFields),
            .heading(level: 1, EvidenceTexts.steps), .table(stepsTable),
            .heading(level: 1, EvidenceTexts.seal), .fields(fields(certificate)),
            .paragraph([Span(EvidenceTexts.explanation)], isIndented: true),
            .paragraph([Span(EvidenceTexts.checking)], isIndented: true),
        ]
    }

    private var contractFields: [Field] {
        let contract = signing.contract
        let template = document.template
        // Contracts once bore the number of their application.
        let other =
            document.number.hasPrefix("\(signing.number)")
            ? [] : [Field(label: EvidenceTexts.caseNumber, value: "\(signing.number)")]
        return [Field(label: EvidenceTexts.documentNumber, value: document.number)] + other + [
            Field(label: EvidenceTexts.version, value: EvidenceTexts.version(contract.number)),
            Field(
                label: EvidenceTexts.template, value: EvidenceTexts.template(template.name, version: template.version)),
            Field(label: EvidenceTexts.issued, value: EvidenceTexts.issued(by: issuerName, at: contract.at)),
            digest(EvidenceTexts.documentDigest, contract.document.digest),
            digest(EvidenceTexts.paperDigest, contract.unsignedPDF.digest),
        ]
    }

    private var readingFields: [Field] {
        let text = parts.acknowledgement.template
        return [
            Field(label: EvidenceTexts.infoConfirmed, value: parts.info.at.exactWords),
            Field(label: EvidenceTexts.commitment, value: EvidenceTexts.version(text.version)),
            digest(EvidenceTexts.commitmentDigest, text.digest),
            Field(
                label: EvidenceTexts.readFor,
                value: EvidenceTexts.readFor(seconds: parts.acknowledgement.visibleSeconds)),
            Field(label: EvidenceTexts.acknowledged, value: parts.acknowledgement.at.exactWords),
            Field(
                label: EvidenceTexts.transcribed,
                value: EvidenceTexts.transcribed(parts.transcription.means, at: parts.transcription.at)),
        ]
    }

    private var identityFields: [Field] {
        let signature = parts.signature
        var fields = [
            Field(label: EvidenceTexts.signer, value: tenant.name),
            Field(label: EvidenceTexts.signerDocument, value: Mask.document(tenant.document.value)),
            Field(label: EvidenceTexts.means, value: EvidenceTexts.witnessed),
        ]
        if let seen = EvidenceTexts.seen(person: signature.isPersonSeen, card: signature.isCardSeen) {
            fields.append(Field(label: EvidenceTexts.seen, value: seen))
        }
        if let code = signature.sheetCode {
            fields.append(Field(label: EvidenceTexts.sheetCode, value: EvidenceTexts.sheetCode(code)))
        }
        fields += [
            Field(label: EvidenceTexts.witness, value: witnessName + EvidenceTexts.witnessPassword),
            Field(label: EvidenceTexts.signedAt, value: signature.at.exactWords),
        ]
        if let terminal = signature.terminal {
            fields.append(Field(label: EvidenceTexts.terminal, value: terminal.raw))
        }
        return fields + [digest(EvidenceTexts.signature, signature.picture.digest)]
    }

    private var decisionFields: [Field] {
        [
            Field(label: EvidenceTexts.approver, value: approverName),
            Field(label: EvidenceTexts.approvedAt, value: approvedAt.exactWords),
        ]
    }

    private func fields(_ certificate: SealingCertificate) -> [Field] {
        let name = EvidenceTexts.certificate(certificate.name, from: certificate.from.day, until: certificate.until.day)
        return [
            Field(label: EvidenceTexts.certificate, value: name),
            digest(EvidenceTexts.fingerprint, certificate.fingerprint),
        ]
    }

    private var stepsTable: Table {
        let columns = zip(EvidenceTexts.columns, [6, 4, 7, 2]).map { Table.Column(title: $0, weight: $1) }
        let rows = steps.map { line in
            [
                line.at.exactWords, line.entry.kind.name,
                SigningTexts.detail(line.entry) ?? EvidenceTexts.noDetail, "\(line.sequence)",
            ]
        }
        return Table(columns: columns, rows: rows)
    }

    private func digest(_ label: String, _ digest: Housing.Digest) -> Field {
        Field(label: label, value: DocumentTexts.grouped(digest))
    }
}
