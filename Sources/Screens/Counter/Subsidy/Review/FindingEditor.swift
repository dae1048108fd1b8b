import Cells
import Forms
import Housing
import Office
import Texts

/// What a clerk found out about one person and one condition.
struct FindingEditor: Equatable, Sendable {
    enum Field: Hashable, Sendable {
        case result, scope, recent, source, evidence, save
    }

    /// For which of the family's open findings the same is said.
    private enum Scope: CaseIterable {
        case one, rule, person
    }

    enum Outcome: Equatable {
        case handled, left
        case saved([HandFinding])
        case refused(String)
    }

    private let answer: FamilyFile.Answer
    /// The family's others that nobody has found out yet.
    private let others: [FamilyFile.Answer]
    private let sources: [String]
    private var form: Form<Field>
    private var leaving = LeaveQuestion()
    /// What stood there at first.
    private let firstSource: String

    /// - Parameters:
    ///   - answers: all of the family.
    ///   - sources: where the last ones were found, the last first: the next is most likely to be from there too.
    init(_ answer: FamilyFile.Answer, of answers: [FamilyFile.Answer], sources: [String]) {
        self.answer = answer
        self.sources = sources
        others = answers.filter {
            ($0.result == .missing || $0.result == .undecided)
                && ($0.rule != answer.rule || $0.person.key != answer.person.key)
        }
        let source = sources.first ?? ""
        firstSource = source
        let (rule, person) = (
            others.count { $0.rule == answer.rule }, others.count { $0.person.key == answer.person.key }
        )
        form = Form([
            .choice(.result, CounterReviewTexts.result, FindingResult.allCases.map { ChoiceOption($0.rawValue) }),
            FormItem(
                .scope, CounterReviewTexts.scope, isHidden: rule + person == 0,
                .choice(
                    ChoiceField(
                        [
                            ChoiceOption(CounterReviewTexts.scopeOne),
                            ChoiceOption(CounterReviewTexts.scopeRule(rule)),
                            ChoiceOption(CounterReviewTexts.scopePerson(person)),
                        ], chosen: 0))),
            FormItem(
                .recent, CounterReviewTexts.recentSources, isHidden: sources.count < 2,
                .choice(ChoiceField(sources.map { ChoiceOption($0) }, chosen: 0))),
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
        case .changed(.recent):
            if let index = form.choice(.recent), sources.indices.contains(index) {
                form.setText(.source, sources[index])
            }
            form.focus(on: .save)
        case .changed(.scope): form.focus(on: source.isEmpty ? .source : .save)
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
        let evidence = Normal.name(form.text(.evidence))
        return .saved(
            ([answer] + alike).map {
                HandFinding(person: $0.person.key, rule: $0.rule, result: result, source: source, evidence: evidence)
            })
    }

    private var alike: [FamilyFile.Answer] {
        switch form.choice(.scope).map({ Scope.allCases[$0] }) {
        case .rule: others.filter { $0.rule == answer.rule }
        case .person: others.filter { $0.person.key == answer.person.key }
        case .one, nil: []
        }
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let person = "\(answer.person.role.name) \(answer.person.maskedName)"
        let blocks: [PageBlock] = [
            .heading(
                FamilyWords.numbered(
                    CounterReviewTexts.findingTitle(CounterReviewTexts.condition(answer.rule), person), answer.rule)),
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
