import Housing
import Office

/// What the pages about a batch of the rent subsidy ask of a counter's world.
public enum BatchAsk: Equatable, Sendable {
    case list
    case open(BatchID)
}

public enum BatchAnswer: Equatable, Sendable {
    /// The one opened first first.
    case list([BatchOverview])
    case opened(OpenBatch)
}

/// A batch that is being looked at.
public struct OpenBatch: Equatable, Sendable {
    public let batch: BatchOverview
    public let now: Moment

    public var id: BatchID { batch.id }
}

extension CounterDesk {
    func answerBatch(_ ask: BatchAsk) throws(OfficeFailure) -> BatchAnswer {
        let session = try signedIn()
        switch ask {
        case .list: return .list(try office.batches.list(session))
        case .open(let id):
            return .opened(OpenBatch(batch: try office.batches.overview(id, session), now: try office.now()))
        }
    }
}
