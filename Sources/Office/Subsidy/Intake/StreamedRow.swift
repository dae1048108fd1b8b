import Housing
import Texts

/// A row of a file that may be long: read where it lies, or as texts where something is unusual or wrong.
protocol StreamedRow {
    associatedtype Column: FileColumn

    /// Nil where somebody has to look closer.
    init?(plain row: CSVStream, _ ground: RowGround)
    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, _ ground: RowGround) throws(InputProblem)
}

/// What rows are read by. One object for all of them: a notice copied for each row took a tenth of the time.
final class RowGround {
    let today: Day
    /// nil where no row asks for it.
    let notice: NoticeFile?

    init(today: Day, notice: NoticeFile?) {
        (self.today, self.notice) = (today, notice)
    }
}

/// A row, or what is wrong with it.
enum ReadRow<Row> {
    case good(Row)
    /// `receipt`: as the row has it, where one can be read.
    case bad(InputProblem, receipt: String)
}

/// The rows of a file, one at a time and more than once.
protocol RowReader<Row> {
    associatedtype Row

    /// - Returns: nil at the end.
    /// - Throws: what makes the file unreadable as a whole.
    mutating func next() throws(OfficeFailure) -> ReadRow<Row>?
    mutating func rewind() throws(OfficeFailure)
    /// Bytes of this pass.
    var done: Int { get }
    var total: Int { get }
    /// As ``BlockReader/content``.
    var content: Int? { get }
}

struct CSVRowReader<Row: StreamedRow>: RowReader {
    private var rows: CSVStream
    private let source: String
    private let ground: RowGround

    /// - Throws: what is wrong with the header.
    init(_ stream: any ByteStream, source: String, _ ground: RowGround) throws(OfficeFailure) {
        rows = try CSVStream(stream, source: source, header: Row.Column.header)
        self.source = source
        self.ground = ground
    }

    mutating func next() throws(OfficeFailure) -> ReadRow<Row>? {
        guard try rows.advance() else { return nil }
        if rows.isPlain, rows.fields.count == Row.Column.allCases.count, let row = Row(plain: rows, ground) {
            return .good(row)
        }
        let texts: CSVTable.Row
        do {
            texts = try rows.row()
        } catch {
            throw .input(error)
        }
        let receipt = Normal.folded(texts.fields.first ?? "")
        if let problem = rows.shapeProblem { return .bad(problem, receipt: receipt) }
        do {
            return .good(try Row(texts, source: source, ground))
        } catch {
            return .bad(error, receipt: receipt)
        }
    }

    mutating func rewind() throws(OfficeFailure) { try rows.rewind() }
    var done: Int { rows.blocks.done }
    var total: Int { rows.blocks.total }
    var content: Int? { rows.blocks.content }
}

// MARK: - The files' rows

/// Words of the files as bytes.
private enum Words {
    static let statuses = PlainWords(SubsidyWords.statuses)
    static let results = PlainWords(SubsidyWords.results)
    static let roles = PlainWords(SubsidyWords.roles)
    static let documentKinds = PlainWords(ImportWords.documentKinds)
    static let relations = PlainWords(ImportWords.relations)
    static let maritalStates = PlainWords(ImportWords.maritalStates)
}

extension RegisterRow: StreamedRow {
    typealias Column = RegisterColumn

    init(_ row: CSVTable.Row, source: String, _ ground: RowGround) throws(InputProblem) {
        try self.init(row, source: source, today: ground.today)
    }

