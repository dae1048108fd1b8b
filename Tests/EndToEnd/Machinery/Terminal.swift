import CPosix
import Foundation
import Glibc
import HostSupport

/// The built program in a real terminal: a private tmux server that types keys and shows what is on the screen.
final class RealTerminal {
    private let socket = "anju-" + UUID().uuidString
    let size: (columns: Int, rows: Int)

    /// Starts `words` in a terminal of `size`. The pane stays when the program ends, so that its last words and its
    /// status can be read.
    init(
        _ words: [String], columns: Int = 80, rows: Int = 24, term: String = "tmux-256color",
        environment: [String: String] = [:]
    ) throws {
        size = (columns, rows)
        let variables = environment.map { "\($0.key)=\(quote($0.value))" }.joined(separator: " ")
        let command = "\(variables) exec " + words.map(quote).joined(separator: " ")
        try tmux(
            "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "sleep 3600", ";", "set", "-g",
            "remain-on-exit", "on", ";", "set", "-g", "status", "off", ";", "set", "-s", "escape-time", "0", ";", "set",
            "-g", "default-terminal", term, ";", "set", "-s", "set-clipboard", "on", ";", "respawn-pane", "-k", command)
    }

    deinit { _ = try? HostProgram.run(["tmux", "-L", socket, "kill-server"]) }

    @discardableResult
    private func tmux(_ words: String...) throws -> String { try tmux(words) }

    @discardableResult
    private func tmux(_ words: [String]) throws -> String {
        let finished = try HostProgram.run(["tmux", "-L", socket, "-f", "/dev/null"] + words)
        guard finished.status == 0 else { throw Failed(what: "tmux \(words): \(finished.errors)") }
        return finished.output
    }

    // MARK: Hands

    /// Presses keys by their tmux names: `Enter`, `Tab`, `Escape`, `F1`, `C-c`.
    func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    /// Types text letter by letter.
    func type(_ text: String) throws {
        try tmux("send-keys", "-l", text)
    }

    /// Sends bytes as they are.
    func bytes(_ bytes: [UInt8]) throws {
        let words = bytes.map { String($0, radix: 16) }
        guard try HostProgram.run(["tmux", "-L", socket, "-f", "/dev/null", "send-keys", "-H"] + words).status == 0
        else {
            throw Failed(what: "tmux send-keys -H")
        }
    }

    /// The cut cable: SIGKILL to everything that runs in the terminal.
    func kill() throws {
        for process in try processes().reversed() { Glibc.kill(process, SIGKILL) }
    }

    /// Pastes as a terminal does, between the marks of bracketed paste.
    func paste(_ text: String) throws {
        try tmux("set-buffer", text)
        try tmux("paste-buffer", "-p")
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    // MARK: Eyes

    /// The rows of the screen, without trailing blanks.
    func rows() throws -> [String] {
        try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    func screen() throws -> String { try rows().joined(separator: "\n") }

    /// What the program put on the terminal's clipboard last.
    func clipboard() throws -> String { try tmux("show-buffer") }

    /// Where the hardware cursor stands, from 0.
    func cursor() throws -> (x: Int, y: Int) {
        let numbers = try tmux("display", "-p", "#{cursor_x} #{cursor_y}").split(separator: " ")
            .compactMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        guard numbers.count == 2 else { throw Failed(what: "no cursor") }
        return (numbers[0], numbers[1])
    }

    /// The program's process id: the child of the launcher when there is one.
    func processes() throws -> [pid_t] {
        let text = try tmux("display", "-p", "#{pane_pid}").trimmingCharacters(in: .whitespacesAndNewlines)
        guard let first = pid_t(text) else { throw Failed(what: "no process") }
        let children = try? String(contentsOfFile: "/proc/\(first)/task/\(first)/children", encoding: .utf8)
        return [first] + (children ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    /// The status the program ended with, or nil while it runs. A signal's number is added to 128.
    func exitStatus() throws -> Int32? {
        let text = try tmux("display", "-p", "#{pane_dead} #{pane_dead_status} #{pane_dead_signal}")
        let words = text.trimmingCharacters(in: .whitespacesAndNewlines).split(
            separator: " ", omittingEmptySubsequences: false)
        guard words.first == "1" else { return nil }
        if words.count > 2, let signal = Int32(words[2]) { return 128 + signal }
        return words.count > 1 ? Int32(words[1]) ?? 0 : 0
    }

    // MARK: Patience

    /// Looks until every text is on the screen; fails with the screen when that takes too long.
    func see(_ texts: String..., seconds: Double = 10, line: Int = #line) throws {
        try until("see \(texts)", seconds: seconds, line: line) { screen in texts.allSatisfy(screen.contains) }
    }

    /// Looks until a text is on the screen that may be wrapped anywhere.
    func seeWrapped(_ text: String, line: Int = #line) throws {
        try until("see \(text)", line: line) { screen in
            screen.filter { !$0.isWhitespace }.contains(text.filter { !$0.isWhitespace })
        }
    }

    /// Looks until a text is gone.
    func miss(_ text: String, seconds: Double = 10, line: Int = #line) throws {
        try until("miss \(text)", seconds: seconds, line: line) { !$0.contains(text) }
    }

    /// Looks until `seconds` have gone by after `moment`, and fails when the text is gone meanwhile: for what must not happen.
    func keepSeeing(
        _ text: String, since moment: ContinuousClock.Instant, seconds: Double, line: Int = #line
    ) throws {
        repeat {
            let screen = try screen()
            guard screen.contains(text) else {
                throw Failed(what: "line \(line): lost \(text). The screen:\n\(screen)")
            }
            poll(nil, 0, 20)
        } while ContinuousClock.now < moment + .seconds(seconds)
    }

    /// Presses Down until the row in focus holds `text`, looking after each press.
    func moveDown(to text: String, line: Int = #line) throws {
        for _ in 0..<100 {
            let before = try focusedRow()
            if before.contains(text) { return }
            try press("Down")
            try until("move down", line: line) { _ in (try? focusedRow()) != before }
        }
        throw Failed(what: "line \(line): no row with \(text)")
    }

    /// The row that is marked as being in focus.
    private func focusedRow() throws -> String { try rows().first { $0.contains("> ") } ?? "" }

    /// Waits for the program's end and returns its status.
    func end(seconds: Double = 10, line: Int = #line) throws -> Int32 {
        var status: Int32?
        try until("end", seconds: seconds, line: line) { [self] _ in
            status = try? exitStatus()
            return status != nil
        }
        return status ?? -1
    }

    func until(_ what: String, seconds: Double = 10, line: Int = #line, _ condition: (String) -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var last = ""
        while ContinuousClock.now < deadline {
            last = try screen()
            if condition(last) { return }
            poll(nil, 0, 20)
        }
        throw Failed(what: "line \(line): did not \(what) in \(seconds) s. The screen:\n\(last)")
    }
}

private func quote(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
