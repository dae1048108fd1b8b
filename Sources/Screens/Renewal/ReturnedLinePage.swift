import Cells
import Forms
import Housing
import Office
import Texts

/// One line that was sent back: what the register has, what he said, why it came back; then that it is right after all,
/// another value, or that staff are to look into it.
struct ReturnedLinePage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case answer, mobile, day, words, done, full
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var info: InfoPages?
    private var choices: [LineChoice] = []
    private var isInFull = false
    private var form = Form<Field>([])

    init(journey: Journey) {
        self.journey = journey
    }

    private var line: InfoLine? { journey.draft.line }
    private var path: ItemPath? { line.map(ItemPath.line) }
    /// What the register has now; nil where it has no such line any more.
    private var registered: InfoSnapshot.Value? { line.flatMap { info?.snapshot[$0] } }

    // MARK: Events

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving] + open()
        case .answer(.info(let info)): show(info)
        case .answer(.renewal(let renewal)):
            journey.renewal = renewal
            journey.draft.mend = nil
            return [journey.forward(to: .returned)]
        case .answer(.failed(let trouble)):
            return told(trouble) + (trouble.refusal?.code == .infoChanged ? open() : [])
        case .key(.escape): return journey.back(to: nil)
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(form.update($0), now) } ?? []
        }
        return []
    }

    private func open() -> [KioskEffect] { journey.openInfo.map { [$0] } ?? [.pop] }

    private mutating func show(_ info: InfoPages) {
        self.info = info
        guard let line else { return }
        choices = LineChoice.of(line, registered)
        let kept = journey.draft.mend.flatMap { $0.line == line ? $0 : nil } ?? LineDraftAnswer(line: line)
        let day = kept.value.flatMap(Day.init).flatMap {
            CalendarDate(year: $0.year, month: $0.monthOfYear, day: $0.dayOfMonth)
        }
        form = Form(
            [
                .choice(
                    .answer, CorrectionTexts.question,
                    choices.map { ChoiceOption($0.words) }, chosen: kept.choice.flatMap(choices.firstIndex)),
                .text(
                    .mobile, CorrectionTexts.newMobile,
                    TextField(
                        kept.value ?? "", limit: 16, columns: 20,
                        normaliser: Normaliser("folded", Normal.folded), groups: [3, 4],
                        takesChinese: false),
                    help: CorrectionTexts.onApproval),
                .date(.day, CorrectionTexts.newDay, day, help: CorrectionTexts.dayHelp),
                .text(
                    .words, CorrectionTexts.words, TextField(kept.words, limit: 100),
                    help: CorrectionTexts.wordsHelp),
                .button(.done, CorrectionTexts.done),
                FormItem(
                    .full, "", isHidden: registered?.isMasked != true, .button(Button(RenewalTexts.showFull))),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)))
        fitToAnswer()
    }

    private var chosen: LineChoice? {
        form.choice(.answer).flatMap { choices.indices.contains($0) ? choices[$0] : nil }
    }

    /// Shows what the chosen answer still needs.
    private mutating func fitToAnswer() {
        form.setHidden(.mobile, chosen != .another(.mobile))
        form.setHidden(.day, chosen != .another(.moveIn))
        form.setHidden(.words, chosen?.takesWords != true)
        form.focusOnVisible()
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        if outcome == .changed(.answer) {
            fitToAnswer()
            focusOnNext()
        }
        journey.draft.mend = written
        let effects = keep(outcome, focus: form.focus, now)
        switch outcome {
        case .activated(.full):
            isInFull.toggle()
            form.setLabel(.full, isInFull ? RenewalTexts.hideFull : RenewalTexts.showFull)
            return effects
        case .activated: return effects + hand()
        case .refused(let why): return effects + [.say(.warning(why))]
        default: return effects
        }
    }

    /// The number was the answer: on to what is asked next.
    private mutating func focusOnNext() {
        switch chosen {
        case .another(.mobile): form.focus(on: .mobile)
        case .another(.moveIn): form.focus(on: .day)
        case .wrong: form.focus(on: .words)
        default: form.focus(on: .done)
        }
    }

    /// What of it is kept across a power cut.
    private var written: LineDraftAnswer? {
        guard let line else { return nil }
        var written = LineDraftAnswer(line: line)
        written.choice = chosen
        written.value = chosen == .another(.moveIn) ? typedDay?.description : form.text(.mobile)
        written.words = form.text(.words)
        return written
    }

    private var typedDay: Day? { form.date(.day).flatMap { Day($0.year, $0.month, $0.day) } }

    // MARK: Handing it in

    private mutating func hand() -> [KioskEffect] {
        guard let info, let line, let renewal = journey.renewal else { return [] }
        form.clearProblems()
        guard let reply = reply() else { return [] }
        return [.ask(.answerLine(line, reply, info, renewal))]
    }

    /// The answer as it is handed in; nil where something of it is missing, which is said beside it.
    private mutating func reply() -> LineReply? {
        switch chosen {
        case nil: return report(.answer, CorrectionTexts.answerMissing)
        case .right, .gone: return .asRegistered(form.text(.words))
        case .wrong: return .explained(form.text(.words))
        case .value(let value): return .value(value)
        case .another(.mobile):
            do {
                return try differing(.mobile(Mobile(form.text(.mobile))), .mobile)
            } catch {
                return report(.mobile, error == .empty ? RenewalTexts.mobileMissing : InputTexts.mobile(error))
            }
        case .another:
            guard let day = typedDay else {
                return report(
                    .day, form.isDateEmpty(.day) ? CorrectionTexts.dayMissing : CorrectionTexts.dayUnknown)
            }
            guard let today = journey.file?.today, day <= today else { return report(.day, CorrectionTexts.dayLater) }
            return differing(.day(day), .day)
        }
    }

    private mutating func differing(_ value: InfoSnapshot.Value, _ field: Field) -> LineReply? {
        value == registered ? report(field, CorrectionTexts.sameAsRegistered) : .value(value)
    }

    private mutating func report(_ field: Field, _ problem: String) -> LineReply? {
        form.report([FieldProblem(field, problem)])
        return nil
    }

    // MARK: Drawing

    private var blocks: [PageBlock] {
        guard let line, let path else { return [] }
        let item = journey.file?.latest(of: path)
        var facts = [
            Fact(CorrectionTexts.whatItIs, registered?.words(inFull: isInFull) ?? CorrectionTexts.notRegistered),
            Fact(CorrectionTexts.whatYouSaid, item?.before.words(inFull: isInFull) ?? ""),
        ]
        if let after = item?.after { facts.append(Fact(CorrectionTexts.whatYouSay, after.words(inFull: isInFull))) }
        var blocks = [PageBlock.heading(journey.name(of: path))] + journey.returnReasons(for: line) + [.facts(facts)]
        if line.proposal == nil {
            let isProven = [.name, .documentKind, .documentNumber].contains(line.field)
            let text = isProven ? CorrectionTexts.onlyByProof : CorrectionTexts.onlyByStaff
            blocks += [.gap, .text(text, .info)]
        } else if line.tellsFamily {
            blocks += [.gap, .text(CorrectionTexts.restOfFamily, .info)]
        }
        return blocks + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if info != nil { form.draw(on: &surface, in: rest, words: words) }
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
}

