import Cells
import Forms
import Housing
import Office
import Texts

/// An objection that somebody brings to the counter while the list is published.
struct ObjectionEntryPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case receipt, text, contact, enter
    }

    let clerk: Clerk
    private let opened: OpenBatch
    private var form: Form<Field>
    private var leaving = LeaveQuestion()

    init(_ opened: OpenBatch, receipt: String, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        form = Form(
            [
                .text(
                    .receipt, CounterBatchTexts.columnReceipt,
                    TextField(receipt, limit: 20, columns: 24, takesChinese: false),
                    help: CounterBatchTexts.receiptHelp),
                .area(.text, CounterBatchTexts.content, TextArea(limit: 1000, rows: 4)),
                .text(.contact, CounterBatchTexts.contact, TextField(limit: 100), help: CounterBatchTexts.contactHelp),
                .button(.enter, CounterBatchTexts.enterObjection),
            ], focus: receipt.isEmpty ? .receipt : .text)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.batch(.objected(let number))): return [.pop, .say(.success(BatchTexts.objected(number)))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key where leaving.isOpen, .paste where leaving.isOpen:
            return event.input.map { leaving.press($0) } == true ? [.pop] : []
        case .key(.escape):
            return leaving.leave(hasWritten: [Field.text, .contact].contains { !form.text($0).isEmpty }) ? [.pop] : []
        case .key, .paste:
            switch event.input.map({ form.update($0) }) {
            case .activated: return enter()
            case .refused(let why): return [.say(.warning(why))]
            default: return []
            }
        default: return []
        }
    }

    private mutating func enter() -> [CounterEffect] {
        let receipt = Normal.folded(form.text(.receipt))
        let (text, contact) = (Normal.name(form.text(.text)), Normal.name(form.text(.contact)))
        var problems: [FieldProblem<Field>] = []
        if receipt.isEmpty { problems.append(FieldProblem(.receipt, CounterBatchTexts.receiptMissing)) }
        if text.isEmpty { problems.append(FieldProblem(.text, CounterBatchTexts.contentMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        return [.ask(.batch(.object(receipt: receipt, opened.id, text: text, contact: contact)))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CounterBatchTexts.enterObjection), .text(CounterBatchTexts.enterObjectionText, .muted), .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.enterObjection, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !leaving.isOpen && form.takesText }
    var takesChinese: Bool { !leaving.isOpen && form.takesChinese }
    var help: [HelpSection] { sections(CounterBatchTexts.objectionsHelp) }
    var hints: [KeyHint] {
        let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
