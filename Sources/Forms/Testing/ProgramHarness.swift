import Cells

/// Runs a program in a test as the loop does, without waiting: keys and time go in, rows of text come out.
public final class ProgramHarness<
    Ask: Equatable & Sendable, Answer: Equatable & Sendable, Doer: Interpreter<Ask, Answer>
> {
    public let interpreter: Doer
    /// Keeps what went to the clipboard, bells and suspensions.
    public let terminal: ScriptedTerminal
    public private(set) var now: Instant
    private var engine: Engine<Ask, Answer, Doer>

    /// Starts the program on a window of `size`, at a moment that means nothing.
    public init(
        _ settings: ProgramSettings<Ask, Answer>, interpreter: Doer, size: Size = Size(width: 80, height: 24),
        inputMethod: (any InputMethod)? = nil
    ) {
        now = Instant(milliseconds: 1_000_000)
        self.interpreter = interpreter
        terminal = ScriptedTerminal(size: size, now: now)
        engine = Engine(
            Program(settings, size: size, now: now), interpreter: interpreter, terminal: terminal,
            inputMethod: inputMethod)
        engine.start(now: now)
        show()
    }

    public var program: Program<Ask, Answer> { engine.program }
    public var hasEnded: Bool { engine.hasEnded }

    // MARK: Doing

    /// Presses keys one after the other, each seen on the screen before the next.
    public func press(_ keys: Key...) {
        for key in keys { send(.input(.key(key))) }
    }

    /// Types text, a key a character.
    public func type(_ text: String) {
        for character in text { send(.input(.key(.character(character)))) }
    }

    /// Presses keys that arrive together, before anything is drawn.
    public func burst(_ keys: [Key]) {
        engine.turn(keys.map { .input(.key($0)) }, sources: [], now: now)
        show()
    }

    public func paste(_ text: String) { send(.input(.paste(text))) }
    public func resize(_ size: Size) { send(.resized(size)) }

    public func send(_ event: TerminalEvent) {
        engine.turn([event], sources: [], now: now)
        show()
    }

    /// The process stands still for so long, as after SIGSTOP; what was due meanwhile is seen too late.
    ///
    /// - Parameter isHeard: whether it hears of it (SIGCONT). It does not where the whole machine stood still.
    public func stop(seconds: Int, isHeard: Bool = true) {
        now = now + seconds * 1000
        engine.turn(isHeard ? [.resumed] : [], sources: [], now: now)
        show()
    }

    /// Lets another process have done something.
    public func receive(_ news: News...) {
        engine.receive(news, now: now)
        show()
    }

    /// Lets time pass, stopping at each moment at which something is due.
    public func pass(milliseconds: Int) {
        let end = now + milliseconds
        while let due = engine.deadline(now: now), due <= end, !engine.hasEnded {
            // A job that is never done has a deadline that never moves.
            now = max(due, now + (due <= now ? 1 : 0))
            engine.turn([], sources: [], now: now)
            show()
            if now >= end { break }
        }
        now = max(now, end)
    }

    public func pass(seconds: Int) { pass(milliseconds: seconds * 1000) }

    /// The next moment at which something happens by itself, in milliseconds from now; nil when nothing counts down.
    public var millisecondsToDeadline: Int? { engine.deadline(now: now).map { $0 - now } }

    // MARK: Looking

    /// The window as it is now.
    public var frame: Surface { engine.program.draw(now: now) }
    public var rows: [String] { frame.rows() }
    /// The window as one text, a line a row.
    public var text: String { rows.joined(separator: "\n") }
    public var cursor: Point? { frame.cursor }
    public var titleLine: String { rows.first ?? "" }
    public var messageLine: String { rows.dropLast().last ?? "" }
    public var hintLine: String { rows.last ?? "" }

    /// The screen on top, if it is of this type.
    public func screen<S: Screen>(_ type: S.Type = S.self) -> S? where S.Ask == Ask, S.Answer == Answer {
        program.current.screen.base as? S
    }

    /// How many screens stand on each other.
    public var depth: Int { program.stack.count }

    private func show() { engine.wasShown(now) }
}
