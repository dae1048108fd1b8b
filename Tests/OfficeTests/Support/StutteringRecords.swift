import Office

/// Real records whose lock is never had at the first asking.
final class StutteringRecords: Records {
    private let records: any Records
    private var isFree = false

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
        isFree.toggle()
        guard !isFree else { throw .store(.locked) }
        return try records.write(act)
    }

    func version(of topic: Topic) throws(OfficeFailure) -> Int64 { try records.version(of: topic) }

    func holdImports() throws(OfficeFailure) -> AnyObject? { try records.holdImports() }
}
