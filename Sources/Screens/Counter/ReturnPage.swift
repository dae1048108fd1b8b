import Cells
import Forms
import Housing
import Office
import Texts

/// 退回补正: exactly which lines and materials are to be done again, each with a numbered reason.
struct ReturnPage: DecisionPage {
    private var opened: OpenCase
    private var grounds: Grounds?
    /// What is to be done again, in the order in which it was chosen. Without a reason yet it is marked alone.
    private(set) var chosen: [ItemPath] = []
    /// The reasons given. They are kept when an item is no longer chosen, for when it is chosen again.
    private var items: [ItemPath: ReturnItem] = [:]
    /// What was begun about an item and left.
    private var begun: [ItemPath: ItemEditor] = [:]
    /// What was marked in the case stands first.
    private var leading: [ItemPath] = []
    private var sheet = Sheet<ItemPath>()
    private var hasAppeared = false
    private var editor: ItemEditor?
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenCase) {
        self.opened = opened
    }

    // MARK: What it is told

    /// Begins, or goes on, with what is marked in the case.
    mutating func appear(marked: [ItemPath]) {
        let isFirst = !hasAppeared
        hasAppeared = true
        chosen = marked
        leading = marked
        layOut()
        if isFirst, let first = marked.first { sheet.focus(on: first) }
        // What the applicant said is wrong is what is most likely to be sent back.
        if isFirst, marked.isEmpty, let line = wrong.first?.line { sheet.focus(on: .line(line)) }
    }

    mutating func fit(_ size: Size) {
        self.size = size
        layOut()
    }

    mutating func see(_ opened: OpenCase) {
        // A decision that was being confirmed was about what is no longer so.
        if self.opened.renewal.version != opened.renewal.version { dialog = nil }
        self.opened = opened
        layOut()
    }

    mutating func see(_ grounds: Grounds) {
        self.grounds = grounds
        layOut()
    }

    // MARK: Keys

    mutating func press(_ input: Input) -> [CounterEffect] {
        defer { layOut() }
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
        let isChosen = chosen.contains(path)
        editor =
            begun[path]
            ?? ItemEditor(path, name: opened.file.name(of: path), item: items[path], grounds.reasons)
        editor?.setMayDrop(isChosen)
        return []
    }

    private mutating func edit(_ input: Input) -> [CounterEffect] {
        switch editor?.press(input) {
        case .kept(let item):
            items[item.path] = item
            if !chosen.contains(item.path) { chosen.append(item.path) }
            begun[item.path] = nil
            editor = nil
        case .dropped(let path):
            items[path] = nil
            chosen.removeAll { $0 == path }
            begun[path] = nil
            editor = nil
        case .left:
            if let editor { begun[editor.path] = editor }
            editor = nil
        case .refused(let why): return [.say(.warning(why))]
        case .handled, nil: break
        }
        return []
    }

    private mutating func ask() {
        guard let grounds else { return }
        let items = written.map { item in
            (name: opened.file.name(of: item.path), reason: reason(of: item))
        }
        dialog = Dialog(
            title: CounterCaseTexts.sendBackConfirm(opened.renewal.number),
            text: CounterCaseTexts.sendBackConfirmText(items, deadline(grounds)),
            buttons: [DialogButton(true, CounterCaseTexts.sendBack), DialogButton(false, CounterCaseTexts.cancel)])
    }

    private mutating func confirm(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer else { return [] }
        // The page said that the deadline is provisional; who goes on takes it as such.
        let acceptsProvisional = grounds?.deadline(of: written).isProvisional ?? false
        return [.ask(.sendBack(written, acceptsProvisional: acceptsProvisional, opened.renewal))]
    }

    // MARK: What there is to choose

    /// What the applicant said is wrong.
    private var wrong: [Renewal.WrongLine] { opened.renewal.info?.wrong ?? [] }

    /// What is chosen and has its reason.
    private var written: [ReturnItem] { chosen.compactMap { items[$0] } }

    /// Why nothing can be sent back any more, for as long as it is so.
    private var whyGone: String? { Deciding.whyGone(opened) }

    private var whyNot: String? {
        if let whyGone { return whyGone }
        guard !chosen.isEmpty else { return CounterCaseTexts.noItems }
        return written.count < chosen.count ? CounterCaseTexts.reasonsOpen : nil
    }

    /// What was marked, the materials, then block by block the whole and its lines, the declaration.
    private var paths: [ItemPath] {
        let lines = (opened.file.confirmed ?? opened.file.present).lines
        // What is not there can be asked for.
        let kinds = MaterialKind.allCases
        let blocks = InfoBlock.allCases.flatMap { block in
            [ItemPath.block(block)] + lines.filter { $0.line.block == block }.map { .line($0.line) }
        }
        let all = kinds.map { ItemPath.material($0) } + blocks + [.declaration]
        return leading + all.filter { !leading.contains($0) }
    }

    /// Where the reason only points to the note, the note.
    private func reason(of item: ReturnItem) -> String {
        if item.reason.needsNote, let note = item.note { return note }
        return grounds?.reasons.sentence(item.reason) ?? ""
    }

    private func deadline(_ grounds: Grounds) -> String {
        let reckoned = grounds.deadline(of: written)
        return CounterCaseTexts.deadline(reckoned.day, isProvisional: reckoned.isProvisional)
    }

    /// What the applicant is asked for beside the item, or may give in its place.
    private func slot(of item: ReturnItem) -> String? {
        guard let kind = grounds?.reasons.slot(for: item.reason, about: item.path) else { return nil }
        if case .material = item.path { return CorrectionTexts.instead(kind.name) }
        return CorrectionTexts.opens(kind.name)
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
        let isChosen = chosen.contains(path)
        let item = isChosen ? items[path] : nil
        let isMarked = isChosen && item == nil
        var name = opened.file.name(of: path)
        if case .block = path { name += "（\(CounterCaseTexts.whole)）" }
        var lines = [
            [
                SheetPiece(item == nil ? isMarked ? "[?] " : "[ ] " : "[✓] ", item == nil ? .body : .tick),
                SheetPiece(name, isMarked ? .warning : .body, at: 4),
            ]
        ]
        if case .line(let line) = path, let wrong = wrong.first(where: { $0.line == line }) {
            let words = "! " + CounterCaseTexts.reported(wrong.note.flatMap { opened.file.notes[$0] })
            for part in LineBreaking.wrap(words, width: max(8, width - 6)) {
                lines.append([SheetPiece(part, .warning, at: 6)])
            }
        }
        if let item {
            let text = (grounds?.reasons.sentence(item.reason) ?? "") + (item.note ?? "")
            for part in LineBreaking.wrap(text, width: max(8, width - 6)) {
                lines.append([SheetPiece(part, .info, at: 6)])
            }
            if let slot = slot(of: item) { lines.append([SheetPiece(slot, .muted, at: 6)]) }
        }
        return SheetEntry(id: path, lines: lines)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect) {
        if let editor { return editor.draw(on: &surface, in: body, words: words, warning: whyGone) }
        let panes = panes(in: body)
        Page.draw(
            [
                .heading(CounterCaseTexts.sendBackTitle(opened.renewal.number)),
                whyGone.map { .text($0, .warning) } ?? .text(CounterCaseTexts.sendBackText, .muted),
            ], on: &surface, in: panes.head)
        sheet.draw(on: &surface, in: panes.list, words: words, isActive: dialog == nil)
        let foot = panes.foot.splitBottom(1).bottom
        let chosen =
            CounterCaseTexts.chosen(written.count, open: self.chosen.count - written.count) + "   "
            + (grounds.map(deadline) ?? "")
        surface.put(chosen.shortened(to: foot.width), at: foot.origin, role: .info, within: foot)
        dialog?.draw(on: &surface, in: body)
    }

    // MARK: Around

    var title: String { CounterCaseTexts.sendBack }
    var takesText: Bool { editor?.takesText ?? false }
    var takesChinese: Bool { editor?.takesChinese ?? false }
    var isAtRest: Bool { editor == nil && dialog == nil }

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
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
