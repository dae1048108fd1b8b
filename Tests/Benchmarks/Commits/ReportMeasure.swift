import Glibc
import StoreLoad
import TestSupport

/// An import of reports while others commit: how long does it take, and how long does the unluckiest of the others wait?
enum ReportMeasure {
    private static let thinkMilliseconds = 200

    static func run(_ anju: String, _ settings: Settings, into report: inout Report) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/office"
        try MeasuredOffice.run([anju, "--data", path, "sample"])
        let checks = try SyntheticChecks()
        for (round, processes) in [1, 10, 50].enumerated() {
            let file = "\(folder.path)/reports-\(round).jsonl"
            let opened = try RealStore.open(path)
            let lines = try checks.fill(opened.records, first: round * settings.reports, count: settings.reports)
            opened.upkeep.close()
            try ImportMeasure.write(lines, to: file)
            let (seconds, waits) = try ImportMeasure.measure(
                [anju, "--data", path, "check", "import", file], processes, path,
                thinkMilliseconds: thinkMilliseconds)
            let others = "beside \(processes) other\(processes == 1 ? "" : "s")"
            report.add("import of \(settings.reports) reports \(others)", seconds, unit: "s")
            report.add("durable commit during it, \(others), p99", waits.percentile(0.99), unit: "ms")
            report.add("durable commit during it, \(others), slowest", waits.max(), unit: "ms", aim: "100 ms")
        }
    }
}
