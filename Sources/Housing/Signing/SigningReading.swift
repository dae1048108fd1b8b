extension Signing {
    /// G-2: the document that was shown is the one that was issued.
    mutating func open(_ shown: Digest, _ step: Step) throws(Refusal) -> Entry {
        if let openReport {
            throw Refusal(.reportOpen, "G-2", .since(openReport.at))
        }
        let most = step.facts.parameters.attemptsMost
        guard formerAttempts.count(where: { $0.contract == contract.number }) < most else {
            throw Refusal(.tooManyAttempts, "G-2", .most(most))
        }
        guard shown == contract.document.digest else {
            throw Refusal(.documentChanged, "G-2")
        }
        try requireFrozen(step, "G-2")

        let number = formerAttempts.count + 1
        attempt = Attempt(
            number: number, contract: contract.number, openedAt: step.now, terminal: step.facts.terminal)
        state = .opened
        return entry(
            .contractOpened,
            [
                "attempt": .number(number), "contract": .number(contract.number),
                "document": .commitment(contract.document.commitment),
            ])
    }

    /// G-3: all four blocks shown, equal to the registers and to the contract.
    mutating func confirmInfo(_ given: InfoConfirmation, _ step: Step) throws(Refusal) -> Entry {
        try requireInfo(given.snapshot, step, "G-3")
        for block in InfoBlock.allCases where !given.shown.contains(block) {
            throw Refusal(.blockNotShown, "G-3", .block(block))
        }
        attempt?.info = ConfirmedInfo(snapshot: given.snapshot, at: step.now)
        attempt?.reading = nil
        attempt?.acknowledgement = nil
        attempt?.transcription = nil
        state = .infoConfirmed
        return entry(.contractInfoConfirmed, ["snapshot": .commitment(given.snapshot)])
    }

    /// G-3: nobody signs what he says is wrong. The attempt ends, and staff have to answer.
    mutating func reportInfo(_ given: InfoReport, _ step: Step) throws(Refusal) -> Entry {
        guard let current = step.facts.info, given.snapshot == current.snapshot else {
            throw Refusal(.infoChanged, "G-3")
        }
        guard !given.lines.isEmpty else {
            throw Refusal(.lineNotNamed, "G-3")
        }
        try InfoLine.require(given.lines.map(\.line), among: current.lines, "G-3")
        reports.append(Report(contract: contract.number, lines: given.lines, at: step.now))
        endAttempt(.reported, step)
        state = .toSign
        return entry(
            .contractReported,
            [
                "contract": .number(contract.number), "snapshot": .commitment(given.snapshot),
                "wrong": .codes(given.lines.map(\.line.description)),
            ])
    }

    /// G-4: the text in force is opened. The time for it begins anew.
    mutating func startReading(
        _ template: TemplateVersion, shown: Digest?, _ step: Step
    ) throws(Refusal) -> Entry {
        guard template == step.facts.commitment.template else {
            throw Refusal(.textOutdated, "G-4", .found(template.version))
        }
        attempt?.reading = Reading(template: template, shown: shown, at: step.now)
        attempt?.acknowledgement = nil
        attempt?.transcription = nil
        state = .reading
        return entry(
            .contractReadingStarted, ["template": .number(template.version), "text": .digest(template.digest)])
    }

    /// G-4: in force, read to the end, ticked, and visible long enough but no longer than it was open.
    mutating func acknowledge(_ given: Acknowledgement, _ step: Step) throws(Refusal) -> Entry {
        guard let open = step.facts.secondsSinceOpened else {
            throw Refusal(.textNotShown, "G-4")
        }
        guard given.template == attempt?.reading?.template, given.template == step.facts.commitment.template else {
            throw Refusal(.textOutdated, "G-4", .found(given.template.version))
        }
        guard given.isReadToEnd else {
            throw Refusal(.notReadToEnd, "G-4")
        }
        guard given.isTicked else {
            throw Refusal(.notTicked, "G-4")
        }
        let least = step.facts.parameters.commitmentSeconds
        guard given.visibleSeconds >= least else {
            throw Refusal(.readTooShort, "G-4", .least(least), .found(given.visibleSeconds))
        }
        guard given.visibleSeconds <= open else {
            throw Refusal(.readLongerThanOpen, "G-4", .most(open), .found(given.visibleSeconds))
        }

        attempt?.acknowledgement = Acknowledged(
            template: given.template, visibleSeconds: given.visibleSeconds, at: step.now)
        state = .acked
        return entry(
            .contractAcknowledged,
            [
                "template": .number(given.template.version), "text": .digest(given.template.digest),
                "seconds": .number(given.visibleSeconds),
            ])
    }

    /// G-5: the commitment in the signer's own hand, as far as a clipboard is one.
    mutating func transcribe(_ given: Transcription, _ step: Step) throws(Refusal) -> Entry {
        let commitment = step.facts.commitment
        guard attempt?.acknowledgement?.template == commitment.template else {
            throw Refusal(.textOutdated, "G-5", .found(attempt?.acknowledgement?.template.version ?? 0))
        }
        guard given.means != .sentence || step.facts.isKiosk else {
            throw Refusal(.shortSentenceNotOffered, "Q28")
        }
        let expected = given.means == .sentence ? commitment.sentence : commitment.text
        if let difference = Transcript.difference(of: given.text, from: expected) {
            throw Refusal(
                .transcriptionDiffers, "G-5", .place(difference.place), .least(difference.expectedCount),
                .found(difference.foundCount))
        }
        attempt?.transcription = Transcribed(
            template: commitment.template, means: given.means, stored: given.stored, at: step.now)
        state = .committed
        return entry(
            .contractTranscribed,
            [
                "template": .number(commitment.template.version), "text": .digest(commitment.template.digest),
                "means": .code(given.means.rawValue),
            ])
    }

    /// L-10: the way without telephone and face check, for whoever wants it. Nobody is sent to the counter with
    /// information that would be refused there.
    mutating func chooseWitness(_ step: Step) throws(Refusal) -> Entry {
        try requireInfo(attempt?.info?.snapshot, step, "L-10")
        let until = min(deadline, step.now.day.adding(days: step.facts.parameters.witnessDays))
        attempt?.counter = CounterChoice(at: step.now, until: until)
        state = .altIdentity
        return entry(
            .contractWitnessChosen, ["attempt": .number(attempt?.number ?? 0), "until": .day(until)])
    }
}
