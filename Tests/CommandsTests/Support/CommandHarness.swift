import Foundation
import Housing
import Store

@testable import Commands
@testable import Office

/// Runs command lines as people do, on a data directory of their own that is gone with the test.
final class CommandHarness: Clocks {
    let directory: String
    /// Files that command lines name.
    var files: [String: String] = [:]
    /// What is typed, or comes through a descriptor, when a password is asked.
    var secret: String?
    var environment: [String: String] = [:]
    /// What writing a file below the data directory meets.
    var writeFailure: OfficeFailure?
    private(set) var output = ""
    private(set) var complaints = ""
    private(set) var desks: [DeskRequest] = []
    private(set) var prompts = 0
    private var records: (any Records)?
    private var machineNow = MachineMoment(milliseconds: 1_700_000_000_000)

    init() {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("anju-\(UUID().uuidString)").path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
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

    private var world: CommandWorld {
        CommandWorld(
            environment: { self.environment[$0] },
            write: { self.output += $0 },
            complain: { self.complaints += $0 },
            readFile: { path, _ throws(OfficeFailure) in
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
            machine: { self.machineNow },
            openDesk: { request in
                self.desks.append(request)
                return 0
            },
            log: { _, _, _ in })
    }

    private var premises: SQLitePremises {
        SQLitePremises(entropy: CountedEntropy(), machine: { self.machineNow })
    }

    private func open(_ directory: String) throws(OfficeFailure) -> OpenedOffice {
        let opened = try premises.open(at: directory)
        records = opened.records
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        let pictures = DrawnCards()
        let office = Office(
            records: opened.records, vault: opened.vault, clocks: self, entropy: CountedEntropy(),
            policies: .standard(), options: options, devices: OfficeDevices(pictures: pictures))
        return OpenedOffice(
            directory: directory, office: office, upkeep: opened.upkeep, policies: .standard(), settings: Settings(),
            info: try office.info(), pictures: pictures,
            writeFile: { _, _ throws(OfficeFailure) in if let failure = self.writeFailure { throw failure } })
    }

    func office() throws(OfficeFailure) -> Moment {
        let stored = try records?.read { (reader) throws(OfficeFailure) in try reader.storedClock() }
        return stored?.now(machineNow) ?? Moment(milliseconds: machineNow.milliseconds)
    }

    func machine() -> MachineMoment { machineNow }
    func steadyMilliseconds() -> Int64 { 0 }
}

/// Bytes that never come twice, whatever process asks.
private final class CountedEntropy: Entropy {
    func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}

/// Stands for the helper that draws.
private final class DrawnCards: PictureReader {
    private var work: PictureWork?

    func start(_ work: PictureWork) { self.work = work }
    func cancel() { work = nil }

    func poll(waitMilliseconds: Int) -> PictureAnswer? {
        switch work {
        case .measure: .size(PictureSize(width: 1000, height: 630))
        case .grey(_, _, let columns, let rows): .bytes([UInt8](repeating: 128, count: columns * rows))
        case .card(let card):
            .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("\(card.number)\(card.isFront)".utf8))
        case nil: nil
        }
    }
}
