import Documents
import Housing
import OfficeSupport
import Testing

@testable import Office

/// 《知情同意书》 read and signed before a clerk, in place of a sheet of which a picture is handed in.
@Suite("A consent that a clerk witnessed") struct ConsentWitnessTests {
    /// An open batch with two families, on its first days.
    private func hall(_ families: ImportHall.Family...) throws -> ImportHall {
        let hall = try ImportHall()
        try hall.register(
            ImportHall.register(families.isEmpty ? [.init(position: 12), .init(position: 15)] : families))
        try hall.members(ImportHall.members(12, 15))
        hall.at(day(2023, 8, 21))
        return hall
    }

    private func receipt(_ position: Int) -> String { ImportHall.receipt(position) }

    private func seen(_ template: TemplateVersion, identity: Bool = true, signed: Bool = true) -> WitnessedConsent {
        WitnessedConsent(template: template, isIdentityChecked: identity, isSigned: signed)
    }

    @discardableResult
    private func witness(_ position: Int, _ hall: ImportHall, _ office: Office? = nil) throws -> ConsentWitness {
        let office = office ?? hall.test.office
        let text = try office.policies.subsidyConsent().template
        return try office.batches.witnessConsent(
            seen(text), of: receipt(position), in: hall.id, hall.clerk
        ).witness
    }

    /// Without the sheet.
    private func form(_ serial: Int) throws -> SubsidyForm {
        var form = try ImportHall.form(serial)
        form.materials.remove("知情同意书")
        form.consentSignedAt = nil
        return form
    }

    @discardableResult
    private func submit(
        _ form: SubsidyForm, _ hall: ImportHall, _ session: Session, changing: Moment? = nil, reads: Bool = false,
        _ office: Office? = nil
    ) throws -> SubsidyForm? {
        let office = office ?? hall.test.office
        return try office.ownSubsidy.submit(
            try office.proved(form, in: hall.id, session, reads: reads), isHonest: true, changing: changing,
            in: hall.id, session
        ).family?.application?.form
    }

    /// The same office after the text got another version.
    private func officeWithNewText(_ hall: ImportHall) -> Office {
        hall.test.office(
            policies: Policies { path throws(OfficeFailure) in
                guard let file = DefaultFiles.policies.first(where: { $0.path == path }) else { return nil }
                guard path == "templates/subsidy-consent-2.toml" else { return file.bytes }
                let text = String(decoding: file.bytes, as: UTF8.self)
                return Array(text.replacing("version = 2", with: "version = 3").replacing("示范文本", with: "新文本").utf8)
            })
    }

