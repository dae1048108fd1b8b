import Cells
import Glibc
import TestSupport
import Testing

@testable import Themes

@Suite("Themes")
struct ThemesTests {
    @Test("Each embedded theme is there under its name", arguments: Themes.names)
    func embedded(name: String) throws {
        #expect(try #require(Themes.named(name)).name == name)
        #expect(Themes.named("none") == nil)
    }

    @Test("The mono theme is the one that terminals without colours get")
    func mono() throws {
        let mono = try #require(Themes.named("mono"))
        for role in Role.allCases { #expect(mono[role] == Theme.plain[role], "\(role)") }
    }

    @Test(
        "Text stands out from its background (WCAG 2, 1.4.3 and 1.4.6)",
        arguments: [("default", 4.5), ("high-contrast", 7)])
    func contrast(name: String, least: Double) throws {
        let theme = try #require(Themes.named(name))
        for role in Role.allCases {
            guard case (.indexed(let fore), .indexed(let back)) = (theme[role].foreground, theme[role].background)
            else {
                continue
            }
            #expect(ratio(fore, back) >= least, "\(role)")
        }
    }

    @Test("Where the terminal gives the background, text can be read on black and on white")
    func bothGrounds() throws {
        let theme = try #require(Themes.named("default"))
        for role in Role.allCases where theme[role].background == .terminal {
            guard case .indexed(let fore) = theme[role].foreground else { continue }
            #expect(ratio(fore, 16) >= 4.5 && ratio(fore, 231) >= 4.5, "\(role)")
        }
    }

    @Test(
        "What a contract must point out looks like nothing else of its text, also without colours (L-19)",
        arguments: Themes.names)
    func pointedOut(name: String) throws {
        let theme = try #require(Themes.named(name))
        let (marked, body) = (theme[.pointedOut], theme[.body])
        // The contract itself speaks of terms that are underlined.
        #expect(marked.bold && marked.underline && !body.bold && !body.underline)
    }

    @Test("What matters looks like nothing else", arguments: Themes.names)
    func distinct(name: String) throws {
        let theme = try #require(Themes.named(name))
        let pairs: [(Role, Role)] = [
            (.selected, .body), (.buttonFocused, .button), (.fieldFocused, .field), (.error, .body), (.match, .body),
            (.training, .title), (.stepCurrent, .stepAhead),
        ]
        for (one, other) in pairs { #expect(theme[one] != theme[other], "\(one), \(other)") }
    }

    /// The contrast ratio of two colours of xterm's palette, 1 to 21.
    private func ratio(_ one: UInt8, _ other: UInt8) -> Double {
        let levels = [luminance(one), luminance(other)]
        return ((levels.max() ?? 0) + 0.05) / ((levels.min() ?? 0) + 0.05)
    }

    private func luminance(_ index: UInt8) -> Double {
        let colour = XtermPalette.components(index)
        let linear = [colour.red, colour.green, colour.blue].map { part in
            let share = Double(part) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

@Suite("Theme files")
struct ThemeFileTests {
    private func parse(_ text: String) throws -> Theme {
        try ThemeFile.parse(Array(text.utf8), file: "own.toml")
    }

    @Test("Colours by name, number, components and own name")
    func colours() throws {
        let theme = try parse(
            """
            name = "own"
            [colours]
            accent = "#005faf"
            [roles]
            title = { foreground = "bright-white", background = "accent", bold = true }
            body = { foreground = 252, background = "terminal" }
            [roles.field-focused]
            background = "blue"
            underline = true
            """)
        #expect(theme[.title] == Style(foreground: .indexed(15), background: .indexed(25), bold: true))
        #expect(theme[.body] == Style(foreground: .indexed(252)))
        #expect(theme[.fieldFocused] == Style(background: .indexed(4), underline: true))
        #expect(theme[.error] == Style())
    }

    static let colour = "0–255 / \"#rrggbb\" / \"red\" / \"bright-red\" / \"terminal\""
    static let wrong: [(String, Int, ThemeFailure.Reason)] = [
        ("name = \"a\"\nroles = 3", 2, .wrongValue(key: "roles", expected: "[roles]")),
        ("\n\nname = 7", 3, .wrongValue(key: "name", expected: "\"…\"")),
        ("name = \"a\"\ncolors = {}", 2, .unknownKey("colors", allowed: ["name", "colours", "roles"])),
        (
            "name = \"a\"\n[roles]\nbody = {}\ntitel = {}", 4,
            .unknownKey("titel", allowed: Role.allCases.map(\.name))
        ),
        ("name = \"a\"\n[roles]\nbody = 3", 3, .wrongValue(key: "body", expected: "{ foreground = … }")),
        (
            "name = \"a\"\n[roles]\nbody = { foreground = 256 }", 3, .wrongValue(key: "foreground", expected: colour)
        ),
        (
            "name = \"a\"\n[roles.body]\n\nforeground = \"rouge\"", 4,
            .wrongValue(key: "foreground", expected: colour)
        ),
        ("name = \"a\"\n[roles.body]\nbold = 1", 3, .wrongValue(key: "bold", expected: "true / false")),
        (
            "name = \"a\"\n[roles.body]\nblink = true", 3,
            .unknownKey("blink", allowed: ["foreground", "background", "bold", "underline", "reverse", "dim"])
        ),
        ("name = \"a\"\n[colours]\nx = \"#12\"", 3, .wrongValue(key: "x", expected: colour)),
    ]

    @Test("A problem is told with its line", arguments: wrong)
    func problems(text: String, line: Int, reason: ThemeFailure.Reason) {
        #expect(throws: ThemeFailure(file: "own.toml", line: line, reason: reason)) { try parse(text) }
    }

    @Test("What is no TOML is told with its line too")
    func syntax() throws {
        do {
            _ = try parse("name = \"a\"\n[roles\n")
            Issue.record("taken")
        } catch let failure as ThemeFailure {
            #expect(failure.line == 2)
            guard case .syntax = failure.reason else {
                Issue.record("\(failure)")
                return
            }
        }
    }

    @Test(
        "Random bytes are refused, never a trap",
        arguments: [[0xFF], [0xC3, 0x28], Array("\u{0}=[[".utf8)] as [[UInt8]])
    func garbage(bytes: [UInt8]) {
        #expect(throws: ThemeFailure.self) { try ThemeFile.parse(bytes, file: "own.toml") }
    }

    @Test("Files: found in the folder, missing, a folder, too large")
    func files() throws {
        let place = try TemporaryFolder()
        let folder = place.path
        let path = try place.write(Array("name = \"own\"".utf8), to: "own.toml")
        #expect(try Themes.find("own", in: folder).name == "own")
        #expect(try Themes.find("mono", in: folder).name == "mono")
        #expect(throws: ThemeFailure(file: folder, line: nil, reason: .unreadable(EISDIR))) { try Themes.load(folder) }
        let unknown = ThemeFailure.Reason.unknownTheme(allowed: Themes.names)
        #expect(throws: ThemeFailure(file: "\(folder)/no.toml", line: nil, reason: unknown)) {
            try Themes.find("no", in: folder)
        }
        #expect(throws: ThemeFailure(file: "../own", line: nil, reason: unknown)) {
            try Themes.find("../own", in: folder)
        }
        try place.write(Array("#\(String(repeating: "x", count: 70_000))".utf8), to: "own.toml")
        #expect(throws: ThemeFailure(file: path, line: nil, reason: .tooLarge)) { try Themes.load(path) }
    }
}
