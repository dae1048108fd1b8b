import Housing
import Texts

/// What a clerk needs to take in at the counter what a family brings for its correction (LH-44).
public struct MendingFile: Equatable, Sendable {
    public let batch: BatchID
    public let receipt: String
    public let maskedName: String
    /// As it was handed in last, with every number in full.
    public let form: SubsidyForm
    /// The day by which it is judged: that on which it was handed in first.
    public let submittedOn: Day
    /// What was sent back, with why.
    public let items: [CorrectionItem]
    public let deadline: Day
    public let notice: SubsidyNotice
    /// Every picture that is kept of its papers, handed in or not.
    public let pictures: Set<String>
    /// Which correction it is, of those that the family was asked for.
    public let correction: String
}

/// What a family brought, and what the clerk saw of it.
public struct CounterCorrection: Equatable, Sendable {
    /// When consent and declaration were given is the desk's to write.
    public let form: SubsidyForm
    /// Papers of which the original lies before the clerk.
    public let received: Set<String>
    /// The clerk saw the applicant read and sign 《知情同意书》 (LH-45).
    public let isConsentWitnessed: Bool
    /// The applicant declared before the clerk that all is true (LH-61).
    public let isHonest: Bool
    /// When the clerk saw it, where that was before all of it is handed in: by the paper's name, or the field's path.
    public var seenAt: [String: Moment] = [:]

    public init(form: SubsidyForm, received: Set<String> = [], isConsentWitnessed: Bool, isHonest: Bool) {
        self.form = form
        self.received = received
        self.isConsentWitnessed = isConsentWitnessed
        self.isHonest = isHonest
    }
}

