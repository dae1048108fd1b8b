import Housing

/// What the bank says of one instalment, with its place found. A file has a million of them, so what can be worked out is
/// not kept, and a moment that is missing takes no room of its own.
struct ResultAnswer {
    let place: BulkPlace
    private let storedLine: Int32
    let isPaid: Bool
    let amount: Money
    let reference: String
    private let paidAtMilliseconds: Int64
    private let paidByMilliseconds: Int64

    init(_ row: ResultRow, position: Int) {
        place = BulkPlace(position: position, place: InstalmentRow.place(of: row.month))
        storedLine = Int32(clamping: row.line)
        (amount, isPaid, reference) = (row.amount, row.isPaid, row.reference)
        paidAtMilliseconds = row.paidAt?.milliseconds ?? Self.none
        paidByMilliseconds = row.paidBy?.milliseconds ?? Self.none
    }

    /// No moment that anybody writes.
    private static let none = Int64.min

    var line: Int { Int(storedLine) }
    var month: Month { InstalmentRow.month(at: place) }
    var paidAt: Moment? { Self.moment(paidAtMilliseconds) }
    var paidBy: Moment? { Self.moment(paidByMilliseconds) }

    private static func moment(_ milliseconds: Int64) -> Moment? {
        milliseconds == none ? nil : Moment(milliseconds: milliseconds)
    }

    var row: PaymentResultRow {
        PaymentResultRow(
            position: place.position, month: month, amount: amount, isPaid: isPaid, paidAt: paidAt,
            reference: reference)
    }

    /// Nothing in it tells it from another answer of the same kind: the bank gave neither number nor time.
    var isBare: Bool { reference.isEmpty && paidAt == nil }
}

/// The payment runs of a batch, the first first.
struct PaymentHistory {
    /// Those that left the office.
    let sent: [KeptRecord<PaymentRunBody>]
    let waiting: [KeptRecord<PaymentRunBody>]

    init(of batch: BatchID, _ reader: any SubsidyReader) throws(OfficeFailure) {
        let runs = try reader.kept(PaymentRunBody.self, of: batch)
        sent = runs.filter { $0.state == .sent }
        waiting = runs.filter(\.state.isWaiting)
    }
}

/// What is known of the instalments of some neighbouring families: in which runs they left the office, in which they still
/// wait, and what the bank said of them before.
struct KnownInstalments {
    /// The runs in which it left, by their places among the sent ones, the first first.
    private(set) var sent: [BulkPlace: [Int]] = [:]
    /// The run in which it waits.
    private(set) var waiting: [BulkPlace: String] = [:]
    private var earlier: [BulkPlace: [(run: RunID, rows: BulkRows, index: Int)]] = [:]

    /// A sent run of which everything was paid is passed over: what is asked of it stands in the family's ledger and in the
    /// earlier answers.
    init(chunk: Int, _ history: PaymentHistory, _ reader: any RecordReader) throws(OfficeFailure) {
        for (number, run) in history.sent.enumerated() where run.body.paid < run.body.instalments {
            for place in try reader.places(of: run.body, inChunk: chunk) {
                sent[place, default: []].append(number)
            }
        }
        for run in history.waiting {
            for place in try reader.places(of: run.body, inChunk: chunk) { waiting[place] = run.id }
        }
        for run in Set(history.sent.flatMap(\.body.answers)).sorted() {
            try reader.eachChunk(of: run, in: chunk...chunk) { (_, rows) in
                for index in 0..<rows.count {
                    earlier[rows.place(index), default: []].append((run, rows, index))
                }
            }
        }
    }

    /// How often the bank said that it could not be paid: once of each time that it left, for said again that is nothing new.
    func failures(at place: BulkPlace, _ reader: any RecordReader) throws(OfficeFailure) -> Int {
        var count = 0
        for (run, rows, index) in earlier[place] ?? [] {
            let personal = try reader.open(rows.personal(index), at: place, of: run)
            if try !PaymentResultRow(rows, index, personal: personal).isPaid { count += 1 }
        }
        return count
    }

    /// Whether the bank said exactly this before.
    func isRepeated(_ answer: ResultAnswer, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        for (run, rows, index) in earlier[answer.place] ?? [] {
            let personal = try reader.open(rows.personal(index), at: answer.place, of: run)
            if try PaymentResultRow(rows, index, personal: personal) == answer.row { return true }
        }
        return false
    }
}

extension SubsidyReader {
    /// Where the instalments of a run lie, without those that were taken out.
    fileprivate func places(of run: PaymentRunBody, inChunk chunk: Int) throws(OfficeFailure) -> [BulkPlace] {
        let out = try takenOut(of: run, in: chunk...chunk)
        var places: [BulkPlace] = []
        try eachChunk(of: run.rows, in: chunk...chunk) { (_, rows) in
            for index in 0..<rows.count where !out.contains(rows.place(index)) { places.append(rows.place(index)) }
        }
        return places
    }
}
