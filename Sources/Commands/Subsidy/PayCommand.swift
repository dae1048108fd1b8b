import ArgumentParser
import Housing
import Office
import Texts

/// `anju pay`
struct PayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "补租发放：编制、核查、批准、送出、登记结果。",
        subcommands: [
            Prepare.self, Recheck.self, Approve.self, Export.self, Results.self, List.self, Paper.self, Account.self,
        ])

    struct Prepare: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "prepare", abstract: "编制一个月的发放批次。",
            discussion: "以前没有发放的月份、发放失败的月份一并列入；每个月只会列入一次。要由另一位工作人员批准。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var of: MonthOptions

        var act: Act { .preparePayment }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Month { try of.parsedMonth() }

        func perform(
            _ month: Month, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let watch = world.watch.follow()
            guard let run = try office.payments.prepare(of.batch.id, month: month, session, watch: watch) else {
                return .cancelled
            }
            return Outcome(
                members: run.members,
                lines: [PaymentTexts.prepared(run.number, run.instalments, run.sum), PaymentTexts.approveNext])
        }
    }

    struct Recheck: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "recheck", abstract: "送出以前再核查一遍发放批次里的家庭。",
            discussion: """
                按现在的核查结果和家庭成员逐家再看一遍。不通过或者待核实、还没有人核查过或者没有列明的人，审核人员还没有决定过的，
                列为变更，等审核人员决定（anju change decide）；这一家已有变更正在核实的，并入那一项。
                变更当月以后的月份先从还没有送出的发放批次里取出；全部取出的批次随即取消。这一步不作决定。
                租赁合同已经到期、还没有登记新合同的，也列为变更；合同到期以后的月份不会列入发放。
                已经批准的批次也可以再核查，批准仍然有效：只会少发，不会多发。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var of: MonthOptions

        var act: Act { .preparePayment }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Month { try of.parsedMonth() }

        func perform(
            _ month: Month, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let watch = world.watch.follow()
            let report = try office.payments.recheck(of.batch.id, month: month, session, watch: watch)
            guard !report.isCancelled else { return .cancelled }
            let lines = report.families.map(Self.line)
            return Outcome(
                [
                    "batch": .text(of.batch.id.raw), "month": .text("\(month)"),
                    "runs": .array(report.runs.map(JSON.text)),
                    "families": .number(report.checked), "changes": .array(report.families.map(Self.json)),
                ], lines: lines + [PaymentTexts.rechecked(report.checked, found: report.families.count)])
        }

        private static func line(_ family: RecheckReport.Family) -> String {
            guard !family.isLeaseOver else {
                return PaymentTexts.leaseEnded(
                    family.receipt, family.maskedName, family.foundDay, held: family.heldMonths,
                    change: family.changeNumber)
            }
            return PaymentTexts.found(
                family.receipt, family.maskedName,
                PaymentTexts.Doubts(
                    failed: family.doubts.failed.map(\.rawValue),
                    undecided: family.doubts.undecided.map(\.rawValue), unnamed: family.doubts.unnamed),
                family.foundDay, held: family.heldMonths, change: family.changeNumber,
                openSince: family.isOfOpenChange ? family.eventDay : nil)
        }

        private static func json(_ family: RecheckReport.Family) -> JSON {
            [
                "receipt_no": .text(family.receipt), "masked_name": .text(family.maskedName),
                "change": .text(family.change), "change_no": .text(family.changeNumber),
                "kind": .text(family.matter), "rules": .array(family.doubts.failed.map { .text($0.rawValue) }),
                "undecided": .array(family.doubts.undecided.map { .text($0.rawValue) }),
                "unnamed": .number(family.doubts.unnamed),
                "event_date": .text("\(family.eventDay)"), "held_months": .number(family.heldMonths),
            ]
        }
    }

    struct Approve: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "批准一个发放批次。",
            discussion: "编制的人不能批准自己编制的批次。编制以后又有新的核查结果或者家庭成员的，要先再核查一遍。")

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("发放批次号，P 开头。", valueName: "批次号"))
        var run: String

        var act: Act { .approvePayment }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let approved = try office.payments.approve(run, session)
            return Outcome(
                members: approved.members,
                lines: [PaymentTexts.approved(approved.number, approved.instalments, approved.sum)])
        }
    }

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出一批补租的发放批次。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @OptionGroup var batch: BatchArgument

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let runs = try opened.office.payments.runs(of: batch.id)
            return Outcome(
                ["batch": .text(batch.id.raw), "runs": .array(runs.map { .object($0.members) })],
                lines: runs.isEmpty
                    ? [PaymentTexts.noRuns] : Columns.lines([PaymentTexts.runHeader] + runs.map(\.cells)))
        }
    }
}

/// Which batch and which month a payment run is for.
struct MonthOptions: ParsableArguments {
    @OptionGroup var batch: BatchArgument

    @Option(name: .long, help: ArgumentHelp("发放到哪个月，如 2023-11。", valueName: "月份"))
    var month: String

    func parsedMonth() throws(OfficeFailure) -> Month { try MomentWords.month(month, "--month") }
}

extension PaymentRunReport {
    var members: [JSON.Member] {
        let values: KeyValuePairs<String, JSON> = [
            "run": .text(number), "batch": .text(batch.raw), "month": .text("\(month)"), "state": .text(state.rawValue),
            "instalments": .number(instalments), "sum_fen": .number(sum.fen), "cancelled": .number(cancelled),
            "paid": .number(paid), "failed": .number(failed), "sent_at": .optional(sentAt?.description),
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) }
    }

    fileprivate var cells: [String] {
        [number, "\(month)", state.name, "\(instalments)", sum.words, "\(cancelled)", "\(paid)", "\(failed)"]
    }
}
