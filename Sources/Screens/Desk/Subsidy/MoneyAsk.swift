import Forms
import Housing
import Office
import Texts

/// What the pages about payments, changes, recovery and complaints ask of a counter's world.
public enum MoneyAsk: Equatable, Sendable {
    // Payments
    case runs(BatchID)
    case sheet(run: String)
    case approve(run: String)
    /// These are jobs.
    case prepare(BatchID, Month)
    case compare(run: String)
    case recheck(BatchID, Month)
    case export(run: String, MediaPlace)
    case results(MediaFile, skipsBad: Bool)
    case failures(BatchID)
    /// Where the bank's files go and come from.
    case places
    case bankFiles(root: Int, path: [String])

    // Changes
    case changes(BatchID, open: Bool)
    case change(String)
    /// By its number or the family's receipt.
    case agreement(String, BatchID)
    case outlook(AgreementMove, BatchID, receipt: String)
    case perform(AgreementDeed, BatchID, receipt: String)
    case decide(ChangeVerdict)
    /// A job.
    case notices(BatchID)

    // Recovery; a job
    case debts(BatchID)

    // Complaints
    case complaints
    case complaint(String)
    case complain(ComplaintDesk.Given)
    case reply(complaint: String, String)
}

/// What comes back.
public enum MoneyAnswer: Equatable, Sendable {
    /// The first first.
    case runs([PaymentSheet], today: Day)
    case sheet(PaymentSheet)
    case approved(PaymentSheet)
    case prepared(PaymentSheet)
    case compared(MonthComparison)
    case rechecked(RecheckReport)
    /// The name that the file got, and whether the run had been sent before.
    case exported(file: String, MediaPlace, isFirst: Bool)
    /// The run is marked as sent and the file could not be given its name: it is written once more.
    case notPlaced(CounterTrouble)
    case results(PaymentResultsReport, MediaFile)
    case failures(Surveyed<FailedPayment>)
    case places([MediaPlace])

    case changes([ChangeFile], open: Bool)
    case change(ChangeFile, AgreementFile)
    case agreement(AgreementFile)
    /// What would come of it, or why it cannot be.
    case outlook(AgreementMove, AgreementOutlook?, CounterTrouble?)
    case done(AgreementDeed, AgreementFile)
    case decided(ChangeFile, AgreementFile)
    case notices(Surveyed<AgreementNotice>)

    case debts(Surveyed<RecoveryDesk.Debt>)

    case complaints([ComplaintDesk.Head])
    case complaint(ComplaintDesk.Complaint)
    case complained(number: String)
    case replied
    /// He did not want to wait for a job.
    case stopped
}

/// What a survey found: the first of them, and how many there are.
public struct Surveyed<Found: Equatable & Sendable>: Equatable, Sendable {
    let found: [Found]
    let count: Int
}

/// What is done with an agreement, besides deciding about a change.
public enum AgreementDeed: Equatable, Sendable {
    case report(matter: String, Day, words: String)
    case requeue(Day)
    case suspend(reason: String)
    case resume(reason: String)
    case breach(text: String)
    case reinstate(reason: String)
    case repay(Money, reference: String?)
    case escalate(reason: String)
    /// Another account, and what somebody else decides about it.
    case account(bank: String, account: String, source: String)
    case confirmAccount(String, of: String?)
    case refuseAccount(reason: String, of: String?)
}

/// A reviewer's decision about a change.
public struct ChangeVerdict: Equatable, Sendable {
    let change: String
    let decision: ChangeDecision
    let reason: String
    /// Which fact was declared falsely; nil for another decision.
    let untrue: String?
    let day: Day?
    let lease: ChangeDesk.NewLease?

    init(
        change: String, _ decision: ChangeDecision, reason: String, untrue: String?, day: Day?,
        lease: ChangeDesk.NewLease?
    ) {
        (self.change, self.decision, self.reason, self.untrue) = (change, decision, reason, untrue)
        (self.day, self.lease) = (day, lease)
    }

    var move: AgreementMove { .decide(change: change, decision, day: day, lease: lease) }
}
