import Housing

/// A picture of a paper that an applicant put into his application (LH-41 … LH-46). The picture lies in the vault; which of
/// them belong to what was handed in stands in the form.
struct PictureBody: RecordBody {
    static let kind = SubsidyRecord.Kind.picture

    enum State: String, Sendable { case kept = "KEPT" }

    /// The notice's word for the paper.
    let paper: String
    let fileKind: String
    let bytes: Int
    let by: PersonID
}

/// A picture as its owner sees it.
public struct OwnPicture: Equatable, Sendable {
    public let id: String
    /// The notice's word for the paper.
    public let paper: String
    public let bytes: Int
    public let at: Moment
}

extension OwnSubsidyDesk {
    /// Keeps a picture of a paper for an application that is being written; it is on the disk when this returns.
    ///
    /// - Parameter paper: a kind of the notice.
    /// - Throws: `.input` for a file that cannot be used; `WINDOW_CLOSED`; `NOT_ON_REGISTER_AT_CUTOFF`; `CONSENT_MISSING`.
    public func keep(
        _ file: SeenFile, as paper: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> OwnPicture {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        // Asked before a file is written: nothing is collected that could not be taken.
        let position = try office.read(.applyForSubsidy, session) { (reader, _) throws(OfficeFailure) in
            try office.requireConsent(to: ground.notice, of: session, reader)
            let batch = try reader.batchFile(id)
            guard batch.batch.state == .open, now <= batch.batch.notice.window.upperBound else {
                throw .refused(Refusal(.windowClosed, "LH-20", .since(batch.batch.notice.window.upperBound)))
            }
            guard batch.batch.notice.materials.kinds.contains(paper) else { throw .store(.notFound) }
            return try reader.ownFamily(of: session.person, in: batch).position
        }
        let kind = try FileCheck(
            limitBytes: min(ground.parameters.materialBytesMost, office.options.uploadLimitBytes),
            leastPixels: office.options.leastPicturePixels, needsPicture: true
        ).kind(of: file)
        let blob = try office.vault.store(file.bytes)
        let kept = KeptRecord(
            id: office.entropy.identifier(), batch: id, position: position, number: blob.id.hex,
            state: PictureBody.State.kept, at: now,
            body: PictureBody(paper: paper, fileKind: kind.rawValue, bytes: file.bytes.count, by: session.person))
        try office.write(.applyForSubsidy, session, insists: true) { (writer, _) throws(OfficeFailure) in
            try writer.save(kept)
        }
        return OwnPicture(id: kept.id, paper: paper, bytes: kept.body.bytes, at: now)
    }

    /// A picture that he keeps himself, to be looked at.
    ///
    /// - Throws: `.notFound` for one of another family.
    public func picture(_ picture: String, in id: BatchID, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        let blob = try office.read(.seeOwnSubsidy, session) { (reader, _) throws(OfficeFailure) in
            let batch = try reader.batchFile(id)
            let position = try reader.ownFamily(of: session.person, in: batch).position
            return try reader.blob(ofPicture: picture, of: id, at: position)
        }
        return try office.vault.load(blob)
    }
}

extension BatchDesk {
    /// A picture of a family's papers, for the review; the ids stand in ``FamilyFile``. Each look leaves an entry.
    ///
    /// - Throws: `.notFound` for one of another family.
    public func picture(
        _ picture: String, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> [UInt8] {
        let now = try office.clocks.office()
        var place = CaseID("")
        let blob = try office.read(.seeMaterial, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            place = hand.file.caseID(hand.position)
            return try reader.blob(ofPicture: picture, of: id, at: hand.position)
        }
        let bytes = try office.vault.load(blob)
        try office.journalLook(["case": .id(place), "material": .id(picture)], .seeMaterial, session)
        return bytes
    }
}

extension SubsidyReader {
    /// Where a picture of a family lies.
    fileprivate func blob(ofPicture id: String, of batch: BatchID, at position: Int) throws(OfficeFailure) -> BlobID {
        guard let kept = try kept(PictureBody.self, id: id), kept.batch == batch, kept.position == position,
            let hex = kept.number
        else { throw .store(.notFound) }
        return BlobID(hex: hex)
    }
}
