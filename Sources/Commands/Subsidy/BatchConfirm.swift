import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Confirm: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm", abstract: "逐一确认核查建议的不通过。",
            discussion: "写明每一家的备案回执号，或者给出一份名单（每行一个号码）。有一家不能确认，就一家也不确认；没有「全部」。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var at: AtOptions
        @OptionGroup var batch: BatchArgument

        @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("备案回执号，可以写几个。", valueName: "号码"))
        var receipt: [String] = []

        @Option(name: .long, help: ArgumentHelp("审核人签过的名单，每行一个备案回执号。", valueName: "文件"))
        var file: String?

        private static let limitBytes = 64 << 20

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let receipts = try receipts(world)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .confirmRefusal, world)
            let office = try at.office(opened)
            defer { world.watch.show("") }
            let report = try office.batches.confirm(
                receipts.map(\.text), of: batch.id, session, watch: world.watch.follow())
            guard let report else { return .cancelled }
            return outcome(report, receipts)
        }

        private func receipts(_ world: CommandWorld) throws(OfficeFailure) -> [(text: String, line: Int?)] {
            guard let file else {
                guard !receipt.isEmpty else { throw Self.nothingNamed }
                return receipt.map { ($0, nil) }
            }
            guard receipt.isEmpty else { throw Self.nothingNamed }
            guard var text = String(validating: try world.readFile(file, Self.limitBytes), as: UTF8.self) else {
                throw .input(InputProblem(source: file, reason: .notUTF8))
            }
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
            let named = lines.enumerated().compactMap { index, line -> (text: String, line: Int?)? in
                let receipt = Normal.folded(String(line))
                return receipt.isEmpty ? nil : (receipt, index + 1)
            }
            guard !named.isEmpty else { throw .input(InputProblem(source: file, reason: .empty)) }
            return named
        }

        private static var nothingNamed: OfficeFailure {
            .input(InputProblem(source: "--receipt", reason: .missing(BatchTexts.confirmWhat)))
        }

        private func outcome(
            _ report: ConfirmationReport, _ receipts: [(text: String, line: Int?)]
        ) -> Outcome {
            func line(_ problem: ConfirmationReport.Problem) -> Int {
                receipts[problem.number - 1].line ?? problem.number
            }
            let confirmed = report.confirmed.map { found -> JSON in
                [
                    "receipt_no": .text(found.receipt),
                    "reasons": .array(found.reasons.map { .text($0.code) }),
                ]
            }
            let problems = report.problems.map { found -> JSON in
                [
                    "line": .number(line(found)), "receipt_no": .text(found.receipt),
                    "code": .text(found.failure.code), "reason": .text(found.failure.sentence),
                ]
            }
            var outcome = Outcome(
                ["batch": .text(batch.id.raw), "confirmed": .array(confirmed), "problems": .array(problems)],
                lines: report.confirmed.map { BatchTexts.confirmed($0.receipt, $0.reasons) })
            if let first = report.problems.first {
                outcome.lines = report.problems.map {
                    BatchTexts.notConfirmed(line($0), $0.receipt, $0.failure.line)
                }
                outcome.lines.append(BatchTexts.noneConfirmed)
                (outcome.failure, outcome.status) = (first.failure, first.failure.exitStatus)
            }
            return outcome
        }
    }
}
