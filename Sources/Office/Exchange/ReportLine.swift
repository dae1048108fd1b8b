import Housing
import Texts

/// One line of a file of reports with every field checked for itself.
struct ReportLine: Equatable {
    /// From 1.
    let line: Int
    let number: String
    let request: ReceiptNumber
    let issuer: String
    let checkDate: Day
    /// The first and the last month whose income it speaks of; nil where the file does not say.
    let periodFrom: String?
    let periodTo: String?
    let members: [Member]

    /// Whether it is a number of a check but for a slip in one of its digits.
    private static func isMistyped(_ text: String) -> Bool {
        let marks = text.uppercased().filter { $0 != "-" }
        return marks.hasPrefix(CaseKind.economicCheck.rawValue) && marks.count == 11
            && marks.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } && ReceiptNumber(text) == nil
    }

    /// What is said of one person, who is known by his document.
    struct Member: Equatable {
        /// Nil where the file does not say.
        let kind: DocumentKind?
        let document: String
        let income: [CheckReport.Item]
        let property: [CheckReport.Item]
    }

    /// In bytes. A hundred people with five hundred items each would fit.
    static let longest = 4 << 20
    fileprivate static let longestNumber = 64
    fileprivate static let longestKind = 40
    private static let longestMonth = 7

    /// - Throws: the first field that is wrong.
    ///
    /// - Parameter policy: the kinds of items that the office knows.
    init(_ value: ReadJSON, line: Int, _ policy: CheckPolicy) throws(JSONFields.Problem) {
        let fields = try JSONFields(
            value,
            allowing: [
                "report_no", "request", "issuer", "check_date", "period_from", "period_to", "members",
            ])
        self.line = line
        number = try fields.text("report_no", Normal.folded, most: CheckReport.longestHead)
        let text = try fields.text("request", Normal.folded, most: Self.longestNumber)
        guard let request = ReceiptNumber(text), request.kind == .economicCheck else {
            if Self.isMistyped(text) { throw fields.problem("request", .syntax(CheckTexts.requestMistyped)) }
            throw fields.problem("request", .wrongType(expected: "E2308-00017-4"))
        }
        self.request = request
        issuer = try fields.text("issuer", Normal.name, most: CheckReport.longestHead)
        checkDate = try fields.day("check_date")
        periodFrom = try fields.optionalText("period_from", Normal.folded, most: Self.longestMonth)
        periodTo = try fields.optionalText("period_to", Normal.folded, most: Self.longestMonth)
        members = try fields.list("members", most: CheckReport.mostPeople) {
            (value, path) throws(JSONFields.Problem) in try Member(value, at: path, policy)
        }
    }
}

extension ReportLine.Member {
    fileprivate init(_ value: ReadJSON, at path: String, _ policy: CheckPolicy) throws(JSONFields.Problem) {
        let fields = try JSONFields(value, at: path, allowing: ["id_type", "id_no", "income", "property"])
        kind = try Self.kind(fields)
        document = try fields.text("id_no", Normal.folded, most: ReportLine.longestNumber)
        income = try Self.items(fields, "income", policy.income)
        property = try Self.items(fields, "property", policy.property)
    }

    private static func kind(_ fields: JSONFields) throws(JSONFields.Problem) -> DocumentKind? {
        guard let word = try fields.optionalText("id_type", Normal.name, most: ReportLine.longestKind) else {
            return nil
        }
        guard let found = ImportWords.documentKinds.first(where: { $0.key == word }) else {
            let allowed = Nearness.sorted(ImportWords.documentKinds.map(\.key), by: word)
            throw fields.problem("id_type", .unknown(word, allowed: allowed))
        }
        return found.value
    }

    private static func items(
        _ fields: JSONFields, _ name: String, _ kinds: [CheckPolicy.Kind]
    ) throws(JSONFields.Problem) -> [CheckReport.Item] {
        try fields.list(name, most: CheckReport.mostItems) { (value, path) throws(JSONFields.Problem) in
            let item = try JSONFields(value, at: path, allowing: ["kind", "fen", "counted"])
            let kind = try item.text("kind", Normal.folded, most: ReportLine.longestKind)
            guard kinds.contains(where: { $0.code == kind }) else {
                throw item.problem("kind", .unknown(kind, allowed: Nearness.sorted(kinds.map(\.code), by: kind)))
            }
            return CheckReport.Item(
                kind: kind,
                amount: Money(fen: try item.integer("fen", in: 0...CheckReport.mostFen)),
                isCounted: try item.flag("counted", else: true))
        }
    }
}

/// Reads a file of reports line by line: UTF-8, an object a line, with or without a byte order mark, with LF or CRLF.
struct ReportFileReader {
    private let bytes: [UInt8]
    private let policy: CheckPolicy
    private(set) var position: Int
    private var line = 0

    init(_ bytes: [UInt8], _ policy: CheckPolicy) {
        self.bytes = bytes
        self.policy = policy
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var total: Int { bytes.count }
    var isAtEnd: Bool { position >= bytes.count }

    /// The next line that is not blank; nil at the end.
    mutating func next(_ source: String) throws(InputProblem) -> ReportLine? {
        while !isAtEnd {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let raw = bytes[position..<end]
            position = end + 1
            line += 1
            guard raw.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            // A file that is laid out over many lines is told once, and not line by line.
            let marks = raw.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
            if marks == [UInt8(ascii: "{")] || marks == [UInt8(ascii: "[")] {
                throw InputProblem(source: source, reason: .syntax(CheckTexts.oneLineEach))
            }
            return try read(raw, source)
        }
        return nil
    }

    private func read(_ raw: ArraySlice<UInt8>, _ source: String) throws(InputProblem) -> ReportLine {
        guard raw.count <= ReportLine.longest else {
            throw InputProblem(
                source: source, line: line, reason: .tooLarge(limitBytes: ReportLine.longest, bytes: raw.count))
        }
        let value: ReadJSON
        do {
            value = try ReadJSON(raw)
        } catch {
            let isText = String(validating: raw, as: UTF8.self) != nil
            let reason: InputProblem.Reason = isText ? .syntax(CheckTexts.notJSON(byte: error.byte)) : .notUTF8
            throw InputProblem(source: source, line: line, reason: reason)
        }
        do {
            return try ReportLine(value, line: line, policy)
        } catch {
            throw InputProblem(
                source: source, line: line, column: error.field.isEmpty ? nil : error.field, reason: error.reason)
        }
    }
}
