import CPosix
import Glibc
import Office

/// Random bytes from the kernel (`getrandom`), fit for keys, codes and salts.
public final class SystemEntropy: Entropy, Sendable {
    public init() {}

    public func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count, let start = buffer.baseAddress {
                let got = anju_random(start + initialized, count - initialized)
                // The kernel's generator cannot fail on valid arguments; keys made of less than random are no choice.
                precondition(got > 0 || errno == EINTR, "getrandom failed")
                initialized += max(0, got)
            }
        }
    }
}
