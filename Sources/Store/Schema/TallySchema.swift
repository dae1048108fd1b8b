import GRDB
import Office

extension Migration {
    /// What each protected table holds as a whole: how many rows, and a digest of them all, sealed. The head of the
    /// journal stands under a MAC with it. Consents and the clock get a MAC like other rows that decide something.
    static let tallySchema = """
        CREATE TABLE tally (
            name TEXT PRIMARY KEY,
            rows INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE consent ADD COLUMN mac BLOB;
        ALTER TABLE clock ADD COLUMN mac BLOB;
        """

    /// The uses of keys that came with this step. Frozen with it.
    static let usesWithTallies: [KeyUse] = [.contract, .tally]

    /// The tables that this step counts. Frozen with it: a table that is tallied later is not there yet when this step
    /// runs, and the step that makes it counts it.
    static let firstTallied: [TalliedTable] = [
        .account, .clock, .consent, .snapshot, .lease, .leaseVersion, .material, .note, .oneTimeCode, .person,
        .personVersion,
    ]

    /// Seals what an older program wrote, as it stands.
    static func sealTallies(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try ring.make(usesWithTallies, db)
        let records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
        try records.sealOldConsents()
        try records.sealOldClock()
        for table in firstTallied { try records.ledger.count(table) }
        try records.publish()
    }
}
