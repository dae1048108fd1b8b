import Cells

/// The state of the whole front end: screens, overlays, message, clipboard, idle time, asks under way.
///
/// Pure: events, answers and moments go in, commands come out, and `draw` shows what is. The loop carries the
/// commands out; a test can do that by hand.
public struct Program<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    public let settings: ProgramSettings<Ask, Answer>
    public internal(set) var size: Size
    /// Whether the loop is to end.
    public internal(set) var hasEnded = false

    /// The screens, the one on top last. Never empty.
    var stack: [StackedScreen<Ask, Answer>] = []
    /// The lock page over them.
    var cover: StackedScreen<Ask, Answer>?
    var overlay: Overlay?
    var message: Message?
    /// Whether a person has had the message before his eyes.
    var messageWasSeen = false
    var banner: Banner?
    var composing = Composing()
    var clipboard: String?
    var idle: IdleState
    /// Asks that have no answer yet, oldest first.
    var asks: [PendingAsk<Ask>] = []
    /// The ask whose answer a screen takes in right now. It asks for no such thing again before somebody did something:
    /// what fails at once would be asked for without end.
    var answering: PendingAsk<Ask>?
    var job: RunningJob?
    /// Keys typed while an ask is under way; they go where they would have gone had it been answered at once.
    var held: [Input] = []
    var lastNumber = 0

    var words: FormsWords { settings.words }

    /// The smallest window in which pages are drawn.
    public static var leastSize: Size { Frame.leastSize }

    public init(_ settings: ProgramSettings<Ask, Answer>, size: Size, now: Instant) {
        self.settings = settings
        self.size = size
        idle = IdleState(since: now)
        stack = [StackedScreen(id: nextNumber(), screen: settings.root)]
    }

    /// Shows the first page. To be called once, before all else.
    public mutating func start(now: Instant) -> [Command<Ask>] {
        layOut(now) + send(.appeared, to: stack[0].id, now)
    }

    /// Takes in what the terminal reports. Wakes go to `take` instead, by way of the interpreter.
    public mutating func handle(_ event: TerminalEvent, now: Instant) -> [Command<Ask>] {
        guard !hasEnded else { return [] }
        switch event {
        case .input(let input): return take(input, now) + layOut(now)
        case .resized(let size):
            self.size = size
            return layOut(now)
        case .hangup, .terminate: return shutDown(now)
        case .resumed: return send(.resumed, to: current.id, now) + layOut(now)
        case .wake: return []
        }
    }

    /// Takes in the answer to an ask or job. One whose screen has gone is dropped.
    public mutating func answer(_ ticket: Ticket, with answer: Answer, now: Instant) -> [Command<Ask>] {
        answering = asks.first { $0.ticket == ticket }
        guard let screen = finish(ticket) else { return [] }
        var commands = send(.answer(answer), to: screen, now)
        answering = nil
        commands += layOut(now)
        return commands + releaseHeld(now) + layOut(now)
    }

    /// Takes in what other processes did.
    public mutating func take(_ news: [News], now: Instant) -> [Command<Ask>] {
        var commands: [Command<Ask>] = []
        for item in news {
            switch item {
            case .changed(let topic): commands += send(.changed(topic), to: current.id, now)
            case .say(let message): say(message)
            case .banner(let text): banner = text.map { Banner(text: $0, since: nil) }
            case .waiting(let text, let seconds): banner = Banner(text: text, since: now - seconds * 1000)
            case .bell: commands.append(.bell)
            }
        }
        return commands + layOut(now)
    }

    /// Takes in how far a job is.
    public mutating func progress(_ ticket: Ticket, _ progress: JobProgress, now: Instant) {
        guard job?.ticket == ticket else { return }
        job?.progress = progress
    }

    /// Lets everything happen that is due.
    public mutating func advance(to now: Instant) -> [Command<Ask>] {
        guard !hasEnded else { return [] }
        var commands = advanceIdle(now)
        commands += ringAlarms(now)
        return commands + layOut(now)
    }

    /// The next moment at which something is due by itself; nil when nothing counts down.
    public func deadline(now: Instant) -> Instant? {
        guard !hasEnded else { return nil }
        return [nextAlarm(now), idleDeadline(now), banner?.deadline(now: now)].compactMap(\.self).min()
    }

    /// The loop has shown the frame of `now`: its message was seen, and the page of a job where it had one.
    public mutating func wasShown(_ now: Instant) {
        if message != nil { messageWasSeen = true }
        if let job, job.hasPage(now) { self.job?.wasSeen = true }
    }

    mutating func say(_ message: Message) {
        self.message = message
        messageWasSeen = false
    }

    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }
}
