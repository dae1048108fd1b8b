/// On which line each key and heading of a TOML text stands, by path: `media.roots`, `parameters[1].window_months`.
struct TOMLLines {
    private var lines: [String: Int] = [:]
    private var counts: [String: Int] = [:]

    init(_ text: String) {
        var heading = ""
        var open: Substring?
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            number += 1
            if let quote = open {
                if line.contains(quote) { open = nil }
                continue
            }
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.first == "[", let found = headingPath(trimmed, number) {
                heading = found
                note(heading, number)
            } else if let key = Self.key(of: trimmed) {
                note(heading.isEmpty ? key : "\(heading).\(key)", number)
                open = Self.unclosedQuote(in: trimmed)
            }
        }
    }

    /// The line of a key or heading, from 1; nil for one that stands inside an inline table.
    func line(of path: String) -> Int? {
        if let line = lines[path] { return line }
        guard let dot = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
        return line(of: String(path[..<dot]))
    }

    private mutating func note(_ path: String, _ line: Int) {
        if lines[path] == nil { lines[path] = line }
    }

    /// `[a.b]` or `[[a.b]]`, the latter with its index; nil for a line of an array's values.
    private mutating func headingPath(_ line: Substring, _ number: Int) -> String? {
        let isArray = line.hasPrefix("[[")
        let inner = line.drop { $0 == "[" }.prefix { $0 != "]" }
        let path = Substring(inner.filter { $0 != " " && $0 != "\"" && $0 != "\t" })
        let isName = path.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
        guard !path.isEmpty, isName, line.contains("]") else { return nil }
        let place = placed(path)
        guard isArray else { return place }
        let index = counts[place, default: 0]
        counts[place] = index + 1
        note(place, number)
        return "\(place)[\(index)]"
    }

    /// `a.b` under the last table of the array `a` is `a[2].b`.
    private func placed(_ path: Substring) -> String {
        let parts = path.split(separator: ".")
        return parts.indices.dropFirst().reduce(parts.first.map(String.init) ?? "") { place, part in
            let prefix = counts[place].map { "\(place)[\($0 - 1)]" } ?? place
            return "\(prefix).\(parts[part])"
        }
    }

    private static func key(of line: Substring) -> String? {
        guard line.first != "#", let equals = line.firstIndex(of: "=") else { return nil }
        let key = line[..<equals].filter { $0 != " " && $0 != "\"" && $0 != "\t" }
        let isName = key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
        return isName && !key.isEmpty ? String(key) : nil
    }

    /// The kind of quote of a text of several lines that this line opens and does not close.
    private static func unclosedQuote(in line: Substring) -> Substring? {
        for quote in ["\"\"\"", "'''"] {
            guard let start = line.firstRange(of: quote) else { continue }
            if !line[start.upperBound...].contains(quote) { return Substring(quote) }
        }
        return nil
    }
}
