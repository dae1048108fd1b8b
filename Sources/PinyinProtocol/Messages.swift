/// What passes between `anju` and the helper `anju-pinyin`, over one stream socket that is the helper's standard input
/// and output, as HelperWire writes it. Each request has exactly one reply, which says all that there is to show. A message
/// that is too long, cut short or of an unknown kind ends the conversation.

/// What the client asks.
public enum PinyinRequest: Equatable, Sendable {
    /// One more letter of pinyin, or `'` between two syllables; ASCII.
    case letter(UInt8)
    /// A mark of ASCII, while nothing is composed: its Chinese one is done text. Nothing happens where there is none.
    case mark(UInt8)
    /// The candidate in this place of all, 0-based, is taken.
    case choose(Int)
    /// The candidates from this place on, 0-based; nothing else changes.
    case candidates(from: Int)
    case deleteBack
    /// What is composed is forgotten.
    case clear
    /// Traditional characters from now on, or simplified ones. What is composed stays.
    case traditional(Bool)
}

/// What the helper answers.
public struct PinyinReply: Equatable, Sendable {
    /// Text that is done and no longer the helper's.
    public var done: String
    /// What is still composed; nil when that is nothing.
    public var composition: PinyinComposition?

    public init(done: String = "", composition: PinyinComposition? = nil) {
        self.done = done
        self.composition = composition
    }
}

/// Letters that are being turned into characters.
public struct PinyinComposition: Equatable, Sendable {
    /// As they were typed.
    public var letters: String
    /// As they are shown: what is chosen already, the rest cut into syllables.
    public var shown: String
    /// The place of the first of `candidates` among all, 0-based.
    public var first: Int
    public var candidates: [String]
    /// Whether there are more behind them.
    public var hasMore: Bool

    public init(letters: String, shown: String, first: Int, candidates: [String], hasMore: Bool) {
        self.letters = letters
        self.shown = shown
        self.first = first
        self.candidates = candidates
        self.hasMore = hasMore
    }
}

/// What both sides hold to.
public enum PinyinLimits {
    /// Letters of one composition; the next one changes nothing.
    public static let letters = 60
    /// Candidates of one reply: a digit chooses each.
    public static let candidates = 9
    /// The last place that can be asked for.
    public static let lastPlace = 10_000
    /// UTF-8 bytes of one text.
    public static let textBytes = 2000
    /// Bytes of one message of either side, its kind included.
    public static let messageBytes = 32 << 10
    /// Address space of the helper: the engine and its dictionaries, several times over.
    public static let addressSpaceBytes = 1 << 30
    /// After so many seconds in one request the helper ends itself, should its client be gone.
    public static let requestSeconds: UInt32 = 10
}
