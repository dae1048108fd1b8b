import Cells
import Forms
import Housing
import Office
import Texts

/// The list of what an application needs, done, missing, or not to be begun yet; shown at the start and at each return.
struct SubsidyTasksPage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case task(SubsidyTask)
        case back
    }

    let visitor: Visitor
    let batch: BatchID
    private var journey: SubsidyJourney?
    private var menu = Menu<Entry>([MenuEntry(.back, HomeTexts.back)])

    init(visitor: Visitor, batch: BatchID) {
        self.visitor = visitor
        self.batch = batch
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.subsidy(.own))]
        case .changed: return [.quietly(.subsidy(.own))]
        case .answer(.subsidy(.own(let batches, let draft))): return show(batches, draft)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func show(_ batches: [OwnSubsidy], _ kept: SubsidyDraft?) -> [KioskEffect] {
        guard let own = batches.first(where: { $0.batch.id == batch }), own.family?.bar == nil else {
            return [.pop, .say(.warning(HomeTexts.movedOn))]
        }
        guard own.isTaking else {
            let closed = own.notice.notice.window.upperBound
            let submitted = own.isApplied ? own.family?.application?.submittedAt : nil
            let isChanged = draft(of: own, kept).hasChanges(since: fresh(own))
            let words = submitted.map {
                isChanged
                    ? SubsidyApplyTexts.changeTooLate(closed, kept: $0)
                    : SubsidyApplyTexts.closedUnchanged(closed, kept: $0)
            }
            return [.pop, .say(.warning(words ?? SubsidyApplyTexts.closed(closed)))]
        }
        // Handed in, changed or withdrawn elsewhere.
        if let journey, journey.own.liveSince != own.liveSince { return [.pop, .say(.warning(HomeTexts.movedOn))] }
        let isFirst = journey == nil
        journey = SubsidyJourney(visitor: visitor, own: own, draft: draft(of: own, kept), task: .notice)
        let focus = menu.focused
        menu = Menu(entries, focus: focus)
        if isFirst || focus.map(isDone) == true { menu.focus(on: next) }
        return []
    }

    /// What was begun, as far as it still is about the application that stands.
    private func draft(of own: OwnSubsidy, _ kept: SubsidyDraft?) -> SubsidyDraft {
        if let kept, kept.batch == own.batch.id.raw, kept.changing == own.liveSince { return kept }
        return fresh(own)
    }

    /// Nothing begun: what was handed in, or what the register knows.
    private func fresh(_ own: OwnSubsidy) -> SubsidyDraft {
        own.family?.application.map { SubsidyDraft(changing: $0, of: own) } ?? SubsidyDraft(own)
    }

    private func isDone(_ entry: Entry) -> Bool {
        guard case .task(let task) = entry else { return false }
        return journey?.state(of: task) == .done
    }

    /// What is to be done first.
    private var next: Entry {
        let open = SubsidyTask.allCases.first { [.missing, .begun].contains(journey?.state(of: $0)) }
        return open.map(Entry.task) ?? .back
    }

    private var entries: [MenuEntry<Entry>] {
        guard let journey else { return [MenuEntry(.back, HomeTexts.back)] }
        return SubsidyTask.allCases.map { entry($0, journey) } + [MenuEntry(.back, HomeTexts.back)]
    }

    private func entry(_ task: SubsidyTask, _ journey: SubsidyJourney) -> MenuEntry<Entry> {
        switch journey.state(of: task) {
        case .done: MenuEntry(.task(task), task.name, note: SubsidyApplyTexts.done, noteRole: .success)
        case .begun: MenuEntry(.task(task), task.name, note: SubsidyApplyTexts.begun, noteRole: .warning)
        case .missing: MenuEntry(.task(task), task.name, note: SubsidyApplyTexts.missing, noteRole: .muted)
        case .blocked:
            MenuEntry(.task(task), task.name, note: SubsidyApplyTexts.notYet, whyNot: whyNot(task, journey))
        }
    }

    private func whyNot(_ task: SubsidyTask, _ journey: SubsidyJourney) -> String {
        journey.draft.isNoticeRead
            ? SubsidyApplyTexts.before(journey.undone.map(\.name)) : SubsidyApplyTexts.noticeFirst
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.task(let task)):
            guard var journey else { return [] }
            journey.task = task
            return [.show(SubsidyPage(journey))]
        case .took(.back): return [.pop]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(SubsidyApplyTexts.tasksTitle)]
        if let journey {
            blocks.append(
                .text(
                    journey.draft.isNoticeRead
                        ? SubsidyApplyTexts.tasksText(journey.closes) : SubsidyApplyTexts.tasksBegin(journey.closes)))
            if journey.draft.isFamilyOtherwise == true {
                blocks.append(.text(SubsidyApplyTexts.familyOtherwise(journey.closes), .info))
            }
            if journey.draft.changing != nil { blocks.append(.text(SubsidyApplyTexts.changing, .info)) }
            blocks.append(.gap)
        }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: SubsidyApplyTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose, .move, .back] }
    var help: [HelpSection] { [HelpSection](SubsidyApplyTexts.help) }
}
