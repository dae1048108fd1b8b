import Cells

/// What an item of a form is.
public enum FormKind: Equatable, Sendable {
    case text(TextField)
    case area(TextArea)
    case secret(SecretField)
    case identity(IdentityNumberField)
    case date(DateField)
    case choice(ChoiceField)
    case tick(TickField)
    case button(Button)
    /// Text between the fields; takes no focus.
    case note(String, Role)

    var isFocusable: Bool {
        if case .note = self { false } else { true }
    }

    /// Whether digits typed into it are text.
    var takesText: Bool {
        switch self {
        case .text, .area, .secret, .identity, .date: true
        case .choice, .tick, .button, .note: false
        }
    }

    /// Whether Chinese may be typed into it.
    var takesChinese: Bool {
        switch self {
        case .text(let field): field.takesChinese
        case .area: true
        case .secret, .identity, .date, .choice, .tick, .button, .note: false
        }
    }

    var isButton: Bool {
        if case .button = self { true } else { false }
    }
}

/// A field, button or note with what stands around it.
public struct FormItem<ID: Hashable & Sendable>: Equatable, Sendable {
    public let id: ID
    /// Beside a field, above a choice; notes, ticks and buttons have none.
    public var label: String
    /// A line under the field that says what belongs in it.
    public var help: String?
    public var kind: FormKind
    /// Whether the item is left out for now.
    public var isHidden: Bool
    /// What is wrong, shown under the field.
    public internal(set) var problem: String?

    public init(_ id: ID, _ label: String, help: String? = nil, isHidden: Bool = false, _ kind: FormKind) {
        self.id = id
        self.label = label
        self.help = help
        self.isHidden = isHidden
        self.kind = kind
    }

    public static func button(_ id: ID, _ label: String, whyNot: String? = nil) -> FormItem {
        FormItem(id, "", .button(Button(label, whyNot: whyNot)))
    }

    public static func text(_ id: ID, _ label: String, _ field: TextField = TextField(), help: String? = nil)
        -> FormItem
    {
        FormItem(id, label, help: help, .text(field))
    }

    public static func area(_ id: ID, _ label: String, _ area: TextArea = TextArea(), help: String? = nil) -> FormItem {
        FormItem(id, label, help: help, .area(area))
    }

    public static func secret(_ id: ID, _ label: String, help: String? = nil) -> FormItem {
        FormItem(id, label, help: help, .secret(SecretField(columns: 32)))
    }

    public static func identity(
        _ id: ID, _ label: String, _ field: IdentityNumberField = IdentityNumberField(), help: String? = nil
    ) -> FormItem {
        FormItem(id, label, help: help, .identity(field))
    }

    public static func date(_ id: ID, _ label: String, _ date: CalendarDate? = nil, help: String? = nil) -> FormItem {
        FormItem(id, label, help: help, .date(DateField(date)))
    }

    public static func choice(
        _ id: ID, _ label: String, _ options: [ChoiceOption], chosen: Int? = nil, help: String? = nil
    ) -> FormItem {
        FormItem(id, label, help: help, .choice(ChoiceField(options, chosen: chosen)))
    }

    /// A choice of several.
    public static func choices(
        _ id: ID, _ label: String, _ options: [ChoiceOption], ticked: Set<Int> = [], help: String? = nil
    ) -> FormItem {
        FormItem(id, label, help: help, .choice(ChoiceField(options, ticked: ticked)))
    }

    public static func tick(_ id: ID, _ label: String, isTicked: Bool = false, whyNot: String? = nil) -> FormItem {
        FormItem(id, "", .tick(TickField(label, isTicked: isTicked, whyNot: whyNot)))
    }

    public static func note(_ id: ID, _ text: String, role: Role = .body) -> FormItem {
        FormItem(id, "", .note(text, role))
    }
}
