import Documents
import Glibc
import Housing
import Testing

@testable import Office
@testable import Store

/// Signing the contract, from its issue to the approval of the signed one.
@Suite struct SigningDeskTests {
    private let test: TestOffice
    private let applicant: Session
    private let wu: Session
    private let liu: Session
    private let clerk: Session

    init() throws {
        test = try TestOffice(pictures: InkReader())
        applicant = try test.tenant()
        wu = try test.staff("wu", 30, .reviewer)
        liu = try test.staff("liu", 31, .manager)
        clerk = try test.staff("li", 32, .clerk)
    }

    @Test("Issued, signed at the counter, approved; the application is completed and the term carried on")
    func whole() throws {
        let issued = try test.issued(applicant, by: wu)
        #expect(try test.office.contracts.awaitingIssue(offset: 0, limit: 9, wu).isEmpty)
        #expect(issued.number.kind == .contract && issued.state == .toSign)
        let document = try test.office.signing.document(of: issued, applicant)
        #expect(document.madeOn == TestOffice.opening.day && document.title == "公共租赁住房租赁合同")
        let counter = try test.atCounter(issued, applicant)
        let waiting = try test.office.contracts.list(in: [.altIdentity], offset: 0, limit: 9, clerk)
        #expect(waiting.map(\.signing) == [counter])
        let sheet = try test.office.contracts.signatureSheet(of: counter, clerk)
        #expect(sheet.number == document.number)
        let signed = try test.witnessed(counter, by: clerk)
        #expect(signed.signature?.witness == clerk.person)
        refusal(.wrongState) { _ = try test.office.signing.finalPDF(of: signed, applicant) }
        let final = try test.office.contracts.prepareFinal(signed, liu).finish()
        let approved = try test.office.contracts.approve(signed, final, liu)
        #expect(approved.state == .approved)
        #expect(try test.office.signing.finalPDF(of: approved, applicant) == final.pdf)
        #expect(final.pdf.starts(with: TestOffice.unsigned) && final.pdf.count > TestOffice.unsigned.count)
        let (renewal, lease) = try test.read { (reader) throws(OfficeFailure) in
            (try reader.renewal(approved.renewal), try reader.lease(approved.lease).lease)
        }
        #expect(renewal.state == .completed)
        #expect(lease.end == day(2026, 10, 31) && lease.start == day(2020, 11, 1) && lease.status == .active)
        #expect(try test.audit() == [])
    }

