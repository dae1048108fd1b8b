import Commands
import Glibc

// Wiring only: what each room needs is made here, and nothing is decided here.

let arguments = Array(CommandLine.arguments.dropFirst())

if let request = DeskArguments.read(arguments, environment: Machine.environment) {
    exit(Desk.run(request))
}
exit(CommandLineRun.run(arguments, in: Machine.world()).rawValue)
