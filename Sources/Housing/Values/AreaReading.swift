extension Area {
    /// An area as a person writes it in square metres: `48`, `48.5`, `４８．５０㎡`. At most two places.
    ///
    /// - Returns: nil for anything else, and for nothing at all.
    public init?(squareMetres text: String) {
        var text = Normal.folded(text)
        for unit in ["平方米", "平米", "㎡", "m2"] where text.hasSuffix(unit) { text.removeLast(unit.count) }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...5).contains(first.count), let whole = Digits.value(first) else {
            return nil
        }
        var hundredths = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let places = Digits.value(parts[1]) else { return nil }
            hundredths = parts[1].count == 1 ? places * 10 : places
        }
        guard whole > 0 || hundredths > 0 else { return nil }
        self.init(squareCentimetres: whole * 10_000 + hundredths * 100)
    }
}
