/// What a second of a countdown costs in bytes: the one that a failed sign-in starts.
enum TickMeasure {
    private static let ticks = 4
    private static let tries = 6

    /// Only for an office made for the run: failed sign-ins stay in its journal.
    static func run(_ subject: Subject, into report: inout Report) throws {
        let terminal = try subject.atField()
        defer { terminal.end() }
        try terminal.type(Subject.wrongSignIn)
        // Delays double: 1, 2, 4, 8 seconds.
        for _ in 0..<tries {
            let began = try terminal.see(["后再试"], quietMilliseconds: 100)
            var bytes = 0
            var seen = 0
            while seen < ticks, !terminal.screen.shows("现在可以再试一次") {
                let before = terminal.bytesRead
                _ = try terminal.answer(quietMilliseconds: 50)
                bytes += terminal.bytesRead - before
                seen += 1
            }
            if seen == ticks, terminal.lastOutput.milliseconds(since: began) > Double(ticks - 1) * 1_000 {
                return report.add("a countdown tick", Double(bytes) / Double(ticks), unit: "bytes", digits: 1)
            }
            try terminal.see(["现在可以再试一次"])
            try terminal.type(Subject.wrongPassword)
        }
        throw PseudoTerminal.Failure(description: "no countdown of \(ticks) seconds came")
    }
}
