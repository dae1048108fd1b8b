import Crypto
import Glibc
import Housing
import Office
import TestSupport
import Testing

@testable import Store

/// SHA-256 of a text.
enum SHA256Sum {
    static func of(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

@Suite("Keys: missing, wrong, open to others, replaced")
struct KeyTests {
    private func keyPath(_ office: TestOffice) throws -> String {
        "\(office.path)/keys/\(try #require(FileWork.system.names(in: office.path + "/keys").first))"
    }

    private func keyID(_ office: TestOffice) throws -> String {
        String(try #require(FileWork.system.names(in: office.path + "/keys").first).dropLast(4))
    }

    @Test("without its key an office does not open, and says which")
    func missing() throws {
        let office = try TestOffice()
        let id = try keyID(office)
        unlink(try keyPath(office))
        #expect(throws: OfficeFailure.store(.keyMissing(id: id))) { try office.open() }
        #expect(
            office.premises.examine(at: office.path).contains(Finding(grade: .bad, code: "KEY_MISSING", detail: id)))
    }

    @Test("an older office opens without the keys of later uses, and has them once it is brought up")
    func laterUses() throws {
        let office = try TestOffice()
        try office.takeBackBeforeTallies()
        let opened = try office.openOffice()
        let place = Place("contract", "c-1")
        let sealed = try opened.ring.seal([1, 2, 3], for: .contract, at: place)
        #expect(Array(try opened.ring.open(sealed, at: place)) == [1, 2, 3])
        opened.close()
        // One key each, however often it is opened, and the same.
        let again = try office.openOffice()
        #expect(Array(try again.ring.open(sealed, at: place)) == [1, 2, 3])
        again.close()
        let uses = try RawDatabase(office).text("SELECT group_concat(use) FROM (SELECT use FROM data_key ORDER BY use)")
        #expect(uses == KeyUse.allCases.map(\.rawValue).sorted().joined(separator: ","))
    }

    @Test("an office that lacks a key of its schema is damaged", arguments: ["person", "contract", "check", "tally"])
    func lacking(use: String) throws {
        let office = try TestOffice()
        try RawDatabase(office).run("DELETE FROM data_key WHERE use = '\(use)'")
        #expect(throws: OfficeFailure.store(.damaged(what: "anju.db data_key"))) { try office.openOffice() }
    }

    @Test("applications, contracts and checks have each their own retention class, and no other kind takes one of them")
    func retention() throws {
        #expect(try KeyUse(of: .renewal) == .renewal)
        #expect(try KeyUse(of: .contract) == .contract)
        #expect(try KeyUse(of: .economicCheck) == .check)
        for kind in [CaseKind.subsidy, .agreement, .paymentRun] {
            #expect(throws: OfficeFailure.self) { try KeyUse(of: kind) }
        }
    }

    @Test("another office's key does not fit")
    func wrong() throws {
        let office = try TestOffice()
        let other = try TestOffice()
        let path = try keyPath(office)
        let id = try keyID(office)
        let bytes = try FileWork.system.read(try keyPath(other))
        unlink(path)
        try FileWork.system.write(bytes, to: path, mode: 0o600)
        #expect(throws: OfficeFailure.store(.keyMissing(id: id))) { try office.open() }
    }

    @Test("a key file that others may read, or that is none, is not used", arguments: ["mode", "text"])
    func unusable(how: String) throws {
        let office = try TestOffice()
        let path = try keyPath(office)
        if how == "mode" {
            chmod(path, 0o640)
        } else {
            unlink(path)
            try FileWork.system.write(Array("no key".utf8), to: path, mode: 0o600)
        }
        #expect {
            _ = try office.open()
        } throws: { error in
            guard case .store(.damaged(let what)) = error as? OfficeFailure else { return false }
            return what.hasPrefix("keys/")
        }
    }

    @Test("keys lie where the setting says")
    func place() throws {
        let elsewhere = try TemporaryFolder()
        let office = try TestOffice(isCreated: false)
        let premises = SQLitePremises(
            entropy: CountingEntropy(), machine: { TestOffice.machine }, keysFolder: { _ in elsewhere.path })
        try premises.create(at: office.path, training: nil)
        _ = try premises.open(at: office.path)
        #expect(FileWork.system.names(in: elsewhere.path).count == 1)
        #expect(FileWork.system.names(in: office.path + "/keys").isEmpty)
    }

    @Test("another master key: everything is read as before, the chain holds, the old file is needed no more")
    func masterKey() throws {
        let office = try TestOffice()
        let opened = try office.openOffice()
        let other = try office.openOffice()
        let matter = try Case(1)
        let renewal = try matter.bring(to: .policySet, opened.records)
        let blob = try opened.vault.store([1, 2, 3])
        let old = try keyPath(office)
        let before = try opened.keys()
        try opened.replaceMasterKey(at: matter.now, by: Case.reviewer)
        let after = try opened.keys()
        let id = after.master
        #expect(id != before.master && after.otherFiles == [old])
        #expect(after.dataKeys == before.dataKeys && before.file == old)
        unlink(old)
        let fresh = try office.openOffice()
        for office in [opened, other, fresh] {
            #expect(
                try office.records.read { reader throws(OfficeFailure) in try reader.renewal(matter.id) } == renewal)
            #expect(try office.vault.load(blob.id) == [1, 2, 3])
        }
        #expect(FileWork.system.names(in: office.path + "/keys") == ["\(id).key"])
        #expect(try fresh.verify(progress: { _ in }).faults == [])
    }

