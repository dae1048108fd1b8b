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
        line = row.line
        try fields.requireVisible()
        receipt = try ReceiptText.read(fields, .receipt)
        documentNumber = try fields.filled(.documentNumber, Normal.folded)
        let rule = Rule(rawValue: try fields.filled(.rule, Normal.folded))
        guard let condition = ConditionSet(rule: rule, of: notice.notice) else {
            let known = ConditionSet.rules.map(\.rule) + notice.notice.extraConditions.map(\.rule)
            throw fields.problem(.rule, .unknown(rule.rawValue, allowed: known.map(\.rawValue)))
        }
        self.rule = rule
        self.condition = condition
        self.source = try fields.filled(.source, Normal.name)
        evidence = fields.isEmpty(.evidence) ? "" : try fields.filled(.evidence, Normal.name)
        checkedAt = try fields.moment(.checkedAt)
        let said = try fields.word(.result, in: SubsidyWords.results)
        // A subsidy that the notice excepts does not stand in the way, whatever the source makes of it (LH-14).
        let isExcepted = condition == .noRentSubsidy && notice.kinds.exceptedSubsidies.contains(evidence)
        result = isExcepted && said == .failed ? .passed : said
    }
}
