import Cells
import Forms
import Housing
import Office
import Texts

/// 核对详情: where a check stands, what is to be done and until when, the result item by item, what happened so far.
struct CheckFilePage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case goOn, object, renew, again, back, family
    }

    let visitor: Visitor
    let id: CaseID
    private var file: CheckFile?
    /// What was begun of an objection.
    private var draft: CheckDraft?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [.ask(.check(.file(id)))]
        case .changed: return [.quietly(.check(.file(id)))]
        case .answer(.check(.file(let file, let draft))): show(file, draft)
        case .answer(.failed(let trouble)): return tell(trouble)
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func show(_ file: CheckFile, _ draft: CheckDraft?) {
        self.draft = draft
        self.file = file
        let buttons = buttons(file)
        // What can be done now and could not before comes first.
        let isSame = buttons.map(\.id) == page.form.items.map(\.id)
        page.show(CheckStory.blocks(file), Form(buttons, focus: isSame ? page.form.focus : nil))
        page.fit(Page.room(below: blocks, in: size))
    }

    private func buttons(_ file: CheckFile) -> [FormItem<Choice>] {
        let back = FormItem<Choice>.button(.back, HomeTexts.back)
        let again = FormItem<Choice>.button(.again, CheckTexts.checkAgain)
        let check = file.check
        switch check.state {
        case .draft: return [.button(.goOn, CheckTexts.goOn), back]
        case .requested, .inProgress: return [back, .button(.family, CheckTexts.authorisations)]
        case .reported, .objection: return [back]
        case .meets where check.isValid(on: file.today): return [.button(.renew, CheckTexts.renew), back]
        case .fails where file.canObject: return [.button(.object, CheckTexts.object), back, again]
        case .meets, .fails, .expired, .cancelled: return [again, back]
        }
    }

    private func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        guard case .activated(let choice) = outcome, let file else { return [] }
        switch choice {
        case .goOn, .family: return [.show(FamilyPage(visitor: visitor, id: id))]
        case .object:
            return [.show(ObjectionPage(journey: ObjectionJourney(visitor: visitor, file: file, draft: draft)))]
        case .renew: return [.push(Journey.renewing(file.check.lease, visitor))]
        case .again: return [.show(CheckEntryPage(visitor: visitor, lease: file.check.lease))]
        case .back: return [.pop]
        }
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(CheckTexts.detailTitle), .text(RenewalTexts.reading, .muted)] }
        return [.heading(CheckTexts.detailTitle), .facts(CheckStory.facts(file)), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { page.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome {
        Chrome(title: "\(CheckTexts.flow) › \(CheckTexts.detailTitle)", subject: visitor.maskedName)
    }
    var hints: [KeyHint] { page.hints }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
    var help: [HelpSection] { [HelpSection](CheckTexts.detailHelp) }
}
