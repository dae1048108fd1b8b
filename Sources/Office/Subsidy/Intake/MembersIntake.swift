import Housing
import Texts

/// Who belongs to which family. A file says it of the families that it names; the others keep their people. A family is taken
/// whole or not at all: without one of its people it might pass where it should not. Nobody is of two families. What was found
/// about somebody counts as long as he is of the family: whoever comes back brings it back.
final class MembersIntake: FileIntake {
    var rows: CSVRowReader<MemberRow>
    var course: IntakeCourse

    private var known: KnownFamilies?
    /// Who is there.
    private var before: KnownMembers?
    private var checks = MemberChecks()
    /// By family: whether it is left out, and how many of its people were brought.
    private var isBad: [Bool] = []
    private var counts: [UInt8] = []
    private var brought = RowSum()
    private var there = RowSum()

    private var members: [Member] = []
    private var keysByDocument: [BulkKey] = []
    private var names: [BulkKey] = []
    private var isArranged = false
    /// Where each family's people begin among ``members``, and one more for the end.
    private var starts: [Int32] = []
    /// Where the families lie that the file names, and those of them that were not compared yet.
    private var chunks: [Int] = []
    private var uncompared: ArraySlice<Int> = []
    /// Files of findings that are to be looked through still, and what those before say.
    private var earlier: [RunScan] = []
    private var words = FindingWords()
    private var wordsOfFile = FindingWords()
    private(set) var changed: [Int] = []
    private var batch: SubsidyBatch?
    private var refused = RefusedFamilies()

    /// One person in a family's order.
    private struct Member {
        let family: Int32
        let index: UInt8
        let role: Household.MemberRole
        /// Which of the people before he was; nil for a new one.
        let before: UInt8?
        /// As findings know him.
        let digest: Int64
    }

    init(_ rows: CSVRowReader<MemberRow>, _ course: IntakeCourse) {
        (self.rows, self.course) = (rows, course)
    }

    /// Members come until every place is given: a family of which somebody is not named must not stand in the way of those
    /// behind it, and what is found of a listed one by them the review proposes.
    private static func requireDeciding(_ file: BatchFile) throws(OfficeFailure) {
        guard file.batch.isDeciding else {
            throw .refused(Refusal(.wrongState, "6.4", .batchState(file.batch.state)))
        }
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            try Self.requireDeciding(file)
            known = try KnownFamilies(file)
            before = KnownMembers(file, wantsDigests: false)
        }
        if try known?.load(reader) ?? false { return true }
        guard let known else { return false }
        if counts.isEmpty {
            counts = Array(repeating: 0, count: known.count)
            checks = MemberChecks(families: known.count)
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
        checks.add(row, of: family, applicant: known.applicants[family], &course)
    }

    func spoil(receipt: String) {
        if let family = known?.index(ofReceipt: receipt) { checks.spoil(family) }
    }

    func judge(_ file: BatchFile) {
        if let before { isBad = checks.judge(before, &course) }
    }

    func bring(_ row: MemberRow, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let known, let before, let family = known.index(ofReceipt: row.receipt), !isBad[family] else { return }
        if members.isEmpty { reserve() }
        let index = counts[family]
        counts[family] += 1
        let place = BulkPlace(position: Int(known.positions[family]), place: Int(index))
        RegisteredMember(
            name: row.name, relation: row.relation, role: row.role, birthDay: row.birthDay, marital: row.marital,
            document: row.document
        ).add(to: &rows, at: place)
        brought.add(rows, rows.count - 1, personal: rows.personal(rows.count - 1))
        let old = before.person(QuickKey.of(row.document.value), of: family).map { person in
            UInt8(clamping: person - before.people(of: family).lowerBound)
        }
        let digest = try reader.bulkKey(of: row.document.value, .document)
        members.append(Member(family: Int32(family), index: index, role: row.role, before: old, digest: digest))
        keysByDocument.append(BulkKey(key: digest, place: place))
        for pair in NamePairs.of(row.name) { names.append(BulkKey(key: pair, place: place)) }
    }

    private func reserve() {
        let count = course.report.rows
        members.reserveCapacity(count)
        keysByDocument.reserveCapacity(count)
        names.reserveCapacity(2 * count)
    }

