import Documents
import Housing

/// Everything that shows how a contract came to be signed (L-10 to L-19), as the registers and the journal have it.
struct SigningEvidence {
    let signing: Signing
    /// The attempt that led to the signature, with every part.
    let parts: Parts
    let document: Document
    let tenant: Person
    let issuerName: String
    let witnessName: String
    let approverName: String
    /// When it was approved, or is about to be.
    let approvedAt: Moment
    /// The commitment as it stood in the box.
    let transcription: String
    /// The journal of the case from the issue of this version on.
    let steps: [JournalLine]
    /// What is marked 训练样本.
    let isTraining: Bool

    /// The parts of an attempt that has a signature, none of which is missing then.
    struct Parts {
        let info: Signing.ConfirmedInfo
        let reading: Signing.Reading
        let acknowledgement: Signing.Acknowledged
        let transcription: Signing.Transcribed
        let counter: Signing.CounterChoice
        let signature: Signing.Signature

        init?(_ attempt: Signing.Attempt) {
            guard let info = attempt.info, let reading = attempt.reading, let acknowledgement = attempt.acknowledgement,
                let transcription = attempt.transcription, let counter = attempt.counter,
                let signature = attempt.signature
            else { return nil }
            self.info = info
            self.reading = reading
            self.acknowledgement = acknowledgement
            self.transcription = transcription
            self.counter = counter
            self.signature = signature
        }
    }

    /// - Throws: `.refused` with `WRONG_STATE` where it is not signed.
    init(
        of signing: Signing, document: Document, approver: PersonID, approvedAt: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        guard let attempt = signing.attempt, let parts = Parts(attempt) else {
            throw .refused(Refusal(.wrongState, "G-12", .signingState(signing.state)))
        }
        guard let words = try reader.text(parts.transcription.stored) else {
            throw .store(.damaged(what: "text \(parts.transcription.stored)"))
        }
        self.signing = signing
        self.parts = parts
        self.document = document
        self.approvedAt = approvedAt
        transcription = words
        tenant = try reader.person(signing.applicant)
        issuerName = try reader.person(signing.contract.issuedBy).name
        witnessName = try reader.person(parts.signature.witness).name
        approverName = try reader.person(approver).name
        isTraining = try reader.officeInfo().isTraining
        let timeline = try reader.timeline(of: signing.id)
        let start = timeline.lastIndex { [.contractIssued, .contractReturned].contains($0.entry.kind) } ?? 0
        // Not what came behind the decision, so that the same is told before and after it.
        steps = timeline[start...].filter { $0.entry.kind.isSigningStep }
    }
}

extension EntryKind {
    /// A step between the issue of a contract and its signature.
    fileprivate var isSigningStep: Bool {
        switch self {
        case .contractIssued, .contractReturned, .contractOpened, .contractInfoConfirmed, .contractReadingStarted,
            .contractAcknowledged, .contractTranscribed, .contractWitnessChosen, .contractSigned, .contractAbandoned,
            .contractReported:
            true
        default: false
        }
    }
}
