import Housing

/// One month's payment to one family: the row of a payment run. How it stands is said by the run and by the family's ledger.
struct InstalmentRow: Equatable {
    let position: Int
    let month: Month
    let amount: Money

    /// The place of a month in its run.
    static func place(of month: Month) -> Int { month.year * 12 + month.month - 1 }

    static func month(at place: BulkPlace) -> Month { Month(year: 0, month: place.place + 1) }

    func add(to rows: inout BulkRows) {
        rows.add(BulkPlace(position: position, place: Self.place(of: month))) { writer in writer.write(amount.fen) }
    }

    init(position: Int, month: Month, amount: Money) {
        self.position = position
        self.month = month
        self.amount = amount
    }

    init(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) {
        let place = rows.place(index)
        position = place.position
        month = Self.month(at: place)
        var reader = rows.reader(index)
        amount = Money(fen: try reader.number())
    }
}

/// What the bank said of one instalment: the row of a run of results, at the instalment's place.
struct PaymentResultRow: Equatable {
    let position: Int
    let month: Month
    let amount: Money
    let isPaid: Bool
    let paidAt: Moment?
    /// The bank's own reference; sealed.
    let reference: String

    func add(to rows: inout BulkRows) {
        rows.add(BulkPlace(position: position, place: InstalmentRow.place(of: month))) { writer in
            writer.write(amount.fen)
            writer.write(isPaid)
            writer.write(paidAt?.milliseconds)
        } personal: { writer in
            writer.write(reference)
        }
    }

    init(position: Int, month: Month, amount: Money, isPaid: Bool, paidAt: Moment?, reference: String) {
        self.position = position
        self.month = month
        self.amount = amount
        self.isPaid = isPaid
        self.paidAt = paidAt
        self.reference = reference
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        let place = rows.place(index)
        position = place.position
        month = InstalmentRow.month(at: place)
        var reader = rows.reader(index)
        amount = Money(fen: try reader.number())
        isPaid = try reader.flag()
        paidAt = try reader.maybe().map(Moment.init(milliseconds:))
        var inner = ByteReader(personal)
        reference = try inner.text()
    }
}
