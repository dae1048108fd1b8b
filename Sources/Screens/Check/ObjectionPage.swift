import Cells
import Forms
import Housing
import Office
import Texts

/// What is wrong with the result: by number, and in one's own words (Q26).
struct ObjectionPage: ObjectionStep {
    enum Field: String, Hashable, Sendable {
        case ground, words, next
    }

    var journey: ObjectionJourney
    var keeper = DraftKeeper()
    private var form: Form<Field>

    private static let mostCharacters = 300

    init(journey: ObjectionJourney) {
        self.journey = journey
        form = Form(
            [
                .choices(
                    .ground, CheckTexts.objectionWhy, CheckTexts.grounds.map { ChoiceOption($0) },
                    ticked: journey.draft.grounds),
                .area(
                    .words, CheckTexts.objectionWords,
                    TextArea(journey.draft.words, limit: ObjectionPage.mostCharacters, rows: 3),
                    help: CheckTexts.objectionHelp),
                .button(.next, CheckTexts.objectionNext),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)), summarises: false)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if case .answer(.failed(let trouble)) = event { return leave(after: trouble) }
        if let effects = moved(by: event) { return effects }
        if let effects = common(event) { return effects }
        return event.input.map { take(form.update($0), now) } ?? []
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        let before = journey.draft
        journey.draft.grounds = form.choices(.ground)
        journey.draft.words = form.text(.words)
        // Another one may follow, until Enter leads to the words; the last one needs them at once.
        if journey.draft.needsWords, !before.needsWords { form.focus(on: .words) }
        let effects = keep(outcome, focus: form.focus, now)
        guard case .activated = outcome else { return effects }
        return effects + goOn()
    }

    private mutating func goOn() -> [KioskEffect] {
        guard !journey.draft.grounds.isEmpty else { return report(.ground, CheckTexts.groundMissing) }
        guard journey.draft.text != nil else { return report(.words, CheckTexts.wordsMissing) }
        return [journey.turn(toReview: true)]
    }

    private mutating func report(_ field: Field, _ problem: String) -> [KioskEffect] {
        form.report([FieldProblem(field, problem)])
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(CheckTexts.objectionTitle)]
        if let until = journey.until {
            blocks += [.text(CheckTexts.objectionText(until, journey.file.check.provisionalNote), .warning), .gap]
        }
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var hints: [KeyHint] { [form.takesText ? .goOn : .choose, .move] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
}

/// The objection once more before it is handed in.
struct ObjectionReviewPage: ObjectionStep {
    enum Stop: String, Hashable, Sendable {
        case ground, words, submit
    }

    var journey: ObjectionJourney
    var keeper = DraftKeeper()
    private var review: ReviewPage<Stop>

    init(journey: ObjectionJourney) {
        self.journey = journey
        let check = journey.file.check
        let draft = journey.draft
        let words = Normal.name(draft.words)
        let about: [ReviewRow<Stop>] = [
            ReviewRow(CheckTexts.number, "\(check.number)"),
            ReviewRow(CheckTexts.result, check.result?.assessment.reasons ?? ""),
        ]
        let own: [ReviewRow<Stop>] = [
            ReviewRow(
                CheckTexts.objectionGround, draft.groundWords, change: .ground),
            ReviewRow(CheckTexts.objectionWords, words.isEmpty ? CheckTexts.noWords : words, change: .words),
        ]
        review = ReviewPage(
            [ReviewSection(CheckTexts.flow, about), ReviewSection(CheckTexts.objectionHeading, own)],
            buttons: [.button(.submit, CheckTexts.submitObjection)])
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.check(.stepped(let check))):
            return [.turn(to: ObjectionDonePage(visitor: journey.visitor, check: check))]
        case .answer(.failed(let trouble)): return leave(after: trouble)
        case .key(.escape): return [journey.turn(toReview: false)]
        default:
            if let effects = moved(by: event) { return effects }
            if let effects = common(event) { return effects }
            return event.input.map { take(review.update($0)) } ?? []
        }
    }

    private func take(_ outcome: ReviewOutcome<Stop>) -> [KioskEffect] {
        switch outcome {
        case .change(let stop): return [journey.turn(toReview: false, focus: stop.rawValue)]
        case .activated:
            guard let text = journey.draft.text else { return [journey.turn(toReview: false)] }
            return [.ask(.check(.object(text, journey.file.check)))]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw([.heading(CheckTexts.objectionReview)], on: &surface, in: body)
        review.draw(on: &surface, in: rest, words: words)
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}

/// 您的异议已经提交: the number, what happens next, where to look.
struct ObjectionDonePage: KioskScreen {
    let visitor: Visitor
    let check: EconomicCheck
    private var onward = OnwardMenu()

    init(visitor: Visitor, check: EconomicCheck) {
        self.visitor = visitor
        self.check = check
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] { onward.update(event, visitor) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let facts = [
            Fact(CheckTexts.number, "\(check.number)", role: .heading),
            Fact(CheckTexts.objectedAt, check.openObjection?.at.words ?? ""),
        ]
        var blocks: [PageBlock] = [.text("✓ " + CheckTexts.objected, .success), .gap, .facts(facts), .gap]
        blocks += [.text(RenewalTexts.whatNext, .label)] + CheckTexts.objectionNextSteps.map { .item($0) } + [.gap]
        onward.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: CheckTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(CheckTexts.objectionSteps, current: 2))
    }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { [HelpSection](CheckTexts.detailHelp) }
}
