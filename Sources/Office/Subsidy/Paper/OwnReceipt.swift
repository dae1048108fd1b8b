import Documents
import Housing
import Texts

/// The receipt of one's own application on its way to screen or paper: what was handed in and when, what happens next, and on
/// paper the proof of the family's place. The proof takes the whole register, so it is gathered some chunks at a time.
public final class OwnReceipt {
    private let batch: BatchID
    private let use: PaperUse
    private let office: Office
    private let session: Session
    private let proving: OwnProof
    /// nil until it is known whether there is one.
    private var proof: OwnReceiptFacts.Proof?

    init(_ batch: BatchID, for use: PaperUse, _ office: Office, _ session: Session) {
        (self.batch, self.use, self.office, self.session) = (batch, use, office, session)
        proving = OwnProof(batch, office, session)
    }

    /// - Returns: the document once it is whole.
    /// - Throws: `BATCH_UNKNOWN`; `NOT_FOUND` where he did not apply in it.
    public func step() throws(OfficeFailure) -> Document? {
        if proof == nil, use == .screen {
            // Whether there will be one is known without gathering it.
            proof = try proving.isBound() ? .onPaper : .notYet
        } else if proof == nil {
            switch try proving.step() {
            case nil: return nil
            case .notYet: proof = .notYet
            case .bound(let found): proof = .bound(found)
            }
        }
        guard let proof else { return nil }
        let now = try office.clocks.office()
        return try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.ownHand(of: actor, in: batch, at: now)
            let state = hand.family.standing.state
            guard let application = hand.family.application, state != .withdrawn else {
                throw .refused(Refusal(.notFound, "LH-04"))
            }
            let applicant = try reader.applicant(at: hand.position, of: hand.file)
            guard let register = hand.file.runs.register,
                let entry = try reader.registered(at: hand.position, of: register)?.entry
            else { throw .store(.damaged(what: "bulk_chunk register")) }
            let form = try reader.application(at: hand.position, of: hand.file)?.form
            var witness: Actor?
            if let form { witness = try reader.consentWitness(of: form, in: batch, at: hand.position) }
            let facts = OwnReceiptFacts(
                title: hand.file.notice.title, receipt: hand.receipt,
                name: use == .paper ? applicant.name : Mask.name(applicant.name),
                submittedAt: application.submittedAt, position: hand.position,
                districtPosition: entry.districtPosition,
                monthly: hand.file.batch.notice.standard.monthly(registeredSize: hand.family.register.size),
                consent: form?.consentSignedAt.map {
                    SubsidyApplyTexts.signed($0, isWitnessed: witness != nil)
                },
                next: [.submitted, .locked, .underReview].contains(state)
                    ? hand.file.notice.next(at: now) : [SubsidyReceiptTexts.goneOn],
                hasLeft: hand.family.agreement != nil)
            return try facts.document(proof, madeOn: now.day, isTraining: try reader.officeInfo().isTraining)
        }
    }
}

/// What it says.
struct OwnReceiptFacts {
    let title: String
    let receipt: String
    let name: String
    let submittedAt: Moment
    let position: Int
    let districtPosition: Int
    let monthly: Money
    /// When and how 《知情同意书》 was signed; nil where it is missing.
    let consent: String?
    let next: [String]
    /// By signing it left the queue: the place is that of then (LH-57).
    var hasLeft = false

    enum Proof {
        case bound(PlaceProof)
        /// The order is not bound so far.
        case notYet
        /// It stands on the paper.
        case onPaper
    }

    func document(_ proof: Proof, madeOn day: Day, isTraining: Bool) throws(OfficeFailure) -> Document {
        // The form is part of the program and has a version of its own.
        let name = "subsidy-receipt-1"
        let words = Array(SubsidyReceiptTexts.form.joined(separator: "\n").utf8)
        let form = TemplateName(name: name, version: 1, digest: try Digest(of: words, called: name))
        return Document(
            template: form, title: SubsidyReceiptTexts.title, number: receipt,
            marking: isTraining ? DocumentTexts.training : "", madeOn: day,
            blocks: [.fields(fields), .heading(level: 1, SubsidyReceiptTexts.next)]
                + next.map { .paragraph([Span($0)], isIndented: false) }
                + [.heading(level: 1, SubsidyReceiptTexts.proof)] + blocks(proof))
    }

    private var fields: [Field] {
        [
            Field(label: SubsidyReceiptTexts.notice, value: title),
            Field(label: SubsidyApplyTexts.receipt, value: receipt),
            Field(label: SubsidyReceiptTexts.applicant, value: name),
            Field(label: SubsidyApplyTexts.appliedAt, value: submittedAt.words),
            Field(
                label: hasLeft ? SubsidyReceiptTexts.positionThen : SubsidyApplyTexts.position,
                value: SubsidyApplyTexts.place(position, district: districtPosition)),
            Field(label: SubsidyApplyTexts.amount, value: monthly.words),
        ] + [consent.map { Field(label: SubsidyApplyTexts.consentLabel, value: $0) }].compactMap(\.self)
    }

    private func blocks(_ proof: Proof) -> [Block] {
        switch proof {
        case .onPaper: return [.paragraph([Span(SubsidyReceiptTexts.onPaper)], isIndented: false)]
        case .notYet: return [.paragraph([Span(SubsidyReceiptTexts.notYet)], isIndented: false)]
        case .bound(let proof):
            return [
                .paragraph(
                    [Span(SubsidyReceiptTexts.bound(proof.index + 1, of: proof.count))], isIndented: false),
                .code(proof.text), .fields([Field(label: SubsidyReceiptTexts.root, value: proof.rootHex)]),
                .paragraph([Span(SubsidyReceiptTexts.howToCheck)], isIndented: false),
            ]
        }
    }
}

extension SubsidyPaperDesk {
    /// Begins the receipt of one's own application, to be stepped by whoever shows or draws it.
    public func receipt(_ batch: BatchID, for use: PaperUse, _ session: Session) -> OwnReceipt {
        OwnReceipt(batch, for: use, office, session)
    }
}

extension NoticeFile {
    /// What happens to an application after it is in, with the periods of the notice.
    public func next(at now: Moment) -> [String] {
        let closes = notice.window.upperBound
        return SubsidyApplyTexts.next(
            closes: now <= closes ? closes : nil, correction: notice.periods.correctionWorkingDays,
            publicity: notice.periods.publicityWorkingDays, signing: notice.periods.signingWorkingDays,
            phones: contact.phones, hours: contact.hours)
    }
}
