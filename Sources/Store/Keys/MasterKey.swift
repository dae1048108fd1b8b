import CPosix
import Crypto
import Foundation
import Glibc
import Office

/// The one secret that lies outside the database: a file in `keys/`, readable by the service account alone.
///
/// It wraps the data keys and nothing else, so replacing it rewrites a handful of rows and no entry of the journal.
struct MasterKey {
    /// Random; says nothing about the key.
    let id: String
    let key: SymmetricKey

    private static let heading = "anju master key 1"

    /// Makes a key and its file. Keys come from the operating system, never from an entropy that can be seeded.
    static func create(in folder: String) throws(OfficeFailure) -> MasterKey {
        let id = hexadecimal(SymmetricKey(size: .init(bitCount: 64)).data)
        let key = SymmetricKey(size: .bits256)
        let path = path(of: id, in: folder)
        let text = "\(heading)\n\(hexadecimal(key.data))\n"
        let files = FileWork.system
        try files.makeFolder(folder, mode: 0o700)
        try files.write(Array(text.utf8), to: path, mode: 0o600)
        try files.syncFolder(folder)
        return MasterKey(id: id, key: key)
    }

    /// Reads the key that the database names.
    static func load(_ id: String, in folder: String) throws(OfficeFailure) -> MasterKey {
        guard id.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }) else {
            throw .store(.damaged(what: "anju.db data_key"))
        }
        let path = path(of: id, in: folder)
        guard mode(of: path) != nil else { throw .store(.keyMissing(id: id)) }
        guard isPrivate(path) else { throw .store(.damaged(what: "keys/\(id).key mode")) }
        let text = String(decoding: try FileWork.system.read(path), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[0] == heading, lines[2].isEmpty,
            let secret = bytes(hexadecimal: String(lines[1])), secret.count == 32
        else { throw .store(.damaged(what: "keys/\(id).key")) }
        return MasterKey(id: id, key: SymmetricKey(data: secret))
    }

    static func path(of id: String, in folder: String) -> String { "\(folder)/\(id).key" }

    /// Whether nobody but the owner may read the file.
    static func isPrivate(_ path: String) -> Bool {
        mode(of: path).map { $0 & 0o077 == 0 } ?? false
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }
}

extension SymmetricKey {
    var data: Data { withUnsafeBytes { Data($0) } }
}
