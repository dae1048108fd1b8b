import ArgumentParser
import Housing
import Office
import Texts

/// `anju requeue`
struct RequeueCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "requeue", abstract: "登记家庭重新轮候公共租赁住房；补租从次月停止。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions
    @OptionGroup var at: AtOptions
    @OptionGroup var family: FamilyOptions

    @Option(name: .long, help: ArgumentHelp("重新轮候的日期，如 2024-05-17。", valueName: "日期"))
    var date: String

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let day = try MomentWords.day(date, "--date")
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let office = try at.office(opened)
        let session = try by.session(opened, for: .reportSubsidyChange, world)
        let report = try office.changes.requeue(family.batchID, receipt: family.receipt, on: day, session)
        return AgreementOutput.outcome(family, report)
    }
}

/// `anju suspend`
struct SuspendCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "材料不齐，暂停发放补租。", discussion: "还没有送出的月份先从发放批次里取出，恢复以后补发。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions
    @OptionGroup var at: AtOptions
    @OptionGroup var family: FamilyOptions
    @OptionGroup var why: ReasonOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let office = try at.office(opened)
        let session = try by.session(opened, for: .decideSubsidyChange, world)
        let report = try office.changes.suspend(
            family.batchID, receipt: family.receipt, reason: why.reason, session)
        return AgreementOutput.outcome(family, report)
    }
}

/// `anju resume`
struct ResumeCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "材料补齐，恢复发放补租。", discussion: "暂停期间没有发放的月份，列入下一次编制。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions
    @OptionGroup var at: AtOptions
    @OptionGroup var family: FamilyOptions
    @OptionGroup var why: ReasonOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let office = try at.office(opened)
        let session = try by.session(opened, for: .decideSubsidyChange, world)
        let report = try office.changes.resume(
            family.batchID, receipt: family.receipt, reason: why.reason, session)
        return AgreementOutput.outcome(family, report)
    }
}

/// `anju breach`
struct BreachCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "breach", abstract: "登记补租期限内的违规。", discussion: "只作登记；按规定怎样处理，另外决定。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions
    @OptionGroup var at: AtOptions
    @OptionGroup var family: FamilyOptions

    @Option(name: .long, help: ArgumentHelp("什么情况。", valueName: "说明"))
    var text: String

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let office = try at.office(opened)
        let session = try by.session(opened, for: .reportSubsidyChange, world)
        let report = try office.changes.breach(family.batchID, receipt: family.receipt, text: text, session)
        return AgreementOutput.outcome(family, report)
    }
}

struct ReasonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("为什么这样决定。", valueName: "理由"))
    var reason: String
}
