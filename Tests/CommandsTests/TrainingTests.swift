import Foundation
import Office
import Testing
import Texts

@testable import Commands

/// Commands on a sample office: exit statuses and the shapes of JSON.
@Suite struct TrainingTests {
    private let harness: CommandHarness

    init() throws {
        harness = try CommandHarness()
        try harness.copySample()
    }

    @Test("sample prints now, media and accounts, and takes no directory twice")
    func sample() throws {
        let harness = try CommandHarness()
        #expect(harness.run("sample", "--seed", "3", "--json") == 0)
        let answer = try harness.json()
        #expect(answer["ok"] as? Bool == true && answer["now"] as? String == "2023-08-21T10:00:00+08:00")
        #expect(answer["media"] as? String == "\(harness.directory)/media")
        let accounts = try #require(answer["accounts"] as? [[String: Any]])
        #expect(accounts.allSatisfy { Set($0.keys) == ["role", "login", "password", "name", "situation"] })
        #expect(accounts.contains { $0["situation"] as? String == "old-policy" })
        #expect(harness.run("sample", "--json") == 1)
        #expect(try harness.json()["ok"] as? Bool == false)
    }

    @Test("case list and case show have the contract's members, the applicant masked")
    func cases() throws {
        #expect(harness.run("case", "list", "--json") == 0)
        let cases = try #require(try harness.json()["cases"] as? [[String: Any]])
        #expect(cases.count == 19)
        let members: Set = [
            "number", "kind", "state", "applicant", "lease_no", "opened_at", "submitted_at", "updated_at",
            "assigned_to",
            "version",
        ]
        for found in cases {
            #expect(Set(found.keys).isSuperset(of: members))
            #expect((found["applicant"] as? String)?.contains("*") == true)
            #expect((found["opened_at"] as? String)?.hasSuffix("+08:00") == true)
        }
        let returned = try #require(cases.first { $0["state"] as? String == "RETURNED" })
        let number = try #require(returned["number"] as? String)
        #expect(harness.run("case", "show", number, "--json") == 0)
        let shown = try harness.json()
        let timeline = try #require(shown["timeline"] as? [[String: Any]])
        #expect(timeline.first?["act"] as? String == "START" && timeline.last?["act"] as? String == "RETURN")
        #expect(timeline.first?["by_role"] as? String == "applicant")
        let items = try #require(shown["items"] as? [[String: Any]])
        #expect(items.first?["path"] as? String == "MATERIAL/CARD_BACK")
        #expect((shown["materials"] as? [[String: Any]])?.count == 2)
        let allowed = try #require(shown["allowed"] as? [String])
        #expect(allowed.contains("WITHDRAW") && !allowed.contains("APPROVE"))
    }

    @Test("One state is listed on request; an unknown one is bad input or usage")
    func states() throws {
        #expect(harness.run("case", "list", "--state", "submitted", "--json") == 0)
        #expect((try harness.json()["cases"] as? [Any])?.count == 2)
        #expect(harness.run("case", "list", "--kind", "contract", "--state", "TO_SIGN", "--json") == 0)
        #expect((try harness.json()["cases"] as? [Any])?.isEmpty == true)
        #expect(harness.run("case", "list", "--kind", "contract", "--state", "SUBMITTED", "--json") == 3)
        #expect(harness.run("case", "list", "--kind", "lease", "--json") == 3)
        #expect(harness.run("case", "list", "--state", "SUBMITED", "--json") == 3)
        #expect(harness.run("case", "list", "--search", "陈") == 3)
        #expect(harness.complaints.contains("--search") && harness.complaints.contains("两个字"))
        #expect(harness.run("case", "show", "R2308-00001-0", "--json") == 3)
    }

