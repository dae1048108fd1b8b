import Housing
import Office
import Texts

/// What a command says of a file of the subsidy that was taken in, or was not.
struct SubsidyImportAnswer {
    private let taken: SubsidyImportOutcome
    private let file: String
    private let skipsBad: Bool

    private static let problemsShown = 50

    init(_ taken: SubsidyImportOutcome, file: String, skipsBad: Bool) {
        (self.taken, self.file, self.skipsBad) = (taken, file, skipsBad)
    }

    private var report: SubsidyImportReport { taken.report }

    var outcome: Outcome {
        guard !report.isCancelled else {
            return Outcome(
                ["kind": .text(report.kind.rawValue), "taken": .flag(false), "cancelled": .flag(true)],
                lines: [CommandTexts.importCancelled], status: .failure)
        }
        var outcome = Outcome(
            members: members,
            lines: problemLines + (report.isTaken ? report.sentences(marked: taken.marked ?? 0) : refusedLines))
        guard !report.isTaken else { return outcome }
        let failures = report.problems.map(\.failure)
        let first = failures.first { $0.exitStatus == .badInput } ?? failures.first
        outcome.failure = first
        outcome.status = first?.exitStatus ?? .badInput
        return outcome
    }

    private var members: [JSON.Member] {
        var members: [(String, JSON)] = [
            ("kind", .text(report.kind.rawValue)), ("batch", .optional(taken.batch?.raw)),
            ("rows", .number(report.rows)), ("taken", .flag(report.isTaken)), ("added", .number(report.added)),
            ("changed", .number(report.changed)), ("unchanged", .number(report.unchanged)),
            ("outdated", .number(report.outdated)), ("ignored", .number(report.ignored)),
            ("absent", .number(report.absent)), ("other_applicants", .number(report.otherApplicants)),
            ("skipped", .number(report.skipped)), ("changed_nothing", .flag(report.changedNothing)),
            ("reset", .flag(report.hasReset)), ("problem_count", .number(report.problemCount)),
            ("problems", .array(report.problems.map(json))),
        ]
        if let marked = taken.marked { members.append(("marked", .number(marked))) }
        return members.map { JSON.Member(name: $0.0, value: $0.1) }
    }

    private func json(_ problem: SubsidyImportProblem) -> JSON {
        var column: String?
        if case .input(let input) = problem.failure { column = input.column }
        return [
            "line": .number(problem.line), "column": .optional(column), "code": .text(problem.failure.code),
            "reason": .text(problem.failure.sentence),
        ]
    }

    // MARK: For people

    private var problemLines: [String] {
        let shown = report.problems.prefix(Self.problemsShown)
        var lines = shown.map(sentence)
        if report.problemCount > shown.count { lines.append(CommandTexts.more(report.problemCount - shown.count)) }
        return lines
    }

    /// A rule's sentence gets its line; a field's has it.
    private func sentence(_ problem: SubsidyImportProblem) -> String {
        guard case .input = problem.failure else {
            return CheckTexts.line(problem.line, of: file, problem.failure.line)
        }
        return problem.failure.sentence
    }

    private var refusedLines: [String] {
        [skipsBad ? SubsidyImportTexts.nothingGood : SubsidyImportTexts.refused(report.problemCount)]
    }
}
