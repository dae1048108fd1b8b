import Housing
import Texts

extension BatchDesk {
    /// Sends fields of an application back to the family, which has the notice's working days for them (LH-44).
    ///
    /// - Returns: the last of these days.
    /// - Throws: `WRONG_STATE`; `ITEMS_MISSING`; `ITEM_TWICE` with the field; `ITEM_UNKNOWN` for papers of another field;
    ///   `.input` for a paper that the notice does not name; `CALENDAR_UNKNOWN`.
    public func askCorrection(
        of receipt: String, in id: BatchID, _ items: [CorrectionItem], _ session: Session
    ) throws(OfficeFailure) -> Day {
        let items = try Self.checked(items)
        let calendar = try office.policies.calendar()
        let record = office.entropy.identifier()
        return try change(receipt, of: id, as: .askSubsidyCorrection, session) {
            (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            try hand.requireDeciding(.askCorrection)
            try Self.requireKnown(items.flatMap(\.papers), under: hand.file.batch.notice)
            let before = hand.family.standing
            let (days, now) = (hand.file.batch.notice.periods.correctionWorkingDays, hand.now)
            let deadline = try ruled { () throws(Refusal) in
                try hand.family.standing.askCorrection()
                return try calendar.workingDay(days, after: now.day, by: "LH-44")
            }
            let body = CorrectionBody(
                items: items.map(CorrectionBody.Item.init), deadline: deadline, by: actor,
                reviewed: before.state == .locked
                    ? nil
                    : CorrectionBody.Reviewed(
                        proposed: before.proposed.reasons.map(\.code), undecided: Int(before.undecided)))
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, state: CorrectionBody.State.open, at: now,
                    body: body))
            hand.note(
                .subsidyCorrectionAsked,
                ["items": .codes(items.map(\.field.rawValue)), "until": .day(deadline)])
            return deadline
        }
    }

    private static func checked(_ items: [CorrectionItem]) throws(OfficeFailure) -> [CorrectionItem] {
        guard !items.isEmpty else { throw .refused(Refusal(.itemsMissing, "LH-44")) }
        var known: Set<ApplicationField> = []
        var checked: [CorrectionItem] = []
        for item in items {
            guard known.insert(item.field).inserted else {
                throw .refused(Refusal(.itemTwice, "LH-44", .field(item.field.rawValue)))
            }
            guard item.papers.isEmpty || item.field == .materials else {
                throw .refused(Refusal(.itemUnknown, "LH-44", .field(item.field.rawValue)))
            }
            checked.append(
                CorrectionItem(
                    field: item.field, papers: item.papers, reason: try FreeText.read(item.reason, "--reason")))
        }
        return checked
    }

    /// Papers are named in the notice's words; the consent is a field of its own.
    private static func requireKnown(_ papers: [String], under notice: SubsidyNotice) throws(OfficeFailure) {
        let kinds = notice.materials.kinds.filter { $0 != notice.consentPaper }
        guard let unknown = papers.first(where: { !kinds.contains($0) }) else { return }
        throw .input(InputProblem(source: "--paper", reason: .unknown(unknown, allowed: kinds)))
    }

    /// Takes in what the family has mended: the whole application again, in which only what was sent back may be
    /// otherwise than before. It is judged by the day on which it was handed in first; the review looks at it again.
    ///
    /// - Parameter bytes: one application, as a line of the file of applications.
    /// - Throws: `.input` with the field; `WRONG_STATE`; `DEADLINE_PASSED`; `DOCUMENT_DIFFERS` where it is another
    ///   family's; `ITEM_UNKNOWN` with the field that was not sent back; `ITEMS_NOT_DONE` with the one of which nothing is
    ///   new; `HOUSE_DUPLICATE`, `CO_TENANT_DUPLICATE`.
    public func supplement(
        _ bytes: [UInt8], source: String, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> [ApplicationField] {
        let notice = try office.read(.enterSubsidy, session) { (reader, _) throws(OfficeFailure) in
            try reader.batchFile(id).batch.notice
        }
        let line = try Self.line(bytes, source: source, notice)
        return try change(receipt, of: id, as: .enterSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try Self.requireMending(hand, writer)
            try Self.requireSame(line, hand, writer)
            return try Self.takeMended(
                line.form, submittedAt: line.submittedAt, source: source, &hand, actor, writer)
        }
    }

    /// - Returns: what waits for an answer.
    @discardableResult
    static func requireMending(
        _ hand: FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) -> KeptRecord<CorrectionBody> {
        try hand.requireApplication()
        try hand.requireDeciding(.supplement)
        try ruled { () throws(Refusal) in try hand.family.standing.permit(.supplement) }
        let kept = try openCorrection(of: hand, reader)
        guard hand.now.day <= kept.body.deadline else {
            throw .refused(Refusal(.deadlinePassed, "LH-44", .until(kept.body.deadline)))
        }
        return kept
    }

    /// Takes in a mended form, whoever brings it. Of consent, declaration and papers that were sent back something has to be
    /// new: what is as it was mends nothing, and the family has one correction alone.
    ///
    /// - Parameters:
    ///   - submittedAt: as it was brought; nil where only the form was.
    ///   - source: the file's path as the person knows it; empty for none.
    static func takeMended(
        _ form: SubsidyForm, submittedAt: Moment?, source: String, _ hand: inout FamilyInHand, _ actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [ApplicationField] {
        var kept = try requireMending(hand, writer)
        guard let old = try writer.application(at: hand.position, of: hand.file) else {
            throw .store(.damaged(what: "bulk_chunk application"))
        }
        var form = form
        // A file names papers alone: pictures that were given before stay, and what a clerk received.
        if submittedAt != nil {
            form.pictures = old.form.pictures
            form.received = old.form.received
        }
        try requirePossible(form, since: old.form, source: source, hand, writer)
        let paper = hand.file.batch.notice.consentPaper
        let fields = try mended(form, submittedAt ?? old.submittedAt, old, asked: kept.body, consentPaper: paper)
        // A manager excepted the dwelling that it was, not another one (Q16).
        if fields.contains(.houseCode) { hand.family.application?.isHouseExcepted = false }
        try keep(form, in: old, &hand, actor, writer)
        kept.state = .done
        kept.body.answeredAt = hand.now
        kept.body.answeredBy = actor
        try writer.save(kept)
        hand.note(.subsidySupplemented, ["items": .codes(fields.map(\.rawValue))])
        return fields
    }

    private static func line(
        _ bytes: [UInt8], source: String, _ notice: SubsidyNotice
    ) throws(OfficeFailure) -> ApplicationLine {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let value: ReadJSON
        do throws(ReadJSON.Fault) {
            value = try ReadJSON(bytes[(hasMark ? 3 : 0)...])
        } catch {
            throw .input(InputProblem(source: source, reason: .syntax(SubsidyTexts.jsonBroken(atByte: error.byte))))
        }
        do throws(JSONFields.Problem) {
            return try ApplicationLine(value, line: 1, notice: notice)
        } catch {
            throw .input(InputProblem(source: source, column: error.field, reason: error.reason))
        }
    }

    private static func openCorrection(
        of hand: FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) -> KeptRecord<CorrectionBody> {
        let all = try reader.kept(CorrectionBody.self, of: hand.id, at: hand.position)
        guard let open = all.last(where: { $0.state == .open }) else {
            throw .store(.damaged(what: "subsidy_record correction"))
        }
        return open
    }

    private static func requireSame(
        _ line: ApplicationLine, _ hand: FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        let applicant = try reader.applicant(at: hand.position, of: hand.file)
        guard line.receipt == hand.receipt, line.documentNumber == applicant.document.value else {
            throw .refused(Refusal(.documentDiffers, "LH-40"))
        }
    }

    /// The people whom it names can be: as in an application that comes by file or is handed in at a kiosk.
    private static func requirePossible(
        _ form: SubsidyForm, since old: SubsidyForm, source: String, _ hand: FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        let applicant = try reader.applicant(at: hand.position, of: hand.file).document.value
        let family =
            hand.family.people.isEmpty
            ? [] : try reader.members(at: hand.position, of: hand.file).map(\.document.value)
        guard let slip = form.slip(of: applicant, family: family) ?? form.numberSlip(since: old) else { return }
        throw .input(InputProblem(source: source, column: slip.field, reason: .syntax(slip.words)))
    }

    /// What is otherwise than before: nothing but what was sent back.
    private static func mended(
        _ form: SubsidyForm, _ submittedAt: Moment, _ old: ApplicationRow, asked: CorrectionBody, consentPaper: String?
    ) throws(OfficeFailure) -> [ApplicationField] {
        let asked = Set(asked.items.map(\.path))
        var fields = ApplicationField.differing(old.form, form)
        // Where the consent was sent back, its own paper comes with it.
        if let consentPaper, asked.contains(ApplicationField.consent.rawValue),
            old.form.papers(without: consentPaper) == form.papers(without: consentPaper)
        {
            fields.removeAll { $0 == .materials }
        }
        let others = fields.map(\.rawValue).filter { !asked.contains($0) }
        let foreign = submittedAt == old.submittedAt ? others.first : "submitted_at"
        if let foreign { throw .refused(Refusal(.itemUnknown, "LH-44", .field(foreign))) }
        let given: [(field: ApplicationField, rule: Rule)] = [
            (.consent, "LH-45"), (.honesty, "LH-61"), (.materials, "LH-41"),
        ]
        for (field, rule) in given where asked.contains(field.rawValue) && !fields.contains(field) {
            throw .refused(Refusal(.itemsNotDone, rule, .field(field.rawValue)))
        }
        return fields
    }

    /// The form as it now is, beside the one before; the line of the file that brought that one says nothing new.
    private static func keep(
        _ form: SubsidyForm, in old: ApplicationRow, _ hand: inout FamilyInHand, _ actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let claim = try writer.claim(of: form, at: hand.position, in: hand.file)
        if let refusal = claim.obstacle { throw .refused(refusal) }
        try writer.keep(form, submittedAt: old.submittedAt, content: old.content, of: &hand, by: actor)
        hand.family.application?.declaration = form.declaration(under: hand.file.batch.notice)
        hand.family.application?.isHouseUsed = claim.isHouseUsed
        let gaps = form.gaps(under: hand.file.batch.notice, on: old.submittedAt.day)
        try ruled { () throws(Refusal) in try hand.family.standing.supplement(gaps: gaps) }
    }
}

extension SubsidyForm {
    /// Papers and pictures but for one kind.
    fileprivate func papers(without paper: String) -> [String: [String]] {
        var papers = pictures ?? [:]
        for name in materials where papers[name] == nil { papers[name] = [] }
        papers[paper] = nil
        for (name, at) in received ?? [:] where name != paper { papers[name, default: []].append("\(at)") }
        return papers
    }
}
