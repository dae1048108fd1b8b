import Housing
import Office
import Testing

/// The contract of an approved renewal on its way through a store, by its own commands.
struct SigningCase {
    let renewal: Case
    let id: CaseID
    var now = TestOffice.opening

    static let clerk = Actor(person: PersonID("p-900003"), account: AccountID("a-900003"), role: .clerk)

    init(_ number: Int, of renewal: Case) {
        self.renewal = renewal
        id = CaseID("g-\(number)")
        now = TestOffice.opening.adding(seconds: 1000 + number)
    }

    /// Brings the renewal to its approval and issues its contract.
    static func issued(_ number: Int, _ records: any Records) throws -> SigningCase {
        let renewal = try Case(number)
        try renewal.bring(to: .approved, records)
        let signing = SigningCase(number, of: renewal)
        try signing.issue(records)
        return signing
    }

    @discardableResult
    func issue(_ records: any Records) throws -> Signing {
        let given = try facts(records)
        let contract = try contract(1)
        return try records.write { writer throws(OfficeFailure) in
            let number = try writer.nextReceiptNumber(kind: .contract, in: now.day.month)
            let issued: (signing: Signing, entries: [Entry])
            do throws(Refusal) {
                issued = try Signing.issue(
                    id: id, number: number, contract: contract, at: now, by: Case.reviewer, given: given)
            } catch {
                throw .refused(error)
            }
            try writer.insert(issued.signing, entries: issued.entries, at: now, by: Case.reviewer)
            return issued.signing
        }
    }

    @discardableResult
    func perform(
        _ command: Signing.Command, by actor: Actor? = nil, expecting version: Int? = nil, _ records: any Records
    ) throws -> Signing {
        let facts = try facts(records)
        return try records.write { writer throws(OfficeFailure) in
            try writer.perform(command, on: id, expecting: version, at: now, by: actor ?? renewal.applicant) {
                (_: Signing, _) throws(OfficeFailure) in facts
            }
        }
    }

    /// Performs what leads to `state` from the issue on.
    @discardableResult
    func bring(to state: Signing.State, _ records: any Records) throws -> Signing {
        var signing = try records.read { reader throws(OfficeFailure) in try reader.signing(id) }
        for (command, actor) in try way(to: state) { signing = try perform(command, by: actor, records) }
        #expect(signing.state == state)
        return signing
    }

    /// Puts the rows beside the contract to which it points, as the desks do in the transaction of the step.
    func fillRows(of signing: Signing, _ opened: OpenedPremises) throws {
        let files = try signing.files.map { file in
            let blob = try opened.vault.store([UInt8](repeating: 1, count: file.bytes))
            return MaterialFile(id: file.id, caseID: id, kind: .document, bytes: file.bytes, blob: blob.id)
        }
        try opened.records.write { writer throws(OfficeFailure) in
            for file in files { try writer.insert(file) }
            for text in signing.notes + signing.transcriptions { try writer.save(text: "一句话", as: text, of: id) }
            for snapshot in signing.snapshots { try writer.save(InfoSnapshot(lines: []), as: snapshot, of: id) }
        }
    }

    func contract(_ version: Int) throws -> Signing.NewContract {
        Signing.NewContract(
            template: TemplateVersion(version: 1, digest: try digest(1)), document: try file("document", version),
            unsignedPDF: try file("pdf", version),
            signaturePlace: Signing.PaperPlace(page: 1, left: 1, bottom: 1, width: 1, height: 1),
            info: try commitment(1), acceptsProvisionalDeadline: true)
    }

    private func way(to state: Signing.State) throws -> [(Signing.Command, Actor)] {
        let template = TemplateVersion(version: 1, digest: try digest(7))
        let reading = Signing.Acknowledgement(
            template: template, visibleSeconds: 20, isReadToEnd: true, isTicked: true)
        let transcription = Signing.Transcription("本人承诺", means: .pasted, stored: TextID("x-\(id.raw)"))
        let document = try contract(1).document.digest
        let witnessing = Signing.Witnessing(
            isPersonSeen: true, isCardSeen: true, sheetCode: SheetCode(of: document).digits,
            picture: try file("picture", 1))
        let other = Case.otherReviewer
        let steps: [(state: Signing.State, command: Signing.Command, actor: Actor)] = [
            (.opened, .open(shown: document), renewal.applicant),
            (
                .infoConfirmed,
                .confirmInfo(.init(snapshot: try commitment(1), shown: Set(InfoBlock.allCases))), renewal.applicant
            ),
            (.reading, .startReading(template), renewal.applicant),
            (.acked, .acknowledge(reading), renewal.applicant),
            (.committed, .transcribe(transcription), renewal.applicant),
            (.altIdentity, .chooseWitness, renewal.applicant),
            (.signed, .witness(witnessing), Self.clerk),
            (.approved, .approve(try file("final", 1, bytes: 900)), other),
        ]
        if state == .void { return [(.void(.other, note: TextID("v-\(id.raw)")), other)] }
        guard let last = steps.firstIndex(where: { $0.state == state }) else { return [] }
        return steps[...last].map { ($0.command, $0.actor) }
    }

    private func facts(_ records: any Records) throws -> Signing.Facts {
        let stored = try records.read { reader throws(OfficeFailure) in try reader.renewal(renewal.id) }
        let approved = try renewal.facts()
        let contract = try contract(1)
        return Signing.Facts(
            renewal: stored, lease: renewal.lease.lease, parameters: .init(), calendar: approved.calendar,
            commitment: Signing.CommitmentText(
                template: TemplateVersion(version: 1, digest: try digest(7)), text: "本人承诺", sentence: "承诺"),
            info: approved.info, secondsSinceOpened: 60,
            stored: Signing.StoredDigests(
                document: contract.document.digest, unsignedPDF: contract.unsignedPDF.digest),
            isPasswordFresh: true)
    }

    private func file(_ name: String, _ version: Int, bytes: Int = 500) throws -> Signing.File {
        let number = (name.utf8.reduce(0) { $0 * 7 + Int($1) }) * 10 + version
        return Signing.File(
            id: MaterialID("\(name)-\(version)-\(id.raw)"), bytes: bytes, digest: try digest(number),
            commitment: try commitment(number))
    }

    private func digest(_ number: Int) throws -> Digest { try #require(Digest(hex: Sample.padded(number, 64))) }

    private func commitment(_ number: Int) throws -> Commitment {
        try #require(Commitment(hex: Sample.padded(number, 64)))
    }
}
