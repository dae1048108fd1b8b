import Cells

/// A password: each character is drawn as `*`, and a dump of the screen's state does not show it.
public struct SecretField: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    private var field: TextField

    public init(limit: Int = 128, columns: Int? = nil) {
        field = TextField(limit: limit, columns: columns)
    }

    public var text: String { field.text }
    public var isEmpty: Bool { field.text.isEmpty }

    public mutating func clear() { field.text = "" }

    public mutating func update(_ input: Input) -> Bool { field.update(input) }

    public func draw(on surface: inout Surface, in rect: Rect, look: FieldLook) {
        field.draw(Array(repeating: "*", count: field.text.count), on: &surface, in: rect, look: look)
    }

    public var description: String { "SecretField" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
