import CPosix
import Cells
import Glibc
import Synchronization
import Testing

@testable import Terminal

extension TerminalTests {
    @Suite("A process on its terminal")
    struct ProcessTests {
        /// A child that has drawn its first frame.
        private func start(isDeaf: Bool = false) -> Child {
            let child = Child { showEvents($0, isDeaf: isDeaf) }
            #expect(child.report().hasPrefix("ready"))
            _ = child.output()
            return child
        }

        @Test("Each of 100 resizes while it draws arrives, the last size is the drawn one")
        func resizes() {
            let child = start()
            var missed = 0
            for index in 1...100 {
                let size = Size(width: 80 + index, height: 24 + index % 30)
                // Keys keep it drawing; the resize falls anywhere into that.
                child.type("ab")
                if index % 3 == 0 { usleep(UInt32(index * 7)) }
                child.resize(size)
                child.type("c")
                var line = ""
                repeat { line = child.report() } while line != "" && line != "resized \(size.width)x\(size.height)"
                if line == "" { missed += 1 }
            }
            #expect(missed == 0)
            child.type("q")
            #expect(child.exitCode() == 7)
        }

        @Test("SIGTERM and SIGINT ask to end; the terminal is given back", arguments: [SIGTERM, SIGINT, SIGQUIT])
        func terminate(signal: Int32) {
            let child = start()
            kill(child.pid, signal)
            #expect(child.report() == "terminate")
            #expect(child.exitCode() == 4)
            #expect(child.output().contains("\u{1B}[?1049l"))
        }

        @Test("A closed terminal and SIGHUP end it")
        func hangup() {
            let closed = start()
            closed.closeMaster()
            // The kernel sends SIGCONT with it, which may be taken in first.
            let first = closed.report()
            #expect(first == "hangup" || (first == "resumed" && closed.report() == "hangup"))
            #expect(closed.exitCode() == 3)
            let told = start()
            kill(told.pid, SIGHUP)
            #expect(told.report() == "hangup")
            #expect(told.exitCode() == 3)
        }

        @Test("A kiosk is deaf to what a keyboard could send, not to SIGTERM")
        func deaf() {
            let child = start(isDeaf: true)
            for signal in [SIGINT, SIGQUIT, SIGTSTP] { kill(child.pid, signal) }
            child.type("\u{3}\u{1A}\u{1C}\u{13}x")
            #expect(child.report() == "input(Cells.Input.key(Cells.Key.control(\"c\")))")
            #expect(child.report() == "input(Cells.Input.key(Cells.Key.control(\"\\\\\")))")
            #expect(child.report() == "input(Cells.Input.key(Cells.Key.control(\"s\")))")
            #expect(child.report() == "input(Cells.Input.key(Cells.Key.character(\"x\")))")
            kill(child.pid, SIGTERM)
            #expect(child.report() == "terminate")
        }

        @Test("An interruption is noted and ends nothing", arguments: [SIGINT, SIGTERM, SIGHUP])
        func interruption(signal: Int32) {
            let child = Child { report in
                _ = anju_hear_interruption(signal)
                report("\(anju_is_interrupted())")
                raise(signal)
                report("\(anju_is_interrupted())")
                return 7
            }
            #expect(child.report() == "0")
            #expect(child.report() == "1")
            #expect(child.exitCode() == 7)
        }

        @Test("Idle it wakes for nothing")
        func idle() {
            let child = start()
            child.type("a")
            _ = child.report()
            usleep(200_000)
            let before = wakeUps(child.pid)
            usleep(1_000_000)
            #expect(before != nil && wakeUps(child.pid) == before)
        }

        /// How often a process gave up the processor by itself: once a sleep.
        private func wakeUps(_ pid: pid_t) -> String? {
            guard let file = fopen("/proc/\(pid)/status", "r") else { return nil }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            while fgets(&line, 256, file) != nil {
                let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                if text.hasPrefix("voluntary") { return text }
            }
            return nil
        }
    }

