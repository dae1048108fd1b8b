import Forms
import Housing
import Office
import Texts

/// A step of a batch over all its families, some milliseconds at a time. Cancelled before its last piece nothing of it is so,
/// and what it left is cleared away.
final class BatchDeedJob: Job {
    typealias Answer = CounterAnswer

    private let deed: BatchDeed
    private let id: BatchID
    private let desk: CounterDesk
    private var work: (job: BatchJob, result: () -> BatchTaken?)?
    /// What kept it from being done, while it is cleared away.
    private var failure: OfficeFailure?
    private var isOver = false

    init(_ deed: BatchDeed, of id: BatchID, desk: CounterDesk) {
        (self.deed, self.id, self.desk) = (deed, id, desk)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        let until = desk.office.steadyMilliseconds() + Int64(milliseconds)
        do throws(OfficeFailure) {
            if work == nil { work = try begin() }
            guard let work else { throw .refused(Refusal(.alreadyDecided, "LH-31")) }
            repeat { try advance(work.job) } while !isOver && desk.office.steadyMilliseconds() < until
            return isOver ? .done(try answer(work.result())) : .working(progress(of: work.job))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    /// One piece. What keeps it from being done ends it, and what it had written is cleared away.
    private func advance(_ job: BatchJob) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            try job.step()
            isOver = job.stage == .over
        } catch .store(.locked) {
            throw .store(.locked)
        } catch {
            // It is done, or was given up: what could not be cleared away is left to whoever comes by next.
            guard !job.isDone, failure == nil else { return isOver = true }
            failure = error
            job.cancel()
        }
    }

    private func begin() throws(OfficeFailure) -> (job: BatchJob, result: () -> BatchTaken?)? {
        let session = try desk.signedIn()
        if let move = deed.move {
            let (job, report) = try desk.office.batches.begin(move, of: id, session)
            return (job, { report().map(BatchTaken.stepped) })
        }
        guard let begun = try desk.office.queue.begin(id, session) else { return nil }
        return (begun.job, { begun.result().map(BatchTaken.committed) })
    }

    private func answer(_ taken: BatchTaken?) throws(OfficeFailure) -> CounterAnswer {
        if let failure { return .failed(desk.trouble(failure)) }
        guard let taken, work?.job.isCancelled == false else { return .cancelled }
        return .batch(.taken(deed, taken, try desk.openBatch(id, desk.signedIn())))
    }

    private func progress(of job: BatchJob) -> JobProgress {
        let phase = CounterBatchTexts.phase(job.stage)
        // Families lie in chunks; how many there are in one is roughly so.
        let families = BulkPlace.positionsPerChunk
        guard job.total > 0 else { return JobProgress(done: 0, phase: phase) }
        return JobProgress(done: job.done * families, total: job.total * families, phase: phase)
    }

    /// What it wrote is cleared away by the steps that follow.
    func cancel() -> CounterAnswer? {
        guard let work else { return .cancelled }
        work.job.cancel()
        return nil
    }
}

extension CounterBatchTexts {
    static func phase(_ stage: BatchJob.Stage) -> String {
        switch stage {
        case .intake, .indexing, .reading: readingFamilies
        case .deciding: deciding
        case .writing: writing
        case .clearing, .over: clearing
        }
    }
}
