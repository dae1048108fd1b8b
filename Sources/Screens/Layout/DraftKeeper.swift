import Cells
import Forms
import Texts

/// When a draft is saved: at once when a field is left, and at most a second after a key.
struct DraftKeeper: Equatable, Sendable {
    private var changedAt: Instant?

    private static let longestMilliseconds = 1000
    static let alarm: AlarmID = "draft"

    mutating func noteChange(_ now: Instant) { changedAt = changedAt ?? now }

    /// Whether there is something to save; from now on there is not.
    mutating func takeChange() -> Bool {
        defer { changedAt = nil }
        return changedAt != nil
    }

    var alarms: [Alarm] {
        changedAt.map { [Alarm(DraftKeeper.alarm, at: $0 + DraftKeeper.longestMilliseconds)] } ?? []
    }
}

/// What somebody has answered in a flow and not yet handed in.
protocol FlowDraft: Codable, Equatable, Sendable {
    /// The field that had the focus, by the page's own name for it.
    var focus: String? { get set }
}

/// Somebody's way through a flow, which its pages hand on to each other.
protocol FlowJourney: Equatable, Sendable {
    associatedtype Draft: FlowDraft

    var draft: Draft { get set }
    /// Saves the draft as it stands.
    var saving: KioskEffect { get }
    /// The draft was sent to be saved as it stands.
    mutating func noteSaving()
    /// What stands around each page.
    var chrome: Chrome { get }
    var help: [HelpSection] { get }

    /// Where a failure leads that means that the case is another one than the page thinks, and is told there; nil where
    /// it leads nowhere.
    func detour(after trouble: KioskTrouble) -> KioskEffect?

    /// Reads the case anew; nil where there is none yet.
    var looking: KioskEffect? { get }
    /// Whether a reading shows another case than the page knows; nil for an answer to something else.
    func isOutdated(by answer: KioskAnswer) -> Bool?
}

extension FlowJourney {
    mutating func noteSaving() {}
}

extension KioskTrouble {
    /// The case was changed elsewhere, be it by the person himself at another terminal.
    static let movedOn = KioskTrouble(.store(.changedByOther))
}

/// A page of a flow: it keeps the draft as it goes.
protocol FlowPage: KioskScreen {
    associatedtype Way: FlowJourney

    var journey: Way { get set }
    var keeper: DraftKeeper { get set }
}

extension FlowPage {
    var saving: KioskEffect { journey.saving }

    /// Saves now.
    mutating func save() -> KioskEffect {
        defer { journey.noteSaving() }
        return journey.saving
    }

    /// Saves now, where something changed.
    mutating func saveIfChanged() -> [KioskEffect] { keeper.takeChange() ? [save()] : [] }

    /// What an outcome of a form means for the draft: a change is saved soon, a field that was left at once.
    mutating func keep<ID: RawRepresentable<String>>(
        _ outcome: FormOutcome<ID>, focus: ID?, _ now: Instant
    ) -> [KioskEffect] {
        journey.draft.focus = focus?.rawValue
        switch outcome {
        case .changed:
            keeper.noteChange(now)
            return []
        case .left, .activated:
            keeper.noteChange(now)
            return saveIfChanged()
        case .ignored, .handled, .refused: return []
        }
    }

    /// The events that mean the same on every page; nil for those that are the page's own.
    mutating func common(_ event: KioskEvent) -> [KioskEffect]? {
        switch event {
        case .alarm(DraftKeeper.alarm), .covered, .leaving: saveIfChanged()
        case .answer(.draftSaved): []
        case .answer(.draftNotSaved(let trouble)):
            trouble.endsSession ? tell(trouble) : [.say(.error(HomeTexts.draftNotSaved))]
        case .answer(.failed(let trouble)): told(trouble)
        // Somebody did something with a case: with this one, the page goes to its newest state by itself.
        case .changed, .revealed: journey.looking.map { [$0] } ?? []
        case .answer(let answer): journey.isOutdated(by: answer).map { $0 ? told(.movedOn) : [] }
        default: nil
        }
    }

    /// Says what did not work, where that belongs.
    func told(_ trouble: KioskTrouble) -> [KioskEffect] {
        journey.detour(after: trouble).map { [$0] } ?? tell(trouble)
    }

    var chrome: Chrome { journey.chrome }
    var help: [HelpSection] { journey.help }
    func alarms(now: Instant) -> [Alarm] { keeper.alarms }
}
