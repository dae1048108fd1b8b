import Cells
import Forms
import Housing
import Office
import Texts

/// 退回补正: exactly which lines and materials are to be done again, each with a numbered reason.
struct ReturnPage: CounterScreen {
    let clerk: Clerk
    private var opened: OpenCase
    private var grounds: Grounds?
    private var items: [ReturnItem] = []
    private var sheet = Sheet<ItemPath>()
    private var editor: ItemEditor?
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)
    /// What was marked in the case stands first, and wants a reason.
    private var marked: [ItemPath]

    init(_ opened: OpenCase, clerk: Clerk, grounds: Grounds?, flags: [ItemPath]) {
        self.opened = opened
        self.clerk = clerk
        self.grounds = grounds
        marked = flags
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        defer { layOut() }
        switch event {
        case .sized(let size): self.size = size
        case .appeared: return grounds == nil ? [.ask(.grounds)] : []
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .grounds(let grounds): self.grounds = grounds
        case .opened(let opened): self.opened = opened
        case .decided(let decided): return Deciding.effects(decided, clerk: clerk)
        case .failed(let trouble):
            // What was written stays; the case is read again so that the next try is about what there is.
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.open(opened.renewal.id))] : [])
        default: break
        }
        return []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if editor != nil { return edit(input) }
        guard case .key(let key) = input else { return [] }
        if dialog != nil { return confirm(key) }
        switch key {
        case .function(6): ask()
        case .enter, .character(" "): return choose()
        default: _ = sheet.press(key)
        }
        return []
    }

    private mutating func choose() -> [CounterEffect] {
        guard let path = sheet.focused, let grounds else { return [] }
        editor = ItemEditor(
            path, name: opened.file.name(of: path), item: items.first { $0.path == path }, grounds.reasons,
            mayDrop: isChosen(path))
        return []
    }

    private mutating func edit(_ input: Input) -> [CounterEffect] {
        switch editor?.press(input) {
        case .kept(let item):
            items.removeAll { $0.path == item.path }
            items.append(item)
            editor = nil
        case .dropped(let path):
            items.removeAll { $0.path == path }
            marked.removeAll { $0 == path }
            editor = nil
        case .left: editor = nil
        case .refused(let why): return [.say(.warning(why))]
        case .handled, nil: break
        }
        return []
    }

    private mutating func ask() {
        guard let grounds else { return }
        let names = items.map { opened.file.name(of: $0.path) }
        dialog = Dialog(
            title: CounterCaseTexts.sendBackConfirm(opened.renewal.number),
            text: CounterCaseTexts.sendBackConfirmText(names, deadline(grounds)),
            buttons: [DialogButton(true, CounterCaseTexts.sendBack), DialogButton(false, CounterCaseTexts.cancel)])
    }

    private mutating func confirm(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer else { return [] }
        // The page said that the deadline is provisional; who goes on takes it as such.
        let acceptsProvisional = grounds?.isProvisional ?? false
        return [.ask(.sendBack(items, acceptsProvisional: acceptsProvisional, opened.renewal))]
    }

    // MARK: What there is to choose

    private func isChosen(_ path: ItemPath) -> Bool { marked.contains(path) || items.contains { $0.path == path } }

    private var whyNot: String? {
        let isOpen = marked.contains { path in !items.contains { $0.path == path } }
        return items.isEmpty && !isOpen ? CounterCaseTexts.noItems : isOpen ? CounterCaseTexts.reasonsOpen : nil
    }

    /// What was marked, the materials, then block by block the whole and its lines, the declaration.
    private var paths: [ItemPath] {
        let lines = (opened.file.confirmed ?? opened.file.present).lines
        let kinds = MaterialKind.allCases.filter { kind in
            kind.holdsOne || opened.renewal.currentMaterials.contains { $0.kind == kind }
        }
        let blocks = InfoBlock.allCases.flatMap { block in
            [ItemPath.block(block)] + lines.filter { $0.line.block == block }.map { .line($0.line) }
        }
        let all = kinds.map { ItemPath.material($0) } + blocks + [.declaration]
        return marked + all.filter { !marked.contains($0) }
    }

    private func deadline(_ grounds: Grounds) -> String {
        CounterCaseTexts.deadline(grounds.deadline, isProvisional: grounds.isProvisional)
    }

    // MARK: Layout

    private static let headRows = 4
    private static let footRows = 2

    private func panes(in rect: Rect) -> (head: Rect, list: Rect, foot: Rect) {
        let top = rect.splitTop(ReturnPage.headRows)
        let bottom = top.rest.splitBottom(ReturnPage.footRows)
        return (top.top, bottom.rest, bottom.bottom)
    }

    private mutating func layOut() {
        let list = panes(in: Rect(size: size)).list
        let width = Sheet<ItemPath>.room(in: list.width)
        sheet.show(paths.map { entry($0, width: width) }, height: list.height)
    }

    private func entry(_ path: ItemPath, width: Int) -> SheetEntry<ItemPath> {
        let item = items.first { $0.path == path }
        let isMarked = item == nil && marked.contains(path)
        var name = opened.file.name(of: path)
        if case .block = path { name += "（\(CounterCaseTexts.whole)）" }
        var lines = [
            [
                SheetPiece(item == nil ? isMarked ? "[?] " : "[ ] " : "[✓] ", item == nil ? .body : .tick),
                SheetPiece(name, isMarked ? .warning : .body, at: 4),
            ]
        ]
        if let item {
            let text = (grounds?.reasons.sentence(item.reason) ?? "") + (item.note ?? "")
            for part in LineBreaking.wrap(text, width: max(8, width - 6)) {
                lines.append([SheetPiece(part, .info, at: 6)])
            }
        }
        return SheetEntry(id: path, lines: lines)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let editor { return editor.draw(on: &surface, in: body, words: words) }
        let panes = panes(in: body)
        Page.draw(
            [
                .heading(CounterCaseTexts.sendBackTitle(opened.renewal.number)),
                .text(CounterCaseTexts.sendBackText, .muted),
            ], on: &surface, in: panes.head)
        sheet.draw(on: &surface, in: panes.list, words: words, isActive: dialog == nil)
        let foot = panes.foot.splitBottom(1).bottom
        let chosen = CounterCaseTexts.chosen(items.count) + "   " + (grounds.map(deadline) ?? "")
        surface.put(chosen.shortened(to: foot.width), at: foot.origin, role: .info, within: foot)
        dialog?.draw(on: &surface, in: body)
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCaseTexts.sendBack, subject: clerk.name) }
    var takesText: Bool { editor?.takesText ?? false }
    var help: [HelpSection] { sections(CounterCaseTexts.caseHelp) }

    var hints: [KeyHint] {
        if editor != nil { return ItemEditor.hints + [KeyHint(.escape, words.back, weight: .main)] }
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        return [
            KeyHint([.enter, .character(" ")], CounterCaseTexts.choose, weight: .main),
            KeyHint(
                .function(6), CounterCaseTexts.sendBack, weight: .main,
                whyNot: whyNot),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor),
        ]
    }
}
