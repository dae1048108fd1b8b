import Housing

/// Everything that a case shows, read in one snapshot: to its applicant, to who reviews it, and to `anju case show`.
public struct CaseFile: Equatable, Sendable {
    /// The office's day on which it was read.
    public let today: Day
    public let renewal: Renewal
    public let lease: LeaseRecord
    /// The four blocks as the applicant confirmed them; nil before that.
    public let confirmed: InfoSnapshot?
    /// The four blocks as the registers have them now.
    public let present: InfoSnapshot
    /// The report that somebody of the lease died or moved out, while it is open.
    public let openChange: TenancyChange?
    /// The telephones that the applicant put right when he answered the blocks.
    public let corrections: [InfoLine: Mobile]
    /// What he wants the registers to have, by line, what he said last of each: they get it when it is approved.
    public let proposals: [InfoLine: InfoSnapshot.Value]
    /// Every return for correction with what became of it, the latest last.
    public let rounds: [CorrectionRound]
    /// Words of the applicant or of a reviewer, by the ids in the case.
    public let notes: [TextID: String]
    /// Where the files lie, those replaced included.
    public let files: [MaterialFile]
    /// The journal of the case, oldest first.
    public let timeline: [JournalLine]
    /// What the reader may ask for now.
    public let allowed: [Renewal.Act]
    /// Who reviews it, masked; nil while nobody does.
    public let heldBy: String?
    /// Who decided it, or sent it back and waits; nil while neither is so.
    public let doneBy: Done?

    /// Who has done with a case for now.
    public struct Done: Equatable, Sendable {
        public let person: PersonID
        public let maskedName: String
    }

    /// The lines that differ between what was confirmed and what the registers have now.
    public var changedSince: [InfoLine] {
        guard let confirmed else { return [] }
        let before = Dictionary(confirmed.lines.map { ($0.line, $0.value) }) { first, _ in first }
        let after = Dictionary(present.lines.map { ($0.line, $0.value) }) { first, _ in first }
        let lines = confirmed.lines.map(\.line) + present.lines.map(\.line).filter { before[$0] == nil }
        return lines.filter { before[$0] != after[$0] }
    }

    /// The current file of a slot, with its place.
    public func current(_ kind: MaterialKind) -> [(material: Material, file: MaterialFile)] {
        renewal.currentMaterials.filter { $0.kind == kind }.compactMap { material in
            files.first { $0.id == material.id }.map { (material, $0) }
        }
    }

    /// What the applicant has to do next, or what he waits for.
    public var next: NextStep { NextStep(renewal) }
}

/// What is to be done in a renewal (【我的】), and by whom.
public enum NextStep: Equatable, Sendable {
    case choosePolicy
    case readDeclaration
    case confirmInfo
    case addMaterials([MaterialKind])
    case submit
    /// Items sent back that are not done yet; none left: hand it in again.
    case correct([Renewal.Return.Item], until: Day, isProvisional: Bool)
    case waitForReviewer
    case waitForDecision
    /// Approved: the new contract is to be signed.
    case waitForContract
    /// Rejected, withdrawn, expired, or its contract came to its end: a new application may be possible.
    case ended

    init(_ renewal: Renewal) {
        switch renewal.state {
        case .draft: self = .choosePolicy
        case .policySet: self = .readDeclaration
        case .declared: self = .confirmInfo
        case .infoConfirmed:
            self = renewal.missingMaterials.isEmpty ? .submit : .addMaterials(renewal.missingMaterials)
        case .submitted: self = .waitForReviewer
        case .underReview: self = .waitForDecision
        case .returned:
            let open = renewal.openReturn
            self = .correct(
                renewal.itemsToDo, until: open?.deadline ?? renewal.updatedAt.day,
                isProvisional: open?.isProvisional ?? false)
        case .approved: self = .waitForContract
        case .rejected, .withdrawn, .expired, .completed, .notConcluded: self = .ended
        }
    }
}
