import Housing
import StoreLoad

/// The rules alone, on one core: without a store, a lock or a screen.
enum RuleMeasure {
    private static let families = 100_000

    /// Income and property of families against the limits in force.
    static func assess(into report: inout Report) throws {
        let checks = try SyntheticChecks()
        let reports = try (0..<families).map { checks.report($0, of: try checks.family($0)) }
        let limits = checks.limits
        var meeting = 0
        let begun = Nanoseconds.now()
        for _ in 0..<10 {
            for report in reports {
                let assessment = Assessment(of: report, people: report.people.count, among: limits)
                if assessment?.meets == true { meeting += 1 }
            }
        }
        let seconds = Nanoseconds.now().milliseconds(since: begun) / 1000
        guard meeting > 0, meeting < families * 10 else {
            throw PseudoTerminal.Failure(description: "all families alike")
        }
        let count = Double(families * 10)
        report.add(
            "assessments on one core: families of 1 to 6, 4 items each", count / seconds, unit: "/s", digits: 0,
            aim: "1000000/s")
    }

    /// Every command of a renewal from its start to its approval, and of a check from its start to its result.
    static func perform(into report: inout Report) throws {
        let office = try SyntheticOffice()
        let renewals = 20_000
        var begun = Nanoseconds.now()
        var commands = 0
        for number in 0..<renewals { commands += try office.performWhole(number) }
        add("commands of a renewal performed", commands, since: begun, to: &report)

        let checks = try SyntheticChecks()
        let families = try (0..<2000).map { try checks.family($0) }
        let reports = families.enumerated().map { checks.report($0.offset, of: $0.element) }
        guard let receipt = ReceiptNumber(kind: .economicCheck, month: Month(year: 2023, month: 8), serial: 1) else {
            return
        }
        begun = Nanoseconds.now()
        commands = 0
        for _ in 0..<5 {
            for (number, family) in families.enumerated() {
                var (check, _) = try checks.sent(number, receipt, family)
                try checks.receive(reports[number], &check)
                commands += check.version
            }
        }
        add("commands of an economic check performed", commands, since: begun, to: &report)
    }

    private static func add(_ name: String, _ count: Int, since begun: Nanoseconds, to report: inout Report) {
        let seconds = Nanoseconds.now().milliseconds(since: begun) / 1000
        report.add(name, Double(count) / seconds, unit: "/s", digits: 0)
    }
}
