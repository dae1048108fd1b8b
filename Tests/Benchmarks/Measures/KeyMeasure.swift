/// From a key to its character on the screen, and what that costs in bytes.
enum KeyMeasure {
    static func run(_ subject: Subject, keys: Int, into report: inout Report) throws {
        let ours = try typed(into: subject, keys: keys)
        let theirs = Subject.hasDialog ? try typed(into: .inputBox, keys: keys) : nil
        report.add("key to screen, p50", ours.latencies.median, theirs?.latencies.median, unit: "ms", digits: 3)
        report.add(
            "key to screen, p99", ours.latencies.percentile(0.99), theirs?.latencies.percentile(0.99), unit: "ms",
            digits: 3, aim: "ratio 1.2")
        report.add("a typed character", ours.bytes, theirs?.bytes, unit: "bytes", digits: 1, aim: "40 bytes")
    }

    private static func typed(into subject: Subject, keys: Int) throws -> (latencies: [Double], bytes: Double) {
        let terminal = try subject.atField()
        defer { terminal.end() }
        var latencies: [Double] = []
        var bytes = 0
        // A field's width is never reached: what is typed is taken back, unmeasured.
        let stretch = 12
        for number in 0..<keys {
            if number > 0, number.isMultiple(of: stretch) {
                for _ in 0..<stretch {
                    try terminal.type("\u{7F}")
                    _ = try terminal.answer()
                }
            }
            let before = terminal.bytesRead
            let begun = try terminal.type(String(number % 10))
            latencies.append(try terminal.answer().milliseconds(since: begun))
            bytes += terminal.bytesRead - before
        }
        return (latencies, Double(bytes) / Double(max(1, keys)))
    }
}
