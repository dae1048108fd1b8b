/// Who is published and who is called, by the places in the register alone (LH-31, LH-50 … LH-54). Times of applying play
/// no part.
public enum SigningOrder {
    /// A family in the order of the register.
    public struct Place: Hashable, Sendable {
        public let position: Int
        public let outcome: Eligibility.Outcome?

        /// - Parameter outcome: as confirmed; nil where the family is out: refused, withdrawn or listed before.
        public init(position: Int, outcome: Eligibility.Outcome?) {
            self.position = position
            self.outcome = outcome
        }
    }

    /// Why there is no list yet.
    public enum Problem: Error, Hashable, Sendable {
        /// Two families have one place; the register is wrong (Q1).
        case positionTwice(Int)
        /// Not in the register's order.
        case order(Int)
        /// Somebody who might stand on the list is not decided about.
        case undecided(position: Int)
    }

    /// The indices of those who are published, in their order: the first that are eligible, `most` of them.
    ///
    /// Nobody is published past somebody who might still belong before him: one who is undecided stops the list, unless
    /// it is full before his turn.
    ///
    /// - Parameter places: in the register's order.
    public static func list(_ places: some Sequence<Place>, most: Int) throws(Problem) -> [Int] {
        var listed: [Int] = []
        var last: Int?
        for (index, place) in places.enumerated() {
            if let last {
                guard place.position != last else { throw .positionTwice(last) }
                guard place.position > last else { throw .order(place.position) }
            }
            last = place.position
            guard listed.count < most, let outcome = place.outcome else { continue }
            switch outcome {
            case .eligible: listed.append(index)
            case .undecided, .refusalProposed: throw .undecided(position: place.position)
            }
        }
        return listed
    }

    /// How many more can be called: those who signed and those who still may sign never exceed the quota.
    public static func callable(quota: Int, signed: Int, called: Int, waiting: Int) -> Int {
        max(0, min(waiting, quota - signed - called))
    }
}
