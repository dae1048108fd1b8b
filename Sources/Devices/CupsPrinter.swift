import Office

/// The printers of CUPS through its programs `lp`, `lpstat` and `cancel`, which run beside the terminal and never in it.
///
/// A document goes to `lp` through a socket: no file of ours holds it in the clear. CUPS keeps it for a day unless its
/// `PreserveJobFiles` says no (``CupsSettings``); its programs cannot take it back: `cancel -x` leaves what is printed (2.4).
/// Each failure is a `DeviceFailure`.
public final class CupsPrinter: Printer {
    private let programs: Programs
    private let queue: String?
    private let limitMilliseconds: Int
    /// What CUPS agreed to take back: lpstat does not tell a job that was cancelled before its turn from a printed one.
    fileprivate var withdrawn: Set<PrintJob> = []

    /// The three programs, each looked up in PATH unless it is a path.
    public struct Programs: Sendable {
        public var lp = "lp"
        public var lpstat = "lpstat"
        public var cancel = "cancel"
        public init() {}
    }

    /// - Parameters:
    ///   - queue: the terminal's printer as `lpstat -e` names it; nil takes the machine's default.
    ///   - limitMilliseconds: a program that takes longer is ended.
    public init(queue: String? = nil, programs: Programs = Programs(), limitMilliseconds: Int = 15_000) {
        self.queue = queue
        self.programs = programs
        self.limitMilliseconds = limitMilliseconds
    }

    public var isAvailable: Bool {
        [programs.lp, programs.lpstat, programs.cancel].allSatisfy { ProgramPath.find($0) != nil }
    }

    public var isDemonstration: Bool { false }

    public func start(_ work: PrintWork) throws(OfficeFailure) -> any PrintRun {
        switch work {
        case .queues: return try begin(work, programs.lpstat, ["-r", "-l", "-p", "-a", "-d"])
        case .print(let order): return try begin(work, programs.lp, arguments(order), input: order.pdf)
        case .look(let job):
            let (ahead, over) = (["-W", "not-completed", "-o", job.queue], ["-W", "completed", "-o", job.queue])
            return try begin(work, programs.lpstat, ["-r", "-l"] + ahead + ["-p", job.queue] + over)
        case .withdraw(let job): return try begin(work, programs.cancel, ["\(job.queue)-\(job.number)"])
        }
    }

    private func arguments(_ order: PrintOrder) -> [String] {
        let destination = (order.queue ?? queue).map { ["-d", $0] } ?? []
        let title = String(String.UnicodeScalarView(order.title.unicodeScalars.filter { $0.value >= 0x20 }.prefix(80)))
        return destination + ["-n", String(order.copies), "-o", "media=A4", "-t", title]
    }

    private func begin(
        _ work: PrintWork, _ program: String, _ arguments: [String], input: [UInt8] = []
    ) throws(OfficeFailure) -> CupsRun {
        let run = try command(program, arguments, input: input)
        return CupsRun(work, run, limitMilliseconds: limitMilliseconds, of: self)
    }

    private func command(
        _ program: String, _ arguments: [String], input: [UInt8] = []
    ) throws(OfficeFailure) -> CommandRun {
        guard let path = ProgramPath.find(program) else { throw DeviceProblem.device(.noPrintProgram) }
        do throws(SystemError) {
            return try CommandRun(program: path, arguments: arguments, input: input)
        } catch {
            throw DeviceProblem.device(.printFailed)
        }
    }

    /// Whether something can be printed: the queues that there are, waited for no longer than a person at the doctor's
    /// waits.
    ///
    /// - Throws: what keeps it, `.noPrinter` also where the queue that is set is none of them.
    public func examine() throws(OfficeFailure) -> [PrintQueue] {
        guard isAvailable else { throw DeviceProblem.device(.noPrintProgram) }
        let run = try start(.queues)
        while true {
            guard case .queues(let queues)? = try run.poll(waitMilliseconds: 500) else { continue }
            guard let queue else { return queues }
            guard queues.contains(where: { $0.name == queue }) else { throw DeviceProblem.device(.noPrinter) }
            return queues
        }
    }

    // MARK: What the programs say

