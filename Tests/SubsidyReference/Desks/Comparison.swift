/// The same script on the desks and by hand, compared after every command.
public enum Comparison {
    /// What differed, and where.
    public struct Difference: Error, CustomStringConvertible, Sendable {
        public let seed: Int
        /// From 1.
        public let step: Int
        public let command: SubsidyCommand
        public let words: String

        public var description: String {
            "seed \(seed), command \(step): batch \(command.batch), \(command.by) at \(command.at) \(command.act)\n\(words)"
        }
    }

    /// - Parameters:
    ///   - reach: counts what happens.
    ///   - tell: hears every command, and what must come of it.
    /// - Returns: how many commands were compared.
    /// - Throws: ``Difference``; what the office met.
    @discardableResult
    public static func run(
        _ seed: Int, on desks: DeskOffice, _ reach: inout Reach,
        tell: (SubsidyCommand, SubsidyAnswer) -> Void = { (_, _) in }
    ) throws -> Int {
        var script = RandomScript(seed: seed)
        var rules = RuleHall(batches: script.notices.count)
        var laws = Array(repeating: Laws(), count: script.notices.count)
        var step = 0
        desks.begin(script.notices.map(\.name))
        while let command = script.next(rules) {
            step += 1
            let before = rules.batches[command.batch].families
            let expected = rules.perform(command)
            reach.note(command, expected, before, rules.batches[command.batch])
            tell(command, expected)
            do {
                let answer = try desks.perform(command)
                guard answer.fits(expected) else {
                    let words = ["the desk: \(answer)", "by hand: \(expected)"] + desks.said
                    throw Difference(
                        seed: seed, step: step, command: command, words: words.joined(separator: "\n"))
                }
                if let words = try difference(desks, rules, &laws, command, answer) {
                    throw Difference(seed: seed, step: step, command: command, words: words)
                }
            } catch let difference as Difference {
                throw difference
            } catch {
                throw Difference(seed: seed, step: step, command: command, words: "\(error)")
            }
        }
        return step
    }

    /// Every batch is looked at where what is done to one may reach another.
    private static func difference(
        _ desks: DeskOffice, _ rules: RuleHall, _ laws: inout [Laws], _ command: SubsidyCommand,
        _ answer: SubsidyAnswer
    ) throws -> String? {
        let all = command.act.reachesOthers && answer.isDone
        for (number, batch) in rules.batches.enumerated()
        where batch.notice != nil && (all || number == command.batch) {
            let view = try desks.view(of: number)
            if let words = view.difference(from: batch.view) { return "batch \(number): the desk, by hand: \(words)" }
            if number != command.batch {
                laws[number].see(view)
            } else if let words = try laws[number].broken(by: view, after: command, answer, desks) {
                return words
            }
        }
        return Laws.broken(among: laws)
    }
}

extension SubsidyCommand.Act {
    /// Whether another batch may be judged by something else afterwards (LH-06, LH-57).
    fileprivate var reachesOthers: Bool {
        switch self {
        case .importUsedHouses, .results, .sign, .finish, .decideChange: true
        default: false
        }
    }
}
