import Forms
import Housing
import Office
import Texts

/// What the pages of 叫号签约 ask of a counter's world.
public enum CallDeskAsk: Equatable, Sendable {
    case window(BatchID, SigningTab, rows: Range<Int>)
    case find(String, BatchID)
    case open(String, BatchID)
    /// Who signs, as his card has to name him.
    case who(String, BatchID)
    /// His number, whole; that it was shown is written down.
    case number(String, BatchID)
    case sign(String, BatchID, bank: String, account: String)
    case decline(String, BatchID)
    case withdraw(String, BatchID)
    case remind(String, BatchID, ReminderWay)
    case noteLate(String, BatchID, reason: String)
    case decide(String, BatchID, rule: Rule, decision: String)
    case lapsing(BatchID)
    case supplementary(BatchID)
    /// A job, as it looks at every family.
    case step(CallStep, BatchID)
}

/// What is done with everybody on the lists at once.
public enum CallStep: Equatable, Sendable {
    case call(count: Int)
    case waive
    /// Why a manager decides so (Q7).
    case supplement(reason: String)
}

public enum CallDeskAnswer: Equatable, Sendable {
    case window(CallWindow)
    case found([FoundFamily])
    case family(SigningFamily)
    case who(String)
    case number(String)
    /// - next: the receipt of the one that signs next, where somebody may.
    /// How it stands then is nil where that could not be read: it is signed, or done, all the same.
    case signed(SignedAgreement, SigningFamily?, next: String?)
    case done(CallDeed, receipt: String, SigningFamily?)
    case lapsing(LapsingFamilies)
    case supplementary(SupplementaryOutlook)
    case stepped(CallStep, BatchStepReport)
}

/// What was done with one family.
public enum CallDeed: Equatable, Sendable {
    case declined, withdrawn, reminded, lateNoted
    case decided(Rule)
}

/// Some lines of a tab, and how the batch stands.
public struct CallWindow: Equatable, Sendable {
    public let batch: BatchOverview
    public let today: Day
    public let tab: SigningTab
    public let lines: [SigningLine]
    public let first: Int
    /// By the tabs' raw values.
    public let counts: [Int]
    /// Called families, their days running, that cannot sign for what is known of them.
    public let held: Int
    public let next: SigningLine?
    public let obstacle: SigningQueue.Obstacle?
}

extension CounterDesk {
    func answerCallDesk(_ ask: CallDeskAsk) throws(OfficeFailure) -> CallDeskAnswer {
        let session = try signedIn()
        let (desk, batches) = (office.subsidySigning, office.batches)
        switch ask {
        case .window(let id, let tab, let rows): return .window(try window(id, tab, rows, session))
        case .find(let text, let id):
            // By other ways than the receipt those look who may find people.
            guard !session.may(.findPerson) else { return .found(try batches.find(text, in: id, limit: 50, session)) }
            return .family(try desk.family(text, of: id, session))
        case .open(let receipt, let id): return .family(try desk.family(receipt, of: id, session))
        case .who(let receipt, let id): return .who(try desk.applicantName(of: receipt, in: id, session))
        case .number(let receipt, let id): return .number(try desk.showNumber(of: receipt, in: id, session).value)
        case .sign(let receipt, let id, let bank, let account):
            let made = try batches.sign(receipt, in: id, bank: bank, account: account, session)
            return .signed(made, try? desk.family(receipt, of: id, session), next: try? nextToSign(id, session))
        case .decline(let receipt, let id):
            try batches.decline(receipt, in: id, session)
            return .done(.declined, receipt: receipt, try? desk.family(receipt, of: id, session))
        case .withdraw(let receipt, let id):
            try batches.withdraw(receipt, in: id, session)
            return .done(.withdrawn, receipt: receipt, try? desk.family(receipt, of: id, session))
        case .remind(let receipt, let id, let way):
            try desk.remind(receipt, of: id, by: way, session)
            return .done(.reminded, receipt: receipt, try? desk.family(receipt, of: id, session))
        case .noteLate(let receipt, let id, let reason):
            try desk.noteLate(receipt, of: id, reason: reason, session)
            return .done(.lateNoted, receipt: receipt, try? desk.family(receipt, of: id, session))
        case .decide(let receipt, let id, let rule, let decision):
            let decided = try batches.decideDiscretion(
                of: receipt, in: id, rule: rule.rawValue, decision: decision, session)
            return .done(.decided(decided), receipt: receipt, try? desk.family(receipt, of: id, session))
        case .lapsing(let id): return .lapsing(try desk.lapsing(of: id, session))
        case .supplementary(let id): return .supplementary(try desk.supplementary(of: id, session))
        case .step: throw .store(.notFound)
        }
    }

    /// The receipt of the one that signs next, where somebody may.
    private func nextToSign(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> String? {
        let desk = office.subsidySigning
        let queue = try desk.queue(of: id, known: signingQueue, session)
        signingQueue = queue
        return try desk.nextToSign(queue, session)?.receipt
    }

    private func window(
        _ id: BatchID, _ tab: SigningTab, _ rows: Range<Int>, _ session: Session
    ) throws(OfficeFailure) -> CallWindow {
        let desk = office.subsidySigning
        let queue = try desk.queue(of: id, known: signingQueue, session)
        signingQueue = queue
        return CallWindow(
            batch: queue.batch, today: queue.today, tab: tab, lines: try desk.lines(queue, tab, rows, session),
            first: rows.lowerBound, counts: SigningTab.allCases.map(queue.count), held: queue.held,
            next: try desk.next(queue, session), obstacle: queue.obstacle)
    }

    func job(forCallDesk ask: CallDeskAsk) -> any Job<CounterAnswer> {
        switch ask {
        case .step(let step, let id):
            BatchWorkJob(self, cancelled: .cancelled) { [self] () throws(OfficeFailure) in
                let (job, report) = try begin(step, of: id, try signedIn())
                return BatchWorkJob.Work(job) { report().map { .callDesk(.stepped(step, $0)) } ?? .cancelled }
            }
        default: NoJob(answer: failure(of: .callDesk(ask)))
        }
    }

    private func begin(
        _ step: CallStep, of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> BatchStepReport?) {
        switch step {
        case .call(let count): return try office.batches.begin(.call(count: count), of: id, session)
        case .waive: return try office.batches.begin(.waive, of: id, session)
        case .supplement(let reason):
            return try office.subsidySigning.beginSupplement(of: id, reason: reason, session)
        }
    }
}
