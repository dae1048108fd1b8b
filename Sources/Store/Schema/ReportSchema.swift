extension Migration {
    /// Which reports of economic checks are in, by number: one number comes once among all that count. What they say lies
    /// sealed beside their checks.
    static let reportSchema = """
        CREATE TABLE report (
            number TEXT PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES matter (id) DEFERRABLE INITIALLY DEFERRED,
            -- A keyed digest of what it says.
            content TEXT NOT NULL,
            mac BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX report_case ON report (case_id);
        """
}
