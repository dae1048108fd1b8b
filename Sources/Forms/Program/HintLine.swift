import Cells

/// The last line: which keys work now. What two keys do alike is said once. Where the line is too narrow it draws closer
/// together, drops the minor, says the rest in shorter words, and only then drops what weighs more; F1 keeps them all.
struct HintLine {
    let hints: [KeyHint]
    let words: FormsWords

    /// A hint as it is drawn.
    struct Shown: Equatable {
        let keys: String
        let label: String
        let isEnabled: Bool
    }

    /// The columns between two hints, where there is room and where there is none.
    private static let gaps = (wide: 3, narrow: 2)

    func draw(on surface: inout Surface, in rect: Rect) {
        // Nothing stands in the last two columns: there are terminals on which ncurses can fill the lower right corner only by
        // shifting what stands beside it, which cuts a wide glyph in two.
        let inside = rect.inset(horizontal: Frame.marginColumns, vertical: 0)
        var x = inside.x
        let (hints, gap) = fitting(inside.width)
        for hint in hints {
            let isOn = hint.isEnabled
            x += surface.put(
                hint.keys, at: Point(x: x, y: rect.y), role: isOn ? .hintKey : .hintDisabled, within: inside)
            x += surface.put(
                " " + hint.label, at: Point(x: x, y: rect.y), role: isOn ? .hintText : .hintDisabled, within: inside)
            x += gap
        }
    }

    /// The hints that fit, in their order, and the columns between them.
    func fitting(_ width: Int) -> (hints: [Shown], gap: Int) {
        var kept = joined.map { Candidate($0, words) }
        let gaps = HintLine.gaps
        while columns(kept, gaps.narrow) > width, let index = leastOf(kept), kept[index].weight == .minor {
            kept.remove(at: index)
        }
        while shortestColumns(kept) > width, let index = leastOf(kept) { kept.remove(at: index) }
        for index in kept.indices.reversed() where columns(kept, gaps.narrow) > width { kept[index].isShort = true }
        return (kept.map(\.shown), columns(kept, gaps.wide) <= width ? gaps.wide : gaps.narrow)
    }

    // MARK: Choosing

    /// A hint that may still be left out or shortened, measured once: the line is fitted anew for every frame.
    private struct Candidate {
        let keys: String
        let hint: KeyHint
        let weight: KeyHint.Weight
        let longColumns: Int
        let shortColumns: Int
        var isShort = false

        init(_ hint: KeyHint, _ words: FormsWords) {
            self.hint = hint
            keys = hint.keyName(words)
            let keyColumns = Width.of(keys) + 1
            longColumns = keyColumns + Width.of(hint.label)
            shortColumns = keyColumns + Width.of(hint.short)
            // The way on and the way back weigh as much as anything on a page; what does not work now, a step less than it
            // would.
            let isWay = hint.keys.contains(.enter) || hint.keys.contains(.escape)
            let usual = isWay ? max(hint.weight, .main) : hint.weight
            weight = hint.isEnabled ? usual : usual.lower
        }

        var columns: Int { isShort ? shortColumns : longColumns }

        var shown: Shown { Shown(keys: keys, label: isShort ? hint.short : hint.label, isEnabled: hint.isEnabled) }
    }

    /// Hints that say the same become one, in the place of the last.
    private var joined: [KeyHint] {
        hints.enumerated().compactMap { index, hint in
            let same = hints.indices.filter { hints[$0].label == hint.label && hints[$0].isEnabled == hint.isEnabled }
            guard same.count > 1 else { return hint }
            guard index == same.last else { return nil }
            return KeyHint(
                same.flatMap { hints[$0].keys }, hint.label,
                named: same.map { hints[$0].keyName(words) }.joined(separator: " "), short: hint.short,
                weight: same.map { hints[$0].weight }.max() ?? hint.weight, whyNot: hint.whyNot)
        }
    }

    private func columns(_ hints: [Candidate], _ gap: Int) -> Int {
        hints.reduce(-gap) { $0 + $1.columns + gap }
    }

    private func shortestColumns(_ hints: [Candidate]) -> Int {
        hints.reduce(-HintLine.gaps.narrow) { $0 + $1.shortColumns + HintLine.gaps.narrow }
    }

    /// The last among those that weigh least; of the same weight, one that does not work now.
    private func leastOf(_ hints: [Candidate]) -> Int? {
        func order(_ index: Int) -> (Int, Int, Int) {
            (hints[index].weight.rawValue, hints[index].hint.isEnabled ? 1 : 0, -index)
        }
        return hints.indices.min { order($0) < order($1) }
    }
}

extension KeyHint.Weight {
    fileprivate var lower: KeyHint.Weight { KeyHint.Weight(rawValue: rawValue - 1) ?? self }
}

extension KeyHint {
    /// What the keys are called.
    func keyName(_ words: FormsWords) -> String {
        named ?? keys.first.map(words.name(of:)) ?? ""
    }
}
