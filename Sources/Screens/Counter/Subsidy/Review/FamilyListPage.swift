import Cells
import Forms
import Housing
import Office
import Texts

/// The families of a batch in the register's order, a tab for each thing that may be open of them; however many they are, only
/// those in view are held.
struct FamilyListPage: CounterScreen {
    let clerk: Clerk
    /// What was searched for, and who that may be.
    private struct Found: Equatable, Sendable {
        let text: String
        let families: [FoundFamily]
    }

    /// As it stood when it was looked at last.
    private var home: OpenBatch
    private var batch: BatchID { home.id }
    private var hasRegister: Bool { home.batch.hasRegister }
    private(set) var tab = FamilyTab.proposed
    private var counts: FamilyCounts?
    private var list = ListView<FamilyLine>()
    /// What was found, in the place of the tab.
    private var found: Found?
    private var hits = ListView<FoundFamily>()
    private var field: TextField?
    /// Whether somebody has chosen a tab; before that it begins with the first that has something to do.
    private var isChosen = false
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenBatch, clerk: Clerk) {
        home = opened
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return more()
        case .appeared: return more()
        case .revealed: return refresh() + stand() + lookAgain
        case .changed(CounterTopic.subsidy): return refresh() + lookAgain
        case .answer(.batch(.opened(let opened))):
            home = opened
            return []
        case .answer(.families(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func fit() {
        let room = Size(width: tableWidth, height: max(0, size.height - FamilyListPage.headRows))
        list.fit(room)
        hits.fit(room)
    }

    private mutating func take(_ answer: FamiliesAnswer) -> [CounterEffect] {
        switch answer {
        case .page(let page):
            guard page.tab == tab else { return [] }
            counts = page.counts
            if !isChosen, page.total == 0, let first = FamilyTab.ofReview.first(where: { page.counts[$0] > 0 }) {
                return show(first)
            }
            list.supply(page.lines, from: page.first, total: page.total)
            return more()
        case .located(let tab, let place):
            guard tab == self.tab, let place else { return [] }
            list.select(place)
            return more()
        case .found(let text, let families): return take(text, families)
        case .opened(let opened):
            return [.show(FamilyReviewPage(opened, in: tab, clerk: clerk))]
        default: return []
        }
    }

    /// One that is found alone is opened.
    private mutating func take(_ text: String, _ families: [FoundFamily]) -> [CounterEffect] {
        guard let first = families.first else {
            // A name, or a number of a person.
            let isOfPerson = text.count > 11 || text.contains { !$0.isASCII }
            let isNotHis = isOfPerson && !clerk.may(.findPerson)
            return [.say(.warning(isNotHis ? CounterReviewTexts.onlyClerkFinds : CounterReviewTexts.notFound(text)))]
        }
        field = nil
        if families.count == 1 { return [.ask(.families(.open(batch, receipt: first.receipt)))] }
        found = Found(text: text, families: families)
        hits.reset()
        fit()
        hits.supply(families, from: 0, total: families.count)
        return []
    }

    private mutating func more() -> [CounterEffect] {
        guard hasRegister else { return [] }
        return list.wanted().map { [.quietly(.families(.page(batch, tab, rows: $0)))] } ?? []
    }

    private mutating func refresh() -> [CounterEffect] {
        list.invalidate()
        return more()
    }

    private var lookAgain: [CounterEffect] { [.quietly(.batch(.open(batch)))] }

    /// On the family that was open last, or on the one behind it where it is in this tab no more.
    private func stand() -> [CounterEffect] {
        found == nil ? [.quietly(.families(.locateLast(batch, tab)))] : []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if field != nil { return type(input) }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .escape: return leave()
        case .function(2): return waitsForReview > 0 ? [.show(BatchStepPage(.review, home, clerk: clerk))] : []
        case .function(3), .character("/"):
            // Names are found by who may look for people; anybody else types a receipt.
            field = TextField(
                "", limit: 40, columns: FamilyListPage.fieldColumns, takesChinese: clerk.may(.findPerson))
            return []
        case .function(4):
            return selectedReceipt.map { [.show(WhyPage(batch, receipt: $0, clerk: clerk))] } ?? []
        case .tab, .right: return step(1)
        case .backTab, .left: return step(-1)
        case .character(let character):
            guard found == nil, let digit = character.wholeNumberValue,
                FamilyTab.ofReview.indices.contains(digit - 1)
            else { return [] }
            return choose(FamilyTab.ofReview[digit - 1])
        default: break
        }
        if found != nil {
            return hits.update(input) == .ignored ? [] : key == .enter ? open() : []
        }
        if case .opened = list.update(input) { return open() }
        return more()
    }

    private mutating func leave() -> [CounterEffect] {
        guard found != nil else { return [.pop] }
        found = nil
        fit()
        return refresh()
    }

    /// Those that no key on this page helps: the batch's review has to look at them, for the first time or again, also where a
    /// correction lapsed or something became known of a listed one.
    private var waitsForReview: Int {
        BatchDeed.review.isDone(home) ? 0 : max(counts?[.again] ?? 0, home.look.toReview)
    }

    private var selectedReceipt: String? { found == nil ? list.selectedRow?.receipt : hits.selectedRow?.receipt }

    private func open() -> [CounterEffect] {
        selectedReceipt.map { [.ask(.families(.open(batch, receipt: $0)))] } ?? []
    }

    private mutating func step(_ by: Int) -> [CounterEffect] {
        let tabs = FamilyTab.ofReview
        guard found == nil, let here = tabs.firstIndex(of: tab) else { return [] }
        return choose(tabs[(here + by + tabs.count) % tabs.count])
    }

    private mutating func choose(_ tab: FamilyTab) -> [CounterEffect] {
        isChosen = true
        return show(tab)
    }

    private mutating func show(_ tab: FamilyTab) -> [CounterEffect] {
        self.tab = tab
        list.reset()
        fit()
        return more()
    }

    private mutating func type(_ input: Input) -> [CounterEffect] {
        switch input {
        case .key(.escape): field = nil
        case .key(.enter):
            let text = Normal.name(field?.text ?? "")
            guard !text.isEmpty else {
                field = nil
                return []
            }
            guard text.count >= 2 || text.allSatisfy(\.isNumber) else {
                return [.say(.warning(CounterReviewTexts.tooShort))]
            }
            return [.ask(.families(.search(batch, text)))]
        default: _ = field?.update(input)
        }
        return []
    }

    // MARK: Drawing

    private static let headRows = 2
    private static let fieldColumns = 30
    /// From here on the family in focus is told beside the table.
    private static let paneColumns = 110
    private static let paneShare = 32

    private var hasPane: Bool { size.width >= FamilyListPage.paneColumns }
    private var tableWidth: Int {
        hasPane && found == nil ? Panes.split(Rect(size: size), share: FamilyListPage.paneShare).left.width : size.width
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(FamilyListPage.headRows)
        drawTabs(on: &surface, in: split.top.splitTop(1).top)
        drawSearch(on: &surface, in: split.top.splitTop(1).rest)
        guard hasRegister else {
            Page.draw([.gap, .text(CounterReviewTexts.notYet, .muted)], on: &surface, in: split.rest)
            surface.cursor = split.rest.origin
            return
        }
        // What was found has no more to tell beside it.
        let panes =
            hasPane && found == nil ? Panes.split(split.rest, share: FamilyListPage.paneShare) : (split.rest, nil)
        if found == nil {
            let table = FamilyListTable(width: panes.0.width)
            list.draw(
                on: &surface, in: panes.0, columns: table.columns, words: words, isFocused: field == nil,
                cells: table.cells)
        } else {
            hits.draw(
                on: &surface, in: panes.0, columns: FoundFamily.columns, words: words, isFocused: field == nil,
                cells: \.cells)
        }
        guard let right = panes.1 else { return }
        Panes.drawLine(on: &surface, leftOf: right)
        drawPane(on: &surface, in: right)
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        func texts(_ name: (FamilyTab) -> String) -> [String] {
            FamilyTab.ofReview.enumerated().map { index, tab in
                "\(index + 1)\(name(tab))" + (counts.map { ":\($0[tab])" } ?? "")
            }
        }
        func width(_ texts: [String]) -> Int { texts.reduce(0) { $0 + Width.of($1) + 1 } - 1 }
        // Where work lies is seen in every tab: names get shorter before counts go, and none moves when another is chosen.
        let whole = texts(\.name)
        let here = found == nil ? tab : nil
        let tabs = width(whole) <= rect.width ? whole : texts(\.shortName)
        var x = rect.x
        for (tab, text) in zip(FamilyTab.ofReview, tabs) {
            let isHere = tab == here
            let place = Point(x: x, y: rect.y)
            x += surface.put(text, at: place, role: isHere ? .selected : .body, within: rect) + 1
        }
    }

    private func drawSearch(on surface: inout Surface, in rect: Rect) {
        if let field {
            let x = surface.put(CounterReviewTexts.findLabel + " ", at: rect.origin.moved(right: 2), role: .label) + 2
            let place = rect.splitLeft(x).rest
            field.draw(on: &surface, in: place, look: .focused)
            let help = place.splitLeft(FamilyListPage.fieldColumns + 1).rest
            let text = clerk.may(.findPerson) ? CounterReviewTexts.findHelp : CounterReviewTexts.locateHelp
            surface.put(text.shortened(to: help.width), at: help.origin, role: .muted, within: help)
        } else if let found {
            surface.put(
                CounterReviewTexts.found(found.text, found.families.count), at: rect.origin.moved(right: 2),
                role: .info,
                within: rect)
        }
    }

    private func drawPane(on surface: inout Surface, in rect: Rect) {
        guard found == nil, let line = list.selectedRow else { return }
        Page.draw(
            [
                .heading(CounterReviewTexts.head(line.position, line.receipt, line.maskedName)),
                .text(line.standing.state.name, .info), .gap,
                .text(FamilyWords.remark(line), line.standing.proposed.isEmpty ? .body : .warning), .gap,
                .facts([
                    Fact(CounterReviewTexts.submittedAt, line.submittedAt.words),
                    Fact(CounterReviewTexts.columnSize, "\(line.size)"),
                    Fact(BatchTexts.columns[4], line.monthly.words),
                ]),
            ], on: &surface, in: rect)
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterReviewTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { field != nil }
    var takesChinese: Bool { field?.takesChinese ?? false }
    var help: [HelpSection] { sections(CounterReviewTexts.listHelp) }

    private static let tabKeys =
        (1...8).map { Key.character(Character(String($0))) } + [.tab, .backTab, .left, .right]

    var hints: [KeyHint] {
        if field != nil {
            return [
                KeyHint(.enter, CounterReviewTexts.find, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        let none = selectedReceipt == nil ? CounterReviewTexts.nothingHere : nil
        return [
            KeyHint(.enter, CounterTexts.open, weight: .main, whyNot: none)
        ] + (waitsForReview > 0 ? [reviewHint] : []) + [
            KeyHint([.function(3), .character("/")], CounterReviewTexts.find, weight: .main),
            KeyHint(.function(4), CounterReviewTexts.why, whyNot: none),
            KeyHint(FamilyListPage.tabKeys, CounterTexts.tabs, named: "1-8 Tab", weight: .minor),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }

    private var reviewHint: KeyHint {
        let deed = BatchDeed.review
        return KeyHint(
            .function(2), CounterBatchTexts.reviewStep, weight: .main,
            whyNot: clerk.may(deed.act) ? nil : CounterBatchTexts.noRight(deed.name))
    }
}
