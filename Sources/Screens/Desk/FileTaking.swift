import Forms
import Housing
import Office
import Texts

/// Where a file is taken from.
public enum FileSource: Equatable, Sendable {
    /// Below one of the places where files may be taken from.
    case media(root: Int, path: [String])
    case camera
    /// What is to lie on the glass.
    case scanner(MaterialKind)
}

/// The places and devices of a machine from which files are taken, as desks of every kind ask about them.
struct FileTaking {
    let office: Office
    let hasCamera: Bool
    let cameraWithinSeconds: Int

    var sources: CardSources {
        let devices = office.devices
        return CardSources(
            mediaRoots: devices.shelf?.roots.map(\.name) ?? [], hasCamera: hasCamera && devices.shelf != nil,
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

    /// - Parameters:
    ///   - limitBytes: of a file that can be taken; nil: what this office takes of an upload.
    ///   - withoutPictures: whether pictures are left out, of which a medium may hold many; other files stand there with why
    ///     they are none.
    func listing(
        _ index: Int, _ path: [String], accepting accepted: [FileKind], limitBytes: Int? = nil,
        withoutPictures: Bool = false
    ) throws(OfficeFailure) -> DirectoryListing {
        let (shelf, root) = try shelf(index)
        let entries = try shelf.list(root, path: path).compactMap { entry -> FileEntry? in
            let obstacle = obstacle(to: entry, accepted, limitBytes ?? office.options.uploadLimitBytes)
            if withoutPictures, FileKind(named: entry.name)?.isPicture == true { return nil }
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
    private func obstacle(
        to entry: MediaEntry, _ accepted: [FileKind], _ limitBytes: Int
    ) -> (reason: InputProblem.Reason, word: String)? {
        if entry.isFolder { return nil }
        if entry.bytes == 0 { return (.empty, RenewalTexts.fileEmpty) }
        // A name without an ending tells nothing.
        if entry.name.contains("."), FileKind(named: entry.name).map(accepted.contains) != true {
            return (.wrongType(expected: accepted.expectation), RenewalTexts.fileOfOtherKind)
        }
        guard entry.bytes > Int64(limitBytes) else { return nil }
        return (.tooLarge(limitBytes: limitBytes, bytes: Int(entry.bytes)), RenewalTexts.fileTooLarge)
    }

    /// The bytes of a certificate.
    func certificate(_ file: MediaFile) throws(OfficeFailure) -> [UInt8] {
        let (shelf, root) = try shelf(file.root)
        return try shelf.read(root, path: file.path, of: FileKind.certificates, limitBytes: Self.certificateBytes)
    }

    /// Of a certificate with its chain and key; most have a twentieth of that.
    static let certificateBytes = 128 << 10

    /// The file that was asked for; nil where the camera has no new picture, and for a scanner, which takes its time.
    func take(_ source: FileSource, accepting accepted: [FileKind]) throws(OfficeFailure) -> TakenFile? {
        switch source {
        case .media(let index, let path):
            let (shelf, root) = try shelf(index)
            let bytes: [UInt8]
            do throws(OfficeFailure) {
                bytes = try shelf.read(root, path: path, limitBytes: office.options.uploadLimitBytes)
            } catch .input(let problem) where problem.reason.isWrongType {
                // The shelf knows what can be handed in at all, which may be more than what can be here.
                let reason = InputProblem.Reason.wrongType(expected: accepted.expectation)
                throw .input(InputProblem(source: problem.source, reason: reason))
            }
            return TakenFile(bytes: bytes, name: path.last, title: path.last ?? "")
        case .camera:
            let seconds = Int64(cameraWithinSeconds)
            return try office.devices.shelf?.newestCameraPicture(withinSeconds: seconds).map { picture in
                TakenFile(bytes: picture.bytes, name: picture.name, title: picture.name)
            }
        case .scanner: return nil
        }
    }

    /// What the page is told of a file. One that cannot be decoded is shown too: the page says so.
    func staged(_ taken: TakenFile, _ seen: SeenFile, accepting accepted: [FileKind], turn: Int) -> StagedFile {
        var reason: InputProblem.Reason?
        if seen.bytes.isEmpty {
            reason = .empty
        } else if FileKind(of: seen.bytes).map(accepted.contains) != true {
            reason = .wrongType(expected: accepted.expectation)
        } else if seen.isUnreadable {
            reason = .unreadable
        } else if let size = seen.size, min(size.width, size.height) < office.options.leastPicturePixels {
            reason = .tooCoarse(leastPixels: office.options.leastPicturePixels)
        }
        let problem = reason.map { KioskTrouble(.input(InputProblem(source: taken.title, reason: $0))) }
        return StagedFile(taken, size: seen.size, trouble: problem, turn: turn)
    }
}

extension InputProblem.Reason {
    fileprivate var isWrongType: Bool {
        if case .wrongType = self { true } else { false }
    }
}
