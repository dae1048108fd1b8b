import Cells
import Forms
import Housing
import Office
import Texts

/// One step of a batch: what it will do, the question, and then what came of it with the step that follows.
struct BatchStepPage: CounterScreen {
    enum Choice: Hashable, Sendable {
        case take, review, next(BatchDeed), signing, back
    }

    let clerk: Clerk
    private let deed: BatchDeed
    private var opened: OpenBatch
    private var taken: BatchTaken?
    /// Somebody is not decided about yet who keeps the others waiting.
    private var isBlocked = false
    private var menu = Menu<Choice>([])

    init(_ deed: BatchDeed, _ opened: OpenBatch, clerk: Clerk) {
        self.deed = deed
        self.opened = opened
        self.clerk = clerk
        layOut(focus: .back)
    }

    private mutating func layOut(focus: Choice) {
        var entries: [MenuEntry<Choice>] = []
        if taken == nil {
            entries.append(
                MenuEntry(.take, CounterBatchTexts.takeNow, whyNot: deed.whyNot(opened, clerk)))
            if isBlocked { entries.append(MenuEntry(.review, CounterBatchTexts.toReview)) }
            entries.append(MenuEntry(.back, CounterBatchTexts.notNow))
        } else {
            if let next = opened.look.next, next != deed, next.whyNot(opened, clerk) == nil {
                entries.append(MenuEntry(.next(next), CounterBatchTexts.next(next.name)))
            }
            let mayReview = BatchSection.review.whyNot(clerk) == nil
            if deed == .review, mayReview { entries.append(MenuEntry(.review, CounterBatchTexts.toReview)) }
            if deed == .conclude, BatchSection.signing.whyNot(clerk) == nil {
                entries.append(MenuEntry(.signing, CounterBatchTexts.next(BatchSection.signing.name)))
            }
            entries.append(MenuEntry(.back, CounterBatchTexts.backToBatch))
        }
        menu = Menu(entries, focus: focus)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.batch(.open(opened.id)))]
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            layOut(focus: menu.focused ?? .back)
        case .answer(.batch(.taken(_, let taken, let opened))):
            (self.taken, self.opened, isBlocked) = (taken, opened, false)
            layOut(focus: .back)
            menu.focusFirst()
        case .answer(.cancelled): return [.say(.info(CounterBatchTexts.cancelled))]
        case .answer(.failed(let trouble)):
            isBlocked = trouble.code == .undecidedBefore
            layOut(focus: isBlocked ? .review : .back)
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.batch(.open(opened.id)))] : [])
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch menu.press(key) {
        case .took(.take): return [.job(.batch(.take(deed, opened.id)), title: deed.name)]
        case .took(.review): return [BatchSection.review.page(opened, clerk: clerk)]
        case .took(.signing): return [BatchSection.signing.page(opened, clerk: clerk)]
        case .took(.next(let next)): return [.turn(to: BatchStepPage(next, opened, clerk: clerk))]
        case .took(.back): return [.pop]
        case .refused(let why): return [.say(.warning(why))]
        case .moved, .ignored: return []
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(taken.map(outcome) ?? question, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private var question: [PageBlock] {
        var blocks: [PageBlock] = [.heading(deed.name)]
        blocks += deed.what(opened).map { .text($0) }
        blocks += [.gap, .text(BatchHead.line(opened), .info), .text(BatchTexts.counts(opened.batch.counts), .muted)]
        if deed == .review, opened.batch.commitment == nil, opened.batch.state == .closed {
            blocks.append(.text(CounterBatchTexts.notCommittedYet, .warning))
        }
        if let whyNot = deed.whyNot(opened, clerk) { blocks += [.gap, .text(whyNot, .warning)] }
        return blocks + [.gap]
    }

    private func outcome(_ taken: BatchTaken) -> [PageBlock] {
        var blocks: [PageBlock] = [.heading(deed.name)]
        switch taken {
        case .committed(let commitment):
            blocks += [
                .text(CounterBatchTexts.committed(commitment.leaves), .success), .text(commitment.at.words),
                .text(commitment.root, .value),
            ]
        case .stepped(let report):
            blocks.append(.text(BatchTexts.stepped(report.batch.state), .success))
            blocks += lines(report).map { .text($0) }
            blocks += [.gap, .text(BatchTexts.counts(report.batch.counts), .muted)]
        }
        return blocks + [.gap]
    }

    private func lines(_ report: BatchStepReport) -> [String] {
        switch deed {
        case .commit: []
        case .close: [CounterBatchTexts.changed(report.changed)]
        case .review:
            [BatchTexts.reviewed(proposed: report.proposed, undecided: report.undecided)]
                + (report.endedCorrections > 0 ? [BatchTexts.correctionsEnded(report.endedCorrections)] : [])
                + (report.batch.hasCloseRegister ? [] : [BatchTexts.noCloseRegister])
        case .publish: report.batch.lists.suffix(1).map(BatchTexts.published)
        case .conclude: [CounterBatchTexts.changed(report.changed)]
        case .finish: [CounterBatchTexts.finished]
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: deed.name, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.stepsHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
