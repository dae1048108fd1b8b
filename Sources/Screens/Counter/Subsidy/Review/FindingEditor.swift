import Cells
import Forms
import Housing
import Office
import Texts

/// What a clerk found out about one person and one condition.
struct FindingEditor: Equatable, Sendable {
    enum Field: Hashable, Sendable {
        case person, result, scope, recent, source, evidence, save
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

    private let rule: Rule
    /// Of whom it can be said; the first one alone unless there is a choice.
    private let people: [FamilyFile.Person]
    /// The family's others that nobody has found out yet.
    private let others: [FamilyFile.Answer]
    private let sources: [String]
    private let extraConditions: [SubsidyNotice.ExtraCondition]
    private var form: Form<Field>
    private var leaving = LeaveQuestion()
    /// As it was entered before; nil where nobody has.
    private let before: FamilyFile.Answer?
    /// What stood there at first.
    private let firstSource: String
    private var isSigned = false

    /// - Parameters:
    ///   - answers: all of the family.
    ///   - sources: where the last ones were found, the last first: the next is most likely to be from there too.
    ///   - extra: the notice's own conditions.
    init(
        _ answer: FamilyFile.Answer, of answers: [FamilyFile.Answer], sources: [String],
        _ extra: [SubsidyNotice.ExtraCondition]
    ) {
        let isUntrue = answer.rule == ConditionSet.honesty
        let others = answers.filter {
            !isUntrue && ($0.result == .missing || $0.result == .undecided)
                && ($0.rule != answer.rule || $0.person.key != answer.person.key)
        }
        self.init(answer.rule, [answer.person], others, sources, extra, result: nil, before: answer)
    }

    /// That something was declared falsely of one of the family (LH-61).
    ///
    /// - Parameter isSigned: it has signed, and no review looks at it any more.
    init(untrueOf people: [FamilyFile.Person], sources: [String], isSigned: Bool) {
        let heard = people.filter { $0.role != .other }
        self.init(ConditionSet.honesty, heard, [], sources, [], result: .failed)
        self.isSigned = isSigned
    }

    private init(
        _ rule: Rule, _ people: [FamilyFile.Person], _ others: [FamilyFile.Answer], _ sources: [String],
        _ extra: [SubsidyNotice.ExtraCondition], result: FindingResult?, before: FamilyFile.Answer? = nil
    ) {
        self.before = before?.result == .missing ? nil : before
        (self.rule, self.people, self.others, self.sources) = (rule, people, others, sources)
        extraConditions = extra
        let source = sources.first ?? ""
        firstSource = source
        let isUntrue = rule == ConditionSet.honesty
        let sameRule = others.count { $0.rule == rule }
        let samePerson = others.count { $0.person.key == people.first?.key }
        form = Form([
            FormItem(
                .person, CounterReviewTexts.untrueWho, isHidden: people.count < 2,
                .choice(ChoiceField(people.map { ChoiceOption("\($0.role.name) \($0.maskedName)") }, chosen: 0))),
            FormItem(
                .result, CounterReviewTexts.result, isHidden: result != nil,
                .choice(
                    ChoiceField(
                        FindingResult.allCases.map { ChoiceOption($0.rawValue) },
                        chosen: result.flatMap { FindingResult.allCases.firstIndex(of: $0) }))),
            FormItem(
                .scope, CounterReviewTexts.scope, isHidden: sameRule + samePerson == 0,
                .choice(
                    ChoiceField(
                        [
                            ChoiceOption(CounterReviewTexts.scopeOne),
                            ChoiceOption(CounterReviewTexts.scopeRule(sameRule)),
                            ChoiceOption(CounterReviewTexts.scopePerson(samePerson)),
                        ], chosen: 0))),
            FormItem(
                .recent, CounterReviewTexts.recentSources, isHidden: sources.count < 2,
                .choice(ChoiceField(sources.map { ChoiceOption($0) }, chosen: 0))),
            .text(
                .source, CounterReviewTexts.sourceField, TextField(source, limit: 60),
                help: CounterReviewTexts.sourceHelp),
            .text(
                .evidence, isUntrue ? Self.factLabel(result) : CounterReviewTexts.evidence, TextField(limit: 120),
                help: isUntrue ? Self.factHelp(result) : CounterReviewTexts.evidenceHelp),
            .button(.save, CounterReviewTexts.save),
        ])
    }

