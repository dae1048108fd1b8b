import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Correct: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "要求一家补正。",
            discussion: """
                --item 写申请里的项，可以写几项；--reason 写一个，或者每项一个。能要求补正的项：
                \(ApplicationField.allCases.map(\.rawValue).joined(separator: "、"))
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("要补正的项，如 lease_end。", valueName: "项"))
        var item: [String]

        @Option(name: .long, help: ArgumentHelp("materials 里要重新交的材料，按通告的叫法，可以写几样。", valueName: "材料"))
        var paper: [String] = []

        @Option(name: .long, help: ArgumentHelp("为什么，给申请家庭看。", valueName: "原因"))
        var reason: [String]

        var act: Act { .askSubsidyCorrection }

        func perform(
            _ items: [CorrectionItem], _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let day = try desk.askCorrection(of: family.receipt, in: family.id, items, session)
            return (
                ["items": .array(item.map(JSON.text)), "until": .text("\(day)")],
                BatchTexts.correctionAsked(family.folded, until: day)
            )
        }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> [CorrectionItem] {
            guard reason.count == 1 || reason.count == item.count else {
                let allowed = BatchTexts.reasonsForItems(item.count)
                throw .input(InputProblem(source: "--reason", reason: .outOfRange(allowed: allowed)))
            }
            var items: [CorrectionItem] = []
            for (index, name) in item.enumerated() {
                guard let field = ApplicationField(rawValue: name) else {
                    let allowed = ApplicationField.allCases.map(\.rawValue)
                    throw .input(InputProblem(source: "--item", reason: .unknown(name, allowed: allowed)))
                }
                items.append(
                    CorrectionItem(
                        field: field, papers: field == .materials ? paper : [],
                        reason: reason[reason.count == 1 ? 0 : index]))
            }
            return items
        }
    }

    struct Supplement: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "supplement", abstract: "收下一家的补正。",
            discussion: "文件里是这一家的整件申请（JSON，一个对象），除了要求补正的项，都要和原来的一样。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Argument(help: ArgumentHelp("补正后的申请（JSON）。", valueName: "文件"))
        var file: String

        private static let limitBytes = 1 << 20

        var act: Act { .enterSubsidy }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> [UInt8] {
            try world.readFile(file, Self.limitBytes)
        }

        func perform(
            _ bytes: [UInt8], _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let fields = try desk.supplement(bytes, source: file, of: family.receipt, in: family.id, session)
            return (
                ["items": .array(fields.map { .text($0.rawValue) })],
                BatchTexts.supplemented(family.folded, fields.count)
            )
        }
    }

    struct Withdraw: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "按家庭的要求撤回申请，受理截止以前。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        var act: Act { .enterSubsidy }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            try desk.withdraw(family.receipt, in: family.id, session)
            return ([:], BatchTexts.withdrawn(family.folded))
        }
    }

    struct Decline: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline", abstract: "已通知的家庭自己放弃；本批不能恢复。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        var act: Act { .signSubsidy }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            try desk.decline(family.receipt, in: family.id, session)
            return ([:], BatchTexts.declined(family.folded))
        }
    }

    struct Sign: AccountCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "与已通知的家庭签订协议；签订的同时退出轮候。",
            discussion: AccountOption.discussion)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("开户银行。", valueName: "名称"))
        var bank: String

        @OptionGroup var account: AccountOption

        var act: Act { .signSubsidy }

        func perform(
            _ world: CommandWorld, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let made = try desk.sign(
                family.receipt, in: family.id, bank: bank, account: try account.read(world), session)
            let months = made.months
            return (
                [
                    "agreement_no": .text("\(made.number)"), "monthly_fen": .number(made.monthly.fen),
                    "first_month": .text("\(months.lowerBound)"), "last_month": .text("\(months.upperBound)"),
                    "total_fen": .number(made.total.fen),
                ], BatchTexts.signed(family.folded, made.number, made.monthly, months, made.total)
            )
        }
    }

    struct Discretion: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "discretion", abstract: "主管的裁量决定，写明理由；列出这一家的清单都会写上，公示名单也是。",
            discussion: """
                LH-65 通告没有说到的；LH-06 用过的住房作为例外；LH-57 协议没有办成的，恢复原来的轮候序位。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("LH-65、LH-06 或 LH-57。", valueName: "规定"))
        var rule: String

        @Option(name: .long, help: ArgumentHelp("决定和理由，会公开：不写姓名和号码。", valueName: "文字"))
        var decision: String

        var act: Act { .decideDiscretion }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let rule = try desk.decideDiscretion(
                of: family.receipt, in: family.id, rule: rule, decision: decision, session)
            return (["rule": .text("\(rule)")], BatchTexts.discretion(family.folded, rule))
        }
    }
}
