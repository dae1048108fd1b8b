import Forms
import Housing
import Office

extension CounterDesk {
    /// What takes its time: pictures and paper.
    public func job(for ask: CounterAsk) -> any Job<CounterAnswer> {
        switch ask {
        case .dots(let request):
            DotsJob(request, on: lightbox) { [self] result in
                switch result {
                case .success(let dots): .dots(request, dots)
                case .failure(let failure): .failed(trouble(failure))
                }
            }
        case .lookAt(let id):
            LookJob(desk: self, answer: { .picture(id, $0) }) { [self] () throws(OfficeFailure) in
                try office.review.bytes(of: id, signedIn())
            }
        case .families(.lookAt(let picture, let batch, let receipt)):
            LookJob(desk: self, answer: { .families(.picture(picture, $0)) }) { [self] () throws(OfficeFailure) in
                try office.batches.picture(picture, of: receipt, in: batch, signedIn())
            }
        case .lookAtPair(let former, let present): PairJob(former, present, desk: self)
        case .dotsOf(let id, let request):
            DotsJob(request, of: id, on: lightbox) { [self] result in
                switch result {
                case .success(let dots): .dotsOf(id, request, dots)
                case .failure(let failure): .failed(trouble(failure))
                }
            }
        case .returnContract(let signing, let reason, let note, let accepts):
            sendingBack(signing, reason, note: note, acceptsProvisional: accepts)
        case .approveContract(let signing): ApproveJob(signing, desk: self)
        case .takePicture(let source): takingPicture(source)
        case .printSheet(let signing): printingSheet(signing)
        case .check(.printSheet(let person, let check)): printingAuthorisation(of: person, in: check)
        case .batch(let ask): batchJob(for: ask) ?? NoJob(answer: failure(of: .batch(ask)))
        case .money(let ask): job(for: ask)
        case .issueContract(let offer, let accepts): issuing(offer, acceptsProvisional: accepts)
        case .subsidyPaper(let ask): job(for: ask)
        case .callDesk(let ask): job(forCallDesk: ask)
        default: NoJob(answer: failure(of: ask))
        }
    }
}

/// Takes a file of a case or a family out of the vault and has it looked at. While the picture reader is at other work it waits, and begins
/// anew; where another file was put in its place it gives up.
private final class LookJob: Job {
    private let desk: CounterDesk
    private let answer: (PictureSize?) -> CounterAnswer
    private let bytes: () throws(OfficeFailure) -> [UInt8]
    /// The file's on the lightbox.
    private var turn: Int?

    /// - Parameter answer: with the size in pixels, nil where the file is no picture or has gone.
    init(
        desk: CounterDesk, answer: @escaping (PictureSize?) -> CounterAnswer,
        bytes: @escaping () throws(OfficeFailure) -> [UInt8]
    ) {
        (self.desk, self.answer, self.bytes) = (desk, answer, bytes)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            if desk.lightbox.isLent {
                turn = nil
                return .waiting
            }
            if turn == nil {
                desk.lightbox.close()
                let bytes = try bytes()
                guard FileKind(of: bytes)?.isPicture == true else { return .done(answer(nil)) }
                desk.lightbox.open(bytes, named: nil)
                turn = desk.lightbox.turn
            }
            guard turn == desk.lightbox.turn else { return .done(answer(nil)) }
            guard let seen = try desk.lightbox.seen(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0))
            }
            if seen.isUnreadable { throw OfficeFailure.input(InputProblem(source: "", reason: .unreadable)) }
            guard let size = seen.size else { throw OfficeFailure.store(.device(.noPictureProgram)) }
            return .done(answer(size))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> CounterAnswer? {
        if turn == desk.lightbox.turn { desk.lightbox.close() }
        return .cancelled
    }
}

/// An ask that takes no time.
final class NoJob: Job {
    private let answer: CounterAnswer

    init(answer: CounterAnswer) {
        self.answer = answer
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> { .done(answer) }
    func cancel() -> CounterAnswer? { answer }
}
