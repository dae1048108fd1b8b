import Housing

extension SubsidyReader {
    /// Who belongs to which family, chunk by chunk in the register's order: of each family the rows of the last file that
    /// names it.
    ///
    /// - Parameter runs: those of the files of members, the first first (``BatchRuns/memberRuns``).
    func eachMembers(
        of runs: [RunID], in chunks: ClosedRange<Int>, _ body: (BulkRows) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        var found: [Int: BulkRows] = [:]
        for run in runs {
            try eachChunk(of: run, in: chunks) { (chunk, rows) in
                if let older = found[chunk] { found[chunk] = rows.over(older) } else { found[chunk] = rows }
            }
        }
        for chunk in found.keys.sorted() {
            if let rows = found[chunk] { try body(rows) }
        }
    }

    /// The people of the family at a position, as the last file of members that names it has them, and in its order.
    func members(at position: Int, of file: BatchFile) throws(OfficeFailure) -> [RegisteredMember] {
        try namedMembers(at: position, of: file)?.members ?? []
    }

    /// When the last file of members that names a family came, and who brought it; nil where that is not known.
    func membersBrought(at position: Int, of file: BatchFile) throws(OfficeFailure) -> BatchRuns.Brought? {
        let named = try namedMembers(at: position, of: file)
        return named.flatMap { named in file.runs.membersBrought?.last { $0.run == named.run } }
    }

    private func namedMembers(
        at position: Int, of file: BatchFile
    ) throws(OfficeFailure) -> (run: RunID, members: [RegisteredMember])? {
        for run in file.runs.memberRuns.reversed() {
            let found = try members(at: position, of: run)
            if !found.isEmpty { return (run, found) }
        }
        return nil
    }
}

extension BulkRows {
    /// These rows, and of other families those that older ones have.
    fileprivate func over(_ older: BulkRows) -> BulkRows {
        let named = Set((0..<count).map { place($0).position })
        var all = self
        for index in 0..<older.count where !named.contains(older.place(index).position) {
            all.copy(index, of: older)
        }
        return all.ordered()
    }
}

/// Everybody of every family, over all files of members, some milliseconds' worth at a time.
struct MembersScan {
    let runs: [RunID]
    private var next = 0
    private var count: Int?

    private static let chunksAtOnce = 16

    init(_ runs: [RunID]) {
        self.runs = runs
    }

    /// - Returns: whether there is more.
    mutating func step(
        _ reader: any RecordReader, _ body: (BulkRows) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) -> Bool {
        if count == nil {
            var last = -1
            for run in runs { last = max(last, try reader.extent(of: run).lastChunk) }
            count = last + 1
        }
        guard let count, next < count else { return false }
        let last = min(next + Self.chunksAtOnce, count) - 1
        try reader.eachMembers(of: runs, in: next...last, body)
        next = last + 1
        return next < count
    }
}

/// Who belongs to each family while a file is read: by all files of members, without those who count no more, for their family
/// has another applicant since.
struct KnownMembers {
    private var all: KnownPeople
    /// Of these nobody counts; filled only where members of some family count no more.
    private(set) var withoutPeople: Set<Int> = []
    private var states: RunScan?

    init(_ file: BatchFile, wantsDigests: Bool) {
        all = KnownPeople(file.runs.memberRuns, wantsDigests: wantsDigests)
        states = file.runs.isMembersOutdated == true ? file.runs.families.map { RunScan($0) } : nil
    }

    /// Reads some more.
    ///
    /// - Returns: whether there is more.
    mutating func load(_ known: KnownFamilies, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if try all.load(known, reader) { return true }
        guard var scan = states else { return false }
        var found = withoutPeople
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                let family = try FamilyState(rows, row)
                guard family.people.isEmpty, let index = known.index(ofPosition: family.position) else { continue }
                found.insert(index)
            }
        }
        withoutPeople = found
        states = isMore ? scan : nil
        return isMore
    }

    /// Which of all people are those of a family.
    func people(of family: Int) -> Range<Int> { withoutPeople.contains(family) ? 0..<0 : all.people(of: family) }
    func person(_ key: UInt64, of family: Int) -> Int? { people(of: family).first { all.keys[$0] == key } }

    /// Their numbers (``QuickKey``), and the same as rows are found by.
    var keys: [UInt64] { all.keys }
    var digests: [Int64] { all.digests }
}
