import Dispatch
import Glibc
import SubsidyReference
import Synchronization

/// `anju-benchmark offices`: the tests' random offices, as many as one likes.
enum RandomOffices {
    static let usage = """
        usage: anju-benchmark offices [--seeds N] [--from N] [--tell]
          --seeds N      random offices of the rent subsidy beside the rules kept by hand (10000)
          --from N       the first seed (1)
          --tell         every command, with what must come of it
        """

    /// - Returns: the exit status; 1 where something differs, which is told with its seed.
    static func main(_ words: [String]) -> Int32 {
        var (seeds, from) = (10_000, 1)
        let tells = words.contains("--tell")
        var words = words.filter { $0 != "--tell" }[...]
        while let word = words.popFirst() {
            guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return refuse() }
            switch word {
            case "--seeds": seeds = number
            case "--from": from = number
            default: return refuse()
            }
        }
        return run(from..<from + seeds, tells)
    }

    private static func refuse() -> Int32 {
        Complaint.say(usage)
        return 64
    }

    private static func run(_ seeds: Range<Int>, _ tells: Bool) -> Int32 {
        let batches = stride(from: seeds.lowerBound, to: seeds.upperBound, by: together).map { first in
            first..<min(first + together, seeds.upperBound)
        }
        let commands = Atomic(0)
        let differences = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: batches.count) { index in
            do {
                let desks = try DeskOffice()
                var reach = Reach()
                for seed in batches[index] {
                    do {
                        let count = try Comparison.run(seed, on: desks, &reach) { (command, answer) in
                            if tells { print("\(seed) \(command.at) \(command.by): \(command.act)\n  \(answer)") }
                        }
                        commands.add(count, ordering: .relaxed)
                    } catch {
                        differences.add(1, ordering: .relaxed)
                        Complaint.say("\(error)")
                    }
                }
            } catch {
                differences.add(1, ordering: .relaxed)
                Complaint.say("\(error)")
            }
        }
        let found = differences.load(ordering: .relaxed)
        print(
            "\(seeds.count) random offices, seeds \(seeds.lowerBound) to \(seeds.upperBound - 1), "
                + "\(commands.load(ordering: .relaxed)) commands: \(found) differences")
        return found == 0 ? 0 : 1
    }

    /// So many lie in one directory.
    private static let together = 10
}
