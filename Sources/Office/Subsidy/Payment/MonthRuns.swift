import Housing

/// A payment run beside those that it is held against: the others of its month, and those of the month before. Who was paid
/// by another run of the same month is not gone (LH-55, LH-56).
struct MonthRuns {
    typealias Run = KeptRecord<PaymentRunBody>

    let run: Run
    /// Of the last month before it in which anybody was paid.
    let former: [Run]
    /// Others of its own month.
    let siblings: [Run]

    private let own: Source
    private let formerRows: [Source]
    private let siblingRows: [Source]
    /// Of families whose account was changed since the month before (6.5).
    private let otherAccounts: Set<Int>
    /// Sent before: what they had and is sent again had failed.
    private let sent: [Source]

    private struct Source {
        let rows: RunID
        let out: Set<BulkPlace>
    }

    init(_ run: Run, of batch: BatchID, _ reader: any RecordReader) throws(OfficeFailure) {
        let others = try reader.kept(PaymentRunBody.self, of: batch).filter {
            $0.id != run.id && $0.state != .cancelled && $0.body.instalments > 0
        }
        let month = others.map(\.body.month).filter { $0 < run.body.month }.max()
        self.run = run
        former = others.filter { $0.body.month == month }
        siblings = others.filter { $0.body.month == run.body.month }
        own = try Self.source(run, reader)
        formerRows = try Self.sources(former, reader)
        siblingRows = try Self.sources(siblings, reader)
        // Of several the earliest: rather told once more than not at all.
        let since = former.compactMap(\.body.accounts).min()
        otherAccounts = Set(
            try reader.kept(AccountBody.self, of: batch).filter { kept in
                guard kept.state == .confirmed, let since, let at = kept.body.decidedAt else { return false }
                return at > since && run.body.accounts.map { at <= $0 } ?? true
            }.compactMap(\.position))
        sent = try Self.sources(others.filter { $0.state == .sent && $0.at <= run.at }, reader)
    }

    /// nil where nothing was paid for an earlier month.
    var formerMonth: Month? { former.first?.body.month }
    /// What the other runs of its month pay.
    var alongside: Money { Self.sum(siblings) }
    var formerSum: Money { Self.sum(former) }

    private static func sum(_ runs: [Run]) -> Money { Money(fen: runs.reduce(0) { $0 + $1.body.sum.fen }) }

    private static func source(_ run: Run, _ reader: any RecordReader) throws(OfficeFailure) -> Source {
        Source(rows: run.body.rows, out: try reader.takenOut(of: run.body))
    }

    private static func sources(_ runs: [Run], _ reader: any RecordReader) throws(OfficeFailure) -> [Source] {
        var found: [Source] = []
        for run in runs { found.append(try source(run, reader)) }
        return found
    }

    /// The last piece in which families of these runs lie; -1 for none.
    func lastChunk(_ reader: any RecordReader) throws(OfficeFailure) -> Int {
        var last = -1
        for source in [own] + formerRows + siblingRows {
            last = max(last, try reader.extent(of: source.rows).lastChunk)
        }
        return last
    }

    /// One family of these runs.
    struct Family {
        let position: Int
        /// What the run pays; empty for one that it does not.
        let rows: [InstalmentRow]
        /// What the runs of the month before paid.
        let old: [InstalmentRow]
        /// What was sent to the bank for it before.
        let sent: [InstalmentRow]
        /// Paid by another run of the same month.
        let isElsewhere: Bool
        /// nil where it is as it was.
        let kind: MonthComparison.Kind?

        var amount: Money { Money(fen: MonthRuns.sum(rows)) }
        var before: Money { Money(fen: MonthRuns.sum(old)) }
    }

    /// The families in a piece, in the register's order.
    func families(in chunk: Int, _ reader: any RecordReader) throws(OfficeFailure) -> [Family] {
        let now = try months(of: [own], in: chunk, reader)
        let former = try months(of: formerRows, in: chunk, reader)
        // Where everybody is paid this month alone, as in the month before, the older runs have nothing to say.
        let isUsual = now.allSatisfy { position, rows in
            former[position] != nil && rows.allSatisfy { $0.month == run.body.month }
        }
        let sent = isUsual ? [:] : try months(of: sent, in: chunk, reader)
        let siblings = try months(of: siblingRows, in: chunk, reader)
        return Set(now.keys).union(former.keys).union(siblings.keys).sorted().map { position in
            let (rows, old) = (now[position] ?? [], former[position] ?? [])
            let (before, isElsewhere) = (sent[position] ?? [], siblings[position] != nil)
            return Family(
                position: position, rows: rows, old: old, sent: before, isElsewhere: isElsewhere,
                kind: Self.kind(
                    rows, old, before, isElsewhere: isElsewhere, hasOtherAccount: otherAccounts.contains(position)))
        }
    }

    /// By position.
    private func months(
        of sources: [Source], in chunk: Int, _ reader: any RecordReader
    ) throws(OfficeFailure) -> [Int: [InstalmentRow]] {
        var found: [Int: [InstalmentRow]] = [:]
        for source in sources {
            try reader.eachChunk(of: source.rows, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where !source.out.contains(rows.place(index)) {
                    let row = try InstalmentRow(rows, index)
                    found[row.position, default: []].append(row)
                }
            }
        }
        return found
    }

    private static func kind(
        _ rows: [InstalmentRow], _ old: [InstalmentRow], _ sent: [InstalmentRow], isElsewhere: Bool,
        hasOtherAccount: Bool
    ) -> MonthComparison.Kind? {
        if rows.isEmpty { return isElsewhere ? nil : .gone }
        if hasOtherAccount { return .account }
        if rows.contains(where: { row in sent.contains { $0.month == row.month } }) { return .retried }
        if old.isEmpty { return sent.isEmpty ? .first : .resumed }
        return sum(rows) == sum(old) ? nil : .differs
    }

    private static func sum(_ rows: [InstalmentRow]) -> Int { rows.reduce(0) { $0 + $1.amount.fen } }
}
