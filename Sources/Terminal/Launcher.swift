import CPosix
import Glibc

/// Runs the screen in a child process and stays behind as its parent, so that a terminal survives a program that is killed.
///
/// The parent does nothing but wait: it passes signals on, stops and runs with its child, and, when the child died by a
/// signal or a trap, gives back the terminal.
public enum Launcher {
    /// Runs `body` in a child and returns its exit code, or 128 + the signal that killed it, as shells count.
    ///
    /// Forks, so that it must come first, while the process has one thread. Where there is no terminal or no process to
    /// be had `body` runs here. `whenKilled` hears the signal after the terminal was given back.
    public static func run(whenKilled: (_ signal: Int32) -> Void = { _ in }, _ body: () -> Int32) -> Int32 {
        guard let terminal = SavedTerminal() else { return body() }
        let parent = getpid()
        let child = anju_fork()
        if child < 0 { return body() }
        if child == 0 {
            // Should the parent be killed, the screen ends in order as if the terminal were gone.
            _ = anju_signal_on_parent_death(SIGHUP)
            if getppid() != parent { exit(129) }
            // The runtime's backtrace would cover the screen, with values of the person before it; the parent reports.
            for trap in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { signal(trap, SIG_DFL) }
            exit(body())
        }
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP] { _ = anju_forward_to_child(signal, child) }
        let status = awaitEnd(of: child)
        guard anju_wait_signalled(status) != 0 else { return anju_wait_exit_status(status) }
        let signal = anju_wait_signal(status)
        terminal.giveBack()
        whenKilled(signal)
        return 128 + signal
    }

    /// The status with which `child` ended. While it is stopped this process is too, so that the shell sees its job stopped.
    private static func awaitEnd(of child: pid_t) -> Int32 {
        while true {
            var status: Int32 = 0
            let waited = waitpid(child, &status, WUNTRACED)
            if waited < 0 {
                if errno == EINTR { continue }
                return 1 << 8
            }
            guard anju_wait_stopped(status) != 0 else { return status }
            kill(getpid(), SIGSTOP)
            kill(child, SIGCONT)
        }
    }
}

/// What the terminal was like before the child touched it.
private struct SavedTerminal {
    private let fileDescriptor: Int32
    private let settings: termios

    /// Nil where neither standard output nor input is a terminal.
    init?() {
        var settings = termios()
        guard let fileDescriptor = [1, 0].first(where: { tcgetattr($0, &settings) == 0 }) else { return nil }
        self.fileDescriptor = fileDescriptor
        self.settings = settings
    }

    /// Undoes what a screen leaves behind; a terminal that still behaves as before was given back already.
    func giveBack() {
        var current = termios()
        guard tcgetattr(fileDescriptor, &current) == 0, current.c_lflag != settings.c_lflag else { return }
        var settings = settings
        tcsetattr(fileDescriptor, TCSANOW, &settings)
        // Paste as typed, plain characters, cursor on, main screen, a fresh line.
        let sequence = Array("\u{1B}[?2004l\u{1B}(B\u{1B}[m\u{1B}[?25h\u{1B}[?1049l\r\n".utf8)
        _ = write(fileDescriptor, sequence, sequence.count)
    }
}
