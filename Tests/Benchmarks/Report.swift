import Cells

/// The table that a run prints: a measure a row, ours beside the yardstick's, with the ratio and the aim.
struct Report {
    private var rows: [[String]] = [["measure", "anju", "dialog", "ratio", "aim"]]

    mutating func add(
        _ measure: String, _ ours: Double?, _ theirs: Double? = nil, unit: String, digits: Int = 2, aim: String = ""
    ) {
        let figures = [ours, theirs].map { $0.map { "\(Self.figure($0, digits)) \(unit)" } ?? "-" }
        let ratio = Self.both(ours, theirs).map { $0.1 > 0 ? Self.figure($0.0 / $0.1, 2) : "-" } ?? "-"
        rows.append([measure, figures[0], figures[1], ratio, aim])
    }

    /// A measure that could not be taken, and why.
    mutating func add(_ measure: String, missing reason: String) { rows.append([measure, reason]) }

    func printed() -> String {
        let columns = rows[0].count
        let widths = (0..<columns).map { column in
            rows.filter { $0.count == columns }.map { Width.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { index, text in
                let padding = String(repeating: " ", count: max(0, widths[index] - Width.of(text)))
                return index == 0 || row.count < columns ? text + padding : padding + text
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func both(_ left: Double?, _ right: Double?) -> (Double, Double)? {
        guard let left, let right else { return nil }
        return (left, right)
    }

    static func figure(_ value: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((value * scale).rounded())
        guard digits > 0 else { return "\(whole)" }
        let fraction = String(abs(whole) % Int(scale))
        let sign = whole < 0 ? "-" : ""
        return "\(sign)\(abs(whole) / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension [Double] {
    /// The value that `share` of all do not exceed (nearest rank); 0 of none.
    func percentile(_ share: Double) -> Double {
        guard !isEmpty else { return 0 }
        let rank = Int((share * Double(count)).rounded(.up))
        return sorted()[Swift.min(count - 1, Swift.max(0, rank - 1))]
    }

    var median: Double { percentile(0.5) }
}
