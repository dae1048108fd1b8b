import Foundation
import Housing
import OfficeSupport
import PaperSamples
import Synchronization
import TestSupport
import Testing

@testable import Office
@testable import Store

/// A working office on a real database in a folder of its own, at 2023-08-21 10:00, gone with the test.
final class TestOffice {
    let clocks: HandClocks
    let office: Office
    let paper = ScriptedPaper()
    let sealer = ScriptedSealer()
    let premises: OpenedPremises
    private let folder: TemporaryFolder
    /// Kept open as long as this one, as another process would be.
    private var others: [TestOffice] = []

    static let opening = Moment(day(2023, 8, 21), hour: 10)

    /// - Parameters:
    ///   - paper: draws documents; without one they are scripted.
    ///   - hasRealSeal: contracts are sealed by the store's own key, not by a scripted sealer.
    convenience init(
        pictures: (any PictureReader)? = nil, paper: (any PaperMaker)? = nil, hasRealSeal: Bool = false,
        inMemory: Bool = false
    ) throws {
        let folder = try TemporaryFolder(inMemory: inMemory)
        let clocks = HandClocks(Self.opening)
        try Self.store(clocks, seed: 1).create(at: folder.path, training: nil)
        try self.init(
            folder, clocks: clocks, seed: 2, pictures: pictures, drawing: paper, hasRealSeal: hasRealSeal)
    }

    /// The office in `folder`, a copy of `other`'s, as another process would open it at the same time of day.
    ///
    /// - Parameter files: with which it writes its files.
    convenience init(
        reopening folder: TemporaryFolder, as other: TestOffice, files: FileWork = .system
    ) throws {
        let seed = UInt64(1000 + Self.openings.add(1, ordering: .relaxed).newValue)
        try self.init(
            folder, clocks: HandClocks(other.clocks.officeNow), seed: seed, pictures: InkReader(), files: files)
    }

    /// Ids are drawn anew by each that opens a copy.
    private static let openings = Atomic<Int>(0)

