import GRDBSQLite
import Glibc
import Synchronization

/// What happens to the files that are written beside the database: the n-th change fails, or the process is killed at it,
/// and then SQLite changes nothing either.
public final class FileFaults: Sendable {
    private let failAt: Int
    private let code: Int32
    private let killed: FaultPlan?
    private let count = Atomic<Int>(0)

    /// - Parameters:
    ///   - number: which change fails, from 1.
    ///   - code: with which `errno`.
    ///   - killing: whose SQLite ends with it; nil where only that one change fails.
    public init(at number: Int, with code: Int32 = ENOSPC, killing: FaultPlan? = nil) {
        failAt = number
        self.code = code
        killed = killing
    }

    public var hasFired: Bool { count.load(ordering: .relaxed) >= failAt }

    /// The `errno` with which this operation fails; nil where it goes on. What only reads is not counted.
    public func meet(_ operation: String) -> Int32? {
        guard operation != "read" else { return nil }
        let number = count.add(1, ordering: .relaxed).newValue
        guard number == failAt || (killed != nil && number > failAt) else { return nil }
        killed?.end()
        return code
    }
}
