import Cells

/// One answer on a review page.
public struct ReviewRow<ID: Hashable & Sendable>: Equatable, Sendable {
    public let label: String
    public let value: String
    /// Where the answer can be changed; nil where it cannot.
    public let change: ID?

    public init(_ label: String, _ value: String, change: ID? = nil) {
        self.label = label
        self.value = value
        self.change = change
    }
}

public struct ReviewSection<ID: Hashable & Sendable>: Equatable, Sendable {
    public let title: String
    public let rows: [ReviewRow<ID>]

    public init(_ title: String, _ rows: [ReviewRow<ID>]) {
        self.title = title
        self.rows = rows
    }
}

public enum ReviewOutcome<ID: Hashable & Sendable>: Equatable, Sendable {
    case ignored, handled
    /// The person wants to change this answer. The page that changes it comes back here.
    case change(ID)
    case activated(ID)
    case refused(String)
}

/// All answers before they are sent, each with a link that leads to where it is changed, and the buttons below.
public struct ReviewPage<ID: Hashable & Sendable>: Equatable, Sendable {
    public var sections: [ReviewSection<ID>] { didSet { focus = min(focus, stops.count - 1) } }
    public var buttons: [FormItem<ID>]
    /// The link or button in focus, counted from the top.
    private var focus: Int

    private static var labelColumns: Int { 18 }

    /// Buttons are items of kind `button`; others are left out. The focus begins on the first button: whoever has looked
    /// at all goes on with Enter.
    public init(_ sections: [ReviewSection<ID>], buttons: [FormItem<ID>]) {
        self.sections = sections
        self.buttons = buttons.filter(\.kind.isButton)
        focus = 0
        focus = links.count
    }

    private enum Stop: Equatable {
        case link(ID), button(Int)
    }

    private var links: [ID] { sections.flatMap { $0.rows.compactMap(\.change) } }
    private var stops: [Stop] { links.map { .link($0) } + buttons.indices.map { .button($0) } }

    /// Shows the answers as they are now, the focus kept on the link or button that has it.
    public mutating func show(_ sections: [ReviewSection<ID>], buttons: [FormItem<ID>]) {
        let kept = stops.indices.contains(focus) ? stops[focus] : nil
        let shown = ReviewPage(sections, buttons: buttons)
        let place = kept.flatMap { shown.stops.firstIndex(of: $0) }
        self = shown
        focus = place ?? focus
    }

    /// Puts the focus on the link to `id`: where the person came from.
    public mutating func focus(on id: ID) {
        focus = links.firstIndex(of: id) ?? focus
    }

    public mutating func update(_ input: Input) -> ReviewOutcome<ID> {
        guard case .key(let key) = input, !stops.isEmpty else { return .ignored }
        switch key {
        case .up, .backTab, .left: focus = max(0, focus - 1)
        case .down, .tab, .right: focus = min(stops.count - 1, focus + 1)
        case .pageUp, .home: focus = 0
        case .pageDown, .end: focus = stops.count - 1
        case .enter, .character(" "): return press()
        default: return .ignored
        }
        return .handled
    }

    private func press() -> ReviewOutcome<ID> {
        switch stops[focus] {
        case .link(let id): return .change(id)
        case .button(let index):
            guard case .button(let button) = buttons[index].kind else { return .ignored }
            return button.whyNot.map { .refused($0) } ?? .activated(buttons[index].id)
        }
    }

    // MARK: Drawing

    /// A drawn line: a title, a row (with its stop when it can be changed), more of a value, the buttons.
    private enum Line {
        case title(String)
        case row(label: String, value: String, stop: Int?)
        case buttons
        case space
    }

    private func lines(width: Int) -> [Line] {
        var lines: [Line] = []
        var stop = 0
        let valueColumns = width - ReviewPage.labelColumns - 14
        for section in sections {
            lines.append(.title(section.title))
            for row in section.rows {
                for (index, text) in LineBreaking.wrap(row.value, width: valueColumns).enumerated() {
                    let isFirst = index == 0
                    lines.append(
                        .row(
                            label: isFirst ? row.label : "", value: text,
                            stop: isFirst && row.change != nil ? stop : nil))
                }
                if row.change != nil { stop += 1 }
            }
            lines.append(.space)
        }
        return lines + [.buttons]
    }

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        let lines = lines(width: rect.width)
        let focused = lines.firstIndex { isFocused($0) } ?? 0
        let offset = max(0, min(focused + 2 - rect.height, lines.count - rect.height))
        // That there is more has a row of its own.
        let isCut = rect.height > 1 && offset + rect.height < lines.count
        let isScrolled = rect.height > 2 && offset > 0
        for (row, line) in lines.dropFirst(offset).prefix(isCut ? rect.height - 1 : rect.height).enumerated()
        where row > 0 || !isScrolled {
            let place = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
            draw(line, on: &surface, in: place, words)
        }
        if isCut { words.drawMore(on: &surface, in: rect) }
        if isScrolled { words.drawMoreAbove(on: &surface, in: rect) }
    }

    private func isFocused(_ line: Line) -> Bool {
        switch line {
        case .row(_, _, let stop): stop == focus
        case .buttons: focus >= links.count
        case .title, .space: false
        }
    }

    private func draw(_ line: Line, on surface: inout Surface, in rect: Rect, _ words: FormsWords) {
        switch line {
        case .space: break
        case .title(let title): surface.put(title, at: rect.origin, role: .heading, within: rect)
        case .row(let label, let value, let stop):
            surface.put(
                label.shortened(to: ReviewPage.labelColumns - 1), at: rect.origin.moved(right: 2), role: .label,
                within: rect)
            surface.put(
                value, at: rect.origin.moved(right: 2 + ReviewPage.labelColumns), role: .value, within: rect)
            guard let stop else { return }
            let link = Point(x: rect.maxX - Width.of(words.change) - 1, y: rect.y)
            if stop == focus {
                surface.put(">", at: link.moved(right: -2), role: .body, within: rect)
                surface.setCursor(link, within: rect)
            }
            surface.put(words.change, at: link, role: stop == focus ? .buttonFocused : .link, within: rect)
        case .buttons:
            var point = rect.origin
            for (index, item) in buttons.enumerated() {
                guard case .button(let button) = item.kind else { continue }
                button.draw(on: &surface, at: point, isFocused: focus == links.count + index, within: rect)
                point = point.moved(right: Width.of(button.text) + 4)
            }
        }
    }
}
