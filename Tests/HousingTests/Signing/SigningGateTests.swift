import Testing

@testable import Housing

/// The gates of G-2 to G-5, each closed alone.
@Suite struct SigningGateTests {
    private func refusal(
        _ command: Signing.Command, in state: Signing.State, by actor: Actor = SigningFixture.applicant,
        _ change: (inout SigningFixture) throws -> Void = { _ in }
    ) throws -> Refusal? {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: state)
        try change(&fixture)
        let before = signing
        let refusal = #expect(throws: Refusal.self) { try fixture.perform(command, on: &signing, by: actor) }
        #expect(signing == before)
        return refusal
    }

    /// The applicant's steps with contents that pass, each in a state in which it can be asked for.
    private static let steps: [(act: Signing.Act, state: Signing.State)] = [
        (.open, .toSign), (.confirmInfo, .opened), (.reportInfo, .opened), (.startReading, .infoConfirmed),
        (.acknowledge, .reading), (.transcribe, .acked), (.chooseWitness, .committed),
    ]

    @Test("Q30 On the last day it can be signed, on the next no more", arguments: SigningGateTests.steps.indices)
    func deadline(index: Int) throws {
        let step = Self.steps[index]
        let command = try SigningMachineTests.command(step.act, try SigningFixture())
        let last = try #require(Day("2023-09-20"))
        let late = try refusal(command, in: step.state) { $0.now = Moment(last.adding(days: 1)) }
        #expect(late == Refusal(.deadlinePassed, "Q30", .until(last)))
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: step.state)
        fixture.now = Moment(last, hour: 23, minute: 59, second: 59)
        try fixture.perform(command, on: &signing)
    }

    @Test("G-1 The application, its lease and its tenant as they were", arguments: SigningGateTests.steps.indices)
    func unchanged(index: Int) throws {
        let step = Self.steps[index]
        let command = try SigningMachineTests.command(step.act, try SigningFixture())
        let passedOn = try refusal(command, in: step.state) { $0.facts.lease.tenant = RenewalFixture.spouse }
        #expect(passedOn == Refusal(.notTheTenant, "6.3"))
        let terminated = try refusal(command, in: step.state) { $0.facts.lease.status = .terminated }
        #expect(terminated == Refusal(.leaseNotActive, "6.3"))
        let withdrawn = try refusal(command, in: step.state) {
            $0.facts.renewal = try RenewalFixture().renewal(in: .underReview)
        }
        #expect(withdrawn == Refusal(.renewalNotApproved, "G-1", .state(.underReview)))
    }

    @Test("G-2 The shown document, the stored one and the stored PDF are those that were issued")
    func frozen() throws {
        let changed = Refusal(.documentChanged, "G-2")
        #expect(try refusal(.open(shown: try RenewalFixture.digest(12)), in: .toSign) == changed)
        let right = Signing.Command.open(shown: try RenewalFixture.digest(11))
        for stored in [
            nil, try SigningFixture.stored(2),
            .init(document: try RenewalFixture.digest(11), unsignedPDF: try RenewalFixture.digest(13)),
            .init(document: try RenewalFixture.digest(13), unsignedPDF: try RenewalFixture.digest(12)),
        ] as [Signing.StoredDigests?] {
            #expect(try refusal(right, in: .toSign) { $0.facts.stored = stored } == changed)
        }
    }

    @Test("G-2 Attempts are bounded, a version")
    func attempts() throws {
        var fixture = try SigningFixture()
        fixture.facts.parameters.attemptsMost = 3
        var signing = try fixture.signing(in: .toSign)
        let open = Signing.Command.open(shown: try RenewalFixture.digest(11))
        for _ in 0..<3 {
            try fixture.perform(open, on: &signing)
            try fixture.perform(.cancel, on: &signing)
        }
        #expect(throws: Refusal(.tooManyAttempts, "G-2", .most(3))) { try fixture.perform(open, on: &signing) }
        try fixture.perform(
            .sendBack(.init(.contractMistake), try SigningFixture.contract(2)), on: &signing,
            by: SigningFixture.manager)
        fixture.facts.stored = try SigningFixture.stored(2)
        try fixture.perform(.open(shown: try RenewalFixture.digest(21)), on: &signing)
        #expect(signing.attempt?.number == 4)
    }

    @Test("G-3 Every block is shown", arguments: InfoBlock.allCases)
    func blocks(block: InfoBlock) throws {
        let others = InfoBlock.allCases.filter { $0 != block }
        let confirmation = try SigningFixture().confirmation(shown: others)
        #expect(try refusal(.confirmInfo(confirmation), in: .opened) == Refusal(.blockNotShown, "G-3", .block(block)))
    }

    @Test("G-3 What was shown, what is registered and what stands in the contract are one")
    func snapshots() throws {
        let changed = Refusal(.infoChanged, "G-3")
        let old = try SigningFixture().confirmation(snapshot: 2)
        #expect(try refusal(.confirmInfo(old), in: .opened) == changed)
        let right = try SigningFixture().confirmation()
        #expect(try refusal(.confirmInfo(right), in: .opened) { $0.facts.info = nil } == changed)
        // The registers changed after the issue: looking again does not help, a new version does.
        let outdated = try refusal(.confirmInfo(old), in: .opened) {
            $0.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: [])
        }
        #expect(outdated == Refusal(.contractOutdated, "G-3"))
        let chosen = try refusal(.chooseWitness, in: .committed) {
            $0.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: [])
        }
        #expect(chosen == Refusal(.infoChanged, "L-10"))
    }

    @Test("G-3 What is reported as wrong is not signed before staff answered")
    func reported() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .infoConfirmed)
        let wrong = Renewal.WrongLine(RenewalFixture.rent, note: TextID("x-3"))
        let report = Signing.InfoReport(snapshot: try RenewalFixture.commitment(1), lines: [wrong])
        let entries = try fixture.perform(.reportInfo(report), on: &signing)
        #expect(entries[0]["wrong"] == .codes(["RENEWAL/MONTHLY_RENT"]))
        #expect(signing.state == .toSign && signing.openReport?.lines == [wrong])
        #expect(signing.formerAttempts.last?.end?.cause == .reported)
        #expect(signing.notes == [TextID("x-3")])

        let open = Signing.Command.open(shown: try RenewalFixture.digest(11))
        #expect(throws: Refusal(.reportOpen, "G-2", .since(fixture.now))) { try fixture.perform(open, on: &signing) }
        // The deadline does not run against him while the office owes an answer.
        fixture.now = Moment(signing.deadline.adding(days: 5))
        #expect(throws: Refusal(.notExpired, "Q30", .until(signing.deadline))) {
            try fixture.perform(.expire, on: &signing, by: .system)
        }
        try fixture.perform(
            .sendBack(.init(.reportAnswered), try SigningFixture.contract(2)), on: &signing, by: SigningFixture.manager)
        #expect(signing.openReport == nil && signing.reports.count == 1)
        #expect(signing.deadline > fixture.now.day)
        fixture.facts.stored = try SigningFixture.stored(2)
        try fixture.perform(.open(shown: try RenewalFixture.digest(21)), on: &signing)
    }

    @Test(
        "G-3 Reports name lines that were shown, each once",
        arguments: [
            ([], RefusalCode.lineNotNamed), ([InfoLine(.renewal, .newEnd)], .lineUnknown),
            ([RenewalFixture.rent, RenewalFixture.rent], .itemTwice),
        ])
    func badReports(lines: [InfoLine], code: RefusalCode) throws {
        let report = Signing.InfoReport(
            snapshot: try RenewalFixture.commitment(1), lines: lines.map { Renewal.WrongLine($0) })
        #expect(try refusal(.reportInfo(report), in: .opened)?.code == code)
        let old = Signing.InfoReport(
            snapshot: try RenewalFixture.commitment(2), lines: [.init(RenewalFixture.rent)])
        #expect(try refusal(.reportInfo(old), in: .opened) == Refusal(.infoChanged, "G-3"))
    }

    @Test(
        "G-4 All three: to the end, ticked, long enough",
        arguments: [
            (12, true, true, 30, nil), (10, true, true, 10, nil),
            (11, true, true, 10, Refusal(.readLongerThanOpen, "G-4", .most(10), .found(11))),
            (12, false, true, 30, Refusal(.notReadToEnd, "G-4")),
            (12, true, false, 30, Refusal(.notTicked, "G-4")),
            (9, true, true, 30, Refusal(.readTooShort, "G-4", .least(10), .found(9))),
            (-1, true, true, 30, Refusal(.readTooShort, "G-4", .least(10), .found(-1))),
            (12, true, true, 10, Refusal(.readLongerThanOpen, "G-4", .most(10), .found(12))),
            (12, true, true, nil, Refusal(.textNotShown, "G-4")),
        ] as [(Int, Bool, Bool, Int?, Refusal?)])
    func reading(seconds: Int, toEnd: Bool, ticked: Bool, open: Int?, refusal: Refusal?) throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .reading)
        fixture.facts.secondsSinceOpened = open
        let command = Signing.Command.acknowledge(
            try fixture.acknowledgement(seconds: seconds, toEnd: toEnd, ticked: ticked))
        guard let refusal else {
            try fixture.perform(command, on: &signing)
            #expect(signing.attempt?.acknowledgement?.visibleSeconds == seconds)
            return
        }
        #expect(throws: refusal) { try fixture.perform(command, on: &signing) }
        #expect(signing.state == .reading)
    }

    @Test("Q27 The countdown is a parameter, also none")
    func countdown() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .reading)
        fixture.facts.parameters.commitmentSeconds = 13
        let twelve = Signing.Command.acknowledge(try fixture.acknowledgement(seconds: 12))
        #expect(throws: Refusal(.readTooShort, "G-4", .least(13), .found(12))) {
            try fixture.perform(twelve, on: &signing)
        }
        fixture.facts.parameters.commitmentSeconds = 0
        try fixture.perform(.acknowledge(try fixture.acknowledgement(seconds: 0)), on: &signing)
    }

    @Test("G-4 Another version of the text is read anew, wherever it is noticed")
    func outdated() throws {
        let outdated = Refusal(.textOutdated, "G-4", .found(2))
        #expect(try refusal(.startReading(try SigningFixture.template(2)), in: .infoConfirmed) == outdated)
        let other = Signing.Command.acknowledge(try SigningFixture().acknowledgement(version: 2))
        #expect(try refusal(other, in: .reading) == outdated)
        let second = try SigningFixture.commitmentText(2)
        #expect(try refusal(other, in: .reading) { $0.facts.commitment = second } == outdated)
        let old = Signing.Command.acknowledge(try SigningFixture().acknowledgement())
        let replaced = try refusal(old, in: .reading) { $0.facts.commitment = second }
        #expect(replaced == Refusal(.textOutdated, "G-4", .found(1)))
        let transcribed = try refusal(.transcribe(SigningFixture.transcription()), in: .acked) {
            $0.facts.commitment = second
        }
        #expect(transcribed == Refusal(.textOutdated, "G-5", .found(1)))

        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .acked)
        fixture.facts.commitment = second
        try fixture.perform(.startReading(try SigningFixture.template(2)), on: &signing)
        #expect(signing.attempt?.acknowledgement == nil)
    }

    @Test("G-5 The text has to be equal, however it came")
    func transcription() throws {
        let wrong = Refusal(.transcriptionDiffers, "G-5", .place(7), .least(28), .found(28))
        let text = SigningFixture.text.replacing("申报", with: "审报")
        #expect(try refusal(.transcribe(SigningFixture.transcription(text)), in: .acked) == wrong)
        let sentence = SigningFixture.transcription(SigningFixture.sentence, means: .typed)
        #expect(
            try refusal(.transcribe(sentence), in: .acked)
                == Refusal(.transcriptionDiffers, "G-5", .place(2), .least(28), .found(8)))
        for means in [Signing.TranscriptionMeans.pasted, .typed] {
            let fixture = try SigningFixture()
            var signing = try fixture.signing(in: .acked)
            let entries = try fixture.perform(
                .transcribe(SigningFixture.transcription(means: means)), on: &signing)
            #expect(signing.attempt?.transcription?.means == means)
            #expect(entries[0]["means"] == .code(means.rawValue))
        }
    }

    @Test("Q28 The short sentence is typed at a kiosk only, and has to be right too")
    func sentence() throws {
        let given = SigningFixture.transcription("本人 已阅知并承诺", means: .sentence)
        let elsewhere = try refusal(.transcribe(given), in: .acked) { $0.facts.isKiosk = false }
        #expect(elsewhere == Refusal(.shortSentenceNotOffered, "Q28"))
        let wrong = SigningFixture.transcription("本人已阅知", means: .sentence)
        #expect(
            try refusal(.transcribe(wrong), in: .acked)
                == Refusal(.transcriptionDiffers, "G-5", .place(5), .least(8), .found(5)))
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .acked)
        try fixture.perform(.transcribe(given), on: &signing)
        #expect(signing.attempt?.transcription?.means == .sentence)
    }

    @Test("Going back to an earlier step takes the later ones away")
    func back() throws {
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .committed)
        try fixture.perform(.startReading(try SigningFixture.template(1)), on: &signing)
        #expect(signing.state == .reading && signing.attempt?.reached == .reading)
        signing = try fixture.signing(in: .committed)
        try fixture.perform(.confirmInfo(try fixture.confirmation()), on: &signing)
        #expect(signing.state == .infoConfirmed && signing.attempt?.reached == .infoConfirmed)
    }
}
