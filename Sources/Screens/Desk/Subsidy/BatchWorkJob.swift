import Forms
import Housing
import Office
import Texts

/// A step of a batch over all its families, some milliseconds at a time. Given up before its last piece nothing of it is so,
/// and what it left is cleared away.
final class BatchWorkJob: Job {
    typealias Answer = CounterAnswer

    /// What is stepped, and what is told when it is done; nothing is stepped where there is nothing to do.
    struct Work {
        let job: BatchJob?
        let told: () throws(OfficeFailure) -> CounterAnswer

        init(_ job: BatchJob?, _ told: @escaping () throws(OfficeFailure) -> CounterAnswer) {
            (self.job, self.told) = (job, told)
        }
    }

    private let desk: CounterDesk
    private let cancelled: CounterAnswer
    /// What is read; nil where it is no file.
    private let source: String?
    private let begin: () throws(OfficeFailure) -> Work
    private var work: Work?
    /// What kept it from being done, while it is cleared away.
    private var failure: OfficeFailure?
    private var isOver = false

    /// - Parameters:
    ///   - source: the file's name.
    ///   - cancelled: what is told where it was given up.
    init(
        _ desk: CounterDesk, source: String? = nil, cancelled: CounterAnswer,
        _ begin: @escaping () throws(OfficeFailure) -> Work
    ) {
        (self.desk, self.source, self.cancelled, self.begin) = (desk, source, cancelled, begin)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        let until = desk.office.steadyMilliseconds() + Int64(milliseconds)
        do throws(OfficeFailure) {
            let work = if let work { work } else { try begin() }
            self.work = work
            if let job = work.job {
                while !isOver {
                    try advance(job)
                    guard isOver || desk.office.steadyMilliseconds() < until else {
                        return .working(progress(of: job))
                    }
                }
                if let failure { return .done(.failed(desk.trouble(failure))) }
                guard job.isDone || !job.isCancelled else { return .done(cancelled) }
            }
            return .done(try work.told())
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
            isOver = job.stage == .over
        }
    }

    private func progress(of job: BatchJob) -> JobProgress {
        let isFile = job.stage == .intake
        let phase = CounterBatchWorkTexts.phase(of: job.stage) + (isFile ? source.map { " \($0)" } ?? "" : "")
        guard job.total > 0 else { return JobProgress(done: 0, phase: phase) }
        // A file is counted in bytes, and some are read twice: that is no number for people.
        if isFile { return JobProgress(done: job.done, total: job.total, phase: phase, told: .share) }
        // Families lie in chunks; how many there are in one is roughly so.
        let families = BulkPlace.positionsPerChunk
        return JobProgress(
            done: job.done * families, total: job.total * families, phase: phase,
            told: .number(of: CounterBatchWorkTexts.families))
    }

    /// What it wrote is cleared away by the steps that follow.
    func cancel() -> CounterAnswer? {
        guard let work else { return cancelled }
        guard let job = work.job, !isOver else { return work.job == nil ? cancelled : nil }
        job.cancel()
        return nil
    }
}

extension CounterBatchWorkTexts {
    static func phase(of stage: BatchJob.Stage) -> String {
        switch stage {
        case .intake, .reading: phase(.reading)
        case .indexing: phase(.indexing)
        case .deciding: phase(.deciding)
        case .writing: phase(.writing)
        case .clearing, .over: phase(.clearing)
        }
    }
}
