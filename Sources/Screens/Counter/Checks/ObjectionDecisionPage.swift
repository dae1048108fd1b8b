import Cells
import Forms
import Housing
import Office
import Texts

/// 处理异议: the applicant's words and the report that they are about, beside what is decided and said to him.
struct ObjectionDecisionPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case outcome, words, go
    }

    private enum Question: Equatable, Sendable {
        case decide, leave, stay
    }

    let clerk: Clerk
    private(set) var opened: OpenCheck
    private let reports: [TextID: CheckReport]?
    private var form: Form<Field>
    private var sheet = Sheet<CheckSpot>()
    /// In a narrow window the report is shown in the place of the form.
    private var isAtReport = false
    private var dialog: Dialog<Question>?
    /// Why nothing can be decided any more, for as long as it is so.
    private var moved: String?
    private var size = Size(width: 0, height: 0)

    private static let leastWideColumns = 106

    /// - Parameter reports: nil where they are not there yet.
    init(_ opened: OpenCheck, reports: [TextID: CheckReport]?, clerk: Clerk) {
        self.opened = opened
        self.reports = reports
        self.clerk = clerk
        form = Form([
            .choice(
                .outcome, CounterCheckTexts.outcomeLabel,
                [ChoiceOption(CounterCheckTexts.uphold), ChoiceOption(CounterCheckTexts.dismiss)]),
            .area(
                .words, CounterCheckTexts.decisionWords, TextArea(limit: 400, rows: 4),
                help: CounterCheckTexts.decisionHelp),
            .button(.go, CounterCheckTexts.decide),
        ])
    }

    private var check: EconomicCheck { opened.check }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        defer { layOut() }
        switch event {
        case .sized(let size): self.size = size
        case .changed(CounterTopic.cases), .revealed: return [.quietly(.check(.open(check.id)))]
        case .answer(.check(.opened(let now))): see(now)
        case .answer(.check(.done(let done))): return CheckDeeds.effects(done)
        case .answer(.failed(let trouble)):
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.check(.open(check.id)))] : [])
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func see(_ now: OpenCheck) {
        moved = now.file.allowed.contains(.decideObjection) ? nil : CheckDeeds.moved(now, clerk)
        opened = now
        form.setWhyNot(.go, moved)
        if moved != nil { dialog = nil }
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
            dialog = nil
            return take(answer)
        }
        switch input {
        case .key(.escape): return leave()
        case .key(.function(3)): isAtReport.toggle()
        case .key(.pageUp), .key(.pageDown): if case .key(let key) = input { _ = sheet.press(key) }
        default:
            if isAtReport, !isWide, case .key(let key) = input {
                _ = sheet.press(key)
            } else {
                return type(input)
            }
        }
        return []
    }

    private mutating func type(_ input: Input) -> [CounterEffect] {
        switch form.update(input) {
        case .changed(.outcome): form.focus(on: .words)
        case .activated: ask()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func leave() -> [CounterEffect] {
        if isAtReport, !isWide {
            isAtReport = false
            return []
        }
        guard !written.isEmpty, moved == nil else { return [.pop] }
        dialog = Dialog(
            title: CounterCheckTexts.leaveTitle, text: CounterCheckTexts.leaveText,
            buttons: [DialogButton(.leave, CounterCheckTexts.leave), DialogButton(.stay, CounterCheckTexts.stay)],
            focus: 1)
        return []
    }

    private mutating func take(_ answer: Question) -> [CounterEffect] {
        switch answer {
        case .leave: [.pop]
        case .stay: []
        case .decide: [.ask(.check(.decide(isUpheld: isUpheld, written, check)))]
        }
    }

    private var written: String { Normal.name(form.text(.words)) }
    private var isUpheld: Bool { form.choice(.outcome) == 0 }

    private mutating func ask() {
        var problems: [FieldProblem<Field>] = []
        if form.choice(.outcome) == nil { problems.append(FieldProblem(.outcome, CounterCheckTexts.outcomeMissing)) }
        if written.isEmpty { problems.append(FieldProblem(.words, CounterCheckTexts.wordsMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return }
        dialog = Dialog(
            title: CounterCheckTexts.decideTitle(check.number, isUpheld: isUpheld),
            text: CounterCheckTexts.decideText(isUpheld: isUpheld),
            buttons: [
                DialogButton(.decide, CounterCheckTexts.decide), DialogButton(.stay, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    // MARK: Layout

    private var isWide: Bool { size.width >= Self.leastWideColumns }

    private func places(in rect: Rect) -> (report: Rect, form: Rect) {
        guard isWide else { return (rect, rect) }
        let panes = Panes.split(rect, share: 50)
        return (panes.left, panes.right ?? panes.left)
    }

    private mutating func layOut() {
        let place = places(in: Rect(size: size)).report
        let sheets = CheckSheets(
            opened: opened, reports: reports, maySeeFigures: clerk.maySeeMaterial,
            width: Sheet<CheckSpot>.room(in: place.width))
        sheet.show(sheets.findings, height: place.height)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let places = places(in: body)
        if isWide { Panes.drawLine(on: &surface, leftOf: places.form) }
        if isWide || !isAtReport {
            form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: places.form), words: words)
        }
        if isWide || isAtReport {
            let cursor = surface.cursor
            sheet.draw(on: &surface, in: places.report, words: words, isActive: isAtReport && !isWide)
            if isWide { surface.cursor = cursor }
        }
        dialog?.draw(on: &surface, in: body)
    }

    private var blocks: [PageBlock] {
        var blocks: [PageBlock] = [.heading(CounterCheckTexts.decideHead(check.number))]
        guard let objection = check.openObjection ?? check.objections.last else { return blocks }
        let until = check.report?.confirmation?.objectionUntil
        blocks += [
            .text(CounterCheckTexts.said(opened.file.notes[objection.text] ?? "")),
            .text(
                CounterCheckTexts.objected(
                    objection.at, report: objection.report, isInTime: until.map { objection.at.day <= $0 } ?? true),
                .muted),
        ]
        return blocks + (moved.map { [.text($0, .warning)] } ?? []) + [.gap]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCheckTexts.objectionTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { dialog == nil && !(isAtReport && !isWide) && form.takesText }
    var takesChinese: Bool { dialog == nil && !(isAtReport && !isWide) && form.takesChinese }
    var help: [HelpSection] { sections(CounterCheckTexts.objectionHelp) }

    var hints: [KeyHint] {
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        var hints: [KeyHint] = isAtReport && !isWide ? [] : ItemEditor.hints
        if !isWide {
            let label = isAtReport ? CounterCheckTexts.toDecision : CounterCheckTexts.toReport
            hints.append(KeyHint(.function(3), label, weight: .main))
        }
        hints.append(KeyHint([.pageDown, .pageUp], HomeTexts.page, named: "PgDn", weight: .minor))
        return hints + [back]
    }
}
