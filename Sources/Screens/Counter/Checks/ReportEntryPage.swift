import Cells
import Forms
import Housing
import Office
import Texts

/// 录入报告: a report on paper, typed by a clerk: head, items person by person, all of it once more before it is handed in.
/// What was typed is kept as it is typed and comes back with the check.
struct ReportEntryPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case number, issuer, date, picture, state, next
    }

    enum Change: Hashable, Sendable {
        case head(Field)
        case items(PersonID, PaperReportDraft.Group)
        case submit
    }

    private enum Stage: Equatable {
        case head, items, review
    }

    let clerk: Clerk
    private(set) var opened: OpenCheck
    private var stage = Stage.head
    private var draft: PaperReportDraft
    private var form: Form<Field>
    private var items: ReportItems
    private var review = ReviewPage<Change>([], buttons: [])
    private var taking: FilePanel<CounterTaking>?
    /// The picture that is used. Its bytes stay with the desk.
    private var staged: StagedFile?
    private var keeper = DraftKeeper()
    /// Why it can no longer be handed in, for as long as it is so.
    private var moved: String?
    private var size = Size(width: 0, height: 0)

    /// - Parameter former: what was entered before and refused; nil where there is none, or it may not be seen.
    init(_ opened: OpenCheck, former: CheckReport?, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        draft = former.map(PaperReportDraft.init) ?? PaperReportDraft()
        items = ReportItems(opened.file, draft)
        form = Form([
            .text(.number, CounterCheckTexts.number, TextField(limit: 60, columns: 40)),
            .text(.issuer, CounterCheckTexts.issuer, TextField(limit: 60, columns: 52)),
            .date(.date, CounterCheckTexts.checkDate, help: CounterCheckTexts.checkDateHelp),
            .button(.picture, CounterCheckTexts.takePaper), .note(.state, CounterCheckTexts.noPaper, role: .info),
            .button(.next, CounterCheckTexts.toItems),
        ])
        fill()
    }

    private var check: EconomicCheck { opened.check }

    /// Puts the draft into the fields.
    private mutating func fill() {
        form.setText(.number, draft.number)
        form.setText(.issuer, draft.issuer)
        form.setDate(
            .date, draft.checkDate.flatMap { CalendarDate(year: $0.year, month: $0.monthOfYear, day: $0.dayOfMonth) })
        items = ReportItems(opened.file, draft)
        items.fit(itemRoom)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            items.fit(itemRoom)
            taking?.fit(size)
            return taking?.dots() ?? []
        case .appeared: return [.ask(.check(.draft(check.id)))]
        // Of what happened behind the lock nobody told it.
        case .changed(CounterTopic.cases), .revealed: return [.quietly(.check(.open(check.id)))]
        case .alarm(DraftKeeper.alarm), .covered, .leaving: return saveIfChanged()
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0, now) } ?? []
        default: return []
        }
    }

    private mutating func saveIfChanged() -> [CounterEffect] {
        keeper.takeChange() ? [.quietly(.check(.keep(draft, check.id)))] : []
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .check(.draft(let kept, let issuer)): begin(kept, issuer)
        case .check(.kept(let dropped?)): return [.say(.warning(CounterCheckTexts.draftDropped(dropped)))]
        case .check(.notKept(let trouble)):
            return trouble.endsSession ? tell(trouble) : [.say(.error(HomeTexts.draftNotSaved))]
        case .check(.opened(let now)): see(now)
        case .check(.done(let done)): return CheckDeeds.effects(done)
        case .check(.pictureGone): return lose()
        case .usingPicture(let file): staged = file
        case .nothingStaged where taking == nil: return lose()
        case .failed(let trouble) where trouble.code == .reportRepeated || trouble.code == .reportDiffers:
            stage = .head
            form.report([FieldProblem(.number, CounterCheckTexts.numberRepeated)])
            return tell(trouble)
        case .failed(let trouble):
            let effects = (taking?.take(answer) ?? []) + tell(trouble)
            return trouble.isRaceLost ? effects + [.quietly(.check(.open(check.id)))] : effects
        default: return taking?.take(answer) ?? []
        }
        tellState()
        return []
    }

    private mutating func begin(_ kept: PaperReportDraft?, _ issuer: String) {
        if let kept {
            draft = kept
        } else if draft.issuer.isEmpty {
            draft.issuer = issuer
        }
        fill()
    }

    /// What somebody else did meanwhile. Where the report can still be handed in it goes on as if nothing were.
    private mutating func see(_ now: OpenCheck) {
        opened = now
        moved = now.file.allowed.contains(.enterReport) ? nil : CheckDeeds.moved(now, clerk)
        if stage == .review { showReview() }
    }

    private mutating func lose() -> [CounterEffect] {
        staged = nil
        stage = .head
        form.focus(on: .picture)
        tellState()
        return [.say(.warning(CounterContractTexts.pictureGone))]
    }

    private mutating func tellState() {
        form.setLabel(.state, staged.map { CounterContractTexts.pictureTaken($0.name) } ?? CounterCheckTexts.noPaper)
    }

    // MARK: Keys

    private mutating func press(_ input: Input, _ now: Instant) -> [CounterEffect] {
        if taking != nil { return takeIn(input) }
        switch stage {
        case .head: return pressHead(input, now)
        case .items: return pressItems(input, now)
        case .review: return pressReview(input)
        }
    }

    private mutating func pressHead(_ input: Input, _ now: Instant) -> [CounterEffect] {
        if input == .key(.escape) { return leave() }
        switch form.update(input) {
        case .changed: keep(now)
        case .left: return saveIfChanged()
        case .activated(.picture):
            var taking = FilePanel<CounterTaking>(.report)
            taking.fit(size)
            self.taking = taking
            return [.ask(.pictureSources)]
        case .activated: return toItems()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    /// Takes over what stands in the fields.
    private mutating func keep(_ now: Instant) {
        draft.number = form.text(.number)
        draft.issuer = form.text(.issuer)
        draft.checkDate = form.date(.date).flatMap { Day($0.year, $0.month, $0.day) }
        items.see(draft)
        keeper.noteChange(now)
    }

    private mutating func leave() -> [CounterEffect] {
        let isEmpty = draft.lines.isEmpty && draft.number.isEmpty && draft.typing == nil
        return saveIfChanged() + [.quietly(.usePicture(nil)), .pop]
            + (isEmpty ? [] : [.say(.info(CounterCheckTexts.draftKept))])
    }

    private mutating func toItems() -> [CounterEffect] {
        form.report(headProblems)
        guard headProblems.isEmpty else { return saveIfChanged() }
        stage = .items
        items.fit(itemRoom)
        return saveIfChanged()
    }

    private var headProblems: [FieldProblem<Field>] {
        var problems: [FieldProblem<Field>] = []
        let number = Normal.name(draft.number)
        if number.isEmpty { problems.append(FieldProblem(.number, CounterCheckTexts.numberMissing)) }
        if check.reports.contains(where: { $0.number == number && $0.refusal == nil }) {
            problems.append(FieldProblem(.number, CounterCheckTexts.numberRepeated))
        }
        if Normal.name(draft.issuer).isEmpty {
            problems.append(FieldProblem(.issuer, CounterCheckTexts.issuerMissing))
        }
        if let why = dateProblem { problems.append(FieldProblem(.date, why)) }
        return problems
    }

    private var dateProblem: String? {
        guard let day = draft.checkDate else {
            return form.isDateEmpty(.date) ? CounterCheckTexts.dateMissing : CounterCheckTexts.dateWrong
        }
        if day > opened.today { return CounterCheckTexts.dateInFuture(opened.today) }
        return EconomicLimits.inForce(on: day, among: opened.file.policy.limits) == nil
            ? CounterCheckTexts.noLimits(opened.file.policy.limits.first?.effectiveFrom) : nil
    }

    private mutating func pressItems(_ input: Input, _ now: Instant) -> [CounterEffect] {
        let outcome = items.press(input)
        draft = items.draft
        switch outcome {
        case .changed: keeper.noteChange(now)
        case .left:
            stage = .head
            return saveIfChanged()
        case .done:
            stage = .review
            showReview()
            review.focus(on: .head(.number))
            return saveIfChanged()
        case .refused(let why): return [.say(.warning(why))]
        case .handled: break
        }
        return []
    }

    private mutating func pressReview(_ input: Input) -> [CounterEffect] {
        if input == .key(.escape) {
            stage = .items
            return []
        }
        if input == .key(.function(5)) { return submit() }
        switch review.update(input) {
        case .change(.head(let field)):
            stage = .head
            form.focus(on: field)
        case .change(.items(let person, let group)):
            stage = .items
            items.focus(on: person, group)
        case .activated: return submit()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func submit() -> [CounterEffect] {
        let problems = headProblems
        guard problems.isEmpty, let day = draft.checkDate else {
            stage = .head
            form.report(problems)
            return []
        }
        guard draft.typing == nil else {
            stage = .items
            return [.say(.warning(CounterCheckTexts.unfinished))]
        }
        guard let staged else {
            stage = .head
            form.focus(on: .picture)
            return [.say(.warning(CounterCheckTexts.paperFirst))]
        }
        let report = draft.report(of: check.members, checked: day)
        return saveIfChanged() + [.ask(.check(.enter(report, picture: staged, check)))]
    }

    private mutating func takeIn(_ input: Input) -> [CounterEffect] {
        switch taking?.press(input) {
        case .effects(let effects): return effects
        case .left: taking = nil
        case .took(let file):
            taking = nil
            form.focus(on: .next)
            return [.ask(.usePicture(file))]
        case nil: break
        }
        tellState()
        return []
    }

    // MARK: The whole of it once more

    private mutating func showReview() {
        let sums = ReportSums(file: opened.file, draft: draft).assessment
        let page = ReportReview(file: opened.file, draft: draft, picture: staged?.name, assessment: sums)
        review.show(
            page.sections, buttons: [.button(.submit, CounterCheckTexts.submit, whyNot: moved)])
    }

    // MARK: Drawing

    private var blocks: [PageBlock] {
        var blocks: [PageBlock] = [
            .heading(CounterCheckTexts.entryHead(check.number, opened.file.lease.tenant.name, stage: stageNumber))
        ]
        if let moved {
            blocks += [.text(moved, .warning), .gap]
        } else if stage == .head, let refusal = check.reports.last?.refusal {
            let who = CounterCheckTexts.byAt(opened.file.staff[refusal.by] ?? "", refusal.at)
            blocks += [
                .text(CounterCheckTexts.refusedBefore(who, opened.file.notes[refusal.note] ?? ""), .warning), .gap,
            ]
        }
        return blocks
    }

    private var stageNumber: Int {
        switch stage {
        case .head: 1
        case .items: 2
        case .review: 3
        }
    }

    private var itemRoom: Size { Page.room(below: blocks, in: size) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let taking { return taking.draw(on: &surface, in: body) }
        let rest = Page.draw(blocks, on: &surface, in: body)
        switch stage {
        case .head: form.draw(on: &surface, in: rest, words: words)
        case .items: items.draw(on: &surface, in: rest)
        case .review: review.draw(on: &surface, in: rest, words: words)
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCheckTexts.enterTitle, subject: clerk.name) }
    func alarms(now: Instant) -> [Alarm] { keeper.alarms }
    var help: [HelpSection] { sections(CounterCheckTexts.entryHelp) }

    var takesText: Bool {
        guard taking == nil else { return false }
        switch stage {
        case .head: return form.takesText
        case .items: return items.takesText
        case .review: return false
        }
    }

    var takesChinese: Bool {
        guard taking == nil else { return false }
        switch stage {
        case .head: return form.takesChinese
        case .items: return items.takesChinese
        case .review: return false
        }
    }

    var hints: [KeyHint] {
        if let taking { return taking.hints }
        let back = KeyHint(.escape, words.back, weight: .main)
        switch stage {
        case .head: return ItemEditor.hints + [back]
        case .items: return items.hints
        case .review:
            return [
                KeyHint(.function(5), CounterCheckTexts.submitShort, weight: .main, whyNot: moved),
                KeyHint(.enter, CounterCaseTexts.choose, weight: .main),
                KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor), back,
            ]
        }
    }
}
