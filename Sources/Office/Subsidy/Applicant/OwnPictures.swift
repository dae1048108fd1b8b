import Housing

/// A picture of a paper that an applicant put into his application (LH-41 … LH-46). The picture lies in the vault; which of
/// them belong to what was handed in stands in the form.
struct PictureBody: RecordBody {
    static let kind = SubsidyRecord.Kind.picture

    enum State: String, Sendable {
        /// Put in, and not handed in with a form yet.
        case kept = "KEPT"
        case handedIn = "HANDED_IN"
    }

    /// How many a family may have in a batch, those of former forms among them: those that it needs come to a few dozen, and a
    /// kiosk fills no disk.
    static let most = 120

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
    /// - Throws: `.input` for a file that cannot be used; `TOO_MANY_MATERIALS`; `WINDOW_CLOSED`; `NOT_ON_REGISTER_AT_CUTOFF`; `CONSENT_MISSING`.
    public func keep(
        _ file: SeenFile, as paper: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> OwnPicture {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        // Asked before a file is written: nothing is collected that could not be taken.
        let position = try office.read(.applyForSubsidy, session) { (reader, _) throws(OfficeFailure) in
            try office.requireConsent(to: ground.notice, of: session, reader)
            let batch = try reader.batchFile(id)
            let family = try reader.ownFamily(of: session.person, in: batch)
            // What was sent back is given again after the window too (LH-44).
            let isMending = family.standing.state == .correction
            guard isMending || (batch.batch.state == .open && now <= batch.batch.notice.window.upperBound) else {
                throw .refused(Refusal(.windowClosed, "LH-20", .since(batch.batch.notice.window.upperBound)))
            }
            try reader.requireRoom(for: paper, of: batch, at: family.position)
            return family.position
        }
        return try office.keepPicture(file, as: paper, of: id, at: position, .applyForSubsidy, ground, at: now, session)
    }

    /// Takes pictures away that he does not want, and that he handed in with no form yet. What is not there is no matter.
    public func drop(_ pictures: [String], in id: BatchID, _ session: Session) throws(OfficeFailure) {
        try office.write(.applyForSubsidy, session) { (writer, _) throws(OfficeFailure) in
            let batch = try writer.batchFile(id)
            let position = try writer.ownFamily(of: session.person, in: batch).position
            let named = try writer.application(at: position, of: batch)?.form.pictureIDs ?? []
            for picture in pictures where !named.contains(picture) {
                try writer.dropPicture(picture, at: position, in: id)
            }
        }
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

extension SubsidyForm {
    /// Of every paper.
    public var pictureIDs: Set<String> { Set((pictures ?? [:]).values.joined()) }
}

extension SubsidyReader {
    /// - Throws: `.notFound` for a paper that is none of the notice's; `TOO_MANY_MATERIALS`.
    func requireRoom(for paper: String, of file: BatchFile, at position: Int) throws(OfficeFailure) {
        guard file.batch.notice.materials.kinds.contains(paper) else { throw .store(.notFound) }
        guard try kept(PictureBody.self, of: file.batch.id, at: position).count < PictureBody.most else {
            throw .refused(Refusal(.tooManyMaterials, "LH-41", .most(PictureBody.most)))
        }
    }
}

extension Office {
    /// Keeps a picture of a family's paper, whoever takes it; it is on the disk when this returns. Whether it may be taken was
    /// asked before.
    ///
    /// - Throws: `.input` for a file that cannot be used.
    func keepPicture(
        _ file: SeenFile, as paper: String, of batch: BatchID, at position: Int, _ act: Act, _ ground: RenewalGround,
        at now: Moment, _ session: Session
    ) throws(OfficeFailure) -> OwnPicture {
        let kind = try FileCheck(
            limitBytes: min(ground.parameters.materialBytesMost, options.uploadLimitBytes),
            leastPixels: options.leastPicturePixels, needsPicture: true
        ).kind(of: file)
        let blob = try vault.store(file.bytes)
        let kept = KeptRecord(
            id: entropy.identifier(), batch: batch, position: position, number: blob.id.hex,
            state: PictureBody.State.kept, at: now,
            body: PictureBody(paper: paper, fileKind: kind.rawValue, bytes: file.bytes.count, by: session.person))
        try write(act, session, insists: true) { (writer, _) throws(OfficeFailure) in try writer.save(kept) }
        return OwnPicture(id: kept.id, paper: paper, bytes: kept.body.bytes, at: now)
    }
}

extension SubsidyWriter {
    /// The pictures that a form names are handed in with it; what was put in beside them and is in no form goes (L-03).
    ///
    /// - Returns: how many went.
    @discardableResult
    func settlePictures(_ named: Set<String>, at position: Int, in batch: BatchID) throws(OfficeFailure) -> Int {
        var gone = 0
        for var kept in try kept(PictureBody.self, of: batch, at: position) where kept.state == .kept {
            guard named.contains(kept.id) else {
                try deletePicture(kept.id)
                gone += 1
                continue
            }
            kept.state = .handedIn
            try save(kept)
        }
        return gone
    }

    /// Takes a picture away that is in no form yet. What is not there is no matter.
    func dropPicture(_ picture: String, at position: Int, in batch: BatchID) throws(OfficeFailure) {
        guard let kept = try kept(PictureBody.self, id: picture), kept.batch == batch, kept.position == position,
            kept.state == .kept
        else { return }
        try deletePicture(picture)
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
