import Housing
import OfficeSupport
import StoreLoad
import Testing

@testable import Office

@Suite("Families that sign by the hundred thousand are paid as others are")
struct SyntheticSignaturesTests {
    @Test("Signed without the way there: prepared, looked at again, approved, sent and paid")
    func month() throws {
        let hall = try ImportHall()
        let sizes = [1, 2, 4, 1, 2]
        try hall.register(
            ImportHall.register(sizes.indices.map { ImportHall.Family(position: 300 * $0 + 1, size: sizes[$0]) }))
        try hall.members(ImportHall.members(1, 301, 601, 901, 1201))
        try hall.findings(ImportHall.finding(301, 0, "LH-10", "不通过"))
        #expect(try SyntheticSignatures(of: hall.id, in: hall.test.office.records).sign() == 5)

        let cashier = try hall.test.staff("fafang", 904, .cashier)
        let payments = hall.test.office.payments
        hall.at(day(2023, 11, 6))
        let run = try #require(try payments.prepare(hall.id, month: SyntheticSignatures.firstMonth, cashier))
        #expect(run.instalments == 5 && run.sum.fen == 2 * 115_500 + 3 * 214_500)
        #expect(try payments.recheck(hall.id, month: SyntheticSignatures.firstMonth, cashier).checked == 5)
        _ = try payments.approve(run.number, hall.manager)
        #expect(try payments.export(run.number, cashier).csv.rows == 5)
        hall.at(day(2023, 11, 9))
        let answers = SyntheticSignatures.results(of: 5) { sizes[$0] }
        let report = try payments.results(Array(answers.utf8), source: "results.csv", skipsBad: false, cashier)
        #expect(report.isTaken && report.paid == 5)
    }
}
