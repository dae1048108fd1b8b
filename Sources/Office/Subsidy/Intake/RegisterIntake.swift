import Housing
import Texts

/// The register of the cut-off: who was on the waiting list, and in which order (LH-04, LH-31). It makes the families of the
/// batch.
final class RegisterIntake: FileIntake {
    var rows: CSVRowReader<RegisterRow>
    var course: IntakeCourse

    private var checks = RegisterChecks()
    /// Rows that stand twice and are left out.
    private var passedOver: Set<Int> = []
    private var comparison: RunComparison?
    private var isCommitted = false

    private var entries: [Entry] = []
    private var receipts: [BulkKey] = []
    private var documents: [BulkKey] = []
    private var names: [BulkKey] = []
    private struct Entry {
        let position: Int32
        let register: FamilyState.Register
    }

    init(_ rows: CSVRowReader<RegisterRow>, _ course: IntakeCourse) {
        (self.rows, self.course) = (rows, course)
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        try RegisterChecks.requireBeforeList(file)
        isCommitted = try reader.subsidyRecordCount(.commitment, batch: file.batch.id, state: nil) > 0
        comparison = RunComparison(file.runs.register)
        return false
    }

    func check(_ row: RegisterRow, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        try checks.add(row, source: course.source)
    }

    func judge(_ file: BatchFile) { passedOver = checks.judge(&course) }

    func bring(_ row: RegisterRow, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure) {
        guard !passedOver.contains(row.line) else { return }
        if entries.isEmpty { reserve() }
        let place = BulkPlace(position: row.entry.cityPosition)
        let family = RegisteredFamily(entry: row.entry, name: row.name, document: row.document)
        family.add(to: &rows)
        comparison?.addLast(of: rows)
        entries.append(Entry(position: Int32(row.entry.cityPosition), register: FamilyState.Register(row.entry)))
        receipts.append(BulkKey(key: try reader.bulkKey(of: row.entry.receipt, .receipt), place: place))
        documents.append(BulkKey(key: try reader.bulkKey(of: row.document.value, .document), place: place))
        for pair in NamePairs.of(row.name) { names.append(BulkKey(key: pair, place: place)) }
    }

    private func reserve() {
        let count = course.report.rows
        entries.reserveCapacity(count)
        receipts.reserveCapacity(count)
        documents.reserveCapacity(count)
        names.reserveCapacity(2 * count)
    }

    /// The same register again changes nothing.
    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        course.report.skipped = course.report.rows - entries.count
        guard !entries.isEmpty else {
            course.isRefused = true
            return false
        }
        return try course.compare(&comparison, reader)
    }

    func keys() -> [(kind: BulkKeyKind, keys: [BulkKey])] {
        defer { (receipts, documents, names) = ([], [], []) }
        receipts.sort()
        documents.sort()
        names.sort()
        return [(.receipt, receipts), (.document, documents), (.namePair, names)]
    }

    // MARK: The families

    /// - Throws: `REGISTER_FROZEN` where applications stand on the register that is there, or its order is committed to.
    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try RegisterChecks.requireBeforeList(file)
        if comparison != nil {
            var isFrozen = isCommitted || !file.runs.applications.isEmpty
            if !isFrozen {
                try families.each { (_, family) throws(OfficeFailure) in
                    if family.application != nil { isFrozen = true }
                }
            }
            guard !isFrozen else { throw .refused(Refusal(.registerFrozen, "LH-04")) }
        }
        entries.sort { $0.position < $1.position }
        course.report.added = entries.count
        course.report.hasReset = file.runs.members != nil || !file.runs.findings.isEmpty || file.runs.close != nil
        return true
    }

    var changed: [Int] { [] }
    func change(_ family: inout FamilyState, at index: Int) {}

    var families: (any Sequence<FamilyState>)? {
        entries.lazy.map { FamilyState(position: Int($0.position), register: $0.register) }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Housing.Entry] {
        let commitments = try writer.subsidyRecordCount(.commitment, batch: file.batch.id, state: nil)
        guard comparison == nil || commitments == 0 else { throw .refused(Refusal(.registerFrozen, "LH-04")) }
        file.batch.noteChange()
        file.runs = BatchRuns(register: run, families: file.runs.families, tally: file.runs.tally)
        return [try course.entry(of: file, run: run, families: digest, writer)]
    }
}

/// What has to be so of a register by itself.
struct RegisterChecks {
    private var positions = DuplicateFinder()
    private var receipts = DuplicateFinder()
    private var documents = DuplicateFinder()
    private var count = 0

    /// More families than wait in any city.
    static let most = 5_000_000

    /// Up to the list registers may come; from then on it stands.
    static func requireBeforeList(_ file: BatchFile) throws(OfficeFailure) {
        switch file.batch.state {
        case .open, .closed, .reviewed: return
        case .published, .concluded, .signing, .filled, .finished:
            throw .refused(Refusal(.wrongState, "6.4", .batchState(file.batch.state)))
        }
    }

    mutating func add(_ row: RegisterRow, source: String) throws(OfficeFailure) {
        count += 1
        guard count <= Self.most else {
            throw .input(InputProblem(source: source, reason: .syntax(SubsidyImportTexts.mostRows(Self.most))))
        }
        positions.add(UInt64(row.entry.cityPosition), line: row.line)
        receipts.add(QuickKey.of(row.entry.receipt), line: row.line)
        documents.add(QuickKey.of(row.document.value), line: row.line)
    }

    /// Tells what stands twice. Two families in one place are never made good by leaving one of them out (Q1).
    ///
    /// - Returns: the lines that are left out where bad ones are skipped.
    mutating func judge(_ course: inout IntakeCourse) -> Set<Int> {
        var lines: Set<Int> = []
        for (first, again) in positions.take() {
            course.refuse(Int(again.line), RegisterColumn.cityPosition, .duplicate(firstLine: Int(first.line)))
            course.isHopeless = true
            lines.insert(Int(again.line))
        }
        for (first, again) in receipts.take() where lines.insert(Int(again.line)).inserted {
            course.refuse(Int(again.line), RegisterColumn.receipt, .duplicate(firstLine: Int(first.line)))
        }
        for (first, again) in documents.take() where lines.insert(Int(again.line)).inserted {
            course.refuse(Int(again.line), RegisterColumn.documentNumber, .duplicate(firstLine: Int(first.line)))
        }
        return lines
    }
}

extension IntakeCourse {
    /// What the journal says of the file: counts, and keyed digests of its rows and of all families as they then stand.
    func entry(
        of file: BatchFile, run: RunID?, families: Commitment?, _ reader: any SubsidyReader
    ) throws(OfficeFailure) -> Housing.Entry {
        var fields = [
            Housing.Entry.Field("case", .id(file.batch.id.raw)),
            Housing.Entry.Field("kind", .code(report.kind.rawValue)),
            Housing.Entry.Field("rows", .number(report.rows)),
            Housing.Entry.Field("added", .number(report.added)),
            Housing.Entry.Field("changed", .number(report.changed)),
            Housing.Entry.Field("skipped", .number(report.skipped)),
        ]
        if let run { fields.append(.init("digest", .commitment(try reader.digest(of: run)))) }
        if let families { fields.append(.init("families", .commitment(families))) }
        return Housing.Entry(.subsidyImported, fields)
    }
}
