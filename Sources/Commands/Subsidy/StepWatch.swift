import Office
import Texts

extension JobWatch {
    /// Shows how far a step of a batch is, and ends it where the person asks for that.
    func follow() -> BatchWatch {
        begin()
        return BatchWatch(progress: { job in show(job.words) }, isCancelled: isStopped, rest: rest)
    }
}

extension BatchProgress {
    fileprivate var words: String {
        let percent = done * 100 / max(total, 1)
        return switch stage {
        case .intake: SubsidyTexts.readingFile(percent)
        case .indexing: SubsidyTexts.indexing(percent)
        case .reading: SubsidyTexts.readingFamilies(percent)
        case .deciding: SubsidyTexts.deciding
        case .writing: SubsidyTexts.writing(percent)
        case .clearing: SubsidyTexts.clearing
        case .over: ""
        }
    }
}
