import Housing
import Texts

/// `policies/economic-check.toml`: dated parameters, dated limits, and what the items of a report are called.
public struct CheckPolicy: Equatable, Sendable {
    static let path = "policies/economic-check.toml"

    /// One dated group of parameters.
    public struct Group: DatedPolicy, Equatable, Sendable {
        public let effectiveFrom: Day
        /// On what the figures rest.
        public let source: String
        public let parameters: EconomicCheck.Parameters
        /// The name of the text that is read and ticked.
        public let authorisation: String

        init(_ section: TOMLSection) throws(OfficeFailure) {
            try section.allow(
                only: [
                    "effective_from", "source", "authorisation_seconds", "income_months", "valid_months",
                    "objection_working_days", PolicyText.Kind.authorisation.key,
                ])
            effectiveFrom = try section.required(section.day("effective_from"), "effective_from")
            source = try section.required(section.text("source"), "source")
            parameters = EconomicCheck.Parameters(
                authorisationSeconds: try section.needed("authorisation_seconds", in: 0...600),
                incomeMonths: try section.needed("income_months", in: 12...12),
                validMonths: try section.needed("valid_months", in: 1...60),
                objectionPeriod: .workingDays(try section.needed("objection_working_days", in: 1...120)))
            authorisation = try section.required(
                section.path(PolicyText.Kind.authorisation.key), PolicyText.Kind.authorisation.key)
        }
    }

    /// The earliest first.
    let groups: [Group]
    /// The earliest first.
    public internal(set) var limits: [EconomicLimits]
    /// By the code in a report, in the order of the file.
    public let income: [Kind]
    public let property: [Kind]

    /// What an item of a report is called.
    public struct Kind: Equatable, Sendable {
        public let code: String
        public let name: String
    }

    init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(only: ["parameters", "limits", "income", "property"])
        groups = try Group.all(in: root)
        limits = try Self.limits(root)
        income = try Self.kinds(root, "income")
        property = try Self.kinds(root, "property")
    }

    /// The group in force on `day`.
    func group(on day: Day) throws(OfficeFailure) -> Group {
        guard let group = groups.last(where: { $0.effectiveFrom <= day }) else {
            throw .input(InputProblem(source: Self.path, reason: .missing("effective_from <= \(day)")))
        }
        return group
    }

    /// What an item is called; its code where the office's list has none.
    public func name(ofIncome code: String) -> String { income.first { $0.code == code }?.name ?? code }
    public func name(ofProperty code: String) -> String { property.first { $0.code == code }?.name ?? code }

    private static func limits(_ root: TOMLSection) throws(OfficeFailure) -> [EconomicLimits] {
        var all: [EconomicLimits] = []
        for section in try root.sections("limits") {
            try section.allow(only: ["effective_from", "source", "income_per_head_fen", "property"])
            let from = try section.required(section.day("effective_from"), "effective_from")
            _ = try section.required(section.text("source"), "source")
            var steps: [EconomicLimits.Step] = []
            for step in try section.sections("property") {
                try step.allow(only: ["most_people", "limit_fen"])
                steps.append(
                    EconomicLimits.Step(
                        mostPeople: try step.integer("most_people", in: 1...1000),
                        limit: Money(fen: try step.needed("limit_fen", in: 0...1_000_000_000_000))))
            }
            let perHead = Money(fen: try section.needed("income_per_head_fen", in: 0...1_000_000_000_000))
            guard let limits = EconomicLimits(effectiveFrom: from, incomePerHead: perHead, property: steps) else {
                throw section.problem("property", .syntax(CheckTexts.propertySteps))
            }
            if let last = all.last, from <= last.effectiveFrom {
                throw section.problem(
                    "effective_from", .outOfRange(allowed: CommandTexts.after("\(last.effectiveFrom)")))
            }
            all.append(limits)
        }
        guard !all.isEmpty else { throw root.problem(nil, .missing("[[limits]]")) }
        return all
    }

    private static func kinds(_ root: TOMLSection, _ key: String) throws(OfficeFailure) -> [Kind] {
        var kinds: [Kind] = []
        for section in try root.sections(key) {
            try section.allow(only: ["code", "name"])
            let kind = Kind(
                code: try section.required(section.path("code"), "code"),
                name: try section.required(section.path("name"), "name"))
            if kinds.contains(where: { $0.code == kind.code }) { throw section.problem("code", .invalid(kind.code)) }
            kinds.append(kind)
        }
        guard !kinds.isEmpty else { throw root.problem(nil, .missing("[[\(key)]]")) }
        return kinds
    }
}
