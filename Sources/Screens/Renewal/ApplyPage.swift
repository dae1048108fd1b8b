import Cells
import Forms
import Housing
import Office
import Texts

/// 【续租申请】: which lease, the option 【续租申请】, 「下一步」 (O-1). Where a lease cannot be renewed now, the page says why and
/// offers what can be done instead.
struct ApplyPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case lease, option, next, resume, mine, check, home, call
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var offers: [LeaseOffer]?
    private var form = Form<Field>([])

    init(journey: Journey) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        // The check may have been begun, or its result have come in.
        if event == .revealed { return [.ask(.overview)] }
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [.ask(.overview)]
        case .answer(.overview(let overview)): show(overview.leases.current)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
        return []
    }

    private mutating func show(_ leases: [LeaseOffer]) {
        offers = leases
        let index = leases.count == 1 ? 0 : leases.firstIndex { $0.record.lease.id == journey.draft.lease }
        form = Form(
            [
                FormItem(.lease, RenewalTexts.whichLease, isHidden: leases.count < 2, .choice(choice(leases, index))),
                .choice(
                    .option, RenewalTexts.option, [ChoiceOption(RenewalTexts.apply)],
                    chosen: journey.draft.isOptionChosen ? 0 : nil),
                .button(.next, RenewalTexts.next), .button(.resume, MineTexts.goOn),
                .button(.mine, RenewalTexts.toMine), .button(.check, RenewalTexts.goToCheck),
                .button(.home, HomeTexts.backHome), .button(.call, HomeTexts.call),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)))
        offerWays()
    }

    private func choice(_ leases: [LeaseOffer], _ chosen: Int?) -> ChoiceField {
        ChoiceField(
            leases.map { offer in
                ChoiceOption(
                    RenewalTexts.leaseLine(offer.record.address, end: offer.record.lease.end),
                    description: offer.record.lease.number)
            }, chosen: chosen)
    }

    private var chosen: LeaseOffer? {
        guard let offers, let index = offers.count == 1 ? 0 : form.choice(.lease), offers.indices.contains(index) else {
            return nil
        }
        return offers[index]
    }

    private var outlook: LeaseOutlook? { chosen.map(LeaseOutlook.init) }

    /// Shows the items that lead on from the chosen lease; before one is chosen, those that ask for it.
    private mutating func offerWays() {
        let way = offers?.isEmpty == true ? .none : outlook?.way ?? .apply
        let shown: Set<Field> =
            switch way {
            case .apply: [.option, .next]
            case .resume: [.resume, .home]
            case .mine: [.mine, .home]
            case .check: [.check, .home]
            case .none: [.home, .call]
            }
        if case .check(let check) = way { form.setLabel(.check, check.button) }
        for field: Field in [.option, .next, .resume, .mine, .check, .home, .call] {
            form.setHidden(field, !shown.contains(field))
        }
        form.focusOnVisible()
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        journey.draft.lease = chosen?.record.lease.id
        journey.draft.isOptionChosen = form.choice(.option) != nil
        if outcome == .changed(.lease) { offerWays() }
        // Chosen by its number, the next key goes on.
        if outcome == .changed(.option) { form.focus(on: .next) }
        let effects = keep(outcome, focus: form.focus, now)
        if case .activated(let field) = outcome { return effects + go(field) }
        return effects
    }

    private mutating func go(_ field: Field) -> [KioskEffect] {
        switch (field, outlook?.way) {
        case (.resume, .resume(let id)): [.turn(to: ResumePage(visitor: journey.visitor, id: id, draft: nil))]
        case (.mine, _): [.turn(to: MinePage(visitor: journey.visitor))]
        case (.check, .check(let check)): chosen.map { [check.go(journey.visitor, $0.record.lease.id)] } ?? []
        case (.home, _): [.pop]
        case (.call, _): [.show(CallPage(step: Kiosk.step(chrome)))]
        default: goOn()
        }
    }

    private mutating func goOn() -> [KioskEffect] {
        guard let chosen else {
            form.report([FieldProblem(.lease, RenewalTexts.leaseMissing)])
            return []
        }
        guard form.choice(.option) != nil else {
            form.report([FieldProblem(.option, RenewalTexts.optionMissing)])
            return []
        }
        journey.begin(with: chosen.record.lease.id)
        return [journey.turn(to: .policy)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(RenewalTexts.applyTitle)]
        if offers == nil { blocks.append(.text(RenewalTexts.reading, .muted)) }
        if offers?.isEmpty == true { blocks += [.text(HomeTexts.nothingLeased, .warning), .gap] }
        if let chosen, let outlook {
            blocks += [.facts(LeaseFacts.of(chosen.record)), .gap, .text(outlook.sentence, outlook.role), .gap]
            if case .check(let check) = outlook.way { blocks += check.why + [.gap] }
        }
        let rest = Page.draw(blocks, on: &surface, in: body)
        if offers != nil { form.draw(on: &surface, in: rest, words: words) }
    }

    var hints: [KeyHint] { [.choose, .move] }
}

/// A lease as pages tell it.
enum LeaseFacts {
    static func of(_ record: LeaseRecord) -> [Fact] {
        [
            Fact(RenewalTexts.leaseNumber, record.lease.number),
            Fact(RenewalTexts.address, record.address),
            Fact(RenewalTexts.term, RenewalTexts.term(record.lease.start, record.lease.end)),
            Fact(RenewalTexts.rent, record.lease.monthlyRent.words),
        ]
    }
}
