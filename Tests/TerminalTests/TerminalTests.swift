import Testing

/// All tests of this room, one after another: ncurses has one screen a process, signals have one handler, and a forked
/// child must find no other test half-way.
@Suite("Terminal", .serialized)
enum TerminalTests {}
