import Documents
import Housing

/// What staff do with contracts: issue them, take the signature in at the counter, approve the signed ones, take them
/// back or make them void.
public struct ContractDesk {
    let office: Office

    // MARK: What waits

    /// Approved applications for which no contract is open, the first handed in first.
    public func awaitingIssue(
        offset: Int, limit: Int, _ session: Session
    ) throws(OfficeFailure) -> [(renewal: Renewal, lease: LeaseRecord)] {
        try office.read(.seeQueue, session) { (reader, _) throws(OfficeFailure) in
            var found: [(renewal: Renewal, lease: LeaseRecord)] = []
            for id in try reader.awaitingContract(offset: offset, limit: limit) {
                let renewal = try reader.renewal(id)
                found.append((renewal, try reader.lease(renewal.lease)))
            }
            return found
        }
    }

    /// Contracts in any of these states, in the order of the queue: at the counter, signed, or all that are open.
    public func list(
        in states: [Signing.State], offset: Int, limit: Int, _ session: Session
    ) throws(OfficeFailure) -> [(signing: Signing, lease: LeaseRecord)] {
        try office.read(.seeQueue, session) { (reader, _) throws(OfficeFailure) in
            var found: [(signing: Signing, lease: LeaseRecord)] = []
            let names = states.map(\.rawValue)
            for signing in try reader.matters(in: names, as: Signing.self, offset: offset, limit: limit) {
                found.append((signing, try reader.lease(signing.lease)))
            }
            return found
        }
    }

    /// A contract as it stands, by its id.
    public func signing(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> Signing {
        try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in try reader.signing(id) }
    }

    /// The version in force, as it was frozen.
    public func document(of signing: Signing, _ session: Session) throws(OfficeFailure) -> Document {
        let stored = try office.read(.seeMaterial, session) { (reader, _) throws(OfficeFailure) in
            try reader.signing(signing.id)
        }
        return try office.document(of: stored.contract)
    }

    // MARK: Issuing

    /// Issues a contract that was drafted and drawn, its number still free (``renumbered(_:_:)``).
    ///
    /// - Parameter acceptsProvisional: takes a deadline that lies beyond the last known notice of holidays; without it
    ///   that is refused with `CALENDAR_UNKNOWN`.
    /// - Throws: `.refused` with `INFO_CHANGED` where the registers changed since it was drafted;
    ///   `.store(.changedByOther)` where its number was given to another meanwhile.
    public func issue(
        _ draft: ContractDraft, on paper: Paper, acceptsProvisional: Bool = false, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        let files = try keep(draft, paper, acceptsProvisional, session)
        return try office.write(.decideContract, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let facts = try ground.facts(about: try writer.renewal(draft.renewal), in: draft.id, writer)
            let number = try writer.nextReceiptNumber(kind: .contract, in: now.day.month)
            let issued = try ruled { () throws(Refusal) in
                try Signing.issue(
                    id: draft.id, number: number, contract: files.contract, at: now, by: actor, given: facts)
            }
            // The number on paper is that of the case, or nothing is issued.
            guard number == draft.number else { throw .store(.changedByOther) }
            try writer.insert(issued.signing, entries: issued.entries, at: now, by: actor)
            try save(files, draft, writer)
            return issued.signing
        }
    }

    /// 退回: the contract is taken back and the new version, drafted and drawn, takes its place. It is signed anew.
    public func sendBack(
        _ signing: Signing, _ reason: ContractReturnReason, note: String?, _ draft: ContractDraft, on paper: Paper,
        acceptsProvisional: Bool = false, _ session: Session
    ) throws(OfficeFailure) -> Signing {
        guard draft.replaces == signing else { throw .store(.changedByOther) }
        try requireTurn(.sendBack, .decideContract, signing, session)
        var texts = WrittenTexts(office.entropy)
        let cause = Signing.Reissue(reason, note: texts.write(note))
        let written = texts
        let files = try keep(draft, paper, acceptsProvisional, session)
        return try perform(
            .sendBack(cause, files.contract), as: .decideContract, in: signing, session, insists: true
        ) { (writer, _) throws(OfficeFailure) in
            try written.save(to: writer, of: signing.id)
            try save(files, draft, writer)
        }
    }

