import Office
import TestSupport

/// Bytes that look random and are the same in every run.
public final class SeededEntropy: Entropy {
    private var generator: SplitMix64

    public init(_ seed: UInt64) {
        generator = SplitMix64(seed)
    }

    public func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
}
