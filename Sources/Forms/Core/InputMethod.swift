/// Turns letters into Chinese characters while they are typed. The program asks it a key at a time and waits for the answer,
/// which usually comes within a millisecond or two. The first one starts it, which may take a second; one that takes longer than
/// such things may is given up, so that the page goes on.
public protocol InputMethod: AnyObject {
    /// What came of it; nil when it does not answer. What was composed is lost then, and the next request begins anew.
    func take(_ request: CompositionRequest) -> CompositionReply?

    /// Forgets whoever typed; waits for nothing.
    func forget()
}

/// What a key wants of the input method.
public enum CompositionRequest: Equatable, Sendable {
    /// One more letter, or `'` between two syllables.
    case letter(Character)
    /// A mark, while nothing is composed.
    case mark(Character)
    /// Takes the candidate in this place of all, 0-based.
    case choose(Int)
    /// Shows the candidates from this place on.
    case candidates(from: Int)
    case deleteBack
    case clear
    case traditional(Bool)
}

/// What came of a key.
public struct CompositionReply: Equatable, Sendable {
    /// Text that is done and belongs into the field.
    public var done: String
    /// What is still composed; nil when that is nothing.
    public var composition: Composition?

    public init(done: String = "", composition: Composition? = nil) {
        self.done = done
        self.composition = composition
    }
}

/// Letters that are being turned into characters.
public struct Composition: Equatable, Sendable {
    /// As they were typed.
    public var letters: String
    /// As they are shown: what is chosen already, the rest cut into syllables.
    public var shown: String
    /// The place of the first of `candidates` among all, 0-based.
    public var first: Int
    /// At most nine, as many as a digit chooses.
    public var candidates: [String]
    /// Whether there are more behind them.
    public var hasMore: Bool

    public init(letters: String, shown: String, first: Int = 0, candidates: [String], hasMore: Bool = false) {
        self.letters = letters
        self.shown = shown
        self.first = first
        self.candidates = candidates
        self.hasMore = hasMore
    }
}
