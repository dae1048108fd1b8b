import Cells
import Forms
import Housing
import Testing
import Texts

@testable import Office
@testable import Screens

/// The review of a batch by keys: 15 owns a home, of 160 one condition is not known.
@Suite struct FamilyReviewTests {
    private let room: CounterRoom

    init() throws {
        room = try CounterRoom()
        try room.takeBatchToReview()
    }

    private func place(_ login: String, size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let place = room.counter(login, size: size)
        place.press(.function(5), .character("2"))
        return place
    }

    @Test("The table begins with what waits for a decision; digits lead to the other tabs")
    func tabs() {
        let reviewer = place(CounterRoom.reviewer)
        #expect(reviewer.says("1待确认:1"))
        #expect(reviewer.says("在本市有自有住房"))
        reviewer.press(.character("2"))
        #expect(reviewer.says("1 项待核实"))
        reviewer.press(.character("8"))
        #expect(reviewer.says("1/10") || reviewer.says("第 1"))
        reviewer.press(.character("5"))
        #expect(reviewer.says("没有"))
    }

    @Test("No tab moves when another one is chosen")
    func steady() throws {
        let reviewer = place(CounterRoom.reviewer)
        let row = try #require(reviewer.harness.rows.first { $0.contains("1待确认") })
        for digit in "2345678" {
            reviewer.press(.character(digit))
            #expect(reviewer.harness.rows.contains(row))
        }
    }

