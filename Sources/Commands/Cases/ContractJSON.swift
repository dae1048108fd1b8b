import Housing
import Office
import Texts

/// Contracts as the contract of operations prints cases, with their versions, attempts and last day.
enum ContractJSON {
    static func members(_ file: ContractFile) -> [JSON.Member] {
        let signing = file.signing
        let head = CaseJSON.head(
            number: signing.number, state: .contract(signing.state), applicant: file.lease.tenant.name,
            lease: file.lease.lease.number, openedAt: signing.openedAt,
            submittedAt: signing.attempts.lazy.compactMap(\.signature?.at).first, updatedAt: signing.updatedAt,
            assignedTo: nil, isLate: false, version: signing.version)
        let more: [(String, JSON)] = [
            ("renewal", .text(file.renewal.description)),
            ("deadline", .text(signing.deadline.description)),
            ("deadline_provisional", .flag(signing.contract.isProvisional)),
            ("versions", .array(signing.contracts.map { version($0, file) })),
            ("attempts", .array(signing.attempts.map(attempt))),
            ("timeline", .array(file.timeline.map { step($0, file) })),
            ("materials", .array(materials(file))),
            ("items", .array(items(file))),
            ("allowed", .array(file.allowed.map { .text($0.rawValue) })),
        ]
        return head + more.map { JSON.Member(name: $0.0, value: $0.1) }
    }

    private static func version(_ contract: Signing.ContractVersion, _ file: ContractFile) -> JSON {
        [
            "number": .number(contract.number), "issued_at": .text(contract.at.description),
            "deadline": .text(contract.deadline.description), "provisional": .flag(contract.isProvisional),
            "template": .number(contract.template.version), "reason": .optional(contract.cause?.reason.rawValue),
            "note": .optional(contract.cause?.note.flatMap { file.texts[$0] }),
        ]
    }

    private static func attempt(_ attempt: Signing.Attempt) -> JSON {
        [
            "number": .number(attempt.number), "version": .number(attempt.contract),
            "opened_at": .text(attempt.openedAt.description),
            "read_seconds": attempt.acknowledgement.map { .number($0.visibleSeconds) } ?? .null,
            "transcribed": .optional(attempt.transcription?.means.rawValue),
            "counter_until": .optional(attempt.counter?.until.description),
            "signed_at": .optional(attempt.signature?.at.description),
            "ended_at": .optional(attempt.end?.at.description), "end": .optional(attempt.end?.cause.rawValue),
        ]
    }

    private static func step(_ line: JournalLine, _ file: ContractFile) -> JSON {
        [
            "at": .text(line.at.description), "by_role": .text(line.role.rawValue),
            "act": .text(CaseJSON.act(line.entry.kind)), "note": .optional(note(line, file)),
        ]
    }

    /// What staff wrote with that decision.
    private static func note(_ line: JournalLine, _ file: ContractFile) -> String? {
        let id: TextID? =
            switch line.entry.kind {
            case .contractReturned: file.signing.contracts.first { $0.at == line.at }?.cause?.note
            case .contractVoided: file.signing.voiding?.note
            default: nil
            }
        return id.flatMap { file.texts[$0] }
    }

    /// The documents of the version in force, the signature, the final file.
    private static func materials(_ file: ContractFile) -> [JSON] {
        let signing = file.signing
        let contract = signing.contract
        let named: [(kind: String, file: Signing.File?, at: Moment?)] = [
            ("DOCUMENT", contract.document, contract.at), ("UNSIGNED_PDF", contract.unsignedPDF, contract.at),
            ("SIGNATURE", signing.signature?.picture, signing.signature?.at),
            ("SIGNED_PDF", signing.approval?.file, signing.approval?.at),
        ]
        return named.compactMap { kind, found, at in
            guard let found else { return nil }
            return [
                "kind": .text(kind), "mime": .optional(file.files.first { $0.id == found.id }?.kind.mime),
                "bytes": .number(found.bytes), "at": .optional(at?.description),
            ]
        }
    }

    /// What the applicant said is wrong and no new version has answered.
    private static func items(_ file: ContractFile) -> [JSON] {
        (file.signing.openReport?.lines ?? []).map { wrong in
            [
                "path": .text(ItemPath.line(wrong.line).description), "reason": "REPORTED_WRONG",
                "note": .optional(wrong.note.flatMap { file.texts[$0] }),
            ]
        }
    }
}

/// Contracts as lines for people.
enum ContractLines {
    static func lines(_ file: ContractFile) -> [String] {
        let signing = file.signing
        let head =
            "\(signing.number)  \(signing.state.name)  \(file.lease.tenant.maskedName)  "
            + file.lease.lease.number
        let deadline = CommandTexts.contractDeadline(signing.deadline, isProvisional: signing.contract.isProvisional)
        let steps = CaseLines.indented(
            file.timeline.map { step in
                [step.at.words, step.role.name, step.entry.kind.name, SigningTexts.detail(step.entry) ?? ""]
            })
        let wrong = (signing.openReport?.lines ?? []).map { wrong in
            let note = wrong.note.flatMap { file.texts[$0] } ?? ""
            return "  \(CommandTexts.reportedWrong)  \(file.lease.name(of: .line(wrong.line)))  \(note)"
        }
        return [head, "  \(CommandTexts.contractVersion(signing.contract.number, of: file.renewal))  \(deadline)"]
            + steps + wrong
    }
}
