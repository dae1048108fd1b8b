import Housing
import Office
import Texts

/// Reports of a death or of somebody who moved out, as the contract of operations prints cases.
enum TenancyJSON {
    static func members(_ file: TenancyFile, _ assignedTo: String?) -> [JSON.Member] {
        let change = file.change
        let head = CaseJSON.head(
            number: change.number, state: .tenancy(change.state), applicant: file.formerTenant.name,
            lease: file.lease.lease.number, openedAt: change.openedAt, submittedAt: change.openedAt,
            updatedAt: change.updatedAt, assignedTo: assignedTo, isLate: false, version: change.version)
        let more: [(String, JSON)] = [
            ("event", .text(change.event.rawValue)), ("person", .text(file.person.maskedName)),
            ("day", .text(change.day.description)),
            ("reported_by", .text(change.isReportedByTenant ? "TENANT" : "COUNTER")),
            ("outcome", .optional(change.decision?.outcome.rawValue)),
            ("successor", .optional(file.successor?.maskedName)),
            ("timeline", .array(file.timeline.map { step($0, file) })),
            ("materials", .array(change.proofs.map { material($0, file) })),
            ("items", .array([])),
            ("allowed", .array(file.allowed.map { .text($0.rawValue) })),
        ]
        return head + more.map { JSON.Member(name: $0.0, value: $0.1) }
    }

    private static func step(_ line: JournalLine, _ file: TenancyFile) -> JSON {
        [
            "at": .text(line.at.description), "by_role": .text(line.role.rawValue),
            "act": .text(CaseJSON.act(line.entry.kind)),
            "note": .optional(line.entry.kind == .tenancyDecided ? file.note : nil),
        ]
    }

    private static func material(_ proof: TenancyChange.Proof, _ file: TenancyFile) -> JSON {
        [
            "kind": .text("PROOF"), "mime": .optional(file.files.first { $0.id == proof.id }?.kind.mime),
            "bytes": .number(proof.bytes), "at": .text(proof.at.description),
        ]
    }
}

/// The same as lines for people.
enum TenancyLines {
    static func lines(_ file: TenancyFile) -> [String] {
        let change = file.change
        let head =
            "\(change.number)  \(change.state.name)  \(file.formerTenant.maskedName)  " + file.lease.lease.number
        let event = "  \(change.event.name)  \(file.person.maskedName)  \(change.day.words)"
        let outcome = change.decision.map { decision in
            ["  " + TenancyTexts.outcome(decision.outcome, file.successor?.maskedName)]
        }
        let steps = CaseLines.indented(file.timeline.map { [$0.at.words, $0.role.name, $0.entry.kind.name] })
        return [head, event] + (outcome ?? []) + steps
    }
}
