import Housing

/// The daily run for contracts.
extension UpkeepDesk {
    /// Expires contracts that nobody signed in time, and ends attempts that lie still; a transaction each. What the
    /// rules keep, as it moved on meanwhile, is passed over.
    func endSignings(at now: Moment) throws(OfficeFailure) -> (expired: Int, abandoned: Int) {
        let step = SigningStep(ground: try office.signingGround(at: now), now: now)
        var (expired, abandoned, kept) = (0, 0, 0)
        while true {
            let found = try office.records.read { (reader) throws(OfficeFailure) in
                try reader.overdue(.contract, on: now.day, limit: kept + page).dropFirst(kept)
            }
            for id in found {
                switch try end(id, step) {
                case .expire?: expired += 1
                case .timeOut?: abandoned += 1
                default: kept += 1
                }
            }
            guard found.count == page else { return (expired, abandoned) }
        }
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
