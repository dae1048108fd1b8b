import Glibc
import Office
import TestSupport
import Testing

@testable import Devices

/// A CUPS of its own in a folder: it listens to a socket in there and to nothing else, and its one printer, `hall-1`, is a
/// script that keeps what it is given.
///
/// The script heeds files in `out`: while `empty` is there it says that it has no paper; with `open` it says that its cover is
/// open and stops the queue.
final class PrivateCups {
    static let isInstalled = access(service, X_OK) == 0
    private static let service = "/usr/sbin/cupsd"

    let folder: TemporaryFolder
    private let child: ChildProcess

    init() throws {
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
        let log = FileDescriptor(creat(folder("log"), 0o600))
        child = try ChildProcess(
            program: Self.service, arguments: ["-f", "-c", folder("cupsd.conf"), "-s", folder("cups-files.conf")],
            descriptors: [STDOUT_FILENO: log.number, STDERR_FILENO: log.number])
    }

    deinit { stop() }

    func stop() {
        guard child.poll() == nil else { return }
        kill(child.id, SIGTERM)
        for _ in 0..<400 where child.poll() == nil { poll(nil, 0, 5) }
        child.end()
    }

    /// A printer that talks to this CUPS, when that is ready.
    func printer(queue: String? = nil) throws -> CupsPrinter {
        var programs = CupsPrinter.Programs()
        programs.lp = try wrapped("/usr/bin/lp")
        programs.lpstat = try wrapped("/usr/bin/lpstat")
        programs.cancel = try wrapped("/usr/bin/cancel")
        let printer = CupsPrinter(queue: queue, programs: programs)
        for _ in 0..<400 {
            if (try? printer.finish(.queues)) != nil { return printer }
            poll(nil, 0, 20)
        }
        Issue.record("no CUPS within eight seconds: \(try folder.text("log"))")
        return printer
    }

    /// Runs one of CUPS' programs for the printer's manager.
    func manage(_ program: String, _ arguments: String...) throws {
        let run = try CommandRun(program: try wrapped("/usr/sbin/\(program)"), arguments: arguments)
        let outcome = try #require(try run.poll(milliseconds: 10_000))
        #expect(outcome.ending == .exited(0), "\(outcome.complaints)")
    }

    private func wrapped(_ program: String) throws -> String {
        let name = String(program.split(separator: "/").last ?? "")
        return try folder.script("CUPS_SERVER=\(folder("socket")) exec \(program) \"$@\"", to: name)
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
