import Housing
import Office

/// Cases as the contract prints them: states and acts in capitals, the applicant masked.
enum CaseJSON {
    static func members(_ summary: CaseSummary, _ assignedTo: String?) -> [JSON.Member] {
        head(
            number: summary.number, state: summary.state, applicant: summary.applicantName,
            lease: summary.leaseNumber, openedAt: summary.openedAt, submittedAt: summary.submittedAt,
            updatedAt: summary.updatedAt, assignedTo: assignedTo, isLate: summary.isLate, version: summary.version)
            + [JSON.Member(name: "deadline", value: .optional(summary.dueDay?.description))]
    }

    static func members(_ found: ConsoleCase) -> [JSON.Member] {
        let file = found.file
        let renewal = file.renewal
        return head(
            number: renewal.number, state: .renewal(renewal.state), applicant: file.lease.tenant.name,
            lease: file.lease.lease.number, openedAt: renewal.openedAt, submittedAt: renewal.submittedAt,
            updatedAt: renewal.updatedAt, assignedTo: found.assignedTo, isLate: renewal.isLate,
            version: renewal.version)
            + [
                JSON.Member(name: "timeline", value: .array(file.timeline.map { step($0, file) })),
                JSON.Member(name: "materials", value: .array(renewal.currentMaterials.map { material($0, file) })),
                JSON.Member(name: "items", value: .array(items(file))),
                JSON.Member(name: "rounds", value: .array(file.rounds.map { CorrectionJSON.round($0, file) })),
                JSON.Member(name: "allowed", value: .array(found.allowed.map { .text($0.rawValue) })),
            ]
    }

    static func head(
        number: ReceiptNumber, state: CaseState, applicant: String, lease: String, openedAt: Moment,
        submittedAt: Moment?, updatedAt: Moment, assignedTo: String?, isLate: Bool, version: Int
    ) -> [JSON.Member] {
        [
            JSON.Member(name: "number", value: .text(number.description)),
            JSON.Member(name: "kind", value: .text(name(of: state.kind))),
            JSON.Member(name: "state", value: .text(state.code)),
            JSON.Member(name: "applicant", value: .text(Mask.name(applicant))),
            JSON.Member(name: "lease_no", value: .text(lease)),
            JSON.Member(name: "opened_at", value: .text(openedAt.description)),
            JSON.Member(name: "submitted_at", value: .optional(submittedAt?.description)),
            JSON.Member(name: "updated_at", value: .text(updatedAt.description)),
            JSON.Member(name: "assigned_to", value: .optional(assignedTo)),
            JSON.Member(name: "late", value: .flag(isLate)),
            JSON.Member(name: "version", value: .number(version)),
        ]
    }

    static func name(of kind: CaseKind) -> String {
        switch kind {
        case .renewal: "RENEWAL"
        case .economicCheck: "ECONOMIC_CHECK"
        case .contract: "CONTRACT"
        case .subsidy: "SUBSIDY"
        case .agreement: "AGREEMENT"
        case .paymentRun: "PAYMENT_RUN"
        case .tenancyChange: "TENANCY_CHANGE"
        }
    }

    private static func step(_ line: JournalLine, _ file: CaseFile) -> JSON {
        [
            "at": .text(line.at.description), "by_role": .text(line.role.rawValue),
            "act": .text(act(line.entry.kind)), "note": .optional(note(line, file)),
        ]
    }

    /// The command that wrote an entry, as the model names it; `renewal.info_confirmed` is CONFIRM_INFO.
    static func act(_ kind: EntryKind) -> String {
        switch kind {
        case .renewalStarted: "START"
        case .renewalPolicyChosen: Renewal.Act.choosePolicy.rawValue
        case .renewalDeclared: Renewal.Act.acknowledge.rawValue
        case .renewalInfoConfirmed: Renewal.Act.confirmInfo.rawValue
        case .renewalLineAnswered: Renewal.Act.answerLine.rawValue
        case .renewalMaterialAdded: Renewal.Act.upload.rawValue
        case .renewalMaterialReplaced: Renewal.Act.replace.rawValue
        case .renewalMaterialRemoved: Renewal.Act.remove.rawValue
        case .renewalSubmitted: Renewal.Act.submit.rawValue
        case .renewalTaken: Renewal.Act.take.rawValue
        case .renewalReleased: Renewal.Act.release.rawValue
        case .renewalReturned: Renewal.Act.sendBack.rawValue
        case .renewalResubmitted: Renewal.Act.resubmit.rawValue
        case .renewalApproved: Renewal.Act.approve.rawValue
        case .renewalRejected: Renewal.Act.reject.rawValue
        case .renewalWithdrawn: Renewal.Act.withdraw.rawValue
        case .renewalExpired: Renewal.Act.expire.rawValue
        case .renewalConcluded: Renewal.Act.conclude.rawValue
        case .renewalLapsed: Renewal.Act.lapse.rawValue
        case .tenancyReported: "REPORT"
        case .tenancyProofAdded: TenancyChange.Act.addProof.rawValue
        case .tenancyTaken: TenancyChange.Act.take.rawValue
        case .tenancyReleased: TenancyChange.Act.release.rawValue
        case .tenancyDecided: TenancyChange.Act.decide.rawValue
        case .tenancyWithdrawn: TenancyChange.Act.withdraw.rawValue
        case .contractIssued: "ISSUE"
        case .contractOpened: Signing.Act.open.rawValue
        case .contractInfoConfirmed: Signing.Act.confirmInfo.rawValue
        case .contractReported: Signing.Act.reportInfo.rawValue
        case .contractReadingStarted: Signing.Act.startReading.rawValue
        case .contractAcknowledged: Signing.Act.acknowledge.rawValue
        case .contractTranscribed: Signing.Act.transcribe.rawValue
        case .contractWitnessChosen: Signing.Act.chooseWitness.rawValue
        case .contractSigned: Signing.Act.witness.rawValue
        case .contractAbandoned: Signing.Act.cancel.rawValue
        case .contractApproved: Signing.Act.approve.rawValue
        case .contractReturned: Signing.Act.sendBack.rawValue
        case .contractVoided: Signing.Act.void.rawValue
        case .contractExpired: Signing.Act.expire.rawValue
        default: kind.rawValue.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
        }
    }

    /// What the reviewer wrote with that decision.
    private static func note(_ line: JournalLine, _ file: CaseFile) -> String? {
        let renewal = file.renewal
        var ids: [TextID] = []
        switch line.entry.kind {
        case .renewalReturned:
            ids = renewal.returns.first { $0.at == line.at }?.items.compactMap(\.note) ?? []
        case .renewalRejected: ids = [renewal.decision?.note].compactMap { $0 }
        default: break
        }
        let words = ids.compactMap { file.notes[$0] }
        return words.isEmpty ? nil : words.joined(separator: "；")
    }

    private static func material(_ material: Material, _ file: CaseFile) -> JSON {
        let mime = file.files.first { $0.id == material.id }?.kind.mime
        return [
            "kind": .text(material.kind.rawValue), "mime": .optional(mime), "bytes": .number(material.bytes),
            "at": .text(material.addedAt.description),
        ]
    }

    /// What the last return asks for.
    private static func items(_ file: CaseFile) -> [JSON] {
        (file.renewal.returns.last?.items ?? []).map { item in
            [
                "path": .text(item.path.description), "reason": .text(item.reason.rawValue),
                "note": .optional(item.note.flatMap { file.notes[$0] }),
                "opens": .optional(item.opens?.rawValue),
                "done_at": .optional(file.latest(of: item.path)?.at?.description),
            ]
        }
    }
}
