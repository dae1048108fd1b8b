import Cells

/// The looks that come with the program, and those that an office writes itself.
///
/// A theme is a TOML file: `name`, its own names for colours under `[colours]`, and a line a role under `[roles]`:
///
///     [colours]
///     accent = "#005faf"
///
///     [roles]
///     title = { foreground = "bright-white", background = "accent", bold = true }
///
/// A colour is one of `black red green yellow blue magenta cyan white` or its `bright-` twin, `terminal`, a number of
/// xterm's palette (0-255), `"#rrggbb"` (the nearest of 256 is used), or a name from `[colours]`. A style also takes
/// `bold`, `underline`, `reverse` and `dim`. A role that is left out looks like plain text.
public enum Themes {
    /// The embedded themes' names.
    public static let names = ["default", "high-contrast", "mono"]

    /// The embedded theme of this name.
    public static func named(_ name: String) -> Theme? {
        let bytes: [UInt8]
        switch name {
        case "default": bytes = PackageResources.default_toml
        case "high-contrast": bytes = PackageResources.high_contrast_toml
        case "mono": bytes = PackageResources.mono_toml
        default: return nil
        }
        return try? ThemeFile.parse(bytes, file: "\(name).toml")
    }

    /// The theme in the file at `path`.
    public static func load(_ path: String) throws(ThemeFailure) -> Theme {
        try ThemeFile.parse(ThemeFile.read(path), file: path)
    }

    /// The embedded theme of this name or else `NAME.toml` in `folder`.
    public static func find(_ name: String, in folder: String) throws(ThemeFailure) -> Theme {
        if let theme = named(name) { return theme }
        guard !name.isEmpty, name.first != ".", !name.contains("/") else {
            throw ThemeFailure(file: name, line: nil, reason: .unknownTheme(allowed: names))
        }
        do {
            return try load("\(folder)/\(name).toml")
        } catch  where error.reason == .missing {
            throw ThemeFailure(file: error.file, line: nil, reason: .unknownTheme(allowed: names))
        }
    }
}

/// What is wrong with a theme, and where.
public struct ThemeFailure: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        case missing
        /// The file cannot be read; `errno`.
        case unreadable(Int32)
        /// Larger than a theme can be (64 KiB).
        case tooLarge
        case notUTF8
        /// Not TOML, in the words of the library.
        case syntax(String)
        case unknownTheme(allowed: [String])
        case unknownKey(String, allowed: [String])
        /// The value of this key is none of what is expected.
        case wrongValue(key: String, expected: String)
    }

    /// The file's path, or an embedded theme's name.
    public let file: String
    /// The line from 1, where one is to blame.
    public let line: Int?
    public let reason: Reason

    public init(file: String, line: Int?, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}
