import Glibc
import TestSupport

/// Durable commits of many processes at one office, each thinking between its own: how long does the unluckiest wait?
enum CommitMeasure {
    private static let thinkMilliseconds = 200

    static func run(_ settings: Settings, into report: inout Report) throws {
        let folder = try TemporaryFolder()
        try RealStore.make(at: folder.path)
        for processes in [1, 20, 50] {
            let waits = try waits(of: processes, at: folder.path, commitsEach: settings.commitsEach)
            let name = "\(processes) process\(processes == 1 ? "" : "es")"
            report.add("durable commit, \(name), p50", waits.median, unit: "ms")
            report.add("durable commit, \(name), p99", waits.percentile(0.99), unit: "ms")
            report.add("durable commit, \(name), slowest", waits.max(), unit: "ms", aim: "20 ms")
        }
    }

    private static func waits(of processes: Int, at path: String, commitsEach: Int) throws -> [Double] {
        let workers = try (0..<processes).map { number in
            try WorkerProcess([path, "\(commitsEach)", "\(thinkMilliseconds)", "\(number)"])
        }
        for worker in workers where worker.line() != "ready" {
            throw PseudoTerminal.Failure(description: "a worker could not open the office")
        }
        for worker in workers { worker.go() }
        return try workers.flatMap { worker in
            try (0..<commitsEach).map { _ in
                guard let wait = worker.line().flatMap({ Double($0) }) else {
                    throw PseudoTerminal.Failure(description: "a worker failed")
                }
                return wait
            }
        }
    }
}
