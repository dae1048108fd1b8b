import Forms
import Housing
import Office

/// What the pages about a batch of the rent subsidy ask of a counter's world.
public enum BatchAsk: Equatable, Sendable {
    case list
    case open(BatchID)
    case figures(BatchID)
    case listOutlook(BatchID)
    /// The eligible families in the register's order, and before a list is published the line among them.
    case ranked(BatchID, rows: Range<Int>)
    case objections(BatchID)
    /// What it says and who made it: that stands in the journal.
    case openObjection(String, BatchID)
    case decideObjection(String, isUpheld: Bool, reason: String)
    case object(receipt: String, BatchID, text: String, contact: String)
    /// A job, as it looks at every family.
    case take(BatchDeed, BatchID)

    // A batch is opened by a notice of this office
    case notices
    case openNotice(NoticeOffer)

    // Its files, which lie on a medium
    case fileRoots
    case fileList(BatchFileKind, root: Int, path: [String])
    /// A job.
    ///
    /// - skipping: what was shown of the file, where its bad lines are left out.
    case takeIn(BatchFileKind, MediaFile, BatchID, skipping: SubsidyImportReport?)
    /// Where something can be saved.
    case places
    /// A job.
    case save(SavedText, MediaPlace)
}

public enum BatchAnswer: Equatable, Sendable {
    /// The one opened first first.
    case list([BatchOverview], now: Moment)
    case opened(OpenBatch)
    case figures(BatchFigures)
    case listOutlook(ListOutlook)
    case ranked([ListRow], first: Int, total: Int)
    case objections([ObjectionLine])
    case objection(ObjectionView)
    case objectionDecided(String, isUpheld: Bool)
    /// Under this number.
    case objected(String)
    /// How it stands then is nil where that could not be read: the step is taken all the same.
    case taken(BatchDeed, BatchTaken, OpenBatch?)
    case notices([NoticeOffer])
    case noticeOpened(OpenBatch)
    case fileRoots([String])
    case takenIn(SubsidyImportReport, MediaFile)
    case places([MediaPlace])
    /// Under this name.
    case saved(String, MediaPlace)
}

/// A batch that is being looked at.
public struct OpenBatch: Equatable, Sendable {
    public let look: BatchLook

    public var batch: BatchOverview { look.overview }
    public var now: Moment { look.now }
    public var id: BatchID { batch.id }
}

/// What came of a step.
public enum BatchTaken: Equatable, Sendable {
    case stepped(BatchStepReport)
    case committed(QueueCommitment)
}

extension CounterDesk {
    func answerBatch(_ ask: BatchAsk) throws(OfficeFailure) -> CounterAnswer {
        switch ask {
        case .notices, .openNotice, .fileRoots, .fileList, .places: try answerFiles(ask)
        default: .batch(try answerLooks(ask))
        }
    }

    private func answerLooks(_ ask: BatchAsk) throws(OfficeFailure) -> BatchAnswer {
        let session = try signedIn()
        switch ask {
        case .list: return .list(try office.batches.list(session), now: try office.now())
        case .open(let id): return .opened(try openBatch(id, session))
        case .figures(let id):
            let figures = try office.batches.figures(id, known: lastLook, session)
            lastLook = figures.look
            return .figures(figures)
        case .listOutlook(let id):
            let outlook = try office.batches.listOutlook(id, known: lastLook, session)
            lastLook = outlook.look
            return .listOutlook(outlook)
        case .ranked(let id, let rows): return try ranked(id, rows, session)
        case .objections, .openObjection, .decideObjection, .object: return try answerObjections(ask, session)
        case .take, .notices, .openNotice, .fileRoots, .fileList, .takeIn, .places, .save:
            throw .store(.notFound)
        }
    }

    private func answerObjections(_ ask: BatchAsk, _ session: Session) throws(OfficeFailure) -> BatchAnswer {
        let desk = office.batches
        switch ask {
        case .objections(let id): return .objections(try desk.objections(of: id, session))
        case .openObjection(let number, let id): return .objection(try desk.objection(number, in: id, session))
        case .decideObjection(let number, let isUpheld, let reason):
            _ = try desk.decide(number, isUpheld: isUpheld, reason: reason, session)
            return .objectionDecided(number, isUpheld: isUpheld)
        case .object(let receipt, let id, let text, let contact):
            return .objected(try desk.object(to: receipt, in: id, text: text, contact: contact, session))
        default: throw .store(.notFound)
        }
    }

    func openBatch(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> OpenBatch {
        let look = try office.batches.look(id, known: lastLook, session)
        lastLook = look
        return OpenBatch(look: look)
    }

    /// Nil for what is answered at once.
    func batchJob(for ask: BatchAsk) -> (any Job<CounterAnswer>)? {
        switch ask {
        case .take(let deed, let id): taking(deed, of: id)
        case .takeIn(let kind, let file, let id, let shown): takingIn(kind, file, id, skipping: shown)
        case .save(let text, let place): saving(text, to: place)
        default: nil
        }
    }
}

extension CounterDesk {
    private func taking(_ deed: BatchDeed, of id: BatchID) -> any Job<CounterAnswer> {
        BatchWorkJob(self, cancelled: .cancelled) { [self] () throws(OfficeFailure) in
            let begun = try begin(deed, of: id, try signedIn())
            return BatchWorkJob.Work(begun.job) { [self] () throws(OfficeFailure) in
                guard let taken = begun.result() else { return .cancelled }
                return .batch(.taken(deed, taken, (try? signedIn()).flatMap { try? openBatch(id, $0) }))
            }
        }
    }

    private func begin(
        _ deed: BatchDeed, of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, result: () -> BatchTaken?) {
        if let move = deed.move {
            let (job, report) = try office.batches.begin(move, of: id, session)
            return (job, { report().map(BatchTaken.stepped) })
        }
        guard let begun = try office.queue.begin(id, session) else {
            throw .refused(Refusal(.alreadyDecided, "LH-31"))
        }
        return (begun.job, { begun.result().map(BatchTaken.committed) })
    }
}
