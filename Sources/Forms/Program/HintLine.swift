import Cells

/// The last line: which keys work now. Drops what weighs least when it is too narrow; F1 keeps them all.
struct HintLine {
    let hints: [KeyHint]
    let words: FormsWords

    private static let gap = 3

    func draw(on surface: inout Surface, in rect: Rect) {
        let inside = rect.inset(horizontal: Frame.marginColumns, vertical: 0)
        var x = inside.x
        for hint in fitting(inside.width) {
            let isOn = hint.isEnabled
            x += surface.put(
                hint.keyName(words), at: Point(x: x, y: rect.y), role: isOn ? .hintKey : .hintDisabled, within: inside)
            x += surface.put(
                " " + hint.label, at: Point(x: x, y: rect.y), role: isOn ? .hintText : .hintDisabled, within: inside)
            x += HintLine.gap
        }
    }

    /// The hints that fit, in their order.
    func fitting(_ width: Int) -> [KeyHint] {
        var kept = hints
        while columns(kept) > width, let index = leastOf(kept) { kept.remove(at: index) }
        return kept
    }

    private func columns(_ hints: [KeyHint]) -> Int {
        hints.reduce(-HintLine.gap) { $0 + Width.of($1.keyName(words)) + 1 + Width.of($1.label) + HintLine.gap }
    }

    /// The last among those that weigh least; one that is disabled weighs less than its equals.
    private func leastOf(_ hints: [KeyHint]) -> Int? {
        func weight(_ index: Int) -> Int { hints[index].weight.rawValue * 2 + (hints[index].isEnabled ? 1 : 0) }
        return hints.indices.min { (weight($0), -$0) < (weight($1), -$1) }
    }
}

extension KeyHint {
    /// What the keys are called.
    func keyName(_ words: FormsWords) -> String {
        named ?? keys.first.map(words.name(of:)) ?? ""
    }
}
