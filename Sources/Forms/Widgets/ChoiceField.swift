import Cells

/// One of several options.
public struct ChoiceOption: Equatable, Sendable {
    public let label: String
    public let description: String?
    /// Why it cannot be chosen now; nil when it can.
    public let whyNot: String?

    public init(_ label: String, description: String? = nil, whyNot: String? = nil) {
        self.label = label
        self.description = description
        self.whyNot = whyNot
    }
}

/// A choice of one among a few, numbered from 1, the tenth by `*`: a digit chooses, arrows move, Enter or Space chooses.
/// Where several may be chosen, a digit or Space ticks and takes the tick away, and Enter on what is ticked goes on.
public struct ChoiceField: Equatable, Sendable {
    public let options: [ChoiceOption]
    /// The chosen option, 0-based.
    public private(set) var chosen: Int?
    /// The options that are ticked, 0-based; nil where one alone is chosen.
    public private(set) var ticked: Set<Int>?
    /// The option on which the person stands, 0-based.
    public private(set) var highlighted: Int

    enum Outcome: Equatable {
        case ignored, moved, chose, refused(String)
    }

    public init(_ options: [ChoiceOption], chosen: Int? = nil) {
        self.options = options
        self.chosen = chosen.flatMap { options.indices.contains($0) ? $0 : nil }
        highlighted = self.chosen ?? 0
    }

    /// A choice of several.
    public init(_ options: [ChoiceOption], ticked: Set<Int>) {
        self.options = options
        self.ticked = ticked.filter(options.indices.contains)
        highlighted = self.ticked?.min() ?? 0
    }

    private func isChosen(_ option: Int) -> Bool { ticked?.contains(option) ?? (option == chosen) }

    /// Chooses an option, or none.
    public mutating func choose(_ index: Int?) {
        guard let index, options.indices.contains(index) else {
            chosen = nil
            return
        }
        chosen = index
        highlighted = index
    }

    /// Stands on the first or the last option, as the focus comes from above or from below.
    mutating func enter(fromBelow: Bool) {
        highlighted = chosen ?? (fromBelow ? options.count - 1 : 0)
    }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .up:
            guard highlighted > 0 else { return .ignored }
            highlighted -= 1
            return .moved
        case .down:
            guard highlighted < options.count - 1 else { return .ignored }
            highlighted += 1
            return .moved
        case .enter where ticked?.contains(highlighted) == true: return .ignored
        case .enter, .character(" "): return pick(highlighted)
        case .character("*"): return pick(9)
        case .character(let character):
            guard let digit = character.wholeNumberValue, options.indices.contains(digit - 1) else { return .ignored }
            return pick(digit - 1)
        default: return .ignored
        }
    }

    private mutating func pick(_ index: Int) -> Outcome {
        guard options.indices.contains(index) else { return .ignored }
        highlighted = index
        if let whyNot = options[index].whyNot { return .refused(whyNot) }
        if ticked == nil { chosen = index } else { ticked?.formSymmetricDifference([index]) }
        return .chose
    }

    /// One drawn line of the field.
    struct Line: Equatable {
        let option: Int
        let text: String
        let isDescription: Bool
    }

    /// The lines that the options take in `width` columns.
    func lines(width: Int) -> [Line] {
        options.enumerated().flatMap { index, option in
            let tick = isChosen(index) ? "✓" : " "
            let mark = ticked == nil ? "(\(tick))" : "[\(tick)]"
            let number = index < 9 ? "\(index + 1)" : index == 9 ? "*" : " "
            let head = Line(option: index, text: "\(number) \(mark) \(option.label)", isDescription: false)
            let description = option.description.map { LineBreaking.wrap($0, width: width - 6) } ?? []
            return [head] + description.map { Line(option: index, text: "      " + $0, isDescription: true) }
        }
    }

    /// The role of a line; the marker `>` in front of the highlighted option tells it without colour.
    func role(of line: Line, isFocused: Bool) -> Role {
        if line.isDescription { return .muted }
        if isFocused && line.option == highlighted { return .selected }
        if options[line.option].whyNot != nil { return .buttonDisabled }
        return isChosen(line.option) ? .tick : .body
    }
}
