import Cells
import Forms
import Housing
import Office
import Texts

/// What one can stand on in a case.
enum CaseSpot: Hashable, Sendable {
    case line(InfoLine)
    case material(MaterialKind, MaterialID?)
    case event(Int64)
}

/// The parts of a case, in the order of their keys.
enum CaseSection: Int, CaseIterable, Sendable {
    case dwelling, tenant, occupants, renewal, materials, timeline

    var block: InfoBlock? {
        switch self {
        case .dwelling: .dwelling
        case .tenant: .tenant
        case .occupants: .occupants
        case .renewal: .renewal
        case .materials, .timeline: nil
        }
    }

    var isLeft: Bool { block != nil }
    var name: String { CounterCaseTexts.sections[rawValue] }
}

/// Puts a case on sheets: the blocks with the applicant's answers and what changed since, materials, timeline.
struct CaseSheets {
    let file: CaseFile
    /// Values that the reader asked to see.
    let shown: [InfoLine: InfoSnapshot.Value]
    let flags: [ItemPath]
    let reasons: Reasons?
    let width: Int

    private static let labelColumns = 14
    /// Where what happened stands, behind its time and its role.
    private static let eventColumn = 30

    func entries(of section: CaseSection) -> [SheetEntry<CaseSpot>] {
        if let block = section.block { return entries(of: block) }
        return section == .materials ? materials : timeline
    }

    // MARK: What was done again

    /// The first of what the last return asked for, where it was handed in since.
    var firstRedone: CaseSpot? {
        let lines = (file.confirmed ?? file.present).lines
        for path in redone {
            switch path {
            case .material(let kind): return .material(kind, file.current(kind).first?.material.id)
            case .line(let line): return .line(line)
            case .block(let block):
                if let line = lines.first(where: { $0.line.block == block }) { return .line(line.line) }
            case .declaration: continue
            }
        }
        return nil
    }

    func section(of spot: CaseSpot) -> CaseSection? {
        switch spot {
        case .material: .materials
        case .event: .timeline
        case .line(let line): CaseSection.allCases.first { $0.block == line.block }
        }
    }

    /// What was sent back, and what was given beside it.
    private var redone: [ItemPath] { file.redone?.items.map(\.path) ?? [] }
    private var again: CaseRedone { CaseRedone(file: file, reasons: reasons, width: width) }

    private func isRedone(_ line: InfoLine) -> Bool {
        redone.contains(.line(line)) || redone.contains(.block(line.block))
    }

    // MARK: Blocks

    /// Whether something in the block wants to be looked at.
    func needsAttention(_ section: CaseSection) -> Bool {
        switch section {
        case .materials:
            let isRedone = redone.contains { if case .material = $0 { true } else { false } }
            return isRedone || !file.renewal.missingMaterials.isEmpty
        case .timeline: return false
        case .dwelling, .tenant, .occupants, .renewal:
            let lines = wrong.map(\.line) + file.renewal.disputed + file.changedSince + Array(file.proposals.keys)
            return lines.contains { $0.block == section.block } || redone.contains { $0.block == section.block }
        }
    }

    private var wrong: [Renewal.WrongLine] { file.renewal.info?.wrong ?? [] }

    private func entries(of block: InfoBlock) -> [SheetEntry<CaseSpot>] {
        let lines = (file.confirmed ?? file.present).lines(of: block)
        var entries: [SheetEntry<CaseSpot>] = [.heading(block.name, answer(to: block))]
        let again = again.rows(of: block, from: 2)
        if !again.isEmpty { entries.append(SheetEntry(id: nil, lines: again)) }
        if lines.isEmpty, block == .occupants {
            entries.append(SheetEntry(id: nil, lines: [[SheetPiece(CounterCaseTexts.noOccupants, .muted)]]))
        }
        var person: PersonID?
        for line in lines {
            if let before = person, before != line.line.person { entries.append(.gap) }
            person = line.line.person
            entries.append(entry(line))
        }
        return entries
    }

