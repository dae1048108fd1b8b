import Foundation
import Office
import PaperSamples
import Testing

@testable import Commands

/// `anju batch` on the sample office and the files of its subsidy: five places, a list of six.
@Suite("anju batch") struct BatchCommandTests {
    private let harness: CommandHarness
    private static let name = "sample-2023"

    init() throws {
        harness = try CommandHarness()
        try harness.copySample()
        for (path, bytes) in harness.placed where path.hasPrefix("media/subsidy-") {
            harness.binaries[String(path.dropFirst("media/".count))] = bytes
        }
    }

    /// Runs `anju batch VERB sample-2023 …`.
    @discardableResult
    private func batch(_ verb: String, _ rest: String..., at time: String? = nil, by login: String? = nil) -> Int32 {
        let at = time.map { ["--at", $0] } ?? []
        let by = login.map { ["--by", $0] } ?? []
        return harness.run(["batch", verb, Self.name] + rest + at + by + ["--json"], in: harness.directory)
    }

    private func take(_ kind: String, _ file: String, _ rest: String..., at time: String = "2023-08-29T18:00:00")
        -> Int32
    {
        harness.run(
            ["import", kind, file, "--batch", Self.name, "--at", time, "--json"] + rest, in: harness.directory)
    }

    private func code() throws -> String? {
        (try harness.json()["refusal"] as? [String: Any])?["code"] as? String
    }

    private func applications() throws -> [[String: Any]] {
        #expect(batch("show") == 0)
        return try #require(try harness.json()["applications"] as? [[String: Any]])
    }

    private func positions(_ state: String) throws -> [Int] {
        try applications().filter { $0["state"] as? String == state }.compactMap { $0["city_position"] as? Int }
    }

    private func receipt(_ position: Int) -> String { "BHR00000\(position + 100)" }

