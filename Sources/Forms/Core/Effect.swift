import Cells

/// What a screen wants to happen. Effects of one update are carried out in their order.
public enum Effect<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    /// Asks the world. Keys typed before the answer wait for it, as they are meant for what comes after.
    case ask(Ask)
    /// Asks the world without making the person wait: drafts, counts. The answer comes when it comes.
    case quietly(Ask)
    /// Runs a long job under a page that shows how far it is. Its last step is the answer; Esc cancels it. Of one that is
    /// done at once nothing is seen, and keys typed meanwhile wait for it.
    case job(Ask, title: String)
    /// Runs a job without making the person wait. The answer comes when it comes.
    case quietJob(Ask)
    case push(AnyScreen<Ask, Answer>)
    /// Takes this screen away, and all that stand on it.
    case pop
    case popToRoot
    /// Puts another screen in this one's place; what stands on it stays.
    case replace(AnyScreen<Ask, Answer>)
    /// Takes all screens away and begins again with this one.
    case reset(AnyScreen<Ask, Answer>)
    case say(Message)
    /// Takes the message away: what it said is no longer so.
    case unsay
    /// A short text in the title line of every page until another comes; nil takes it away.
    case banner(String?)
    /// The same for somebody who has waited so many seconds: the time goes on being shown.
    case waiting(String, seconds: Int)
    /// Puts text on the clipboard.
    case copy(String)
    /// Gives the screen what is on the program's own clipboard, as `paste`; empty where there is nothing.
    case paste
    case bell
    /// Stops the program as Ctrl-Z does, where that is allowed.
    case suspend
    /// A person is known from now on: the counter's times begin to run.
    case beginSession
    /// Covers the screens until `unlock`, where the program has a lock page.
    case lock
    case unlock
    /// Asks whether to end, as F10 does.
    case proposeEnd
    /// Ends the session without asking: everything personal leaves screen and clipboard, the first page comes back.
    case endSession
    /// Leaves the program.
    case end
}

extension Effect {
    /// Puts a screen on top.
    public static func show(_ screen: some Screen<Ask, Answer>) -> Effect { .push(AnyScreen(screen)) }
    /// Puts a screen in this one's place.
    public static func turn(to screen: some Screen<Ask, Answer>) -> Effect { .replace(AnyScreen(screen)) }
    /// Begins again with a screen.
    public static func restart(with screen: some Screen<Ask, Answer>) -> Effect { .reset(AnyScreen(screen)) }
}
