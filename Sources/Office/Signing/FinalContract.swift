import Documents
import Housing
import Texts

/// A signed contract made ready for its approval: the unsigned PDF to its last byte, and behind it the signature, the page
/// of evidence and the office's seal. Only the office makes one, and whoever asked for it can approve with it.
public struct FinalContract: Equatable, Sendable {
    public let pdf: [UInt8]
    /// The contract as it stood.
    let signing: Signing
    /// The page of evidence names him.
    let approver: PersonID
    /// Of the approval, as the page of evidence and the seal name it, in whole seconds.
    let moment: Moment
}

/// Makes a ``FinalContract`` in steps, for a person is waiting. Nothing is written before the approval but, where there
/// was none, the office's key.
public final class FinalContractWork {
    public enum Stage: Equatable, Sendable {
        case drawing, readingSignature, sealing
    }

    /// What is done next, or waited for.
    public private(set) var stage = Stage.drawing

    private let office: Office
    private let materials: Materials
    private var evidence: Paper?
    private var sheet: Paper?
    private var size: PictureSize?
    /// The whole picture, in which the ink is looked for.
    private var whole: GreyPicture?
    /// What of it is shown; nil for all.
    private var view: PictureView?
    private var isAsked = false

    /// What was read before anything was drawn.
    struct Materials {
        let signing: Signing
        let approver: PersonID
        let page: Document
        /// The sheet that was signed, drawn again to know where on it.
        let sheet: Document?
        let unsigned: [UInt8]
        let signature: [UInt8]
        let fingerprint: Digest
        let moment: Moment
    }

    init(_ office: Office, _ materials: Materials) {
        self.office = office
        self.materials = materials
    }

    /// The contract once it is made, waited for so long at the most in what the helpers do; nil before. A failure ends the
    /// work.
    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> FinalContract? {
        switch stage {
        case .drawing: try draw(waitMilliseconds)
        case .readingSignature:
            guard let size else {
                try measure(waitMilliseconds)
                return nil
            }
            guard let whole else {
                whole = try look(PictureView(), of: size, waitMilliseconds)
                view = whole.flatMap { InkWindow.around($0, onSheet: signedPlace) }
                return nil
            }
            guard let view else { return try seal(whole) }
            guard let pixels = try look(view, of: size, waitMilliseconds) else { return nil }
            return try seal(pixels)
        case .sealing: break
        }
        return nil
    }

    /// Gives it up; harmless when it is over.
    public func cancel() {
        guard isAsked else { return }
        isAsked = false
        if stage == .drawing { office.devices.paper.cancel() } else { office.devices.pictures?.cancel() }
    }

    // MARK: Steps

    private func draw(_ wait: Int) throws(OfficeFailure) {
        if let document = materials.sheet, sheet == nil {
            sheet = try paper(of: document, as: .document, wait)
            return
        }
        guard let page = try paper(of: materials.page, as: .attachment, wait) else { return }
        evidence = page
        stage = .readingSignature
    }

    private func paper(of document: Document, as form: PaperForm, _ wait: Int) throws(OfficeFailure) -> Paper? {
        if !isAsked { try office.devices.paper.start(document, as: form) }
        isAsked = true
        guard let paper = try office.devices.paper.poll(waitMilliseconds: wait) else { return nil }
        isAsked = false
        return paper
    }

    /// Where the tenant's name stands on the sheet.
    private var signedPlace: Signing.PaperPlace? {
        materials.sheet.flatMap { sheet?.place(of: .handwritten, in: $0) }
    }

    private func measure(_ wait: Int) throws(OfficeFailure) {
        guard case .size(let found)? = try ask(.measure(materials.signature), wait) else { return }
        size = found
    }

