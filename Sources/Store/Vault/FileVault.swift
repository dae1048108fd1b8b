import Crypto
import Foundation
import Glibc
import Housing
import Office

/// The files that were handed in: each encrypted, named by the digest of its ciphertext, in `materials/ab/abcd…`.
///
/// A file gets its name only when it is whole and on the disk, so a name never stands for half a file. One that no row
/// names, because the row never came, is swept after a day.
final class FileVault: MaterialVault {
    private let folder: String
    private let ring: KeyRing
    private let connections: Connections
    private let files: FileWork

    private static let dayMilliseconds: Int64 = 86_400_000

    init(folder: String, ring: KeyRing, connections: Connections, files: FileWork = .system) {
        self.folder = folder
        self.ring = ring
        self.connections = connections
        self.files = files
    }

    func store(_ bytes: [UInt8]) throws(OfficeFailure) -> StoredBlob {
        let sealed = try ring.seal(bytes, for: .material, at: Self.place)
        let id = BlobID(hex: hexadecimal(SHA256.hash(data: sealed)))
        let shelf = shelf(of: id)
        try files.makeFolder(shelf, mode: 0o700)
        let temporary = "\(folder)/\(id.hex).part"
        try files.write(Array(sealed), to: temporary, mode: 0o600)
        do throws(OfficeFailure) {
            try files.rename(temporary, to: path(of: id))
            try files.syncFolder(shelf)
            try files.syncFolder(folder)
        } catch {
            // What is left of it is swept after a day.
            try? files.remove(temporary)
            throw error
        }
        return StoredBlob(id: id, fingerprint: try ring.commitment(to: bytes, scope: Place("content", "")))
    }

    func load(_ id: BlobID) throws(OfficeFailure) -> [UInt8] {
        guard isName(id.hex) else { throw .store(.notFound) }
        let sealed = try files.read(path(of: id))
        guard hexadecimal(SHA256.hash(data: sealed)) == id.hex else {
            throw .store(.damaged(what: "materials/\(id.hex)"))
        }
        do throws(OfficeFailure) {
            return Array(try ring.open(Data(sealed), at: Self.place))
        } catch .store(.keyMissing) {
            try connections.read { db throws(OfficeFailure) in try ring.learn(from: db) }
            return Array(try ring.open(Data(sealed), at: Self.place))
        }
    }

    func sweepOrphans(now: MachineMoment) throws(OfficeFailure) -> Int {
        let old = candidates(before: now.milliseconds - Self.dayMilliseconds)
        guard !old.isEmpty else { return 0 }
        // With the lock held, so that no row appears between the question and the removal.
        return try connections.write { db throws(OfficeFailure) in
            var swept = 0
            for (name, path) in old
            where try !db.exists(
                """
                SELECT 1 FROM material WHERE blob = ?1
                UNION ALL SELECT 1 FROM subsidy_record WHERE kind = 'PICTURE' AND number = ?1 LIMIT 1
                """, [name])
            {
                try files.remove(path)
                swept += 1
            }
            return swept
        }
    }

    /// Every whole file, for `verify`.
    func names() -> [String] {
        files.names(in: folder).flatMap { files.names(in: "\(folder)/\($0)") }.filter(isName)
    }

    /// The name says nothing about the content, and the row binds name and case; so one place serves all.
    private static let place = Place("material.file", "")

    private func shelf(of id: BlobID) -> String { "\(folder)/\(id.hex.prefix(2))" }
    private func path(of id: BlobID) -> String { "\(shelf(of: id))/\(id.hex)" }

    private func isName(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    }

    /// Files last changed before `moment`: whole ones by their name, unfinished ones too.
    private func candidates(before moment: Int64) -> [(name: String, path: String)] {
        var found: [(name: String, path: String)] = []
        for name in files.names(in: folder) {
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".part") {
                found.append((name, path))
            } else {
                found += files.names(in: path).filter(isName).map { ($0, "\(path)/\($0)") }
            }
        }
        return found.filter { file in
            var status = stat()
            guard stat(file.path, &status) == 0 else { return false }
            return Int64(status.st_mtim.tv_sec) * 1000 < moment
        }
    }
}