    @Test("The clock is shown, set and moved, without a password in training")
    func clock() throws {
        #expect(harness.run("clock", "set", "2023-09-01T08:00", "--frozen", "--json") == 0)
        #expect(harness.run("clock", "advance", "3d", "--by", "zhuguan", "--json") == 0)
        let answer = try harness.json()
        #expect(answer["now"] as? String == "2023-09-04T08:00:00+08:00" && answer["frozen"] as? Bool == true)
        #expect(harness.prompts == 0)
        #expect(harness.run("clock", "set", "2020-01-01", "--json") == 2)
        #expect((try harness.json()["refusal"] as? [String: Any])?["code"] as? String == "CLOCK_BEHIND")
        #expect(harness.complaints.contains("2023年9月4日"))
        #expect(harness.run("clock", "set", "2023-09-04T07:00") == 0)
        #expect(harness.run("clock", "set", "soon") == 3)
        #expect(harness.run("clock", "advance", "1d", "--by", "shouli", "--json") == 2)
        let refusal = try #require(try harness.json()["refusal"] as? [String: Any])
        #expect(refusal["code"] as? String == "NOT_ALLOWED" && refusal["rule"] as? String == "SET_CLOCK")
    }

    @Test("An import that is not taken is 3, with every problem; one that is, 0")
    func imports() throws {
        let header =
            "lease_no,policy,lease_start,lease_end,rent_fen,dwelling_code,estate,building,room,built_area_cm2,"
            + "person_role,name,id_type,id_no,relation,mobile,marital,move_in\n"
        let good =
            "样-1,老政策,2020-11-01,2023-10-31,42000,4403030070020300006000002,样例家园,1 栋,1204,350000,"
            + "承租人,陈样明,身份证,440303199102289983,,13800138000,未婚,2020-11-01\n"
        harness.files["good.csv"] = header + good
        harness.files["bad.csv"] = header + good.replacing("42000", with: "420.00")
        #expect(harness.run("import", "leases", "bad.csv", "--json") == 3)
        let refused = try harness.json()
        #expect(refused["ok"] as? Bool == false && refused["taken"] as? Bool == false)
        let problem = try #require((refused["problems"] as? [[String: Any]])?.first)
        #expect(problem["line"] as? Int == 2 && problem["column"] as? String == "rent_fen")
        #expect(harness.run("import", "leases", "bad.csv") == 3)
        #expect(harness.complaints.contains("第 2 行 rent_fen"))
        #expect(harness.run("import", "leases", "good.csv", "--json") == 0)
        #expect(try harness.json()["leases_added"] as? Int == 1)
        #expect(harness.run("import", "leases", "good.csv") == 0)
        #expect(harness.output.contains("什么也没有改变"))
        #expect(harness.run("import", "leases", "gone.csv") == 3)
    }

