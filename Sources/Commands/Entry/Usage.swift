import ArgumentParser
import Office
import Texts

/// Help and complaints about the command line, in Chinese where the library has English.
enum Usage {
    /// Tells what is wrong with a command line, or gives the help that it asked for.
    static func explain(_ error: any Error, of arguments: [String], in world: CommandWorld) -> ExitStatus {
        let error = plainer(error, of: arguments)
        let status = ExitStatus(rawValue: AnjuCommand.exitCode(for: error).rawValue)
        let text = UsageTexts.namingCommand(UsageTexts.translated(AnjuCommand.fullMessage(for: error)))
        guard status != .done else {
            world.write(text + "\n")
            return status
        }
        world.complain(text + "\n")
        tellMisuse(UsageTexts.firstLine(text), of: arguments, in: world)
        return status
    }

    /// The library complains of `--json` before it looks at a command that is none: what it says without it is what is wrong.
    private static func plainer(_ error: any Error, of arguments: [String]) -> any Error {
        guard arguments.contains("--json") else { return error }
        do {
            _ = try AnjuCommand.parseAsRoot(arguments.filter { $0 != "--json" })
            return error
        } catch let other {
            return other
        }
    }

    /// For a program that asked for JSON; nothing for anybody else.
    private static func tellMisuse(_ message: String, of arguments: [String], in world: CommandWorld) {
        guard arguments.contains("--json") else { return }
        let ok = JSON.Member(name: "ok", value: false)
        world.write(JSON.object([ok, OfficeFailure.misuse(message)]).text + "\n")
    }

    /// The help that was asked for by `help`; for a command that only groups others it is what is missing.
    static func help(_ command: any ParsableCommand, of arguments: [String], in world: CommandWorld) -> ExitStatus {
        let configuration = type(of: command).configuration
        guard configuration.subcommands.isEmpty, configuration.groupedSubcommands.isEmpty else {
            let help = AnjuCommand.helpMessage(for: type(of: command))
            world.complain(UsageTexts.translated(help) + "\n")
            tellMisuse(UsageTexts.noCommand, of: arguments, in: world)
            return .usage
        }
        var command = command
        do {
            try command.run()
            return .done
        } catch {
            return explain(error, of: arguments, in: world)
        }
    }
}
