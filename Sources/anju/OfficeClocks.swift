import Devices
import Glibc
import Housing
import Office

/// The clocks of an opened office: the machine's, or in a training directory the stored one, which is the same for all
/// processes.
final class OfficeClocks: Clocks {
    private let records: any Records
    private let isTraining: Bool
    private var stored: StoredClock?
    private var storedVersion: Int64?

    init(_ records: any Records, isTraining: Bool) {
        self.records = records
        self.isTraining = isTraining
    }

    func office() throws(OfficeFailure) -> Moment {
        let machine = machine()
        guard isTraining else { return Moment(milliseconds: machine.milliseconds) }
        let version = try records.version(of: .clock)
        if version != storedVersion {
            stored = try records.read { (reader) throws(OfficeFailure) in try reader.storedClock() }
            storedVersion = version
        }
        return stored?.now(machine) ?? Moment(milliseconds: machine.milliseconds)
    }

    func machine() -> MachineMoment { SystemTime.now() }

    func steadyMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
