import ArgumentParser
import Housing
import Office
import Texts

/// One step of a batch as a command.
protocol BatchStepCommand: StaffCommand where Given == BatchMove {
    static var move: BatchMove { get }
    var batch: BatchArgument { get }
    func lines(_ report: BatchStepReport) -> [String]
}

extension BatchStepCommand {
    var act: Act { Self.move.needed }

    func given(_ world: CommandWorld) throws(OfficeFailure) -> BatchMove { Self.move }

    func lines(_ report: BatchStepReport) -> [String] { [] }

    func perform(
        _ move: BatchMove, _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        let report = try office.batches.step(move, of: batch.id, session, watch: world.watch.follow())
        guard let report else { return .cancelled }
        var members = BatchJSON.members(report.batch)
        members.append(JSON.Member(name: "changed", value: .number(report.changed)))
        members.append(JSON.Member(name: "ended_corrections", value: .number(report.endedCorrections)))
        members.append(JSON.Member(name: "kept", value: .number(report.kept)))
        return Outcome(members: members, lines: lines(report) + [BatchTexts.stepped(report.batch.state)])
    }
}

extension BatchCommand {
    struct Close: BatchStepCommand {
        static let move = BatchMove.close
        static let configuration = CommandConfiguration(commandName: "close", abstract: "受理截止：不再收申请。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        func lines(_ report: BatchStepReport) -> [String] {
            report.batch.commitment == nil ? [BatchTexts.commitNow(report.batch.id)] : []
        }
    }

    struct Review: BatchStepCommand {
        static let move = BatchMove.review
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "按规定核查每一家：先结束逾期的补正；不通过的只是建议，由人逐一确认。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        func lines(_ report: BatchStepReport) -> [String] {
            var lines = [BatchTexts.reviewed(proposed: report.proposed, undecided: report.undecided)]
            if report.endedCorrections > 0 { lines.append(BatchTexts.correctionsEnded(report.endedCorrections)) }
            if !report.batch.hasCloseRegister { lines.append(BatchTexts.noCloseRegister) }
            if report.batch.commitment == nil { lines.append(BatchTexts.neverCommitted) }
            return lines
        }
    }

    struct Publish: BatchStepCommand {
        static let move = BatchMove.publish
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: "公示名单：按轮候册的顺序，不超过配额的规定倍数。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        func lines(_ report: BatchStepReport) -> [String] { report.batch.lists.suffix(1).map(BatchTexts.published) }
    }

    struct Conclude: BatchStepCommand {
        static let move = BatchMove.conclude
        static let configuration = CommandConfiguration(
            commandName: "conclude", abstract: "结束公示：公示期满，异议都已处理。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument
    }

    struct Call: BatchStepCommand {
        static let move = BatchMove.call(count: nil)
        static let configuration = CommandConfiguration(
            commandName: "call", abstract: "按名单的顺序通知签订，不超过剩余的配额。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("最多通知几家；不写就是能通知的全部。", valueName: "N"))
        var count: String?

        func given(_ world: CommandWorld) throws(OfficeFailure) -> BatchMove {
            guard let count else { return Self.move }
            return .call(count: try NumberWords.number(count, "--count", in: 1...10_000_000))
        }

        func lines(_ report: BatchStepReport) -> [String] {
            [BatchTexts.called(report.changed, until: report.signBy)]
        }
    }

    struct Waive: BatchStepCommand {
        static let move = BatchMove.waive
        static let configuration = CommandConfiguration(
            commandName: "waive", abstract: "逾期没有签订的，按放弃处理；还有核查事项没有处理、不能签订的除外。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        func lines(_ report: BatchStepReport) -> [String] {
            let kept = report.kept > 0 ? [BatchTexts.kept(report.kept)] : []
            return (report.changed > 0 || kept.isEmpty ? [BatchTexts.waived(report.changed)] : []) + kept
        }
    }

    struct Finish: BatchStepCommand {
        static let move = BatchMove.finish
        static let configuration = CommandConfiguration(
            commandName: "finish", abstract: "结束这一批：不再通知，没有轮到的一并告知。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument
    }

    struct Supplementary: BatchStepCommand {
        static let move = BatchMove.supplement
        static let configuration = CommandConfiguration(
            commandName: "supplementary", abstract: "主管决定：名单用完而配额有余时，公示后面的家庭。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        func lines(_ report: BatchStepReport) -> [String] { report.batch.lists.suffix(1).map(BatchTexts.published) }
    }
}
