import Foundation
import Glibc
import TestSupport

/// A CUPS of its own in a folder: it listens to a socket in there and to nothing else, and its one printer, `hall-1`, is a
/// script that keeps what it is given.
///
/// The script heeds files in `out`: while `empty` is there it says that it has no paper; with `open` it says that its cover is
/// open and stops the queue.
public final class PrivateCups {
    public static let isInstalled = access(service, X_OK) == 0
    private static let service = "/usr/sbin/cupsd"

    public let folder: TemporaryFolder
    private let child: pid_t
    private var isOver = false

    /// Where its clients find it: their `CUPS_SERVER`.
    public var server: String { folder("socket") }

    public init() throws {
        folder = try TemporaryFolder()
        for name in [
            "root", "programs", "programs/backend", "cache", "state", "state/certs", "spool", "spool/tmp", "out",
        ] {
            try folder.makeFolder(name)
        }
        // What starts backends; found beside them.
        try folder.link("programs/daemon", to: "/usr/lib/cups/daemon")
        _ = try folder.script(Self.backend, to: "programs/backend/capture")
        try folder.write(Array(Self.files(folder).utf8), to: "cups-files.conf")
        try folder.write(Array(Self.rules(folder).utf8), to: "cupsd.conf")
        try folder.write(Array(Self.printers(folder).utf8), to: "root/printers.conf")
        let log = try folder.write([], to: "log")
        child = try HostProgram.spawn(
            [Self.service, "-f", "-c", folder("cupsd.conf"), "-s", folder("cups-files.conf")], stdin: "/dev/null",
            stdout: log, stderr: log, environment: [:])
        try waitUntilReady()
    }

    deinit { stop() }

    public func stop() {
        guard !isOver else { return }
        isOver = true
        kill(child, SIGTERM)
        for _ in 0..<400 {
            guard waitpid(child, nil, WNOHANG) == 0 else { return }
            poll(nil, 0, 5)
        }
        kill(child, SIGKILL)
        _ = HostProgram.wait(for: child)
    }

    private func waitUntilReady() throws {
        for _ in 0..<400 {
            if try run("/usr/bin/lpstat", "-r").output.contains("is running") { return }
            poll(nil, 0, 20)
        }
        throw Failed(what: "no CUPS within eight seconds: \(try folder.text("log"))")
    }

    /// Runs one of CUPS' programs for the printer's manager.
    public func manage(_ program: String, _ arguments: String...) throws {
        let finished = try run(["/usr/sbin/\(program)"] + arguments)
        guard finished.status == 0 else { throw Failed(what: "\(program): \(finished.errors)") }
    }

    /// Runs one of CUPS' programs with this service.
    @discardableResult
    public func run(_ words: String...) throws -> Finished { try run(words) }

    private func run(_ words: [String]) throws -> Finished {
        try HostProgram.run(words, environment: ["CUPS_SERVER": server, "LC_ALL": "C"])
    }

    /// A program that asks this service, for who does not set its environment; gives its path.
    public func wrapped(_ program: String) throws -> String {
        let name = String(program.split(separator: "/").last ?? "")
        return try folder.script("CUPS_SERVER=\(server) exec \(program) \"$@\"", to: name)
    }

    /// Called with job, user, title, copies and options, it has the document as a file or at its input.
    private static let backend = """
        [ $# -eq 0 ] && exit 0
        out=${DEVICE_URI#capture:}
        [ -e "$out/open" ] && { echo "STATE: +cover-open-error" >&2; exit 4; }
        echo "STATE: -cover-open-error" >&2
        while [ -e "$out/empty" ]; do echo "STATE: +media-empty-error" >&2; sleep 0.05; done
        echo "STATE: -media-empty-error" >&2
        cat ${6:+"$6"} > "$out/$1.pdf"
        echo "$4 $3" > "$out/$1.about"
        """

    private static func files(_ folder: TemporaryFolder) -> String {
        """
        ServerRoot \(folder("root"))
        ServerBin \(folder("programs"))
        RequestRoot \(folder("spool"))
        TempDir \(folder("spool/tmp"))
        CacheDir \(folder("cache"))
        StateDir \(folder("state"))
        ErrorLog stderr
        AccessLog \(folder("access"))
        PageLog \(folder("pages"))
        Sandboxing relaxed

        """
    }

    private static func rules(_ folder: TemporaryFolder) -> String {
        """
        Listen \(folder("socket"))
        LogLevel warn
        Browsing Off
        PreserveJobFiles No
        WebInterface No
        DefaultAuthType None
        <Location />
        Order deny,allow
        </Location>
        <Policy default>
        JobPrivateAccess all
        JobPrivateValues none
        <Limit All>
        Order deny,allow
        </Limit>
        </Policy>

        """
    }

    private static func printers(_ folder: TemporaryFolder) -> String {
        """
        <DefaultPrinter hall-1>
        PrinterId 1
        Info 大厅打印机
        Location 一楼
        DeviceURI capture:\(folder("out"))
        State Idle
        Accepting Yes
        JobSheets none none
        OpPolicy default
        ErrorPolicy stop-printer
        </DefaultPrinter>

        """
    }
}
