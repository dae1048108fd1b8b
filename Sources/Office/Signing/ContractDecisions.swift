import Documents
import Housing

/// The signature at the counter, and what is decided about it.
extension ContractDesk {
    /// 签署页: the one page that is signed on paper, with the digest of the contract and the code by which it is taken in.
    public func signatureSheet(of signing: Signing, _ session: Session) throws(OfficeFailure) -> Document {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        let contract = try document(of: signing, session)
        return try office.read(.witnessContract, session) { (reader, _) throws(OfficeFailure) in
            try signatureSheet(of: try reader.signing(signing.id), contract, ground, on: now.day, reader)
        }
    }

    func signatureSheet(
        of signing: Signing, _ contract: Document, _ ground: SigningGround, on day: Day, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Document {
        let facts = try ground.contractFacts(
            try reader.lease(signing.lease), choosing: try reader.renewal(signing.renewal).policy,
            number: contract.number, madeOn: day)
        let sheet = try ground.sheet.filled(
            facts, contract: signing.contract.document.digest, isTraining: try reader.officeInfo().isTraining)
        return sheet.bearing(signing.contract.sheetCode)
    }

    /// Takes the signature in (L-10): person and card were seen, the signed sheet bears the code of this contract, and
    /// the clerk gives his own password anew. A wrong one counts and delays as at the door.
    ///
    /// - Parameter sheetCode: as typed from the sheet.
    /// - Throws: `.input` for a picture that is none, is too large or too coarse.
    public func witness(
        _ signing: Signing, isPersonSeen: Bool, isCardSeen: Bool, sheetCode: String, picture: SeenFile,
        password: String, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        try requireTurn(.witness, .witnessContract, signing, session)
        // Told before the password is asked for anew.
        try ruled { () throws(Refusal) in _ = try signing.requireSheet(sheetCode) }
        let ground = try office.signingGround(at: try office.clocks.office())
        let kind = try FileCheck(
            limitBytes: ground.policy.parameters.signatureBytesMost, leastPixels: office.options.leastPicturePixels,
            needsPicture: true
        ).kind(of: picture)
        var given = SigningGiven(session)
        given.stored = try office.storedDigests(of: signing.contract)
        try office.signIn.unlock(password, session)
        given.isPasswordFresh = true
        let kept = try office.keep(picture.bytes, as: kind, of: signing.id)
        let witnessing = Signing.Witnessing(
            isPersonSeen: isPersonSeen, isCardSeen: isCardSeen, sheetCode: sheetCode, picture: kept.file)
        return try perform(.witness(witnessing), as: .witnessContract, in: signing, session, given, insists: true) {
            (writer, _) throws(OfficeFailure) in try writer.insert(kept.row)
        }
    }

    /// The attempt at the counter is given up; the contract can be signed in another one.
    public func cancel(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> Signing {
        try perform(.cancel, as: .witnessContract, in: signing, session)
    }

    /// 审批通过 (G-12): the contract is concluded, its application completed and the new term in the register, all in one
    /// transaction.
    ///
    /// - Parameter final: made by ``prepareFinal(_:_:)`` from this contract as it stands, for this session.
    public func approve(
        _ signing: Signing, _ final: FinalContract, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        try requireTurn(.approve, .decideContract, signing, session)
        guard final.signing == signing, final.approver == session.person else { throw .store(.changedByOther) }
        guard final.pdf.starts(with: try office.bytes(of: signing.contract.unsignedPDF)) else {
            throw .refused(Refusal(.documentChanged, "G-12"))
        }
        var given = SigningGiven(session)
        given.stored = try office.storedDigests(of: signing.contract)
        let kept = try office.keep(final.pdf, as: .pdf, of: signing.id)
        // One time for one approval: what the sealed pages say.
        return try perform(
            .approve(kept.file), as: .decideContract, in: signing, session, given, insists: true, at: final.moment
        ) { (writer, approved) throws(OfficeFailure) in
            try writer.insert(kept.row)
            try Self.extend(approved, at: final.moment, writer)
        }
    }

    /// 作废, with a reason.
    public func void(
        _ signing: Signing, _ reason: VoidReason, note: String?, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        var texts = WrittenTexts(office.entropy)
        let note = texts.write(note)
        let written = texts
        return try perform(.void(reason, note: note), as: .decideContract, in: signing, session) {
            (writer, _) throws(OfficeFailure) in try written.save(to: writer, of: signing.id)
        }
    }

    /// The term that was signed reaches the register; one that carries on another lease than is there now does not.
    private static func extend(
        _ approved: Signing, at now: Moment, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let signed = try writer.snapshot(approved.contract.info, of: approved.id)
        guard case .day(let end)? = signed?[InfoLine(.renewal, .newEnd)],
            case .day(let former)? = signed?[InfoLine(.renewal, .leaseEnd)]
        else { throw .store(.damaged(what: "info_snapshot \(approved.id)")) }
        var record = try writer.lease(approved.lease)
        guard record.lease.end == former else { throw .refused(Refusal(.contractOutdated, "G-12")) }
        record.lease.end = end
        record.lease.status = .active
        if case .policy(let policy)? = signed?[InfoLine(.renewal, .newPolicy)] { record.lease.policy = policy }
        try writer.save(record)
    }
}
