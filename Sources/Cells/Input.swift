/// A key as a person thinks of it. Modifiers that a form has no use for (Ctrl-Up, Shift-F1) fall away.
public enum Key: Hashable, Sendable {
    /// A printable character, digits and space included.
    case character(Character)
    case enter, escape, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown
    case insert, delete, backspace
    /// F1 is `function(1)`.
    case function(Int)
    /// Ctrl with a lower-case letter, space or one of `\ ] ^ _`.
    case control(Character)
    /// Alt with a printable character.
    case alt(Character)
}

/// What a person did at the keyboard.
public enum Input: Equatable, Sendable {
    case key(Key)
    /// Text pasted in one go: cleaned, lines ended by `\n`.
    case paste(String)
}

/// A moment of a clock that only runs forward; its zero means nothing.
public struct Instant: Comparable, Hashable, Sendable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public static func + (instant: Instant, milliseconds: Int) -> Instant {
        Instant(milliseconds: instant.milliseconds + Int64(milliseconds))
    }

    public static func - (instant: Instant, milliseconds: Int) -> Instant {
        Instant(milliseconds: instant.milliseconds - Int64(milliseconds))
    }

    /// The milliseconds from `earlier` to `later`.
    public static func - (later: Instant, earlier: Instant) -> Int {
        Int(later.milliseconds - earlier.milliseconds)
    }
}
