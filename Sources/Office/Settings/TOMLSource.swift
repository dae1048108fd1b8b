import TOMLKit
import Texts

/// A TOML file read key by key, so that every problem is told with file, line and key.
///
/// The library places syntax errors only; a wrong type or a key that nobody knows is found here, and its line by
/// looking for the key under its table's heading.
struct TOMLSource {
    let root: TOMLSection

    /// - Parameter source: the file's path as the person knows it; it stands in every problem.
    init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .input(InputProblem(source: source, reason: .notUTF8))
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let line = error.source.begin.line
            throw .input(InputProblem(source: source, line: line, reason: .syntax(InputTexts.toml)))
        } catch {
            throw .input(InputProblem(source: source, reason: .syntax(InputTexts.toml)))
        }
        let context = TOMLContext(source: source, text: text, document: table)
        root = TOMLSection(table: table, path: "", context: context)
    }
}

/// What all sections of one file share. Holds the document, which owns the memory of its sections.
final class TOMLContext {
    let source: String
    let document: TOMLTable
    private let text: String
    /// Looked up for a problem only: a file that is right costs nothing more.
    private(set) lazy var lines = TOMLLines(text)

    init(source: String, text: String, document: TOMLTable) {
        self.source = source
        self.text = text
        self.document = document
    }
}

/// One table of the file. Asking for a key gives its value, nil when absent, or throws what is wrong with it.
struct TOMLSection {
    let table: TOMLTable
    let path: String
    let context: TOMLContext

    func text(_ key: String) throws(OfficeFailure) -> String? {
        try value(key, expected: "\"…\"") { $0.string }
    }

    func integer(_ key: String, in allowed: ClosedRange<Int>) throws(OfficeFailure) -> Int? {
        guard let number = try value(key, expected: "\(allowed.lowerBound)–\(allowed.upperBound)", { $0.int }) else {
            return nil
        }
        guard allowed.contains(number) else {
            throw problem(key, .outOfRange(allowed: "\(allowed.lowerBound)–\(allowed.upperBound)"))
        }
        return number
    }

    func flag(_ key: String) throws(OfficeFailure) -> Bool? {
        try value(key, expected: "true / false") { $0.bool }
    }

    func date(_ key: String) throws(OfficeFailure) -> TOMLDate? {
        try value(key, expected: "2023-08-21") { $0.date }
    }

    func texts(_ key: String) throws(OfficeFailure) -> [String]? {
        guard let array = try value(key, expected: "[\"…\", …]", { $0.array }) else { return nil }
        var texts: [String] = []
        for index in 0..<array.count {
            guard let text = array[index].string else { throw problem(key, .wrongType(expected: "[\"…\", …]")) }
            texts.append(text)
        }
        return texts
    }

    func integers(_ key: String) throws(OfficeFailure) -> [Int]? {
        guard let array = try value(key, expected: "[1, …]", { $0.array }) else { return nil }
        var numbers: [Int] = []
        for index in 0..<array.count {
            guard let number = array[index].int else { throw problem(key, .wrongType(expected: "[1, …]")) }
            numbers.append(number)
        }
        return numbers
    }

    /// Arrays of texts in an array, each as a set.
    func textSets(_ key: String) throws(OfficeFailure) -> [Set<String>]? {
        guard let array = try value(key, expected: Self.setsForm, { $0.array }) else { return nil }
        var sets: [Set<String>] = []
        for index in 0..<array.count {
            guard let inner = array[index].array else { throw problem(key, .wrongType(expected: Self.setsForm)) }
            var texts: Set<String> = []
            for place in 0..<inner.count {
                guard let text = inner[place].string else { throw problem(key, .wrongType(expected: Self.setsForm)) }
                texts.insert(text)
            }
            sets.append(texts)
        }
        return sets
    }

    private static let setsForm = "[[\"…\", …], …]"

    /// A text, or several in an array.
    func words(_ key: String) throws(OfficeFailure) -> [String]? {
        if table[key]?.string != nil { return try text(key).map { [$0] } }
        return try texts(key)
    }

    /// One of a few words; anything else is told with the words that are allowed.
    func choice(_ key: String, of allowed: [String]) throws(OfficeFailure) -> String? {
        guard let word = try text(key) else { return nil }
        guard allowed.contains(word) else {
            throw problem(key, .unknown(word, allowed: Nearness.sorted(allowed, by: word)))
        }
        return word
    }

    func section(_ key: String) throws(OfficeFailure) -> TOMLSection? {
        guard let inner = try value(key, expected: "[\(joined(key))]", { $0.table }) else { return nil }
        return TOMLSection(table: inner, path: joined(key), context: context)
    }

    /// The tables of a `[[key]]` or of an array of inline tables.
    func sections(_ key: String) throws(OfficeFailure) -> [TOMLSection] {
        guard let array = try value(key, expected: "[[\(joined(key))]]", { $0.array }) else { return [] }
        var found: [TOMLSection] = []
        for index in 0..<array.count {
            guard let inner = array[index].table else {
                throw problem(key, .wrongType(expected: "[[\(joined(key))]]"))
            }
            found.append(TOMLSection(table: inner, path: "\(joined(key))[\(index)]", context: context))
        }
        return found
    }

    /// Refuses any key but these; the message names the nearest first.
    func allow(only allowed: [String]) throws(OfficeFailure) {
        let unknown = table.keys.filter { !allowed.contains($0) }
        let placed = unknown.map { (key: $0, line: context.lines.line(of: joined($0)) ?? .max) }
        guard let first = placed.min(by: { ($0.line, $0.key) < ($1.line, $1.key) }) else { return }
        throw problem(first.key, .unknown(first.key, allowed: Nearness.sorted(allowed, by: first.key)))
    }

    func required<Value>(_ value: Value?, _ key: String) throws(OfficeFailure) -> Value {
        guard let value else { throw problem(nil, .missing(joined(key))) }
        return value
    }

    /// A problem with `key` of this section, or with the section itself.
    func problem(_ key: String?, _ reason: InputProblem.Reason) -> OfficeFailure {
        let place = key.map(joined) ?? path
        let line = context.lines.line(of: place) ?? context.lines.line(of: path)
        return .input(
            InputProblem(source: context.source, line: line, column: place.isEmpty ? nil : place, reason: reason))
    }

    /// A problem inside the text of `key` that begins with `'''` or `"""` and a line end, at a line of that text, from 1.
    func problem(inText key: String, line: Int, _ reason: InputProblem.Reason) -> OfficeFailure {
        let start = context.lines.line(of: joined(key))
        return .input(
            InputProblem(source: context.source, line: start.map { $0 + line }, column: joined(key), reason: reason))
    }

    private func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func value<Value>(
        _ key: String, expected: String, _ convert: (any TOMLValueConvertible) -> Value?
    ) throws(OfficeFailure) -> Value? {
        guard let raw = table[key] else { return nil }
        guard let value = convert(raw) else { throw problem(key, .wrongType(expected: expected)) }
        return value
    }
}

/// How like two keys are: a slip of the finger should be answered with the key that was meant.
enum Nearness {
    /// Nearest first; equally near ones in their given order.
    static func sorted(_ candidates: [String], by word: String) -> [String] {
        let ranked = candidates.enumerated().map { (distance($0.element, word), $0.offset, $0.element) }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// Insertions, deletions and replacements from one to the other (Levenshtein).
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replaced = diagonal + (character == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
