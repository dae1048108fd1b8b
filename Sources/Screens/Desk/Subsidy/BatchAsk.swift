import Forms
import Housing
import Office

/// What the pages about a batch of the rent subsidy ask of a counter's world.
public enum BatchAsk: Equatable, Sendable {
    case list
    case open(BatchID)
    /// A job, as it looks at every family.
    case take(BatchDeed, BatchID)
}

public enum BatchAnswer: Equatable, Sendable {
    /// The one opened first first.
    case list([BatchOverview])
    case opened(OpenBatch)
    case taken(BatchDeed, BatchTaken, OpenBatch)
}

/// A batch that is being looked at.
public struct OpenBatch: Equatable, Sendable {
    public let look: BatchLook

    public var batch: BatchOverview { look.overview }
    public var now: Moment { look.now }
    public var id: BatchID { batch.id }
}

/// What came of a step.
public enum BatchTaken: Equatable, Sendable {
    case stepped(BatchStepReport)
    case committed(QueueCommitment)
}

extension CounterDesk {
    func answerBatch(_ ask: BatchAsk) throws(OfficeFailure) -> BatchAnswer {
        let session = try signedIn()
        switch ask {
        case .list: return .list(try office.batches.list(session))
        case .open(let id): return .opened(try openBatch(id, session))
        case .take: throw .store(.notFound)
        }
    }

    func openBatch(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> OpenBatch {
        OpenBatch(look: try office.batches.look(id, session))
    }

    /// Nil for what is answered at once.
    func batchJob(for ask: BatchAsk) -> (any Job<CounterAnswer>)? {
        switch ask {
        case .take(let deed, let id): BatchDeedJob(deed, of: id, desk: self)
        case .list, .open: nil
        }
    }
}