    @Test("another data key: old values stay readable, a process that was open reads the new ones")
    func dataKey() throws {
        let office = try TestOffice()
        let opened = try office.openOffice()
        let other = try office.openOffice()
        let old = try Sample.person(1)
        let new = try Sample.person(2)
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(old) }
        try opened.replaceDataKey(for: .person, at: TestOffice.opening, by: Case.reviewer)
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(new) }
        try opened.replaceDataKey(for: .material, at: TestOffice.opening, by: Case.reviewer)
        let blob = try opened.vault.store([4, 5])
        for office in [opened, other, try office.openOffice()] {
            let found = try office.records.read { reader throws(OfficeFailure) in
                (try reader.person(old.id), try reader.person(new.id))
            }
            #expect(found == (old, new))
            #expect(try office.vault.load(blob.id) == [4, 5])
        }
        #expect(try opened.verify(progress: { _ in }).faults == [])
    }

    @Test("after both keys were replaced an open process still reads")
    func bothKeys() throws {
        let office = try TestOffice()
        let opened = try office.openOffice()
        let other = try office.openOffice()
        let person = try Sample.person(1)
        try opened.replaceMasterKey(at: TestOffice.opening, by: Case.reviewer)
        try opened.replaceDataKey(for: .person, at: TestOffice.opening, by: Case.reviewer)
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(person) }
        #expect(try other.records.read { reader throws(OfficeFailure) in try reader.person(person.id) } == person)
    }

    @Test("two values never share a nonce, and equal values look different")
    func nonces() throws {
        let directory = try TestOffice()
        let office = try directory.openOffice()
        let place = Place("test", "1")
        var seen: Set<[UInt8]> = []
        for _ in 0..<2000 {
            let sealed = try office.ring.seal([1, 2, 3], for: .note, at: place)
            #expect(seen.insert(Array([UInt8](sealed)[5..<17])).inserted)
        }
    }

    @Test("a value opens in its own place only")
    func places() throws {
        let directory = try TestOffice()
        let office = try directory.openOffice()
        let place = Place("draft", "p-1", "renewal", nil)
        let sealed = try office.ring.seal([1, 2, 3], for: .draft, at: place)
        #expect(Array(try office.ring.open(sealed, at: place)) == [1, 2, 3])
        for other in [
            Place("draft", "p-2", "renewal", nil), Place("note", "p-1", "renewal", nil),
            Place("draft", "p-1", "renewal"),
            Place("draft", "p-1", nil, "renewal"), Place("draft", "p-1", "renewal", ""),
            Place("draft", "p-1renewal", nil, nil),
        ] {
            #expect(throws: OfficeFailure.store(.damaged(what: other.name))) {
                try office.ring.open(sealed, at: other)
            }
        }
    }
}
