import Housing
import OfficeSupport
import Testing

@testable import Office

/// An office in which families have signed, with one of each of its staff.
struct PaidOffice {
    let test: TestOffice
    let clerk: Session
    let reviewer: Session
    let cashier: Session
    let manager: Session
    let auditor: Session
    /// The agreements' numbers, by place.
    let numbers: [String]

    static let batch = SignedFamilies.batch
    var batch: BatchID { Self.batch }
    var office: Office { test.office }

    /// - Parameter sizes: of the families, at positions 1, 2, ….
    init(_ sizes: [Int], spacing: Int = 1, leaseEnd: Day? = nil) throws {
        test = try TestOffice(inMemory: true)
        clerk = try test.staff("shouli", 901, .clerk)
        reviewer = try test.staff("shenhe", 902, .reviewer)
        cashier = try test.staff("fafang", 903, .cashier)
        manager = try test.staff("zhuguan", 904, .manager)
        auditor = try test.staff("jiandu", 905, .auditor)
        test.clocks.officeNow = SignedFamilies.signedAt
        numbers = try SignedFamilies.sign(sizes, in: test.office, spacing: spacing, leaseEnd: leaseEnd, clerk)
    }

    func at(_ day: String, hour: Int = 9) throws {
        test.clocks.officeNow = Moment(try #require(Day(day)), hour: hour)
    }

    func month(_ text: String) throws -> Month { try #require(Month(text)) }
    func receipt(_ position: Int) -> String { SignedFamilies.receipt(position) }

    func agreement(_ position: Int = 1) throws -> FamilyState.Agreement {
        try #require(try SignedFamilies.agreement(at: position, in: office))
    }

    @discardableResult
    func prepare(_ month: String) throws -> PaymentRunReport {
        try #require(try office.payments.prepare(batch, month: try self.month(month), cashier))
    }

    /// Prepared, approved and handed to the bank.
    @discardableResult
    func send(_ month: String) throws -> PaymentExport {
        let run = try prepare(month)
        _ = try office.payments.approve(run.number, manager)
        return try office.payments.export(run.number, cashier)
    }

    /// What the bank would answer to a run.
    func answer(
        _ export: PaymentExport, paidAt: String = "2024-01-02T10:00:00+08:00",
        failing: (String) -> Bool = { _ in false }
    ) -> String {
        let rows = export.csv.text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",")
            let (number, month, amount) = (String(cells[0]), cells[4], cells[5])
            return failing(number)
                ? "\(number),\(month),\(amount),失败,,"
                : "\(number),\(month),\(amount),成功,YH\(export.run.number)\(number)\(month),\(paidAt)"
        }
        return Self.file(rows)
    }

    static func file(_ rows: [String]) -> String {
        (["agreement_no,month,amount_fen,result,bank_ref,paid_at"] + rows).joined(separator: "\n") + "\n"
    }

    @discardableResult
    func results(_ file: String, skipsBad: Bool = false) throws -> PaymentResultsReport {
        try office.payments.results(Array(file.utf8), source: "results.csv", skipsBad: skipsBad, cashier)
    }

    /// One month after the other, all of them paid; the office's day is then the 20th of the last one.
    func pay(through last: String) throws {
        var month = try month("2023-11")
        while month <= (try self.month(last)) {
            test.clocks.officeNow = Moment(month.first.adding(days: 19), hour: 9)
            let export = try send("\(month)")
            let paid = try results(answer(export, paidAt: "\(test.clocks.officeNow)"))
            #expect(paid.isTaken && paid.paid == export.csv.rows)
            month = month.adding(months: 1)
        }
    }
}
