import Forms
import Housing
import Office
import Texts

/// Somebody's way through an attempt to sign: who, which contract, what was answered. The office has the contract, the
/// draft row has the answers, so that it goes on from here after a power cut or at another terminal.
struct SigningJourney: Equatable, Sendable {
    let visitor: Visitor
    var draft: SigningDraft
    /// The contract as it was last seen, with what stands around it.
    let file: SigningFile
    var signing: Signing

    /// - Parameter draft: one that is about another contract or attempt is left out.
    init(visitor: Visitor, file: SigningFile, draft: SigningDraft?) {
        self.visitor = visitor
        self.file = file
        signing = file.signing
        let isOwn = draft?.caseID == signing.id && draft?.attempt == signing.attempt?.number
        self.draft = draft.flatMap { isOwn ? $0 : nil } ?? SigningDraft()
        self.draft.caseID = signing.id
        self.draft.attempt = signing.attempt?.number
    }

    // MARK: From page to page

    /// Goes to a page, in the place of the present one.
    func turn(to page: SigningDraft.Page, focus: String? = nil) -> KioskEffect {
        var journey = self
        journey.draft.page = page
        journey.draft.focus = focus
        return .replace(journey.screen)
    }

    /// Goes on where the contract stands after a step.
    mutating func goOn(with signing: Signing) -> KioskEffect {
        self.signing = signing
        if draft.attempt != signing.attempt?.number {
            draft = SigningDraft()
            draft.caseID = signing.id
            draft.attempt = signing.attempt?.number
        }
        return turn(to: .first(for: signing.state))
    }

    /// Goes on at the page on which somebody stood, where that still makes sense.
    var resumed: AnyScreen<KioskAsk, KioskAnswer> {
        var journey = self
        if !draft.page.isOpen(in: signing.state) {
            journey.draft.page = .first(for: signing.state)
            journey.draft.focus = nil
        }
        return journey.screen
    }

    var screen: AnyScreen<KioskAsk, KioskAnswer> {
        switch signing.state {
        case .altIdentity: return AnyScreen(WindowPage(journey: self))
        case .signed, .approved: return AnyScreen(SignedPage(visitor: visitor, signing: signing))
        case .void, .expired: return AnyScreen(ContractCasePage(visitor: visitor, id: signing.id))
        default: break
        }
        return switch draft.page {
        case .contract: AnyScreen(ApplicationPage(journey: self))
        case .block: AnyScreen(BlockPage(journey: self))
        case .lines: AnyScreen(LinesPage(journey: self))
        case .line: AnyScreen(LinePage(journey: self))
        case .report: AnyScreen(ReportPage(journey: self))
        case .commitment: AnyScreen(CommitmentPage(journey: self))
        case .transcription: AnyScreen(TranscriptionPage(journey: self))
        case .way: AnyScreen(WayPage(journey: self))
        }
    }
}

/// A page of signing.
protocol SigningPage: FlowPage where Way == SigningJourney {}

extension SigningJourney: FlowJourney {
    var saving: KioskEffect { .quietly(.signing(.saveDraft(draft))) }

    var chrome: Chrome {
        Chrome(
            title: SigningTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(SigningTexts.steps, current: draft.page.step))
    }

    var help: [HelpSection] { [HelpSection](SigningTexts.help) }

    /// Where the contract has moved on meanwhile, at another terminal, at the counter or by the daily run, it is read
    /// anew and goes on where it stands.
    func detour(after trouble: KioskTrouble) -> KioskEffect? {
        let isOutdated =
            trouble == .movedOn
            || [.wrongState, .deadlinePassed, .contractOutdated, .documentChanged, .reportOpen, .tooManyAttempts]
                .contains(trouble.refusal?.code)
        guard isOutdated else { return nil }
        return .turn(to: SigningResumePage(visitor: visitor, id: signing.id, draft: draft, trouble: trouble))
    }

    var looking: KioskEffect? { .quietly(.signing(.file(signing.id))) }

    func isOutdated(by answer: KioskAnswer) -> Bool? {
        guard case .signing(.file(let file)) = answer else { return nil }
        return file.signing.version != signing.version
    }
}

extension SigningDraft.Page {
    /// The step to which the page belongs, 0-based.
    var step: Int {
        switch self {
        case .contract: 0
        case .block, .lines, .line, .report: 1
        case .commitment, .transcription: 2
        case .way: 3
        }
    }

    /// Whether somebody can stand on the page while the contract is in this state. From each step one can go back to
    /// those before it.
    func isOpen(in state: Signing.State) -> Bool {
        switch state {
        case .opened: step == 1
        case .infoConfirmed, .reading: step == 1 || self == .commitment
        case .acked: step == 1 || step == 2
        case .committed: step > 0 && self != .transcription
        default: false
        }
    }

    /// The page at which a contract in this state goes on.
    static func first(for state: Signing.State) -> SigningDraft.Page {
        switch state {
        case .opened: .block
        case .infoConfirmed, .reading: .commitment
        case .acked: .transcription
        case .committed, .altIdentity: .way
        case .toSign, .signed, .approved, .void, .expired: .contract
        }
    }
}
