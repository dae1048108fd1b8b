import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    /// A file that was taken, with its bytes.
    struct Staged {
        let bytes: [UInt8]
        /// Nil for a scan.
        let name: String?
        let pixels: StagedFile.Pixels?
    }

    func answerMaterials(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .listMedia(let root, let path): return .listing(try listing(root, path))
        case .takeFile(let root, let path): return try takeFile(root, path)
        case .takeCameraPicture: return try takeCameraPicture()
        case .lookAt(let material):
            let bytes = try office.tenant.bytes(of: material, session)
            return .staged(stage(bytes, name: nil, title: ""))
        case .dots(let request): return try dots(request)
        case .attach(let kind, let renewal):
            guard let staged else { return .nothingStaged }
            let attached = try office.tenant.attach(staged.bytes, named: staged.name, as: kind, to: renewal, session)
            self.staged = nil
            return .renewal(attached)
        case .removeMaterial(let id, let renewal):
            return .renewal(try office.tenant.remove(id, from: renewal, session))
        default: return .devices(sources(of: office.devices))
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
            let isTooLarge = entry.bytes > Int64(office.options.uploadLimitBytes)
            return FileEntry(
                entry.name, isFolder: entry.isFolder, bytes: Int(entry.bytes),
                modified: Moment(milliseconds: entry.modified * 1000).day.words,
                whyNot: isTooLarge && !entry.isFolder
                    ? KioskTrouble(.store(.tooLarge(limitBytes: office.options.uploadLimitBytes))).sentence : nil)
        }
        return DirectoryListing(
            place: ([root.name] + path).joined(separator: " › "), hasParent: !path.isEmpty, entries: entries)
    }

    private func takeFile(_ index: Int, _ path: [String]) throws(OfficeFailure) -> KioskAnswer {
        let (shelf, root) = try shelf(index)
        let bytes = try shelf.read(root, path: path, limitBytes: office.options.uploadLimitBytes)
        return .staged(stage(bytes, name: path.last, title: path.last ?? ""))
    }

    private func takeCameraPicture() throws(OfficeFailure) -> KioskAnswer {
        let seconds = Int64(settings.cameraWithinSeconds)
        guard let picture = try office.devices.shelf?.newestCameraPicture(withinSeconds: seconds) else {
            return .nothingStaged
        }
        return .staged(stage(picture.bytes, name: picture.name, title: picture.name))
    }

    /// Keeps a file to be looked at. One that cannot be decoded is kept too: the page says so.
    func stage(_ bytes: [UInt8], name: String?, title: String, isDemonstration: Bool = false) -> StagedFile {
        var pixels: StagedFile.Pixels?
        var problem: KioskTrouble?
        if bytes.isEmpty {
            problem = KioskTrouble(.input(InputProblem(source: title, reason: .empty)))
        } else if FileKind(of: bytes) == nil {
            problem = KioskTrouble(
                .input(InputProblem(source: title, reason: .wrongType(expected: RenewalTexts.fileKinds))))
        } else if FileKind(of: bytes)?.isPicture == true, let pictures = office.devices.pictures {
            do {
                let size = try pictures.measure(bytes)
                pixels = StagedFile.Pixels(width: size.width, height: size.height)
            } catch .input {
                problem = KioskTrouble(.input(InputProblem(source: title, reason: .unreadable)))
            } catch {
                problem = trouble(error)
            }
        }
        staged = Staged(bytes: bytes, name: name, pixels: pixels)
        return StagedFile(
            name: title, bytes: bytes.count, isDemonstration: isDemonstration, pixels: pixels, trouble: problem)
    }

    private func dots(_ request: DotRequest) throws(OfficeFailure) -> KioskAnswer {
        guard let staged, let pixels = staged.pixels, let pictures = office.devices.pictures else {
            return .nothingStaged
        }
        let window = PictureWindow(
            left: request.x * 1000 / pixels.width, top: request.y * 1000 / pixels.height,
            width: max(1, request.width * 1000 / pixels.width), height: max(1, request.height * 1000 / pixels.height))
        let grey = try pictures.grey(
            staged.bytes, view: window, columns: request.dotsWide, rows: request.dotsHigh)
        guard let map = DotMap(grey: grey, width: request.dotsWide, height: request.dotsHigh) else {
            throw .store(.damaged(what: "picture"))
        }
        return .dots(request, map)
    }
}
