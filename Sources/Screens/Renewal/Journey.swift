import Cells
import Forms
import Housing
import Office
import Texts

/// Somebody's way through a renewal: who, which case, what was answered. Pages hand it on to each other; the office has
/// the case, the draft row has the answers, so that it goes on from here after a power cut or at another terminal.
struct Journey: Equatable, Sendable {
    let visitor: Visitor
    var draft: RenewalDraft
    /// The case as it was last seen; nil before it was started.
    var renewal: Renewal?
    /// The whole of it, for names, notes and what was sent back.
    var file: CaseFile?
    /// What the reasons in it say.
    var reasons: Reasons?

    init(visitor: Visitor, draft: RenewalDraft = RenewalDraft(), file: CaseFile? = nil) {
        self.visitor = visitor
        self.draft = draft
        self.file = file
        renewal = file?.renewal
    }

    /// Goes on with this lease. Another lease is another application: what was begun or chosen of the first stays with that.
    mutating func begin(with lease: LeaseID) {
        if let renewal, renewal.lease != lease {
            (self.renewal, file, reasons) = (nil, nil, nil)
            var fresh = RenewalDraft()
            fresh.isOptionChosen = draft.isOptionChosen
            draft = fresh
        }
        draft.lease = lease
    }

    /// Whether flagged items of a returned application are being mended.
    var isMending: Bool { renewal?.state == .returned }

    // MARK: The way in

    /// Where 【个人租赁合同续约】 leads: back to what was begun, or to 【续租申请】.
    static func entry(visitor: Visitor, overview: Overview?) -> AnyScreen<KioskAsk, KioskAnswer> {
        let waiting = overview?.renewals.filter(\.state.waitsForApplicant) ?? []
        if let draft = overview?.draft, let id = draft.caseID, waiting.contains(where: { $0.id == id }) {
            return AnyScreen(ResumePage(visitor: visitor, id: id, draft: draft))
        }
        if let open = waiting.first(where: { $0.state == .returned }) ?? waiting.first {
            return AnyScreen(ResumePage(visitor: visitor, id: open.id, draft: nil))
        }
        var journey = Journey(visitor: visitor)
        if let draft = overview?.draft, draft.caseID == nil { journey.draft = draft }
        let lease = overview?.leases.first { $0.record.lease.id == journey.draft.lease }
        guard let lease, LeaseOutlook(lease).way == .apply, journey.draft.page == .policy else {
            journey.draft.page = .apply
            return journey.screen
        }
        return journey.screen
    }

    // MARK: From page to page

    /// Goes to a page, in the place of the present one.
    func turn(to page: RenewalDraft.Page, focus: String? = nil) -> KioskEffect {
        var journey = self
        journey.draft.page = page
        journey.draft.focus = focus
        return .replace(journey.screen)
    }

    /// Goes to the page on which an answer is changed.
    func turn(toChange path: ItemPath) -> KioskEffect {
        var journey = self
        journey.stand(before: path)
        return .replace(journey.screen)
    }

    /// Where a step leads that was done: on, or back to where the change was asked for.
    func forward(to page: RenewalDraft.Page) -> KioskEffect {
        if isMending { return onward() }
        guard draft.returnsToReview else { return turn(to: page) }
        var journey = self
        journey.draft.returnsToReview = false
        return journey.turn(to: .review, focus: draft.page.rawValue)
    }

    /// Where Esc leads: a page back, or back to where the change was asked for.
    func back(to page: RenewalDraft.Page?) -> [KioskEffect] {
        if isMending { return [turn(to: .returned)] }
        if draft.returnsToReview { return [forward(to: .review)] }
        return page.map { [turn(to: $0)] } ?? [.pop]
    }

    /// The screen of the page on which the draft stands.
    var screen: AnyScreen<KioskAsk, KioskAnswer> {
        switch draft.page {
        case .apply: AnyScreen(ApplyPage(journey: self))
        case .policy: AnyScreen(PolicyPage(journey: self))
        case .information: AnyScreen(InformationPage(journey: self))
        case .declaration: AnyScreen(DeclarationPage(journey: self))
        case .block: AnyScreen(BlockPage(journey: self))
        case .lines: AnyScreen(LinesPage(journey: self))
        case .line: AnyScreen(LinePage(journey: self))
        case .materials: AnyScreen(MaterialsPage(journey: self))
        case .slot: AnyScreen(SlotPage(journey: self))
        case .review: AnyScreen(CheckPage(journey: self))
        case .returned: AnyScreen(ReturnedPage(journey: self))
        case .mend: AnyScreen(ReturnedLinePage(journey: self))
        }
    }
}

/// A page of the renewal.
protocol RenewalPage: FlowPage where Way == Journey {}

extension Journey: FlowJourney {
    var saving: KioskEffect { .quietly(.saveDraft(draft)) }

    var chrome: Chrome {
        Chrome(
            title: RenewalTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(RenewalTexts.steps, current: draft.page.step))
    }

    var help: [HelpSection] { [HelpSection](RenewalTexts.help) }

    /// Where the case has moved on meanwhile, at another terminal or at the counter, it is read anew and goes on where it
    /// stands.
    func detour(after trouble: KioskTrouble) -> KioskEffect? {
        guard let renewal, trouble == .movedOn || trouble.refusal?.code == .wrongState else { return nil }
        return .turn(to: ResumePage(visitor: visitor, id: renewal.id, draft: draft, trouble: trouble))
    }

    var looking: KioskEffect? { renewal.map { .quietly(.caseFile($0.id)) } }

    func isOutdated(by answer: KioskAnswer) -> Bool? {
        guard case .caseFile(let file, _) = answer else { return nil }
        return file.renewal.version != renewal?.version
    }
}

extension RenewalDraft.Page {
    /// The step of the five to which the page belongs, 0-based.
    var step: Int {
        switch self {
        case .apply, .policy: 0
        case .information, .declaration: 1
        case .block, .lines, .line: 2
        case .materials, .slot, .review, .returned, .mend: 3
        }
    }

    /// Whether the page makes sense for a case in this state.
    func isOpen(in state: Renewal.State) -> Bool {
        switch state {
        case .draft: self == .policy
        case .policySet: [.policy, .information, .declaration].contains(self)
        case .declared: [.policy, .block, .lines, .line].contains(self)
        case .infoConfirmed: ![.apply, .returned, .mend].contains(self)
        case .returned: ![.apply, .policy, .materials, .review].contains(self)
        default: false
        }
    }

    /// The page at which a case in this state goes on.
    static func first(for state: Renewal.State) -> RenewalDraft.Page {
        switch state {
        case .draft: .policy
        case .policySet: .information
        case .declared: .block
        case .infoConfirmed: .materials
        case .returned: .returned
        default: .apply
        }
    }
}
