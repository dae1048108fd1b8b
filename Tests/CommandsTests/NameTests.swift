import Cells
import Foundation
import Office
import Testing
import Texts

/// What commands print is said in words.
@Suite struct NameTests {
    @Test("Every act in the table of roles has a name", arguments: Act.allCases)
    func name(of act: Act) {
        #expect(CommandTexts.act(act.rawValue) != act.rawValue)
    }

    @Test("Every situation in the sample office has a name", arguments: SampleSituation.allCases)
    func name(of situation: SampleSituation) {
        #expect(CommandTexts.situation(situation.rawValue) != situation.rawValue)
    }

    @Test("Tables stand in columns under their titles")
    func columns() throws {
        let harness = try CommandHarness()
        try harness.copySample()
        /// The columns in a terminal at which the second cell of each line begins.
        func second(_ lines: [Substring]) -> Set<Int> {
            Set(
                lines.compactMap { line -> Int? in
                    guard let gap = line.range(of: "  ") else { return nil }
                    let rest = line[gap.lowerBound...].drop { $0 == " " }
                    return Width.of(String(line[..<rest.startIndex]))
                })
        }
        for (words, title) in [(["user", "list"], "登录名"), (["user", "roles"], "事项"), (["doctor"], "")] {
            harness.run(words, in: harness.directory)
            let lines = harness.output.split(separator: "\n").filter { !$0.contains("→") }
            #expect(lines.count > 4 && lines[0].hasPrefix(title))
            #expect(second(lines).count == 1, "\(words)")
        }
    }
}
