/// A terminal for tests: events come from a script, time moves by hand, every frame is kept.
public final class ScriptedTerminal: TerminalPort {
    public private(set) var size: Size
    /// Every frame shown, oldest first.
    public private(set) var frames: [Surface] = []
    /// Every text given to the clipboard, nil for a clearing, oldest first.
    public private(set) var clipboard: [String?] = []
    public private(set) var bells = 0
    public private(set) var suspensions = 0
    public private(set) var theme: Theme = .plain
    public private(set) var watched: [WakeToken: Int32] = [:]

    private var clock: Instant
    private var lastScripted: Instant
    private var script: [(at: Instant, events: [TerminalEvent])] = []
    private var nextToken = 1

    public init(size: Size = Size(width: 80, height: 24), now: Instant = Instant(milliseconds: 0)) {
        self.size = size
        self.clock = now
        self.lastScripted = now
    }

    /// The frame on the screen.
    public var shown: Surface? { frames.last }

    /// Adds events that come together, `milliseconds` after those scripted before them.
    public func script(_ events: [TerminalEvent], after milliseconds: Int = 0) {
        lastScripted = max(lastScripted, clock) + milliseconds
        script.append((lastScripted, events))
    }

    /// Adds keys, each an event of its own.
    public func press(_ keys: Key..., after milliseconds: Int = 0) {
        for key in keys { script([.input(.key(key))], after: milliseconds) }
    }

    /// Lets time pass.
    public func idle(milliseconds: Int) {
        script([], after: milliseconds)
    }

    public func now() -> Instant { clock }

    /// Lets time pass while the program works, as it does under an interpreter that takes its time.
    public func work(milliseconds: Int) { clock = clock + milliseconds }

    public func present(_ surface: Surface) {
        frames.append(surface)
    }

    /// The next scripted events. An exhausted script hangs up, so that a loop under test always ends.
    public func wait(until deadline: Instant?) -> [TerminalEvent] {
        guard let next = script.first else { return [.hangup] }
        if let deadline, deadline < next.at {
            clock = max(clock, deadline)
            return []
        }
        script.removeFirst()
        clock = max(clock, next.at)
        for case .resized(let size) in next.events { self.size = size }
        return next.events
    }

    public func watch(_ fileDescriptor: Int32) -> WakeToken {
        let token = WakeToken(raw: nextToken)
        nextToken += 1
        watched[token] = fileDescriptor
        return token
    }

    public func unwatch(_ token: WakeToken) {
        watched[token] = nil
    }

    public func copyToClipboard(_ text: String?) { clipboard.append(text) }
    public func bell() { bells += 1 }
    public func suspend() { suspensions += 1 }
    public func use(_ theme: Theme) { self.theme = theme }
}
