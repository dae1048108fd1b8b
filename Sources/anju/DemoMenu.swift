import Cells
import Commands
import Forms
import Glibc
import Office
import Screens
import Terminal

/// `anju demo`: the list of sample people, a desk, the list again, until the person leaves.
enum DemoMenu {
    /// What the list's process says with its exit status; free of the contract's own.
    private enum Chosen {
        static let kiosk: Int32 = 101
        static let counter: Int32 = 102
    }

    /// - Returns: the contract's exit status.
    static func run(_ request: DeskRequest) -> Int32 {
        while true {
            switch Launcher.run(whenKilled: Desk.tellKilled, { Desk.show(request) { list(request, on: $0) } }) {
            case Chosen.kiosk: open(.kiosk, request)
            case Chosen.counter: open(.counter, request)
            case let status: return status
            }
        }
    }

    private static func open(_ desk: DeskRequest.Desk, _ request: DeskRequest) {
        _ = Desk.run(
            DeskRequest(desk: desk, directory: request.directory, theme: request.theme, terminal: request.terminal))
    }

    private static func list(_ request: DeskRequest, on terminal: NcursesTerminal) -> Int32 {
        let desk = DemoDesk()
        let program = Demo.program(accounts(in: request.directory), size: terminal.size, now: terminal.now())
        Loop.run(program, on: terminal, with: desk)
        switch desk.choice {
        case .kiosk: return Chosen.kiosk
        case .counter: return Chosen.counter
        case nil: return ExitStatus.done.rawValue
        }
    }

    /// None where the directory was made without the list.
    private static func accounts(in directory: String) -> [SampleOffice.Account] {
        let path = "\(directory)/\(SampleAccounts.path)"
        guard let bytes = try? FileBytes.readIfThere(path, limitBytes: 64 << 10) else { return [] }
        return SampleAccounts(text: String(decoding: bytes, as: UTF8.self)).accounts
    }
}
