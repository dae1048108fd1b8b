import Devices
import Glibc
import Office
import TestSupport
import Testing

/// What is made of what CUPS' programs say, by scripts in their places.
@Suite struct PrinterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A printer whose programs are these scripts; one that is left out fails without a word.
    private func printer(
        lp: String = "exit 1", lpstat: String = "exit 1", cancel: String = "exit 1", queue: String? = nil,
        limitMilliseconds: Int = 15_000
    ) throws -> CupsPrinter {
        var programs = CupsPrinter.Programs()
        programs.lp = try folder.script(lp, to: "lp")
        programs.lpstat = try folder.script(lpstat, to: "lpstat")
        programs.cancel = try folder.script(cancel, to: "cancel")
        return CupsPrinter(queue: queue, programs: programs, limitMilliseconds: limitMilliseconds)
    }

    private func failure(_ printer: any Printer, _ work: PrintWork) -> DeviceFailure? {
        DevicesTests.failure { () throws(OfficeFailure) in _ = try printer.finish(work) }.device
    }

    private static let job = PrintJob(queue: "hall-1", number: 7)

    /// How `job` stands when lpstat says this of the jobs to come, of the printer and of the jobs that are over.
    private func look(ahead: String = "", printer line: String, alerts: String, over: String = "") throws -> PrintState?
    {
        let said = "scheduler is running\n\(ahead)\(line)\n\tAlerts: \(alerts)\n\tLocation: \n\(over)"
        try folder.write(Array(said.utf8), to: "said")
        let printer = try printer(lpstat: "cat \(folder("said"))")
        guard case .state(let state) = try printer.finish(.look(Self.job)) else { return nil }
        return state
    }

    private static func entry(_ job: String, alerts: String) -> String {
        "\(job)   root   1024   Sun Nov 22 01:44:36 2026\n\tStatus: \n\tAlerts: \(alerts)\n\tqueued for hall-1\n"
    }

    @Test("A document goes through lp's input with its title, copies and queue, and comes back as a job")
    func accepted() throws {
        let lp =
            "echo \"$@\" > \(folder("arguments")); cat > \(folder("pdf")); echo 'request id is hall-1-7 (0 file(s))'"
        let printer = try printer(lp: lp, queue: "hall-1")
        #expect(printer.isAvailable && !printer.isDemonstration)
        let pdf = Array("%PDF-1.5\n".utf8) + [0, 0xFF]
        #expect(try printer.finish(.print(PrintOrder(pdf: pdf, title: "合\u{1B}同 8", copies: 2))) == .accepted(Self.job))
        #expect(try folder.text("arguments") == "-d hall-1 -n 2 -o media=A4 -t 合同 8\n")
        #expect(try folder.text("pdf") == String(decoding: pdf, as: UTF8.self))
        _ = try printer.finish(.print(PrintOrder(pdf: pdf, title: "A", copies: 0, queue: "other")))
        #expect(try folder.text("arguments") == "-d other -n 1 -o media=A4 -t A\n")
    }

    @Test("A program that reads nothing, or takes its time, does not hold the terminal up, and is ended when given up")
    func givenUp() throws {
        let printer = try printer(lp: "echo $$ > \(folder("id")); exec tail -f /dev/null")
        var run: (any PrintRun)? = try printer.start(
            .print(PrintOrder(pdf: [UInt8](repeating: 0, count: 8 << 20), title: "A")))
        while try access(folder("id"), F_OK) != 0 || folder.text("id").isEmpty {
            #expect(try run?.poll(waitMilliseconds: 0) == nil)
        }
        let id = try #require(pid_t(try folder.text("id").dropLast()))
        run = nil
        #expect(kill(id, 0) == -1 && errno == ESRCH)
    }

    @Test("A look that is asked while a slow program hands a document over neither ends it nor takes its answer")
    func owned() throws {
        let printer = try printer(
            lp: "until [ -e \(folder("go")) ]; do :; done; echo 'request id is hall-1-8 (1 file(s))'")
        let print = try printer.start(.print(PrintOrder(pdf: [0x25], title: "A")))
        #expect(try print.poll(waitMilliseconds: 0) == nil)
        #expect(failure(printer, .look(PrintJob(queue: "hall-1", number: 7))) != nil)
        let queues = try printer.start(.queues)
        _ = DevicesTests.failure { () throws(OfficeFailure) in
            while try queues.poll(waitMilliseconds: 100) == nil {}
        }
        #expect(try print.poll(waitMilliseconds: 0) == nil)
        try folder.write([], to: "go")
        var answer: PrintAnswer?
        while answer == nil { answer = try print.poll(waitMilliseconds: 100) }
        #expect(answer == .accepted(PrintJob(queue: "hall-1", number: 8)))
        #expect(
            DevicesTests.failure { () throws(OfficeFailure) in _ = try print.poll(waitMilliseconds: 0) }.device
                == .printFailed)
    }

    @Test("A large document is sent whole, also to a program that talks meanwhile")
    func large() throws {
        let lp = "yes word | head -c 300000 >&2; wc -c > \(folder("count")); echo 'request id is a-1 (0 file(s))'"
        let order = PrintOrder(pdf: [UInt8](repeating: 0x25, count: 4 << 20), title: "A")
        #expect(try printer(lp: lp).finish(.print(order)) == .accepted(PrintJob(queue: "a", number: 1)))
        #expect(try folder.text("count") == "\(4 << 20)\n")
    }

    @Test(
        "Why nothing was printed",
        arguments: [
            ("echo 'lp: Error - The printer or class does not exist.' >&2; exit 1", DeviceFailure.noPrinter),
            ("echo 'lp: Error - No default destination.' >&2; exit 1", .noPrinter),
            ("echo 'lp: Destination \"hall\" is not accepting jobs.' >&2; exit 1", .printRefused),
            ("echo 'lp: Connection refused' >&2; exit 1", .noPrintService),
            ("echo 'lp: No such file or directory' >&2; exit 1", .noPrintService),
            ("echo 'lp: Forbidden' >&2; exit 1", .printFailed),
            ("echo 'request id is hall-1 (0 file(s))'; exit 1", .printFailed),
            ("echo 'request id is hall'", .printFailed),
            ("kill -SEGV $$", .printFailed),
        ])
    func failures(script: String, expected: DeviceFailure) throws {
        #expect(failure(try printer(lp: script), .print(PrintOrder(pdf: [0x25], title: "A"))) == expected)
    }

    @Test("Not installed, no service, no printer, no answer in time, an unknown lpstat")
    func limits() throws {
        var programs = CupsPrinter.Programs()
        programs.lp = "anju-no-such-lp"
        let absent = CupsPrinter(programs: programs)
        #expect(!absent.isAvailable)
        #expect(failure(absent, .print(PrintOrder(pdf: [], title: ""))) == .noPrintProgram)
        #expect(failure(try printer(lpstat: "echo scheduler is not running; exit 1"), .queues) == .noPrintService)
        let bare = "echo scheduler is running; echo no system default destination; exit 1"
        #expect(failure(try printer(lpstat: bare), .queues) == .noPrinter)
        #expect(failure(try printer(lpstat: bare), .look(Self.job)) == .noPrinter)
        #expect(failure(try printer(lpstat: "echo hello"), .queues) == .printFailed)
        let slow = try printer(lpstat: "exec tail -f /dev/null", limitMilliseconds: 50)
        #expect(failure(slow, .queues) == .printServiceSilent)
    }

    @Test("The doctor is told the queues, or what keeps documents from being printed")
    func examined() throws {
        let line = "scheduler is running\nprinter hall-1 is idle.  enabled since x\nhall-1 accepting requests since x"
        let said = try printer(lpstat: "printf '\(line)\n'")
        #expect(try said.examine().map(\.name) == ["hall-1"])
        func failed(_ printer: CupsPrinter) -> DeviceFailure? {
            DevicesTests.failure { () throws(OfficeFailure) in _ = try printer.examine() }.device
        }
        #expect(failed(try printer(lpstat: "printf '\(line)\n'", queue: "hall-2")) == .noPrinter)
        #expect(failed(try printer(lpstat: "echo scheduler is not running; exit 1")) == .noPrintService)
        var programs = CupsPrinter.Programs()
        programs.lpstat = "anju-no-such-lpstat"
        #expect(failed(CupsPrinter(programs: programs)) == .noPrintProgram)
    }

    @Test("The queues, with what people wrote about them, the default one and those that do not go on")
    func queues() throws {
        let said = """
            scheduler is running
            printer a is idle.  enabled since Sun Nov 22 01:43:35 2026
            \tDescription: 大厅打印机
            \tAlerts: none
            \tLocation: 一楼
            printer b now printing b-4.  enabled since Sun Nov 22 01:43:35 2026
            \tAlerts: media-low-warning
            printer c disabled since Sun Nov 22 01:44:43 2026 -
            \treason unknown
            \tAlerts: door-open-error paused
            printer d is idle.  enabled since Sun Nov 22 01:43:35 2026
            \tAlerts: none
            a accepting requests since Sun Nov 22 01:43:35 2026
            d not accepting requests since Sun Nov 22 01:44:45 2026 -
            \t换机
            system default destination: b

            """
        try folder.write(Array(said.utf8), to: "said")
        func queue(_ name: String, isDefault: Bool, _ state: PrintQueue.State) -> PrintQueue {
            PrintQueue(
                name: name, says: name == "a" ? "大厅打印机" : "", place: name == "a" ? "一楼" : "", isDefault: isDefault,
                state: state)
        }
        for chosen in [nil, "a"] {
            let printer = try printer(lpstat: "cat \(folder("said"))", queue: chosen)
            let expected: [PrintQueue] = [
                queue("a", isDefault: chosen == "a", .idle), queue("b", isDefault: chosen == nil, .printing),
                queue("c", isDefault: false, .held(.coverOpen)), queue("d", isDefault: false, .held(.stopped)),
            ]
            #expect(try printer.finish(.queues) == .queues(expected))
        }
    }

    @Test(
        "What keeps a printer from going on",
        arguments: [
            ("media-empty-error", PrintState.held(.outOfPaper)), ("media-needed", .held(.outOfPaper)),
            ("toner-empty-error", .held(.outOfInk)), ("media-jam-error", .held(.jammed)),
            ("cover-open", .held(.coverOpen)), ("output-area-full-error", .held(.outputFull)),
            ("offline-report", .held(.offline)), ("connecting-to-device", .held(.offline)),
            ("paused", .held(.stopped)), ("fuser-over-temp-error", .held(.needsAttention)),
            ("paused media-empty-error", .held(.outOfPaper)), ("other-error paused", .held(.needsAttention)),
            ("none", .printing), ("media-empty-warning", .printing), ("toner-low-report", .printing),
            ("cups-waiting-for-job-completed", .printing),
        ])
    func holds(alerts: String, expected: PrintState) throws {
        let entry = Self.entry("hall-1-7", alerts: "job-printing")
        let line = "printer hall-1 now printing hall-1-7.  enabled since Sun"
        #expect(try look(ahead: entry, printer: line, alerts: alerts) == expected)
    }

    @Test("A job before, in and after the printer's hands")
    func states() throws {
        let idle = "printer hall-1 is idle.  enabled since Sun"
        let entry = Self.entry("hall-1-7", alerts: "none")
        let other = "printer hall-1 now printing hall-1-70.  enabled since Sun"
        #expect(try look(ahead: entry, printer: idle, alerts: "none") == .waiting)
        #expect(try look(ahead: entry, printer: other, alerts: "none") == .waiting)
        let held = Self.entry("hall-1-7", alerts: "job-hold-until-specified")
        #expect(try look(ahead: held, printer: idle, alerts: "none") == .held(.stopped))
        let disabled = "printer hall-1 disabled since Sun -\n\treason unknown"
        #expect(try look(ahead: entry, printer: disabled, alerts: "none") == .held(.stopped))
        for (alerts, state) in [
            ("job-completed-successfully", PrintState.done), ("processing-to-stop-point", .done),
            ("job-canceled-by-user", .cancelled), ("aborted-by-system", .failed),
        ] {
            let over = Self.entry("hall-1-70", alerts: "none") + Self.entry("hall-1-7", alerts: alerts)
            #expect(try look(printer: idle, alerts: "media-empty-error", over: over) == state)
            #expect(state.isOver)
        }
        #expect(try look(printer: idle, alerts: "none") == .done, "not listed any more")
    }

    @Test("Taking back what is over already is no failure; not reaching the service is")
    func withdrawn() throws {
        let over = "echo \"cancel: cancel-job failed: Job #$1 is already completed - can't cancel.\" >&2; exit 1"
        #expect(try printer(cancel: over).finish(.withdraw(Self.job)) == .withdrawn)
        let down = "echo 'cancel: Unable to connect to server.' >&2; exit 1"
        #expect(failure(try printer(cancel: down), .withdraw(Self.job)) == .noPrintService)
        let forbidden = "echo 'cancel: cancel-job failed: Forbidden' >&2; exit 1"
        #expect(failure(try printer(cancel: forbidden), .withdraw(Self.job)) == .printFailed)
    }

    @Test(
        "For how long CUPS keeps documents",
        arguments: [
            ("", "86400"), ("# PreserveJobFiles No\n", "86400"), ("PreserveJobFiles 300\n", "300"),
            ("LogLevel warn\n  preservejobfiles\tNo\n", nil), ("PreserveJobFiles 0", nil),
            ("PreserveJobHistory Off\nPreserveJobFiles Yes", nil), ("PreserveJobFiles Yes", "yes"),
        ])
    func keeping(text: String, seconds: String?) {
        #expect(CupsSettings.keptSeconds(text) == seconds)
    }

    @Test("The simulated printer says that it is one, goes from waiting to done, and takes back what is not done")
    func simulated() throws {
        let printer = SimulatedPrinter()
        #expect(printer.isAvailable && printer.isDemonstration)
        guard case .queues(let queues) = try printer.finish(.queues) else {
            Issue.record("no queues")
            return
        }
        #expect(queues.count == 1 && queues[0].says.contains("演示") && queues[0].isDefault)
        let order = PrintOrder(pdf: [0x25], title: "A")
        guard case .accepted(let first) = try printer.finish(.print(order)),
            case .accepted(let second) = try printer.finish(.print(order))
        else {
            Issue.record("not accepted")
            return
        }
        for state in [PrintState.waiting, .printing, .done, .done] {
            #expect(try printer.finish(.look(first)) == .state(state))
        }
        #expect(try printer.finish(.look(second)) == .state(.waiting))
        for job in [first, second] { #expect(try printer.finish(.withdraw(job)) == .withdrawn) }
        #expect(try printer.finish(.look(first)) == .state(.done))
        #expect(try printer.finish(.look(second)) == .state(.cancelled))
        #expect(failure(printer, .print(PrintOrder(pdf: [], title: "", queue: "none"))) == .noPrinter)
        let run = try printer.start(.queues)
        #expect(try run.poll(waitMilliseconds: 0) != nil)
        #expect(DevicesTests.failure { () throws(OfficeFailure) in _ = try run.poll(waitMilliseconds: 0) } != nil)
    }
}