    /// What lies in the directory now, in another one.
    func copiedFolder() throws -> TemporaryFolder {
        let copy = try TemporaryFolder(inMemory: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where !name.hasSuffix("-shm") {
            try FileManager.default.copyItem(atPath: folder(name), toPath: copy(name))
        }
        return copy
    }

    private init(
        _ folder: TemporaryFolder, clocks: HandClocks, seed: UInt64, pictures: (any PictureReader)?,
        drawing: (any PaperMaker)? = nil, hasRealSeal: Bool = false, files: FileWork = .system
    ) throws {
        self.folder = folder
        self.clocks = clocks
        premises = try Self.store(clocks, seed: seed, files: files).open(at: folder.path)
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        office = Office(
            records: premises.records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(seed),
            policies: .standard(), options: options,
            devices: OfficeDevices(pictures: pictures, paper: drawing ?? paper),
            sealer: hasRealSeal ? premises.sealer : sealer)
    }

    deinit { premises.upkeep.close() }

    var path: String { folder.path }

    /// Another process of the same office, as far as a test can have one: its own connection and its own memory.
    func another(seed: UInt64 = 99) throws -> TestOffice {
        let other = try TestOffice(folder, clocks: clocks, seed: seed, pictures: nil)
        others.append(other)
        return other
    }

    func officeWhoseLockStutters(certificates: (any CertificateReader)? = nil) -> Office {
        Office(
            records: HinderedRecords(premises.records, stutters: true), vault: premises.vault, clocks: clocks,
            entropy: SeededEntropy(55), policies: .standard(), options: office.options,
            devices: OfficeDevices(certificates: certificates))
    }

    /// The same office at a terminal where certificates are read.
    func office(reading certificates: any CertificateReader) -> Office {
        Office(
            records: premises.records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(58),
            policies: .standard(), options: office.options, devices: OfficeDevices(certificates: certificates))
    }

    /// The same office after its notice got a new version.
    func officeWithNewNotice() -> Office {
        let policies = Policies { path throws(OfficeFailure) in
            guard let file = DefaultFiles.policies.first(where: { $0.path == path }) else { return nil }
            guard path == "templates/notice-collect-3.toml" else { return file.bytes }
            let text = String(decoding: file.bytes, as: UTF8.self)
            return Array(text.replacing("version = 3", with: "version = 4").utf8)
        }
        return Office(
            records: premises.records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(56),
            policies: policies, options: office.options)
    }

    /// The same office with a file of rules that cannot be read.
    func office(without path: String) -> Office {
        office(
            policies: Policies { asked throws(OfficeFailure) in
                asked == path ? Array("[".utf8) : DefaultFiles.policies.first { $0.path == asked }?.bytes
            })
    }

    /// The same office by other rules and texts.
    func office(policies: Policies) -> Office {
        Office(
            records: premises.records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(59),
            policies: policies, options: office.options)
    }

    /// The same office with another declaration in force from `day`.
    func officeWithDeclaration(_ version: Int, from day: String) -> Office {
        let name = "renewal-declaration-\(version)"
        let policies = Policies { path throws(OfficeFailure) in
            func standard(_ path: String) -> String? {
                let file = DefaultFiles.policies.first { $0.path == path }
                return file.map { String(decoding: $0.bytes, as: UTF8.self) }
            }
            switch path {
            case "policies/renewal.toml":
                guard let text = standard(path) else { return nil }
                let next = text.replacing("2020-01-01", with: day).replacing("renewal-declaration-1", with: name)
                return Array("\(text)\n\(next)".utf8)
            case "templates/\(name).toml":
                let text = standard("templates/renewal-declaration-1.toml")
                return text.map { Array($0.replacing("version = 1", with: "version = \(version)").utf8) }
            default:
                return standard(path).map { Array($0.utf8) }
            }
        }
        return Office(
            records: premises.records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(57),
            policies: policies, options: office.options)
    }

    /// What `verify` finds.
    func audit() throws -> [Fault] { try premises.upkeep.verify { _ in }.faults }

    /// Whole and unfinished files in the vault.
    var fileCount: Int {
        let folder = URL(fileURLWithPath: path).appendingPathComponent("materials")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (all?.compactMap { $0 as? URL } ?? []).count {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        }
    }

    private static func store(
        _ clocks: HandClocks, seed: UInt64, files: FileWork = .system
    ) -> SQLitePremises {
        SQLitePremises(entropy: SeededEntropy(seed), machine: { clocks.machineNow }, files: files)
    }

    func write<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try office.records.write(act)
    }

    func read<Answer>(
        _ question: (any RecordReader) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try office.records.read(question)
    }

    /// Whether an entry that belongs to no case was written: the journal lies in the clear.
    func journalHolds(_ entry: String) throws -> Bool {
        try ["anju.db", "anju.db-wal"].contains { name in
            try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)).range(of: Data(entry.utf8))
                != nil
        }
    }

    /// Every entry of a kind that belongs to a case.
    func entries(_ kind: EntryKind, of id: CaseID) throws -> [Entry] {
        try read { (reader) throws(OfficeFailure) in try reader.timeline(of: id) }.map(\.entry).filter {
            $0.kind == kind
        }
    }
}

func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> Day {
    Day(year, month, dayOfMonth) ?? Day(number: 0)
}

/// The code of the refusal that `act` must be answered with.
func refusal(
    _ code: RefusalCode, sourceLocation: SourceLocation = #_sourceLocation, _ act: () throws -> Void
) {
    do {
        try act()
        Issue.record("\(code.rawValue) was expected and nothing was refused", sourceLocation: sourceLocation)
    } catch OfficeFailure.refused(let refusal) {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
    } catch OfficeFailure.held(let refusal, _) {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(code.rawValue) was expected: \(error)", sourceLocation: sourceLocation)
    }
}

/// The failure that `act` must end with.
func failure(
    _ expected: OfficeFailure, sourceLocation: SourceLocation = #_sourceLocation, _ act: () throws -> Void
) {
    #expect(throws: expected, sourceLocation: sourceLocation) { try act() }
}
