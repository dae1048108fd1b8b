import Foundation
import GRDB
import Housing
import Office

/// The numbers of the reports that count, each with its check and what stands for its content.
extension RecordTransaction {
    func report(number: String) throws(OfficeFailure) -> ReportRecord? {
        let row = try db.first("SELECT case_id, content, mac FROM report WHERE number = ?", [number]) { row in
            (check: CaseID(try row.text(0)), content: Commitment(hex: try row.text(1)), mac: try row.blob(2))
        }
        guard let row else { return nil }
        guard let content = row.content else { throw .store(.damaged(what: "report \(number)")) }
        let report = ReportRecord(number: number, check: row.check, content: content)
        try ring.check(row.mac, at: report.place)
        return report
    }

    func insert(_ report: ReportRecord) throws(OfficeFailure) {
        guard try self.report(number: report.number) == nil else {
            throw .refused(Refusal(.reportDiffers, "6.2"))
        }
        let mac = try ring.mac(report.place)
        try ledger.note(.report, report.number, was: nil, is: mac)
        try db.run(
            "INSERT INTO report (number, case_id, content, mac) VALUES (?, ?, ?, ?)",
            [report.number, report.check.raw, report.content.hex, mac])
        touch(.cases)
    }

    func deleteReport(number: String) throws(OfficeFailure) {
        guard let report = try report(number: number) else { return }
        try ledger.note(.report, number, was: try ring.mac(report.place), is: nil)
        try db.run("DELETE FROM report WHERE number = ?", [number])
        touch(.cases)
    }
}

extension ReportRecord {
    /// Every column, for the MAC.
    var place: Place { Place("report", number, check.raw, content.hex) }
}
