import Foundation
import Glibc
import Housing
import Office
import Testing

@testable import Store

@Suite("The vault keeps files encrypted, named by their ciphertext")
struct VaultTests {
    @Test("a file comes back as stored", arguments: [0, 1, 4096, 3_000_000])
    func roundTrip(size: Int) throws {
        let office = try TestOffice()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let blob = try office.open().vault.store(bytes)
        #expect(try office.open().vault.load(blob.id) == bytes)
    }

    @Test("the same content twice: two files, one fingerprint; other content, another")
    func fingerprint() throws {
        let office = try TestOffice()
        let vault = try office.open().vault
        let first = try vault.store([1, 2, 3])
        let second = try vault.store([1, 2, 3])
        #expect(first.id != second.id)
        #expect(first.fingerprint == second.fingerprint)
        #expect(try vault.store([1, 2, 4]).fingerprint != first.fingerprint)
    }

    @Test(
        "a name that is none, or that nobody stored, is not found",
        arguments: ["", "../../anju.db", Sample.padded(7, 64)])
    func unknown(name: String) throws {
        let office = try TestOffice()
        let vault = try office.open().vault
        #expect(throws: OfficeFailure.store(.notFound)) { try vault.load(BlobID(hex: name)) }
    }

    @Test("a changed, shortened or exchanged file is not believed")
    func tampering() throws {
        let office = try TestOffice()
        let vault = try office.open().vault
        let blob = try vault.store(Array(repeating: 7, count: 500))
        let other = try vault.store(Array(repeating: 8, count: 500))
        let path = "\(office.path)/materials/\(blob.id.hex.prefix(2))/\(blob.id.hex)"
        let otherPath = "\(office.path)/materials/\(other.id.hex.prefix(2))/\(other.id.hex)"
        let sealed = try FileWork.system.read(path)
        var flipped = sealed
        flipped[100] ^= 1
        for wrong in [flipped, Array(sealed.dropLast()), [], try FileWork.system.read(otherPath)] {
            unlink(path)
            try FileWork.system.write(wrong, to: path, mode: 0o600)
            #expect(throws: OfficeFailure.store(.damaged(what: "materials/\(blob.id.hex)"))) {
                try vault.load(blob.id)
            }
        }
    }

    @Test("nothing of the content lies on the disk, and nobody else may read it")
    func secrecy() throws {
        let office = try TestOffice()
        let secret = Array("这是一张身份证".utf8)
        let blob = try office.open().vault.store(secret)
        let path = "\(office.path)/materials/\(blob.id.hex.prefix(2))/\(blob.id.hex)"
        let bytes = try FileWork.system.read(path)
        #expect(!contains(bytes, secret))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o077 == 0)
    }

    @Test("files that no row names go after a day; others and younger ones stay")
    func orphans() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let kept = try opened.vault.store([1])
        let orphan = try opened.vault.store([2])
        let half = "\(office.path)/materials/\(Sample.padded(3, 64)).part"
        try FileWork.system.write([3], to: half, mode: 0o600)
        let matter = try Case(1)
        try matter.start(opened.records)
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.insert(
                MaterialFile(id: MaterialID("m-1"), caseID: matter.id, kind: .png, bytes: 1, blob: kept.id))
        }
        var status = stat()
        #expect(stat(half, &status) == 0)
        let written = Int64(status.st_mtim.tv_sec) * 1000
        let soon = MachineMoment(milliseconds: written + 3_600_000)
        let tomorrow = MachineMoment(milliseconds: written + 90_000_000)
        #expect(try opened.vault.sweepOrphans(now: soon) == 0)
        #expect(try opened.vault.sweepOrphans(now: tomorrow) == 2)
        #expect(try opened.vault.load(kept.id) == [1])
        #expect(throws: OfficeFailure.store(.notFound)) { try opened.vault.load(orphan.id) }
        #expect(access(half, F_OK) != 0)
    }
}

/// Whether `needle` stands somewhere in `bytes`.
func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(needle)) != nil
}
