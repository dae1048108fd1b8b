import Cells

/// A program with the one who carries its commands out: what a turn of the loop does, without waiting and drawing.
struct Engine<Ask: Equatable & Sendable, Answer: Equatable & Sendable, Doer: Interpreter<Ask, Answer>> {
    private(set) var program: Program<Ask, Answer>
    private let interpreter: Doer
    private let terminal: any TerminalPort
    private let inputMethod: (any InputMethod)?
    /// Asks whose lock was not had, oldest first. Later ones wait behind them, so that order is kept.
    private var waiting: [WaitingAsk] = []
    private var jobs: [Ticket: any Job<Answer>] = [:]
    /// Those that were cancelled and are not through with it.
    private var stopping: Set<Ticket> = []
    private var jobRest: Instant?
    private var frameAt: Instant?
    /// When a piece of the chore is done next; nil where nothing is left of it.
    private var choreAt: Instant?

    private struct WaitingAsk {
        let ticket: Ticket
        let ask: Ask
        let giveUpAt: Instant
        var retryAt: Instant
    }

    /// How long after a lock was not had it is tried again.
    static var retryMilliseconds: Int { 10 }
    /// How long a job works between two looks at the keyboard.
    static var sliceMilliseconds: Int { 5 }
    /// How long after the first page the chore begins, and how long it rests between two pieces.
    static var choreDelayMilliseconds: Int { 1000 }
    static var choreRestMilliseconds: Int { 20 }
    /// How often a job's progress is drawn.
    static var progressMilliseconds: Int { 100 }
    /// How long a program that ends keeps trying to save what its screens asked for.
    static var lastTriesMilliseconds: Int { 2000 }

    init(
        _ program: Program<Ask, Answer>, interpreter: Doer, terminal: any TerminalPort,
        inputMethod: (any InputMethod)? = nil
    ) {
        self.program = program
        self.interpreter = interpreter
        self.terminal = terminal
        self.inputMethod = inputMethod
    }

    var hasEnded: Bool { program.hasEnded }

    /// Shows the first page before what it asks for in passing is done; where it waits for an answer, after that.
    mutating func start(now: Instant) {
        if interpreter.chore != nil { choreAt = now + Engine.choreDelayMilliseconds }
        let commands = program.start(now: now)
        if !program.holdsKeys {
            terminal.present(program.draw(now: now))
            wasShown(now)
        }
        carryOut(commands, now)
        if !commands.isEmpty { frameAt = nil }
    }

    /// Takes all events of one wait in, then lets everything happen that is due.
    mutating func turn(_ events: [TerminalEvent], sources: [(token: WakeToken, source: Int32)], now: Instant) {
        for event in events {
            if case .wake(let token) = event {
                guard let source = sources.first(where: { $0.token == token })?.source else { continue }
                receive(interpreter.news(from: source), now: latest(now))
            } else {
                let reached = latest(now)
                carryOut(program.handle(event, now: reached), reached)
                frameAt = nil
            }
        }
        retry(latest(now))
        stepJobs(latest(now))
        let reached = latest(now)
        if let due = program.deadline(now: reached), due <= reached {
            carryOut(program.advance(to: reached), reached)
            frameAt = nil
        }
        if events.isEmpty { doChore(now) }
    }

    /// The moment it is by now. Asking takes time, and seconds that begin with an answer may begin no earlier than those that
    /// the interpreter counts; nor does time go back for what comes after it in the same turn.
    private func latest(_ now: Instant) -> Instant { max(now, terminal.now()) }

    /// Not while a person types or waits for something.
    private mutating func doChore(_ now: Instant) {
        guard let at = choreAt, at <= now, let chore = interpreter.chore else { return }
        guard waiting.isEmpty, jobs.isEmpty else {
            choreAt = now + Engine.choreDelayMilliseconds
            return
        }
        choreAt = chore() ? now + Engine.choreRestMilliseconds : nil
    }

    /// Takes in what other processes did.
    mutating func receive(_ news: [News], now: Instant) {
        guard !news.isEmpty else { return }
        carryOut(program.take(news, now: now), now)
        frameAt = nil
    }

