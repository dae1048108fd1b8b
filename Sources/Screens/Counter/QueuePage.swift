import Cells
import Forms
import Housing
import Office
import Texts

/// The queue: a column of cases a state with kept counts, search, 取下一件. The first page of who is signed in.
struct QueuePage: CounterScreen {
    let clerk: Clerk
    private(set) var tab = QueueTab.waiting
    private(set) var counts: [QueueTab: Int] = [:]
    private var list = ListView<QueueRow>()
    /// What is being typed to search for.
    private var field: TextField?
    /// What is searched for.
    private var search: String?
    private var isCut = false
    /// What is in hand from before is told once.
    private var isGreeted = false
    private var size = Size(width: 0, height: 0)

    init(_ clerk: Clerk) {
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            list.fit(Size(width: size.width, height: max(0, size.height - QueuePage.headRows)))
            return more()
        case .appeared: return more() + (clerk.mayAnswerCalls ? [.quietly(.calls)] : [])
        case .revealed: return refresh()
        case .changed(CounterTopic.cases): return refresh()
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .queue(let window):
            guard window.search == search, search != nil || window.tab == tab else { return [] }
            counts = window.counts
            isCut = window.isCut
            list.supply(window.rows, from: window.first, total: window.total)
            return greet() + more()
        case .opened(let opened): return [.show(CaseReviewPage(opened, clerk: clerk))]
        case .drafted(let offer): return [.show(IssuePage(offer, clerk: clerk))]
        case .contract(let opened): return [.show(ContractPage(opened, clerk: clerk))]
        case .tenancy(let opened): return [.show(TenancyReviewPage(opened, clerk: clerk))]
        case .check(.opened(let opened)): return [.show(CheckReviewPage(opened, clerk: clerk))]
        case .calls(let calls): return [CounterBanner.effect(calls)]
        case .failed(let trouble):
            if let left = trouble.left {
                return [.say(.info(left == 0 ? CounterTexts.queueEmpty : CounterTexts.othersOnly(left)))] + refresh()
            }
            return tell(trouble)
        default: return []
        }
    }

    /// Who was cut off, or is signed in at another place too, is told of the case that waits for him; everybody before that
    /// of rules that are not there or cannot be read.
    private mutating func greet() -> [CounterEffect] {
        guard !isGreeted else { return [] }
        isGreeted = true
        if let problem = clerk.problem { return [.say(.warning(CounterTexts.rulesAmiss(problem.sentence)))] }
        let inHand = counts[.mine] ?? 0
        return clerk.mayReview && inHand > 0 ? [.say(.info(CounterTexts.inHand(inHand)))] : []
    }

    private mutating func more() -> [CounterEffect] {
        guard clerk.maySeeQueue else { return [] }
        return list.wanted().map { [.quietly(.queue(tab, search: search, rows: $0))] } ?? []
    }

    private mutating func refresh() -> [CounterEffect] {
        list.invalidate()
        return more()
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if field == nil, input == .key(.function(5)), clerk.may(.seeBatch) { return [.show(BatchesPage(clerk))] }
        guard clerk.maySeeQueue else { return [] }
        if field != nil { return type(input) }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .function(2): return takeNext()
        case .function(3), .character("/"):
            field = TextField("", limit: 40, columns: QueuePage.fieldColumns)
            return []
        case .function(4): return [.show(IssueCodePage(clerk))]
        case .function(6): return [.show(TenancyFormPage(clerk))]
        case .function(7): return show(tab.kind.next.tabs[0])
        case .escape where search != nil: return show(tab)
        case .tab, .right: return step(1)
        case .backTab, .left: return step(-1)
        case .character(let character):
            let tabs = tab.kind.tabs
            guard let digit = character.wholeNumberValue, tabs.indices.contains(digit - 1) else { return [] }
            return show(tabs[digit - 1])
        default: break
        }
        switch list.update(input) {
        case .opened: return list.selectedRow.map(open) ?? []
        case .handled, .ignored: return more()
        }
    }

    private func open(_ row: QueueRow) -> [CounterEffect] {
        switch row.state {
        case .renewal where tab == .toIssue && search == nil && clerk.mayDecideContracts:
            [.ask(.draftContract(row.id))]
        case .contract: [.ask(.openContract(row.id))]
        case .check: [.ask(.check(.open(row.id)))]
        case .tenancy: [.ask(.tenancy(.open(row.id)))]
        case .renewal: [.ask(row.holder == .you ? .take(row.id) : .open(row.id))]
        }
    }

    /// Of contracts and checks nobody takes one for himself, and a death is looked at before it is taken: the one that has
    /// waited longest is opened.
    private func takeNext() -> [CounterEffect] {
        guard tab.kind != .renewals, search == nil else { return [.ask(.takeNext)] }
        return list.row(at: 0).map(open) ?? [.say(.info(CounterTexts.nothingHere))]
    }

    private mutating func step(_ by: Int) -> [CounterEffect] {
        let count = QueueTab.allCases.count
        return show(QueueTab.allCases[(tab.rawValue + by + count) % count])
    }

    private mutating func show(_ tab: QueueTab) -> [CounterEffect] {
        self.tab = tab
        search = nil
        isCut = false
        list.reset()
        return more()
    }

    private mutating func type(_ input: Input) -> [CounterEffect] {
        switch input {
        case .key(.escape): field = nil
        case .key(.enter): return find()
        default: _ = field?.update(input)
        }
        return []
    }

    private mutating func find() -> [CounterEffect] {
        let text = Normal.name(field?.text ?? "")
        guard !text.isEmpty else {
            field = nil
            return search == nil ? [] : show(tab)
        }
        guard text.count >= 2 else { return [.say(.warning(CounterTexts.tooShort))] }
        guard !ReceiptNumber.isMistyped(text) else { return [.say(.warning(CounterTexts.wrongNumber))] }
        field = nil
        search = text
        list.reset()
        return more()
    }

    // MARK: Drawing

    /// The kinds, the tabs of one, then search.
    private static let headRows = 3
    private static let fieldColumns = 30

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard clerk.maySeeQueue else {
            surface.cursor = body.origin
            Page.draw(
                [.text(clerk.may(.seeBatch) ? CounterTexts.batchesOnly : CounterTexts.noQueue)], on: &surface, in: body)
            return
        }
        let split = body.splitTop(QueuePage.headRows)
        let tabs = QueueTabs(
            current: search == nil ? tab : nil, kind: tab.kind, counts: counts, leadsToBatches: clerk.may(.seeBatch))
        tabs.draw(on: &surface, in: split.top.splitTop(2).top)
        drawSearch(on: &surface, in: split.top.splitTop(2).rest)
        let table = QueueTable(tab: search == nil ? tab : nil, width: split.rest.width)
        list.draw(
            on: &surface, in: split.rest, columns: table.columns, words: words, isFocused: field == nil,
            cells: table.cells)
        if list.total == 0, search == nil {
            let place = split.rest.splitTop(1).rest
            surface.put(
                CounterTexts.nothingHere + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    private func drawSearch(on surface: inout Surface, in rect: Rect) {
        if let field {
            let x = surface.put(CounterTexts.findLabel + " ", at: rect.origin.moved(right: 2), role: .label) + 2
            let place = rect.splitLeft(x).rest
            field.draw(on: &surface, in: place, look: .focused)
            let help = place.splitLeft(QueuePage.fieldColumns + 1).rest
            surface.put(CounterTexts.findHelp.shortened(to: help.width), at: help.origin, role: .muted, within: help)
        } else if let search, let total = list.total {
            let text = isCut ? CounterTexts.foundMore(search, total) : CounterTexts.found(search, total)
            surface.put(text, at: rect.origin.moved(right: 2), role: .info, within: rect)
        }
    }

    // MARK: Around

    private static let tabKeys =
        (1...7).map { Key.character(Character(String($0))) } + [.tab, .backTab, .left, .right]

    private static let toBatches = KeyHint(.function(5), CounterBatchTexts.title, weight: .minor)

    var chrome: Chrome {
        Chrome(title: tab.kind.title, subject: clerk.name, layout: .wide)
    }
    var takesText: Bool { field != nil }
    var takesChinese: Bool { field != nil }
    var help: [HelpSection] { sections(CounterTexts.queueHelp) }

    var hints: [KeyHint] {
        guard clerk.maySeeQueue else { return clerk.may(.seeBatch) ? [QueuePage.toBatches] : [] }
        if field != nil {
            return [
                KeyHint(.enter, CounterTexts.find, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        var hints = [
            KeyHint(
                .function(2), CounterTexts.takeNext, weight: .main,
                whyNot: clerk.mayReview || tab.kind != .renewals ? nil : CounterTexts.noTaking),
            KeyHint(.enter, CounterTexts.open, whyNot: list.total == 0 ? CounterTexts.nothingHere : nil),
            KeyHint([.function(3), .character("/")], CounterTexts.find),
            KeyHint(
                .function(4), CounterTexts.issueCode, whyNot: clerk.mayIssueCodes ? nil : CounterTexts.noCodes),
            QueuePage.toBatches,
            KeyHint(
                .function(6), CounterTenancyTexts.register, short: CounterTenancyTexts.registerShort, weight: .minor,
                whyNot: clerk.mayRegisterChanges ? nil : CounterTenancyTexts.noRegistering),
            KeyHint(.function(7), tab.kind.next.name, weight: .main),
            KeyHint(QueuePage.tabKeys, CounterTexts.tabs, named: "1-7 Tab", weight: .minor),
        ]
        if search != nil { hints.append(KeyHint(.escape, CounterTexts.clearSearch, weight: .main)) }
        return hints
    }
}
