import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Export: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "导出清单。",
            discussion: """
                --list 公示名单，没有证件号码和完整的姓名，写上主管的裁量决定，撤下以后不能再导出；--payments 每份协议的发放；--reasons 每件申请的原因。
                公示名单可以写成文字（便于阅读，写明公示日期、地址和怎样提出异议）、CSV 或者 PDF；另两种只有 CSV。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Flag(name: .long, help: "公示名单。")
        var list = false

        @Flag(name: .long, help: "每份协议的发放。")
        var payments = false

        @Flag(name: .long, help: "每件申请的原因。")
        var reasons = false

        @Flag(name: .long, help: "写成 CSV；--payments 和 --reasons 只有这一种。")
        var csv = false

        @Flag(name: .long, help: "公示名单写成 PDF，要用 --to 写明文件。")
        var pdf = false

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("第几份公示名单；不写就是还能看的全部。", valueName: "N"))
        var number: String?

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；已有的文件不会覆盖。不写就写在屏幕上。", valueName: "文件"))
        var to: String?

        var act: Act { .exportBatch }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> (what: BatchExport, number: Int?) {
            let number = try number.map { (text) throws(OfficeFailure) in
                try NumberWords.number(text, "--number", in: 1...255)
            }
            let what = try what()
            if pdf {
                guard !csv else { throw Self.wrong(SubsidyPaperTexts.oneForm) }
                guard what == .list else { throw Self.wrong(SubsidyPaperTexts.pdfOfList) }
                guard to != nil else { throw Self.wrong(SubsidyPaperTexts.pdfNeedsFile) }
            }
            return (what, number)
        }

        private static func wrong(_ words: String) -> OfficeFailure {
            .input(InputProblem(source: "--pdf", reason: .missing(words)))
        }

        func perform(
            _ given: (what: BatchExport, number: Int?), _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let what = given.what
            let paper = SubsidyPaper.publicList(batch.id, number: given.number)
            if pdf, let to {
                let begin = [
                    JSON.Member(name: "batch", value: .text(batch.id.raw)),
                    JSON.Member(name: "export", value: .text(what.rawValue)),
                ]
                return try PaperFile(paper: paper, path: to, isPersonal: false).write(begin, office, session, world)
            }
            if what == .list, !csv, !output.json { return try text(of: paper, office, session, world) }
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

        /// The list to be read in a terminal, or in a file.
        private func text(
            of paper: SubsidyPaper, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let lines = try office.subsidyPapers.document(paper, for: .paper, session).text
            guard let to else { return Outcome([:], lines: lines) }
            try world.writeNewFile(to, Array((lines.joined(separator: "\n") + "\n").utf8))
            return Outcome([:], lines: [BatchTexts.exported(lines.count, to: to)])
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
