/// A file of comma-separated values as it is written (RFC 4180), for people who open it in a spreadsheet: a cell that one
/// would take for a formula begins with an apostrophe.
public struct CSVText: Equatable, Sendable {
    /// Every row ends in a line feed.
    public private(set) var text = ""
    /// Without the header.
    public private(set) var rows = 0

    public init(_ header: [String]) {
        add(header)
        rows = 0
    }

    public mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(",") }
            text.append(Self.cell(cell))
        }
        text.append("\n")
        rows += 1
    }

    /// Quoted where it has to be, and harmless.
    static func cell(_ text: String) -> String {
        let safe = startsFormula(text) ? "'" + text : text
        guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func startsFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return switch first {
        case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
