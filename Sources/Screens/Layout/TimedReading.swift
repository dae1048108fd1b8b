import Cells
import Forms
import Texts

/// A text that is read to its end, long enough, and ticked before it is acknowledged (O-3, G-4).
///
/// Its seconds pass only while the text is before somebody's eyes: not under another page, help or a dialog, not in a
/// window that is too small, and not while the program is stopped.
struct TimedReading: Equatable, Sendable {
    enum Field: String, Hashable, Sendable {
        case clock, tick, acknowledge
    }

    /// What came of a key.
    enum Outcome: Equatable {
        /// To be kept as any outcome of a form is.
        case form(FormOutcome<Field>)
        /// 【我已阅知】 with all three done.
        case acknowledged
    }

    private(set) var page = ReadAndAnswer<Field>([], Form([]))
    private var clock = ReadingClock()
    /// How long it has to be visible; nil before there is a text.
    private var leastSeconds: Int?
    private var tickMissing = ""
    private var isCovered = false
    private var isHidden = false
    /// Whether the message line says how many seconds are left.
    private var tellsSeconds = false
    private var size = Size(width: 0, height: 0)

    static let alarm = ReadingClock.alarm

    var isOpen: Bool { leastSeconds != nil }
    var isTicked: Bool { page.form.isTicked(.tick) }
    var isReadToEnd: Bool { page.reader.sawEnd }

    /// Up to the last event.
    var visibleSeconds: Int { clock.seconds }

    /// Shows a text. Its time begins anew.
    mutating func open(
        _ blocks: [ReaderBlock], tick: String, isTicked: Bool = false, tickMissing: String, focus: String? = nil,
        leastSeconds: Int, now: Instant
    ) {
        self.leastSeconds = leastSeconds
        self.tickMissing = tickMissing
        let form = Form<Field>(
            [
                .note(.clock, "", role: .info), .tick(.tick, tick, isTicked: isTicked),
                .button(.acknowledge, RenewalTexts.acknowledge),
            ], focus: focus.flatMap(Field.init(rawValue:)) ?? .tick)
        // A heading alone at the foot of a page says nothing.
        page = ReadAndAnswer(blocks, form, keepsSections: true)
        clock = ReadingClock()
        runOrStand(now)
        fit(size)
    }

    mutating func fit(_ size: Size) {
        self.size = size
        page.fit(size)
        openGates()
    }

    /// Takes note of the time, and of what comes between the text and the reader. To be told of every event, first.
    mutating func noteSight(_ event: KioskEvent, _ now: Instant) {
        if event == .resumed { clock.skip(now) } else { clock.count(now, least: least) }
        switch event {
        case .covered: isCovered = true
        case .revealed: isCovered = false
        case .hidden: isHidden = true
        case .shown: isHidden = false
        default: return
        }
        runOrStand(now)
    }

    private mutating func runOrStand(_ now: Instant) {
        if isOpen, !isCovered, !isHidden { clock.show(now) } else { clock.hide(now, least: least) }
    }

    // MARK: Gates

    private var least: Int { leastSeconds ?? 0 }
    private var secondsMore: Int { max(0, least - clock.seconds) }

    private mutating func openGates() {
        let more = secondsMore
        page.form.setLabel(.clock, more > 0 ? RenewalTexts.secondsMore(more) : RenewalTexts.readEnough)
        page.form.setWhyNot(.tick, isReadToEnd ? nil : RenewalTexts.readToEnd)
        let whyNot: String? =
            if !isReadToEnd {
                RenewalTexts.readToEnd
            } else if !isTicked {
                tickMissing
            } else if more > 0 {
                RenewalTexts.secondsMore(more)
            } else {
                nil
            }
        page.form.setWhyNot(.acknowledge, whyNot)
    }

    /// A second has passed. The seconds on the message line go on with those of the page.
    mutating func ring() -> [KioskEffect] {
        clock.tell()
        openGates()
        guard tellsSeconds else { return [] }
        let more = secondsMore
        tellsSeconds = more > 0
        return [more > 0 ? .say(.warning(RenewalTexts.secondsMore(more))) : .unsay]
    }

    func alarms() -> [Alarm] { clock.alarms(least: least) }

    // MARK: Keys

    mutating func update(_ input: Input) -> (outcome: Outcome, effects: [KioskEffect]) {
        let outcome = page.update(input)
        tellsSeconds = false
        openGates()
        switch outcome {
        case .activated: return (.acknowledged, [])
        case .refused(let why): return (.form(outcome), refuse(why))
        default: return (.form(outcome), [])
        }
    }

    private mutating func refuse(_ why: String) -> [KioskEffect] {
        let message = page.goToObstacle(.tick, why)
        openGates()
        tellsSeconds = why == RenewalTexts.secondsMore(secondsMore)
        return message.map { [.say($0)] } ?? []
    }
}