    fileprivate func answer(_ work: PrintWork, _ outcome: CommandRun.Outcome) throws(OfficeFailure) -> PrintAnswer {
        switch work {
        case .queues:
            let queues = try report(outcome).queues(preferred: queue)
            guard !queues.isEmpty else { throw DeviceProblem.device(.noPrinter) }
            return .queues(queues)
        case .print:
            if outcome.ending == .exited(0), let job = PrintJob(request: outcome.output) { return .accepted(job) }
            throw DeviceProblem.device(DeviceFailure(complaints: outcome.complaints))
        case .look(let job):
            guard let state = try report(outcome).state(of: job) else { throw DeviceProblem.device(.noPrinter) }
            return .state(state == .done && withdrawn.contains(job) ? .cancelled : state)
        case .withdraw(let job):
            // A job that is over, or not there any more, cannot be taken back: not a failure of the printer.
            let isOver = outcome.complaints.contains("is already") || outcome.complaints.contains("does not exist")
            guard outcome.ending == .exited(0) || isOver else {
                throw DeviceProblem.device(DeviceFailure(complaints: outcome.complaints))
            }
            if !isOver { withdrawn.insert(job) }
            return .withdrawn
        }
    }

    /// `lp` finds no printer where no service runs, too: whether one does is asked then.
    fileprivate func doubt(_ work: PrintWork, _ outcome: CommandRun.Outcome) throws(OfficeFailure) -> CommandRun? {
        guard case .print = work, outcome.ending != .exited(0),
            DeviceFailure(complaints: outcome.complaints) == .noPrinter
        else { return nil }
        return try command(programs.lpstat, ["-r"])
    }

    fileprivate func settle(_ outcome: CommandRun.Outcome) -> OfficeFailure {
        DeviceProblem.device(Self.isDown(outcome) ? .noPrintService : .noPrinter)
    }

    private static func isDown(_ outcome: CommandRun.Outcome) -> Bool {
        outcome.output.contains("scheduler is not running")
    }

    private func report(_ outcome: CommandRun.Outcome) throws(OfficeFailure) -> PrinterReport {
        let report = PrinterReport(outcome.output)
        guard report.isServiceRunning else {
            // Without a service lpstat says so itself; what says neither is no lpstat that we know.
            throw DeviceProblem.device(Self.isDown(outcome) ? .noPrintService : .printFailed)
        }
        return report
    }
}

/// One of CUPS's programs at work.
private final class CupsRun: PrintRun {
    private let printer: CupsPrinter
    private let work: PrintWork
    private let deadline: Deadline
    /// Nil once it is over.
    private var run: CommandRun?
    /// Whether `lp` found no printer, and `lpstat` is asked whether a service runs.
    private var isDoubted = false

    init(_ work: PrintWork, _ run: CommandRun, limitMilliseconds: Int, of printer: CupsPrinter) {
        self.work = work
        self.run = run
        self.printer = printer
        deadline = Deadline(afterMilliseconds: limitMilliseconds)
    }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer? {
        guard let run else { throw DeviceProblem.device(.printFailed) }
        let outcome: CommandRun.Outcome?
        do throws(SystemError) {
            outcome = try run.poll(milliseconds: min(waitMilliseconds, deadline.leftMilliseconds))
        } catch {
            throw fail(.printFailed)
        }
        if let outcome {
            self.run = nil
            if isDoubted { throw printer.settle(outcome) }
            self.run = try printer.doubt(work, outcome)
            isDoubted = self.run != nil
            return isDoubted ? nil : try printer.answer(work, outcome)
        }
        guard deadline.leftMilliseconds == 0 else { return nil }
        throw fail(.printServiceSilent)
    }

    private func fail(_ failure: DeviceFailure) -> OfficeFailure {
        run = nil
        return DeviceProblem.device(failure)
    }
}

extension PrintJob {
    /// From lp's `request id is QUEUE-NUMBER (0 file(s))`; a queue's name may hold hyphens.
    fileprivate init?(request: String) {
        let words = request.split { $0 == " " || $0 == "\n" }
        guard words.count >= 4, words.prefix(3) == ["request", "id", "is"], let hyphen = words[3].lastIndex(of: "-"),
            let number = Int(words[3][words[3].index(after: hyphen)...])
        else { return nil }
        self.init(queue: String(words[3][..<hyphen]), number: number)
    }
}

extension DeviceFailure {
    /// What `lp` and `cancel` mean, which have one exit status for everything.
    fileprivate init(complaints: String) {
        func says(_ words: String...) -> Bool { words.contains { complaints.contains($0) } }
        if says("not accepting jobs") {
            self = .printRefused
        } else if says("does not exist", "No default destination", "no default destination available") {
            self = .noPrinter
        } else if says(
            "Connection refused", "Unable to connect", "scheduler not responding", "No such file or directory",
            "Bad file descriptor")
        {
            self = .noPrintService
        } else {
            self = .printFailed
        }
    }
}
