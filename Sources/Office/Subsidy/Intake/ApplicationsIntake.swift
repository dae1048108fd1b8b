import Housing
import Texts

/// Applications by file (LH-20, LH-32, LH-33, LH-41 … LH-45): each is looked at as it would be at the door, by the time at which
/// it was handed in. A line that is in already changes nothing, and so does one that a later one stands for; another line of
/// the same family is its application changed, until the close.
final class ApplicationsIntake: FileIntake {
    var rows: ApplicationReader
    var course: IntakeCourse

    private let by: PersonID?
    private let isManager: Bool
    private var known: KnownFamilies?
    /// Those whom the file of members names; nobody lets a dwelling to his own family.
    private var people: KnownMembers?
    private var applications: KnownApplications?
    private var used = UsedDwellings()
    private var candidates = ApplicationCandidates()
    /// Those of the batch when the file was looked at.
    private var seenRuns: [RunID] = []
    private var seenMended: Int?
    private var isOpen = true

    private var houses: [BulkKey] = []
    private var coTenants: [BulkKey] = []
    private(set) var changed: [Int] = []

    /// - Parameters:
    ///   - by: who brings it.
    ///   - isManager: takes what came after the close.
    init(_ rows: ApplicationReader, _ course: IntakeCourse, by: PersonID?, isManager: Bool) {
        (self.rows, self.course, self.by, self.isManager) = (rows, course, by, isManager)
    }

    /// - Throws: `WINDOW_CLOSED` after the close for all but a manager; `WRONG_STATE` once the list is published.
    private func requireTaking(_ file: BatchFile) throws(OfficeFailure) {
        try RegisterChecks.requireBeforeList(file)
        guard file.batch.state == .open || isManager else { throw .refused(Self.closed(file)) }
    }

