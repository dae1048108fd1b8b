import Cells
import Forms
import Housing
import Office
import Texts

/// 复核报告: a second person compares what was entered with the paper, item by item, and then confirms it or sends it back.
struct ReportConfirmPage: CounterScreen {
    let clerk: Clerk
    private(set) var opened: OpenCheck
    private let report: CheckReport
    /// The report that is compared here: no other one is confirmed.
    private let shown: TextID?
    private let lines: [ConfirmLine]
    private var ticked: Set<Int> = []
    private var sheet = Sheet<Int>()
    private var paper: PaperView
    /// In a wide window which side has the keys; in a narrow one which is shown.
    private var isAtPaper = false
    private var refusal: CheckWords
    private var isRefusing = false
    private var dialog: Dialog<Question>?
    /// Why nothing can be decided any more, for as long as it is so.
    private var moved: String?
    private var size = Size(width: 0, height: 0)

    private enum Question: Equatable, Sendable {
        case confirm, leave, back
    }

    private static let leastWideColumns = 106
    private static let headRows = 2

    /// - Parameters:
    ///   - report: as it was entered.
    ///   - picture: of its paper.
    init(_ opened: OpenCheck, _ report: CheckReport, picture: MaterialID, clerk: Clerk) {
        self.opened = opened
        self.report = report
        shown = opened.check.report?.stored
        self.clerk = clerk
        lines = ConfirmLine.all(of: report, opened.file)
        paper = PaperView(picture)
        refusal = CheckWords(
            CheckWords.Frame(
                heading: CounterCheckTexts.refuseHead(opened.check.number), text: CounterCheckTexts.refuseText,
                label: CounterCheckTexts.refuseLabel, help: CounterCheckTexts.refuseHelp,
                button: CounterCheckTexts.refuse, question: CounterCheckTexts.refuseTitle(opened.check.number),
                consequence: CounterCheckTexts.refuseConsequence))
    }

