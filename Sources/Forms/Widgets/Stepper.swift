import Cells

/// The steps of a flow, one of them the present one.
public struct Stepper: Equatable, Sendable {
    public let steps: [String]
    /// 0-based.
    public let current: Int

    public init(_ steps: [String], current: Int) {
        self.steps = steps
        self.current = current
    }

    private static let gap = 3

    /// Draws one line; steps other than the present one lose their names where there is no room.
    public func draw(on surface: inout Surface, in rect: Rect) {
        let full = steps.indices.map { label($0, named: true) }
        let isNamed = full.reduce(-Stepper.gap) { $0 + Width.of($1) + Stepper.gap } <= rect.width
        var x = rect.x
        for index in steps.indices {
            let text = isNamed ? full[index] : label(index, named: index == current)
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role(index), within: rect)
            x += isNamed ? Stepper.gap : 2
        }
    }

    private func label(_ index: Int, named: Bool) -> String {
        let mark = index < current ? "✓" : "\(index + 1)"
        let text = named ? "\(mark) \(steps[index])" : mark
        return index == current ? "[\(text)]" : text
    }

    private func role(_ index: Int) -> Role {
        index < current ? .stepDone : index == current ? .stepCurrent : .stepAhead
    }
}
