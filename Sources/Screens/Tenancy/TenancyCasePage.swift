import Cells
import Forms
import Housing
import Office
import Texts

/// 查看详情 of a report: where it stands, what it came to, what happened so far; and the way to take it back.
struct TenancyCasePage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case back, withdraw
    }

    let visitor: Visitor
    let id: CaseID
    private var file: TenancyFile?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    private var reading: KioskAsk { .tenancy(.file(id)) }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [.ask(reading)]
        case .changed: return [.quietly(reading)]
        case .answer(.tenancy(.file(let file))): show(file)
        case .answer(.tenancy(.withdrawn)): return [.say(.success(TenancyTexts.withdrawn)), .ask(reading)]
        case .answer(.failed(.movedOn)): return [.ask(reading), .say(.warning(HomeTexts.movedOn))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    /// Where somebody did something with another case, nothing moves under the reader's eyes.
    private mutating func show(_ file: TenancyFile) {
        guard file != self.file else { return }
        if file.change.version != self.file?.change.version { dialog = nil }
        self.file = file
        var buttons: [FormItem<Choice>] = [.button(.back, HomeTexts.back)]
        if file.allowed.contains(.withdraw) { buttons.append(.button(.withdraw, TenancyTexts.withdraw)) }
        let steps = file.timeline.reversed().filter(\.entry.kind.isStep).map { line in
            ReaderBlock.line("\(line.at.words)  \(line.entry.kind.name)")
        }
        let note: [ReaderBlock] = file.note.map { [.item("- " + MineTexts.staffNote($0))] } ?? []
        page = ReadAndAnswer(note + [.heading(MineTexts.timeline)] + steps, Form(buttons, focus: page.form.focus))
        page.fit(Page.room(below: blocks, in: size))
    }

    private mutating func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        guard case .activated(let choice) = outcome, let file else { return [] }
        if choice == .back { return [.pop] }
        dialog = Dialog(
            title: TenancyTexts.withdrawTitle, text: TenancyTexts.withdrawText(file.change.number),
            buttons: [DialogButton(true, TenancyTexts.withdraw), DialogButton(false, MineTexts.withdrawNo)],
            focus: 1, escape: false)
        return []
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let file else { return [] }
        return [.ask(.tenancy(.withdraw(file.change)))]
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(TenancyTexts.flow), .text(RenewalTexts.reading, .muted)] }
        let change = file.change
        var facts = [
            Fact(MineTexts.number, "\(change.number)"),
            Fact(MineTexts.state, change.state.name, role: change.state.role),
            Fact(MineTexts.whatToDo, TenancyTexts.toDo(change.state)),
            Fact(MineTexts.lease, "\(file.lease.lease.number)  \(file.lease.address)"),
            Fact(TenancyTexts.who, file.person.maskedName),
            Fact(TenancyTexts.what, "\(change.event.what)  \(change.day.words)"),
        ]
        if let decision = change.decision {
            facts.append(
                Fact(TenancyTexts.result, TenancyTexts.outcome(decision.outcome, file.successor?.maskedName)))
        }
        return [.heading(TenancyTexts.detailTitle), .facts(facts), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { page.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: "\(MineTexts.title) › \(TenancyTexts.kind)", subject: visitor.maskedName) }
    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? page.hints : [.choose, KeyHint(.escape, MineTexts.withdrawNo)]
    }
    var takesText: Bool { dialog == nil && page.takesText }
    var takesChinese: Bool { dialog == nil && page.takesChinese }
    var help: [HelpSection] { [HelpSection](TenancyTexts.help) }
}

extension TenancyChange.State {
    /// How the state looks where it is told.
    var role: Role {
        switch self {
        case .reported, .underReview: .info
        case .decided: .success
        case .withdrawn: .muted
        }
    }
}
