import Housing
import Texts

/// The columns of `leases.csv`, a row a person and lease.
enum LeaseColumn: String, FileColumn {
    case leaseNumber = "lease_no"
    case policy
    case start = "lease_start"
    case end = "lease_end"
    case rent = "rent_fen"
    case dwellingCode = "dwelling_code"
    case estate, building, room
    case builtArea = "built_area_cm2"
    case personRole = "person_role"
    case name
    case documentKind = "id_type"
    case documentNumber = "id_no"
    case relation, mobile, marital
    case moveIn = "move_in"
    /// Only where the register knows of leases that organisations signed; a file without it is as good.
    case organisation = "organisation_code"

    var name: String { rawValue }
    var place: Int { Self.places[self] ?? 0 }

    static let names = allCases.map(\.rawValue)
    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
    static let required = allCases.filter { !optional.contains($0.rawValue) }.map(\.rawValue)
    static let optional = [organisation.rawValue]
}

typealias LeaseFields = RowFields<LeaseColumn>

/// One row with every field checked for itself.
struct LeaseRow: Equatable, Codable {
    let line: Int
    let terms: Terms
    let isTenant: Bool
    let name: String
    let document: IdentityNumber
    let relation: Relation?
    let mobile: Mobile?
    let marital: MaritalState?
    let moveIn: Day?

    /// What all rows of one lease must say alike.
    struct Terms: Equatable, Codable {
        let number: String
        let policy: LeasePolicy
        let start: Day
        let end: Day
        let rent: Money
        let dwelling: Place
        /// nil where the file does not say, or says that nobody signed it for its staff.
        var organisation: CreditCode?
        /// Whether the file has the column; what it leaves out of it is then taken away. nil in rows staged before that.
        var namesOrganisation: Bool?
    }

    struct Place: Equatable, Codable {
        let code: HouseCode
        let estate: String
        let building: String
        let room: String
        let builtArea: Area
    }
}

extension LeaseRow {
    /// - Parameter today: a person born after it is refused.
    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, today: Day) throws(InputProblem) {
        let fields = LeaseFields(row: row, source: source)
        line = row.line
        try fields.requireVisible()
        terms = try Terms(fields)
        isTenant = try fields.word(.personRole, in: ImportWords.personRoles)
        name = try fields.personName(.name)
        let kind = try fields.word(.documentKind, in: ImportWords.documentKinds)
        document = try fields.document(.documentNumber, kind: kind, today: today)
        relation = try Self.relation(fields, isTenant: isTenant)
        mobile = fields.isEmpty(.mobile) ? nil : try fields.checked(.mobile, Mobile.init(_:), InputTexts.mobile)
        marital = fields.isEmpty(.marital) ? nil : try fields.word(.marital, in: ImportWords.maritalStates)
        moveIn = fields.isEmpty(.moveIn) ? nil : try fields.day(.moveIn)
    }

    private static func relation(_ fields: LeaseFields, isTenant: Bool) throws(InputProblem) -> Relation? {
        guard isTenant else { return try fields.word(.relation, in: ImportWords.relations) }
        let text = fields[.relation]
        guard text.isEmpty || text == ImportWords.oneself else {
            throw fields.problem(.relation, .unknown(text, allowed: [ImportWords.oneself]))
        }
        return nil
    }
}

extension LeaseRow.Terms {
    init(_ fields: LeaseFields) throws(InputProblem) {
        number = try fields.filled(.leaseNumber, Normal.folded)
        policy = try fields.word(.policy, in: ImportWords.policies)
        start = try fields.day(.start)
        end = try fields.day(.end)
        guard start < end else { throw fields.problem(.end, .outOfRange(allowed: "> \(start)")) }
        rent = Money(fen: try fields.number(.rent, in: 1...100_000_000))
        dwelling = LeaseRow.Place(
            code: try fields.checked(.dwellingCode, HouseCode.init(_:), InputTexts.houseCode),
            estate: try fields.filled(.estate, Normal.name),
            building: try fields.filled(.building, Normal.name), room: try fields.filled(.room, Normal.name),
            builtArea: Area(squareCentimetres: try fields.number(.builtArea, in: 10_000...100_000_000)))
        namesOrganisation = fields.row.fields.indices.contains(LeaseColumn.organisation.place)
        organisation =
            fields.isEmpty(.organisation)
            ? nil : try fields.checked(.organisation, CreditCode.init(_:), InputTexts.creditCode)
    }
}
