import Cells
import Forms
import Housing
import Office
import Texts

/// What a clerk found out about one person and one condition.
struct FindingEditor: Equatable, Sendable {
    enum Field: Hashable, Sendable {
        case result, source, evidence, save
    }

    enum Outcome: Equatable {
        case handled, left
        case saved(HandFinding)
        case refused(String)
    }

    private let answer: FamilyFile.Answer
    private var form: Form<Field>
    private var leaving = LeaveQuestion()
    /// What stood there at first.
    private let firstSource: String

    /// - Parameter source: where the last one was found; the next is most likely to be from there too.
    init(_ answer: FamilyFile.Answer, source: String) {
        self.answer = answer
        firstSource = source
        form = Form([
            .choice(.result, CounterReviewTexts.result, FindingResult.allCases.map { ChoiceOption($0.rawValue) }),
            .text(
                .source, CounterReviewTexts.sourceField, TextField(source, limit: 60),
                help: CounterReviewTexts.sourceHelp),
            .text(
                .evidence, CounterReviewTexts.evidence, TextField(limit: 120), help: CounterReviewTexts.evidenceHelp),
            .button(.save, CounterReviewTexts.save),
        ])
    }

    var source: String { Normal.name(form.text(.source)) }

    mutating func press(_ input: Input) -> Outcome {
        if leaving.isOpen { return leaving.press(input) ? .left : .handled }
        if input == .key(.escape) {
            let hasWritten = source != firstSource || !form.text(.evidence).isEmpty
            return leaving.leave(hasWritten: hasWritten) ? .left : .handled
        }
        switch form.update(input) {
        case .changed(.result): form.focus(on: source.isEmpty ? .source : .save)
        case .activated: return save()
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private mutating func save() -> Outcome {
        let results = FindingResult.allCases
        let result = form.choice(.result).flatMap { results.indices.contains($0) ? results[$0] : nil }
        var problems: [FieldProblem<Field>] = []
        if result == nil { problems.append(FieldProblem(.result, CounterReviewTexts.resultMissing)) }
        if source.isEmpty { problems.append(FieldProblem(.source, CounterReviewTexts.sourceMissing)) }
        form.report(problems)
        guard problems.isEmpty, let result else { return .handled }
        return .saved(
            HandFinding(
                person: answer.person.key, rule: answer.rule, result: result, source: source,
                evidence: Normal.name(form.text(.evidence))))
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let person = "\(answer.person.role.name) \(answer.person.maskedName)"
        let blocks: [PageBlock] = [
            .heading(
                "\(answer.rule)  "
                    + CounterReviewTexts.findingTitle(CounterReviewTexts.condition(answer.rule), person)),
            .text(CounterReviewTexts.findingText, .muted), .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: .anju)
        leaving.draw(on: &surface, in: body)
    }

    var takesText: Bool { !leaving.isOpen && form.takesText }
    var takesChinese: Bool { !leaving.isOpen && form.takesChinese }
    var hints: [KeyHint] {
        let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}
