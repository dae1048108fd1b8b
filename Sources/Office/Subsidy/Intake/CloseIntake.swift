import Housing
import Texts

/// The register of the close: how large each family of the cut-off then is, and who has left the list since (Q5). Whoever came
/// on the list later plays no part.
final class CloseIntake: FileIntake {
    var rows: CSVRowReader<RegisterRow>
    var course: IntakeCourse

    private var checks = RegisterChecks()
    private var passedOver: Set<Int> = []
    private var known: KnownFamilies?
    private let closesAt: Moment
    private var current: RunScan?
    private var hasCurrent = false
    private var sum = RowSum()
    private var currentSum = RowSum()

    /// By family: its size, 0 where the file does not name it, and whether it has left.
    private var sizes: [UInt8] = []
    private var hasLeft: [Bool] = []
    private(set) var changed: [Int] = []

    init(_ rows: CSVRowReader<RegisterRow>, _ course: IntakeCourse, closesAt: Moment) {
        (self.rows, self.course, self.closesAt) = (rows, course, closesAt)
    }

    // MARK: The file

    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if known == nil {
            try RegisterChecks.requireBeforeList(file)
            known = try KnownFamilies(file)
            current = file.runs.close.map { RunScan($0) }
            hasCurrent = current != nil
        }
        let isMore = try known?.load(reader) ?? false
        if !isMore {
            sizes = Array(repeating: 0, count: known?.count ?? 0)
            hasLeft = Array(repeating: false, count: sizes.count)
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
        RegisteredFamily(
            entry: row.entry.moved(to: Int(known.positions[family])), name: row.name, document: row.document
        ).add(to: &rows)
        if hasCurrent { sum.add(rows, rows.count - 1, personal: rows.personal(rows.count - 1)) }
    }

    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        course.report.absent = sizes.count { $0 == 0 }
        guard course.report.absent < sizes.count else {
            course.isRefused = true
            return false
        }
        guard var scan = current, try reader.extent(of: scan.run).rows == sum.count else { return false }
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
        if course.isUnchanged { course.report.unchanged = sum.count }
        return false
    }

    // MARK: The families

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try RegisterChecks.requireBeforeList(file)
        guard families.count == sizes.count else { throw .store(.changedByOther) }
        changed = []
        try families.each { (index, family) throws(OfficeFailure) in
            var changedFamily = family
            change(&changedFamily, at: index)
            if changedFamily != family { changed.append(index) }
        }
        course.report.changed = changed.count
        course.report.unchanged = sizes.count - course.report.absent - changed.count
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) {
        guard sizes[index] > 0 else { return }
        family.register.size = Int(sizes[index])
        // One that has signed left by that.
        if family.agreement == nil { family.register.hasLeft = hasLeft[index] }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        file.batch.noteChange()
        file.runs.close = run
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
