import Housing
import Texts

/// A file of many rows on its way into a batch. It is read twice: once to look at everything that it says, and, where all is
/// good or the bad rows are to be skipped, once more to bring the rows in.
protocol FileIntake: BatchStep {
    associatedtype Reader: RowReader

    var rows: Reader { get set }
    var course: IntakeCourse { get set }

    /// Reads some of what the office has, before the file is looked at.
    ///
    /// - Returns: whether there is more.
    func prepare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool
    /// The first time that a row is seen.
    func check(_ row: Reader.Row, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure)
    /// A row that cannot be read, with its receipt where one can.
    func spoil(receipt: String)
    /// What shows only when all rows were seen.
    func judge(_ file: BatchFile) throws(OfficeFailure)
    /// The second time; a row that is not wanted is passed over.
    func bring(_ row: Reader.Row, to rows: inout BulkRows, _ reader: any RecordReader) throws(OfficeFailure)
    /// Compares what was brought with what is there, some of it at a time.
    ///
    /// - Returns: whether there is more.
    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool
}

/// How far a file is taken in, and what was found.
struct IntakeCourse {
    enum Pass: Comparable { case opening, preparing, checking, bringing, comparing, over }

    var pass = Pass.opening
    let source: String
    let skipsBad: Bool
    let shown: SubsidyImportReport?
    /// When it is taken in: nothing in it lies later.
    let now: Moment
    var report: SubsidyImportReport
    /// Something is wrong that cannot be skipped.
    var isHopeless = false
    /// Everything is in just so.
    var isUnchanged = false
    /// Nothing of the file is taken.
    var isRefused = false

    init(
        _ kind: SubsidyImportReport.Kind, source: String, skipsBad: Bool, shown: SubsidyImportReport? = nil, now: Moment
    ) {
        self.source = source
        self.skipsBad = skipsBad
        self.shown = shown
        self.now = now
        report = SubsidyImportReport(kind: kind)
    }

    mutating func refuse(_ line: Int, _ failure: OfficeFailure) {
        report.problemCount += 1
        guard report.problems.count < SubsidyImportReport.mostProblems else { return }
        report.problems.append(SubsidyImportProblem(line: line, failure: failure))
    }

    mutating func refuse(_ line: Int, _ column: some FileColumn, _ reason: InputProblem.Reason) {
        refuse(line, .input(InputProblem(source: source, line: line, column: column.name, reason: reason)))
    }
}

extension FileIntake {
    var act: Act { .importSubsidy }

    var endsHere: Bool { course.isRefused || course.isUnchanged }

    var progress: (done: Int, total: Int) {
        let done = course.pass < .checking ? 0 : rows.done
        return (course.pass > .checking ? rows.total + done : done, 2 * rows.total)
    }

    func spoil(receipt: String) {}

    func compare(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool { false }

    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        switch course.pass {
        case .opening: try requireRows()
        case .preparing:
            if try !prepare(file, reader) { course.pass = .checking }
        case .checking:
            try checkRows(file, reader)
            if endsHere { return nil }
        case .bringing:
            return try bringRows(reader)
        case .comparing:
            if try !compare(file, reader) { course.pass = .over }
        case .over:
            return nil
        }
        return BulkRows()
    }

    /// A file without a row is a bad file, whatever the batch has and may be done to it.
    private func requireRows() throws(OfficeFailure) {
        guard try rows.next() != nil else {
            throw .input(InputProblem(source: course.source, reason: .empty))
        }
        try rows.rewind()
        course.pass = .preparing
    }

    private func checkRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        for _ in 0..<IntakeSlice.checked {
            guard let read = try rows.next() else { return try endChecking(file) }
            course.report.rows += 1
            switch read {
            case .good(let row): try check(row, file, reader)
            case .bad(let problem, let receipt):
                course.refuse(problem.line ?? 0, .input(problem))
                spoil(receipt: receipt)
            }
        }
    }

    private func endChecking(_ file: BatchFile) throws(OfficeFailure) {
        try judge(file)
        course.report.problems.sort { $0.line < $1.line }
        course.isRefused = course.report.problemCount > 0 && (!course.skipsBad || course.isHopeless)
        course.report.content = rows.content
        if let shown = course.shown, rows.content == nil || shown.content != rows.content {
            (course.isRefused, course.report.isOther) = (true, true)
        }
        guard !endsHere else { return course.pass = .over }
        try rows.rewind()
        course.pass = .bringing
    }

    private func bringRows(_ reader: any RecordReader) throws(OfficeFailure) -> BulkRows {
        var brought = BulkRows()
        for _ in 0..<IntakeSlice.brought {
            guard let read = try rows.next() else {
                course.pass = .comparing
                break
            }
            if case .good(let row) = read { try bring(row, to: &brought, reader) }
        }
        return brought
    }
}

/// Some ten milliseconds' worth of rows.
enum IntakeSlice {
    static let checked = 5000
    static let brought = 8000
}
