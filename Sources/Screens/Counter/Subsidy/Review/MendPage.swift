import Cells
import Forms
import Housing
import Office
import Texts

/// 登记补正: the fields that were sent back to a family, one by one as it brings them to the counter, handed in by one act.
struct MendPage: CounterScreen {
    let clerk: Clerk
    private let opened: OpenFamily
    private var mending: MendingFile?
    /// As it will be handed in.
    private var form: SubsidyForm?
    private var received: Set<String> = []
    /// What each field that was gone through is now.
    private var done: [ApplicationField: String] = [:]
    private var sheet = Sheet<ApplicationField>()
    private var editor: MendEditor?
    private var papers: MendPapers?
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenFamily, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
    }

    private var file: FamilyFile { opened.file }
    private var items: [CorrectionItem] { mending?.items ?? [] }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            papers?.fit(size)
            layOut()
            return papers?.dots ?? []
        case .appeared: return [.ask(.families(.mending(file.batch, receipt: file.receipt)))]
        case .changed(CounterTopic.subsidy):
            return [.quietly(.families(.open(file.batch, receipt: file.receipt)))]
        case .answer(.families(.opened(let now))): return see(now.file)
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        defer { layOut() }
        switch answer {
        case .families(.mending(let mending, let kept)): return begin(mending, kept)
        case .families(.mendingNotKept(let trouble)):
            if trouble.endsSession { return tell(trouble) }
            return trouble.code == nil ? [.say(.error(HomeTexts.draftNotSaved))] : [.pop] + tell(trouble)
        case .families(.keptPaper(let picture)):
            papers?.keep(picture)
            settlePapers()
            return [.quietly(.usePicture(nil)), .say(.success(CounterMendingTexts.kept(picture.paper)))] + saving
        case .families(.corrected): return [.pop, .say(.success(CounterMendingTexts.done(file.receipt)))]
        case .failed(let trouble):
            let effects = papers?.take(answer) ?? []
            // Nothing can be entered where it is not known what for.
            return effects + (mending == nil ? [.pop] : []) + tell(trouble)
        default: return papers?.take(answer) ?? []
        }
    }

    // MARK: What was entered

    private mutating func begin(_ mending: MendingFile, _ kept: MendingDraft?) -> [CounterEffect] {
        self.mending = mending
        form = mending.form
        var effects: [CounterEffect] = []
        if let kept {
            (form, received) = (kept.form, kept.received)
            for item in mending.items { done[item.field] = kept.done[item.field.rawValue] }
            let isWhole = forgetLostPictures(mending)
            settlePapers()
            effects = [.say(isWhole ? .info(CounterMendingTexts.goesOn) : .warning(CounterMendingTexts.picturesGone))]
        }
        layOut()
        sheet.focusFirst()
        goOn()
        return effects
    }

    /// Pictures that were taken away at another terminal; whether none was.
    private mutating func forgetLostPictures(_ mending: MendingFile) -> Bool {
        guard let named = form?.pictureIDs, !named.isSubset(of: mending.pictures) else { return true }
        let found = (form?.pictures ?? [:]).mapValues { $0.filter(mending.pictures.contains) }
        let left = found.filter { !$0.value.isEmpty }
        form?.pictures = left
        form?.materials = mending.form.materials.union(received).union(left.keys)
        return false
    }

    /// The papers as they are now: done where something of them is new.
    private mutating func settlePapers() {
        guard items.contains(where: { $0.field == .materials }), let now = papers ?? papersNow else { return }
        done[.materials] = now.isNew ? now.words : nil
    }

    private var papersNow: MendPapers? {
        guard let mending, let form, let item = items.first(where: { $0.field == .materials }) else { return nil }
        return MendPapers(
            form, received: received, since: mending.form,
            asked: CounterMendingTexts.asked(item.papers, item.reason), under: mending.notice)
    }

    /// What became of the family meanwhile: where its correction does not wait any more nothing is to be entered.
    private func see(_ now: FamilyFile) -> [CounterEffect] {
        guard now.standing.state != .correction else { return [] }
        return [.pop, .say(.warning(CounterMendingTexts.over(file.receipt, by: now.corrections.last?.answer?.by)))]
    }

    /// Keeps what was entered until now: a family does not come a second time for what the terminal forgot.
    private var saving: [CounterEffect] {
        guard let mending, let form else { return [] }
        let draft = MendingDraft(
            of: mending, form: papers?.applied(to: form) ?? form, received: papers?.received ?? received,
            done: Dictionary(uniqueKeysWithValues: done.map { ($0.key.rawValue, $0.value) }))
        return [.quietly(.families(.keepMending(draft, file.batch, receipt: file.receipt)))]
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        defer { layOut() }
        if editor != nil { return edit(input) }
        if papers != nil { return gather(input) }
        guard case .key(let key) = input else { return [] }
        if dialog != nil { return answer(key) }
        switch key {
        case .escape: return [.pop] + (done.isEmpty ? [] : [.say(.info(CounterMendingTexts.stays))])
        case .function(5): ask()
        case .enter: open()
        default: _ = sheet.press(key)
        }
        return []
    }

    private mutating func open() {
        guard let field = sheet.focused, let mending, let form else { return }
        if field == .materials {
            papers = papersNow
            papers?.fit(size)
        } else {
            editor = MendEditor(
                field, of: form, isDone: done[field] != nil, under: mending.notice, clerk: clerk.name)
        }
    }

    private mutating func edit(_ input: Input) -> [CounterEffect] {
        switch editor?.press(input) {
        case .left: editor = nil
        case .refused(let why): return [.say(.warning(why))]
        case .kept:
            guard let editor, let form else { return [] }
            self.form = editor.applied(to: form)
            done[editor.field] = editor.words
            self.editor = nil
            goOn()
            return saving
        case .handled, nil: break
        }
        return []
    }

    private mutating func gather(_ input: Input) -> [CounterEffect] {
        if input == .key(.function(5)), papers?.isTaking == false {
            let effects = gather(.key(.escape))
            if whyNot == nil { ask() }
            return effects + (whyNot.map { [.say(.warning($0))] } ?? [])
        }
        let before = papers?.received
        switch papers?.press(input) {
        case .effects(let effects): return effects
        case .dropped(let picture):
            settlePapers()
            // First what names it, then the picture: never the other way round.
            return saving + [
                .quietly(.families(.dropPaper(picture, file.batch, receipt: file.receipt))),
                .say(.info(CounterMendingTexts.dropped)),
            ]
        case .refused(let why): return [.say(.warning(why))]
        case .took(let staged, let paper):
            return [.ask(.families(.keepPaper(staged, paper: paper, file.batch, receipt: file.receipt)))]
        case .left:
            guard let papers, let form else { return [] }
            self.papers = nil
            let given = papers.applied(to: form)
            (self.form, received) = (given, papers.received)
            settlePapers()
            // Who only looked, or gave back what he had taken, has taken nothing in.
            guard papers.isNew else { return [.say(.warning(CounterMendingTexts.nothingNew))] }
            goOn()
            return []
        case .handled, nil: break
        }
        guard papers?.received != before else { return [] }
        settlePapers()
        return saving
    }

    /// To the next field that was not gone through yet.
    private mutating func goOn() {
        layOut()
        if let next = items.first(where: { done[$0.field] == nil }) { sheet.focus(on: next.field) }
    }

    /// What the review would tell of it as it is now, and what was to come again and did not.
    private var doubts: [String] {
        guard let mending, var given = form else { return [] }
        let notice = mending.notice
        if done[.consent] != nil, let paper = notice.consentPaper { given.materials.insert(paper) }
        let lacks = given.lacks(under: notice).filter { lack in
            !(lack == .consent && done[.consent] != nil) && !(lack == .declaration && done[.honesty] != nil)
        }
        let reasons = given.gaps(under: notice, on: mending.submittedOn).reasons
            .filter { $0 != .materialMissing || !lacks.isEmpty }
        let old = mending.form.pictures ?? [:]
        let left = items.flatMap(\.papers).filter { paper in
            !received.contains(paper) && (given.pictures?[paper] ?? []) == (old[paper] ?? [])
        }
        return [
            reasons.isEmpty ? nil : CounterMendingTexts.stillWrong(BatchTexts.words(reasons, lacking: lacks)),
            left.isEmpty ? nil : CounterMendingTexts.notAgain(left),
        ].compactMap(\.self)
    }

    private mutating func ask() {
        guard whyNot == nil else { return }
        dialog = Dialog(
            title: CounterMendingTexts.handInTitle,
            text: ([CounterMendingTexts.handInText(items.map(\.field.name))] + doubts).joined(separator: "\n"),
            buttons: [
                DialogButton(true, CounterMendingTexts.handIn), DialogButton(false, CounterMendingTexts.cancel),
            ], focus: 1)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        guard isSure, let form else { return [] }
        let given = CounterCorrection(
            form: form, received: received, isConsentWitnessed: done[.consent] != nil, isHonest: done[.honesty] != nil)
        return [.ask(.families(.takeCorrection(given, file.batch, receipt: file.receipt)))]
    }

    private var whyNot: String? {
        let missing = items.count { done[$0.field] == nil }
        return missing > 0 ? CounterMendingTexts.missing(missing) : nil
    }

    // MARK: Layout

    private static let headRows = 4
    private static let column = 4

    private mutating func layOut() {
        let width = max(8, Sheet<ApplicationField>.room(in: size.width) - Self.column)
        sheet.show(
            items.map { item in
                let isDone = done[item.field] != nil
                let told: [(String, Role)] =
                    [
                        (CounterMendingTexts.asked(item.papers, item.reason), .muted),
                        (CounterMendingTexts.before(file.application.words(of: item.field)), .body),
                    ] + (done[item.field].map { [(CounterMendingTexts.now($0), Role.success)] } ?? [])
                let lines = told.flatMap { text, role in
                    LineBreaking.wrap(text, width: width).map { [SheetPiece($0, role, at: Self.column)] }
                }
                let head = [
                    SheetPiece(isDone ? "[✓] " : "[ ] ", isDone ? .tick : .body),
                    SheetPiece(item.field.name, at: Self.column),
                ]
                return SheetEntry(id: item.field, lines: [head] + lines)
            }, height: max(0, size.height - Self.headRows))
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let editor {
            let item = items.first { $0.field == editor.field }
            return editor.draw(head(of: editor.field, item), on: &surface, in: body)
        }
        if let papers {
            return papers.draw(on: &surface, in: body)
        }
        let rest = Page.draw(
            [
                .heading(CounterMendingTexts.head(file.receipt, file.maskedName)),
                .text(mending.map { CounterMendingTexts.until($0.deadline) } ?? "", .muted), .gap,
            ], on: &surface, in: body)
        sheet.draw(on: &surface, in: rest, words: words, isActive: dialog == nil)
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private func head(of field: ApplicationField, _ item: CorrectionItem?) -> [PageBlock] {
        [
            .heading(field.name), .text(CounterMendingTexts.asked(item?.papers ?? [], item?.reason ?? ""), .muted),
            .text(CounterMendingTexts.before(file.application.words(of: field)), .muted), .gap,
        ]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterMendingTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { editor?.takesText ?? false }
    var takesChinese: Bool { editor?.takesChinese ?? false }
    var help: [HelpSection] { sections(CounterMendingTexts.help) }

    var hints: [KeyHint] {
        if let editor { return editor.hints }
        if let papers { return papers.hints }
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        return [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main),
            KeyHint(.function(5), CounterMendingTexts.handIn, weight: .main, whyNot: whyNot),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor), back,
        ]
    }
}
