import Housing
import Office

/// The desks of those who apply themselves, and of who enters one finding by hand.
extension DeskOffice {
    func own(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        switch act {
        case .submitOwn(let line):
            _ = try office.ownSubsidy.submit(
                try given(Self.form(line), session), isHonest: !line.declaredAt.isEmpty, changing: try seen(session),
                in: batch, session)
        case .withdrawOwn: _ = try office.ownSubsidy.withdraw(seen: try seen(session), in: batch, session)
        case .mendOwn(_, let line):
            _ = try office.mySubsidy.supplement(try given(Self.form(line), session), in: batch, session)
        case .objectOwn(let receipt):
            let entry = try view(of: turn).applications.first { $0.receipt == receipt }
            let line = MySubsidyDesk.Line(list: entry?.list ?? 0, sequence: entry?.sequence ?? 0)
            given.objections.append(
                try office.mySubsidy.object(to: line, in: batch, text: "样例", contact: "", session))
        default: return .refused(nil)
        }
        return .done
    }

    /// The form with a picture of each paper that did not come before, and the consent read and signed where it says so. Where
    /// that is not taken the desk answers the form itself.
    private func given(_ form: SubsidyForm, _ session: Session) throws -> SubsidyForm {
        var form = form
        let own = try office.ownSubsidy.all(session).first { $0.batch.id == batch }
        let before = own?.family?.application?.form
        if let consent = own?.notice.notice.consentPaper, form.materials.contains(consent) {
            if form.consentSignedAt == nil {
                form.materials.remove(consent)
            } else if let pages = try? office.ownSubsidy.openConsent(in: batch, session) {
                clocks.steady += Int64(pages.leastSeconds) * 1_000
                _ = try? office.ownSubsidy.acknowledgeConsent(
                    pages, visibleSeconds: pages.leastSeconds, isTicked: true, in: batch, session)
            }
        }
        var pictures: [String: [String]] = [:]
        for paper in form.materials.sorted() {
            if let old = before?.pictures?[paper] {
                pictures[paper] = old
            } else if before?.materials.contains(paper) != true {
                guard let file = try office.look(at: Self.picture, named: nil).poll(waitMilliseconds: 0) else {
                    continue
                }
                let kept = try? office.ownSubsidy.keep(file, as: paper, in: batch, session)
                pictures[paper] = kept.map { [$0.id] }
            }
        }
        form.pictures = pictures
        return form
    }

    /// Of a PNG as much as tells its kind.
    private static let picture: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 200)

    /// The application that stands, which he changes or takes back.
    private func seen(_ session: Session) throws -> Moment? {
        let own = try office.ownSubsidy.all(session).first { $0.batch.id == batch }
        guard let application = own?.family?.application, application.standing.state.isLive else { return nil }
        return application.submittedAt
    }

    func enter(_ line: FindingLine, _ session: Session) throws {
        let key = try opened.records.read { (reader) throws(OfficeFailure) in
            try reader.bulkKey(of: line.idNo, .document)
        }
        let finding = HandFinding(
            person: key, rule: Rule(rawValue: line.rule), result: FindingResult(rawValue: line.result) ?? .undecided,
            source: "样例", evidence: line.evidence)
        try office.batches.enter(finding, of: line.receipt, in: batch, session)
    }

    /// As somebody with this number who has agreed to the notice; made on the way.
    func applicant(_ number: String) throws -> Session {
        let person = Person(
            id: PersonID("p-\(number)"), name: "样家",
            document: try IdentityNumber(number, kind: .residentCard, on: nil))
        let account = Account(
            id: AccountID("a-\(number)"), login: Login(normalised: number), person: person.id, name: person.name,
            roles: [.applicant], passwordHash: nil, isDisabled: false, createdAt: clocks.officeNow)
        try opened.records.write { (writer) throws(OfficeFailure) in
            try writer.save(person)
            try writer.save(account)
        }
        let session = Session(
            id: "s-\(number)", account: account.id, person: person.id, name: person.name, roles: account.roles,
            door: .person, method: .password, terminal: TerminalID("K1"), startedAt: clocks.machineNow)
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        return session
    }

    private static func form(_ line: FormLine) -> SubsidyForm {
        let marital: [String: MaritalState] = ["已婚": .married, "未婚": .single, "离异": .divorced, "丧偶": .widowed]
        let said = ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"].map { ($0, !line.denied.contains($0)) }
        return SubsidyForm(
            house: .init(code: line.houseCode, address: "样例路 1 号", room: line.room),
            lease: .init(
                landlord: line.landlord, landlordDocument: "11010519491231002X",
                area: line.area == 0 ? nil : Area(squareCentimetres: line.area), rent: Money(fen: 320_000),
                start: Day(line.leaseStart), end: Day(line.leaseEnd), signedOn: Day(line.leaseSignedOn)),
            coTenants: line.coTenants, marital: marital[line.marital] ?? .single, children: line.children,
            materials: Set(line.materials), consentSignedAt: Moment(line.consentSignedAt),
            declaredAt: Moment(line.declaredAt), statements: Dictionary(uniqueKeysWithValues: said))
    }
}