    private struct IssuedFiles {
        let contract: Signing.NewContract
        let rows: [MaterialFile]
    }

    /// The frozen bytes, on the disk before the row that names them.
    private func keep(
        _ draft: ContractDraft, _ paper: Paper, _ acceptsProvisional: Bool, _ session: Session
    ) throws(OfficeFailure) -> IssuedFiles {
        try office.read(.decideContract, session) { (_, _) throws(OfficeFailure) in }
        let document = try office.keep(draft.document.canonicalBytes, as: .document, of: draft.id)
        let pdf = try office.keep(paper.pdf, as: .pdf, of: draft.id)
        return IssuedFiles(
            contract: Signing.NewContract(
                template: draft.document.template.inCases, document: document.file, unsignedPDF: pdf.file,
                signaturePlace: paper.place(of: .handwritten, in: draft.document), info: draft.info.commitment,
                acceptsProvisionalDeadline: acceptsProvisional),
            rows: [document.row, pdf.row])
    }

    private func save(
        _ files: IssuedFiles, _ draft: ContractDraft, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        for row in files.rows { try writer.insert(row) }
        try writer.save(draft.info.snapshot, as: draft.info.commitment, of: draft.id)
    }

    // MARK: Steps

    /// Asks before a file is written what the rules will ask after it.
    func requireTurn(
        _ act: Signing.Act, _ right: Act, _ signing: Signing, _ session: Session
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        let parameters = try office.signingGround(at: now).policy.parameters
        try office.read(right, session) { (reader, actor) throws(OfficeFailure) in
            let stored = try reader.signing(signing.id)
            guard stored.version == signing.version else { throw .store(.changedByOther) }
            let liesStill = act.endsFirst && stored.liesStill(at: now, parameters)
            try ruled { () throws(Refusal) in try stored.permit(act, actor, liesStill: liesStill) }
        }
    }

    /// One command on the contract as it was seen; what ends it ends its application with it.
    func perform(
        _ command: Signing.Command, as act: Act, in signing: Signing, _ session: Session,
        _ given: SigningGiven? = nil, insists: Bool = false, at moment: Moment? = nil,
        also: (any RecordWriter, Signing) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> Signing {
        var now = try office.clocks.office()
        if let moment { now = moment }
        let step = SigningStep(ground: try office.signingGround(at: now), now: now)
        let given = given ?? SigningGiven(session)
        return try office.write(act, session, insists: insists) { (writer, actor) throws(OfficeFailure) in
            let performed = try step.perform(
                command, on: signing.id, expecting: signing.version, by: actor, given, writer)
            try also(writer, performed)
            return performed
        }
    }
}

/// A command of staff or of the daily run inside a transaction.
struct SigningStep {
    let ground: SigningGround
    let now: Moment

    /// Performs it; a contract that is at its end takes its application with it. An attempt that lies still keeps staff
    /// from nothing: it is ended first.
    func perform(
        _ command: Signing.Command, on id: CaseID, expecting version: Int?, by actor: Actor, _ given: SigningGiven,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Signing {
        let ended = command.act.endsFirst ? try endStill(id, expecting: version, writer) : nil
        let performed = try writer.perform(
            command, on: id, expecting: ended?.version ?? version, at: now, by: actor
        ) { (stored: Signing, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader, given) }
        guard performed.conclusion != nil else { return performed }
        _ = try writer.perform(
            Renewal.Command.conclude(performed), on: performed.renewal, expecting: nil, at: now, by: actor
        ) { (stored: Renewal, reader) throws(OfficeFailure) in try ground.renewal.facts(for: stored, reader) }
        return performed
    }

    /// Ends the attempt under way where it lies still; nil where it does not.
    func endStill(
        _ id: CaseID, expecting version: Int?, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Signing? {
        let stored = try writer.signing(id)
        guard stored.version == version ?? stored.version, stored.liesStill(at: now, ground.policy.parameters) else {
            return nil
        }
        return try writer.perform(Signing.Command.timeOut, on: id, expecting: version, at: now, by: .system) {
            (stored: Signing, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader)
        }
    }
}

extension Signing.Act {
    /// Whether it ends an attempt that lies still before it is done itself.
    var endsFirst: Bool { self == .sendBack || self == .void || self == .open }
}
