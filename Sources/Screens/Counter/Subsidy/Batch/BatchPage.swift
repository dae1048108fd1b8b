import Cells
import Forms
import Housing
import Office
import Texts

/// A batch's home: how it stands, what comes next, and a numbered menu of what is done with it.
struct BatchPage: CounterScreen {
    enum Choice: Hashable, Sendable {
        case section(BatchSection)
        case steps
    }

    let clerk: Clerk
    private var beat = BatchBeat()
    private var opened: OpenBatch
    private var menu: Menu<Choice>

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(BatchPage.entries(opened, clerk))
    }

    private static func entries(_ opened: OpenBatch, _ clerk: Clerk) -> [MenuEntry<Choice>] {
        // What comes once or twice in a batch's life stands last, and has a key of its own.
        let daily = BatchSection.allCases.filter { $0 != .files }.map { entry($0, opened, clerk) }
        return daily + [MenuEntry(.steps, CounterBatchTexts.steps), entry(.files, opened, clerk)]
    }

    private static func entry(_ section: BatchSection, _ opened: OpenBatch, _ clerk: Clerk) -> MenuEntry<Choice> {
        MenuEntry(
            .section(section), section.name, note: section.note(opened.look),
            noteRole: section.isLate(opened.look) ? .warning : .muted, whyNot: section.whyNot(clerk))
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm):
            return [.quietly(.batch(.open(opened.id)))]
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            menu.entries = BatchPage.entries(opened, clerk)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(2)): return opened.goOn(clerk)
        case .key(.function(3)): return [BatchSection.files.page(opened, clerk: clerk)]
        case .key(.function(4)) where takesConsents && whyNoConsents == nil:
            return [.show(ConsentEntryPage(opened, clerk: clerk))]
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch menu.press(key) {
        case .took(.section(let section)): [section.page(opened, clerk: clerk)]
        case .took(.steps): [.show(BatchMenuPage<BatchDeed>(opened, clerk: clerk))]
        case .refused(let why): [.say(.warning(why))]
        case .moved, .ignored: []
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(head, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private var head: [PageBlock] {
        let (batch, look) = (opened.batch, opened.look)
        var blocks: [PageBlock] = [
            .heading(batch.title),
            .text(BatchHead.line(opened), .info), .text(BatchHead.counts(opened), .muted),
            .text(CounterBatchTexts.nextWords(nextName, waiting: waitingNext, whyNot: whyNotNext)),
        ]
        if look.toReview > 0, look.next != .review {
            blocks.append(.text(CounterBatchTexts.reviewWaits(look.toReview), .warning))
        }
        return blocks + [.gap]
    }

    /// What keeps the batch there, where that is told in a number.
    private var waitingNext: String? {
        let again = opened.look.toReview
        guard opened.look.next == nil else {
            return opened.look.next == .review && again > 0 ? CounterBatchTexts.waitForReview(again) : nil
        }
        if let blockers = opened.look.blockers { return CounterBatchTexts.undecidedFamilies(blockers.count) }
        let section = opened.nextSection
        if section.isLate(opened.look) { return CounterBatchTexts.overdueFamilies(opened.look.overdue) }
        return section == .files ? section.note(opened.look) : nil
    }

    private var whyNotNext: String? {
        let whyNot = opened.look.next.map { $0.whyNot(opened, clerk) } ?? opened.nextSection.whyNot(clerk)
        return whyNot.map { WhyTexts.clause($0) + "。" }
    }

    /// Whoever applies now, or was sent his 《知情同意书》 back, may sign it before a clerk (LH-45).
    private var takesConsents: Bool {
        opened.batch.state == .open || opened.look.counts[FamilyTab.correction] > 0
    }
    private var whyNoConsents: String? { clerk.may(.enterSubsidy) ? nil : CounterWitnessTexts.onlyClerk }

    private var nextName: String { opened.look.next?.name ?? opened.nextSection.name }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.title, subject: clerk.name, layout: .wide) }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.batchHelp) }

    var hints: [KeyHint] {
        let consent = KeyHint(
            .function(4), CounterWitnessTexts.title, short: CounterWitnessTexts.short, weight: .main,
            whyNot: whyNoConsents)
        return [
            opened.goOnHint(clerk),
            KeyHint(.function(3), CounterBatchTexts.files, weight: .main, whyNot: BatchSection.files.whyNot(clerk)),
        ] + (takesConsents ? [consent] : []) + [
            KeyHint(.enter, CounterTexts.open, weight: .main, whyNot: menu.focusedWhyNot),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

/// How a batch stands, in a line each.
enum BatchHead {
    static func line(_ opened: OpenBatch) -> String {
        let batch = opened.batch
        return BatchTexts.overview(batch.stateName(at: opened.now), quota: batch.quota, left: batch.quotaLeft)
    }

    /// Before a list nobody is called yet, and how far the review is counts.
    static func counts(_ opened: OpenBatch) -> String {
        guard opened.batch.lists.isEmpty else { return BatchTexts.counts(opened.batch.counts) }
        let counts = opened.look.counts
        return CounterBatchTexts.reviewCounts(
            applied: counts.applied - counts[FamilyTab.withdrawn], eligible: counts[FamilyTab.eligible],
            refused: counts[FamilyTab.ineligible], withdrawn: counts[FamilyTab.withdrawn])
    }
}

extension OpenBatch {
    /// Where the work is when no step of the whole batch comes next.
    var nextSection: BatchSection {
        switch batch.state {
        case .open: .files
        case .reviewed: .review
        case .finished: .payment
        default: .signing
        }
    }

    /// What comes next.
    func goOn(_ clerk: Clerk) -> [CounterEffect] {
        if let deed = look.next { return [.show(BatchStepPage(deed, self, clerk: clerk))] }
        return [nextSection.page(self, clerk: clerk)]
    }

    /// The page of a step says itself why it cannot be taken now; that of a section is not for everybody.
    func goOnHint(_ clerk: Clerk) -> KeyHint {
        KeyHint(
            .function(2), CounterBatchTexts.goOn, weight: .main,
            whyNot: look.next == nil ? nextSection.whyNot(clerk) : nil)
    }
}
