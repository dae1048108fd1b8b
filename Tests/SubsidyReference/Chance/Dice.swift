import TestSupport

/// Chance that repeats itself from its seed.
public struct Dice: Sendable {
    private var random: SplitMix64

    public init(_ seed: Int) { random = SplitMix64(seed) }

    public mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    public mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }
    public mutating func pick<Item>(_ items: [Item]) -> Item? { items.randomElement(using: &random) }
    public mutating func shuffled<Item>(_ items: [Item]) -> [Item] { items.shuffled(using: &random) }

    /// Some of them, in their order.
    public mutating func some<Item>(_ items: [Item], percent: Int) -> [Item] {
        var chosen: [Item] = []
        for item in items where chance(percent) { chosen.append(item) }
        return chosen
    }
}
