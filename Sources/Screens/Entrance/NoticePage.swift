import Cells
import Forms
import Office
import Texts

/// What is collected, why, how long it is kept, and that one may say no (L-01).
struct NoticePage: KioskScreen {
    enum Field: Hashable, Sendable {
        case tick, agree, disagree
    }

    let visitor: Visitor
    let notice: PolicyText
    private var page: ReadAndAnswer<Field>

    init(visitor: Visitor, notice: PolicyText) {
        self.visitor = visitor
        self.notice = notice
        let form = Form<Field>([
            .tick(.tick, EntranceTexts.noticeTick, whyNot: EntranceTexts.readFirst),
            .button(.agree, EntranceTexts.agree, whyNot: EntranceTexts.tickFirst),
            .button(.disagree, EntranceTexts.disagree),
        ])
        page = ReadAndAnswer(notice.blocks, form)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            page.fit(Page.room(below: blocks, in: size))
            openGates()
        case .answer(.agreed): return [.restart(with: HomePage(visitor: visitor))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape) where !page.takesText: return [.proposeEnd]
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func take(_ outcome: FormOutcome<Field>) -> [KioskEffect] {
        openGates()
        switch outcome {
        case .activated(.agree): return [.ask(.agree(notice))]
        case .activated(.disagree): return [.endSession, .show(DeclinedPage())]
        case .refused(let why):
            let message = page.goToObstacle(.tick, why)
            openGates()
            return message.map { [.say($0)] } ?? []
        default: return []
        }
    }

    /// The tick opens when the end was seen, the button when it is ticked.
    private mutating func openGates() {
        page.form.setWhyNot(.tick, page.reader.sawEnd ? nil : EntranceTexts.readFirst)
        page.form.setWhyNot(.agree, page.form.isTicked(.tick) ? nil : EntranceTexts.tickFirst)
    }

    private var blocks: [PageBlock] { [.heading(notice.title)] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        page.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: EntranceTexts.noticeTitle, subject: visitor.maskedName) }
    var hints: [KeyHint] { page.hints + (page.takesText ? [] : [KeyHint(.escape, HomeTexts.end)]) }
    var help: [HelpSection] { [HelpSection](HomeTexts.help) }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
}

/// How one is served who does not agree.
struct DeclinedPage: KioskScreen {
    private var menu = Menu<Int>([MenuEntry(0, EntranceTexts.backToStart)])

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took = menu.press(key) else { return [] }
        return [.pop]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let text = EntranceTexts.declined.flatMap { [PageBlock.text($0), .gap] }
        let rest = Page.draw([.heading(EntranceTexts.declinedTitle)] + text, on: &surface, in: body)
        menu.draw(on: &surface, in: rest)
    }

    var chrome: Chrome { Chrome(title: EntranceTexts.noticeTitle) }
    var hints: [KeyHint] { [.choose] }
}
