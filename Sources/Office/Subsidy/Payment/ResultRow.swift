import Housing
import Texts

/// The columns of the bank's `results.csv`, a row an instalment.
enum ResultColumn: Int, FileColumn {
    case agreement, month, amount, result, reference, paidAt

    var place: Int { rawValue }

    var name: String {
        switch self {
        case .agreement: "agreement_no"
        case .month: "month"
        case .amount: "amount_fen"
        case .result: "result"
        case .reference: "bank_ref"
        case .paidAt: "paid_at"
        }
    }
}

/// What the bank says of one instalment, with every field checked for itself.
struct ResultRow: Equatable {
    let line: Int
    let agreement: ReceiptNumber
    let month: Month
    let amount: Money
    let isPaid: Bool
    /// May be empty where the payment failed.
    let reference: String
    let paidAt: Moment?
    /// Where the bank tells only the day, its end: the payment may have been made as late as that.
    let paidBy: Moment?

    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, now: Moment) throws(InputProblem) {
        let fields = RowFields<ResultColumn>(row: row, source: source)
        line = row.line
        try fields.requireVisible()
        guard let agreement = ReceiptNumber(fields[.agreement]), agreement.kind == .agreement else {
            throw fields.problem(.agreement, .syntax(PaymentTexts.agreementMistyped))
        }
        self.agreement = agreement
        guard let month = Month(Normal.folded(fields[.month])) else {
            throw fields.problem(.month, .wrongType(expected: "2023-11"))
        }
        self.month = month
        amount = Money(fen: try fields.number(.amount, in: 1...Self.mostFen))
        isPaid = try fields.word(.result, in: Self.words)
        reference =
            fields.isEmpty(.reference) && !isPaid ? "" : try fields.filled(.reference, Normal.name)
        paidAt = fields.isEmpty(.paidAt) && !isPaid ? nil : try fields.moment(.paidAt)
        let isDay = Day(Normal.folded(fields[.paidAt])) != nil
        paidBy = isDay ? paidAt.map { Moment($0.day.adding(days: 1)).adding(milliseconds: -1) } : paidAt
        if let paidAt, paidAt > now {
            throw fields.problem(.paidAt, .outOfRange(allowed: PaymentTexts.notAfterNow(now.words)))
        }
    }

    private static let words: KeyValuePairs<String, Bool> = ["成功": true, "失败": false]
    private static let mostFen = 1_000_000_000_00
}
