import Cells
import Forms
import Housing
import Office
import Texts

/// The application is in: its number, what happens next and when, where to look (LH-20, LH-50).
struct SubsidyDonePage: KioskScreen {
    private enum Choice: Hashable, Sendable {
        case print, back, end
    }

    let visitor: Visitor
    let own: OwnSubsidy
    let isChange: Bool
    private var menu = Menu<Choice>([
        MenuEntry(.back, HomeTexts.backHome), MenuEntry(.print, MySubsidyTexts.receiptPaper),
        MenuEntry(.end, HomeTexts.end),
    ])

    init(visitor: Visitor, own: OwnSubsidy, isChange: Bool) {
        self.visitor = visitor
        self.own = own
        self.isChange = isChange
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if event == .key(.escape) { return [.popToRoot] }
        guard case .key(let key) = event, case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .print: return [.show(PaperPreviewPage(visitor: visitor, paper: .receipt(own.batch.id)))]
        case .back: return [.popToRoot]
        case .end: return [.proposeEnd]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let family = own.family
        let facts = [
            Fact(SubsidyApplyTexts.receipt, family?.receipt ?? "", role: .heading),
            Fact(SubsidyApplyTexts.appliedAt, family?.application?.submittedAt.words ?? ""),
            Fact(
                SubsidyApplyTexts.position,
                family.map { SubsidyApplyTexts.place($0.position, district: $0.districtPosition) } ?? ""),
            Fact(SubsidyApplyTexts.amount, family.map { own.monthly(of: $0).words } ?? ""),
        ]
        let denied = family?.application?.form.statements.values.count { !$0 } ?? 0
        let closes = own.notice.notice.window.upperBound
        var warning = denied == 0 ? [] : [PageBlock.text(SubsidyApplyTexts.deniedNote(denied, until: closes), .warning)]
        if own.isHouseInDoubt {
            warning.append(.text(SubsidyApplyTexts.houseUsedNote(until: closes, canChange: own.isTaking), .warning))
        }
        let blocks: [PageBlock] =
            [
                .text("✓ " + (isChange ? SubsidyApplyTexts.changed : SubsidyApplyTexts.submitted), .success), .gap,
                .facts(facts), .gap,
            ] + warning + [.text(RenewalTexts.whatNext, .label)]
            + own.notice.next(at: own.now).map { .item($0) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: SubsidyApplyTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { [HelpSection](SubsidyApplyTexts.help) }
}