    @Test("Accounts are added, listed, given roles, shut out; codes are issued")
    func users() throws {
        #expect(
            harness.run(
                "user", "add", "wang", "--name", "王样", "--id-no", "440303198802299993", "--role", "clerk", "--json")
                == 0)
        #expect((try harness.json()["code"] as? String)?.count == 8)
        #expect(harness.run("user", "roles", "wang", "--set", "reviewer", "--set", "clerk", "--json") == 0)
        let user = try #require(try harness.json()["user"] as? [String: Any])
        #expect(user["roles"] as? [String] == ["clerk", "reviewer"])
        #expect(harness.run("user", "roles", "wang", "--set", "审核", "--set", "受理") == 0)
        #expect(harness.output.contains("受理、审核"))
        #expect(harness.run("user", "roles", "wang", "--set", "boss") == 3)
        #expect(harness.complaints.contains("受理（clerk）、审核（reviewer）、主管（manager）"))
        #expect(harness.run("user", "disable", "wang") == 0)
        #expect(harness.run("user", "code", "wang") == 2)
        #expect(harness.run("user", "enable", "wang") == 0)
        #expect(harness.run("user", "code", "wang", "--json") == 0)
        #expect(harness.run("user", "list", "--json") == 0)
        #expect((try harness.json()["users"] as? [Any])?.count == 7)
        #expect(harness.run("user", "disable", "zhuguan") == 2)
        #expect(harness.complaints.hasPrefix("LAST_MANAGER"))
        #expect(harness.run("user", "disable", "shenhe", "--by", "shouli", "--json") == 2)
        #expect((try harness.json()["refusal"] as? [String: Any])?["rule"] as? String == "MANAGE_STAFF")
        #expect(harness.run("user", "roles", "--json") == 0)
        #expect((try harness.json()["acts"] as? [Any])?.isEmpty == false)
    }

    @Test("verify finds the sample sound, doctor well, tick has nothing to do")
    func upkeep() throws {
        #expect(harness.run("verify", "--json") == 0)
        #expect(try harness.json()["faults"] as? [String] == [])
        #expect(harness.run("doctor", "--json") == 0)
        #expect(harness.run("tick", "--json") == 0)
        #expect(try harness.json()["expired"] as? Int == 0 && harness.json()["released"] as? Int == 0)
        #expect(harness.run("clock", "advance", "60d") == 0)
        #expect(harness.run("tick", "--json") == 0)
        #expect((try harness.json()["expired"] as? Int ?? 0) > 0)
        #expect((try harness.json()["released"] as? Int ?? 0) == 1)
        #expect(try harness.json().keys.contains("forgotten_drafts") && harness.json().keys.contains("ended_attempts"))
    }

    @Test("verify of a database that is lost or torn names what is broken, not itself", arguments: [true, false])
    func broken(isEmpty: Bool) throws {
        let path = harness.directory + "/anju.db"
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        // The schema and the roots of its tables were written before any row: they stand in what is left.
        let kept = whole.count / 4 * 3
        let torn = whole.prefix(kept) + Data(count: whole.count - kept)
        try (isEmpty ? Data() : torn).write(to: URL(fileURLWithPath: path))
        #expect(harness.run("verify", "--json") == 1)
        let faults = try #require(try harness.json()["faults"] as? [String])
        #expect(isEmpty ? faults == ["anju.db: EMPTY"] : faults.contains { $0.hasPrefix("table ") }, "\(faults)")
        #expect(harness.run("verify") == 1)
        #expect(harness.complaints.contains("备份") && !harness.complaints.contains("anju verify"))
        #expect(harness.run("case", "list") == 1)
        #expect(harness.complaints.contains("E-910"))
        #expect(harness.run("doctor", "--json") == 1)
        #expect(harness.output.contains("DAMAGED") || harness.output.contains("damaged"))
    }

    @Test("The keys are listed without a secret; a manager replaces the master key and everything is read as before")
    func keys() throws {
        #expect(harness.run("keys", "list", "--json") == 0)
        let before = try #require(try harness.json()["master"] as? [String: Any])
        let file = try #require(before["file"] as? String)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let secret = try #require(text.split(separator: "\n").last.map(String.init))
        #expect(secret.count == 64 && !harness.output.contains(secret))
        #expect(harness.run("keys", "replace", "--by", "shouli", "--json") == 2)
        #expect(harness.run("keys", "replace", "--json") == 0)
        let answer = try harness.json()
        #expect((answer["previous"] as? [String: Any])?["id"] as? String == before["id"] as? String)
        #expect((answer["master"] as? [String: Any])?["id"] as? String != before["id"] as? String)
        #expect(answer["other_files"] as? [String] == [file])
        try FileManager.default.removeItem(atPath: file)
        #expect(harness.run("verify") == 0)
        #expect(harness.run("keys", "list") == 0 && harness.output.hasPrefix("主密钥 "))
    }

    @Test("Every situation and every act has a name that people read")
    func names() {
        for situation in SampleSituation.allCases {
            #expect(CommandTexts.situation(situation.rawValue) != situation.rawValue, "\(situation)")
        }
        for act in Act.allCases { #expect(CommandTexts.act(act.rawValue) != act.rawValue, "\(act)") }
    }

    @Test("demo makes its own training office once, and opens the desk that is asked for")
    func demo() throws {
        let fresh = try CommandHarness()
        fresh.environment["XDG_DATA_HOME"] = fresh.directory
        #expect(fresh.run(["demo"], in: nil) == 0)
        #expect(fresh.complaints.contains("训练数据"))
        #expect(fresh.run(["demo", "counter"], in: nil) == 0)
        #expect(fresh.complaints.isEmpty)
        #expect(fresh.run(["demo", "kiosk"], in: nil) == 0)
        #expect(fresh.desks.map(\.desk) == [.menu, .counter, .kiosk])
    }
}
