/// A thousand keys at once: raw, as a terminal without bracketed paste sends them, and bracketed.
enum PasteMeasure {
    private static let count = 1_000
    private static let depth = 12
    private static let rounds = 5

    static func run(_ subject: Subject, into report: inout Report) throws {
        let ours = try (1...rounds).map { try raw(into: subject, round: $0) }
        let theirs = Subject.hasDialog ? try (1...rounds).map { try raw(into: .inputBox, round: $0) } : []
        report.add(
            "\(count) raw keys, median of \(rounds)", ours.map(\.milliseconds).median,
            theirs.isEmpty ? nil : theirs.map(\.milliseconds).median, unit: "ms", digits: 1)
        report.add(
            "  pastes that lost a key", losses(ours), theirs.isEmpty ? nil : losses(theirs), unit: "", digits: 0,
            aim: "0")
        report.add("\(count) keys in bracketed paste", try bracketed(into: subject), unit: "ms", digits: 1)
    }

    private static func losses(_ pastes: [Paste]) -> Double { Double(pastes.count { !$0.isWhole }) }

    private struct Paste {
        let milliseconds: Double
        /// The field ended with what it should.
        let isWhole: Bool
    }

    private static func raw(into subject: Subject, round: Int) throws -> Paste {
        let terminal = try subject.atField()
        defer { terminal.end() }
        let (keys, left) = walk(round: round)
        let begun = try terminal.type(keys)
        let end = try terminal.answer(quietMilliseconds: 300)
        return Paste(milliseconds: end.milliseconds(since: begun), isWhole: terminal.screen.shows(left))
    }

    /// Digits and backspaces as if at random, and what they leave: whatever stretch of them were lost, the field would in
    /// nearly every round end with something else.
    private static func walk(round: Int) -> (keys: String, left: String) {
        var keys = ""
        var left = ""
        var state = UInt64(20_230_821 + round)
        for number in 0..<count {
            // Knuth's MMIX generator: the same keys in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let mayShrink = number < count - depth && (state >> 33).isMultiple(of: 2)
            if !left.isEmpty, mayShrink || left.count >= depth {
                left.removeLast()
                keys.append("\u{7F}")
            } else {
                let digit = Character(String((state >> 40) % 10))
                left.append(digit)
                keys.append(digit)
            }
        }
        return (keys, left)
    }

    private static func bracketed(into subject: Subject) throws -> Double {
        let terminal = try subject.atField()
        defer { terminal.end() }
        let text = String(repeating: "1234567890", count: count / 10)
        let begun = try terminal.type("\u{1B}[200~\(text)\u{1B}[201~")
        return try terminal.answer(quietMilliseconds: 300).milliseconds(since: begun)
    }
}
