/// How much a job writes at once: more while nobody else wants the lock, up to some twenty milliseconds of it, and little
/// where others wait, for each of them waits for the whole of it.
struct WritePace: Equatable {
    /// How many times the least that is worth a transaction.
    private(set) var factor = 1

    static let most = 8
    /// Of one transaction, its way to the disk included.
    static let longest: Int64 = 20
    /// So long a lock is not had at once though nobody has it.
    static let soon: Int64 = 2

    /// - Parameters:
    ///   - waited: milliseconds until the lock was had.
    ///   - wrote: for which it was held then.
    mutating func note(waited: Int64, wrote: Int64) {
        if waited > Self.soon || wrote > Self.longest {
            factor = max(1, factor / 2)
        } else if 2 * wrote < Self.longest {
            factor = min(Self.most, 2 * factor)
        }
    }
}
