import ArgumentParser
import Housing
import Office
import Texts

/// `anju import`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入登记数据。",
        subcommands: [
            Leases.self, Register.self, Members.self, Applications.self, Findings.self, UsedHouses.self,
        ])

    struct Leases: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "leases", abstract: "导入租赁合同（leases.csv）。",
            discussion: """
                每行一个人和一份合同，各列依次是：
                lease_no,policy,lease_start,lease_end,rent_fen,dwelling_code,estate,building,room,built_area_cm2,
                person_role,name,id_type,id_no,relation,mobile,marital,move_in
                policy 写老政策或新政策，person_role 写承租人或其他入住人，日期写 2023-08-21，租金以分、面积以平方厘米为单位。
                最后可以加一列 organisation_code（单位代签的统一社会信用代码）：有这一列而空着的，登记里的单位会去掉；没有这一列的不变。
                mobile、marital、move_in 空着的不变。
                有一行不对就一行也不导入，除非写 --skip-bad。同一份文件再导入一次不会改变什么。
                导入时别的终端照常办理。按 Ctrl-C 取消：在「正在写入」以前取消，什么也不会导入；开始写入以后总会写完，
                中途出错或者断电，也会在下次打开时接着写完。
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("UTF-8 的 CSV 文件，带表头。", valueName: "文件"))
        var file: String

        @Flag(name: .long, help: "跳过不对的合同，导入其余的，并列出跳过了哪些。")
        var skipBad = false

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let bytes = try world.readFile(file, ImportDesk.limitBytes)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .importLeases, world)
            world.watch.begin()
            let watch = ImportWatch(
                progress: { job in world.watch.show(Self.line(job)) }, isCancelled: world.watch.isStopped,
                rest: world.watch.rest)
            defer { world.watch.show("") }
            let report = try opened.office.imports.leases(
                bytes, source: file, skipsBad: skipBad, by: session, watch: watch)
            if let failure = report.interruption { tell(failure, opened, world) }
            return report.isCancelled ? Self.cancelled(report) : outcome(report)
        }

        /// The import is so, whatever happened after it was decided.
        private func tell(_ failure: OfficeFailure, _ opened: OpenedOffice, _ world: CommandWorld) {
            world.watch.show("")
            world.complain(failure.line + "\n")
            if failure.isTechnical { world.log(failure, opened.directory, "leases") }
        }

        private static func line(_ job: ImportProgress) -> String {
            switch job.stage {
            case .reading: CommandTexts.importReading(percent: job.done * 100 / max(job.total, 1))
            case .checking: CommandTexts.importMatching(job.done, of: job.total)
            case .comparing: CommandTexts.importComparing(job.done, of: job.total)
            case .staging: CommandTexts.importChecking(job.done, of: job.total)
            case .applying: CommandTexts.importWriting(job.done, of: job.total)
            case .over: ""
            }
        }

        private static func cancelled(_ report: LeaseImportReport) -> Outcome {
            Outcome(
                ["rows": .number(report.rows), "taken": .flag(false), "cancelled": .flag(true)],
                lines: [CommandTexts.importCancelled], status: .failure)
        }

        private func outcome(_ report: LeaseImportReport) -> Outcome {
            let sentences = report.problems.map { OfficeFailure.input($0).sentence }
            let members: KeyValuePairs<String, JSON> = [
                "rows": .number(report.rows), "taken": .flag(report.isTaken),
                "finished": .flag(report.isTaken && report.interruption == nil),
                "leases_added": .number(report.leasesAdded), "leases_changed": .number(report.leasesChanged),
                "leases_unchanged": .number(report.leasesUnchanged),
                "leases_skipped": .number(report.leasesSkipped),
                "skipped_lines": .array(report.skippedLines.map(JSON.number)),
                "people_added": .number(report.peopleAdded), "people_changed": .number(report.peopleChanged),
                "problems": .array(report.problems.map(Self.json)), "warnings": .array(report.warnings.map(Self.json)),
            ]
            let shown = sentences.prefix(Self.problemsShown)
            var lines = Array(shown)
            if sentences.count > shown.count { lines.append(CommandTexts.more(sentences.count - shown.count)) }
            if report.isTaken { lines += Self.warnings(report) }
            if report.isTaken {
                lines.append(CommandTexts.imported(report.leasesAdded, report.leasesChanged, report.leasesUnchanged))
            } else {
                let problems = report.problems.count
                lines.append(skipBad ? CommandTexts.noGoodLease : CommandTexts.nothingImported(problems))
            }
            if report.interruption != nil { lines.append(CommandTexts.importUnfinished) }
            if report.leasesSkipped > 0 { lines.append(skipped(report)) }
            if report.isTaken, report.changedNothing, report.leasesSkipped == 0 {
                lines.append(CommandTexts.nothingChanged)
            }
            var outcome = Outcome(members, lines: lines, status: report.isTaken ? .done : .badInput)
            if !report.isTaken { outcome.failure = report.problems.first.map(OfficeFailure.input) }
            return outcome
        }

        private static func json(_ problem: InputProblem) -> JSON {
            [
                "line": problem.line.map(JSON.number) ?? .null, "column": .optional(problem.column),
                "column_number": problem.column.flatMap(ImportDesk.number(ofColumn:)).map(JSON.number) ?? .null,
                "reason": .text(OfficeFailure.input(problem).sentence),
            ]
        }

        private static func warnings(_ report: LeaseImportReport) -> [String] {
            let shown = report.warnings.prefix(problemsShown).map {
                CommandTexts.warning(OfficeFailure.input($0).sentence)
            }
            return shown
                + (report.warnings.count > shown.count ? [CommandTexts.more(report.warnings.count - shown.count)] : [])
        }

        private func skipped(_ report: LeaseImportReport) -> String {
            let shown = report.skippedLines.prefix(Self.problemsShown)
            return CommandTexts.skipped(
                report.leasesSkipped, lines: Array(shown), isCut: shown.count < report.skippedLines.count)
        }

        private static let problemsShown = 50
    }
}
