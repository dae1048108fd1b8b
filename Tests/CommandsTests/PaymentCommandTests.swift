import Foundation
import Housing
import OfficeSupport
import Testing

@testable import Commands
@testable import Office

/// `anju pay`, `change`, `requeue`, `suspend`, `resume`, `breach`, `recover` and `complaint` as people type them.
@Suite struct PaymentCommandTests {
    private let harness: CommandHarness
    private let numbers: [String]
    private let batch = "luohu-2023"

    init() throws {
        let harness = try CommandHarness()
        try harness.copySample()
        var numbers: [String] = []
        try harness.arrange { office throws(OfficeFailure) in
            let session = try office.console.session(by: "zhuguan", for: .importSubsidy) { () in nil }
            numbers = try SignedFamilies.sign([2, 1], in: office, session)
        }
        (self.harness, self.numbers) = (harness, numbers)
    }

    /// The answer of a command that is done at that time.
    private func done(_ words: String..., at time: String) throws -> [String: Any] {
        #expect(harness.run(words + ["--at", time, "--json"], in: harness.directory) == 0, "\(harness.complaints)")
        return try harness.json()
    }

    private func refused(_ code: String, _ words: String..., at time: String) throws {
        #expect(harness.run(words + ["--at", time, "--json"], in: harness.directory) == 2)
        #expect((try harness.json()["refusal"] as? [String: Any])?["code"] as? String == code)
    }

    private func receipt(_ position: Int) -> String { SignedFamilies.receipt(position) }

    @Test("LH-62: a change decided as a false declaration stops it from the first month on, and says so by its code")
    func falseDeclaration() throws {
        let change = try done(
            "change", "report", batch, "--receipt", receipt(1), "--kind", "住房", "--event-date", "2023-08-01",
            at: "2023-11-25")
        let id = try #require(change["change_no"] as? String)
        #expect(change["reason"] is NSNull)
        let decided = try done(
            "change", "decide", id, "--false-declaration", "--untrue", "申报没有住房，申请前已有", "--reason", "不动产登记",
            at: "2023-11-25")
        #expect(decided["state"] as? String == "NOT_ELIGIBLE" && decided["reason"] as? String == "FALSE_DECLARATION")
        #expect(decided["agreement_state"] as? String == "STOPPED" && decided["last_month"] is NSNull)
        #expect(harness.run("why", receipt(1), "--json") == 0)
        #expect(harness.output.contains("FALSE_DECLARATION") && harness.run("verify") == 0)
    }

