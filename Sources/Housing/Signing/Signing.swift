/// The signing of a renewal's contract (个人租赁合同签订, model 3.6 and 6.3), from its issue to the approval of the
/// signed one. One case a contract, however often it was taken back; an attempt a go at signing.
///
/// It holds identifiers, codes, moments and digests. Names, texts, documents and pictures lie in rows and files of
/// their own, to which it points.
public struct Signing: Process, Identifiable {
    public static let kind = CaseKind.contract

    public let id: CaseID
    public let number: ReceiptNumber
    /// The approved application that it concludes.
    public let renewal: CaseID
    public let lease: LeaseID
    /// The tenant, who alone signs (Q31).
    public let applicant: PersonID
    /// Who approved the application: he may not approve the signed contract.
    public let renewalReviewer: PersonID
    public let openedAt: Moment

    public internal(set) var version: Int
    public internal(set) var state: State
    public internal(set) var updatedAt: Moment

    /// The version in force.
    public internal(set) var contract: ContractVersion
    /// Those taken back, oldest first.
    public internal(set) var formerContracts: [ContractVersion]
    /// The one that runs, or that led to the approved contract.
    public internal(set) var attempt: Attempt?
    /// Those that came to nothing, oldest first.
    public internal(set) var formerAttempts: [Attempt]
    public internal(set) var reports: [Report]
    public internal(set) var approval: Approval?
    public internal(set) var voiding: Voiding?

    /// The last day on which it can be signed (Q30).
    public var deadline: Day { contract.deadline }

    /// What the applicant said is wrong and no new version has answered yet.
    public var openReport: Report? {
        reports.last { $0.contract == contract.number }
    }

    /// Whether the last day to sign it has passed, be it that the daily run has not been since.
    public func isOverdue(on day: Day) -> Bool {
        state.waitsForApplicant && openReport == nil && day > deadline
    }

    /// Whether the last day to come to the window has passed: this attempt cannot be signed any more.
    public func isWindowOver(on day: Day) -> Bool {
        guard state == .altIdentity, let until = attempt?.counter?.until else { return false }
        return day > until
    }

    /// After this day there is something for the daily run: an attempt that lies still, or the deadline; nil where
    /// it does not wait for the applicant.
    public var dueDay: Day? {
        guard state.waitsForApplicant, openReport == nil else { return nil }
        guard state.isUnderWay else { return deadline }
        return min(deadline, attempt?.counter?.until ?? updatedAt.day)
    }

    /// What its end means for the application; nil while it is open, and where a contract that should not have
    /// been issued leaves the application as it was.
    public var conclusion: Renewal.State? {
        switch state {
        case .approved: .completed
        case .expired: .notConcluded
        case .void: voiding?.reason == .issuedByMistake ? nil : .notConcluded
        default: nil
        }
    }

    /// Every version, oldest first.
    public var contracts: [ContractVersion] { formerContracts + [contract] }

    /// The picture that was taken in, while its contract was not taken back.
    public var signature: Signature? { attempt?.signature }

    /// Every attempt, oldest first.
    public var attempts: [Attempt] { formerAttempts + [attempt].compactMap(\.self) }

    /// The rows in which lie the words that people wrote into it.
    public var notes: [TextID] {
        reports.flatMap(\.lines).compactMap(\.note) + contracts.compactMap(\.cause?.note)
            + [voiding?.note].compactMap(\.self)
    }

    /// The rows in which lie the commitments as they were transcribed.
    public var transcriptions: [TextID] {
        attempts.compactMap(\.transcription?.stored)
    }

    /// The four blocks that it was filled from, and those that were confirmed.
    public var snapshots: [Commitment] {
        var seen: Set<Commitment> = []
        return (contracts.map(\.info) + attempts.compactMap(\.info?.snapshot)).filter { seen.insert($0).inserted }
    }

    /// The files that it rests on: documents, signatures, the final one.
    public var files: [File] {
        contracts.flatMap { [$0.document, $0.unsignedPDF] } + attempts.compactMap(\.signature?.picture)
            + [approval?.file].compactMap(\.self)
    }

    /// What can be previewed and printed in 【我的】: the final file, and nothing before the approval (G-13).
    public var finalFile: File? { approval?.file }
}
