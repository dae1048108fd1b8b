import CLauncher
import Foundation
import Office
import Testing
import Texts

@testable import Commands

/// Command lines before any office is opened.
@Suite struct EntryTests {
    @Test(
        "Usage is 64, and said in Chinese",
        arguments: [["nope"], ["case", "show"], ["clock", "set"], ["case", "list", "--nope"]])
    func usage(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: nil) == 64)
        #expect(harness.complaints.contains("命令写得不对：") && harness.output.isEmpty)
    }

    @Test(
        "Help is no failure", arguments: [["--help"], ["help", "case"], ["import", "leases", "--help"]])
    func help(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: nil) == 0)
        #expect(harness.output.contains("用法：") && harness.complaints.isEmpty)
    }

    @Test("A group without its command is wrong usage, with the help", arguments: [[], ["case"]])
    func groups(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: nil) == 64)
        #expect(harness.complaints.contains("用法：") && harness.output.isEmpty)
    }

    @Test("A misspelt word is named, with what may stand there")
    func misspelt() throws {
        let harness = try CommandHarness()
        #expect(harness.run(["demo", "kiosx"], in: harness.directory) == 64)
        #expect(harness.complaints.contains("没有「kiosx」这个窗口，可以写 kiosk 或 counter") && harness.desks.isEmpty)
        #expect(harness.run(["case", "lst"], in: nil) == 64)
        #expect(harness.complaints.contains("没有这个命令 'lst'"))
        #expect(harness.run(["kiosk", "x"], in: nil) == 64)
        #expect(harness.complaints.contains("多余的内容 'x'"))
    }

    @Test(
        "Whatever is wrong with a command line is said in Chinese alone",
        arguments: [
            (["case", "list", "--json=yes"], "选项 '--json' 后面不写值，却写了 'yes'"),
            (["kiosk", "x", "y"], "2 处多余的内容：'x', 'y'"), (["batch", "show", "b", "--receipt"], "后面要写值：'--receipt"),
            (["case", "list", "--jsom"], "没有这个选项 '--jsom'. 是不是 '--json'?"), (["pay", "prepare"], "缺少 '"),
        ])
    func chinese(_ arguments: [String], _ said: String) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: nil) == 64)
        let first = String(harness.complaints.split(separator: "\n").first ?? "")
        #expect(first.contains(said), "\(first)")
        let words = first.split { !$0.isASCII || !$0.isLetter }.filter { $0.count > 3 }
        let known = ["json", "jsom", "receipt", "month"]
        #expect(words.allSatisfy { known.contains(String($0)) }, "\(first)")
    }

    @Test(
        "A fault of verify is told in plain words beside its exact place",
        arguments: [
            (Fault("journal 5", .chainBroken), "日志（journal 5）：链断开，内容被改动过"),
            (Fault("matter 4f", .gone), "申请（matter 4f）：不在了"),
            (Fault("renewal 4f", .altered), "续租申请（renewal 4f）：内容读不出来，或者被改动过"),
            (Fault("account", .rowsGone), "账号（account）：少了记录"),
            (Fault("materials/00ff", .anotherSize), "材料文件（materials/00ff）：大小不符"),
            (Fault("anju.db", .fileBroken(findings: 3)), "数据库（anju.db）：数据库自检发现 3 处问题"),
            (
                Fault("table account", .unreadable(pages: [7, 20])),
                "数据库的表（table account）：读不出来，坏在数据库文件的第 7、20 页"
            ),
            (Fault("anju.db", .empty), "数据库（anju.db）：是空的，里面的数据都不在了"),
            (Fault("note n", .keyMissing(id: "k7")), "文字（note n）：缺少密钥 k7"),
            (Fault("trigger journal_keeps", .objectGone), "数据库的触发器（trigger journal_keeps）：被删除了"),
            (
                Fault("receipt_serial R 2023-08", .serialBehind(least: 7)),
                "受理编号的顺序号（receipt_serial R 2023-08）：被改小了，已经用到 7"
            ),
        ])
    func faults(fault: Fault, words: String) {
        #expect(CommandTexts.fault(fault.code, at: fault.place, detail: fault.detail) == words)
    }

    @Test("Every kind of fault has words of its own")
    func faultWords() {
        let kinds: [Fault.What] = [
            .altered, .keyMissing(id: "k"), .fileBroken(findings: 1), .unreadable(pages: []), .empty, .pointsToNone,
            .gone, .rowsGone, .notLastWritten,
            .notATable, .chainBroken, .notAnEntry, .anotherPlace, .anotherCase, .entriesMissing, .endsElsewhere,
            .anotherVersion, .anotherDeadline, .anotherQueuePlace, .miscounted, .notFoundByName,
            .serialBehind(least: 1), .anotherSize, .objectGone, .objectAltered, .objectUnknown,
        ]
        let told = kinds.map { kind in
            let fault = Fault("x", kind)
            return CommandTexts.fault(fault.code, at: fault.place, detail: fault.detail)
        }
        #expect(Set(told).count >= kinds.count - 1 && told.allSatisfy { !$0.contains("_") })
    }

    @Test("Each finding of the doctor that is not good says what to do")
    func waysOn() throws {
        let harness = try CommandHarness()
        #expect(harness.run("doctor", "--json") == 1)
        let findings = try #require(try harness.json()["findings"] as? [[String: Any]])
        #expect(findings.map { $0["code"] as? String } == ["DIRECTORY"])
        #expect((findings.first?["way_on"] as? String)?.contains("--data") == true)
        #expect(harness.run("doctor") == 1)
        #expect(harness.output.contains("→"))
    }

    @Test(
        "Wrong usage is one JSON object too, where JSON was asked for",
        arguments: [
            ["case", "list", "--nope", "--json"], ["nope", "--json"], ["--json", "nope"], ["--json"],
            ["case", "lst", "--json"],
        ])
    func misuse(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: nil) == 64)
        let refusal = try #require(try harness.json()["refusal"] as? [String: Any])
        #expect(refusal["code"] as? String == "USAGE")
        let message = try #require(refusal["message"] as? String)
        #expect(message.contains("--json") == (arguments == ["--json"]), "\(message)")
    }

    @Test(
        "A value that is none of its option's is bad input",
        arguments: [
            ["case", "list", "--limit", "x"], ["case", "list", "--limit", "0"], ["case", "list", "--offset", "-1"],
            ["sample", "--seed", "-1"], ["case", "list", "--theme", "nope"], ["clock", "set", "tomorrow"],
            ["user", "add", "a", "--name", "赵样", "--id-no", "1"],
            ["user", "add", "a", "--name", "赵样", "--id-no", "440303198802299993", "--role", "boss"],
        ])
    func values(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(arguments, in: harness.directory) == 3)
        #expect(!harness.complaints.contains("重新拍照") && harness.output.isEmpty)
    }

    @Test("Columns stand under each other however wide the glyphs are")
    func columns() {
        #expect(Columns.lines([["编号", "甲"], ["R-1", "乙"], ["", "丙"]]) == ["编号  甲", "R-1   乙", "      丙"])
    }

    @Test("A directory without an office is told with the way on")
    func noOffice() throws {
        let harness = try CommandHarness()
        #expect(harness.run("case", "list") == 1)
        #expect(harness.complaints.contains("anju sample") && harness.complaints.contains("anju create"))
    }

    @Test(
        "What is no directory is called so",
        arguments: [["sample"], ["case", "list"], ["create", "x", "--name", "赵样", "--id-no", "440303198802299993"]])
    func notADirectory(arguments: [String]) throws {
        let harness = try CommandHarness()
        #expect(harness.run(["--data", "/etc/passwd"] + arguments, in: nil) == 1)
        #expect(harness.complaints.contains("/etc/passwd 不是目录"))
    }

    @Test("A sample that cannot be finished leaves nothing behind", arguments: [true, false])
    func unfinished(wasThere: Bool) throws {
        let harness = try CommandHarness()
        if wasThere {
            try FileManager.default.createDirectory(atPath: harness.directory, withIntermediateDirectories: false)
        }
        harness.writeFailure = .store(.diskFull)
        #expect(harness.run("sample") == 1)
        let left = try? FileManager.default.contentsOfDirectory(atPath: harness.directory)
        #expect(left == (wasThere ? [] : nil))
    }

    @Test(
        "The data directory is the one given, else XDG's, else the home's",
        arguments: [
            ("/x", ["XDG_DATA_HOME": "/d"], "/x"), (nil, ["XDG_DATA_HOME": "/d", "HOME": "/h"], "/d/anju"),
            (nil, ["XDG_DATA_HOME": "relative", "HOME": "/h"], "/h/.local/share/anju"), (nil, [:], nil),
        ] as [(String?, [String: String], String?)])
    func directory(given: String?, environment: [String: String], expected: String?) {
        #expect(DataDirectory.resolve(given, environment: { environment[$0] }) == expected)
    }

    @Test("The two desks are read without the library, everything else is left to it")
    func desks() {
        func read(_ arguments: String...) -> DeskRequest? {
            DeskArguments.read(arguments, environment: { $0 == "HOME" ? "/h" : nil })
        }
        #expect(read("kiosk") == DeskRequest(desk: .kiosk, directory: "/h/.local/share/anju"))
        #expect(
            read("--data", "/d", "counter", "--theme", "mono", "--terminal", "二号")
                == DeskRequest(desk: .counter, directory: "/d", theme: "mono", terminal: "二号"))
        #expect(read("kiosk", "counter") == nil)
        #expect(read("kiosk", "--data") == nil)
        #expect(read("kiosk", "--help") == nil)
        #expect(read("demo") == nil)
        #expect(read() == nil)
    }

    @Test(
        "The launcher and the fast way see a desk in the same words",
        arguments: [
            ([], false), (["kiosk"], true), (["counter"], true), (["demo"], false), (["demo", "kiosk"], false),
            (["kiosk", "counter"], false), (["kiosk", "kiosk"], false), (["kiosk", "x"], false), (["Kiosk"], false),
            (["--data", "/d", "kiosk"], true), (["kiosk", "--data", "/d"], true), (["--data=/d", "kiosk"], false),
            (["--data", "-x", "kiosk"], false), (["--data", "-", "kiosk"], false), (["--data", "", "kiosk"], true),
            (["--data", "-\u{301}x", "kiosk"], false), (["--data", "样例", "kiosk"], true),
            (["kiosk", "--data"], false), (["--data", "kiosk"], false), (["--data", "kiosk", "counter"], true),
            (["--data", "--theme", "kiosk"], false), (["--data", "/a", "--data", "/b", "kiosk"], false),
            (["--theme", "mono", "kiosk", "--theme", "mono"], false), (["kiosk", "--theme", "mono"], true),
            (["--terminal", "二号", "counter", "--theme", "mono", "--data", "/d"], true),
            (["kiosk", "--help"], false), (["-h"], false), (["kiosk", "--"], false), (["", "kiosk"], false),
        ] as [([String], Bool)])
    func launcherAgrees(arguments: [String], isDesk: Bool) {
        let words = (["anju"] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        for hasHome in [true, false] {
            let fast = DeskArguments.read(arguments, environment: { hasHome && $0 == "HOME" ? "/h" : nil })
            let isEarly = anju_names_desk(Int32(words.count), words, hasHome ? 1 : 0) != 0
            #expect(isEarly == (isDesk && (hasHome || arguments.contains("--data"))))
            #expect((fast != nil) == isEarly)
        }
    }

    @Test("What the fast way reads, the library reads alike")
    func sameDesk() throws {
        let harness = try CommandHarness()
        #expect(harness.run("counter", "--theme", "mono", "--terminal", "二号") == 0)
        #expect(
            harness.desks == [
                DeskRequest(desk: .counter, directory: harness.directory, theme: "mono", terminal: "二号")
            ])
    }

    @Test("JSON is escaped as RFC 8259 asks")
    func escapes() {
        let value: JSON = ["a\"b": "\u{1}\n\\", "n": 1, "t": true, "l": [.null, "中"]]
        #expect(value.text == #"{"a\"b":"\u0001\n\\","n":1,"t":true,"l":[null,"中"]}"#)
    }

    @Test(
        "Spans and times as typed",
        arguments: [
            ("3d", 259_200_000), ("1d12h", 129_600_000), ("90s", 90_000), ("3", nil), ("", nil), ("d", nil),
            ("-1d", nil),
        ]
            as [(String, Int64?)])
    func spans(text: String, milliseconds: Int64?) {
        #expect(TimeWords.milliseconds(text) == milliseconds)
    }

    @Test(
        arguments: [
            ("2023-08-21", "2023-08-21T00:00:00+08:00"), ("2023-08-21 09:30", "2023-08-21T09:30:00+08:00"),
            ("2023-08-21T09:30:15+08:00", "2023-08-21T09:30:15+08:00"), ("2023-02-30", nil), ("09:30", nil),
        ] as [(String, String?)])
    func times(text: String, moment: String?) {
        #expect(TimeWords.moment(text)?.description == moment)
    }
}
