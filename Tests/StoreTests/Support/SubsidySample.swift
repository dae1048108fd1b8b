import Housing
import Office
import TestSupport

/// A batch, rows and records of nobody, for tests of the store.
enum SubsidySample {
    static let batch = BatchID("luohu-2023")

    static func record(version: Int = 1, state: String = "OPEN", runs: [RunID] = []) -> BatchRecord {
        BatchRecord(
            id: batch, state: state, version: version, notice: Array("quota = 1000".utf8), body: Array("{}".utf8),
            runs: runs)
    }

    /// A row a position, with what tells it from others in it.
    static func rows(
        _ positions: some Sequence<Int>, place: Int = 0, salt: Int = 0, isPersonal: Bool = false
    ) -> BulkRows {
        var rows = BulkRows()
        for position in positions { add(position, place, salt, isPersonal, to: &rows) }
        return rows
    }

    static func add(_ position: Int, _ place: Int, _ salt: Int, _ isPersonal: Bool, to rows: inout BulkRows) {
        rows.add(BulkPlace(position: position, place: place), tag: position % 7) { writer in
            writer.write(text(position, place, salt: salt))
        } personal: { writer in
            if isPersonal { writer.write(number(position, place)) }
        }
    }

    static func text(_ position: Int, _ place: Int = 0, salt: Int = 0) -> String { "行 \(position) \(place) \(salt)" }

    /// Stands for a document's number.
    static func number(_ position: Int, _ place: Int = 0) -> String { "样本\(position)-\(place)" }

    static func agreement(_ number: Int, position: Int? = nil, state: String = "EFFECTIVE") -> SubsidyRecord {
        SubsidyRecord(
            id: "s-\(number)", kind: .agreement, batch: batch, position: position ?? number,
            number: "A2309-\(number)", state: state, at: TestOffice.opening.adding(seconds: number),
            body: Array("{\"n\":\(number)}".utf8))
    }
}

extension Records {
    /// A run with these rows that the batch names, which is opened for it.
    @discardableResult
    func fill(_ rows: BulkRows) throws(OfficeFailure) -> RunID {
        try write { writer throws(OfficeFailure) in
            let run = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(rows, to: run)
            try writer.save(SubsidySample.record(runs: [run]))
            return run
        }
    }

    /// Every row of a run, in order.
    func rows(of run: RunID, in chunks: ClosedRange<Int> = 0...Int.max / 1024) throws(OfficeFailure) -> BulkRows {
        try read { reader throws(OfficeFailure) in
            var all = BulkRows()
            try reader.eachChunk(of: run, in: chunks) { _, rows throws(OfficeFailure) in all.copy(rows) }
            return all
        }
    }
}
