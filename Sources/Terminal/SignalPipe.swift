import CPosix
import Glibc

/// Signals as bytes in a pipe, so that the loop hears them where it hears everything else.
///
/// One at a time in a process: a signal's handler has but one place to write to.
struct SignalPipe {
    let readEnd: Int32
    private let writeEnd: Int32
    private var before: [(signal: Int32, action: sigaction)] = []

    /// Takes over `heard`, and lets `ignored` do nothing.
    init(heard: [Int32], ignored: [Int32]) throws(TerminalFailure) {
        var ends: [Int32] = [-1, -1]
        guard anju_quiet_pipe(&ends) == 0 else { throw .system(errno) }
        readEnd = ends[0]
        writeEnd = ends[1]
        for signal in heard { hear(signal) }
        for signal in ignored {
            var action = sigaction()
            if anju_signal_ignore(signal, &action) == 0 { before.append((signal, action)) }
        }
    }

    private mutating func hear(_ signal: Int32) {
        var action = sigaction()
        if anju_signal_to_pipe(signal, writeEnd, &action) == 0 { before.append((signal, action)) }
    }

    /// The signals that came, in order.
    func take() -> [Int32] {
        var signals: [Int32] = []
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { return signals }
            signals += bytes[..<count].map(Int32.init)
        }
    }

    /// Stops this process as job control does, all of its group with it, and returns when it runs again.
    ///
    /// The group is told while this process is deaf to it, which then stops itself by a signal to this very thread: one to
    /// the process may be taken by another thread, and this one would go on for a while, into a terminal given back.
    func stopProcessGroup() {
        var heard = sigaction()
        guard anju_signal_ignore(SIGTSTP, &heard) == 0 else { return }
        kill(0, SIGTSTP)
        if anju_signal_default(SIGTSTP, nil) == 0 { raise(SIGTSTP) }
        sigaction(SIGTSTP, &heard, nil)
    }

    /// Gives every signal back what it did before.
    mutating func close() {
        for (signal, action) in before.reversed() {
            var action = action
            sigaction(signal, &action, nil)
        }
        before = []
        _ = Glibc.close(readEnd)
        _ = Glibc.close(writeEnd)
    }
}
