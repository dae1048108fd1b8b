import GRDB
import Office

extension Migration {
    /// The rent subsidy: batches, rows by the run and what they are found by, and records one at a time.
    static let subsidySchema = """
        CREATE TABLE subsidy_batch (
            id TEXT NOT NULL PRIMARY KEY,
            -- In the order in which they were opened.
            number INTEGER NOT NULL UNIQUE,
            state TEXT NOT NULL,
            version INTEGER NOT NULL,
            notice BLOB NOT NULL,
            -- The rest, and which runs are seen.
            sealed BLOB NOT NULL
        ) STRICT;

        -- `sealed`: how many rows a run has, in which chunks, and the digests of all its pieces.
        CREATE TABLE bulk_run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch TEXT,
            sealed BLOB NOT NULL
        ) STRICT;

        -- Rows of neighbouring families as one piece. Part 0 is the chunk; others came in no order and are laid together
        -- to it. The digest stands before the bytes, so that it is read without them.
        CREATE TABLE bulk_chunk (
            run INTEGER NOT NULL REFERENCES bulk_run (id),
            chunk INTEGER NOT NULL,
            part INTEGER NOT NULL,
            rows INTEGER NOT NULL,
            mac BLOB NOT NULL,
            bytes BLOB NOT NULL,
            -- The parts of all rows that tell who somebody is.
            sealed BLOB,
            PRIMARY KEY (run, chunk, part)
        ) STRICT, WITHOUT ROWID;

        -- Keys of one kind with the places to which they lead, in order, as many as fill a page; named by the first.
        CREATE TABLE bulk_key (
            run INTEGER NOT NULL REFERENCES bulk_run (id),
            kind INTEGER NOT NULL,
            key INTEGER NOT NULL,
            position INTEGER NOT NULL,
            place INTEGER NOT NULL,
            mac BLOB NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (run, kind, key, position, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE subsidy_record (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            batch TEXT REFERENCES subsidy_batch (id),
            position INTEGER,
            number TEXT,
            state TEXT NOT NULL,
            at INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX subsidy_record_number ON subsidy_record (kind, number) WHERE number IS NOT NULL;
        CREATE UNIQUE INDEX subsidy_record_agreement ON subsidy_record (batch, position) WHERE kind = 'AGREEMENT';
        CREATE INDEX subsidy_record_all ON subsidy_record (kind, batch, at, row);
        CREATE INDEX subsidy_record_state ON subsidy_record (kind, batch, state, at, row);
        CREATE INDEX subsidy_record_family ON subsidy_record (kind, batch, position, at, row);
        """

    /// The uses of keys that came with this step. Frozen with it.
    static let usesWithSubsidies: [KeyUse] = [.subsidy]

    @Sendable static func makeSubsidyKey(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try ring.make(usesWithSubsidies, db)
    }
}
