import Cells
import Forms
import Housing
import Texts

/// A numbered reason and words, and a question before it is done: 退回重签 and 作废. What was written stays when one goes back
/// to look at the contract once more.
struct ReasonPage: Equatable, Sendable {
    enum Kind: Sendable {
        case sendBack, void
    }

    enum Outcome: Equatable {
        case handled, left
        case refused(String)
        case sendBack(ContractReturnReason, note: String?)
        case void(VoidReason, note: String?)
    }

    enum Field: Hashable, Sendable {
        case reason, note, go
    }

    let kind: Kind
    private let number: ReceiptNumber
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?

    init(_ kind: Kind, _ signing: Signing) {
        self.kind = kind
        number = signing.number
        let reasons =
            kind == .sendBack ? ContractReturnReason.allCases.map(\.name) : VoidReason.allCases.map(\.name)
        form = Form([
            .choice(.reason, CounterCaseTexts.reason, reasons.map { ChoiceOption($0) }),
            .text(.note, CounterContractTexts.note, TextField(limit: 200), help: CounterCaseTexts.noteHelp),
            .button(.go, kind == .sendBack ? CounterContractTexts.sendBack : CounterContractTexts.void),
        ])
    }

    /// What was being confirmed was about what is no longer so.
    mutating func forgetQuestion() { dialog = nil }

    mutating func press(_ input: Input) -> Outcome {
        guard dialog == nil else {
            guard case .key(let key) = input else { return .handled }
            return confirm(key)
        }
        if input == .key(.escape) { return .left }
        switch form.update(input) {
        case .changed(.reason):
            form.setHelp(.note, needsNote ? CounterCaseTexts.noteNeeded : CounterCaseTexts.noteHelp)
            form.focus(on: .note)
        case .activated: ask()
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private var sending: ContractReturnReason? {
        form.choice(.reason).flatMap { ContractReturnReason.allCases.indices.contains($0) ? .allCases[$0] : nil }
    }
    private var voiding: VoidReason? {
        form.choice(.reason).flatMap { VoidReason.allCases.indices.contains($0) ? .allCases[$0] : nil }
    }
    private var needsNote: Bool { kind == .sendBack ? sending?.needsNote ?? false : voiding?.needsNote ?? false }
    private var note: String? {
        let words = Normal.name(form.text(.note))
        return words.isEmpty ? nil : words
    }

    private mutating func ask() {
        var problems: [FieldProblem<Field>] = []
        if form.choice(.reason) == nil { problems.append(FieldProblem(.reason, CounterCaseTexts.reasonMissing)) }
        if needsNote, note == nil { problems.append(FieldProblem(.note, CounterCaseTexts.noteMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return }
        let reason = (kind == .sendBack ? sending?.name : voiding?.name) ?? ""
        dialog = Dialog(
            title: kind == .sendBack
                ? CounterContractTexts.sendBackTitle(number) : CounterContractTexts.voidTitle(number),
            text: kind == .sendBack
                ? CounterContractTexts.sendBackConfirm(reason)
                : CounterContractTexts.voidConfirm(reason, staysApproved: voiding == .issuedByMistake),
            buttons: [
                DialogButton(
                    true, kind == .sendBack ? CounterContractTexts.sendBack : CounterContractTexts.void),
                DialogButton(false, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func confirm(_ key: Key) -> Outcome {
        guard let answer = dialog?.press(key) else { return .handled }
        dialog = nil
        guard answer else { return .handled }
        switch kind {
        case .sendBack: return sending.map { .sendBack($0, note: note) } ?? .handled
        case .void: return voiding.map { .void($0, note: note) } ?? .handled
        }
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let blocks: [PageBlock] = [
            .heading(
                kind == .sendBack
                    ? CounterContractTexts.sendBackHead(number) : CounterContractTexts.voidHead(number)),
            .text(kind == .sendBack ? CounterContractTexts.sendBackText : CounterContractTexts.voidText, .muted),
            .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: .anju)
        dialog?.draw(on: &surface, in: body)
    }

    var title: String { kind == .sendBack ? CounterContractTexts.sendBack : CounterContractTexts.void }
    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }

    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}
