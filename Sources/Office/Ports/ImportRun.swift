import Housing

/// One run of an import with its staged rows. It is decided by one write; before that it leaves nothing behind, after it
/// whatever process comes by brings its rows into the register.
public struct ImportRun: Codable, Equatable, Sendable {
    /// What its rows are.
    public enum Kind: String, Codable, Sendable {
        case leases, reports
    }

    public let id: String
    /// Not there in runs that began before there were reports.
    private let what: Kind?
    /// Who imports: the entries of the run are his, whoever finishes it.
    public let by: Actor
    /// Office time.
    public let at: Moment
    public var isDecided = false
    /// Rows under seal so far.
    public private(set) var staged = 0
    /// How many of these were removed again.
    public private(set) var removed = 0
    /// A keyed digest of the staged rows, each with the digest before it.
    public private(set) var frozen: Commitment?

    public init(_ kind: Kind, id: String, by: Actor, at: Moment) {
        what = kind
        self.id = id
        self.by = by
        self.at = at
    }

    public var kind: Kind { what ?? .leases }

    public var waiting: Int { staged - removed }

    /// For the store: one row more, with the digest of all up to it.
    public mutating func add(_ digest: Commitment) {
        staged += 1
        frozen = digest
    }

    /// For the store.
    public mutating func remove(_ count: Int) {
        removed += count
    }
}
