import Housing
import Texts

/// The columns of `leases.csv`, a row a person and lease.
enum LeaseColumn: String, CaseIterable {
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

    static let names = allCases.map(\.rawValue)
    static let required = allCases.filter { !optional.contains($0.rawValue) }.map(\.rawValue)
    static let optional = [organisation.rawValue]
}

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
        /// nil where the file does not say.
        var organisation: CreditCode?
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
        name = try fields.filled(.name, Normal.name)
        if let position = PersonName.wrongCharacter(in: name) {
            throw fields.problem(.name, .syntax(InputTexts.nameCharacter(position)))
        }
        let kind = try fields.word(.documentKind, in: ImportWords.documentKinds)
        document = try fields.checked(
            .documentNumber,
            { text throws(IdentityProblem) in try IdentityNumber(text, kind: kind, on: today) }, InputTexts.identity)
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
        organisation =
            fields.isEmpty(.organisation)
            ? nil : try fields.checked(.organisation, CreditCode.init(_:), InputTexts.creditCode)
    }
}

/// The fields of one row by column, and their problems with file, line and column.
struct LeaseFields {
    let row: CSVTable.Row
    let source: String

    private static let places = Dictionary(
        uniqueKeysWithValues: LeaseColumn.allCases.enumerated().map { ($0.element, $0.offset) })

    subscript(column: LeaseColumn) -> String {
        guard let place = Self.places[column], row.fields.indices.contains(place) else { return "" }
        return row.fields[place]
    }

    func problem(_ column: LeaseColumn, _ reason: InputProblem.Reason) -> InputProblem {
        InputProblem(source: source, line: row.line, column: column.rawValue, reason: reason)
    }

    func filled(_ column: LeaseColumn, _ normal: (String) -> String) throws(InputProblem) -> String {
        let text = normal(self[column])
        guard !text.isEmpty else { throw problem(column, .empty) }
        guard text.count <= Self.longest else { throw problem(column, .tooLong(limitCharacters: Self.longest)) }
        return text
    }

    /// Longer than any name of a person or a place.
    private static let longest = 100

    /// Nothing of it is hidden from people.
    func requireVisible() throws(InputProblem) {
        for (column, field) in zip(LeaseColumn.allCases, row.fields) {
            for (index, scalar) in field.unicodeScalars.enumerated() where HiddenCharacters.contains(scalar) {
                throw problem(column, .hidden(scalar, position: index + 1))
            }
        }
    }

    func word<Value>(_ column: LeaseColumn, in words: KeyValuePairs<String, Value>) throws(InputProblem) -> Value {
        let text = self[column]
        guard !text.isEmpty else { throw problem(column, .empty) }
        guard let found = words.first(where: { $0.key == text }) else {
            throw problem(column, .unknown(text, allowed: Nearness.sorted(words.map(\.key), by: text)))
        }
        return found.value
    }

    func day(_ column: LeaseColumn) throws(InputProblem) -> Day {
        guard let day = Day(Normal.folded(self[column])) else {
            throw problem(column, .wrongType(expected: "2023-08-21"))
        }
        return day
    }

    func number(_ column: LeaseColumn, in range: ClosedRange<Int>) throws(InputProblem) -> Int {
        let text = Normal.folded(self[column])
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
            throw problem(column, .wrongType(expected: InputTexts.wholeNumber))
        }
        guard range.contains(number) else {
            throw problem(column, .outOfRange(allowed: "\(range.lowerBound)–\(range.upperBound)"))
        }
        return number
    }

    /// Reads the field, or says in a sentence what is wrong with it.
    func checked<Value, Problem: Error>(
        _ column: LeaseColumn, _ read: (String) throws(Problem) -> Value, _ sentence: (Problem) -> String
    ) throws(InputProblem) -> Value {
        guard !isEmpty(column) else { throw problem(column, .empty) }
        do {
            return try read(self[column])
        } catch {
            throw problem(column, .syntax(sentence(error)))
        }
    }

    func isEmpty(_ column: LeaseColumn) -> Bool { self[column].isEmpty }
}
