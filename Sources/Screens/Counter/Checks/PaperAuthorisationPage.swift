import Cells
import Forms
import Housing
import Office
import Texts

/// 书面授权: an adult who cannot come to a kiosk signed the sheet; a clerk saw person, card and signature and takes it in.
struct PaperAuthorisationPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case person, print, seen, signed, picture, state, go
    }

    let clerk: Clerk
    private(set) var opened: OpenCheck
    /// Whose authorisation is still to be given.
    private var adults: [EconomicCheck.Member]
    private var form: Form<Field>
    private var taking: FilePanel<CounterTaking>?
    /// How the sheet last came out of the printer.
    private var printed: PrintState?
    /// The picture that is used. Its bytes stay with the desk.
    private var staged: StagedFile?
    /// Why it can no longer be taken in, for as long as it is so.
    private var moved: String?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenCheck, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        adults = opened.file.unauthorised
        form = Self.form(adults, opened.file)
        tellState()
    }

    private static func form(_ adults: [EconomicCheck.Member], _ file: CheckFile) -> Form<Field> {
        let options = adults.map { member in
            let person = file.people[member.person]
            let words = [
                person?.name ?? "", CounterCheckTexts.relation(member.relation), person?.document.maskedWords ?? "",
            ]
            return ChoiceOption(words.joined(separator: "  "))
        }
        return Form([
            .choice(.person, CounterCheckTexts.whose, options, chosen: adults.count == 1 ? 0 : nil),
            .button(.print, CounterCheckTexts.printSheet),
            .tick(.seen, CounterCheckTexts.personSeen), .tick(.signed, CounterCheckTexts.sheetSeen),
            .button(.picture, CounterCheckTexts.takeSheet), .note(.state, CounterCheckTexts.noPaper, role: .info),
            .button(.go, CounterCheckTexts.takeIn),
        ])
    }

    private var check: EconomicCheck { opened.check }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            taking?.fit(size)
            return taking?.dots() ?? []
        case .changed(CounterTopic.cases), .revealed: return [.quietly(.check(.open(check.id)))]
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .check(.opened(let now)): return see(now)
        case .check(.done(let done)): return CheckDeeds.effects(done)
        case .check(.pictureGone): return lose()
        case .usingPicture(let file): staged = file
        case .sheetPrinted(let state, _): printed = state
        case .nothingStaged where taking == nil: return lose()
        case .failed(let trouble):
            let effects = (taking?.take(answer) ?? []) + tell(trouble)
            return trouble.isRaceLost ? effects + [.quietly(.check(.open(check.id)))] : effects
        default: return taking?.take(answer) ?? []
        }
        tellState()
        return []
    }

    /// Somebody authorised at a kiosk meanwhile, or another clerk was here. What was ticked was about the one who is chosen:
    /// it stays while his is still to be given.
    private mutating func see(_ now: OpenCheck) -> [CounterEffect] {
        let chosen = form.choice(.person).map { adults[$0].person }
        let before = adults
        opened = now
        moved = now.file.allowed.contains(.authoriseOnPaper) ? nil : CheckDeeds.moved(now, clerk)
        form.setWhyNot(.go, moved)
        guard moved == nil, now.file.unauthorised != before else { return [] }
        adults = now.file.unauthorised
        guard !adults.isEmpty else {
            return [.quietly(.usePicture(nil)), .pop, .say(.info(CounterCheckTexts.allAuthorised))]
        }
        let kept = form
        form = Self.form(adults, now.file)
        guard let chosen, let index = adults.firstIndex(where: { $0.person == chosen }) else {
            return dropSheet() + [.say(.warning(CounterCheckTexts.authorisedMeanwhile))]
        }
        form.choose(.person, index)
        for field in [Field.seen, .signed] { form.setTick(field, kept.isTicked(field)) }
        if let focus = kept.focus { form.focus(on: focus) }
        tellState()
        return []
    }

    /// Print and picture were of another one's sheet.
    private mutating func dropSheet() -> [CounterEffect] {
        (printed, staged, taking) = (nil, nil, nil)
        tellState()
        return [.quietly(.usePicture(nil))]
    }

    private mutating func lose() -> [CounterEffect] {
        staged = nil
        form.focus(on: .picture)
        tellState()
        return [.say(.warning(CounterContractTexts.pictureGone))]
    }

    private mutating func tellState() {
        let picture = staged.map { CounterContractTexts.pictureTaken($0.name) } ?? CounterCheckTexts.noPaper
        form.setLabel(.state, CounterCheckTexts.sheetState(printedWords, picture))
    }

    private var printedWords: String {
        switch printed {
        case nil: CounterCheckTexts.notPrinted
        case .done: CounterCheckTexts.sheetPrinted
        case .cancelled: CounterCheckTexts.sheetCancelled
        case .waiting, .printing, .held, .failed: CounterCheckTexts.sheetFailed
        }
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if taking != nil { return takeIn(input) }
        if input == .key(.escape) { return [.quietly(.usePicture(nil)), .pop] }
        switch form.update(input) {
        case .changed(.person):
            // Person, card and sheet were those of another one.
            for field in [Field.seen, .signed] { form.setTick(field, false) }
            form.focus(on: .print)
            return dropSheet()
        case .activated(.print): return printSheet()
        case .activated(.picture):
            var taking = FilePanel<CounterTaking>(.authorisation)
            taking.fit(size)
            self.taking = taking
            return [.ask(.pictureSources)]
        case .activated: return submit()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func printSheet() -> [CounterEffect] {
        guard let chosen = form.choice(.person) else {
            form.report([FieldProblem(.person, CounterCheckTexts.whoseMissing)])
            return []
        }
        return [.job(.check(.printSheet(adults[chosen].person, check)), title: CounterCheckTexts.printSheetTitle)]
    }

    private mutating func takeIn(_ input: Input) -> [CounterEffect] {
        switch taking?.press(input) {
        case .effects(let effects): return effects
        case .left: taking = nil
        case .took(let file):
            taking = nil
            form.focus(on: .go)
            return [.ask(.usePicture(file))]
        case nil: break
        }
        tellState()
        return []
    }

    private mutating func submit() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        if form.choice(.person) == nil { problems.append(FieldProblem(.person, CounterCheckTexts.whoseMissing)) }
        for (field, why) in [
            (Field.seen, CounterCheckTexts.personFirst), (.signed, CounterCheckTexts.sheetFirst),
        ] where !form.isTicked(field) {
            problems.append(FieldProblem(field, why))
        }
        form.report(problems)
        guard problems.isEmpty, let chosen = form.choice(.person) else { return [] }
        guard let staged else {
            form.focus(on: .picture)
            return [.say(.warning(CounterCheckTexts.sheetPictureFirst))]
        }
        return [.ask(.check(.authorise(adults[chosen].person, picture: staged, check)))]
    }

    // MARK: Drawing

    private var blocks: [PageBlock] {
        let text = opened.file.authorisation
        return [
            .heading(CounterCheckTexts.authoriseHead(check.number, opened.file.lease.tenant.name)),
            moved.map { .text($0, .warning) } ?? .text(CounterCheckTexts.authoriseText(text.template.version), .muted),
            .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let taking { return taking.draw(on: &surface, in: body) }
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var chrome: Chrome { Chrome(title: CounterCheckTexts.authoriseTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { taking == nil && form.takesText }
    var takesChinese: Bool { taking == nil && form.takesChinese }
    var help: [HelpSection] { sections(CounterCheckTexts.authoriseHelp) }

    var hints: [KeyHint] {
        taking?.hints ?? ItemEditor.hints + [KeyHint(.escape, words.back, weight: .main)]
    }
}
