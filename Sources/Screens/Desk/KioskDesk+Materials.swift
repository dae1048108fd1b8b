import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    func answerMaterials(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .listMedia(let kind, let root, let path): return .listing(try listing(root, path, for: kind))
        case .attach(let kind, let renewal):
            guard let file = lightbox.file else { return .nothingStaged }
            let attached = try office.tenant.attach(file, as: kind, to: renewal, session)
            lightbox.close()
            return .renewal(attached)
        case .removeMaterial(let id, let renewal):
            return .renewal(try office.tenant.remove(id, from: renewal, session))
        case .devices: return .devices(sources(of: office.devices))
        default: throw .store(.notFound)
        }
    }

    private func sources(of devices: OfficeDevices) -> CardSources {
        CardSources(
            mediaRoots: devices.shelf?.roots.map(\.name) ?? [],
            hasCamera: settings.hasCamera && devices.shelf != nil,
            hasScanner: devices.scanner?.isAvailable ?? false,
            isScannerDemonstration: devices.scanner?.isDemonstration ?? false,
            limitBytes: office.options.uploadLimitBytes)
    }

    private func shelf(_ root: Int) throws(OfficeFailure) -> (shelf: any MediaShelf, root: MediaRoot) {
        guard let shelf = office.devices.shelf, shelf.roots.indices.contains(root) else {
            throw .input(InputProblem(source: "media", reason: .notAFile))
        }
        return (shelf, shelf.roots[root])
    }

    private func listing(
        _ index: Int, _ path: [String], for kind: MaterialKind
    ) throws(OfficeFailure) -> DirectoryListing {
        let (shelf, root) = try shelf(index)
        let entries = try shelf.list(root, path: path).map { entry in
            let obstacle = obstacle(to: entry, kind)
            let problem = obstacle.map { InputProblem(source: entry.name, reason: $0.reason) }
            return FileEntry(
                entry.name, isFolder: entry.isFolder, bytes: Int(entry.bytes),
                modified: Moment(milliseconds: entry.modified * 1000).words,
                whyNot: problem.map { KioskTrouble(.input($0)).sentence }, reason: obstacle?.word)
        }
        return DirectoryListing(
            place: ([root.name] + path).joined(separator: " › "), hasParent: !path.isEmpty, entries: entries)
    }

    /// Why a file cannot be taken, as far as a list shows it: what it really is, its first bytes tell.
    private func obstacle(to entry: MediaEntry, _ kind: MaterialKind) -> (reason: InputProblem.Reason, word: String)? {
        let limitBytes = office.options.uploadLimitBytes
        if entry.isFolder { return nil }
        if entry.bytes == 0 { return (.empty, RenewalTexts.fileEmpty) }
        if entry.bytes > Int64(limitBytes) {
            return (.tooLarge(limitBytes: limitBytes, bytes: Int(entry.bytes)), RenewalTexts.fileTooLarge)
        }
        let accepted = kind.acceptedFiles
        // A name without an ending tells nothing.
        guard entry.name.contains("."), FileKind(named: entry.name).map(accepted.contains) != true else { return nil }
        return (.wrongType(expected: accepted.titles), RenewalTexts.fileOfOtherKind)
    }

    /// The file that was asked for; nil where the camera has no new picture.
    func take(_ ask: KioskAsk) throws(OfficeFailure) -> TakenFile? {
        let session = try signedIn()
        switch ask {
        case .takeFile(let kind, let index, let path):
            let (shelf, root) = try shelf(index)
            let bytes: [UInt8]
            do throws(OfficeFailure) {
                bytes = try shelf.read(root, path: path, limitBytes: office.options.uploadLimitBytes)
            } catch .input(let problem) where problem.reason.isWrongType {
                // The shelf knows what can be handed in at all, which may be more than what can be here.
                let reason = InputProblem.Reason.wrongType(expected: kind.acceptedFiles.titles)
                throw .input(InputProblem(source: problem.source, reason: reason))
            }
            return TakenFile(bytes: bytes, name: path.last, title: path.last ?? "")
        case .takeCameraPicture:
            let seconds = Int64(settings.cameraWithinSeconds)
            return try office.devices.shelf?.newestCameraPicture(withinSeconds: seconds).map { picture in
                TakenFile(bytes: picture.bytes, name: picture.name, title: picture.name)
            }
        case .lookAt(let material):
            return TakenFile(bytes: try office.tenant.bytes(of: material, session), name: nil, title: "")
        default: return nil
        }
    }

    /// What the page is told of a file. One that cannot be decoded is shown too: the page says so.
    func staged(_ taken: TakenFile, _ seen: SeenFile, for kind: MaterialKind?) -> StagedFile {
        var reason: InputProblem.Reason?
        let accepted = kind?.acceptedFiles ?? FileKind.handedIn
        if seen.bytes.isEmpty {
            reason = .empty
        } else if FileKind(of: seen.bytes).map(accepted.contains) != true {
            reason = .wrongType(expected: accepted.titles)
        } else if seen.isUnreadable {
            reason = .unreadable
        }
        let problem = reason.map { KioskTrouble(.input(InputProblem(source: taken.title, reason: $0))) }
        return StagedFile(taken, size: seen.size, trouble: problem)
    }

    /// What takes its time: everything about pictures.
    public func job(for ask: KioskAsk) -> any Job<KioskAnswer> {
        guard case .dots(let request) = ask else { return TakingJob(ask, desk: self) }
        return DotsJob(request, on: lightbox) { [self] result in
            switch result {
            case .success(let dots): .dots(request, dots)
            case .failure(let failure): .failed(trouble(failure))
            }
        }
    }
}

extension InputProblem.Reason {
    fileprivate var isWrongType: Bool {
        if case .wrongType = self { true } else { false }
    }
}

extension KioskAsk {
    /// For which slot a file is taken; nil where it lies in one already.
    var slot: MaterialKind? {
        switch self {
        case .takeFile(let kind, _, _), .takeCameraPicture(let kind), .scan(let kind): kind
        default: nil
        }
    }
}
