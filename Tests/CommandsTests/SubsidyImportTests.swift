import Foundation
import Housing
import Testing

@testable import Commands
@testable import Office

@Suite struct SubsidyImportCommandTests {
    private static let asOf = "2023-07-31T18:00"

    /// A training office whose sample files lie beside it, with the batch of the sample open: register and members are in.
    private func harness() throws -> CommandHarness {
        let harness = try CommandHarness()
        try harness.copySample()
        for (path, bytes) in harness.placed {
            guard let name = path.split(separator: "/").last else { continue }
            harness.binaries[String(name)] = bytes
        }
        return harness
    }

    @Test("The sample's files by command, once and again")
    func sample() throws {
        let harness = try harness()
        let orders = [
            ["import", "register", "subsidy-register.csv", "--batch", "sample-2023", "--as-of", Self.asOf],
            ["import", "members", "subsidy-members.csv", "--batch", "sample-2023"],
            ["import", "used-houses", "subsidy-used-houses.csv"],
            ["import", "applications", "subsidy-applications.jsonl"],
            ["import", "findings", "subsidy-findings.csv", "--at", "2023-08-30T10:00"],
            [
                "import", "register", "subsidy-register-close.csv", "--batch", "sample-2023", "--as-of",
                "2023-08-29T18:00", "--at", "2023-08-30T10:00",
            ],
        ]
        for order in orders {
            #expect(harness.run(order + ["--json"], in: harness.directory) == 0, "\(order) \(harness.complaints)")
            let first = try harness.json()
            #expect(first["ok"] as? Bool == true && first["taken"] as? Bool == true)
            let isIn = ["subsidy-register.csv", "subsidy-members.csv"].contains(order[2])
            #expect(first["changed_nothing"] as? Bool == isIn, "\(order)")
            #expect(harness.run(order + ["--json"], in: harness.directory) == 0, "\(order) \(harness.complaints)")
            #expect(try harness.json()["changed_nothing"] as? Bool == true, "\(order)")
            #expect(!harness.output.contains("440303199"))
        }
    }

    @Test("Bad rows end with 3 and line, column and reason; a rule's no with 2; a missing file with 3")
    func statuses() throws {
        let harness = try harness()
        let notice = String(decoding: try #require(harness.binaries["subsidy-notice.toml"]), as: UTF8.self)
        harness.files["new.toml"] = notice.replacing("name = \"sample-2023\"", with: "name = \"other-2023\"")
        #expect(harness.run("batch", "open", "new.toml") == 0, "\(harness.complaints)")
        let register = ["import", "register", "r.csv", "--batch", "other-2023", "--as-of"]
        harness.files["r.csv"] = RegisterColumn.header.joined(separator: ",") + "\nBHR1\n"
        #expect(harness.run(register + [Self.asOf, "--json"], in: harness.directory) == 3)
        let problems = try #require(try harness.json()["problems"] as? [[String: Any]])
        #expect(problems.count == 1 && problems[0]["line"] as? Int == 2)
        #expect(harness.run(register + ["2023-08-01"], in: harness.directory) == 3)
        #expect(harness.complaints.contains("--as-of"))
        #expect(harness.run("import", "members", "r.csv", "--batch", "other-2023") == 3)
        #expect(harness.run("import", "findings", "none.csv") == 3)
        harness.files["a.jsonl"] = "{}\n"
        #expect(harness.run("import", "applications", "a.jsonl", "--batch", "other-2023") == 2)
        #expect(harness.complaints.contains("REGISTER_MISSING"))
        #expect(harness.run("import", "members", "r.csv", "--batch", "none-2023") == 2)
    }
}
