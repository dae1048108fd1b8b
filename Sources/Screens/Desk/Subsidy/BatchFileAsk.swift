import Forms
import Housing
import Office
import Texts

extension CounterDesk {
    /// What opens a batch and finds its files.
    func answerFiles(_ ask: BatchAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .notices: return .batch(.notices(try office.batches.notices(session)))
        case .openNotice(let offer):
            let batch = try office.batches.open(offer, session)
            return .batch(.noticeOpened(try openBatch(batch.id, session)))
        case .fileRoots: return .batch(.fileRoots(files.sources.mediaRoots))
        case .fileList(let kind, let root, let path):
            let accepted = [kind.accepted]
            return .listing(
                try files.listing(root, path, accepting: accepted, limitBytes: .max, withoutPictures: true).usableFirst)
        case .places: return .batch(.places(office.devices.shelf?.placesToSave() ?? []))
        default: throw .store(.notFound)
        }
    }

    func takingIn(
        _ kind: BatchFileKind, _ file: MediaFile, _ batch: BatchID, skipping shown: SubsidyImportReport?
    ) -> any Job<CounterAnswer> {
        BatchWorkJob(self, source: file.name, cancelled: .cancelled) { [self] () throws(OfficeFailure) in
            let order = SubsidyImportDesk.Order(
                try files.stream(file), source: file.name, skipsBad: shown != nil, shown: shown)
            let (job, report) = try office.subsidyImports.begin(kind.report, order, batch: batch, by: signedIn())
            return BatchWorkJob.Work(job) { .batch(.takenIn(report(), file)) }
        }
    }

    func saving(_ text: SavedText, to place: MediaPlace) -> any Job<CounterAnswer> {
        var saving: (any MediaSaving)?
        return SlicedJob(self, phase: CounterBatchTexts.saving, cancelled: .cancelled) {
            [self] () throws(OfficeFailure) in
            let begun: any MediaSaving
            if let saving {
                begun = saving
            } else {
                _ = try signedIn()
                guard let shelf = office.devices.shelf else { throw .store(.device(.mediumGone)) }
                let bytes = Array((text.lines.joined(separator: "\n") + "\n").utf8)
                begun =
                    text.isSecret
                    ? try shelf.savingSecretly(bytes, as: text.name, to: place)
                    : try shelf.saving(bytes, as: text.name, to: place)
            }
            saving = begun
            if let name = try begun.step() { return .done(.batch(.saved(name, place))) }
            return .working(done: 0, total: 0)
        }
    }
}

extension DirectoryListing {
    /// What can be taken stands before what cannot.
    fileprivate var usableFirst: DirectoryListing {
        let isUsable: (FileEntry) -> Bool = { $0.isFolder || $0.whyNot == nil }
        return DirectoryListing(
            place: place, hasParent: hasParent, entries: entries.filter(isUsable) + entries.filter { !isUsable($0) })
    }
}

extension FileTaking {
    /// A file of any length.
    func stream(_ file: MediaFile) throws(OfficeFailure) -> any ByteStream {
        guard let shelf = office.devices.shelf, shelf.roots.indices.contains(file.root) else {
            throw .input(InputProblem(source: file.name, reason: .notAFile))
        }
        return try shelf.stream(shelf.roots[file.root], path: file.path)
    }
}
