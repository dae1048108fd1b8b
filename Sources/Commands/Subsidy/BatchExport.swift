import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Export: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "导出清单（CSV）。",
            discussion: """
                --list 公示名单，没有证件号码和完整的姓名，写上主管的裁量决定，撤下以后不能再导出；--payments 每份协议的发放；--reasons 每件申请的原因。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Flag(name: .long, help: "公示名单。")
        var list = false

        @Flag(name: .long, help: "每份协议的发放。")
        var payments = false

        @Flag(name: .long, help: "每件申请的原因。")
        var reasons = false

        @Flag(name: .long, help: "写成 CSV；现在只有这一种。")
        var csv = false

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("第几份公示名单；不写就是还能看的全部。", valueName: "N"))
        var number: String?

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；已有的文件不会覆盖。不写就写在屏幕上。", valueName: "文件"))
        var to: String?

        var act: Act { .exportBatch }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> (what: BatchExport, number: Int?) {
            let number = try number.map { (text) throws(OfficeFailure) in
                try NumberWords.number(text, "--number", in: 1...255)
            }
            return (try what(), number)
        }

        func perform(
            _ given: (what: BatchExport, number: Int?), _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let what = given.what
            let table = try office.batches.export(what, of: batch.id, list: given.number, session)
            if let to { try world.writeNewFile(to, Array(table.text.utf8)) }
            var outcome = Outcome(
                [
                    "batch": .text(batch.id.raw), "export": .text(what.rawValue), "rows": .number(table.rows),
                    "file": .optional(to),
                ], lines: to.map { [BatchTexts.exported(table.rows, to: $0)] } ?? [])
            guard to == nil else { return outcome }
            if output.json {
                outcome.members.append(JSON.Member(name: "csv", value: .text(table.text)))
            } else {
                world.write(table.text)
            }
            return outcome
        }

        private func what() throws(OfficeFailure) -> BatchExport {
            let asked = zip([list, payments, reasons], [BatchExport.list, .payments, .reasons]).filter(\.0).map(\.1)
            guard let first = asked.first, asked.count == 1 else {
                throw .input(InputProblem(source: "--list", reason: .missing(BatchTexts.oneExport)))
            }
            return first
        }
    }
}
