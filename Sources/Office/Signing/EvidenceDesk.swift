import Documents
import Housing
import Texts

/// What proves how a contract was signed, handed out to be checked elsewhere.
extension ContractDesk {
    /// Everything about an approved contract in one file. That it was taken is in the journal before it is handed out.
    ///
    /// - Throws: `.refused` with `WRONG_STATE` before the approval, with `NOT_FOUND` for a number that there is not.
    public func evidence(of number: ReceiptNumber, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        let signing = try office.read(.takeEvidence, session) { (reader, _) throws(OfficeFailure) in
            guard let found = try reader.matter(number: number, as: Signing.self) else {
                throw .refused(Refusal(.notFound, "6.3"))
            }
            return found
        }
        guard let approval = signing.approval, let picture = signing.signature?.picture else {
            throw .refused(Refusal(.wrongState, "G-12", .signingState(signing.state)))
        }
        let document = try office.document(of: signing.contract)
        let evidence = try office.read(.takeEvidence, session) { (reader, _) throws(OfficeFailure) in
            try SigningEvidence(
                of: signing, document: document, approver: approval.by, approvedAt: approval.at, reader)
        }
        let now = try office.clocks.office()
        let files = EvidenceFiles(
            number: number, signedPDF: try office.bytes(of: approval.file), document: document.canonicalBytes,
            evidence: Array((evidence.json(signedPDF: approval.file.digest).text + "\n").utf8),
            signature: try office.bytes(of: picture), explanation: EvidenceTexts.bundle(number, at: now))
        let bundle = try office.sealer.bundle(files, at: now)
        return try office.write(.takeEvidence, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            try writer.append([Entry(.evidenceTaken, ["case": .id(signing.id)])], at: now, by: actor)
            return bundle
        }
    }
}
