import Documents
import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    func answerPaper(_ ask: PaperAsk) throws(OfficeFailure) -> KioskAnswer {
        switch ask {
        case .preview(let paper): return .paper(.preview(try document(paper)))
        case .places: return .paper(.places(office.devices.shelf?.placesToSave() ?? []))
        case .printers, .print, .save, .proof: throw .store(.notFound)
        }
    }

    private func document(_ paper: KioskPaper) throws(OfficeFailure) -> Document {
        let session = try signedIn()
        switch paper {
        case .contract(let id):
            return try office.signing.concludedDocument(of: office.signing.file(id, session).signing, session)
        case .agreement(let batch): return try office.subsidyPapers.own(batch, for: .screen, session)
        case .receipt(let batch):
            let receipt = office.subsidyPapers.receipt(batch, for: .screen, session)
            while true { if let document = try receipt.step() { return document } }
        case .held(let batch): return try office.mySubsidy.copy(batch, for: .screen, session)
        }
    }

    /// What takes its time with a paper.
    func job(for ask: PaperAsk) -> any Job<KioskAnswer> {
        switch ask {
        case .print(let paper, let copies, let queue):
            onPaper(paper, givenUp: .printed(.cancelled)) { [self] pdf, number throws(OfficeFailure) in
                guard let printer = office.devices.printer else { throw .store(.device(.noPrinter)) }
                let order = PrintOrder(pdf: pdf, title: number, copies: copies, queue: queue)
                return PrintingJob(order, on: printer, steady: office.steadyMilliseconds) { [self] in
                    told($0) { .printed($0) }
                }
            }
        case .save(let paper, let place):
            onPaper(paper, givenUp: .notSaved) { [self] pdf, number throws(OfficeFailure) in
                SavingJob(pdf, as: PrintingTexts.fileName(paper.words, number), to: place, desk: self)
            }
        case .proof(let batch): ProvingJob(batch, self)
        case .printers, .preview, .places:
            PaperJob(self, givenUp: .printers([], isDemonstration: false)) { [self] () throws(OfficeFailure) in
                guard let printer = office.devices.printer else { throw .store(.device(.noPrinter)) }
                return PrinterListJob(printer) { [self] in
                    told($0) { .printers($0, isDemonstration: printer.isDemonstration) }
                }
            }
        }
    }

    /// A contract's file is kept; all else is drawn anew each time, with everything in full.
    private func onPaper(
        _ paper: KioskPaper, givenUp: PaperAnswer,
        _ next: @escaping (_ pdf: [UInt8], _ number: String) throws(OfficeFailure) -> any Job<KioskAnswer>
    ) -> any Job<KioskAnswer> {
        switch paper {
        case .contract(let id):
            return PaperJob(self, givenUp: givenUp) { [self] () throws(OfficeFailure) in
                let pdf = try finalPDF(id)
                return try next(pdf.bytes, pdf.number)
            }
        case .agreement(let batch):
            return drawing(givenUp, next) { [self] () throws(OfficeFailure) in
                try office.subsidyPapers.own(batch, for: .paper, signedIn())
            }
        case .held(let batch):
            return drawing(givenUp, next) { [self] () throws(OfficeFailure) in
                try office.mySubsidy.copy(batch, for: .paper, signedIn())
            }
        case .receipt(let batch):
            var receipt: OwnReceipt?
            return drawing(givenUp, next) { [self] () throws(OfficeFailure) in
                let session = try signedIn()
                let begun = receipt ?? office.subsidyPapers.receipt(batch, for: .paper, session)
                receipt = begun
                return try begun.step()
            }
        }
    }

    /// - Parameter fill: nil as long as there is more to be gathered.
    private func drawing(
        _ givenUp: PaperAnswer,
        _ next: @escaping (_ pdf: [UInt8], _ number: String) throws(OfficeFailure) -> any Job<KioskAnswer>,
        fill: @escaping () throws(OfficeFailure) -> Document?
    ) -> any Job<KioskAnswer> {
        var number = ""
        return DrawingJob(
            on: office.devices.paper, phase: PrintingTexts.drawing, givenUp: .paper(givenUp),
            failed: { [self] in .failed(trouble($0)) }
        ) { () throws(OfficeFailure) in
            let document = try fill()
            number = document?.number ?? ""
            return document
        } next: { paper throws(OfficeFailure) in
            try next(paper.pdf, number)
        }
    }

    private func finalPDF(_ id: CaseID) throws(OfficeFailure) -> (bytes: [UInt8], number: String) {
        let session = try signedIn()
        let signing = try office.signing.file(id, session).signing
        return (try office.signing.finalPDF(of: signing, session), "\(signing.number)")
    }

    private func told<Value>(
        _ result: Result<Value, OfficeFailure>, _ answer: (Value) -> PaperAnswer
    ) -> KioskAnswer {
        switch result {
        case .success(let value): .paper(answer(value))
        case .failure(let failure): .failed(trouble(failure))
        }
    }
}

