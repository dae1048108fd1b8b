import Housing
import Testing

@testable import Office

/// `why`: what a family is told of each decision, from the register to the last fen.
@Suite struct WhyTests {
    private func families(_ change: (inout [BatchHall.Family]) -> Void = { _ in }) -> [BatchHall.Family] {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        change(&families)
        return families
    }

    private func why(_ hall: BatchHall, _ position: Int) throws -> Why {
        let why = try hall.test.office.why.explain(BatchHall.receipt(position), in: nil)
        #expect(why.position == position)
        return why
    }

    private func steps(_ why: Why, _ act: WhyStep.Act) -> [WhyStep] { why.steps.filter { $0.act == act } }

    /// What a source said, as an import would leave it.
    private func find(
        _ hall: BatchHall, _ position: Int, _ condition: ConditionSet, _ result: FindingResult, source: String
    ) throws {
        let number = try TestOffice.document(position).value
        let id = hall.id
        try hall.test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(id)
            let run = try writer.beginRun(for: id)
            var rows = BulkRows()
            FindingRecord(
                person: try writer.bulkKey(of: number, .document), condition: condition, result: result,
                source: source, checkedAt: Moment(day(2023, 8, 29), hour: 9), by: "p-903", evidence: "粤房"
            ).add(to: &rows, at: BulkPlace(position: position))
            try writer.append(rows, to: run)
            file.runs.findings.append(run)
            file.batch.noteChange()
            try writer.save(try file.record())
        }
    }

    @Test("Of every person every rule is named, with what was found, or that nobody has said anything")
    func everyRule() throws {
        let hall = try BatchHall(families { $0[0].unknown = [.noLand, .noRentSubsidy] })
        try find(hall, 12, .noHome, .passed, source: "不动产")
        try find(hall, 12, .noLand, .undecided, source: "规划")
        let findings = steps(try why(hall, 12), .finding).filter { $0.result != .noted }
        #expect(findings.map(\.rule) == ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"])
        #expect(findings.map(\.result) == [.passed, .passed, .undecided, .passed, .passed, .missing])
        #expect(findings.allSatisfy { $0.subject == "申请人 样**2" && !$0.sentence.isEmpty })
        #expect(findings[1].source == "不动产" && findings[1].by == "王***u")
        #expect(findings[1].at == Moment(day(2023, 8, 29), hour: 9))
    }

    @Test("What a finding said before stands beside what it says now")
    func earlier() throws {
        let hall = try BatchHall()
        try find(hall, 12, .noHome, .failed, source: "旧表")
        try find(hall, 12, .noHome, .passed, source: "不动产")
        let home = try #require(steps(try why(hall, 12), .finding).first { $0.rule == "LH-10" })
        #expect(home.source == "不动产" && home.words.contains("不通过（旧表）"))
    }

    @Test("A refused family: what was found, what was proposed, who confirmed it, each with the notice's sentence")
    func refused() throws {
        let hall = try BatchHall(families { $0[1].failed = [.noHome, .noLand] })
        try find(hall, 15, .noHome, .failed, source: "不动产")
        try hall.reviewed()
        let why = try why(hall, 15)
        #expect(why.state == .ineligible)
        let review = try #require(steps(why, .review).last)
        #expect(review.result == .failed && review.codes == ["OWNS_HOME", "OWNS_LAND"])
        let refusals = steps(why, .refusal)
        #expect(refusals.map(\.rule) == ["LH-10", "LH-11"] && refusals.allSatisfy { $0.by == "审核 王***n" })
        #expect(refusals[0].sentence == "申请人及配偶、未成年子女、其他共同申请人在本市均未拥有任何形式自有住房。")
        #expect(why.steps.map(\.act).filter { $0 == .list } == [])
        hall.at(day(2023, 9, 1))
        try hall.step(.review)
        let again = steps(try self.why(hall, 15), .review)
        #expect(again.map(\.result) == [.failed, .noted] && again[1].codes == [])
    }

    @Test("A corrected family: what was sent back and why, until when, and that it came")
    func corrected() throws {
        let hall = try BatchHall(families { $0[2].gaps = ReasonSet(.materialMissing) })
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let paper = try #require(steps(try why(hall, 31), .application).first { $0.result == .failed })
        #expect(paper.rule == "LH-42" && paper.codes == ["MATERIAL_MISSING"] && paper.words.contains("住房租赁合同"))
        let item = CorrectionItem(field: .materials, reason: "请补上租赁合同")
        _ = try hall.desk.askCorrection(of: BatchHall.receipt(31), in: hall.id, [item], hall.reviewer)
        hall.at(day(2023, 9, 1))
        let mended = try BatchHall.json(31) { $0["materials"] = ["身份证", "户口簿", "住房租赁合同", "知情同意书"] }
        _ = try hall.desk.supplement(
            mended, source: "f", of: BatchHall.receipt(31), in: hall.id, hall.clerk)
        try hall.step(.review)
        let why = try why(hall, 31)
        #expect(why.state == .eligible && steps(why, .application).allSatisfy { $0.result == .passed })
        let corrections = steps(why, .correction)
        #expect(corrections.count == 2 && corrections[0].words.contains("申请材料（请补上租赁合同）"))
        #expect(corrections.allSatisfy { $0.sentence.hasPrefix("要补正的，在 ") })
        #expect(!corrections[0].hasText)
        #expect(corrections[0].by == "审核 王***n" && corrections[1].by == "受理 王***u")
        #expect(steps(why, .review).map(\.result) == [.noted, .passed])
    }

    @Test("An objected family: who objects and what he says is not told, that it was upheld is")
    func objected() throws {
        let hall = try BatchHall()
        try hall.published()
        for (position, isUpheld) in [(31, true), (40, false)] {
            let number = try hall.desk.object(
                to: BatchHall.receipt(position), in: hall.id, text: "他家有房", contact: "13800138000", hall.clerk)
            hall.at(day(2023, 9, 25))
            _ = try hall.desk.decide(number, isUpheld: isUpheld, reason: "核对不动产登记", hall.reviewer)
        }
        let out = try why(hall, 31)
        #expect(out.state == .ineligible)
        #expect(steps(out, .objection).map(\.result) == [.noted, .failed])
        #expect(steps(out, .objection)[1].codes == ["OBJECTION_UPHELD"] && steps(out, .list).first?.result == .passed)
        #expect(steps(out, .refusal).isEmpty && steps(out, .review).last?.result == .passed)
        let stays = try why(hall, 40)
        #expect(steps(stays, .objection).map(\.result) == [.noted, .passed])
        let told = WhyText.all(out) + WhyText.all(stays)
        #expect(!told.contains("他家有房") && !told.contains("13800138000"))
    }

    @Test("What people wrote of their decisions is for staff who may see cases; others hear that there is something")
    func texts() throws {
        let hall = try BatchHall()
        let receipt = BatchHall.receipt(31)
        _ = try hall.desk.decideDiscretion(of: receipt, in: hall.id, rule: "LH-65", decision: "病重，宽限", hall.manager)
        try hall.published()
        let number = try hall.desk.object(to: receipt, in: hall.id, text: "他家有房", contact: "13800138000", hall.clerk)
        _ = try hall.desk.decide(number, isUpheld: false, reason: "核对不动产登记", hall.reviewer)
        let desk = hall.test.office.why
        let told = try why(hall, 31).steps.filter(\.hasText)
        #expect(told.map(\.act) == [.discretion, .objection] && told.allSatisfy { $0.text == nil })
        for session in [hall.clerk, hall.reviewer, hall.manager, hall.auditor] {
            let texts = try desk.explain(receipt, in: nil, session).steps.compactMap(\.text)
            let decides = [hall.reviewer, hall.manager].contains(session)
            #expect(texts == ["病重，宽限"] + (decides ? ["他家有房"] : []) + ["核对不动产登记"])
        }
        #expect(steps(try why(hall, 31), .objection).allSatisfy { $0.words.contains(number) })
        let cashier = try hall.test.staff("fa", 906, .cashier)
        failure(.denied(.seeCase, .cashier)) { _ = try desk.explain(receipt, in: nil, cashier) }
    }

    @Test("Something new against a family that the review let pass is told, whatever it waits for")
    func news() throws {
        let hall = try BatchHall()
        try hall.reviewed()
        try hall.learn(12) { $0.people[0].note(.failed, of: .noHome) }
        let eligible = try #require(try why(hall, 12).steps.last)
        #expect(eligible.act == .review && eligible.result == .failed && eligible.codes == ["OWNS_HOME"])
        try hall.learn(12) { $0.people[0].note(.passed, of: .noHome) }
        #expect(try why(hall, 12).steps.last?.result == .passed)
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        hall.at(day(2023, 10, 8))
        try hall.step(.conclude)
        try hall.step(.call(count: 1))
        try hall.learn(12) { $0.people[0].note(.undecided, of: .noLand) }
        let called = try #require(try why(hall, 12).steps.last)
        #expect(called.result == .undecided && called.codes == ["FINDING_OPEN"])
        #expect(called.words.contains("1 项待核实") && called.words.contains("不能签订"))
        #expect(try why(hall, 15).steps.last?.codes == [])
    }

    @Test("What the applicant denies of himself is told as his own word, beside what a source says")
    func denied() throws {
        let hall = try BatchHall()
        try find(hall, 12, .noHome, .passed, source: "不动产")
        try hall.learn(12) {
            $0.application?.declaration = SubsidyDeclaration(marital: .single, children: 0, denied: .noHome)
        }
        let home = steps(try why(hall, 12), .finding).filter { $0.rule == "LH-10" && $0.result != .noted }
        #expect(home.map(\.source) == ["申请人的声明", "不动产"] && home.map(\.result) == [.failed, .passed])
        #expect(home[0].codes == ["OWNS_HOME"] && home[0].at == Moment(day(2023, 8, 20)))
    }

    @Test("People whom nobody names are told with the ground on which they are missed")
    func unnamed() throws {
        let hall = try BatchHall()
        try hall.learn(12) {
            $0.register.size = $0.people.count + 1
            $0.application?.declaration = SubsidyDeclaration(marital: .single, children: 3, denied: [])
        }
        let missing = try #require(steps(try why(hall, 12), .finding).last { $0.subject == nil })
        #expect(missing.result == .missing && missing.words.contains("还有 3 人没有名字"))
        #expect(missing.words.contains("未成年子女 3 人") && !missing.words.contains("配偶"))
        #expect(try steps(why(hall, 15), .finding).allSatisfy { $0.subject != nil })
    }

    @Test("What papers are missing is said where they are refused for it")
    func papers() throws {
        let hall = try BatchHall(families { $0[2].gaps = ReasonSet(.materialMissing) })
        try hall.reviewed()
        let why = try why(hall, 31)
        #expect(steps(why, .review).last?.words.contains("住房租赁合同") == true)
        let refusals = steps(why, .refusal)
        #expect(refusals.map(\.rule) == ["LH-42", "LH-45"] && refusals.allSatisfy { $0.codes == ["MATERIAL_MISSING"] })
        #expect(refusals[0].words.contains("住房租赁合同") && !refusals[0].words.contains("知情同意书"))
        #expect(refusals[1].words.contains("知情同意书") && !refusals[1].words.contains("住房租赁合同"))
        let reasons = try hall.desk.export(.reasons, of: hall.id, hall.reviewer).text.split(separator: "\n")
        #expect(reasons[3].hasSuffix(",LH-42;LH-45"))
    }

    @Test("LH-41: a spouse whom the applicant denies is told with what was missing for it")
    func spouseDenied() throws {
        let hall = try BatchHall()
        try hall.learn(12) {
            $0.application?.declaration = SubsidyDeclaration(marital: .divorced, children: 0, denied: [])
            $0.people[1] = PersonFindings(role: .spouse, passed: $0.people[0].passed)
        }
        try hall.reviewed()
        let why = try why(hall, 12)
        #expect(why.state == .ineligible && steps(why, .refusal).map(\.rule) == ["LH-41"])
        for act in [WhyStep.Act.application, .review, .refusal] {
            #expect(steps(why, act).contains { $0.result == .failed && $0.words.contains("成员名单有配偶") })
        }
        #expect(try hall.one(12).lacks == [.maritalState])
    }

    @Test("Whatever is told is a sentence")
    func sentences() throws {
        let hall = try BatchHall(families { $0[1].failed = .noHome })
        try hall.concluded()
        try hall.step(.call(count: nil))
        hall.at(day(2023, 10, 9))
        try hall.sign(12)
        for position in BatchHall.example {
            for step in try why(hall, position).steps where !step.words.isEmpty {
                #expect(step.words.hasSuffix("。") && !step.words.contains("。。"), "\(step.words)")
            }
        }
    }

    @Test("5.6: a family beyond the list hears its place among the eligible and how many the list can hold")
    func beyond() throws {
        let hall = try BatchHall(families { $0[1].failed = .noHome })
        try hall.concluded()
        // A C D E F G are listed; H and I come seventh and eighth.
        let list = try #require(steps(try why(hall, 150), .list).first)
        #expect(list.result == .failed && list.rule == "LH-51" && list.codes == ["NOT_WITHIN_LIST"])
        #expect(list.words.contains("第 8 位") && list.words.contains("最多 6 位") && list.words.contains("配额 5 套"))
        #expect(try steps(why(hall, 90), .list).first?.words.contains("第 6 位，共 6 位") == true)
    }

    @Test("Called and not signed, and the last of the list when all places are given")
    func waived() throws {
        let hall = try BatchHall()
        try hall.concluded()
        try hall.step(.call(count: 5))
        try hall.decline(15)
        hall.at(day(2023, 10, 20))
        for position in [12, 31, 40] { try hall.sign(position) }
        hall.at(day(2023, 11, 1))
        try hall.step(.waive)
        let declined = try why(hall, 15)
        #expect(steps(declined, .waiver).map(\.codes) == [["DECLINED"]] && steps(declined, .call).count == 1)
        let late = try #require(steps(try why(hall, 52), .waiver).first)
        #expect(late.codes == ["NOT_SIGNED_IN_TIME"] && late.rule == "LH-54" && late.by == "主管 王***n")
        let signed = try why(hall, 12)
        #expect(steps(signed, .signing).map(\.rule) == ["LH-53", "LH-57"])
        #expect(steps(signed, .publicity).first?.result == .passed)
    }

    @Test("5.7: paid, stopped and overpaid: each month with its run, who prepared and approved it, the bank's word")
    func paid() throws {
        let hall = try BatchHall()
        let cashier = try hall.test.staff("fa", 906, .cashier)
        try hall.concluded()
        try hall.step(.call(count: nil))
        hall.at(day(2023, 10, 20))
        let number = "\(try hall.sign(12).number)"
        for offset in 0...9 {
            let month = Month(year: 2023, month: 11 + offset)
            hall.at(month.first.adding(days: 4))
            try pay(hall, month, number, cashier)
        }
        hall.at(day(2024, 8, 25))
        let change = try hall.test.office.changes.report(
            hall.id, receipt: BatchHall.receipt(12), matter: "住房", on: day(2024, 5, 17), hall.clerk)
        _ = try hall.test.office.changes.decide(change.id, .notEligible, reason: "购房登记", hall.reviewer)
        let why = try why(hall, 12)
        let money = try #require(why.money)
        #expect(money.monthly.fen == 214_500 && money.area.squareCentimetres == 650_000 && money.registeredSize == 2)
        #expect(money.months.count == 36 && money.paid.fen == 10 * 214_500 && money.overpaid.fen == 643_500)
        let states = money.months.map(\.state)
        #expect(states[0..<7].allSatisfy { $0 == .paid } && states[7..<10].allSatisfy { $0 == .overpaid })
        #expect(states[10...].allSatisfy { $0 == .cancelled })
        let first = try #require(money.months[0].tries.first)
        #expect(first.preparedBy == "发放 王*a" && first.approvedBy == "主管 王***n" && first.isPaid == true)
        #expect(first.reference?.contains("*") == true)
        #expect(steps(why, .change).map(\.rule) == ["LH-59", "LH-60"])
        #expect(steps(why, .stop).first?.words.contains("2024年6月") == true)
        let overpaid = try #require(steps(why, .overpayment).first)
        #expect(overpaid.rule == "LH-62" && overpaid.words.contains("2024年6月、2024年7月、2024年8月"))
        #expect(overpaid.words.contains("6,435.00元"))
    }

    @Test("A change of which another day is known since is told with both days")
    func movedChange() throws {
        let hall = try BatchHall()
        try hall.concluded()
        try hall.step(.call(count: nil))
        hall.at(day(2023, 10, 20))
        try hall.sign(12)
        hall.at(day(2024, 8, 25))
        _ = try hall.test.office.changes.report(
            hall.id, receipt: BatchHall.receipt(12), matter: "住房", on: day(2024, 5, 17), hall.clerk)
        try hall.test.write { (writer) throws(OfficeFailure) in
            for var kept in try writer.kept(ChangeBody.self, of: hall.id) {
                kept.body.move(to: day(2024, 3, 2))
                kept.body.move(to: day(2024, 2, 1))
                try writer.save(kept)
            }
        }
        let told = try #require(steps(try why(hall, 12), .change).first)
        #expect(told.words.contains("2024年5月17日发生") && told.words.contains("2024年2月1日"))
        #expect(!told.words.contains("2024年3月2日"))
    }

    private func pay(_ hall: BatchHall, _ month: Month, _ agreement: String, _ cashier: Session) throws {
        let desk = hall.test.office.payments
        let run = try #require(try desk.prepare(hall.id, month: month, cashier))
        _ = try desk.approve(run.number, hall.manager)
        _ = try desk.export(run.number, cashier)
        let header = "agreement_no,month,amount_fen,result,bank_ref,paid_at"
        let row = "\(agreement),\(month),214500,成功,BANK-REF-\(month),\(month)-06T10:00:00+08:00"
        hall.at(month.first.adding(days: 7))
        let report = try desk.results(Array("\(header)\n\(row)\n".utf8), source: "r.csv", skipsBad: false, cashier)
        #expect(report.problems.isEmpty)
    }

    @Test("Nothing that it tells holds a full name or a number of a document")
    func masked() throws {
        let hall = try BatchHall(families { $0[1].failed = .noHome })
        try hall.concluded()
        try hall.step(.call(count: nil))
        hall.at(day(2023, 10, 9))
        try hall.sign(12)
        for position in BatchHall.example {
            let told = WhyText.all(try why(hall, position))
            #expect(!told.contains(BatchHall.name(position)))
            #expect(!told.contains(try TestOffice.document(position).value))
            #expect(!told.contains("11010519491231002X") && !told.contains("6222"))
        }
    }

    @Test("A family that did not apply, a receipt that is not there, a batch that is none")
    func others() throws {
        let hall = try BatchHall(families { $0[0].applies = false })
        let why = try why(hall, 12)
        #expect(why.state == nil && why.money == nil && Set(why.steps.map(\.act)) == [.register])
        refusal(.receiptUnknown) { _ = try hall.test.office.why.explain("BHR99999999", in: nil) }
        refusal(.batchUnknown) {
            _ = try hall.test.office.why.explain(BatchHall.receipt(12), in: BatchID("futian-2023"))
        }
    }

    @Test("Decisions stand in the order in which they were made")
    func order() throws {
        let hall = try BatchHall()
        try hall.concluded()
        try hall.step(.call(count: nil))
        hall.at(day(2023, 10, 9))
        try hall.sign(12)
        let acts = try why(hall, 12).steps.map(\.act).filter { ![.register, .application, .finding].contains($0) }
        #expect(acts == [.close, .review, .list, .publicity, .call, .signing, .signing])
    }
}

/// All that is told, in one text.
private enum WhyText {
    static func all(_ why: Why) -> String {
        let steps = why.steps.map { step in
            [step.sentence, step.subject ?? "", step.source ?? "", step.by ?? "", step.words].joined(separator: " ")
        }
        return ([why.title, why.receipt, why.maskedName, "\(why.money.debugDescription)"] + steps)
            .joined(separator: "\n")
    }
}
