import ArgumentParser
import Housing
import Office
import Texts

/// What every command of the subsidy has with which staff do something.
struct StaffOptions: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions
    @OptionGroup var at: AtOptions
}

/// Something that staff do by command: its name and help, its own options, who may, and what is done.
protocol StaffCommand: JSONCommand {
    /// What is read of the options and files before the directory is opened and anybody is asked for a password.
    associatedtype Given = Void

    var options: StaffOptions { get }
    /// As whom to sign in.
    var act: Act { get }
    func given(_ world: CommandWorld) throws(OfficeFailure) -> Given
    func perform(
        _ given: Given, _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome
}

extension StaffCommand where Given == Void {
    func given(_ world: CommandWorld) throws(OfficeFailure) {}
}

extension StaffCommand {
    var global: GlobalOptions { options.global }
    var output: OutputOptions { options.output }

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let given = try given(world)
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let session = try options.by.session(opened, for: act, world)
        let office = try options.at.office(opened)
        defer { world.watch.show("") }
        return try perform(given, office, session, world)
    }
}

extension BatchID {
    /// A batch, as people name it.
    init(typed: String) { self.init(Normal.name(typed)) }
}

/// A batch, as commands name it.
struct BatchArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("批次的名称，如 luohu-2023。", valueName: "批次"))
    var batch: String

    var id: BatchID { BatchID(typed: batch) }
}

/// Which family of which batch a command is about.
struct FamilyOptions: ParsableArguments {
    @OptionGroup var batch: BatchArgument

    @Option(name: .long, help: ArgumentHelp("备案回执号。", valueName: "号码"))
    var receipt: String

    var id: BatchID { batch.id }
    var folded: String { Normal.folded(receipt) }

    /// With what every answer about the family begins.
    var members: [JSON.Member] {
        [
            JSON.Member(name: "batch", value: .text(id.raw)),
            JSON.Member(name: "receipt_no", value: .text(folded)),
        ]
    }
}

/// What stands in the answer about a family besides it, and the sentence.
typealias FamilyAnswer = (members: KeyValuePairs<String, JSON>, line: String)

/// A command on one family of a batch.
protocol FamilyCommand: StaffCommand {
    var family: FamilyOptions { get }
    func perform(_ given: Given, _ desk: BatchDesk, _ session: Session) throws(OfficeFailure) -> FamilyAnswer
}

extension FamilyCommand {
    func perform(
        _ given: Given, _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        let done = try perform(given, office.batches, session)
        return Outcome(
            members: family.members + done.members.map { JSON.Member(name: $0.key, value: $0.value) },
            lines: [done.line])
    }
}

/// Where a command reads the number of a bank account, which is no argument: others may see those.
struct AccountOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("从这个文件描述符读银行账号，12 到 32 位数字。", valueName: "N"))
    var accountFd: Int32

    static let discussion = "银行账号从文件描述符读一行，不写在命令里，例如：--account-fd 3 3< 账号文件"

    func read(_ world: CommandWorld) throws(OfficeFailure) -> String {
        guard let account = world.readSecret(accountFd) else {
            throw .input(InputProblem(source: "--account-fd", reason: .syntax(BatchTexts.accountUnread)))
        }
        return account
    }
}

/// A command on one family that takes the number of an account.
protocol AccountCommand: FamilyCommand where Given == CommandWorld {
    var account: AccountOption { get }
}

extension AccountCommand {
    /// The account is read behind the password, which may come down the same pipe.
    func given(_ world: CommandWorld) throws(OfficeFailure) -> CommandWorld { world }
}

/// A command on the agreement of a family; it answers how that stands now.
protocol AgreementCommand: StaffCommand {
    var family: FamilyOptions { get }
    func change(_ given: Given, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport
}

extension AgreementCommand {
    func perform(
        _ given: Given, _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        let agreement = try change(given, office, session)
        return Outcome(
            members: family.members + AgreementOutput.members(agreement),
            lines: [PaymentTexts.agreement(agreement.sentence)])
    }
}

extension Outcome {
    /// Somebody ended a step before it was done.
    static var cancelled: Outcome {
        Outcome(["cancelled": true], lines: [PaymentTexts.cancelled], status: .failure)
    }
}
