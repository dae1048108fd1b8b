import Housing
import Office
import Texts

/// Cases as lines for people.
enum CaseLines {
    static func line(_ summary: CaseSummary) -> String {
        let late = summary.isLate ? "  \(CommandTexts.late)" : ""
        return "\(summary.number)  \(summary.state.name)  \(Mask.name(summary.applicantName))  "
            + "\(summary.leaseNumber)  \(summary.updatedAt.words)\(late)"
    }

    static func lines(_ found: ConsoleCase) -> [String] {
        let renewal = found.file.renewal
        var lines = [
            "\(renewal.number)  \(renewal.state.name)  \(found.file.lease.tenant.maskedName)  "
                + found.file.lease.lease.number
        ]
        lines += found.file.timeline.map { step in
            "  \(step.at.words)  \(step.role.name)  \(CaseJSON.act(step.entry.kind))"
        }
        lines += renewal.currentMaterials.map { "  \($0.kind.name)  \(CommandTexts.bytes($0.bytes))" }
        lines += (renewal.openReturn?.items ?? []).map { "  \($0.path)  \($0.reason.rawValue)" }
        return lines
    }
}
