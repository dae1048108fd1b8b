import Foundation
import Housing
import OfficeSupport
import Store
import TestSupport

@testable import Commands
@testable import Office

/// Runs command lines as people do, on a data directory of their own that is gone with the test.
final class CommandHarness {
    private let folder: TemporaryFolder
    let directory: String
    /// Files that command lines name.
    var files: [String: String] = [:]
    /// The same, where they are no texts.
    var binaries: [String: [UInt8]] = [:]
    /// Files that commands wrote, by the paths that were named.
    private(set) var written: [String: [UInt8]] = [:]
    /// Files that commands wrote below the data directory, by their paths there.
    private(set) var placed: [String: [UInt8]] = [:]
    /// What is typed, or comes through a descriptor, when a password is asked.
    var secret: String?
    var environment: [String: String] = [:]
    /// Whether standard output is a screen.
    var isAtScreen = false
    /// What writing a file below the data directory meets.
    var writeFailure: OfficeFailure?
    /// Draws on paper; where nothing does, the sample office has no contracts on their way.
    var paper: any PaperMaker = NoPaperMaker()
    private(set) var output = ""
    private(set) var complaints = ""
    private(set) var desks: [DeskRequest] = []
    private(set) var prompts = 0
    /// How often a command waited for others at the door, and what they do meanwhile.
    private(set) var pauses = 0
    var meanwhile: () -> Void = {}

    init() throws {
        folder = try TemporaryFolder()
        directory = folder("office")
    }

    /// Runs one command line on this directory; what it wrote is in ``output`` and ``complaints``.
    @discardableResult
    func run(_ arguments: String...) -> Int32 {
        run(arguments, in: directory)
    }

    @discardableResult
    func run(_ arguments: [String], in directory: String?) -> Int32 {
        output = ""
        complaints = ""
        let data = directory.map { ["--data", $0] } ?? []
        return CommandLineRun.run(data + arguments, in: world).rawValue
    }

    /// What was written and said where the sample was made is as if it were here.
    func stand(on made: MadeSample) {
        output = made.output.replacing(MadeSample.directory, with: directory)
        placed = made.placed
    }

    /// The answer of a `--json` command as Foundation reads it: a second opinion on our own writer.
    func json() throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return parsed as? [String: Any] ?? [:]
    }

    /// As at the counter.
    func activate(_ login: String, code: String, password: String) throws(OfficeFailure) {
        let opened = try open(directory)
        defer { opened.upkeep.close() }
        let claim = LoginClaim(door: .staff, login: login, secret: code)
        _ = try opened.office.signIn.activate(claim, newPassword: password, at: TerminalID("C1"))
    }

    /// What others do at the door of commands with that login.
    func atDoor(
        _ login: String, _ act: (Gate, any RecordWriter) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        let opened = try open(directory)
        defer { opened.upkeep.close() }
        let gate = Gate(login: Door.staff.login(login), terminal: ConsoleDesk.terminal)
        try opened.office.records.write { (writer) throws(OfficeFailure) in try act(gate, writer) }
    }

    /// Puts something into the office that commands then find there.
    func arrange(_ act: (Office) throws(OfficeFailure) -> Void) throws(OfficeFailure) {
        let opened = try open(directory)
        defer { opened.upkeep.close() }
        try act(opened.office)
    }

    private var world: CommandWorld {
        var world = bareWorld
        world.survey = { SQLitePremises.survey(at: $0) }
        world.outputIsTerminal = { self.isAtScreen }
        world.writeNewFile = { path, bytes throws(OfficeFailure) in
            guard self.written[path] == nil else {
                throw .input(InputProblem(source: path, reason: .present))
            }
            self.written[path] = bytes
        }
        world.stageNewFile = { path, bytes throws(OfficeFailure) in
            guard self.written[path] == nil else {
                throw .input(InputProblem(source: path, reason: .present))
            }
            return StagedFile(publish: { () throws(OfficeFailure) in self.written[path] = bytes }, discard: {})
        }
        world.pause = {
            self.pauses += 1
            self.meanwhile()
        }
        return world
    }

    private var bareWorld: CommandWorld {
        CommandWorld(
            environment: { self.environment[$0] },
            write: { self.output += $0 },
            complain: { self.complaints += $0 },
            readFile: { path, _ throws(OfficeFailure) in
                if let bytes = self.binaries[path] { return bytes }
                guard let text = self.files[path] else {
                    throw .input(InputProblem(source: path, reason: .notAFile))
                }
                return Array(text.utf8)
            },
            askSecret: { _ in
                self.prompts += 1
                return self.secret
            },
            readSecret: { _ in self.secret },
            openOffice: { directory throws(OfficeFailure) in try self.open(directory) },
            createOffice: { directory, clock throws(OfficeFailure) in
                try self.premises.create(at: directory, training: clock)
                return try self.open(directory)
            },
            holdsOffice: { FileManager.default.fileExists(atPath: "\($0)/anju.db") },
            wayBack: { EmptyPlace($0).map { place in place.restore } },
            themes: { _ in ["default", "high-contrast", "mono"] },
            examine: { self.premises.examine(at: $0) },
            machine: { StoredClocks.begin },
            openDesk: { request in
                self.desks.append(request)
                return 0
            },
            log: { _, _, _ in })
    }

    private var premises: SQLitePremises {
        SQLitePremises(entropy: CountedEntropy(), machine: { StoredClocks.begin })
    }

    private func open(_ directory: String) throws(OfficeFailure) -> OpenedOffice {
        let opened = try premises.open(at: directory)
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        let pictures = DrawnCards()
        let office = Office(
            records: opened.records, vault: opened.vault, clocks: StoredClocks(opened.records),
            entropy: CountedEntropy(), policies: .standard(), options: options,
            devices: OfficeDevices(pictures: pictures, paper: paper))
        return OpenedOffice(
            directory: directory, office: office, upkeep: opened.upkeep, policies: .standard(), settings: Settings(),
            info: try office.info(), pictures: pictures,
            writeFile: { path, bytes throws(OfficeFailure) in
                if let failure = self.writeFailure { throw failure }
                self.placed[path] = bytes
            })
    }

}

/// Bytes that never come twice, whatever process asks.
private final class CountedEntropy: Entropy {
    func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
