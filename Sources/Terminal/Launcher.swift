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
            exit(launch.is_runtime_own != 0 ? body() : onNewThread(body))
        case ANJU_LAUNCH_ENDED: return launch.value
        case ANJU_LAUNCH_KILLED:
            whenKilled(launch.value)
            return 128 + launch.value
        default: return body()
        }
    }

    /// Runs `body` on a thread that is begun here, and waits for its end.
    ///
    /// The runtime keeps the number by which the kernel knows a thread, and does so for the first one before anything can
    /// be forked where it is a library of its own. In the child that number is the parent's: a lock of the runtime for which
    /// two threads compete would never be let go by this one. A thread begun after the fork is known rightly. It costs a
    /// start some tenths of a millisecond, so it is left out where the runtime came up after the fork.
    private static func onNewThread(_ body: () -> Int32) -> Int32 {
        withoutActuallyEscaping(body) { body in
            let errand = Errand(body)
            var thread = pthread_t()
            let code = pthread_create(
                &thread, nil,
                { context in
                    if let context { Unmanaged<Errand>.fromOpaque(context).takeUnretainedValue().run() }
                    return nil
                }, Unmanaged.passUnretained(errand).toOpaque())
            if code == 0 { pthread_join(thread, nil) } else { errand.run() }
            return errand.status
        }
    }
}

/// What a thread is to do, and what came of it; its maker waits meanwhile.
private final class Errand {
    private let body: () -> Int32
    private(set) var status: Int32 = 0

    init(_ body: @escaping () -> Int32) { self.body = body }

    func run() { status = body() }
}
