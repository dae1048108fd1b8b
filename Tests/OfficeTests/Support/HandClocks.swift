import Housing
import Office

/// Clocks that only a test moves. All three begin together and move together, but each can be moved alone.
final class HandClocks: Clocks {
    var officeNow: Moment
    var machineNow = MachineMoment(milliseconds: 1_700_000_000_000)
    var steady: Int64 = 5_000
    /// How much passes whenever it is asked.
    var steadyStep: Int64 = 0

    init(_ moment: Moment) {
        officeNow = moment
    }

    func office() -> Moment { officeNow }
    func machine() -> MachineMoment { machineNow }
    func steadyMilliseconds() -> Int64 {
        steady += steadyStep
        return steady
    }

    func pass(seconds: Int) {
        officeNow = officeNow.adding(seconds: seconds)
        machineNow = machineNow.adding(seconds: Int64(seconds))
        steady += Int64(seconds) * 1000
    }

    func pass(days: Int) { pass(seconds: days * 86_400) }
}

/// Bytes that look random and are the same in every run (SplitMix64).
final class SeededEntropy: Entropy {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
        }
    }
}
