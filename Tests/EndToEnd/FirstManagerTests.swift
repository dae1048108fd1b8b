import Foundation
import TestSupport
import Testing

/// From an empty directory to the first manager at his counter.
@Suite(.serialized) struct FirstManagerTests {
    private struct Created: Decodable {
        let code: String
    }

    @Test("create prints a code; with it the first manager sets a password at the counter, and commands take that")
    func firstManager() throws {
        let folder = try TemporaryFolder()
        let directory = folder("office")
        let made = try Command.anju(
            "create", "boss", "--name", "王主管", "--id-no", "440303197001011238", "--json", data: directory)
        #expect(made.status == 0)
        let code = try JSONDecoder().decode(Created.self, from: Data(made.output.utf8)).code

        let terminal = try RealTerminal([Command.anju, "--data", directory, "counter"])
        try terminal.see("工作人员登录", "用一次性验证码登录")
        try terminal.type("boss")
        try terminal.press("Tab", "Tab", "Right", "Enter")
        try terminal.see("至少8个字符")
        try terminal.type(code)
        try terminal.press("Enter")
        for _ in 1...2 {
            try terminal.type("cabbage and noodles")
            try terminal.press("Enter")
        }
        try terminal.see("1 待受理:0", "王主管", seconds: 30)

        let added = try Command.anju(
            "user", "add", "wang", "--name", "王样", "--id-no", "440303195601019971", "--role", "clerk", "--by", "boss",
            "--password-fd", "0", data: directory, input: "cabbage and noodles\n")
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.contains("用一次性验证码登录"))
    }
}
