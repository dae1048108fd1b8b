import Cells

/// A screen in the stack.
struct StackedScreen<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    let id: Int
    var screen: AnyScreen<Ask, Answer>
    /// The body's size that the screen was last told.
    var toldSize: Size?
    /// Whether the screen was told that its body is out of sight.
    var isHidden = false
    /// False for one that was put in the place of another under what stood on that: nobody has seen it yet.
    var hasAppeared: Bool
    /// Alarms that rang and that the screen still returns: they do not ring again.
    var rung: [Alarm] = []

    init(id: Int, screen: AnyScreen<Ask, Answer>, hasAppeared: Bool = true) {
        self.id = id
        self.screen = screen
        self.hasAppeared = hasAppeared
    }
}

/// An ask that has no answer yet.
struct PendingAsk<Ask: Equatable & Sendable>: Equatable, Sendable {
    let ticket: Ticket
    let screen: Int
    let ask: Ask
    /// Whether keys wait for the answer.
    let holdsKeys: Bool
}

/// A long job under its page of progress.
struct RunningJob: Equatable, Sendable {
    let ticket: Ticket
    let screen: Int
    let title: String
    let startedAt: Instant
    var progress = JobProgress(done: 0)
    var isCancelled = false
    /// Whether somebody has had its page before his eyes.
    var wasSeen = false

    /// A job that is done sooner shows no page: it would only flicker.
    static let unseenMilliseconds = 300

    /// Whether its page is shown.
    func hasPage(_ now: Instant) -> Bool { now - startedAt >= RunningJob.unseenMilliseconds }
}

/// When somebody last was at the keyboard.
struct IdleState: Equatable, Sendable {
    var lastKey: Instant
    /// When the person was made known; nil while nobody is.
    var sessionSince: Instant?
    /// Whether the warning is on the screen.
    var isWarning = false

    init(since: Instant) {
        lastKey = since
    }
}

/// A page of the program's own over the screen.
enum Overlay: Equatable, Sendable {
    case help(HelpPanel)
    case menu(MenuPanel)
    case ending(Dialog<Bool>)
}
