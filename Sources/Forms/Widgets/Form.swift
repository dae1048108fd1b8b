import Cells

/// What a key did to a form.
public enum FormOutcome<ID: Hashable & Sendable>: Equatable, Sendable {
    /// The form has no use for the key.
    case ignored
    /// Nothing that the screen need know.
    case handled
    /// The value of an item is another one.
    case changed(ID)
    /// The focus left an item: a good time to save a draft.
    case left(ID)
    /// A button was pressed.
    case activated(ID)
    /// What the person wanted cannot be; the text says why.
    case refused(String)
}

/// Fields and buttons in their order, one of them in focus.
///
/// Tab, Shift-Tab and up and down move the focus, Enter goes on from a field and from what is ticked already, ticks, chooses
/// and presses, Space or Backspace takes a tick away, digits choose in a choice, also while the focus is on a button or tick (unless it is told not to). Fields are checked on continue alone: the screen reports what is wrong, the form shows it on top and
/// beside each field, with the focus on the first.
public struct Form<ID: Hashable & Sendable>: Equatable, Sendable {
    public var items: [FormItem<ID>]
    private var focusIndex: Int
    /// Whether what is wrong also stands together on top. A form with a single field says it beside that alone.
    private let summarises: Bool
    /// Whether a digit for which the item in focus has no use chooses in a choice beside it.
    private let choosesBeside: Bool

    public init(
        _ items: [FormItem<ID>], focus: ID? = nil, summarises: Bool = true, choosesBeside: Bool = true
    ) {
        self.items = items
        self.summarises = summarises
        self.choosesBeside = choosesBeside
        focusIndex =
            items.firstIndex { $0.id == focus } ?? items.firstIndex { $0.kind.isFocusable && !$0.isHidden } ?? 0
    }

    // MARK: Focus

    public var focus: ID? { items.indices.contains(focusIndex) ? items[focusIndex].id : nil }

    public mutating func focus(on id: ID) {
        if let index = items.firstIndex(where: { $0.id == id }) { focusIndex = index }
    }

    /// Moves the focus to the first item that can have it, where the one that has it is hidden.
    public mutating func focusOnVisible() {
        guard items.indices.contains(focusIndex), items[focusIndex].isHidden else { return }
        focusIndex = items.firstIndex { $0.kind.isFocusable && !$0.isHidden } ?? focusIndex
    }

    public var takesText: Bool { items.indices.contains(focusIndex) && items[focusIndex].kind.takesText }
    public var takesChinese: Bool { items.indices.contains(focusIndex) && items[focusIndex].kind.takesChinese }

    private func next(_ step: Int) -> Int? {
        var index = focusIndex + step
        while items.indices.contains(index) {
            if items[index].kind.isFocusable && !items[index].isHidden { return index }
            index += step
        }
        return nil
    }

    private mutating func move(_ step: Int) -> FormOutcome<ID> {
        guard let next = next(step) else { return .handled }
        let left = items[focusIndex].id
        focusIndex = next
        if case .choice(var field) = items[next].kind {
            field.enter(fromBelow: step < 0)
            items[next].kind = .choice(field)
        }
        return .left(left)
    }

    // MARK: Keys

    public mutating func update(_ input: Input) -> FormOutcome<ID> {
        guard items.indices.contains(focusIndex) else { return .ignored }
        switch input {
        case .key(.tab): return move(1)
        case .key(.backTab): return move(-1)
        case .key(.escape): return .ignored
        default: break
        }
        let outcome = updateFocused(input)
        guard outcome == .ignored, case .key(let key) = input else { return outcome }
        switch key {
        case .up: return move(-1)
        case .down: return move(1)
        case .left where items[focusIndex].kind.isButton: return move(-1)
        case .right where items[focusIndex].kind.isButton: return move(1)
        case .left, .right: return .handled
        case .character(let character) where choosesBeside && character.isASCII && character.isWholeNumber:
            return chooseBeside(key)
        case .enter where items[focusIndex].kind.takesText: return move(1)
        case .enter:
            // What is ticked already: on.
            if case .choice = items[focusIndex].kind { return move(1) }
            return .ignored
        default: return .ignored
        }
    }

