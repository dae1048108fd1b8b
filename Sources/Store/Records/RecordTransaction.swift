import Foundation
import GRDB
import Housing
import Office

/// One snapshot or one write transaction, as the office's desks see it. The questions and acts stand in extensions, a
/// file a subject.
final class RecordTransaction {
    let db: Database
    let ring: KeyRing
    /// The machine's time, for the versions that a change leaves behind.
    let now: MachineMoment
    /// What this transaction changed, for the screens of other processes.
    private(set) var touched: Set<Topic> = []
    /// What it adds to the journal and changes in the tallies.
    let ledger: Ledger
    /// For the keys of the kinds that were asked for.
    private var indexers: [BulkKeyKind: KeyRing.Indexer] = [:]

    init(db: Database, ring: KeyRing, now: MachineMoment) {
        self.db = db
        self.ring = ring
        self.now = now
        ledger = Ledger(db: db, ring: ring)
    }

    func indexer(of kind: BulkKeyKind) throws(OfficeFailure) -> KeyRing.Indexer {
        if let indexer = indexers[kind] { return indexer }
        let indexer = try ring.indexer(domain: "bulk_key.\(kind.rawValue)")
        indexers[kind] = indexer
        return indexer
    }

    func touch(_ topic: Topic) { touched.insert(topic) }

    var journal: Ledger { ledger }

    /// Seals the ledger and moves the versions of what was changed; the last before the commit.
    func publish() throws(OfficeFailure) {
        try ledger.settle()
        for topic in touched.sorted(by: { $0.rawValue < $1.rawValue }) {
            try db.run(
                """
                INSERT INTO topic (name, version) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET version = version + 1
                """, [topic.rawValue])
        }
    }

    // MARK: Sealed values

    func seal(_ value: some Encodable, for use: KeyUse, at place: Place) throws(OfficeFailure) -> Data {
        let plain = try translated("encode \(place.table)") {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(value)
        }
        return try ring.seal(plain, for: use, at: place)
    }

    func unseal<Value: Decodable>(_ type: Value.Type, _ sealed: Data, at place: Place) throws(OfficeFailure) -> Value {
        let plain = try open(sealed, at: place)
        return try translated(place.name) { try JSONDecoder().decode(type, from: plain) }
    }

    func open(_ sealed: Data, at place: Place) throws(OfficeFailure) -> Data {
        try ring.open(sealed, at: place, from: db)
    }
}

extension RecordTransaction: RecordWriter {}

/// What a question for something by its id throws when there is none.
func required<Value>(_ value: Value?) throws(OfficeFailure) -> Value {
    guard let value else { throw OfficeFailure.store(.notFound) }
    return value
}
