import Housing
import Texts

/// One application of `applications.jsonl`, with every field checked for itself. What is only missing is no slip of the file:
/// the rules say what they make of it.
struct ApplicationLine: Equatable {
    /// From 1.
    let line: Int
    let receipt: String
    /// As the file has it, folded.
    let documentNumber: String
    let submittedAt: Moment
    let form: SubsidyForm

    private static let keys = [
        "receipt_no", "id_no", "submitted_at", "house_code", "address", "room", "leased_area_cm2", "rent_fen",
        "landlord", "lease_start", "lease_end", "lease_signed_on", "co_tenants", "marital", "children", "materials",
        "consent_signed_at", "honest_declaration_at", "declarations",
    ]
    fileprivate static let longest = 200
    private static let mostPeople = 50

    /// - Throws: the first field that is wrong.
    init(_ value: ReadJSON, line: Int, notice: SubsidyNotice) throws(JSONFields.Problem) {
        let fields = try JSONFields(value, allowing: Self.keys)
        self.line = line
        receipt = try fields.text("receipt_no", Normal.folded, most: 24)
        guard ReceiptText.isReceipt(receipt) else {
            throw fields.problem("receipt_no", .wrongType(expected: "BHR00000012"))
        }
        documentNumber = try fields.text("id_no", Normal.folded, most: Self.longest)
        submittedAt = try fields.moment("submitted_at")
        form = SubsidyForm(
            house: .init(
                code: try fields.maybeText("house_code", Normal.folded), address: try fields.maybeText("address"),
                room: try fields.maybeText("room")),
            lease: try Self.lease(fields),
            coTenants: try fields.texts("co_tenants", Normal.folded, most: Self.mostPeople),
            marital: try Self.marital(fields), children: try fields.integer("children", in: 0...Self.mostPeople),
            materials: try Self.materials(fields, notice),
            consentSignedAt: fields.has("consent_signed_at") ? try fields.moment("consent_signed_at") : nil,
            declaredAt: fields.has("honest_declaration_at") ? try fields.moment("honest_declaration_at") : nil,
            statements: try Self.statements(fields, notice))
        if let slip = form.slip(of: documentNumber) { throw fields.problem(slip.field, .syntax(slip.words)) }
    }

    /// Of consent and honest declaration the one that is dated later than the day on which the application was handed in.
    var dayAfterSubmission: String? {
        func isLater(_ moment: Moment?) -> Bool { moment.map { $0.day > submittedAt.day } ?? false }
        if isLater(form.consentSignedAt) { return "consent_signed_at" }
        return isLater(form.declaredAt) ? "honest_declaration_at" : nil
    }

    private static func lease(_ fields: JSONFields) throws(JSONFields.Problem) -> SubsidyForm.MarketLease {
        var landlord = (name: "", document: "")
        if fields.has("landlord") {
            let inner = try fields.object("landlord", allowing: ["name", "id_no"])
            landlord = (try inner.maybeText("name"), try inner.maybeText("id_no", Normal.folded))
        }
        return SubsidyForm.MarketLease(
            landlord: landlord.name, landlordDocument: landlord.document,
            area: fields.has("leased_area_cm2")
                ? Area(squareCentimetres: try fields.integer("leased_area_cm2", in: 0...100_000_000)) : nil,
            rent: fields.has("rent_fen") ? Money(fen: try fields.integer("rent_fen", in: 0...100_000_000)) : nil,
            start: fields.has("lease_start") ? try fields.day("lease_start") : nil,
            end: fields.has("lease_end") ? try fields.day("lease_end") : nil,
            signedOn: fields.has("lease_signed_on") ? try fields.day("lease_signed_on") : nil)
    }

    private static func marital(_ fields: JSONFields) throws(JSONFields.Problem) -> MaritalState {
        let word = try fields.text("marital", Normal.name, most: longest)
        guard let found = ImportWords.maritalStates.first(where: { $0.key == word }) else {
            let allowed = Nearness.sorted(ImportWords.maritalStates.map(\.key), by: word)
            throw fields.problem("marital", .unknown(word, allowed: allowed))
        }
        return found.value
    }

    private static func materials(
        _ fields: JSONFields, _ notice: SubsidyNotice
    ) throws(JSONFields.Problem) -> Set<String> {
        let kinds = try fields.texts("materials", Normal.name, most: longest)
        for kind in kinds where !notice.materials.kinds.contains(kind) {
            throw fields.problem(
                "materials", .unknown(kind, allowed: Nearness.sorted(notice.materials.kinds, by: kind)))
        }
        return Set(kinds)
    }

    /// What the applicant says of each condition, by its rule number (LH-61).
    private static func statements(
        _ fields: JSONFields, _ notice: SubsidyNotice
    ) throws(JSONFields.Problem) -> [String: Bool] {
        guard fields.has("declarations") else { return [:] }
        let rules = (ConditionSet.rules.map(\.rule) + notice.extraConditions.map(\.rule)).map(\.rawValue)
        let inner = try fields.object("declarations", allowing: rules)
        var statements: [String: Bool] = [:]
        for rule in rules where inner.has(rule) { statements[rule] = try inner.flag(rule, else: false) }
        return statements
    }
}

extension JSONFields {
    /// A text, empty where there is none or null.
    fileprivate func maybeText(
        _ name: String, _ normal: (String) -> String = Normal.name
    ) throws(Problem) -> String {
        guard has(name) else { return "" }
        return try optionalText(name, normal, most: ApplicationLine.longest) ?? ""
    }

    /// The texts of an array; none where it is not there.
    fileprivate func texts(_ name: String, _ normal: (String) -> String, most: Int) throws(Problem) -> [String] {
        guard has(name) else { return [] }
        return try list(name, most: most) { (value, path) throws(Problem) in
            guard case .text(let raw) = value else {
                throw Problem(field: path, reason: .wrongType(expected: CheckTexts.jsonText))
            }
            let text = normal(raw)
            guard !text.isEmpty else { throw Problem(field: path, reason: .empty) }
            return text
        }
    }
}
