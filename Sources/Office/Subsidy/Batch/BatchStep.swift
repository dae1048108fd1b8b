import Housing

/// A change of many families of a batch at once: a step of the batch, a payment run, a file that is taken in. It decides
/// without touching the store; ``BatchJob`` reads, writes and makes it seen.
protocol BatchStep: AnyObject {
    /// What somebody who does it has to be allowed.
    var act: Act { get }

    // Rows of its own that it brings from a file, before it looks at the families. None, unless it says so.
    /// Some milliseconds' worth of the next rows, in any order; nil when there are no more.
    ///
    /// - Throws: `.input` for what makes the file unreadable as a whole.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows?
    /// Asked after the last of them: whether they leave nothing to be done, for nothing is new or all is refused.
    var endsHere: Bool { get }
    /// By what these rows are found, ascending; asked for once, after the last of them.
    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])]
    /// How much of the file is read.
    var progress: (done: Int, total: Int) { get }

    // The families.
    /// Asked when the families were read, and again where the batch moved on meanwhile: what the step must know of the
    /// office besides.
    ///
    /// - Returns: whether there is more; each time some milliseconds' worth.
    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool
    /// Looks at all of them and decides. Asked again where the batch moved on meanwhile.
    ///
    /// - Returns: whether there is something to be written.
    /// - Throws: a refusal; nothing is written then.
    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool
    /// Indices of the families that change, ascending.
    var changed: [Int] { get }
    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure)
    /// Whether the families are other ones than before: a register that comes in.
    var families: (any Sequence<FamilyState>)? { get }
    /// Rows that come with a changed family, ascending by place; they go to the run of ``nextRows(_:_:)``.
    func addRows(of index: Int, to rows: inout BulkRows) throws(OfficeFailure)

    // The end.
    /// In the transaction in which it becomes so: the batch as it then is, one version on, with the step's run among its
    /// runs; what else is to be kept; and the entries.
    ///
    /// - Parameters:
    ///   - run: where the step's own rows lie; nil where it has none.
    ///   - digest: of all families as they then stand; nil where there are none.
    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry]
    /// Asked after that: whether more of it is to be decided about, in a transaction of its own. What is finished stays so,
    /// whatever becomes of the rest; a part changes few families, and the next one none of these.
    var hasMore: Bool { get }
}

extension BatchStep {
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? { nil }
    var endsHere: Bool { false }
    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] { [] }
    var progress: (done: Int, total: Int) { (0, 0) }
    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool { false }
    var families: (any Sequence<FamilyState>)? { nil }
    func addRows(of index: Int, to rows: inout BulkRows) throws(OfficeFailure) {}
    var hasMore: Bool { false }
}
