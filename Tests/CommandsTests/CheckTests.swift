import Foundation
import Testing

@testable import Commands

/// `anju check` on a sample office.
@Suite("anju check") struct CheckTests {
    private let harness: CommandHarness

    init() throws {
        harness = try CommandHarness()
        try harness.copySample()
        let reports: [UInt8] = try #require(harness.placed["media/reports.jsonl"])
        harness.binaries["reports.jsonl"] = reports
    }

    private func states() throws -> [String: Int] {
        #expect(harness.run("check", "list", "--json") == 0)
        let checks = try #require(try harness.json()["checks"] as? [[String: Any]])
        #expect(checks.allSatisfy { ($0["applicant"] as? String)?.contains("*") == true })
        return Dictionary(grouping: checks.compactMap { $0["state"] as? String }) { $0 }.mapValues(\.count)
    }

    @Test("What waits is exported once, full numbers in the file and nowhere else")
    func export() throws {
        #expect(harness.run("check", "export", "--to", "out.jsonl", "--by", "shouli") == 0)
        let file = String(decoding: try #require(harness.written["out.jsonl"]), as: UTF8.self)
        #expect(file.split(separator: "\n").count == 1)
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
        let members = try #require(line["members"] as? [[String: Any]])
        let number = try #require(members.first?["id_no"] as? String)
        #expect(members.count == 3 && number.count == 18)
        // The child has authorised nothing.
        #expect(members.map { $0["authorised_on"] != nil } == [true, true, false])
        #expect(!harness.output.contains(number) && harness.output.contains("完整的证件号码"))
        #expect(harness.run("check", "export", "--to", "again.jsonl", "--json") == 0)
        #expect(try harness.json()["requests"] as? Int == 0 && harness.written["again.jsonl"] == nil)
        #expect(harness.run("check", "export", "--to", "-", "--json") == 3)
        #expect(harness.run("check", "export") == 64)
        #expect(harness.run("check", "export", "--to", "x.jsonl", "--by", "shenhe", "--json") == 2)
    }

    @Test("The reports of the sample answer what is in progress; again they change nothing")
    func imports() throws {
        let before = try states()
        #expect(before["IN_PROGRESS"] == 1 && before["MEETS"] == 2)
        #expect(harness.run("check", "import", "reports.jsonl", "--by", "shouli", "--json") == 0)
        let taken = try harness.json()
        #expect(taken["reports"] as? Int == 1 && taken["meeting"] as? Int == 1 && taken["finished"] as? Bool == true)
        let after = try states()
        #expect(after["IN_PROGRESS"] == nil && after["MEETS"] == 3)
        #expect(harness.run("check", "import", "reports.jsonl") == 0)
        #expect(harness.output.contains("什么也没有改变"))
        #expect(harness.run("verify") == 0)
    }

    @Test("A bad line is 3 with line and field, a rule's refusal 2 with its code, an unknown signature 3")
    func refused() throws {
        let good = String(decoding: try #require(harness.binaries["reports.jsonl"]), as: UTF8.self)
        harness.files["bad.jsonl"] = good.replacing("\"fen\":12500000", with: "\"fen\":125000.00")
        #expect(harness.run("check", "import", "bad.jsonl", "--json") == 3)
        let problem = try #require((try harness.json()["problems"] as? [[String: Any]])?.first)
        #expect(problem["line"] as? Int == 1 && problem["field"] as? String == "members[0].property[0].fen")
        harness.files["early.jsonl"] = good.replacing("2023-08-21", with: "2023-08-22")
        #expect(harness.run("check", "import", "early.jsonl", "--json") == 2)
        #expect((try harness.json()["refusal"] as? [String: Any])?["code"] as? String == "REPORT_IN_FUTURE")
        #expect(harness.run("check", "import", "early.jsonl") == 2)
        #expect(harness.complaints.contains("early.jsonl 第 1 行：REPORT_IN_FUTURE（6.2）"))
        #expect(harness.run("check", "import", "reports.jsonl", "--signature", "reports.jsonl") == 3)
        #expect(harness.run("check", "import", "gone.jsonl") == 3)
        #expect(try states()["IN_PROGRESS"] == 1)
    }

    @Test("A check is shown with its steps, and without a figure of income or property")
    func show() throws {
        #expect(harness.run("case", "list", "--kind", "economic_check", "--state", "FAILS", "--json") == 0)
        let found = try #require(try harness.json()["cases"] as? [[String: Any]])
        #expect(found.count == 2)
        let number = try #require(found.first?["number"] as? String)
        #expect(harness.run("case", "show", number, "--json") == 0)
        let shown = try harness.json()
        let timeline = try #require(shown["timeline"] as? [[String: Any]])
        #expect(
            timeline.compactMap { $0["act"] as? String } == [
                "START", "AUTHORISE", "AUTHORISE", "REQUEST", "SEND", "REPORT_IN", "ASSESS",
            ])
        #expect(shown["meets"] as? Bool == false && shown["objection_until"] as? String == "2023-08-28")
        #expect((shown["allowed"] as? [String])?.contains("OBJECT") == true)
        for word in ["fen", "income", "440303"] { #expect(!harness.output.contains(word), "\(word)") }
        #expect(harness.run("case", "show", number) == 0)
        #expect(harness.output.contains("不符合要求") && harness.output.contains("得出核对结果"))
    }
}
