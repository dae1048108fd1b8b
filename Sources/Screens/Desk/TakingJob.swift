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

/// How a desk answers that a file was taken, or was not.
struct TakingAnswers<Answer: Equatable & Sendable> {
    let staged: (StagedFile) -> Answer
    let nothing: Answer
    let cancelled: Answer
    /// Tells what did not work, and of the machine's faults the log.
    let failed: (OfficeFailure) -> Answer
    let trouble: (OfficeFailure) -> KioskTrouble
}

/// Takes a file from where it comes from and has it looked at; cancelled without a trace.
final class TakingJob<Answer: Equatable & Sendable>: Job {
    private let files: FileTaking
    private let lightbox: Lightbox
    private let accepted: [FileKind]
    private let answers: TakingAnswers<Answer>
    /// What is to lie on the glass; nil where it is not scanned.
    private let scanned: MaterialKind?
    private let take: () throws(OfficeFailure) -> TakenFile?
    private var isScanning = false
    private var taken: TakenFile?

    /// - Parameter take: the file, for what is not scanned; nil where there is none.
    init(
        _ files: FileTaking, on lightbox: Lightbox, accepting accepted: [FileKind], answers: TakingAnswers<Answer>,
        scanning kind: MaterialKind? = nil, take: @escaping () throws(OfficeFailure) -> TakenFile?
    ) {
        self.accepted = accepted
        self.files = files
        self.lightbox = lightbox
        self.answers = answers
        scanned = kind
        self.take = take
    }

    func step(milliseconds: Int) -> JobStep<Answer> {
        do throws(OfficeFailure) {
            if taken == nil {
                if let scanned, let step = try scan(scanned) { return step }
                if taken == nil { taken = try take() }
                guard let taken else { return .done(answers.nothing) }
                lightbox.open(taken.bytes, named: taken.name)
            }
            return taken.map { look(at: $0, milliseconds) } ?? .done(answers.nothing)
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(answers.failed(error))
        }
    }

    /// Nil when there is a page, or no scanner that could give one.
    private func scan(_ kind: MaterialKind) throws(OfficeFailure) -> JobStep<Answer>? {
        guard let scanner = files.office.devices.scanner else { return nil }
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

    private func look(at taken: TakenFile, _ milliseconds: Int) -> JobStep<Answer> {
        do throws(OfficeFailure) {
            guard let seen = try lightbox.seen(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0, phase: RenewalTexts.openingPhase))
            }
            return .done(answers.staged(files.staged(taken, seen, accepting: accepted, turn: lightbox.turn)))
        } catch {
            let trouble = answers.trouble(error)
            return .done(answers.staged(StagedFile(taken, size: nil, trouble: trouble, turn: lightbox.turn)))
        }
    }

    func cancel() -> Answer? {
        if isScanning { files.office.devices.scanner?.cancel() }
        lightbox.close()
        return answers.cancelled
    }
}
