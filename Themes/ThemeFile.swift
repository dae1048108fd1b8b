import Cells
import Glibc
import TOMLKit

/// Reads a theme file and tells every problem with its line.
struct ThemeFile {
    private static let bytesLimit = 64 << 10
    private static let attributes = ["foreground", "background", "bold", "underline", "reverse", "dim"]
    private static let flag = "true / false"

    private let file: String
    private let text: String
    private let document: TOMLTable

    static func parse(_ bytes: [UInt8], file: String) throws(ThemeFailure) -> Theme {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ThemeFailure(file: file, line: nil, reason: .notUTF8)
        }
        do {
            let document = try TOMLTable(string: text)
            return try ThemeFile(file: file, text: text, document: document).theme()
        } catch let failure as ThemeFailure {
            throw failure
        } catch let error as TOMLParseError {
            throw ThemeFailure(file: file, line: error.source.begin.line, reason: .syntax(error.description))
        } catch {
            throw ThemeFailure(file: file, line: nil, reason: .syntax("TOML"))
        }
    }

    /// The bytes of the file at `path`.
    static func read(_ path: String) throws(ThemeFailure) -> [UInt8] {
        guard let stream = fopen(path, "rbe") else {
            throw ThemeFailure(file: path, line: nil, reason: errno == ENOENT ? .missing : .unreadable(errno))
        }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: bytesLimit + 1)
        let count = fread(&bytes, 1, bytes.count, stream)
        guard ferror(stream) == 0 else { throw ThemeFailure(file: path, line: nil, reason: .unreadable(errno)) }
        guard count <= bytesLimit else { throw ThemeFailure(file: path, line: nil, reason: .tooLarge) }
        return Array(bytes[..<count])
    }

    // MARK: The document

    private func theme() throws(ThemeFailure) -> Theme {
        try allow(["name", "colours", "roles"], in: document, under: nil)
        guard let name = document["name"]?.string, !name.isEmpty else {
            throw failure("name", under: nil, .wrongValue(key: "name", expected: "\"…\""))
        }
        let colours = try ownColours()
        let roles = try table("roles")
        try allow(Role.allCases.map(\.name), in: roles, under: "roles")
        return try Theme(name: Text.clean(name)) { role throws(ThemeFailure) in
            guard let value = roles?[role.name] else { return nil }
            guard let table = value.table else {
                throw failure(role.name, under: "roles", .wrongValue(key: role.name, expected: "{ foreground = … }"))
            }
            return try style(table, of: role.name, colours)
        }
    }

    private func ownColours() throws(ThemeFailure) -> [String: Colour] {
        var colours: [String: Colour] = [:]
        guard let table = try table("colours") else { return colours }
        for name in table.keys {
            colours[name] = try table[name].map { value throws(ThemeFailure) in
                try colour(value, key: name, under: "colours", [:])
            }
        }
        return colours
    }

    private func style(
        _ table: TOMLTable, of role: String, _ colours: [String: Colour]
    ) throws(ThemeFailure) -> Style {
        let heading = "roles.\(role)"
        try allow(Self.attributes, in: table, under: heading)
        var style = Style()
        for key in table.keys {
            guard let value = table[key] else { continue }
            switch key {
            case "foreground": style.foreground = try colour(value, key: key, under: heading, colours)
            case "background": style.background = try colour(value, key: key, under: heading, colours)
            default:
                guard let flag = value.bool else {
                    throw failure(key, under: heading, .wrongValue(key: key, expected: Self.flag))
                }
                switch key {
                case "bold": style.bold = flag
                case "underline": style.underline = flag
                case "reverse": style.reverse = flag
                default: style.dim = flag
                }
            }
        }
        return style
    }

    private func colour(
        _ value: any TOMLValueConvertible, key: String, under heading: String, _ own: [String: Colour]
    ) throws(ThemeFailure) -> Colour {
        if let number = value.int, let index = UInt8(exactly: number) { return .indexed(index) }
        if let word = value.string, let colour = own[word] ?? ColourName.colour(word) { return colour }
        throw failure(key, under: heading, .wrongValue(key: key, expected: ColourName.expected))
    }

    private func table(_ key: String) throws(ThemeFailure) -> TOMLTable? {
        guard let value = document[key] else { return nil }
        guard let table = value.table else {
            throw failure(key, under: nil, .wrongValue(key: key, expected: "[\(key)]"))
        }
        return table
    }

    private func allow(_ allowed: [String], in table: TOMLTable?, under heading: String?) throws(ThemeFailure) {
        guard let unknown = table?.keys.filter({ !allowed.contains($0) }).min() else { return }
        throw failure(unknown, under: heading, .unknownKey(unknown, allowed: allowed))
    }

    // MARK: Lines

    private func failure(_ key: String, under heading: String?, _ reason: ThemeFailure.Reason) -> ThemeFailure {
        ThemeFailure(file: file, line: line(of: key, under: heading), reason: reason)
    }

    /// The line on which `key` is set below `[heading]`, or in a table on one line: the library tells no lines of values.
    /// Slow, for the one problem that is told.
    private func line(of key: String, under heading: String?) -> Int? {
        var current: String?
        var found: Int?
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
            if words.first == "[" {
                current = String(words.drop { $0 == "[" }.prefix { $0 != "]" })
            }
            let name = words.prefix { $0 != "=" }
            let path = current.map { "\($0).\(name)" } ?? String(name)
            let wanted = heading.map { "\($0).\(key)" } ?? key
            if path == wanted || current == wanted { return index + 1 }
            // `title = { bold = 1 }`: the line of the table is the line of its keys.
            if path == heading { found = index + 1 }
        }
        return found
    }
}

/// Colours as words.
private enum ColourName {
    static let expected = "0–255 / \"#rrggbb\" / \"red\" / \"bright-red\" / \"terminal\""
    private static let basic = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    static func colour(_ word: String) -> Colour? {
        if word == "terminal" { return .terminal }
        let isBright = word.hasPrefix("bright-")
        if let index = basic.firstIndex(of: isBright ? String(word.dropFirst("bright-".count)) : word) {
            return .indexed(UInt8(isBright ? index + 8 : index))
        }
        let digits = word.dropFirst()
        guard word.first == "#", digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = Int(digits, radix: 16)
        else { return nil }
        let components = XtermPalette.Components(red: value >> 16, green: value >> 8 & 255, blue: value & 255)
        return .indexed(XtermPalette.nearest(to: components))
    }
}
