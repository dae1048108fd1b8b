import Cells

/// A screen of any type that speaks of the same asks and answers.
public struct AnyScreen<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    public private(set) var base: any Screen<Ask, Answer>

    public init(_ screen: some Screen<Ask, Answer>) {
        base = screen
    }

    public static func == (left: AnyScreen, right: AnyScreen) -> Bool {
        left.base.equals(right.base)
    }

    /// Whether the other is a screen of the same type, whatever its state.
    func isSameKind(as other: AnyScreen) -> Bool {
        type(of: base) == type(of: other.base)
    }

    mutating func update(_ event: ScreenEvent<Answer>, now: Instant) -> [Effect<Ask, Answer>] {
        base.update(event, now: now)
    }
}

extension Screen {
    fileprivate func equals(_ other: any Screen<Ask, Answer>) -> Bool {
        other as? Self == self
    }
}
