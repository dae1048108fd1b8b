import Cells
import Forms
import Housing
import Office
import Texts

/// 见证签署知情同意书: whose it is. It comes back empty after each, for the next family.
struct ConsentEntryPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case who, find
    }

    let clerk: Clerk
    private let batch: BatchID
    private var form: Form<Field>
    /// Where several were found.
    private var list: ListView<FoundFamily>?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenBatch, clerk: Clerk) {
        batch = opened.id
        self.clerk = clerk
        form = ConsentEntryPage.form(clerk)
    }

    private static func form(_ clerk: Clerk) -> Form<Field> {
        let finds = clerk.may(.findPerson)
        return Form(
            [
                .text(
                    .who, CounterWitnessTexts.who, TextField(limit: 40, columns: 32, takesChinese: finds),
                    help: finds ? CounterWitnessTexts.whoHelp : CounterWitnessTexts.whoHelpWithoutNames),
                .button(.find, CounterWitnessTexts.find),
            ], summarises: false)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        // The next family.
        case .revealed: clear()
        case .answer(.families(.found(let text, let families))): return take(text, families)
        case .answer(.families(.consentToWitness(let file))): return [.show(ConsentWitnessPage(file, clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func clear() {
        form = ConsentEntryPage.form(clerk)
        list = nil
    }

    private mutating func take(_ text: String, _ families: [FoundFamily]) -> [CounterEffect] {
        guard let first = families.first else {
            form.report([FieldProblem(.who, CounterReviewTexts.notFound(text))])
            return []
        }
        guard families.count > 1 else { return [.ask(.families(.consentToWitness(batch, receipt: first.receipt)))] }
        var list = ListView<FoundFamily>()
        list.supply(families, from: 0, total: families.count)
        self.list = list
        fit()
        return []
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if list != nil { return choose(input) }
        if input == .key(.escape) { return [.pop] }
        // A line alone on its page: Enter is done with it.
        let isDone = input == .key(.enter) && form.focus == .who
        guard case .activated = isDone ? .activated(.find) : form.update(input) else { return [] }
        let text = Normal.name(form.text(.who))
        guard !text.isEmpty else {
            form.report([FieldProblem(.who, CounterWitnessTexts.whoMissing)])
            return []
        }
        guard text.count >= 2 || text.allSatisfy(\.isNumber) else {
            form.report([FieldProblem(.who, CounterReviewTexts.tooShort)])
            return []
        }
        form.clearProblems()
        return [.ask(.families(.search(batch, text)))]
    }

    private mutating func choose(_ input: Input) -> [CounterEffect] {
        if input == .key(.escape) {
            list = nil
            return []
        }
        guard case .opened = list?.update(input), let found = list?.selectedRow else { return [] }
        return [.ask(.families(.consentToWitness(batch, receipt: found.receipt)))]
    }

    // MARK: Drawing

    private static let headRows = 2

    private mutating func fit() {
        list?.fit(Size(width: size.width, height: max(0, size.height - ConsentEntryPage.headRows)))
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard let list else {
            let blocks: [PageBlock] = [
                .heading(CounterWitnessTexts.title), .text(CounterWitnessTexts.findText, .muted), .gap,
            ]
            return form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        }
        let blocks: [PageBlock] = [.text(CounterWitnessTexts.several(list.total ?? 0), .info), .gap]
        let rest = Page.draw(blocks, on: &surface, in: body)
        list.draw(on: &surface, in: rest, columns: FoundFamily.columns, words: words, cells: \.cells)
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterWitnessTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list?.takesText ?? form.takesText }
    var takesChinese: Bool { list?.takesChinese ?? form.takesChinese }
    var help: [HelpSection] { sections(CounterWitnessTexts.help) }
    var hints: [KeyHint] {
        let enter = list == nil ? CounterWitnessTexts.find : CounterTexts.open
        return [KeyHint(.enter, enter, weight: .main), KeyHint(.escape, words.back, weight: .main)]
    }
}
