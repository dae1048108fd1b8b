import Housing

extension SubsidyReader {
    /// What a payment run pays to the family at a position, without what was taken out of it.
    func instalments(at position: Int, of run: PaymentRunBody) throws(OfficeFailure) -> [InstalmentRow] {
        let chunk = BulkPlace(position: position).chunk
        let out = try takenOut(of: run, in: chunk...chunk)
        var found: [InstalmentRow] = []
        try eachChunk(of: run.rows, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.place(index).position == position {
                if !out.contains(rows.place(index)) { found.append(try InstalmentRow(rows, index)) }
            }
        }
        return found
    }

    /// Where the instalments lay that were taken out of a run.
    func takenOut(
        of run: PaymentRunBody, in chunks: ClosedRange<Int> = 0...BulkPlace.mostChunk
    ) throws(OfficeFailure) -> Set<BulkPlace> {
        guard let out = run.takenOut else { return [] }
        var places: Set<BulkPlace> = []
        try eachChunk(of: out, in: chunks) { (_, rows) in
            for index in 0..<rows.count { places.insert(rows.place(index)) }
        }
        return places
    }
}

extension BulkPlace {
    /// No position lies beyond it.
    static let mostChunk = Int(Int32.max) / positionsPerChunk
}

/// The payment runs of a batch that have not left the office: what is in them can still be held back.
struct WaitingRuns {
    private(set) var runs: [KeptRecord<PaymentRunBody>]

    /// An instalment and which of the runs it lies in.
    struct Instalment {
        let run: Int
        let row: InstalmentRow
    }

    init(of batch: BatchID, _ reader: any SubsidyReader) throws(OfficeFailure) {
        runs = try reader.kept(PaymentRunBody.self, of: batch, in: .prepared)
        runs += try reader.kept(PaymentRunBody.self, of: batch, in: .approved)
        runs.removeAll { !$0.run.state.isWaiting }
    }

    /// Where months of a family lie.
    ///
    /// - Parameter months: as its ledger reads them.
    func find(
        _ months: UInt64, of position: Int, _ ledger: InstalmentLedger, _ reader: any SubsidyReader
    ) throws(OfficeFailure) -> [Instalment] {
        var found: [Instalment] = []
        for (run, kept) in runs.enumerated() {
            for row in try reader.instalments(at: position, of: kept.body) where ledger.bit(row.month) & months != 0 {
                found.append(Instalment(run: run, row: row))
            }
        }
        return found
    }

    /// Takes instalments out of their runs, and saves those.
    ///
    /// - Parameter file: its runs of payments name where the rows lie.
    mutating func takeOut(
        _ found: [Instalment], _ file: inout BatchFile, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        for run in runs.indices {
            let own = found.filter { $0.run == run }
            guard !own.isEmpty else { continue }
            var rows = BulkRows()
            for instalment in own { instalment.row.add(to: &rows) }
            let sum = Money(fen: own.reduce(0) { $0 + $1.row.amount.fen })
            try ruled { () throws(Refusal) in try runs[run].run.takeOut(own.count, sum) }
            try writer.replace(rows, of: try place(run, &file, writer))
            try writer.save(runs[run])
        }
    }

    private mutating func place(
        _ run: Int, _ file: inout BatchFile, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> RunID {
        if let place = runs[run].body.takenOut { return place }
        let place = try writer.beginRun(for: file.batch.id)
        file.runs.payments.append(place)
        runs[run].body.takenOut = place
        return place
    }
}
