import Housing

/// What one kind of file brings: how it is read, compared with what the office has, and staged. ``ImportJob`` gives it its
/// slices, its locks and its end.
protocol ImportContent<Report>: AnyObject {
    associatedtype Report: ImportReport

    var kind: ImportRun.Kind { get }
    /// What somebody who imports it has to be allowed.
    var act: Act { get }
    /// Drawn before the first transaction.
    var runID: String { get }

    // Reading: bytes first, then pieces beside each other where the kind does that.
    var isRead: Bool { get }
    var isChecking: Bool { get }
    var progress: (done: Int, total: Int) { get }
    /// One small step on.
    ///
    /// - Throws: what makes the file unreadable as a whole.
    func read() throws(InputProblem)

    // Comparing with what the office has.
    func beginComparing(_ office: Office) throws(OfficeFailure)
    var pieceCount: Int { get }
    func compare(_ index: Int, _ known: any RecordReader, _ actor: Actor) throws(OfficeFailure)
    /// After the last piece.
    func endComparing()
    /// What is told: while it is read how much there is, after the last piece was compared whether it is taken.
    var report: Report { get }

    // Staging.
    var rowCount: Int { get }
    func row(_ index: Int) throws(OfficeFailure) -> [UInt8]
    /// Asked in the deciding transaction: whether what it was compared with is so still.
    func isStillSo(_ office: Office) throws(OfficeFailure) -> Bool
    /// The run's entry: what it does, and a keyed digest of the rows by which it does so.
    func entry(of run: ImportRun) -> Entry
}

/// What an import did, or would have done.
public protocol ImportReport: Equatable, Sendable {
    var isTaken: Bool { get set }
    /// Stopped by the person before it was decided; nothing is taken then.
    var isCancelled: Bool { get set }
    /// Taken, but not all brought in yet, for this happened on the way: the next process, or the daily run, goes on.
    var interruption: OfficeFailure? { get set }
    /// Rows whose matter had moved on when their turn came.
    var passedOver: Int { get set }
    /// Whether the office already had everything just so.
    var changedNothing: Bool { get }
}
