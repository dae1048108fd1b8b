import Housing

/// A ``BatchStep`` on its way: every step of it is some milliseconds and holds the lock for no longer, so that nobody at a
/// screen waits for it. What it writes is seen when one last row is: cut short before, it leaves nothing, but for the parts
/// that are finished of a step that goes in parts.
public final class BatchJob {
    public enum Stage: Sendable { case intake, indexing, reading, deciding, writing, clearing, over }

    public private(set) var stage = Stage.intake { didSet { if stage != oldValue { begunAt = nil } } }
    public private(set) var done = 0
    public private(set) var total = 0
    /// Whether it is so.
    public private(set) var isDone = false
    public private(set) var isCancelled = false

    private let office: Office
    /// nil for the daily run.
    private let session: Session?
    private let id: BatchID
    private let work: any BatchStep
    private let now: Moment
    /// Kept while this job lives, so that there is no other.
    private let hold: AnyObject
    private var begunAt: Int64?
    /// In the last step.
    private var hasWritten = false
    private var pace = WritePace()

    private var file: BatchFile
    private var table = FamilyTable()
    private var attempts = 0
    /// The rows that a file brings.
    private var intakeRun: RunID?
    private var waiting = BulkRows()
    private var written = 0
    private var lastChunk = -1
    private var keys: [(kind: BulkKeyKind, keys: ArraySlice<BulkKey>)] = []
    /// The families as they then stand, where they are written anew, and the rows that come with them.
    private var generation: RunID?
    private var sideRun: RunID?
    private var writer: FamilyWriter?
    /// What is counted of the families that are written anew.
    private var tally = BulkRows()

    init(_ step: any BatchStep, of id: BatchID, hold: AnyObject, _ office: Office, _ session: Session?)
        throws(OfficeFailure)
    {
        (work, self.id, self.hold, self.office, self.session) = (step, id, hold, office, session)
        now = try office.clocks.office()
        file = try office.readBatch(work.act, session) { (reader, _) throws(OfficeFailure) in
            try reader.batchFile(id)
        }
        (done, total) = work.progress
    }

    /// Whether others waited while the last step went on, and would while the next one does. Where a file is read in
    /// between, they have their turn then.
    public var usesLock: Bool { hasWritten && stage != .over && (stage != .intake || written < waiting.count) }

    /// How far it is, by the machine's clock since the stage was first asked after.
    public func elapsed() -> Int64 {
        let at = office.clocks.steadyMilliseconds()
        let begun = begunAt ?? at
        begunAt = begun
        return at - begun
    }

    /// One piece of the work.
    public func step() throws(OfficeFailure) {
        hasWritten = false
        switch stage {
        case .intake: try takeIn()
        case .indexing: try index()
        case .reading: try read()
        case .deciding: try decide()
        case .writing: try writeFamilies()
        case .clearing: try clear()
        case .over: break
        }
    }

    /// Forgets everything where it is not so yet.
    public func cancel() {
        guard stage != .over else { return }
        isCancelled = !isDone
        stage = isDone ? .over : .clearing
    }

    // MARK: Its own rows

    private func takeIn() throws(OfficeFailure) {
        if written < waiting.count { return try scatter() }
        let rows = try office.readBatch(work.act, session) { [file, work] (reader, _) throws(OfficeFailure) in
            try work.nextRows(file, reader)
        }
        (done, total) = work.progress
        guard let rows else { return work.endsHere ? stage = .clearing : beginIndexing() }
        (waiting, written) = (rows, 0)
        for index in 0..<rows.count { lastChunk = max(lastChunk, rows.place(index).chunk) }
    }

    private func scatter() throws(OfficeFailure) {
        let part = waiting.part(written..<min(written + Self.rowsAtOnce * pace.factor, waiting.count))
        let (id, run) = (id, intakeRun)
        intakeRun = try write { (writer, _) throws(OfficeFailure) in
            let run = try run.orMade { () throws(OfficeFailure) in try writer.beginRun(for: id) }
            try writer.scatter(part, to: run)
            return run
        }
        written += part.count
    }

    private func beginIndexing() {
        guard lastChunk >= 0 else { return beginReading() }
        keys = work.keys().map { ($0.kind, $0.keys[...]) }
        (done, total) = (0, lastChunk + 1)
        stage = .indexing
    }

    /// Seals the rows, then writes what they are found by.
    private func index() throws(OfficeFailure) {
        guard let run = intakeRun else { return beginReading() }
        if done < total {
            let chunks = done...min(done + Self.chunksSealedAtOnce * pace.factor, total) - 1
            try write { (writer, _) throws(OfficeFailure) in try writer.sealChunks(chunks, of: run) }
            done = chunks.upperBound + 1
        } else if let next = keys.firstIndex(where: { !$0.keys.isEmpty }) {
            let part = keys[next].keys.prefix(Self.keysAtOnce * pace.factor)
            let kind = keys[next].kind
            try write { (writer, _) throws(OfficeFailure) in try writer.append(part, kind, to: run) }
            keys[next].keys = keys[next].keys.dropFirst(part.count)
        } else {
            beginReading()
        }
    }

    // MARK: The families

    private func beginReading() {
        (table, writer, keys, tally) = (FamilyTable(), nil, [], BulkRows())
        (done, total) = (0, 0)
        stage = .reading
    }

