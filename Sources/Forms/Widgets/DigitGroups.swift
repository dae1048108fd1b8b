/// Cuts what is typed into groups with a space between, so that it can be read out and compared: 6-8-4, 3-4-4.
struct DigitGroups: Equatable, Sendable {
    let sizes: [Int]

    init(_ sizes: [Int]) {
        self.sizes = sizes
    }

    /// The characters in their groups; what is more than the groups hold stands in one of its own.
    func text(_ characters: some Collection<Character>) -> String {
        var groups: [String] = []
        var rest = Array(characters)[...]
        for size in sizes where !rest.isEmpty {
            groups.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        if !rest.isEmpty { groups.append(String(rest)) }
        return groups.joined(separator: " ")
    }

    /// The column of the cursor before a character; behind a full group it stands in front of the next one.
    func column(of index: Int) -> Int {
        var end = 0
        var spaces = 0
        for size in sizes {
            end += size
            if index >= end { spaces += 1 }
        }
        return index + spaces
    }
}
