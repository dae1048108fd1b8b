import Foundation
import HostSupport
import Testing

/// Data directories in every bad state: a Chinese sentence with the way on, and the right exit status.
@Suite(.serialized) struct DirectoryTests {
    @Test("No office yet: the sentence names the commands that make one")
    func absent() throws {
        let finished = try Command.anju("case", "list", data: "/nonexistent/anju")
        #expect(finished.status == 1)
        #expect(finished.errors.contains("anju sample"))
    }

    @Test("A wrong setting is named by file and line, status 3")
    func settings() throws {
        let office = try TrainingOffice()
        let file = office.directory + "/anju.toml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacingOccurrences(of: "kiosk_warn_seconds = 60", with: "kiosk_warn_seconds = \"soon\"")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let line = try #require(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.hasPrefix("kiosk_warn_seconds") })
        let finished = try Command.anju("case", "list", data: office.directory)
        #expect(finished.status == 3)
        #expect(finished.errors.contains("anju.toml 第 \(line + 1) 行"))
    }

    @Test("A rule file that is missing or wrong is named before anybody signs in, in words for staff")
    func rules() throws {
        for (isThere, desk) in [(false, "kiosk"), (true, "counter")] {
            let office = try TrainingOffice()
            let file = office.directory + "/policies/renewal.toml"
            if isThere {
                try "[[".write(toFile: file, atomically: true, encoding: .utf8)
            } else {
                try FileManager.default.removeItem(atPath: file)
            }
            let words = [Command.anju, "--data", office.directory, desk]
            let terminal = try RealTerminal(["sh", "-c", words.joined(separator: " ") + "; echo status $?; exec cat"])
            try terminal.see("规则文件", "policies/renewal.toml", "请管理人员", "status 3")
        }
    }

    @Test("A newer schema and a damaged database are told apart, status 1")
    func database() throws {
        let newer = try TrainingOffice()
        try HostProgram.run([
            "sqlite3", newer.directory + "/anju.db", "PRAGMA user_version = 99",
        ])
        let refused = try Command.anju("case", "list", data: newer.directory)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("更新的"))

        let damaged = try TrainingOffice()
        let file = damaged.directory + "/anju.db"
        try Data(repeating: 0x5A, count: 65536).write(to: URL(fileURLWithPath: file))
        let broken = try Command.anju("case", "list", data: damaged.directory)
        #expect(broken.status == 1)
        #expect(broken.errors.contains("损坏"))
    }

    @Test("doctor names a broken look, a wrong setting and a key that others can read, each with the way on")
    func doctor() throws {
        let office = try TrainingOffice()
        #expect(try Command.anju("doctor", data: office.directory).status == 0)
        let folder = office.directory + "/themes"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "[roles\n".write(toFile: folder + "/own.toml", atomically: true, encoding: .utf8)
        let settings = office.directory + "/anju.toml"
        try "nonsense = 1\n".write(toFile: settings, atomically: true, encoding: .utf8)
        let keys = try FileManager.default.contentsOfDirectory(atPath: office.directory + "/keys")
        for key in keys { chmod(office.directory + "/keys/" + key, 0o644) }
        let found = try Command.anju("doctor", data: office.directory)
        #expect(found.status == 1)
        for words in ["不行  配色", "themes/ 里的文件", "不行  设置", "改正 anju.toml", "不行  密钥文件的权限", "chmod 600"] {
            #expect(found.output.contains(words), "\(words) in \(found.output)")
        }
    }

    @Test("A row changed behind the program's back is found by verify")
    func tampered() throws {
        let office = try TrainingOffice()
        #expect(try Command.anju("verify", data: office.directory).status == 0)
        try HostProgram.run([
            "sqlite3", office.directory + "/anju.db",
            "UPDATE matter SET state = 'APPROVED' WHERE state = 'SUBMITTED'",
        ])
        let finished = try Command.anju("verify", "--json", data: office.directory)
        #expect(finished.status == 1)
    }
}
