import Documents
import Housing
import Testing

@testable import Office

/// The parameters of signing, and what is wrong with a file that was edited.
@Suite struct SigningPolicyTests {
    private let shipped: String

    init() throws {
        let file = try #require(DefaultFiles.policies.first { $0.path == SigningPolicy.path })
        shipped = String(decoding: file.bytes, as: UTF8.self)
    }

    private func policies(_ text: String?) -> Policies {
        Policies { asked throws(OfficeFailure) in
            asked == SigningPolicy.path
                ? text.map { Array($0.utf8) } : DefaultFiles.policies.first { $0.path == asked }?.bytes
        }
    }

    @Test("What is shipped has the figures of the rules and templates of their kinds")
    func standard() throws {
        let policies = Policies.standard()
        let policy = try policies.signing(on: day(2023, 8, 21))
        #expect(policy.parameters == Signing.Parameters())
        #expect(policy.depositMonths == 2 && !policy.lessor.name.isEmpty && policy.lessor.phone == nil)
        #expect(policy.templates == Policies.standardTemplates.filter { TemplateKind.ofContracts.contains($0.key) })
        for kind in TemplateKind.ofContracts {
            #expect(try policies.template(kind, of: policy).template.kind == kind)
        }
    }

    @Test("A directory that was made before has what is shipped")
    func older() throws {
        let older = policies(nil)
        #expect(older.problems().isEmpty)
        #expect(try older.signing(on: day(2023, 8, 21)) == Policies.standard().signing(on: day(2023, 8, 21)))
    }

    @Test("A group of parameters holds from its day until the next")
    func dated() throws {
        let next = shipped.replacing("effective_from = 2020-01-01", with: "effective_from = 2024-01-01")
            .replacing("deadline_days = 30", with: "deadline_days = 20")
        let policies = policies(shipped + "\n" + next)
        #expect(try policies.signing(on: day(2023, 12, 31)).parameters.deadline == .days(30))
        #expect(try policies.signing(on: day(2024, 1, 1)).parameters.deadline == .days(20))
        #expect(throws: OfficeFailure.self) { try policies.signing(on: day(2019, 12, 31)) }
        #expect(self.policies(shipped + "\n" + shipped).problems().count == 1)
    }

    @Test(
        "A problem is told with line and key",
        arguments: [
            ("deposit_months = 2", "deposit_months = 4", "deposit_months"),
            ("witness_days = 7", "witness_days = 0", "witness_days"),
            ("commitment_seconds = 10", "comitment_seconds = 10", "comitment_seconds"),
            ("attempt_minutes = 60", "attempt_minutes = \"60\"", "attempt_minutes"),
            ("lessor = \"样例市住房保障中心\"", "lessor = \"\"", "lessor"),
            ("effective_from = 2020-01-01", "effective_from = 2020", "effective_from"),
        ])
    func problems(_ right: String, _ wrong: String, _ key: String) throws {
        let text = shipped.replacing(right, with: wrong)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0 == wrong })
        guard case .input(let problem)? = policies(text).problems().first else {
            Issue.record("no problem in \(wrong)")
            return
        }
        #expect(problem.source == SigningPolicy.path && problem.column == "parameters[0].\(key)")
        #expect(problem.line == line + 1)
    }

    @Test("A template of another kind is not filled, and one that is not there is named")
    func templates() throws {
        let other = policies(shipped.replacing("contract = \"lease-contract-1\"", with: "contract = \"commitment-1\""))
        let expected = OfficeFailure.input(
            InputProblem(
                source: "templates/commitment-1.toml", column: "kind",
                reason: .unknown("commitment", allowed: ["lease-contract"])))
        #expect(other.problems() == [expected])
        let gone = policies(shipped.replacing("\"commitment-1\"", with: "\"commitment-9\""))
        #expect(
            gone.problems() == [.input(InputProblem(source: "templates/commitment-9.toml", reason: .notAFile))])
    }
}
