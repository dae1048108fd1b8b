import Housing

/// Whether the rows that a file brings are those of a run that is there, in whatever order they came.
struct RunComparison {
    private var scan: RunScan
    private var brought = RowSum()
    private var there = RowSum()

    /// - Parameter run: nil where there is nothing to compare with.
    init?(_ run: RunID?) {
        guard let run else { return nil }
        scan = RunScan(run)
    }

    var count: Int { brought.count }
    var isSame: Bool { brought == there }

    /// The row that was added to `rows` last.
    mutating func addLast(of rows: BulkRows) {
        brought.add(rows, rows.count - 1, personal: rows.personal(rows.count - 1))
    }

    /// Reads some more of what is there.
    ///
    /// - Returns: whether there is more.
    mutating func step(_ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        let run = scan.run
        guard try reader.extent(of: run).rows == brought.count else { return false }
        var sum = there
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                sum.add(rows, row, personal: try reader.open(rows.personal(row), at: rows.place(row), of: run))
            }
        }
        there = sum
        return isMore
    }
}

extension IntakeCourse {
    /// Notes where everything is in just so.
    ///
    /// - Returns: whether there is more to be compared.
    mutating func compare(
        _ comparison: inout RunComparison?, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        if try comparison?.step(reader) ?? false { return true }
        guard let comparison, comparison.isSame else { return false }
        isUnchanged = true
        report.unchanged = comparison.count
        return false
    }
}
