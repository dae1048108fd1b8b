import Housing
import Texts

/// The columns of `register.csv`, a row a family on the waiting list.
enum RegisterColumn: Int, FileColumn {
    case receipt, cityPosition, districtPosition, name, documentKind, documentNumber, size, district, acceptedAt,
        listedAt
    case status, outAt

    var place: Int { rawValue }

    var name: String {
        switch self {
        case .receipt: "receipt_no"
        case .cityPosition: "city_position"
        case .districtPosition: "district_position"
        case .name: "name"
        case .documentKind: "id_type"
        case .documentNumber: "id_no"
        case .size: "registered_size"
        case .district: "hukou_district"
        case .acceptedAt: "accepted_at"
        case .listedAt: "listed_at"
        case .status: "status"
        case .outAt: "out_at"
        }
    }
}

/// One family of the register, with every field checked for itself.
struct RegisterRow: Equatable {
    let line: Int
    let entry: RegisterEntry
    let name: String
    let document: IdentityNumber

    static let positions = 1...100_000_000
    static let sizes = 1...100

    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, today: Day) throws(InputProblem) {
        let fields = RowFields<RegisterColumn>(row: row, source: source)
        line = row.line
        try fields.requireVisible()
        let listedAt = fields.isEmpty(.listedAt) ? nil : try fields.moment(.listedAt)
        let outAt = fields.isEmpty(.outAt) ? nil : try fields.moment(.outAt)
        if let listedAt, let outAt, outAt < listedAt {
            throw fields.problem(.outAt, .outOfRange(allowed: CommandTexts.after("\(listedAt)")))
        }
        entry = RegisterEntry(
            receipt: try ReceiptText.read(fields, .receipt),
            cityPosition: try fields.number(.cityPosition, in: Self.positions),
            districtPosition: fields.isEmpty(.districtPosition)
                ? 0 : try fields.number(.districtPosition, in: Self.positions),
            registeredSize: try fields.number(.size, in: Self.sizes), hukouDistrict: try Self.district(fields),
            acceptedAt: fields.isEmpty(.acceptedAt) ? nil : try fields.moment(.acceptedAt), listedAt: listedAt,
            status: try fields.word(.status, in: SubsidyWords.statuses), outAt: outAt)
        name = try fields.personName(.name)
        let kind = try fields.word(.documentKind, in: ImportWords.documentKinds)
        document = try fields.document(.documentNumber, kind: kind, today: today)
    }

    private static func district(_ fields: RowFields<RegisterColumn>) throws(InputProblem) -> String {
        let text = Normal.folded(fields[.district])
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw fields.problem(.district, .wrongType(expected: "440303"))
        }
        return text
    }
}

/// 备案回执号: capital letters and digits, without blanks.
enum ReceiptText {
    /// Seen are `BHJ` with 6 and `BHR` with 8 digits; others are not refused, for nobody publishes the form.
    static func read<Column>(_ fields: RowFields<Column>, _ column: Column) throws(InputProblem) -> String {
        let text = Normal.folded(fields[column])
        guard !text.isEmpty else { throw fields.problem(column, .empty) }
        guard isReceipt(text) else { throw fields.problem(column, .wrongType(expected: "BHR00000012")) }
        return text
    }

    static func isReceipt(_ text: String) -> Bool {
        (4...24).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
}

/// The words of the files of the subsidy, and what they mean.
enum SubsidyWords {
    static let statuses = words(RegisterEntry.Status.allCases) { $0.rawValue }
    static let results = words(FindingResult.allCases) { $0.rawValue }

    static let roles: KeyValuePairs<String, Household.MemberRole> = [
        "申请人": .applicant, "共同申请人": .coApplicant, "配偶": .spouse, "未成年子女": .minorChild, "其他": .other,
    ]

    private static func words<Value>(_ all: [Value], _ word: (Value) -> String) -> [(key: String, value: Value)] {
        all.map { (word($0), $0) }
    }
}
