/// The values of a form's items, by id. An id of another kind answers as if nothing were typed.
extension Form {
    private func kind(_ id: ID) -> FormKind? { items.first { $0.id == id }?.kind }

    private mutating func change(_ id: ID, _ change: (inout FormItem<ID>) -> Void) {
        guard let index = items.firstIndex(where: { $0.id == id }) else { return }
        change(&items[index])
    }

    /// What was typed into a text, area, secret or identity field.
    public func text(_ id: ID) -> String {
        switch kind(id) {
        case .text(let field): field.text
        case .area(let area): area.text
        case .secret(let field): field.text
        case .identity(let field): field.text
        default: ""
        }
    }

    /// The chosen option, 0-based.
    public func choice(_ id: ID) -> Int? {
        if case .choice(let field) = kind(id) { field.chosen } else { nil }
    }

    /// The options that are ticked in a choice of several, 0-based.
    public func choices(_ id: ID) -> Set<Int> {
        if case .choice(let field) = kind(id) { field.ticked ?? [] } else { [] }
    }

    public func isTicked(_ id: ID) -> Bool {
        if case .tick(let field) = kind(id) { field.isTicked } else { false }
    }

    public func date(_ id: ID) -> CalendarDate? {
        if case .date(let field) = kind(id) { field.date } else { nil }
    }

    /// Whether nothing was typed into a date field; a day that does not exist is not empty.
    public func isDateEmpty(_ id: ID) -> Bool {
        if case .date(let field) = kind(id) { field.isEmpty } else { true }
    }

    public mutating func setText(_ id: ID, _ text: String) {
        change(id) { item in
            switch item.kind {
            case .text(var field):
                field.text = text
                item.kind = .text(field)
            case .area(var area):
                area.text = text
                item.kind = .area(area)
            case .identity(var field):
                field.text = text
                item.kind = .identity(field)
            default: break
            }
        }
    }

    /// Puts the cursor of an area before this character of its text.
    public mutating func moveCursor(_ id: ID, to place: Int) {
        change(id) { item in
            guard case .area(var area) = item.kind else { return }
            area.moveCursor(to: place)
            item.kind = .area(area)
        }
    }

    /// Empties a secret, be it hidden or a code that is shown while it is typed.
    public mutating func clearSecret(_ id: ID) {
        change(id) { item in
            switch item.kind {
            case .secret(var field):
                field.clear()
                item.kind = .secret(field)
            case .text(var field):
                field.text = ""
                item.kind = .text(field)
            default: break
            }
        }
    }

    public mutating func choose(_ id: ID, _ option: Int?) {
        change(id) { item in
            guard case .choice(var field) = item.kind else { return }
            field.choose(option)
            item.kind = .choice(field)
        }
    }

    public mutating func setTick(_ id: ID, _ isTicked: Bool) {
        change(id) { item in
            guard case .tick(var field) = item.kind else { return }
            field.isTicked = isTicked
            item.kind = .tick(field)
        }
    }

    public mutating func setDate(_ id: ID, _ date: CalendarDate?) {
        change(id) { item in
            guard case .date(var field) = item.kind else { return }
            field.set(date)
            item.kind = .date(field)
        }
    }

    public mutating func setHidden(_ id: ID, _ isHidden: Bool) {
        change(id) { $0.isHidden = isHidden }
    }

    /// Makes a tick or button refuse, with the reason, or work (nil).
    public mutating func setWhyNot(_ id: ID, _ whyNot: String?) {
        change(id) { item in
            switch item.kind {
            case .tick(var field):
                field.whyNot = whyNot
                item.kind = .tick(field)
            case .button(var button):
                button.whyNot = whyNot
                item.kind = .button(button)
            default: break
            }
        }
    }

    /// Gives a field another line under it.
    public mutating func setHelp(_ id: ID, _ help: String?) {
        change(id) { $0.help = help }
    }

    /// Gives a tick, button or note another wording, or a field another label.
    public mutating func setLabel(_ id: ID, _ label: String) {
        change(id) { item in
            switch item.kind {
            case .tick(var field):
                field.label = label
                item.kind = .tick(field)
            case .button(var button):
                button.label = label
                item.kind = .button(button)
            case .note(_, let role): item.kind = .note(label, role)
            default: item.label = label
            }
        }
    }

    /// What of an item is a value, as against where its cursor stands.
    func valueOf(_ kind: FormKind) -> String {
        switch kind {
        case .text(let field): field.text
        case .area(let area): area.text
        case .secret(let field): field.text
        case .identity(let field): field.text
        case .date(let field): field.written
        case .choice(let field):
            field.ticked.map { $0.sorted().map(String.init).joined(separator: " ") }
                ?? field.chosen.map(String.init) ?? ""
        case .tick(let field): field.isTicked ? "1" : ""
        case .button, .note: ""
        }
    }
}
