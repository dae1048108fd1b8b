import Forms
import Office
import Texts

/// What a batch's home leads to, in the order of its menu.
enum BatchSection: Int, CaseIterable, Hashable, Sendable {
    case overview, review, list, signing, payment, changes, recovery, complaints, files

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
        case .files: CounterBatchTexts.files
        }
    }

    /// What waits there, where the batch itself knows it.
    func note(_ look: BatchLook) -> String {
        let (batch, counts) = (look.overview, look.overview.counts)
        switch self {
        case .review where batch.state != .open:
            // Before the first review everybody waits for it.
            let again = look.toReview > 0 ? look.counts[.again] : 0
            return CounterBatchTexts.reviewNote(
                proposed: look.counts[.proposed], waiting: look.counts[.waiting] - again,
                again: look.toReview, mending: look.mending)
        case .list where counts.openObjections > 0: return CounterBatchTexts.objectionsWaiting(counts.openObjections)
        case .list: return batch.lists.isEmpty ? "" : CounterBatchTexts.lists(batch.lists.count)
        case .signing where counts.called + counts.waiting > 0:
            return CounterBatchTexts.signingNote(
                overdue: look.overdue, waiting: counts.waiting, called: counts.called - look.overdue)
        case .payment where look.toApprove > 0: return CounterBatchTexts.runsWaiting(look.toApprove)
        case .files where !batch.hasRegister: return CounterBatchTexts.noRegisterYet
        case .files where !batch.hasMembers: return CounterBatchTexts.noMembersYet
        case .overview, .review, .signing, .payment, .changes, .recovery, .complaints, .files: return ""
        }
    }

    /// Whether what waits there is late already.
    func isLate(_ look: BatchLook) -> Bool { self == .signing && look.overdue > 0 }

    /// Who may do one of these may go there.
    private var acts: [Act] {
        switch self {
        case .overview: [.seeBatch]
        case .review: [.seeCase]
        case .list: [.seeCase, .exportBatch]
        case .signing: [.signSubsidy, .callFamilies, .supplementList]
        case .payment: [.preparePayment, .approvePayment, .exchangePayment, .exportBatch]
        case .changes, .recovery: [.seeBatch]
        case .complaints: [.takeComplaint, .answerComplaint]
        case .files: [.importSubsidy]
        }
    }

    /// Why this clerk cannot go there; nil when he can.
    func whyNot(_ clerk: Clerk) -> String? {
        acts.contains(where: clerk.may) ? nil : CounterBatchTexts.notYours(name)
    }

    /// The page to which it leads.
    func page(_ opened: OpenBatch, clerk: Clerk) -> CounterEffect {
        switch self {
        case .overview: .show(BatchOverviewPage(opened, clerk: clerk))
        case .list: .show(BatchListPage(opened, clerk: clerk))
        case .review: .show(FamilyListPage(opened, clerk: clerk))
        case .signing: .show(CallDeskPage(opened.id, clerk: clerk))
        case .payment: .show(PayPage(opened.id, clerk: clerk))
        case .changes: .show(ChangesPage(opened.id, clerk: clerk))
        case .recovery: .show(DebtsPage(opened.id, clerk: clerk))
        case .complaints: ComplaintsPage.first(clerk)
        case .files: .show(BatchMenuPage<BatchFileKind>(opened, clerk: clerk))
        }
    }
}
