import Forms
import Housing
import Office
import Texts

/// Calls, ended calls and the supplementary list, some milliseconds at a time. Cancelled before its last piece nothing of it
/// is so, and what it left is cleared away.
final class CallStepJob: Job {
    typealias Answer = CounterAnswer

    private let step: CallStep
    private let id: BatchID
    private let desk: CounterDesk
    private var work: (job: BatchJob, report: () -> BatchStepReport?)?
    /// What kept it from being done, while it is cleared away.
    private var failure: OfficeFailure?

    init(_ step: CallStep, of id: BatchID, desk: CounterDesk) {
        (self.step, self.id, self.desk) = (step, id, desk)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        let until = desk.office.steadyMilliseconds() + Int64(milliseconds)
        do throws(OfficeFailure) {
            guard let work else {
                self.work = try begin()
                return .working(JobProgress(done: 0, phase: CallDeskTexts.readingFamilies))
            }
            repeat { try work.job.step() } while work.job.stage != .over && desk.office.steadyMilliseconds() < until
            guard work.job.stage == .over else { return .working(progress(of: work.job)) }
            if let failure { return .done(.failed(desk.trouble(failure))) }
            guard let report = work.report(), !work.job.isCancelled else { return .done(.cancelled) }
            return .done(.callDesk(.stepped(step, report)))
        } catch .store(.locked) {
            return .waiting
        } catch {
            // Where nothing was begun, or what came after it was done did not work, there is nothing to clear away.
            guard let job = work?.job, failure == nil, job.stage != .over, !job.isDone else {
                return .done(.failed(desk.trouble(failure ?? error)))
            }
            failure = error
            job.cancel()
            return .working(progress(of: job))
        }
    }

    private func begin() throws(OfficeFailure) -> (job: BatchJob, report: () -> BatchStepReport?) {
        let session = try desk.signedIn()
        switch step {
        case .call(let count): return try desk.office.batches.begin(.call(count: count), of: id, session)
        case .waive: return try desk.office.batches.begin(.waive, of: id, session)
        case .supplement(let reason):
            return try desk.office.subsidySigning.beginSupplement(of: id, reason: reason, session)
        }
    }

    private func progress(of job: BatchJob) -> JobProgress {
        let phase =
            switch job.stage {
            case .intake, .indexing, .reading: CallDeskTexts.readingFamilies
            case .deciding: CallDeskTexts.deciding
            case .writing: CallDeskTexts.writing
            case .clearing, .over: CallDeskTexts.clearing
            }
        guard job.total > 0 else { return JobProgress(done: 0, phase: phase) }
        return JobProgress(done: job.done, total: job.total, phase: phase)
    }

    /// What it wrote is cleared away by the steps that follow.
    func cancel() -> CounterAnswer? {
        guard let work else { return .cancelled }
        work.job.cancel()
        return nil
    }
}
