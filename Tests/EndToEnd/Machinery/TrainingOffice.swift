import Foundation
import HostSupport
import TestSupport

/// A training office with its people, in a directory of its own.
///
/// Made once by `anju sample` and copied for each test, as making passwords takes seconds.
final class TrainingOffice {
    struct Account: Decodable {
        let role: String
        let login: String
        let password: String?
        let name: String
        let situation: String?
    }

    private struct Sample: Decodable {
        let accounts: [Account]
    }

    private let folder: TemporaryFolder
    var directory: String { folder("office") }
    let accounts: [Account]

    private static let originalDirectory = NSTemporaryDirectory() + "/anju-sample-" + UUID().uuidString

    private static let maker = getpid()

    private static let original: Result<(directory: String, accounts: [Account]), any Error> = Result {
        let directory = originalDirectory
        // Children that other tests fork end by the same door; only the one who made it takes it away.
        _ = maker
        atexit {
            guard getpid() == TrainingOffice.maker else { return }
            try? FileManager.default.removeItem(atPath: TrainingOffice.originalDirectory)
        }
        let finished = try HostProgram.run([Command.anju, "--data", directory, "sample", "--json"])
        guard finished.status == 0 else { throw Failed(what: "sample: \(finished.errors)") }
        let sample = try JSONDecoder().decode(Sample.self, from: Data(finished.output.utf8))
        return (directory, sample.accounts)
    }

    init() throws {
        let original = try TrainingOffice.original.get()
        accounts = original.accounts
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: original.directory, toPath: directory)
    }

    func account(_ situation: String) throws -> Account {
        guard let account = accounts.first(where: { $0.situation == situation }) else {
            throw Failed(what: "the sample has nobody in the situation \(situation)")
        }
        return account
    }

    /// Somebody who works here; `index` counts those with the same role.
    func staff(_ role: String, _ index: Int = 0) throws -> Account {
        let staff = accounts.filter { $0.role == role }
        guard staff.indices.contains(index) else { throw Failed(what: "the sample has no \(role) \(index)") }
        return staff[index]
    }

    /// A kiosk of this office in a terminal of its own.
    func kiosk(
        columns: Int = 80, rows: Int = 24, term: String = "tmux-256color", environment: [String: String] = [:]
    ) throws -> RealTerminal {
        try RealTerminal(
            [Command.anju, "--data", directory, "kiosk"], columns: columns, rows: rows, term: term,
            environment: environment)
    }

    /// A counter of this office in a terminal of its own.
    func counter(
        columns: Int = 120, rows: Int = 36, environment: [String: String] = [:]
    ) throws -> RealTerminal {
        try RealTerminal(
            [Command.anju, "--data", directory, "counter"], columns: columns, rows: rows, environment: environment)
    }

    /// `anju case list`, of whom the test needs the states.
    func states() throws -> [String] {
        struct Cases: Decodable {
            struct Case: Decodable { let state: String }
            let cases: [Case]
        }
        let finished = try Command.anju("case", "list", "--json", data: directory)
        guard finished.status == 0 else { throw Failed(what: "case list: \(finished.errors)") }
        return try JSONDecoder().decode(Cases.self, from: Data(finished.output.utf8)).cases.map(\.state)
    }
}
