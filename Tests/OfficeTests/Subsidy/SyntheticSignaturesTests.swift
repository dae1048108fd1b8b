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

    @Test("The bank's answers are taken in whatever order they are in, the first time and the second")
    func anyOrder() throws {
        let hall = try ImportHall()
        // Over three chunks.
        let positions = (0..<40).map { 19 * $0 + 1 }
        try hall.register(ImportHall.register(positions.map { ImportHall.Family(position: $0, size: 1) }))
        #expect(try SyntheticSignatures(of: hall.id, in: hall.test.office.records).sign() == 40)
        let cashier = try hall.test.staff("fafang", 904, .cashier)
        let payments = hall.test.office.payments
        hall.at(day(2023, 11, 6))
        let run = try #require(try payments.prepare(hall.id, month: SyntheticSignatures.firstMonth, cashier))
        _ = try payments.approve(run.number, hall.manager)
        let file = try payments.export(run.number, cashier).csv
        #expect(file.rows == 40)
        hall.at(day(2023, 11, 9))
        let lines = SyntheticSignatures.results(of: 40) { _ in 1 }.split(separator: "\n").map(String.init)
        let answers = lines.dropFirst()
        let orders = [
            Array(answers.reversed()), answers.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) },
        ]
        for (index, order) in orders.enumerated() {
            let text = ([lines[0]] + order).joined(separator: "\n") + "\n"
            let report = try payments.results(Array(text.utf8), source: "results.csv", skipsBad: false, cashier)
            #expect(report.isTaken && report.problems.isEmpty)
            #expect(report.paid == (index == 0 ? 40 : 0) && report.unchanged == (index == 0 ? 0 : 40))
        }
        // Of every family the file has the number that its agreement has.
        let numbers = file.text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
        #expect(Array(numbers) == answers.map { $0.prefix { $0 != "," } })
    }
}
