import Housing

/// The clock of a training directory (contract: Time). No other directory has one that can be set.
public struct ClockDesk {
    let office: Office

    /// The office's time and, in a training directory, how it runs.
    public func show() throws(OfficeFailure) -> (now: Moment, stored: StoredClock?) {
        let stored = try office.records.read { (reader) throws(OfficeFailure) in try reader.storedClock() }
        return (try office.clocks.office(), stored)
    }

    /// Sets the time, for all processes of the office at once.
    ///
    /// - Parameter isFrozen: the clock stands until it is set again.
    /// - Throws: `.refused` with `NOT_TRAINING` elsewhere, and with `CLOCK_BEHIND` for a day before that of the last entry
    ///   in the journal: what was done then would lie in the future.
    public func set(_ moment: Moment, isFrozen: Bool, _ session: Session) throws(OfficeFailure) {
        try change(session) { (_, machine) in StoredClock(office: moment, setAt: machine, isFrozen: isFrozen) }
    }

    /// Moves the time by milliseconds; a frozen clock stays frozen.
    public func advance(milliseconds: Int64, _ session: Session) throws(OfficeFailure) {
        try change(session) { (stored, machine) in
            StoredClock(
                office: stored.now(machine).adding(milliseconds: milliseconds), setAt: machine,
                isFrozen: stored.isFrozen)
        }
    }

    private func change(
        _ session: Session, _ change: (StoredClock, MachineMoment) -> StoredClock
    ) throws(OfficeFailure) {
        let machine = office.clocks.machine()
        try office.write(.setClock, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            guard try writer.officeInfo().isTraining, let stored = try writer.storedClock() else {
                throw .refused(Refusal(.notTraining, "TIME"))
            }
            let clock = change(stored, machine)
            if let last = try writer.lastEntryAt(), clock.office.day < last.day {
                throw .refused(Refusal(.clockBehind, "TIME", .since(last)))
            }
            try writer.save(clock)
            let entry = Entry(
                .clockSet,
                [
                    "from": .moment(stored.now(machine)), "to": .moment(clock.office),
                    "frozen": .flag(clock.isFrozen),
                ])
            try writer.append([entry], at: clock.office, by: actor)
        }
    }
}

extension Office {
    public var imports: ImportDesk { ImportDesk(office: self) }
    public var exchange: CheckExchangeDesk { CheckExchangeDesk(office: self) }
    public var sample: SampleDesk { SampleDesk(office: self) }
    public var console: ConsoleDesk { ConsoleDesk(office: self) }
    public var keys: KeyDesk { KeyDesk(office: self) }
    public var clock: ClockDesk { ClockDesk(office: self) }
}
