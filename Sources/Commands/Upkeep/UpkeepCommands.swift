import ArgumentParser
import Housing
import Office
import Texts

/// `anju verify`
struct VerifyCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对日志链、每一行的校验和每一份材料。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let found = try look(world)
        let isSound = found.faults.isEmpty
        var outcome = Outcome(
            [
                "entries": .number(found.entries), "rows": .number(found.rows),
                "materials": .number(found.materials), "head": .text(found.head),
                "faults": .array(found.faults.map { .text($0.description) }),
            ],
            lines: found.faults.map { CommandTexts.fault($0.code, at: $0.place, detail: $0.detail) }
                + [isSound ? CommandTexts.sound(found.entries, found.rows, found.materials) : CommandTexts.unsound],
            status: isSound ? .done : .failure)
        if let first = found.faults.first { outcome.failure = .store(.damaged(what: first.place)) }
        return outcome
    }

    /// What cannot be opened is looked at all the same: whoever asks wants to know where it is broken.
    private func look(_ world: CommandWorld) throws(OfficeFailure) -> Verification {
        do throws(OfficeFailure) {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            return try opened.upkeep.verify { _ in }
        } catch .store(.damaged(let what)) {
            var faults = world.survey(try global.directory(world))
            if faults.isEmpty { faults = [Fault(what, .altered)] }
            return Verification(entries: 0, rows: 0, materials: 0, faults: faults, head: "")
        }
    }
}

/// `anju doctor`
struct DoctorCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "检查数据目录、设置、规则文件和这台机器，不改动任何东西。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let findings = world.examine(try global.directory(world))
        let isWell = !findings.contains { $0.grade == .bad }
        let listed = findings.map { finding -> JSON in
            [
                "grade": .text(finding.grade.rawValue.uppercased()), "code": .text(finding.code),
                "detail": .text(finding.detail), "way_on": .optional(Self.wayOn(finding)),
            ]
        }
        return Outcome(
            ["findings": .array(listed)],
            lines: Self.lines(findings),
            status: isWell ? .done : .failure)
    }
}

extension DoctorCommand {
    /// What was found, in columns, and beneath it what to do where it is not good.
    private static func lines(_ findings: [Finding]) -> [String] {
        let rows = findings.map { finding in
            [
                CommandTexts.grade(finding.grade.rawValue), CommandTexts.finding(finding.code),
                CommandTexts.detail(finding.detail, of: finding.code),
            ]
        }
        return zip(findings, Columns.lines(rows)).flatMap { finding, line in
            [line] + [wayOn(finding)].compactMap { $0.map { "      → \($0)" } }
        }
    }

    private static func wayOn(_ finding: Finding) -> String? {
        finding.grade == .good ? nil : CommandTexts.wayOn(finding.code)
    }
}

/// `anju tick`
struct TickCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "每天运行一次：过期的申请、合同和核对、放下的案件、过期的草稿、没有用到的文件。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let report = try opened.office.upkeep.tick(rest: world.watch.rest)
        var outcome = Outcome(
            [
                "expired": .number(report.expired), "expired_contracts": .number(report.expiredContracts),
                "expired_checks": .number(report.expiredChecks), "ended_attempts": .number(report.endedAttempts),
                "released": .number(report.released), "waived_families": .number(report.waivedFamilies),
                "kept_families": .number(report.keptFamilies), "ended_corrections": .number(report.endedCorrections),
                "forgotten_drafts": .number(report.forgottenDrafts), "swept_files": .number(report.sweptFiles),
                "damaged": .array(report.damaged.map { .text($0) }),
                "unread": .array(report.unread.map { .text($0.source) }),
            ],
            lines: [
                CommandTexts.ticked(
                    applications: report.expired - report.expiredContracts, contracts: report.expiredContracts,
                    checks: report.expiredChecks, attempts: report.endedAttempts),
                CommandTexts.swept(
                    released: report.released, drafts: report.forgottenDrafts, files: report.sweptFiles),
            ] + Self.subsidy(report) + report.unread.map { OfficeFailure.input($0).sentence }
                + report.damaged.map { CommandTexts.fault(Fault($0, .altered).code, at: $0, detail: nil) },
            status: report.failures.isEmpty ? .done : .failure)
        outcome.failure = report.failures.first
        return outcome
    }

    /// Nothing where no family of the rent subsidy was late.
    private static func subsidy(_ report: TickReport) -> [String] {
        var lines: [String] = []
        if report.waivedFamilies + report.endedCorrections > 0 {
            lines.append(BatchTexts.ticked(waived: report.waivedFamilies, corrections: report.endedCorrections))
        }
        if report.keptFamilies > 0 { lines.append(BatchTexts.kept(report.keptFamilies)) }
        return lines
    }
}