    private static func factLabel(_ result: FindingResult?) -> String {
        result == .failed ? CounterReviewTexts.untrueFact : CounterReviewTexts.trueFact
    }

    private static func factHelp(_ result: FindingResult?) -> String {
        result == .failed ? CounterReviewTexts.untrueFactHelp : CounterReviewTexts.trueFactHelp
    }

    var source: String { Normal.name(form.text(.source)) }

    mutating func press(_ input: Input) -> Outcome {
        if leaving.isOpen { return leaving.press(input) ? .left : .handled }
        if input == .key(.escape) {
            let hasWritten = source != firstSource || !form.text(.evidence).isEmpty
            return leaving.leave(hasWritten: hasWritten) ? .left : .handled
        }
        switch form.update(input) {
        case .changed(.person): form.focus(on: source.isEmpty ? .source : .evidence)
        case .changed(.result): form.focus(on: source.isEmpty ? .source : isUntrue ? .evidence : .save)
        case .changed(.recent):
            if let index = form.choice(.recent), sources.indices.contains(index) {
                form.setText(.source, sources[index])
            }
            form.focus(on: isUntrue ? .evidence : .save)
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
        let evidence = Normal.name(form.text(.evidence))
        if isUntrue {
            if result == .undecided { problems.append(FieldProblem(.result, CounterReviewTexts.notUndecided)) }
            if evidence.isEmpty { problems.append(FieldProblem(.evidence, missingFact(result))) }
        }
        form.report(problems)
        guard problems.isEmpty, let result, let person else { return .handled }
        return .saved(
            ([(person, rule)] + alike.map { ($0.person, $0.rule) }).map {
                HandFinding(person: $0.0.key, rule: $0.1, result: result, source: source, evidence: evidence)
            })
    }

    private var isUntrue: Bool { rule == ConditionSet.honesty }

    private var person: FamilyFile.Person? {
        let chosen = form.choice(.person) ?? 0
        return people.indices.contains(chosen) ? people[chosen] : nil
    }

    private func missingFact(_ result: FindingResult?) -> String {
        result == .passed ? CounterReviewTexts.trueFactMissing : CounterReviewTexts.untrueFactMissing
    }

    private var alike: [FamilyFile.Answer] {
        switch form.choice(.scope).map({ Scope.allCases[$0] }) {
        case .rule: others.filter { $0.rule == rule }
        case .person: others.filter { $0.person.key == person?.key }
        case .one, nil: []
        }
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let whom = people.count > 1 ? nil : people.first.map { "\($0.role.name) \($0.maskedName)" }
        let condition = isUntrue ? CounterReviewTexts.untrue : CounterReviewTexts.condition(rule, extraConditions)
        let title = whom.map { CounterReviewTexts.findingTitle(condition, $0) } ?? condition
        let untrue = isSigned ? CounterReviewTexts.untrueAfterSigning : CounterReviewTexts.untrueText
        let text = isUntrue ? untrue : CounterReviewTexts.findingText
        var blocks: [PageBlock] = [.heading(FamilyWords.numbered(title, rule)), .text(text, .muted)]
        if let before {
            let words = [before.result.rawValue, before.source, before.evidence, before.at?.words, before.by]
            blocks.append(.text(CounterReviewTexts.recorded(words.compactMap(\.self).filter { !$0.isEmpty }), .info))
        }
        form.draw(on: &surface, in: Page.draw(blocks + [.gap], on: &surface, in: body), words: .anju)
        leaving.draw(on: &surface, in: body)
    }

    var takesText: Bool { !leaving.isOpen && form.takesText }
    var takesChinese: Bool { !leaving.isOpen && form.takesChinese }
    var hints: [KeyHint] {
        let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}
