import Forms
import Housing
import Office
import Texts

/// What a counter is told about its place.
public struct CounterSettings: Equatable, Sendable {
    /// The machine's name in the journal.
    public var terminal: String
    public var lockSeconds: Int
    public var signOutSeconds: Int
    public var longestSeconds: Int
    public var hasCamera: Bool
    public var cameraWithinSeconds: Int
    public var isTraining: Bool
    /// Whether the loop has an input method.
    public var hasPinyin = false
    /// Whom the sign-in page begins with; only in training.
    public let practice: Practice?

    /// - Parameters:
    ///   - settings: what `anju.toml` says.
    ///   - terminal: the machine's name, where the settings leave it open.
    public init(_ settings: Settings, terminal: String, isTraining: Bool, practice: Practice? = nil) {
        self.terminal = terminal
        lockSeconds = settings.idle.counterLockSeconds
        signOutSeconds = settings.idle.counterSignOutSeconds
        longestSeconds = settings.idle.counterLongestSeconds
        hasCamera = !settings.media.cameraFolder.isEmpty
        cameraWithinSeconds = settings.media.cameraWithinSeconds
        self.isTraining = isTraining
        self.practice = isTraining ? practice : nil
    }
}

/// Carries out what the pages of a counter ask, on the office of this process. It knows who is signed in; the pages do not.
public final class CounterDesk: Interpreter {
    let office: Office
    let terminal: TerminalID
    private var changes: Changes
    private let due: DueChore
    /// Writes a failure of the machine into the log.
    private let log: (OfficeFailure) -> Void

    var presence = Presence()
    /// Who is signed in.
    var session: Session? { presence.session }
    /// The file that is being looked at.
    let lightbox: Lightbox
    /// The picture of a paper that a page uses, and its turn on the lightbox.
    var pictureInUse: (turn: Int, file: SeenFile)?
    /// In the register: of the family of a batch that was open last.
    var lastFamilyPosition: Int?
    /// Where the findings came from that were entered here last, the last first.
    var lastSources: [String] = []
    private var waitingCalls: Set<CallID> = []
    /// Who is on the lists of the batch that was looked at last, by their places.
    var signingQueue: SigningQueue?
    /// The batch that was looked at last.
    var lastLook: BatchLook?
    /// Where pictures can be taken from at this machine.
    let files: FileTaking

    /// - Parameter changes: how to hear of what other processes did.
    public init(
        office: Office, settings: CounterSettings, changes: Changes = Changes(),
        log: @escaping (OfficeFailure) -> Void = { _ in }
    ) {
        self.office = office
        lightbox = Lightbox(office: office)
        files = FileTaking(
            office: office, hasCamera: settings.hasCamera, cameraWithinSeconds: settings.cameraWithinSeconds)
        terminal = TerminalID(settings.terminal)
        self.changes = changes
        self.log = log
        due = DueChore(office) { failure in if failure.isForLog { log(failure) } }
    }

    public var chore: (() -> Bool)? { due.step }

    public func attempt(_ ask: CounterAsk) -> CounterAnswer? {
        do {
            return try answer(ask)
        } catch .store(.locked) {
            return nil
        } catch {
            return .failed(trouble(error))
        }
    }

    public func failure(of ask: CounterAsk) -> CounterAnswer { .failed(trouble(.store(.locked))) }

    /// Ends a session that the program could not: the terminal was closed. What was claimed goes back to the queue.
    public func close() {
        _ = attempt(.leave)
    }

    func trouble(_ failure: OfficeFailure) -> CounterTrouble {
        if failure.isForLog { log(failure) }
        return CounterTrouble(failure)
    }

    /// Who is signed in, or the refusal that sends back to the first page.
    func signedIn() throws(OfficeFailure) -> Session {
        guard let session else { throw .refused(Refusal(.sessionEnded, "P-05")) }
        return session
    }

    private func answer(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        switch ask {
        case .signIn, .activate, .unlock, .whoIsIn, .leave: try answerEntrance(ask)
        case .queue, .takeNext, .take, .open, .release, .putBack: try answerQueue(ask)
        case .calls, .answerCall, .closeCall: try answerCalls(ask)
        case .grounds, .show, .approve, .sendBack, .reject: try answerReview(ask)
        case .openContract, .contractText, .draftContract, .voidContract, .cancelAttempt: try answerContracts(ask)
        case .pictureSources, .listMedia, .usePicture, .witness: try answerWitnessing(ask)
        case .lookAt, .dots, .lookAtPair, .dotsOf, .issueContract, .returnContract, .approveContract, .takePicture,
            .printSheet, .subsidyPaper:
            throw .store(.notFound)
        case .tenancy(let ask): try answerTenancy(ask)
        case .check(let ask): .check(try answerChecks(ask))
        case .batch(let ask): try answerBatch(ask)
        case .families(let ask): .families(try answerFamilies(ask))
        case .callDesk(let ask): .callDesk(try answerCallDesk(ask))
        case .money(let ask): try answerMoney(ask)
        case .find, .issueCode: try answerCodes(ask)
        }
    }

    // MARK: What other processes did

    public var sources: [Int32] { changes.sources }

    public func news(from source: Int32) -> [News] {
        changes.drain()
        guard session != nil else { return [] }
        var news: [News] = []
        // What may be done with a batch goes by the time, which somebody may have set.
        let isTimeSet = changes.moved(.clock, in: office)
        if changes.moved(.cases, in: office) { news.append(.changed(CounterTopic.cases)) }
        if changes.moved(.subsidy, in: office) || isTimeSet { news.append(.changed(CounterTopic.subsidy)) }
        if changes.moved(.calls, in: office) {
            news.append(.changed(CounterTopic.calls))
            news += callNews()
        }
        return news
    }

    /// The attention line, and a bell for a call that was not there before.
    private func callNews() -> [News] {
        guard let session, session.may(.answerCall), let calls = try? waiting(session) else { return [] }
        let ids = Set(calls.filter { !$0.isAnswered }.map(\.id))
        let isNew = !ids.subtracting(waitingCalls).isEmpty
        waitingCalls = ids
        return [CounterBanner.news(calls)] + (isNew ? [.bell] : [])
    }

    func waiting(_ session: Session) throws(OfficeFailure) -> [CallRow] {
        let now = try office.now()
        return try office.calls.waiting(session).map { CallRow($0, now: now) }
    }
}

/// What the pages of the counter re-read when another process changed it.
enum CounterTopic {
    static let cases = Forms.Topic("cases")
    static let calls = Forms.Topic("calls")
    static let subsidy = Forms.Topic("subsidy")
}
