import Glibc
import StoreLoad
import TestSupport

/// An import while others commit: how long does it take, and how long does the unluckiest of the others wait?
enum ImportMeasure {
    private static let thinkMilliseconds = 20
    private static let mostCommits = 1_000_000

    static func run(_ anju: String, _ settings: Settings, into report: inout Report) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/office"
        try MeasuredOffice.run([anju, "--data", path, "sample"])
        for (round, processes) in [1, 10].enumerated() {
            let file = "\(folder.path)/leases-\(round).csv"
            try write(SyntheticOffice.leasesFile(first: round * settings.leases, count: settings.leases), to: file)
            let (seconds, waits) = try measure(
                [anju, "--data", path, "import", "leases", file], processes, path,
                thinkMilliseconds: thinkMilliseconds)
            let others = "beside \(processes) other\(processes == 1 ? "" : "s")"
            report.add("import of \(settings.leases) leases \(others)", seconds, unit: "s")
            report.add("durable commit during it, \(others), p99", waits.percentile(0.99), unit: "ms")
            report.add("durable commit during it, \(others), slowest", waits.max(), unit: "ms", aim: "20 ms")
        }
    }

    /// Runs a command beside others that commit and think in turn until it is over.
    ///
    /// - Parameter isWarm: whether they have saved before.
    static func measure(
        _ command: [String], _ processes: Int, _ path: String, thinkMilliseconds: Int, isWarm: Bool = false
    ) throws -> (seconds: Double, waits: [Double]) {
        let workers = try (0..<processes).map { number in
            try WorkerProcess(
                [path, "\(mostCommits)", "\(thinkMilliseconds)", "\(number)"] + (isWarm ? ["warm"] : []))
        }
        for worker in workers where worker.line() != "ready" {
            throw PseudoTerminal.Failure(description: "a worker could not open the office")
        }
        for worker in workers { worker.go() }
        let begun = Nanoseconds.now()
        try MeasuredOffice.run(command)
        let seconds = Nanoseconds.now().milliseconds(since: begun) / 1000
        for worker in workers { worker.go() }
        var waits: [Double] = []
        for worker in workers {
            while let wait = worker.line().flatMap({ Double($0) }) { waits.append(wait) }
        }
        return (seconds, waits)
    }

    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw PseudoTerminal.Failure(description: path) }
        defer { fclose(file) }
        fputs(text, file)
    }
}
