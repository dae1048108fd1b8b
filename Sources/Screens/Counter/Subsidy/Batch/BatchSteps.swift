import Cells
import Housing
import Office
import Texts

/// The steps of a batch, in their order.
extension BatchDeed: BatchItem {
    static var title: String { CounterBatchTexts.steps }
    static var text: String { CounterBatchTexts.stepsText }
    static var help: [(heading: String, paragraphs: [String])] { CounterBatchTexts.stepsHelp }

    static var section: BatchSection? { nil }

    static func entries(_ opened: OpenBatch, _ clerk: Clerk) -> [MenuEntry<BatchDeed>] {
        allCases.map { deed in
            let whyNot = deed.whyNot(opened, clerk)
            let blockers = deed == .publish && whyNot == nil ? opened.look.blockers : nil
            let again = deed == .review && whyNot == nil ? opened.look.toReview : 0
            let role: Role = blockers != nil || again > 0 ? .warning : whyNot == nil ? .success : .muted
            let ready = again > 0 ? CounterBatchTexts.waitForReview(again) : CounterBatchTexts.ready
            let note = whyNot ?? blockers.map { CounterBatchTexts.reviewFirst($0.count) } ?? ready
            return MenuEntry(
                deed, deed.name, note: deed.isDone(opened) ? CounterBatchTexts.done : note, noteRole: role,
                whyNot: deed.isShown(opened) ? nil : whyNot)
        }
    }

    static func next(_ opened: OpenBatch) -> BatchDeed? { opened.look.next }

    func page(_ opened: OpenBatch, _ clerk: Clerk) -> CounterEffect {
        .show(BatchStepPage(self, opened, clerk: clerk))
    }
}

extension BatchDeed {
    var name: String {
        switch self {
        case .commit: CounterBatchTexts.commit
        case .close: CounterBatchTexts.close
        case .review: CounterBatchTexts.reviewStep
        case .publish: CounterBatchTexts.publish
        case .conclude: CounterBatchTexts.conclude
        case .finish: CounterBatchTexts.finish
        }
    }

    /// Why this clerk cannot take it now; nil when nothing is known against it.
    func whyNot(_ opened: OpenBatch, _ clerk: Clerk) -> String? {
        if isDone(opened) { return CounterBatchTexts.done }
        guard clerk.may(act) else { return CounterBatchTexts.noRight(name) }
        if let refusal = opened.look.hindrances[self] {
            if refusal.code == .wrongState {
                return self == .commit ? CounterBatchTexts.commitTooLate : CounterBatchTexts.notYet(opened.batch.state)
            }
            // No number: nothing was refused to anybody.
            let text = OfficeFailure.refused(refusal).text
            return text.what + text.wayOn
        }
        let isUncertain = self == .publish && opened.look.ifPublished?.isProvisional == true
        return isUncertain ? CounterBatchTexts.provisionalEnd : nil
    }

    /// Why the desk is not even asked. What the clock alone changes, the desk says itself: the page may be an old one.
    func whyNotAsked(_ opened: OpenBatch, _ clerk: Clerk) -> String? {
        let hindrance = opened.look.hindrances[self]
        if !isDone(opened), clerk.may(act), let hindrance, hindrance.code != .wrongState { return nil }
        return whyNot(opened, clerk)
    }

    /// Taken, and what came of it can be read again: the root is asked for as long as there is the batch.
    func isShown(_ opened: OpenBatch) -> Bool { self == .commit && opened.batch.commitment != nil }

    /// Taken, and not to be taken again.
    func isDone(_ opened: OpenBatch) -> Bool {
        let batch = opened.batch
        switch self {
        case .commit: return batch.commitment != nil
        case .close: return batch.state != .open
        case .review: return batch.state == .filled || batch.state == .finished
        case .publish: return !batch.lists.isEmpty
        case .conclude: return [.concluded, .signing, .filled, .finished].contains(batch.state)
        case .finish: return batch.state == .finished
        }
    }

    /// What it does, before it is done.
    func what(_ opened: OpenBatch) -> [String] {
        switch self {
        case .commit: CounterBatchTexts.commitWhat
        case .close: CounterBatchTexts.closeWhat
        case .review: CounterBatchTexts.reviewWhat
        case .publish:
            CounterBatchTexts.publishWhat(most: opened.batch.listMost, until: opened.look.ifPublished?.day)
        case .conclude: CounterBatchTexts.concludeWhat
        case .finish:
            CounterBatchTexts.finishWhat(
                left: opened.batch.quota - opened.batch.counts.signed,
                notReached: opened.look.counts[SubsidyState.notReached])
        }
    }
}
