import CPosix
import Cells
import Glibc

@testable import Terminal

/// A pseudo-terminal in this process: the test holds the master, ncurses the slave.
final class PseudoTerminal {
    private(set) var master: Int32 = -1
    private(set) var slave: Int32 = -1

    init(_ size: Size = Size(width: 80, height: 24)) {
        var window = winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        precondition(openpty(&master, &slave, nil, nil, &window) == 0)
    }

    deinit {
        closeMaster()
        close(slave)
    }

    func closeMaster() {
        if master >= 0 { close(master) }
        master = -1
    }

    func open(_ type: String = "xterm-256color", isColourless: Bool = false) throws(TerminalFailure) -> NcursesTerminal
    {
        let options = TerminalOptions(input: slave, output: slave, type: type, isColourless: isColourless)
        return try NcursesTerminal(options)
    }

    /// Types `text`.
    func send(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        precondition(write(master, bytes, bytes.count) == bytes.count)
    }

    /// What the program has written since the last call.
    func output() -> String {
        String(decoding: outputBytes(), as: UTF8.self)
    }

    func outputBytes() -> [UInt8] { readAvailable(master) }

    var settings: termios {
        var settings = termios()
        tcgetattr(slave, &settings)
        return settings
    }
}

/// All that can be read now.
func readAvailable(_ fileDescriptor: Int32, waiting milliseconds: Int32 = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var entry = pollfd(fd: fileDescriptor, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, bytes.isEmpty ? milliseconds : 0) > 0 {
        let count = read(fileDescriptor, &buffer, buffer.count)
        if count <= 0 { break }
        bytes += buffer[..<count]
    }
    return bytes
}

/// Whether two settings make a terminal behave the same.
func behaveTheSame(_ left: termios, _ right: termios) -> Bool {
    left.c_iflag == right.c_iflag && left.c_oflag == right.c_oflag && left.c_cflag == right.c_cflag
        && left.c_lflag == right.c_lflag
}
