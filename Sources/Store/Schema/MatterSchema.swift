extension Migration {
    /// One table for the processes of every kind, in place of one for renewals: what is true of a row, its number, its
    /// claim, its place in a queue, is true of all kinds.
    static let matterSchema = """
        DROP TRIGGER renewal_name_moves;
        DROP TRIGGER renewal_counts_new;
        DROP TRIGGER renewal_counts_move;
        DROP TRIGGER renewal_counts_gone;
        DROP INDEX renewal_one_open;
        DROP INDEX renewal_lease;
        DROP INDEX renewal_queue;
        DROP INDEX renewal_all;
        DROP INDEX renewal_assigned;
        DROP INDEX renewal_applicant;
        DROP INDEX renewal_due;

        -- `kind` is the letter of the number, and what `state` is one of.
        ALTER TABLE renewal RENAME TO matter;
        ALTER TABLE matter ADD COLUMN kind TEXT NOT NULL DEFAULT 'R';
        CREATE UNIQUE INDEX matter_one_open ON matter (lease, kind) WHERE is_open = 1;
        CREATE INDEX matter_lease ON matter (lease);
        CREATE INDEX matter_queue ON matter (kind, state, queued_at, row);
        CREATE INDEX matter_all ON matter (kind, queued_at, row);
        CREATE INDEX matter_assigned ON matter (assigned_to, kind, claimed_at) WHERE assigned_to IS NOT NULL;
        CREATE INDEX matter_applicant ON matter (applicant, kind, opened_at);
        CREATE INDEX matter_due ON matter (kind, due_day) WHERE due_day IS NOT NULL;

        DROP INDEX renewal_name_case;
        ALTER TABLE renewal_name RENAME TO matter_name;
        ALTER TABLE matter_name RENAME COLUMN renewal TO matter;
        ALTER TABLE matter_name ADD COLUMN kind TEXT NOT NULL DEFAULT 'R';
        CREATE INDEX matter_name_case ON matter_name (matter);
        CREATE TRIGGER matter_name_moves AFTER UPDATE OF state, queued_at ON matter
        WHEN OLD.state <> NEW.state OR OLD.queued_at <> NEW.queued_at BEGIN
            UPDATE matter_name SET state = NEW.state, queued_at = NEW.queued_at WHERE matter = NEW.row;
        END;

        CREATE TABLE matter_count (
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            cases INTEGER NOT NULL CHECK (cases >= 0),
            PRIMARY KEY (kind, state)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO matter_count (kind, state, cases) SELECT 'R', state, cases FROM renewal_count;
        DROP TABLE renewal_count;
        CREATE TRIGGER matter_counts_new AFTER INSERT ON matter BEGIN
            INSERT INTO matter_count (kind, state, cases) VALUES (NEW.kind, NEW.state, 1)
            ON CONFLICT (kind, state) DO UPDATE SET cases = cases + 1;
        END;
        CREATE TRIGGER matter_counts_move AFTER UPDATE OF state ON matter WHEN OLD.state <> NEW.state BEGIN
            UPDATE matter_count SET cases = cases - 1 WHERE kind = OLD.kind AND state = OLD.state;
            INSERT INTO matter_count (kind, state, cases) VALUES (NEW.kind, NEW.state, 1)
            ON CONFLICT (kind, state) DO UPDATE SET cases = cases + 1;
        END;
        CREATE TRIGGER matter_counts_gone AFTER DELETE ON matter BEGIN
            UPDATE matter_count SET cases = cases - 1 WHERE kind = OLD.kind AND state = OLD.state;
        END;
        """
}
