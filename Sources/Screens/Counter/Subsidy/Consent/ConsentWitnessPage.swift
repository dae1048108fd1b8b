import Cells
import Forms
import Housing
import Office
import Texts

/// 见证签署知情同意书: who it is, the text to be read to its end together, and what the clerk saw (LH-45).
struct ConsentWitnessPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case identity, sign, witness
    }

    let clerk: Clerk
    private let file: WitnessFile
    private var page: ReadAndAnswer<Field>
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()
    private var size = Size(width: 0, height: 0)

    init(_ file: WitnessFile, clerk: Clerk) {
        self.file = file
        self.clerk = clerk
        page = ConsentWitnessPage.unread(file, clerk)
    }

    private static func unread(_ file: WitnessFile, _ clerk: Clerk) -> ReadAndAnswer<Field> {
        ReadAndAnswer(file.text.blocks, form(file, clerk), keepsSections: true)
    }

    /// Nothing is asked where it was witnessed before.
    private static func form(_ file: WitnessFile, _ clerk: Clerk) -> Form<Field> {
        guard file.witness == nil else {
            return Form([.note(.witness, CounterWitnessTexts.already, role: .success)])
        }
        return Form([
            .tick(.identity, CounterWitnessTexts.identity), .tick(.sign, CounterWitnessTexts.sign),
            .note(.witness, CounterWitnessTexts.witness(clerk.name), role: .muted),
        ])
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        // Who comes back to it may be somebody else, who saw nothing.
        case .covered, .leaving:
            dialog = nil
            leaving.close()
            page = ConsentWitnessPage.unread(file, clerk)
            fit()
            openGates()
        case .answer(.families(.consentWitnessed(let witness, let isNew))): return [.pop, say(witness, isNew)]
        case .answer(.failed(let trouble)):
            // Another text is in force by now: it is looked up and read anew.
            return (trouble.refusal?.code == .textOutdated ? [.pop] : []) + tell(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private func say(_ witness: ConsentWitness, _ isNew: Bool) -> CounterEffect {
        guard isNew else {
            return .say(.info(CounterWitnessTexts.before(file.receipt, witness.at, by: witness.by)))
        }
        return switch file.state {
        case nil, .draft, .withdrawn: .say(.success(CounterWitnessTexts.done(file.receipt)))
        case .correction: .say(.success(CounterWitnessTexts.doneForMending(file.receipt)))
        default: .say(.success(CounterWitnessTexts.doneForApplied(file.receipt)))
        }
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if leaving.isOpen { return leaving.press(input) ? [.pop] : [] }
        if dialog != nil { return answer(input) }
        switch input {
        case .key(.escape): return leaving.leave(hasWritten: hasTicks) ? [.pop] : []
        case .key(.function(5)):
            ask()
            return []
        default:
            let outcome = page.update(input)
            openGates()
            guard case .refused(let why) = outcome else { return [] }
            let message = page.goToObstacle(.identity, why)
            openGates()
            return message.map { [.say($0)] } ?? []
        }
    }

    private mutating func ask() {
        guard whyNot == nil else { return }
        dialog = Dialog(
            title: CounterWitnessTexts.askTitle, text: CounterWitnessTexts.askText(file.receipt, file.maskedName),
            buttons: [
                DialogButton(true, CounterWitnessTexts.confirm), DialogButton(false, CounterWitnessTexts.cancel),
            ], focus: 1)
    }

    private mutating func answer(_ input: Input) -> [CounterEffect] {
        guard case .key(let key) = input, let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        guard isSure else { return [] }
        let seen = WitnessedConsent(
            template: file.text.template, isIdentityChecked: page.form.isTicked(.identity),
            isSigned: page.form.isTicked(.sign))
        return [.ask(.families(.witnessConsent(seen, file.batch, receipt: file.receipt)))]
    }

    private var hasTicks: Bool { page.form.isTicked(.identity) || page.form.isTicked(.sign) }

    private var whyNot: String? {
        if file.witness != nil { return CounterWitnessTexts.already }
        guard page.reader.sawEnd else { return CounterWitnessTexts.readFirst }
        let isTicked = page.form.isTicked(.identity) && page.form.isTicked(.sign)
        return isTicked ? nil : CounterWitnessTexts.ticksMissing
    }

    /// What was not read to its end was not signed.
    private mutating func openGates() {
        page.form.setWhyNot(.sign, page.reader.sawEnd ? nil : CounterWitnessTexts.readFirst)
        page.form.setWhyNot(.identity, page.reader.sawEnd ? nil : CounterWitnessTexts.readFirst)
    }

    // MARK: Drawing

    private mutating func fit() {
        page.fit(Page.room(below: head, in: size))
        openGates()
    }

    private var head: [PageBlock] {
        [
            .heading(CounterWitnessTexts.head(file.receipt, file.maskedName)),
            .facts([
                Fact(CounterWitnessTexts.document, file.maskedDocument),
                Fact(CounterWitnessTexts.application, file.state?.name ?? CounterWitnessTexts.notApplied),
                Fact(CounterWitnessTexts.consent, consentWords),
            ]), .gap,
        ]
    }

    private var consentWords: String {
        CounterWitnessTexts.consentWords(
            witness: file.witness.map { ($0.at, $0.by) }, signedAt: file.signedAt, readAt: file.readAt)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        page.draw(on: &surface, in: Page.draw(head, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterWitnessTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { dialog == nil && !leaving.isOpen && page.takesText }
    var takesChinese: Bool { dialog == nil && !leaving.isOpen && page.takesChinese }
    var help: [HelpSection] { sections(CounterWitnessTexts.help) }

    var hints: [KeyHint] {
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil || leaving.isOpen { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        // Where nothing is to be ticked Enter does nothing.
        let reading = page.hints.filter { file.witness == nil || !$0.keys.contains(.enter) }
        return [KeyHint(.function(5), CounterWitnessTexts.confirm, weight: .main, whyNot: whyNot)] + reading + [back]
    }
}
