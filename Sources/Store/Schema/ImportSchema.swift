extension Migration {
    /// What an import has checked and not yet brought into the register: one run at a time, with its rows in their order.
    static let importSchema = """
        CREATE TABLE import_run (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            sealed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE import_row (
            position INTEGER PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT;
        """
}
