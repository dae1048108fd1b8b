import CPosix
import Glibc
import Housing
import Office

/// Files from the configured media roots and the document camera's folder.
///
/// Every path is walked name by name from the root's own descriptor, no link followed, so that a prepared stick cannot
/// lead to the office's files; devices, sockets and pipes are neither listed nor opened for reading.
public final class MediaFolders: MediaShelf {
    /// Of a larger folder no more is listed: nobody finds a file among these.
    public static let entriesListed = 5_000

    public let roots: [MediaRoot]
    private let cameraFolder: String?
    private let cameraLimitBytes: Int
    private let now: () -> MachineMoment

    /// `now` is the clock by which files are dated, the machine's.
    public init(
        roots: [MediaRoot], cameraFolder: String? = nil, cameraLimitBytes: Int = 32 << 20,
        now: @escaping () -> MachineMoment = SystemTime.now
    ) {
        self.roots = roots
        self.cameraFolder = cameraFolder
        self.cameraLimitBytes = cameraLimitBytes
        self.now = now
    }

    /// Folders by name, then files, the newest first. Hidden names, links and whatever is neither file nor folder are left
    /// out.
    public func list(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> [MediaEntry] {
        let folder = try MediaFolder.open(known(root).path, called: root.name, path: path)
        folder.sweep()
        return try folder.entries(limit: Self.entriesListed)
    }

    /// The bytes of a file, whatever its name says: that the two agree is the office's to check.
    public func read(
        _ root: MediaRoot, path: [String], of kinds: [FileKind], limitBytes: Int
    ) throws(OfficeFailure) -> [UInt8] {
        guard let name = path.last else { throw DeviceProblem.input(root.name, .notAFile) }
        return try MediaFolder.open(known(root).path, called: root.name, path: path.dropLast()).file(
            name, of: kinds, limitBytes: limitBytes)
    }

    public func stream(_ root: MediaRoot, path: [String]) throws(OfficeFailure) -> any ByteStream {
        guard let name = path.last else { throw DeviceProblem.input(root.name, .notAFile) }
        return try MediaFolder.open(known(root).path, called: root.name, path: path.dropLast()).stream(name)
    }

    /// Dated within the last `seconds`, or up to a minute ahead, for a camera's clock. A picture that is still being
    /// written, and so cannot be read to its end mark, is the reader's to refuse.
    public func newestCameraPicture(
        withinSeconds seconds: Int64
    ) throws(OfficeFailure) -> (name: String, bytes: [UInt8])? {
        guard let cameraFolder else { return nil }
        let folder = try camera(cameraFolder)
        let now = now().milliseconds / 1000
        let candidates = try folder.entries(limit: Self.entriesListed).filter { entry in
            !entry.isFolder && entry.bytes > 0 && (now - seconds...now + 60).contains(entry.modified)
        }
        for entry in candidates {
            do throws(OfficeFailure) {
                let pictures = FileKind.handedIn.filter(\.isPicture)
                return (entry.name, try folder.file(entry.name, of: pictures, limitBytes: cameraLimitBytes))
            } catch .input(let problem) where problem.reason.isNoPicture {
                continue
            }
        }
        return nil
    }

    /// The sticks that are mounted below a root, or the root itself where it is the stick or a folder of this machine.
    public func placesToSave() -> [MediaPlace] {
        roots.flatMap { root -> [MediaPlace] in
            guard let folder = try? MediaFolder.open(root.path, called: root.name, path: []) else { return [] }
            folder.sweep()
            let sticks = folder.mounted(among: (try? folder.entries(limit: Self.entriesListed)) ?? [])
            for stick in sticks { try? MediaFolder.open(root.path, called: root.name, path: [stick]).sweep() }
            guard sticks.isEmpty else { return sticks.map { MediaPlace(root: root, folder: $0) } }
            return folder.isWritable ? [MediaPlace(root: root)] : []
        }
    }

    public func saving(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> any MediaSaving {
        try saving(bytes, as: name, to: place, mode: 0o644)
    }

    public func savingSecretly(
        _ bytes: [UInt8], as name: String, to place: MediaPlace
    ) throws(OfficeFailure) -> any MediaSaving {
        try saving(bytes, as: name, to: place, mode: 0o600)
    }

    private func saving(
        _ bytes: [UInt8], as name: String, to place: MediaPlace, mode: mode_t
    ) throws(OfficeFailure) -> any MediaSaving {
        let path = place.folder.map { [$0] } ?? []
        let folder: MediaFolder
        do {
            folder = try MediaFolder.open(known(place.root).path, called: place.root.name, path: path)
        } catch {
            throw DeviceProblem.device(.mediumGone)
        }
        folder.sweep()
        return FileSaving(bytes, as: name, in: folder, mode: mode)
    }

    private func camera(_ folder: String) throws(OfficeFailure) -> MediaFolder {
        do {
            return try MediaFolder.open(folder, called: "", path: [])
        } catch .input {
            throw .store(.device(.noCamera))
        } catch {
            throw error
        }
    }

    /// Only what was configured: a root made up by a caller opens nothing.
    private func known(_ root: MediaRoot) throws(OfficeFailure) -> MediaRoot {
        guard roots.contains(root) else { throw DeviceProblem.input(root.name, .notAFile) }
        return root
    }
}

extension InputProblem.Reason {
    fileprivate var isNoPicture: Bool {
        if case .wrongType = self { true } else { false }
    }
}
