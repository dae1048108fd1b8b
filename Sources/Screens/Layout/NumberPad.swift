import Forms
import Housing

/// What `*` types where a number pad has no key for what is meant.
enum NumberPad {
    /// The X of a document's number.
    static let document = Normaliser("document") { Normal.folded($0.replacing("*", with: "X")) }
    /// The point of a number.
    static let decimal = Normaliser("decimal") { Normal.folded($0.replacing("*", with: ".")) }
}
