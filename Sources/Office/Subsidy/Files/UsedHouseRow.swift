import Housing
import Texts

/// The columns of `used-houses.csv`, a row a dwelling for which a subsidy was drawn before (LH-06).
enum UsedHouseColumn: Int, FileColumn {
    case code, source, since

    var place: Int { rawValue }

    var name: String {
        switch self {
        case .code: "house_code"
        case .source: "source"
        case .since: "since"
        }
    }
}

/// Such a dwelling.
struct UsedHouseRow: Equatable {
    let line: Int
    let code: HouseCode
    let source: String
    let since: Day

    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, today: Day) throws(InputProblem) {
        let fields = RowFields<UsedHouseColumn>(row: row, source: source)
        line = row.line
        try fields.requireVisible()
        code = try fields.checked(.code, HouseCode.init(_:), InputTexts.houseCode)
        self.source = try fields.filled(.source, Normal.name)
        since = try fields.day(.since)
        guard since <= today else {
            throw fields.problem(.since, .outOfRange(allowed: CommandTexts.notAfter(today.words)))
        }
    }
}
