import Cells
import Commands
import Forms
import Glibc
import Office
import Screens
import Terminal

/// The pages of a desk on an open terminal.
struct DeskPages {
    private let request: DeskRequest
    private let opened: Opening.Opened
    private let terminal: NcursesTerminal

    init(_ request: DeskRequest, _ opened: Opening.Opened, terminal: NcursesTerminal) {
        self.request = request
        self.opened = opened
        self.terminal = terminal
    }

    func run() {
        switch request.desk {
        case .kiosk: runKiosk()
        case .counter: runCounter()
        // The list of sample people opens no office.
        case .menu: break
        }
    }

    private func runKiosk() {
        let command = opened.command
        let settings = KioskSettings(
            command.settings, terminal: name, isNamed: givenName != nil, isTraining: command.info.isTraining)
        let desk = KioskDesk(office: command.office, settings: settings, changes: changes, log: note)
        // Whoever is still here when the terminal is closed leaves neither a session nor a call.
        defer { desk.close() }
        Loop.run(
            Kiosk.program(settings, size: terminal.size, now: terminal.now()), on: terminal, with: desk)
    }

    private func runCounter() {
        let command = opened.command
        let settings = CounterSettings(command.settings, terminal: name, isTraining: command.info.isTraining)
        let desk = CounterDesk(office: command.office, settings: settings, changes: changes, log: note)
        // Whoever is still signed in when the terminal is closed leaves no case claimed.
        defer { desk.close() }
        Loop.run(
            Counter.program(settings, size: terminal.size, now: terminal.now()), on: terminal, with: desk)
    }

    /// Draws the first page for nobody while the office is being opened, so that what drawing needs is in memory by then.
    static func rehearse(_ request: DeskRequest, _ settings: Settings) {
        let size = Size(width: 80, height: 24)
        let now = Instant(milliseconds: 0)
        switch request.desk {
        case .kiosk:
            let settings = KioskSettings(settings, terminal: "", isTraining: true)
            var program = Kiosk.program(settings, size: size, now: now)
            _ = program.start(now: now)
            _ = program.draw(now: now)
        case .counter:
            let settings = CounterSettings(settings, terminal: "", isTraining: true)
            var program = Counter.program(settings, size: size, now: now)
            _ = program.start(now: now)
            _ = program.draw(now: now)
        case .menu: break
        }
    }

    private var changes: Changes {
        Changes(fileDescriptor: opened.changeDescriptor) { opened.command.upkeep.drainChangeNotice() }
    }

    /// How people call this machine: as asked for or as set.
    private var givenName: String? {
        if let terminal = request.terminal, !terminal.isEmpty { return terminal }
        let set = opened.command.settings.terminal.name
        return set.isEmpty ? nil : set
    }

    /// How this machine is called: as people call it, or by its terminal device (`/dev/pts/8`), which tells it apart and is shown to
    /// nobody.
    private var name: String {
        if let givenName { return givenName }
        guard let device = ttyname(STDIN_FILENO) else { return request.desk.rawValue }
        return String(cString: device)
    }

    private func note(_ failure: OfficeFailure) {
        LogFile(directory: request.directory, level: opened.command.settings.logLevel)
            .note(failure, in: request.desk.rawValue)
    }
}
