import Housing

/// The rows of a run from the first to the last, some milliseconds' worth at a time.
struct RunScan {
    let run: RunID
    private var next = 0
    private var count: Int?
    /// Those that are wanted and not read yet; nil for all.
    private var wanted: ArraySlice<Int>?

    private static let chunksAtOnce = 16

    /// - Parameter chunks: which of them, ascending; nil for all.
    init(_ run: RunID, chunks: [Int]? = nil) {
        self.run = run
        wanted = chunks?[...]
    }

    /// - Returns: whether there is more.
    mutating func step(
        _ reader: any RecordReader, _ body: (BulkRows) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) -> Bool {
        if let wanted {
            for chunk in wanted.prefix(Self.chunksAtOnce) {
                try reader.eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in try body(rows) }
            }
            self.wanted = wanted.dropFirst(Self.chunksAtOnce)
            return wanted.count > Self.chunksAtOnce
        }
        let count: Int
        if let known = self.count { count = known } else { count = try reader.extent(of: run).lastChunk + 1 }
        self.count = count
        guard next < count else { return false }
        let last = min(next + Self.chunksAtOnce, count) - 1
        try reader.eachChunk(of: run, in: next...last) { (_, rows) throws(OfficeFailure) in try body(rows) }
        next = last + 1
        return next < count
    }
}
