import ArgumentParser
import Housing
import Office
import Texts

/// `anju batch`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "补租的一批：从通告到签订协议。",
        discussion: """
            一批的名称就是通告文件里的 name，如 luohu-2023。依次是：open、导入轮候册和申请、close、review、confirm、publish、conclude、
            call、sign、finish；每一步只有到了时候、由有权限的人才能办，重复办不会多办。
            训练数据可以用 --at 当作在另一个时间办理。
            """,
        subcommands: [
            Open.self, Show.self, Close.self, Review.self, Publish.self, Conclude.self, Call.self, Waive.self,
            Finish.self, Supplementary.self, Confirm.self, Correct.self, Supplement.self, Withdraw.self, Object.self,
            Objection.self, Decide.self, Sign.self, Decline.self, Discretion.self, Export.self, Letters.self,
            Agreement.self, Consent.self,
        ])
}

extension BatchCommand {
    struct Open: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "按通告文件打开一批。",
            discussion: "文件的写法见 policies/notices/luohu-2023.toml。同一份文件再打开一次什么也不会改变。")

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("通告文件（TOML）。", valueName: "文件"))
        var file: String

        private static let limitBytes = 1 << 20

        var act: Act { .openBatch }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> [UInt8] {
            try world.readFile(file, Self.limitBytes)
        }

        func perform(
            _ bytes: [UInt8], _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let (batch, isNew) = try office.batches.open(bytes, source: file, session)
            return Outcome(
                members: BatchJSON.members(batch) + [JSON.Member(name: "new", value: .flag(isNew))],
                lines: [isNew ? BatchTexts.opened(batch.id, quota: batch.quota) : BatchTexts.openAlready(batch.id)])
        }
    }

    struct Show: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "显示一批和它的申请，按轮候册的顺序；姓名隐去一部分。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, help: ArgumentHelp("只看这个备案回执号的一家。", valueName: "号码"))
        var receipt: String?

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let (found, cases) = try opened.office.batches.show(batch.id, receipt: receipt)
            let applications = JSON.Member(name: "applications", value: .array(cases.map(BatchJSON.application)))
            var lines = BatchLines.overview(found, at: try opened.office.now()) + BatchLines.table(cases)
            if let receipt, cases.isEmpty { lines = [BatchTexts.noApplication(Normal.folded(receipt))] }
            return Outcome(members: BatchJSON.members(found) + [applications], lines: lines)
        }
    }
}
