import Glibc
import Housing
import Office
import Testing

@testable import Store

/// `anju doctor`: each thing that can be amiss is found, by its code.
@Suite struct DoctorTests {
    private func finding(_ code: String, _ office: TestOffice, on machine: ExaminedMachine = .system) -> Finding? {
        office.premises.examine(at: office.path, on: machine).first { $0.code == code }
    }

    @Test("a sound office is found sound, and what it is")
    func sound() throws {
        let office = try TestOffice()
        let findings = office.premises.examine(at: office.path)
        #expect(!findings.contains { $0.grade == .bad })
        let codes = Set(findings.map(\.code))
        for code in ["DIRECTORY_MODE", "FILE_SYSTEM", "DISK_SPACE", "KEYS_PLACE", "SCHEMA", "DATABASE", "JOURNAL"] {
            #expect(codes.contains(code), "\(code)")
        }
        #expect(office.premises.examine(at: "/nowhere").map(\.code) == ["DIRECTORY"])
    }

    @Test("the file system and the owner are told by name")
    func names() throws {
        let office = try TestOffice()
        let kind = try #require(finding("FILE_SYSTEM", office)).detail
        #expect(!kind.isEmpty && !kind.hasPrefix("0x"))
        let owner = try #require(finding("DIRECTORY_OWNER", office)).detail
        #expect(owner.hasSuffix("\(geteuid())"))
        if geteuid() == 0 { #expect(owner == "root 0") }
    }

    @Test("a directory that cannot be written, lies on a network or on a full disk is bad")
    func machine() throws {
        let office = try TestOffice()
        var machine = ExaminedMachine.system
        machine.isWritable = { _ in false }
        #expect(finding("DIRECTORY_WRITABLE", office, on: machine)?.grade == .bad)
        machine.fileSystem = { _ in ("nfs4", true) }
        #expect(
            finding("FILE_SYSTEM", office, on: machine)
                == Finding(grade: .bad, code: "FILE_SYSTEM", detail: "nfs4"))
        for (bytes, grade) in [(1 << 40, Finding.Grade.good), (500 << 20, .notice), (10 << 20, .bad)] {
            machine.freeBytes = { _ in UInt64(bytes) }
            #expect(finding("DISK_SPACE", office, on: machine)?.grade == grade)
        }
        // What is worst stands first.
        #expect(office.premises.examine(at: office.path, on: machine).first?.grade == .bad)
    }

    @Test("the seal is told by its fingerprint and last day, and when it is about to end")
    func seal() throws {
        let office = try TestOffice(isTraining: false)
        #expect(finding("SEAL", office) == Finding(grade: .good, code: "SEAL", detail: "none"))
        let opened = try office.openOffice()
        defer { opened.close() }
        let clerk = Actor(person: PersonID("p-9"), account: AccountID("a-9"), role: .manager)
        let made = try opened.sealer.certificate(of: "样例市住房保障中心", at: TestOffice.opening, by: clerk)
        let detail = "\(made.fingerprint) \(made.until.day)"
        var machine = ExaminedMachine.system
        machine.now = { TestOffice.opening }
        #expect(finding("SEAL", office, on: machine) == Finding(grade: .good, code: "SEAL", detail: detail))
        machine.now = { made.until.adding(seconds: -80 * 86_400) }
        #expect(finding("SEAL", office, on: machine)?.grade == .notice)
        // The same name and time give the same certificate; another name another one, for the same key.
        #expect(try opened.sealer.certificate(of: made.name, at: TestOffice.opening, by: clerk) == made)
        let renamed = try opened.sealer.certificate(of: "样例区住房局", at: TestOffice.opening, by: clerk)
        #expect(renamed.fingerprint != made.fingerprint && renamed.name == "样例区住房局")
        #expect(try opened.verify { _ in }.faults == [])
        chmod("\(office.path)/keys/seal", 0o644)
        #expect(finding("KEYS_MODE", office) == Finding(grade: .bad, code: "KEYS_MODE", detail: "seal"))
    }

    @Test("rights that are too wide are found, on the directory and on a key")
    func modes() throws {
        let office = try TestOffice()
        chmod(office.path, 0o755)
        #expect(finding("DIRECTORY_MODE", office) == Finding(grade: .notice, code: "DIRECTORY_MODE", detail: "0755"))
        let key = try #require(FileWork.system.names(in: office.path + "/keys").first)
        chmod("\(office.path)/keys/\(key)", 0o644)
        #expect(finding("KEYS_MODE", office) == Finding(grade: .bad, code: "KEYS_MODE", detail: key))
    }

    @Test("a stopped import is told by what it brings", arguments: [ImportRun.Kind.leases, .reports])
    func imports(_ kind: ImportRun.Kind) throws {
        let office = try TestOffice()
        let opened = try office.open()
        let run = ImportRun(kind, id: "run-1", by: .system, at: Moment(milliseconds: 0))
        _ = try opened.records.write { (writer) throws(OfficeFailure) in try writer.stage([[1], [2]], of: run) }
        opened.upkeep.close()
        let codes = kind == .leases ? ["IMPORT_PENDING"] : ["REPORT_IMPORT_PENDING"]
        let findings = office.premises.examine(at: office.path).filter { $0.code.hasSuffix("IMPORT_PENDING") }
        #expect(findings == codes.map { Finding(grade: .notice, code: $0, detail: "2") })
    }

    @Test("a schema of a newer program is bad, and the database is not called damaged")
    func newerSchema() throws {
        let office = try TestOffice()
        let known = Migration.all.count
        try RawDatabase(office).run("PRAGMA user_version = \(known + 3)")
        #expect(
            finding("SCHEMA", office) == Finding(grade: .bad, code: "SCHEMA", detail: "\(known + 3)/\(known)"))
        #expect(finding("DATABASE", office)?.grade == .good)
    }

    @Test("a sound office of an older schema is sound: its schema is noticed, and nothing is bad")
    func olderSchema() throws {
        let office = try TestOffice()
        try office.takeBackBeforeTallies()
        let known = Migration.all.count
        #expect(!office.premises.examine(at: office.path).contains { $0.grade == .bad })
        #expect(finding("SCHEMA", office) == Finding(grade: .notice, code: "SCHEMA", detail: "3/\(known)"))
        #expect(finding("JOURNAL", office) == nil)
        // Opening brings it up, and then the journal's end is looked at too.
        try office.openOffice().close()
        #expect(finding("SCHEMA", office)?.grade == .good)
        #expect(finding("JOURNAL", office) == Finding(grade: .good, code: "JOURNAL", detail: "1"))
    }

    @Test("a directory without a database, and a database of somebody else, are no office")
    func noOffice() throws {
        let office = try TestOffice()
        try RawDatabase(office).run("PRAGMA application_id = 7")
        #expect(finding("NOT_AN_OFFICE", office)?.grade == .bad)
        unlink("\(office.path)/anju.db")
        #expect(finding("NOT_AN_OFFICE", office)?.grade == .bad)
    }
}
