import Testing

@testable import Housing

@Suite struct SigningOrderTests {
    private typealias Place = SigningOrder.Place

    /// A12, B15 (not eligible), C31, D40, E52, F77, G90, H101, I150.
    private let families = [12, 15, 31, 40, 52, 77, 90, 101, 150].map { position in
        Place(position: position, outcome: position == 15 ? nil : .eligible)
    }

    @Test("5.6: of nine families, one of them refused, six are listed in the register's order")
    func example() throws {
        let most = SubsidyNotice.ListFactor(numerator: 12, denominator: 10).most(5)
        let listed = try SigningOrder.list(families, most: most)
        #expect(listed.map { families[$0].position } == [12, 31, 40, 52, 77, 90])
    }

    @Test("Nobody is listed past somebody who may belong before him; beyond the list it does not matter")
    func undecided() throws {
        var families = families
        families[3] = Place(position: 40, outcome: .undecided)
        #expect(throws: SigningOrder.Problem.undecided(position: 40)) { try SigningOrder.list(families, most: 6) }
        families[3] = Place(position: 40, outcome: .refusalProposed)
        #expect(throws: SigningOrder.Problem.undecided(position: 40)) { try SigningOrder.list(families, most: 6) }
        #expect(try SigningOrder.list(families, most: 2) == [0, 2])
    }

    @Test("Q1: a place that two families have, or one out of order, is an error of the register")
    func register() {
        let twice = [Place(position: 1, outcome: .eligible), Place(position: 1, outcome: .eligible)]
        #expect(throws: SigningOrder.Problem.positionTwice(1)) { try SigningOrder.list(twice, most: 1) }
        let back = [Place(position: 2, outcome: nil), Place(position: 1, outcome: nil)]
        #expect(throws: SigningOrder.Problem.order(1)) { try SigningOrder.list(back, most: 1) }
    }

    @Test(
        "LH-30, LH-53: signed and called together never exceed the quota",
        arguments: [
            (5, 0, 0, 6, 5), (5, 5, 0, 1, 0), (5, 3, 1, 4, 1), (5, 3, 2, 4, 0), (5, 0, 0, 2, 2), (5, 4, 3, 9, 0),
        ])
    func callable(_ quota: Int, _ signed: Int, _ called: Int, _ waiting: Int, _ more: Int) {
        #expect(SigningOrder.callable(quota: quota, signed: signed, called: called, waiting: waiting) == more)
    }
}