    @Test("What a finding rests on is not broken in a name where a row of its own holds it")
    func sources() {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.enter)
        #expect(reviewer.harness.rows.contains { $0.contains("不动产（样例不动产登记）") }, "\(reviewer.harness.text)")
    }

    @Test("A refusal: the words that the family reads, one key to confirm, and the next one by itself")
    func refuse() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.enter)
        #expect(reviewer.says("核查建议不通过：在本市有自有住房"))
        reviewer.press(.function(7))
        #expect(reviewer.says("申请人会看到：「不符合条件：在本市有自有住房。」"))
        // A key pressed twice refuses nobody.
        reviewer.press(.enter)
        #expect(try room.file(15).standing.state != .ineligible)
        reviewer.press(.function(7), .character("1"))
        #expect(reviewer.says("已确认不通过"))
        #expect(try room.file(15).standing.state == .ineligible)
    }

    @Test("A clerk does not confirm, a reviewer does not enter; each is told whose it is")
    func roles() {
        let clerk = place(CounterRoom.clerk)
        clerk.press(.enter, .function(7))
        #expect(clerk.says("由审核人员办理"))
        let reviewer = place(CounterRoom.reviewer)
        // From the summary Enter leads to the finding on which it rests.
        reviewer.press(.enter, .enter)
        #expect(reviewer.says("> 没有自有住房 LH-10") && !reviewer.says("由受理人员或者主管录入"))
        reviewer.press(.enter)
        #expect(reviewer.says("由受理人员或者主管录入"))
    }

    @Test("What is not known is entered by hand, and waits for the next review")
    func enter() throws {
        let clerk = place(CounterRoom.clerk)
        clerk.press(.character("2"), .enter)
        #expect(clerk.says("还有 1 项待核实"))
        while !clerk.says("> 没有租政策性住房 LH-12"), clerk.harness.rows.contains(where: { $0.contains("LH-") }) {
            let before = clerk.harness.rows
            clerk.press(.down)
            if clerk.harness.rows == before { break }
        }
        clerk.press(.enter)
        #expect(clerk.says("没有租政策性住房"))
        clerk.press(.character("1"))
        clerk.type("住房保障")
        clerk.press(.enter, .enter, .enter)
        #expect(clerk.says("已记下"))
        #expect(try room.file(160).undecided == 0)
    }

    @Test("LH-18: the notice's own conditions are told by their names, and one is known from the other")
    func extraConditions() {
        let extra = [
            SubsidyNotice.ExtraCondition(rule: "LH-18-1", name: "没有违规使用公共租赁住房的记录"),
            SubsidyNotice.ExtraCondition(rule: "LH-18-2", name: "没有欠租"),
        ]
        #expect(CounterReviewTexts.condition("LH-18-2", extra) == "没有欠租")
        #expect(CounterPaymentTexts.failed(["LH-10", "LH-18-2"], extra) == "「没有自有住房」「没有欠租」不通过")
        #expect(CounterPaymentTexts.undecided(["LH-18-1"], extra) == "「没有违规使用公共租赁住房的记录」待核实")
    }

    @Test("LH-61 A false declaration is entered by a key of its own: of whom, which fact, from where")
    func untrue() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.enter, .function(8))
        #expect(reviewer.says("由受理人员或者主管录入"))
        let clerk = place(CounterRoom.clerk)
        clerk.press(.character("8"), .enter, .function(8))
        #expect(clerk.says("LH-61") && clerk.says("哪一项不实"), "\(clerk.harness.rows)")
        clerk.type("婚姻登记")
        clerk.press(.enter, .enter, .enter)
        #expect(clerk.says("请写明哪一项不实"), "\(clerk.harness.rows)")
        clerk.type("申报未婚，登记为已婚")
        clerk.press(.enter, .enter)
        #expect(clerk.says("已记下") && clerk.says("不符合：申报不实。"), "\(clerk.harness.rows)")
        let said = try #require(try room.file(12).answers.last)
        #expect(said.rule == "LH-61" && said.result == .failed && said.evidence == "申报未婚，登记为已婚")
        #expect(try room.file(12).reasons.contains(.falseDeclaration))
    }

    @Test("LH-44 A correction by item with the reason that the family reads, and its deadline")
    func correct() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.character("2"), .enter, .function(6))
        #expect(reviewer.says("要求") && reviewer.says("期限"))
        reviewer.press(.function(6))
        #expect(reviewer.says("还没有选要补正的项目"))
        reviewer.press(.enter, .function(6))
        #expect(reviewer.says("先选「确定」"), "\(reviewer.harness.text)")
        reviewer.type("编码看不清")
        reviewer.press(.enter, .enter)
        #expect(reviewer.says("已选 1 项"))
        reviewer.press(.function(6))
        #expect(reviewer.says("房屋编码：编码看不清"))
        reviewer.press(.enter)
        #expect(try room.file(160).standing.state != .correction)
        reviewer.press(.function(6), .character("1"))
        #expect(reviewer.says("已要求补正"))
        #expect(try room.file(160).standing.state == .correction)
    }

    @Test("LH-44 Of the papers those are ticked that are to come again; all of them are in view in the least terminal")
    func correctPapers() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.character("2"), .enter, .function(6))
        for _ in 1...20 where !reviewer.says("> [ ] 申请材料") { reviewer.press(.down) }
        reviewer.press(.enter)
        #expect(reviewer.says("1 [ ] 身份证") && reviewer.says("* [ ] 其他"), "\(reviewer.harness.text)")
        reviewer.press(.character("2"), .character("*"), .tab)
        reviewer.type("缺页")
        reviewer.press(.enter, .enter)
        #expect(reviewer.says("户口簿、其他"), "\(reviewer.harness.text)")
        reviewer.press(.function(6), .character("1"))
        let asked = try #require(try room.file(160).corrections.last?.items.first)
        #expect(asked.papers == ["户口簿", "其他"] && asked.reason == "缺页")
    }

    @Test(
        "LH-44 A correction is taken in at the counter: field by field, the consent witnessed, and nothing typed is lost"
    )
    func mend() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.character("2"), .enter, .function(6), .enter)
        reviewer.type("编码看不清")
        reviewer.press(.escape)
        #expect(reviewer.says("还没有办完"))
        reviewer.press(.escape, .enter, .enter, .end, .up, .up, .enter)
        reviewer.type("没有签名")
        reviewer.press(.enter, .enter, .function(6), .character("1"))
        #expect(try room.file(160).standing.state == .correction)

        let clerk = place(CounterRoom.clerk)
        clerk.press(.character("3"))
        #expect(clerk.says("补正到9月7日24时止"))
        clerk.press(.enter)
        #expect(clerk.says("等待补正：房屋编码、知情同意书"))
        clerk.press(.function(5))
        #expect(clerk.says("退回的原因：编码看不清") && clerk.says("退回的原因：没有签名"))
        clerk.press(.function(5))
        #expect(clerk.says("还有 2 项没有填"))
        clerk.press(.enter, .backspace)
        clerk.press(.enter)
        #expect(clerk.says("房屋编码是 25 位数字"))
        clerk.press(.escape)
        #expect(clerk.says("还没有办完"))
        clerk.press(.character("1"), .enter, .enter)
        #expect(clerk.says("[✓] 房屋编码"))
        clerk.press(.enter)
        #expect(clerk.says("见证人"))
        clerk.press(.character(" "), .tab, .enter)
        #expect(clerk.says("当面签署，已见证"))
        clerk.press(.escape)
        #expect(clerk.says("填好的已经保存"))
        clerk.press(.function(5))
        #expect(clerk.says("[✓] 房屋编码") && clerk.says("当面签署，已见证"))
        clerk.press(.function(5), .character("1"))
        #expect(clerk.says("补正已经收下"))
        #expect(try room.file(160).standing.state == .underReview)
        #expect(try room.file(160).corrections.last?.answer?.isWitness == true)
    }

    @Test("LH-44 A tick at a condition tells in its own line that it is not met")
    func mendConditions() throws {
        _ = try room.office.batches.askCorrection(
            of: "BHR00000260", in: CounterRoom.batch, [CorrectionItem(field: .declarations, reason: "没有答全")],
            try room.session(CounterRoom.reviewer))
        let clerk = place(CounterRoom.clerk)
        clerk.press(.character("3"), .enter, .function(5), .enter)
        #expect(clerk.says("不符合「没有自有住房」") && !clerk.says("[✓]"), "\(clerk.harness.text)")
        clerk.press(.character("1"))
        #expect(clerk.says("[✓]"), "\(clerk.harness.text)")
        for _ in 1...9 where !clerk.says("> [ 确定 ]") { clerk.press(.tab) }
        clerk.press(.enter)
        #expect(clerk.says("现在：不符合「"), "\(clerk.harness.text)")
    }

    @Test("What is alike is entered in one go, and only what nobody found out yet")
    func alike() throws {
        let people = [Int64(1), 2].map { FamilyFile.Person(key: $0, role: .applicant, maskedName: "林*\($0)") }
        func answer(_ person: Int, _ rule: Rule, _ result: WhyStep.Result) -> FamilyFile.Answer {
            FamilyFile.Answer(
                person: people[person], rule: rule, result: result, source: "", evidence: "", at: nil, by: nil)
        }
        let answers = [
            answer(0, "LH-10", .missing), answer(1, "LH-10", .undecided), answer(0, "LH-11", .missing),
            answer(1, "LH-11", .passed),
        ]
        func entered(_ scope: Character, at index: Int = 0) -> [HandFinding] {
            var editor = FindingEditor(answers[index], of: answers, sources: ["住房保障", "不动产登记"], [])
            _ = editor.press(.key(.character("1")))
            for _ in 1...4 { _ = editor.press(.key(.backTab)) }
            _ = editor.press(.key(.character(scope)))
            // What is chosen already is taken by Enter, which goes on from field to field.
            for _ in 1...5 {
                if case .saved(let findings) = editor.press(.key(.enter)) { return findings }
            }
            return []
        }
        func keys(_ findings: [HandFinding]) -> [String] { findings.map { "\($0.person) \($0.rule)" } }
        #expect(keys(entered("1")) == ["1 LH-10"])
        #expect(keys(entered("2")) == ["1 LH-10", "2 LH-10"])
        #expect(keys(entered("3")) == ["1 LH-10", "1 LH-11"])
        #expect(keys(entered("2", at: 3)) == ["2 LH-11", "1 LH-11"])
        #expect(entered("3").allSatisfy { $0.source == "住房保障" && $0.result == .passed })
    }

    @Test("Where a finding came from is offered for the next one, also of another family")
    func sameSource() throws {
        let clerk = place(CounterRoom.clerk)
        clerk.press(.character("2"), .enter, .enter, .character("1"))
        clerk.type("不动产登记")
        clerk.press(.enter, .enter, .enter)
        #expect(clerk.says("已记下"))
        clerk.press(.escape, .character("8"), .enter)
        for _ in 1...6 where !clerk.says("> 没有自有住房 LH-10") { clerk.press(.down) }
        clerk.press(.enter, .character("1"), .enter)
        #expect(clerk.says("已记下"))
        #expect(try room.file(12).answers.contains { $0.source == "不动产登记" })
    }

    @Test("Next and previous by one key, and back in the table on the family that was open last")
    func next() {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.character("8"), .down, .enter)
        #expect(reviewer.says("序位 15"))
        reviewer.press(.function(2))
        #expect(reviewer.says("序位 31"))
        reviewer.press(.function(3), .function(3))
        #expect(reviewer.says("序位 12"))
        reviewer.press(.function(3))
        #expect(reviewer.says("「全部」里前面没有了"))
        reviewer.press(.function(2), .function(2), .escape)
        #expect(reviewer.harness.rows.contains { $0.contains(">") && $0.contains("BHR00000131") })
    }

    @Test("A family is found by its receipt and opened at once")
    func find() {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.function(3))
        reviewer.type("BHR00000152")
        reviewer.press(.enter)
        #expect(reviewer.says("序位 52"))
    }

    @Test("L-08 By a name or a number a clerk finds a family; a reviewer is told whose work that is")
    func findByName() throws {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.function(3))
        reviewer.type("林小雨")
        reviewer.press(.enter)
        #expect(reviewer.says("按姓名、证件号码查找由受理人员办理"))
        for _ in 1...3 { reviewer.press(.backspace) }
        reviewer.type("52")
        reviewer.press(.enter)
        #expect(reviewer.says("序位 52"))
    }

    @Test("LH-44 Where days for a correction went by the list leads to the review that ends it")
    func lapsed() throws {
        let item = CorrectionItem(field: .houseCode, reason: "编码看不清")
        _ = try room.office.batches.askCorrection(
            of: "BHR00000260", in: CounterRoom.batch, [item], try room.session(CounterRoom.reviewer))
        let before = place(CounterRoom.manager)
        #expect(!before.says("F2 核查"), "\(before.harness.text)")
        before.press(.escape)
        #expect(before.says("补正中 1 家") && !before.says("待再次核查"), "\(before.harness.text)")
        try room.set(day(2023, 10, 20))
        before.hear()
        #expect(before.says("待再次核查 1 家") && !before.says("补正中"), "\(before.harness.text)")
        before.press(.character("2"))
        #expect(before.says("F2 核查"), "\(before.harness.text)")
    }

    @Test("OWN_CASE: of his own family a clerk is told first that others look after it")
    func ownFamily() throws {
        let register = try #require(room.sample.media.first { $0.name == "subsidy-register.csv" })
        let line = try #require(
            String(decoding: register.bytes, as: UTF8.self).split(separator: "\n").first { $0.contains("BHR00000115") })
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let password = "白菜炖粉条 8 碗"
        let new = NewStaff(
            login: "qin", name: cells[3], document: try room.document(cells[5]), roles: [.clerk], password: password)
        _ = try room.office.staff.create(new, try room.session(CounterRoom.manager))
        let clerk = room.counter()
        clerk.type("qin")
        clerk.press(.tab)
        clerk.type(password)
        clerk.press(.enter, .function(5), .character("2"), .function(3))
        clerk.type("BHR00000115")
        clerk.press(.enter)
        #expect(clerk.says("这是您自己的家庭，要由别的工作人员办理"), "\(clerk.harness.text)")
    }

    @Test("Of several that are found each tells how many they are and how far it is")
    func findSeveral() {
        let clerk = place(CounterRoom.clerk)
        clerk.press(.function(3))
        clerk.type("样军")
        clerk.press(.enter)
        #expect(clerk.says("找到") && clerk.says("还没有提交"), "\(clerk.harness.text)")
        clerk.press(.escape)
        #expect(clerk.says("1待确认"), "\(clerk.harness.text)")
    }

    @Test("L-06 What is confirmed is what was read, and nothing that was proposed since")
    func confirmShown() throws {
        let reviewer = try room.session(CounterRoom.reviewer)
        let file = try room.file(15)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            _ = try room.office.batches.confirm(file.receipt, showing: [], of: file.batch, reviewer)
        }
        #expect(try room.file(15) == file)
        _ = try room.office.batches.confirm(
            file.receipt, showing: file.standing.proposed, of: file.batch, reviewer)
        #expect(try room.file(15).standing.state == .ineligible)
    }

    @Test("Why, as a text to be read, on F4")
    func why() {
        let reviewer = place(CounterRoom.reviewer)
        reviewer.press(.enter, .function(4))
        #expect(reviewer.says("备案回执号 BHR00000115"))
        // A rule's number stands behind its words.
        #expect(reviewer.says("18:00）（LH-04）"))
        reviewer.press(.end)
        #expect(reviewer.says("补租金额"))
        reviewer.press(.escape)
        #expect(reviewer.says("序位 15"))
    }

    @Test("Beside the table in a wide window the family in focus is told")
    func wide() {
        let reviewer = place(CounterRoom.reviewer, size: Size(width: 120, height: 40))
        #expect(reviewer.says("序位 15"))
    }
}