    @Test("LH-45 Witnessed before anything is handed in, the application needs no sheet, and says who saw it")
    func witnessed() throws {
        let hall = try hall()
        let session = try hall.applicant(12)
        let batches = hall.test.office.batches
        #expect(code { try submit(try self.form(1), hall, session) } == "MATERIAL_MISSING")
        let file = try batches.consentToWitness(of: receipt(12), in: hall.id, hall.clerk)
        #expect(file.state == nil && file.witness == nil && file.signedAt == nil && file.readAt == nil)
        #expect(file.maskedName == "样*" && file.maskedDocument == Mask.document(ImportHall.number(12)))
        #expect(file.text.title.hasPrefix("知情同意书"))
        #expect(try hall.test.entries(.personalShown, of: CaseID("\(hall.id)/12")).count == 1)
        for half in [seen(file.text.template, identity: false), seen(file.text.template, signed: false)] {
            refusal(.notTicked) { _ = try batches.witnessConsent(half, of: receipt(12), in: hall.id, hall.clerk) }
        }
        let first = try batches.witnessConsent(seen(file.text.template), of: receipt(12), in: hall.id, hall.clerk)
        #expect(first.isNew && first.witness.at == Moment(day(2023, 8, 21), hour: 10))
        #expect(first.witness.by.hasPrefix("受理 "))
        // Once more is no error, and changes nothing.
        hall.at(day(2023, 8, 22))
        let again = try batches.witnessConsent(seen(file.text.template), of: receipt(12), in: hall.id, hall.manager)
        #expect(!again.isNew && again.witness == first.witness)
        #expect(try hall.test.entries(.subsidyConsentWitnessed, of: CaseID("\(hall.id)/12")).count == 1)
        let own = try hall.test.office.ownSubsidy.all(session).first?.family
        #expect(own?.witnessedAt == first.witness.at && own?.application == nil)
        #expect(try hall.test.office.ownSubsidy.all(try hall.applicant(15)).first?.family?.witnessedAt == nil)

        let form = try submit(try self.form(1), hall, session)
        #expect(form?.consentSignedAt == first.witness.at)
        #expect(form?.materials.contains("知情同意书") == true && form?.pictures?["知情同意书"] == nil)
        let told = try batches.consentToWitness(of: receipt(12), in: hall.id, hall.clerk)
        #expect(told.state == .submitted && told.witness == first.witness && told.signedAt == first.witness.at)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let application = try batches.file(receipt(12), of: hall.id, reviewer).application
        #expect(application.consentWitness == first.witness.by && application.consentSignedAt == first.witness.at)
        let why = try hall.test.office.why.explain(receipt(12), in: hall.id).steps.filter { $0.rule == "LH-45" }
        #expect(why.contains { $0.words == "2023年8月21日 10:00当面签署，见证：\(first.witness.by)。" }, "\(why.map(\.words))")
        let kept = try hall.test.office.ownSubsidy.all(session).first?.family?.application
        #expect(kept?.isConsentWitnessed == true)
        // A change keeps it, also after the text got another version.
        hall.at(day(2023, 8, 23))
        var changed = try self.form(2)
        changed.materials.insert("知情同意书")
        let newest = officeWithNewText(hall)
        let last = try submit(changed, hall, session, changing: Moment(day(2023, 8, 22), hour: 10), newest)
        #expect(last?.consentSignedAt == first.witness.at && last?.house.code == ImportHall.house(2))
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("L-09, LH-45 The receipt and one's own copy say whether it was witnessed or signed on paper")
    func papers() throws {
        let hall = try hall()
        let (session, other) = (try hall.applicant(12), try hall.applicant(15))
        try witness(12, hall)
        try submit(try form(1), hall, session)
        try submit(try ImportHall.form(2), hall, other, reads: true)
        for (who, words) in [(session, "由工作人员当面见证（2023年8月21日 10:00）"), (other, "纸上签名（2023年8月21日 10:00）")] {
            let copy = try hall.test.office.mySubsidy.copy(hall.id, for: .paper, who)
            #expect(copy.lines.contains { $0.text.contains(words) }, "\(copy.lines.map(\.text))")
            let receipt = hall.test.office.subsidyPapers.receipt(hall.id, for: .screen, who)
            let paper = try #require(try receipt.step())
            #expect(paper.lines.contains { $0.text.contains(words) }, "\(paper.lines.map(\.text))")
        }
    }

    @Test("LH-20, 6.4 Who may, for whom, and when")
    func gates() throws {
        var barred = ImportHall.Family(position: 15)
        barred.district = "440304"
        let hall = try hall(.init(position: 12), barred)
        let batches = hall.test.office.batches
        let text = try hall.test.office.policies.subsidyConsent().template
        func refused(_ position: Int, _ session: Session) -> [String?] {
            [
                code { _ = try batches.consentToWitness(of: receipt(position), in: hall.id, session) },
                code { _ = try batches.witnessConsent(seen(text), of: receipt(position), in: hall.id, session) },
            ]
        }
        for (index, role) in [OfficeRole.reviewer, .cashier, .auditor].enumerated() {
            let session = try hall.test.staff("x\(index)", 910 + index, role)
            failure(.denied(.enterSubsidy, role)) {
                _ = try batches.consentToWitness(of: receipt(12), in: hall.id, session)
            }
            failure(.denied(.enterSubsidy, role)) {
                _ = try batches.witnessConsent(seen(text), of: receipt(12), in: hall.id, session)
            }
        }
        #expect(refused(99, hall.clerk) == ["RECEIPT_UNKNOWN", "RECEIPT_UNKNOWN"])
        #expect(refused(15, hall.clerk) == ["NOT_LUOHU_HUKOU", "NOT_LUOHU_HUKOU"])
        // The clerk is the wife of who applies.
        let number = try IdentityNumber(ImportHall.number(12, 1), kind: .residentCard, on: nil)
        let wife = try hall.test.staff("wife", with: number, .clerk)
        #expect(refused(12, wife) == ["OWN_CASE", "OWN_CASE"])
        let window = try hall.file().batch.notice.window
        hall.test.clocks.officeNow = window.lowerBound.adding(seconds: -1)
        #expect(refused(12, hall.clerk) == ["WINDOW_NOT_OPEN", "WINDOW_NOT_OPEN"])
        hall.test.clocks.officeNow = window.upperBound.adding(seconds: 1)
        #expect(refused(12, hall.clerk) == ["WINDOW_CLOSED", "WINDOW_CLOSED"])
        hall.test.clocks.officeNow = window.upperBound
        let next = officeWithNewText(hall)
        refusal(.textOutdated) {
            _ = try next.batches.witnessConsent(seen(text), of: receipt(12), in: hall.id, hall.clerk)
        }
        #expect(refused(12, hall.clerk) == [nil, nil])
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-45 After a new version of the text, what was witnessed or read of the old one counts no more")
    func versions() throws {
        let hall = try hall()
        let session = try hall.applicant(12)
        try witness(12, hall)
        let next = officeWithNewText(hall)
        hall.at(day(2023, 8, 22))
        #expect(try next.ownSubsidy.all(session).first?.family?.witnessedAt == nil)
        #expect(try next.batches.consentToWitness(of: receipt(12), in: hall.id, hall.clerk).witness == nil)
        #expect(code { try submit(try self.form(1), hall, session, next) } == "MATERIAL_MISSING")
        // The old text was read, and the sheet of it signed; then the new one came.
        let sheet = try hall.test.office.proved(try ImportHall.form(1), in: hall.id, session)
        let read = try hall.test.office.batches.consentToWitness(of: receipt(12), in: hall.id, hall.clerk).readAt
        #expect(read == Moment(day(2023, 8, 22), hour: 10))
        hall.at(day(2023, 8, 23))
        refusal(.textNotShown) {
            _ = try next.ownSubsidy.submit(sheet, isHonest: true, changing: nil, in: hall.id, session)
        }
        try witness(12, hall, next)
        let form = try submit(try self.form(1), hall, session, next)
        #expect(form?.consentSignedAt == Moment(day(2023, 8, 23), hour: 10))
    }

    @Test("LH-45 Of a sheet and a witness the later one counts, and a witness is a reading")
    func later() throws {
        let hall = try hall()
        let session = try hall.applicant(12)
        try witness(12, hall)
        hall.at(day(2023, 8, 22))
        // A sheet of his own, which he read before the clerk alone.
        let sheet = try submit(try ImportHall.form(1), hall, session)
        #expect(sheet?.consentSignedAt == Moment(day(2023, 8, 22), hour: 10))
        #expect(sheet?.pictures?["知情同意书"]?.count == 1)
        let told = try hall.test.office.ownSubsidy.all(session).first?.family?.application
        #expect(told?.isConsentWitnessed == false)

        let other = try hall.applicant(15)
        try submit(try ImportHall.form(2), hall, other, reads: true)
        hall.at(day(2023, 8, 23))
        try witness(15, hall)
        let changing = Moment(day(2023, 8, 22), hour: 10)
        let last = try submit(try ImportHall.form(3), hall, other, changing: changing)
        #expect(last?.consentSignedAt == Moment(day(2023, 8, 23), hour: 10))
        #expect(last?.pictures?["知情同意书"]?.count == 1)
        #expect(try hall.test.audit().isEmpty)
    }

    // MARK: Sent back

    @Test("LH-44 A consent that was sent back is witnessed anew; what was read before it was sent back counts no more")
    func mended() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(31)
        let receipt = BatchHall.receipt(31)
        let text = try hall.test.office.policies.subsidyConsent().template
        hall.at(day(2023, 8, 29))
        // Read while applications were taken, and signed in time.
        var form = try #require(try hall.test.office.mySubsidy.file(hall.id, session).form)
        let early = try hall.desk.witnessConsent(seen(text), of: receipt, in: hall.id, hall.clerk)
        _ = try hall.test.office.proved(form, in: hall.id, session)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        refusal(.windowClosed) { _ = try hall.desk.consentToWitness(of: receipt, in: hall.id, hall.clerk) }
        hall.at(day(2023, 8, 31))
        let until = try hall.desk.askCorrection(
            of: receipt, in: hall.id, [CorrectionItem(field: .consent, reason: "请补")], hall.reviewer)
        #expect(early.isNew)
        #expect(try hall.test.office.ownSubsidy.all(session).first?.family?.witnessedAt == nil)
        refusal(.itemsNotDone) { _ = try hall.test.office.mySubsidy.supplement(form, in: hall.id, session) }
        // A new picture of a sheet that was not read anew.
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 2000)
        let file = SeenFile(picture, named: nil)
        let sheet = try hall.test.office.ownSubsidy.keep(file, as: "知情同意书", in: hall.id, session)
        var withSheet = form
        withSheet.pictures = ["知情同意书": [sheet.id]]
        refusal(.textNotShown) { _ = try hall.test.office.mySubsidy.supplement(withSheet, in: hall.id, session) }

        hall.at(until.adding(days: 1))
        refusal(.deadlinePassed) { _ = try hall.desk.consentToWitness(of: receipt, in: hall.id, hall.clerk) }
        hall.at(until)
        #expect(try hall.desk.consentToWitness(of: receipt, in: hall.id, hall.clerk).witness == nil)
        let late = try hall.desk.witnessConsent(seen(text), of: receipt, in: hall.id, hall.clerk)
        #expect(late.isNew && late.witness.at == Moment(until, hour: 10))
        #expect(try hall.test.office.ownSubsidy.all(session).first?.family?.witnessedAt == late.witness.at)
        form.materials.insert("知情同意书")
        #expect(try hall.test.office.mySubsidy.supplement(form, in: hall.id, session) == [.consent])
        let kept = try hall.test.office.mySubsidy.file(hall.id, session).form
        #expect(kept?.consentSignedAt == late.witness.at)
        #expect(try hall.entries(.subsidyConsentWitnessed, 31).count == 2)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-44 Where the consent was not sent back, nothing witnessed since takes its place")
    func notAsked() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(31)
        let text = try hall.test.office.policies.subsidyConsent().template
        hall.at(day(2023, 8, 29))
        _ = try hall.desk.witnessConsent(seen(text), of: BatchHall.receipt(31), in: hall.id, hall.clerk)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        try hall.step(.review)
        _ = try hall.desk.askCorrection(
            of: BatchHall.receipt(31), in: hall.id, [CorrectionItem(field: .rent, reason: "请核对")], hall.reviewer)
        refusal(.itemUnknown) {
            _ = try hall.desk.consentToWitness(of: BatchHall.receipt(31), in: hall.id, hall.clerk)
        }
        var form = try #require(try hall.test.office.mySubsidy.file(hall.id, session).form)
        form.lease.rent = Money(fen: 280_000)
        let before = form.consentSignedAt
        #expect(try hall.test.office.mySubsidy.supplement(form, in: hall.id, session) == [.rent])
        #expect(try hall.test.office.mySubsidy.file(hall.id, session).form?.consentSignedAt == before)
    }

    @Test("LH-44 A sheet that was sent back is not what stands behind a consent that was witnessed since")
    func oldSheet() throws {
        let hall = try hall()
        let session = try hall.applicant(12)
        try submit(try ImportHall.form(1), hall, session, reads: true)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let batches = hall.test.office.batches
        _ = try batches.askCorrection(
            of: receipt(12), in: hall.id, [CorrectionItem(field: .consent, reason: "签名看不清")], reviewer)
        hall.at(day(2023, 8, 31))
        try witness(12, hall)
        let form = try #require(try hall.test.office.mySubsidy.file(hall.id, session).form)
        #expect(form.pictures?["知情同意书"]?.count == 1)
        #expect(try hall.test.office.mySubsidy.supplement(form, in: hall.id, session) == [.consent])
        let kept = try hall.test.office.mySubsidy.file(hall.id, session).form
        #expect(kept?.pictures?["知情同意书"] == nil && kept?.materials.contains("知情同意书") == true)
        #expect(kept?.consentSignedAt == Moment(day(2023, 8, 31), hour: 10))
    }
}
