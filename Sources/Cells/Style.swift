/// What a piece of the screen is for. Screens name a role, a theme gives it its look.
///
/// At most 63: ncurses gets one colour pair a role, and the least terminal with colours has 64.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
    case body, muted, title, heading, label, value
    case field, fieldFocused, fieldInvalid
    case button, buttonFocused, buttonDisabled
    case selected, tick
    case stepDone, stepCurrent, stepAhead
    case error, warning, success, info
    case hintKey, hintText, hintDisabled
    case border, borderFocused
    case training, link, match, picture, attention, dialog
    /// Terms that must not be overlooked in a longer text.
    case pointedOut

    /// The role's name in a theme file: `field-focused`.
    public var name: String { Self.names[Int(rawValue)] }

    /// Written out, because names made by reflection would be a tenth of the time to the first frame.
    private static let names = [
        "body", "muted", "title", "heading", "label", "value",
        "field", "field-focused", "field-invalid",
        "button", "button-focused", "button-disabled",
        "selected", "tick",
        "step-done", "step-current", "step-ahead",
        "error", "warning", "success", "info",
        "hint-key", "hint-text", "hint-disabled",
        "border", "border-focused",
        "training", "link", "match", "picture", "attention", "dialog", "pointed-out",
    ]
}

/// How a role looks.
public struct Style: Hashable, Sendable {
    public var foreground: Colour
    public var background: Colour
    public var bold: Bool
    public var underline: Bool
    public var reverse: Bool
    public var dim: Bool

    public init(
        foreground: Colour = .terminal, background: Colour = .terminal, bold: Bool = false, underline: Bool = false,
        reverse: Bool = false, dim: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.underline = underline
        self.reverse = reverse
        self.dim = dim
    }
}

/// A look for every role.
public struct Theme: Hashable, Sendable {
    public let name: String
    private var styles: [Style]

    /// A theme in which the roles that `styles` leaves out look like plain text.
    public init(name: String, styles: [Role: Style]) {
        self.init(name: name) { styles[$0] }
    }

    /// A theme in which the roles for which `style` gives nil look like plain text.
    public init<Failure: Error>(
        name: String, style: (Role) throws(Failure) -> Style?
    ) throws(Failure) {
        self.name = name
        styles = []
        for role in Role.allCases { styles.append(try style(role) ?? Style()) }
    }

    public subscript(role: Role) -> Style {
        get { styles[Int(role.rawValue)] }
        set { styles[Int(role.rawValue)] = newValue }
    }

    /// A look without colours, by bold, underline and reverse alone: for NO_COLOR, for terminals without colours, and
    /// until another theme is used.
    public static let plain = Theme(
        name: "plain",
        styles: [
            .title: Style(bold: true), .heading: Style(bold: true), .value: Style(),
            .field: Style(underline: true), .fieldFocused: Style(bold: true, underline: true),
            .fieldInvalid: Style(bold: true, underline: true),
            .buttonFocused: Style(bold: true, reverse: true), .buttonDisabled: Style(dim: true),
            .selected: Style(reverse: true), .tick: Style(bold: true),
            .stepCurrent: Style(bold: true, underline: true), .stepAhead: Style(dim: true),
            .error: Style(bold: true), .warning: Style(bold: true), .success: Style(bold: true),
            .hintKey: Style(bold: true), .hintDisabled: Style(dim: true), .borderFocused: Style(bold: true),
            .training: Style(bold: true, reverse: true), .link: Style(underline: true),
            .match: Style(reverse: true), .picture: Style(reverse: true), .attention: Style(bold: true, reverse: true),
            .pointedOut: Style(bold: true, underline: true),
        ])
}
