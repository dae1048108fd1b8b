import Housing
import Testing

@testable import Office

/// Acts on single families of a batch.
@Suite("Families of a batch") struct BatchFamilyTests {
    private func item(_ field: ApplicationField) -> CorrectionItem { CorrectionItem(field: field, reason: "请补上") }

    /// Closed and reviewed; the family at 15 owns a home, that at 31 lacks a paper.
    private func reviewed(_ change: (inout [BatchHall.Family]) -> Void = { _ in }) throws -> BatchHall {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].failed = .noHome
        families[2].gaps = ReasonSet(.materialMissing)
        change(&families)
        let hall = try BatchHall(families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        return hall
    }

    private func confirm(_ hall: BatchHall, _ positions: [Int], _ session: Session? = nil) throws -> ConfirmationReport
    {
        let receipts = positions.map(BatchHall.receipt)
        return try #require(try hall.desk.confirm(receipts, of: hall.id, session ?? hall.reviewer))
    }

    @Test("L-06: proposed refusals are confirmed one by one, all that are named or none")
    func confirming() throws {
        let hall = try reviewed()
        let report = try confirm(hall, [15, 12, 15])
        #expect(report.confirmed.isEmpty && report.problems.map(\.failure.code) == ["WRONG_STATE", "INPUT_INVALID"])
        #expect(report.problems.map(\.number) == [2, 3])
        #expect(try hall.positions(.underReview) == [15, 31])
        let unknown = try hall.desk.confirm(["BHR99999999"], of: hall.id, hall.reviewer)
        #expect(unknown?.problems.map(\.failure.code) == ["RECEIPT_UNKNOWN"])
        #expect(code { _ = try confirm(hall, [15], hall.manager) } == "NOT_ALLOWED")
        #expect(try confirm(hall, [15]).confirmed.map(\.reasons) == [[.ownsHome]])
        #expect(try hall.one(15).standing.reasons.reasons == [.ownsHome])
        #expect(try confirm(hall, [15]).problems.map(\.failure.code) == ["WRONG_STATE"])
        #expect(try hall.entries(.subsidyRefusalConfirmed, 15).count == 1)
    }

