import CNcurses
import CPosix
import Cells
import Glibc

/// A real terminal: ncurses paints, this class listens.
///
/// ncurses never reads here; bytes, signals and watched file descriptors are waited for together by `poll`, so that
/// nothing is missed while a frame is drawn and nothing wakes up while nothing happens. One at a time in a process,
/// because ncurses has one current screen.
public final class NcursesTerminal: TerminalPort {
    public private(set) var size: Size

    private let device: TerminalDevice
    private let type: String
    private let isDeaf: Bool
    private let colours: ColourCapability
    private let screen: OpaquePointer?
    private let streams: [UnsafeMutablePointer<FILE>]
    private var signals: SignalPipe
    private var palette: Palette
    var painter = Painter()
    private var listener: Listener
    private var isOpen = true
    /// Whether a frame was shown. Until then nothing that can be seen is done to the terminal.
    private var isShown = false

    /// Takes over the terminal. Nothing is seen of that before the first frame.
    public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalFailure) {
        device = try TerminalDevice(input: options.input, output: options.output)
        guard SystemWidth.useUTF8() else { throw .noUTF8 }
        isDeaf = options.isDeaf
        // Before ncurses, which takes over only signals that nobody has; from here on no resize is missed.
        let keyboardSignals = [SIGINT, SIGQUIT, SIGTSTP]
        signals = try SignalPipe(
            heard: [SIGWINCH, SIGHUP, SIGTERM, SIGCONT] + (options.isDeaf ? [] : keyboardSignals),
            ignored: options.isDeaf ? keyboardSignals : [])
        let opened: Opened
        do {
            opened = try Opened(device, type: options.type)
        } catch {
            signals.close()
            throw error
        }
        screen = opened.screen
        streams = opened.streams
        type = opened.type
        size = opened.size
        colours = ColourCapability.detect(isColourless: options.isColourless)
        palette = Palette(.plain, colours: colours)
        listener = Listener(keys: Terminfo.keys())
        enter()
    }

    deinit { end() }

    /// Sets the process's locale, which no other thread may be reading meanwhile: whoever is about to begin one calls this
    /// before. Whether UTF-8 is to be had is told when the terminal is taken over.
    public static func setLocale() { _ = SystemWidth.useUTF8() }

    /// Gives the terminal back as it was found. May be called twice.
    public func end() {
        guard isOpen else { return }
        isOpen = false
        leave()
        delscreen(screen)
        for stream in streams { fclose(stream) }
        signals.close()
    }

    // MARK: Showing

    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public func present(_ surface: Surface) {
        guard isOpen else { return }
        if !isShown {
            isShown = true
            askForPastes()
        }
        painter.paint(surface, palette: palette, on: size)
    }

    public func use(_ theme: Theme) {
        palette = Palette(theme, colours: colours)
        painter.forget()
    }

    public func bell() {
        if isOpen { beep() }
    }

    public func copyToClipboard(_ text: String?) {
        // The Linux console and real terminals would show the sequence.
        guard isOpen, !type.hasPrefix("linux"), !type.hasPrefix("vt") else { return }
        guard let text else { return device.write(Clipboard.clear) }
        if let sequence = Clipboard.set(text) { device.write(sequence) }
    }

    public func suspend() {
        guard isOpen, !isDeaf else { return }
        leave()
        signals.stopProcessGroup()
        reenter()
    }

    // MARK: Listening

    public func watch(_ fileDescriptor: Int32) -> WakeToken { listener.watch(fileDescriptor) }

    public func unwatch(_ token: WakeToken) { listener.unwatch(token) }

    public func wait(until deadline: Instant?) -> [TerminalEvent] {
        while true {
            let wakeUp = [deadline, listener.deadline].compactMap { $0 }.min()
            listener.poll(device, signals, milliseconds: wakeUp.map { max(0, $0 - now()) })
            var events = listener.takeEvents(device, at: now())
            for signal in signals.take() { hear(signal, &events) }
            if !events.isEmpty { return events }
            if let deadline, deadline <= now() { return [] }
        }
    }

    private func hear(_ signal: Int32, _ events: inout [TerminalEvent]) {
        switch signal {
        case SIGWINCH: adoptSize(&events)
        case SIGHUP: listener.hangUp(&events)
        case SIGTSTP: suspend()
        case SIGCONT:
            // Also after SIGSTOP, which nobody hears: whoever had the terminal meanwhile left his traces.
            reenter()
            adoptSize(&events)
            // First: no key that came with it was pressed while the program stood still.
            if !events.contains(.resumed) { events.insert(.resumed, at: 0) }
        default:
            if !events.contains(.terminate) { events.append(.terminate) }
        }
    }

    private func adoptSize(_ events: inout [TerminalEvent]) {
        guard let told = device.size, told != size else { return }
        size = told
        resizeterm(Int32(told.height), Int32(told.width))
        // Terminals fold and move lines as they like: everything is drawn anew.
        clearok(anju_curscr(), true)
        painter.forget()
        events.removeAll { if case .resized = $0 { true } else { false } }
        events.append(.resized(told))
    }

    // MARK: Taking and giving back

    private func enter() {
        raw()
        noecho()
        nonl()
        typeahead(-1)
        leaveok(anju_stdscr(), false)
        if isShown { askForPastes() }
    }

    private func askForPastes() { device.write(Array("\u{1B}[?2004h".utf8)) }

    private func leave() {
        if isShown { device.write(Array("\u{1B}[?2004l".utf8)) }
        // Also where nothing was shown: ncurses has the way to its screen in its buffer already, and this the way back.
        endwin()
        device.restoreSettings()
    }

    /// Takes the terminal again and shows the last frame: what is there now, somebody else may have written.
    private func reenter() {
        guard isOpen else { return }
        reset_prog_mode()
        enter()
        wrefresh(anju_curscr())
    }
}

/// A screen of ncurses on a device.
private struct Opened {
    let screen: OpaquePointer
    let streams: [UnsafeMutablePointer<FILE>]
    let type: String
    let size: Size

    init(_ device: TerminalDevice, type: String) throws(TerminalFailure) {
        // ncurses closes nothing itself; copies keep the program's own standard streams out of it.
        guard let output = fdopen(anju_duplicate(device.output), "w") else { throw .system(errno) }
        guard let input = fdopen(anju_duplicate(device.input), "r") else {
            fclose(output)
            throw .system(errno)
        }
        streams = [output, input]
        // A terminal whose type this host does not know is nearly always one of xterm's kin.
        let candidates = [type, "xterm-256color", "xterm"]
        for candidate in candidates where !candidate.isEmpty {
            guard let screen = newterm(candidate, output, input) else { continue }
            guard Terminfo.canPlaceCursor else {
                endwin()
                delscreen(screen)
                break
            }
            self.screen = screen
            self.type = candidate
            let drawn = Size(width: Int(getmaxx(anju_stdscr())), height: Int(getmaxy(anju_stdscr())))
            size = device.size ?? drawn
            if size != drawn { resizeterm(Int32(size.height), Int32(size.width)) }
            return
        }
        for stream in streams { fclose(stream) }
        device.restoreSettings()
        throw .cannotDraw(type: type)
    }
}
