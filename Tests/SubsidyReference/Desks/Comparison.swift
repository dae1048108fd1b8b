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
            "seed \(seed), command \(step): \(command.by) at \(command.at) \(short)\n\(words)"
        }

        private var short: String { String(String(describing: command.act).prefix(600)) }
    }

    /// - Returns: how many commands were compared.
    /// - Throws: ``Difference``; what the office met.
    @discardableResult
    public static func run(_ seed: Int, on desks: DeskOffice) throws -> Int {
        var script = RandomScript(seed: seed)
        var rules = RuleOffice()
        var laws = Laws()
        var step = 0
        desks.begin("notice-\(seed)")
        while let command = script.next(rules) {
            step += 1
            func differ(_ words: String) -> Difference {
                Difference(seed: seed, step: step, command: command, words: words)
            }
            let expected = rules.perform(command)
            let answer: SubsidyAnswer
            do {
                answer = try desks.perform(command)
            } catch {
                throw differ("\(error)")
            }
            guard answer.fits(expected) else { throw differ("the desk: \(answer)\nby hand: \(expected)") }
            guard rules.notice != nil else { continue }
            let view = try desks.view()
            if let words = view.difference(from: rules.view) { throw differ("the desk, by hand: \(words)") }
            if let words = laws.broken(by: view, after: command, answer) { throw differ(words) }
        }
        return step
    }
}
