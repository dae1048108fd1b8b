import Cells
import Forms
import Housing
import Office
import Texts

/// 经济状况核对页面: which lease, what is checked, of whom, how long it takes, what happens; and where the last check
/// stands.
struct CheckEntryPage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case lease(LeaseID)
        case file(CaseID)
        case start, family, renew, home, call
    }

    let visitor: Visitor
    /// The lease that is meant; nil where it is still to be chosen, or the only one.
    let lease: LeaseID?
    private var offers: [CheckOffer]?
    private var menu = Menu<Entry>([MenuEntry(.home, HomeTexts.back)])
    /// Asks before another check is begun beside a result that counts.
    private var dialog: Dialog<Bool>?

    init(visitor: Visitor, lease: LeaseID? = nil) {
        self.visitor = visitor
        self.lease = lease
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.check(.leases))]
        case .changed: return [.quietly(.check(.leases))]
        case .answer(.check(.leases(let offers))): show(offers.current)
        case .answer(.check(.stepped(let check))): return [.show(FamilyPage(visitor: visitor, id: check.id))]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    /// Begun elsewhere meanwhile: the page offers to go on with it.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        tell(trouble) + (trouble.refusal?.code == .alreadyOpen ? [.quietly(.check(.leases))] : [])
    }

    private var offer: CheckOffer? {
        guard let offers else { return nil }
        return offers.first { $0.record.lease.id == lease } ?? (offers.count == 1 ? offers.first : nil)
    }

    private mutating func show(_ offers: [CheckOffer]) {
        let isFirst = self.offers == nil
        self.offers = offers
        let focus = menu.focused
        let entries = offer.map(entries) ?? offers.map(entry)
        let back = MenuEntry<Entry>(.home, HomeTexts.back)
        menu = Menu(entries + [back] + (offers.isEmpty ? [MenuEntry(.call, HomeTexts.call)] : []), focus: focus)
        if isFirst { menu.focus(on: menu.entries[0].id) }
    }

    private func entry(_ offer: CheckOffer) -> MenuEntry<Entry> {
        let lease = offer.record.lease
        return MenuEntry(
            .lease(lease.id), RenewalTexts.leaseLine(offer.record.address, end: lease.end), note: lease.number)
    }

    /// What can be done now, what leads on first.
    private func entries(_ offer: CheckOffer) -> [MenuEntry<Entry>] {
        let canStart = offer.cannotStart == nil
        let start: [MenuEntry<Entry>] = canStart ? [MenuEntry(.start, CheckTexts.start)] : []
        guard let check = offer.latest, check.end?.from != .draft else { return start }
        let again: [MenuEntry<Entry>] = canStart ? [MenuEntry(.start, CheckTexts.startAnew)] : []
        let ways = entries(of: check, offer, again: again)
        // A result that counts stays open while a newer check is begun or under way.
        switch offer.standing {
        case .meets(let valid, _) where valid != check.id:
            return [MenuEntry(.renew, CheckTexts.renew), MenuEntry(.file(valid), CheckTexts.seeResult)] + ways
        case .fails(let last, _, let until) where last != check.id:
            return ways
                + [MenuEntry(.file(last), until == nil ? CheckTexts.seeResult : CheckTexts.seeResultObject)]
        default: return ways
        }
    }

    private func entries(
        of check: EconomicCheck, _ offer: CheckOffer, again: [MenuEntry<Entry>]
    ) -> [MenuEntry<Entry>] {
        let file = Entry.file(check.id)
        switch check.state {
        case .draft: return [MenuEntry(.family, CheckTexts.goOn)]
        case .requested, .inProgress, .reported, .objection: return [MenuEntry(file, CheckTexts.seeState)]
        case .meets where check.isValid(on: offer.today):
            return [MenuEntry(.renew, CheckTexts.renew), MenuEntry(file, CheckTexts.seeResult)] + again
        case .fails where offer.objectionDay != nil:
            return [MenuEntry(file, CheckTexts.seeResultObject)] + again
        case .fails: return [MenuEntry(file, CheckTexts.seeResult)] + again
        case .meets, .expired, .cancelled:
            return again + [MenuEntry(file, check.result == nil ? CheckTexts.seeDetail : CheckTexts.seeResult)]
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .lease(let id): return [.show(CheckEntryPage(visitor: visitor, lease: id))]
        case .start: return start()
        case .family: return offer?.latest.map { [.show(FamilyPage(visitor: visitor, id: $0.id))] } ?? []
        case .file(let id): return [.show(CheckFilePage(visitor: visitor, id: id))]
        case .renew: return [.push(Journey.renewing(offer?.record.lease.id, visitor))]
        case .home: return [.pop]
        case .call: return [.show(CallPage(step: Kiosk.step(chrome)))]
        }
    }

    /// Another check beside a result that counts is begun by a second word.
    private mutating func start() -> [KioskEffect] {
        guard let offer else { return [] }
        guard let text = CheckTexts.beginAgain(offer.standing) else { return begin(offer) }
        dialog = Dialog(
            title: CheckTexts.againTitle, text: text,
            buttons: [DialogButton(true, CheckTexts.checkAgain), DialogButton(false, CheckTexts.againNo)], focus: 1,
            escape: false)
        return []
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        return answer ? offer.map(begin) ?? [] : []
    }

    private func begin(_ offer: CheckOffer) -> [KioskEffect] { [.ask(.check(.start(offer.record.lease.id)))] }

    private var blocks: [PageBlock] {
        let heading = PageBlock.heading(HomeTexts.check)
        guard let offers else { return [heading, .text(RenewalTexts.reading, .muted)] }
        if offers.isEmpty { return [heading, .text(HomeTexts.nothingLeased, .warning), .gap] }
        guard let offer else { return [heading, .text(CheckTexts.whichLease), .gap] }
        return [heading, .facts(facts(offer)), .gap] + explained(offer) + [.gap]
    }

    private func facts(_ offer: CheckOffer) -> [Fact] {
        let lease = Fact(RenewalTexts.leaseNumber, "\(offer.record.lease.number)  \(offer.record.address)")
        guard let check = offer.latest else { return [lease] }
        let day = check.state == .cancelled ? check.end.map { "（\($0.at.day.words)）" } ?? "" : ""
        let last = "\(check.number)  \(CheckTexts.state(check, on: offer.today))\(day)"
        let facts = [lease, Fact(CheckTexts.lastCheck, last, role: check.role)]
        switch offer.standing {
        case .meets(let valid, let until) where valid != check.id:
            return facts + [Fact(CheckTexts.stillValid, CheckTexts.meetsUntil(until), role: .success)]
        case .fails(let last, _, let until) where last != check.id:
            return facts + [Fact(CheckTexts.stillValid, CheckTexts.failsUntil(until?.day), role: .warning)]
        default: return facts
        }
    }

    private func explained(_ offer: CheckOffer) -> [PageBlock] {
        if let refusal = offer.cannotStart, offer.latest?.state.isOpen != true {
            return [.text(KioskTrouble(.refused(refusal)).sentence, .warning)]
        }
        return [
            .text(CheckTexts.whatIsChecked(months: offer.parameters.incomeMonths)),
            .text(
                CheckTexts.whoIsChecked(people: offer.members.count, adults: offer.members.count(where: \.isAdult))),
            .text(CheckTexts.howLong(months: offer.parameters.validMonths)), .text(CheckTexts.whatHappens),
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 0) }
    var hints: [KeyHint] { dialog == nil ? [.choose] : [.choose, KeyHint(.escape, CheckTexts.againNo)] }
    var help: [HelpSection] { CheckChrome.help }
}

extension [CheckOffer] {
    /// Those of leases that run; of none but those that are over, the last.
    var current: [CheckOffer] {
        let running = filter { ![.leaseEnded, .leaseNotActive].contains($0.cannotStart?.code) }
        guard running.isEmpty else { return running }
        return self.max { $0.record.lease.end < $1.record.lease.end }.map { [$0] } ?? []
    }
}

extension Journey {
    /// 【续租申请】 with a lease chosen.
    static func renewing(_ lease: LeaseID?, _ visitor: Visitor) -> AnyScreen<KioskAsk, KioskAnswer> {
        var journey = Journey(visitor: visitor)
        journey.draft.lease = lease
        return AnyScreen(ApplyPage(journey: journey))
    }
}
