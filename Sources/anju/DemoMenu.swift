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
        /// And so many more for one of the people, by his place in the list; beyond what a killed process gives.
        static let people: ClosedRange<Int32> = 170...250
    }

    /// - Returns: the contract's exit status.
    static func run(_ request: DeskRequest) -> Int32 {
        while true {
            switch Launcher.run(whenKilled: Desk.tellKilled, { Desk.show(request) { list(request, on: $0) } }) {
            case Chosen.kiosk: open(.kiosk, request)
            case Chosen.counter: open(.counter, request)
            case let place where Chosen.people.contains(place):
                let people = accounts(in: request.directory)
                let index = Int(place - Chosen.people.lowerBound)
                if people.indices.contains(index) { open(for: people[index], request) }
            case let status: return status
            }
        }
    }

    private static func open(for account: SampleOffice.Account, _ request: DeskRequest) {
        open(account.role == .applicant || account.role == .organisation ? .kiosk : .counter, request, account)
    }

    private static func open(
        _ desk: DeskRequest.Desk, _ request: DeskRequest, _ account: SampleOffice.Account? = nil
    ) {
        var opened = DeskRequest(
            desk: desk, directory: request.directory, theme: request.theme, terminal: request.terminal)
        opened.account = account
        _ = Desk.run(opened)
    }

    private static func list(_ request: DeskRequest, on terminal: NcursesTerminal) -> Int32 {
        let desk = DemoDesk()
        let program = Demo.program(
            accounts(in: request.directory), directory: request.directory, size: terminal.size, now: terminal.now())
        Loop.run(program, on: terminal, with: desk)
        switch desk.choice {
        case .kiosk: return Chosen.kiosk
        case .counter: return Chosen.counter
        case .person(let place): return min(Chosen.people.lowerBound + Int32(place), Chosen.people.upperBound)
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