    /// Opened, everything imported, closed and reviewed.
    private func reviewed() {
        #expect(harness.run("batch", "open", "subsidy-notice.toml", "--json") == 0)
        #expect(take("register", "subsidy-register.csv", "--as-of", "2023-07-31T18:00") == 0)
        #expect(take("members", "subsidy-members.csv") == 0)
        #expect(take("applications", "subsidy-applications.jsonl") == 0)
        #expect(batch("close", at: "2023-08-29T18:00:01") == 0)
        #expect(
            take("register", "subsidy-register-close.csv", "--as-of", "2023-08-29T18:00", at: "2023-08-30T09:00") == 0)
        #expect(take("findings", "subsidy-findings.csv", at: "2023-08-30T10:00") == 0)
        #expect(batch("review", at: "2023-08-31T09:00") == 0)
    }

    @Test("A batch is opened once; what is wrong with a notice is told with line and key")
    func open() throws {
        // The sample has opened its own.
        #expect(harness.run("batch", "open", "subsidy-notice.toml", "--json") == 0)
        #expect(try harness.json()["new"] as? Bool == false)
        let notice = String(decoding: try #require(harness.binaries["subsidy-notice.toml"]), as: UTF8.self)
        harness.files["new.toml"] = notice.replacing("name = \"\(Self.name)\"", with: "name = \"other-2023\"")
        #expect(harness.run("batch", "open", "new.toml", "--json") == 0)
        let opened = try harness.json()
        #expect(opened["batch"] as? String == "other-2023" && opened["state"] as? String == "OPEN")
        #expect(opened["quota"] as? Int == 5 && opened["list_max"] as? Int == 6 && opened["new"] as? Bool == true)
        #expect(harness.run("batch", "open", "new.toml", "--json") == 0)
        #expect(try harness.json()["new"] as? Bool == false)
        harness.files["other.toml"] = notice.replacing("\nquota = 5", with: "\nquota = 6")
        #expect(harness.run("batch", "open", "other.toml", "--json") == 2)
        #expect(try code() == "BATCH_EXISTS")
        harness.files["slip.toml"] = notice.replacing("\nquota = 5", with: "\nquota = \"viele\"")
        #expect(harness.run("batch", "open", "slip.toml", "--json") == 3)
        let refusal = try #require(try harness.json()["refusal"] as? [String: Any])
        #expect(refusal["line"] is Int && refusal["column"] as? String == "quota")
        #expect(harness.run("batch", "open", "subsidy-notice.toml", "--by", "shouli", "--json") == 2)
        #expect(harness.run("batch", "show", "luohu-2099", "--json") == 2)
        #expect(try code() == "BATCH_UNKNOWN")
        #expect(harness.run("batch", "open", "gone.toml") == 3)
        #expect(harness.run("batch", "close") == 64)
    }

    @Test("The shape of show is the contract's, and names are masked")
    func shape() throws {
        reviewed()
        #expect(batch("show") == 0)
        let shown = try harness.json()
        let members: Set = [
            "ok", "batch", "state", "quota", "list_max", "called", "signed", "waived", "quota_left", "published_at",
            "publicity_ends_on", "applications",
        ]
        #expect(Set(shown.keys).isSuperset(of: members))
        let found = try #require(try applications().first)
        let fields: Set = [
            "receipt_no", "masked_name", "state", "agreement_state", "reasons", "proposed_reasons", "city_position",
            "rank", "published_seq", "registered_size", "area_cm2", "monthly_fen", "called_at", "sign_by", "signed_at",
            "agreement_no", "first_month", "last_month", "paid_fen", "overpaid_fen", "recovered_fen",
        ]
        #expect(Set(found.keys).isSuperset(of: fields))
        for one in try applications() { #expect((one["masked_name"] as? String)?.contains("*") == true) }
        #expect(batch("show", "--receipt", receipt(15)) == 0)
        let one = try #require((try harness.json()["applications"] as? [[String: Any]])?.first)
        #expect(one["proposed_reasons"] as? [String] == ["OWNS_HOME"] && one["state"] as? String == "UNDER_REVIEW")
        #expect(harness.run("batch", "show", Self.name) == 0)
        #expect(harness.output.contains("建议不通过") && harness.output.contains("待核实"))
    }

    @Test("From the notice to the last signature by command, with the money of the size at the close")
    func life() throws {
        reviewed()
        #expect(batch("publish", at: "2023-09-22T10:00") == 2)
        #expect(try code() == "UNDECIDED_BEFORE")
        #expect(batch("confirm", "--receipt", receipt(15), at: "2023-09-01T09:00", by: "shouli") == 2)
        #expect(batch("confirm", "--receipt", receipt(12), at: "2023-09-01T09:00") == 2)
        harness.files["list.txt"] = "\u{FEFF}\(receipt(15))\n\n\(receipt(12))\n"
        #expect(batch("confirm", "--file", "list.txt", at: "2023-09-01T09:00") == 2)
        let problem = try #require((try harness.json()["problems"] as? [[String: Any]])?.first)
        #expect(problem["line"] as? Int == 3 && problem["code"] as? String == "WRONG_STATE")
        harness.files["list.txt"] = "\(receipt(15).lowercased())\r\n"
        #expect(batch("confirm", "--file", "list.txt", at: "2023-09-01T09:00") == 0)
        #expect(batch("confirm", at: "2023-09-01T09:00") == 64)
        #expect(batch("publish", at: "2023-09-22T10:00") == 0)
        #expect(try harness.json()["publicity_ends_on"] as? String == "2023-10-07")
        #expect(try positions("PUBLISHED") == [12, 31, 40, 52, 77, 90])
        #expect(batch("conclude", at: "2023-10-07T23:00") == 2)
        #expect(try code() == "PUBLICITY_NOT_OVER")
        #expect(batch("conclude", at: "2023-10-08T09:00") == 0)
        #expect(batch("call", "--count", "0", at: "2023-10-08T10:00") == 3)
        #expect(batch("call", at: "2023-10-08T10:00") == 0)
        #expect(try harness.json()["called"] as? Int == 5)
        harness.secret = "6222000011112222"
        func sign(_ position: Int) -> Int32 {
            batch(
                "sign", "--receipt", receipt(position), "--bank", "样例银行", "--account-fd", "3",
                at: "2023-10-20T15:00")
        }
        // 40 had one person at the cut-off and has two at the close.
        #expect(sign(40) == 0)
        let signed = try harness.json()
        #expect(signed["monthly_fen"] as? Int == 214_500 && signed["total_fen"] as? Int == 7_722_000)
        #expect(signed["first_month"] as? String == "2023-11" && signed["last_month"] as? String == "2026-10")
        #expect(sign(40) == 2)
        for position in [12, 52, 77] { #expect(sign(position) == 0) }
        #expect(batch("decline", "--receipt", receipt(31), at: "2023-10-20T16:00") == 0)
        #expect(batch("call", at: "2023-10-20T17:00") == 0)
        #expect(
            batch(
                "sign", "--receipt", receipt(90), "--bank", "样例银行", "--account-fd", "3", at: "2023-10-21T09:00") == 0)
        #expect(batch("finish", at: "2023-10-22T09:00") == 0)
        #expect(try positions("SIGNED") == [12, 40, 52, 77, 90] && positions("WAIVED") == [31])
        #expect(harness.run("verify", "--json") == 0)
    }

    @Test("Lists are written to a file or to the screen, and the public one tells nobody's name")
    func export() throws {
        reviewed()
        batch("confirm", "--receipt", receipt(15), at: "2023-09-01T09:00")
        batch("publish", at: "2023-09-22T10:00")
        #expect(
            harness.run("batch", "export", Self.name, "--list", "--csv", "--to", "out.csv", "--at", "2023-09-23") == 0)
        let text = String(decoding: try #require(harness.written["out.csv"]), as: UTF8.self)
        #expect(text.split(separator: "\n").count == 7)
        let register = String(decoding: try #require(harness.binaries["subsidy-register.csv"]), as: UTF8.self)
        for line in register.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            for cell in [cells[0], cells[3], cells[5]] { #expect(!text.contains(cell), "\(cell)") }
        }
        harness.paper = ScriptedPaper()
        let list = ["batch", "export", Self.name, "--list", "--at", "2023-09-23"]
        #expect(harness.run(list, in: harness.directory) == 0)
        #expect(harness.output.contains("补租人员公示名单") && harness.output.contains("怎样提出异议"))
        #expect(harness.output.split(separator: "\n").count { $0.contains("罗湖区 ") } == 6, "\(harness.output)")
        #expect(harness.run(list + ["--pdf", "--to", "out.pdf"], in: harness.directory) == 0)
        let pdf = String(decoding: try #require(harness.written["out.pdf"]), as: UTF8.self)
        #expect(pdf.hasPrefix("%PDF") && pdf.contains("到2023年10月7日24时"))
        for wrong in [["--pdf"], ["--pdf", "--csv", "--to", "x"]] {
            #expect(harness.run(list + wrong, in: harness.directory) == 64)
        }
        #expect(harness.run("batch", "export", Self.name, "--reasons", "--csv", "--at", "2023-09-23") == 0)
        #expect(harness.output.hasPrefix("city_position,receipt_no,") && harness.output.contains("OWNS_HOME"))
        #expect(harness.run("batch", "export", Self.name, "--csv") == 64)
        #expect(harness.run("batch", "export", Self.name, "--list", "--reasons", "--csv") == 64)
        #expect(harness.run("batch", "export", Self.name, "--list", "--by", "shouli", "--at", "2023-09-23") == 2)
        #expect(batch("export", "--list", at: "2023-11-07") == 2)
    }

    @Test("A correction, an objection and a manager's decision by command")
    func families() throws {
        reviewed()
        #expect(batch("correct", "--receipt", receipt(15), "--item", "lease", "--reason", "x") == 3)
        #expect(
            batch(
                "correct", "--receipt", receipt(15), "--item", "rent_fen", "--item", "room", "--reason", "写错了",
                at: "2023-09-01T09:00")
                == 0)
        #expect(try harness.json()["until"] as? String == "2023-09-08")
        let lines = String(decoding: try #require(harness.binaries["subsidy-applications.jsonl"]), as: UTF8.self)
        let line = String(try #require(lines.split(separator: "\n").first { $0.contains(receipt(15)) }))
        harness.files["form.json"] = line.replacing("\"rent_fen\":260000", with: "\"rent_fen\":250000")
        harness.files["more.json"] = line.replacing("\"children\":1", with: "\"children\":0")
        #expect(batch("supplement", "more.json", "--receipt", receipt(15), at: "2023-09-04T09:00") == 2)
        #expect(try code() == "ITEM_UNKNOWN")
        #expect(harness.complaints.contains("未成年子女人数"))
        #expect(batch("supplement", "form.json", "--receipt", receipt(15), at: "2023-09-04T09:00") == 0)
        #expect(
            batch(
                "discretion", "--receipt", receipt(12), "--rule", "LH-65", "--decision", "按来信答复", at: "2023-09-04T09:00"
            )
                == 0)
        #expect(batch("review", at: "2023-09-05T09:00") == 0)
        #expect(batch("confirm", "--receipt", receipt(15), at: "2023-09-05T09:00") == 0)
        #expect(batch("publish", at: "2023-09-22T10:00") == 0)
        #expect(
            batch("object", "--receipt", receipt(12), "--text", "已经搬走", "--contact", "电话另附", at: "2023-09-25T10:00")
                == 0)
        let number = try #require(try harness.json()["objection"] as? String)
        func decide(_ rest: String...) -> Int32 {
            harness.run(
                ["batch", "decide", number.lowercased(), "--reason", "核实过", "--at", "2023-09-26", "--json"] + rest,
                in: harness.directory)
        }
        #expect(batch("objection", number.lowercased(), at: "2023-09-26", by: "shenhe") == 0)
        let look = try harness.json()
        #expect(look["text"] as? String == "已经搬走" && look["contact"] as? String == "电话另附")
        #expect(look["state"] as? String == "OPEN" && look["receipt_no"] as? String == receipt(12))
        #expect(batch("objection", number, at: "2023-09-26", by: "shouli") == 2)
        #expect(
            batch(
                "discretion", "--receipt", receipt(12), "--rule", "LH-65", "--decision", "电话 13800138000",
                at: "2023-09-26") == 3)
        #expect(decide() == 64)
        #expect(decide("--uphold", "--by", "shenhe") == 0)
        #expect(try harness.json()["state"] as? String == "INELIGIBLE")
        #expect(try harness.json()["objection"] as? String == number)
        #expect(decide("--dismiss", "--by", "shenhe") == 2)
        #expect(try code() == "ALREADY_DECIDED")
        let found = try #require(try applications().first { $0["city_position"] as? Int == 12 })
        #expect(found["reasons"] as? [String] == ["OBJECTION_UPHELD"])
        #expect((found["discretions"] as? [[String: Any]])?.first?["rule"] as? String == "LH-65")
        #expect(harness.run("why", receipt(12), "--batch", " \(Self.name) ") == 0)
        #expect(harness.run("recover", "list", "\(Self.name) ") == 0)
    }

    @Test("LH-45 A consent is looked up and witnessed, in the version that was read; once more changes nothing")
    func consent() throws {
        #expect(harness.run("batch", "open", "subsidy-notice.toml", "--json") == 0)
        #expect(take("register", "subsidy-register.csv", "--as-of", "2023-07-31T18:00") == 0)
        let family = ["batch", "consent", Self.name, "--receipt", receipt(110), "--at", "2023-08-21T10:00"]
        func run(_ rest: String...) -> Int32 { harness.run(family + rest + ["--json"], in: harness.directory) }
        #expect(run() == 0)
        let found = try harness.json()
        #expect(found["state"] is NSNull && found["witnessed_at"] is NSNull && found["text_version"] as? Int == 2)
        #expect(try run("--witness", "1", "--identity-checked", "--signed") == 2 && code() == "TEXT_OUTDATED")
        #expect(try run("--witness", "2", "--signed") == 2 && code() == "NOT_TICKED")
        #expect(run("--witness", "2", "--identity-checked", "--signed") == 0)
        let done = try harness.json()
        #expect(done["new"] as? Bool == true && done["witnessed_at"] as? String == "2023-08-21T10:00:00+08:00")
        #expect(run("--witness", "2", "--identity-checked", "--signed") == 0)
        #expect(try harness.json()["new"] as? Bool == false)
        #expect(harness.run(family, in: harness.directory) == 0 && harness.output.contains("已经见证（受理 "))
        #expect(harness.run(family + ["--by", "jiandu"], in: harness.directory) != 0)
    }
}