    /// The same people again change nothing. Where they are others, what was found about them is looked up.
    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        course.report.skipped = course.report.rows - members.count
        guard !members.isEmpty else {
            course.isRefused = true
            return false
        }
        if !isArranged {
            arrange()
            earlier = file.runs.findings.map { RunScan($0, chunks: chunks) }
            uncompared = namedBefore == members.count ? chunks[...] : []
        }
        if !uncompared.isEmpty { return try compareRows(file, reader) }
        return try lookUpFindings(reader)
    }

    /// How many people the families that the file names had.
    private var namedBefore: Int {
        guard let before else { return 0 }
        return counts.indices.reduce(0) { $0 + (counts[$1] > 0 ? before.people(of: $1).count : 0) }
    }

    /// With what is there of the families that the file names.
    private func compareRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        let runs = file.runs.memberRuns
        guard let known, let before, let run = runs.last else { return false }
        for chunk in uncompared.prefix(Self.chunksAtOnce) {
            try reader.eachMembers(of: runs, in: chunk...chunk) { (rows) throws(OfficeFailure) in
                for row in 0..<rows.count {
                    let place = rows.place(row)
                    guard let family = known.index(ofPosition: place.position), counts[family] > 0,
                        !before.people(of: family).isEmpty
                    else { continue }
                    there.add(rows, row, personal: try reader.open(rows.personal(row), at: place, of: run))
                }
            }
        }
        uncompared = uncompared.dropFirst(Self.chunksAtOnce)
        guard uncompared.isEmpty, there == brought else { return true }
        course.isUnchanged = true
        course.report.unchanged = members.count
        return false
    }

    private static let chunksAtOnce = 16

    /// By family, in each family's order.
    private func arrange() {
        members.sort { ($0.family, $0.index) < ($1.family, $1.index) }
        starts.reserveCapacity(counts.count + 1)
        var next = 0
        for family in counts.indices {
            starts.append(Int32(next))
            while next < members.count, Int(members[next].family) == family { next += 1 }
            guard counts[family] > 0, let known else { continue }
            let chunk = BulkPlace(position: Int(known.positions[family])).chunk
            if chunk != chunks.last { chunks.append(chunk) }
        }
        starts.append(Int32(next))
        course.report.absent = counts.indices.count { counts[$0] == 0 && before?.people(of: $0).isEmpty ?? true }
        isArranged = true
    }

    private func people(of family: Int) -> Range<Int> { Int(starts[family])..<Int(starts[family + 1]) }

    /// What each file of findings says of those who belong to their family now, the first file first.
    private func lookUpFindings(_ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        guard var scan = earlier.first, let known else { return false }
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                guard let family = known.index(ofPosition: rows.place(row).position) else { continue }
                var bytes = rows.reader(row)
                let head = try FindingRecord.Head(&bytes)
                guard let person = people(of: family).first(where: { members[$0].digest == head.person }) else {
                    continue
                }
                wordsOfFile.add(head.result, of: head.condition, person: person, at: head.checkedAt)
            }
        }
        guard !isMore else {
            earlier[0] = scan
            return true
        }
        wordsOfFile.settle()
        words.add(later: wordsOfFile)
        wordsOfFile = FindingWords()
        earlier.removeFirst()
        return !earlier.isEmpty
    }

    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] {
        defer { (keysByDocument, names) = ([], []) }
        keysByDocument.sort()
        names.sort()
        return [(.document, keysByDocument), (.namePair, names)]
    }

    // MARK: The families

    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        guard families.count == counts.count else { throw .store(.changedByOther) }
        return try refused.look(file, families, reader) { [self] (index, family) throws(OfficeFailure) in
            guard counts[index] > 0 else { return false }
            var after = family
            note(&after, at: index)
            return isNews(after.people, family, at: index, file.batch.notice)
        }
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try Self.requireDeciding(file)
        guard families.count == counts.count else { throw .store(.changedByOther) }
        var batch = file.batch
        var count = 0
        changed = []
        try families.each { (index, family) throws(OfficeFailure) in
            count += counts[index] > 0 ? Int(counts[index]) : family.people.count
            guard counts[index] > 0 else { return }
            var after = family
            note(&after, at: index)
            if isNews(after.people, family, at: index, file.batch.notice) { refused.reopen(&after, of: &batch) }
            if after != family { changed.append(index) }
        }
        guard count <= KnownPeople.most else {
            let words = SubsidyImportTexts.mostPeopleInAll(KnownPeople.most)
            throw .input(InputProblem(source: course.source, reason: .syntax(words)))
        }
        self.batch = batch
        let carried = members.count { $0.before != nil }
        course.report.added = members.count - carried
        course.report.unchanged = carried
        course.report.changed = changed.count
        return true
    }

    /// Of a family that the file names.
    private func note(_ family: inout FamilyState, at index: Int) {
        let people = people(of: index)
        family.people = members[people].map { PersonFindings(role: $0.role) }
        words.apply(to: &family, people: people)
    }

    /// Whether it is others than before, or otherwise than before in what is asked of them; in which order they stand
    /// plays no part.
    private func isNews(
        _ people: [PersonFindings], _ family: FamilyState, at index: Int, _ notice: SubsidyNotice
    ) -> Bool {
        guard people.count == family.people.count else { return true }
        return zip(members[self.people(of: index)], people).contains { member, now in
            guard let before = member.before, family.people.indices.contains(Int(before)) else { return true }
            let then = family.people[Int(before)]
            // What the applicant says of his family is held against who its people are.
            return then.role != now.role || then.asked(of: notice) != now.asked(of: notice)
        }
    }

    func change(_ family: inout FamilyState, at index: Int) {
        guard var batch else { return }
        let before = family
        note(&family, at: index)
        if isNews(family.people, before, at: index, batch.notice) { refused.reopen(&family, of: &batch) }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        if let batch { file.batch = batch }
        file.batch.noteChange()
        if file.runs.members == nil || counts.allSatisfy({ $0 > 0 }) {
            (file.runs.members, file.runs.membersSince, file.runs.membersBrought) = (run, nil, nil)
        } else if let run {
            file.runs.membersSince = (file.runs.membersSince ?? []) + [run]
        }
        if let run {
            let brought = BatchRuns.Brought(run: run, at: now, by: actor.person)
            file.runs.membersBrought = (file.runs.membersBrought ?? []) + [brought]
        }
        let isStillOutdated = before?.withoutPeople.contains { counts[$0] == 0 } ?? false
        if !isStillOutdated { file.runs.isMembersOutdated = nil }
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}
