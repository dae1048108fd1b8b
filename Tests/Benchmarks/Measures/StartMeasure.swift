/// From the start of the process to the first full frame, ours and dialog's by turns, so that the machine's moods meet both.
enum StartMeasure {
    static func run(_ subject: Subject, runs: Int, into report: inout Report) throws {
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<runs {
            ours.append(try once(subject))
            if Subject.hasDialog { theirs.append(try once(.form)) }
        }
        let theirMedian = theirs.isEmpty ? nil : theirs.median
        report.add("first full frame, median of \(runs)", ours.median, theirMedian, unit: "ms", aim: "ratio 1.0")
        report.add(
            "first full frame, slowest", ours.max(), theirs.max(), unit: "ms")
    }

    private static func once(_ subject: Subject) throws -> Double {
        let terminal = try PseudoTerminal(subject.command)
        defer { terminal.end() }
        return try terminal.see(subject.firstFrame).milliseconds(since: terminal.started)
    }
}
