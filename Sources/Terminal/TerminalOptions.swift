/// How a terminal is to be used.
public struct TerminalOptions: Sendable {
    /// Where keys come from and where the screen goes; both must be terminals.
    public var input: Int32
    public var output: Int32
    /// The terminal's type as terminfo names it, usually $TERM.
    public var type: String
    /// Bold, underline and reverse instead of colours, as NO_COLOR asks.
    public var isColourless: Bool
    /// A kiosk's terminal is deaf to SIGINT, SIGQUIT and SIGTSTP and cannot be suspended.
    public var isDeaf: Bool

    public init(
        input: Int32 = 0, output: Int32 = 1, type: String = "", isColourless: Bool = false, isDeaf: Bool = false
    ) {
        self.input = input
        self.output = output
        self.type = type
        self.isColourless = isColourless
        self.isDeaf = isDeaf
    }
}

/// Why there is no screen.
public enum TerminalFailure: Error, Equatable, Sendable {
    /// Input or output is a file, a pipe or closed.
    case notATerminal
    /// A terminal of this type cannot place the cursor, so that nothing can be drawn on it.
    case cannotDraw(type: String)
    /// Not even C.UTF-8 is installed; Chinese cannot be shown.
    case noUTF8
    /// The system refused a resource; `errno`.
    case system(Int32)
}
