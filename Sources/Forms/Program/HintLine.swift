import Cells

/// The last line: which keys work now. When it is too narrow it drops first what does not work now, then draws closer
/// together, then drops what weighs least; F1 keeps them all.
struct HintLine {
    let hints: [KeyHint]
    let words: FormsWords

    /// The columns between two hints, where there is room and where there is none.
    private static let gaps = (wide: 3, narrow: 2)

    func draw(on surface: inout Surface, in rect: Rect) {
        // Up to the edge: nothing stands beside the last hint.
        let inside = rect.splitLeft(Frame.marginColumns).rest
        var x = inside.x
        let (hints, gap) = fitting(inside.width)
        for hint in hints {
            let isOn = hint.isEnabled
            x += surface.put(
                hint.keyName(words), at: Point(x: x, y: rect.y), role: isOn ? .hintKey : .hintDisabled, within: inside)
            x += surface.put(
                " " + hint.label, at: Point(x: x, y: rect.y), role: isOn ? .hintText : .hintDisabled, within: inside)
            x += gap
        }
    }

    /// The hints that fit, in their order, and the columns between them.
    func fitting(_ width: Int) -> (hints: [KeyHint], gap: Int) {
        var kept = hints
        while columns(kept, HintLine.gaps.wide) > width, let index = leastOf(kept), !kept[index].isEnabled {
            kept.remove(at: index)
        }
        while columns(kept, HintLine.gaps.narrow) > width, let index = leastOf(kept) { kept.remove(at: index) }
        return (kept, columns(kept, HintLine.gaps.wide) <= width ? HintLine.gaps.wide : HintLine.gaps.narrow)
    }

    private func columns(_ hints: [KeyHint], _ gap: Int) -> Int {
        hints.reduce(-gap) { $0 + Width.of($1.keyName(words)) + 1 + Width.of($1.label) + gap }
    }

    /// The last among those that weigh least.
    private func leastOf(_ hints: [KeyHint]) -> Int? {
        func order(_ index: Int) -> (Int, Int, Int) {
            let hint = hints[index]
            return (hint.isEnabled ? 1 : 0, hint.weighed.rawValue, -index)
        }
        return hints.indices.min { order($0) < order($1) }
    }
}

extension KeyHint {
    /// The way on and the way back weigh as much as anything on a page.
    fileprivate var weighed: Weight { keys.contains(.enter) || keys.contains(.escape) ? max(weight, .main) : weight }

    /// What the keys are called.
    func keyName(_ words: FormsWords) -> String {
        named ?? keys.first.map(words.name(of:)) ?? ""
    }
}
