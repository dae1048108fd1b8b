import Housing

/// What staff do with checks: papers taken in, reports entered and confirmed, objections decided.
public struct CheckReviewDesk {
    let office: Office

    /// A check with everything that belongs to it but income and property, which ``look(at:_:)`` gives.
    /// ``CheckFile/allowed`` goes by every role of who asks.
    public func file(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> CheckFile {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            var file = try office.checkFile(id, for: actor, ground, at: now, seesReports: false, reader)
            let possible = session.roles.flatMap { file.check.allowed(for: session.actor(as: $0)) }
            file.allowed = EconomicCheck.Act.allCases.filter(possible.contains)
            return file
        }
    }

    /// Income and property as the reports of a check say them, by the ids in it. The look leaves an entry before it is given.
    public func look(at check: EconomicCheck, _ session: Session) throws(OfficeFailure) -> [TextID: CheckReport] {
        let reports = try office.read(.seeMaterial, session) { (reader, _) throws(OfficeFailure) in
            let stored = try reader.matter(check.id, as: EconomicCheck.self)
            try requireOthers(stored, session)
            var reports: [TextID: CheckReport] = [:]
            for filed in stored.reports {
                reports[filed.stored] = try CheckReport(stored: try reader.text(filed.stored), as: filed.stored)
            }
            return reports
        }
        if !reports.isEmpty { try office.journalLook(["case": .id(check.id)], .seeMaterial, session) }
        return reports
    }

    /// A signed authorisation that was brought to the counter, with its picture.
    public func authoriseOnPaper(
        _ person: PersonID, picture: SeenFile, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let ground = try office.checkGround(at: try office.clocks.office())
        let template = ground.authorisation.template
        return try takeIn(picture, .authoriseOnPaper, .enterReport, in: check, session) { file in
            .authoriseOnPaper(person, template: template, picture: file)
        }
    }

    /// A report on paper, as the clerk read it off. It counts when a second person has confirmed it.
    public func enterReport(
        _ report: CheckReport, picture: SeenFile, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let report = report.cleaned
        let stored = TextID(office.entropy.identifier())
        let text = try report.stored
        let content = try office.read(.enterReport, session) { (reader, _) throws(OfficeFailure) in
            try reader.commitment(to: report.canonical, in: check.id)
        }
        let filing = EconomicCheck.Filing(report: report, stored: stored, content: content)
        return try takeIn(picture, .enterReport, .enterReport, in: check, session) { file in
            .enterReport(filing, paper: file)
        } also: { (writer, check) throws(OfficeFailure) in
            try writer.save(text: text, as: stored, of: check.id)
            try writer.insert(ReportRecord(number: report.number, check: check.id, content: content))
        }
    }

    /// A second person compared what was entered with the paper: it counts from now on.
    ///
    /// - Parameter shown: the report that he compared. Where another one was entered in its place, it is not confirmed.
    public func confirmReport(
        _ shown: TextID, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let report = try office.read(.confirmReport, session) { (reader, _) throws(OfficeFailure) in
            let stored = try reader.matter(check.id, as: EconomicCheck.self)
            guard let filed = stored.report else {
                throw .refused(Refusal(.wrongState, "6.2", .checkState(stored.state), .checkAct(.confirmReport)))
            }
            guard filed.stored == shown else { throw .store(.changedByOther) }
            return try CheckReport(stored: try reader.text(filed.stored), as: filed.stored)
        }
        return try perform(.confirmReport(report), as: .confirmReport, in: check, session)
    }

