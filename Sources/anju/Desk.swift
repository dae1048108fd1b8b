import Cells
import Commands
import Glibc
import Housing
import Office
import Store
import Terminal
import Texts
import Themes

/// A full-screen desk: opens the office, then the terminal, and runs the pages until they end.
enum Desk {
    /// - Returns: the contract's exit status.
    static func run(_ request: DeskRequest) -> Int32 {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            return complain(StartTexts.notATerminal, .usage)
        }
        if request.desk == .menu { return DemoMenu.run(request) }
        // The parent of the screen never opens the database; it gives back the terminal of a killed child.
        return Launcher.run(whenKilled: tellKilled) { open(request) }
    }

    /// Begins again as the desk: what a command did before may have left threads, and a process with threads must not
    /// fork.
    static func become(_ request: DeskRequest) -> Int32 {
        var words = [CommandLine.arguments.first ?? "anju", "--data", Opening.absolute(request.directory)]
        if let theme = request.theme { words += ["--theme", theme] }
        if let terminal = request.terminal { words += ["--terminal", terminal] }
        words.append(request.desk.rawValue)
        var pointers = words.map { strdup($0) }
        pointers.append(nil)
        execv("/proc/self/exe", pointers)
        return complain(StartTexts.terminalFailed("errno \(errno)"), .failure)
    }

    private static func open(_ request: DeskRequest) -> Int32 {
        do throws(OfficeFailure) {
            let opening = Opening(request.directory)
            try SQLitePremises.requireOffice(at: opening.directory)
            let settings = try opening.settings()
            // Half of the start is the office, half the terminal: side by side. Nothing is seen before both are had.
            NcursesTerminal.setLocale()
            let side = SideThread {
                HandedOver(Result { () throws(OfficeFailure) in try opening.open(settings) })
            }
            let look = Result { () throws(OfficeFailure) in try theme(request, settings) }
            let taken = Result { () throws(TerminalFailure) in try terminal(for: request) }
            DeskPages.rehearse(request, settings)
            let office = side.join().value
            defer { if case .success(let terminal) = taken { terminal.end() } }
            let opened = try office.get()
            defer { opened.command.upkeep.close() }
            return run(on: taken, try look.get()) { terminal in
                guard let problem = DeskPages(request, opened, terminal: terminal).run() else {
                    return ExitStatus.done.rawValue
                }
                terminal.end()
                return complain(sentence(onRules: problem), problem.exitStatus)
            }
        } catch {
            return fail(error, request)
        }
    }

    /// Shows pages that need no office, with the theme that is set for it.
    static func show(_ request: DeskRequest, _ pages: (NcursesTerminal) -> Int32) -> Int32 {
        do throws(OfficeFailure) {
            let theme = try theme(request, try Opening(request.directory).settings())
            return run(on: Result { () throws(TerminalFailure) in try terminal(for: request) }, theme, pages)
        } catch {
            return fail(error, request)
        }
    }

    private static func fail(_ failure: OfficeFailure, _ request: DeskRequest) -> Int32 {
        if failure.isTechnical { LogFile(directory: request.directory).note(failure, in: request.desk.rawValue) }
        return complain(failure.line, failure.exitStatus)
    }

    private static func run(
        on terminal: Result<NcursesTerminal, TerminalFailure>, _ theme: Theme, _ pages: (NcursesTerminal) -> Int32
    ) -> Int32 {
        switch terminal {
        case .failure(let failure): return complain(sentence(failure), .failure)
        case .success(let terminal):
            defer { terminal.end() }
            terminal.use(theme)
            return pages(terminal)
        }
    }

    private static func terminal(for request: DeskRequest) throws(TerminalFailure) -> NcursesTerminal {
        try NcursesTerminal(
            TerminalOptions(
                type: Machine.environment("TERM") ?? "",
                isColourless: !(Machine.environment("NO_COLOR") ?? "").isEmpty,
                isDeaf: request.desk == .kiosk))
    }

    private static func theme(_ request: DeskRequest, _ settings: Settings) throws(OfficeFailure) -> Theme {
        let name = request.theme ?? settings.terminal.theme
        do {
            return try Themes.find(name, in: "\(request.directory)/themes")
        } catch {
            throw .input(InputProblem(error, wanted: name))
        }
    }

    private static func sentence(onRules problem: OfficeFailure) -> String {
        if case .input(let problem) = problem, problem.reason == .notAFile {
            return StartTexts.rulesMissing(problem.source)
        }
        return StartTexts.rulesWrong(problem.text.what)
    }

    private static func sentence(_ failure: TerminalFailure) -> String {
        switch failure {
        case .notATerminal: StartTexts.notATerminal
        case .cannotDraw(let type): StartTexts.terminalFailed(type)
        case .noUTF8: StartTexts.noUTF8
        case .system(let code): StartTexts.terminalFailed("errno \(code)")
        }
    }

    /// The terminal is given back by then; the person should not be left with nothing but a prompt.
    static func tellKilled(by signal: Int32) {
        Streams.write(StartTexts.killed + "\n", to: STDERR_FILENO)
    }

    private static func complain(_ sentence: String, _ status: ExitStatus) -> Int32 {
        Streams.write(sentence + "\n", to: STDERR_FILENO)
        return status.rawValue
    }
}

extension InputProblem {
    /// A theme's problem as the office tells it.
    init(_ failure: ThemeFailure, wanted name: String) {
        let reason: Reason
        var column: String?
        switch failure.reason {
        case .missing, .unreadable: reason = .notAFile
        case .tooLarge: reason = .tooLarge(limitBytes: 64 << 10)
        case .notUTF8: reason = .notUTF8
        case .syntax: reason = .syntax(InputTexts.toml)
        case .unknownTheme(let allowed): reason = .unknown(name, allowed: allowed)
        case .unknownKey(let key, let allowed): reason = .unknown(key, allowed: allowed)
        case .wrongValue(let key, let expected):
            column = key
            reason = .wrongType(expected: expected)
        }
        self.init(source: failure.file, line: failure.line, column: column, reason: reason)
    }
}