    @Test("A long list is confirmed as a short one is, all or nothing")
    func longList() throws {
        var families = (1...40).map { BatchHall.Family($0 * 300) }
        for index in families.indices { families[index].failed = .noLand }
        families[39].failed = []
        let hall = try BatchHall(families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let all = try confirm(hall, families.map(\.position))
        #expect(all.confirmed.isEmpty && all.problems.map(\.number) == [40])
        #expect(try hall.positions(.ineligible).isEmpty)
        let named =
            families.dropLast().map { BatchHall.receipt($0.position) } + [BatchHall.receipt(600), "BHR99999999"]
        let bytes = Array("\u{FEFF}\n\(named.joined(separator: "\r\n"))\n".utf8)
        let listed = try hall.desk.confirm(
            try RefusalList(bytes, source: "list.txt"), of: hall.id, hall.reviewer)
        let twice = InputProblem(source: "list.txt", line: 41, reason: .duplicate(firstLine: 3))
        #expect(listed?.problems.map(\.number) == [41, 42] && listed?.problems.first?.failure == .input(twice))
        #expect(try hall.positions(.ineligible).isEmpty)
        let good = try confirm(hall, families.dropLast().map(\.position).reversed())
        #expect(good.confirmed.count == 39 && good.problems.isEmpty)
        #expect(try hall.positions(.ineligible).count == 39)
        #expect(try hall.entries(.subsidyRefusalConfirmed, 300).count == 1)
    }

    @Test("Nobody confirms a refusal of what he entered")
    func separation() throws {
        let person = PersonID("p-905")
        let hall = try reviewed { families in
            for index in [0, 1] { families[index].enteredBy = person }
        }
        let both = try hall.test.staff("liang", 905, .reviewer, .clerk)
        #expect(both.person == person)
        #expect(try confirm(hall, [15], both).problems.map(\.failure.code) == ["ENTERED_BY_YOU"])
        #expect(try confirm(hall, [12], both).problems.map(\.failure.code) == ["WRONG_STATE"], "nothing to confirm")
        #expect(try confirm(hall, [15]).confirmed.count == 1)
    }

    @Test("LH-44: what was sent back is mended within its days, and nothing else")
    func correcting() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(31)
        // What a person sees in the papers of one that the rules find nothing against.
        let seen = BatchHall.receipt(12)
        _ = try hall.desk.askCorrection(of: seen, in: hall.id, [item(.materials)], hall.reviewer)
        #expect(try hall.one(12).standing.state == .correction)
        refusal(.wrongState) {
            _ = try hall.desk.askCorrection(of: seen, in: hall.id, [item(.materials)], hall.reviewer)
        }
        refusal(.itemTwice) {
            _ = try hall.desk.askCorrection(
                of: receipt, in: hall.id, [item(.materials), item(.materials)], hall.reviewer)
        }
        refusal(.itemsMissing) { _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [], hall.reviewer) }
        let until = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.reviewer)
        #expect(until == day(2023, 9, 6))
        #expect(try hall.one(31).standing.state == .correction)
        func mend(_ change: (inout [String: Any]) -> Void) throws -> [ApplicationField] {
            let bytes = try BatchHall.json(31, change)
            return try hall.desk.supplement(bytes, source: "s.json", of: receipt, in: hall.id, hall.clerk)
        }
        let full = ["身份证", "户口簿", "住房租赁合同", "知情同意书"]
        refusal(.itemUnknown) {
            _ = try mend { object in
                object["materials"] = full
                object["lease_end"] = "2026-02-28"
            }
        }
        refusal(.itemUnknown) { _ = try mend { $0["submitted_at"] = "2023-08-21T10:00:00+08:00" } }
        refusal(.documentDiffers) { _ = try mend { $0["receipt_no"] = BatchHall.receipt(12) } }
        #expect(code { _ = try mend { $0["materials"] = ["婚书"] } } == "INPUT_INVALID")
        // The one correction that the family has is not spent on what it had handed in before.
        refusal(.itemsNotDone) { _ = try mend { _ in } }
        #expect(try hall.one(31).standing.state == .correction)
        #expect(try mend { $0["materials"] = full } == [.materials])
        // What was proposed before it was mended is nobody's to confirm.
        #expect(try hall.one(31).standing.proposed.isEmpty)
        #expect(try confirm(hall, [31]).problems.map(\.failure.code) == ["NOTHING_PROPOSED"])
        refusal(.wrongState) { _ = try mend { $0["materials"] = full } }
        #expect(try hall.one(31).standing.state == .underReview && hall.one(31).standing.gaps.isEmpty)
        try hall.step(.review)
        #expect(try hall.one(31).standing.state == .eligible)
        let form = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.application(at: 31, of: try reader.batchFile(hall.id))?.form
        }
        #expect(form?.materials == Set(full))
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-44: a paper that was sent back for what it shows is mended by the original before a clerk")
    func sameKind() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(12)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.reviewer)
        func take(_ received: Set<String>) throws -> [ApplicationField] {
            let form = try hall.desk.mending(of: receipt, in: hall.id, hall.clerk).form
            let given = CounterCorrection(form: form, received: received, isConsentWitnessed: false, isHonest: false)
            return try hall.desk.takeCorrection(given, of: receipt, in: hall.id, hall.clerk)
        }
        refusal(.itemsNotDone) { _ = try take([]) }
        // Of a paper that is not among those handed in nothing was received.
        refusal(.itemsNotDone) { _ = try take(["出生医学证明"]) }
        #expect(try take(["身份证"]) == [.materials])
        func told() throws -> FamilyFile { try hall.desk.file(receipt, of: hall.id, hall.reviewer) }
        #expect(try told().application.received == ["身份证"])
        // Sent back once more, what was received then is nothing new, and the same paper received again is.
        let again = CorrectionItem(field: .materials, papers: ["身份证", "户口簿"], reason: "看不清")
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [again], hall.reviewer)
        #expect(try hall.desk.mending(of: receipt, in: hall.id, hall.clerk).items == [again])
        refusal(.itemsNotDone) { _ = try take([]) }
        hall.test.clocks.officeNow = hall.test.clocks.officeNow.adding(seconds: 60)
        #expect(try take(["身份证"]) == [.materials])
        // And where something else is sent back it is in nobody's way.
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.room)], hall.reviewer)
        let file = try BatchHall.json(12) { object in
            object["materials"] = ["身份证", "户口簿", "住房租赁合同", "知情同意书"]
            object["room"] = "909"
        }
        _ = try hall.desk.supplement(file, source: "mended.json", of: receipt, in: hall.id, hall.clerk)
        #expect(try told().application.received == ["身份证"])
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-44, LH-45: at the counter a clerk takes in what was sent back, and is the witness of a consent")
    func atTheCounter() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(31)
        refusal(.wrongState) { _ = try hall.desk.mending(of: receipt, in: hall.id, hall.clerk) }
        _ = try hall.desk.askCorrection(
            of: receipt, in: hall.id, [item(.materials), item(.consent), item(.rent)], hall.reviewer)
        #expect(code { _ = try hall.desk.mending(of: receipt, in: hall.id, hall.reviewer) } == "NOT_ALLOWED")
        // What was sent back since is nothing that the review had come to.
        let why = try hall.test.office.why.explain(receipt, in: hall.id, hall.reviewer)
        let reviews = why.steps.filter { $0.act == .review }
        #expect(reviews.map(\.result) == [.failed] && reviews.map(\.codes) == [["MATERIAL_MISSING"]])
        let file = try hall.desk.mending(of: receipt, in: hall.id, hall.clerk)
        #expect(file.items.map(\.field) == [.materials, .consent, .rent] && file.deadline == day(2023, 9, 6))
        #expect(try hall.entries(.personalShown, 31).count == 1)
        var form = file.form
        form.materials = ["身份证", "户口簿", "住房租赁合同", "知情同意书"]
        form.lease.rent = Money(fen: 280_000)
        // When it was signed is not the page's to say.
        form.consentSignedAt = nil
        func take(_ form: SubsidyForm, witnessed: Bool = true) throws -> [ApplicationField] {
            let given = CounterCorrection(form: form, isConsentWitnessed: witnessed, isHonest: false)
            return try hall.desk.takeCorrection(given, of: receipt, in: hall.id, hall.clerk)
        }
        refusal(.itemsNotDone) { _ = try take(form, witnessed: false) }
        var same = form
        same.materials = file.form.materials
        refusal(.itemsNotDone) { _ = try take(same) }
        var other = form
        other.house.room = "9999"
        refusal(.itemUnknown) { _ = try take(other) }
        var foreign = form
        foreign.pictures = ["身份证": ["p-of-another"]]
        #expect(code { _ = try take(foreign) } == "NOT_FOUND")
        var unknown = form
        unknown.materials.insert("婚书")
        #expect(code { _ = try take(unknown) } == "NOT_FOUND")
        #expect(try hall.one(31).standing.state == .correction)
        // What was taken by mistake is taken away again, before it is handed in.
        let picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 200)
        func keep(_ paper: String) throws -> String {
            try hall.desk.keepPaper(SeenFile(picture, named: nil), as: paper, of: receipt, in: hall.id, hall.clerk).id
        }
        let wrong = try keep("身份证")
        #expect(code { try hall.desk.dropPaper(wrong, of: receipt, in: hall.id, hall.reviewer) } == "NOT_ALLOWED")
        try hall.desk.dropPaper(wrong, of: receipt, in: hall.id, hall.clerk)
        form.pictures = ["身份证": [wrong]]
        #expect(code { _ = try take(form) } == "NOT_FOUND")
        form.pictures = file.form.pictures
        hall.at(day(2023, 9, 5), hour: 15)
        #expect(try Set(take(form)) == [.materials, .consent, .rent])
        let kept = try hall.test.read { (reader) throws(OfficeFailure) in
            (
                try reader.application(at: 31, of: try reader.batchFile(hall.id))?.form,
                try reader.kept(CorrectionBody.self, of: hall.id, at: 31).last
            )
        }
        #expect(kept.0?.consentSignedAt == Moment(day(2023, 9, 5), hour: 15) && kept.0?.lease.rent?.fen == 280_000)
        #expect(kept.0?.declaredAt == file.form.declaredAt)
        #expect(kept.1?.body.consentWitness?.person == hall.clerk.person)
        #expect(try hall.entries(.subsidyConsentWitnessed, 31).count == 1)
        let told = try hall.desk.file(receipt, of: hall.id, hall.reviewer).corrections.last?.answer
        #expect(told?.isWitness == true && told?.by.hasPrefix("受理") == true)
        refusal(.wrongState) { _ = try take(form) }
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("A correction whose days went by ends with the review, and a person confirms what it lacks")
    func lapsing() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(31)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.reviewer)
        hall.at(day(2023, 9, 6))
        #expect(try hall.step(.review).endedCorrections == 0)
        hall.at(day(2023, 9, 7))
        refusal(.deadlinePassed) {
            let bytes = try BatchHall.json(31)
            _ = try hall.desk.supplement(bytes, source: "s.json", of: receipt, in: hall.id, hall.clerk)
        }
        refusal(.undecidedBefore) { try hall.step(.publish) }
        #expect(try hall.step(.review).endedCorrections == 1)
        #expect(try hall.one(31).standing.proposed.reasons == [.materialMissing])
        #expect(try hall.step(.review).endedCorrections == 0)
        let confirmed = try confirm(hall, [31], hall.secondReviewer).confirmed
        #expect(confirmed.map(\.reasons) == [[.materialMissing]])
        let lacks: [SubsidyLack] = [
            .papers("LH-42", oneOf: [["住房租赁合同"]]), .papers("LH-45", oneOf: [["知情同意书"]]),
        ]
        #expect(try confirmed.first?.lacks == lacks && hall.one(31).lacks == lacks)
    }

    @Test("L-06: who sent an application back does not confirm what came of its not being mended")
    func lapsedByOne() throws {
        let hall = try reviewed { $0[3].unknown = .noLand }
        let receipt = BatchHall.receipt(40)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.reviewer)
        hall.at(day(2023, 9, 7))
        _ = try hall.test.office.upkeep.tick()
        #expect(try hall.one(40).standing.proposed.reasons == [.materialMissing])
        #expect(try confirm(hall, [40]).problems.map(\.failure.code) == ["ENTERED_BY_YOU"])
        // Neither where another one asks after him.
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.secondReviewer)
        hall.at(day(2023, 9, 18))
        #expect(try hall.step(.review).endedCorrections == 1)
        for session in [hall.reviewer, hall.secondReviewer] {
            #expect(try confirm(hall, [40], session).problems.map(\.failure.code) == ["ENTERED_BY_YOU"])
        }
        let third = try hall.test.staff("liang", 905, .reviewer)
        #expect(try confirm(hall, [40], third).confirmed.map(\.reasons) == [[.materialMissing]])
    }

    @Test("What was mended since counts no more: who had sent it back before confirms what the form lacks")
    func mendedSince() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(31)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.reviewer)
        hall.at(day(2023, 9, 7))
        try hall.step(.review)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.materials)], hall.secondReviewer)
        let bytes = try BatchHall.json(31) { $0["materials"] = ["身份证", "户口簿", "知情同意书"] }
        _ = try hall.desk.supplement(bytes, source: "s.json", of: receipt, in: hall.id, hall.clerk)
        try hall.step(.review)
        #expect(try confirm(hall, [31]).confirmed.map(\.reasons) == [[.materialMissing]])
    }

    @Test("The daily run ends a correction, too")
    func lapsingDaily() throws {
        let hall = try reviewed()
        _ = try hall.desk.askCorrection(of: BatchHall.receipt(31), in: hall.id, [item(.materials)], hall.reviewer)
        hall.at(day(2023, 9, 7))
        #expect(try hall.test.office.upkeep.tick().endedCorrections == 1)
        #expect(try hall.one(31).standing.state == .underReview)
        #expect(try hall.entries(.subsidyCorrectionEnded, 31).count == 1)
        #expect(try hall.test.office.upkeep.tick().endedCorrections == 0)
    }

    @Test("LH-32: a dwelling that another has claimed is not taken in by a correction")
    func claimedHouse() throws {
        let hall = try reviewed()
        let receipt = BatchHall.receipt(31)
        _ = try hall.desk.askCorrection(of: receipt, in: hall.id, [item(.houseCode)], hall.reviewer)
        func move(to code: String) throws {
            let bytes = try BatchHall.json(31) { $0["house_code"] = code }
            _ = try hall.desk.supplement(bytes, source: "s.json", of: receipt, in: hall.id, hall.clerk)
        }
        let taken = BatchHall.form(BatchHall.Family(40)).house.code
        refusal(.houseDuplicate) { try move(to: taken) }
        try move(to: BatchHall.form(BatchHall.Family(999)).house.code)
        // 15 has one of its own still; 31's old one is free.
        _ = try confirm(hall, [15])
        #expect(try hall.one(31).standing.state == .underReview)
    }

    @Test("A withdrawn application is out; after the close none is withdrawn")
    func withdrawing() throws {
        let hall = try BatchHall()
        try hall.desk.withdraw(BatchHall.receipt(12), in: hall.id, hall.clerk)
        refusal(.wrongState) { try hall.desk.withdraw(BatchHall.receipt(12), in: hall.id, hall.clerk) }
        hall.at(day(2023, 8, 30))
        refusal(.windowClosed) { try hall.desk.withdraw(BatchHall.receipt(15), in: hall.id, hall.clerk) }
        try hall.step(.close)
        refusal(.windowClosed) { try hall.desk.withdraw(BatchHall.receipt(15), in: hall.id, hall.clerk) }
        try hall.step(.review)
        #expect(try hall.positions(.withdrawn) == [12] && hall.positions(.eligible).count == 8)
        #expect(try hall.one(12).rank == nil && hall.one(15).rank == 1)
    }

    @Test("Q9: an objection is decided by another person before the list is concluded; upheld, the family is out")
    func objections() throws {
        let hall = try BatchHall(quota: 2, [1, 2, 3, 4].map { BatchHall.Family($0) })
        try hall.reviewed()
        func object(_ position: Int, _ session: Session) throws -> String {
            try hall.desk.object(
                to: BatchHall.receipt(position), in: hall.id, text: "他家有房", contact: "", session)
        }
        refusal(.wrongState) { _ = try object(1, hall.clerk) }
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        refusal(.wrongState) { _ = try object(4, hall.clerk) }
        let (first, second) = (try object(1, hall.clerk), try object(2, hall.manager))
        #expect(first == "luohu-2023-O1" && second == "luohu-2023-O2")
        hall.at(day(2023, 10, 8))
        refusal(.deadlinePassed) { _ = try object(2, hall.clerk) }
        refusal(.objectionOpen) { try hall.step(.conclude) }
        refusal(.enteredByYou) { _ = try hall.desk.decide(second, isUpheld: true, reason: "属实", hall.manager) }
        #expect(try hall.desk.decide(first, isUpheld: true, reason: "属实", hall.reviewer) == .ineligible)
        refusal(.alreadyDecided) { _ = try hall.desk.decide(first, isUpheld: false, reason: "不属实", hall.reviewer) }
        #expect(try hall.desk.decide(second, isUpheld: false, reason: "不属实", hall.reviewer) == .published)
        refusal(.notFound) { _ = try hall.desk.decide("O9", isUpheld: false, reason: "不属实", hall.reviewer) }
        try hall.step(.conclude)
        try hall.step(.call(count: nil))
        #expect(try hall.positions(.called) == [2] && hall.one(2).rank == 1)
        #expect(try hall.one(1).standing.reasons.reasons == [.objectionUpheld])
        #expect(try !hall.test.journalHolds("他家有房"))
    }

    @Test("Who objected is read by those who decide about it alone, and each look stands in the journal")
    func objectionLook() throws {
        let hall = try BatchHall(quota: 2, [1, 2].map { BatchHall.Family($0) })
        try hall.published()
        let number = try hall.desk.object(
            to: BatchHall.receipt(1), in: hall.id, text: "他家有房", contact: "李先生 13800138000", hall.clerk)
        let unnamed = try hall.desk.object(
            to: BatchHall.receipt(2), in: hall.id, text: "他家有房", contact: "", hall.clerk)
        let open = try hall.desk.objection(number, in: hall.id, hall.reviewer)
        #expect(open.state == "OPEN" && open.text == "他家有房" && open.contact == "李先生 13800138000")
        #expect(open.receipt == BatchHall.receipt(1) && open.maskedName == "样*1" && open.decidedAt == nil)
        #expect(try hall.desk.objection(unnamed, in: hall.id, hall.manager).contact == nil)
        _ = try hall.desk.decide(number, isUpheld: true, reason: "登记查实", hall.reviewer)
        let decided = try hall.desk.objection(number, in: hall.id, hall.manager)
        #expect(decided.state == "UPHELD" && decided.reason == "登记查实" && decided.contact == open.contact)
        for session in [hall.clerk, hall.auditor] {
            #expect(code { _ = try hall.desk.objection(number, in: hall.id, session) } == "NOT_ALLOWED")
        }
        refusal(.notFound) { _ = try hall.desk.objection("luohu-2023-O9", in: hall.id, hall.reviewer) }
        refusal(.notFound) { _ = try hall.desk.objection(number, in: BatchID("futian-2023"), hall.reviewer) }
        let looks = try hall.entries(.personalShown, 1)
        #expect(looks.count == 2 && looks.allSatisfy { $0["what"] == .code("OBJECTION") })
        #expect(try !hall.test.journalHolds("13800138000") && !hall.test.journalHolds("他家有房"))
    }

    @Test(
        "LH-65: what a manager decides stands on the published list, and names nobody of the family",
        arguments: [
            ("情况特殊，按 2023-08-29 18:00 的登记办理，每月 1155 元，详见 A2310-00001-2", true),
            ("样大31情况特殊", false), ("证件 44030319800101031", false), ("身份证 \(OwnNumber.written)", false),
            ("身份证 \(OwnNumber.grouped)", false), ("旧身份证 440303800101031", false), ("电话 13800138000", false),
            ("电话 138 0013-8000", false), ("电话１３８００１３８０００", false), ("账号 6222020200001234", false),
            ("账号 6222 0202 0000 1234 567", false), ("编码 4403030070020300006000031", false),
            ("合租人 \(OwnNumber.coTenant)", false),
        ])
    func publicDecision(_ text: String, _ isFit: Bool) throws {
        var families = [12, 31].map { BatchHall.Family($0) }
        families[1].coTenants = [OwnNumber.coTenant]
        let hall = try BatchHall(quota: 2, families)
        let decided = code {
            _ = try hall.desk.decideDiscretion(
                of: BatchHall.receipt(31), in: hall.id, rule: "LH-65", decision: text, hall.manager)
        }
        #expect(decided == (isFit ? nil : "INPUT_INVALID"), "\(text)")
        #expect(try hall.one(31).discretions.count == (isFit ? 1 : 0))
    }

    /// Numbers as somebody might write them.
    private enum OwnNumber {
        static let written = (try? TestOffice.document(31).value) ?? ""
        static let grouped = "\(written.prefix(6)) \(written.dropFirst(6).prefix(8)) \(written.suffix(4))"
        /// No resident number.
        static let coTenant = "H12345678"
    }

    @Test("Signing needs a bank and an account in digits, and a family that is called")
    func signing() throws {
        let hall = try BatchHall(quota: 1, [1, 2].map { BatchHall.Family($0) })
        refusal(.wrongState) { try hall.sign(1) }
        try hall.concluded()
        try hall.step(.call(count: nil))
        refusal(.wrongState) { try hall.sign(2) }
        for account in ["", "12345", "6222x00000000001", String(repeating: "1", count: 33)] {
            #expect(
                code {
                    _ = try hall.desk.sign(BatchHall.receipt(1), in: hall.id, bank: "银行", account: account, hall.clerk)
                } == "INPUT_INVALID")
        }
        let letter = InputProblem(source: "--account-fd", reason: .syntax("第 6 个字符「x」不是数字"))
        #expect(throws: OfficeFailure.input(letter)) {
            _ = try hall.desk.sign(
                BatchHall.receipt(1), in: hall.id, bank: "银行", account: "6222 x000 0000 0001", hall.clerk)
        }
        #expect(code { try hall.sign(1, hall.manager) } == "NOT_ALLOWED")
        let other = try hall.test.another()
        try hall.sign(1)
        refusal(.wrongState) {
            _ = try other.office.batches.sign(
                BatchHall.receipt(1), in: hall.id, bank: "银行", account: "622200000000", hall.clerk)
        }
        #expect(try !hall.test.journalHolds("62220000"))
    }

    @Test("LH-06, Q16: a manager's exception lets a used dwelling pass the next review")
    func exception() throws {
        let hall = try reviewed { $0[3].isHouseUsed = true }
        func decide(_ rule: String, _ position: Int, _ session: Session) throws {
            _ = try hall.desk.decideDiscretion(
                of: BatchHall.receipt(position), in: hall.id, rule: rule, decision: "前一份已经期满", session)
        }
        #expect(try hall.one(40).standing.proposed.reasons == [.houseAlreadyUsed])
        #expect(code { try decide("LH-06", 40, hall.reviewer) } == "NOT_ALLOWED")
        #expect(code { try decide("LH-10", 40, hall.manager) } == "INPUT_INVALID")
        refusal(.wrongState) { try decide("LH-06", 12, hall.manager) }
        refusal(.nothingProposed) { try decide("LH-06", 15, hall.manager) }
        try decide("LH-06", 40, hall.manager)
        refusal(.nothingProposed) { try decide("LH-06", 40, hall.manager) }
        try hall.step(.review)
        #expect(try hall.one(40).standing.state == .eligible)
        #expect(try hall.one(40).discretions.map(\.rule) == ["LH-06"])
        try decide("LH-65", 12, hall.manager)
        #expect(try hall.cases().first?.discretions.map(\.decision) == ["前一份已经期满"])
        refusal(.wrongState) { try decide("LH-57", 12, hall.manager) }
    }
}