    private static func closed(_ file: BatchFile) -> Refusal {
        Refusal(.windowClosed, "LH-20", .since(file.batch.notice.window.upperBound))
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            try requireTaking(file)
            known = try KnownFamilies(file)
            people = KnownMembers(file, wantsDigests: false)
            applications = KnownApplications(file)
            used = try UsedDwellings(file, reader)
            (seenRuns, seenMended) = (file.runs.applications, file.runs.mended)
            isOpen = file.batch.state == .open
        }
        if try known?.load(reader) ?? false { return true }
        guard let known else { return false }
        if try people?.load(known, reader) ?? false { return true }
        return try applications?.load(known, file.batch.notice, reader) ?? false
    }

    func check(_ row: ApplicationLine, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let known, let applications else { return }
        guard let family = known.index(ofReceipt: row.receipt), family < applications.states.count else {
            return course.refuse(row.line, .refused(Refusal(.receiptUnknown, "LH-04")))
        }
        guard QuickKey.of(row.documentNumber) == known.applicants[family] else {
            return refuse(row, "id_no", .differs(from: SubsidyImportTexts.registeredApplicant))
        }
        guard row.submittedAt <= course.now else {
            return refuse(row, "submitted_at", .outOfRange(allowed: CommandTexts.notAfter(course.now.exactWords)))
        }
        if let column = row.dayAfterSubmission {
            return refuse(row, column, .outOfRange(allowed: CommandTexts.notAfter(row.submittedAt.day.words)))
        }
        let content = try reader.bulkKey(of: row.canonical, .content)
        if applications.states[family] != nil,
            applications.contents[family] == content || row.submittedAt < applications.submittedAt[family]
        {
            if applications.contents[family] != content { course.report.outdated += 1 }
            return course.report.unchanged += 1
        }
        if people?.person(QuickKey.of(row.form.lease.landlordDocument), of: family) != nil {
            return refuse(row, "landlord", .syntax(SubsidyImportTexts.landlordOfFamily))
        }
        // One that came after the close is one manager's act on one family.
        if !isOpen, try isOwn(row, at: Int(known.positions[family]), file, reader) {
            return course.refuse(row.line, .refused(Refusal(.ownCase, "6.4")))
        }
        if let refusal = refusal(of: row, bar: applications.bars[family], file) {
            return course.refuse(row.line, .refused(refusal))
        }
        guard let house = try? HouseCode(row.form.house.code) else {
            return course.refuse(row.line, .refused(Refusal(.noHouseCode, "LH-01")))
        }
        let line = ApplicationCandidates.Line(
            family: Int32(family), line: Int32(clamping: row.line), submittedAt: row.submittedAt,
            house: QuickKey.of(house.value), content: content, isUsed: try used.contains(house, reader),
            isExcepted: try isExcepted(house, of: family, file, reader),
            declaration: row.form.declaration(under: file.batch.notice))
        let position = Int(known.positions[family])
        var found = ApplicationCandidates.Rivals()
        if !seenRuns.isEmpty {
            let atDwelling = try reader.applications(with: house, in: file).map(\.position)
            let naming = try reader.applications(naming: row.documentNumber, in: file)
            found.atDwelling = atDwelling.filter { $0 != position }.compactMap(known.index(ofPosition:))
            found.naming = naming.filter { $0 != position }.compactMap(known.index(ofPosition:))
        }
        candidates.add(line, coTenants: row.form.coTenants.map(QuickKey.of), rivals: found)
    }

    /// Whether a manager excepted just this dwelling of the family's (Q16): that stays, whatever else is otherwise now.
    private func isExcepted(
        _ house: HouseCode, of family: Int, _ file: BatchFile, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        guard let known, let applications, applications.excepted.contains(family),
            let row = try reader.application(at: Int(known.positions[family]), of: file)
        else { return false }
        return (try? HouseCode(row.form.house.code))?.value == house.value
    }

    /// Whether who brings it is of the family, by what was known before or by this application.
    private func isOwn(
        _ row: ApplicationLine, at position: Int, _ file: BatchFile, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        guard let by, let family = try reader.family(at: position, of: file) else { return false }
        if row.form.coTenants.contains(try reader.person(by).document.value) { return true }
        return try reader.isOwn(family, of: file, by)
    }

    private func refuse(_ row: ApplicationLine, _ column: String, _ reason: InputProblem.Reason) {
        let problem = InputProblem(source: course.source, line: row.line, column: column, reason: reason)
        course.refuse(row.line, .input(problem))
    }

    /// What the register, the window and the form say by themselves.
    private func refusal(of row: ApplicationLine, bar: SubsidyReason?, _ file: BatchFile) -> Refusal? {
        if let bar { return Refusal(bar.refusal, bar.rule) }
        let notice = file.batch.notice
        if row.submittedAt < notice.window.lowerBound {
            return Refusal(.windowNotOpen, "LH-20", .since(notice.window.lowerBound))
        }
        if row.submittedAt > notice.window.upperBound, !isManager { return Self.closed(file) }
        return row.form.refusal(under: notice, on: row.submittedAt.day)
    }

    func judge(_ file: BatchFile) {
        guard let known, let applications else { return }
        var refused: [(line: Int, refusal: Refusal)] = []
        let ground = ApplicationCandidates.Ground(
            applicants: known.applicants, families: known.indices(ofApplicants: candidates.named),
            editableUntil: isOpen ? file.batch.notice.window.upperBound : nil)
        candidates.judge(applications, ground) { line, refusal in refused.append((Int(line.line), refusal)) }
        for (line, refusal) in refused { course.refuse(line, .refused(refusal)) }
        course.report.unchanged += candidates.repeated
        course.report.skipped = course.report.problemCount
        course.report.added = candidates.accepted.keys.count { Self.isNew(applications.states[$0]) }
        course.report.changed = candidates.accepted.count - course.report.added
        if candidates.accepted.isEmpty {
            course.isHopeless = course.report.unchanged == 0
            course.isUnchanged = course.report.unchanged > 0 && (course.skipsBad || course.report.problemCount == 0)
        }
    }

    private static func isNew(_ state: SubsidyState?) -> Bool { state == nil || state == .withdrawn || state == .draft }

    func bring(_ row: ApplicationLine, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let known, let family = known.index(ofReceipt: row.receipt), let index = candidates.accepted[family],
            candidates.lines[index].line == Int32(clamping: row.line),
            let house = try? HouseCode(row.form.house.code)
        else { return }
        let position = Int(known.positions[family])
        let place = BulkPlace(position: position)
        let content = candidates.lines[index].content
        try ApplicationRow(submittedAt: row.submittedAt, form: row.form, by: by, content: content)
            .add(to: &rows, at: position)
        houses.append(BulkKey(key: try reader.bulkKey(of: house.value, .house), place: place))
        for number in Set(row.form.coTenants) {
            coTenants.append(BulkKey(key: try reader.bulkKey(of: number, .coTenant), place: place))
        }
    }

    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] {
        defer { (houses, coTenants) = ([], []) }
        houses.sort()
        coTenants.sort()
        return [(.house, houses), (.coTenant, coTenants)]
    }

    // MARK: The families

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try requireTaking(file)
        // What the lines were held against is so no more.
        guard let applications, file.runs.applications == seenRuns, file.runs.mended == seenMended,
            (file.batch.state == .open) == isOpen, families.count == applications.states.count
        else { throw .store(.changedByOther) }
        changed = candidates.accepted.keys.sorted()
        for index in changed {
            let family = try families[index]
            let state = family.application == nil ? nil : family.standing.state
            let isExcepted = family.application?.isHouseExcepted ?? false
            guard state == applications.states[index], isExcepted == applications.excepted.contains(index) else {
                throw .store(.changedByOther)
            }
        }
        closesAt = file.batch.notice.window.upperBound
        return true
    }

    private var closesAt = Moment(milliseconds: 0)

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        guard let accepted = candidates.accepted[index] else { return }
        let line = candidates.lines[accepted]
        do throws(Refusal) {
            let isNew = Self.isNew(family.application == nil ? nil : family.standing.state)
            var standing = isNew ? SubsidyStanding() : family.standing
            if standing.state == .submitted { try standing.edit() }
            try standing.submit(gaps: [])
            if !isOpen { try standing.lock() }
            family.standing = standing
        } catch {
            throw .refused(error)
        }
        family.application = FamilyState.Application(
            submittedAt: line.submittedAt, isLate: line.submittedAt > closesAt, isHouseUsed: line.isUsed,
            isHouseExcepted: line.isExcepted, declaration: line.declaration)
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        file.batch.noteChange()
        if let run { file.runs.applications.append(run) }
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}
