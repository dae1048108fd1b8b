import Housing

/// The daily run for contracts.
extension UpkeepDesk {
    /// Expires contracts that nobody signed in time, and ends attempts that lie still; a transaction each. What the
    /// rules keep, as it moved on meanwhile, is passed over, and so is what is damaged.
    func endSignings(at now: Moment, _ report: inout TickReport) throws(OfficeFailure) {
        let step = SigningStep(ground: try office.signingGround(at: now), now: now)
        var kept = 0
        while true {
            // An attempt may have begun to lie still today.
            let found = try office.records.read { (reader) throws(OfficeFailure) in
                try reader.overdue(.contract, on: now.day.adding(days: 1), limit: kept + page).dropFirst(kept)
            }
            for id in found {
                let done = try report.passing { () throws(OfficeFailure) in try end(id, step) }
                switch done ?? nil {
                case .expire?:
                    report.expired += 1
                    report.expiredContracts += 1
                case .timeOut?: report.endedAttempts += 1
                default: kept += 1
                }
            }
            guard found.count == page else { return }
        }
    }

    /// Makes the office's key, or a certificate in the place of one that ended, while nobody waits for it: it may take a
    /// second. Not before there is a contract: until then the office may still bear the name that came with the program.
    /// What keeps it from being made is told when a contract is approved.
    func prepareSeal(at now: Moment) throws(OfficeFailure) {
        let first = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.queue(QueueFilter(kind: .contract), offset: 0, limit: 1)
        }
        guard !first.isEmpty else { return }
        let name = try office.signingGround(at: now).policy.lessor.name
        _ = try? office.sealer.certificate(of: name, at: now, by: .system)
    }

    /// What was done; nil where the rules keep it.
    private func end(_ id: CaseID, _ step: SigningStep) throws(OfficeFailure) -> Signing.Act? {
        do {
            return try office.insist { (writer) throws(OfficeFailure) in
                let isOver = step.now.day > (try writer.signing(id)).deadline
                let command: Signing.Command = isOver ? .expire : .timeOut
                _ = try step.perform(command, on: id, expecting: nil, by: .system, SigningGiven(), writer)
                return command.act
            }
        } catch .refused {
            return nil
        } catch {
            throw error
        }
    }
}
