import Housing

/// How far a ``BatchJob`` is.
public struct BatchProgress: Equatable, Sendable {
    public let stage: BatchJob.Stage
    /// In this stage: bytes of a file, chunks of families.
    public let done: Int
    public let total: Int
    /// Since this stage began.
    public let milliseconds: Int64
}

/// What the person at a batch's step sees and says meanwhile.
public struct BatchWatch {
    public var progress: (BatchProgress) -> Void
    public var isCancelled: () -> Bool
    /// Lets others have the lock, between two steps.
    public var rest: () -> Void

    public init(
        progress: @escaping (BatchProgress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false },
        rest: @escaping () -> Void = {}
    ) {
        self.progress = progress
        self.isCancelled = isCancelled
        self.rest = rest
    }
}

extension Office {
    /// Begins a step of a batch; there is one at a time in the whole office, for each looks at every family.
    ///
    /// - Parameter session: nil for the daily run.
    /// - Throws: `STEP_RUNNING` while another is under way.
    func begin(_ step: any BatchStep, of id: BatchID, _ session: Session?) throws(OfficeFailure) -> BatchJob {
        guard let hold = try records.holdImports() else { throw .refused(Refusal(.stepRunning, "6.4")) }
        return try BatchJob(step, of: id, hold: hold, self, session)
    }
}

extension BatchJob {
    public var progress: BatchProgress {
        BatchProgress(stage: stage, done: done, total: total, milliseconds: elapsed())
    }

    /// Steps it to its end.
    ///
    /// - Throws: what kept it from being done; nothing of it is left then. What fails after it is done is left to whoever
    ///   comes by next.
    public func run(_ watch: BatchWatch = BatchWatch()) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            while stage != .over {
                if watch.isCancelled() { cancel() }
                try step()
                watch.progress(progress)
                if usesLock { watch.rest() }
            }
        } catch {
            guard !isDone else { return }
            cancel()
            while stage != .over, (try? step()) != nil {}
            throw error
        }
    }
}
