import Housing
import Office
import Texts

/// What can be done with an agreement from its page, in the order of the menu.
enum DeedKind: Int, CaseIterable, Hashable, Sendable {
    case report, requeue, suspend, resume, breach, reinstate, repay, escalate, account
    /// While another account waits to be confirmed.
    case confirmAccount, refuseAccount

    /// What the menu of an agreement offers.
    static func all(for file: AgreementFile) -> [DeedKind] {
        allCases.filter { file.nextAccount != nil || ($0 != .confirmAccount && $0 != .refuseAccount) }
    }

    var name: String {
        switch self {
        case .report: CounterChangeTexts.report
        case .requeue: CounterChangeTexts.requeue
        case .suspend: CounterChangeTexts.suspend
        case .resume: CounterChangeTexts.resume
        case .breach: CounterChangeTexts.breach
        case .reinstate: CounterChangeTexts.reinstate
        case .repay: CounterChangeTexts.repay
        case .escalate: CounterChangeTexts.escalate
        case .account: CounterAccountTexts.enter
        case .confirmAccount: CounterAccountTexts.confirm
        case .refuseAccount: CounterAccountTexts.refuse
        }
    }

    var text: String {
        switch self {
        case .report: CounterChangeTexts.reportText
        case .requeue: CounterChangeTexts.requeueText
        case .suspend: CounterChangeTexts.suspendText
        case .resume: CounterChangeTexts.resumeText
        case .breach: CounterChangeTexts.breachText
        case .reinstate: CounterChangeTexts.reinstateText
        case .repay: CounterChangeTexts.repayText
        case .escalate: CounterChangeTexts.escalateText
        case .account: CounterAccountTexts.enterText
        case .confirmAccount: CounterAccountTexts.confirmText
        case .refuseAccount: CounterAccountTexts.refuseText
        }
    }

    /// What the button that does it says.
    var go: String {
        switch self {
        case .confirmAccount: CounterAccountTexts.goConfirm
        case .refuseAccount: CounterAccountTexts.goRefuse
        default: CounterChangeTexts.go
        }
    }

    private var officeAct: Act {
        switch self {
        case .report, .requeue, .breach: .reportSubsidyChange
        case .suspend, .resume: .decideSubsidyChange
        case .reinstate: .reinstateSubsidy
        case .repay, .escalate: .recoverSubsidy
        case .account: .signSubsidy
        case .confirmAccount, .refuseAccount: .approvePayment
        }
    }

    /// Where an agreement has to stand for it; nil: anywhere.
    private var act: SubsidyAgreement.Act? {
        switch self {
        case .report: .reportChange
        case .requeue: .stop
        case .suspend: .suspend
        case .resume: .resume
        case .breach, .account, .confirmAccount, .refuseAccount: nil
        case .reinstate: .reinstate
        case .repay: .repay
        case .escalate: .escalate
        }
    }

    /// Why it cannot be done by this clerk now; nil when it can, as far as the page knows: the desk looks again.
    func whyNot(_ file: AgreementFile, _ clerk: Clerk) -> String? {
        guard clerk.may(officeAct) else { return CounterChangeTexts.noRight }
        if file.isOwn { return CounterChangeTexts.isOwn }
        if self == .report, file.openChange != nil { return CounterChangeTexts.changeIsOpen }
        if self == .repay || self == .escalate, file.report.owed.fen == 0 { return CounterChangeTexts.noDebt }
        if self == .confirmAccount || self == .refuseAccount {
            guard let next = file.nextAccount else { return CounterAccountTexts.nothingWaits }
            return next.isEnteredByYou ? CounterAccountTexts.enteredByYou : nil
        }
        let state = file.report.state
        if self == .resume, !file.report.isWithheld { return CounterChangeTexts.notNow(state) }
        if self == .reinstate, file.stop == nil { return CounterChangeTexts.notNow(state) }
        guard let act, !act.states.contains(state) else { return nil }
        return CounterChangeTexts.notNow(state)
    }
}
