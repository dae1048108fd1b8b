import Cells
import Forms
import Housing
import Office
import Texts

/// 【我的】: one's own applications, newest first, and the way to take back one's consent (L-01).
struct MinePage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case application(CaseID)
        case contract(CaseID)
        case check(CaseID)
        case tenancy(CaseID)
        case subsidy(BatchID)
        case back
        case withdrawConsent
    }

    let visitor: Visitor
    private var overview: Overview?
    private var menu = Menu<Entry>([MenuEntry(.back, HomeTexts.back)], isSpaced: true)
    private var dialog: Dialog<Bool>?

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.overview)]
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)): show(overview)
        case .answer(.consentWithdrawn): return [.ask(.notice)]
        case .answer(.notice(let notice?)):
            return [.restart(with: ConsentWithdrawnPage(visitor: visitor, notice: notice))]
        case .answer(.notice(nil)): return Admission.afterNotice(nil, visitor)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func show(_ overview: Overview) {
        // Before anything was read 【返回】 stood there alone: nobody chose it.
        let focus = self.overview == nil ? nil : menu.focused
        self.overview = overview
        let entries =
            matters(overview) + [
                MenuEntry(.back, HomeTexts.back), MenuEntry(.withdrawConsent, MineTexts.withdrawConsent),
            ]
        menu = Menu(entries, focus: focus, isSpaced: true)
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .application(let id): return [.show(CasePage(visitor: visitor, id: id))]
        case .contract(let id): return [.show(ContractCasePage(visitor: visitor, id: id))]
        case .check(let id): return [.show(CheckFilePage(visitor: visitor, id: id))]
        case .tenancy(let id): return [.show(TenancyCasePage(visitor: visitor, id: id))]
        case .subsidy(let batch): return [.show(MineSubsidyPage(visitor: visitor, batch: batch))]
        case .back: return [.pop]
        case .withdrawConsent:
            dialog = Dialog(
                title: MineTexts.withdrawConsentTitle, text: MineTexts.withdrawConsentText(withdrawable),
                buttons: [
                    DialogButton(true, MineTexts.withdrawConsentYes), DialogButton(false, MineTexts.withdrawConsentNo),
                ],
                focus: 1, escape: false, isFinal: true)
            return []
        }
    }

    /// What of his he could take back instead; nothing once he has signed.
    private var withdrawable: MineTexts.Withdrawable {
        let subsidies = overview?.subsidies.applied ?? []
        return .init(
            renewal: overview?.renewals.isEmpty == false || subsidies.isEmpty,
            subsidy: subsidies.isEmpty || subsidies.contains { $0.agreement == nil && $0.state != .withdrawn },
            agreement: subsidies.contains { $0.agreement != nil })
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        return answer ? [.ask(.withdrawConsent)] : []
    }

    /// Applications, contracts, checks and reports, the newest first.
    private func matters(_ overview: Overview) -> [MenuEntry<Entry>] {
        let renewals = overview.renewals.map { (at: $0.openedAt, entry: entry($0, overview)) }
        let contracts = overview.contracts.map { (at: $0.openedAt, entry: entry($0, overview)) }
        let checks = overview.checks.map { (at: $0.openedAt, entry: entry($0, overview)) }
        let changes = overview.tenancyChanges.map { (at: $0.openedAt, entry: entry($0, overview)) }
        let subsidies = overview.subsidies.applied.map { (at: $0.submittedAt, entry: entry($0)) }
        return (contracts + renewals + checks + changes + subsidies).sorted { $0.at > $1.at }.map(\.entry)
    }

    private func entry(_ mine: MySubsidy) -> MenuEntry<Entry> {
        MenuEntry(
            .subsidy(mine.batch), "\(mine.receipt)  \(MySubsidyTexts.kind)  \(MySubsidyTexts.year(mine.submittedAt))",
            note: mine.words, noteRole: mine.role)
    }

    private func entry(_ check: EconomicCheck, _ overview: Overview) -> MenuEntry<Entry> {
        let address = overview.lease(check.lease)?.address ?? ""
        return MenuEntry(
            .check(check.id), "\(check.number)  \(CheckTexts.kind)  \(address)",
            note: CheckTexts.state(check, on: overview.today), noteRole: check.role)
    }

    private func entry(_ signing: Signing, _ overview: Overview) -> MenuEntry<Entry> {
        let address = overview.lease(signing.lease)?.address ?? ""
        return MenuEntry(
            .contract(signing.id), "\(signing.number)  \(SigningTexts.kind)  \(address)", note: signing.state.name,
            noteRole: signing.state.role)
    }

    private func entry(_ change: TenancyChange, _ overview: Overview) -> MenuEntry<Entry> {
        let address = overview.lease(change.lease)?.address ?? ""
        return MenuEntry(
            .tenancy(change.id), "\(change.number)  \(TenancyTexts.kind)  \(address)", note: change.state.name,
            noteRole: change.state.role)
    }

    private func entry(_ renewal: Renewal, _ overview: Overview) -> MenuEntry<Entry> {
        let address = overview.lease(of: renewal)?.address ?? ""
        return MenuEntry(
            .application(renewal.id), "\(renewal.number)  \(MineTexts.renewalKind)  \(address)",
            note: MineTexts.state(renewal.state), noteRole: renewal.state.role)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(MineTexts.heading)]
        if let overview, matters(overview).isEmpty { blocks += [.text(MineTexts.none), .gap] }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: MineTexts.title, subject: visitor.maskedName) }
    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose] : [.moveAside, .choose, KeyHint(.escape, MineTexts.withdrawConsentNo)]
    }
    var help: [HelpSection] { [HelpSection](MineTexts.help) }
}

extension Renewal.State {
    /// How the state looks where it is told.
    var role: Role {
        switch self {
        case .draft, .policySet, .declared, .infoConfirmed, .returned: .warning
        case .submitted, .underReview: .info
        case .approved, .completed: .success
        case .rejected: .error
        case .withdrawn, .expired, .notConcluded: .muted
        }
    }
}
