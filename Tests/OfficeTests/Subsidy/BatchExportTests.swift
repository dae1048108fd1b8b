import Housing
import Testing

@testable import Office

@Suite("What leaves the office of a batch") struct BatchExportTests {
    private func rows(_ table: CSVText) -> [[String]] {
        table.text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("The public list has the published alone, masked, and is taken down after its days")
    func list() throws {
        var families = [1, 2, 3, 4].map { BatchHall.Family($0) }
        families[1].size = 1
        let hall = try BatchHall(quota: 2, families)
        try hall.reviewed()
        refusal(.wrongState) { _ = try hall.desk.export(.list, of: hall.id, hall.reviewer) }
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        let table = try hall.desk.export(.list, of: hall.id, hall.auditor)
        let lines = rows(table)
        #expect(lines.count == 3)
        #expect(lines[0].prefix(4) == ["list", "published_seq", "masked_name", "receipt_no"])
        #expect(lines[1] == ["1", "1", "样*", "BHR****0001", "440303", "2", "650000", "214500", ""])
        #expect(lines[2] == ["1", "2", "样*", "BHR****0002", "440303", "1", "350000", "115500", ""])
        for position in 1...4 {
            #expect(!table.text.contains(BatchHall.receipt(position)) && !table.text.contains(BatchHall.name(position)))
            #expect(!table.text.contains(try TestOffice.document(position).value))
        }
        #expect(code { _ = try hall.desk.export(.list, of: hall.id, hall.clerk) } == "NOT_ALLOWED")
        refusal(.notFound) { _ = try hall.desk.export(.list, of: hall.id, list: 2, hall.reviewer) }
        hall.at(day(2023, 11, 6))
        #expect(try hall.desk.export(.list, of: hall.id, hall.reviewer).rows == 2)
        hall.at(day(2023, 11, 7))
        refusal(.deadlinePassed) { _ = try hall.desk.export(.list, of: hall.id, hall.reviewer) }
    }

    @Test("LH-65: the public list has a manager's decisions at the end of a line, and of old ones what is fit")
    func decisions() throws {
        let hall = try BatchHall(quota: 2, [1, 2].map { BatchHall.Family($0) })
        for text in ["病重，宽限", "=1+1"] {
            _ = try hall.desk.decideDiscretion(
                of: BatchHall.receipt(1), in: hall.id, rule: "LH-65", decision: text, hall.manager)
        }
        try hall.published()
        // As it was kept before anybody asked what stands in it.
        let body = DiscretionBody(
            rule: "LH-65", decision: "\(BatchHall.name(2)) 13800138000",
            by: Actor(person: hall.manager.person, account: hall.manager.account, role: .manager))
        try hall.test.write { (writer) throws(OfficeFailure) in
            try writer.save(
                KeptRecord(
                    id: "old", batch: hall.id, position: 2, state: DiscretionBody.State.decided,
                    at: Moment(day(2023, 8, 1)), body: body))
        }
        let table = try hall.desk.export(.list, of: hall.id, hall.auditor)
        let lines = rows(table)
        #expect(lines[0].last == "discretions" && lines[0].count == 9)
        #expect(
            lines[1].last == "通告没有说到的事项：病重，宽限；通告没有说到的事项：=1+1"
                && lines[2].last == "通告没有说到的事项：说明不公开")
        #expect(!table.text.contains("13800138000"))
        let published = try PublishedList(Array(table.text.utf8), source: "list.csv")
        #expect(try published == PublishedList(Array(withoutLast(table.text).utf8), source: "list.csv"))
    }

    private func withoutLast(_ text: String) -> String {
        text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).dropLast() }
            .map { $0.joined(separator: ",") + "\n" }.joined()
    }

    @Test("Reasons and payments name the manager's decisions, and no formula gets into a cell")
    func forStaff() throws {
        var families = [1, 2, 3].map { BatchHall.Family($0) }
        families[1].failed = [.noHome, .noLand]
        let hall = try BatchHall(quota: 1, families)
        _ = try hall.desk.decideDiscretion(
            of: BatchHall.receipt(2), in: hall.id, rule: "LH-65", decision: "=1+1", hall.manager)
        try hall.concluded()
        try hall.step(.call(count: nil))
        try hall.sign(1)
        let reasons = try hall.desk.export(.reasons, of: hall.id, hall.reviewer)
        let lines = rows(reasons)
        #expect(lines.count == 4)
        #expect(
            lines[2] == [
                "2", "BHR00000002", "样*2", "INELIGIBLE", "", "OWNS_HOME;OWNS_LAND", "", "0", "LH-65：=1+1",
                "LH-10;LH-11",
            ])
        let payments = rows(try hall.desk.export(.payments, of: hall.id, hall.auditor))
        #expect(payments.count == 2)
        #expect(
            payments[1].dropFirst() == [
                "BHR00000001", "样*1", "EFFECTIVE", "214500", "2023-11", "2026-10", "", "0", "0", "0", "0", "",
            ])
    }

    @Test("What staff see is in the register's order, masked, with its rank")
    func show() throws {
        var families = [30, 10, 20].map { BatchHall.Family($0) }
        families[1].failed = .noHome
        families.append(BatchHall.Family(40))
        families[3].applies = false
        let hall = try BatchHall(quota: 2, families)
        try hall.reviewed()
        let cases = try hall.cases()
        #expect(cases.map(\.position) == [10, 20, 30] && cases.map(\.rank) == [nil, 1, 2])
        #expect(cases.map(\.maskedName) == ["样**0", "样**0", "样**0"])
        #expect(try hall.one(30).rank == 2)
        #expect(try hall.desk.show(hall.id, receipt: " bhr00000040 ").cases.isEmpty)
        refusal(.receiptUnknown) { _ = try hall.desk.show(hall.id, receipt: "BHR1") }
    }
}
