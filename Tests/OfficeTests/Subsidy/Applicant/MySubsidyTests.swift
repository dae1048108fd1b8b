import Housing
import OfficeSupport
import Testing
import Texts

@testable import Office

/// What somebody sees and does of his own family's rent subsidy, and that he gets at no other (LH-44, LH-52, LH-59, LH-64).
@Suite("One's own rent subsidy") struct MySubsidyTests {
    private func desk(_ hall: BatchHall) -> MySubsidyDesk { hall.test.office.mySubsidy }
    /// Of each batch in which he applied.
    private func all(_ hall: BatchHall, _ session: Session) throws -> [MySubsidy] {
        try hall.test.office.ownSubsidy.all(session).compactMap(\.mine)
    }

    @Test("Everybody sees his own application alone, and who did not apply none")
    func own() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].applies = false
        let hall = try BatchHall(families)
        let (family12, family15) = (try hall.test.tenant(12), try hall.test.tenant(15))
        let mine = try all(hall, family12)
        #expect(mine.map(\.receipt) == [BatchHall.receipt(12)] && mine.map(\.state) == [.submitted])
        #expect(try all(hall, family15).isEmpty)
        refusal(.notFound) { _ = try desk(hall).file(hall.id, family15) }
        failure(.denied(.seeOwnSubsidy, .clerk)) { _ = try all(hall, hall.clerk) }
        let file = try desk(hall).file(hall.id, family12)
        #expect(file.why.receipt == BatchHall.receipt(12))
        #expect(file.agreement == nil && file.list == nil && file.correction == nil && !file.canReport)
    }

    @Test("Who is on the list sees his place and the list, masked, until it is taken down (Q35)")
    func list() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(40)
        refusal(.wrongState) { _ = try desk(hall).lines(ofList: 1, in: hall.id, session) }
        try hall.published()
        let file = try desk(hall).file(hall.id, session)
        #expect(file.summary.publishedUntil == day(2023, 10, 7) && file.list?.sequence == 4)
        #expect(file.list?.isRunning == true && file.list?.shownUntil == day(2023, 11, 6))
        let lines = try desk(hall).lines(ofList: 1, in: hall.id, session)
        #expect(lines.map(\.family.sequence) == [1, 2, 3, 4, 5, 6] && lines.map(\.isOwn).firstIndex(of: true) == 3)
        #expect(lines[0].family.maskedName == "样*" && lines[0].family.maskedReceipt == "BHR****0012")
        _ = try hall.desk.decideDiscretion(
            of: BatchHall.receipt(12), in: hall.id, rule: "LH-65", decision: "病重，宽限", hall.manager)
        let told = try desk(hall).lines(ofList: 1, in: hall.id, session)
        #expect(told[0].family.decisions == "通告没有说到的事项：病重，宽限" && told[1].family.decisions.isEmpty)
        refusal(.notFound) { _ = try desk(hall).lines(ofList: 2, in: hall.id, session) }
        hall.at(day(2023, 11, 6))
        #expect(try desk(hall).lines(ofList: 1, in: hall.id, session).count == 6)
        hall.at(day(2023, 11, 7))
        refusal(.deadlinePassed) { _ = try desk(hall).lines(ofList: 1, in: hall.id, session) }
        #expect(try desk(hall).file(hall.id, session).list?.isShown == false)
    }

    @Test(
        "Q9: who applied objects to a line, also to his own, while the list is published, and is told what came of it")
    func objecting() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(40)
        func object(_ sequence: Int, _ session: Session) throws -> String {
            try desk(hall).object(
                to: .init(list: 1, sequence: sequence), in: hall.id, text: "他家有房", contact: "13800000000", session)
        }
        try hall.reviewed()
        refusal(.notFound) { _ = try object(1, session) }
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        #expect(try object(1, session) == "luohu-2023-O1")
        #expect(try object(4, session) == "luohu-2023-O2")
        refusal(.notFound) { _ = try object(99, session) }
        // The same once more, as after a key too many; of another line, or by another person it is another matter.
        refusal(.objectionOpen) { _ = try object(1, session) }
        #expect(
            code {
                _ = try desk(hall).object(to: .init(list: 1, sequence: 1), in: hall.id, text: " ", contact: "", session)
            } == "INPUT_INVALID")
        // Not of the batch: he is heard at the counter.
        let stranger = try hall.test.tenant(16)
        refusal(.notFound) { _ = try object(1, stranger) }
        failure(.denied(.answerOwnSubsidy, .clerk)) { _ = try object(1, hall.clerk) }
        #expect(try hall.entries(.subsidyObjected, 12).count == 1 && hall.entries(.subsidyObjected, 40).count == 1)
        refusal(.objectionOpen) {
            hall.at(day(2023, 10, 8))
            try hall.step(.conclude)
        }
        refusal(.deadlinePassed) { _ = try object(2, session) }
        #expect(try hall.desk.decide("luohu-2023-O1", isUpheld: true, reason: "查实", hall.reviewer) == .ineligible)
        let outcomes = try desk(hall).file(hall.id, session).objections.map(\.isUpheld)
        #expect(outcomes == [true, nil])
        // Whom it is about learns of it, and not from whom.
        let accused = try hall.test.tenant(12)
        let file = try desk(hall).file(hall.id, accused)
        #expect(file.objections.isEmpty && file.summary.state == .ineligible)
        #expect(!file.why.steps.contains { $0.words.contains("他家有房") || $0.text != nil })
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("L-09: what is kept of him is masked on the screen and whole on his own copy, with his rights")
    func copy() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(12)
        let shown = try desk(hall).copy(hall.id, for: .screen, session).lines.map(\.text).joined(separator: "\n")
        let whole = try desk(hall).copy(hall.id, for: .paper, session).lines.map(\.text).joined(separator: "\n")
        let number = try TestOffice.document(12).value
        #expect(shown.contains("样**2") && !shown.contains(number) && !shown.contains(BatchHall.name(12)), "\(shown)")
        #expect(whole.contains(number) && whole.contains(BatchHall.name(12)) && whole.contains("样房东"), "\(whole)")
        // Whoever else stands in it has a number of his own, which is not his to take home.
        #expect(!whole.contains("11010519491231002X") && whole.contains("110***********002X"), "\(whole)")
        let wife = try BatchHall.member(12, 1).value
        #expect(!whole.contains(wife) && whole.contains(Mask.document(wife)), "\(whole)")
        #expect(shown.contains("您的权利") && whole.contains("您的权利") && whole.contains("户籍区：罗湖区"))
        failure(.denied(.seeOwnSubsidy, .clerk)) { _ = try desk(hall).copy(hall.id, for: .paper, hall.clerk) }
    }

    @Test("What is handed in is no draft any more, in the same moment; what was begun of something else stays")
    func draftsGo() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(40)
        let tenant = hall.test.office.tenant
        try hall.reviewed()
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        try tenant.saveDraft("objection+complaint", of: .ownSubsidy, session)
        refusal(.notFound) {
            _ = try desk(hall).object(
                to: .init(list: 1, sequence: 99), in: hall.id, text: "他家有房", contact: "", session,
                forgetting: { _ in nil })
        }
        #expect(try tenant.draft(of: .ownSubsidy, session)?.body == "objection+complaint")
        _ = try desk(hall).object(
            to: .init(list: 1, sequence: 1), in: hall.id, text: "他家有房", contact: "", session,
            forgetting: { _ in "complaint" })
        let left = try #require(try tenant.draft(of: .ownSubsidy, session))
        #expect(left.body == "complaint")
        // By the moment of it nobody finds who handed something in.
        #expect(left.savedAt == Moment(day(2023, 9, 22)))
        _ = try desk(hall).complain(text: "太慢", name: "", contact: "", session, forgetting: { _ in nil })
        #expect(try tenant.draft(of: .ownSubsidy, session) == nil)
    }

    @Test("LH-44: what was sent back is mended by its family within its days, and nothing else")
    func mending() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[2].gaps = ReasonSet(.materialMissing)
        let hall = try BatchHall(families)
        let (session, other) = (try hall.test.tenant(31), try hall.test.tenant(12))
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let form = try #require(try desk(hall).file(hall.id, session).form)
        refusal(.wrongState) { _ = try desk(hall).supplement(form, in: hall.id, session) }
        let item = CorrectionItem(field: .materials, reason: "缺合同")
        let consent = CorrectionItem(field: .consent, reason: "没有签名")
        let until = try hall.desk.askCorrection(
            of: BatchHall.receipt(31), in: hall.id, [item, consent], hall.reviewer)
        let file = try desk(hall).file(hall.id, session)
        #expect(file.correction?.items == [item, consent] && file.correction?.deadline.day == until)
        #expect(file.correction?.deadline.workingDaysLeft == 5 && file.summary.correctBy?.isOver == false)
        refusal(.wrongState) { _ = try desk(hall).supplement(form, in: hall.id, other) }
        var mended = form
        mended.lease.end = day(2026, 2, 28)
        refusal(.itemUnknown) { _ = try desk(hall).supplement(mended, in: hall.id, session) }
        mended = form
        mended.materials.formUnion(["住房租赁合同", "知情同意书"])
        hall.at(until.adding(days: 1))
        #expect(try desk(hall).file(hall.id, session).summary.correctBy?.isOver == true)
        refusal(.deadlinePassed) { _ = try desk(hall).supplement(mended, in: hall.id, session) }
        hall.at(until)
        // A word is no paper.
        #expect(code { _ = try desk(hall).supplement(mended, in: hall.id, session) } == "NOT_FOUND")
        mended = try hall.test.office.proved(mended, in: hall.id, session)
        // The same person twice, and a number that is none (LH-33).
        var wrong = mended
        wrong.coTenants = [try BatchHall.member(12, 0).value, try BatchHall.member(12, 0).value]
        #expect(code { _ = try desk(hall).supplement(wrong, in: hall.id, session) } == "INPUT_INVALID")
        wrong.coTenants = ["张"]
        #expect(code { _ = try desk(hall).supplement(wrong, in: hall.id, session) } == "INPUT_INVALID")
        #expect(try desk(hall).supplement(mended, in: hall.id, session) == [.materials, .consent])
        refusal(.wrongState) { _ = try desk(hall).supplement(mended, in: hall.id, session) }
        try hall.step(.review)
        #expect(try desk(hall).file(hall.id, session).summary.state == .eligible)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("A mended form names nobody of the family as landlord, and no dwelling that another has claimed (LH-32)")
    func mendingWrongly() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(31)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        let items = [ApplicationField.landlord, .houseCode].map { CorrectionItem(field: $0, reason: "请核对") }
        _ = try hall.desk.askCorrection(of: BatchHall.receipt(31), in: hall.id, items, hall.reviewer)
        var form = try #require(try desk(hall).file(hall.id, session).form)
        form.lease.landlordDocument = try BatchHall.member(31, 1).value
        #expect(code { _ = try desk(hall).supplement(form, in: hall.id, session) } == "INPUT_INVALID")
        form.lease.landlordDocument = "11010519491231002X"
        form.house.code = BatchHall.form(BatchHall.Family(40)).house.code
        refusal(.houseDuplicate) { _ = try desk(hall).supplement(form, in: hall.id, session) }
        #expect(try desk(hall).file(hall.id, session).correction != nil)
    }

    @Test("LH-53: who is called sees until when, and the working days that are left")
    func called() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(12)
        try hall.concluded()
        #expect(try all(hall, session).first?.signBy == nil)
        try hall.step(.call(count: 1))
        let until = try #require(try all(hall, session).first?.signBy)
        #expect(until.workingDaysLeft == 10 && !until.isOver)
        hall.at(until.day)
        #expect(try all(hall, session).first?.signBy?.workingDaysLeft == 0)
        try hall.sign(12)
        let file = try desk(hall).file(hall.id, session)
        #expect(file.summary.agreement == .effective && file.summary.signBy == nil)
        #expect(file.agreement?.sum(.planned).count == 16 && file.agreement?.sum(.afterLease).count == 20)
        #expect(file.agreement?.maskedAccount.hasSuffix("0001") == true)
        // What hangs on a lease that follows is not promised.
        #expect(file.agreement?.toCome.amount.fen == 16 * 214_500)
        #expect(file.agreement?.afterLease.amount.fen == 20 * 214_500)
        #expect(file.agreement?.next?.month == file.agreement?.terms.plan.first)
    }

    @Test("LH-59: a family reports its change; it is held back, looked into, and decided by staff (LH-56, Q12)")
    func changing() throws {
        let paid = try PaidOffice([2, 2])
        let session = try paid.test.tenant(1)
        let desk = paid.office.mySubsidy
        try paid.pay(through: "2024-08")
        try paid.at("2024-08-25")
        func report(
            _ matter: String, _ day: Day, _ session: Session, lease: ChangeDesk.NewLease? = nil
        ) throws -> ChangeReport {
            try desk.report(matter, on: day, words: "买了房", lease: lease, in: paid.batch, session)
        }
        refusal(.dayInFuture) { _ = try report("住房", day(2024, 8, 26), session) }
        #expect(code { _ = try report("房子", day(2024, 5, 17), session) } == "INPUT_INVALID")
        refusal(.notFound) { _ = try report("住房", day(2024, 5, 17), try paid.test.tenant(3)) }
        let change = try report("住房", day(2024, 5, 17), session)
        #expect(change.isOverdue && change.agreement.state == .changeReview)
        refusal(.wrongState) { _ = try report("婚姻", day(2024, 6, 1), session) }
        let open = try #require(try paid.office.changes.open(paid.batch, paid.reviewer).first)
        let listed = try #require(try paid.office.changes.open(paid.batch).first)
        #expect(listed.words == nil && listed.hasTexts)
        failure(.denied(.seeCase, .cashier)) { _ = try paid.office.changes.open(paid.batch, paid.cashier) }
        #expect(open.words == "买了房" && open.receipt == paid.receipt(1) && open.lease == nil)
        let told = try paid.office.changes.file(change.id, paid.reviewer).change
        #expect(told.words == "买了房" && told.proposedLease == nil)
        #expect(try paid.office.changes.file(change.id, paid.auditor).change.words == "买了房")
        var file = try desk.file(paid.batch, session)
        #expect(file.changes.map(\.isOwn) == [true] && !file.canReport && file.summary.agreement == .changeReview)
        #expect(file.agreement?.months[10].state == .heldBack && file.agreement?.sum(.paid).count == 10)
        _ = try paid.office.changes.decide(change.id, .notEligible, reason: "已登记", paid.reviewer)
        file = try desk.file(paid.batch, session)
        #expect(file.changes.map(\.decision) == [.notEligible] && file.summary.owed.fen == 3 * 214_500)
        #expect(file.agreement?.sum(.overpaid).count == 3 && file.agreement?.sum(.paid).count == 7)
        #expect(file.agreement?.sum(.cancelled).count == 26 && file.agreement?.toCome.count == 0)
        let receipt = paid.receipt(1)
        _ = try paid.office.recovery.repaid(paid.batch, receipt: receipt, amount: Money(fen: 3 * 214_500), paid.cashier)
        file = try desk.file(paid.batch, session)
        #expect(file.summary.owed.fen == 0 && file.agreement?.sum(.recovered).count == 3)
        #expect(try paid.test.audit().isEmpty)
    }

    @Test("Q13: the lease that follows, as the family says it, waits with the change for a reviewer")
    func following() throws {
        let paid = try PaidOffice([2], leaseEnd: day(2024, 3, 31))
        let session = try paid.test.tenant(1)
        let desk = paid.office.mySubsidy
        try paid.at("2024-04-02")
        let before = try desk.file(paid.batch, session)
        #expect(
            before.agreement?.leaseMonth == Month(year: 2024, month: 3)
                && before.agreement?.sum(.afterLease).count == 31)
        #expect(before.agreement?.isLeaseEnding(on: day(2024, 1, 1)) == true)
        #expect(before.agreement?.isLeaseEnding(on: day(2023, 12, 31)) == false)
        func report(_ code: String) throws {
            let lease = ChangeDesk.NewLease(start: day(2024, 4, 1), end: day(2026, 12, 31), houseCode: code)
            _ = try desk.report("租赁合同", on: day(2024, 3, 31), words: "", lease: lease, in: paid.batch, session)
        }
        refusal(.noHouseCode) { try report("44") }
        try report("4403030070020300006000002")
        let open = try #require(try paid.office.changes.open(paid.batch, paid.reviewer).first)
        let proposed = try #require(open.lease)
        #expect(proposed.end == day(2026, 12, 31) && open.words == nil)
        #expect(try paid.office.changes.file(open.id, paid.reviewer).change.proposedLease == proposed)
        _ = try paid.office.changes.decide(
            open.id, .eligible, reason: "新合同",
            lease: .init(start: proposed.start, end: proposed.end, houseCode: proposed.house.value), paid.reviewer)
        let after = try desk.file(paid.batch, session)
        #expect(after.agreement?.leaseMonth == nil && after.agreement?.sum(.planned).count == 36)
        #expect(after.agreement?.isLeaseEnding(on: day(2026, 11, 1)) == false)
    }

    @Test("Q22: withheld for papers, the family reads which")
    func withheld() throws {
        let paid = try PaidOffice([1])
        let session = try paid.test.tenant(1)
        _ = try paid.office.changes.suspend(
            paid.batch, receipt: paid.receipt(1), reason: "缺新的租赁合同", paid.reviewer)
        let file = try paid.office.mySubsidy.file(paid.batch, session)
        #expect(file.agreement?.withheldFor == "缺新的租赁合同" && file.summary.isWithheld)
        #expect(file.agreement?.sum(.heldBack).count == 36 && file.agreement?.next == nil)
        // Papers alone do not bring what hangs on a lease that follows.
        let ending = try PaidOffice([1], leaseEnd: day(2025, 12, 31))
        _ = try ending.office.changes.suspend(
            ending.batch, receipt: ending.receipt(1), reason: "缺新的租赁合同", ending.reviewer)
        let agreement = try ending.office.mySubsidy.file(ending.batch, try ending.test.tenant(1)).agreement
        #expect(agreement?.toCome == agreement?.sum(.heldBack) && agreement?.afterLease.count ?? 0 > 0)
    }

    @Test("LH-58: queueing again is reported as what it is, not before the signing, and ends the agreement for that")
    func queueingAgain() throws {
        let paid = try PaidOffice([2])
        let session = try paid.test.tenant(1)
        try paid.at("2023-12-05")
        let (own, changes, again) = (paid.office.mySubsidy, paid.office.changes, ChangeDesk.requeueMatter)
        refusal(.dayBeforeSigning) {
            _ = try own.report(again, on: day(2023, 10, 19), words: "", lease: nil, in: paid.batch, session)
        }
        // Staff enter it as what it is.
        let typed = code {
            _ = try changes.report(
                paid.batch, receipt: paid.receipt(1), matter: again, on: day(2023, 11, 30), paid.clerk)
        }
        #expect(typed == "INPUT_INVALID" && !ChangeDesk.matters.contains(again))
        let report = try own.report(again, on: day(2023, 11, 30), words: "", lease: nil, in: paid.batch, session)
        _ = try changes.decide(report.id, .notEligible, reason: "已登记", paid.reviewer)
        let file = try own.file(paid.batch, session)
        #expect(file.summary.stop == .requeued && file.changes.map(\.matter) == [again])
        #expect(file.agreement?.terms.plan.stoppedFrom == Month(year: 2023, month: 12))
        let step = try #require(file.why.steps.first { $0.act == .stop })
        #expect(step.rule == "LH-58" && step.codes == ["REQUEUED"] && step.by != nil)
        // One reason for one end.
        let decided = try #require(file.why.steps.last { $0.act == .change })
        #expect(decided.rule == "LH-58" && decided.codes == ["REQUEUED"] && !decided.words.contains("符合条件"))
        #expect(try paid.test.audit().isEmpty)
    }

    @Test("LH-53: whom the list did not reach is told apart from whom the year did not")
    func beyond() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(101)
        try hall.reviewed()
        hall.at(day(2023, 9, 22))
        try hall.step(.publish)
        let file = try desk(hall).file(hall.id, session)
        #expect(file.summary.state == .notReached && !file.isOver)
        let words = [false, true].map { MySubsidyTexts.next(.notReached(isOver: $0)).joined() }
        #expect(words[0].contains("增补名单") && !words[1].contains("增补名单"))
    }

    @Test("A month that the bank could not pay is not promised where it is not owed any more, or waits for something")
    func failedMonth() throws {
        let paid = try PaidOffice([2, 2, 2])
        try paid.pay(through: "2023-11")
        try paid.at("2023-12-20")
        _ = try paid.results(paid.answer(try paid.send("2023-12"), failing: { _ in true }))
        func agreement(_ position: Int) throws -> MyAgreement {
            try #require(try paid.office.mySubsidy.file(paid.batch, try paid.test.tenant(position)).agreement)
        }
        #expect(try agreement(1).months[1].state == .failed && agreement(1).next?.month == paid.month("2023-12"))
        _ = try paid.office.changes.requeue(paid.batch, receipt: paid.receipt(1), on: day(2023, 11, 10), paid.clerk)
        let stopped = try agreement(1)
        #expect(stopped.months[1].state == .cancelled && stopped.toCome.count == 0 && stopped.next == nil)
        let staff = try paid.office.changes.agreement(paid.receipt(1), in: paid.batch, paid.reviewer)
        #expect(staff.instalments[1].state == .cancelled && staff.instalments[1].tries.count == 1)
        _ = try paid.office.changes.suspend(
            paid.batch, receipt: paid.receipt(2), reason: "缺新的租赁合同", paid.reviewer)
        #expect(try agreement(2).months[1].state == .heldBack && agreement(2).next == nil)
        let change = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(3), matter: "住房", on: day(2023, 11, 20), paid.clerk)
        #expect(try agreement(3).months[1].state == .heldBack && agreement(3).next == nil)
        _ = try paid.office.changes.decide(change.id, .eligible, reason: "已查", paid.reviewer)
        #expect(try agreement(3).months[1].state == .failed)
    }

    @Test("LH-64: a complaint is the auditor's to read; without a name nothing says who it was")
    func complaining() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(12)
        let desk = desk(hall)
        let named = try desk.complain(text: "窗口态度不好", name: "样小", contact: "138", session)
        let unnamed = try desk.complain(text: "收钱办事", name: "", contact: "", session)
        #expect([named, unnamed] == ["TS1", "TS2"])
        #expect(code { _ = try desk.complain(text: "", name: "", contact: "", session) } == "INPUT_INVALID")
        failure(.denied(.answerComplaint, .clerk)) { _ = try hall.test.office.complaints.list(hall.clerk) }
        let complaints = try hall.test.office.complaints.list(hall.auditor)
        #expect(complaints.map(\.given.text) == ["窗口态度不好", "收钱办事"])
        #expect(complaints.map(\.given.name) == ["样小", nil] && complaints.map(\.given.way) == ["自助终端", "自助终端"])
        try hall.test.office.complaints.answer("TS1", "已提醒", hall.auditor)
        let mine = try desk.file(hall.id, session).complaints
        #expect(mine.map(\.answer) == ["已提醒"])
        let bodies = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.kept(ComplaintBody.self, of: nil).map(\.body.by.person)
        }
        #expect(bodies == [session.person, nil])
        #expect(try hall.test.audit().isEmpty)
    }
}
