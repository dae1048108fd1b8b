import CLauncher
import Glibc

/// Runs the screen in a child process and stays behind as its parent, so that a terminal survives a program that is killed.
///
/// The parent does nothing but wait: it passes signals on, stops and runs with its child, and, when the child died by a
/// signal or a trap, gives back the terminal.
public enum Launcher {
    /// Runs `body` in a child and returns its exit code, or 128 + the signal that killed it, as shells count.
    ///
    /// Forks, unless that was done when the process began, so that it must come first, while the process has one thread.
    /// Where there is no terminal or no process to be had `body` runs here. `whenKilled` hears the signal after the
    /// terminal was given back.
    public static func run(whenKilled: (_ signal: Int32) -> Void = { _ in }, _ body: () -> Int32) -> Int32 {
        let launch = anju_launch()
        switch launch.role {
        case ANJU_LAUNCH_SCREEN:
            // The runtime's backtrace would cover the screen, with values of the person before it; the parent reports.
            for trap in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { signal(trap, SIG_DFL) }
            exit(body())
        case ANJU_LAUNCH_ENDED: return launch.value
        case ANJU_LAUNCH_KILLED:
            whenKilled(launch.value)
            return 128 + launch.value
        default: return body()
        }
    }
}
