/// What texts are told apart by while a file is read. Never kept: it differs from process to process.
enum QuickKey {
    static func of(_ text: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(text)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

/// Finds what stands twice in a column: a key and a line for every row, looked at when all are there.
struct DuplicateFinder {
    struct Entry {
        let key: UInt64
        let line: Int32
        /// What the caller wants to know again of the row.
        let tag: Int32
    }

    private var entries: [Entry] = []

    mutating func add(_ key: UInt64, line: Int, tag: Int = 0) {
        entries.append(Entry(key: key, line: Int32(clamping: line), tag: Int32(clamping: tag)))
    }

    /// Every row whose key stood before, with the first that had it; forgets all.
    mutating func take() -> [(first: Entry, again: Entry)] {
        defer { entries = [] }
        return find()
    }

    /// The same, and keeps them in order for ``entries(of:)``.
    mutating func find() -> [(first: Entry, again: Entry)] {
        entries.sort { ($0.key, $0.line) < ($1.key, $1.line) }
        var found: [(first: Entry, again: Entry)] = []
        var first: Entry?
        for entry in entries {
            if let first, first.key == entry.key { found.append((first, entry)) } else { first = entry }
        }
        return found
    }

    /// The rows with a key, after ``find()``.
    func entries(of key: UInt64) -> ArraySlice<Entry> {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.key == key }
    }
}

/// Whether two runs say the same, in whatever order their rows came: a sum over all of them.
struct RowSum: Equatable {
    private(set) var count = 0
    private var sum = 0

    mutating func add(_ row: some Hashable) {
        var hasher = Hasher()
        hasher.combine(row)
        add(hasher)
    }

    /// - Parameter personal: as it was before it was sealed.
    mutating func add(_ rows: BulkRows, _ index: Int, personal: some Collection<UInt8>) {
        var hasher = Hasher()
        hasher.combine(rows.place(index))
        for part in [Array(rows.clear(index)), Array(personal)] {
            hasher.combine(part.count)
            part.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        add(hasher)
    }

    private mutating func add(_ hasher: consuming Hasher) {
        count += 1
        sum &+= hasher.finalize()
    }
}
