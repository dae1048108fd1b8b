import Housing

extension Office {
    /// This office as if it were that moment, for one command of a training directory.
    ///
    /// - Throws: `NOT_TRAINING` elsewhere; `CLOCK_BEHIND` for a day before that of the journal's last entry.
    public func standing(at moment: Moment) throws(OfficeFailure) -> Office {
        try records.read { (reader) throws(OfficeFailure) in
            guard try reader.officeInfo().isTraining else { throw .refused(Refusal(.notTraining, "TIME")) }
            if let last = try reader.lastEntryAt(), moment.day < last.day {
                throw .refused(Refusal(.clockBehind, "TIME", .since(last)))
            }
        }
        return Office(
            records: records, vault: vault, clocks: ClocksAt(moment, clocks), entropy: entropy, policies: policies,
            options: options, devices: devices, sealer: sealer)
    }
}

/// The office's time stands; the machine's goes on.
private final class ClocksAt: Clocks {
    private let moment: Moment
    private let real: any Clocks

    init(_ moment: Moment, _ real: any Clocks) {
        (self.moment, self.real) = (moment, real)
    }

    func office() throws(OfficeFailure) -> Moment { moment }
    func machine() -> MachineMoment { real.machine() }
    func steadyMilliseconds() -> Int64 { real.steadyMilliseconds() }
}
