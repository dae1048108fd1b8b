import Cells
import Forms
import Housing
import Office
import Texts

/// The parts of a check, in the order of their keys.
enum CheckSection: Int, CaseIterable, Sendable {
    case findings, facts, timeline

    var name: String { CounterCheckTexts.sections[rawValue] }
}

/// 经济状况核对 at the counter: what was found beside who is checked and what happened, two panes where there is room.
struct CheckReviewPage: CounterScreen {
    let clerk: Clerk
    private(set) var opened: OpenCheck
    private var reports: [TextID: CheckReport]?
    /// The reports whose figures were asked for: each look leaves an entry, and none is asked for twice.
    private var asked: [TextID] = []
    private var section = CheckSection.findings
    private var left = Sheet<CheckSpot>()
    private var right = Sheet<CheckSpot>()
    private var isRight = false
    private var size = Size(width: 0, height: 0)
    /// It is read again because somebody changed something.
    private var isReading = false

    private static let leastWideColumns = 106
    private static let headRows = 2

    init(_ opened: OpenCheck, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        // What has been found comes first where there is something; before that, who is asked about.
        section = opened.check.reports.isEmpty && opened.check.objections.isEmpty ? .facts : .findings
        isRight = section == .facts
    }

    private var check: EconomicCheck { opened.check }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        defer { layOut() }
        switch event {
        case .sized(let size): self.size = size
        case .appeared: return look()
        case .changed(CounterTopic.cases):
            isReading = true
            return [.quietly(.check(.open(check.id)))]
        case .revealed: return [.quietly(.check(.open(check.id)))]
        case .answer(let answer): return take(answer)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    /// Asks for what the reports say, where there are some that were not asked for.
    private mutating func look() -> [CounterEffect] {
        let stored = check.reports.map(\.stored)
        guard clerk.maySeeMaterial, !stored.isEmpty, stored != asked else { return [] }
        asked = stored
        return [.quietly(.check(.reports(check)))]
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .check(.opened(let now)):
            let isChanged = opened.check.version != now.check.version
            let isFound =
                opened.check.reports.count != now.check.reports.count
                || opened.check.objections.count != now.check.objections.count
            opened = now
            if isFound { go(to: .findings) }
            defer { isReading = false }
            guard isReading, isChanged, !now.wasLastDone(by: clerk) else { return look() }
            return look() + [.say(.info(CounterCheckTexts.changedNow(now.lastDoer)))]
        case .check(.reports(let reports)): self.reports = reports
        case .failed(let trouble):
            // What did not come is asked for again.
            if !asked.allSatisfy({ reports?[$0] != nil }) { asked = [] }
            return tell(trouble)
        default: break
        }
        return []
    }