    @Suite("Launcher")
    struct LauncherTests {
        private func launch() -> (child: Child, screen: pid_t) {
            let child = Child { report in Launcher.run { showEvents(report) } }
            let ready = child.report()
            _ = child.output()
            return (child, pid_t(ready.dropFirst("ready ".count)) ?? 0)
        }

        private func settings(_ child: Child) -> termios {
            var settings = termios()
            tcgetattr(child.master, &settings)
            return settings
        }

        @Test("The exit code is passed on")
        func exitCode() {
            let (child, screen) = launch()
            #expect(screen > 0 && screen != child.pid)
            child.type("q")
            #expect(child.exitCode() == 7)
        }

        @Test("Two threads of a screen compete for a lock, and both go on")
        func contended() {
            let child = Child { _ in
                let rivals = Rivals()
                // A thread that locked once is known by its number, and a forked one has another.
                rivals.lockOnce()
                return Launcher.run {
                    alarm(10)
                    return rivals.compete() ? 7 : 8
                }
            }
            #expect(child.exitCode() == 7)
        }

        @Test("A killed or trapped screen leaves a usable terminal", arguments: [SIGKILL, SIGSEGV, SIGILL])
        func killed(signal: Int32) {
            let (child, screen) = launch()
            #expect(settings(child).c_lflag & tcflag_t(ICANON | ECHO) == 0)
            if signal == SIGILL { child.type("t") } else { kill(screen, signal) }
            #expect(child.exitCode() == 128 + signal)
            let said = child.output()
            #expect(said.contains("\u{1B}[?1049l") && said.contains("\u{1B}[?25h") && said.contains("\u{1B}[?2004l"))
            #expect(settings(child).c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO))
        }

        @Test("Signals to the parent reach the screen", arguments: [SIGTERM, SIGINT, SIGHUP])
        func forwarded(signal: Int32) {
            let (child, _) = launch()
            kill(child.pid, signal)
            #expect(child.report() == (signal == SIGHUP ? "hangup" : "terminate"))
            #expect(child.exitCode() == (signal == SIGHUP ? 3 : 4))
        }

        /// A child whose desks follow each other as in `demo`: the first ends at once, then `between` runs in the parent.
        private func launchTwice(_ between: @escaping (Child.Reporter) -> Void) -> Child {
            Child { report in
                for told in [SIGTERM, SIGHUP, SIGINT] { signal(told, SIG_DFL) }
                _ = Launcher.run { 0 }
                between(report)
                return Launcher.run { showEvents(report) }
            }
        }

        @Test("Between two screens signals end the parent as before the first", arguments: [SIGTERM, SIGHUP, SIGINT])
        func between(signal: Int32) {
            let child = launchTwice { _ in raise(signal) }
            #expect(child.exitCode() == 128 + signal)
        }

        @Test("What was ignored before the screen is ignored again after it")
        func ignoredBetween() {
            let child = Child { report in
                signal(SIGTERM, SIG_IGN)
                _ = Launcher.run { 0 }
                raise(SIGTERM)
                report("alive")
                return 7
            }
            #expect(child.report() == "alive")
            #expect(child.exitCode() == 7)
        }

        @Test("A screen that does not listen yet ends by a signal", arguments: [SIGTERM, SIGHUP])
        func earlyEnd(signal: Int32) {
            let child = Child { report in
                Glibc.signal(signal, SIG_IGN)
                _ = Launcher.run { 0 }
                return Launcher.run {
                    report("deaf \(getpid())")
                    while true { pause() }
                }
            }
            let screen = pid_t(child.report().dropFirst("deaf ".count)) ?? 0
            #expect(screen > 0)
            if screen > 0 { kill(screen, signal) }
            #expect(child.exitCode() == 128 + signal)
        }

