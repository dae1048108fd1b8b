import Cells
import Forms
import Housing
import Office
import Texts

/// 审核详情: where an application stands, what is to be done and until when, what happened so far.
struct CasePage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case goOn, withdraw, back
    }

    let visitor: Visitor
    let id: CaseID
    private var file: CaseFile?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [.ask(.caseFile(id))]
        case .changed: return [.quietly(.caseFile(id))]
        case .answer(.caseFile(let file, let reasons)): return show(file, reasons)
        case .answer(.renewal): return [.say(.success(MineTexts.withdrawn)), .ask(.caseFile(id))]
        case .answer(.failed(.movedOn)): return [.ask(.caseFile(id)), .say(.warning(HomeTexts.movedOn))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func show(_ file: CaseFile, _ reasons: Reasons) -> [KioskEffect] {
        // What is being asked is asked of the case as it was.
        let isOutdated = dialog != nil && self.file?.renewal.version != file.renewal.version
        if isOutdated { dialog = nil }
        self.file = file
        page.show(CaseStory.blocks(file, reasons), Form(buttons(file), focus: page.form.focus))
        page.fit(Page.room(below: blocks, in: size))
        return isOutdated ? [.say(.warning(HomeTexts.movedOn))] : []
    }

    private func buttons(_ file: CaseFile) -> [FormItem<Choice>] {
        var buttons: [FormItem<Choice>] = []
        let state = file.renewal.state
        if state.waitsForApplicant {
            buttons.append(.button(.goOn, state == .returned ? MineTexts.mend : MineTexts.goOn))
        }
        buttons.append(.button(.back, HomeTexts.back))
        if file.allowed.contains(.withdraw) { buttons.append(.button(.withdraw, MineTexts.withdraw)) }
        return buttons
    }

    private mutating func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        guard case .activated(let choice) = outcome, let file else { return [] }
        switch choice {
        case .goOn: return [.show(ResumePage(visitor: visitor, id: id, draft: nil))]
        case .back: return [.pop]
        case .withdraw:
            dialog = Dialog(
                title: MineTexts.withdrawTitle, text: MineTexts.withdrawText(file.renewal.number),
                buttons: [DialogButton(true, MineTexts.withdrawYes), DialogButton(false, MineTexts.withdrawNo)],
                focus: 1, escape: false)
            return []
        }
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let file else { return [] }
        return [.ask(.withdraw(file.renewal))]
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(MineTexts.detailTitle), .text(RenewalTexts.reading, .muted)] }
        return [.heading(MineTexts.detailTitle), .facts(CaseStory.facts(file)), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { page.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: "\(MineTexts.title) › \(MineTexts.detailTitle)", subject: visitor.maskedName) }
    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? page.hints : [.choose, KeyHint(.escape, MineTexts.withdrawNo)]
    }
    var takesText: Bool { dialog == nil && page.takesText }
    var takesChinese: Bool { dialog == nil && page.takesChinese }
    var help: [HelpSection] { [HelpSection](MineTexts.help) }
}

/// What is told of a case.
enum CaseStory {
    static func facts(_ file: CaseFile) -> [Fact] {
        let renewal = file.renewal
        let open = renewal.openReturn
        var facts = [
            Fact(MineTexts.number, "\(renewal.number)"),
            Fact(
                MineTexts.state, MineTexts.state(renewal.state) + (renewal.isLate ? "（\(MineTexts.late)）" : ""),
                role: renewal.state.role),
            Fact(
                MineTexts.whatToDo,
                MineTexts.toDo(
                    renewal.state, deadline: open?.deadline, isProvisional: open?.isProvisional ?? false,
                    end: file.lease.lease.end)),
            Fact(MineTexts.lease, "\(file.lease.lease.number)  \(file.lease.address)"),
        ]
        if let policy = renewal.policy {
            let name = policy == .new ? CheckTexts.reviewNew : RenewalTexts.original
            facts.append(Fact(RenewalTexts.reviewPolicy, name))
        }
        let again = file.timeline.last { $0.entry.kind == .renewalResubmitted }?.at
        facts += SubmissionTimes.facts(first: renewal.submittedAt, again: again)
        let materials = MaterialKind.allCases.compactMap { kind -> String? in
            let files = renewal.currentMaterials.count { $0.kind == kind }
            return files == 0 ? nil : MineTexts.material(kind.name, files)
        }
        facts.append(
            Fact(
                MineTexts.materials, materials.isEmpty ? MineTexts.noMaterials : materials.joined(separator: "、")))
        return facts
    }