    @Test("A month from the preparation to the result, and a home that was bought meanwhile")
    func wholeLife() throws {
        try refused("NOT_EXPIRED", "pay", "prepare", batch, "--month", "2024-08", at: "2024-07-20")
        let run = try done("pay", "prepare", batch, "--month", "2024-08", at: "2024-08-20")
        #expect(run["instalments"] as? Int == 20 && run["sum_fen"] as? Int == 10 * (214_500 + 115_500))
        let number = try #require(run["run"] as? String)
        try refused("NOTHING_DUE", "pay", "prepare", batch, "--month", "2024-08", at: "2024-08-20")
        try refused("PREPARED_BY_YOU", "pay", "approve", number, "--by", "fafang", at: "2024-08-20")
        try refused("WRONG_STATE", "pay", "export", number, "--csv", "--to", "a.csv", at: "2024-08-20")
        #expect(harness.written["a.csv"] == nil)
        _ = try done("pay", "recheck", batch, "--month", "2024-08", at: "2024-08-20")
        #expect(
            try done("pay", "approve", number, "--by", "zhuguan", at: "2024-08-20")["state"] as? String == "APPROVED")
        _ = try done("pay", "recheck", batch, "--month", "2024-08", at: "2024-08-20")
        _ = try done("pay", "export", number, "--csv", "--to", "a.csv", at: "2024-08-20")
        try refused("ALREADY_DECIDED", "pay", "recheck", batch, "--month", "2024-08", at: "2024-08-20")
        let file = String(decoding: try #require(harness.written["a.csv"]), as: UTF8.self)
        #expect(
            file.hasPrefix("agreement_no,payee,bank,account,month,amount_fen\n") && !harness.output.contains("6222"))
        let rows = file.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",")
            return "\(cells[0]),\(cells[4]),\(cells[5]),成功,YH\(cells[0])\(cells[4]),2024-08-20T08:00:00+08:00"
        }
        let head = "agreement_no,month,amount_fen,result,bank_ref,paid_at"
        harness.files["results.csv"] = ([head] + rows).joined(separator: "\r\n")
        #expect(try done("pay", "results", "results.csv", at: "2024-08-21")["paid"] as? Int == 20)
        let again = try done("pay", "results", "results.csv", at: "2024-08-21")
        #expect(again["paid"] as? Int == 0 && again["unchanged"] as? Int == 20)

        let change = try done(
            "change", "report", batch, "--receipt", receipt(1), "--kind", "住房", "--event-date", "2024-05-17",
            "--words", "买了房", at: "2024-08-25")
        #expect(change["agreement_state"] as? String == "CHANGE_REVIEW" && change["overdue"] as? Bool == true)
        let id = try #require(change["change_no"] as? String)
        #expect(id == "luohu-2023-C1")
        #expect(harness.run("change", "list", batch, "--json") == 0)
        let open = try #require(try harness.json()["changes"] as? [[String: Any]])
        #expect(open.count == 1 && open.first?["change_no"] as? String == id)
        #expect(open.first?["receipt_no"] as? String == receipt(1))
        // What was said of it is for those who are signed in and may read it.
        #expect(open.first?["words"] is NSNull && open.first?["has_text"] as? Bool == true)
        #expect(harness.run("change", "list", batch) == 0 && !harness.output.contains("买了房"))
        #expect(harness.output.contains("写 --by 登录以后显示"))
        #expect(harness.run("change", "list", batch, "--by", "jiandu") == 0 && harness.output.contains("买了房"))
        #expect(harness.run("change", "list", batch, "--by", "fafang") != 0)
        let second = [batch, "--receipt", receipt(1), "--kind", "其他", "--event-date", "2024-05-17"]
        #expect(harness.run(["change", "report"] + second + ["--at", "2024-08-25"], in: harness.directory) == 2)
        #expect(harness.complaints.contains("已有一项变更正在核实") && harness.complaints.contains("才能登记下一项"))
        for flags in [[], ["--eligible", "--not-eligible"], ["--not-eligible", "--false-declaration"]] {
            let words = ["change", "decide", id, "--reason", "已办理登记", "--at", "2024-08-25"]
            #expect(harness.run(words + flags, in: harness.directory) == 3)
            #expect(harness.complaints.contains("只写一个"))
        }
        let decided = try done(
            "change", "decide", id.lowercased(), "--not-eligible", "--reason", "已办理登记", at: "2024-08-25")
        #expect(decided["agreement_state"] as? String == "RECOVERY_OPEN")
        #expect(decided["last_month"] as? String == "2024-05" && decided["overpaid_fen"] as? Int == 643_500)
        #expect(harness.run("change", "list", batch) == 0 && harness.output.contains("没有正在核实的变更"))
        #expect(harness.run("recover", "list", "--json") == 0)
        let cases = try #require(try harness.json()["cases"] as? [[String: Any]])
        #expect(cases.count == 1 && cases.first?["owed_fen"] as? Int == 643_500)
        #expect(cases.first?["masked_name"] as? String == "陈*例" && !harness.output.contains("陈样例"))
        try refused(
            "AMOUNT_WRONG", "recover", "repaid", batch, "--receipt", receipt(1), "--amount-fen", "643501",
            at: "2024-08-26")
        let repaid = try done(
            "recover", "repaid", batch, "--receipt", receipt(1), "--amount-fen", "643500", at: "2024-08-26")
        #expect(repaid["agreement_state"] as? String == "RECOVERED")
        #expect(harness.run("verify") == 0)
    }

    @Test("A day that is in no calendar is told as that, in whatever option it stands")
    func impossibleDays() throws {
        let family = [batch, "--receipt", receipt(1)]
        let report = ["change", "report"] + family + ["--kind", "住房"]
        for words in [
            report + ["--event-date", "2024-02-30"],
            report + ["--event-date", "2024-05-17", "--at", "2024-02-30T09:00"],
            ["requeue"] + family + ["--date", "2024-02-30"], ["clock", "set", "2024-02-30T10:00"],
        ] {
            #expect(harness.run(words, in: harness.directory) == 3)
            #expect(harness.complaints.contains("日历上没有 2024-02-30 这一天"), "\(harness.complaints)")
        }
        #expect(harness.run(report + ["--event-date", "30.2.2024"], in: harness.directory) == 3)
        #expect(harness.complaints.contains("2023-08-30") && !harness.complaints.contains("日历上没有"))
        #expect(harness.run("pay", "prepare", batch, "--month", "2024-13") == 3)
        #expect(harness.complaints.contains("日历上没有 2024-13 这个月"))
    }

    @Test("Full accounts go to a new file or down a pipe, never to a screen")
    func accounts() throws {
        let run = try done("pay", "prepare", batch, "--month", "2023-11", at: "2023-11-20")
        let number = try #require(run["run"] as? String)
        _ = try done("pay", "approve", number, "--by", "zhuguan", at: "2023-11-20")
        let words = ["pay", "export", number, "--csv", "--at", "2023-11-20"]
        harness.isAtScreen = true
        #expect(harness.run(words, in: harness.directory) == 64)
        harness.isAtScreen = false
        #expect(harness.run(words + ["--json"], in: harness.directory) == 64)
        #expect(harness.run("pay", "list", batch) == 0)
        #expect(harness.output.contains("已批准") && !harness.output.contains("APPROVED"))
        #expect(harness.run(words, in: harness.directory) == 0)
        #expect(harness.output.hasPrefix("agreement_no,") && harness.output.contains("6222000000010001"))
        let piped = harness.output
        #expect(harness.run(words + ["--to", "b.csv"], in: harness.directory) == 0)
        #expect(harness.written["b.csv"] == Array(piped.utf8))
        #expect(harness.output.contains("已经送出") && harness.output.contains("不要再交一次"))
        #expect(harness.run(words + ["--to", "b.csv"], in: harness.directory) == 3)
    }

    @Test("6.5: another account is entered, refused with a reason, entered once more, and confirmed by somebody else")
    func otherAccount() throws {
        let family = [batch, "--receipt", receipt(1)]
        func run(_ act: String, _ rest: [String], _ account: String?, by login: String) -> Int32 {
            harness.secret = account
            let words = ["pay", "account", act] + family + rest + (account == nil ? [] : ["--account-fd", "3"])
            return harness.run(words + ["--by", login, "--at", "2023-11-10", "--json"], in: harness.directory)
        }
        let card = ["--bank", "新的银行", "--source", "本人，银行卡"]
        let unread = ["pay", "account", "enter"] + family + card + ["--account-fd", "3", "--at", "2023-11-10"]
        #expect(harness.run(unread, in: harness.directory) == 3 && harness.complaints.contains("--account-fd"))
        #expect(run("enter", card, "6217 0000 1234", by: "shouli") == 0, "\(harness.complaints)")
        #expect(!harness.output.contains("621700001234"))
        #expect(run("refuse", ["--reason", "卡不是本人的"], nil, by: "zhuguan") == 0, "\(harness.complaints)")
        #expect(run("confirm", [], "621700001234", by: "zhuguan") == 2)
        #expect(harness.output.contains("ALREADY_DECIDED"))
        #expect(run("enter", card, "621700001234", by: "shouli") == 0)
        #expect(run("confirm", [], "621700001235", by: "zhuguan") == 3)
        #expect(run("confirm", [], "621700001234", by: "zhuguan") == 0, "\(harness.complaints)")
        let number = try #require(
            try done("pay", "prepare", batch, "--month", "2023-11", at: "2023-11-20")["run"] as? String)
        _ = try done("pay", "approve", number, "--by", "zhuguan", at: "2023-11-20")
        _ = try done("pay", "export", number, "--csv", "--to", "n.csv", at: "2023-11-20")
        let file = String(decoding: try #require(harness.written["n.csv"]), as: UTF8.self)
        #expect(file.contains("新的银行,621700001234") && !file.contains("6222000000010001"))
    }

    @Test("待核实 is told apart from 不通过, and a run of which nothing is left is listed as ended")
    func doubts() throws {
        let run = try done("pay", "prepare", batch, "--month", "2023-11", at: "2023-11-20")
        let number = try #require(run["run"] as? String)
        try harness.arrange { office throws(OfficeFailure) in
            let moment = Moment(Day(number: 19_640), hour: 8)
            try SignedFamilies.find(.undecided, .noHome, at: 1, on: moment, in: office)
            try SignedFamilies.find(.failed, .noLand, at: 2, on: moment, in: office)
        }
        let report = try done("pay", "recheck", batch, "--month", "2023-11", at: "2023-11-20")
        let changes = try #require(report["changes"] as? [[String: Any]])
        #expect(changes.compactMap { $0["rules"] as? [String] } == [[], ["LH-11"]])
        #expect(changes.compactMap { $0["undecided"] as? [String] } == [["LH-10"], []])
        #expect(changes.compactMap { $0["unnamed"] as? Int } == [0, 0])
        #expect(harness.run("pay", "list", batch) == 0 && harness.output.contains("已取消"))
        #expect(harness.run("pay", "approve", number, "--by", "zhuguan", "--at", "2023-11-20") == 2)
        #expect(harness.complaints.contains("已经全部取出"))
        for change in ["C1", "C2"] {
            _ = try done(
                "change", "decide", "\(batch)-\(change)", "--eligible", "--reason", "已核实", at: "2023-11-20")
        }
        _ = try done("pay", "prepare", batch, "--month", "2023-11", at: "2023-11-20")
        try harness.arrange { office throws(OfficeFailure) in
            let moment = Moment(Day(number: 19_660), hour: 8)
            try SignedFamilies.find(.undecided, .noHome, at: 1, on: moment, in: office)
        }
        #expect(harness.run("pay", "recheck", batch, "--month", "2023-11", "--at", "2023-11-20") == 0)
        #expect(harness.output.contains("LH-10 待核实（") && !harness.output.contains("不通过"))
    }

    @Test("A line of the bank's file that is wrong: 3, with line and column, and nothing is taken")
    func badFile() throws {
        harness.files["x.csv"] = "agreement_no,month,amount_fen,result,bank_ref,paid_at\n\(numbers[0]),2023-11,1,好,,\n"
        #expect(harness.run("pay", "results", "x.csv", "--at", "2023-11-21", "--json") == 3)
        let problem = try #require((try harness.json()["problems"] as? [[String: Any]])?.first)
        #expect(problem["line"] as? Int == 2 && problem["column"] as? String == "result")
        harness.files["z.csv"] = "agreement_no,month,amount_fen,result,bank_ref,paid_at\nA1,2023-11,1,失败,,\n"
        #expect(harness.run("pay", "results", "z.csv", "--at", "2023-11-21") == 3)
        #expect(harness.complaints.contains("z.csv") && harness.complaints.contains("第 2 行"), "\(harness.complaints)")
        harness.files["y.csv"] = "a,b\n"
        #expect(harness.run("pay", "results", "y.csv", "--json") == 3)
        #expect(harness.run("pay", "results", "gone.csv", "--json") == 3)
        #expect(harness.run("pay", "prepare", batch, "--month", "2023-13", "--json") == 3)
        #expect(harness.run("pay", "prepare", batch) == 64)
    }

    @Test("Suspended, resumed, a breach noted, queued again; each in its words and its exit status")
    func otherActs() throws {
        let family = [batch, "--receipt", receipt(2)]
        func state(_ words: [String], at time: String) throws -> String? {
            #expect(harness.run(words + ["--at", time, "--json"], in: harness.directory) == 0, "\(harness.complaints)")
            return try harness.json()["agreement_state"] as? String
        }
        #expect(try state(["suspend"] + family + ["--reason", "缺材料"], at: "2023-12-01") == "SUSPENDED")
        #expect(try state(["resume"] + family + ["--reason", "补齐"], at: "2023-12-02") == "PAYING")
        #expect(try state(["breach"] + family + ["--text", "转租"], at: "2023-12-03") == "PAYING")
        #expect(try state(["requeue"] + family + ["--date", "2023-12-04"], at: "2023-12-04") == "STOPPED")
        let report = ["change", "report"] + family + ["--kind", "其他", "--event-date", "2023-12-01"]
        #expect(try state(report, at: "2023-12-04") == "STOPPED")
        let decide = ["change", "decide", "luohu-2023-C1", "--eligible", "--reason", "仍符合", "--at", "2023-12-04"]
        #expect(harness.run(decide, in: harness.directory) == 0)
        #expect(harness.output.contains("仍符合条件。") && !harness.output.contains("补发"))
        #expect(
            harness.run(["requeue"] + family + ["--date", "2023-12-04", "--at", "2023-12-04"], in: harness.directory)
                == 2)
        #expect(harness.complaints.contains("停止发放"))
        #expect(harness.run(["requeue"] + family + ["--date", "明天"], in: harness.directory) == 3)
        try refused("RECEIPT_UNKNOWN", "suspend", batch, "--receipt", "BHR1", "--reason", "x", at: "2023-12-05")
        try refused(
            "NOT_ALLOWED", "suspend", batch, "--receipt", receipt(1), "--reason", "x", "--by", "fafang",
            at: "2023-12-05")
    }

    @Test("A new lease is entered with the decision; a mistaken end is lifted by a manager")
    func leaseAndReinstatement() throws {
        let family = [batch, "--receipt", receipt(2)]
        _ = try done("suspend", family[0], family[1], family[2], "--reason", "缺材料", at: "2023-12-01")
        _ = try done("requeue", family[0], family[1], family[2], "--date", "2023-12-02", at: "2023-12-02")
        #expect(harness.run("change", "list", batch, "--json") == 0)
        let withheld = try #require(try harness.json()["withheld"] as? [[String: Any]])
        #expect(withheld.map { $0["receipt_no"] as? String } == [receipt(2)])
        #expect(withheld.first?["agreement_state"] as? String == "STOPPED")
        #expect(harness.run("change", "list", batch) == 0 && harness.output.contains("缺材料、暂不发放的"))
        let back = try done("reinstate", family[0], family[1], family[2], "--reason", "误登记", at: "2023-12-03")
        #expect(back["agreement_state"] as? String == "SUSPENDED" && back["withheld"] as? Bool == true)
        _ = try done("resume", family[0], family[1], family[2], "--reason", "补齐", at: "2023-12-03")
        let change = try done(
            "change", "report", family[0], family[1], family[2], "--kind", "租赁合同", "--event-date", "2023-12-02",
            at: "2023-12-03")
        let number = try #require(change["change_no"] as? String)
        let decide = ["change", "decide", number, "--eligible", "--reason", "续租", "--lease-start", "2023-12-03"]
        #expect(harness.run(decide + ["--at", "2023-12-03"], in: harness.directory) == 3)
        #expect(harness.complaints.contains("写全"))
        let rest = ["--lease-end", "2024-12-02", "--house-code", "4403030070020300006000002", "--at", "2023-12-03"]
        #expect(harness.run(decide + rest, in: harness.directory) == 0, "\(harness.complaints)")
        #expect(harness.output.contains("已登记新的租赁合同") && harness.output.contains("按现在的租赁合同发放到"))
    }

    @Test("A complaint is read by 监督 alone")
    func complaints() throws {
        let added = try done(
            "complaint", "add", "--way", "来访", "--text", "情况不实", "--name", "李举报", "--contact", "13800001111",
            at: "2023-09-01")
        let id = try #require(added["complaint_no"] as? String)
        #expect(!harness.output.contains("李举报"))
        try refused("NOT_ALLOWED", "complaint", "list", "--by", "zhuguan", at: "2023-09-01")
        let list = try #require(
            try done("complaint", "list", "--by", "jiandu", at: "2023-09-01")["complaints"] as? [[String: Any]])
        #expect(list.first?["name"] as? String == "李举报" && list.first?["state"] as? String == "OPEN")
        _ = try done("complaint", "answer", id, "--text", "已核实", at: "2023-09-02")
        #expect(harness.run("complaint", "list", "--at", "2023-09-02") == 0)
        #expect(harness.output.contains("答复：已核实"))
        #expect(harness.run("complaint", "add", "--way", "微信", "--text", "x", "--json") == 3)
    }
}
