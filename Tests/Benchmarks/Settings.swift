import Glibc

/// What a run was asked for.
struct Settings {
    enum Measure: String, CaseIterable {
        case start, keys, ticks, memory, idle, paste, queue, commits, paper, reports, assess, perform, subsidy, month
        case imports = "import"

        /// `subsidy` takes the month too.
        static let all = allCases.filter { $0 != .month }
    }

    var measures: [Measure] = []
    /// The data directory of `anju`; nil makes a sample office for the run.
    var data: String?
    /// Synthetic cases beside those of the sample office.
    var cases = 0
    /// The program under test; nil takes the one beside this program.
    var anju: String?
    var runs = 31
    var keys = 300
    var commitsEach = 50
    var leases = 10_000
    var reports = 10_000
    /// Sizes of the rent subsidy, one after the other.
    var families: [Int] = []

    static let usage = """
        usage: anju-benchmark [all | start | keys | ticks | memory | idle | paste | queue | commits | paper | import |
                              reports | assess | perform | subsidy | month]...
          --data DIR     measure on this office, made there and kept where it is absent (default: one for the run)
          --cases N      synthetic cases beside those of the sample office (0)
          --anju PATH    the program (default: the one beside this program)
          --runs N       starts of each program, the median counts (31)
          --keys N       keys typed one by one (300)
          --commits N    commits of each process (50)
          --leases N     leases of the import (10000)
          --reports N    reports of the import of reports (10000)
          --families N   families of the rent subsidy; more than once for more sizes (10000, 100000, 1000000);
                         `month` is of them a month's payments alone, on an office kept at DIR
        """

    /// nil when the words make no sense.
    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "all": measures = Measure.all
            case "--data": data = words.popFirst()
            case "--anju": anju = words.popFirst()
            case "--cases": guard Self.read(&words, into: &cases) else { return nil }
            case "--runs": guard Self.read(&words, into: &runs) else { return nil }
            case "--keys": guard Self.read(&words, into: &keys) else { return nil }
            case "--leases": guard Self.read(&words, into: &leases) else { return nil }
            case "--reports": guard Self.read(&words, into: &reports) else { return nil }
            case "--families":
                var number = 0
                guard Self.read(&words, into: &number) else { return nil }
                families.append(number)
            case "--commits": guard Self.read(&words, into: &commitsEach) else { return nil }
            default:
                guard let measure = Measure(rawValue: word) else { return nil }
                measures.append(measure)
            }
        }
        if measures.isEmpty { measures = Measure.all }
    }

    private static func read(_ words: inout ArraySlice<String>, into number: inout Int) -> Bool {
        guard let value = words.popFirst().flatMap({ Int($0) }), value > 0 else { return false }
        number = value
        return true
    }
}
