import Cells

/// What happens when nobody touches a key, and the alarms of screens.
extension Program {
    /// The moment at which the person is warned or the screens are locked; nil when that never happens here.
    private var idleStart: Instant? {
        let patience = stack[stack.count - 1].screen.base.patience
        if patience == .endless && idle.sessionSince == nil { return nil }
        let extra = patience.extraSeconds * 1000
        switch settings.idle {
        case .never: return nil
        case .kiosk(let warnAfter, _): return job == nil ? idle.lastKey + warnAfter * 1000 + extra : nil
        case .counter(let lockAfter, _, _): return idle.lastKey + lockAfter * 1000 + extra
        }
    }

    /// The moment at which the session ends by itself; nil when that does not happen here.
    var idleEnd: Instant? {
        guard let start = idleStart else { return nil }
        switch settings.idle {
        case .never: return nil
        case .kiosk(_, let grace): return start + max(IdlePolicy.leastGraceSeconds, grace) * 1000
        case .counter(_, let signOutAfter, let atMost):
            // A job that runs on under the lock is not cut off.
            if job != nil { return nil }
            let end = idle.lastKey + signOutAfter * 1000
            guard let since = idle.sessionSince else { return end }
            return min(end, since + atMost * 1000)
        }
    }

    /// When the idle time next needs the program's attention.
    func idleDeadline(_ now: Instant) -> Instant? {
        guard let start = idleStart else { return nil }
        switch settings.idle {
        case .never: return nil
        case .kiosk:
            guard idle.isWarning, let end = idleEnd else { return start }
            return Alarm.countdown("", to: end, now: now).at
        case .counter:
            let isLockAhead = cover == nil && settings.lock != nil && idle.sessionSince != nil
            return [isLockAhead ? start : nil, idleEnd].compactMap(\.self).min()
        }
    }

    /// Whether the session should have been ended or locked by now: the machine slept, say.
    func isOverdue(_ now: Instant) -> Bool {
        guard let start = idleStart else { return false }
        if let end = idleEnd, now >= end { return true }
        guard case .counter = settings.idle, settings.lock != nil, idle.sessionSince != nil else { return false }
        return cover == nil && now >= start
    }

    mutating func advanceIdle(_ now: Instant) -> [Command<Ask>] {
        guard let start = idleStart else { return [] }
        if let end = idleEnd, now >= end { return isPristine ? forgive(now) : endSession(now) }
        guard now >= start else { return [] }
        switch settings.idle {
        case .never: return []
        case .kiosk:
            idle.isWarning = true
            return []
        case .counter: return idle.sessionSince == nil ? [] : lock(now)
        }
    }

    /// Nothing to end: the first page as it was at the start. The time begins anew.
    private var isPristine: Bool { isAtStart && stack[0].screen == settings.root && overlay == nil }

    private mutating func forgive(_ now: Instant) -> [Command<Ask>] {
        idle = IdleState(since: now)
        return []
    }

    /// The next alarm of the screen on top.
    func nextAlarm(_ now: Instant) -> Instant? {
        dueAlarms(of: current, now).map(\.at).min()
    }

    mutating func ringAlarms(_ now: Instant) -> [Command<Ask>] {
        var commands: [Command<Ask>] = []
        let id = current.id
        for alarm in dueAlarms(of: current, now) where alarm.at <= now && current.id == id {
            note(alarm, now)
            commands += send(.alarm(alarm.id), to: id, now)
        }
        return commands
    }

    private func dueAlarms(of entry: StackedScreen<Ask, Answer>, _ now: Instant) -> [Alarm] {
        entry.screen.base.alarms(now: now).filter { !entry.rung.contains($0) }
    }

    /// Remembers that an alarm rang, and forgets those that the screen no longer returns.
    private mutating func note(_ alarm: Alarm, _ now: Instant) {
        func noted(_ entry: inout StackedScreen<Ask, Answer>) {
            let wanted = entry.screen.base.alarms(now: now)
            entry.rung = entry.rung.filter(wanted.contains) + [alarm]
        }
        if cover != nil {
            cover = cover.map { entry in
                var entry = entry
                noted(&entry)
                return entry
            }
        } else {
            noted(&stack[stack.count - 1])
        }
    }
}
