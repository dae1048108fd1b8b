import Housing
import Texts

public typealias ReportImportJob = ImportJob<ReportImportReport>

/// A file of reports on its way to their checks. A report that is in already, with the same content, is counted and left.
final class ReportImport: ImportContent {
    let kind = ImportRun.Kind.reports
    let act = Act.exchangeChecks
    let runID: String
    private(set) var report = ReportImportReport()

    private var reader: ReportFileReader
    private let source: String
    private let ground: CheckGround
    private let now: Moment
    private let acceptsProvisional: Bool
    private let entropy: any Entropy

    private var lines: [ReportLine] = []
    /// The line of each number, and of each check that gets a report.
    private var linesByNumber: [String: Int] = [:]
    private var linesByCheck: [CaseID: Int] = [:]
    private var rows: [StagedReport] = []

    /// - Parameter acceptsProvisional: takes results whose last day of objection goes by a calendar nobody knows yet.
    init(
        _ bytes: [UInt8], source: String, ground: CheckGround, now: Moment, acceptsProvisional: Bool,
        entropy: any Entropy
    ) {
        self.source = source
        self.ground = ground
        self.now = now
        self.acceptsProvisional = acceptsProvisional
        self.entropy = entropy
        runID = entropy.identifier()
        reader = ReportFileReader(bytes, ground.policy)
    }

    // MARK: Reading

    private(set) var isRead = false
    var isChecking: Bool { false }
    var progress: (done: Int, total: Int) { (min(reader.position, reader.total), reader.total) }

    func read() throws(InputProblem) {
        do throws(InputProblem) {
            guard let line = try reader.next(source) else {
                guard report.lines > 0 else { throw InputProblem(source: source, reason: .empty) }
                isRead = true
                return
            }
            report.lines += 1
            if let first = linesByNumber.updateValue(line.line, forKey: line.number) {
                return refuse(line, "report_no", .duplicate(firstLine: first))
            }
            lines.append(line)
        } catch {
            // What is wrong with one line is told with the others.
            guard error.line != nil else { throw error }
            report.lines += 1
            report.problems.append(ReportProblem(line: error.line ?? 0, failure: .input(error)))
        }
    }

    // MARK: Comparing

    func beginComparing(_ office: Office) throws(OfficeFailure) {}

    var pieceCount: Int { lines.count }

    func compare(_ index: Int, _ known: any RecordReader, _ actor: Actor) throws(OfficeFailure) {
        let line = lines[index]
        guard let check = try known.matter(number: line.request, as: EconomicCheck.self) else {
            return refuse(line, "request", .syntax(CheckTexts.requestUnknown))
        }
        guard isOfRequest(line, check), let found = try self.report(of: line, in: check, known) else { return }
        let content = try known.commitment(to: found.canonical, in: check.id)
        if let there = try known.report(number: found.number) {
            guard there == ReportRecord(number: found.number, check: check.id, content: content) else {
                return refuse(line, Refusal(.reportDiffers, "6.2"))
            }
            report.alreadyIn += 1
            return
        }
        if let first = linesByCheck.updateValue(line.line, forKey: check.id) {
            return refuse(line, "request", .duplicate(firstLine: first))
        }
        let stored = TextID(entropy.identifier())
        let filing = EconomicCheck.Filing(
            report: found, stored: stored, content: content, acceptsProvisionalDay: acceptsProvisional)
        let facts = try ground.facts(of: check, known)
        var trial = check
        do {
            _ = try trial.perform(.receive(filing), at: now, by: actor, given: facts)
        } catch {
            return refuse(line, error)
        }
        note(trial)
        rows.append(StagedReport(check: check.id, report: found, stored: stored, content: content))
    }

    func endComparing() {
        report.problems.sort { $0.line < $1.line }
        report.isTaken = report.problems.isEmpty
    }

    private func note(_ check: EconomicCheck) {
        report.taken += 1
        if check.state == .meets { report.meeting += 1 }
        if check.result?.isProvisional == true { report.provisional += 1 }
    }

    /// The months are those that were asked for, where the file names them.
    private func isOfRequest(_ line: ReportLine, _ check: EconomicCheck) -> Bool {
        guard let request = check.request else { return true }
        for (field, given, asked) in [
            ("period_from", line.periodFrom, request.from), ("period_to", line.periodTo, request.to),
        ] {
            guard let given, given != asked.description else { continue }
            refuse(line, field, .syntax(CheckTexts.otherPeriod(asked)))
            return false
        }
        return true
    }

    /// The report as the office keeps it, each person known by his document.
    private func report(
        of line: ReportLine, in check: EconomicCheck, _ known: any RecordReader
    ) throws(OfficeFailure) -> CheckReport? {
        var family: [(person: PersonID, document: IdentityNumber)] = []
        for member in check.members { family.append((member.person, try known.person(member.person).document)) }
        var people: [CheckReport.PersonReport] = []
        for (index, member) in line.members.enumerated() {
            let found = family.first { one in
                one.document.value == member.document && (member.kind ?? one.document.kind) == one.document.kind
            }
            guard let found else {
                refuse(line, "members[\(index)].id_no", .syntax(CheckTexts.notOfTheFamily))
                return nil
            }
            people.append(
                CheckReport.PersonReport(person: found.person, income: member.income, property: member.property))
        }
        return CheckReport(number: line.number, issuer: line.issuer, checkDate: line.checkDate, people: people)
    }

