import Housing

/// The rent subsidy of a year, from its notice to the last signature: opened, stepped from the close of the window to the
/// last place, and every act on one of its families (model 6.4).
public struct BatchDesk {
    let office: Office

    /// Opens a batch by its notice; it is called as that is and keeps it as it is now.
    ///
    /// - Parameter source: the file's path as the person knows it.
    /// - Returns: the batch, and whether it is new: the same file once more changes nothing.
    /// - Throws: `.input` with line, key and reason; `BATCH_EXISTS` where another notice has its name.
    public func open(
        _ bytes: [UInt8], source: String, _ session: Session
    ) throws(OfficeFailure) -> (batch: BatchOverview, isNew: Bool) {
        let notice = try NoticeFile(bytes, source: source)
        let file = BatchFile(
            batch: SubsidyBatch(id: BatchID(notice.notice.name), notice: notice.notice), notice: notice, source: bytes)
        let digest = try Housing.Digest(of: bytes, called: "notice \(notice.notice.name)")
        let now = try office.clocks.office()
        return try office.write(.openBatch, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            if let known = try writer.batchRecord(file.batch.id) {
                guard known.notice == bytes else { throw .refused(Refusal(.batchExists, "LH-30")) }
                return (try writer.overview(try BatchFile(known)), false)
            }
            try writer.save(try file.record())
            try writer.append([Self.opened(file, digest)], at: now, by: actor)
            return (BatchOverview(file, nil), true)
        }
    }

    private static func opened(_ file: BatchFile, _ digest: Housing.Digest) -> Entry {
        let notice = file.batch.notice
        return Entry(
            .batchOpened,
            [
                "case": .id(file.batch.id), "quota": .number(notice.quota), "cut_off": .moment(notice.cutOff),
                "opens": .moment(notice.window.lowerBound), "closes": .moment(notice.window.upperBound),
                "notice": .digest(digest),
            ])
    }

    /// Every batch, the one opened first first.
    public func all() throws(OfficeFailure) -> [BatchOverview] {
        try office.records.read { (reader) throws(OfficeFailure) in
            var batches: [BatchOverview] = []
            for id in try reader.batchIDs() { batches.append(try reader.overview(try reader.batchFile(id))) }
            return batches
        }
    }

    /// Begins a step of the batch, to be stepped by whoever shows it.
    ///
    /// - Parameter reason: why, where somebody writes it down; it is kept with what the step does.
    /// - Throws: `BATCH_UNKNOWN`; `NOT_ALLOWED` and `WRONG_STATE` before anything is looked at; `STEP_RUNNING`.
    public func begin(
        _ move: BatchMove, of id: BatchID, because reason: String? = nil, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> BatchStepReport?) {
        try office.read(move.officeAct, session) { (reader, _) throws(OfficeFailure) in
            let batch = try reader.batchFile(id).batch
            try ruled { () throws(Refusal) in try batch.permit(move.act) }
        }
        let step = AllotmentStep(
            move, try office.policies.calendar(), because: reason.map { ($0, office.entropy.identifier()) })
        let job = try office.begin(step, of: id, session)
        return (job, { step.report })
    }

    /// Takes a step of the batch.
    ///
    /// - Returns: what came of it; nil where somebody cancelled it, and nothing did.
    /// - Throws: as ``begin(_:of:_:)``; what the rules say (model 6.4, LH-50 … LH-54).
    public func step(
        _ move: BatchMove, of id: BatchID, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> BatchStepReport? {
        let (job, report) = try begin(move, of: id, session)
        try job.run(watch)
        return job.isCancelled ? nil : report()
    }
}

extension Office {
    public var batches: BatchDesk { BatchDesk(office: self) }
}