    /// Those of a page of the queue whose report was entered and sent back, and waits to be entered anew.
    public func toEnterAgain(
        among page: [CaseSummary], _ session: Session
    ) throws(OfficeFailure) -> Set<CaseID> {
        let waiting = page.filter { $0.state == .check(.requested) || $0.state == .check(.inProgress) }
        return try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in
            var found: Set<CaseID> = []
            for summary in waiting {
                let check = try reader.matter(summary.id, as: EconomicCheck.self)
                if check.reports.last?.refusal != nil { found.insert(summary.id) }
            }
            return found
        }
    }

    /// It was entered wrongly; the clerk enters it anew.
    public func refuseReport(
        _ words: String, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let (id, text) = try office.words(words, rule: "6.2")
        return try perform(.refuseReport(note: id), as: .confirmReport, in: check, session) {
            (writer, check) throws(OfficeFailure) in
            try writer.save(text: text, as: id, of: check.id)
            if let refused = check.reports.last { try writer.deleteReport(number: refused.number) }
        }
    }

    /// Upheld: it is checked again. Else the result stands; the words say why.
    public func decideObjection(
        isUpheld: Bool, _ words: String, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let (id, text) = try office.words(words, rule: "Q26")
        return try perform(
            .decideObjection(isUpheld: isUpheld, note: id), as: .decideObjection, in: check, session
        ) { (writer, check) throws(OfficeFailure) in try writer.save(text: text, as: id, of: check.id) }
    }

    /// The picture of a paper, to be compared with what was entered.
    public func bytes(of paper: MaterialID, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        let file = try office.read(.seeMaterial, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.file(paper)
            try requireOthers(try reader.matter(file.caseID, as: EconomicCheck.self), session)
            return file
        }
        let bytes = try office.vault.load(file.blob)
        try office.journalLook(["case": .id(file.caseID), "material": .id(paper)], .seeMaterial, session)
        return bytes
    }

    /// Nobody of staff looks at the figures of his own household from behind the counter.
    private func requireOthers(_ check: EconomicCheck, _ session: Session) throws(OfficeFailure) {
        guard check.applicant != session.person, !check.members.contains(where: { $0.person == session.person }) else {
            throw .refused(Refusal(.ownCase, "6.2"))
        }
    }

    /// Stores a picture and performs a command that names it. The bytes are on the disk before the row.
    private func takeIn(
        _ picture: SeenFile, _ act: EconomicCheck.Act, _ deed: Act, in check: EconomicCheck, _ session: Session,
        _ command: (MaterialID) -> EconomicCheck.Command,
        also: (any RecordWriter, EconomicCheck) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> EconomicCheck {
        try office.read(deed, session) { (reader, actor) throws(OfficeFailure) in
            let stored = try reader.matter(check.id, as: EconomicCheck.self)
            guard stored.version == check.version else { throw .store(.changedByOther) }
            try ruled { () throws(Refusal) in try stored.permit(act, actor) }
        }
        let kind = try FileCheck(
            limitBytes: office.options.uploadLimitBytes, leastPixels: office.options.leastPicturePixels,
            needsPicture: true
        ).kind(of: picture)
        let id = MaterialID(office.entropy.identifier())
        let bytes = picture.bytes
        let blob = try office.vault.store(bytes)
        let file = MaterialFile(id: id, caseID: check.id, kind: kind, bytes: bytes.count, blob: blob.id)
        return try perform(command(id), as: deed, in: check, session, insists: true) {
            (writer, check) throws(OfficeFailure) in
            try writer.insert(file)
            try also(writer, check)
        }
    }

    private func perform(
        _ command: EconomicCheck.Command, as act: Act, in check: EconomicCheck, _ session: Session,
        insists: Bool = false,
        also: (any RecordWriter, EconomicCheck) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> EconomicCheck {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.write(act, session, insists: insists) { (writer, actor) throws(OfficeFailure) in
            let performed = try writer.perform(
                command, on: check.id, expecting: check.version, at: now, by: actor
            ) { (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader) }
            try also(writer, performed)
            return performed
        }
    }
}

extension CheckReport {
    /// Number and issuer without stray characters, in the one form in which numbers are compared.
    var cleaned: CheckReport {
        CheckReport(
            number: Normal.folded(number), issuer: Normal.name(issuer), checkDate: checkDate, people: people)
    }
}
