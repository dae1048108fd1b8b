import Office

/// Real records whose writes fail while a test wants them to.
final class FailingRecords: Records {
    private let records: any Records
    var failure: OfficeFailure?

    init(_ records: any Records) {
        self.records = records
    }

    func read<Answer>(
        _ question: (any RecordReader) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try records.read(question)
    }

    func write<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        if let failure { throw failure }
        return try records.write(act)
    }

    func version(of topic: Topic) throws(OfficeFailure) -> Int64 { try records.version(of: topic) }

    func holdImports() throws(OfficeFailure) -> AnyObject? { try records.holdImports() }
}
