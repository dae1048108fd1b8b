import GRDBSQLite
import Synchronization

/// What happens to the file operations under one directory: the n-th of them fails, and every one is recorded.
public final class FaultPlan: @unchecked Sendable {
    public enum Operation: String, CaseIterable, Sendable {
        case open, read, write, truncate, sync, delete, map
    }

    public enum Failure: Sendable {
        case inputOutput, full, readOnly, cannotOpen

        /// What SQLite's own file layer would say.
        func code(for operation: Operation) -> Int32 {
            switch self {
            case .full: return SQLITE_FULL
            case .readOnly: return SQLITE_READONLY
            case .cannotOpen: return SQLITE_CANTOPEN
            case .inputOutput:
                switch operation {
                case .open: return SQLITE_CANTOPEN
                case .read: return SQLITE_IOERR | 1 << 8
                case .write: return SQLITE_IOERR | 3 << 8
                case .sync: return SQLITE_IOERR | 4 << 8
                case .truncate: return SQLITE_IOERR | 6 << 8
                case .delete: return SQLITE_IOERR | 10 << 8
                case .map: return SQLITE_IOERR | 21 << 8
                }
            }
        }
    }

    /// A change to a file, in the order in which it was made.
    public enum Change: Sendable {
        case write(file: String, offset: Int, bytes: [UInt8])
        case truncate(file: String, size: Int)
        case sync(file: String)
        case delete(file: String)
        /// Not a change: everything up to here was acknowledged.
        case acknowledged(Int)
    }

    private let failing: Set<Operation>
    private let failure: Failure
    private let failAt: Int
    private let isLasting: Bool
    private let count = Atomic<Int>(0)
    private let fired = Atomic<Bool>(false)
    private let isOver = Atomic<Bool>(false)
    private let log = Mutex<[Change]>([])

    /// - Parameters:
    ///   - number: which of the `failing` operations fails, from 1; 0 for none.
    ///   - isLasting: all later ones fail too, as on a disk that is full or gone.
    public init(
        failing: Set<Operation> = [], at number: Int = 0, with failure: Failure = .inputOutput, isLasting: Bool = false
    ) {
        self.failing = failing
        self.failure = failure
        failAt = number
        self.isLasting = isLasting
    }

    public var hasFired: Bool { fired.load(ordering: .relaxed) }
    public var changes: [Change] { log.withLock { $0 } }

    public func record(_ change: Change) { log.withLock { $0.append(change) } }

    /// From now on every one of the `failing` operations fails, as of a process that is not there any more.
    public func end() { isOver.store(true, ordering: .relaxed) }

    /// The code with which this operation fails, or nil.
    func meet(_ operation: Operation) -> Int32? {
        guard failing.contains(operation) else { return nil }
        if isOver.load(ordering: .relaxed) { return failure.code(for: operation) }
        guard failAt > 0 else { return nil }
        let number = count.add(1, ordering: .relaxed).newValue
        guard number == failAt || (isLasting && number > failAt) else { return nil }
        fired.store(true, ordering: .relaxed)
        return failure.code(for: operation)
    }

    // MARK: Which directory has a plan

    private static let plans = Mutex<[String: FaultPlan]>([:])

    /// Puts files below `directory` under `plan` while `body` runs.
    public static func during<Value>(_ plan: FaultPlan, below directory: String, _ body: () throws -> Value) rethrows
        -> Value
    {
        FaultVFS.install()
        plans.withLock { $0[directory] = plan }
        defer { plans.withLock { _ = $0.removeValue(forKey: directory) } }
        return try body()
    }

    static func plan(for path: String) -> FaultPlan? {
        plans.withLock { plans in plans.first { path.hasPrefix($0.key + "/") }?.value }
    }
}
