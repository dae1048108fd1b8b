import Housing
import Testing

@testable import Office

/// The dated rules and texts as files.
@Suite struct PolicyTests {
    @Test("A declaration is not shown where the notice is named", arguments: ["notice", "information", "declaration"])
    func wrongText(_ key: String) throws {
        let other = key == "notice" ? "renewal-declaration-1" : "notice-collect-1"
        let policies = Policies { path throws(OfficeFailure) in
            guard let file = DefaultFiles.policies.first(where: { $0.path == path }) else { return nil }
            guard path == RenewalPolicy.path else { return file.bytes }
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { line in
                line.hasPrefix("\(key) = ") ? "\(key) = \"\(other)\"" : String(line)
            }
            return Array(lines.joined(separator: "\n").utf8)
        }
        let kind = try #require(PolicyText.Kind.allCases.first { $0.key == key })
        let expected = OfficeFailure.input(
            InputProblem(
                source: "templates/\(other).toml", column: "kind",
                reason: .unknown(other.replacing("-1", with: ""), allowed: [kind.rawValue])))
        failure(expected) { _ = try policies.text(kind, on: TestOffice.opening.day) }
        #expect(policies.problems() == [expected])
        #expect(Policies.standard().problems().isEmpty)
    }
}
