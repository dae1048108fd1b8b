import Cells

/// Keys and what they do now.
public struct KeyHint: Equatable, Sendable {
    /// Who stays when the hint line is too short for all. F1 lists them all.
    public enum Weight: Int, Comparable, Sendable {
        case minor, usual, main
        /// Never left out: the key that lists what is.
        case always

        public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    /// The keys that do it; the first is the one that is named, unless `named` says otherwise.
    public let keys: [Key]
    /// What the keys are called together: `上下键`.
    public let named: String?
    public let label: String
    /// What is said instead of `label` where the hint line is too short for all that matters.
    public let short: String
    public let weight: Weight
    /// Why the keys do nothing now; nil when they work.
    public let whyNot: String?

    public init(
        _ keys: [Key], _ label: String, named: String? = nil, short: String? = nil, weight: Weight = .usual,
        whyNot: String? = nil
    ) {
        self.keys = keys
        self.named = named
        self.label = label
        self.short = short ?? label
        self.weight = weight
        self.whyNot = whyNot
    }

    public init(
        _ key: Key, _ label: String, short: String? = nil, weight: Weight = .usual, whyNot: String? = nil
    ) {
        self.init([key], label, short: short, weight: weight, whyNot: whyNot)
    }

    public var isEnabled: Bool { whyNot == nil }
}
