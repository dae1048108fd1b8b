import Housing
import Office
import Texts

/// Cases as lines for people.
enum CaseLines {
    /// With a header, in columns.
    static func table(_ cases: [CaseSummary]) -> [String] {
        Columns.lines([CommandTexts.caseColumns] + cases.map(row))
    }

    private static func row(_ summary: CaseSummary) -> [String] {
        [
            "\(summary.number)", summary.state.name, Mask.name(summary.applicantName), summary.leaseNumber,
            summary.updatedAt.words, summary.isLate ? CommandTexts.late : "",
        ]
    }

    /// Rows in columns, beneath their case.
    static func indented(_ rows: [[String]]) -> [String] { Columns.lines(rows).map { "  " + $0 } }

    static func lines(_ found: ConsoleCase, reasons: Reasons?) -> [String] {
        let renewal = found.file.renewal
        var lines = [
            "\(renewal.number)  \(renewal.state.name)  \(found.file.lease.tenant.maskedName)  "
                + found.file.lease.lease.number
        ]
        lines += indented(found.file.timeline.map { [$0.at.words, $0.role.name, $0.entry.kind.name] })
        lines += indented(renewal.currentMaterials.map { [$0.kind.name, CommandTexts.bytes($0.bytes)] })
        lines += (renewal.openReturn?.items ?? []).map { item in
            let reason = reasons?.sentence(item.reason) ?? ""
            let note = item.note.flatMap { found.file.notes[$0] } ?? ""
            return "  \(found.file.lease.name(of: item.path))  \(reason)\(note)"
        }
        lines += indented(found.file.rounds.flatMap(\.items).map { CorrectionJSON.row($0, found.file) })
        return lines
    }
}