    init?(plain row: CSVStream, _ ground: RowGround) {
        guard let receipt = row.plainReceipt(Column.receipt),
            let position = row.plainNumber(Column.cityPosition, in: RegisterRow.positions),
            let size = row.plainNumber(Column.size, in: RegisterRow.sizes),
            let district = row.plainCode(Column.district, 6...6), district.utf8.allSatisfy({ $0 <= 0x39 }),
            let status = row.plainWord(Column.status, in: Words.statuses),
            let name = row.plainName(Column.name),
            let kind = row.plainWord(Column.documentKind, in: Words.documentKinds),
            let document = row.plainDocument(Column.documentNumber, kind: kind, today: ground.today)
        else { return nil }
        var districtPosition = 0
        if !row.isEmpty(Column.districtPosition) {
            guard let found = row.plainNumber(Column.districtPosition, in: RegisterRow.positions) else { return nil }
            districtPosition = found
        }
        var times: [Moment?] = [nil, nil, nil]
        for (index, column) in [Column.acceptedAt, .listedAt, .outAt].enumerated() where !row.isEmpty(column) {
            guard let found = row.plainMoment(column) else { return nil }
            times[index] = found
        }
        if let listed = times[1], let out = times[2], out < listed { return nil }
        line = row.line
        entry = RegisterEntry(
            receipt: receipt, cityPosition: position, districtPosition: districtPosition, registeredSize: size,
            hukouDistrict: district, acceptedAt: times[0], listedAt: times[1], status: status, outAt: times[2])
        self.name = name
        self.document = document
    }
}

extension MemberRow: StreamedRow {
    typealias Column = MemberColumn

    init(_ row: CSVTable.Row, source: String, _ ground: RowGround) throws(InputProblem) {
        try self.init(row, source: source, today: ground.today)
    }

    init?(plain row: CSVStream, _ ground: RowGround) {
        guard let receipt = row.plainReceipt(Column.receipt), let name = row.plainName(Column.name),
            let kind = row.plainWord(Column.documentKind, in: Words.documentKinds),
            let document = row.plainDocument(Column.documentNumber, kind: kind, today: ground.today),
            let role = row.plainWord(Column.role, in: Words.roles)
        else { return nil }
        relation = role == .applicant ? nil : row.plainWord(Column.relation, in: Words.relations)
        guard role == .applicant ? row.isEmpty(Column.relation) : relation != nil else { return nil }
        let carried = document.birthDay
        guard let birthDay = row.isEmpty(Column.birthDay) ? carried : row.plainDay(Column.birthDay),
            birthDay <= ground.today, carried == nil || carried == birthDay
        else { return nil }
        if role == .minorChild, carried != nil, document.isOfAdult(on: ground.today) { return nil }
        marital = row.isEmpty(Column.marital) ? nil : row.plainWord(Column.marital, in: Words.maritalStates)
        guard row.isEmpty(Column.marital) || marital != nil else { return nil }
        line = row.line
        self.receipt = receipt
        self.name = name
        self.document = document
        self.role = role
        self.birthDay = birthDay
    }
}

extension FindingRow: StreamedRow {
    typealias Column = FindingColumn

    init(_ row: CSVTable.Row, source: String, _ ground: RowGround) throws(InputProblem) {
        guard let notice = ground.notice else {
            throw InputProblem(source: source, line: row.line, reason: .unreadable)
        }
        try self.init(row, source: source, notice: notice)
    }

    init?(plain row: CSVStream, _ ground: RowGround) {
        guard let notice = ground.notice, let receipt = row.plainReceipt(Column.receipt),
            let number = row.plainText(Column.documentNumber), let ruleText = row.plainText(Column.rule),
            let source = row.plainText(Column.source),
            let said = row.plainWord(Column.result, in: Words.results),
            let checkedAt = row.plainMoment(Column.checkedAt)
        else { return nil }
        let rule = Rule(rawValue: ruleText)
        guard let condition = ConditionSet(rule: rule, of: notice.notice) else { return nil }
        var evidence = ""
        if !row.isEmpty(Column.evidence) {
            guard let found = row.plainText(Column.evidence) else { return nil }
            evidence = found
        }
        self.init(
            line: row.line, receipt: receipt, documentNumber: number, condition: condition, rule: rule, said: said,
            source: source, evidence: evidence, checkedAt: checkedAt, kinds: notice.kinds)
    }
}

extension UsedHouseRow: StreamedRow {
    typealias Column = UsedHouseColumn

    init(_ row: CSVTable.Row, source: String, _ ground: RowGround) throws(InputProblem) {
        try self.init(row, source: source, today: ground.today)
    }

    /// There are never so many of them.
    init?(plain row: CSVStream, _ ground: RowGround) { nil }
}