    private func answer(to block: InfoBlock) -> SheetPiece {
        let column = Width.of(block.name) + 3
        guard file.renewal.info != nil else { return SheetPiece(CounterCaseTexts.notAnswered, .muted, at: column) }
        let disputed = file.renewal.disputed.filter { $0.block == block }
        guard !disputed.isEmpty else { return SheetPiece(CounterCaseTexts.right, .success, at: column) }
        let isAgain = disputed.contains { file.renewal.latestAnswers[$0]?.kind == .explained }
        let words = isAgain ? CounterCaseTexts.disputed(disputed.count) : CounterCaseTexts.wrong(disputed.count)
        return SheetPiece("! " + words, .warning, at: column)
    }

    private func entry(_ line: InfoSnapshot.Line) -> SheetEntry<CaseSpot> {
        let isShown = shown[line.line] != nil
        let isFlagged = flags.contains(.line(line.line))
        let value = line.value.words(inFull: isShown)
        var pieces = [SheetPiece(line.line.field.name, .label)]
        var rows: [[SheetPiece]] = []
        for (row, text) in wrapped(value, beside: isFlagged ? 10 : 0).enumerated() {
            let piece = SheetPiece(text, .value, at: CaseSheets.labelColumns)
            if row == 0 { pieces.append(piece) } else { rows.append([piece]) }
        }
        if isFlagged {
            let flag = "[\(CounterCaseTexts.flagged)]"
            pieces.append(SheetPiece(flag, .attention, at: max(0, width - Width.of(flag))))
        }
        rows.insert(pieces, at: 0)
        rows += again.rows(of: line.line, from: CaseSheets.labelColumns, isShown: isShown)
        for (text, role) in remarks(line, isShown: isShown) {
            for part in wrapped("! " + text, beside: 0) {
                rows.append([SheetPiece(part, role, at: CaseSheets.labelColumns)])
            }
        }
        return SheetEntry(id: .line(line.line), lines: rows)
    }

    private func wrapped(_ text: String, beside columns: Int) -> [String] {
        LineBreaking.wrap(text, width: max(8, width - CaseSheets.labelColumns - columns))
    }

    /// What the applicant said of a line, and what the registers say now.
    private func remarks(_ line: InfoSnapshot.Line, isShown: Bool) -> [(String, Role)] {
        var remarks: [(String, Role)] = []
        if isRedone(line.line) { remarks.append((CounterCaseTexts.confirmedAgain, .info)) }
        if let wrong = wrong.first(where: { $0.line == line.line }) {
            remarks.append((CounterCaseTexts.reported(wrong.note.flatMap { file.notes[$0] }), .warning))
        }
        if let value = file.proposals[line.line] {
            remarks.append((CounterCaseTexts.corrected(value.words(inFull: isShown)), .info))
        }
        if file.changedSince.contains(line.line) {
            let present = file.present[line.line].map { $0.words(inFull: isShown) }
            remarks.append((present.map(CounterCaseTexts.present) ?? CounterCaseTexts.notInRegister, .error))
        }
        return remarks
    }

    // MARK: Materials

    private var materials: [SheetEntry<CaseSpot>] {
        let current = file.renewal.currentMaterials
        let more = current.map(\.kind).filter { !MaterialKind.required.contains($0) }
        let kinds = MaterialKind.allCases.filter { MaterialKind.required.contains($0) || more.contains($0) }
        let entries = kinds.flatMap { kind -> [SheetEntry<CaseSpot>] in
            let found = file.current(kind)
            guard !found.isEmpty else { return [missing(kind)] }
            return found.map { entry(kind, $0.material, $0.file) }
        }
        return [.heading(CounterCaseTexts.materials)] + entries
    }

    private func missing(_ kind: MaterialKind) -> SheetEntry<CaseSpot> {
        let column = Width.of(kind.name) + 2
        return SheetEntry(
            id: .material(kind, nil),
            lines: [[SheetPiece(kind.name, .label), SheetPiece("! " + CounterCaseTexts.missing, .warning, at: column)]])
    }

