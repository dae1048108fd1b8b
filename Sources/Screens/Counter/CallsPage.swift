import Cells
import Forms
import Texts

/// The calls from kiosks: which machine, at which step, for how long; answered, and ended when the person was helped.
struct CallsPage: CounterScreen {
    private var calls: [CallRow]?
    private var selected = 0
    /// When `calls` came: waiting times count on from there.
    private var since: Instant?
    private var said: Message?

    private static let alarm: AlarmID = "waiting"

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return [.ask(.calls)]
        case .revealed: return [.quietly(.calls)]
        case .changed(CounterTopic.calls): return [.quietly(.calls)]
        case .answer(.calls(let calls)):
            self.calls = calls
            since = now
            selected = min(selected, max(0, calls.count - 1))
            return [CounterBanner.effect(calls)]
        case .answer(.failed(let trouble)): return tell(trouble) + (trouble.isRaceLost ? [.quietly(.calls)] : [])
        case .key(let key): return press(key)
        default: return []
        }
    }

    private var call: CallRow? {
        guard let calls, calls.indices.contains(selected) else { return nil }
        return calls[selected]
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        let count = calls?.count ?? 0
        switch key {
        case .up: selected = max(0, selected - 1)
        case .down: selected = min(max(0, count - 1), selected + 1)
        case .enter: return call.map(attend) ?? []
        case .character(let character):
            guard let digit = character.wholeNumberValue, (1...max(1, count)).contains(digit) else { return [] }
            selected = digit - 1
            return call.map(attend) ?? []
        default: break
        }
        return []
    }

    /// A call that waits is answered; one that was answered is over.
    private func attend(_ call: CallRow) -> [CounterEffect] {
        call.isAnswered
            ? [.ask(.closeCall(call.id)), .say(.success(CounterTexts.closed(call.machine)))]
            : [.ask(.answerCall(call.id)), .say(.success(CounterTexts.answered(call.machine)))]
    }

    func alarms(now: Instant) -> [Alarm] {
        guard let since, calls?.contains(where: { !$0.isAnswered }) == true else { return [] }
        return [Alarm(CallsPage.alarm, at: since + ((now - since) / 1000 + 1) * 1000)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [.heading(CounterTexts.callsTitle), .text(CounterTexts.callsText, .muted), .gap]
        let rest = Page.draw(blocks, on: &surface, in: body)
        surface.cursor = rest.origin
        guard let calls else {
            surface.put(words.loading, at: rest.origin, role: .muted, within: rest)
            return
        }
        guard !calls.isEmpty else {
            surface.put(CounterTexts.noCallsNow, at: rest.origin, role: .body, within: rest)
            return
        }
        let passed = since.map { (now - $0) / 1000 } ?? 0
        let isWide = rest.width >= CallsPage.leastWideColumns
        let rows = calls.enumerated().map { index, call in
            [String(index + 1), call.machine, call.step] + (isWide ? [call.since.clock] : []) + [
                TimeSpan.words(seconds: call.waitedSeconds + passed),
                call.isAnswered ? CounterTexts.callAnswered : CounterTexts.callWaiting,
            ]
        }
        let table = rest.splitLeft(2).rest
        Table(CallsPage.columns(isWide: isWide), rows: rows).draw(on: &surface, in: table)
        let row = Rect(x: table.x, y: table.y + 1 + selected, width: table.width, height: 1)
        surface.shade(row.intersection(table), role: .selected)
        surface.put(">", at: Point(x: rest.x, y: row.y), role: .body, within: rest)
        if table.contains(row.origin) { surface.cursor = row.origin }
        drawStep(on: &surface, in: table.splitTop(rows.count + 2).rest)
    }

    /// The step of the call in focus, whole, however long it is.
    private func drawStep(on surface: inout Surface, in rect: Rect) {
        guard let call else { return }
        let text = CounterTexts.stepOf(call.machine, call.step)
        for (row, line) in LineBreaking.wrap(text, width: rect.width).enumerated() {
            surface.put(line, at: rect.origin.moved(down: row), role: .info, within: rect)
        }
    }

    private static let leastWideColumns = 100

    /// In a narrow window the time of the call gives way to the step: for how long somebody waits is told beside it.
    private static func columns(isWide: Bool) -> [TableColumn] {
        [
            TableColumn("", .fixed(2)), TableColumn(CounterTexts.columnMachine, .fixed(14)),
            TableColumn(CounterTexts.columnStep, .share(1)),
        ] + (isWide ? [TableColumn(CounterTexts.columnSince, .fixed(8))] : []) + [
            TableColumn(CounterTexts.columnWaited, .fixed(10)), TableColumn(CounterTexts.columnCall, .fixed(8)),
        ]
    }

    var chrome: Chrome { Chrome(title: CounterTexts.callsTitle, layout: .wide, offersStanding: false) }

    var help: [HelpSection] { sections(CounterTexts.callsHelp) }

    var hints: [KeyHint] {
        guard let call else { return [] }
        return [
            KeyHint(.enter, call.isAnswered ? CounterTexts.close : CounterTexts.answer, weight: .main),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor),
        ]
    }
}
