import Testing

@testable import Housing

/// The contract of an approved application, brought to any state by its own commands. It is approved and issued on
/// 2023-08-21, so it can be signed until 2023-09-20.
struct SigningFixture {
    var facts: Signing.Facts
    var now: Moment

    static let applicant = RenewalFixture.applicant
    static let stranger = RenewalFixture.stranger
    static let clerk = RenewalFixture.clerk
    /// Approved the application.
    static let reviewer = RenewalFixture.reviewer
    static let otherReviewer = RenewalFixture.otherReviewer
    static let manager = RenewalFixture.manager

    static let text = "本人承诺：\n如实申报，接受核查。若有虚假，愿承担 1 切责任。"
    static let sentence = "本人已阅知并承诺"

    init(now: String = "2023-08-21T10:00:00+08:00") throws {
        let renewals = try RenewalFixture()
        facts = Signing.Facts(
            renewal: try renewals.renewal(in: .approved), lease: renewals.lease, parameters: .init(),
            calendar: renewals.facts.calendar, commitment: try Self.commitmentText(1), info: renewals.facts.info,
            secondsSinceOpened: 30, isKiosk: true, stored: try Self.stored(1), isPasswordFresh: true,
            terminal: TerminalID("t-1"))
        self.now = try #require(Moment(now))
    }

    static func commitmentText(_ version: Int) throws -> Signing.CommitmentText {
        Signing.CommitmentText(template: try template(version), text: text, sentence: sentence)
    }

    static func template(_ version: Int) throws -> TemplateVersion {
        TemplateVersion(version: version, digest: try RenewalFixture.digest(9000 + version))
    }

    static func file(_ number: Int, bytes: Int = 40_000) throws -> Signing.File {
        Signing.File(
            id: MaterialID("m-\(number)"), bytes: bytes, digest: try RenewalFixture.digest(number),
            commitment: try RenewalFixture.commitment(5000 + number))
    }

    /// Version 1 has the files 11 and 12, version 2 the files 21 and 22.
    static func contract(
        _ version: Int, info: Int = 1, bytes: Int = 40_000, acceptsProvisional: Bool = false
    ) throws -> Signing.NewContract {
        Signing.NewContract(
            template: try template(3), document: try file(version * 10 + 1, bytes: bytes),
            unsignedPDF: try file(version * 10 + 2), signaturePlace: place, info: try RenewalFixture.commitment(info),
            acceptsProvisionalDeadline: acceptsProvisional)
    }

    static let place = Signing.PaperPlace(page: 5, left: 300_000, bottom: 90_000, width: 140_000, height: 50_000)

    static func stored(_ version: Int) throws -> Signing.StoredDigests {
        Signing.StoredDigests(
            document: try RenewalFixture.digest(version * 10 + 1),
            unsignedPDF: try RenewalFixture.digest(version * 10 + 2))
    }

    /// The final PDF, longer than the unsigned one.
    static func finalFile() throws -> Signing.File { try file(900, bytes: 70_000) }

    func confirmation(
        snapshot: Int = 1, shown: [InfoBlock] = InfoBlock.allCases
    ) throws -> Signing.InfoConfirmation {
        Signing.InfoConfirmation(snapshot: try RenewalFixture.commitment(snapshot), shown: Set(shown))
    }

    func acknowledgement(
        version: Int = 1, seconds: Int = 12, toEnd: Bool = true, ticked: Bool = true
    ) throws -> Signing.Acknowledgement {
        Signing.Acknowledgement(
            template: try Self.template(version), visibleSeconds: seconds, isReadToEnd: toEnd, isTicked: ticked)
    }

    static func transcription(
        _ text: String = text, means: Signing.TranscriptionMeans = .pasted
    ) -> Signing.Transcription {
        Signing.Transcription(text, means: means, stored: TextID("x-7"))
    }

    func witnessing(
        person: Bool = true, card: Bool = true, document: Int = 11, picture: Int = 100, bytes: Int = 40_000
    ) throws -> Signing.Witnessing {
        Signing.Witnessing(
            isPersonSeen: person, isCardSeen: card,
            sheetCode: SheetCode(of: try RenewalFixture.digest(document)).digits,
            picture: try Self.file(picture, bytes: bytes))
    }

    func issue(
        _ contract: Signing.NewContract? = nil, by actor: Actor = Self.reviewer
    ) throws -> (signing: Signing, entries: [Entry]) {
        try Signing.issue(
            id: CaseID("c-2"), number: try #require(ReceiptNumber("C2308-00001-2")),
            contract: try contract ?? Self.contract(1), at: now, by: actor, given: facts)
    }

    @discardableResult
    func perform(
        _ command: Signing.Command, on signing: inout Signing, by actor: Actor = Self.applicant
    ) throws -> [Entry] {
        try signing.perform(command, at: now, by: actor, given: facts)
    }

    /// From 【合同签署】 to 「到窗口当面签订」.
    func bringToCounter(_ signing: inout Signing, document: Int) throws {
        try perform(.open(shown: try RenewalFixture.digest(document)), on: &signing)
        try perform(.confirmInfo(try confirmation()), on: &signing)
        try perform(.startReading(try Self.template(1)), on: &signing)
        try perform(.acknowledge(try acknowledgement()), on: &signing)
        try perform(.transcribe(Self.transcription()), on: &signing)
        try perform(.chooseWitness, on: &signing)
    }

    /// A contract that was never taken back, in its first attempt.
    func signing(in state: Signing.State) throws -> Signing {
        var signing = try issue().signing
        for (command, actor) in try way(to: state) {
            try perform(command, on: &signing, by: actor)
        }
        if state == .expired {
            var later = self
            later.now = Moment(signing.deadline.adding(days: 1))
            try later.perform(.expire, on: &signing, by: .system)
        }
        #expect(signing.state == state)
        return signing
    }

    private func way(to state: Signing.State) throws -> [(Signing.Command, Actor)] {
        let steps: [(state: Signing.State, command: Signing.Command, actor: Actor)] = [
            (.opened, .open(shown: try RenewalFixture.digest(11)), Self.applicant),
            (.infoConfirmed, .confirmInfo(try confirmation()), Self.applicant),
            (.reading, .startReading(try Self.template(1)), Self.applicant),
            (.acked, .acknowledge(try acknowledgement()), Self.applicant),
            (.committed, .transcribe(Self.transcription()), Self.applicant),
            (.altIdentity, .chooseWitness, Self.applicant),
            (.signed, .witness(try witnessing()), Self.clerk),
            (.approved, .approve(try Self.finalFile()), Self.otherReviewer),
        ]
        if state == .void { return [(.void(.declined, note: nil), Self.manager)] }
        guard let last = steps.firstIndex(where: { $0.state == state }) else { return [] }
        return steps[...last].map { ($0.command, $0.actor) }
    }
}