    private mutating func updateFocused(_ input: Input) -> FormOutcome<ID> {
        let id = items[focusIndex].id
        switch items[focusIndex].kind {
        case .text(var field):
            let handled = field.update(input)
            return store(.text(field), handled)
        case .area(var area):
            let handled = area.update(input)
            return store(.area(area), handled)
        case .secret(var field):
            let handled = field.update(input)
            return store(.secret(field), handled)
        case .identity(var field):
            let handled = field.update(input)
            return store(.identity(field), handled)
        case .date(var field):
            let handled = field.update(input)
            // It takes note of being left, too.
            if !handled { items[focusIndex].kind = .date(field) }
            return store(.date(field), handled)
        case .choice(let field): return choose(in: field, input)
        case .tick(let field): return tick(field, input)
        case .button(let button):
            guard input == .key(.enter) || input == .key(.character(" ")) else { return .ignored }
            return button.whyNot.map { .refused($0) } ?? .activated(id)
        case .note: return .ignored
        }
    }

    private mutating func store(_ kind: FormKind, _ handled: Bool) -> FormOutcome<ID> {
        guard handled else { return .ignored }
        let isChanged = valueOf(kind) != valueOf(items[focusIndex].kind)
        items[focusIndex].kind = kind
        guard isChanged else { return .handled }
        items[focusIndex].problem = nil
        return .changed(items[focusIndex].id)
    }

    private mutating func choose(in field: ChoiceField, _ input: Input) -> FormOutcome<ID> {
        guard case .key(let key) = input else { return .ignored }
        var field = field
        let outcome = field.press(key)
        let id = items[focusIndex].id
        items[focusIndex].kind = .choice(field)
        switch outcome {
        case .ignored: return .ignored
        case .moved: return .handled
        case .refused(let text): return .refused(text)
        case .chose:
            items[focusIndex].problem = nil
            // Of several, another one may follow.
            if key == .enter, field.ticked == nil { _ = move(1) }
            return .changed(id)
        }
    }

    /// A digit that the item in focus has no use for chooses in the choice above it, or else in the first one. Were it
    /// ignored, the next Enter would confirm another answer than the one just given.
    private mutating func chooseBeside(_ key: Key) -> FormOutcome<ID> {
        func isOpenChoice(_ item: FormItem<ID>) -> Bool {
            guard !item.isHidden, case .choice = item.kind else { return false }
            return true
        }
        let nearest = items[..<focusIndex].lastIndex(where: isOpenChoice) ?? items.firstIndex(where: isOpenChoice)
        guard let nearest, nearest != focusIndex, case .choice(let field) = items[nearest].kind else { return .ignored }
        let index = focusIndex
        focusIndex = nearest
        let outcome = choose(in: field, .key(key))
        focusIndex = index
        return outcome
    }

    /// Enter never takes a tick back: who presses it once more than needed, or comes back to the page, goes on.
    private mutating func tick(_ field: TickField, _ input: Input) -> FormOutcome<ID> {
        switch input {
        case .key(.enter) where field.isTicked: return move(1)
        case .key(.backspace) where !field.isTicked: return .handled
        case .key(.enter), .key(.character(" ")), .key(.backspace): break
        default: return .ignored
        }
        if !field.isTicked, let whyNot = field.whyNot { return .refused(whyNot) }
        var field = field
        field.isTicked.toggle()
        items[focusIndex].kind = .tick(field)
        items[focusIndex].problem = nil
        return .changed(items[focusIndex].id)
    }

    // MARK: Problems

    /// Shows what is wrong, and moves the focus to the first wrong field. Nothing typed changes. What is said of a field
    /// goes away when its value changes: it was said of the old one.
    public mutating func report(_ problems: [FieldProblem<ID>]) {
        for index in items.indices {
            items[index].problem = problems.first { $0.id == items[index].id }?.message
            // A day of which something was said is typed over, as one that he comes to.
            if items[index].problem != nil, case .date(var field) = items[index].kind {
                field.settle()
                items[index].kind = .date(field)
            }
        }
        if let first = items.firstIndex(where: { $0.problem != nil && !$0.isHidden }) { focusIndex = first }
    }

    public mutating func clearProblems() { report([]) }

    var summary: ErrorSummary {
        ErrorSummary(!summarises ? [] : items.filter { !$0.isHidden }.compactMap { $0.problem })
    }
}
