/// Something that the loop hears.
public enum TerminalEvent: Equatable, Sendable {
    case input(Input)
    /// The terminal has this size now.
    case resized(Size)
    /// Nobody is at the other end any more: the terminal was closed. Comes once.
    case hangup
    /// The system asks the program to end (SIGTERM, or SIGINT where keys do not send it).
    case terminate
    /// The program was stopped and runs again; the screen is whole.
    case resumed
    /// A watched file descriptor can be read.
    case wake(WakeToken)
}

/// Names a watched file descriptor.
public struct WakeToken: Hashable, Sendable {
    public let raw: Int

    public init(raw: Int) {
        self.raw = raw
    }
}

/// A terminal as the loop sees it: frames go in, events come out, one thread.
public protocol TerminalPort: AnyObject {
    var size: Size { get }

    func now() -> Instant

    /// Shows a frame. One of another size than the terminal's is cut, or stands at the top left.
    func present(_ surface: Surface)

    /// Sleeps until something happens or `deadline` is reached; nil sleeps until something happens, without waking up.
    ///
    /// Returns all that has happened, in order; nothing when the deadline came first.
    func wait(until deadline: Instant?) -> [TerminalEvent]

    /// From now on `wait` reports when `fileDescriptor` can be read. The watcher reads it empty, or is woken again.
    func watch(_ fileDescriptor: Int32) -> WakeToken
    func unwatch(_ token: WakeToken)

    /// Asks the terminal to put `text` on the system's clipboard (OSC 52, which many terminals refuse); nil clears it.
    func copyToClipboard(_ text: String?)

    func bell()

    /// Stops the program as the shell's job control does, and returns when it runs again. Does nothing where
    /// suspending is not allowed.
    func suspend()

    func use(_ theme: Theme)
}