    /// The next moment at which `turn` has something to do of itself.
    func deadline(now: Instant) -> Instant? {
        let job = jobs.isEmpty ? nil : jobRest ?? now
        return [program.deadline(now: now), waiting.first?.retryAt, job, choreAt].compactMap(\.self).min()
    }

    /// Whether the frame on the screen may be old. A job's progress alone is drawn only every so often.
    func wantsFrame(_ now: Instant) -> Bool {
        frameAt.map { now >= $0 } ?? true
    }

    mutating func wasShown(_ now: Instant) {
        program.wasShown(now)
        // A countdown moves its own deadline on, so what the frame shows is old when the one that it was drawn for comes.
        let progress = jobs.isEmpty ? nil : now + Engine.progressMilliseconds
        frameAt = [progress, program.deadline(now: now)].compactMap(\.self).min() ?? now + (1 << 40)
    }

    /// Tries the last asks of a program that has ended, for as long as a person would wait, and lets what was cancelled be
    /// taken back.
    mutating func finish(now: () -> Instant) {
        let end = now() + Engine.lastTriesMilliseconds
        jobs = jobs.filter { stopping.contains($0.key) }
        while !waiting.isEmpty || !jobs.isEmpty, now() < end {
            retry(now())
            stepJobs(now())
            if let at = [waiting.first?.retryAt, jobRest].compactMap(\.self).min() { _ = terminal.wait(until: at) }
        }
    }

    // MARK: Commands

    private mutating func carryOut(_ commands: [Command<Ask>], _ begun: Instant) {
        var now = begun
        var queue = commands[...]
        while let command = queue.popFirst() {
            switch command {
            case .ask(let ticket, let ask):
                if let answer = waiting.isEmpty ? interpreter.attempt(ask) : nil {
                    now = latest(now)
                    queue += program.answer(ticket, with: answer, now: now)
                } else {
                    waiting.append(
                        WaitingAsk(
                            ticket: ticket, ask: ask, giveUpAt: now + interpreter.patienceMilliseconds,
                            retryAt: now + Engine.retryMilliseconds))
                }
            case .job(let ticket, let ask): jobs[ticket] = interpreter.job(for: ask)
            case .cancelJob(let ticket):
                guard let job = jobs[ticket] else { continue }
                guard let answer = job.cancel() else {
                    stopping.insert(ticket)
                    continue
                }
                now = latest(now)
                jobs[ticket] = nil
                queue += program.answer(ticket, with: answer, now: now)
            case .copy(let text): terminal.copyToClipboard(text)
            case .compose(let request):
                let reply = inputMethod?.take(request)
                now = latest(now)
                // What the key brought about comes before what was asked after it.
                queue = program.composed(reply, now: now) + queue
            case .endComposing: inputMethod?.forget()
            case .bell: terminal.bell()
            case .suspend: terminal.suspend()
            case .end: break
            }
        }
    }

    private mutating func retry(_ begun: Instant) {
        var now = begun
        while let first = waiting.first, first.retryAt <= now {
            var answer = interpreter.attempt(first.ask)
            if answer == nil, first.giveUpAt <= now { answer = interpreter.failure(of: first.ask) }
            now = latest(now)
            guard let answer else {
                waiting[0].retryAt = now + Engine.retryMilliseconds
                return
            }
            waiting.removeFirst()
            carryOut(program.answer(first.ticket, with: answer, now: now), now)
            frameAt = nil
        }
    }

    private mutating func stepJobs(_ now: Instant) {
        if let rest = jobRest, rest > now { return }
        jobRest = nil
        var stepped = 0
        // The oldest first, and what one of them brings about at once: a picture that was opened is shown in one turn.
        while let ticket = jobs.keys.filter({ $0.number > stepped }).min(by: { $0.number < $1.number }),
            let job = jobs[ticket]
        {
            stepped = ticket.number
            switch job.step(milliseconds: Engine.sliceMilliseconds) {
            case .working(let progress): program.progress(ticket, progress, now: now)
            case .waiting: jobRest = now + Engine.retryMilliseconds
            case .done(let answer):
                let now = latest(now)
                jobs[ticket] = nil
                stopping.remove(ticket)
                carryOut(program.answer(ticket, with: answer, now: now), now)
                frameAt = nil
            }
        }
    }
}