/// A job that is made in its first step, from what the office has.
private final class PaperJob: Job {
    private let desk: KioskDesk
    /// The answer where it is cancelled before it was made.
    private let givenUp: PaperAnswer
    private let make: () throws(OfficeFailure) -> any Job<KioskAnswer>
    private var job: (any Job<KioskAnswer>)?

    init(
        _ desk: KioskDesk, givenUp: PaperAnswer, _ make: @escaping () throws(OfficeFailure) -> any Job<KioskAnswer>
    ) {
        self.desk = desk
        self.givenUp = givenUp
        self.make = make
    }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        if let job { return job.step(milliseconds: milliseconds) }
        do throws(OfficeFailure) {
            job = try make()
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
        return .working(JobProgress(done: 0))
    }

    func cancel() -> KioskAnswer? {
        guard let job else { return .paper(givenUp) }
        return job.cancel()
    }
}

/// Goes over the register for the proof of one family, some milliseconds at a time.
private final class ProvingJob: Job {
    private let batch: BatchID
    private let desk: KioskDesk
    private var proof: OwnProof?

    init(_ batch: BatchID, _ desk: KioskDesk) { (self.batch, self.desk) = (batch, desk) }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        let until = desk.office.steadyMilliseconds() + Int64(milliseconds)
        do throws(OfficeFailure) {
            let session = try desk.signedIn()
            let proof = self.proof ?? desk.office.queue.own(batch, session)
            self.proof = proof
            repeat {
                if let found = try proof.step() { return .done(.paper(.proof(found))) }
            } while desk.office.steadyMilliseconds() < until
            return .working(JobProgress(done: 0, phase: SubsidyReceiptTexts.proving))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> KioskAnswer? { .paper(.proof(nil)) }
}

/// Writes a file to a stick: one step that shows what is done, and then one a piece.
private final class SavingJob: Job {
    private let bytes: [UInt8]
    private let name: String
    private let place: MediaPlace
    private let desk: KioskDesk
    private var wasTold = false
    private var saving: (any MediaSaving)?

    init(_ bytes: [UInt8], as name: String, to place: MediaPlace, desk: KioskDesk) {
        self.bytes = bytes
        self.name = name
        self.place = place
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        guard wasTold else {
            wasTold = true
            return .working(JobProgress(done: 0, phase: PrintingTexts.savingPhase))
        }
        do throws(OfficeFailure) {
            let saving = try begun()
            if let saved = try saving.step() { return .done(.paper(.saved(name: saved, place: place))) }
            return .working(JobProgress(done: saving.done, total: bytes.count, phase: PrintingTexts.savingPhase))
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    private func begun() throws(OfficeFailure) -> any MediaSaving {
        if let saving { return saving }
        guard let shelf = desk.office.devices.shelf else { throw .store(.device(.mediumGone)) }
        let begun = try shelf.saving(bytes, as: name, to: place)
        saving = begun
        return begun
    }

    func cancel() -> KioskAnswer? {
        saving?.cancel()
        return .paper(.notSaved)
    }
}
