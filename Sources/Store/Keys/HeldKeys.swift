import Crypto

/// The data keys in memory, a dozen: lists, because the first use of a dictionary costs more than opening the office
/// should.
struct HeldKeys {
    private var held: [(id: UInt32, key: SymmetricKey)] = []
    private var uses: [(use: KeyUse, id: UInt32)] = []

    subscript(id: UInt32) -> SymmetricKey? {
        get { held.first { $0.id == id }?.key }
        set {
            held.removeAll { $0.id == id }
            if let newValue { held.append((id, newValue)) }
        }
    }

    var ids: [UInt32] { held.map { $0.id }.sorted() }

    /// The key with which values of this use are sealed now.
    func current(_ use: KeyUse) -> UInt32? { uses.first { $0.use == use }?.id }

    mutating func setCurrent(_ id: UInt32, for use: KeyUse) {
        uses.removeAll { $0.use == use }
        uses.append((use, id))
    }

    /// Whether there is a current key for every use that a database of this schema has.
    func hasAll(of schema: Int) -> Bool {
        KeyUse.allCases.allSatisfy { $0.since > schema || current($0) != nil }
    }
}
