import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    func answerPaper(_ ask: PaperAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .preview(let id):
            let signing = try office.signing.file(id, session).signing
            return .paper(.preview(signing, try office.signing.concludedDocument(of: signing, session)))
        case .places: return .paper(.places(office.devices.shelf?.placesToSave() ?? []))
        case .printers, .print, .save: throw .store(.notFound)
        }
    }

    /// What takes its time with a concluded contract.
    func job(for ask: PaperAsk) -> any Job<KioskAnswer> {
        switch ask {
        case .print(let id, let copies, let queue):
            PaperJob(self, givenUp: .printed(.cancelled)) { [self] () throws(OfficeFailure) in
                let pdf = try finalPDF(id)
                guard let printer = office.devices.printer else { throw .store(.device(.noPrinter)) }
                let order = PrintOrder(pdf: pdf.bytes, title: pdf.number, copies: copies, queue: queue)
                return PrintingJob(order, on: printer, steady: office.steadyMilliseconds) { [self] in
                    told($0) { .printed($0) }
                }
            }
        case .save(let id, let place):
            PaperJob(self, givenUp: .notSaved) { [self] () throws(OfficeFailure) in
                let pdf = try finalPDF(id)
                return SavingJob(pdf.bytes, as: PrintingTexts.fileName(pdf.number), to: place, desk: self)
            }
        case .printers, .preview, .places:
            PaperJob(self, givenUp: .printers([], isDemonstration: false)) { [self] () throws(OfficeFailure) in
                guard let printer = office.devices.printer else { throw .store(.device(.noPrinter)) }
                return PrinterListJob(printer) { [self] in
                    told($0) { .printers($0, isDemonstration: printer.isDemonstration) }
                }
            }
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
