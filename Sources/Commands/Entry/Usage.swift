import ArgumentParser
import Texts

/// Help and complaints about the command line, in Chinese where the library has English.
enum Usage {
    /// Tells what is wrong with a command line, or gives the help that it asked for.
    static func explain(_ error: any Error, in world: CommandWorld) -> ExitStatus {
        let status = ExitStatus(rawValue: AnjuCommand.exitCode(for: error).rawValue)
        let text = UsageTexts.translated(AnjuCommand.fullMessage(for: error)) + "\n"
        if status == .done { world.write(text) } else { world.complain(text) }
        return status
    }

    /// The help of a command that only groups others, or that was asked for by `help`.
    static func help(_ command: any ParsableCommand, in world: CommandWorld) -> ExitStatus {
        var command = command
        do {
            try command.run()
            return explain(CleanExit.helpRequest(command), in: world)
        } catch {
            return explain(error, in: world)
        }
    }
}
