import Cells
import Forms
import Housing
import Office
import Texts

/// Income and property of each person as they are typed off a paper, with what they come to.
struct ReportItems: Equatable, Sendable {
    enum Outcome: Equatable {
        case handled, changed, left, done
        case refused(String)
    }

    enum Spot: Hashable, Sendable {
        case group(PersonID, PaperReportDraft.Group)
        case line(Int)
    }

    private let file: CheckFile
    private(set) var draft: PaperReportDraft
    private var sheet = Sheet<Spot>()
    private var editor: ReportItemEditor?
    /// The line that is to be taken away, once that was asked.
    private var dialog: Dialog<Int>?
    private var size = Size(width: 0, height: 0)

    /// The sums, and an empty row below them.
    private static let headRows = 4
    private static let none = -1

    init(_ file: CheckFile, _ draft: PaperReportDraft) {
        self.file = file
        self.draft = draft
        editor = draft.typing.map { ReportItemEditor($0, file.policy.kinds($0.group)) }
        layOut()
    }

    // MARK: What it is told

    mutating func fit(_ size: Size) {
        self.size = size
        layOut()
    }

    /// The head of the report is typed on another page.
    mutating func see(_ draft: PaperReportDraft) {
        self.draft = draft
        layOut()
    }

    mutating func focus(on person: PersonID, _ group: PaperReportDraft.Group) {
        editor = nil
        sheet.focus(on: .group(person, group))
    }

    // MARK: Keys

    mutating func press(_ input: Input) -> Outcome {
        defer { layOut() }
        if editor != nil { return edit(input) }
        guard case .key(let key) = input else { return .handled }
        if dialog != nil { return confirm(key) }
        switch key {
        case .escape: return .left
        case .function(5): return .done
        case .enter, .character(" "): return open()
        case .delete, .backspace: return askToDrop()
        default: _ = sheet.press(key)
        }
        return .handled
    }

    private mutating func open() -> Outcome {
        if let refused = refuseBesideUnfinished() { return refused }
        switch sheet.focused {
        case .group(let person, let group): begin(person, group)
        case .line(let index):
            let line = draft.lines[index]
            edit(
                PaperReportDraft.Typing(
                    person: line.person, group: line.group, line: index, kind: line.kind,
                    amount: line.amount.description, isCounted: line.isCounted))
        case nil: break
        }
        return .changed
    }

    /// One item at a time: what was begun and left is finished or emptied first.
    private mutating func refuseBesideUnfinished() -> Outcome? {
        guard let left = draft.typing, place(of: left) != sheet.focused else { return nil }
        layOut()
        sheet.focus(on: place(of: left))
        return .refused(CounterCheckTexts.unfinished)
    }

    private func place(of typing: PaperReportDraft.Typing) -> Spot {
        typing.line.map(Spot.line) ?? .group(typing.person, typing.group)
    }

    private mutating func begin(_ person: PersonID, _ group: PaperReportDraft.Group) {
        edit(PaperReportDraft.Typing(person: person, group: group, amount: "", isCounted: true))
    }

    private mutating func edit(_ typing: PaperReportDraft.Typing) {
        // What was begun of the same one and left goes on.
        editor = ReportItemEditor(draft.typing ?? typing, file.policy.kinds(typing.group))
        draft.typing = editor?.typing
    }

    private mutating func edit(_ input: Input) -> Outcome {
        guard let outcome = editor?.press(input) else { return .handled }
        switch outcome {
        case .handled:
            draft.typing = editor?.typing
            return .changed
        case .left:
            if editor?.isUntouched(in: draft) == true { draft.typing = nil }
            editor = nil
        case .refused(let why): return .refused(why)
        case .dropped: if let line = editor?.line { drop(line) }
        case .kept(let line, let goesOn): keep(line, goesOn: goesOn)
        }
        return .changed
    }

    private mutating func keep(_ line: PaperReportDraft.Line, goesOn: Bool) {
        let index = editor?.line
        draft.typing = nil
        editor = nil
        if let index, draft.lines.indices.contains(index) {
            draft.lines[index] = line
        } else {
            draft.lines.append(line)
        }
        layOut()
        sheet.focus(on: goesOn ? .group(line.person, line.group) : .line(index ?? draft.lines.count - 1))
        if goesOn { begin(line.person, line.group) }
    }

    private mutating func drop(_ index: Int) {
        draft.typing = nil
        editor = nil
        guard draft.lines.indices.contains(index) else { return }
        let line = draft.lines.remove(at: index)
        layOut()
        sheet.focus(on: .group(line.person, line.group))
    }

    private mutating func askToDrop() -> Outcome {
        guard case .line(let index) = sheet.focused else { return .refused(CounterCheckTexts.nothingToDrop) }
        if let refused = refuseBesideUnfinished() { return refused }
        let line = draft.lines[index]
        dialog = Dialog(
            title: CounterCheckTexts.dropTitle,
            text: CounterCheckTexts.dropText(file.policy.name(of: line.kind, line.group), line.amount),
            buttons: [DialogButton(index, CounterCheckTexts.drop), DialogButton(Self.none, CounterCaseTexts.cancel)])
        return .handled
    }

