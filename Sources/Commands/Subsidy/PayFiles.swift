import ArgumentParser
import Housing
import Office
import Texts

extension PayCommand {
    struct Export: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "把批准的发放批次写成交给银行的文件，并标记为送出。",
            discussion: """
                各列依次是：\(PaymentExport.columns.joined(separator: ","))。
                文件里有收款人和完整的账号，写成新文件时只有本人可以读，不会显示在屏幕上。标记为送出以后，里面的月份不再取出；
                再写成一个新文件，内容相同。核查以后又有新的核查结果或者家庭成员的，送出以前要先再核查一遍。
                """)

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("发放批次号，P 开头。", valueName: "批次号"))
        var run: String

        @Flag(name: .long, help: "写成 CSV；也只有这一种。")
        var csv = false

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；已有的文件不会覆盖。不写就送到标准输出，屏幕除外。", valueName: "文件"))
        var to: String?

        var act: Act { .exchangePayment }

        func given(_ world: CommandWorld) throws(OfficeFailure) {
            guard to != nil || !(output.json || world.outputIsTerminal()) else {
                throw .input(InputProblem(source: "--to", reason: .missing("--to")))
            }
        }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            guard let to else {
                world.write(try office.payments.export(run, session).csv.text)
                return .desk(ExitStatus.done.rawValue)
            }
            let export = try export(to, office, session, world)
            return Outcome(
                members: export.run.members + [JSON.Member(name: "file", value: .text(to))],
                lines: [
                    PaymentTexts.exported(
                        export.run.number, export.csv.rows, to: to,
                        sentBefore: export.isFirst ? nil : export.run.sentAt)
                ])
        }

        /// The file is on the disk before the run is marked as sent, and has its name after that.
        private func export(
            _ path: String, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> PaymentExport {
            var staged: StagedFile?
            do throws(OfficeFailure) {
                let export = try office.payments.export(run, session) { (text) throws(OfficeFailure) in
                    staged = try world.stageNewFile(path, Array(text.text.utf8))
                }
                try staged?.publish()
                return export
            } catch {
                staged?.discard()
                throw error
            }
        }
    }

    struct Results: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "results", abstract: "登记银行的发放结果（results.csv）。",
            discussion: """
                各列依次是：agreement_no,month,amount_fen,result,bank_ref,paid_at
                result 写成功或失败；成功的要有 bank_ref 和 paid_at，失败的最好也有，再次失败才认得出来。
                paid_at 写 2023-11-05T10:00:00+08:00，或者只写日期 2023-11-05；不能早于这个月送出的时间。
                有一行不对就一行也不登记，除非写 --skip-bad。同一份文件再登记一次不会改变什么。失败的列入下一次编制；
                银行后来又说成功的照样登记，已经列入还没有送出的发放批次的，从里面取出。
                """)

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("UTF-8 的 CSV 文件，带表头。", valueName: "文件"))
        var file: String

        @Flag(name: .long, help: "跳过不对的行，登记其余的，并列出跳过了哪些。")
        var skipBad = false

        var act: Act { .exchangePayment }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> [UInt8] {
            try world.readFile(file, PaymentDesk.limitBytes)
        }

        func perform(
            _ bytes: [UInt8], _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let watch = world.watch.follow()
            let report = try office.payments.results(
                bytes, source: file, skipsBad: skipBad, session, watch: watch)
            return report.isCancelled ? .cancelled : outcome(report)
        }

        private func outcome(_ report: PaymentResultsReport) -> Outcome {
            let members: KeyValuePairs<String, JSON> = [
                "lines": .number(report.lines), "taken": .flag(report.isTaken), "paid": .number(report.paid),
                "paid_fen": .number(report.paidSum.fen), "failed": .number(report.failed),
                "unchanged": .number(report.unchanged), "taken_out": .number(report.isTaken ? report.takenOut : 0),
                "overpaid": .number(report.overpaid),
                "skipped": .number(report.isTaken ? report.problems.count : 0),
                "problems": .array(report.problems.map(Self.json)),
            ]
            let shown = report.problems.prefix(Self.problemsShown)
            var lines = shown.map { OfficeFailure.input($0).sentence }
            if report.problems.count > shown.count {
                lines.append(CommandTexts.more(report.problems.count - shown.count))
            }
            guard report.isTaken else {
                lines.append(PaymentTexts.nothingTaken(report.problems.count))
                var outcome = Outcome(members, lines: lines, status: .badInput)
                outcome.failure = report.problems.first.map(OfficeFailure.input)
                return outcome
            }
            lines.append(
                report.changedNothing
                    ? PaymentTexts.nothingNew(report.unchanged)
                    : PaymentTexts.taken(report.paid, report.paidSum, report.failed, report.unchanged))
            if report.takenOut > 0 { lines.append(PaymentTexts.takenOut(report.takenOut)) }
            if report.overpaid > 0 { lines.append(PaymentTexts.overpaidFound(report.overpaid)) }
            return Outcome(members, lines: lines)
        }

        private static func json(_ problem: InputProblem) -> JSON {
            [
                "line": problem.line.map(JSON.number) ?? .null, "column": .optional(problem.column),
                "reason": .text(OfficeFailure.input(problem).sentence),
            ]
        }

        private static let problemsShown = 50
    }
}