    static func blocks(_ file: CaseFile, _ reasons: Reasons) -> [ReaderBlock] {
        self.reasons(file, reasons) + said(file) + rounds(file) + [.heading(MineTexts.timeline)] + timeline(file)
    }

    private static func reasons(_ file: CaseFile, _ reasons: Reasons) -> [ReaderBlock] {
        if let open = file.renewal.openReturn {
            return [.heading(MineTexts.returnedItems)]
                + open.items.map { .item("- \(file.maskedName(ofItem: $0.path))：\(file.reason(of: $0, reasons))") }
        }
        if file.renewal.expiry == .deadlinePassed, let made = file.renewal.returns.last {
            return [.heading(MineTexts.reason), .item("- " + CorrectionTexts.over(made.deadline))]
        }
        guard let decision = file.renewal.decision, let rejection = decision.rejection else { return [] }
        let note = decision.note.flatMap { file.notes[$0] }
        return [.heading(MineTexts.reason), .item("- " + (reasons.sentence(rejection) ?? MineTexts.reasonAtCounter))]
            + (note.map { [.item("- " + MineTexts.staffNote($0))] } ?? [])
    }

    /// What the applicant pointed out or put right himself, in the order of the blocks.
    private static func said(_ file: CaseFile) -> [ReaderBlock] {
        let wrong = file.renewal.info?.wrong ?? []
        guard !wrong.isEmpty || !file.proposals.isEmpty else { return [] }
        let lines = (file.confirmed ?? file.present).lines.map(\.line)
        return [.heading(MineTexts.youSaid)]
            + lines.compactMap { line in
                let name = file.maskedName(ofItem: .line(line))
                if let value = file.proposals[line] {
                    return .item("- \(name)：" + MineTexts.corrected(value.words()))
                }
                guard let wrong = wrong.first(where: { $0.line == line }) else { return nil }
                return .item("- \(name)：" + MineTexts.reported(wrong.note.flatMap { file.notes[$0] }))
            }
    }

    /// Every return, and of each item what it was and what it became.
    private static func rounds(_ file: CaseFile) -> [ReaderBlock] {
        guard !file.rounds.isEmpty else { return [] }
        return [.heading(CorrectionTexts.heading)]
            + file.rounds.enumerated().reversed().flatMap { index, round in
                let made = round.sentBack
                let until = CorrectionTexts.until(made.deadline, isProvisional: made.isProvisional)
                return [ReaderBlock.line(CorrectionTexts.round(index + 1, at: made.at, until: until))]
                    + round.items.map { item in
                        let at = item.at.map { "（\($0.words)）" } ?? ""
                        return .item("- \(file.maskedName(ofItem: item.path))：\(item.changeWords)\(at)")
                    }
            }
    }

    private static func timeline(_ file: CaseFile) -> [ReaderBlock] {
        file.timeline.reversed().filter(\.entry.kind.isStep).map { line in
            let material = line.entry.material.map { "  \($0.name)" } ?? ""
            return .line("\(line.at.words)  \(line.entry.kind.name)\(material)")
        }
    }
}

extension CaseFile {
    /// An item as people call it; an occupant's line names the person, masked.
    func maskedName(ofItem path: ItemPath) -> String {
        RenewalTexts.name(of: path, occupant: path.occupant.flatMap(maskedName))
    }

    /// Why an item was sent back, with the reviewer's words.
    func reason(of item: Renewal.Return.Item, _ reasons: Reasons) -> String {
        let note = item.note.flatMap { notes[$0] }
        // Where the reason only points to the note, the note.
        if item.reason.needsNote, let note { return MineTexts.staffNote(note) }
        return RenewalTexts.itemNote(reasons.sentence(item.reason) ?? MineTexts.reasonAtCounter, note)
    }

    /// An occupant's name, masked.
    func maskedName(of person: PersonID) -> String? {
        lease.occupants.first { $0.person.id == person }?.person.maskedName
    }
}

extension ItemPath {
    /// The occupant whose line it is.
    var occupant: PersonID? {
        if case .line(let line) = self { line.person } else { nil }
    }
}
