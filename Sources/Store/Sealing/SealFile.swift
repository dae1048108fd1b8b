import Foundation
import Glibc
import Housing
import Office
import Sealing

/// The office's seal: its certificate for all to read, and its key sealed under a data key, beside the master key. A
/// master key that takes another's place leaves it as it is.
///
/// A new one lies beside it under a name of its own until the journal names it: what the journal does not name never
/// seals anything.
struct SealFile {
    typealias Content = (certificate: SealCertificate, sealedKey: Data)

    let folder: String
    var files = FileWork.system

    private static let heading = "anju seal 1"
    private var path: String { "\(folder)/seal" }
    private var unfinished: String { path + ".new" }

    /// What the file holds; nil where there is none.
    func read() throws(OfficeFailure) -> Content? { try read(path, called: "keys/seal") }

    private func read(_ path: String, called name: String) throws(OfficeFailure) -> Content? {
        let text: String
        do throws(OfficeFailure) {
            text = String(decoding: try files.read(path), as: UTF8.self)
        } catch .store(.notFound) {
            return nil
        }
        guard MasterKey.isPrivate(path) else { throw .store(.damaged(what: "\(name) mode")) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[0] == Self.heading, lines[3].isEmpty,
            let der = bytes(hexadecimal: String(lines[1])), let key = bytes(hexadecimal: String(lines[2])),
            let certificate = try? SealCertificate(der: der)
        else { throw .store(.damaged(what: name)) }
        return (certificate, Data(key))
    }

    // MARK: Another in its place. With the lock held, for there is one name for the unfinished file.

    /// Whether one waits to take its place.
    var hasUnfinished: Bool { access(unfinished, F_OK) == 0 }

    /// Writes one that is to take its place, on the disk when this returns.
    func prepare(_ certificate: SealCertificate, sealedKey: Data) throws(OfficeFailure) {
        let text = "\(Self.heading)\n\(hexadecimal(certificate.der))\n\(hexadecimal(sealedKey))\n"
        try files.makeFolder(folder, mode: 0o700)
        try files.write(Array(text.utf8), to: unfinished, mode: 0o600)
        try files.syncFolder(folder)
    }

    /// Puts what waits into its place where it is the certificate that the journal names last, and drops it where it is
    /// not: its act was not committed.
    func settle(named: Digest?) throws(OfficeFailure) {
        guard hasUnfinished else { return }
        let waiting: Content?
        do throws(OfficeFailure) {
            waiting = try read(unfinished, called: "keys/seal.new")
        } catch .store(.damaged(let what)) {
            // Half a file was never named; where the one in place is not the named one either, nothing is thrown away.
            guard try read()?.certificate.fingerprint == named else { throw .store(.damaged(what: what)) }
            waiting = nil
        }
        if let waiting, waiting.certificate.fingerprint == named {
            try files.rename(unfinished, to: path)
        } else {
            try files.remove(unfinished)
        }
        try files.syncFolder(folder)
    }
}
