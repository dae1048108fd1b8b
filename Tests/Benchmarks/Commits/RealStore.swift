import Devices
import Housing
import Office
import Store

/// Offices as the program makes and opens them.
enum RealStore {
    /// The time that entries of the run carry, the sample office's start: 2023-08-21 10:00 +08:00.
    static let officeTime = Moment(milliseconds: 1_692_583_200_000)

    static func make(at path: String) throws(OfficeFailure) {
        try premises().create(at: path, training: nil)
    }

    static func open(_ path: String) throws(OfficeFailure) -> OpenedPremises {
        try premises().open(at: path)
    }

    private static func premises() -> SQLitePremises {
        SQLitePremises(entropy: SystemEntropy(), machine: SystemTime.now)
    }
}