    private var check: EconomicCheck { opened.check }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        defer { layOut() }
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
            return paper.load()
        case .appeared: return paper.load()
        case .changed(CounterTopic.cases): return [.quietly(.check(.open(check.id)))]
        case .revealed:
            paper.forget()
            return [.quietly(.check(.open(check.id)))] + paper.load()
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .check(.opened(let now)): see(now)
        case .check(.done(let done)): return CheckDeeds.effects(done)
        case .failed(let trouble):
            paper.miss(trouble)
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.check(.open(check.id)))] : [])
        default: return paper.take(answer)
        }
        return []
    }

    private mutating func see(_ now: OpenCheck) {
        let isOther = now.check.report?.stored != shown || !now.file.allowed.contains(.confirmReport)
        opened = now
        moved = isOther ? CheckDeeds.moved(now, clerk) : nil
        guard moved != nil else { return }
        dialog = nil
        refusal.forgetQuestion()
        refusal.setWhyNot(moved)
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if isRefusing { return refuse(input) }
        guard case .key(let key) = input else { return [] }
        if dialog != nil {
            guard let answer = dialog?.press(key) else { return [] }
            dialog = nil
            switch answer {
            case .confirm: return shown.map { [.ask(.check(.confirm($0, check)))] } ?? []
            case .leave: return [.pop]
            case .back: return []
            }
        }
        switch key {
        case .escape: return leave()
        case .function(5): dialog = confirmation
        case .function(6): isRefusing = true
        case .tab, .backTab: isAtPaper.toggle()
        case .character("+"), .character("-"), .character("="), .character("*"): return paper.press(key)
        case .enter where !isAtPaper: tick()
        case .character(" ") where !isAtPaper: toggle()
        default:
            if isAtPaper { return paper.press(key) }
            _ = sheet.press(key)
        }
        return []
    }

    /// Ticks and words are of this page alone: whoever leaves it with some is asked.
    private mutating func leave() -> [CounterEffect] {
        guard !ticked.isEmpty || !refusal.words.isEmpty, moved == nil else { return [.pop] }
        dialog = Dialog(
            title: CounterCheckTexts.leaveTitle, text: CounterCheckTexts.leaveText,
            buttons: [DialogButton(.leave, CounterCheckTexts.leave), DialogButton(.back, CounterCheckTexts.stay)],
            focus: 1)
        return []
    }

    /// Ticks, and goes on to the next one. Pressed once more than needed it takes nothing back.
    private mutating func tick() {
        guard let index = sheet.focused else { return }
        ticked.insert(index)
        layOut()
        _ = sheet.press(.down)
    }

    private mutating func toggle() {
        guard let index = sheet.focused, ticked.remove(index) == nil else { return }
        tick()
    }

    private mutating func refuse(_ input: Input) -> [CounterEffect] {
        switch refusal.press(input) {
        case .left: isRefusing = false
        case .refused(let why): return [.say(.warning(why))]
        case .written(let words): return [.ask(.check(.refuse(words, check)))]
        case .handled: break
        }
        return []
    }

    private var confirmation: Dialog<Question> {
        Dialog(
            title: CounterCheckTexts.confirmTitle(check.number),
            text: CounterCheckTexts.confirmText(assessment, provisional: provisional),
            buttons: [
                DialogButton(.confirm, CounterCheckTexts.confirm), DialogButton(.back, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    /// The last day of objection, where it would go by a calendar that nobody knows yet.
    private var provisional: Day? {
        guard let assessment, !assessment.meets, opened.file.objectionPeriod.isProvisional else { return nil }
        return opened.file.objectionPeriod.day
    }

    private var assessment: Assessment? {
        ReportSums(file: opened.file, draft: PaperReportDraft(report)).assessment
    }

    // MARK: Layout

    private var isWide: Bool { size.width >= Self.leastWideColumns }

    private func places(in rect: Rect) -> (list: Rect, paper: Rect) {
        guard isWide else { return (rect, rect) }
        let panes = Panes.split(rect, share: 55)
        return (panes.left, panes.right ?? panes.left)
    }

    private mutating func layOut() {
        let places = places(in: Rect(size: size).splitTop(Self.headRows).rest)
        sheet.show(lines.enumerated().flatMap { entries($1, at: $0) }, height: places.list.height)
        paper.fit(places.paper.size)
    }

    private func entries(_ line: ConfirmLine, at index: Int) -> [SheetEntry<Int>] {
        let isTicked = ticked.contains(index)
        let mark = SheetPiece(isTicked ? "[✓]" : "[ ]", isTicked ? .tick : .body)
        let heading = line.heading.map { [SheetEntry<Int>.heading($0)] } ?? []
        return heading + [SheetEntry(id: index, lines: [[mark] + line.pieces])]
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if isRefusing { return refusal.draw(on: &surface, in: body, warning: moved) }
        let split = body.splitTop(Self.headRows)
        drawHead(on: &surface, in: split.top)
        let places = places(in: split.rest)
        if isWide { Panes.drawLine(on: &surface, leftOf: places.paper) }
        if isWide || isAtPaper { paper.draw(on: &surface, in: places.paper) }
        if isWide || !isAtPaper {
            sheet.draw(on: &surface, in: places.list, words: words, isActive: !isAtPaper)
        }
        if surface.cursor == nil { surface.cursor = places.paper.origin }
        dialog?.draw(on: &surface, in: body)
    }

    private func drawHead(on surface: inout Surface, in rect: Rect) {
        let text = moved ?? CounterCheckTexts.confirmHead(check.number, ticked.count, of: lines.count)
        let rows = LineBreaking.wrap(text, width: rect.width).prefix(rect.height)
        for (row, line) in rows.enumerated() {
            surface.put(line, at: rect.origin.moved(down: row), role: moved == nil ? .heading : .warning, within: rect)
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCheckTexts.confirmPageTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { isRefusing && refusal.takesText }
    var takesChinese: Bool { isRefusing && refusal.takesChinese }
    var help: [HelpSection] { sections(CounterCheckTexts.confirmHelp) }

    var hints: [KeyHint] {
        if isRefusing { return refusal.hints }
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        let open = lines.count - ticked.count
        let whyNot = moved ?? (open > 0 ? CounterCheckTexts.notAllTicked(open) : nil)
        var hints = [
            KeyHint(.function(5), CounterCheckTexts.confirm, weight: .main, whyNot: whyNot),
            KeyHint(.function(6), CounterCheckTexts.refuse, weight: .main, whyNot: moved),
        ]
        if !isAtPaper {
            hints.append(
                KeyHint([.enter, .character(" ")], CounterCheckTexts.tick, named: words.keyEnter, weight: .main))
        }
        let other = isAtPaper ? CounterCheckTexts.toEntered : CounterCheckTexts.toPaper
        hints.append(KeyHint([.tab, .backTab], isWide ? CounterCaseTexts.pane : other, weight: .main))
        return hints + paper.hints.filter { isAtPaper || !$0.keys.contains(.up) } + [back]
    }
}

/// Something to compare with the paper: a value of the head, an item, or that a person has none.
struct ConfirmLine: Equatable, Sendable {
    /// Before the first of a person.
    let heading: String?
    let pieces: [SheetPiece]

    static func all(of report: CheckReport, _ file: CheckFile) -> [ConfirmLine] {
        let head = [
            (CounterCheckTexts.number, report.number), (CounterCheckTexts.issuer, report.issuer),
            (CounterCheckTexts.checkDate, report.checkDate.words),
        ].map { label, value in
            ConfirmLine(heading: nil, pieces: [SheetPiece(label, .label, at: 4), SheetPiece(value, .value, at: 14)])
        }
        return head + report.people.flatMap { lines(of: $0, file) }
    }

    private static func lines(of person: CheckReport.PersonReport, _ file: CheckFile) -> [ConfirmLine] {
        let member = file.check.members.first { $0.person == person.person }
        let found = file.people[person.person]
        let name = [
            found?.name ?? "", CounterCheckTexts.relation(member?.relation), found?.document.maskedWords ?? "",
        ].joined(separator: "  ")
        return PaperReportDraft.Group.allCases.flatMap { group -> [ConfirmLine] in
            let heading = group == .income ? name : nil
            let label = SheetPiece(CounterCheckTexts.group(group == .income), .label, at: 4)
            guard !person[group].isEmpty else {
                let none = SheetPiece(CounterCheckTexts.noneOf(isIncome: group == .income), .muted, at: 10)
                return [ConfirmLine(heading: heading, pieces: [label, none])]
            }
            return person[group].enumerated().map { row, item in
                ConfirmLine(
                    heading: row == 0 ? heading : nil,
                    pieces: (row == 0 ? [label] : []) + ReportLines.pieces(of: item, group, file.policy, from: 10))
            }
        }
    }
}
