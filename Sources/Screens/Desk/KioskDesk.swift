import Forms
import Housing
import Office
import Texts

/// What a kiosk is told about its place.
public struct KioskSettings: Equatable, Sendable {
    /// The machine's name, or its device; ``FrameTexts/machine(_:)`` is how people read it.
    public var terminal: String
    public var idleWarnSeconds: Int
    public var idleGraceSeconds: Int
    public var hasCamera: Bool
    public var cameraWithinSeconds: Int
    public var isTraining: Bool
    /// Whether the loop has an input method.
    public var hasPinyin = false
    /// Whom the sign-in page begins with; only in training.
    public let practice: Practice?

    /// - Parameters:
    ///   - settings: what `anju.toml` says.
    ///   - terminal: the machine's name, or its terminal device where it has none.
    public init(_ settings: Settings, terminal: String, isTraining: Bool, practice: Practice? = nil) {
        self.terminal = terminal
        idleWarnSeconds = settings.idle.kioskWarnSeconds
        idleGraceSeconds = settings.idle.kioskGraceSeconds
        hasCamera = !settings.media.cameraFolder.isEmpty
        cameraWithinSeconds = settings.media.cameraWithinSeconds
        self.isTraining = isTraining
        self.practice = isTraining ? practice : nil
    }
}

/// Carries out what the pages of a kiosk ask, on the office of this process. It knows who is signed in; the pages do not.
public final class KioskDesk: Interpreter {
    let office: Office
    let settings: KioskSettings
    let terminal: TerminalID
    /// Writes a failure of the machine into the log.
    private let log: (OfficeFailure) -> Void
    private var changes: Changes
    private let due: DueChore

    var presence = Presence()
    /// Who is signed in.
    var session: Session? { presence.session }
    /// The file that is being looked at.
    let lightbox: Lightbox

    /// - Parameters:
    ///   - changes: how to hear of what other processes did.
    ///   - log: writes a failure down, under the number that the person reads.
    public init(
        office: Office, settings: KioskSettings, changes: Changes = Changes(),
        log: @escaping (OfficeFailure) -> Void = { _ in }
    ) {
        self.office = office
        lightbox = Lightbox(office: office)
        self.settings = settings
        terminal = TerminalID(settings.terminal)
        self.changes = changes
        self.log = log
        due = DueChore(office) { failure in if failure.isForLog { log(failure) } }
    }

    public var chore: (() -> Bool)? { due.step }

    public func attempt(_ ask: KioskAsk) -> KioskAnswer? {
        do {
            return try answer(ask)
        } catch .store(.locked) {
            return nil
        } catch {
            return failed(ask, error)
        }
    }

    public func failure(of ask: KioskAsk) -> KioskAnswer { failed(ask, .store(.locked)) }

    private func failed(_ ask: KioskAsk, _ failure: OfficeFailure) -> KioskAnswer {
        switch ask {
        case .saveDraft, .signing(.saveDraft), .check(.saveDraft), .tenancy(.saveDraft), .subsidy(.saveDraft),
            .mySubsidy(.saveDraft):
            return .draftNotSaved(trouble(failure))
        default: return .failed(trouble(failure))
        }
    }

    /// Ends what the program could not: the terminal was closed.
    public func close() {
        _ = attempt(.leave)
        _ = attempt(.cancelCall)
    }

    /// What a page may say of a failure. What is the machine's fault is written down.
    func trouble(_ failure: OfficeFailure) -> KioskTrouble {
        if failure.isForLog { log(failure) }
        return KioskTrouble(failure)
    }

    /// Who is signed in, or the refusal that sends back to the first page.
    func signedIn() throws(OfficeFailure) -> Session {
        guard let session else { throw .refused(Refusal(.sessionEnded, "P-05")) }
        return session
    }

    private func answer(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        switch ask {
        case .loginMethods, .signIn, .setPassword, .notice, .agree, .withdrawConsent, .leave: try answerEntrance(ask)
        case .certificate(let ask): try answerCertificate(ask)
        case .overview, .caseFile, .withdraw, .organisationLeases: try answerHome(ask)
        case .startRenewal, .choosePolicy, .openInformation, .openDeclaration, .acknowledge, .openInfo, .confirmInfo,
            .answerLine, .submit, .resubmit, .saveDraft:
            try answerRenewal(ask)
        case .check(let ask): try answerCheck(ask)
        case .signing(let ask): try answerSigning(ask)
        case .tenancy(let ask): try answerTenancy(ask)
        case .subsidy(let ask): try answerSubsidy(ask)
        case .mySubsidy(let ask): try answerMySubsidy(ask)
        case .paper(let ask): try answerPaper(ask)
        case .devices, .listMedia, .attach, .removeMaterial: try answerMaterials(ask)
        case .takeFile, .takeCameraPicture, .scan, .lookAt, .dots: throw .store(.notFound)
        case .call, .callState, .cancelCall: try answerCall(ask)
        }
    }

    // MARK: What other processes did

    private var callWasAnswered = false
    private var callIsOpen = false

    public var sources: [Int32] { changes.sources }

    public func news(from source: Int32) -> [News] {
        changes.drain()
        var news: [News] = []
        let hasMoved = [changes.moved(.cases, in: office), changes.moved(.subsidy, in: office)].contains(true)
        if session != nil, hasMoved { news.append(.changed(KioskTopic.cases)) }
        if callIsOpen, changes.moved(.calls, in: office) {
            news.append(.changed(KioskTopic.calls))
            news += callNews()
        }
        return news
    }

    /// Tells when somebody answers, once, and takes the banner away when it is over.
    private func callNews() -> [News] {
        guard let call = try? office.calls.open(at: terminal) else {
            noteCall(nil)
            // Whoever was told that somebody comes is told that it is over.
            return [.banner(nil), .say(.info(HomeTexts.callEnded))]
        }
        let isNew = call.answeredBy != nil && !callWasAnswered
        noteCall(call)
        return isNew ? [.banner(HomeTexts.bannerAnswered), .bell, .say(.success(HomeTexts.callAnswered))] : []
    }

    func noteCall(_ call: StaffCall?) {
        callIsOpen = call != nil
        callWasAnswered = call?.answeredBy != nil
    }
}

/// What the pages of the kiosk re-read when another process changed it.
enum KioskTopic {
    static let cases = Forms.Topic("cases")
    static let calls = Forms.Topic("calls")
}
