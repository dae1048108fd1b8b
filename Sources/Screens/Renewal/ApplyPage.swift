import Cells
import Forms
import Housing
import Office
import Texts

/// 【续租申请】: which lease, the option 【续租申请】, 「下一步」 (O-1).
struct ApplyPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case lease, option, next
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var offers: [LeaseOffer]?
    private var form = Form<Field>([])

    init(journey: Journey) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [.ask(.overview)]
        case .answer(.overview(let overview)): show(overview.leases)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
        return []
    }

    private mutating func show(_ leases: [LeaseOffer]) {
        // Leases that ended long ago are no choice; those that cannot be renewed now say why when chosen.
        offers = leases
        let chosen =
            leases.count == 1
            ? 0 : leases.firstIndex { $0.record.lease.id == journey.draft.lease }
        form = Form(
            [
                FormItem(.lease, RenewalTexts.whichLease, isHidden: leases.count < 2, .choice(choice(leases, chosen))),
                .choice(
                    .option, RenewalTexts.option, [ChoiceOption(RenewalTexts.apply)],
                    chosen: journey.draft.isOptionChosen ? 0 : nil),
                .button(.next, RenewalTexts.next),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)))
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

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        journey.draft.lease = chosen?.record.lease.id
        journey.draft.isOptionChosen = form.choice(.option) != nil
        // Chosen by its number, the next key goes on.
        if outcome == .changed(.option) { form.focus(on: .next) }
        let effects = keep(outcome, focus: form.focus, now)
        if case .activated = outcome { return effects + goOn() }
        return effects
    }

    private mutating func goOn() -> [KioskEffect] {
        guard let offer = chosen else {
            form.report([FieldProblem(.lease, RenewalTexts.leaseMissing)])
            return []
        }
        guard form.choice(.option) != nil else {
            form.report([FieldProblem(.option, RenewalTexts.optionMissing)])
            return []
        }
        switch offer.standing {
        case .canStart: return [journey.turn(to: .policy)]
        case .cannot(let refusal):
            form.report([FieldProblem(offers?.count == 1 ? .option : .lease, KioskTrouble(.refused(refusal)).sentence)])
            return []
        case .underway(let renewal): return goOn(with: renewal)
        }
    }

    private mutating func goOn(with renewal: Renewal) -> [KioskEffect] {
        guard renewal.state.waitsForApplicant else {
            let text = RenewalTexts.inProgress(renewal.number, MineTexts.state(renewal.state))
            form.report([FieldProblem(offers?.count == 1 ? .option : .lease, text)])
            return []
        }
        return [.turn(to: ResumePage(visitor: journey.visitor, id: renewal.id, draft: nil))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(RenewalTexts.applyTitle)]
        if offers == nil { blocks.append(.text(RenewalTexts.reading, .muted)) }
        if offers?.isEmpty == true { blocks.append(.text(HomeTexts.nothingLeased)) }
        if let offer = chosen {
            blocks += [.facts(LeaseFacts.of(offer.record)), .text(standing(offer), standingRole(offer)), .gap]
        }
        let rest = Page.draw(blocks, on: &surface, in: body)
        if offers?.isEmpty == false { form.draw(on: &surface, in: rest, words: words) }
    }

    private func standing(_ offer: LeaseOffer) -> String {
        let end = offer.record.lease.end
        return switch offer.standing {
        case .canStart(let isLate): isLate ? RenewalTexts.late(end: end) : RenewalTexts.open(end: end)
        case .underway(let renewal): RenewalTexts.inProgress(renewal.number, MineTexts.state(renewal.state))
        case .cannot(let refusal): KioskTrouble(.refused(refusal)).sentence
        }
    }

    private func standingRole(_ offer: LeaseOffer) -> Role {
        switch offer.standing {
        case .canStart(let isLate): isLate ? .warning : .info
        case .underway: .info
        case .cannot: .warning
        }
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
