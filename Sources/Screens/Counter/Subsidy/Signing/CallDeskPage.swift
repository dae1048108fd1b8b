import Cells
import Forms
import Housing
import Office
import Texts

/// 叫号签约: who may sign until when, whose turn to be called it is and why, and what is done with all of them.
struct CallDeskPage: CounterScreen {
    let clerk: Clerk
    private let id: BatchID
    private var window: CallWindow?
    private(set) var tab = SigningTab.called
    private var list = ListView<SigningLine>()
    /// What is being typed to search for.
    private var field: TextField?
    private var dialog: Dialog<ReminderWay?>?
    /// Back from a step: what it did may be seen in another tab.
    private var isBackFromStep = false
    private var size = Size(width: 0, height: 0)

    init(_ id: BatchID, clerk: Clerk) {
        self.id = id
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
        case .revealed, .changed(CounterTopic.subsidy): return refresh()
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .callDesk(.window(let window)):
            guard window.tab == tab else { return [] }
            let isNew = self.window == nil || isBackFromStep && (tab == .waiting || window.counts[tab.rawValue] == 0)
            (self.window, isBackFromStep) = (window, false)
            if isNew, window.firstTab != tab { return show(window.firstTab) }
            list.supply(window.lines, from: window.first, total: window.counts[tab.rawValue])
            fit()
            return more()
        case .callDesk(.family(let family)): return [.show(SigningFamilyPage(family, clerk: clerk))]
        case .callDesk(.found(let found)):
            if found.count == 1 { return [.ask(.callDesk(.open(found[0].receipt, id)))] }
            return found.isEmpty
                ? [.say(.warning(CallDeskTexts.foundNone))] : [.show(FoundFamiliesPage(found, in: id, clerk: clerk))]
        case .callDesk(.done(let deed, let receipt, _)): return refresh() + [.say(.success(deed.words(receipt)))]
        case .failed(let trouble): return tell(trouble) + (trouble.isRaceLost ? refresh() : [])
        default: return []
        }
    }

    private mutating func more() -> [CounterEffect] {
        list.wanted().map { [.quietly(.callDesk(.window(id, tab, rows: $0)))] } ?? []
    }

    private mutating func refresh() -> [CounterEffect] {
        list.invalidate()
        return more()
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil { return answer(input) }
        if field != nil { return type(input) }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .escape where !list.takesText: return [.pop]
        case .function(2): return [.show(SubsidyPaperPage(.callLetters(id), clerk: clerk))]
        case .function(3), .character("/"):
            field = TextField("", limit: 40, columns: 30)
            return []
        case .function(4): return list.selectedRow.map { [.show(WhyPage(id, receipt: $0.receipt, clerk: clerk))] } ?? []
        case .function(5): return begin(.call)
        case .function(6): return begin(.waive)
        case .function(7):
            dialog = list.selectedRow.map(Self.reminding)
            return []
        case .function(8): return begin(.supplement)
        case .tab, .right: return step(1)
        case .backTab, .left: return step(-1)
        case .character(let character):
            guard let digit = character.wholeNumberValue, let tab = SigningTab(rawValue: digit - 1) else { return [] }
            return show(tab)
        default: break
        }
        switch list.update(input) {
        case .opened: return list.selectedRow.map { [.ask(.callDesk(.open($0.receipt, id)))] } ?? []
        case .handled, .ignored: return more()
        }
    }

    private mutating func begin(_ kind: CallStepPage.Kind) -> [CounterEffect] {
        isBackFromStep = true
        return window.map { [.show(CallStepPage(kind, $0, clerk: clerk))] } ?? []
    }

    private mutating func step(_ by: Int) -> [CounterEffect] {
        let count = SigningTab.allCases.count
        return show(SigningTab.allCases[(tab.rawValue + by + count) % count])
    }

    private mutating func show(_ tab: SigningTab) -> [CounterEffect] {
        self.tab = tab
        isBackFromStep = false
        list.reset()
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
            guard text.count >= 2 else { return [.say(.warning(CounterTexts.tooShort))] }
            field = nil
            return [.ask(.callDesk(.find(text, id)))]
        default: _ = field?.update(input)
        }
        return []
    }

    static func reminding(_ line: SigningLine) -> Dialog<ReminderWay?> {
        Dialog(
            title: CallDeskTexts.remindTitle,
            text: CallDeskTexts.remindText(line.maskedName, line.standing.signBy?.endWords ?? ""),
            buttons: ReminderWay.allCases.map { DialogButton($0, $0.name) }
                + [DialogButton(nil, CallDeskTexts.cancel)])
    }

    private mutating func answer(_ input: Input) -> [CounterEffect] {
        guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard let way = answer, let line = list.selectedRow else { return [] }
        return [.ask(.callDesk(.remind(line.receipt, id, way)))]
    }

    // MARK: Drawing

    private mutating func fit() {
        list.fit(Size(width: size.width, height: max(0, size.height - Page.rows(head, width: size.width) - 1)))
    }

    private var head: [PageBlock] {
        guard let window else { return [.text(words.loading, .muted), .gap] }
        return [
            .text(window.placesWords, .value), .text(PlaceMeter(window.batch).line(width: max(20, size.width))),
            .text(window.turnWords, .info), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        let split = rest.splitTop(1)
        if let field {
            let x = surface.put(CallDeskTexts.findLabel + " ", at: split.top.origin, role: .label)
            let place = split.top.splitLeft(x).rest
            field.draw(on: &surface, in: place, look: .focused)
            let help = place.splitLeft(31).rest
            surface.put(
                CallDeskTexts.findHelp.shortened(to: help.width), at: help.origin, role: .muted, within: help)
        } else {
            drawTabs(on: &surface, in: split.top)
        }
        let table = SigningTable(width: split.rest.width)
        list.draw(
            on: &surface, in: split.rest, columns: table.columns, words: words, isFocused: field == nil,
            cells: table.cells)
        if list.total == 0 {
            let place = split.rest.splitTop(1).rest
            surface.put(
                CallDeskTexts.nothingHere + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
        dialog?.draw(on: &surface, in: body)
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        for each in SigningTab.allCases {
            let count = window.map { ":\($0.countWords(each))" } ?? ""
            let text = "\(each.rawValue + 1)\(each.name)\(count)"
            let role: Role = each == tab ? .selected : .body
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 2
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CallDeskTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { field != nil || list.takesText }
    var takesChinese: Bool { field != nil || list.takesChinese }
    var help: [HelpSection] { sections(CallDeskTexts.help) }

    var hints: [KeyHint] {
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        if field != nil {
            return [
                KeyHint(.enter, CounterTexts.find, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        let line = list.selectedRow
        let noCalling = clerk.may(.callFamilies) ? nil : CallDeskTexts.noCalling
        let open = KeyHint(.enter, CounterTexts.open, weight: .main)
        return (line == nil ? [] : [open]) + [
            KeyHint(
                .function(5), CallDeskTexts.call, short: CallDeskTexts.callShort, weight: .main,
                whyNot: noCalling ?? window?.whyNotCall),
            KeyHint(
                .function(6), CallDeskTexts.waive, weight: .main,
                whyNot: noCalling
                    ?? (window?.counts[SigningTab.overdue.rawValue] == 0 ? CallDeskTexts.nobodyOverdue : nil)),
            KeyHint(
                .function(7), CallDeskTexts.remind, short: CallDeskTexts.remindShort,
                whyNot: noCalling ?? line.flatMap(\.whyNotRemind) ?? (line == nil ? CallDeskTexts.nothingHere : nil)),
            KeyHint([.function(3), .character("/")], CallDeskTexts.find),
            KeyHint(.function(4), CallDeskTexts.why, whyNot: line == nil ? CallDeskTexts.nothingHere : nil),
            KeyHint(.function(2), CallDeskTexts.letters, weight: .minor, whyNot: noCalling),
            KeyHint(
                .function(8), CallDeskTexts.supplement, weight: .minor,
                whyNot: clerk.may(.supplementList) ? nil : CallDeskTexts.noSupplement),
            KeyHint(Self.tabKeys, CounterTexts.tabs, named: "1-7 Tab", weight: .minor),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }

    private static let tabKeys =
        (1...7).map { Key.character(Character(String($0))) } + [.tab, .backTab, .left, .right]
}
