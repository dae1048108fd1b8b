import CPosix
import Cells
import Glibc

@testable import Terminal

/// A process of its own on a terminal of its own, forked from the test: signals, hangups and job control for real.
///
/// The child tells what happens to it in lines through a pipe.
final class Child {
    let pid: pid_t
    private(set) var master: Int32 = -1
    private let reports: Int32
    private var unread = ""
    /// What was drawn while something else was waited for.
    private var drained: [UInt8] = []

    /// Tells the test something.
    struct Reporter {
        let fileDescriptor: Int32

        func callAsFunction(_ line: String) {
            let bytes = Array((line + "\n").utf8)
            _ = write(fileDescriptor, bytes, bytes.count)
        }
    }

    /// `body` runs in the child, which ends with its result; whatever goes wrong, after 20 seconds.
    init(_ size: Size = Size(width: 80, height: 24), _ body: (Reporter) -> Int32) {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0)
        var window = winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        pid = anju_forkpty(&master, &window)
        if pid == 0 {
            // Threads of a test runner block signals, and children inherit that.
            var none = sigset_t()
            sigemptyset(&none)
            sigprocmask(SIG_SETMASK, &none, nil)
            // The runner's own handlers print a backtrace, which takes longer than a test may.
            for trap in [SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT] { signal(trap, SIG_DFL) }
            alarm(20)
            _exit(body(Reporter(fileDescriptor: ends[1])))
        }
        precondition(pid > 0)
        close(ends[1])
        reports = ends[0]
    }

    deinit {
        kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        closeMaster()
        close(reports)
    }

    func closeMaster() {
        if master >= 0 { close(master) }
        master = -1
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    func resize(_ size: Size) {
        var window = winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        _ = anju_set_window_size(master, &window)
    }

    /// What the child has drawn since the last call, after it was quiet for a moment.
    func output(quietMilliseconds: Int32 = 50) -> String {
        while true {
            let more = readAvailable(master, waiting: quietMilliseconds)
            drained += more
            if more.isEmpty { break }
        }
        defer { drained = [] }
        return String(decoding: drained, as: UTF8.self)
    }

    /// The next line that the child reports, or "" when none comes within 5 seconds.
    func report() -> String {
        for _ in 0..<1000 {
            if let end = unread.firstIndex(of: "\n") {
                defer { unread.removeSubrange(...end) }
                return String(unread[..<end])
            }
            drain()
            unread += String(decoding: readAvailable(reports, waiting: 5), as: UTF8.self)
        }
        return ""
    }

    /// A full terminal would stop whoever draws on it.
    private func drain() {
        if master >= 0 { drained += readAvailable(master) }
    }

    /// Waits at most 10 seconds for the child to stop or to end.
    func awaitChange() -> Int32? {
        for _ in 0..<2000 {
            var status: Int32 = 0
            if waitpid(pid, &status, WUNTRACED | WNOHANG) == pid { return status }
            drain()
            usleep(5000)
        }
        return nil
    }

    /// The code with which the child ended, 128 + the signal that killed it, nil when it did neither.
    func exitCode() -> Int32? {
        guard let status = awaitChange() else { return nil }
        if anju_wait_exited(status) != 0 { return anju_wait_exit_status(status) }
        return anju_wait_signalled(status) != 0 ? 128 + anju_wait_signal(status) : nil
    }
}

/// Shows what it hears and reports it, until it is to end: the smallest of programs. Ctrl-Z suspends, `q` ends with 7.
func showEvents(_ report: Child.Reporter, isDeaf: Bool = false) -> Int32 {
    let options = TerminalOptions(type: "xterm-256color", isDeaf: isDeaf)
    guard let terminal = try? NcursesTerminal(options) else { return 99 }
    defer { terminal.end() }
    var count = 0
    report("ready \(getpid())")
    while true {
        var surface = Surface(size: terminal.size)
        surface.fill(surface.bounds, count % 2 == 0 ? "." : " ", role: .body)
        surface.put("第\(count)次", at: Point(x: 1, y: 1), role: .title)
        surface.cursor = Point(x: 0, y: 0)
        terminal.present(surface)
        for event in terminal.wait(until: nil) {
            count += 1
            switch event {
            case .input(.key(.character("q"))): return 7
            case .input(.key(.character("t"))): raise(SIGILL)
            case .input(.key(.control("z"))): terminal.suspend()
            case .resized(let size): report("resized \(size.width)x\(size.height)")
            case .hangup:
                report("hangup")
                return 3
            case .terminate:
                report("terminate")
                return 4
            default: report("\(event)")
            }
        }
    }
}
