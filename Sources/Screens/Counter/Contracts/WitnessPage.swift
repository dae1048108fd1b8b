import Cells
import Forms
import Housing
import Office
import Texts

/// 当面签订: person and card seen, the sheet printed and signed, its picture taken in, the clerk's own password (L-10, Q29).
struct WitnessPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case person, card, print, picture, state, code, password, sign
    }

    let clerk: Clerk
    private var opened: OpenContract
    private var form: Form<Field>
    /// How the sheet last came out of the printer.
    private var printed: Printed?
    private var taking: FilePanel<CounterTaking>?
    /// The picture that is used. Its bytes stay with the desk.
    private var staged: StagedFile?
    private var delay = PasswordDelay()
    private var size = Size(width: 0, height: 0)

    private struct Printed: Equatable {
        let state: PrintState
        let isDemonstration: Bool
    }

    init(_ opened: OpenContract, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        form = Form([
            .tick(.person, CounterContractTexts.personSeen), .tick(.card, CounterContractTexts.cardSeen),
            .button(.print, CounterContractTexts.printSheet), .button(.picture, CounterContractTexts.takeSignature),
            .note(.state, "", role: .info),
            .text(
                .code, CounterContractTexts.sheetCode, SheetCodeField.field,
                help: CounterContractTexts.sheetCodeHelp),
            .secret(.password, CounterContractTexts.ownPassword), .button(.sign, CounterContractTexts.sign),
        ])
        tellState()
    }

    private static let takingWords = TakingWords(
        title: CounterContractTexts.takeSignature, text: CounterContractTexts.takeSignatureText,
        preview: CounterContractTexts.previewTitle, use: CounterContractTexts.use,
        useless: CounterContractTexts.useless)

    private var signing: Signing { opened.signing }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            taking?.fit(size)
            return taking?.dots() ?? []
        // Of what happened behind the lock nobody told it.
        case .changed(CounterTopic.cases), .revealed: return [.quietly(.openContract(signing.id))]
        case .answer(let answer): return take(answer, now)
        case .key, .paste: return event.input.map { press($0, now) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer, _ now: Instant) -> [CounterEffect] {
        switch answer {
        case .contract(let opened): return take(opened)
        case .contractDone(let done): return ContractDeeds.effects(done, clerk: clerk)
        case .sheetPrinted(let state, let isDemonstration):
            printed = Printed(state: state, isDemonstration: isDemonstration)
        case .usingPicture(let file): staged = file
        case .nothingStaged where taking == nil:
            staged = nil
            form.focus(on: .picture)
            tellState()
            return [.say(.warning(CounterContractTexts.pictureGone))]
        case .turnedAway(let trouble, let seconds):
            delay.begin(trouble, seconds: seconds, now: now)
            form.clearSecret(.password)
            form.focus(on: .password)
        case .failed(let trouble) where trouble.isOfSheetCode:
            form.focus(on: .code)
            return tell(trouble)
        case .failed(let trouble):
            // It may be of something that was asked in passing: what is being typed stays.
            tellState()
            return (taking?.take(answer) ?? []) + tell(trouble)
                + (trouble.isRaceLost ? [.quietly(.openContract(signing.id))] : [])
        default: return taking?.take(answer) ?? []
        }
        tellState()
        return []
    }

    /// What somebody else did with it meanwhile. What was seen, printed and taken in was of the contract as it stood: all of
    /// it is done anew.
    private mutating func take(_ now: OpenContract) -> [CounterEffect] {
        let isSame = now.signing.version == signing.version
        guard now.signing.state == .altIdentity else {
            return leave + [.say(.warning(CounterContractTexts.changedNow))]
        }
        guard !isSame else {
            opened = now
            return []
        }
        var anew = WitnessPage(now, clerk: clerk)
        anew.size = size
        anew.delay = delay
        self = anew
        return [.quietly(.usePicture(nil)), .say(.warning(CounterContractTexts.witnessAnew))]
    }

    /// The desk keeps nobody's signature for a page that is not there.
    private var leave: [CounterEffect] { [.quietly(.usePicture(nil)), .pop] }

    // MARK: Keys

    private mutating func press(_ input: Input, _ now: Instant) -> [CounterEffect] {
        if taking != nil { return takeIn(input) }
        if input == .key(.escape) { return leave }
        if input == .key(.enter), form.focus == .password { return sign(now) }
        switch form.update(input) {
        case .activated(.print):
            return [.job(.printSheet(signing), title: CounterContractTexts.printingTitle)]
        case .activated(.picture):
            var taking = FilePanel<CounterTaking>(WitnessPage.takingWords)
            taking.fit(size)
            self.taking = taking
            return [.ask(.pictureSources)]
        case .activated: return sign(now)
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    private mutating func takeIn(_ input: Input) -> [CounterEffect] {
        switch taking?.press(input) {
        case .effects(let effects): return effects
        case .left: taking = nil
        case .took(let file):
            taking = nil
            form.focus(on: .code)
            return [.ask(.usePicture(file))]
        case nil: break
        }
        tellState()
        return []
    }

    private mutating func tellState() {
        let picture = staged.map { CounterContractTexts.pictureTaken($0.name) } ?? CounterContractTexts.noPicture
        form.setLabel(.state, "\(printedWords)　\(picture)")
        form.setLabel(
            .print, printed == nil ? CounterContractTexts.printSheet : CounterContractTexts.printAgain)
    }

    private var printedWords: String {
        switch printed?.state {
        case nil: CounterContractTexts.notPrinted
        case .done where printed?.isDemonstration == true:
            // No paper came on which it could be read.
            CounterContractTexts.sheetPrinted + RenewalTexts.demonstration
                + CounterContractTexts.demonstratedCode(signing.contract.sheetCode)
        case .done: CounterContractTexts.sheetPrinted
        case .cancelled: CounterContractTexts.sheetCancelled
        case .waiting, .printing, .held, .failed: CounterContractTexts.sheetFailed
        }
    }

    private mutating func sign(_ now: Instant) -> [CounterEffect] {
        if let wait = delay.next(now) { return wait }
        var problems: [FieldProblem<Field>] = []
        for (field, why) in [
            (Field.person, CounterContractTexts.personFirst), (.card, CounterContractTexts.cardFirst),
        ] where !form.isTicked(field) {
            problems.append(FieldProblem(field, why))
        }
        let code = form.text(.code)
        if let why = SheetCodeField.problem(code) { problems.append(FieldProblem(.code, why)) }
        let password = form.text(.password)
        if password.isEmpty { problems.append(FieldProblem(.password, CounterTexts.passwordMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        guard let staged else {
            form.focus(on: .picture)
            return [.say(.warning(CounterContractTexts.pictureFirst))]
        }
        return [
            .ask(
                .witness(
                    signing,
                    WitnessDeed(
                        isPersonSeen: form.isTicked(.person), isCardSeen: form.isTicked(.card), sheetCode: code,
                        picture: staged, password: password)))
        ]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    // MARK: Drawing

    private var head: [PageBlock] {
        // In full: the clerk vouches for having compared them with the card.
        let name = opened.file.lease.tenant.name
        let document = opened.file.lease.tenant.document.grouped
        let until = signing.attempt?.counter.map { PageBlock.text(CounterContractTexts.counterUntil($0.until), .info) }
        return [
            .text("\(signing.number)  \(name)  \(document)", .heading)
        ] + [until].compactMap(\.self) + [
            .facts([
                Fact(CounterContractTexts.digest, DocumentTexts.grouped(signing.contract.document.digest))
            ]), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let taking { return taking.draw(on: &surface, in: body) }
        let rest = Page.draw(head + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { Chrome(title: CounterContractTexts.witness, subject: clerk.name, layout: .wide) }
    var takesText: Bool { taking == nil && form.takesText }
    var takesChinese: Bool { taking == nil && form.takesChinese }
    var help: [HelpSection] { sections(CounterContractTexts.witnessHelp) }

    var hints: [KeyHint] {
        taking?.hints ?? ItemEditor.hints + [KeyHint(.escape, words.back, weight: .main)]
    }
}
