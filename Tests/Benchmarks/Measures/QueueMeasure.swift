import StoreLoad

/// The counter's queue in an office of many cases: from the key to the rows, for the queue of every state and for what is
/// searched by number, identity and two characters of a name.
enum QueueMeasure {
    private static let aim = "50 ms"

    static func run(_ subject: Subject, cases: Int, runs: Int, into report: inout Report) throws {
        let terminal = try subject.atField()
        defer { terminal.end() }
        let of = cases > 0 ? " of \(cases)" : ""
        var opened: [Double] = []
        for _ in 0..<runs {
            try terminal.type("2")
            _ = try terminal.answer(quietMilliseconds: 30)
            opened.append(try latency(of: "7", in: terminal))
        }
        report.add("the queue\(of) opened", opened.median, unit: "ms", aim: aim)
        report.add("the same, slowest", opened.max(), unit: "ms")
        guard cases > 0 else { return report.add("searched", missing: "only with --cases") }

        var byIdentity: [Double] = []
        var byNumber: [Double] = []
        var byName: [Double] = []
        for turn in 0..<runs {
            let applicant = try SyntheticOffice.applicant((turn * 7_919 + 13) % cases)
            byIdentity.append(try search(applicant.document, in: terminal))
            let number = try receiptNumber(on: terminal)
            byNumber.append(try search(number, in: terminal))
            byName.append(try search(String(applicant.name.suffix(2)), in: terminal))
        }
        for (what, times) in [("number", byNumber), ("identity", byIdentity), ("two characters", byName)] {
            report.add("searched by \(what), p50", times.median, unit: "ms", aim: aim)
            report.add("the same, slowest", times.max(), unit: "ms")
        }
    }

    /// From Enter to the rows. What was found before is cleared first, so that nothing old is taken for an answer.
    private static func search(_ text: String, in terminal: PseudoTerminal) throws -> Double {
        try terminal.type("1")
        _ = try terminal.answer(quietMilliseconds: 30)
        try terminal.type("/" + text)
        try terminal.see([text])
        let time = try latency(of: "\r", in: terminal)
        guard terminal.screen.shows("查找「"), !terminal.screen.shows("：0 件") else {
            throw PseudoTerminal.Failure(description: "nothing found:\n" + terminal.screen.rows.joined(separator: "\n"))
        }
        return time
    }

    /// To the last of the output: nothing more comes for a while that is longer than any step between.
    private static func latency(of key: String, in terminal: PseudoTerminal) throws -> Double {
        let begun = try terminal.type(key)
        return try terminal.answer(quietMilliseconds: 200).milliseconds(since: begun)
    }

    /// That of the first row.
    private static func receiptNumber(on terminal: PseudoTerminal) throws -> String {
        for row in terminal.screen.rows {
            for word in row.split(separator: " ") where word.hasPrefix("R23") && word.count >= 13 {
                return String(word)
            }
        }
        throw PseudoTerminal.Failure(description: "no number on the screen")
    }
}
