import Housing

// How a step of a batch, or the daily run, asks the store.

extension Office {
    func readBatch<Answer>(
        _ act: Act, _ session: Session?,
        _ question: (any RecordReader, Actor) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        guard let session else {
            return try records.read { (reader) throws(OfficeFailure) in try question(reader, .system) }
        }
        return try read(act, session, question)
    }
}

extension Optional where Wrapped == RunID {
    /// This run, or one that is begun now.
    func orMade(_ begin: () throws(OfficeFailure) -> RunID) throws(OfficeFailure) -> RunID {
        if let self { return self }
        return try begin()
    }
}
