import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// A batch opened by its notice, and its files taken in from a medium.
@Suite struct BatchFilesTests {
    @Test("A manager opens a batch by a notice that lies in the office, which is shown and asked before")
    func opening() throws {
        let room = try CounterRoom()
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5), .escape, .function(2))
        #expect(manager.harness.titleLine.contains("打开新的一批"))
        #expect(manager.says("2023年度罗湖区"), "\(manager.harness.text)")
        manager.press(.enter)
        #expect(manager.says("配额") && manager.says("2023年7月31日 18:00"), "\(manager.harness.text)")
        #expect(manager.says("公示 5 个工作日") && manager.says("1 人 35.00平方米"))
        // Enter alone opens nothing.
        manager.press(.enter)
        let session = try room.session(CounterRoom.manager)
        #expect(try room.office.batches.list(session).map(\.id) == [CounterRoom.batch])
        manager.press(.enter, .character("1"))
        #expect(manager.says("已打开这一批，配额 1000 套。") && manager.says("下一步：取入文件，还没有轮候册，按 F2 办理。"))
        manager.press(.function(2))
        #expect(manager.harness.titleLine.contains("取入文件"))
        manager.press(.escape)
        #expect(try room.office.batches.list(session).map(\.id.raw) == ["sample-2023", "luohu-2023"])
        let batch = try room.office.batches.overview(CounterRoom.next, session)
        let opens = batch.window.lowerBound
        #expect(batch.stateName(at: opens) == "受理中")
        #expect(batch.stateName(at: Moment(milliseconds: opens.milliseconds - 1)) == "未开始")
        manager.press(.escape, .function(2), .enter)
        #expect(manager.says("已经打开"))
        #expect(try room.office.batches.list(session).count == 2)
    }

    @Test("Who may not open a batch is told who may", arguments: ["shouli", "shenhe", "fafang", "jiandu"])
    func notEverybody(_ login: String) throws {
        let room = try CounterRoom()
        let counter = room.counter(login)
        counter.press(.function(5), .escape, .function(2))
        #expect(counter.says("请主管办理"))
        let session = try room.session(login)
        #expect(throws: OfficeFailure.self) { try room.office.batches.notices(session) }
    }

    @Test("A notice with a slip in it is listed with what is wrong, and cannot be opened")
    func badNotice() throws {
        let standard = Policies.standard()
        let policies = Policies(
            files: { path throws(OfficeFailure) in
                if path == "policies/notices/next.toml" { return Array("name = 1".utf8) }
                return DefaultFiles.policies.first { $0.path == path }?.bytes
            }, names: { $0 == "policies/notices" ? ["next.toml", ".swap.toml", "notes.txt"] : [] })
        #expect(standard.noticePaths == ["policies/notices/luohu-2023.toml"])
        #expect(policies.noticePaths == ["policies/notices/luohu-2023.toml", "policies/notices/next.toml"])
        let room = try CounterRoom(policies: policies)
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5), .escape, .function(2), .character("2"))
        #expect(manager.says("文件有误") && manager.says("policies/notices/next.toml"))
        #expect(manager.harness.titleLine.contains("打开新的一批"))
    }

    @Test("The files of a batch come one after the other, each when its time has come")
    func inOrder() throws {
        let room = try CounterRoom()
        try room.openNext()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5), .down, .enter)
        #expect(clerk.says("还没有轮候册"))
        clerk.press(.function(3))
        #expect(clerk.says("请先取入截止时点的轮候册"))
        clerk.press(.character("2"))
        #expect(clerk.harness.titleLine.contains("取入文件") && clerk.says("1 轮候册（截止时点）"))
        try room.put("register.csv")
        let register = try #require(room.shelf?.files)
        try room.put("members.csv")
        clerk.go(.character("1"), .enter)
        #expect(clerk.says("members.csv 不是「轮候册（截止时点）」") && !clerk.says("E-801"), "\(clerk.harness.text)")
        clerk.press(.escape)
        room.shelf?.files = register
        // What cannot be taken stands behind.
        room.shelf?.files.insert(("front.png", CardShelf.picture(1)), at: 0)
        clerk.go(.character("1"), .character("1"), .enter)
        #expect(clerk.says("已导入截止时点的轮候册，15 家"), "\(clerk.harness.text)")
        clerk.press(.escape)
        #expect(clerk.says("已取入"))
        try room.put("members.csv")
        clerk.go(.character("2"), .character("1"), .enter)
        #expect(clerk.says("已导入家庭成员"))
        clerk.press(.enter)
        try room.put("applications.jsonl")
        clerk.go(.character("3"), .character("1"), .enter)
        #expect(clerk.says("已导入申请：新增 10 件"), "\(clerk.harness.text)")
        clerk.press(.enter)
        #expect(clerk.says("以后才能取入"))
        let session = try room.session(CounterRoom.clerk)
        let order = SubsidyImportDesk.Order(HeldBytes([]), source: "close.csv", skipsBad: false)
        let early = Refusal(.notExpired, "LH-20", .since(Moment(day(2023, 8, 29), hour: 18)))
        #expect(throws: OfficeFailure.refused(early)) {
            _ = try room.office.subsidyImports.begin(.close, order, batch: CounterRoom.next, by: session)
        }
        try room.setClock(Moment(day(2023, 8, 30), hour: 10))
        clerk.hear()
        try room.put("register-close.csv")
        clerk.go(.character("4"), .character("1"), .enter)
        #expect(clerk.says("已导入受理截止时的轮候册"), "\(clerk.harness.text)")
        clerk.press(.enter)
        try room.put("findings.csv")
        clerk.go(.character("5"), .character("1"), .enter)
        #expect(clerk.says("已导入核查结果"))
        #expect(try room.office.batches.overview(CounterRoom.next, session).hasCloseRegister)
    }

    @Test("Of a file with bad lines nothing is taken in; each is told, saved to the medium, or skipped")
    func badLines() throws {
        let room = try CounterRoom()
        try room.openNext()
        try room.put("register.csv")
        let text = String(decoding: try #require(room.shelf?.files[0].bytes), as: UTF8.self)
        var lines = text.split(separator: "\n").map(String.init)
        lines[2] = lines[2].replacing(",身份证,", with: ",护照号,")
        lines[4] = "only,three,fields"
        room.shelf?.files = [("register.csv", Array(lines.joined(separator: "\n").utf8))]
        room.shelf?.files.append(("户口簿.jpg", [0xFF, 0xD8, 0xFF]))
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5), .down, .enter, .function(3))
        clerk.go(.character("1"))
        #expect(clerk.says("register.csv") && !clerk.says("户口簿"), "\(clerk.harness.text)")
        clerk.go(.character("1"), .enter)
        #expect(clerk.says("有 2 行不对，一行也没有取入"), "\(clerk.harness.text)")
        #expect(clerk.says("第 3 行") && clerk.says("第 5 行"))
        let session = try room.session(CounterRoom.clerk)
        #expect(try !room.office.batches.overview(CounterRoom.next, session).hasRegister)
        clerk.go(.function(8))
        #expect(clerk.says("已存到"))
        let saved = try #require(room.shelf?.saved.last)
        #expect(saved.name == "register.csv-不对的行.txt")
        #expect(String(decoding: saved.bytes, as: UTF8.self).split(separator: "\n").count == 3)
        // Another file by the same name has other bad lines, which nobody has seen.
        let shown = room.shelf?.files ?? []
        lines[3] = "only,three,fields"
        room.shelf?.files = [("register.csv", Array(lines.joined(separator: "\n").utf8))]
        clerk.go(.function(5))
        #expect(clerk.says("文件和刚才看的不一样") && clerk.says("有 3 行不对"), "\(clerk.harness.text)")
        #expect(try !room.office.batches.overview(CounterRoom.next, session).hasRegister)
        room.shelf?.files = shown
        clerk.go(.function(5))
        #expect(clerk.says("文件和刚才看的不一样") && clerk.says("有 2 行不对"), "\(clerk.harness.text)")
        // So is one in which a good line is another one.
        lines[3] = lines[4]
        room.shelf?.files = [("register.csv", Array(lines.joined(separator: "\n").utf8))]
        clerk.go(.function(5))
        #expect(clerk.says("文件和刚才看的不一样"), "\(clerk.harness.text)")
        room.shelf?.files = shown
        clerk.go(.function(5))
        clerk.go(.function(5))
        #expect(clerk.says("跳过了 2 行") && clerk.says("第 3 行"), "\(clerk.harness.text)")
        #expect(try room.office.batches.overview(CounterRoom.next, session).hasRegister)
    }

    @Test("LH-32 A second application of a family is refused, line by line, in words that say what is wrong")
    func twice() throws {
        let room = try CounterRoom()
        try room.openNext()
        let clerk = try room.session(CounterRoom.clerk)
        func takeIn(_ kind: SubsidyImportReport.Kind, _ name: String) throws {
            try room.put(name)
            let bytes = try #require(room.shelf?.files[0].bytes)
            let order = SubsidyImportDesk.Order(HeldBytes(bytes), source: name, skipsBad: false)
            let (job, report) = try room.office.subsidyImports.begin(kind, order, batch: CounterRoom.next, by: clerk)
            try job.run(BatchWatch())
            #expect(report().isTaken)
        }
        try takeIn(.register, "register.csv")
        try takeIn(.members, "members.csv")
        try takeIn(.applications, "applications.jsonl")
        let line = try #require(room.shelf.map { String(decoding: $0.files[0].bytes, as: UTF8.self) })
            .split(separator: "\n")[0]
        try room.setClock(Moment(day(2023, 8, 30), hour: 10))
        _ = try room.office.batches.step(.close, of: CounterRoom.next, room.session(CounterRoom.manager))
        let second = line.replacing(#/"rent_fen": ?\d+/#, with: "\"rent_fen\":123400")
        room.shelf?.files = [("second.jsonl", Array(second.utf8))]
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5), .down, .enter, .function(3))
        manager.go(.character("3"), .character("1"), .enter)
        #expect(manager.says("有 1 行不对，一行也没有取入"), "\(manager.harness.text)")
        #expect(manager.says("第 1 行：这一家已经有一件申请，一家只能申请一次"), "\(manager.harness.text)")
    }

    @Test("A line of a later moment is still the same line when the clock has gone on")
    func later() throws {
        let room = try CounterRoom()
        try room.openNext()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(5), .down, .enter, .function(3))
        for (digit, name) in [("1", "register.csv"), ("2", "members.csv")] as [(Character, String)] {
            try room.put(name)
            clerk.go(.character(digit), .character("1"), .enter)
            clerk.press(.escape)
        }
        try room.put("applications.jsonl")
        let bytes = try #require(room.shelf?.files[0].bytes)
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        lines[1] = lines[1].replacing(
            #/"submitted_at": ?"[^"]*"/#, with: "\"submitted_at\":\"2023-08-29T17:00:00+08:00\"")
        room.shelf?.files = [("applications.jsonl", Array(lines.joined(separator: "\n").utf8))]
        clerk.go(.character("3"), .character("1"), .enter)
        #expect(clerk.says("有 1 行不对"), "\(clerk.harness.text)")
        try room.setClock(Moment(day(2023, 8, 21), hour: 13))
        clerk.go(.function(5))
        #expect(clerk.says("跳过了 1 行"), "\(clerk.harness.text)")
    }

    @Test("Who may not take files in is told so", arguments: ["shenhe", "fafang", "jiandu"])
    func notTheirs(_ login: String) throws {
        let room = try CounterRoom()
        try room.openBatch()
        let counter = room.counter(login)
        counter.press(.function(5), .function(3))
        #expect(counter.says("您没有办理「取入文件」的权限"))
    }

    @Test("The home says by itself that the close may be taken, when the time is set and when it passes")
    func time() throws {
        let room = try CounterRoom()
        try room.takeApplications()
        let manager = room.counter(CounterRoom.manager)
        manager.press(.function(5))
        #expect(manager.says("下一步：截止受理。"))
        manager.hear()
        try room.setClock(Moment(day(2023, 8, 29), hour: 18, minute: 1))
        manager.hear()
        #expect(manager.says("下一步：截止受理，按 F2 办理"), "\(manager.harness.text)")

        let other = try CounterRoom()
        try other.takeApplications()
        try other.office.clock.set(
            Moment(day(2023, 8, 29), hour: 17, minute: 59), isFrozen: false, other.session(CounterRoom.manager))
        let watching = other.counter(CounterRoom.manager)
        watching.press(.function(5), .function(2))
        #expect(watching.says("受理还没有截止"))
        watching.pass(seconds: 180)
        #expect(!watching.says("受理还没有截止"), "\(watching.harness.text)")
    }
}

extension CounterRoom {
    static let next = BatchID("luohu-2023")

    /// The batch of the notice that ships, with nothing in, below the sample's.
    func openNext() throws {
        let session = try session(Self.manager)
        let offer = try #require(try office.batches.notices(session).first)
        _ = try office.batches.open(offer, session)
    }

    /// A file of the sample alone on the medium.
    func put(_ name: String) throws {
        let file = try #require(sample.media.first { $0.name == "subsidy-\(name)" })
        shelf?.files = [(name, file.bytes)]
    }
}
