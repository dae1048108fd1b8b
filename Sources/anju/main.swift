import Commands
import Glibc
import Texts

// Wiring only: what each room needs is made here, and nothing is decided here.

Machine.leaveNoCore()
let arguments = Array(CommandLine.arguments.dropFirst())

if let request = DeskArguments.read(arguments, environment: Machine.environment) {
    exit(Desk.run(request))
}
let status = CommandLineRun.run(arguments, in: Machine.world())
guard !Streams.isOutputLost else {
    Streams.write(StartTexts.outputLost + "\n", to: STDERR_FILENO)
    exit(status == .done ? ExitStatus.failure.rawValue : status.rawValue)
}
exit(status.rawValue)
