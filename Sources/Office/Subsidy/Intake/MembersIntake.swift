import Housing
import Texts

/// Who belongs to which family. A family is taken whole or not at all: without one of its people it might pass where it should
/// not.
final class MembersIntake: FileIntake {
    var rows: CSVRowReader<MemberRow>
    var course: IntakeCourse

    private var known: KnownFamilies?
    /// Those of the members that are there.
    private var before: KnownPeople?
    private var current: RunScan?
    private var documents = DuplicateFinder()

    // By family.
    private var counts: [UInt8] = []
    private var applicants: [UInt8] = []
    private var firstLines: [Int32] = []
    private var isBad: [Bool] = []

    private var members: [Member] = []
    private var keysByDocument: [BulkKey] = []
    private var names: [BulkKey] = []
    private var sum = RowSum()
    private var currentSum = RowSum()
    private(set) var changed: [Int] = []
    /// Where each family's people begin among ``members``, and one more for the end.
    private var starts: [Int32] = []

    /// One person in a family's order.
    private struct Member {
        let family: Int32
        let index: UInt8
        let role: Household.MemberRole
        /// Which of the people before he was; nil for a new one.
        let before: UInt8?
    }

    init(_ rows: CSVRowReader<MemberRow>, _ course: IntakeCourse) {
        (self.rows, self.course) = (rows, course)
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            try RegisterChecks.requireBeforeList(file)
            known = try KnownFamilies(file)
            before = file.runs.members.map { KnownPeople($0, wantsDigests: false) }
            current = file.runs.members.map { RunScan($0) }
        }
        if try known?.load(reader) ?? false { return true }
        guard let known else { return false }
        if counts.isEmpty {
            counts = Array(repeating: 0, count: known.count)
            applicants = counts
            firstLines = Array(repeating: 0, count: known.count)
            isBad = Array(repeating: false, count: known.count)
        }
        return try before?.load(known, reader) ?? false
    }

    func check(_ row: MemberRow, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        guard course.report.rows <= KnownPeople.most else {
            let words = SubsidyImportTexts.mostRows(KnownPeople.most)
            throw .input(InputProblem(source: course.source, reason: .syntax(words)))
        }
        guard let known, let family = known.index(ofReceipt: row.receipt) else {
            return course.refuse(row.line, MemberColumn.receipt, .syntax(SubsidyImportTexts.receiptUnknown))
        }
        let key = QuickKey.of(row.document.value)
        documents.add(key, line: row.line, tag: family)
        if firstLines[family] == 0 { firstLines[family] = Int32(clamping: row.line) }
        if counts[family] < FamilyState.mostPeople {
            counts[family] += 1
        } else {
            refuse(row, family, .receipt, .syntax(SubsidyImportTexts.mostPeople(FamilyState.mostPeople)))
        }
        guard row.role == .applicant else { return }
        applicants[family] = min(applicants[family] + 1, 2)
        if applicants[family] > 1 {
            refuse(row, family, .role, .syntax(SubsidyImportTexts.applicantTwice))
        } else if key != known.applicants[family] {
            refuse(row, family, .documentNumber, .differs(from: SubsidyImportTexts.registeredApplicant))
        }
    }

    private func refuse(_ row: MemberRow, _ family: Int, _ column: MemberColumn, _ reason: InputProblem.Reason) {
        course.refuse(row.line, column, reason)
        isBad[family] = true
    }

    func spoil(receipt: String) {
        if let family = known?.index(ofReceipt: receipt) { isBad[family] = true }
    }

    func judge(_ file: BatchFile) {
        for (first, again) in documents.take() {
            course.refuse(Int(again.line), MemberColumn.documentNumber, .duplicate(firstLine: Int(first.line)))
            isBad[Int(first.tag)] = true
            isBad[Int(again.tag)] = true
        }
        for family in counts.indices where counts[family] > 0 && applicants[family] == 0 && !isBad[family] {
            course.refuse(Int(firstLines[family]), MemberColumn.role, .syntax(SubsidyImportTexts.applicantMissing))
            isBad[family] = true
        }
        course.report.absent = counts.count { $0 == 0 }
        counts = counts.map { _ in 0 }
    }

    func bring(_ row: MemberRow, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let known, let family = known.index(ofReceipt: row.receipt), !isBad[family] else { return }
        if members.isEmpty { reserve() }
        let index = counts[family]
        counts[family] += 1
        let place = BulkPlace(position: Int(known.positions[family]), place: Int(index))
        RegisteredMember(
            name: row.name, relation: row.relation, role: row.role, birthDay: row.birthDay, marital: row.marital,
            document: row.document
        ).add(to: &rows, at: place)
        var old: UInt8?
        if let before {
            sum.add(rows, rows.count - 1, personal: rows.personal(rows.count - 1))
            old = before.person(QuickKey.of(row.document.value), of: family).map { person in
                UInt8(clamping: person - before.people(of: family).lowerBound)
            }
        }
        members.append(Member(family: Int32(family), index: index, role: row.role, before: old))
        keysByDocument.append(BulkKey(key: try reader.bulkKey(of: row.document.value, .document), place: place))
        for pair in NamePairs.of(row.name) { names.append(BulkKey(key: pair, place: place)) }
    }

    private func reserve() {
        let count = course.report.rows
        members.reserveCapacity(count)
        keysByDocument.reserveCapacity(count)
        names.reserveCapacity(2 * count)
    }

    /// The same people again change nothing.
    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        course.report.skipped = course.report.rows - members.count
        guard !members.isEmpty else {
            course.isRefused = true
            return false
        }
        guard var scan = current, try reader.extent(of: scan.run).rows == members.count else { return false }
        let run = scan.run
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                let opened = try reader.open(rows.personal(row), at: rows.place(row), of: run)
                currentSum.add(rows, row, personal: opened)
            }
        }
        current = scan
        guard !isMore else { return true }
        course.isUnchanged = sum == currentSum
        if course.isUnchanged { course.report.unchanged = members.count }
        return false
    }

    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] {
        defer { (keysByDocument, names) = ([], []) }
        keysByDocument.sort()
        names.sort()
        return [(.document, keysByDocument), (.namePair, names)]
    }

    // MARK: The families

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try RegisterChecks.requireBeforeList(file)
        guard families.count == counts.count else { throw .store(.changedByOther) }
        members.sort { ($0.family, $0.index) < ($1.family, $1.index) }
        (changed, starts) = ([], [])
        var carried = 0
        try families.each { (index, family) throws(OfficeFailure) in
            var next = starts.last.map(Int.init) ?? 0
            if starts.isEmpty { starts.append(0) }
            while next < members.count, Int(members[next].family) == index { next += 1 }
            starts.append(Int32(next))
            let people = people(at: index, of: family)
            carried += people.count { $0.isKnown }
            if people.map(\.findings) != family.people { changed.append(index) }
        }
        course.report.added = members.count - carried
        course.report.unchanged = carried
        course.report.changed = changed.count
        return true
    }

    /// What was found about somebody goes with him where he comes again.
    private func people(at index: Int, of family: FamilyState) -> [(findings: PersonFindings, isKnown: Bool)] {
        members[Int(starts[index])..<Int(starts[index + 1])].map { member in
            guard let before = member.before, family.people.indices.contains(Int(before)) else {
                return (PersonFindings(role: member.role), false)
            }
            let found = family.people[Int(before)]
            return (PersonFindings(role: member.role, passed: found.passed, failed: found.failed), true)
        }
    }

    func change(_ family: inout FamilyState, at index: Int) {
        family.people = people(at: index, of: family).map(\.findings)
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        file.batch.noteChange()
        file.runs.members = run
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}
