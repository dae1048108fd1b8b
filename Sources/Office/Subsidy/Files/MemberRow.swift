import Housing
import Texts

/// The columns of `members.csv`, a row a person of a family on the waiting list.
enum MemberColumn: Int, FileColumn {
    case receipt, name, documentKind, documentNumber, relation, role, birthDay, marital

    var place: Int { rawValue }

    var name: String {
        switch self {
        case .receipt: "receipt_no"
        case .name: "name"
        case .documentKind: "id_type"
        case .documentNumber: "id_no"
        case .relation: "relation"
        case .role: "role"
        case .birthDay: "birth_date"
        case .marital: "marital"
        }
    }
}

/// One person, with every field checked for itself.
struct MemberRow: Equatable {
    let line: Int
    let receipt: String
    let name: String
    let document: IdentityNumber
    /// Nil for the applicant himself.
    let relation: Relation?
    let role: Household.MemberRole
    let birthDay: Day
    let marital: MaritalState?

    /// - Throws: the first field that is wrong.
    init(_ row: CSVTable.Row, source: String, today: Day) throws(InputProblem) {
        let fields = RowFields<MemberColumn>(row: row, source: source)
        line = row.line
        try fields.requireVisible()
        receipt = try ReceiptText.read(fields, .receipt)
        name = try fields.personName(.name)
        let kind = try fields.word(.documentKind, in: ImportWords.documentKinds)
        let document = try fields.document(.documentNumber, kind: kind, today: today)
        self.document = document
        role = try fields.word(.role, in: SubsidyWords.roles)
        relation = try Self.relation(fields, role)
        birthDay = try Self.birthDay(fields, document, today)
        marital = fields.isEmpty(.marital) ? nil : try fields.word(.marital, in: ImportWords.maritalStates)
        if role == .minorChild, document.isOfAdult(on: today), document.birthDay != nil {
            throw fields.problem(.role, .conflicts(with: MemberColumn.birthDay.name))
        }
    }

    private static func relation(
        _ fields: RowFields<MemberColumn>, _ role: Household.MemberRole
    ) throws(InputProblem) -> Relation? {
        let text = fields[.relation]
        if role == .applicant {
            guard text.isEmpty || text == ImportWords.oneself else {
                throw fields.problem(.relation, .unknown(text, allowed: [ImportWords.oneself]))
            }
            return nil
        }
        return try fields.word(.relation, in: ImportWords.relations)
    }

    /// As the file says, and as the number says where it carries one.
    private static func birthDay(
        _ fields: RowFields<MemberColumn>, _ document: IdentityNumber, _ today: Day
    ) throws(InputProblem) -> Day {
        if fields.isEmpty(.birthDay), let day = document.birthDay { return day }
        let day = try fields.day(.birthDay)
        guard day <= today else {
            throw fields.problem(.birthDay, .outOfRange(allowed: CommandTexts.notAfter(today.words)))
        }
        if let carried = document.birthDay, carried != day {
            throw fields.problem(.birthDay, .conflicts(with: MemberColumn.documentNumber.name))
        }
        return day
    }
}
