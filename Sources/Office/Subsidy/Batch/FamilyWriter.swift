import Housing

/// The families of a step as rows, a few chunks at a time, with the rows that come with them.
final class FamilyWriter {
    /// How many chunks are written in all.
    let chunkCount: Int
    private(set) var done = 0
    /// Whether so few change that they are written where they lie.
    let isInPlace: Bool

    private let table: FamilyTable
    private let step: any BatchStep
    /// Of the step's changed ones, the next that was not passed.
    private var nextChanged = 0
    private var others: (any IteratorProtocol<FamilyState>)?
    private var held: FamilyState?

    /// That many chunks are changed in some tens of milliseconds.
    private static let mostChunksInPlace = 64

    init(_ table: FamilyTable, _ step: any BatchStep) {
        (self.table, self.step) = (table, step)
        if let families = step.families {
            others = families.makeIterator()
            held = others?.next()
            isInPlace = false
        } else {
            isInPlace = Self.isFew(step.changed, table)
        }
        chunkCount = table.chunkCount
    }

    private static func isFew(_ changed: [Int], _ table: FamilyTable) -> Bool {
        var last = -1
        var chunks = 0
        for index in changed {
            let chunk = table.chunk(of: index)
            if chunk != last { chunks += 1 }
            last = chunk
            if chunks > mostChunksInPlace { return false }
        }
        return true
    }

    var isAtEnd: Bool { others == nil ? done == chunkCount : held == nil }

    /// The next chunks, whole.
    func next(_ most: Int) throws(OfficeFailure) -> (families: BulkRows, own: BulkRows) {
        var rows = (families: BulkRows(), own: BulkRows())
        if others != nil {
            addOthers(&rows.families, most)
            return rows
        }
        for chunk in done..<min(done + most, chunkCount) {
            for index in table.indices(ofChunk: chunk) {
                guard nextChanged < step.changed.count, step.changed[nextChanged] == index else {
                    table.copy(index, to: &rows.families)
                    continue
                }
                nextChanged += 1
                try add(index, &rows)
            }
        }
        done = min(done + most, chunkCount)
        return rows
    }

    /// Those that change, alone.
    func changedRows() throws(OfficeFailure) -> (families: BulkRows, own: BulkRows) {
        var rows = (families: BulkRows(), own: BulkRows())
        for index in step.changed { try add(index, &rows) }
        return rows
    }

    private func add(_ index: Int, _ rows: inout (families: BulkRows, own: BulkRows)) throws(OfficeFailure) {
        var family = try table[index]
        try step.change(&family, at: index)
        family.add(to: &rows.families)
        try step.addRows(of: index, to: &rows.own)
    }

    /// Families that come in, by the chunk.
    private func addOthers(_ rows: inout BulkRows, _ most: Int) {
        var chunks = 0
        var last: Int?
        while let family = held {
            let chunk = BulkPlace(position: family.position).chunk
            if chunk != last {
                guard chunks < most else { break }
                chunks += 1
                last = chunk
            }
            family.add(to: &rows)
            held = others?.next()
        }
        done += chunks
    }
}
