import ArgumentParser
import Housing
import Office
import Texts

extension PayCommand {
    /// `anju pay account`
    struct Account: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "account", abstract: "已签协议的家庭换收款账户：受理登记，另一位工作人员确认。",
            subcommands: [Enter.self, Confirm.self, Refuse.self])
    }
}

extension PayCommand.Account {
    struct Enter: AccountCommand {
        static let configuration = CommandConfiguration(
            commandName: "enter", abstract: "登记新的收款账户；确认以前，仍按原来的账户发放。",
            discussion: AccountOption.discussion)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("开户银行。", valueName: "名称"))
        var bank: String

        @OptionGroup var account: AccountOption

        @Option(name: .long, help: ArgumentHelp("依据：谁带了什么银行卡或者材料来。", valueName: "文字"))
        var source: String

        var act: Act { .signSubsidy }

        func perform(
            _ world: CommandWorld, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            try desk.payeeAccounts.enter(
                family.id, receipt: family.receipt, bank: bank, account: try account.read(world),
                source: source, session)
            return ([:], PaymentTexts.accountEntered(family.folded))
        }
    }

    struct Confirm: AccountCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm", abstract: "确认登记的收款账户：照依据再写一遍账号。登记的人不能确认。",
            discussion: AccountOption.discussion)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @OptionGroup var account: AccountOption

        var act: Act { .approvePayment }

        func perform(
            _ world: CommandWorld, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            try desk.payeeAccounts.confirm(
                family.id, receipt: family.receipt, account: try account.read(world), session)
            return ([:], PaymentTexts.accountConfirmed(family.folded))
        }
    }

    struct Refuse: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "refuse", abstract: "不采用登记的收款账户，仍按原来的账户发放。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("为什么不采用。", valueName: "文字"))
        var reason: String

        var act: Act { .approvePayment }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            try desk.payeeAccounts.refuse(family.id, receipt: family.receipt, reason: reason, session)
            return ([:], PaymentTexts.accountRefused(family.folded))
        }
    }
}
