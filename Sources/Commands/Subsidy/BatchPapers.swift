import ArgumentParser
import Housing
import Office
import Texts

/// The file of a paper.
struct PaperFileOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("写到哪个 PDF 文件；已有的文件不会覆盖。", valueName: "文件"))
    var to: String
}

extension BatchCommand {
    struct Letters: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "letters", abstract: "把签约通知书写成 PDF：已通知、还没有签订的家庭，一家一页。",
            discussion: "全部家庭的写成一个文件，第一页是登记送达情况的清单；写了 --receipt 的只写这一家。没有已通知的家庭就什么也不写。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, help: ArgumentHelp("只写这个备案回执号的一家。", valueName: "号码"))
        var receipt: String?

        @OptionGroup var file: PaperFileOptions

        var act: Act { .callFamilies }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let paper: SubsidyPaper = receipt.map { .callLetter(batch.id, receipt: $0) } ?? .callLetters(batch.id)
            let file = PaperFile(paper: paper, path: file.to, isPersonal: true)
            return try file.write(
                [JSON.Member(name: "batch", value: .text(batch.id.raw))], office, session, world)
        }
    }

    struct Agreement: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "agreement", abstract: "把一家的补租协议写成 PDF：签订以前是草稿，签订以后是正式的协议。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions
        @OptionGroup var file: PaperFileOptions

        var act: Act { .signSubsidy }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let paper = SubsidyPaper.agreement(family.id, receipt: family.receipt)
            let file = PaperFile(paper: paper, path: file.to, isPersonal: true)
            return try file.write(family.members, office, session, world)
        }
    }
}

extension PayCommand {
    struct Paper: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "paper", abstract: "把一个发放批次的清单写成 PDF，供核对和存档。",
            discussion: "有笔数、金额（小写和大写）、谁编制和谁批准、与上一批次有什么不同；姓名和账号隐去一部分。交给银行的文件用 anju pay export。")

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("发放批次号，P 开头。", valueName: "批次号"))
        var run: String

        @OptionGroup var file: PaperFileOptions

        var act: Act { .exportBatch }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let file = PaperFile(paper: .paymentList(run: run), path: file.to, isPersonal: false)
            return try file.write(
                [JSON.Member(name: "run", value: .text(Normal.folded(run)))], office, session, world)
        }
    }
}
