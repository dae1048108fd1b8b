import Office

/// Real records whose writes meet what a test wants them to meet.
public final class HinderedRecords: Records {
    private let records: any Records
    private let stutters: Bool
    private var isRefused = false
    /// What every write fails with while it is set.
    public var failure: OfficeFailure?
    /// The same of every read.
    public var readFailure: OfficeFailure?

    /// - Parameter stutters: the lock is never had at the first asking.
    public init(_ records: any Records, stutters: Bool = false) {
        self.records = records
        self.stutters = stutters
    }

    public func read<Answer>(
        _ question: (any RecordReader) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        if let readFailure { throw readFailure }
        return try records.read(question)
    }

    public func write<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        if let failure { throw failure }
        if stutters {
            isRefused.toggle()
            guard !isRefused else { throw .store(.locked) }
        }
        return try records.write(act)
    }

    public func version(of topic: Topic) throws(OfficeFailure) -> Int64 { try records.version(of: topic) }

    public func holdImports() throws(OfficeFailure) -> AnyObject? { try records.holdImports() }
}