    private func look(
        _ view: PictureView, of size: PictureSize, _ wait: Int
    ) throws(OfficeFailure) -> GreyPicture? {
        let part = PictureSize(width: size.width * view.width / 1000, height: size.height * view.height / 1000)
        let (columns, rows) = Self.cells(of: part)
        let work = PictureWork.grey(materials.signature, view: view, columns: columns, rows: rows)
        guard case .bytes(let pixels)? = try ask(work, wait) else { return nil }
        return GreyPicture(width: columns, height: rows, pixels: pixels)
    }

    /// A signature on half a page at about 150 dots an inch: enough to see how the pen went.
    private static let mostCells = 600_000

    /// The picture's own shape, and no more cells than pixels.
    static func cells(of size: PictureSize) -> (columns: Int, rows: Int) {
        var (columns, rows) = (max(1, size.width), max(1, size.height))
        while columns * rows > mostCells || max(columns, rows) > 5000 {
            columns = max(1, columns * 9 / 10)
            rows = max(1, rows * 9 / 10)
        }
        return (columns, rows)
    }

    private func ask(_ work: PictureWork, _ wait: Int) throws(OfficeFailure) -> PictureAnswer? {
        guard let pictures = office.devices.pictures else { throw .store(.device(.noPictureProgram)) }
        if !isAsked { try pictures.start(work) }
        isAsked = true
        guard let answer = try pictures.poll(waitMilliseconds: wait) else { return nil }
        isAsked = false
        return answer
    }

    private func seal(_ signature: GreyPicture) throws(OfficeFailure) -> FinalContract {
        guard let evidence else { throw .store(.device(.sealFailed)) }
        stage = .sealing
        let pdf = try office.sealer.seal(
            SealOrder(
                unsigned: materials.unsigned, evidence: evidence.pdf, signature: signature,
                placeOnDocument: materials.signing.contract.signaturePlace,
                placeOnEvidence: evidence.place(of: .handwritten, in: materials.page),
                fingerprint: materials.fingerprint, moment: materials.moment, reason: EvidenceTexts.reason))
        return FinalContract(
            pdf: pdf, signing: materials.signing, approver: materials.approver, moment: materials.moment)
    }
}

extension ContractDesk {
    /// Begins to make the signed contract ready for approval, by whoever may approve it and is going to.
    ///
    /// - Throws: `.refused` with `DOCUMENT_CHANGED` where the frozen files are not as they were issued.
    public func prepareFinal(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> FinalContractWork {
        try requireTurn(.approve, .decideContract, signing, session)
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        let actor = try office.read(.decideContract, session) { (_, actor) throws(OfficeFailure) in actor }
        let document = try office.document(of: signing.contract)
        let unsigned = try office.bytes(of: signing.contract.unsignedPDF)
        guard let picture = signing.signature?.picture else {
            throw .refused(Refusal(.wrongState, "G-12", .signingState(signing.state)))
        }
        let signature = try office.bytes(of: picture)
        // Seals are dated in whole seconds.
        let moment = Moment(milliseconds: now.milliseconds / 1000 * 1000)
        let certificate = try office.sealer.certificate(of: ground.policy.lessor.name, at: moment, by: actor)
        let evidence = try office.read(.decideContract, session) { (reader, _) throws(OfficeFailure) in
            try SigningEvidence(
                of: signing, document: document, approver: session.person, approvedAt: moment, reader)
        }
        let sheet = try office.read(.decideContract, session) { (reader, _) throws(OfficeFailure) in
            try signatureSheet(of: signing, document, ground, on: now.day, reader)
        }
        return FinalContractWork(
            office,
            FinalContractWork.Materials(
                signing: signing, approver: session.person, page: try evidence.page(sealedWith: certificate),
                sheet: sheet, unsigned: unsigned, signature: signature, fingerprint: certificate.fingerprint,
                moment: moment))
    }
}

extension FinalContractWork {
    /// Makes it and waits: for tests and commands. A desk polls, for a person is waiting.
    func finish() throws(OfficeFailure) -> FinalContract {
        while true {
            if let made = try poll(waitMilliseconds: 1000) { return made }
        }
    }
}
