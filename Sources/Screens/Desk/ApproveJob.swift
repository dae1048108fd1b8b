import Forms
import Housing
import Office
import Texts

/// Makes the final PDF of a signed contract and approves it; cancelled before that nothing is approved.
final class ApproveJob: Job {
    typealias Answer = CounterAnswer

    private let desk: CounterDesk
    private let signing: Signing
    private var work: FinalContractWork?
    private var made: FinalContract?

    init(_ signing: Signing, desk: CounterDesk) {
        self.signing = signing
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        let step = work(milliseconds)
        if case .done = step { desk.lightbox.takeBack() }
        return step
    }

    private func work(_ milliseconds: Int) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            let session = try desk.signedIn()
            guard let work else {
                // The picture on show and the one that is sealed are read by the same program, one at a time.
                desk.lightbox.lend()
                work = try desk.office.contracts.prepareFinal(signing, session)
                return .working(JobProgress(done: 0, phase: CounterContractTexts.drawing))
            }
            if made == nil { made = try work.poll(waitMilliseconds: milliseconds) }
            guard let made else { return .working(JobProgress(done: 0, phase: phase(work.stage))) }
            let approved = try desk.office.contracts.approve(signing, made, session)
            return .done(desk.done(.approved, approved, of: signing, session))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    private func phase(_ stage: FinalContractWork.Stage) -> String {
        switch stage {
        case .drawing: CounterContractTexts.drawing
        case .readingSignature: CounterContractTexts.readingSignature
        case .sealing: CounterContractTexts.sealing
        }
    }

    func cancel() -> CounterAnswer? {
        work?.cancel()
        desk.lightbox.takeBack()
        return .cancelled
    }
}
