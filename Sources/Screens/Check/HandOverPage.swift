import Cells
import Forms
import Housing
import Office
import Texts

/// 请 林*雨 本人阅读: the keyboard goes to another adult of the family, who types his own number before he reads.
struct HandOverPage: KioskScreen {
    enum Field: Hashable, Sendable {
        case card, number, read, absent
    }

    let visitor: Visitor
    let file: CheckFile
    let person: PersonID
    private var form: Form<Field>

    init(visitor: Visitor, file: CheckFile, person: PersonID) {
        self.visitor = visitor
        self.file = file
        self.person = person
        let isCard = HandOverPage.isCard(file.people[person])
        form = Form([
            DocumentFields.identity(.card, isHidden: !isCard),
            DocumentFields.number(.number, door: .person, isHidden: isCard),
            .button(.read, CheckTexts.readNow), .button(.absent, CheckTexts.notHere),
        ])
        form.focusOnVisible()
    }

    private static func isCard(_ person: Person?) -> Bool {
        [.residentCard, .residencePermit].contains(person?.document.kind)
    }

    private var isCard: Bool { HandOverPage.isCard(file.people[person]) }
    private var field: Field { isCard ? .card : .number }
    private var name: String { file.maskedName(of: person) }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard let input = event.input else { return [] }
        switch form.update(input) {
        case .activated(.absent): return [.show(AbsentPage(visitor: visitor))]
        case .activated: return goOn()
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled, .changed, .left: return []
        }
    }

    /// Whoever types another number than the register has reads nothing in this person's name. The office asks again.
    private mutating func goOn() -> [KioskEffect] {
        let typed = form.text(field)
        let problems = DocumentFields.problems(field, typed, door: .person, isCard: isCard)
        guard problems.isEmpty, let registered = file.people[person]?.document else {
            form.report(problems)
            return []
        }
        guard let number = try? IdentityNumber(typed, kind: registered.kind, on: nil), number == registered else {
            form.report([FieldProblem(field, CheckTexts.documentDiffers)])
            return []
        }
        form.clearProblems()
        return [.turn(to: AuthorisationPage(visitor: visitor, file: file, person: person, document: number))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CheckTexts.handOver(name)), .text(CheckTexts.handOverText(name)), .gap,
        ]
        let rest = Page.draw(blocks, on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
        let foot = rest.splitTop(form.rows(width: rest.width, words: words) + 1).rest
        Page.draw([.text(CheckTexts.documentWrong, .muted)], on: &surface, in: foot)
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 1) }
    var hints: [KeyHint] { [form.takesText ? .goOn : .choose, .move] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
    var help: [HelpSection] { CheckChrome.help }
}
