import CPosix
import Foundation
import HostSupport
import Testing

/// What a real terminal does to the program: sizes, hang-ups, signals, colours, pastes.
@Suite(.serialized) struct TerminalTests {
    @Test("80x24 to 200x60, too small, and back: nothing typed is lost")
    func resize() throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("Enter")
        try terminal.see("账号密码")
        try terminal.press("2")
        try terminal.see("账号密码登录")
        try terminal.type("44030319")
        for (columns, rows) in [(200, 60), (40, 10), (120, 36), (80, 24)] {
            try terminal.resize(columns: columns, rows: rows)
            try terminal.see(columns < 80 ? "窗口" : "440303 19")
        }
        try terminal.type("7506229996")
        try terminal.see("440303 19750622 9996")
    }

    @Test("A hung-up terminal ends the program; nothing is left running")
    func hangup() throws {
        let office = try TrainingOffice()
        var terminal: RealTerminal? = try office.kiosk()
        try terminal?.see("点这里登录")
        let processes = try terminal?.processes() ?? []
        #expect(processes.count == 2)
        terminal = nil
        try wait(until: { processes.allSatisfy { kill($0, 0) != 0 } }, "the processes end")
    }

    @Test("Killed, the screen leaves the terminal as it was and a sentence", arguments: [SIGKILL, SIGSEGV])
    func restored(signal: Int32) throws {
        let office = try TrainingOffice()
        let shell = try RealTerminal([
            "sh", "-c", "\(Command.anju) --data \(office.directory) kiosk; stty -a; echo end",
        ])
        try shell.see("点这里登录")
        let screen = try #require(descendants(of: try shell.processes()[0]).last)
        kill(screen, signal)
        try shell.see("程序意外结束，已保存的内容不会丢失，请重新打开。", "end")
        let words = try shell.screen().split(whereSeparator: \.isWhitespace)
        #expect(words.contains("icanon") && words.contains("echo"))
        #expect(try !shell.screen().contains("点这里登录"))
    }

    @Test("A desk that cannot open its office says so on the screen that was there before")
    func cannotOpen() throws {
        let office = try TrainingOffice()
        try Data(repeating: 0x5A, count: 65536).write(to: URL(fileURLWithPath: office.directory + "/anju.db"))
        let kiosk = "\(Command.anju) --data \(office.directory) kiosk"
        let shell = try RealTerminal(["sh", "-c", "echo before; \(kiosk); echo status $?; stty -a; exec cat"])
        try shell.see("before", "损坏", "status 1", "icanon")
        #expect(try !shell.screen().contains("-icanon"))
    }

    @Test("Terminals of every kind show the page", arguments: ["xterm-256color", "screen", "linux", "vt100", "foot"])
    func kinds(term: String) throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk(environment: ["TERM": term])
        try terminal.see("住房保障个人服务窗口", "点这里登录")
    }

    @Test("Without colours, and in a locale that is not UTF-8", arguments: [["NO_COLOR": "1"], ["LC_ALL": "C"]])
    func poor(environment: [String: String]) throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk(environment: environment)
        try terminal.see("住房保障个人服务窗口")
    }

    @Test("No terminal: a sentence and the status of a wrong call")
    func none() throws {
        let office = try TrainingOffice()
        let finished = try Command.anju("kiosk", data: office.directory)
        #expect(finished.status == 64)
        #expect(finished.errors.contains("终端"))
    }

    @Test("A kiosk is deaf to Ctrl-C, Ctrl-Z, Ctrl-\\ and Ctrl-S")
    func deaf() throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("C-c", "C-z", "C-\\", "C-s", "Enter")
        try terminal.see("请您使用【微信】扫码登录")
    }

    @Test("Garbage bytes end nothing and type nothing")
    func garbage() throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("Enter", "2")
        try terminal.see("账号密码登录")
        try terminal.bytes([0xFF, 0xFE, 0x1B, 0x5B, 0x31, 0x32, 0x3B, 0x34, 0x30, 0x52, 0xC3, 0x28, 0x00, 0x80])
        try terminal.type("4403")
        try terminal.see("[4403 ")
    }

    @Test("A thousand pasted keys: the field takes what fits, the program goes on")
    func paste() throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("Enter", "2")
        try terminal.see("账号密码登录")
        try terminal.paste(String(repeating: "440303197506229996", count: 56))
        try terminal.see("440303 19750622 9996")
    }
}

private func wait(until condition: () throws -> Bool, _ what: String) throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw Failed(what: "waited 10 s until \(what)") }
        poll(nil, 0, 20)
    }
}

/// The processes below one, the deepest last.
private func descendants(of process: pid_t) -> [pid_t] {
    let children = (try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)) ?? ""
    return children.split(separator: " ").compactMap { pid_t($0) }.flatMap { [$0] + descendants(of: $0) }
}
