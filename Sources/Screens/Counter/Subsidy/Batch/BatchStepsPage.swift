import Cells
import Forms
import Housing
import Office
import Texts

/// The steps of a batch in their order: which was taken, which can be, and why and from when the others can.
struct BatchStepsPage: CounterScreen {
    let clerk: Clerk
    private var beat = BatchBeat()
    private var opened: OpenBatch
    private var menu: Menu<BatchDeed>
    /// How many families are to be decided about before a list can be published.
    private var blockers = 0

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(BatchStepsPage.entries(opened, blockers: 0, clerk), focus: opened.look.next)
    }

    /// Who keeps a list from being published is looked for only when it could be.
    private var askForBlockers: [CounterEffect] {
        BatchDeed.publish.whyNot(opened, clerk) == nil ? [.quietly(.batch(.listOutlook(opened.id)))] : []
    }

    private static func entries(
        _ opened: OpenBatch, blockers: Int, _ clerk: Clerk
    ) -> [MenuEntry<BatchDeed>] {
        BatchDeed.allCases.map { deed in
            let whyNot = deed.whyNot(opened, clerk)
            let isBlocked = deed == .publish && whyNot == nil && blockers > 0
            let role: Role = isBlocked ? .warning : whyNot == nil ? .success : .muted
            let note = whyNot ?? (isBlocked ? CounterBatchTexts.reviewFirst(blockers) : CounterBatchTexts.ready)
            return MenuEntry(
                deed, deed.name, note: deed.isDone(opened) ? CounterBatchTexts.done : note, noteRole: role,
                whyNot: deed.isShown(opened) ? nil : whyNot)
        }
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm):
            return [.quietly(.batch(.open(opened.id)))] + askForBlockers
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            menu.entries = BatchStepsPage.entries(opened, blockers: blockers, clerk)
        case .answer(.batch(.listOutlook(let outlook))):
            blockers = outlook.blockers
            menu.entries = BatchStepsPage.entries(opened, blockers: blockers, clerk)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(2)): return opened.goOn(clerk)
        case .key(let key):
            switch menu.press(key) {
            case .took(let deed): return [.show(BatchStepPage(deed, opened, clerk: clerk))]
            case .refused(let why): return [.say(.warning(why))]
            case .moved, .ignored: break
            }
        default: break
        }
        return []
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(opened.batch.title), .text(BatchHead.line(opened), .info),
            .text(CounterBatchTexts.stepsText, .muted), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.steps, subject: clerk.name, layout: .wide) }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.stepsHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main, whyNot: menu.focusedWhyNot),
            opened.goOnHint(clerk),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

/// How a batch stands, in a line.
enum BatchHead {
    static func line(_ opened: OpenBatch) -> String {
        let batch = opened.batch
        return BatchTexts.overview(batch.state, quota: batch.quota, left: batch.quotaLeft)
    }
}

extension BatchDeed {
    var name: String {
        switch self {
        case .commit: CounterBatchTexts.commit
        case .close: CounterBatchTexts.close
        case .review: CounterBatchTexts.reviewStep
        case .publish: CounterBatchTexts.publish
        case .conclude: CounterBatchTexts.conclude
        case .finish: CounterBatchTexts.finish
        }
    }

    /// Why this clerk cannot take it now; nil when nothing is known against it.
    func whyNot(_ opened: OpenBatch, _ clerk: Clerk) -> String? {
        if isDone(opened) { return CounterBatchTexts.done }
        guard clerk.may(act) else { return CounterBatchTexts.noRight(name) }
        if let refusal = opened.look.hindrances[self] {
            if refusal.code == .wrongState {
                return self == .commit ? CounterBatchTexts.commitTooLate : CounterBatchTexts.notYet(opened.batch.state)
            }
            // No number: nothing was refused to anybody.
            let text = OfficeFailure.refused(refusal).text
            return text.what + text.wayOn
        }
        let isUncertain = self == .publish && opened.look.ifPublished?.isProvisional == true
        return isUncertain ? CounterBatchTexts.provisionalEnd : nil
    }

    /// Why the desk is not even asked. What the clock alone changes, the desk says itself: the page may be an old one.
    func whyNotAsked(_ opened: OpenBatch, _ clerk: Clerk) -> String? {
        let hindrance = opened.look.hindrances[self]
        if !isDone(opened), clerk.may(act), let hindrance, hindrance.code != .wrongState { return nil }
        return whyNot(opened, clerk)
    }

    /// Taken, and what came of it can be read again: the root is asked for as long as there is the batch.
    func isShown(_ opened: OpenBatch) -> Bool { self == .commit && opened.batch.commitment != nil }

    /// Taken, and not to be taken again.
    func isDone(_ opened: OpenBatch) -> Bool {
        let batch = opened.batch
        switch self {
        case .commit: return batch.commitment != nil
        case .close: return batch.state != .open
        case .review: return batch.state == .filled || batch.state == .finished
        case .publish: return !batch.lists.isEmpty
        case .conclude: return [.concluded, .signing, .filled, .finished].contains(batch.state)
        case .finish: return batch.state == .finished
        }
    }

    /// What it does, before it is done.
    func what(_ opened: OpenBatch) -> [String] {
        switch self {
        case .commit: CounterBatchTexts.commitWhat
        case .close: CounterBatchTexts.closeWhat
        case .review: CounterBatchTexts.reviewWhat
        case .publish:
            CounterBatchTexts.publishWhat(most: opened.batch.listMost, until: opened.look.ifPublished?.day)
        case .conclude: CounterBatchTexts.concludeWhat
        case .finish: CounterBatchTexts.finishWhat
        }
    }
}
