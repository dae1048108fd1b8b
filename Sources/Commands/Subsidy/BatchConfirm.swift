import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Confirm: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm", abstract: "逐一确认核查建议的不通过。",
            discussion: "写明每一家的备案回执号，或者给出一份名单（每行一个号码，不超过 \(RefusalList.most) 行）。有一家不能确认，或者写了两次，就一家也不确认；没有「全部」。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("备案回执号，可以写几个。", valueName: "号码"))
        var receipt: [String] = []

        @Option(name: .long, help: ArgumentHelp("审核人签过的名单，每行一个备案回执号。", valueName: "文件"))
        var file: String?

        private static let limitBytes = 1 << 20

        var act: Act { .confirmRefusal }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> RefusalList {
            guard receipt.isEmpty != (file == nil) else {
                throw .input(InputProblem(source: "--receipt", reason: .missing(BatchTexts.confirmWhat)))
            }
            guard let file else { return RefusalList(receipt) }
            return try RefusalList(try world.readFile(file, Self.limitBytes), source: file)
        }

        func perform(
            _ list: RefusalList, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            guard let report = try office.batches.confirm(list, of: batch.id, session, watch: world.watch.follow())
            else { return .cancelled }
            return outcome(report)
        }

        private func outcome(_ report: ConfirmationReport) -> Outcome {
            let confirmed = report.confirmed.map { found -> JSON in
                [
                    "receipt_no": .text(found.receipt),
                    "reasons": .array(found.reasons.map { .text($0.code) }),
                    "rules": .array(found.rules.map { .text("\($0)") }),
                ]
            }
            let problems = report.problems.map { found -> JSON in
                [
                    "line": .number(found.number), "receipt_no": .text(found.receipt),
                    "code": .text(found.failure.code), "reason": .text(found.failure.sentence),
                ]
            }
            var outcome = Outcome(
                ["batch": .text(batch.id.raw), "confirmed": .array(confirmed), "problems": .array(problems)],
                lines: report.confirmed.map { BatchTexts.confirmed($0.receipt, $0.reasons, lacking: $0.lacks) })
            if let first = report.problems.first {
                outcome.lines = report.problems.map {
                    BatchTexts.notConfirmed($0.number, $0.receipt, $0.failure.line)
                }
                outcome.lines.append(BatchTexts.noneConfirmed)
                (outcome.failure, outcome.status) = (first.failure, first.failure.exitStatus)
            }
            return outcome
        }
    }
}
