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

    /// Runs the pages until they end.
    ///
    /// - Returns: what is wrong with the office's rules, where the desk cannot be opened for that.
    func run() -> OfficeFailure? {
        switch request.desk {
        case .kiosk: runKiosk()
        case .counter: runCounter()
        // The list of sample people opens no office.
        case .menu: nil
        }
    }

    /// Shows the first page and reads all rules: nobody is to sign in who could then be told nothing but that a file is
    /// missing. The page stands meanwhile, so that no start waits for it.
    private func problem<Ask, Answer>(showing program: Program<Ask, Answer>) -> OfficeFailure? {
        var program = program
        let now = terminal.now()
        _ = program.start(now: now)
        terminal.present(program.draw(now: now))
        if let problem = opened.command.policies.problems().first { return problem }
        let command = opened.command
        return TrustFolders(command.settings.certificates, in: command.directory).problem()
    }

    private func runKiosk() -> OfficeFailure? {
        let command = opened.command
        var settings = KioskSettings(
            command.settings, terminal: name, isTraining: command.info.isTraining, practice: practice)
        settings.hasPinyin = opened.pinyin.isAvailable
        let desk = KioskDesk(office: command.office, settings: settings, changes: changes, log: note)
        let program = Kiosk.program(settings, size: terminal.size, now: terminal.now())
        if let problem = problem(showing: program) { return problem }
        // Whoever is still here when the terminal is closed leaves neither a session nor a call.
        defer { desk.close() }
        Loop.run(program, on: terminal, with: desk, inputMethod: PinyinInput(opened.pinyin))
        return nil
    }

    private func runCounter() -> OfficeFailure? {
        let command = opened.command
        var settings = CounterSettings(
            command.settings, terminal: name, isTraining: command.info.isTraining, practice: practice)
        settings.hasPinyin = opened.pinyin.isAvailable
        let desk = CounterDesk(office: command.office, settings: settings, changes: changes, log: note)
        let program = Counter.program(settings, size: terminal.size, now: terminal.now())
        if let problem = problem(showing: program) { return problem }
        // Whoever is still signed in when the terminal is closed leaves no case claimed.
        defer { desk.close() }
        Loop.run(program, on: terminal, with: desk, inputMethod: PinyinInput(opened.pinyin))
        return nil
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

    private var practice: Practice? { request.account.map(Practice.init) }

    private var changes: Changes {
        Changes(fileDescriptor: opened.changeDescriptor) { opened.command.upkeep.drainChangeNotice() }
    }

    /// How people call this machine: as asked for or as set.
    private var givenName: String? {
        if let terminal = request.terminal, !terminal.isEmpty { return terminal }
        let set = opened.command.settings.terminal.name
        return set.isEmpty ? nil : set
    }

    /// How this machine is called: as people call it, or by its terminal device (`/dev/pts/8`), or by the host.
    private var name: String {
        if let givenName { return givenName }
        if let device = ttyname(STDIN_FILENO) { return String(cString: device) }
        return Machine.hostName ?? request.desk.rawValue
    }

    private func note(_ failure: OfficeFailure) {
        LogFile(directory: request.directory, level: opened.command.settings.logLevel)
            .note(failure, in: request.desk.rawValue)
    }
}
