import Housing
import Texts

/// The columns of `findings.csv`, a row a person and a condition.
enum FindingColumn: Int, FileColumn {
    case receipt, documentNumber, rule, result, source, evidence, checkedAt

    var place: Int { rawValue }

    var name: String {
        switch self {
        case .receipt: "receipt_no"
        case .documentNumber: "id_no"
        case .rule: "rule"
        case .result: "result"
        case .source: "source"
        case .evidence: "evidence"
        case .checkedAt: "checked_at"
        }
    }
}

/// What a source says of a person, with every field checked for itself.
struct FindingRow: Equatable {
    let line: Int
    let receipt: String
    /// As the file has it, folded; whose it is only the register knows.
    let documentNumber: String
    let condition: ConditionSet
    let rule: Rule
    let result: FindingResult
    let source: String
    /// What it rests on: a number of a deed, the name of a subsidy; may be empty.
    let evidence: String
    let checkedAt: Moment

    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, notice: NoticeFile) throws(InputProblem) {
        let fields = RowFields<FindingColumn>(row: row, source: source)
        try fields.requireVisible()
        let receipt = try ReceiptText.read(fields, .receipt)
        let documentNumber = try fields.filled(.documentNumber, Normal.folded)
        let rule = Rule(rawValue: try fields.filled(.rule, Normal.folded))
        guard let condition = ConditionSet(rule: rule, of: notice.notice) else {
            let known = ConditionSet.rules.map(\.rule) + notice.notice.extraConditions.map(\.rule)
            throw fields.problem(.rule, .unknown(rule.rawValue, allowed: known.map(\.rawValue)))
        }
        let found = try fields.filled(.source, Normal.name)
        let evidence = fields.isEmpty(.evidence) ? "" : try fields.filled(.evidence, Normal.name)
        let checkedAt = try fields.moment(.checkedAt)
        self.init(
            line: row.line, receipt: receipt, documentNumber: documentNumber, condition: condition, rule: rule,
            said: try fields.word(.result, in: SubsidyWords.results), source: found, evidence: evidence,
            checkedAt: checkedAt, kinds: notice.kinds)
    }

    /// - Parameter said: as the source has it. A subsidy that the notice excepts does not stand in the way, whatever the source
    ///   makes of it (LH-14).
    init(
        line: Int, receipt: String, documentNumber: String, condition: ConditionSet, rule: Rule, said: FindingResult,
        source: String, evidence: String, checkedAt: Moment, kinds: NoticeFile.Kinds
    ) {
        self.line = line
        self.receipt = receipt
        self.documentNumber = documentNumber
        self.condition = condition
        self.rule = rule
        self.source = source
        self.evidence = evidence
        self.checkedAt = checkedAt
        let isExcepted = condition == .noRentSubsidy && kinds.exceptedSubsidies.contains(evidence)
        result = isExcepted && said == .failed ? .passed : said
    }
}
