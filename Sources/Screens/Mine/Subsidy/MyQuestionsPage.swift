import Cells
import Forms
import Housing
import Office
import Texts

/// The questions of a flow, one a page, then all answers before they are handed in (model 12.4).
struct MyQuestionsPage: FlowPage {
    var journey: MyJourney
    var keeper = DraftKeeper()
    private var isChanging = false
    private var menu = Menu<String>([])
    private var form = Form<String>([])
    private var review = ReviewPage<String>([], buttons: [])

    private static let next = "next"
    private static let give = "give"

    init(journey: MyJourney) {
        self.journey = journey
        go(to: journey.place)
    }

    // MARK: Events

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.mySubsidy(.done(let done))):
            return [.turn(to: MyDonePage(journey: journey, done: done))]
        case .answer(.failed(let trouble)): return refused(trouble)
        case .answer(.mySubsidy(.saved(let sent, let since, let stored))):
            return take(sent, since: since, storedAs: stored)
        case .answer(.draftNotSaved):
            journey.noteNotSaved()
            return common(event) ?? []
        case .appeared where journey.deed == .correction, .revealed where journey.deed == .correction,
            .changed where journey.deed == .correction:
            return [.quietly(.subsidy(.own))]
        case .answer(.subsidy(.own(let batches, let draft))):
            // Handed in at another terminal, or over.
            if batches.first(where: { $0.batch.id == journey.batch })?.isSentBack == false {
                return [.pop, .say(.warning(MySubsidyTexts.movedOn))]
            }
            journey.take(batches, draft)
            if case .given = journey.question?.kind { go(to: journey.place) }
            return []
        default:
            if let effects = common(event) { return effects }
            guard let input = event.input else { return [] }
            let (before, place) = (journey.draft, journey.place)
            let effects = press(input)
            if journey.draft != before { keeper.noteChange(now) }
            // Before all answers are shown for the last time, what another terminal kept of them is taken in.
            if journey.place != place, journey.question == nil {
                _ = keeper.takeChange()
                return [save()] + effects
            }
            // An answer is kept when its question is left; words at most a second after a key.
            let isLeft = journey.place != place || effects.contains(.pop)
            return (isLeft ? saveIfChanged() : []) + effects
        }
    }

    /// Another terminal of the same person may have kept something else meanwhile.
    private mutating func take(
        _ sent: MySubsidyDraft, since: MySubsidyDraft, storedAs stored: MySubsidyDraft
    ) -> [KioskEffect] {
        let before = journey.question.map { journey.answer($0.id) }
        let clashes = journey.take(sent, since: since, storedAs: stored)
        if let first = clashes.first, let place = journey.questions.firstIndex(of: first) {
            isChanging = journey.question == nil
            go(to: place)
        } else if journey.question == nil || journey.question.map({ journey.answer($0.id) }) != before {
            go(to: journey.place)
        }
        return clashes.isEmpty ? [] : [.say(.warning(SubsidyApplyTexts.clash(clashes.map(\.label))))]
    }

    /// What was refused at the end is answered anew at its question; where the case moved on, it is shown as it is.
    private mutating func refused(_ trouble: KioskTrouble) -> [KioskEffect] {
        if case .input(let problem) = trouble.failure, let field = problem.column,
            case .syntax(let words) = problem.reason
        {
            let isOfFamily = words == SubsidyImportTexts.landlordOfFamily
            return ask(
                again: field == "landlord" ? "landlord_id" : field,
                isOfFamily ? MySubsidyTexts.landlordOfFamily : words)
        }
        // Reported at another terminal meanwhile, or by a clerk: nothing that he decides.
        if journey.deed == .change, trouble.refusal?.code == .wrongState {
            return [.pop, .say(.warning(MySubsidyTexts.reportedElsewhere))]
        }
        if let back = journey.detour(after: trouble) { return [back] + tellAtNewest(trouble) }
        guard let refusal = trouble.refusal else { return tell(trouble) }
        switch refusal.code {
        case .dayInFuture: return ask(again: "day", MySubsidyTexts.dayInFuture)
        case .dayBeforeSigning: return ask(again: "day", trouble.sentence)
        case .noHouseCode, .houseNotShenzhen, .houseDuplicate, .houseAlreadyUsed:
            let id = journey.deed == .correction ? ApplicationField.houseCode.rawValue : "house"
            return ask(again: id, trouble.sentence)
        case .textNotShown: return readAgain(trouble)
        case .coTenantDuplicate where trouble.isAbout("applicant"): return tell(trouble)
        case .coTenantDuplicate: return ask(again: ApplicationField.coTenants.rawValue, trouble.sentence)
        default: return tell(trouble)
        }
    }

    /// The office has not kept that 《知情同意书》 was read, as of a draft from before it did: it is read and signed anew.
    private mutating func readAgain(_ trouble: KioskTrouble) -> [KioskEffect] {
        let id = ApplicationField.consent.rawValue
        guard let place = journey.questions.firstIndex(where: { $0.id == id }) else { return tell(trouble) }
        let effects = journey.forgetConsent()
        isChanging = true
        go(to: place)
        return effects + tell(trouble)
    }

    private mutating func ask(again id: String, _ problem: String) -> [KioskEffect] {
        guard let place = journey.questions.firstIndex(where: { $0.id == id }) else {
            return [.say(.error(problem))]
        }
        isChanging = true
        go(to: place)
        form.report([FieldProblem(id, problem)])
        return []
    }

    // MARK: From question to question

    private mutating func go(to place: Int) {
        journey.place = place
        form = Form([])
        menu = Menu([])
        guard let question = journey.question else { return showAnswers() }
        let answer = journey.answer(question.id)
        let field: FormItem<String>
        switch question.kind {
        case .choice(let options):
            menu = Menu(
                options.map { MenuEntry($0.key, $0.words) }, focus: answer.isEmpty ? nil : answer, isSpaced: false)
            return
        case .given(let task):
            let note = answer.isEmpty ? MySubsidyTexts.notGiven(isAnswer: task == .conditions) : answer
            menu = Menu(
                [
                    MenuEntry(
                        Self.give, task == .conditions ? MySubsidyTexts.answerNow : MySubsidyTexts.give, note: note,
                        noteRole: answer.isEmpty ? .warning : .success),
                    MenuEntry(Self.next, HomeTexts.next),
                ], focus: answer.isEmpty ? Self.give : Self.next)
            return
        case .numbers(let limit):
            field = .text(
                question.id, question.label,
                TextField(answer, limit: limit, mask: MaskedNumbers.mask, takesChinese: false),
                help: question.help)
        case .line(let limit):
            field = .text(question.id, question.label, TextField(answer, limit: limit), help: question.help)
        case .area(let limit):
            field = .area(question.id, question.label, TextArea(answer, limit: limit, rows: 4), help: question.help)
        case .day: field = .date(question.id, question.label, Day(answer)?.calendarDate, help: question.help)
        }
        form = Form([field, .button(Self.next, HomeTexts.next)], summarises: false)
    }

    private mutating func showAnswers() {
        let rows = journey.questions.map { question in
            ReviewRow(question.label, question.words(journey.answer(question.id)), change: question.id)
        }
        review = ReviewPage(
            [ReviewSection(journey.title, journey.about + rows)], buttons: [.button(Self.next, journey.submitWords)])
    }

    /// On to the next question; back to the answers where one of them was changed, and nothing new is asked by it.
    private mutating func forward() {
        let open = journey.questions.firstIndex { journey.problem(with: $0) != nil }
        if isChanging {
            go(to: open ?? journey.questions.count)
            isChanging = open != nil
        } else {
            go(to: journey.place + 1)
            // What was answered before and does not fit any more is asked again.
            if journey.question == nil, let open { go(to: open) }
        }
    }

    private mutating func back() -> [KioskEffect] {
        if isChanging {
            isChanging = false
            go(to: journey.questions.count)
            return []
        }
        guard journey.place > 0 else { return [.pop] }
        go(to: journey.place - 1)
        return []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [KioskEffect] {
        if input == .key(.escape) { return back() }
        guard let question = journey.question else { return look(input) }
        if case .given(let task) = question.kind { return give(input, question, task) }
        guard case .choice = question.kind else { return fill(input, question) }
        guard case .key(let key) = input, case .took(let option) = menu.press(key) else { return [] }
        journey.answer(question.id, option)
        if let problem = journey.problem(with: question) { return [.say(.warning(problem))] }
        forward()
        return []
    }

    private mutating func give(_ input: Input, _ question: MyQuestion, _ task: SubsidyTask) -> [KioskEffect] {
        guard case .key(let key) = input, case .took(let option) = menu.press(key) else { return [] }
        if option == Self.give { return journey.page(for: task).map { [.show($0)] } ?? [] }
        if let problem = journey.problem(with: question) { return [.say(.warning(problem))] }
        forward()
        return []
    }

    private mutating func fill(_ input: Input, _ question: MyQuestion) -> [KioskEffect] {
        // A line alone on its page: Enter is done with it.
        let isLine =
            switch question.kind {
            case .line, .numbers, .day: true
            case .area, .choice, .given: false
            }
        let isDone = isLine && input == .key(.enter) && form.focus != Self.next
        let outcome = isDone ? .activated(Self.next) : form.update(input)
        take(question)
        guard case .activated = outcome else {
            if case .refused(let why) = outcome { return [.say(.warning(why))] }
            return []
        }
        if let problem = problem(question) {
            form.report([FieldProblem(question.id, problem)])
            return []
        }
        forward()
        return []
    }

    private func problem(_ question: MyQuestion) -> String? {
        if question.kind == .day, form.date(question.id) == nil, !form.isDateEmpty(question.id) {
            return MySubsidyTexts.noSuchDay
        }
        return journey.problem(with: question)
    }

    /// Keeps what stands in the field.
    private mutating func take(_ question: MyQuestion) {
        let answer =
            switch question.kind {
            case .day: form.date(question.id)?.housing?.description ?? ""
            case .line, .numbers, .area, .choice, .given: form.text(question.id)
            }
        if answer != journey.answer(question.id) { journey.answer(question.id, answer) }
    }

    private mutating func look(_ input: Input) -> [KioskEffect] {
        switch review.update(input) {
        case .change(let id):
            guard let place = journey.questions.firstIndex(where: { $0.id == id }) else { return [] }
            isChanging = true
            go(to: place)
        case .activated: return journey.ask.map { [.ask(.mySubsidy($0))] } ?? []
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: break
        }
        return []
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        guard let question = journey.question else { return review.draw(on: &surface, in: rest, words: words) }
        if question.isMenu { return menu.draw(on: &surface, in: rest) }
        form.draw(on: &surface, in: rest, words: words)
    }

    private var blocks: [PageBlock] {
        guard let question = journey.question else {
            return [.heading(MySubsidyTexts.review)] + journey.notes.map { .text($0, .warning) } + [.gap]
        }
        let text = question.text.filter { !$0.isEmpty }.map { PageBlock.text($0) }
        return [.heading(question.title)] + text + (text.isEmpty ? [] : [.gap])
    }

    var takesText: Bool {
        guard let question = journey.question else { return false }
        if question.isMenu { return false }
        return form.takesText
    }

    var takesChinese: Bool {
        guard let question = journey.question else { return false }
        if question.isMenu { return false }
        return form.takesChinese
    }
    var hints: [KeyHint] { [takesText ? .goOn : .choose, .move, .back] }
}

