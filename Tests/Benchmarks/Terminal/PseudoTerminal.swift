import CPosix
import Cells
import Glibc

/// A program in a terminal of 80 x 24 of its own, watched to the microsecond.
final class PseudoTerminal {
    /// Why a measurement could not be made.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let child: pid_t
    /// When the program was started.
    let started: Nanoseconds
    /// When the last output came.
    private(set) var lastOutput: Nanoseconds
    private(set) var bytesRead = 0
    private(set) var hasEnded = false
    private(set) var screen: Emulator
    private let master: Int32
    private var unseen: [UInt8] = []

    init(_ command: [String], environment: [String: String] = [:], size: Size = Size(width: 80, height: 24)) throws {
        var slave: Int32 = -1
        var master: Int32 = -1
        var window = winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&master, &slave, &name, nil, &window) == 0 else {
            throw Failure(description: "openpty: \(errno)")
        }
        _ = fcntl(master, F_SETFD, FD_CLOEXEC)
        _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
        defer { close(slave) }
        let path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        self.master = master
        screen = Emulator(size: size)
        started = Nanoseconds.now()
        lastOutput = started
        child = try Self.start(command, on: path, environment: environment)
    }

    deinit { end() }

    /// Opening the terminal as the first descriptor of a new session makes it the one that controls the program.
    private static func start(_ command: [String], on path: String, environment: [String: String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The last flag is POSIX_SPAWN_SETSID, which glibc shows only to those who ask for all of GNU.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | 0x80))

        var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "ESCDELAY": "25"]
        for name in ["PATH", "HOME"] { variables[name] = getenv(name).map { String(cString: $0) } }
        variables.merge(environment) { _, given in given }
        let arguments = command.map { strdup($0) } + [nil]
        let pairs = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in arguments + pairs { free(string) } }
        var child = pid_t()
        let code = posix_spawnp(&child, command[0], &actions, &attributes, arguments, pairs)
        guard code == 0 else { throw Failure(description: "\(command[0]): \(String(cString: strerror(code)))") }
        return child
    }

    /// Sends keys. Returns when they have been handed over, reading meanwhile what the program answers.
    @discardableResult
    func type(_ text: String) throws -> Nanoseconds {
        let begun = Nanoseconds.now()
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            var entry = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
            guard poll(&entry, 1, 5_000) > 0 else { throw Failure(description: "the program takes no input") }
            if entry.revents & Int16(POLLIN) != 0 { readOnce() }
            guard !hasEnded else { throw Failure(description: "the program ended:\n" + picture()) }
            guard entry.revents & Int16(POLLOUT) != 0 else { continue }
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, min(512, $0.count)) }
            if count > 0 { bytes = bytes.dropFirst(count) }
        }
        return begun
    }

    /// Reads until all `texts` stand on the screen and nothing more has come for `quietMilliseconds`. Returns when the
    /// last of the output came.
    @discardableResult
    func see(_ texts: [String], quietMilliseconds: Int = 30, seconds: Int = 20) throws -> Nanoseconds {
        let limit = Nanoseconds.now() + .milliseconds(seconds * 1000)
        while Nanoseconds.now() < limit {
            let isQuiet = !collect(forMilliseconds: quietMilliseconds)
            show()
            if isQuiet, texts.allSatisfy(screen.shows) { return lastOutput }
            guard !hasEnded else { throw Failure(description: "the program ended:\n" + picture()) }
        }
        throw Failure(description: "not seen: \(texts.joined(separator: ", "))\n" + picture())
    }

    /// Waits for the answer to what was typed: the first output, and then until nothing more has come for
    /// `quietMilliseconds`. Returns when the last of it came.
    func answer(quietMilliseconds: Int = 4) throws -> Nanoseconds {
        guard collect(forMilliseconds: 5_000) else { throw Failure(description: "no answer\n" + picture()) }
        while collect(forMilliseconds: quietMilliseconds) {}
        show()
        return lastOutput
    }

    /// Lets the program run for so long, reading what it says.
    func watch(milliseconds: Int) {
        let limit = Nanoseconds.now() + .milliseconds(milliseconds)
        while case let left = limit.milliseconds(since: Nanoseconds.now()), left > 0, !hasEnded {
            _ = collect(forMilliseconds: Int(left) + 1)
        }
        show()
    }

    /// The processes in this terminal: the program and what it started, by their ids.
    func processes() -> [pid_t] { ProcessFacts.tree(of: child) }

    /// Ends the program as a closed window does, and whatever is left of it by its id.
    func end() {
        guard !isClosed else { return }
        isClosed = true
        let family = processes()
        kill(child, SIGTERM)
        close(master)
        if !reap(withinMilliseconds: 2_000) {
            for process in family { kill(process, SIGKILL) }
            _ = reap(withinMilliseconds: 2_000)
        }
    }

    private var isClosed = false

    private func reap(withinMilliseconds wait: Int) -> Bool {
        for _ in 0..<wait {
            if waitpid(child, nil, WNOHANG) != 0 { return true }
            poll(nil, 0, 1)
        }
        return false
    }

    /// Reads what comes first within the time; false when nothing did.
    private func collect(forMilliseconds wait: Int) -> Bool {
        var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard !hasEnded, poll(&entry, 1, Int32(wait)) > 0 else { return false }
        readOnce()
        return !hasEnded
    }

    private func readOnce() {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
            count = read(master, buffer.baseAddress, buffer.count)
            initialized = max(0, count)
        }
        guard count > 0 else {
            hasEnded = true
            return
        }
        lastOutput = Nanoseconds.now()
        bytesRead += count
        unseen += bytes
    }

    /// Draws only once the program is quiet, so that drawing does not delay the reading.
    private func show() {
        screen.feed(unseen)
        unseen = []
    }

    private func picture() -> String { screen.rows.joined(separator: "\n") }
}