        @Test("The second screen hears what is sent to its parent")
        func second() {
            let child = launchTwice { _ in }
            #expect(child.report().hasPrefix("ready"))
            kill(child.pid, SIGTERM)
            #expect(child.report() == "terminate")
            #expect(child.exitCode() == 4)
        }

        @Test("A killed parent ends the screen in order")
        func orphaned() {
            let (child, _) = launch()
            kill(child.pid, SIGKILL)
            #expect(child.report() == "hangup")
        }

        /// Runs a job as a shell does, and tells whenever it has stopped: a process group of its own, in front of the
        /// terminal, whose leader's parent is in the session.
        private func asShell(_ report: Child.Reporter, job body: (Child.Reporter) -> Int32) -> Int32 {
            let job = anju_fork()
            if job == 0 {
                setpgid(0, 0)
                signal(SIGTTOU, SIG_IGN)
                tcsetpgrp(0, getpid())
                signal(SIGTTOU, SIG_DFL)
                _exit(Launcher.run { body(report) })
            }
            report("job \(job)")
            var status: Int32 = 0
            while waitpid(job, &status, WUNTRACED) == job, anju_wait_stopped(status) != 0 {
                report("stopped")
                // The test continues it.
            }
            return anju_wait_exit_status(status)
        }

        @Test("It does nothing more once it was told to stop", arguments: 1...10)
        func stopsAtOnce(round: Int) {
            let child = Child {
                asShell($0) { report in
                    guard let signals = try? SignalPipe(heard: [SIGTSTP], ignored: []) else { return 1 }
                    signals.stopProcessGroup()
                    report("went on")
                    return 7
                }
            }
            let job = pid_t(child.report().dropFirst("job ".count)) ?? 0
            #expect(job > 0)
            #expect(child.report() == "stopped")
            if job > 0 { kill(-job, SIGCONT) }
            #expect(child.report() == "went on")
            #expect(child.exitCode() == 7)
        }

        @Test("It stops as a whole and comes back redrawn", arguments: ["ctrl-z", "parent", "screen"])
        func jobControl(way: String) {
            let child = Child { asShell($0) { showEvents($0) } }
            var job: pid_t = 0
            var screen: pid_t = 0
            for _ in 0..<2 {
                let line = child.report()
                let number = line.split(separator: " ").last.flatMap { pid_t($0) } ?? 0
                if line.hasPrefix("job") { job = number } else { screen = number }
            }
            #expect(job > 0 && screen > 0)
            _ = child.output()
            switch way {
            case "ctrl-z": child.type("\u{1A}")
            case "parent": kill(job, SIGTSTP)
            default: kill(screen, SIGTSTP)
            }
            #expect(child.report() == "stopped")
            let left = child.output()
            #expect(left.contains("\u{1B}[?1049l"))
            #expect(settings(child).c_lflag & tcflag_t(ICANON) != 0)
            kill(-job, SIGCONT)
            #expect(child.report() == "resumed")
            let again = child.output()
            #expect(again.contains("\u{1B}[?1049h") && again.contains("第"))
            #expect(settings(child).c_lflag & tcflag_t(ICANON) == 0)
            child.type("q")
            #expect(child.exitCode() == 7)
        }
    }
}

/// Two threads that want one lock.
private final class Rivals: Sendable {
    private static let rounds = 200_000
    private let count = Mutex(0)

    func lockOnce() { count.withLock { $0 = 0 } }

    private func lockOften() {
        for _ in 0..<Self.rounds { count.withLock { $0 += 1 } }
    }

    /// Whether both came through.
    func compete() -> Bool {
        var other = pthread_t()
        let code = pthread_create(
            &other, nil,
            { context in
                if let context { Unmanaged<Rivals>.fromOpaque(context).takeUnretainedValue().lockOften() }
                return nil
            }, Unmanaged.passUnretained(self).toOpaque())
        guard code == 0 else { return false }
        lockOften()
        pthread_join(other, nil)
        return count.withLock { $0 } == 2 * Self.rounds
    }
}
