import ArgumentParser
import Housing
import Office
import Texts

/// One step of a batch as a command.
protocol BatchStepCommand: JSONCommand {
    var by: ByOptions { get }
    var at: AtOptions { get }
    var batch: BatchArgument { get }
    func move() throws(OfficeFailure) -> BatchMove
    func lines(_ report: BatchStepReport) -> [String]
}

extension BatchStepCommand {
    func lines(_ report: BatchStepReport) -> [String] { [] }

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let move = try move()
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let session = try by.session(opened, for: move.needed, world)
        let office = try at.office(opened)
        defer { world.watch.show("") }
        let report = try office.batches.step(move, of: batch.id, session, watch: world.watch.follow())
        guard let report else { return .nothingDone }
        var members = BatchJSON.members(report.batch)
        members.append(JSON.Member(name: "changed", value: .number(report.changed)))
        members.append(JSON.Member(name: "ended_corrections", value: .number(report.endedCorrections)))
        return Outcome(members: members, lines: lines(report) + [BatchTexts.stepped(report.batch.state)])
    }
}

extension Outcome {
    /// Somebody cancelled it in time.
    static var nothingDone: Outcome {
        Outcome(["cancelled": .flag(true)], lines: [BatchTexts.cancelled], status: .failure)
    }
}

extension BatchCommand {
    struct Close: BatchStepCommand {
        static let configuration = CommandConfiguration(commandName: "close", abstract: "受理截止：不再收申请。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .close }

        func lines(_ report: BatchStepReport) -> [String] {
            report.batch.commitment == nil ? [BatchTexts.commitNow(report.batch.id)] : []
        }
    }

    struct Review: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "按规定核查每一家：先结束逾期的补正；不通过的只是建议，由人逐一确认。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .review }

        func lines(_ report: BatchStepReport) -> [String] {
            var lines = [BatchTexts.reviewed(proposed: report.proposed, undecided: report.undecided)]
            if report.endedCorrections > 0 { lines.append(BatchTexts.correctionsEnded(report.endedCorrections)) }
            if !report.batch.hasCloseRegister { lines.append(BatchTexts.noCloseRegister) }
            if report.batch.commitment == nil { lines.append(BatchTexts.neverCommitted) }
            return lines
        }
    }

    struct Publish: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: "公示名单：按轮候册的顺序，不超过配额的规定倍数。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .publish }
        func lines(_ report: BatchStepReport) -> [String] { report.batch.lists.suffix(1).map(BatchTexts.published) }
    }

    struct Conclude: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "conclude", abstract: "结束公示：公示期满，异议都已处理。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .conclude }
    }

    struct Call: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "call", abstract: "按名单的顺序通知签订，不超过剩余的配额。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("最多通知几家；不写就是能通知的全部。", valueName: "N"))
        var count: String?

        func move() throws(OfficeFailure) -> BatchMove {
            guard let count else { return .call(count: nil) }
            return .call(count: try NumberWords.number(count, "--count", in: 1...10_000_000))
        }

        func lines(_ report: BatchStepReport) -> [String] {
            [BatchTexts.called(report.changed, until: report.signBy)]
        }
    }

    struct Waive: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "waive", abstract: "逾期没有签订的，按放弃处理。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .waive }
        func lines(_ report: BatchStepReport) -> [String] { [BatchTexts.waived(report.changed)] }
    }

    struct Finish: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "finish", abstract: "结束这一批：不再通知，没有轮到的一并告知。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .finish }
    }

    struct Supplementary: BatchStepCommand {
        static let configuration = CommandConfiguration(
            commandName: "supplementary", abstract: "主管决定：名单用完而配额有余时，公示后面的家庭。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        func move() -> BatchMove { .supplement }
        func lines(_ report: BatchStepReport) -> [String] { report.batch.lists.suffix(1).map(BatchTexts.published) }
    }
}
