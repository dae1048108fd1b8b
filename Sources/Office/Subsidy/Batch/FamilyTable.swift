import Housing

/// Every family of a batch in the register's order, as bytes; one is made of them when it is asked for. A million of them
/// take some 120 MB.
struct FamilyTable {
    private var chunks: [(number: Int, rows: BulkRows)] = []
    /// The index of each chunk's first family.
    private var starts: [Int] = []
    private(set) var count = 0

    mutating func add(_ number: Int, _ rows: BulkRows) {
        chunks.append((number, rows))
        starts.append(count)
        count += rows.count
    }

    var chunkCount: Int { chunks.count }

    /// The indices of a chunk's families.
    func indices(ofChunk chunk: Int) -> Range<Int> { starts[chunk]..<starts[chunk] + chunks[chunk].rows.count }

    /// Which chunk a family lies in.
    func chunk(of index: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= index { low = middle } else { high = middle }
        }
        return low
    }

    subscript(index: Int) -> FamilyState {
        get throws(OfficeFailure) {
            let chunk = chunk(of: index)
            return try FamilyState(chunks[chunk].rows, index - starts[chunk])
        }
    }

    /// A family's row as it is.
    func copy(_ index: Int, to rows: inout BulkRows) {
        let chunk = chunk(of: index)
        rows.copy(index - starts[chunk], of: chunks[chunk].rows)
    }

    /// Calls `body` with every family, in order.
    func each(_ body: (Int, FamilyState) throws(OfficeFailure) -> Void) throws(OfficeFailure) {
        for (chunk, start) in zip(chunks, starts) {
            for index in 0..<chunk.rows.count { try body(start + index, try FamilyState(chunk.rows, index)) }
        }
    }

    /// Calls `body` with those alone whose application stands in a state, in order.
    func each(
        in state: SubsidyState, _ body: (Int, FamilyState) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        for (chunk, start) in zip(chunks, starts) {
            for index in 0..<chunk.rows.count where chunk.rows.tag(index) == Int(state.rawValue) {
                try body(start + index, try FamilyState(chunk.rows, index))
            }
        }
    }

    /// The index of the family at a position.
    func index(of position: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            let found = self.position(middle)
            if found == position { return middle }
            if found < position { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    func position(_ index: Int) -> Int {
        let chunk = chunk(of: index)
        return chunks[chunk].rows.place(index - starts[chunk]).position
    }

    /// For a step of the domain.
    func places() throws(OfficeFailure) -> [SubsidyStep.Place] {
        var places: [SubsidyStep.Place] = []
        places.reserveCapacity(count)
        try each { (_, family) throws(OfficeFailure) in
            places.append(SubsidyStep.Place(position: family.position, standing: family.standing))
        }
        return places
    }
}
