import Housing
import OfficeSupport
import Testing

@testable import Commands
@testable import Office

/// Commands on a working office: who asks has to say who he is.
@Suite struct WorkingOfficeTests {
    private let harness: CommandHarness

    init() throws {
        harness = try CommandHarness()
        harness.secret = "白菜炖粉条 8 碗"
        harness.run(
            "create", "boss", "--name", "赵样", "--id-no", "440303198802299993", "--new-password-fd", "3", "--json")
    }

    @Test("create makes the office and its first manager, once")
    func create() throws {
        #expect(try harness.json()["ok"] as? Bool == true)
        #expect(harness.run("create", "boss2", "--name", "赵样", "--id-no", "440303198802299993") == 1)
        #expect(harness.run("user", "add", "x2", "--first", "--name", "王样", "--id-no", "440303195601019971") == 2)
    }

    @Test("A writing command needs --by and the password")
    func by() throws {
        let new = ["user", "add", "wang", "--name", "王样", "--id-no", "440303195601019971", "--role", "clerk"]
        #expect(harness.run(new, in: harness.directory) == 64)
        #expect(harness.run(new + ["--by", "boss"], in: harness.directory) == 0)
        #expect(harness.prompts == 1)
        harness.secret = "不对的密码"
        #expect(harness.run("user", "disable", "wang", "--by", "boss", "--json") == 2)
        let refusal = try #require(try harness.json()["refusal"] as? [String: Any])
        #expect(refusal["code"] as? String == "SIGN_IN_FAILED")
    }

    private static let newClerk = [
        "user", "add", "wang", "--name", "王样", "--id-no", "440303195601019971", "--role", "clerk", "--by", "boss",
        "--json",
    ]

    private func refusalCode() throws -> String? {
        (try harness.json()["refusal"] as? [String: Any])?["code"] as? String
    }

    @Test("A right password that meets another command's try at the door is tried again, and asked for once")
    func delayed() throws {
        let asked = harness.prompts
        // As by a command that is still there: charged, and not yet found to be right.
        try harness.atDoor("boss") { gate, writer throws(OfficeFailure) in
            try gate.charge(writer, at: StoredClocks.begin)
        }
        let harness = harness
        harness.meanwhile = {
            guard harness.pauses == 3 else { return }
            try? harness.atDoor("boss") { gate, writer throws(OfficeFailure) in try gate.clear(writer) }
        }
        #expect(harness.run(Self.newClerk, in: harness.directory) == 0)
        #expect(harness.pauses == 3 && harness.prompts == asked + 1)
    }

    @Test("Nobody waits for ever, and nobody at all after a second wrong password")
    func delayedLong() throws {
        let asked = harness.prompts
        try harness.atDoor("boss") { gate, writer throws(OfficeFailure) in
            try gate.charge(writer, at: StoredClocks.begin)
        }
        #expect(harness.run(Self.newClerk, in: harness.directory) == 2)
        #expect(try refusalCode() == "SIGN_IN_DELAYED")
        #expect(harness.pauses == ByOptions.mostTries - 1 && harness.prompts == asked + 1)
        try harness.atDoor("boss") { gate, writer throws(OfficeFailure) in
            try gate.charge(writer, at: StoredClocks.begin.adding(seconds: 1))
        }
        #expect(harness.run(Self.newClerk, in: harness.directory) == 2)
        #expect(harness.pauses == ByOptions.mostTries - 1)
    }

    @Test(
        "Without a password an account waits for its code at the counter; commands say so, and then take the password")
    func code() throws {
        harness.run(
            "user", "add", "wang", "--name", "王样", "--id-no", "440303195601019971", "--role", "manager", "--by", "boss")
        #expect(harness.output.contains("用一次性验证码登录"))
        #expect(harness.run("user", "code", "boss", "--by", "wang", "--json") == 2)
        let refusal = try #require(try harness.json()["refusal"] as? [String: Any])
        #expect(refusal["code"] as? String == "ACCOUNT_NOT_ACTIVATED")
        #expect(harness.run("user", "code", "wang", "--by", "boss", "--json") == 0)
        let code = try #require(try harness.json()["code"] as? String)
        try harness.activate("wang", code: code, password: "萝卜炖排骨 3 锅")
        harness.secret = "萝卜炖排骨 3 锅"
        #expect(harness.run("user", "code", "boss", "--by", "wang") == 0)
    }

    @Test("A manager whose code ran out is made again under the same login")
    func firstAgain() throws {
        let other = try CommandHarness()
        let new = ["boss", "--name", "赵样", "--id-no", "440303198802299993", "--json"]
        #expect(other.run(["create"] + new, in: other.directory) == 0)
        #expect(other.run(["user", "add"] + new + ["--first"], in: other.directory) == 0)
        let code = try #require(try other.json()["code"] as? String)
        try other.activate("boss", code: code, password: "萝卜炖排骨 3 锅")
        #expect(other.run(["user", "add"] + new + ["--first"], in: other.directory) == 2)
    }

    @Test("Accounts of organisations are opened by a clerk; a check that fails has to be looked into")
    func organisation() throws {
        harness.run(
            "user", "add", "wang", "--name", "王样", "--id-no", "440303195601019971", "--role", "clerk",
            "--new-password-fd", "3", "--by", "boss")
        let code = "91350100M000100Y43"
        func open(_ words: String...) -> Int32 {
            harness.run(["user", "organisation"] + words + ["--json"], in: harness.directory)
        }
        #expect(open(code, "--name", "样例公司", "--by", "boss") == 2)
        #expect(open(code, "--by", "wang") == 3)
        #expect(open(code, "--name", "样例公司", "--by", "wang") == 0)
        #expect(try (harness.json()["code"] as? String)?.count == 8)
        #expect(open("91350100", "--name", "样例公司", "--by", "wang") == 3)
        // Known to be in use, though its last character fails the standard's check.
        #expect(open("91350211M0000XUF46", "--name", "样例二公司", "--by", "wang") == 3)
        #expect(harness.complaints.contains("--checked"))
        #expect(open("91350211M0000XUF46", "--name", "样例二公司", "--checked", "--by", "wang") == 0)
        #expect(try harness.json()["warning"] as? String == "CHECK_CHARACTER")
    }

    @Test("Its clock cannot be set")
    func clock() {
        #expect(harness.run("clock", "advance", "1d") == 2)
        #expect(harness.complaints.hasPrefix("NOT_TRAINING"))
        #expect(harness.run("clock", "show") == 0)
    }
}
