import Cells
import Forms
import Housing
import Office
import Texts

/// One step of a batch: what it will do, the question, and then what came of it with the step that follows.
struct BatchStepPage: CounterScreen {
    enum Choice: Hashable, Sendable {
        case take, review, next(BatchDeed), signing, save, back
    }

    let clerk: Clerk
    private var beat = BatchBeat()
    private let deed: BatchDeed
    private var opened: OpenBatch
    private var taken: BatchTaken?
    /// Of a list to be published: who is not decided about yet and keeps the others waiting.
    private var outlook: ListOutlook?
    /// The desk said so.
    private var wasBlocked = false
    private var menu = Menu<Choice>([])
    private var places = PlacePicker()
    /// Before the batch ends for good.
    private var dialog: Dialog<Bool>?

    init(_ deed: BatchDeed, _ opened: OpenBatch, clerk: Clerk) {
        self.deed = deed
        self.opened = opened
        self.clerk = clerk
        if deed.isShown(opened) { taken = opened.batch.commitment.map(BatchTaken.committed) }
        layOut(focus: blockers > 0 ? wayOn : .back)
    }

    /// Out of what blocks a list: the review of the whole batch where it has to look again, else family by family.
    private var wayOn: Choice { canReviewAgain ? .next(.review) : .review }

    private var canReviewAgain: Bool {
        deed == .publish && opened.look.toReview > 0 && BatchDeed.review.whyNot(opened, clerk) == nil
    }

    private mutating func layOut(focus: Choice) {
        var entries: [MenuEntry<Choice>] = []
        if taken == nil {
            if wasBlocked || blockers > 0, canReviewAgain {
                let again = CounterBatchTexts.reviewAgain(opened.look.toReview)
                entries.append(MenuEntry(.next(.review), again))
            }
            if wasBlocked || blockers > 0, mayReview {
                entries.append(MenuEntry(.review, CounterBatchTexts.toReview))
            }
            let known = blockers > 0 ? CounterBatchTexts.blockers(blockers) : nil
            entries.append(
                MenuEntry(.take, CounterBatchTexts.takeNow, whyNot: deed.whyNotAsked(opened, clerk) ?? known))
            entries.append(MenuEntry(.back, CounterBatchTexts.notNow))
        } else {
            if deed == .review, mayReview, isAnybodyOpen {
                entries.append(MenuEntry(.review, CounterBatchTexts.toReview))
            }
            if let next = opened.look.next, next != deed, next.whyNot(opened, clerk) == nil {
                entries.append(MenuEntry(.next(next), CounterBatchTexts.next(next.name)))
            }
            if deed == .review, mayReview, !isAnybodyOpen {
                entries.append(MenuEntry(.review, CounterBatchTexts.toReview))
            }
            if deed == .conclude, BatchSection.signing.whyNot(clerk) == nil {
                entries.append(MenuEntry(.signing, CounterBatchTexts.next(BatchSection.signing.name)))
            }
            if deed == .commit { entries.append(MenuEntry(.save, CounterBatchTexts.saveRoot)) }
            entries.append(MenuEntry(.back, CounterBatchTexts.backToBatch))
        }
        menu = Menu(entries, focus: focus)
    }

    private var mayReview: Bool { BatchSection.review.whyNot(clerk) == nil }
    private var blockers: Int { deed == .publish ? opened.look.blockers?.count ?? 0 : 0 }

    /// The review left families to be decided about.
    private var isAnybodyOpen: Bool {
        guard case .stepped(let report) = taken else { return false }
        return report.proposed + report.undecided > 0
    }

