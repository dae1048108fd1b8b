import Forms
import Office
import Texts

/// A scan: started once, asked now and then, and cancelled without a trace.
final class ScanJob: Job {
    private let desk: KioskDesk
    private var isStarted = false

    init(desk: KioskDesk) {
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        guard let scanner = desk.office.devices.scanner else { return .done(.nothingStaged) }
        do {
            if !isStarted {
                try scanner.start()
                isStarted = true
                return .working(JobProgress(done: 0, phase: RenewalTexts.scanPhase))
            }
            guard let bytes = try scanner.poll() else { return .waiting }
            let title = RenewalTexts.scanned + (scanner.isDemonstration ? RenewalTexts.demonstration : "")
            return .done(
                .staged(desk.stage(bytes, name: nil, title: title, isDemonstration: scanner.isDemonstration)))
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> KioskAnswer {
        desk.office.devices.scanner?.cancel()
        return .nothingStaged
    }
}
