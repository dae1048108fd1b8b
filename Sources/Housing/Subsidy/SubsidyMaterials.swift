/// Which papers an application needs (LH-41 … LH-46), as the notice lists them. Kinds are the notice's own words.
public struct SubsidyMaterials: Hashable, Sendable {
    /// Every kind that can be handed in, those for whatever else matters (LH-46) among them.
    public let kinds: [String]
    public let needs: [Need]

    /// Papers that somebody must hand in.
    public struct Need: Hashable, Sendable {
        /// The rule that asks for them, LH-41 or LH-42.
        public let rule: Rule
        public let whom: Whom
        /// One of these sets must be complete: 结婚证, or 离婚证 with 离婚协议, or 法院判决书.
        public let oneOf: [Set<String>]

        public init(rule: Rule, whom: Whom, oneOf: [Set<String>]) {
            self.rule = rule
            self.whom = whom
            self.oneOf = oneOf
        }

        func isMet(by kinds: Set<String>) -> Bool { oneOf.contains { $0.isSubset(of: kinds) } }
    }

    /// Who must hand them in.
    public enum Whom: Hashable, Sendable {
        case everybody
        case marital(MaritalState)
        case withChildren
    }

    /// What is wrong with the notice's list.
    public enum Problem: Error, Hashable, Sendable {
        case kindTwice(String)
        case kindUnknown(String)
        /// A need that no set of papers meets.
        case empty(Rule)
    }

    public init(kinds: [String], needs: [Need]) throws(Problem) {
        var known: Set<String> = []
        for kind in kinds where !known.insert(kind).inserted { throw .kindTwice(kind) }
        for need in needs {
            guard !need.oneOf.isEmpty, need.oneOf.allSatisfy({ !$0.isEmpty }) else { throw .empty(need.rule) }
            for kind in need.oneOf.joined().sorted() where !known.contains(kind) { throw .kindUnknown(kind) }
        }
        self.kinds = kinds
        self.needs = needs
    }

    /// Those that this family must meet.
    public func needs(marital: MaritalState, children: Int) -> [Need] {
        needs.filter { need in
            switch need.whom {
            case .everybody: true
            case .marital(let state): state == marital
            case .withChildren: children > 0
            }
        }
    }

    /// Those that it does not meet yet with what it handed in.
    public func missing(marital: MaritalState, children: Int, handedIn: Set<String>) -> [Need] {
        needs(marital: marital, children: children).filter { !$0.isMet(by: handedIn) }
    }
}
