import Housing
import Texts

/// One of the `[[parameters]]` of a policy file: figures in force from a day on.
protocol DatedPolicy {
    var effectiveFrom: Day { get }

    init(_ section: TOMLSection) throws(OfficeFailure)
}

extension DatedPolicy {
    /// Every group of the file, oldest first. One that begins no later than the one before, or none at all, is refused.
    static func all(in bytes: [UInt8], source: String) throws(OfficeFailure) -> [Self] {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(only: ["parameters"])
        return try all(in: root)
    }

    /// The same of a file that holds more than these groups.
    static func all(in root: TOMLSection) throws(OfficeFailure) -> [Self] {
        var policies: [Self] = []
        for section in try root.sections("parameters") {
            let policy = try Self(section)
            if let last = policies.last, policy.effectiveFrom <= last.effectiveFrom {
                throw section.problem(
                    "effective_from", .outOfRange(allowed: CommandTexts.after("\(last.effectiveFrom)")))
            }
            policies.append(policy)
        }
        guard !policies.isEmpty else { throw root.problem(nil, .missing("[[parameters]]")) }
        return policies
    }
}

extension TOMLSection {
    func needed(_ key: String, in range: ClosedRange<Int>) throws(OfficeFailure) -> Int {
        try required(integer(key, in: range), key)
    }

    func day(_ key: String) throws(OfficeFailure) -> Day? {
        guard let date = try date(key) else { return nil }
        return Day(date.year, date.month, date.day)
    }
}
