import GRDB
import Office

extension Migration {
    /// What each protected table holds as a whole: how many rows, and a digest of them all. The head of the journal is
    /// sealed with it. Consents and the clock get a MAC like other rows that decide something.
    static let tallySchema = """
        CREATE TABLE tally (
            name TEXT PRIMARY KEY,
            rows INTEGER NOT NULL,
            sum BLOB NOT NULL CHECK (length(sum) = 32)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE consent ADD COLUMN mac BLOB;
        ALTER TABLE clock ADD COLUMN mac BLOB;
        """

    /// Seals what an older program wrote, as it stands.
    static func sealTallies(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        let records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
        try records.sealOldConsents()
        try records.sealOldClock()
        for table in TalliedTable.allCases { try records.ledger.count(table) }
        try records.publish()
    }
}