    private func entry(_ kind: MaterialKind, _ material: Material, _ file: MaterialFile) -> SheetEntry<CaseSpot> {
        let size = FileSize.words(bytes: file.bytes)
        let note = "\(file.kind.title)  \(size)  \(material.addedAt.words)"
        var pieces = [SheetPiece(kind.name, .link)]
        if flags.contains(.material(kind)) {
            let flag = "[\(CounterCaseTexts.flagged)]"
            pieces.append(SheetPiece(flag, .attention, at: max(0, width - Width.of(flag))))
        }
        var rows = [pieces, [SheetPiece(note, .muted, at: 2)]]
        rows += again.rows(of: kind, from: 2)
        return SheetEntry(id: .material(kind, material.id), lines: rows)
    }

    // MARK: Timeline

    /// The latest first: what happened last is what is asked for.
    private var timeline: [SheetEntry<CaseSpot>] {
        let events = file.timeline.reversed().map { line in
            var rows = [
                [
                    SheetPiece(line.at.words, .muted), SheetPiece(line.role.name, .label, at: 22),
                    SheetPiece(line.entry.kind.name, .body, at: CaseSheets.eventColumn),
                ]
            ]
            if let kind = line.entry.material {
                let beside = CaseSheets.eventColumn + Width.of(line.entry.kind.name) + 2
                if beside + Width.of(kind.name) <= width {
                    rows[0].append(SheetPiece(kind.name, .muted, at: beside))
                } else {
                    rows.append([SheetPiece(kind.name, .muted, at: CaseSheets.eventColumn)])
                }
            }
            for text in details(of: line) {
                for part in LineBreaking.wrap(text, width: max(8, width - 4)) {
                    rows.append([SheetPiece(part, .warning, at: 4)])
                }
            }
            return SheetEntry<CaseSpot>(id: .event(line.sequence), lines: rows)
        }
        return [.heading(CounterCaseTexts.timeline)] + events
    }

    private func details(of line: JournalLine) -> [String] {
        switch line.entry.kind {
        case .renewalLineAnswered, .renewalMaterialReplaced, .renewalMaterialAdded:
            return file.rounds.flatMap(\.items).filter { $0.at == line.at && $0.isOf(line.entry) }
                .map { "\(name(of: $0.path))：\($0.changeWords)" }
        case .renewalReturned:
            guard let made = file.renewal.returns.first(where: { $0.at == line.at }) else { return [] }
            return made.items.map { item in
                let reason = reasons?.sentence(item.reason) ?? ""
                let note = item.note.flatMap { file.notes[$0] } ?? ""
                return "\(name(of: item.path))：\(reason)\(note)"
            } + [CounterCaseTexts.deadline(made.deadline, isProvisional: made.isProvisional)]
        case .renewalRejected:
            guard let decision = file.renewal.decision, let code = decision.rejection else { return [] }
            return [(reasons?.sentence(code) ?? "") + (decision.note.flatMap { file.notes[$0] } ?? "")]
        default: return []
        }
    }

    private func name(of path: ItemPath) -> String { file.name(of: path) }
}

extension CorrectionRound.Item {
    /// Whether the entry tells of the step that did it.
    fileprivate func isOf(_ entry: Entry) -> Bool {
        switch path {
        case .line(let line): entry["line"] == .code(line.description)
        case .material(let kind): entry.material == kind
        case .block, .declaration: false
        }
    }
}

extension ItemPath {
    /// The block that it is or lies in.
    fileprivate var block: InfoBlock? {
        switch self {
        case .block(let block): block
        case .line(let line): line.block
        case .material, .declaration: nil
        }
    }
}

extension CaseFile {
    /// 承租人信息：手机号码; an occupant's line by his masked name.
    func name(of path: ItemPath) -> String { lease.name(of: path) }
}

extension Entry {
    /// The slot that a file was put into or taken out of.
    var material: MaterialKind? {
        guard case .code(let code)? = self["kind"] else { return nil }
        return MaterialKind(rawValue: code)
    }
}
