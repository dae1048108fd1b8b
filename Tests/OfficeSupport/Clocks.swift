import Housing
import Office

/// Clocks that only a test moves. All three begin together and move together, but each can be moved alone.
public final class HandClocks: Clocks {
    public var officeNow: Moment
    public var machineNow = MachineMoment(milliseconds: 1_700_000_000_000)
    public var steady: Int64 = 5_000
    /// How much passes whenever it is asked.
    public var steadyStep: Int64 = 0

    public init(_ moment: Moment) {
        officeNow = moment
    }

    public func office() -> Moment { officeNow }
    public func machine() -> MachineMoment { machineNow }
    public func steadyMilliseconds() -> Int64 {
        steady += steadyStep
        return steady
    }

    public func pass(seconds: Int) {
        officeNow = officeNow.adding(seconds: seconds)
        machineNow = machineNow.adding(seconds: Int64(seconds))
        steady += Int64(seconds) * 1000
    }

    public func pass(days: Int) { pass(seconds: days * 86_400) }
}

/// The clock that lies in a training directory, else the machine's; the machine's is moved by hand.
public final class StoredClocks: Clocks {
    public static let begin = MachineMoment(milliseconds: 1_700_000_000_000)
    private let records: any Records
    private var now = StoredClocks.begin

    public init(_ records: any Records) {
        self.records = records
    }

    public func office() throws(OfficeFailure) -> Moment {
        let stored = try records.read { (reader) throws(OfficeFailure) in try reader.storedClock() }
        return stored?.now(now) ?? Moment(milliseconds: now.milliseconds)
    }

    public func machine() -> MachineMoment { now }
    public func steadyMilliseconds() -> Int64 { now.milliseconds }
    public func pass(seconds: Int) { now = now.adding(seconds: Int64(seconds)) }
}
