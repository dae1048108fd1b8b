import ArgumentParser
import Housing
import Office
import Texts

/// Runs one command line and gives its exit status. The only way into this room.
public enum CommandLineRun {
    /// - Parameter arguments: without the program's name.
    public static func run(_ arguments: [String], in world: CommandWorld) -> ExitStatus {
        let command: any ParsableCommand
        do {
            command = try AnjuCommand.parseAsRoot(arguments)
        } catch {
            return Usage.explain(error, of: arguments, in: world)
        }
        guard let command = command as? any OfficeCommand else {
            return Usage.help(command, of: arguments, in: world)
        }
        let wantsJSON = (command as? any JSONCommand)?.output.json ?? false
        do {
            try command.global.requireTheme(in: world)
            let outcome = try command.run(in: world)
            if !outcome.isSilent { tell(outcome, asJSON: wantsJSON, in: world) }
            return outcome.status
        } catch {
            return tell(error, of: command, asJSON: wantsJSON, in: world)
        }
    }

    private static func tell(_ outcome: Outcome, asJSON: Bool, in world: CommandWorld) {
        guard asJSON else {
            guard !outcome.lines.isEmpty else { return }
            let text = outcome.lines.joined(separator: "\n") + "\n"
            if outcome.failure != nil { world.complain(text) } else { world.write(text) }
            return
        }
        let ok = JSON.Member(name: "ok", value: .flag(outcome.status == .done))
        let refusal = outcome.failure.map { [$0.refusal] } ?? []
        world.write(JSON.object([ok] + refusal + outcome.members).text + "\n")
    }

    private static func tell(
        _ failure: OfficeFailure, of command: any OfficeCommand, asJSON: Bool, in world: CommandWorld
    ) -> ExitStatus {
        if failure.isTechnical, let directory = try? command.global.directory(world) {
            world.log(failure, directory, type(of: command).configuration.commandName ?? "")
        }
        world.complain(failure.line + "\n")
        if asJSON { world.write(JSON.object([JSON.Member(name: "ok", value: false), failure.refusal]).text + "\n") }
        return failure.exitStatus
    }
}
