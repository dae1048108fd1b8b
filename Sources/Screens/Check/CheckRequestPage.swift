import Cells
import Forms
import Housing
import Office
import Texts

/// What is asked for, of whom, before 发起收入财产核对.
struct CheckRequestPage: KioskScreen {
    enum Stop: Hashable, Sendable {
        case family, request
    }

    let visitor: Visitor
    let file: CheckFile
    private var review: ReviewPage<Stop>

    init(visitor: Visitor, file: CheckFile) {
        self.visitor = visitor
        self.file = file
        review = ReviewPage(
            CheckRequestPage.sections(file), buttons: [.button(.request, CheckTexts.request)])
    }

    private static func sections(_ file: CheckFile) -> [ReviewSection<Stop>] {
        let request = file.request
        let members = file.check.members.enumerated().map { index, member in
            ReviewRow<Stop>(
                file.words(of: member), file.state(of: member), change: index == 0 ? .family : nil)
        }
        return [
            ReviewSection(
                CheckTexts.scope,
                [
                    ReviewRow(RenewalTexts.reviewLease, "\(file.lease.lease.number)  \(file.lease.address)"),
                    ReviewRow(CheckTexts.incomePeriod, CheckTexts.months(request.from, request.to)),
                    ReviewRow(CheckTexts.propertyDay, CheckTexts.propertyAsOf(request.propertyAsOf)),
                ]), ReviewSection(CheckTexts.members, members),
        ]
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .changed: return [.quietly(.check(.file(file.check.id)))]
        case .answer(.check(.file(let newest, _))):
            return newest.check == file.check ? [] : [.pop, .say(.warning(CheckTexts.moved))]
        case .answer(.check(.stepped(let check))):
            return [.turn(to: CheckRequestedPage(visitor: visitor, check: check))]
        case .answer(.failed(let trouble)): return refuse(trouble)
        default: return event.input.map { take(review.update($0)) } ?? []
        }
    }

    private func take(_ outcome: ReviewOutcome<Stop>) -> [KioskEffect] {
        switch outcome {
        case .change: [.pop]
        case .activated: [.ask(.check(.request(file.check)))]
        case .refused(let why): [.say(.warning(why))]
        case .ignored, .handled: []
        }
    }

    /// The family, or the text, is another one now: back to who is still to authorise it.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        if trouble == .movedOn { return [.pop, .say(.warning(HomeTexts.movedOn))] }
        return trouble.refusal?.code == .authorisationMissing ? [.pop] + tell(trouble) : tell(trouble)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw([.heading(CheckTexts.requestTitle)], on: &surface, in: body)
        review.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 2) }
    var hints: [KeyHint] { [.choose, .move] }
    var help: [HelpSection] { CheckChrome.help }
}

/// 收入财产核对已经发起: the number, what happens next, where to look.
struct CheckRequestedPage: KioskScreen {
    let visitor: Visitor
    let check: EconomicCheck
    private var onward = OnwardMenu()

    init(visitor: Visitor, check: EconomicCheck) {
        self.visitor = visitor
        self.check = check
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] { onward.update(event, visitor) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let facts = [
            Fact(CheckTexts.number, "\(check.number)", role: .heading),
            Fact(CheckTexts.requestedAt, check.request?.at.words ?? ""),
        ]
        var blocks: [PageBlock] = [.text("✓ " + CheckTexts.requested, .success), .gap, .facts(facts), .gap]
        blocks += [.text(RenewalTexts.whatNext, .label)] + CheckTexts.nextSteps.map { .item($0) } + [.gap]
        onward.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 3) }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { CheckChrome.help }
}
