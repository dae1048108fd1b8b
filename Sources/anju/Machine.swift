import CPosix
import Commands
import Devices
import Glibc
import Housing
import Office
import Store

/// This machine, as commands see it.
enum Machine {
    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// No core file of this program and of those that it starts: it would hold passwords, PINs and keys.
    static func leaveNoCore() {
        var none = rlimit()
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// What this host is called; nil where it does not say.
    static var hostName: String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return name.isEmpty ? nil : name
    }

    static func world() -> CommandWorld {
        var world = bareWorld()
        world.writeNewFile = FileBytes.writeNew
        world.stageNewFile = FileBytes.stageNew
        world.outputIsTerminal = { isatty(STDOUT_FILENO) == 1 }
        world.openStream = { path throws(OfficeFailure) in try FileStream(path) }
        world.survey = { SQLitePremises.survey(at: Opening.absolute($0)) }
        world.watch.rest = Opening.rest
        world.pause = { poll(nil, 0, 100) }
        world.watch.begin = Interruption.listen
        world.watch.isStopped = { Interruption.isMet }
        if isatty(STDERR_FILENO) == 1 {
            world.watch.show = { Streams.write("\r\u{1B}[K\($0)", to: STDERR_FILENO) }
        }
        return world
    }

    private static func bareWorld() -> CommandWorld {
        CommandWorld(
            environment: environment,
            write: { if !Streams.write($0, to: STDOUT_FILENO) { Streams.isOutputLost = true } },
            complain: { Streams.write($0, to: STDERR_FILENO) },
            readFile: { path, limit throws(OfficeFailure) in try FileBytes.read(path, limitBytes: limit) },
            askSecret: SecretPrompt.ask,
            readSecret: Streams.firstLine,
            openOffice: { directory throws(OfficeFailure) in try Opening(directory).opened() },
            createOffice: { directory, clock throws(OfficeFailure) in
                try Opening(directory).create(training: clock)
            },
            holdsOffice: { access("\($0)/anju.db", F_OK) == 0 },
            wayBack: { directory in EmptyPlace(Opening.absolute(directory)).map { place in place.restore } },
            themes: { Opening($0).themes },
            examine: { Opening($0).examine() },
            machine: SystemTime.now,
            openDesk: Desk.become,
            log: { failure, directory, command in
                LogFile(directory: Opening.absolute(directory)).note(failure, in: command)
            })
    }
}

/// Ctrl-C and a polite kill, told to a job that then ends in good order.
enum Interruption {
    // Never inlined elsewhere: the handler's note is this file's.
    @inline(never) static var isMet: Bool { anju_is_interrupted() != 0 }

    @inline(never) static func listen() {
        for signal in [SIGINT, SIGTERM, SIGHUP] { _ = anju_hear_interruption(signal) }
    }
}

/// Standard streams, without Foundation and whole even when a pipe takes them in pieces.
enum Streams {
    /// Something that was to be printed is not there, so the command has not done what was asked. One thread alone writes.
    nonisolated(unsafe) static var isOutputLost = false

    /// - Returns: false where not all of it was written.
    @discardableResult
    static func write(_ text: String, to fileDescriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var sent = 0
            while sent < bytes.count, let start = bytes.baseAddress {
                let count = Glibc.write(fileDescriptor, start + sent, bytes.count - sent)
                if count < 0 && errno != EINTR { return false }
                sent += max(0, count)
            }
            return true
        }
    }

    /// The first line behind a descriptor, at most 4 KiB; nil where it cannot be read.
    static func firstLine(_ fileDescriptor: Int32) -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count < 4096 {
            let count = read(fileDescriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count == 0 && !line.isEmpty ? text(line) : nil }
            if byte == UInt8(ascii: "\n") { return text(line) }
            line.append(byte)
        }
        return nil
    }

    private static func text(_ line: [UInt8]) -> String? {
        String(validating: line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], as: UTF8.self)
    }
}

/// Asks for a password at the terminal.
enum SecretPrompt {
    /// What was typed, without echo; nil where there is no terminal.
    static func ask(_ prompt: String) -> String? {
        let terminal = anju_open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        // While nothing is echoed, no key may end the program and leave the terminal so.
        silent.c_lflag &= ~tcflag_t(ISIG)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer {
            tcsetattr(terminal, TCSAFLUSH, &before)
            Streams.write("\n", to: terminal)
        }
        Streams.write(prompt, to: terminal)
        return Streams.firstLine(terminal)
    }
}
