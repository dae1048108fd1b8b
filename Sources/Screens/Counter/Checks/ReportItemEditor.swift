import Cells
import Forms
import Housing
import Office
import Texts

/// One item of a report: its kind by a digit, the amount, whether it counts. Enter behind the amount keeps it and begins the
/// next one.
struct ReportItemEditor: Equatable, Sendable {
    enum Outcome: Equatable {
        case handled, left, dropped
        case refused(String)
        /// - Parameter goesOn: whether another one of the same person and group is to be typed.
        case kept(PaperReportDraft.Line, goesOn: Bool)
    }

    enum Field: Hashable, Sendable {
        case kind, amount, leftOut, again, keep, drop
    }

    let person: PersonID
    let group: PaperReportDraft.Group
    /// The line that is changed; nil for a new one.
    let line: Int?
    private let codes: [String]
    private var form: Form<Field>

    private static let amountColumns = 24

    /// - Parameters:
    ///   - typing: what was typed of it before.
    ///   - kinds: the office's list.
    init(_ typing: PaperReportDraft.Typing, _ kinds: [CheckPolicy.Kind]) {
        person = typing.person
        group = typing.group
        line = typing.line
        // A code that is not in the office's list stays what it is.
        let own = typing.kind.flatMap { code in kinds.contains { $0.code == code } ? nil : code }
        let codes = kinds.map(\.code) + [own].compactMap(\.self)
        self.codes = codes
        let names = kinds.map(\.name) + [own].compactMap(\.self)
        form = Form(
            [
                .choice(
                    .kind, CounterCheckTexts.kindLabel, names.map { ChoiceOption($0) },
                    chosen: typing.kind.flatMap { codes.firstIndex(of: $0) }),
                .text(
                    .amount, CounterCheckTexts.amountLabel,
                    TextField(typing.amount, limit: 24, columns: Self.amountColumns, takesChinese: false)),
                .tick(.leftOut, CounterCheckTexts.leftOut, isTicked: !typing.isCounted),
                .button(.again, CounterCheckTexts.keepAndNext), .button(.keep, CounterCheckTexts.keepAndBack),
            ], summarises: false)
        if typing.line != nil { form.items.append(.button(.drop, CounterCheckTexts.drop)) }
        if typing.kind != nil { form.focus(on: .amount) }
    }

    /// As it stands now, to be kept with the draft.
    var typing: PaperReportDraft.Typing {
        PaperReportDraft.Typing(
            person: person, group: group, line: line, kind: form.choice(.kind).map { codes[$0] },
            amount: form.text(.amount), isCounted: !form.isTicked(.leftOut))
    }

    /// Whether nothing was typed of a new one.
    private var isBlank: Bool { line == nil && form.choice(.kind) == nil && form.text(.amount).isEmpty }

    /// Whether there is nothing in it that the draft does not have.
    func isUntouched(in draft: PaperReportDraft) -> Bool {
        guard let line, draft.lines.indices.contains(line) else { return isBlank }
        let kept = draft.lines[line]
        return kept.kind == typing.kind && kept.isCounted == typing.isCounted
            && Money(yuan: typing.amount) == kept.amount
    }

    mutating func press(_ input: Input) -> Outcome {
        if input == .key(.escape) { return .left }
        if input == .key(.enter), form.focus == .amount { return keep(goesOn: line == nil) }
        switch form.update(input) {
        case .changed(.kind): form.focus(on: .amount)
        case .changed(.leftOut): form.focus(on: line == nil ? .again : .keep)
        case .activated(.again): return keep(goesOn: true)
        case .activated(.keep): return isBlank ? .left : keep(goesOn: false)
        case .activated(.drop): return .dropped
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private mutating func keep(goesOn: Bool) -> Outcome {
        let typed = form.text(.amount)
        let amount = Money(yuan: typed)
        var problems: [FieldProblem<Field>] = []
        let kind = form.choice(.kind).map { codes[$0] }
        if kind == nil { problems.append(FieldProblem(.kind, CounterCheckTexts.kindMissing)) }
        if Normal.folded(typed).isEmpty {
            problems.append(FieldProblem(.amount, CounterCheckTexts.amountMissing))
        } else if amount.map({ $0.fen > CheckReport.mostFen }) ?? true {
            problems.append(FieldProblem(.amount, CounterCheckTexts.amountWrong))
        }
        form.report(problems)
        guard problems.isEmpty, let kind, let amount else { return .handled }
        return .kept(
            PaperReportDraft.Line(
                person: person, group: group, kind: kind, amount: amount, isCounted: !form.isTicked(.leftOut)),
            goesOn: goesOn)
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        form.draw(on: &surface, in: rect, words: .anju)
    }

    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
    static var hints: [KeyHint] { ItemEditor.hints }
}