    // MARK: Keys

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape: return [.pop]
        case .function(5): return advance()
        case .enter:
            guard case .paper(let picture) = spot else { return [] }
            return [.show(CheckPaperPage(picture, of: check.number, clerk: clerk))]
        case .tab, .backTab:
            if isWide { isRight.toggle() } else { turn(key == .tab ? 1 : -1) }
        case .left: turn(-1)
        case .right: turn(1)
        case .character(let character):
            guard let digit = character.wholeNumberValue, let section = CheckSection(rawValue: digit - 1) else { break }
            go(to: section)
        default: _ = isWide && isRight ? right.press(key) : left.press(key)
        }
        return []
    }

    /// The page of what comes next.
    private mutating func advance() -> [CounterEffect] {
        guard awaited == nil else { return look() + [.say(.info(words.loading))] }
        switch opened.next {
        case .authoriseOnPaper: return [.show(PaperAuthorisationPage(opened, clerk: clerk))]
        case .enterReport:
            // What was refused is put right, not typed anew.
            let refused = check.reports.last.flatMap { $0.refusal == nil ? nil : reports?[$0.stored] }
            return [.show(ReportEntryPage(opened, former: refused, clerk: clerk))]
        case .confirmReport:
            guard let filed = check.report, let paper = filed.paper, let report = reports?[filed.stored] else {
                return []
            }
            return [.show(ReportConfirmPage(opened, report, picture: paper, clerk: clerk))]
        case .decideObjection: return [.show(ObjectionDecisionPage(opened, reports: reports, clerk: clerk))]
        default: return []
        }
    }

    /// Nil where nothing is to be done at the counter.
    private var nextHint: KeyHint? {
        guard let act = opened.next else { return nil }
        var whyNot = CheckDeeds.whyNot(act, opened, clerk)
        if act == .authoriseOnPaper, whyNot == nil, opened.file.unauthorised.isEmpty {
            whyNot = CounterCheckTexts.requestNext
        }
        if whyNot == nil, awaited != nil {
            whyNot = !clerk.maySeeMaterial ? CounterCheckTexts.noFigures : asked.isEmpty ? nil : words.loading
        }
        return KeyHint(.function(5), act.name, weight: .main, whyNot: whyNot)
    }

    /// The report that what comes next is about, where it is not in yet. What was refused is put right without its figures by
    /// who may not see them.
    private var awaited: TextID? {
        let stored: TextID? =
            switch opened.next {
            case .enterReport where clerk.maySeeMaterial:
                check.reports.last.flatMap { $0.refusal == nil ? nil : $0.stored }
            case .confirmReport, .decideObjection: check.report?.stored
            default: nil
            }
        return stored.flatMap { reports?[$0] == nil ? $0 : nil }
    }

    private var spot: CheckSpot? { isWide && isRight ? right.focused : left.focused }

    private mutating func turn(_ by: Int) {
        if isWide { isRight = by > 0 } else { go(to: CheckSection(rawValue: section.rawValue + by) ?? section) }
    }

    private mutating func go(to section: CheckSection) {
        self.section = section
        isRight = section != .findings
        layOut()
        guard isWide else { return left.focusFirst() }
        guard isRight else { return left.focusFirst() }
        let isWanted: (CheckSpot) -> Bool = { spot in
            if case .event = spot { section == .timeline } else { section == .facts }
        }
        if let first = right.entries.compactMap(\.id).first(where: isWanted) { right.focus(on: first) }
    }

    // MARK: Layout

    private var isWide: Bool { size.width >= Self.leastWideColumns }
    /// In a narrow window the tabs and an empty row stand below the head.
    private var topRows: Int { isWide ? Self.headRows : Self.headRows + 1 }

    private func panes(in rect: Rect) -> (left: Rect, right: Rect?) {
        isWide ? Panes.split(rect, share: 50) : (rect, nil)
    }

    private func sheets(width: Int) -> CheckSheets {
        CheckSheets(
            opened: opened, reports: reports, maySeeFigures: clerk.maySeeMaterial,
            width: Sheet<CheckSpot>.room(in: width))
    }

    private mutating func layOut() {
        let body = Rect(size: size).splitTop(topRows).rest
        let panes = panes(in: body)
        if let side = panes.right {
            left.show(sheets(width: panes.left.width).findings, height: body.height)
            let sheets = sheets(width: side.width)
            right.show(sheets.facts + [.gap] + sheets.timeline, height: body.height)
            return
        }
        let sheets = sheets(width: body.width)
        switch section {
        case .findings: left.show(sheets.findings, height: body.height)
        case .facts: left.show(sheets.facts, height: body.height)
        case .timeline: left.show(sheets.timeline, height: body.height)
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(topRows)
        CheckHead(opened: opened).draw(on: &surface, in: split.top)
        let panes = panes(in: split.rest)
        if let side = panes.right {
            Panes.drawLine(on: &surface, leftOf: side)
            right.draw(on: &surface, in: side, words: words, isActive: isRight)
        } else {
            drawTabs(on: &surface, in: Rect(x: body.x, y: body.y + 1, width: body.width, height: 1))
        }
        left.draw(on: &surface, in: panes.left, words: words, isActive: !isWide || !isRight)
        if surface.cursor == nil { surface.cursor = split.rest.origin }
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        for section in CheckSection.allCases {
            let role: Role = section == self.section ? .selected : .muted
            let text = " \(section.rawValue + 1) \(section.name) "
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect)
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCheckTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterCheckTexts.help) }

    var hints: [KeyHint] {
        var hints = [nextHint].compactMap(\.self)
        if case .paper = spot {
            hints.append(
                KeyHint(
                    .enter, CounterCheckTexts.openPaperShort, weight: .main,
                    whyNot: clerk.maySeeMaterial ? nil : CounterCheckTexts.noFigures))
        }
        if isWide { hints.append(KeyHint([.tab, .backTab], CounterCaseTexts.pane, weight: .minor)) }
        let digits = (1...CheckSection.allCases.count).map { Key.character(Character(String($0))) }
        return hints + [
            KeyHint(digits, CounterCaseTexts.section, named: "1-3", weight: .minor),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

/// The line on top of a check: number, state, whose it is, and what presses.
struct CheckHead {
    let opened: OpenCheck

    func draw(on surface: inout Surface, in rect: Rect) {
        let check = opened.check
        var x = rect.x
        func put(_ text: String, _ role: Role) {
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 2
        }
        put(check.number.description, .heading)
        put(check.state.name, .info)
        put(opened.file.lease.tenant.maskedName, .value)
        put(CounterCheckTexts.people(check.members.count), .muted)
        switch check.state {
        case .draft:
            let missing = opened.file.unauthorised.count
            if missing > 0 {
                put(CounterCheckTexts.unauthorised(missing), .warning)
            } else {
                put(CounterCheckTexts.requestNext, .info)
            }
        case .requested, .inProgress:
            if check.reports.last?.refusal != nil { put(CounterCheckTexts.refusedShort, .warning) }
        case .meets:
            if let until = check.result?.validUntil { put(CounterCheckTexts.validUntil(until), .muted) }
        case .fails:
            if let result = check.result, let until = result.objectionUntil {
                let isProvisional = result.isProvisional
                put(
                    CounterCheckTexts.objectionShort(until, isProvisional: isProvisional),
                    isProvisional ? .warning : .muted)
            }
        case .reported, .objection, .expired, .cancelled: break
        }
    }
}
