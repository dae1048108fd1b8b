import Foundation
import Glibc
import HostSupport

/// The office's helper that draws paper, held back until the test lets it go, so that a test can act while something is
/// drawn.
final class HeldHelper {
    private let office: TrainingOffice
    private var gate: String { office.directory + "/gate" }
    private var note: String { office.directory + "/waiting" }

    init(_ office: TrainingOffice) throws {
        self.office = office
        let helper = Command.products.appendingPathComponent("anju-paper").path
        let script = """
            #!/bin/sh
            # Says which process waits, then waits for a writer.
            echo $$ > '\(note).new' && mv '\(note).new' '\(note)'
            read line < '\(gate)'
            exec '\(helper)' "$@"

            """
        let path = office.directory + "/held-paper"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        guard chmod(path, 0o700) == 0, mkfifo(gate, 0o600) == 0 else { throw Failed(what: path) }
        try office.set("helper", "\"\(path)\"", below: "paper", in: "anju.toml")
    }

    /// Gives the office its own helper back.
    func remove() throws {
        try office.set("helper", "\"\"", below: "paper", in: "anju.toml")
    }

    /// The process that is held, once there is one.
    func waiting(seconds: Double = 10) throws -> pid_t {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let text = try? String(contentsOfFile: note, encoding: .utf8),
                let process = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
            {
                return process
            }
            poll(nil, 0, 5)
        }
        throw Failed(what: "nothing was drawn in \(seconds) s")
    }

    /// Lets `process` go on, if it is there still.
    func letGo(_ process: pid_t, seconds: Double = 10) throws {
        guard unlink(note) == 0 else { throw Failed(what: "nothing waits") }
        let deadline = ContinuousClock.now + .seconds(seconds)
        while isRunning(process) {
            // There is no reader yet where it has noted itself and not come to the gate.
            let writer = open(gate, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
            if writer >= 0 {
                close(writer)
                return
            }
            guard errno == ENXIO, ContinuousClock.now < deadline else { throw Failed(what: gate) }
            poll(nil, 0, 5)
        }
    }

    /// Without the program for which it drew it comes to its end.
    func expectEnd(of process: pid_t, seconds: Double = 10) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while isRunning(process) {
            guard ContinuousClock.now < deadline else { throw Failed(what: "the helper \(process) goes on alone") }
            poll(nil, 0, 5)
        }
    }

    /// Who has ended has no command line any more, though nobody may have waited for him yet.
    private func isRunning(_ process: pid_t) -> Bool {
        FileManager.default.contents(atPath: "/proc/\(process)/cmdline")?.isEmpty == false
    }
}
