import Cells

/// The stack of screens and the effects that they return.
extension Program {
    /// The screen that has the keyboard.
    var current: StackedScreen<Ask, Answer> { cover ?? stack[stack.count - 1] }

    /// Sends an event to a screen, wherever it stands, and carries out what it returns.
    mutating func send(_ event: ScreenEvent<Answer>, to id: Int, _ now: Instant) -> [Command<Ask>] {
        var commands: [Command<Ask>] = []
        for effect in update(id, event, now) { commands += apply(effect, from: id, now) }
        return commands
    }

    private mutating func update(_ id: Int, _ event: ScreenEvent<Answer>, _ now: Instant) -> [Effect<Ask, Answer>] {
        if cover?.id == id { return cover?.screen.update(event, now: now) ?? [] }
        guard let index = stack.firstIndex(where: { $0.id == id }) else { return [] }
        return stack[index].screen.update(event, now: now)
    }

    mutating func apply(_ effect: Effect<Ask, Answer>, from id: Int, _ now: Instant) -> [Command<Ask>] {
        switch effect {
        case .ask(let ask): return enqueue(ask, from: id, holdsKeys: true)
        case .quietly(let ask): return enqueue(ask, from: id, holdsKeys: false)
        case .job(let ask, let title): return start(ask, titled: title, from: id, now)
        case .quietJob(let ask): return [startQuietly(ask, from: id)]
        case .push(let screen): return push(screen, now)
        case .pop: return remove(from: stack.firstIndex { $0.id == id }, now)
        case .popToRoot: return remove(from: 1, now)
        case .replace(let screen): return replace(id, with: screen, now)
        case .reset(let screen): return rebuild(with: screen, now)
        case .say(let message):
            say(message)
            return []
        case .unsay:
            message = nil
            return []
        case .banner(let text):
            banner = text.map { Banner(text: $0, since: nil) }
            return []
        case .waiting(let text, let seconds):
            banner = Banner(text: text, since: now - seconds * 1000)
            return []
        case .copy(let text):
            clipboard = text
            return [.copy(text)]
        case .paste: return send(.paste(clipboard ?? ""), to: id, now)
        case .bell: return [.bell]
        case .suspend: return settings.mayLeave ? [.suspend] : []
        case .beginSession:
            idle.sessionSince = now
            return []
        case .lock: return lock(now)
        case .unlock: return unlock(now)
        case .proposeEnd:
            proposeEnd()
            return []
        case .endSession: return endSession(now)
        case .end: return shutDown(now)
        }
    }

    private mutating func enqueue(_ ask: Ask, from id: Int, holdsKeys: Bool) -> [Command<Ask>] {
        if let answering, answering.screen == id, answering.ask == ask { return [] }
        let ticket = Ticket(number: nextNumber())
        asks.append(PendingAsk(ticket: ticket, screen: id, ask: ask, holdsKeys: holdsKeys))
        return [.ask(ticket, ask)]
    }

    private mutating func push(_ screen: AnyScreen<Ask, Answer>, _ now: Instant) -> [Command<Ask>] {
        var commands = send(.covered, to: stack[stack.count - 1].id, now)
        commands += add(screen, now)
        return commands
    }

    private mutating func add(_ screen: AnyScreen<Ask, Answer>, _ now: Instant) -> [Command<Ask>] {
        let entry = StackedScreen(id: nextNumber(), screen: screen)
        stack.append(entry)
        return layOut(now) + send(.appeared, to: entry.id, now)
    }

    /// Takes away the screen at `index` and all above it. The first page stays.
    private mutating func remove(from index: Int?, _ now: Instant) -> [Command<Ask>] {
        guard let index, index > 0, index < stack.count else { return [] }
        stack.removeSubrange(index...)
        return uncover(now)
    }

    /// What stands on the screen stays; the one in its place appears once that has gone.
    private mutating func replace(_ id: Int, with screen: AnyScreen<Ask, Answer>, _ now: Instant) -> [Command<Ask>] {
        guard let index = stack.firstIndex(where: { $0.id == id }) else { return [] }
        guard index < stack.count - 1 else {
            stack.removeLast()
            return add(screen, now)
        }
        stack[index] = StackedScreen(id: nextNumber(), screen: screen, hasAppeared: false)
        return []
    }

