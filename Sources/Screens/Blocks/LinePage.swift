import Cells
import Forms
import Housing
import Office
import Texts

/// What is wrong with a line: a telephone number is put right on the spot, everything else goes to staff.
struct LinePage<Way: BlocksJourney>: FlowPage {
    enum Field: String, Hashable, Sendable {
        case words, save, unmark, gone
    }

    var journey: Way
    var keeper = DraftKeeper()
    private var info: InfoPages?
    private var form: Form<Field>

    init(journey: Way) {
        self.journey = journey
        let line = journey.draft.line
        let isMobile = Way.mayCorrect && line?.isCorrectable == true
        let isMarked = journey.draft[journey.draft.block].wrong.contains { $0.line == line }
        form = Form(
            [
                isMobile
                    ? .text(
                        .words, RenewalTexts.newMobile,
                        TextField(
                            journey.draft.typed, limit: 16, columns: 20, normaliser: Self.folded, groups: [3, 4],
                            takesChinese: false),
                        help: RenewalTexts.mobileHelp)
                    : .text(
                        .words, RenewalTexts.note, TextField(journey.draft.typed, limit: 100),
                        help: RenewalTexts.noteHelp),
                .button(.save, RenewalTexts.saveLine),
                FormItem(.unmark, "", isHidden: !isMarked, .button(Button(RenewalTexts.unmarkLine))),
                FormItem(.gone, "", isHidden: line?.person == nil, .button(Button(TenancyTexts.gone))),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)))
    }

    private static var folded: Normaliser { Normaliser("folded", Normal.folded) }

    private var block: InfoBlock { journey.draft.block }

    private func isCorrected(_ line: InfoLine) -> Bool { Way.mayCorrect && line.isCorrectable }

    /// What the registers say.
    private var value: InfoSnapshot.Value? { journey.draft.line.flatMap { info?.snapshot[$0] } }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [saving] + (journey.openInfo.map { [$0] } ?? [.pop])
        case .answer(.info(let info)):
            self.info = info
            return []
        case .key(.escape): return [journey.turn(toStep: .lines)]
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        journey.draft.typed = form.text(.words)
        let effects = keep(outcome, focus: form.focus, now)
        switch outcome {
        case .activated(.unmark): return effects + unmark()
        case .activated(.gone):
            return effects + [.show(TenancyPage(visitor: journey.visitor, about: journey.draft.line?.person))]
        case .activated: return effects + save()
        default: return effects
        }
    }

    private mutating func save() -> [KioskEffect] {
        guard let line = journey.draft.line else { return [journey.turn(toStep: .lines)] }
        var words = form.text(.words)
        if isCorrected(line) {
            do {
                let mobile = try Mobile(words)
                guard value != .mobile(mobile) else { return report(RenewalTexts.mobileSame) }
                words = mobile.value
            } catch {
                return report(error == .empty ? RenewalTexts.mobileMissing : InputTexts.mobile(error))
            }
        }
        journey.draft[block].wrong.removeAll { $0.line == line }
        journey.draft[block].wrong.append(LineDraft(line: line, words: words, mayCorrect: Way.mayCorrect))
        let order = info?.snapshot.lines(of: block).map(\.line) ?? []
        journey.draft[block].wrong.sort { (order.firstIndex(of: $0.line) ?? 0) < (order.firstIndex(of: $1.line) ?? 0) }
        return leave()
    }

    private mutating func report(_ problem: String) -> [KioskEffect] {
        form.report([FieldProblem(.words, problem)])
        return []
    }

    private mutating func unmark() -> [KioskEffect] {
        let line = journey.draft.line
        journey.draft[block].wrong.removeAll { $0.line == line }
        return leave()
    }

    private mutating func leave() -> [KioskEffect] {
        journey.draft.typed = ""
        return [journey.turn(toStep: .lines)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard let line = journey.draft.line else { return }
        var blocks: [PageBlock] = [.heading(RenewalTexts.lineTitle(line.field.name))]
        if let value { blocks += [.text(RenewalTexts.registered(value.words())), .gap] }
        if !isCorrected(line) { blocks += [.text(journey.staffWill, .info), .gap] }
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var hints: [KeyHint] { [.goOn, .move, .back] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
}
