import Cells

/// Asks and jobs under way, and the keys that wait for them.
extension Program {
    /// Whether keys typed now have to wait.
    var holdsKeys: Bool { composing.isAwaited || asks.contains(where: \.holdsKeys) }

    /// Forgets an ask or job that was answered; gives the screen that asked. Keys that waited for a job that took so long
    /// that its page was seen go nowhere: whoever typed them saw another page come meanwhile.
    mutating func finish(_ ticket: Ticket) -> Int? {
        if let job, job.ticket == ticket {
            if job.wasSeen { held = [] }
            self.job = nil
            return job.screen
        }
        guard let index = asks.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return asks.remove(at: index).screen
    }

    mutating func start(_ ask: Ask, titled title: String, from id: Int, _ now: Instant) -> [Command<Ask>] {
        guard job == nil else {
            say(.warning(words.jobBusy))
            return []
        }
        let ticket = Ticket(number: nextNumber())
        job = RunningJob(ticket: ticket, screen: id, title: title, startedAt: now)
        return [.job(ticket, ask)]
    }

    mutating func startQuietly(_ ask: Ask, from id: Int) -> Command<Ask> {
        let ticket = Ticket(number: nextNumber())
        asks.append(PendingAsk(ticket: ticket, screen: id, ask: ask, holdsKeys: false))
        return .job(ticket, ask)
    }

    /// Takes a key while a job runs. Before its page is seen, keys are meant for what comes after it.
    mutating func take(_ input: Input, during job: RunningJob) -> [Command<Ask>] {
        if input == .key(.escape) { return cancelJob() }
        if !job.wasSeen { held.append(input) }
        return []
    }

    private mutating func cancelJob() -> [Command<Ask>] {
        guard let job, !job.isCancelled else { return [] }
        self.job?.isCancelled = true
        held = []
        return [.cancelJob(job.ticket)]
    }

    /// Lets the keys that waited go on, until one of them asks for something again.
    mutating func releaseHeld(_ now: Instant) -> [Command<Ask>] {
        var commands: [Command<Ask>] = []
        while !holdsKeys, job == nil, !held.isEmpty, !hasEnded {
            commands += take(held.removeFirst(), now)
            commands += layOut(now)
        }
        return commands
    }
}