/// It was taken in: its number, what happens next, where to look.
struct MyDonePage: KioskScreen {
    let journey: MyJourney
    let done: MySubsidyAnswer.Done
    private var onward = Menu<Choice>([
        MenuEntry(.back, HomeTexts.back), MenuEntry(.end, HomeTexts.end),
    ])

    private enum Choice: Hashable, Sendable {
        case back, end
    }

    init(journey: MyJourney, done: MySubsidyAnswer.Done) {
        self.journey = journey
        self.done = done
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event else { return [] }
        if key == .escape { return [.pop] }
        guard case .took(let choice) = onward.press(key) else { return [] }
        return choice == .back ? [.pop] : [.proposeEnd]
    }

    private var told: (title: String, number: String?, next: [String]) {
        switch done {
        case .objection(let number):
            (MySubsidyTexts.objected, number, MySubsidyTexts.objectedNext)
        case .correction: (MySubsidyTexts.mended, nil, MySubsidyTexts.mendedNext)
        case .change(let report):
            (
                MySubsidyTexts.changed, report.number ?? report.id,
                MySubsidyTexts.changedNext(isOverdue: report.isOverdue)
            )
        case .complaint(let number):
            (
                MySubsidyTexts.complained, number,
                MySubsidyTexts.complainedNext(isNamed: !journey.answer("name").isEmpty)
            )
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let told = told
        var blocks: [PageBlock] = [.text("✓ " + told.title, .success), .gap]
        if let number = told.number { blocks += [.facts([Fact(MySubsidyTexts.number, number, role: .heading)]), .gap] }
        let next = told.next + (journey.deed == .change ? journey.changeEffect : [])
        blocks += [.text(RenewalTexts.whatNext, .label)] + next.map { .item($0) } + [.gap]
        onward.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: journey.title, subject: journey.visitor.maskedName,
            stepper: Stepper(journey.steps, current: journey.steps.count - 1))
    }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { journey.help }
}
