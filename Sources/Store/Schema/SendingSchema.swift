extension Migration {
    /// Checks that wait to leave the office are found without opening those that left it. Whether one under way is to be
    /// checked again stands in its body alone: until it is next saved it is taken for one, and looked at.
    ///
    /// What is open goes with its lease, and with its tenant, from now on.
    static let sendingSchema = """
        ALTER TABLE matter ADD COLUMN to_be_sent INTEGER NOT NULL DEFAULT 0 CHECK (to_be_sent IN (0, 1));
        UPDATE matter SET to_be_sent = 1 WHERE kind = 'E' AND state IN ('REQUESTED', 'IN_PROGRESS');
        CREATE INDEX matter_to_send ON matter (queued_at, row) WHERE to_be_sent = 1;

        UPDATE matter SET due_day = (
            SELECT CASE WHEN l.status = 'ACTIVE' AND l.tenant = matter.applicant THEN l.end_day ELSE 0 END
            FROM lease l WHERE l.id = matter.lease)
        WHERE kind = 'E' AND state IN ('DRAFT', 'REQUESTED', 'IN_PROGRESS', 'REPORTED', 'OBJECTION');
        """
}
