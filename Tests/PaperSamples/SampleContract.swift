import Documents
import Housing
import Office

/// A contract of synthetic people, filled from the templates that are shipped: for tests and benchmarks.
public enum SampleContract {
    /// A constant of this file does not hold.
    public struct Wrong: Error {}

    public static func facts(
        name: String = "欧阳样例", occupants: Int = 3, depositMonths: Int = 2, facilities: Int = 0
    ) throws -> ContractFacts {
        let tenant = try person(1, name, "440303198811230023", mobile: "13800138000")
        let start = try day("2023-11-01")
        let former = Lease(
            id: LeaseID("l-1"), number: "深样租〔2020〕第00017号", policy: .old, dwelling: DwellingID("d-1"),
            tenant: tenant.id, start: try day("2020-11-01"), end: try day("2023-10-31"),
            monthlyRent: Money(fen: 115_500))
        let dwelling = Dwelling(
            id: DwellingID("d-1"), code: try HouseCode("4403030079999999017005100"), estate: "样例家园", building: "17栋",
            room: "3010", builtArea: Area(squareCentimetres: 350_000))
        return try ContractFacts(
            number: "C2311-00017-4", madeOn: try day("2023-10-09"),
            lessor: .init(name: "样例区住房保障服务中心", address: "样例区样例路1号", phone: "0755-00000000"), tenant: tenant,
            occupants: try (0..<occupants).map { try occupant($0) }, dwelling: dwelling, former: former,
            policy: .old, start: start, end: start.adding(months: 36).adding(days: -1),
            monthlyRent: Money(fen: 115_500), depositMonths: depositMonths,
            facilities: (0..<facilities).map { .init(name: "设施\($0 + 1)", quantity: 1, condition: "完好") })
    }

    /// A document of the shipped template of its kind.
    public static func document(
        _ kind: TemplateKind, _ facts: ContractFacts, contractDigest: Digest? = nil
    ) throws -> Document {
        guard let name = Policies.standardTemplates[kind] else { throw Wrong() }
        return try Policies.standard().template(kind, named: name).template
            .filled(
                facts.values(contractDigest: contractDigest), number: facts.number, madeOn: facts.madeOn,
                alsoMarked: "训练样本")
    }

    /// 租赁合同 of ``facts(name:occupants:depositMonths:facilities:)``.
    public static func contract() throws -> Document { try document(.leaseContract, try facts()) }

    private static func occupant(_ index: Int) throws -> ContractFacts.Occupant {
        let numbers = ["440303198811230023", "440308199901101512", "11010519491231002X"]
        let names = ["样例一", "司徒样例二", "样例三"]
        let place = index % names.count
        return ContractFacts.Occupant(
            person: try person(index + 2, names[place], numbers[place], mobile: nil),
            relation: [.spouse, .child, .parent][place], moveIn: index == 1 ? nil : try day("2020-11-01"))
    }

    private static func person(_ index: Int, _ name: String, _ number: String, mobile: String?) throws -> Person {
        Person(
            id: PersonID("p-\(index)"), name: name,
            document: try IdentityNumber(number, kind: .residentCard, on: nil),
            mobile: try mobile.map { try Mobile($0) })
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Wrong() }
        return day
    }
}