extension BatchDesk {
    /// What was sent back to a family, with what it handed in; each look leaves an entry.
    ///
    /// - Throws: `WRONG_STATE` where nothing waits; `DEADLINE_PASSED`; `OWN_CASE`.
    public func mending(
        of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> MendingFile {
        let now = try office.clocks.office()
        var place = CaseID("")
        let file = try office.read(.enterSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            let kept = try Self.requireMending(hand, reader)
            guard let row = try reader.application(at: hand.position, of: hand.file) else {
                throw .store(.damaged(what: "bulk_chunk application"))
            }
            place = hand.file.caseID(hand.position)
            return MendingFile(
                batch: id, receipt: hand.receipt,
                maskedName: Mask.name(try reader.applicant(at: hand.position, of: hand.file).name), form: row.form,
                submittedOn: row.submittedAt.day,
                items: kept.body.items.compactMap(\.item), deadline: kept.body.deadline, notice: hand.file.batch.notice,
                pictures: Set(try reader.kept(PictureBody.self, of: id, at: hand.position).map(\.id)),
                correction: kept.id)
        }
        try office.journalLook(["case": .id(place)], .enterSubsidy, session)
        return file
    }

    /// - Throws: as ``mending(of:in:_:)``; it leaves no entry.
    public func requireMending(of receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.read(.enterSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            try Self.requireMending(hand, reader)
        }
    }

    /// Keeps a picture of a paper that a family brought for its correction; it is on the disk when this returns.
    ///
    /// - Parameter paper: a kind of the notice.
    /// - Throws: `.input` for a file that cannot be used; `.notFound` for another paper; as ``mending(of:in:_:)``.
    public func keepPaper(
        _ file: SeenFile, as paper: String, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> OwnPicture {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        // Asked before a file is written: nothing is collected that could not be taken.
        let position = try office.read(.enterSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            try Self.requireMending(hand, reader)
            try reader.requireRoom(for: paper, of: hand.file, at: hand.position)
            return hand.position
        }
        return try office.keepPicture(file, as: paper, of: id, at: position, .enterSubsidy, ground, at: now, session)
    }

    /// Takes away a picture that was taken by mistake and handed in with nothing yet.
    ///
    /// - Throws: as ``mending(of:in:_:)``.
    public func dropPaper(
        _ picture: String, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.write(.enterSubsidy, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let hand = try writer.inHand(receipt, of: id, at: now)
            try writer.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            try Self.requireMending(hand, writer)
            let named = try writer.application(at: hand.position, of: hand.file)?.form.pictureIDs ?? []
            if !named.contains(picture) { try writer.dropPicture(picture, at: hand.position, in: id) }
        }
    }

    /// Takes in what a family brought to the counter: papers as they lie before the clerk, pictures of them where he took
    /// some, and the consent that was signed before his eyes.
    ///
    /// - Returns: what is otherwise than before.
    /// - Throws: as ``supplement(_:source:of:in:_:)``; `ITEMS_NOT_DONE` where consent or declaration was sent back and
    ///   the clerk did not see it; `.notFound` for a picture that is not this family's, or of another paper.
    public func takeCorrection(
        _ given: CounterCorrection, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> [ApplicationField] {
        try change(receipt, of: id, as: .enterSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            let kept = try Self.requireMending(hand, writer)
            let asked = Set(kept.body.items.map(\.path))
            let now = hand.now
            func seen(_ what: String) -> Moment {
                given.seenAt[what].flatMap { (kept.at...now).contains($0) ? $0 : nil } ?? now
            }
            guard let old = try writer.application(at: hand.position, of: hand.file)?.form else {
                throw .store(.damaged(what: "bulk_chunk application"))
            }
            let (isConsentAsked, isHonestyAsked) = (
                asked.contains(ApplicationField.consent.rawValue), asked.contains(ApplicationField.honesty.rawValue)
            )
            var form = given.form
            try writer.requirePapers(form, of: hand)
            // What was received with an earlier correction stays so; received again it is something new.
            form.received = old.received
            for paper in given.received.intersection(form.materials) {
                form.received = (form.received ?? [:]).merging([paper: seen(paper)]) { $1 }
            }
            // Who signs the sheet before the clerk has handed it in with that; a picture of the one that was sent back is none
            // of it.
            if isConsentAsked, let paper = hand.file.batch.notice.consentPaper {
                form.materials.insert(paper)
                if form.pictures?[paper] == old.pictures?[paper] { form.pictures?[paper] = nil }
            }
            let (consent, honesty) = (ApplicationField.consent.rawValue, ApplicationField.honesty.rawValue)
            form.consentSignedAt = isConsentAsked && given.isConsentWitnessed ? seen(consent) : old.consentSignedAt
            form.declaredAt = isHonestyAsked && given.isHonest ? seen(honesty) : old.declaredAt
            let fields = try Self.takeMended(form, submittedAt: nil, source: "", &hand, actor, writer)
            try writer.settlePictures(form.pictureIDs, at: hand.position, in: id)
            guard isConsentAsked else { return fields }
            if var kept = try writer.kept(CorrectionBody.self, of: id, at: hand.position).last(where: {
                $0.state == .done
            }) {
                kept.body.consentWitness = actor
                try writer.save(kept)
            }
            hand.note(.subsidyConsentWitnessed)
            return fields
        }
    }
}

extension SubsidyReader {
    /// Papers are of the notice, and pictures of this family and of the paper for which they are given.
    ///
    /// - Throws: `.notFound`.
    fileprivate func requirePapers(_ form: SubsidyForm, of hand: FamilyInHand) throws(OfficeFailure) {
        guard form.materials.isSubset(of: hand.file.batch.notice.materials.kinds) else { throw .store(.notFound) }
        let pictures = (form.pictures ?? [:]).filter { !$0.value.isEmpty }
        guard !pictures.isEmpty else { return }
        let kept = try kept(PictureBody.self, of: hand.id, at: hand.position)
        let papers = Dictionary(kept.map { ($0.id, $0.body.paper) }, uniquingKeysWith: { first, _ in first })
        for (paper, ids) in pictures where ids.contains(where: { papers[$0] != paper }) { throw .store(.notFound) }
    }
}
