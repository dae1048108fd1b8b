import Cells
import Forms
import Housing
import Office
import Texts

/// What one can stand on in a contract's facts.
enum ContractSpot: Hashable, Sendable {
    case fact(String)
    case line(InfoLine)
    case event(Int64)
}

/// Puts a contract on sheets: what it is, what the applicant reported, how it was signed, what happened.
struct ContractSheets {
    let opened: OpenContract
    let width: Int

    private typealias Entry = SheetEntry<ContractSpot>
    private static let labelColumns = 14
    /// Where what happened stands, behind its time and its role.
    private static let eventColumn = 30

    private var file: ContractFile { opened.file }
    private var signing: Signing { opened.signing }

    var facts: [SheetEntry<ContractSpot>] {
        [report, changes, contract, evidence, decision, former].filter { !$0.isEmpty }.joined(separator: [.gap])
            .map(\.self)
    }

    // MARK: The contract

    private var contract: [Entry] {
        let version = signing.contract
        let name = file.staff[version.issuedBy] ?? ""
        var entries: [Entry] = [
            .heading(CounterContractTexts.facts),
            fact(CounterContractTexts.renewal, file.renewal.description),
            fact(CounterContractTexts.lease, file.lease.lease.number),
            fact(
                CounterContractTexts.versionLabel, CounterContractTexts.issuedBy(version.number, name, version.at)),
            fact(
                CounterContractTexts.deadlineLabel, SigningTexts.until(version.deadline, version.isProvisional)),
        ]
        if let cause = version.cause {
            let note = cause.note.flatMap { file.texts[$0] }.map { "：\($0)" } ?? ""
            entries.append(fact(CounterContractTexts.causeLabel, cause.reason.name + note))
        }
        return entries
    }

    /// Each line that the applicant reported, with his words and what the registers say now.
    private var report: [Entry] {
        guard let report = signing.openReport, signing.state.isOpen else { return [] }
        let lines = report.lines.map { wrong in
            let value = file.info?[wrong.line]
            let present = file.present[wrong.line]
            let remark =
                value == present
                ? CounterContractTexts.samePresent
                : present.map { CounterContractTexts.present($0.words()) } ?? CounterCaseTexts.notInRegister
            let said = wrong.note.flatMap { file.texts[$0] }
            return entry(
                .line(wrong.line), file.lease.name(of: .line(wrong.line)), value?.words() ?? "",
                [(CounterCaseTexts.reported(said), .warning), (remark, value == present ? .muted : .info)])
        }
        return [.heading(CounterContractTexts.reportHeading)] + lines
            + [note("report", CounterContractTexts.answerHint)]
    }

    private var changes: [Entry] {
        let changed = file.changedSince
        guard !changed.isEmpty, signing.state.isOpen, signing.openReport == nil else { return [] }
        let lines = changed.map { line in
            let present =
                file.present[line].map { CounterContractTexts.present($0.words()) } ?? CounterCaseTexts.notInRegister
            return entry(
                .line(line), file.lease.name(of: .line(line)), file.info?[line]?.words() ?? "", [(present, .info)])
        }
        return [.heading(CounterContractTexts.changeHeading)] + lines
            + [note("change", CounterContractTexts.changeHint)]
    }

    // MARK: Signing

    /// The evidence of the attempt that runs or led to the signature, step by step.
    private var evidence: [Entry] {
        guard signing.state != .void, signing.state != .expired else { return [] }
        guard let attempt = signing.attempt else {
            return [.heading(CounterContractTexts.evidence), note("none", CounterContractTexts.noAttempt)]
        }
        var entries: [Entry] = [
            .heading(CounterContractTexts.evidence),
            fact(CounterContractTexts.opened, attempt.openedAt.words),
        ]
        if let info = attempt.info { entries.append(fact(CounterContractTexts.infoConfirmed, info.at.words)) }
        if let read = attempt.acknowledgement {
            let words = CounterContractTexts.acknowledgedWords(read.visibleSeconds, read.at)
            entries.append(fact(CounterContractTexts.acknowledged, words))
        }
        if let given = attempt.transcription {
            let text = file.texts[given.stored].map { "：\($0)" } ?? ""
            entries.append(fact(CounterContractTexts.transcribed, given.means.name + text))
        }
        if let counter = attempt.counter {
            let words = CounterContractTexts.counterWords(counter.at, until: counter.until)
            entries.append(fact(CounterContractTexts.counter, words))
        }
        if let signature = attempt.signature {
            let name = file.staff[signature.witness] ?? ""
            let words = CounterContractTexts.witnessedWords(name, signature.at)
            entries.append(fact(CounterContractTexts.witnessedLabel, words))
        }
        return entries
            + [fact(CounterContractTexts.digest, DocumentTexts.grouped(signing.contract.document.digest))]
    }

