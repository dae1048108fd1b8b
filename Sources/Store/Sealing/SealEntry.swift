import Foundation
import GRDB
import Housing
import Office
import Sealing

/// What the journal says of the office's seal: every certificate that was made, by its fingerprint.
enum SealEntry {
    private static let use = Entry.Field("use", .code("seal"))

    static func of(_ certificate: SealCertificate) -> Entry {
        Entry(.keyRotated, [use, Entry.Field("certificate", .digest(certificate.fingerprint))])
    }

    /// The fingerprint that an entry names; nil for any other entry.
    static func fingerprint(in entry: Entry) -> Digest? {
        guard entry.kind == .keyRotated, entry[use.name] == use.value, case .digest(let named)? = entry["certificate"]
        else { return nil }
        return named
    }

    /// The certificate that was made last; nil where none was. It reads the journal backwards to that entry.
    static func last(_ db: Database) throws(OfficeFailure) -> Digest? {
        let start = Entry(.keyRotated, [use]).description
        let bytes = try db.first(
            "SELECT bytes FROM journal WHERE instr(bytes, ?) > 0 ORDER BY sequence DESC LIMIT 1", [Data(start.utf8)]
        ) { try $0.blob(0) }
        return bytes.flatMap { JournalRecord($0) }.flatMap { fingerprint(in: $0.entry) }
    }
}
