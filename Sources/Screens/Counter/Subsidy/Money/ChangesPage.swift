import Cells
import Forms
import Housing
import Office
import Texts

/// The changes of a batch: those that wait for a reviewer, all of them, and what the month has to be looked at for.
struct ChangesPage: CounterScreen {
    enum Tab: Int, CaseIterable, Sendable {
        case open, all, notices

        var name: String {
            switch self {
            case .open: CounterChangeTexts.tabOpen
            case .all: CounterChangeTexts.tabAll
            case .notices: CounterChangeTexts.tabNotices
            }
        }
    }

    let batch: BatchID
    let clerk: Clerk
    private var tab = Tab.open
    private var changes = ListView<ChangeFile>()
    private var notices = ListView<AgreementNotice>()
    private var openCount: Int?
    /// What is being typed to find an agreement.
    private var field: TextField?
    /// A change is to be registered for the agreement that is asked for.
    private var isToReport = false

    init(_ batch: BatchID, clerk: Clerk) {
        self.batch = batch
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            let rest = Size(width: size.width, height: max(0, size.height - Self.headRows))
            changes.fit(rest)
            notices.fit(rest)
        case .appeared: return [.ask(.money(.changes(batch, open: true)))]
        case .revealed, .changed(CounterTopic.subsidy): return load()
        case .answer(.money(let answer)): return take(answer)
        // A part of a number, or a place in the register, leads to no agreement.
        case .answer(.failed(let trouble)) where field != nil && trouble.code == .receiptUnknown:
            return [.say(.warning(CounterChangeTexts.wholeNumber))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private func load() -> [CounterEffect] {
        switch tab {
        case .open, .all: [.quietly(.money(.changes(batch, open: tab == .open)))]
        case .notices: [.quietJob(.money(.notices(batch)))]
        }
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .changes(let files, let isOpen):
            if isOpen { openCount = files.count }
            guard isOpen == (tab == .open), tab != .notices else { return [] }
            // What waits longest comes first, of all the newest.
            changes.supply(isOpen ? files : files.reversed(), from: 0, total: files.count)
        case .notices(let survey):
            notices.supply(survey.found, from: 0, total: survey.found.count)
            if survey.count > survey.found.count {
                return [.say(.info(CounterPaymentTexts.more(survey.count - survey.found.count)))]
            }
        case .change(let change, let agreement): return [.show(ChangePage(change, agreement, clerk: clerk))]
        case .agreement(let file):
            field = nil
            let opensForm = isToReport && DeedKind.report.whyNot(file, clerk) == nil
            isToReport = false
            let page = CounterEffect.show(AgreementPage(file, clerk: clerk))
            return opensForm ? [page, .show(DeedPage(.report, file, clerk: clerk))] : [page]
        case .stopped: return [.say(.info(CounterPaymentTexts.stoppedLooking))]
        default: break
        }
        return []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if field != nil { return type(input) }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .escape: return [.pop]
        case .function(2), .function(3), .character("/"):
            isToReport = key == .function(2)
            field = TextField("", limit: 30, columns: 30)
            return []
        case .function(4): return receipt.map { showWhy($0, of: batch, clerk) } ?? []
        case .tab, .right: return show(Tab(rawValue: (tab.rawValue + 1) % Tab.allCases.count) ?? .open)
        case .backTab, .left: return show(Tab(rawValue: (tab.rawValue + 2) % Tab.allCases.count) ?? .open)
        case .character(let character):
            guard let digit = character.wholeNumberValue, let tab = Tab(rawValue: digit - 1) else { return [] }
            return show(tab)
        default: break
        }
        if tab == .notices {
            guard case .opened = notices.update(input), let row = notices.selectedRow else { return [] }
            return [.ask(.money(.agreement(row.receipt, batch)))]
        }
        guard case .opened = changes.update(input), let row = changes.selectedRow else { return [] }
        return [.ask(.money(.change(row.id)))]
    }

    private var receipt: String? {
        tab == .notices ? notices.selectedRow?.receipt : changes.selectedRow?.receipt
    }

    private mutating func show(_ tab: Tab) -> [CounterEffect] {
        self.tab = tab
        changes.reset()
        return load()
    }

    private mutating func type(_ input: Input) -> [CounterEffect] {
        switch input {
        case .key(.escape):
            field = nil
            isToReport = false
        case .key(.enter):
            let name = Normal.folded(field?.text ?? "")
            guard !name.isEmpty else {
                field = nil
                return []
            }
            guard !ReceiptNumber.isMistyped(name) else { return [.say(.warning(CounterTexts.wrongNumber))] }
            return [.ask(.money(.agreement(name, batch)))]
        default: _ = field?.update(input)
        }
        return []
    }

    // MARK: Drawing

