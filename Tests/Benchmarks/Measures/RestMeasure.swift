/// What the program costs while nobody does anything: memory up to here, and how often it wakes.
enum RestMeasure {
    static func memory(_ subject: Subject, into report: inout Report) throws {
        let ours = try peaks(subject)
        let theirs = Subject.hasDialog ? try peaks(.form) : []
        report.add(
            "peak memory before sign-in", mebibytes(ours.max()), mebibytes(theirs.max()), unit: "MiB", digits: 1,
            aim: "20 MiB")
        if ours.count > 1 { report.add("  of all its processes", mebibytes(ours.reduce(0, +)), unit: "MiB", digits: 1) }
    }

    static func idle(_ subject: Subject, seconds: Int = 5, into report: inout Report) throws {
        let terminal = try subject.started()
        defer { terminal.end() }
        // What start-up left to do is not idleness.
        terminal.watch(milliseconds: 500)
        let bytes = terminal.bytesRead
        let before = wakeUps(in: terminal)
        terminal.watch(milliseconds: seconds * 1000)
        let each = Double(wakeUps(in: terminal) - before) / Double(seconds)
        report.add("wake-ups a second when idle", each, unit: "", digits: 1, aim: "0")
        report.add(
            "bytes a second when idle", Double(terminal.bytesRead - bytes) / Double(seconds), unit: "", digits: 1)
    }

    private static func peaks(_ subject: Subject) throws -> [Int] {
        let terminal = try subject.started()
        defer { terminal.end() }
        return terminal.processes().map(ProcessFacts.peakKiB)
    }

    private static func wakeUps(in terminal: PseudoTerminal) -> Int {
        terminal.processes().map(ProcessFacts.wakeUps).reduce(0, +)
    }

    private static func mebibytes(_ kibibytes: Int?) -> Double? { kibibytes.map { Double($0) / 1024 } }
}
