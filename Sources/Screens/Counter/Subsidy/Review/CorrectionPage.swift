import Cells
import Forms
import Housing
import Office
import Texts

/// 要求补正: which fields of an application are to be mended, each with words for the family.
struct CorrectionPage: CounterScreen {
    private enum Field: Hashable, Sendable {
        case papers, reason, keep, drop
    }

    let clerk: Clerk
    private var opened: OpenFamily
    private var chosen: [ApplicationField: CorrectionItem] = [:]
    private var sheet = Sheet<ApplicationField>()
    private var editing: ApplicationField?
    private var form = Form<Field>([])
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenFamily, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
    }

    private var file: FamilyFile { opened.file }

    /// In the order of the fields.
    private var items: [CorrectionItem] {
        ApplicationField.allCases.compactMap { chosen[$0] }
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .changed(CounterTopic.subsidy):
            return [.quietly(.families(.open(file.batch, receipt: file.receipt)))]
        case .answer(.families(.opened(let opened))):
            self.opened = opened
        case .answer(.families(.asked(let until, _))):
            return [.pop, .say(.success(CounterReviewTexts.asked(file.receipt, until)))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        defer { layOut() }
        if let field = editing { return edit(field, input) }
        guard case .key(let key) = input else { return [] }
        if dialog != nil { return answer(key) }
        if leaving.isOpen { return leaving.press(input) ? [.pop] : [] }
        switch key {
        case .escape: return leaving.leave(hasWritten: !chosen.isEmpty) ? [.pop] : []
        case .function(6): ask()
        case .enter, .character(" "): choose()
        default: _ = sheet.press(key)
        }
        return []
    }

    private mutating func choose() {
        guard let field = sheet.focused else { return }
        editing = field
        let item = chosen[field]
        let papers = field == .materials ? file.application.papers : []
        let ticked = papers.indices.filter { item?.papers.contains(papers[$0]) == true }
        let which = FormItem<Field>.choices(
            .papers, CounterReviewTexts.whichPapers, papers.map { ChoiceOption($0) }, ticked: Set(ticked))
        form = Form(
            (papers.isEmpty ? [] : [which]) + [
                .text(
                    .reason, CounterReviewTexts.reason, TextField(item?.reason ?? "", limit: 120),
                    help: CounterReviewTexts.reasonHelp),
                .button(.keep, CounterReviewTexts.keep),
                FormItem(.drop, "", isHidden: item == nil, .button(Button(CounterReviewTexts.drop))),
            ])
    }

    private var ticked: [String] { form.choices(.papers).sorted().map { file.application.papers[$0] } }

    private func hasWritten(_ field: ApplicationField) -> Bool {
        Normal.name(form.text(.reason)) != chosen[field]?.reason ?? ""
            || (field == .materials && ticked != chosen[field]?.papers ?? [])
    }

    private mutating func edit(_ field: ApplicationField, _ input: Input) -> [CounterEffect] {
        if leaving.isOpen {
            if leaving.press(input) { editing = nil }
            return []
        }
        if input == .key(.escape) {
            if leaving.leave(hasWritten: hasWritten(field)) { editing = nil }
            return []
        }
        switch form.update(input) {
        case .activated(.drop):
            chosen[field] = nil
            editing = nil
        case .activated:
            let reason = Normal.name(form.text(.reason))
            form.report(reason.isEmpty ? [FieldProblem(.reason, CounterReviewTexts.reasonMissing)] : [])
            guard !reason.isEmpty else { return [] }
            chosen[field] = CorrectionItem(field: field, papers: field == .materials ? ticked : [], reason: reason)
            editing = nil
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func ask() {
        let lines = items.map { CounterReviewTexts.sendItem($0.name, $0.reason) }
        dialog = Dialog(
            title: CounterReviewTexts.sendTitle(file.receipt),
            text: (lines + [until]).joined(separator: "\n"),
            buttons: [DialogButton(true, CounterReviewTexts.send), DialogButton(false, CounterReviewTexts.cancel)],
            focus: 1)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        return isSure ? [.ask(.families(.askCorrection(file.batch, receipt: file.receipt, items)))] : []
    }

    // MARK: Layout

    private static let headRows = 4
    private static let footRows = 2
    /// Where it says what the applicant wrote.
    private static let wroteColumn = 26

    private var until: String {
        CounterReviewTexts.until(opened.correctionUntil, isProvisional: opened.isProvisional)
    }

    private mutating func layOut() {
        let height = max(0, size.height - CorrectionPage.headRows - CorrectionPage.footRows)
        let width = Sheet<ApplicationField>.room(in: size.width)
        let wrote = max(2, width - Self.wroteColumn)
        sheet.show(
            ApplicationField.allCases.map { field in
                let reason = chosen[field].map { item in
                    item.papers.isEmpty
                        ? item.reason
                        : CounterReviewTexts.sendItem(item.papers.joined(separator: "、"), item.reason)
                }
                var lines = [
                    [
                        SheetPiece(reason == nil ? "[ ] " : "[✓] ", reason == nil ? .body : .tick),
                        SheetPiece(field.name, at: 4),
                        SheetPiece(
                            CounterReviewTexts.wrote(file.application.words(of: field)).shortened(to: wrote), .muted,
                            at: Self.wroteColumn),
                    ]
                ]
                if let reason {
                    for part in LineBreaking.wrap(reason, width: max(8, width - 6)) {
                        lines.append([SheetPiece(part, .info, at: 6)])
                    }
                }
                return SheetEntry(id: field, lines: lines)
            }, height: height)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let editing {
            let said = CounterMendingTexts.before(file.application.words(of: editing))
            let blocks: [PageBlock] = [.heading(editing.name), .text(said, .muted), .gap]
            form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
            return leaving.draw(on: &surface, in: body)
        }
        let top = body.splitTop(CorrectionPage.headRows)
        let bottom = top.rest.splitBottom(CorrectionPage.footRows)
        Page.draw(
            [
                .heading(CounterReviewTexts.correctionTitle(file.receipt)),
                .text(CounterReviewTexts.correctionText, .muted),
            ], on: &surface, in: top.top)
        sheet.draw(on: &surface, in: bottom.rest, words: words, isActive: dialog == nil && !leaving.isOpen)
        let foot = bottom.bottom.splitBottom(1).bottom
        surface.put(
            (CounterReviewTexts.chosen(items.count) + "   " + until).shortened(to: foot.width), at: foot.origin,
            role: .info, within: foot)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterReviewTexts.askCorrection, subject: clerk.name, layout: .wide) }
    var takesText: Bool { editing != nil && !leaving.isOpen && form.takesText }
    var takesChinese: Bool { editing != nil && !leaving.isOpen && form.takesChinese }
    var help: [HelpSection] { sections(CounterReviewTexts.correctionHelp) }

    var hints: [KeyHint] {
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil || leaving.isOpen { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        if editing != nil {
            let send = KeyHint(
                .function(6), CounterReviewTexts.send, weight: .minor, whyNot: CounterReviewTexts.keepFirst)
            return ItemEditor.hints + [send, back]
        }
        return [
            KeyHint([.enter, .character(" ")], CounterCaseTexts.choose, weight: .main),
            KeyHint(.function(6), CounterReviewTexts.send, weight: .main, whyNot: whyNot),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor), back,
        ]
    }

    private var whyNot: String? {
        if items.isEmpty { return CounterReviewTexts.noItems }
        return file.permits.askCorrection ? nil : CounterReviewTexts.notNow(file.standing.state.name)
    }
}
