import Foundation
import Housing
import Testing

@testable import Office

/// A dwelling is used from the first payment for it on, in every other batch as well (LH-06).
@Suite struct FirstPaymentTests {
    typealias Hall = ImportHall

    /// A second batch, in which a family applied with the dwelling of the first one's agreements, and another with its own.
    private func second(_ office: PaidOffice) throws -> BatchID {
        let id = BatchID("luohu-2023b")
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let text = String(decoding: shipped.bytes, as: UTF8.self)
        let notice = text.replacing("name = \"luohu-2023\"", with: "name = \"\(id)\"")
        _ = try office.office.batches.open(Array(notice.utf8), source: "notice.toml", office.manager)
        func order(_ text: String) -> SubsidyImportDesk.Order {
            SubsidyImportDesk.Order(HeldBytes(Array(text.utf8)), source: "f", skipsBad: false)
        }
        let desk = office.office.subsidyImports
        _ = try desk.register(order(Hall.register(12, 31)), batch: id, asOf: Hall.cutOff, by: office.clerk)
        let forms = [Hall.application(12, house: 2), Hall.application(31)].joined(separator: "\n")
        #expect(try desk.applications(order(forms), batch: id, by: office.clerk).report.isTaken)
        return id
    }

    private func isUsed(_ position: Int, _ id: BatchID, _ office: PaidOffice) throws -> Bool? {
        try office.test.read { (reader) throws(OfficeFailure) in
            try reader.family(at: position, of: try reader.batchFile(id))?.application?.isHouseUsed
        }
    }

    @Test("LH-06: with the first payment the other batch's application knows it; a failed one is none")
    func marked() throws {
        let office = try PaidOffice([2, 2])
        let id = try second(office)
        try office.at("2023-11-20")
        let export = try office.send("2023-11")
        try office.results(office.answer(export, paidAt: "2023-11-20T09:00:00+08:00") { _ in true })
        #expect(try isUsed(12, id, office) == false)
        try office.at("2023-12-20")
        let again = try office.send("2023-12")
        try office.results(office.answer(again, paidAt: "2023-12-20T09:00:00+08:00"))
        #expect(try isUsed(12, id, office) == true && isUsed(31, id, office) == false)
        let faults = try office.test.audit()
        #expect(faults == [])
    }
}