    @Test("Nobody issues twice, for what is not approved, or from registers that changed meanwhile")
    func issuing() throws {
        let open = try test.submitted(applicant)
        let early = try test.office.contracts.draft(for: open.id, wu)
        refusal(.renewalNotApproved) {
            _ = try test.office.contracts.issue(early, on: TestOffice.paper(), acceptsProvisional: true, wu)
        }
        _ = try test.office.review.approve(try test.office.review.take(open.id, wu).renewal, wu)
        let drafts = (
            try test.office.contracts.draft(for: open.id, wu), try test.office.contracts.draft(for: open.id, liu)
        )
        var moved = try test.person(1)
        moved.mobile = try Mobile("13900000001")
        let changed = moved
        try test.write { (writer) throws(OfficeFailure) in try writer.save(changed) }
        refusal(.infoChanged) {
            _ = try test.office.contracts.issue(drafts.0, on: TestOffice.paper(), acceptsProvisional: true, wu)
        }
        let draft = try test.office.contracts.draft(for: open.id, wu)
        let issued = try test.office.contracts.issue(draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
        refusal(.alreadyOpen) {
            _ = try test.office.contracts.issue(drafts.1, on: TestOffice.paper(), acceptsProvisional: true, liu)
        }
        #expect(try test.office.signing.contracts(applicant) == [issued])
        #expect(issued.number.serial == 1)
    }

    @Test("A contract bears the number of its case, a later version says which it is beside it")
    func numbers() throws {
        let issued = try test.issued(applicant, by: wu)
        #expect(try test.office.signing.document(of: issued, applicant).number == "\(issued.number)")
        let draft = try test.office.contracts.redraft(issued, wu)
        let second = try test.office.contracts.sendBack(
            issued, .reportAnswered, note: nil, draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
        #expect(second.number == issued.number)
        #expect(try test.office.signing.document(of: second, applicant).number == "\(issued.number)（第 2 版）")
    }

    @Test("Of two who issue at once, the second issues the same words under the next number")
    func atOnce() throws {
        let contracts = test.office.contracts
        let other = try test.approved(try test.tenant(2, on: TerminalID("kiosk-2")), by: wu)
        let own = try test.approved(applicant, by: wu)
        let (first, second) = (try contracts.draft(for: own.id, wu), try contracts.draft(for: other.id, liu))
        #expect(first.document.number == second.document.number)
        _ = try contracts.issue(first, on: TestOffice.paper(), acceptsProvisional: true, wu)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            _ = try contracts.issue(second, on: TestOffice.paper(), acceptsProvisional: true, liu)
        }
        let anew = try contracts.renumbered(second, liu)
        #expect(try contracts.renumbered(anew, liu) == anew)
        let issued = try contracts.issue(anew, on: TestOffice.paper(), acceptsProvisional: true, liu)
        #expect(issued.number.serial == 2 && anew.document.number == "\(issued.number)")
        func words(_ draft: ContractDraft) -> [String] {
            draft.document.lines.map { $0.text.replacing(draft.document.number, with: "") }
        }
        #expect(words(anew) == words(second))
        #expect(try test.audit() == [])
    }

    @Test("Each gate tried too early is closed, and what was refused leaves nothing behind")
    func early() throws {
        let issued = try test.issued(applicant, by: wu)
        refusal(.wrongState) { _ = try test.office.signing.chooseWitness(issued, applicant) }
        refusal(.wrongState) { _ = try test.office.signing.startReading(issued, applicant) }
        let known = try test.known(try test.opened(issued, applicant), applicant)
        let started = try test.office.signing.startReading(known, applicant)
        let acknowledge = { (seconds: Int, toEnd: Bool, ticked: Bool) throws in
            _ = try test.office.signing.acknowledge(
                started.pages, visibleSeconds: seconds, isReadToEnd: toEnd, isTicked: ticked, in: started.signing,
                applicant)
        }
        refusal(.readLongerThanOpen) { try acknowledge(10, true, true) }
        test.clocks.pass(seconds: 10)
        refusal(.readTooShort) { try acknowledge(9, true, true) }
        refusal(.notReadToEnd) { try acknowledge(10, false, true) }
        refusal(.notTicked) { try acknowledge(10, true, false) }
        // Opened anew it is read anew.
        let again = try test.office.signing.startReading(started.signing, applicant)
        refusal(.readLongerThanOpen) {
            _ = try test.office.signing.acknowledge(
                again.pages, visibleSeconds: 10, isReadToEnd: true, isTicked: true, in: again.signing, applicant)
        }
        let read = try test.read(again.signing, applicant).signing
        let text = again.pages.text
        refusal(.transcriptionDiffers) {
            _ = try test.office.signing.transcribe(text.text + "吗", .pasted, in: read, applicant)
        }
        let committed = try test.office.signing.transcribe(text.sentence, .sentence, in: read, applicant)
        #expect(committed.transcriptions.count == 1)
        #expect(try test.audit() == [])
    }

    @Test("Only the clerk's own password takes a signature in, and a wrong one delays the next")
    func password() throws {
        let counter = try test.atCounter(try test.issued(applicant, by: wu), applicant)
        let files = test.fileCount
        refusal(.signInFailed) { _ = try test.witnessed(counter, by: clerk, password: "别人的密码 1 个") }
        refusal(.wrongState) {
            _ = try test.office.contracts.prepareFinal(counter, liu)
        }
        #expect(test.fileCount == files)
        test.clocks.pass(seconds: 60)
        #expect(try test.witnessed(counter, by: clerk).state == .signed)
    }

    @Test("A sheet of a version that was taken back signs nothing, however well its picture came in")
    func formerSheet() throws {
        func code(on sheet: Document) throws -> String {
            let words = String(decoding: sheet.canonicalBytes, as: UTF8.self)
            let place = try #require(words.range(of: "校验码："))
            return String(words[place.upperBound...].filter(\.isNumber).prefix(6))
        }
        let first = try test.atCounter(try test.issued(applicant, by: wu), applicant)
        let former = try code(on: try test.office.contracts.signatureSheet(of: first, clerk))
        let given = try test.office.contracts.cancel(first, clerk)
        let draft = try test.office.contracts.redraft(given, wu)
        let issued = try test.office.contracts.sendBack(
            given, .contractMistake, note: nil, draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
        let counter = try test.atCounter(issued, applicant)
        let files = test.fileCount
        refusal(.sheetOfFormerVersion) { _ = try test.witnessed(counter, by: clerk, sheetCode: former) }
        refusal(.sheetCodeWrong) { _ = try test.witnessed(counter, by: clerk, sheetCode: "12 345") }
        #expect(test.fileCount == files)
        #expect(try test.office.contracts.signing(counter.id, clerk) == counter)
        let present = try code(on: try test.office.contracts.signatureSheet(of: counter, clerk))
        let signed = try test.witnessed(counter, by: clerk, sheetCode: present)
        #expect(signed.signature?.sheetCode?.digits == present && present != former)
    }

    @Test("Who approved the application does not approve the contract, nor anybody another file")
    func separation() throws {
        let signed = try test.witnessed(
            try test.atCounter(try test.issued(applicant, by: wu), applicant), by: clerk)
        refusal(.reviewedByYou) { _ = try test.office.contracts.prepareFinal(signed, wu) }
        func final(_ pdf: [UInt8], for session: Session) -> FinalContract {
            FinalContract(pdf: pdf, signing: signed, approver: session.person, moment: signed.updatedAt)
        }
        let whole = TestOffice.unsigned + [1]
        refusal(.reviewedByYou) { _ = try test.office.contracts.approve(signed, final(whole, for: wu), wu) }
        refusal(.documentChanged) {
            _ = try test.office.contracts.approve(signed, final([1] + whole, for: liu), liu)
        }
        refusal(.signatureMissing) {
            _ = try test.office.contracts.approve(signed, final(TestOffice.unsigned, for: liu), liu)
        }
        failure(.store(.changedByOther)) {
            _ = try test.office.contracts.approve(signed, final(whole, for: wu), liu)
        }
        #expect(try test.concluded(signed, by: liu).state == .approved)
    }

    @Test("A register that moved under the signed term stops the approval, and nothing is half done")
    func moved() throws {
        let signed = try test.witnessed(
            try test.atCounter(try test.issued(applicant, by: wu), applicant), by: clerk)
        try test.lease(1, end: day(2023, 11, 30))
        refusal(.infoChanged) {
            _ = try test.concluded(signed, by: liu)
        }
        #expect(try test.office.contracts.signing(signed.id, wu) == signed)
        let draft = try test.office.contracts.redraft(signed, wu)
        let again = try test.office.contracts.sendBack(
            signed, .infoChanged, note: "租期有变", draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
        #expect(again.state == .toSign && again.contract.number == 2)
        let text = try #require(again.notes.first)
        #expect(try test.read { (reader) throws(OfficeFailure) in try reader.text(text) } == "租期有变")
        let resigned = try test.witnessed(try test.atCounter(again, applicant), by: clerk, picture: "ink again")
        let approved = try test.concluded(resigned, by: liu)
        let lease = try test.read { (reader) throws(OfficeFailure) in try reader.lease(approved.lease).lease }
        #expect(lease.end == day(2026, 11, 30))
        #expect(try test.audit() == [])
    }

    @Test("A rent that was corrected after the signature stops the approval too")
    func rent() throws {
        let signed = try test.witnessed(
            try test.atCounter(try test.issued(applicant, by: wu), applicant), by: clerk)
        var record = try test.read { (reader) throws(OfficeFailure) in try reader.lease(signed.lease) }
        record.lease.monthlyRent = Money(fen: record.lease.monthlyRent.fen + 100)
        let corrected = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(corrected) }
        refusal(.infoChanged) { _ = try test.concluded(signed, by: liu) }
        #expect(try test.office.contracts.signing(signed.id, wu).state == .signed)
    }

    @Test("What the applicant says is wrong ends the attempt and waits for staff")
    func report() throws {
        let opened = try test.opened(try test.issued(applicant, by: wu), applicant)
        let pages = try test.office.signing.openInfo(opened, applicant)
        let line = InfoLine(.renewal, .monthlyRent)
        let reported = try test.office.signing.reportInfo(pages, wrong: [line: "租金不对"], in: opened, applicant)
        #expect(reported.openReport != nil && reported.state == .toSign)
        refusal(.reportOpen) { _ = try test.opened(reported, applicant) }
        let draft = try test.office.contracts.redraft(reported, liu)
        let answered = try test.office.contracts.sendBack(
            reported, .reportAnswered, note: nil, draft, on: TestOffice.paper(), acceptsProvisional: true, liu)
        #expect(try test.opened(answered, applicant).state == .opened)
        #expect(try test.audit() == [])
    }

    @Test("A void contract ends its application, but for one that was issued by mistake")
    func void() throws {
        let issued = try test.issued(applicant, by: wu)
        refusal(.noteMissing) { _ = try test.office.contracts.void(issued, .other, note: " ", wu) }
        _ = try test.office.contracts.void(issued, .issuedByMistake, note: nil, wu)
        #expect(try test.office.contracts.awaitingIssue(offset: 0, limit: 9, wu).map(\.renewal.id) == [issued.renewal])
        let draft = try test.office.contracts.draft(for: issued.renewal, wu)
        let second = try test.office.contracts.issue(draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
        _ = try test.office.contracts.void(second, .declined, note: "不想租了", wu)
        let renewal = try test.read { (reader) throws(OfficeFailure) in try reader.renewal(issued.renewal) }
        #expect(renewal.state == .notConcluded)
        #expect(try test.audit() == [])
    }

    @Test("A stranger sees and signs nothing, and two at one contract are told")
    func others() throws {
        let issued = try test.issued(applicant, by: wu)
        let stranger = try test.tenant(2, on: TerminalID("kiosk-2"))
        refusal(.notYourCase) { _ = try test.office.signing.document(of: issued, stranger) }
        refusal(.notYourCase) { _ = try test.office.signing.openInfo(issued, stranger) }
        _ = try test.opened(issued, applicant)
        failure(.store(.changedByOther)) { _ = try test.opened(issued, applicant) }
        let document = try test.office.signing.document(of: issued, applicant)
        #expect(try Document(canonical: document.canonicalBytes) == document)
    }

    /// Before 「到窗口当面签订」.
    private func committed() throws -> Signing {
        let known = try test.known(try test.opened(try test.issued(applicant, by: wu), applicant), applicant)
        let (acknowledged, pages) = try test.read(known, applicant)
        return try test.office.signing.transcribe(pages.text.text, .pasted, in: acknowledged, applicant)
    }

    @Test("After an hour an attempt that lies still keeps staff from nothing; before, they do not pull it away")
    func lyingStill() throws {
        let committed = try committed()
        let desk = test.office.contracts
        func drafted() throws -> ContractDraft { try desk.redraft(committed, liu) }
        test.clocks.pass(seconds: 59 * 60)
        #expect(try !desk.file(committed.id, liu).allowed.contains(.void))
        refusal(.wrongState) { _ = try desk.void(committed, .declined, note: nil, liu) }
        refusal(.wrongState) {
            _ = try desk.sendBack(committed, .contractMistake, note: nil, drafted(), on: TestOffice.paper(), liu)
        }
        test.clocks.pass(seconds: 2 * 60)
        #expect(try desk.file(committed.id, liu).allowed.contains(.void))
        let again = try desk.sendBack(
            committed, .contractMistake, note: nil, drafted(), on: TestOffice.paper(), acceptsProvisional: true, liu)
        #expect(again.state == .toSign && again.contract.number == 2)
        #expect(again.formerAttempts.map(\.end?.cause) == [.timedOut])
        #expect(try test.entries(.contractAbandoned, of: again.id).count == 1)
        let opened = try test.opened(again, applicant)
        test.clocks.pass(seconds: 61 * 60)
        #expect(try desk.void(opened, .declined, note: nil, liu).state == .void)
        #expect(try test.audit() == [])
    }

    @Test("After an hour the applicant begins anew: what he asks next ends the attempt, and that is kept")
    func lyingStillAtKiosk() throws {
        let committed = try committed()
        test.clocks.pass(seconds: 61 * 60)
        refusal(.wrongState) { _ = try test.office.signing.chooseWitness(committed, applicant) }
        let ended = try #require(try test.office.signing.contracts(applicant).first)
        #expect(ended.state == .toSign && ended.formerAttempts.map(\.end?.cause) == [.timedOut])
        let opened = try test.opened(ended, applicant)
        test.clocks.pass(seconds: 61 * 60)
        #expect(try test.opened(opened, applicant).state == .opened, "opened elsewhere, from the beginning")
        test.clocks.pass(seconds: 61 * 60)
        #expect(try test.office.upkeep.tick().endedAttempts == 1, "on the same day")
        #expect(try test.audit() == [])
    }

    @Test("The daily run makes the office's key once there is a contract, so that nobody waits for it")
    func key() throws {
        let test = try TestOffice(pictures: InkReader(), hasRealSeal: true)
        func seal() -> Bool { access(test.path + "/keys/seal", F_OK) == 0 }
        _ = try test.office.upkeep.tick()
        #expect(!seal())
        _ = try test.issued(try test.tenant(), by: try test.staff("wu", 30, .reviewer))
        _ = try test.office.upkeep.tick()
        #expect(seal())
        #expect(try test.audit() == [])
    }

    @Test("The daily run passes over what is damaged, and tells it")
    func damagedInTick() throws {
        let first = try test.issued(applicant, by: wu)
        let second = try test.issued(try test.tenant(2, on: TerminalID("kiosk-2")), by: wu)
        let store = try #require(test.premises.upkeep as? OpenOffice)
        try store.connections.write { (db) throws(OfficeFailure) in
            try db.run("UPDATE matter SET sealed = x'00' WHERE id = '\(first.id.raw)'")
        }
        test.clocks.pass(days: 60)
        let report = try test.office.upkeep.tick()
        #expect(report.expiredContracts == 1)
        #expect(report.damaged.count == 1 && report.damaged[0].contains(first.id.raw))
        let other = try test.read { (reader) throws(OfficeFailure) in try reader.signing(second.id) }
        #expect(other.state == .expired)
    }

    @Test("The daily run ends an attempt that lies still, and the contract after its deadline")
    func tick() throws {
        let issued = try test.issued(applicant, by: wu)
        _ = try test.opened(issued, applicant)
        #expect(try test.office.upkeep.tick().endedAttempts == 0)
        test.clocks.pass(days: 1)
        #expect(try test.office.upkeep.tick().endedAttempts == 1)
        let ended = try test.read { (reader) throws(OfficeFailure) in try reader.signing(issued.id) }
        #expect(ended.state == .toSign)
        test.clocks.pass(days: issued.deadline.days(since: TestOffice.opening.day) - 1)
        #expect(try test.office.upkeep.tick().expired == 0)
        test.clocks.pass(days: 1)
        #expect(try test.office.upkeep.tick().expired == 1)
        #expect(try test.office.upkeep.tick() == TickReport())
        let renewal = try test.read { (reader) throws(OfficeFailure) in try reader.renewal(issued.renewal) }
        #expect(renewal.state == .notConcluded)
        #expect(try test.audit() == [])
    }
}
