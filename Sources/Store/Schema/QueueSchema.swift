extension Migration {
    /// Cases of all kinds in one order, and the contracts to which the office owes an answer.
    static let queueSchema = """
        CREATE INDEX matter_every ON matter (queued_at, row);
        CREATE INDEX matter_answer ON matter (queued_at, row)
        WHERE kind = 'C' AND state = 'TO_SIGN' AND due_day IS NULL;
        """
}
