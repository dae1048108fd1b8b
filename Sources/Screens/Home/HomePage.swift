import Cells
import Forms
import Housing
import Office
import Texts

/// 公共住房保障系统 with the group 公共租赁住房业务 (P-05, P-06), and what waits for who is signed in.
struct HomePage: KioskScreen {
    enum Module: Hashable, Sendable {
        case renewal, check, signing, mine, subsidy, tenancy
    }

    let visitor: Visitor
    private var overview: Overview?
    private var menu: Menu<Module>

    init(visitor: Visitor) {
        self.visitor = visitor
        menu = Menu(HomePage.entries(nil))
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.overview)]
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)):
            let isFirst = self.overview == nil
            self.overview = overview
            menu.entries = HomePage.entries(overview)
            // Enter takes what waits; whoever comes back stands where he was.
            if isFirst, let module = Waiting.module(overview) { menu.focus(on: module) }
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.proposeEnd]
        case .key(.function(6)): return report
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let module) = menu.press(key) else { return [] }
        switch module {
        case .renewal: return [.push(Journey.entry(visitor: visitor, overview: overview))]
        case .mine: return [.show(MinePage(visitor: visitor))]
        case .check: return [.show(CheckEntryPage(visitor: visitor))]
        case .signing: return [.show(SigningEntryPage(visitor: visitor))]
        case .subsidy: return [.show(SubsidyEntryPage(visitor: visitor))]
        case .tenancy: return report
        }
    }

    /// Of those who live with him: of himself he cannot, and who has no lease has nobody.
    private var report: [KioskEffect] { [.show(TenancyPage(visitor: visitor))] }

    private static func entries(_ overview: Overview?) -> [MenuEntry<Module>] {
        let count = overview.map {
            $0.renewals.count + $0.contracts.count + $0.checks.count + $0.tenancyChanges.count
                + $0.subsidies.applied.count
        }
        return [
            MenuEntry(.renewal, HomeTexts.renewal),
            MenuEntry(.check, HomeTexts.check),
            MenuEntry(.signing, HomeTexts.signing),
            MenuEntry(.mine, HomeTexts.mine, note: count.map(HomeTexts.noteCases) ?? ""),
            MenuEntry(.subsidy, HomeTexts.subsidy),
            MenuEntry(.tenancy, HomeTexts.tenancy),
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(HomeTexts.greeting(visitor.maskedName))]
        if let overview { blocks += waiting(overview) + [.gap] }
        blocks.append(.heading(HomeTexts.group))
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    private func waiting(_ overview: Overview) -> [PageBlock] {
        let lines = Waiting.lines(overview)
        guard !lines.isEmpty else { return [.text(HomeTexts.nothingWaits)] }
        let heading = lines.contains(where: \.isToDo) ? HomeTexts.waitingForYou : HomeTexts.toKnow
        return [.text(heading, .label)] + lines.map { .item($0.text, $0.role) }
    }

    var chrome: Chrome { Chrome(title: HomeTexts.system, subject: visitor.maskedName) }
    var hints: [KeyHint] {
        [.choose, KeyHint(.escape, HomeTexts.end), KeyHint(.function(6), TenancyTexts.flow, weight: .minor)]
    }
    var help: [HelpSection] { [HelpSection](HomeTexts.help) }
}

/// What waits for somebody, most pressing first.
enum Waiting {
    struct Line: Equatable {
        let text: String
        let role: Role
        /// What it is done with, or seen in; nil where nothing can be done here.
        var module: HomePage.Module?

        /// Whether there is something to do, and not only to know.
        var isToDo: Bool { role == .warning || role == .info }
    }

    /// More would push the modules off the smallest screen; the rest stands in 【我的】.
    private static let mostLines = 3

    /// What the first thing to do is done with; where there is none, what the first one to know is seen in.
    static func module(_ overview: Overview) -> HomePage.Module? {
        let lines = lines(overview)
        return (lines.filter(\.isToDo) + lines).lazy.compactMap(\.module).first
    }

