import GRDB
import Glibc
import Housing
import Office
import TestSupport
import Testing

@testable import Store

/// Every store that has to pass the conformance suite.
enum StoreKind: CaseIterable {
    case sqlite

    func make() throws -> TestOffice { try TestOffice() }
}

/// An office in a directory of its own, which goes with the value.
final class TestOffice {
    private let folder: TemporaryFolder
    let premises: SQLitePremises

    var path: String { folder.path }

    static let machine = MachineMoment(milliseconds: 1_692_583_200_000)
    static let opening = Moment(milliseconds: 1_692_583_200_000)
    static let clock = StoredClock(office: opening, setAt: machine, isFrozen: true)

    init(isTraining: Bool = true, isCreated: Bool = true) throws {
        folder = try TemporaryFolder(inMemory: true)
        premises = SQLitePremises(entropy: CountingEntropy(), machine: { Self.machine })
        if isCreated { try premises.create(at: path, training: isTraining ? Self.clock : nil) }
    }

    /// A closed office again, file by file; quicker than making one.
    init(copyOf other: TestOffice) throws {
        folder = try TemporaryFolder(inMemory: true)
        premises = SQLitePremises(entropy: CountingEntropy(), machine: { Self.machine })
        try folder.makeFolder("keys")
        try folder.makeFolder("materials")
        let keys = FileWork.system.names(in: other.path + "/keys").map { "keys/\($0)" }
        for name in ["anju.db"] + keys {
            try folder.write(try FileWork.system.read("\(other.path)/\(name)"), to: name)
        }
    }

    /// Writes a file without waiting for the disk.
    func put(_ bytes: [UInt8], at name: String) throws { try folder.write(bytes, to: name) }

    func open() throws -> OpenedPremises { try premises.open(at: path) }

    func openOffice() throws -> OpenOffice { try premises.openOffice(at: path) }

    /// What the step of the rent subsidy made goes.
    static let dropsOfSubsidy = """
        DROP TABLE subsidy_record; DROP TABLE bulk_chunk; DROP TABLE bulk_key; DROP TABLE bulk_run;
        DROP TABLE subsidy_batch;
        """

    /// Takes a closed office back to the schema before the tallies, as the program of that time left it: without the keys
    /// of later uses, and the journal's head under a MAC without tallies.
    func takeBackBeforeTallies() throws {
        let opened = try openOffice()
        let head = try opened.connections.read { db throws(OfficeFailure) in try Chain.head(db, opened.ring).0 }
        let mac = try opened.ring.mac(Place("journal_head", "\(head.sequence)", hexadecimal(head.hash)))
        opened.close()
        try RawDatabase(self).run(
            """
            UPDATE journal_head SET mac = x'\(hexadecimal(mac))';
            DROP INDEX matter_every; DROP INDEX matter_answer;
            DROP TABLE tally; ALTER TABLE consent DROP COLUMN mac; ALTER TABLE clock DROP COLUMN mac;
            ALTER TABLE dwelling DROP COLUMN mac;
            DROP INDEX lease_organisation; ALTER TABLE lease DROP COLUMN organisation;
            DROP TABLE report;
            DROP INDEX matter_to_send; ALTER TABLE matter DROP COLUMN to_be_sent;
            \(Self.dropsOfSubsidy)
            DELETE FROM data_key WHERE use IN ('contract', 'tally', 'tenancy', 'check', 'subsidy');
            DELETE FROM migration WHERE number > 3; PRAGMA user_version = 3
            """)
    }
}

/// Ids that differ, the same in every run.
final class CountingEntropy: Entropy {
    private var drawn: UInt8 = 0

    func bytes(_ count: Int) -> [UInt8] {
        drawn &+= 1
        return [UInt8](repeating: drawn, count: count)
    }
}
