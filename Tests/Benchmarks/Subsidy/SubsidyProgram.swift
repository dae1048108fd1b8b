import Glibc
import StoreLoad

/// The built program, a command at a time, on an office of its own.
struct SubsidyProgram {
    let anju: String
    let folder: String
    let families: Int
    private var peakKiB = 0
    /// Of the step before.
    private(set) var lastPeakKiB = 0

    init(_ anju: String, _ folder: String, families: Int) {
        self.anju = anju
        self.folder = folder
        self.families = families
    }

    var office: String { folder + "/office" }
    private var share: Double { Double(families) / 1_000_000 }

    mutating func measure(into report: inout Report) throws {
        try MeasuredOffice.run([anju, "--data", office, "sample"])
        try writeNotice()
        try step(["batch", "open", folder + "/notice.toml"], at: "2023-08-21T10:00")
        let files = [
            (["register", "register.csv", "--as-of", "2023-07-31T18:00:00+08:00"], "2023-08-21T10:00"),
            (["members", "members.csv"], "2023-08-21T10:00"),
            (["applications", "applications.jsonl"], "2023-08-29T17:00"),
            (["findings", "findings.csv"], "2023-08-30T17:00"),
        ]
        var people = 0.0
        for (words, at) in files.prefix(3) {
            let seconds = try step(["import", words[0], "\(folder)/\(words[1])"] + words.dropFirst(2) + batch, at: at)
            if words[0] != "applications" { people += seconds }
            add("\(words[0]) taken in", seconds, "s", to: &report)
        }
        add("register and members taken in", people, "s", aim: 45, to: &report)
        try step(["batch", "close", "luohu-2023"], at: "2023-08-29T18:01")
        let (words, at) = files[3]
        add(
            "findings taken in", try step(["import", words[0], "\(folder)/\(words[1])"] + batch, at: at), "s",
            to: &report)
        add(
            "all rules, stored", try step(["batch", "review", "luohu-2023"], at: "2023-08-31T09:00"), "s", aim: 6,
            to: &report)
        try measureLookUps(into: &report)
        try measureQueue(into: &report)
        try sign()
        try measureMonth(into: &report)
        try measureBesideTerminals(into: &report)
        report.add(
            SubsidyMeasure.name("most memory of a step", families), Double(peakKiB) / 1024, unit: "MiB", digits: 0,
            aim: "512 MiB")
    }

    /// An office with a register and its members, all of whom signed.
    mutating func makeSigned() throws {
        try MeasuredOffice.run([anju, "--data", office, "sample"])
        try writeNotice()
        try step(["batch", "open", folder + "/notice.toml"], at: "2023-08-21T10:00")
        let register = ["import", "register", folder + "/register.csv", "--as-of", "2023-07-31T18:00:00+08:00"]
        try step(register + batch, at: "2023-08-21T10:00")
        try step(["import", "members", folder + "/members.csv"] + batch, at: "2023-08-21T10:00")
        try sign()
    }

    private var batch: [String] { ["--batch", "luohu-2023"] }

    func add(_ what: String, _ value: Double, _ unit: String, aim: Double? = nil, to report: inout Report) {
        let aim = aim.map { "\(Report.figure($0 * share, 2)) \(unit)" } ?? ""
        report.add(SubsidyMeasure.name(what, families), value, unit: unit, aim: aim)
    }

    @discardableResult
    mutating func step(_ words: [String], at time: String) throws -> Double {
        let (seconds, peak) = try MeasuredOffice.run([anju, "--data", office] + words + ["--at", time])
        (lastPeakKiB, peakKiB) = (peak, max(peakKiB, peak))
        return seconds
    }

    /// The notice that ships, with a quota that leaves work for a list.
    private func writeNotice() throws {
        guard let file = fopen(office + "/policies/notices/luohu-2023.toml", "r") else {
            throw PseudoTerminal.Failure(description: "no notice in the sample office")
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        var lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        for index in lines.indices where lines[index].hasPrefix("quota = ") { lines[index] = "quota = \(families / 2)" }
        try ImportMeasure.write(lines.joined(separator: "\n"), to: folder + "/notice.toml")
    }
}
