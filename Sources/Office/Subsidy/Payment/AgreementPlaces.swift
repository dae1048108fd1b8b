import Housing

/// Where agreements lie, by their numbers. A bank answers in the order in which it was asked, so those of neighbouring
/// families are read in one go where one answer follows another of them; where a file is in another order, one by one.
struct AgreementPlaces {
    private let batch: BatchID
    /// Of the families of ``chunk``.
    private var positions: [String: Int] = [:]
    private var chunk = -1
    /// In which the one before lay that had to be looked up.
    private var lastLookedUp = -1

    init(of batch: BatchID) {
        self.batch = batch
    }

    /// - Returns: nil where there is no such agreement.
    mutating func place(
        of number: String, _ reader: any RecordReader
    ) throws(OfficeFailure) -> (batch: BatchID?, position: Int)? {
        if let position = positions[number] { return (batch, position) }
        guard let record = try reader.subsidyRecord(.agreement, number: number), let position = record.position else {
            return nil
        }
        if record.batch == batch { try look(around: BulkPlace(position: position).chunk, reader) }
        return (record.batch, position)
    }

    private mutating func look(around found: Int, _ reader: any RecordReader) throws(OfficeFailure) {
        defer { lastLookedUp = found }
        guard found != chunk, found == lastLookedUp || found == chunk + 1 else { return }
        positions.removeAll(keepingCapacity: true)
        for agreement in try reader.agreements(of: batch, at: BulkPlace.positions(in: found)) {
            guard let number = agreement.number, let position = agreement.position else { continue }
            positions[number] = position
        }
        chunk = found
    }
}
