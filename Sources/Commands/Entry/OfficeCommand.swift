import ArgumentParser
import Housing
import Office
import Texts

/// A command of `anju`. It touches nothing but the world that it is given, so that tests run it as people do.
protocol OfficeCommand: ParsableCommand {
    var global: GlobalOptions { get }
    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome
}

/// A command whose answer can be had as JSON.
protocol JSONCommand: OfficeCommand {
    var output: OutputOptions { get }
}

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("数据目录；不写就用 $XDG_DATA_HOME/anju。", valueName: "目录"))
    var data: String?

    @Option(name: .long, help: ArgumentHelp("配色：default、high-contrast、mono。", valueName: "名称"))
    var theme: String?

    /// Every command refuses a look that nobody knows, whether or not it draws anything.
    func requireTheme(in world: CommandWorld) throws(OfficeFailure) {
        guard let theme else { return }
        let themes = world.themes(try directory(world))
        guard themes.contains(theme) else {
            throw .input(InputProblem(source: "--theme", reason: .unknown(theme, allowed: themes)))
        }
    }

    func directory(_ world: CommandWorld) throws(OfficeFailure) -> String {
        guard let directory = DataDirectory.resolve(data, environment: world.environment) else {
            throw .input(InputProblem(source: "--data", reason: .missing("--data")))
        }
        return directory
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "以 JSON 输出。")
    var json = false
}

/// What a command has to say when it is done.
struct Outcome {
    /// What stands beside `"ok":true`.
    var members: [JSON.Member] = []
    /// The same for people.
    var lines: [String] = []
    var status: ExitStatus = .done
    /// Why it was not done, where that is told beside the findings; the lines then belong on standard error.
    var failure: OfficeFailure?
    /// Set by a command whose desk has already spoken to the person.
    var isSilent = false

    init(_ members: KeyValuePairs<String, JSON> = [:], lines: [String] = [], status: ExitStatus = .done) {
        self.members = members.map { JSON.Member(name: $0.key, value: $0.value) }
        self.lines = lines
        self.status = status
    }

    init(members: [JSON.Member], lines: [String]) {
        self.members = members
        self.lines = lines
    }

    static func desk(_ status: Int32) -> Outcome {
        var outcome = Outcome(status: ExitStatus(rawValue: status))
        outcome.isSilent = true
        return outcome
    }
}

/// The contract's exit statuses.
public struct ExitStatus: RawRepresentable, Equatable, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let done = ExitStatus(rawValue: 0)
    /// Disk, lock, damage.
    public static let failure = ExitStatus(rawValue: 1)
    /// A rule said no.
    public static let refused = ExitStatus(rawValue: 2)
    /// A file, a line, a column.
    public static let badInput = ExitStatus(rawValue: 3)
    public static let usage = ExitStatus(rawValue: 64)
}
