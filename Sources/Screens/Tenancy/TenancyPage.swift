import Cells
import Forms
import Housing
import Office
import Texts

/// 登记去世或搬离 (Q33): who, what, when, in one's own words, with a picture or without, one question a page; then all
/// answers before it is handed in.
struct TenancyPage: FlowPage {
    enum Choice: Hashable, Sendable {
        case lease(LeaseID)
        case person(PersonID)
        case oneself, died, movedOut, takePicture, later, home, call
    }

    enum Field: String, Hashable, Sendable {
        case day, words, next
    }

    var journey: TenancyJourney
    var keeper = DraftKeeper()
    /// Whom somebody pointed out before he came here.
    private let meant: PersonID?
    /// nil before the leases were read.
    private var today: Day?
    private var isChanging = false
    private var menu = Menu<Choice>([], isSpaced: true)
    private var form = Form<Field>([])
    private var review = ReviewPage<TenancyStep>([], buttons: [])
    private var panel: FilePanel<KioskTaking>?
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, about person: PersonID? = nil) {
        journey = TenancyJourney(visitor: visitor)
        meant = person
    }

    private static let proofWords = TakingWords(
        title: TenancyTexts.proofTitle, text: TenancyTexts.proofText, preview: TenancyTexts.proofPreview,
        use: TenancyTexts.useProof, useless: RenewalTexts.again, hasZoomNumbers: true)

    // MARK: Events

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            panel?.fit(size)
            return panel?.dots() ?? []
        case .appeared: return [.ask(.overview)]
        case .answer(.overview(let overview)):
            guard today == nil else { return [] }
            today = overview.today
            journey.begin(overview, about: meant)
            go(to: step)
        case .answer(.tenancy(.reported(let change))):
            return [.turn(to: TenancyDonePage(visitor: journey.visitor, change: change))]
        case .answer(.nothingStaged) where panel == nil:
            journey.proof = nil
            go(to: .proof)
            return [.say(.warning(TenancyTexts.pictureGone))]
        case .answer(.failed(let trouble)):
            _ = panel?.take(.failed(trouble))
            lead(to: trouble)
            return tell(trouble)
        default:
            if let effects = common(event) { return effects }
            if case .answer(let answer) = event { return panel?.take(answer) ?? [] }
            guard let input = event.input else { return [] }
            let before = journey.draft
            let effects = press(input)
            if journey.draft != before { keeper.noteChange(now) }
            // An answer is kept when its question is left; words at most a second after a key.
            let isLeft = step != before.step || effects.contains(.pop)
            return (isLeft ? saveIfChanged() : []) + effects
        }
        return []
    }

    /// What was refused at the end is answered anew at its question, and the answers come back.
    private mutating func lead(to trouble: KioskTrouble) {
        guard step == .review, let refusal = trouble.refusal else { return }
        switch refusal.code {
        case .dayInFuture, .dayBeforeMovingIn:
            go(to: .day)
            form.report([FieldProblem(.day, TenancyTexts.dayProblem(refusal))])
        case .notOnLease: go(to: .who)
        default: return
        }
        isChanging = true
    }

    // MARK: From question to question

    private var step: TenancyStep { journey.draft.step }

    private mutating func go(to step: TenancyStep) {
        journey.draft.step = step
        let draft = journey.draft
        switch step {
        case .lease: menu = Menu(leaseEntries, isSpaced: true)
        case .who: menu = Menu(peopleEntries, focus: draft.person.map { .person($0) })
        case .what:
            menu = Menu(
                [MenuEntry(.died, TenancyTexts.died), MenuEntry(.movedOut, TenancyTexts.movedOut)],
                focus: draft.event.map { $0.isDeath ? .died : .movedOut })
        case .day:
            form = Form([
                .date(.day, TenancyTexts.when, draft.day?.calendarDate, help: TenancyTexts.dayHelp),
                .button(.next, HomeTexts.next),
            ])
        case .words:
            form = Form([
                .text(.words, TenancyTexts.words, TextField(draft.words, limit: 100), help: TenancyTexts.wordsHelp),
                .button(.next, HomeTexts.next),
            ])
        case .proof:
            menu = Menu([
                MenuEntry(.takePicture, TenancyTexts.takeProof, note: journey.proof?.name ?? "", noteRole: .success),
                MenuEntry(.later, journey.proof == nil ? TenancyTexts.proofLater : HomeTexts.next),
            ])
        case .review:
            review = ReviewPage(journey.sections, buttons: [.button(.review, RenewalTexts.submit)])
        }
    }

    private var leaseEntries: [MenuEntry<Choice>] {
        let leases = journey.leases
        guard !leases.isEmpty else { return [MenuEntry(.home, HomeTexts.back), MenuEntry(.call, HomeTexts.call)] }
        return leases.map { MenuEntry(.lease($0.lease.id), "\($0.lease.number)  \($0.address)") }
            + [MenuEntry(.home, HomeTexts.back)]
    }

    private var peopleEntries: [MenuEntry<Choice>] {
        journey.living.map { MenuEntry(.person($0.person.id), $0.line) }
            + [MenuEntry(.oneself, TenancyTexts.oneself, whyNot: TenancyTexts.oneselfAtCounter)]
    }

    /// On to the next question, or back to the answers where one of them was changed.
    private mutating func forward() {
        if isChanging {
            isChanging = false
            return go(to: .review)
        }
        go(to: TenancyStep(rawValue: step.rawValue + 1) ?? .review)
    }

    /// What was typed is kept as it stands.
    private mutating func back() -> [KioskEffect] {
        if isChanging {
            isChanging = false
            go(to: .review)
            return []
        }
        let first: TenancyStep = journey.leases.count > 1 ? .lease : .who
        guard step.rawValue > first.rawValue, let before = TenancyStep(rawValue: step.rawValue - 1) else {
            return [.pop]
        }
        go(to: before)
        return []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [KioskEffect] {
        guard today != nil else { return input == .key(.escape) ? [.pop] : [] }
        if panel != nil { return take(input) }
        if input == .key(.escape) { return back() }
        switch step {
        case .day, .words: return fill(input)
        case .review: return look(input)
        case .lease, .who, .what, .proof:
            guard case .key(let key) = input else { return [] }
            switch menu.press(key) {
            case .took(let choice): return take(choice)
            case .refused(let why): return [.say(.warning(why))]
            case .ignored, .moved: return []
            }
        }
    }

    private mutating func take(_ choice: Choice) -> [KioskEffect] {
        switch choice {
        case .lease(let id):
            if journey.draft.lease != id {
                journey.draft.lease = id
                journey.draft.person = nil
                isChanging = false
            }
        case .person(let person): journey.draft.person = person
        case .died: journey.draft.event = .occupantDied
        case .movedOut: journey.draft.event = .occupantMovedOut
        case .takePicture:
            var panel = FilePanel<KioskTaking>(TenancyPage.proofWords)
            panel.fit(size)
            self.panel = panel
            return [.ask(.devices)]
        case .later, .oneself: break
        case .home: return [.pop]
        case .call: return [.show(CallPage(step: Kiosk.step(chrome)))]
        }
        forward()
        return []
    }

    private mutating func fill(_ input: Input) -> [KioskEffect] {
        // A line alone on its page: Enter is done with it.
        let isDone = input == .key(.enter) && form.focus != .next
        switch isDone ? .activated(.next) : form.update(input) {
        case .changed:
            if step == .words { journey.draft.words = form.text(.words) }
            if let day = form.date(.day)?.housing, let today, day <= today { journey.draft.day = day }
            return []
        case .activated: return step == .day ? takeDay() : takeWords()
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    private mutating func takeDay() -> [KioskEffect] {
        guard let day = form.date(.day)?.housing else {
            form.report([FieldProblem(.day, form.isDateEmpty(.day) ? TenancyTexts.dayMissing : TenancyTexts.noSuchDay)])
            return []
        }
        guard let today, day <= today else {
            form.report([FieldProblem(.day, TenancyTexts.dayInFuture)])
            return []
        }
        journey.draft.day = day
        forward()
        return []
    }

    private mutating func takeWords() -> [KioskEffect] {
        journey.draft.words = Normal.name(form.text(.words))
        forward()
        return []
    }

    private mutating func look(_ input: Input) -> [KioskEffect] {
        switch review.update(input) {
        case .change(let step):
            isChanging = true
            go(to: step)
        case .activated:
            return journey.report.map { [.ask(.tenancy(.report($0, proof: journey.proof)))] } ?? []
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: break
        }
        return []
    }

    private mutating func take(_ input: Input) -> [KioskEffect] {
        switch panel?.press(input) {
        case .effects(let effects): return effects
        case .left:
            // A picture that was looked at after the chosen one took its place.
            if panel?.hasTaken == true { journey.proof = nil }
            panel = nil
            go(to: .proof)
        case .took(let file):
            panel = nil
            journey.proof = file
            forward()
        case nil: break
        }
        return []
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let panel { return panel.draw(on: &surface, in: body) }
        let rest = Page.draw(blocks, on: &surface, in: body)
        guard today != nil else { return }
        switch step {
        case .day, .words: form.draw(on: &surface, in: rest, words: words)
        case .review: review.draw(on: &surface, in: rest, words: words)
        case .lease, .who, .what, .proof: menu.draw(on: &surface, in: rest)
        }
    }

    private var blocks: [PageBlock] {
        guard today != nil else { return [.heading(TenancyTexts.flow), .text(RenewalTexts.reading, .muted)] }
        let name = journey.occupant?.person.maskedName ?? ""
        return switch step {
        case .lease where journey.leases.isEmpty: [.heading(TenancyTexts.flow), .text(TenancyTexts.nobody), .gap]
        case .lease: [.heading(TenancyTexts.whichLease)]
        case .who: [.heading(TenancyTexts.whoTitle), .text(TenancyTexts.whoText), .gap]
        case .what: [.heading(TenancyTexts.whatTitle(name))]
        case .day: [.heading(TenancyTexts.dayTitle(name, journey.draft.event?.what ?? ""))]
        case .words: [.heading(TenancyTexts.wordsTitle)]
        case .proof: [.heading(TenancyTexts.proofTitle), .text(TenancyTexts.proofText), .gap]
        case .review: [.heading(RenewalTexts.reviewTitle)]
        }
    }

    var takesText: Bool { panel == nil && (step == .day || step == .words) && form.takesText }
    var takesChinese: Bool { panel == nil && (step == .day || step == .words) && form.takesChinese }
    var hints: [KeyHint] { panel?.hints ?? [.choose, .move, .back] }
}
