import Housing
import Texts

/// The rules of a notice file. What contradicts itself is told with line and key.
struct NoticeRules {
    let notice: SubsidyNotice

    init(_ root: TOMLSection) throws(OfficeFailure) {
        let opens = try root.moment("opens_at")
        let closes = try root.moment("closes_at")
        guard opens < closes else {
            throw root.problem("closes_at", .outOfRange(allowed: CommandTexts.after("\(opens)")))
        }
        let name = try root.sentence("name")
        let district = try root.sentence("district")
        let quota = try root.needed("quota", in: 1...10_000_000)
        let factor = try Self.factor(root)
        let cutOff = try root.moment("cut_off")
        let standard = try Self.standard(try root.inner("standard"))
        let materials = try Self.materials(try root.inner("materials"))
        let extra = try Self.extraConditions(root)
        let periods = try Self.periods(try root.inner("periods"))
        do throws(SubsidyNotice.Problem) {
            notice = try SubsidyNotice(
                name: name, district: district, quota: quota, listFactor: factor, cutOff: cutOff,
                window: opens...closes, standard: standard, materials: materials, extraConditions: extra,
                periods: periods)
        } catch {
            throw Self.failure(error, root)
        }
    }

    private static func failure(_ problem: SubsidyNotice.Problem, _ root: TOMLSection) -> OfficeFailure {
        switch problem {
        case .district: root.problem("district", .wrongType(expected: "440303"))
        case .quota: root.problem("quota", .empty)
        case .listFactor: root.problem("list_factor", .wrongType(expected: "[12, 10]"))
        case .cutOff: root.problem("cut_off", .conflicts(with: "opens_at"))
        case .extraConditionTwice(let rule): root.problem("extra_conditions", .invalid("\(rule)"))
        case .tooManyExtraConditions(let most): root.problem("extra_conditions", .outOfRange(allowed: "0–\(most)"))
        case .period: root.problem("periods", .empty)
        }
    }

    private static func factor(_ root: TOMLSection) throws(OfficeFailure) -> SubsidyNotice.ListFactor {
        let numbers = try root.required(root.integers("list_factor"), "list_factor")
        guard numbers.count == 2 else { throw root.problem("list_factor", .wrongType(expected: "[12, 10]")) }
        return .init(numerator: numbers[0], denominator: numbers[1])
    }

    private static func standard(_ section: TOMLSection) throws(OfficeFailure) -> SubsidyStandard {
        try section.allow(only: ["price_fen", "area_of_one_cm2", "area_of_more_cm2", "term_months", "first_month"])
        let price = Money(fen: try section.needed("price_fen", in: 1...10_000_000))
        let one = Area(squareCentimetres: try section.needed("area_of_one_cm2", in: 1...100_000_000))
        let more = Area(squareCentimetres: try section.needed("area_of_more_cm2", in: 1...100_000_000))
        let term = try section.needed("term_months", in: 1...InstalmentLedger.mostMonths)
        let first = try section.needed("first_month", in: 0...12)
        do throws(Rent.Problem) {
            return try SubsidyStandard(
                pricePerSquareMetre: price, areaOfOne: one, areaOfMore: more, termMonths: term, firstMonthOffset: first)
        } catch {
            throw section.problem("price_fen", .syntax(SubsidyTexts.amountNotExact))
        }
    }

    private static func periods(_ section: TOMLSection) throws(OfficeFailure) -> SubsidyNotice.Periods {
        try section.allow(
            only: [
                "publicity_working_days", "takedown_days", "lease_months", "signing_working_days",
                "correction_working_days",
            ])
        return SubsidyNotice.Periods(
            publicityWorkingDays: try section.needed("publicity_working_days", in: 1...250),
            takedownDays: try section.needed("takedown_days", in: 0...3650),
            leaseMonths: try section.needed("lease_months", in: 0...120),
            signingWorkingDays: try section.needed("signing_working_days", in: 1...250),
            correctionWorkingDays: try section.needed("correction_working_days", in: 1...250))
    }

    private static func extraConditions(_ root: TOMLSection) throws(OfficeFailure) -> [SubsidyNotice.ExtraCondition] {
        var conditions: [SubsidyNotice.ExtraCondition] = []
        for section in try root.sections("extra_conditions") {
            try section.allow(only: ["rule", "name"])
            let rule = try section.sentence("rule")
            guard rule.hasPrefix("LH-18-") else { throw section.problem("rule", .wrongType(expected: "LH-18-1")) }
            conditions.append(.init(rule: Rule(rawValue: rule), name: try section.sentence("name")))
        }
        return conditions
    }

    // MARK: Materials

    private static func materials(_ section: TOMLSection) throws(OfficeFailure) -> SubsidyMaterials {
        try section.allow(only: ["kinds", "needs"])
        let kinds = try section.sentences("kinds")
        var needs: [SubsidyMaterials.Need] = []
        for inner in try section.sections("needs") { needs.append(try need(inner)) }
        do throws(SubsidyMaterials.Problem) {
            return try SubsidyMaterials(kinds: kinds, needs: needs)
        } catch {
            switch error {
            case .kindTwice(let kind): throw section.problem("kinds", .invalid(kind))
            case .kindUnknown(let kind):
                throw section.problem("needs", .unknown(kind, allowed: Nearness.sorted(kinds, by: kind)))
            case .empty(let rule): throw section.problem("needs", .missing("\(rule)：one_of"))
            }
        }
    }

    private static func need(_ section: TOMLSection) throws(OfficeFailure) -> SubsidyMaterials.Need {
        try section.allow(only: ["rule", "whom", "one_of"])
        let rule = try section.required(section.choice("rule", of: ["LH-41", "LH-42", "LH-45", "LH-46"]), "rule")
        let word = try section.required(section.choice("whom", of: Self.whom.map(\.word)), "whom")
        guard let whom = Self.whom.first(where: { $0.word == word })?.whom else {
            throw section.problem("whom", .invalid(word))
        }
        return .init(
            rule: Rule(rawValue: rule), whom: whom, oneOf: try section.required(section.textSets("one_of"), "one_of"))
    }

    private static let whom: [(word: String, whom: SubsidyMaterials.Whom)] = [
        ("everybody", .everybody), ("single", .marital(.single)), ("married", .marital(.married)),
        ("divorced", .marital(.divorced)), ("widowed", .marital(.widowed)), ("children", .withChildren),
    ]
}
