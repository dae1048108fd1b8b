import Housing
import Texts

/// What is done with a batch as a whole (model 6.4).
public enum BatchMove: Equatable, Sendable {
    case close
    case review
    case publish
    case conclude
    /// - Parameter count: no more families than so many; nil for every one that can be called.
    case call(count: Int?)
    case waive
    /// The next families are published (Q7).
    case supplement
    case finish

    var act: SubsidyBatch.Act {
        switch self {
        case .close: .close
        case .review: .review
        case .publish: .publish
        case .conclude: .conclude
        case .call: .call
        case .waive: .waive
        case .supplement: .supplement
        case .finish: .finish
        }
    }

    /// Who may.
    var officeAct: Act {
        switch self {
        case .close, .review, .publish, .conclude, .finish: .stepBatch
        case .call, .waive: .callFamilies
        case .supplement: .supplementList
        }
    }

    /// As whom a command signs in.
    public var needed: Act { officeAct }
}

/// What came of a step.
public struct BatchStepReport: Equatable, Sendable {
    public let batch: BatchOverview
    /// How many families stand otherwise than before.
    public let changed: Int
    /// How many corrections ended because their days went by.
    public let endedCorrections: Int
    /// Families whose refusal the rules propose, listed ones among them; nobody has confirmed it.
    public let proposed: Int
    /// Families of which something is 待核实 and nothing speaks against.
    public let undecided: Int
    /// The last day for signing of those who were called.
    public let signBy: Day?
    /// Families whose days for signing went by while something kept them from it: they may sign once that is decided.
    public let kept: Int
}

/// A batch as it stands.
public struct BatchOverview: Equatable, Sendable {
    public let id: BatchID
    /// As the notice is called.
    public let title: String
    public let state: SubsidyBatch.State
    public let quota: Int
    /// The most families of the first list (LH-51).
    public let listMost: Int
    public let listFactor: SubsidyNotice.ListFactor
    public let counts: SubsidyBatch.Counts
    public let quotaLeft: Int
    public let callable: Int
    public let lists: [SubsidyBatch.List]
    /// Who was on the waiting list then is (LH-04).
    public let cutOff: Moment
    /// When applications are taken.
    public let window: ClosedRange<Moment>
    /// Whether these are in.
    public let hasRegister: Bool
    public let hasCloseRegister: Bool
    public let hasMembers: Bool
    /// The order of its register, bound and published; nil while it is not.
    public let commitment: QueueCommitment?

    init(_ file: BatchFile, _ commitment: QueueCommitment?) {
        let batch = file.batch
        id = batch.id
        title = file.notice.title
        state = batch.state
        quota = batch.notice.quota
        listMost = batch.notice.listMost
        listFactor = batch.notice.listFactor
        counts = batch.counts
        quotaLeft = batch.quotaLeft
        callable = batch.callable
        lists = batch.lists
        cutOff = batch.notice.cutOff
        window = batch.notice.window
        hasRegister = file.runs.register != nil
        hasCloseRegister = file.runs.close != nil
        hasMembers = file.runs.members != nil
        self.commitment = commitment
    }
}

extension BatchOverview {
    /// How it stands in a word; applications are taken from the window's first moment on.
    public func stateName(at now: Moment) -> String {
        state == .open && now < window.lowerBound ? BatchTexts.notOpenYet : state.name
    }
}

extension SubsidyReader {
    func overview(_ file: BatchFile) throws(OfficeFailure) -> BatchOverview {
        BatchOverview(file, try queueCommitment(of: file.batch.id).map(QueueCommitment.init))
    }
}