    private func refuse(_ line: ReportLine, _ field: String, _ reason: InputProblem.Reason) {
        let problem = InputProblem(source: source, line: line.line, column: field, reason: reason)
        report.problems.append(ReportProblem(line: line.line, failure: .input(problem)))
    }

    private func refuse(_ line: ReportLine, _ refusal: Refusal) {
        report.problems.append(ReportProblem(line: line.line, failure: .refused(refusal)))
    }

    // MARK: Staging

    var rowCount: Int { rows.count }

    func row(_ index: Int) throws(OfficeFailure) -> [UInt8] { try StagedRow.encoded(rows[index]) }

    /// A family that takes its consent back meanwhile keeps nobody else's report from coming in: its own is passed over.
    func isStillSo(_ office: Office) throws(OfficeFailure) -> Bool { true }

    func entry(of run: ImportRun) -> Entry {
        var fields = [
            Entry.Field("run", .id(run.id)), Entry.Field("reports", .number(report.taken)),
            Entry.Field("already_in", .number(report.alreadyIn)),
        ]
        if let frozen = run.frozen { fields.append(Entry.Field("frozen", .commitment(frozen))) }
        return Entry(.checkReportsImported, fields)
    }
}

/// What an import of reports did, or would have done.
public struct ReportImportReport: ImportReport {
    /// Lines with something in them.
    public var lines = 0
    public var taken = 0
    /// Of these, how many families meet the requirement.
    public var meeting = 0
    /// Of these, how many results have a last day of objection that goes by a calendar nobody knows yet.
    public var provisional = 0
    /// Reports that were in before, with the same content.
    public var alreadyIn = 0
    /// What is wrong, in the order of the file, at most one a line. With any of these nothing is taken.
    public var problems: [ReportProblem] = []
    public var isTaken = false
    public var isCancelled = false
    public var interruption: OfficeFailure?
    public var passedOver = 0

    public init() {}

    public var changedNothing: Bool { taken == 0 }
}

/// What is wrong with one line: a field of it, or what a rule says of it.
public struct ReportProblem: Equatable, Sendable {
    public let line: Int
    public let failure: OfficeFailure
}

/// A report as it lies staged.
struct StagedReport: Codable, Equatable {
    let check: CaseID
    let report: CheckReport
    let stored: TextID
    let content: Commitment
}

/// Reports, each with its check.
struct StagedReports: StagedRows {
    private let reports: [StagedReport]
    private let ground: CheckGround
    /// The time at which they come in. The import may have been decided days ago and cut short; nobody's time for objecting
    /// runs before he can know the result.
    private let now: Moment

    init(_ rows: [[UInt8]], of run: ImportRun, _ office: Office) throws(OfficeFailure) {
        reports = try rows.map { (row) throws(OfficeFailure) in
            try StagedRow.decoded(row, as: StagedReport.self)
        }
        now = try office.clocks.office()
        ground = try office.checkGround(at: now)
    }

    func bring(_ index: Int, of run: ImportRun, into writer: any RecordWriter) throws(OfficeFailure) -> Bool {
        let staged = reports[index]
        let record = ReportRecord(number: staged.report.number, check: staged.check, content: staged.content)
        if let there = try writer.report(number: record.number) {
            // Somebody entered it from paper meanwhile: the same, or another under its number.
            return there == record ? true : try passOver(staged, .reportDiffers, run, writer)
        }
        // It was decided; what the calendar says by now changes nothing in that.
        let filing = EconomicCheck.Filing(
            report: staged.report, stored: staged.stored, content: staged.content, acceptsProvisionalDay: true)
        do throws(OfficeFailure) {
            _ = try writer.perform(
                .receive(filing), on: staged.check, expecting: nil, at: now, by: run.by
            ) { (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(of: stored, reader) }
        } catch .refused(let refusal) {
            return try passOver(staged, refusal.code, run, writer)
        } catch {
            throw error
        }
        try writer.save(text: try staged.report.stored, as: staged.stored, of: staged.check)
        try writer.insert(record)
        return true
    }

    /// It came, and the check had moved on: taken back by the family, or answered by a report on paper.
    private func passOver(
        _ staged: StagedReport, _ code: RefusalCode, _ run: ImportRun, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Bool {
        let fields: KeyValuePairs<String, EntryValue> = [
            "case": .id(staged.check), "run": .id(run.id), "cause": .code(code.rawValue),
        ]
        try writer.append([Entry(.checkReportPassedOver, fields)], at: now, by: run.by)
        return false
    }
}

extension CheckGround {
    /// What filing a report or sending a request asks for: nothing of other checks.
    func facts(of check: EconomicCheck, _ reader: any RecordReader) throws(OfficeFailure) -> EconomicCheck.Facts {
        facts(for: try reader.lease(check.lease), open: nil)
    }
}