    /// What stood on the screen on top has gone.
    private mutating func uncover(_ now: Instant) -> [Command<Ask>] {
        let index = stack.count - 1
        let isNew = !stack[index].hasAppeared
        stack[index].hasAppeared = true
        return layOut(now) + send(isNew ? .appeared : .revealed, to: stack[index].id, now)
    }

    private mutating func rebuild(with screen: AnyScreen<Ask, Answer>, _ now: Instant) -> [Command<Ask>] {
        stack = []
        return add(screen, now)
    }

    /// Goes back a page, as Esc does.
    mutating func goBack(_ now: Instant) -> [Command<Ask>] {
        guard cover == nil, stack.count > 1 else { return [] }
        return sayFarewell(now) + remove(from: stack.count - 1, now)
    }

    /// Gives the screen on top the chance to have something saved. Of what it wants only asks are carried out.
    mutating func sayFarewell(_ now: Instant) -> [Command<Ask>] {
        let id = stack[stack.count - 1].id
        var commands: [Command<Ask>] = []
        for effect in update(id, .leaving, now) {
            switch effect {
            case .ask(let ask), .quietly(let ask): commands += enqueue(ask, from: id, holdsKeys: false)
            default: break
            }
        }
        return commands
    }

    /// Ends the session: everything personal leaves screen, clipboard and message, and the first page comes back.
    mutating func endSession(_ now: Instant) -> [Command<Ask>] {
        var commands = sayFarewell(now)
        if let job, !job.isCancelled { commands.append(.cancelJob(job.ticket)) }
        // It may take its time to stop: whoever comes next sees nothing of it.
        job = nil
        if clipboard != nil { commands.append(.copy(nil)) }
        clipboard = nil
        if composing.wasUsed { commands.append(.endComposing) }
        composing = Composing()
        message = nil
        overlay = nil
        cover = nil
        held = []
        idle = IdleState(since: now)
        if let ask = settings.onEnd { commands += enqueue(ask, from: 0, holdsKeys: true) }
        return commands + rebuild(with: settings.root, now)
    }

    /// Lets the screen save what it can and ends the program.
    mutating func shutDown(_ now: Instant) -> [Command<Ask>] {
        guard !hasEnded else { return [] }
        var commands = sayFarewell(now)
        if let job, !job.isCancelled { commands.append(.cancelJob(job.ticket)) }
        if clipboard != nil { commands.append(.copy(nil)) }
        hasEnded = true
        return commands + [.end]
    }

    mutating func lock(_ now: Instant) -> [Command<Ask>] {
        guard cover == nil, let screen = settings.lock else { return [] }
        let commands = send(.covered, to: stack[stack.count - 1].id, now)
        let entry = StackedScreen(id: nextNumber(), screen: screen)
        cover = entry
        overlay = nil
        message = nil
        return commands + layOut(now) + send(.appeared, to: entry.id, now)
    }

    private mutating func unlock(_ now: Instant) -> [Command<Ask>] {
        guard cover != nil else { return [] }
        cover = nil
        idle.lastKey = now
        return layOut(now) + send(.revealed, to: stack[stack.count - 1].id, now)
    }

    /// Tells the screen on top its body's size, when that is not the one it knows.
    mutating func layOut(_ now: Instant) -> [Command<Ask>] {
        layOutOverlay()
        var commands: [Command<Ask>] = []
        // Telling a size may change what stands around the body, and so the size: it settles at once or never.
        for _ in 0..<3 {
            let entry = current
            let body = Frame(program: self).body.size
            guard entry.toldSize != body else { break }
            if cover?.id == entry.id {
                cover?.toldSize = body
            } else {
                stack[stack.count - 1].toldSize = body
            }
            commands += send(.sized(body), to: entry.id, now)
        }
        return commands + tellSight(now) + dropStaleComposition()
    }

    /// Whether the body of the screen on top is before the person's eyes.
    private var isBodyInSight: Bool {
        size.holds(Program.leastSize) && overlay == nil && job == nil && !idle.isWarning
    }

    /// Tells the screen on top when its body went out of sight or came back.
    private mutating func tellSight(_ now: Instant) -> [Command<Ask>] {
        guard cover == nil, let entry = stack.last, entry.isHidden == isBodyInSight else { return [] }
        stack[stack.count - 1].isHidden = !isBodyInSight
        return send(isBodyInSight ? .shown : .hidden, to: entry.id, now)
    }
}