    private mutating func confirm(_ key: Key) -> Outcome {
        guard let index = dialog?.press(key) else { return .handled }
        dialog = nil
        guard index != Self.none else { return .handled }
        drop(index)
        return .changed
    }

    // MARK: Layout

    private mutating func layOut() {
        sheet.show(entries, height: max(0, size.height - Self.headRows))
    }

    private var entries: [SheetEntry<Spot>] {
        Array(file.check.members.map(entries).joined(separator: [.gap]))
    }

    private func entries(of member: EconomicCheck.Member) -> [SheetEntry<Spot>] {
        let person = file.people[member.person]
        let name = person?.name ?? ""
        let note = SheetPiece(
            [CounterCheckTexts.relation(member.relation), person?.document.maskedWords ?? ""].joined(separator: "  "),
            .muted, at: Width.of(name) + 2)
        return [.heading(name, note)]
            + PaperReportDraft.Group.allCases.flatMap { group in
                [heading(of: member.person, group)]
                    + draft.lines(of: member.person, group).map { index, line in
                        let item = CheckReport.Item(kind: line.kind, amount: line.amount, isCounted: line.isCounted)
                        let pieces = ReportLines.pieces(of: item, group, file.policy, from: 4)
                        return SheetEntry(id: .line(index), lines: [pieces])
                    }
            }
    }

    private func heading(of person: PersonID, _ group: PaperReportDraft.Group) -> SheetEntry<Spot> {
        let count = draft.lines(of: person, group).count
        let isBegun = draft.typing.map { $0.line == nil && $0.person == person && $0.group == group } ?? false
        let words =
            isBegun
            ? CounterCheckTexts.begun : count == 0 ? CounterCheckTexts.noItemsYet : CounterCheckTexts.items(count)
        return SheetEntry(
            id: .group(person, group),
            lines: [
                [
                    SheetPiece(CounterCheckTexts.group(group == .income), .label, at: 1),
                    SheetPiece(words, isBegun ? .warning : .muted, at: 8),
                ]
            ])
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in rect: Rect) {
        let sums = ReportSums(file: file, draft: draft)
        if let editor {
            // The form needs the rows: the sums stand in one.
            let name = file.people[editor.person]?.name ?? ""
            let heading = CounterCheckTexts.editing(
                name, isIncome: editor.group == .income, isNew: editor.line == nil)
            editor.draw(on: &surface, in: Page.draw([sums.line, .heading(heading)], on: &surface, in: rect))
        } else {
            let split = rect.splitTop(Self.headRows)
            Page.draw(sums.blocks, on: &surface, in: split.top)
            sheet.draw(on: &surface, in: split.rest, words: .anju, isActive: true)
        }
        dialog?.draw(on: &surface, in: rect)
    }

    var takesText: Bool { editor?.takesText ?? false }
    var takesChinese: Bool { editor?.takesChinese ?? false }

    var hints: [KeyHint] {
        let back = KeyHint(.escape, FormsWords.anju.back, weight: .main)
        if dialog != nil { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        guard editor == nil else { return ReportItemEditor.hints + [back] }
        let isLine: Bool = if case .line = sheet.focused { true } else { false }
        return [
            KeyHint(.function(5), CounterCheckTexts.toReview, weight: .main),
            KeyHint(.enter, isLine ? CounterCheckTexts.change : CounterCheckTexts.add, weight: .main),
            KeyHint(
                [.delete, .backspace], CounterCheckTexts.drop, whyNot: isLine ? nil : CounterCheckTexts.nothingToDrop),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor), back,
        ]
    }
}

/// What a report comes to as far as it is typed, against the limits in force on its check date.
struct ReportSums {
    let file: CheckFile
    let draft: PaperReportDraft

    /// Nil while the check date is not known, or has no limits.
    var assessment: Assessment? {
        guard let day = draft.checkDate, let limits = EconomicLimits.inForce(on: day, among: file.policy.limits) else {
            return nil
        }
        let report = draft.report(of: file.check.members, checked: day)
        return Assessment(
            people: max(1, file.check.members.count), income: report.countedIncome, property: report.countedProperty,
            under: limits)
    }

    /// One row.
    var line: PageBlock {
        guard let assessment else { return .text(CounterCheckTexts.sumsLater, .muted) }
        return .text(
            CounterCheckTexts.sums(assessment.incomePerHead, assessment.property, meets: assessment.meets),
            assessment.meets ? .success : .warning)
    }

    /// Three rows.
    var blocks: [PageBlock] {
        guard let assessment else { return [.text(CounterCheckTexts.sumsLater, .muted), .gap, .gap] }
        return [
            .facts([
                Fact(
                    CounterCheckTexts.income,
                    CounterCheckTexts.sum(assessment.incomePerHead, assessment.incomePerHeadLimit),
                    role: assessment.meetsIncome ? .value : .warning),
                Fact(
                    CounterCheckTexts.property, CounterCheckTexts.sum(assessment.property, assessment.propertyLimit),
                    role: assessment.meetsProperty ? .value : .warning),
            ]), .text(CounterCheckTexts.outcome(assessment.meets), assessment.meets ? .success : .warning),
        ]
    }
}
