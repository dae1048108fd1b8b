import Housing
import Testing

@testable import Office

/// What an applicant does with his own application: the same rules as for a file, for his own family alone.
@Suite("One's own application for the rent subsidy") struct OwnApplicationTests {
    /// An open batch with these families, the applicants of which can sign in.
    private func hall(_ families: ImportHall.Family...) throws -> ImportHall {
        let hall = try ImportHall()
        try hall.register(
            ImportHall.register(families.isEmpty ? [.init(position: 12), .init(position: 15)] : families))
        try hall.members(ImportHall.members(12, 15))
        hall.at(day(2023, 8, 21))
        return hall
    }

    private func applicant(_ position: Int, _ hall: ImportHall, consents: Bool = true) throws -> Session {
        try hall.applicant(position, consents: consents)
    }

    private func form(_ serial: Int, coTenants: [String] = []) throws -> SubsidyForm {
        try ImportHall.form(serial, coTenants: coTenants)
    }

    @discardableResult
    private func submit(
        _ form: SubsidyForm, _ hall: ImportHall, _ session: Session, isHonest: Bool = true, changing: Moment? = nil
    ) throws -> OwnSubsidy {
        try hall.test.office.ownSubsidy.submit(
            try hall.test.office.proved(form, in: hall.id, session), isHonest: isHonest, changing: changing,
            in: hall.id, session)
    }

    @Test("LH-04 He sees his own family, by the number of his document, and nobody else's")
    func own() throws {
        let hall = try hall()
        let all = try hall.test.office.ownSubsidy.all(try applicant(12, hall))
        let own = try #require(all.first?.family)
        #expect(own.receipt == ImportHall.receipt(12) && own.position == 12 && own.bar == nil)
        #expect(own.people.map(\.role) == [.applicant, .spouse] && own.application == nil)
        #expect(all.count == 1 && all[0].isTaking && !all[0].isApplied)
        let stranger = try applicant(99, hall)
        #expect(try hall.test.office.ownSubsidy.all(stranger).map(\.family) == [nil])
        #expect(code { try submit(try self.form(1), hall, stranger) } == "NOT_ON_REGISTER_AT_CUTOFF")
    }

    @Test("LH-03, LH-04 Whom the register keeps out is told by which rule, before and at the door")
    func barred() throws {
        var other = ImportHall.Family(position: 12)
        other.district = "440304"
        var late = ImportHall.Family(position: 15)
        late.listedAt = "2023-07-31T18:00:01+08:00"
        let hall = try hall(other, late)
        for (position, expected) in [(12, "NOT_LUOHU_HUKOU"), (15, "NOT_ON_REGISTER_AT_CUTOFF")] {
            let session = try applicant(position, hall)
            let bar = try hall.test.office.ownSubsidy.all(session).first?.family?.bar
            #expect(bar?.code.rawValue == expected)
            #expect(code { try submit(try self.form(1), hall, session) } == expected)
            #expect(try hall.state(position) == nil)
        }
    }

