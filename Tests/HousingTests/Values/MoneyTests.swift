import Testing

@testable import Housing

@Suite struct MoneyTests {
    @Test(
        "5.1 Monthly amounts are exact",
        arguments: [
            (3300, 350_000, 115_500), (3300, 650_000, 214_500), (1234, 565_000, 69_721), (0, 350_000, 0),
            (1, 10_000, 1),
        ])
    func exact(price: Int, area: Int, monthly: Int) throws {
        let rent = try Rent.monthly(
            pricePerSquareMetre: Money(fen: price), area: Area(squareCentimetres: area))
        #expect(rent == Money(fen: monthly))
    }

    @Test(
        "What is not exact is an error and never rounded",
        arguments: [
            (1, 9_999, Rent.Problem.notExact(remainder: 9_999)), (1234, 565_001, .notExact(remainder: 1_234)),
            (-1, 10_000, .negative), (1, -10_000, .negative), (Int.max, 20_000, .tooLarge),
        ])
    func notExact(price: Int, area: Int, problem: Rent.Problem) {
        #expect(throws: problem) {
            try Rent.monthly(pricePerSquareMetre: Money(fen: price), area: Area(squareCentimetres: area))
        }
    }

    @Test("Yuan and square metres as printed")
    func printed() {
        #expect(Money(fen: 115_500).description == "1155.00")
        #expect(Money(fen: 5).description == "0.05")
        #expect(Money(fen: -1_234).description == "-12.34")
        #expect(Area(squareCentimetres: 350_000).description == "35.00")
        #expect(Area(squareCentimetres: 356_512).description == "35.6512")
        #expect(Area(squareCentimetres: 356_500).description == "35.65")
    }
}
