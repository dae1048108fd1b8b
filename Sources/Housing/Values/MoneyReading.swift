extension Money {
    /// An amount as a person writes it in yuan: `120000`, `120,000.5`, `１２０，０００．５０元`, `¥120 000`. At most two places;
    /// separators stand between groups of three digits or nowhere.
    ///
    /// - Returns: nil for anything else: a sign, a third place, a separator where none belongs, more than twelve digits.
    public init?(yuan text: String) {
        var marks = Substring(Normal.folded(text))
        if let sign = marks.first, sign == "¥" || sign == "￥" { marks = marks.dropFirst() }
        if marks.last == "元" { marks = marks.dropLast() }
        let parts = marks.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let yuan = Self.whole(whole) else { return nil }
        var fen = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let places = Digits.value(parts[1]) else { return nil }
            fen = parts[1].count == 1 ? places * 10 : places
        }
        self.init(fen: yuan * 100 + fen)
    }

    private static func whole(_ text: Substring) -> Int? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            let areWhole = groups.dropFirst().allSatisfy { $0.count == 3 }
            guard (1...3).contains(groups[0].count), areWhole else { return nil }
        }
        let digits = groups.joined()
        guard digits.count <= 12 else { return nil }
        return Digits.value(digits)
    }
}