    @Test("LH-20, LH-40 Handed in, it stands as one of a file does, and the draft has gone")
    func submitting() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        try hall.test.office.tenant.saveDraft("{}", of: .subsidy, session)
        let own = try submit(try self.form(1), hall, session)
        #expect(own.isApplied && own.family?.application?.standing.state == .submitted)
        #expect(own.family?.application?.form.declaredAt == own.now)
        #expect(try hall.state(12) == .submitted)
        #expect(try hall.test.office.tenant.draft(of: .subsidy, session) == nil)
        #expect(try hall.test.entries(.subsidySubmitted, of: CaseID("\(hall.id)/12")).count == 1)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        #expect(try hall.state(12) == .locked)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-20 Before the window, after it and after the close nothing is handed in; the last second is inside")
    func window() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        let window = try hall.file().batch.notice.window
        hall.test.clocks.officeNow = window.lowerBound.adding(seconds: -1)
        #expect(code { try submit(try self.form(1), hall, session) } == "WINDOW_NOT_OPEN")
        hall.test.clocks.officeNow = window.upperBound.adding(seconds: 1)
        #expect(code { try submit(try self.form(1), hall, session) } == "WINDOW_CLOSED")
        hall.test.clocks.officeNow = window.upperBound
        try submit(try self.form(1), hall, session)
        hall.test.clocks.officeNow = window.upperBound.adding(seconds: 1)
        let seen = window.upperBound
        #expect(code { try submit(try self.form(1), hall, session, changing: seen) } == "WINDOW_CLOSED")
        #expect(
            code { _ = try hall.test.office.ownSubsidy.withdraw(seen: seen, in: hall.id, session) }
                == "WINDOW_CLOSED")
    }

    @Test("LH-41 … LH-45, LH-61 What is missing is refused, and nothing is kept of it")
    func missing() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        let cases: [(String, (inout SubsidyForm) -> Void)] = [
            ("NO_HOUSE_CODE", { $0.house.code = "12" }), ("LEASE_INCOMPLETE", { $0.house.room = "" }),
            ("LEASE_TERM_SHORT", { $0.lease.end = day(2024, 2, 20) }),
            ("NO_LEASE", { $0.lease.start = day(2023, 8, 22) }), ("MATERIAL_MISSING", { $0.materials = ["身份证"] }),
            ("MATERIAL_MISSING", { $0.materials.remove("知情同意书") }),
            ("INPUT_INVALID", { $0.lease.landlordDocument = ImportHall.number(12, 1) }),
            ("INPUT_INVALID", { $0.coTenants = [ImportHall.number(12)] }),
            ("INPUT_INVALID", { $0.coTenants = ["张"] }), ("INPUT_INVALID", { $0.lease.landlordDocument = "110101" }),
        ]
        for (expected, change) in cases {
            var form = try self.form(1)
            change(&form)
            #expect(code { try submit(form, hall, session) } == expected)
        }
        #expect(code { try submit(try self.form(1), hall, session, isHonest: false) } == "MATERIAL_MISSING")
        #expect(try hall.state(12) == nil)
        // Just six months are enough (LH-43).
        var form = try self.form(1)
        form.lease.end = day(2024, 2, 21)
        try submit(form, hall, session)
    }

    @Test("LH-32, LH-33 Another family's dwelling and another family's co-tenant, also beside a file")
    func others() throws {
        let hall = try hall()
        try hall.applications(ImportHall.application(15, at: "2023-08-20T10:00:00+08:00"))
        let session = try applicant(12, hall)
        #expect(code { try submit(try self.form(15), hall, session) } == "HOUSE_DUPLICATE")
        #expect(
            code { try submit(try self.form(1, coTenants: [ImportHall.number(15)]), hall, session) }
                == "CO_TENANT_DUPLICATE")
        #expect(refusal(hall, session, coTenants: [ImportHall.number(15)]) == .coTenants("co_tenants"))
        try submit(try self.form(1), hall, session)
        // And the other way round: a later file finds the dwelling taken.
        let late = ImportHall.application(15, at: "2023-08-21T09:00:00+08:00", house: 1)
        #expect(ImportHall.problems(try hall.applications(late)) == ["1 HOUSE_DUPLICATE"])
    }

    @Test("LH-33 Named by others is told as such to who names nobody; who does cannot tell which of both it is")
    func namedElsewhere() throws {
        let hall = try hall()
        try hall.applications(ImportHall.application(15, coTenants: [ImportHall.number(12)]))
        let session = try applicant(12, hall)
        #expect(refusal(hall, session, coTenants: []) == .coTenants("applicant"))
        #expect(refusal(hall, session, coTenants: [ImportHall.number(40)]) == .coTenants("co_tenants"))
        #expect(refusal(hall, session, coTenants: [ImportHall.number(15)]) == .coTenants("co_tenants"))
    }

    private func refusal(_ hall: ImportHall, _ session: Session, coTenants: [String]) -> OfficeFailure? {
        do {
            try submit(try self.form(1, coTenants: coTenants), hall, session)
            return nil
        } catch {
            return error as? OfficeFailure
        }
    }

    @Test("LH-20 Changed until the close: the newest counts, also after a file that came in between")
    func changing() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        let first = try submit(try self.form(1), hall, session)
        let seen = try #require(first.family?.application?.submittedAt)
        #expect(code { try submit(try self.form(2), hall, session) } == "CHANGED_BY_OTHER")
        hall.at(day(2023, 8, 22))
        // A file brings a newer application of the family, and then he changes that.
        try hall.applications(ImportHall.application(12, at: "2023-08-21T15:00:00+08:00", house: 3))
        #expect(code { try submit(try self.form(2), hall, session, changing: seen) } == "CHANGED_BY_OTHER")
        let brought = try #require(try hall.family(12).application?.submittedAt)
        let last = try submit(try self.form(2), hall, session, changing: brought)
        #expect(last.family?.application?.form.house.code == ImportHall.house(2))
        #expect(try hall.state(12) == .submitted)
        // The dwellings that he gave up are free.
        try submit(try self.form(1), hall, try applicant(15, hall))
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("LH-20 Withdrawn, it holds nothing, and another can be handed in")
    func withdrawing() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        #expect(code { _ = try hall.test.office.ownSubsidy.withdraw(seen: nil, in: hall.id, session) } == "WRONG_STATE")
        let seen = try submit(try self.form(1), hall, session).now
        let own = try hall.test.office.ownSubsidy.withdraw(seen: seen, in: hall.id, session)
        #expect(!own.isApplied && own.family?.application?.standing.state == .withdrawn)
        try submit(try self.form(1), hall, try applicant(15, hall))
        #expect(code { try submit(try self.form(1), hall, session) } == "HOUSE_DUPLICATE")
        hall.at(day(2023, 8, 22))
        try submit(try self.form(2), hall, session)
        #expect(try hall.state(12) == .submitted)
        // Each time is told: the first, that it was withdrawn, and the one that counts.
        let why = try hall.test.office.why.explain(ImportHall.receipt(12), in: nil)
        let told = why.steps.filter { $0.rule == "LH-20" && $0.at != nil && $0.act != .close }
        #expect(told.map(\.act) == [.application, .application, .withdrawal], "\(told)")
        #expect(told.map(\.at?.day) == [day(2023, 8, 21), day(2023, 8, 22), day(2023, 8, 21)])
        #expect(told[0].words.hasSuffix("提交过，后来又重新提交。"))
    }

    @Test("Q4: a step that is under way keeps nobody from handing in and withdrawing in time")
    func stepRunning() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        try hall.test.office.tenant.saveDraft("{}", of: .subsidy, session)
        let hold = try #require(try hall.test.another().office.records.holdImports())
        try withExtendedLifetime(hold) {
            let seen = try submit(try self.form(1), hall, session).now
            #expect(try hall.test.office.tenant.draft(of: .subsidy, session) == nil && hall.state(12) == .submitted)
            _ = try hall.test.office.ownSubsidy.withdraw(seen: seen, in: hall.id, session)
        }
        #expect(try hall.state(12) == .withdrawn)
    }

    @Test("L-01 Without the consent to what is collected nothing is taken, no picture either")
    func consent() throws {
        let hall = try hall()
        let session = try applicant(12, hall, consents: false)
        #expect(code { try submit(try self.form(1), hall, session) } == "CONSENT_MISSING")
        let picture = SeenFile(Self.picture, named: nil)
        #expect(
            code { _ = try hall.test.office.ownSubsidy.keep(picture, as: "身份证", in: hall.id, session) }
                == "CONSENT_MISSING")
        #expect(hall.test.fileCount == 0)
    }

    private static let picture: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 2000)

    @Test("LH-41 A picture is its owner's, is read back as it was, and is not swept")
    func pictures() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let session = try applicant(12, hall)
        let file = SeenFile(Self.picture, named: nil)
        let kept = try desk.keep(file, as: "身份证", in: hall.id, session)
        #expect(try desk.picture(kept.id, in: hall.id, session) == Self.picture)
        let other = try applicant(15, hall)
        #expect(code { _ = try desk.picture(kept.id, in: hall.id, other) } == "NOT_FOUND")
        #expect(code { _ = try desk.keep(SeenFile([1, 2], named: nil), as: "身份证", in: hall.id, session) } != nil)
        #expect(try hall.test.premises.vault.sweepOrphans(now: MachineMoment(milliseconds: .max / 2)) == 0)
        var form = try self.form(1)
        form.pictures = ["身份证": [kept.id]]
        #expect(try submit(form, hall, session).family?.application?.form.pictures?["身份证"] == [kept.id])
        // What was handed in stays, whoever asks.
        try desk.drop([kept.id], in: hall.id, session)
        #expect(try desk.picture(kept.id, in: hall.id, session) == Self.picture)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        let batches = hall.test.office.batches
        let pictures = try batches.file(ImportHall.receipt(12), of: hall.id, reviewer).application.pictures
        #expect(pictures.contains(FamilyFile.PaperPicture(id: kept.id, paper: "身份证")) && pictures.count == 5)
        #expect(
            try batches.picture(kept.id, of: ImportHall.receipt(12), in: hall.id, reviewer) == Self.picture)
        #expect(try hall.test.entries(.personalShown, of: CaseID("\(hall.id)/12")).count == 1)
        #expect(
            code { _ = try batches.picture(kept.id, of: ImportHall.receipt(15), in: hall.id, reviewer) }
                == "NOT_FOUND")
    }

    @Test("L-03 A picture that is not wanted goes, with its file; nobody drops another family's")
    func dropping() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let (session, other) = (try applicant(12, hall), try applicant(15, hall))
        let kept = try desk.keep(SeenFile(Self.picture, named: nil), as: "身份证", in: hall.id, session)
        try desk.drop([kept.id], in: hall.id, other)
        #expect(try desk.picture(kept.id, in: hall.id, session) == Self.picture)
        try desk.drop([kept.id, "gone"], in: hall.id, session)
        #expect(code { _ = try desk.picture(kept.id, in: hall.id, session) } == "NOT_FOUND")
        #expect(try hall.test.premises.vault.sweepOrphans(now: MachineMoment(milliseconds: .max / 2)) == 1)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("L-03 Pictures in no form go when the form is handed in, or after the close; a family may have so many alone")
    func loosePictures() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let (session, other) = (try applicant(12, hall), try applicant(15, hall))
        func keep(_ session: Session) throws -> String {
            try desk.keep(SeenFile(Self.picture, named: nil), as: "其他", in: hall.id, session).id
        }
        func isThere(_ picture: String, _ session: Session) -> Bool {
            code { _ = try desk.picture(picture, in: hall.id, session) } == nil
        }
        let loose = try keep(session)
        try submit(try self.form(1), hall, session)
        #expect(!isThere(loose, session))
        let (mine, others) = (try keep(session), try keep(other))
        #expect(try hall.test.office.upkeep.tick().forgottenPictures == 0)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        #expect(try hall.test.office.upkeep.tick().forgottenPictures == 2)
        #expect(!isThere(mine, session) && !isThere(others, other))
        let form = try #require(try desk.all(session).first?.family?.application?.form)
        #expect(form.pictureIDs.count == 5 && form.pictureIDs.allSatisfy { isThere($0, session) })
    }

    @Test("L-03 Loose pictures are looked for some at a time, past those of who mends")
    func someAtATime() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let (session, other) = (try applicant(12, hall), try applicant(15, hall))
        func keep(_ session: Session) throws -> String {
            try desk.keep(SeenFile(Self.picture, named: nil), as: "其他", in: hall.id, session).id
        }
        try submit(try self.form(1), hall, session)
        let mending = try [keep(session), keep(session)]
        // As of before pictures were noted as handed in.
        try hall.test.office.records.write { (writer) throws(OfficeFailure) in
            for var kept in try writer.kept(PictureBody.self, of: hall.id) where kept.state == .handedIn {
                kept.state = .kept
                try writer.save(kept)
            }
        }
        let loose = try [keep(other), keep(other), keep(other)]
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        _ = try hall.test.office.batches.askCorrection(
            of: ImportHall.receipt(12), in: hall.id, [CorrectionItem(field: .materials, reason: "看不清")], reviewer)
        let upkeep = hall.test.office.upkeep
        #expect(try upkeep.forgetPictures(of: hall.id, atOnce: 1) == 3)
        func states(_ ids: [String]) throws -> [PictureBody.State?] {
            try hall.test.read { (reader) throws(OfficeFailure) in
                var states: [PictureBody.State?] = []
                for id in ids { states.append(try reader.kept(PictureBody.self, id: id)?.state) }
                return states
            }
        }
        #expect(try states(loose) == [nil, nil, nil] && states(mending) == [.kept, .kept])
        hall.at(day(2023, 9, 20))
        #expect(try upkeep.tick().forgottenPictures == 2)
        let named = try #require(try desk.all(session).first?.family?.application?.form.pictureIDs)
        #expect(try states(named.sorted()).allSatisfy { $0 == .handedIn })
    }

    @Test("LH-41 A family has so many pictures and no more")
    func mostPictures() throws {
        let hall = try hall()
        let session = try applicant(12, hall)
        func keep() throws -> OwnPicture {
            try hall.test.office.ownSubsidy.keep(SeenFile(Self.picture, named: nil), as: "其他", in: hall.id, session)
        }
        for _ in 0..<PictureBody.most { _ = try keep() }
        #expect(code { _ = try keep() } == "TOO_MANY_MATERIALS")
    }

    @Test("LH-45, LH-61 A paper without a picture, another's picture and a consent that was not read are refused")
    func proof() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let (session, other) = (try applicant(12, hall), try applicant(15, hall))
        func hand(_ form: SubsidyForm) -> String? {
            code { _ = try desk.submit(form, isHonest: true, changing: nil, in: hall.id, session) }
        }
        #expect(hand(try self.form(1)) == "NOT_FOUND")
        let foreign = try desk.keep(SeenFile(Self.picture, named: nil), as: "身份证", in: hall.id, other)
        var form = try hall.test.office.proved(try self.form(1), in: hall.id, session, reads: false)
        #expect(hand(form) == "TEXT_NOT_SHOWN")
        form.pictures?["身份证"] = [foreign.id]
        #expect(hand(form) == "NOT_FOUND")
        form = try hall.test.office.proved(try self.form(1), in: hall.id, session)
        form.consentSignedAt = Moment(day(2023, 1, 1))
        #expect(hand(form) == nil)
        let kept = try desk.all(session).first?.family?.application?.form
        #expect(kept?.consentSignedAt == Moment(day(2023, 8, 21), hour: 10) && kept?.declaredAt != nil)
    }

    @Test("LH-45 The text counts as read only after it was open long enough and was ticked")
    func reading() throws {
        let hall = try hall()
        let desk = hall.test.office.ownSubsidy
        let session = try applicant(12, hall)
        let pages = try desk.openConsent(in: hall.id, session)
        func acknowledge(_ seconds: Int, _ isTicked: Bool) -> String? {
            code {
                _ = try desk.acknowledgeConsent(
                    pages, visibleSeconds: seconds, isTicked: isTicked, in: hall.id, session)
            }
        }
        #expect(acknowledge(60, true) == "READ_TOO_SHORT")
        hall.test.clocks.pass(seconds: 12)
        #expect(acknowledge(12, false) == "NOT_TICKED")
        #expect(acknowledge(12, true) == nil)
        #expect(acknowledge(12, true) == "TEXT_NOT_SHOWN")
        #expect(try desk.consentSheet(in: hall.id, session).number == ImportHall.receipt(12))
    }
}

extension OfficeFailure {
    /// LH-33, told of that field.
    fileprivate static func coTenants(_ field: String) -> OfficeFailure {
        .refused(Refusal(.coTenantDuplicate, "LH-33", .field(field)))
    }
}
