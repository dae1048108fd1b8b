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

/// A page of the renewal: it keeps the draft as it goes.
protocol RenewalPage: KioskScreen {
    var journey: Journey { get set }
    var keeper: DraftKeeper { get set }
}

extension RenewalPage {
    /// Saves the draft as it stands.
    var saving: KioskEffect { .quietly(.saveDraft(journey.draft)) }

    /// Saves now, where something changed.
    mutating func saveIfChanged() -> [KioskEffect] { keeper.takeChange() ? [saving] : [] }

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
        case .answer(.failed(let trouble)): tell(trouble)
        default: nil
        }
    }

    var chrome: Chrome { journey.chrome() }
    var help: [HelpSection] { [HelpSection](RenewalTexts.help) }
    func alarms(now: Instant) -> [Alarm] { keeper.alarms }
}
