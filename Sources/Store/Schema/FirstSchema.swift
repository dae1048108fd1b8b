extension Migration {
    /// Conventions: identifiers are opaque text; a moment is milliseconds since 1970, a day is days since 1970, money
    /// is fen, an area cm2, a flag 0 or 1; `sealed` is a value under a data key (`KeyRing`), bound to the row and to the
    /// columns that lie in the clear; `mac` is a keyed digest of the other columns of its row.
    static let firstSchema = """
        CREATE TABLE migration (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        -- The office itself.
        CREATE TABLE office (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            id TEXT NOT NULL,
            is_training INTEGER NOT NULL CHECK (is_training IN (0, 1)),
            created_at INTEGER NOT NULL,
            mac BLOB NOT NULL
        ) STRICT;

        CREATE TABLE clock (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            office_at INTEGER NOT NULL,
            set_at INTEGER NOT NULL,
            is_frozen INTEGER NOT NULL CHECK (is_frozen IN (0, 1))
        ) STRICT;

        CREATE TABLE topic (
            name TEXT PRIMARY KEY,
            version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE data_key (
            id INTEGER PRIMARY KEY,
            use TEXT NOT NULL,
            master TEXT NOT NULL,
            wrapped BLOB NOT NULL,
            is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX data_key_current ON data_key (use) WHERE is_current = 1;

        -- The journal. What is written stays: no row of it is ever changed or removed.
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY,
            case_id TEXT,
            bytes BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX journal_case ON journal (case_id, sequence) WHERE case_id IS NOT NULL;
        CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_holds BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

        CREATE TABLE journal_head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            mac BLOB NOT NULL
        ) STRICT;

        -- People, dwellings, leases.
        CREATE TABLE person (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            document_index BLOB NOT NULL UNIQUE,
            mobile_index BLOB,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX person_mobile ON person (mobile_index) WHERE mobile_index IS NOT NULL;

        -- Values before a change, for as long as their retention class says.
        CREATE TABLE person_version (
            person TEXT NOT NULL REFERENCES person (id),
            number INTEGER NOT NULL,
            replaced_at INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (person, number)
        ) STRICT;

        CREATE TABLE dwelling (
            id TEXT PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            estate TEXT NOT NULL,
            building TEXT NOT NULL,
            room TEXT NOT NULL,
            built_area_cm2 INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lease (
            id TEXT NOT NULL PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            policy TEXT NOT NULL,
            dwelling TEXT NOT NULL REFERENCES dwelling (id),
            tenant TEXT NOT NULL REFERENCES person (id),
            start_day INTEGER NOT NULL,
            end_day INTEGER NOT NULL,
            rent_fen INTEGER NOT NULL,
            status TEXT NOT NULL,
            mac BLOB NOT NULL
        ) STRICT;
        CREATE INDEX lease_tenant ON lease (tenant, end_day);
        CREATE INDEX lease_dwelling ON lease (dwelling);

        CREATE TABLE occupant (
            lease TEXT NOT NULL REFERENCES lease (id),
            position INTEGER NOT NULL,
            person TEXT NOT NULL REFERENCES person (id),
            relation TEXT NOT NULL,
            move_in INTEGER,
            move_out INTEGER,
            is_coapplicant INTEGER NOT NULL CHECK (is_coapplicant IN (0, 1)),
            PRIMARY KEY (lease, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX occupant_person ON occupant (person);

        CREATE TABLE lease_version (
            lease TEXT NOT NULL REFERENCES lease (id),
            number INTEGER NOT NULL,
            replaced_at INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (lease, number)
        ) STRICT;

        -- Accounts.
        CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY,
            login_index BLOB NOT NULL UNIQUE,
            person TEXT NOT NULL,
            is_staff INTEGER NOT NULL CHECK (is_staff IN (0, 1)),
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX account_staff ON account (id) WHERE is_staff = 1;

        CREATE TABLE throttle (
            key_index BLOB PRIMARY KEY,
            failures INTEGER NOT NULL,
            next_allowed INTEGER NOT NULL,
            mac BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE one_time_code (
            account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
            sealed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE consent (
            person TEXT NOT NULL,
            notice TEXT NOT NULL,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (person, notice, version)
        ) STRICT, WITHOUT ROWID;

        -- Cases.
        CREATE TABLE receipt_serial (
            kind TEXT NOT NULL,
            month TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (kind, month)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE renewal (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            number TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
            lease TEXT NOT NULL REFERENCES lease (id),
            applicant TEXT NOT NULL REFERENCES person (id),
            -- The reviewer who claimed it; staff need not be in `person`.
            assigned_to TEXT,
            claimed_at INTEGER,
            opened_at INTEGER NOT NULL,
            submitted_at INTEGER,
            updated_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            -- Follow from the columns above and the lease; not under the MAC.
            -- Where it stands in its queue: the submission, before that the last change.
            queued_at INTEGER NOT NULL,
            -- The last day on which the applicant can act; null while it does not wait for the applicant.
            due_day INTEGER,
            mac BLOB NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX renewal_one_open ON renewal (lease) WHERE is_open = 1;
        CREATE INDEX renewal_lease ON renewal (lease);
        CREATE INDEX renewal_queue ON renewal (state, queued_at, row);
        CREATE INDEX renewal_all ON renewal (queued_at, row);
        CREATE INDEX renewal_assigned ON renewal (assigned_to, claimed_at) WHERE assigned_to IS NOT NULL;
        CREATE INDEX renewal_applicant ON renewal (applicant, opened_at);
        CREATE INDEX renewal_due ON renewal (due_day) WHERE due_day IS NOT NULL;

        -- Every two neighbouring characters of an applicant's name, first << 21 | second as Unicode scalars, in the order
        -- of the queue: a page of a search is read from here alone.
        CREATE TABLE renewal_name (
            pair INTEGER NOT NULL,
            queued_at INTEGER NOT NULL,
            renewal INTEGER NOT NULL REFERENCES renewal (row) ON DELETE CASCADE,
            state TEXT NOT NULL,
            PRIMARY KEY (pair, queued_at, renewal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX renewal_name_case ON renewal_name (renewal);
        CREATE TRIGGER renewal_name_moves AFTER UPDATE OF state, queued_at ON renewal
        WHEN OLD.state <> NEW.state OR OLD.queued_at <> NEW.queued_at BEGIN
            UPDATE renewal_name SET state = NEW.state, queued_at = NEW.queued_at WHERE renewal = NEW.row;
        END;

        -- How many cases are in each state: kept, not counted.
        CREATE TABLE renewal_count (
            state TEXT PRIMARY KEY,
            cases INTEGER NOT NULL CHECK (cases >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER renewal_counts_new AFTER INSERT ON renewal BEGIN
            INSERT INTO renewal_count (state, cases) VALUES (NEW.state, 1)
            ON CONFLICT (state) DO UPDATE SET cases = cases + 1;
        END;
        CREATE TRIGGER renewal_counts_move AFTER UPDATE OF state ON renewal WHEN OLD.state <> NEW.state BEGIN
            UPDATE renewal_count SET cases = cases - 1 WHERE state = OLD.state;
            INSERT INTO renewal_count (state, cases) VALUES (NEW.state, 1)
            ON CONFLICT (state) DO UPDATE SET cases = cases + 1;
        END;
        CREATE TRIGGER renewal_counts_gone AFTER DELETE ON renewal BEGIN
            UPDATE renewal_count SET cases = cases - 1 WHERE state = OLD.state;
        END;

        -- Free text and personal values to which a case refers by an id.
        CREATE TABLE note (
            id TEXT NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES renewal (id) DEFERRABLE INITIALLY DEFERRED,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX note_case ON note (case_id);

        -- The four blocks as they were confirmed, by the commitment that stands in the case.
        CREATE TABLE info_snapshot (
            case_id TEXT NOT NULL REFERENCES renewal (id) DEFERRABLE INITIALLY DEFERRED,
            digest TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (case_id, digest)
        ) STRICT;

        CREATE TABLE material (
            id TEXT NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES renewal (id) DEFERRABLE INITIALLY DEFERRED,
            kind TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            blob TEXT NOT NULL,
            mac BLOB NOT NULL
        ) STRICT;
        CREATE INDEX material_case ON material (case_id);
        CREATE INDEX material_blob ON material (blob);

        -- An organisation has drafts too and is not in `person`.
        CREATE TABLE draft (
            person TEXT NOT NULL,
            flow TEXT NOT NULL,
            saved_at INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (person, flow)
        ) STRICT;

        -- Calls for staff: a machine and a step, no name.
        CREATE TABLE staff_call (
            id TEXT NOT NULL PRIMARY KEY,
            terminal TEXT NOT NULL,
            step TEXT NOT NULL,
            since INTEGER NOT NULL,
            answered_by TEXT,
            closed_at INTEGER
        ) STRICT;
        CREATE INDEX staff_call_open ON staff_call (since) WHERE closed_at IS NULL;
        CREATE UNIQUE INDEX staff_call_one_open ON staff_call (terminal) WHERE closed_at IS NULL;
        """
}
