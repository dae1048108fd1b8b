import Cells

/// Runs a program on a terminal until it ends: one thread, nothing wakes while nothing counts down.
public enum Loop {
    /// Shows the program and carries its commands out until it ends, be it by a person, a signal or a hang-up.
    ///
    /// - Parameter inputMethod: for programs whose settings offer one.
    public static func run<Ask, Answer>(
        _ program: Program<Ask, Answer>, on port: any TerminalPort, with interpreter: some Interpreter<Ask, Answer>,
        inputMethod: (any InputMethod)? = nil
    ) {
        let tokens = interpreter.sources.map { (token: port.watch($0), source: $0) }
        defer { for (token, _) in tokens { port.unwatch(token) } }
        var engine = Engine(program, interpreter: interpreter, terminal: port, inputMethod: inputMethod)
        engine.start(now: port.now())
        while !engine.hasEnded {
            let now = port.now()
            if engine.wantsFrame(now) {
                port.present(engine.program.draw(now: now))
                engine.wasShown(now)
            }
            let events = port.wait(until: engine.deadline(now: port.now()))
            engine.turn(events, sources: tokens, now: port.now())
        }
        engine.finish(now: port.now)
    }
}
