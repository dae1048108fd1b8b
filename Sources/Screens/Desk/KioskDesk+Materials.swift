import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    func answerMaterials(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .listMedia(let root, let path): return .listing(try listing(root, path))
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

    private func listing(_ index: Int, _ path: [String]) throws(OfficeFailure) -> DirectoryListing {
        let (shelf, root) = try shelf(index)
        let entries = try shelf.list(root, path: path).map { entry in
            let limitBytes = office.options.uploadLimitBytes
            let tooLarge = InputProblem(
                source: entry.name, reason: .tooLarge(limitBytes: limitBytes, bytes: Int(entry.bytes)))
            return FileEntry(
                entry.name, isFolder: entry.isFolder, bytes: Int(entry.bytes),
                modified: Moment(milliseconds: entry.modified * 1000).day.words,
                whyNot: entry.bytes > Int64(limitBytes) && !entry.isFolder
                    ? KioskTrouble(.input(tooLarge)).sentence : nil)
        }
        return DirectoryListing(
            place: ([root.name] + path).joined(separator: " › "), hasParent: !path.isEmpty, entries: entries)
    }

    /// The file that was asked for; nil where the camera has no new picture.
    func take(_ ask: KioskAsk) throws(OfficeFailure) -> TakenFile? {
        let session = try signedIn()
        switch ask {
        case .takeFile(let index, let path):
            let (shelf, root) = try shelf(index)
            let bytes = try shelf.read(root, path: path, limitBytes: office.options.uploadLimitBytes)
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
    func staged(_ taken: TakenFile, _ seen: SeenFile) -> StagedFile {
        var reason: InputProblem.Reason?
        if seen.bytes.isEmpty {
            reason = .empty
        } else if FileKind(of: seen.bytes) == nil {
            reason = .wrongType(expected: RenewalTexts.fileKinds)
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
