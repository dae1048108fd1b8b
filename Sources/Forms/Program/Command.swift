import Cells

/// Names an ask that has not been answered yet.
public struct Ticket: Hashable, Sendable {
    public let number: Int
}

/// What the program wants from the loop.
public enum Command<Ask: Equatable & Sendable>: Equatable, Sendable {
    case ask(Ticket, Ask)
    case job(Ticket, Ask)
    case cancelJob(Ticket)
    /// Text for the system's clipboard; nil clears it.
    case copy(String?)
    /// A key for the input method; the program is given its answer by `composed`.
    case compose(CompositionRequest)
    /// The input method is to forget whoever typed.
    case endComposing
    case bell
    case suspend
    /// The loop is to end, after what was asked before.
    case end
}

/// What other processes did, as the interpreter found it.
public enum News: Equatable, Sendable {
    case changed(Topic)
    case say(Message)
    /// A short text that stands in the title line until it is replaced: people who wait for staff. Nil takes it away.
    case banner(String?)
    /// The same for somebody who has waited so many seconds: the time goes on being shown.
    case waiting(String, seconds: Int)
    case bell
}
