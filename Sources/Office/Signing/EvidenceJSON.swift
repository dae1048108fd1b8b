import Documents
import Housing

extension SigningEvidence {
    /// The same as the page of evidence, for programs, with the very words of the commitment. It names the SHA-256 of the
    /// document, of the unsigned PDF and of the signed one.
    func json(signedPDF: Digest) -> JSON {
        [
            "format": "anju-signing-1", "number": .text("\(signing.number)"),
            "training": .flag(isTraining), "contract": contract(signedPDF), "signer": signer, "reading": reading,
            "identity": identity, "approved": person(approverName, approvedAt),
            "steps": .array(steps.map(Self.step)),
        ]
    }

    private func contract(_ signedPDF: Digest) -> JSON {
        let contract = signing.contract
        let template = document.template
        return [
            "document_number": .text(document.number), "version": .number(contract.number),
            "template": [
                "name": .text(template.name), "version": .number(template.version),
                "sha256": .text(template.digest.hex),
            ],
            "document_sha256": .text(contract.document.digest.hex),
            "unsigned_pdf_sha256": .text(contract.unsignedPDF.digest.hex),
            "signed_pdf_sha256": .text(signedPDF.hex), "issued": person(issuerName, contract.at),
            "deadline": .text("\(contract.deadline)"),
        ]
    }

    private var signer: JSON {
        [
            "name": .text(tenant.name), "document_kind": .text(tenant.document.kind.rawValue),
            "document": .text(Mask.document(tenant.document.value)),
        ]
    }

    private var reading: JSON {
        let read = parts.acknowledgement
        return [
            "info_confirmed_at": .text("\(parts.info.at)"), "commitment_version": .number(read.template.version),
            "commitment_sha256": .text(read.template.digest.hex),
            "shown_sha256": .optional(parts.reading.shown?.hex), "opened_at": .text("\(parts.reading.at)"),
            "visible_seconds": .number(read.visibleSeconds), "acknowledged_at": .text("\(read.at)"),
            "transcribed_by": .text(parts.transcription.means.rawValue), "transcription": .text(transcription),
            "transcribed_at": .text("\(parts.transcription.at)"),
        ]
    }

    private var identity: JSON {
        let signature = parts.signature
        return [
            "means": "WITNESSED", "chosen_at": .text("\(parts.counter.at)"),
            "person_seen": .optional(signature.isPersonSeen), "card_seen": .optional(signature.isCardSeen),
            "witness": person(witnessName, signature.at), "terminal": .optional(signature.terminal?.raw),
            "signed_document_sha256": .text(signature.document.hex),
            "code_typed_from_signed_sheet": .optional(signature.sheetCode?.digits),
            "signature_sha256": .text(signature.picture.digest.hex),
        ]
    }

    private func person(_ name: String, _ moment: Moment) -> JSON { ["name": .text(name), "at": .text("\(moment)")] }

    private static func step(_ line: JournalLine) -> JSON {
        [
            "sequence": .number(Int(line.sequence)), "at": .text("\(line.at)"), "role": .text(line.role.rawValue),
            "entry": .text("\(line.entry)"),
        ]
    }
}