    private static let headRows = 2

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(Self.headRows)
        if let field {
            let label = (isToReport ? CounterChangeTexts.register + "：" : "") + CounterChangeTexts.findLabel + " "
            let x = surface.put(label, at: split.top.origin.moved(right: 2), role: .label) + 2
            field.draw(on: &surface, in: split.top.splitLeft(x).rest, look: .focused)
        } else {
            drawTabs(on: &surface, in: split.top)
        }
        let isFocused = field == nil
        let isWide = body.width >= Self.wideColumns
        if tab == .notices {
            notices.draw(
                on: &surface, in: split.rest, columns: Self.noticeColumns, words: words, isFocused: isFocused,
                cells: Self.cells)
        } else {
            changes.draw(
                on: &surface, in: split.rest, columns: columns(isWide), words: words, isFocused: isFocused,
                cells: { cells($0, isWide) })
        }
        if total == 0 {
            let place = split.rest.splitTop(1).rest
            surface.put(nothing + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    private var total: Int? { tab == .notices ? notices.total : changes.total }

    private var nothing: String {
        switch tab {
        case .open: CounterChangeTexts.noneOpen
        case .all: CounterChangeTexts.none
        case .notices: CounterChangeTexts.noNotices
        }
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        for tab in Tab.allCases {
            let count = tab == .open ? openCount.map { ":\($0)" } ?? "" : ""
            let text = " \(tab.rawValue + 1) \(tab.name)\(count) "
            let role: Role = tab == self.tab ? .selected : .body
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 1
        }
    }

    private static let wideColumns = 150

    /// With room, also its number and who decided.
    private func columns(_ isWide: Bool) -> [TableColumn] {
        [
            TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
            TableColumn(CounterPaymentTexts.columnName, .fixed(8)),
            TableColumn(CounterChangeTexts.columnMatter, .fixed(8)),
            TableColumn(CounterChangeTexts.columnEvent, .fixed(14)),
            TableColumn(CounterChangeTexts.columnBy, isWide ? .fixed(20) : .share(1)),
        ]
            + (isWide
                ? [
                    TableColumn(CounterChangeTexts.columnChange, .fixed(18)),
                    TableColumn(CounterChangeTexts.columnAt, .fixed(14)),
                    TableColumn(CounterChangeTexts.columnDecider, .fixed(20)),
                ] : []) + [
                TableColumn(
                    tab == .open ? CounterChangeTexts.columnMark : CounterChangeTexts.columnState,
                    isWide ? .share(1) : .fixed(10))
            ]
    }

    private func cells(_ row: ChangeFile, _ isWide: Bool) -> [String] {
        let mark = row.isOverdue ? CounterChangeTexts.overdue : ""
        return [
            row.receipt, row.maskedName, row.matter, row.eventDay.words, row.reportedBy ?? CounterChangeTexts.found,
        ] + (isWide ? [row.number, row.at.day.words, row.decidedBy ?? ""] : []) + [
            tab == .open ? mark : CounterChangeTexts.stateName(row.decision)
        ]
    }

    private static let noticeColumns = [
        TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
        TableColumn(CounterPaymentTexts.columnName, .fixed(8)), TableColumn(CounterChangeTexts.columnWhat, .share(1)),
        TableColumn(CounterPaymentTexts.columnState, .fixed(12)),
    ]

    private static func cells(_ row: AgreementNotice) -> [String] {
        let what =
            switch row.kind {
            case .lease(let day, let isOver): CounterChangeTexts.leaseEnds(day, isOver: isOver)
            case .doubts(let doubts): doubts.words
            case .withheld: CounterChangeTexts.papersMissing
            }
        return [row.receipt, row.maskedName, what, row.state.name]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterChangeTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { field != nil }
    var takesChinese: Bool { field != nil }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }

    private static let tabKeys: [Key] =
        (1...3).map { .character(Character(String($0))) } + [.tab, .backTab, .left, .right]

    var hints: [KeyHint] {
        if field != nil {
            return [
                KeyHint(.enter, CounterTexts.find, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        // Of an empty list, which says so, nothing can be opened.
        let isEmpty = total ?? 0 == 0
        return (isEmpty ? [] : [KeyHint(.enter, CounterTexts.open, weight: .main)]) + [
            KeyHint(
                .function(2), CounterChangeTexts.register, weight: .main,
                whyNot: clerk.may(.reportSubsidyChange) ? nil : CounterChangeTexts.noRight),
            KeyHint([.function(3), .character("/")], CounterChangeTexts.findAgreement, weight: .main),
        ] + (isEmpty ? [] : [KeyHint(.function(4), CounterPaymentTexts.why)]) + [
            KeyHint(Self.tabKeys, CounterChangeTexts.tabs, named: "1-3 Tab", weight: .minor),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