    /// All of them as they stand; that nothing changes meanwhile is found at the end, by the batch's version.
    private func read() throws(OfficeFailure) {
        if total == 0 {
            let id = id
            (file, total) = try office.readBatch(work.act, session) { (reader, _) throws(OfficeFailure) in
                let file = try reader.batchFile(id)
                guard let run = file.runs.families else { return (file, 0) }
                return (file, try reader.extent(of: run).lastChunk + 1)
            }
        }
        guard let run = file.runs.families, done < total else { return stage = .deciding }
        let chunks = done...min(done + Self.chunksAtOnce, total) - 1
        try office.records.read { (reader) throws(OfficeFailure) in
            try reader.eachChunk(of: run, in: chunks) { (number, rows) throws(OfficeFailure) in table.add(number, rows)
            }
        }
        done = chunks.upperBound + 1
    }

    private func decide() throws(OfficeFailure) {
        let (isMore, actor) = try office.readBatch(work.act, session) {
            [file, table, work] (reader, actor) throws(OfficeFailure) in
            (try work.look(file, table, reader), actor)
        }
        guard !isMore else { return }
        guard try work.decide(file, table, at: now, by: actor) else { return stage = .clearing }
        (writer, tally) = (FamilyWriter(table, work), BulkRows())
        (done, total) = (0, writer?.chunkCount ?? 0)
        stage = .writing
    }

    /// The families as they then stand, in a run of their own, a few chunks at a time; where few of them change, all at once
    /// where they lie.
    private func writeFamilies() throws(OfficeFailure) {
        guard let writer, !writer.isInPlace, !writer.isAtEnd else { return try finish() }
        let rows = try writer.next(Self.chunksAtOnce * pace.factor)
        let (id, generation, sideRun) = (id, generation, sideRun)
        let runs = try write { (records, _) throws(OfficeFailure) in
            let families = try generation.orMade { () throws(OfficeFailure) in try records.beginRun(for: id) }
            try records.append(rows.families, to: families)
            guard !rows.own.isEmpty else { return (families, sideRun) }
            let own = try sideRun.orMade { () throws(OfficeFailure) in try records.beginRun(for: id) }
            try records.append(rows.own, to: own)
            return (families, own)
        }
        (self.generation, self.sideRun) = (runs.0, runs.1)
        try FamilyTally.count(rows.families, into: &tally)
        done = writer.done
    }

    // MARK: The end

    /// The one write by which it, or a part of it, is so.
    private func finish() throws(OfficeFailure) {
        let (id, now, work, version, inPlace) = (id, now, work, file.batch.version, writer)
        let (generation, intakeRun, sideRun, tally) = (generation, intakeRun, sideRun, tally)
        let saved: BatchFile? = try write { (records, actor) throws(OfficeFailure) in
            var file = try records.batchFile(id)
            guard file.batch.version == version else { return nil }
            var own = intakeRun ?? sideRun
            if let generation {
                let counted = try records.beginRun(for: id)
                try records.append(tally, to: counted)
                (file.runs.families, file.runs.tally) = (generation, counted)
            } else if let inPlace, file.runs.families != nil, !inPlace.isAtEnd {
                let rows = try inPlace.changedRows()
                try records.replaceFamilies(rows.families, of: file)
                if !rows.own.isEmpty {
                    own = try own.orMade { () throws(OfficeFailure) in try records.beginRun(for: id) }
                    if let own { try records.append(rows.own, to: own) }
                }
            }
            let digest: Commitment? = if let run = file.runs.families { try records.digest(of: run) } else { nil }
            let entries = try work.finish(&file, run: own, digest: digest, at: now, by: actor, records)
            try records.save(try file.record())
            try records.append(entries, at: now, by: actor)
            return file
        }
        if let saved { return endPart(saved) }
        // Somebody signed, or took something in, meanwhile: it is looked at again as it is now.
        attempts += 1
        guard attempts < Self.mostAttempts else { throw .store(.changedByOther) }
        (self.generation, self.sideRun) = (nil, nil)
        beginReading()
    }

    /// The next part looks at the families as they were read, for none of those that changed is in it.
    private func endPart(_ saved: BatchFile) {
        guard work.hasMore else {
            isDone = true
            return stage = .clearing
        }
        (file, attempts) = (saved, 0)
        if generation == nil { return stage = .deciding }
        (generation, sideRun) = (nil, nil)
        beginReading()
    }

    /// What a step that was cut short left, this one or an earlier one, and what was replaced.
    private func clear() throws(OfficeFailure) {
        let most = Self.sweptAtOnce * pace.factor
        let isMore = try timed { (begun) throws(OfficeFailure) in
            try office.insist { (writer) throws(OfficeFailure) in
                begun()
                return try writer.sweepRuns(most: most)
            }
        }
        if !isMore { stage = .over }
    }

    /// In one transaction, which is asked for again while the lock is not had.
    private func write<Answer>(
        _ body: (any RecordWriter, Actor) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try timed { (begun) throws(OfficeFailure) in
            guard let session else {
                return try office.insist { (writer) throws(OfficeFailure) in
                    begun()
                    return try body(writer, .system)
                }
            }
            return try office.write(work.act, session, insists: true) { (writer, actor) throws(OfficeFailure) in
                begun()
                return try body(writer, actor)
            }
        }
    }

    /// - Parameter act: a write that says when it has the lock.
    private func timed<Answer>(
        _ act: (_ begun: () -> Void) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        hasWritten = true
        let asked = office.clocks.steadyMilliseconds()
        var had = asked
        let answer = try act { had = office.clocks.steadyMilliseconds() }
        pace.note(waited: had - asked, wrote: office.clocks.steadyMilliseconds() - had)
        return answer
    }

    private static let chunksAtOnce = 16
    private static let chunksSealedAtOnce = 8
    private static let rowsAtOnce = 2000
    private static let keysAtOnce = 4000
    private static let sweptAtOnce = 4000
    private static let mostAttempts = 5
}
