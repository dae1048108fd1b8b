import Cells

/// A page of the program: a value that turns events into effects and draws itself.
///
/// Everything that a screen knows is in its value, so that two equal screens look and behave the same and a test
/// can send keys, answers and time without a terminal. It never does anything itself: it returns effects.
/// `Ask` is what screens of one program may ask the world for, `Answer` what comes back.
public protocol Screen<Ask, Answer>: Equatable, Sendable {
    associatedtype Ask: Equatable & Sendable
    associatedtype Answer: Equatable & Sendable

    /// Takes an event in and says what is to happen.
    mutating func update(_ event: ScreenEvent<Answer>, now: Instant) -> [Effect<Ask, Answer>]

    /// Draws the body. Title line, stepper, message line and hint line are drawn around it.
    func draw(on surface: inout Surface, in body: Rect, now: Instant)

    /// What stands around the body.
    var chrome: Chrome { get }

    /// The keys that work now, in the order in which the hint line shows them. They drive the keys: one that is
    /// disabled never reaches the screen and says why not instead.
    var hints: [KeyHint] { get }

    /// What the help page says beyond the keys.
    var help: [HelpSection] { get }

    /// The moments at which the screen wants to be woken. Asked again after every event.
    func alarms(now: Instant) -> [Alarm]

    /// Whether a digit typed now is text. Where it is not, `0` opens the menu of all actions.
    var takesText: Bool { get }

    /// Whether the text that is typed now may be Chinese: not a password, a number or a code. Asked only while `takesText`.
    var takesChinese: Bool { get }

    /// How long a person may look at this page without touching a key.
    var patience: Patience { get }
}

extension Screen {
    public var help: [HelpSection] { [] }
    public func alarms(now: Instant) -> [Alarm] { [] }
    public var takesText: Bool { false }
    public var takesChinese: Bool { false }
    public var patience: Patience { .usual }
}

/// What happens to a screen.
public enum ScreenEvent<Answer: Equatable & Sendable>: Equatable, Sendable {
    /// The body has this size from now on. Comes before `appeared`, and again after each change.
    case sized(Size)
    /// The screen was put on top for the first time.
    case appeared
    case key(Key)
    case paste(String)
    /// An alarm of the screen is due. Each comes once.
    case alarm(AlarmID)
    /// The answer to one of the screen's own asks.
    case answer(Answer)
    /// Another screen was put on top: a good time to save a draft.
    case covered
    /// The screen on top has gone: what is shown may be old.
    case revealed
    /// The body is out of sight though the screen stays on top: help or a dialog lies over it, the idle warning, a
    /// window that is too small. What counts reading time stands still.
    case hidden
    /// The body is in sight again after `hidden`.
    case shown
    /// The program was stopped and goes on: nobody saw it in between.
    case resumed
    /// The data behind a topic are not what they were.
    case changed(Topic)
    /// The program is about to take the screen away (Esc, end, idle, hangup). Asks are carried out, other effects not.
    case leaving

    /// The key or paste of the event, as widgets take it.
    public var input: Input? {
        switch self {
        case .key(let key): .key(key)
        case .paste(let text): .paste(text)
        default: nil
        }
    }
}

/// Something whose change other processes bring about: the queue, a case, the calls for help.
public struct Topic: Hashable, Sendable {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }
}

/// A section of the help page.
public struct HelpSection: Equatable, Sendable {
    public let heading: String
    public let paragraphs: [String]

    public init(_ heading: String, _ paragraphs: [String]) {
        self.heading = heading
        self.paragraphs = paragraphs
    }
}
