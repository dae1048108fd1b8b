import CPosix
import Glibc
import Store
import StoreLoad
import TestSupport

/// The office on which the screens are measured: the one that was named, made there where it is not yet, or a sample one
/// made for the run.
final class MeasuredOffice {
    let anju: String
    private let settings: Settings
    private var made: TemporaryFolder?

    init(_ settings: Settings) {
        self.settings = settings
        anju = settings.anju ?? Self.besideThisProgram()
    }

    /// The data directory, made on first use.
    func path() throws -> String {
        if let data = settings.data {
            if access(data + "/anju.db", F_OK) != 0 { try make(data) }
            return data
        }
        if let made { return made.path + "/office" }
        let folder = try TemporaryFolder()
        let path = folder.path + "/office"
        try make(path)
        made = folder
        return path
    }

    private func make(_ path: String) throws {
        try Self.run([anju, "--data", path, "sample"])
        if settings.cases > 0 { try Self.fill(path, cases: settings.cases) }
    }

    /// Adds synthetic cases, saying how far it is: a million take minutes.
    private static func fill(_ path: String, cases: Int) throws {
        let opened = try RealStore.open(path)
        defer { opened.upkeep.close() }
        try SyntheticOffice().fill(opened.records, cases: cases) { done in
            if done % 100_000 == 0 { Complaint.say("\(done) of \(cases) synthetic cases") }
        }
    }

    private static func besideThisProgram() -> String {
        guard let resolved = realpath("/proc/self/exe", nil) else { return "anju" }
        defer { free(resolved) }
        let path = String(cString: resolved)
        return (path.lastIndex(of: "/").map { path[...$0] } ?? "") + "anju"
    }

    /// Runs a program to its end; what it prints goes nowhere, what it complains of is shown.
    ///
    /// - Returns: how long it took, and the most memory that it ever had resident.
    @discardableResult
    static func run(_ command: [String]) throws -> (seconds: Double, peakKiB: Int) {
        let begun = Nanoseconds.now()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let code = posix_spawnp(&child, command[0], &actions, nil, words, anju_environment())
        guard code == 0 else {
            throw PseudoTerminal.Failure(description: "\(command[0]): \(String(cString: strerror(code)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        guard status == 0 else { throw PseudoTerminal.Failure(description: "\(command.joined(separator: " ")) failed") }
        return (Nanoseconds.now().milliseconds(since: begun) / 1000, Int(usage.ru_maxrss))
    }
}
