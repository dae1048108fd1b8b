import Housing

/// What a file of findings says of every person and condition, eight bytes each: the last word of each counts, and of two of
/// one second the stricter.
struct FindingWords {
    private var words: [UInt64] = []
    private var beaten: Set<Int> = []

    // From the top: whose, of what, when, what.
    private static let personShift: UInt64 = 41
    private static let conditionShift: UInt64 = 36
    private static let secondsShift: UInt64 = 2
    private static let mostSeconds: UInt64 = 1 << 34 - 1

    var count: Int { words.count }

    mutating func reserve(_ count: Int) { words.reserveCapacity(count) }

    mutating func add(_ result: FindingResult, of condition: ConditionSet, person: Int, at moment: Moment) {
        let word =
            Self.key(person, condition) | Self.seconds(moment) << Self.secondsShift | UInt64(result.strictness)
        words.append(word)
    }

    private static func key(_ person: Int, _ condition: ConditionSet) -> UInt64 {
        UInt64(person) << personShift | UInt64(condition.rawValue.trailingZeroBitCount) << conditionShift
    }

    private static func seconds(_ moment: Moment) -> UInt64 {
        min(UInt64(max(0, moment.milliseconds)) / 1000, mostSeconds)
    }

    /// Leaves the last word of each.
    mutating func settle() {
        words.sort()
        var kept = 0
        for index in words.indices {
            let isLast =
                index + 1 == words.count
                || words[index] >> Self.conditionShift != words[index + 1] >> Self.conditionShift
            guard isLast else { continue }
            words[kept] = words[index]
            kept += 1
        }
        words.removeSubrange(kept...)
    }

    /// Adds what a later file says, settled like this: of two words of one time its own counts.
    mutating func add(later: FindingWords) {
        guard !words.isEmpty else { return words = later.words }
        var merged: [UInt64] = []
        merged.reserveCapacity(words.count + later.words.count)
        var next = 0
        for word in later.words {
            while next < words.count, words[next] >> Self.conditionShift < word >> Self.conditionShift {
                merged.append(words[next])
                next += 1
            }
            var counts = word
            if next < words.count, words[next] >> Self.conditionShift == word >> Self.conditionShift {
                if words[next] >> Self.secondsShift > word >> Self.secondsShift { counts = words[next] }
                next += 1
            }
            merged.append(counts)
        }
        words = merged + words[next...]
    }

    /// An earlier file said it of a later time: that word stands.
    mutating func noteEarlier(_ condition: ConditionSet, person: Int, at moment: Moment) {
        let key = Self.key(person, condition)
        let index = firstIndex(from: key)
        guard index < words.count, words[index] >> Self.conditionShift == key >> Self.conditionShift else { return }
        let said = words[index] >> Self.secondsShift & Self.mostSeconds
        if said < Self.seconds(moment) { beaten.insert(index) }
    }

    private func firstIndex(from word: UInt64) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Changes what is known of the people of a family, who are those of `people` among all.
    func apply(to family: inout FamilyState, people: Range<Int>) {
        var index = firstIndex(from: UInt64(people.lowerBound) << Self.personShift)
        let end = UInt64(people.upperBound) << Self.personShift
        while index < words.count, words[index] < end {
            defer { index += 1 }
            guard !beaten.contains(index) else { continue }
            let member = Int(words[index] >> Self.personShift) - people.lowerBound
            guard family.people.indices.contains(member) else { continue }
            let bit = UInt32(truncatingIfNeeded: words[index] >> Self.conditionShift & 31)
            let result = FindingResult.allCases.first { $0.strictness == Int(words[index] & 3) }
            family.people[member].note(result ?? .undecided, of: ConditionSet(rawValue: 1 << bit))
        }
    }
}
