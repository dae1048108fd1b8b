import Housing

/// The daily run for contracts.
extension UpkeepDesk {
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
}
