import Foundation
import Housing
import Office
import Sealing

/// The office's seal: its certificate for all to read, and its key sealed under a data key, beside the master key. A
/// master key that takes another's place leaves it as it is.
struct SealFile {
    let folder: String
    var files = FileWork.system

    private static let heading = "anju seal 1"
    private var path: String { "\(folder)/seal" }

    /// What the file holds; nil where there is none.
    func read() throws(OfficeFailure) -> (certificate: SealCertificate, sealedKey: Data)? {
        let text: String
        do throws(OfficeFailure) {
            text = String(decoding: try files.read(path), as: UTF8.self)
        } catch .store(.notFound) {
            return nil
        }
        guard MasterKey.isPrivate(path) else { throw .store(.damaged(what: "keys/seal mode")) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[0] == Self.heading, lines[3].isEmpty,
            let der = bytes(hexadecimal: String(lines[1])), let key = bytes(hexadecimal: String(lines[2])),
            let certificate = try? SealCertificate(der: der)
        else { throw .store(.damaged(what: "keys/seal")) }
        return (certificate, Data(key))
    }

    /// Puts another in its place, whole or not at all. With the lock held, for there is one name for the unfinished file.
    func write(_ certificate: SealCertificate, sealedKey: Data) throws(OfficeFailure) {
        let text = "\(Self.heading)\n\(hexadecimal(certificate.der))\n\(hexadecimal(sealedKey))\n"
        let unfinished = path + ".new"
        try files.makeFolder(folder, mode: 0o700)
        try files.remove(unfinished)
        try files.write(Array(text.utf8), to: unfinished, mode: 0o600)
        try files.rename(unfinished, to: path)
        try files.syncFolder(folder)
    }
}