@Suite struct FamilyWordsTests {
    @Test(
        "Every reason that a review can propose is told in words, without code or number",
        arguments: SubsidyReason.allCases)
    func reasons(_ reason: SubsidyReason) {
        let words = FamilyWords.reasons([reason], lacking: [])
        #expect(words.contains(reason.words) && !words.contains(reason.rule.description))
        #expect(!words.contains(reason.code))
    }
}

extension CounterRoom {
    private var subsidy: BatchID { BatchID("sample-2023") }

    private func order(_ name: String) throws -> SubsidyImportDesk.Order {
        let file = try #require(sample.media.first { $0.name == name })
        return SubsidyImportDesk.Order(HeldBytes(file.bytes), source: name, skipsBad: false)
    }

    /// Closed and reviewed on 2023-08-31, with all files of the sample in.
    func takeBatchToReview() throws {
        try openBatch()
        let notice = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.batchFile(self.subsidy).batch.notice
        }
        let desk = office.subsidyImports
        var manager = try session(Self.manager)
        _ = try desk.register(try order("subsidy-register.csv"), batch: subsidy, asOf: notice.cutOff, by: manager)
        _ = try desk.members(try order("subsidy-members.csv"), batch: subsidy, by: manager)
        _ = try desk.applications(try order("subsidy-applications.jsonl"), batch: subsidy, by: manager)
        try office.clock.set(Moment(Day(2023, 8, 31) ?? notice.cutOff.day, hour: 10), isFrozen: true, manager)
        manager = try session(Self.manager)
        let register = try order("subsidy-register-close.csv")
        _ = try desk.register(register, batch: subsidy, asOf: notice.window.upperBound, by: manager)
        _ = try desk.findings(try order("subsidy-findings.csv"), batch: subsidy, by: manager)
        _ = try office.batches.step(.close, of: subsidy, manager)
        _ = try office.batches.step(.review, of: subsidy, manager)
    }

    fileprivate func file(_ position: Int) throws -> FamilyFile {
        try office.batches.file("BHR00000\(position + 100)", of: subsidy, try session(Self.reviewer))
    }
}