/// One of the answers that are offered about a line that was sent back.
enum LineChoice: Hashable, Codable, Sendable {
    /// What the register has is right: this value, and no later one.
    case right(InfoSnapshot.Value)
    /// There is no such line any more.
    case gone
    /// Staff are to look into it.
    case wrong
    /// One of a few other values.
    case value(InfoSnapshot.Value)
    /// Another one, to be typed.
    case another(InfoLine.Proposal)

    /// - Parameter registered: what the register has; nil where it has no such line any more.
    static func of(_ line: InfoLine, _ registered: InfoSnapshot.Value?) -> [LineChoice] {
        guard let registered else { return [.gone, .wrong] }
        // What is not known to the office cannot be right.
        let first: [LineChoice] = registered == .unknown ? [] : [.right(registered)]
        let others: [LineChoice] =
            switch line.proposal {
            case .marital: MaritalState.allCases.map { .value(.marital($0)) }
            case .relation: Relation.allCases.map { .value(.relation($0)) }
            case .mobile: [.another(.mobile)]
            case .moveIn: [.another(.moveIn)]
            case nil: [.wrong]
            }
        return first + others.filter { $0 != .value(registered) }
    }

    /// Whether words can go with it.
    var takesWords: Bool {
        switch self {
        case .right, .wrong: true
        case .gone, .value, .another: false
        }
    }

    var words: String {
        switch self {
        case .right(let value): CorrectionTexts.isRight(value.words())
        case .gone: CorrectionTexts.isGone
        case .wrong: CorrectionTexts.isWrong
        case .value(let value): CorrectionTexts.changeTo(value.words())
        case .another: CorrectionTexts.change
        }
    }
}

/// What was chosen and typed about a line that was sent back, and not yet handed in.
public struct LineDraftAnswer: Codable, Equatable, Sendable {
    public let line: InfoLine
    /// The answer itself: by the time it is read again others may be offered.
    var choice: LineChoice?
    /// A telephone as typed, or an ISO date.
    public var value: String?
    public var words = ""

    init(line: InfoLine) {
        self.line = line
    }
}
