import ArgumentParser
import Housing
import Office
import Texts

/// `anju recover`
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "多发的补租：列出、登记退回、依法追缴。",
        subcommands: [List.self, Repaid.self, Escalate.self])

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出多领了补租的家庭。", discussion: "不写批次，就列出每一批的。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @Argument(help: ArgumentHelp("批次，如 luohu-2023。", valueName: "批次"))
        var batch: String?

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let desk = opened.office.recovery
            let batches = if let batch { [BatchID(typed: batch)] } else { try desk.batches() }
            var debts: [(BatchID, RecoveryDesk.Debt)] = []
            for batch in batches { debts += try desk.list(batch).map { (batch, $0) } }
            return Outcome(
                ["cases": .array(debts.map(Self.json))],
                lines: debts.isEmpty
                    ? [PaymentTexts.nothingToRecover]
                    : Columns.lines([PaymentTexts.debtHeader] + debts.map { Self.cells($0.1) }))
        }

        private static func json(_ batch: BatchID, _ debt: RecoveryDesk.Debt) -> JSON {
            let head: KeyValuePairs<String, JSON> = [
                "batch": .text(batch.raw), "receipt_no": .text(debt.receipt), "masked_name": .text(debt.maskedName),
                "agreement_no": .text(debt.agreementNumber), "owed_fen": .number(debt.agreement.owed.fen),
                "months": .array(debt.months.map { .text("\($0)") }),
                "bank_refs": .array(debt.references.map(JSON.text)),
            ]
            return .object(
                head.map { JSON.Member(name: $0.key, value: $0.value) } + AgreementOutput.members(debt.agreement))
        }

        private static func cells(_ debt: RecoveryDesk.Debt) -> [String] {
            [
                debt.receipt, debt.maskedName, debt.agreement.state.name, debt.agreement.overpaid.words,
                debt.agreement.recovered.words, debt.agreement.owed.words,
                debt.references.joined(separator: "、"),
            ]
        }
    }

    struct Repaid: AgreementCommand {
        static let configuration = CommandConfiguration(commandName: "repaid", abstract: "登记退回的补租。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("退回多少，以分为单位。", valueName: "分"))
        var amountFen: String

        @Option(name: .long, help: ArgumentHelp("银行退回的流水号；可以不写。", valueName: "凭证"))
        var reference: String?

        var act: Act { .recoverSubsidy }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Money {
            Money(fen: try NumberWords.number(amountFen, "--amount-fen", in: 1...1_000_000_000_00))
        }

        func change(
            _ amount: Money, _ office: Office, _ session: Session
        ) throws(OfficeFailure) -> AgreementReport {
            try office.recovery.repaid(
                family.id, receipt: family.receipt, amount: amount, reference: reference, session)
        }
    }

    struct Escalate: AgreementCommand {
        static let configuration = CommandConfiguration(
            commandName: "escalate", abstract: "不配合退回的，转依法追缴。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions
        @OptionGroup var why: ReasonOptions

        var act: Act { .recoverSubsidy }

        func change(_: Void, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
            try office.recovery.escalate(family.id, receipt: family.receipt, reason: why.reason, session)
        }
    }
}
