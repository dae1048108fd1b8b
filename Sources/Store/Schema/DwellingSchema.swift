import GRDB
import Office

extension Migration {
    /// Dwellings get a MAC and a tally like the leases that point to them.
    static let dwellingSchema = """
        ALTER TABLE dwelling ADD COLUMN mac BLOB;
        """

    /// Seals what an older program wrote, as it stands.
    static func sealDwellings(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        let records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
        try records.sealOldDwellings()
        try records.ledger.count(.dwelling)
        try records.publish()
    }
}