    private var decision: [Entry] {
        if let approval = signing.approval {
            let words = CounterContractTexts.byAt(file.staff[approval.by] ?? "", approval.at)
            return [fact(CounterContractTexts.approvedLabel, words)]
        }
        guard let voiding = signing.voiding else { return [] }
        let note = voiding.note.flatMap { file.texts[$0] }.map { "：\($0)" } ?? ""
        let words = CounterContractTexts.byAt(file.staff[voiding.by] ?? "", voiding.at)
        return [fact(CounterContractTexts.voidedLabel, "\(voiding.reason.name)\(note)（\(words)）")]
    }

    private var former: [Entry] {
        let ended = signing.formerAttempts
        guard !ended.isEmpty else { return [] }
        return [.heading(CounterContractTexts.formerAttempts)]
            + ended.map { attempt in
                note(
                    "attempt \(attempt.number)",
                    CounterContractTexts.formerAttempt(
                        attempt.number, attempt.openedAt, attempt.end?.cause.name ?? ""))
            }
    }

    // MARK: Timeline

    /// The latest first: what happened last is what is asked for.
    var timeline: [SheetEntry<ContractSpot>] {
        let events = file.timeline.reversed().map { line in
            var rows = [
                [
                    SheetPiece(line.at.words, .muted), SheetPiece(line.role.name, .label, at: 22),
                    SheetPiece(line.entry.kind.name, .body, at: Self.eventColumn),
                ]
            ]
            for text in [SigningTexts.detail(line.entry), words(of: line)].compactMap(\.self) {
                for part in LineBreaking.wrap(text, width: max(8, width - 4)) {
                    rows.append([SheetPiece(part, .info, at: 4)])
                }
            }
            return Entry(id: .event(line.sequence), lines: rows)
        }
        return [.heading(CounterCaseTexts.timeline)] + events
    }

    /// What staff wrote with a decision.
    private func words(of line: JournalLine) -> String? {
        let id: TextID? =
            switch line.entry.kind {
            case .contractReturned: signing.contracts.first { $0.at == line.at }?.cause?.note
            case .contractVoided: signing.voiding?.note
            default: nil
            }
        return id.flatMap { file.texts[$0] }
    }

    // MARK: Pieces

    private func fact(_ label: String, _ value: String) -> Entry { entry(.fact(label), label, value, []) }

    private func entry(
        _ id: ContractSpot, _ label: String, _ value: String, _ remarks: [(String, Role)]
    ) -> Entry {
        let isLong = Width.of(label) >= Self.labelColumns
        var rows: [[SheetPiece]] = [[SheetPiece(label, .label)]]
        for (row, text) in wrapped(value).enumerated() {
            let piece = SheetPiece(text, .value, at: Self.labelColumns)
            if row == 0, !isLong { rows[0].append(piece) } else { rows.append([piece]) }
        }
        for (text, role) in remarks {
            for part in wrapped("! " + text) { rows.append([SheetPiece(part, role, at: Self.labelColumns)]) }
        }
        return Entry(id: id, lines: rows)
    }

    private func note(_ id: String, _ text: String) -> Entry {
        Entry(id: .fact(id), lines: LineBreaking.wrap(text, width: max(8, width)).map { [SheetPiece($0, .muted)] })
    }

    private func wrapped(_ text: String) -> [String] {
        text.isEmpty ? [] : LineBreaking.wrap(text, width: max(8, width - Self.labelColumns))
    }
}
