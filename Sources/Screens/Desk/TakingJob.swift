import Forms
import Housing
import Office
import Texts

/// A file as it came, and how it is called before people.
struct TakenFile {
    let bytes: [UInt8]
    /// Its own name; nil for a scan.
    let name: String?
    let title: String
    var isDemonstration = false
}

/// Takes a file from where it comes from and has it looked at; cancelled without a trace.
final class TakingJob: Job {
    private let desk: KioskDesk
    private let ask: KioskAsk
    private var isScanning = false
    private var taken: TakenFile?

    init(_ ask: KioskAsk, desk: KioskDesk) {
        self.ask = ask
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        do {
            if taken == nil {
                if case .scan(let kind) = ask, let step = try scan(kind) { return step }
                if taken == nil { taken = try desk.take(ask) }
                guard let taken else { return .done(.nothingStaged) }
                desk.lightbox.open(taken.bytes, named: taken.name)
            }
            return taken.map { look(at: $0, milliseconds) } ?? .done(.nothingStaged)
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    /// Nil when there is a page, or no scanner that could give one.
    private func scan(_ kind: MaterialKind) throws(OfficeFailure) -> JobStep<KioskAnswer>? {
        guard let scanner = desk.office.devices.scanner else { return nil }
        if !isScanning {
            try scanner.start(kind)
            isScanning = true
            return .working(JobProgress(done: 0, phase: RenewalTexts.scanPhase))
        }
        guard let bytes = try scanner.poll() else { return .waiting }
        isScanning = false
        let title = RenewalTexts.scanned + (scanner.isDemonstration ? RenewalTexts.demonstration : "")
        taken = TakenFile(bytes: bytes, name: nil, title: title, isDemonstration: scanner.isDemonstration)
        return nil
    }

    private func look(at taken: TakenFile, _ milliseconds: Int) -> JobStep<KioskAnswer> {
        do {
            guard let seen = try desk.lightbox.seen(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0, phase: RenewalTexts.openingPhase))
            }
            return .done(.staged(desk.staged(taken, seen, for: ask.slot)))
        } catch {
            return .done(.staged(StagedFile(taken, size: nil, trouble: desk.trouble(error))))
        }
    }

    func cancel() -> KioskAnswer {
        if isScanning { desk.office.devices.scanner?.cancel() }
        desk.lightbox.close()
        return .cancelled
    }
}
