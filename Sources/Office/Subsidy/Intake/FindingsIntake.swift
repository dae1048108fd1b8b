import Housing
import Texts

/// What sources said of the people on the waiting list (LH-03, LH-10 … LH-14, LH-18). Every word is kept; that counts of which
/// the source says that it was found out last, and of two of one time that of the later file. Nobody's finding is invented:
/// what no file says stays 待核实.
final class FindingsIntake: FileIntake {
    var rows: CSVRowReader<FindingRow>
    var course: IntakeCourse

    private let by: String
    /// His own number: he brings nothing about his own family.
    private var own: UInt64?
    private var known: KnownFamilies?
    private var people: KnownMembers?

    private var words = FindingWords()
    /// How many rows each family has in this file.
    private var places: [UInt16] = []
    private var brought = 0
    private var sum = RowSum()
    /// Files that came before, to be looked at for the same rows and for later words.
    private var sums: [RunScan]?
    private var earlier: [RunScan]?
    private var otherSum = RowSum()
    private(set) var changed: [Int] = []
    private var batch: SubsidyBatch?
    private var refused = RefusedFamilies()

    /// More rows than the people of any city have findings.
    private static let mostRows = 40_000_000
    private static let mostOfFamily: UInt16 = 20_000

    /// - Parameter by: who brings it, for whom others decide by it.
    init(_ rows: CSVRowReader<FindingRow>, _ course: IntakeCourse, by: String) {
        (self.rows, self.course, self.by) = (rows, course, by)
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            known = try KnownFamilies(file)
            guard file.runs.members != nil else { throw .refused(Refusal(.membersMissing, "LH-10")) }
            people = KnownMembers(file, wantsDigests: true)
            own = by.isEmpty ? nil : QuickKey.of(try reader.person(PersonID(by)).document.value)
        }
        if try known?.load(reader) ?? false { return true }
        guard let known else { return false }
        places = Array(repeating: 0, count: known.count)
        return try people?.load(known, reader) ?? false
    }

    private func person(of row: FindingRow, in family: Int) -> Int? {
        people?.person(QuickKey.of(row.documentNumber), of: family)
    }

    private func isOwn(_ family: Int) -> Bool { own.map { people?.person($0, of: family) != nil } ?? false }

    func check(_ row: FindingRow, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        guard course.report.rows <= Self.mostRows else {
            let words = SubsidyImportTexts.mostRows(Self.mostRows)
            throw .input(InputProblem(source: course.source, reason: .syntax(words)))
        }
        guard let family = known?.index(ofReceipt: row.receipt) else {
            return course.refuse(row.line, FindingColumn.receipt, .syntax(SubsidyImportTexts.receiptUnknown))
        }
        guard person(of: row, in: family) != nil else {
            return course.refuse(row.line, FindingColumn.documentNumber, .syntax(SubsidyImportTexts.notOfTheFamily))
        }
        guard !isOwn(family) else { return course.refuse(row.line, .refused(Refusal(.ownCase, "6.4"))) }
        guard row.checkedAt <= course.now else {
            let allowed = CommandTexts.notAfter(course.now.exactWords)
            return course.refuse(row.line, FindingColumn.checkedAt, .outOfRange(allowed: allowed))
        }
        guard places[family] < Self.mostOfFamily else {
            return course.refuse(
                row.line, FindingColumn.receipt, .syntax(SubsidyImportTexts.mostFindings(Int(Self.mostOfFamily))))
        }
        places[family] += 1
    }

    func judge(_ file: BatchFile) {
        words.reserve(course.report.rows)
        places = Array(repeating: 0, count: places.count)
    }

    func bring(_ row: FindingRow, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let known, let people, let family = known.index(ofReceipt: row.receipt),
            let person = person(of: row, in: family),
            places[family] < Self.mostOfFamily, row.checkedAt <= course.now, !isOwn(family)
        else { return }
        let place = BulkPlace(position: Int(known.positions[family]), place: Int(places[family]))
        places[family] += 1
        brought += 1
        let record = FindingRecord(
            person: people.digests[person], condition: row.condition, result: row.result, source: row.source,
            checkedAt: row.checkedAt, by: by, evidence: row.evidence)
        record.add(to: &rows, at: place)
        sum.add(record.saying)
        words.add(row.result, of: row.condition, person: person, at: row.checkedAt)
    }

    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if sums == nil {
            course.report.skipped = course.report.rows - brought
            guard brought > 0 else {
                course.isRefused = true
                return false
            }
            words.settle()
            earlier = file.runs.findings.map { RunScan($0) }
            var alike: [RunScan] = []
            for run in file.runs.findings where try reader.extent(of: run).rows == brought {
                alike.append(RunScan(run))
            }
            sums = alike
        }
        if try compareSums(reader) { return true }
        guard !course.isUnchanged else { return false }
        return try compareTimes(reader)
    }

    /// The same file again changes nothing.
    private func compareSums(_ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        guard var scan = sums?.first else { return false }
        let run = scan.run
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                let opened = try reader.open(rows.personal(row), at: rows.place(row), of: run)
                otherSum.add(try FindingRecord(rows, row, personal: opened).saying)
            }
        }
        guard !isMore else {
            sums?[0] = scan
            return true
        }
        if otherSum == sum {
            course.isUnchanged = true
            course.report.unchanged = brought
            return false
        }
        otherSum = RowSum()
        sums?.removeFirst()
        return sums?.isEmpty == false
    }

    /// What an earlier file says of a later time.
    private func compareTimes(_ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        guard var scan = earlier?.first, let known, let people else { return false }
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                guard let family = known.index(ofPosition: rows.place(row).position) else { continue }
                var bytes = rows.reader(row)
                let head = try FindingRecord.Head(&bytes)
                let person = people.people(of: family).first { people.digests[$0] == head.person }
                if let person { words.noteEarlier(head.condition, person: person, at: head.checkedAt) }
            }
        }
        if isMore { earlier?[0] = scan } else { earlier?.removeFirst() }
        return earlier?.isEmpty == false
    }

    // MARK: The families

    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        try refused.look(file, families, reader) { [self] (index, family) throws(OfficeFailure) in
            guard let people, places.indices.contains(index), places[index] > 0 else { return false }
            var after = family
            words.apply(to: &after, people: people.people(of: index))
            return Self.isNews(after, since: family, file.batch.notice)
        }
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        guard let people else { return false }
        var batch = file.batch
        changed = []
        try families.each { (index, family) throws(OfficeFailure) in
            guard places.indices.contains(index), places[index] > 0 else { return }
            var after = family
            words.apply(to: &after, people: people.people(of: index))
            guard after.people != family.people else { return }
            if Self.isNews(after, since: family, file.batch.notice) { refused.reopen(&after, of: &batch) }
            changed.append(index)
        }
        self.batch = batch
        course.report.added = brought
        course.report.changed = changed.count
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) {
        guard let people, var batch else { return }
        let before = family
        words.apply(to: &family, people: people.people(of: index))
        if Self.isNews(family, since: before, batch.notice) { refused.reopen(&family, of: &batch) }
    }

    /// Whether the family is judged by something else: not where it is about what nobody asks of that person.
    private static func isNews(_ family: FamilyState, since before: FamilyState, _ notice: SubsidyNotice) -> Bool {
        family.people.map { $0.asked(of: notice) } != before.people.map { $0.asked(of: notice) }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        if let batch { file.batch = batch }
        file.batch.noteChange()
        if let run { file.runs.findings.append(run) }
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}

extension FindingRecord {
    /// The same without who brought it.
    fileprivate var saying: FindingRecord {
        FindingRecord(
            person: person, condition: condition, result: result, source: source, checkedAt: checkedAt, by: "",
            evidence: evidence)
    }
}
