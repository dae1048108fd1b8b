import Documents
import Housing
import PaperSamples
import Testing

@Suite struct ContractFactsTests {
    private func facts(
        lessor: String = "中心", name: String = "张三", start: String = "2023-11-01", end: String = "2026-10-31",
        rentFen: Int = 115_500, areaCm2: Int = 350_000, depositMonths: Int = 2
    ) throws -> ContractFacts {
        let sample = try SampleContract.facts()
        var tenant = sample.tenant
        tenant.name = name
        var dwelling = sample.dwelling
        dwelling.builtArea = Area(squareCentimetres: areaCm2)
        return try ContractFacts(
            number: "1", madeOn: sample.madeOn, lessor: .init(name: lessor), tenant: tenant, occupants: [],
            dwelling: dwelling, former: sample.former, policy: .old, start: try #require(Day(start)),
            end: try #require(Day(end)), monthlyRent: Money(fen: rentFen), depositMonths: depositMonths)
    }

    @Test("L-02: no contract without the tenant's name; no contract without a lessor")
    func names() {
        #expect(throws: ContractFacts.Problem.noTenant) { try facts(name: "") }
        #expect(throws: ContractFacts.Problem.noLessor) { try facts(lessor: "") }
    }

    @Test("A deposit is at most three months' rent", arguments: [-1, 4])
    func deposit(months: Int) throws {
        #expect(throws: ContractFacts.Problem.deposit(months: months)) { try facts(depositMonths: months) }
        #expect(try facts(depositMonths: 3).deposit == Money(fen: 346_500))
    }

    @Test("A term ends after it began, and within twenty years (Civil Code Art. 705)")
    func term() throws {
        #expect(throws: ContractFacts.Problem.noTerm) { try facts(end: "2023-10-31") }
        #expect(throws: ContractFacts.Problem.termTooLong) { try facts(end: "2043-11-01") }
        #expect(try facts(end: "2043-10-31").termMonths == 240)
        #expect(try facts(end: "2023-11-01").termMonths == nil)
        #expect(try facts(end: "2023-11-01").values().texts[.term] == "1日")
        #expect(try facts(start: "2024-01-31", end: "2024-02-29").termMonths == 1)
    }

    @Test("Rent is above nothing")
    func rent() {
        #expect(throws: ContractFacts.Problem.rent) { try facts(rentFen: 0) }
        #expect(throws: ContractFacts.Problem.rent) { try facts(rentFen: Int.max) }
    }

    @Test("A unit price stands there only where it is exact")
    func unitPrice() throws {
        #expect(try facts().unitPrice == Money(fen: 3_300))
        #expect(try facts(areaCm2: 330_001).unitPrice == nil)
        #expect(try facts(areaCm2: 0).unitPrice == nil)
        #expect(try facts(areaCm2: 330_001).values().texts[.unitPrice] == nil)
    }

    @Test("Every field that a template must be able to rely on has a value")
    func values() throws {
        let values = try facts(areaCm2: 330_001, depositMonths: 0).values()
        for field in TemplateKind.leaseContract.fields where !field.isOptional {
            #expect(values.texts[field]?.isEmpty == false, "\(field)")
        }
        #expect(values.texts[.deposit] == nil)
        for list in TemplateKind.leaseContract.lists {
            for row in try SampleContract.facts(facilities: 2).values().lists[list] ?? [] {
                #expect(row.count == list.columns.count)
            }
        }
    }
}
