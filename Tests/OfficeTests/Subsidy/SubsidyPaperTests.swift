import Documents
import Housing
import OfficeSupport
import Testing

@testable import Office

@Suite("The papers of the rent subsidy") struct SubsidyPaperTests {
    private func text(_ document: Document) -> String { document.lines.map(\.text).joined(separator: "\n") }

    private func rows(_ document: Document) -> [[String]] {
        document.blocks.flatMap { block -> [[String]] in if case .table(let table) = block { table.rows } else { [] } }
    }

    private func paper(
        _ paper: SubsidyPaper, _ hall: BatchHall, for use: PaperUse = .paper, _ session: Session? = nil
    ) throws -> Document {
        try hall.test.office.subsidyPapers.document(paper, for: use, session ?? hall.clerk)
    }

    private func agreement(_ position: Int, _ hall: BatchHall) -> SubsidyPaper {
        .agreement(hall.id, receipt: BatchHall.receipt(position))
    }

    /// Three families, the second of one person, called to sign since 2023-10-08.
    private func called() throws -> BatchHall {
        let hall = try BatchHall(quota: 2, [1, 2, 3].map { BatchHall.Family($0, size: $0 == 2 ? 1 : 2) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        return hall
    }

    @Test("10.4: the agreement has every field, in figures and capitals, and the rules of the notice")
    func fields() throws {
        let hall = try called()
        hall.at(day(2023, 10, 20))
        let signed = try hall.sign(1)
        let document = try paper(agreement(1, hall), hall)
        let text = text(document)
        let demanded = [
            "\(signed.number)", "2023年度", "深圳市罗湖区住房和建设局", "罗湖区东门中路万达丰大厦裙楼726", "25666765、22185615",
            BatchHall.name(1), try TestOffice.document(1).value, "户籍区：罗湖区", BatchHall.receipt(1), "全市第1位", "签约序位：第1位",
            "家庭人口：2人", "补租人数：2人", "人均自有住房面积：0平方米", "4403030070020300006000001", "样例路 1 号302", "样房东",
            "48.00平方米", "3,200.00元", "2023年2月20日签订，租期2023年3月1日至2025年2月28日", "补租面积：65.00平方米",
            "每平方米每月33.00元", "2,145.00元（大写：贰仟壹佰肆拾伍元整）", "36个月，自2023年11月1日起至2026年10月31日止",
            "77,220.00元（大写：柒万柒仟贰佰贰拾元整）", "当月最后一日以前", "样例银行", "6222000000000001",
            "须在签订补租协议时退出公共租赁住房轮候", "重新轮候公共租赁住房的，停止发放", "应及时办理变更", "在条件变更的次月停止发放",
            "应退回多领取的补租", "依法追缴", "25650868", "签订日期：2023年10月20日",
        ]
        for word in demanded { #expect(text.contains(word), "\(word)") }
        #expect(document.number == "\(signed.number)" && document.madeOn == day(2023, 10, 20))
        #expect(document.signatureAreas.map(\.mark) == [.seal, .handwritten])
        let pointedOut = document.lines.filter(\.isEmphasised).map(\.text).joined()
        for word in ["退出公共租赁住房轮候", "办理变更", "停止发放", "追缴"] { #expect(pointedOut.contains(word), "\(word)") }
        #expect(!text.contains("草稿") && !text.contains("{{"))
        // Printed again, whenever: the same.
        hall.at(day(2024, 3, 1))
        #expect(try paper(agreement(1, hall), hall) == document)
    }

    @Test("What was signed can be read whatever its template says by now; of an older kind while it says the same")
    func frozen() throws {
        let hall = try called()
        try hall.sign(1)
        let whole = try paper(agreement(1, hall), hall)
        let shown = try paper(agreement(1, hall), hall, for: .screen)
        let name = PolicyText.path("subsidy-agreement-1")
        let changed = Policies { path throws(OfficeFailure) in
            guard let bytes = DefaultFiles.policies.first(where: { $0.path == path })?.bytes else { return nil }
            guard path == name else { return bytes }
            return Array(String(decoding: bytes, as: UTF8.self).replacing("照常发放", with: "不再发放").utf8)
        }
        let other = hall.test.office(policies: changed)
        #expect(try other.subsidyPapers.document(agreement(1, hall), for: .paper, hall.clerk) == whole)
        #expect(try other.subsidyPapers.document(agreement(1, hall), for: .screen, hall.clerk) == shown)
        // One that was not kept as it was signed.
        try hall.test.write { (writer) throws(OfficeFailure) in
            guard var kept = try writer.kept(AgreementBody.self, of: hall.id, at: 1).first else { return }
            kept.body.paper?.text = nil
            kept.body.paper?.masks = nil
            try writer.save(kept)
        }
        #expect(try paper(agreement(1, hall), hall, for: .screen) == shown)
        for use in [PaperUse.paper, .screen] {
            #expect {
                _ = try other.subsidyPapers.document(agreement(1, hall), for: use, hall.clerk)
            } throws: { error in
                guard case OfficeFailure.input(let problem) = error else { return false }
                return problem.source == name
            }
        }
        // A draft is of the template as it is now.
        _ = try other.subsidyPapers.document(agreement(2, hall), for: .paper, hall.clerk)
        try hall.test.write { (writer) throws(OfficeFailure) in
            guard var kept = try writer.kept(AgreementBody.self, of: hall.id, at: 1).first else { return }
            #expect(kept.body.paper?.template == "subsidy-agreement-1")
            kept.body.paper = nil
            try writer.save(kept)
        }
        #expect(try paper(agreement(1, hall), hall) == whole)
    }

    @Test("For one person it is 35 square metres")
    func single() throws {
        let hall = try called()
        let text = text(try paper(agreement(2, hall), hall))
        for word in ["家庭人口：1人", "35.00平方米", "壹仟壹佰伍拾伍元整", "41,580.00元（大写：肆万壹仟伍佰捌拾元整）"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test("LH-53: before it is signed it is a draft of who is called, and of nobody else")
    func draft() throws {
        let hall = try called()
        let document = try paper(agreement(1, hall), hall)
        #expect(document.marking.contains("草稿") && document.number == BatchHall.receipt(1))
        let words = text(document)
        #expect(words.contains("签订时编写") && words.contains("签订时由乙方填写") && !words.contains("银行账号："))
        refusal(.wrongState) { _ = try paper(agreement(3, hall), hall) }
        try hall.decline(1)
        refusal(.wrongState) { _ = try paper(agreement(1, hall), hall) }
        refusal(.receiptUnknown) { _ = try paper(.agreement(hall.id, receipt: "BHR1"), hall) }
        #expect(code { _ = try paper(agreement(2, hall), hall, hall.auditor) } == "NOT_ALLOWED")
    }

    @Test("On a screen number and account are masked, and every look of staff stands in the journal")
    func masked() throws {
        let hall = try called()
        try hall.sign(1)
        let words = text(try paper(agreement(1, hall), hall, for: .screen))
        #expect(words.contains("6222********0001") && !words.contains("6222000000000001"))
        #expect(!words.contains(try TestOffice.document(1).value))
        let looks = try hall.entries(.personalShown, 1)
        #expect(looks.count == 1 && looks[0]["what"] == .code("AGREEMENT"))
    }

    @Test("His own agreement is read by who applies for the family, and by no other")
    func own() throws {
        let hall = try called()
        let desk = hall.test.office.subsidyPapers
        func applicant(_ position: Int) throws -> Session { try hall.test.tenant(position) }
        let first = try applicant(1)
        #expect(try desk.own(hall.id, for: .paper, first).marking.contains("草稿"))
        try hall.sign(1)
        #expect(try text(desk.own(hall.id, for: .screen, first)).contains("6222********0001"))
        #expect(try text(desk.own(hall.id, for: .paper, first)).contains("6222000000000001"))
        #expect(code { _ = try desk.own(hall.id, for: .paper, hall.clerk) } == "NOT_ALLOWED")
        refusal(.wrongState) { _ = try desk.own(hall.id, for: .paper, applicant(3)) }
        refusal(.notOnRegisterAtCutOff) { _ = try desk.own(hall.id, for: .paper, applicant(7)) }
        // It is nobody's look at somebody else.
        #expect(try hall.entries(.personalShown, 1).isEmpty)
    }

    @Test("LH-54: the call says until when, where, what to bring and what comes of not coming")
    func letter() throws {
        let hall = try called()
        let document = try paper(.callLetter(hall.id, receipt: BatchHall.receipt(1)), hall)
        let words = text(document)
        let signBy = try #require(try hall.one(1).standing.signBy)
        let demanded = [
            BatchHall.name(1), BatchHall.receipt(1), "第1位",
            "\(signBy.year)年\(signBy.monthOfYear)月\(signBy.dayOfMonth)日24时前",
            "罗湖区东门中路万达丰大厦裙楼726", "25666765", "工作日 9:00-12:00", "身份证原件", "住房租赁合同原件", "视为放弃补租资格",
            "退出公共租赁住房轮候", "2,145.00元",
        ]
        for word in demanded { #expect(words.contains(word), "\(word)") }
        #expect(!words.contains(try TestOffice.document(1).value))
        refusal(.wrongState) { _ = try paper(.callLetter(hall.id, receipt: BatchHall.receipt(3)), hall) }
        try hall.sign(1)
        refusal(.wrongState) { _ = try paper(.callLetter(hall.id, receipt: BatchHall.receipt(1)), hall) }
    }

    @Test("All letters are one document: a sheet to tick off, and a page for everybody who is called, nobody else")
    func letters() throws {
        let hall = try called()
        var document = try paper(.callLetters(hall.id), hall, hall.manager)
        #expect(rows(document).map { $0[1] } == [BatchHall.receipt(1), BatchHall.receipt(2)])
        #expect(document.blocks.count { $0 == .pageBreak } == 2)
        #expect(!text(document).contains(BatchHall.receipt(3)))
        #expect(try Document(canonical: document.canonicalBytes) == document)
        try hall.sign(1)
        document = try paper(.callLetters(hall.id), hall)
        #expect(rows(document).map { $0[1] } == [BatchHall.receipt(2)])
        #expect(code { _ = try paper(.callLetters(hall.id), hall, hall.reviewer) } == "NOT_ALLOWED")
        try hall.sign(2)
        refusal(.nobodyWaiting) { _ = try paper(.callLetters(hall.id), hall) }
    }

    @Test("10.6: the public list is masked, has its dates and how to object, and is taken down")
    func publicList() throws {
        let hall = try BatchHall(quota: 2, [1, 2, 3, 4].map { BatchHall.Family($0) })
        try hall.reviewed()
        let list = SubsidyPaper.publicList(hall.id, number: nil)
        refusal(.wrongState) { _ = try paper(list, hall, hall.reviewer) }
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        let document = try paper(list, hall, hall.auditor)
        #expect(
            rows(document)
                == [1, 2].map {
                    ["\($0)", "样*", "BHR****000\($0)", "罗湖区", "2", "65.00", "2,145.00元", ""]
                })
        let words = text(document)
        let demanded = [
            "第1份，共2户", "2023年9月22日公示，5个工作日，到2023年10月7日24时", "2023年11月6日24时", "www.szlh.gov.cn", "书面提出",
            "联系方式", "罗湖区东门中路万达丰大厦裙楼726", "25650868",
        ]
        for word in demanded { #expect(words.contains(word), "\(word)") }
        for position in 1...4 {
            #expect(!words.contains(BatchHall.receipt(position)) && !words.contains(BatchHall.name(position)))
        }
        #expect(code { _ = try paper(list, hall, hall.clerk) } == "NOT_ALLOWED")
        refusal(.notFound) { _ = try paper(.publicList(hall.id, number: 2), hall, hall.reviewer) }
        hall.at(day(2023, 11, 7))
        refusal(.deadlinePassed) { _ = try paper(list, hall, hall.reviewer) }
    }

    @Test("Q7: with a supplementary list both can be read, each from a page of its own")
    func supplementary() throws {
        let hall = try BatchHall(quota: 5, BatchHall.example.map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        for position in [12, 15] { try hall.decline(position) }
        for position in [31, 40, 52] { try hall.sign(position) }
        try hall.step(.call(count: nil))
        try hall.sign(77)
        try hall.step(.supplement)
        let both = try paper(.publicList(hall.id, number: nil), hall, hall.manager)
        #expect(both.blocks.count { $0 == .pageBreak } == 1)
        let second = try paper(.publicList(hall.id, number: 2), hall, hall.manager)
        #expect(text(second).contains("第2份，共1户") && second.number == "luohu-2023-2")
        #expect(rows(both).count == rows(second).count + 6)
    }

    @Test("The list for a month says who prepared and approved it, and what is otherwise than in the month before")
    func payments() throws {
        let paid = try PaidOffice([2, 1, 2])
        func list(_ run: String, _ session: Session) throws -> Document {
            try paid.office.subsidyPapers.document(.paymentList(run: run), for: .paper, session)
        }
        try paid.at("2023-11-20")
        let first = try paid.send("2023-11")
        let november = text(try list(first.run.number, paid.auditor))
        #expect(november.contains("以前的月份没有发放批次") && november.contains("5,445.00元（大写：伍仟肆佰肆拾伍元整）"))
        #expect(november.contains("送出：2023年11月20日"))
        try paid.at("2023-11-22")
        _ = try paid.results(paid.answer(first, paidAt: "2023-11-21T10:00:00+08:00") { $0 == paid.numbers[1] })
        try paid.at("2023-12-10")
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(3), on: day(2023, 11, 30), paid.clerk)
        try paid.at("2023-12-20")
        let run = try paid.prepare("2023-12")
        let document = try list(run.number, paid.manager)
        let words = text(document)
        let demanded = [
            run.number, "2023年12月", "待批准", "笔数：3笔", "4,455.00元（大写：肆仟肆佰伍拾伍元整）", "批准：还没有批准", first.run.number,
            "减少990.00元",
        ]
        for word in demanded { #expect(words.contains(word), "\(word)") }
        let tables = document.blocks.compactMap { if case .table(let table) = $0 { table.rows } else { nil } }
        try #require(tables.count == 3)
        #expect(tables[0] == [[paid.numbers[2], "陈*例", "2,145.00元", "停止发放"]])
        #expect(tables[1] == [[paid.numbers[1], "陈*例", "1,155.00元", "2,310.00元"]])
        #expect(tables[2].count == 3 && tables[2].allSatisfy { $0[2] == "陈*例" && $0[3].contains("****") })
        #expect(!words.contains("陈样例") && !words.contains("6222000000010001"))
        _ = try paid.office.payments.approve(run.number, paid.manager)
        #expect(text(try list(run.number, paid.manager)).contains("已批准"))
        #expect(code { _ = try list(run.number, paid.clerk) } == "NOT_ALLOWED")
        refusal(.runUnknown) { _ = try list("P2311-00001-0", paid.manager) }
    }

    @Test("A month with two runs: who was paid by the other one is not gone, and the sums are of both (LH-55)")
    func twoRuns() throws {
        let paid = try PaidOffice([2, 1])
        try paid.pay(through: "2023-11")
        try paid.at("2023-12-05")
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(2), reason: "缺材料", paid.reviewer)
        try paid.at("2023-12-20")
        let first = try paid.send("2023-12")
        _ = try paid.office.changes.resume(paid.batch, receipt: paid.receipt(2), reason: "补齐", paid.reviewer)
        let second = try paid.prepare("2023-12")
        for (run, other) in [(second.number, first.run), (first.run.number, second)] {
            let document = try paid.office.subsidyPapers.document(.paymentList(run: run), for: .paper, paid.manager)
            let tables = document.blocks.compactMap { if case .table(let table) = $0 { table.rows } else { nil } }
            #expect(tables.count == 1)
            let words = text(document)
            #expect(words.contains("没有变化（连同本月另有的批次\(other.number)，\(other.sum.words)）"))
            let comparison = try paid.office.payments.comparison(run, paid.manager)
            #expect(comparison.counts == [.same: 1] && comparison.difference.fen == 0)
            #expect(comparison.alongside == other.sum)
            #expect(comparison.familyDifference == 0 && comparison.familiesAlongside == 1)
        }
    }

    @Test("A paper that is gathered while the batch changes begins anew, and is of one moment")
    func changing() throws {
        let positions = [1, 2000, 4000, 6000, 8000]
        let hall = try BatchHall(quota: 5, positions.map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        let work = hall.test.office.subsidyPapers.begin(.callLetters(hall.id), for: .paper, hall.clerk)
        #expect(try work.step() == nil)
        try hall.decline(1)
        var document: Document?
        for _ in 0..<100 where document == nil { document = try work.step() }
        #expect(rows(try #require(document)).map { $0[1] } == positions.dropFirst().map(BatchHall.receipt))
    }

    @Test("A notice may name its own templates and the day by which it is paid")
    func notice() throws {
        let shipped = String(decoding: try BatchHall.notice(quota: 5), as: UTF8.self)
        func read(_ more: String) throws -> NoticeFile.Papers {
            try NoticeFile(Array((shipped + more).utf8), source: "n.toml").papers
        }
        #expect(try read("") == .init(templates: [:], payDay: nil))
        let papers = try read("\n[papers]\nagreement = \"subsidy-agreement-2\"\npay_day = 25\n")
        #expect(papers.templates == [.subsidyAgreement: "subsidy-agreement-2"] && papers.payDay == 25)
        for wrong in ["pay_day = 31", "contract = \"lease-contract-1\""] {
            #expect(throws: OfficeFailure.self) { _ = try read("\n[papers]\n\(wrong)\n") }
        }
    }
}
