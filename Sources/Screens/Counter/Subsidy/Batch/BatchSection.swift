import Forms
import Office
import Texts

/// What a batch's home leads to, in the order of its menu.
enum BatchSection: Int, CaseIterable, Hashable, Sendable {
    case overview, review, list, signing, payment, changes, recovery, complaints

    var name: String {
        switch self {
        case .overview: CounterBatchTexts.overview
        case .review: CounterBatchTexts.review
        case .list: CounterBatchTexts.list
        case .signing: CounterBatchTexts.signing
        case .payment: CounterBatchTexts.payment
        case .changes: CounterBatchTexts.changes
        case .recovery: CounterBatchTexts.recovery
        case .complaints: CounterBatchTexts.complaints
        }
    }

    /// Who may do one of these may go there.
    private var acts: [Act] {
        switch self {
        case .overview: [.seeBatch]
        case .review: [.seeCase]
        case .list: [.seeCase, .exportBatch]
        case .signing: [.signSubsidy, .callFamilies, .supplementList]
        case .payment: [.preparePayment, .approvePayment, .exchangePayment]
        case .changes: [.reportSubsidyChange, .decideSubsidyChange, .reinstateSubsidy]
        case .recovery: [.recoverSubsidy, .decideSubsidyChange]
        case .complaints: [.takeComplaint, .answerComplaint]
        }
    }

    /// Why this clerk cannot go there; nil when he can.
    func whyNot(_ clerk: Clerk) -> String? {
        acts.contains(where: clerk.may) ? nil : CounterBatchTexts.notYours(name)
    }

    /// The page to which it leads.
    func page(_ opened: OpenBatch, clerk: Clerk) -> CounterEffect {
        switch self {
        case .overview, .review, .list, .signing, .payment, .changes, .recovery, .complaints:
            .say(.info(CounterBatchTexts.notHere))
        }
    }
}
