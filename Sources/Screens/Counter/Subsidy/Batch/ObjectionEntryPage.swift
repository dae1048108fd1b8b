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

    /// A family by the name that people read, as its number alone names nobody.
    private struct Against: Equatable, Sendable {
        let receipt: String
        let maskedName: String
        let position: Int
    }

    let clerk: Clerk
    private let opened: OpenBatch
    private var form: Form<Field>
    /// As far as that is known.
    private var family: Against?
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()

    /// - Parameter line: the family in focus, where it is published.
    init(_ opened: OpenBatch, against line: FamilyLine? = nil, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        family = line.map { Against(receipt: $0.receipt, maskedName: $0.maskedName, position: $0.position) }
        let receipt = line?.receipt ?? ""
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
        case .answer(.families(.found(_, let found))): return ask(found)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return answer(key)
        case .paste where dialog != nil: return []
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

    private var receipt: String { Normal.folded(form.text(.receipt)) }
    private var text: String { Normal.name(form.text(.text)) }

    private mutating func enter() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        if receipt.isEmpty { problems.append(FieldProblem(.receipt, CounterBatchTexts.receiptMissing)) }
        if text.isEmpty { problems.append(FieldProblem(.text, CounterBatchTexts.contentMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        return [.ask(.families(.search(opened.id, receipt)))]
    }

    /// Asked once more, with the name: it cannot be taken back.
    private mutating func ask(_ found: [FoundFamily]) -> [CounterEffect] {
        guard let family = found.first(where: { $0.receipt == receipt }) else {
            form.report([FieldProblem(.receipt, CounterBatchTexts.receiptUnknown)])
            return []
        }
        self.family = Against(receipt: family.receipt, maskedName: family.maskedName, position: family.position)
        dialog = Dialog(
            title: CounterBatchTexts.objectTitle(family.maskedName),
            text: CounterBatchTexts.objectText(family.receipt, family.position),
            buttons: [
                DialogButton(true, CounterBatchTexts.enterObjection), DialogButton(false, CallDeskTexts.cancel),
            ], focus: 1)
        return []
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        guard isSure else { return [] }
        let contact = Normal.name(form.text(.contact))
        return [.ask(.batch(.object(receipt: receipt, opened.id, text: text, contact: contact)))]
    }

    private var isAsking: Bool { dialog != nil || leaving.isOpen }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [
            .heading(CounterBatchTexts.enterObjection), .text(CounterBatchTexts.enterObjectionText, .muted),
        ]
        if let family, family.receipt == receipt {
            let words = CounterBatchTexts.objected(family.receipt, family.maskedName, family.position)
            blocks.append(.text(words, .info))
        }
        form.draw(on: &surface, in: Page.draw(blocks + [.gap], on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.enterObjection, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !isAsking && form.takesText }
    var takesChinese: Bool { !isAsking && form.takesChinese }
    var help: [HelpSection] { sections(CounterBatchTexts.objectionsHelp) }
    var hints: [KeyHint] {
        let keys = isAsking ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
