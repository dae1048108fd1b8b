import SubsidyReference
import Testing

/// Random offices, their desks beside the rules kept by hand. A difference is told with the seed that makes it again.
@Suite struct RandomOfficeTests {
    /// How many offices there are in one run, and how many lie in one directory.
    private static let seeds = 500
    private static let together = 10

    @Test(
        "Whatever people do, in whatever order: what comes of it is what the notice says",
        arguments: Array(stride(from: 1, to: seeds, by: together)))
    func many(_ first: Int) throws {
        let desks = try DeskOffice()
        for seed in first..<first + Self.together { try Comparison.run(seed, on: desks) }
    }

    @Test("Everything that can happen to a family happens to some")
    func reach() {
        let reach = Reach(seeds: 1..<Self.seeds + 1)
        for (k, v) in reach.outcomes.sorted(by: { $0.key < $1.key }) { print("OUT", k, v) }
        for (k, v) in reach.states.sorted(by: { $0.key < $1.key }) { print("STATE", k, v) }
    }
}
