import Housing
import Texts

/// The register of the close: how large each family of the cut-off then is, and who has left the list since (Q5). Whoever came
/// on the list later plays no part. A register of the close replaces the one before wholly: what it says nothing of is as the
/// cut-off has it. Where it names another applicant than the one by whom the family's members are in, these count no more, and
/// have to be brought again: nobody has been asked about him as the applicant (LH-03).
final class CloseIntake: FileIntake {
    var rows: CSVRowReader<RegisterRow>
    var course: IntakeCourse

    private var checks = RegisterChecks()
    private var passedOver: Set<Int> = []
    private var known: KnownFamilies?
    private let closesAt: Moment
    private var comparison: RunComparison?
    /// Of those whose applicant, or his name, is another one than at the cut-off.
    private var documents: [BulkKey] = []
    private var names: [BulkKey] = []

    /// By family: its size, 0 where the file does not name it, and whether it has left.
    private var sizes: [UInt8] = []
    private var hasLeft: [Bool] = []
    /// By family: the applicant's number (``QuickKey``) as it is then.
    private var applicants: [UInt64] = []
    private(set) var changed: [Int] = []
    private var batch: SubsidyBatch?
    private var refused = RefusedFamilies()

    init(_ rows: CSVRowReader<RegisterRow>, _ course: IntakeCourse, closesAt: Moment) {
        (self.rows, self.course, self.closesAt) = (rows, course, closesAt)
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            try RegisterChecks.requireBeforeList(file)
            known = try KnownFamilies(file, wantsNames: true)
            comparison = RunComparison(file.runs.close)
        }
        let isMore = try known?.load(reader) ?? false
        if !isMore {
            sizes = Array(repeating: 0, count: known?.count ?? 0)
            hasLeft = Array(repeating: false, count: sizes.count)
            applicants = known?.applicantsAtCutOff ?? []
        }
        return isMore
    }

    func check(_ row: RegisterRow, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        try checks.add(row, source: course.source)
    }

    func judge(_ file: BatchFile) { passedOver = checks.judge(&course) }

    func bring(_ row: RegisterRow, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard !passedOver.contains(row.line) else { return course.report.skipped += 1 }
        guard let known, let family = known.index(ofReceipt: row.entry.receipt) else {
            return course.report.ignored += 1
        }
        sizes[family] = UInt8(clamping: row.entry.registeredSize)
        hasLeft[family] = row.entry.hasLeft(by: closesAt)
        let position = Int(known.positions[family])
        RegisteredFamily(entry: row.entry.moved(to: position), name: row.name, document: row.document).add(to: &rows)
        comparison?.addLast(of: rows)
        let place = BulkPlace(position: position)
        if QuickKey.of(row.name) != known.names[family] {
            for pair in NamePairs.of(row.name) { names.append(BulkKey(key: pair, place: place)) }
        }
        let applicant = QuickKey.of(row.document.value)
        guard applicant != applicants[family] else { return }
        applicants[family] = applicant
        let key = try reader.bulkKey(of: row.document.value, .document)
        documents.append(BulkKey(key: key, place: place))
    }

    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        course.report.absent = sizes.count { $0 == 0 }
        guard course.report.absent < sizes.count else {
            course.isRefused = true
            return false
        }
        return try course.compare(&comparison, reader)
    }

    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] {
        defer { (documents, names) = ([], []) }
        return [(.document, documents.sorted()), (.namePair, names.sorted())]
    }

    // MARK: The families

    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        guard families.count == sizes.count else { throw .store(.changedByOther) }
        return try refused.look(file, families, reader) { [self] (index, family) in
            var after = family
            note(&after, at: index)
            return Self.isNews(after, since: family)
        }
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try RegisterChecks.requireBeforeList(file)
        guard families.count == sizes.count else { throw .store(.changedByOther) }
        var batch = file.batch
        var (unchanged, emptied) = (0, 0)
        changed = []
        try families.each { (index, family) throws(OfficeFailure) in
            var after = family
            note(&after, at: index)
            if after.people != family.people { emptied += 1 }
            if after != family {
                if Self.isNews(after, since: family) { refused.reopen(&after, of: &batch) }
                changed.append(index)
            } else if sizes[index] > 0 {
                unchanged += 1
            }
        }
        self.batch = batch
        course.report.changed = changed.count
        course.report.unchanged = unchanged
        course.report.otherApplicants = emptied
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) {
        guard var batch else { return }
        let before = family
        note(&family, at: index)
        if Self.isNews(family, since: before) { refused.reopen(&family, of: &batch) }
    }

    /// As the file says, or the cut-off where it says nothing. One that has signed left by that.
    private func note(_ family: inout FamilyState, at index: Int) {
        let isNamed = sizes[index] > 0
        family.register.size = Int(isNamed ? sizes[index] : known?.sizes[index] ?? 0)
        if family.agreement == nil { family.register.hasLeft = isNamed && hasLeft[index] }
        if applicants[index] != known?.applicants[index] { family.people = [] }
    }

    /// Whether the family is judged by something else than before: not where it had left by what it signed elsewhere, and
    /// now has by the register too (LH-57).
    private static func isNews(_ after: FamilyState, since before: FamilyState) -> Bool {
        after.register.size != before.register.size || after.people != before.people
            || after.subject.hasLeft != before.subject.hasLeft
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        if let batch { file.batch = batch }
        file.batch.noteChange()
        file.runs.close = run
        if course.report.otherApplicants > 0 { file.runs.isMembersOutdated = true }
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}

extension RegisterEntry {
    /// Whether the family was off the list by then; a frozen place is one still.
    fileprivate func hasLeft(by moment: Moment) -> Bool { outAt.map { $0 <= moment } ?? status.hasLeft }

    /// The same at the family's place of the cut-off, by which it is known.
    fileprivate func moved(to position: Int) -> RegisterEntry {
        RegisterEntry(
            receipt: receipt, cityPosition: position, districtPosition: districtPosition,
            registeredSize: registeredSize, hukouDistrict: hukouDistrict, acceptedAt: acceptedAt, listedAt: listedAt,
            status: status, outAt: outAt)
    }
}
