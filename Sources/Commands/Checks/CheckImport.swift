import ArgumentParser
import Housing
import Office
import Texts

extension CheckCommand {
    struct Import: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "导入核对报告。",
            discussion: """
                每行一份报告（JSON）：report_no、request、issuer、check_date、members；members 里每人写 id_no、income、property，
                可以写 id_type，一行里还可以写 period_from、period_to（收入的月份，要与请求一致）；每个项目写 kind 和 fen（分，整数），不计入的写 "counted":false。
                income 的 kind 有：\(kinds(\.income))；property 的 kind 有：\(kinds(\.property))。
                本单位在 policies/economic-check.toml 里改过的，以那里为准；没有列出的不收。
                有一行不对就一份也不导入。同一份文件再导入一次不会改变什么；编号相同、内容不同的会被拒绝。
                anju.toml 的 [check] 设了 public_key 的，要有对的签名（文件名.sig）。
                按 Ctrl-C 取消：在「正在写入」以前取消，什么也不会导入；开始写入以后总会写完。
                """)

        /// As they come with the program.
        private static func kinds(_ group: KeyPath<CheckPolicy, [CheckPolicy.Kind]>) -> String {
            guard let policy = try? Policies.standard().check() else { return "" }
            return CheckTexts.kinds(policy[keyPath: group].map { (code: $0.code, name: $0.name) })
        }

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("UTF-8 文件，每行一份报告（JSON）。", valueName: "文件"))
        var file: String

        @Option(name: .long, help: ArgumentHelp("签名文件（Ed25519，64 字节或其 Base64）；不写就是 文件名.sig。", valueName: "文件"))
        var signature: String?

        @Flag(name: .long, help: "工作日历还没有公布到异议期限的，也收入；期限是暂定的。")
        var provisional = false

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let bytes = try world.readFile(file, CheckExchangeDesk.limitBytes)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .exchangeChecks, world)
            let signed = try signatureBytes(opened.settings, world)
            world.watch.begin()
            let watch = ImportWatch(
                progress: { world.watch.show(Self.line($0)) }, isCancelled: world.watch.isStopped,
                rest: world.watch.rest)
            defer { world.watch.show("") }
            let report = try opened.office.exchange.reports(
                bytes, source: file, signature: signed, acceptsProvisional: provisional, by: session,
                watch: watch)
            if let failure = report.interruption { tell(failure, opened, world) }
            return report.isCancelled ? Self.cancelled(report) : outcome(report)
        }

        /// Beside the file where it is not named. What nobody can check is not passed over in silence.
        private func signatureBytes(
            _ settings: Settings, _ world: CommandWorld
        ) throws(OfficeFailure) -> [UInt8]? {
            guard settings.reportKey != nil else {
                guard signature == nil else {
                    throw .input(InputProblem(source: "--signature", reason: .syntax(CheckTexts.noKey)))
                }
                return nil
            }
            if let signature { return try world.readFile(signature, CheckExchangeDesk.signatureLimitBytes) }
            do throws(OfficeFailure) {
                return try world.readFile("\(file).sig", CheckExchangeDesk.signatureLimitBytes)
            } catch .input {
                return nil
            } catch {
                throw error
            }
        }

        /// The import is so, whatever happened after it was decided.
        private func tell(_ failure: OfficeFailure, _ opened: OpenedOffice, _ world: CommandWorld) {
            world.watch.show("")
            world.complain(failure.line + "\n")
            if failure.isTechnical { world.log(failure, opened.directory, "check import") }
        }

        private static func line(_ progress: ImportProgress) -> String {
            let (done, total) = (progress.done, progress.total)
            return switch progress.stage {
            case .reading, .checking: CheckTexts.reading(percent: done * 100 / max(total, 1))
            case .comparing: CheckTexts.comparing(done, of: total, progress.paceWords)
            case .staging: CheckTexts.staging(done, of: total, progress.paceWords)
            case .applying: CheckTexts.writing(done, of: total, progress.paceWords)
            case .over: ""
            }
        }

        private static func cancelled(_ report: ReportImportReport) -> Outcome {
            Outcome(
                ["lines": .number(report.lines), "taken": .flag(false), "cancelled": .flag(true)],
                lines: [CommandTexts.importCancelled], status: .failure)
        }

        private func outcome(_ report: ReportImportReport) -> Outcome {
            let isFinished = report.isTaken && report.interruption == nil
            let members: KeyValuePairs<String, JSON> = [
                "lines": .number(report.lines), "taken": .flag(report.isTaken), "finished": .flag(isFinished),
                "reports": .number(report.taken), "meeting": .number(report.meeting),
                "already_in": .number(report.alreadyIn), "provisional": .number(report.provisional),
                "passed_over": .number(report.passedOver), "problems": .array(report.problems.map(json)),
            ]
            guard report.isTaken else {
                let first = report.problems.first { $0.failure.exitStatus == .badInput } ?? report.problems.first
                var outcome = Outcome(members, lines: problemLines(report), status: .badInput)
                outcome.failure = first?.failure
                outcome.status = first?.failure.exitStatus ?? .badInput
                return outcome
            }
            return Outcome(members, lines: takenLines(report))
        }

        private func takenLines(_ report: ReportImportReport) -> [String] {
            var lines = [
                report.changedNothing
                    ? CheckTexts.nothingNew(report.alreadyIn)
                    : CheckTexts.imported(report.taken, meeting: report.meeting, alreadyIn: report.alreadyIn)
            ]
            if report.passedOver > 0 { lines.append(CheckTexts.passedOver(report.passedOver)) }
            if report.provisional > 0 { lines.append(CheckTexts.provisional(report.provisional)) }
            if report.interruption != nil { lines.append(CommandTexts.importUnfinished) }
            return lines
        }

        private func problemLines(_ report: ReportImportReport) -> [String] {
            let shown = report.problems.prefix(Self.problemsShown)
            var lines = shown.map(sentence)
            if report.problems.count > shown.count {
                lines.append(CommandTexts.more(report.problems.count - shown.count))
            }
            let isProvisional = report.problems.contains { $0.failure.code == RefusalCode.calendarUnknown.rawValue }
            return lines + (isProvisional ? [CheckTexts.provisionalRefused] : [])
                + [CheckTexts.nothingImported(report.problems.count)]
        }

        /// A rule's sentence gets its line; a field's has it.
        private func sentence(_ problem: ReportProblem) -> String {
            guard case .input = problem.failure else {
                return CheckTexts.line(problem.line, of: file, problem.failure.line)
            }
            return problem.failure.sentence
        }

        private func json(_ problem: ReportProblem) -> JSON {
            var field: String?
            if case .input(let input) = problem.failure { field = input.column }
            return [
                "line": .number(problem.line), "field": .optional(field), "code": .text(problem.failure.code),
                "reason": .text(problem.failure.sentence),
            ]
        }

        private static let problemsShown = 50
    }
}