    static func lines(_ overview: Overview) -> [Line] {
        let returned = overview.renewals.compactMap(returned)
        let unfinished = overview.renewals.filter(\.state.isBeforeSubmission).map { renewal in
            Line(
                text: HomeTexts.unfinished(renewal.number, at: MineTexts.step(renewal.state)), role: .warning,
                module: .renewal)
        }
        let contracts = overview.contracts.compactMap { contract($0, on: overview.today) }
        let approved = overview.renewals.filter { renewal in
            renewal.state == .approved
                && !overview.contracts.contains { $0.renewal == renewal.id && $0.state.isOpen }
        }.map { Line(text: HomeTexts.approved($0.number), role: .success) }
        let windows = overview.leases.current.compactMap(window)
        let all =
            subsidies(overview) + returned + contracts + unfinished + checks(overview) + windows + approved
            + subsidyNotes(overview)
        // Who waits for public housing has none: that is nothing to be told.
        if overview.leases.isEmpty, all.isEmpty, !overview.subsidies.isOnRegister {
            // Nothing to do, and not what everybody came for.
            let leases = Line(text: HomeTexts.noLease, role: .body)
            let subsidy = Line(text: MySubsidyTexts.homeLookUp, role: .body, module: .subsidy)
            return overview.subsidies.isTaking ? [leases, subsidy] : [leases]
        }
        guard all.count > mostLines else { return all }
        return all.prefix(mostLines - 1) + [Line(text: HomeTexts.openMine, role: .muted, module: .mine)]
    }

    private static func returned(_ renewal: Renewal) -> Line? {
        guard let open = renewal.openReturn else { return nil }
        let text = HomeTexts.returned(renewal.number, until: open.deadline, isProvisional: open.isProvisional)
        return Line(text: text, role: .warning, module: .renewal)
    }

    private static func contract(_ signing: Signing, on today: Day) -> Line? {
        let version = signing.contract
        if signing.isOverdue(on: today) {
            return Line(text: HomeTexts.contractOverdue(signing.number, version.deadline), role: .warning)
        }
        return switch signing.state {
        case .toSign where signing.openReport != nil:
            Line(text: HomeTexts.contractReported(signing.number), role: .info)
        case .toSign where version.cause != nil:
            Line(
                text: HomeTexts.contractReissued(
                    signing.number, version.cause?.reason.name ?? "", until: version.deadline),
                role: .warning, module: .signing)
        case .altIdentity where signing.isWindowOver(on: today):
            Line(
                text: HomeTexts.contractWindowOver(signing.number, until: version.deadline), role: .warning,
                module: .signing)
        case .toSign, .opened, .infoConfirmed, .reading, .acked, .committed:
            Line(
                text: HomeTexts.contractToSign(
                    signing.number, isBegun: signing.state != .toSign, until: version.deadline,
                    isProvisional: version.isProvisional), role: .warning, module: .signing)
        case .altIdentity:
            Line(
                text: HomeTexts.contractAtWindow(
                    signing.number, until: signing.attempt?.counter?.until ?? version.deadline), role: .warning)
        case .signed: Line(text: HomeTexts.contractSigned(signing.number), role: .success)
        case .approved, .void, .expired: nil
        }
    }

    private static func window(_ offer: LeaseOffer) -> Line? {
        let lease = offer.record.lease
        switch offer.standing {
        // Told by the line of its check.
        case .canStart where lease.policy == .new: return nil
        case .canStart(let isLate):
            let text =
                isLate
                ? HomeTexts.windowLate(lease.number, end: lease.end)
                : HomeTexts.windowOpen(lease.number, end: lease.end)
            return Line(text: text, role: isLate ? .warning : .info, module: .renewal)
        case .cannot(let refusal):
            return closed(lease, refusal)
        case .underway: return nil
        }
    }

    /// From when it will be possible; or that it is not, and who knows more.
    private static func closed(_ lease: Lease, _ refusal: Refusal) -> Line {
        if let from = opening(refusal) {
            return Line(text: HomeTexts.windowEarly(lease.number, from: from), role: .body)
        }
        let text =
            refusal.code == .leaseEnded
            ? HomeTexts.leaseEnded(lease.number, end: lease.end) : HomeTexts.leaseInactive(lease.number)
        return Line(text: text, role: .warning)
    }

    /// From when it will be possible, where a rule says so.
    static func opening(_ refusal: Refusal) -> Day? {
        for case .from(let day) in refusal.arguments { return day }
        return nil
    }
}
