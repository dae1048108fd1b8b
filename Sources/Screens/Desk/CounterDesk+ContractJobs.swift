import Documents
import Forms
import Housing
import Office
import Texts

// What takes its time about contracts: they are drawn on paper by another program.

extension CounterDesk {
    func issuing(_ offer: ContractOffer, acceptsProvisional: Bool) -> any Job<CounterAnswer> {
        var draft = offer.draft
        return DrawingJob(desk: self, phase: CounterContractTexts.drawing) { [self] () throws(OfficeFailure) in
            draft = try office.contracts.renumbered(draft, signedIn())
            return draft.document
        } finish: { [self] paper throws(OfficeFailure) in
            let session = try signedIn()
            let issued = try office.contracts.issue(
                draft, on: paper, acceptsProvisional: acceptsProvisional, session)
            return done(.issued, issued, of: nil, session)
        }
    }

    /// The contract is filled anew, drawn and issued in one go, in the place of the one that is taken back.
    func sendingBack(
        _ signing: Signing, _ reason: ContractReturnReason, note: String?, acceptsProvisional: Bool
    ) -> any Job<CounterAnswer> {
        var draft: ContractDraft?
        return DrawingJob(desk: self, phase: CounterContractTexts.drawing) { [self] () throws(OfficeFailure) in
            let filled = try office.contracts.redraft(signing, signedIn())
            draft = filled
            return filled.document
        } finish: { [self] paper throws(OfficeFailure) in
            guard let draft else { throw .store(.notFound) }
            let session = try signedIn()
            let issued = try office.contracts.sendBack(
                signing, reason, note: note, draft, on: paper, acceptsProvisional: acceptsProvisional, session)
            return done(.sentBack, issued, of: signing, session)
        }
    }

    /// The signature sheet is filled, drawn, and followed until it lies in the printer's tray.
    func printingSheet(_ signing: Signing) -> any Job<CounterAnswer> {
        printing(signing.number, phase: CounterContractTexts.drawingSheet) { [self] () throws(OfficeFailure) in
            try office.contracts.signatureSheet(of: signing, signedIn())
        }
    }

    /// The same with 授权书 of one adult.
    func printingAuthorisation(of person: PersonID, in check: EconomicCheck) -> any Job<CounterAnswer> {
        printing(check.number, phase: CounterCheckTexts.drawingSheet) { [self] () throws(OfficeFailure) in
            try office.checkReview.authorisationSheet(of: person, in: check, signedIn())
        }
    }

    private func printing(
        _ number: ReceiptNumber, phase: String, _ fill: @escaping () throws(OfficeFailure) -> Document
    ) -> any Job<CounterAnswer> {
        printing(phase: phase, title: { number.description }, fill) { .sheetPrinted($0, isDemonstration: $1) }
    }

    /// A document is filled, drawn, and followed until it lies in the printer's tray.
    ///
    /// - Parameters:
    ///   - title: as the print service is told, once it is filled.
    ///   - told: how it ended, and whether the printer is a simulated one.
    func printing(
        phase: String, title: @escaping () -> String, _ fill: @escaping () throws(OfficeFailure) -> Document?,
        told: @escaping (PrintState, Bool) -> CounterAnswer
    ) -> any Job<CounterAnswer> {
        DrawingJob(desk: self, phase: phase, fill: fill) { [self] paper throws(OfficeFailure) in
            guard let printer = office.devices.printer, printer.isAvailable else {
                throw .store(.device(.noPrintProgram))
            }
            let order = PrintOrder(pdf: paper.pdf, title: title())
            return PrintingJob(order, on: printer, steady: office.steadyMilliseconds) { [self] result in
                switch result {
                case .success(let state): told(state, printer.isDemonstration)
                case .failure(let failure): .failed(trouble(failure))
                }
            }
        }
    }

    func takingPicture(_ source: FileSource) -> any Job<CounterAnswer> {
        let answers = TakingAnswers<CounterAnswer>(
            staged: { .staged($0) }, nothing: .nothingStaged, cancelled: .cancelled,
            failed: { [self] in .failed(trouble($0)) },
            trouble: { [self] failure in
                _ = trouble(failure)
                return KioskTrouble(failure)
            })
        let scanned: MaterialKind? = if case .scanner(let kind) = source { kind } else { nil }
        return TakingJob(files, on: lightbox, accepting: Self.pictureKinds, answers: answers, scanning: scanned) {
            [self] () throws(OfficeFailure) in
            _ = try signedIn()
            return try files.take(source, accepting: Self.pictureKinds)
        }
    }

    /// It is shown in the terminal and on the contract: only a picture will do.
    static let pictureKinds = FileKind.accepted(picturesOnly: true)

    /// - Parameter before: the contract as it was; nil for a new one.
    func done(
        _ deed: ContractDone.Deed, _ signing: Signing, of before: Signing?, _ session: Session
    ) -> CounterAnswer {
        let next = nextContract(after: deed, of: before, session)
        return .contractDone(ContractDone(deed: deed, signing: signing, next: next))
    }
}
