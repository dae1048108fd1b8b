/// How much a job writes at once: more while nobody else wants the lock, up to some twenty milliseconds of it, and little
/// where others wait, for each of them waits for the whole of it.
struct WritePace: Equatable {
    /// How many times the least that is worth a transaction.
    private(set) var factor = 1
    /// Writes since somebody was in the way, or since it grew.
    private var calm = 0

    static let most = 8
    /// After so many it grows: of many terminals most writes meet none.
    static let calmEnough = 4
    /// Milliseconds of one transaction, its way to the disk included.
    static let longest: Int64 = 20
    /// So long a lock is not had at once though nobody has it.
    static let soon: Int64 = 2

    /// - Parameters:
    ///   - waited: milliseconds until the lock was had.
    ///   - wrote: for which it was held then.
    mutating func note(waited: Int64, wrote: Int64) {
        calm += 1
        if waited > Self.soon || wrote > Self.longest {
            (factor, calm) = (max(1, factor / 2), 0)
        } else if calm >= Self.calmEnough, 2 * wrote < Self.longest {
            (factor, calm) = (min(Self.most, 2 * factor), 0)
        }
    }
}
