import ArgumentParser
import Housing
import Office
import Texts

/// `anju requeue`
struct RequeueCommand: AgreementCommand {
    static let configuration = CommandConfiguration(
        commandName: "requeue", abstract: "登记家庭重新轮候公共租赁住房；补租从次月停止。")

    @OptionGroup var options: StaffOptions
    @OptionGroup var family: FamilyOptions

    @Option(name: .long, help: ArgumentHelp("重新轮候的日期，如 2024-05-17。", valueName: "日期"))
    var date: String

    var act: Act { .reportSubsidyChange }

    func given(_ world: CommandWorld) throws(OfficeFailure) -> Day { try MomentWords.day(date, "--date") }

    func change(_ day: Day, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
        try office.changes.requeue(family.id, receipt: family.receipt, on: day, session)
    }
}

/// `anju suspend`
struct SuspendCommand: AgreementCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "材料不齐，暂停发放补租。", discussion: "还没有送出的月份先从发放批次里取出，恢复以后补发。")

    @OptionGroup var options: StaffOptions
    @OptionGroup var family: FamilyOptions
    @OptionGroup var why: ReasonOptions

    var act: Act { .decideSubsidyChange }

    func change(_: Void, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
        try office.changes.suspend(family.id, receipt: family.receipt, reason: why.reason, session)
    }
}

/// `anju resume`
struct ResumeCommand: AgreementCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "材料补齐，恢复发放补租。", discussion: "暂停期间没有发放的月份，列入下一次编制。暂停以后停止了的，也用它放开停止以前的月份；协议仍是停止。"
    )

    @OptionGroup var options: StaffOptions
    @OptionGroup var family: FamilyOptions
    @OptionGroup var why: ReasonOptions

    var act: Act { .decideSubsidyChange }

    func change(_: Void, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
        try office.changes.resume(family.id, receipt: family.receipt, reason: why.reason, session)
    }
}

/// `anju reinstate`
struct ReinstateCommand: AgreementCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "主管撤销有误的停止：协议继续，停止以后的月份重新发放。",
        discussion: """
            登记或者决定停止的人不能撤销。重新轮候和不再符合条件的停止一并撤销；只因停止才认定的多发也撤销，已经退回过的不能撤销。
            """)

    @OptionGroup var options: StaffOptions
    @OptionGroup var family: FamilyOptions
    @OptionGroup var why: ReasonOptions

    var act: Act { .reinstateSubsidy }

    func change(_: Void, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
        try office.reinstatement.reinstate(family.id, receipt: family.receipt, reason: why.reason, session)
    }
}

/// `anju breach`
struct BreachCommand: AgreementCommand {
    static let configuration = CommandConfiguration(
        commandName: "breach", abstract: "登记补租期限内的违规。", discussion: "只作登记；按规定怎样处理，另外决定。")

    @OptionGroup var options: StaffOptions
    @OptionGroup var family: FamilyOptions

    @Option(name: .long, help: ArgumentHelp("什么情况。", valueName: "说明"))
    var text: String

    var act: Act { .reportSubsidyChange }

    func change(_: Void, _ office: Office, _ session: Session) throws(OfficeFailure) -> AgreementReport {
        try office.changes.breach(family.id, receipt: family.receipt, text: text, session)
    }
}

struct ReasonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("为什么这样决定。", valueName: "理由"))
    var reason: String
}
