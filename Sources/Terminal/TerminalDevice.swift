import CPosix
import Cells
import Glibc

/// The terminal's two file descriptors and what they were like before.
struct TerminalDevice {
    let input: Int32
    let output: Int32
    private let settings: termios

    init(input: Int32, output: Int32) throws(TerminalFailure) {
        var settings = termios()
        guard isatty(input) == 1, isatty(output) == 1, tcgetattr(output, &settings) == 0 else { throw .notATerminal }
        self.input = input
        self.output = output
        self.settings = settings
    }

    /// The size that the terminal tells; nil where it tells none, as on a serial line.
    var size: Size? {
        var size = winsize()
        guard anju_window_size(output, &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return Size(width: Int(size.ws_col), height: Int(size.ws_row))
    }

    /// Makes the terminal behave as it was found.
    func restoreSettings() {
        var settings = settings
        tcsetattr(output, TCSANOW, &settings)
    }

    /// Writes all of `bytes`; a terminal that is gone takes nothing, which is no error here.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                if poll(&entry, 1, 1000) <= 0 { return }
            } else if errno != EINTR {
                return
            }
        }
    }

    enum Reading {
        case bytes(ArraySlice<UInt8>)
        case nothing
        case closed
    }

    /// What can be read at once into `buffer`.
    func read(into buffer: inout [UInt8]) -> Reading {
        while true {
            let count = Glibc.read(input, &buffer, buffer.count)
            if count > 0 { return .bytes(buffer[..<count]) }
            if count == 0 { return .closed }
            if errno == EAGAIN { return .nothing }
            if errno != EINTR { return .closed }
        }
    }
}
