import Documents
import Housing

/// What an applicant does with his contract (个人租赁合同签订). Every step takes the contract as he saw it.
public struct SigningDesk {
    let office: Office

    /// His contracts, newest first.
    public func contracts(_ session: Session) throws(OfficeFailure) -> [Signing] {
        try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            try reader.matters(applicant: session.person, as: Signing.self)
        }
    }

    /// One's own contract as a whole (查看详情).
    public func file(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> SigningFile {
        let today = try office.clocks.office().day
        return try office.read(.seeOwnCases, session) { (reader, actor) throws(OfficeFailure) in
            try requireOwn(try reader.signing(id), session)
            return try office.signingFile(id, for: actor, on: today, reader)
        }
    }

    /// 待签订的合同文件: the version in force, as it was frozen.
    public func document(of signing: Signing, _ session: Session) throws(OfficeFailure) -> Document {
        let stored = try own(signing, session)
        return try office.document(of: stored.contract)
    }

    /// 【合同签署】 (G-2), with the document that was on the screen.
    public func open(
        _ shown: Document, in signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        let digest = try Digest(of: shown.canonicalBytes, called: "document")
        var given = SigningGiven(session)
        given.stored = try office.storedDigests(of: try own(signing, session).contract)
        return try perform(.open(shown: digest), in: signing, session, given)
    }

    /// Opens 【确认续约信息】 (G-3): the four blocks as they are now.
    public func openInfo(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> InfoPages {
        let ground = try office.signingGround(at: try office.clocks.office())
        return try office.read(.signContract, session) { (reader, _) throws(OfficeFailure) in
            try requireOwn(signing, session)
            let snapshot = ground.renewal.snapshot(
                of: try reader.lease(signing.lease), choosing: try reader.renewal(signing.renewal).policy)
            return InfoPages(
                snapshot: snapshot, commitment: try reader.commitment(to: snapshot.canonical, in: signing.id))
        }
    }

    /// 【下一步】 of 【确认续约信息】 (G-3).
    public func confirmInfo(
        _ pages: InfoPages, shown: Set<InfoBlock>, in signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        let confirmation = Signing.InfoConfirmation(snapshot: pages.commitment, shown: shown)
        return try perform(.confirmInfo(confirmation), in: signing, session) { (writer, _) throws(OfficeFailure) in
            try writer.save(pages.snapshot, as: pages.commitment, of: signing.id)
        }
    }

    /// These lines are wrong, each with his words or none. The attempt ends, and staff answer with a new version.
    public func reportInfo(
        _ pages: InfoPages, wrong lines: [InfoLine: String], in signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        var texts = WrittenTexts(office.entropy)
        let wrong = lines.sorted { $0.key < $1.key }.map { line, words in
            Renewal.WrongLine(line, note: texts.write(words))
        }
        let report = Signing.InfoReport(snapshot: pages.commitment, lines: wrong)
        let written = texts
        return try perform(.reportInfo(report), in: signing, session) { (writer, _) throws(OfficeFailure) in
            try written.save(to: writer, of: signing.id)
            try writer.save(pages.snapshot, as: pages.commitment, of: signing.id)
            try writer.deleteDraft(person: session.person, flow: .signing)
        }
    }

    /// Opens 阅读承诺书 (G-4). The time in which it may have been read begins now, also where it was open before.
    public func startReading(
        _ signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> (signing: Signing, pages: CommitmentPages) {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        let document = try office.read(.signContract, session) { (reader, _) throws(OfficeFailure) in
            try requireOwn(signing, session)
            let facts = try ground.contractFacts(
                try reader.lease(signing.lease), choosing: try reader.renewal(signing.renewal).policy,
                number: signing.number.description, madeOn: now.day)
            return try ground.commitment.filled(facts, isTraining: try reader.officeInfo().isTraining)
        }
        let text = ground.commitmentText
        let shown = try Digest(of: document.canonicalBytes, called: "commitment")
        let started = try perform(.startReading(text.template, shown: shown), in: signing, session)
        office.forgetOpened(for: signing.id, session)
        office.noteOpened(text.template, for: signing.id, session)
        let pages = CommitmentPages(
            document: document, text: text, leastSeconds: ground.policy.parameters.commitmentSeconds)
        return (started, pages)
    }

    /// 【我已阅知】 (G-4).
    ///
    /// - Parameter visibleSeconds: for how long the text was really on the screen.
    public func acknowledge(
        _ pages: CommitmentPages, visibleSeconds: Int, isReadToEnd: Bool, isTicked: Bool, in signing: Signing,
        _ session: Session
    ) throws(OfficeFailure) -> Signing {
        let acknowledgement = Signing.Acknowledgement(
            template: pages.text.template, visibleSeconds: visibleSeconds, isReadToEnd: isReadToEnd,
            isTicked: isTicked)
        var given = SigningGiven(session)
        given.secondsSinceOpened = office.secondsSinceOpened(pages.text.template, for: signing.id, session)
        let acknowledged = try perform(.acknowledge(acknowledgement), in: signing, session, given)
        office.forgetOpened(for: signing.id, session)
        return acknowledged
    }

    /// Opens the dialog (G-5): what is to stand in the box.
    public func openTranscription(
        _ signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> Signing.CommitmentText {
        let ground = try office.signingGround(at: try office.clocks.office())
        try office.read(.signContract, session) { (_, _) throws(OfficeFailure) in try requireOwn(signing, session) }
        return ground.commitmentText
    }

    /// 【确定】 of the dialog (G-5). What stood in the box is kept as it was, for the evidence.
    ///
    /// - Throws: `.refused` with `TRANSCRIPTION_DIFFERS` and the place of the first difference.
    public func transcribe(
        _ text: String, _ means: Signing.TranscriptionMeans, in signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        let id = TextID(office.entropy.identifier())
        return try perform(
            .transcribe(Signing.Transcription(text, means: means, stored: id)), in: signing, session
        ) { (writer, _) throws(OfficeFailure) in try writer.save(text: text, as: id, of: signing.id) }
    }

    /// 「到窗口当面签订」. No reason is asked for (L-10). The draft goes with it.
    public func chooseWitness(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> Signing {
        try perform(.chooseWitness, in: signing, session, also: dropDraft(session))
    }

    /// Gives the attempt up; the contract can be signed in another one.
    public func cancel(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> Signing {
        try perform(.cancel, in: signing, session, also: dropDraft(session))
    }

    /// The signed contract, once it was approved and not before (G-13).
    public func finalPDF(of signing: Signing, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        try office.bytes(of: try concluded(signing, session).file)
    }

    /// What the signed contract says, to be read on a screen: once it was approved and not before (G-13).
    public func concludedDocument(of signing: Signing, _ session: Session) throws(OfficeFailure) -> Document {
        try office.document(of: try concluded(signing, session).signing.contract)
    }

    // MARK: Steps

    /// The contract as it is stored; somebody else's is refused.
    private func own(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> Signing {
        try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            let stored = try reader.signing(signing.id)
            try requireOwn(stored, session)
            return stored
        }
    }

    /// One's own contract with its final file.
    ///
    /// - Throws: `.refused` with `WRONG_STATE` before the approval.
    private func concluded(
        _ signing: Signing, _ session: Session
    ) throws(OfficeFailure) -> (signing: Signing, file: Signing.File) {
        let stored = try own(signing, session)
        guard let file = stored.finalFile else {
            throw .refused(Refusal(.wrongState, "G-13", .signingState(stored.state)))
        }
        return (stored, file)
    }

    private func requireOwn(_ signing: Signing, _ session: Session) throws(OfficeFailure) {
        guard signing.applicant == session.person else { throw .refused(Refusal(.notYourCase, "6.3")) }
    }

    private func dropDraft(_ session: Session) -> (any RecordWriter, Signing) throws(OfficeFailure) -> Void {
        { (writer, _) throws(OfficeFailure) in try writer.deleteDraft(person: session.person, flow: .signing) }
    }

    /// One command on the contract as it was seen, with whatever belongs into the same transaction. An attempt that lay
    /// still for too long is ended instead, and that is kept; a new one is then begun at the beginning.
    private func perform(
        _ command: Signing.Command, in signing: Signing, _ session: Session, _ given: SigningGiven? = nil,
        also: (any RecordWriter, Signing) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> Signing {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        let given = given ?? SigningGiven(session)
        let step = SigningStep(ground: ground, now: now)
        let performed = try office.write(.signContract, session) { (writer, actor) throws(OfficeFailure) -> Signing? in
            try office.requireConsent(to: ground.renewal.notice, of: session, writer)
            try requireOwn(try writer.signing(signing.id), session)
            if command.act != .cancel, !command.act.endsFirst,
                try step.endStill(signing.id, expecting: signing.version, writer) != nil
            {
                return nil
            }
            let performed = try step.perform(
                command, on: signing.id, expecting: signing.version, by: actor, given, writer)
            try also(writer, performed)
            return performed
        }
        guard let performed else {
            throw .refused(Refusal(.wrongState, "6.3", .signingState(.toSign), .signingAct(command.act)))
        }
        return performed
    }
}

/// What is read and acknowledged at 阅读承诺书, and then copied.
public struct CommitmentPages: Equatable, Sendable {
    /// 承诺书, filled.
    public let document: Document
    /// What is copied and pasted, and the short sentence that may be typed instead.
    public let text: Signing.CommitmentText
    /// For how long it has to be visible.
    public let leastSeconds: Int
}

/// Words of people, each with an id that is drawn before the transaction.
struct WrittenTexts {
    private let entropy: any Entropy
    private var texts: [(id: TextID, text: String)] = []

    init(_ entropy: any Entropy) { self.entropy = entropy }

    /// nil where nothing was written.
    mutating func write(_ text: String?) -> TextID? {
        let words = Normal.name(text ?? "")
        guard !words.isEmpty else { return nil }
        let id = TextID(entropy.identifier())
        texts.append((id, words))
        return id
    }

    func save(to writer: any RecordWriter, of id: CaseID) throws(OfficeFailure) {
        for (text, words) in texts { try writer.save(text: words, as: text, of: id) }
    }
}