    /// How it stands now, and before a list is published who is in its way.
    private var look: [CounterEffect] {
        let isPublishing = deed == .publish && taken == nil && !deed.isDone(opened)
        return [.quietly(.batch(.open(opened.id)))]
            + (isPublishing ? [.quietly(.batch(.listOutlook(opened.id)))] : [])
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm): return look
        case .answer(.batch(.listOutlook(let outlook))):
            let before = blockers
            (self.outlook, opened, wasBlocked) = (outlook, OpenBatch(look: outlook.look), false)
            layOut(focus: blockers > 0 && blockers != before ? wayOn : menu.focused ?? .back)
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            layOut(focus: menu.focused ?? .back)
        case .answer(.batch(.taken(_, let taken, let opened))):
            (self.taken, self.opened, outlook) = (taken, opened ?? self.opened, nil)
            layOut(focus: .back)
            menu.focusFirst()
            if opened == nil { return look }
        case .answer(.batch(.places(let found))):
            guard !found.isEmpty else { return [.say(.warning(CounterBatchTexts.noPlace))] }
            return places.offer(found).flatMap(save) ?? []
        case .answer(.batch(.saved(let name, let place))):
            return [.say(.success(CounterBatchTexts.saved(name, place.name)))]
        case .answer(.cancelled): return [.say(.info(CounterBatchTexts.cancelled))]
        case .answer(.failed(let trouble)):
            wasBlocked = trouble.code == .undecidedBefore
            layOut(focus: wasBlocked ? wayOn : .back)
            return tell(trouble) + (trouble.isRaceLost ? look : [])
        case .key(let key) where dialog != nil: return answer(key)
        case .key(let key) where places.isOpen: return places.press(key).flatMap(save) ?? []
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch menu.press(key) {
        case .took(.take) where deed == .finish:
            dialog = Dialog(
                title: CounterBatchTexts.finishTitle,
                text: CounterBatchTexts.finishQuestion(left: opened.batch.quota - opened.batch.counts.signed),
                buttons: [DialogButton(true, deed.name), DialogButton(false, CounterBatchTexts.notNow)], focus: 1,
                isFinal: true)
            return []
        case .took(.take): return [take]
        case .took(.review): return [goOn(.review)]
        case .took(.signing): return [goOn(.signing)]
        case .took(.next(let next)): return [.turn(to: BatchStepPage(next, opened, clerk: clerk))]
        case .took(.save): return [.ask(.batch(.places))]
        case .took(.back): return [.pop]
        case .refused(let why): return [.say(.warning(why))]
        case .moved, .ignored: return []
        }
    }

    private var take: CounterEffect { .job(.batch(.take(deed, opened.id)), title: deed.name) }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        return isSure ? [take] : []
    }

    /// The root is published with its date, on paper or wherever: nobody copies 64 digits by hand.
    private func save(to place: MediaPlace) -> [CounterEffect]? {
        guard case .committed(let commitment) = taken else { return nil }
        let text = SavedText(
            name: CounterBatchTexts.rootName(opened.id.raw),
            lines: [
                opened.batch.title, CounterBatchTexts.committedAt(commitment.at, commitment.leaves), commitment.root,
            ])
        return [.job(.batch(.save(text, place)), title: CounterBatchTexts.saveRoot)]
    }

    /// What came of a step is old as soon as the work goes on: it does not stay underneath.
    private func goOn(_ section: BatchSection) -> CounterEffect {
        let effect = section.page(opened, clerk: clerk)
        if taken != nil, case .push(let page) = effect { return .replace(page) }
        return effect
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(taken.map(outcome) ?? question, on: &surface, in: body)
        if places.isOpen { places.draw(on: &surface, in: rest) } else { menu.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private var question: [PageBlock] {
        var blocks: [PageBlock] = [.heading(deed.name)]
        blocks += deed.what(opened).map { .text($0) }
        blocks += [.gap, .text(BatchHead.line(opened), .info), .text(BatchHead.counts(opened), .muted)]
        if deed == .review, opened.batch.commitment == nil, opened.batch.state == .closed {
            blocks.append(.text(CounterBatchTexts.notCommittedYet, .warning))
        }
        if let whyNot = deed.whyNot(opened, clerk) { blocks += [.gap, .text(whyNot, .warning)] }
        if let outlook, blockers > 0 {
            blocks += [.gap, .text(CounterBatchTexts.blockers(blockers), .warning)]
            blocks += outlook.blocking.map { line in
                let why = FamilyWords.remark(line)
                let state = line.standing.state.name + (why.isEmpty ? "" : "，\(why)")
                return .item(CounterBatchTexts.blocker(line.position, line.receipt, line.maskedName, state))
            }
            let more = blockers - outlook.blocking.count
            if more > 0 { blocks.append(.item(CallDeskTexts.moreOf(more), .muted)) }
        }
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
            blocks += [.gap, .text(BatchHead.counts(opened), .muted)]
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
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.stepsHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
