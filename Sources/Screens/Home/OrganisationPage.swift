import Cells
import Forms
import Office
import Texts

/// The home of an organisation: which business is for persons, and the leases that it signed for its staff.
struct OrganisationPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case end
    }

    let visitor: Visitor
    private var leases: OrganisationLeases?
    private var page = ReadAndAnswer<Choice>([], Form([]), keepsSections: true)
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor) {
        self.visitor = visitor
        fill()
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        case .appeared, .revealed: return [.ask(.organisationLeases)]
        case .changed: return [.quietly(.organisationLeases)]
        case .answer(.organisationLeases(let leases)):
            self.leases = leases
            fill()
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.proposeEnd]
        default:
            if case .activated(.end)? = event.input.map({ page.update($0) }) { return [.proposeEnd] }
        }
        return []
    }

    private mutating func fill() {
        page.show(leases.map(OrganisationPage.blocks) ?? [], Form([.button(.end, HomeTexts.end)]))
        fit()
    }

    private mutating func fit() { page.fit(Page.room(below: blocks, in: size)) }

    private static func blocks(_ found: OrganisationLeases) -> [ReaderBlock] {
        guard !found.leases.isEmpty else {
            return [.heading(OrganisationTexts.none), .paragraph(OrganisationTexts.noneMeans)]
        }
        let more: [ReaderBlock] = found.hasMore ? [.paragraph(OrganisationTexts.more(found.leases.count))] : []
        return found.leases.flatMap(blocks) + more
    }

    private static func blocks(_ lease: OrganisationLease) -> [ReaderBlock] {
        let over: [ReaderBlock] =
            switch lease.status {
            case .active: []
            case .ended: [.item(OrganisationTexts.ended)]
            case .terminated: [.item(OrganisationTexts.terminated)]
            }
        return [
            .heading("\(lease.number)  \(lease.address)"), .item(OrganisationTexts.tenant(lease.tenant)),
            .item(OrganisationTexts.term(lease.start, lease.end)), .item(OrganisationTexts.renewal(lease.renewal)),
        ] + over
    }

    private var blocks: [PageBlock] {
        let heading = PageBlock.heading(HomeTexts.greeting(visitor.maskedName))
        let about: [PageBlock] = [.text(OrganisationTexts.forPersons), .text(OrganisationTexts.may), .gap]
        guard let leases else { return [heading] + about + [.text(RenewalTexts.reading, .muted)] }
        guard !leases.leases.isEmpty else { return [heading] + about }
        return [heading] + about + [.text(OrganisationTexts.leases(leases.leases.count), .label)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        page.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var patience: Patience { page.patience }
    var chrome: Chrome { Chrome(title: OrganisationTexts.title, subject: visitor.maskedName) }
    var hints: [KeyHint] { page.hints + [KeyHint(.escape, HomeTexts.end)] }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var help: [HelpSection] { [HelpSection](OrganisationTexts.help) }
}
