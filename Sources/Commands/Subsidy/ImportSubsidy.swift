import ArgumentParser
import Housing
import Office
import Texts

/// What every command that takes in a file of the subsidy has.
struct SubsidyFileOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("UTF-8 文件。", valueName: "文件"))
    var file: String

    @Flag(name: .long, help: "跳过不对的行，导入其余的，并列出跳过了哪些。")
    var skipBad = false

    func order(_ world: CommandWorld) throws(OfficeFailure) -> SubsidyImportDesk.Order {
        SubsidyImportDesk.Order(try world.openFile(file), source: file, skipsBad: skipBad)
    }
}

struct BatchOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("哪一批补租，如 luohu-2023；只有一批没有结束时可以不写。", valueName: "批次"))
    var batch: String?

    var id: BatchID? { batch.map { BatchID(typed: $0) } }
}

struct SubsidyImportOutcome {
    let report: SubsidyImportReport
    var batch: BatchID?
    /// Applications that were marked for their dwelling.
    var marked: Int?
}

/// A command that takes in a file of the subsidy.
protocol SubsidyImportCommand: StaffCommand where Given == SubsidyImportDesk.Order {
    var input: SubsidyFileOptions { get }
    func take(
        _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
    ) throws(OfficeFailure) -> SubsidyImportOutcome
}

extension SubsidyImportCommand {
    var act: Act { .importSubsidy }

    func given(_ world: CommandWorld) throws(OfficeFailure) -> SubsidyImportDesk.Order { try input.order(world) }

    func perform(
        _ order: SubsidyImportDesk.Order, _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        let taken = try take(order, at: office.subsidyImports, session, world.watch.follow())
        return SubsidyImportAnswer(taken, file: input.file, skipsBad: input.skipBad).outcome
    }
}

extension ImportCommand {
    struct Register: SubsidyImportCommand {
        static let configuration = CommandConfiguration(
            commandName: "register", abstract: "导入公共租赁住房轮候册（register.csv）。",
            discussion: """
                每行一家，各列依次是：
                receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,
                listed_at,status,out_at
                --as-of 写通告的截止时点（在不在册、先后次序）或者受理截止时间（家庭人数），别的时间不接受。
                有一行不对就一行也不导入，除非写 --skip-bad；两家同一序位的，写了也不导入。
                同一份文件再导入一次不会改变什么。按 Ctrl-C 取消，什么也不会导入。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var input: SubsidyFileOptions

        @Option(name: .long, help: ArgumentHelp("哪一批补租，如 luohu-2023。", valueName: "批次"))
        var batch: String

        @Option(name: .long, help: ArgumentHelp("轮候册是哪个时间的，如 2023-07-31T18:00。", valueName: "时间"))
        var asOf: String

        func take(
            _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
        ) throws(OfficeFailure) -> SubsidyImportOutcome {
            let moment = try MomentWords.moment(asOf, "--as-of")
            let id = BatchID(typed: batch)
            let report = try desk.register(order, batch: id, asOf: moment, by: session, watch: watch)
            return SubsidyImportOutcome(report: report, batch: id)
        }
    }

    struct Members: SubsidyImportCommand {
        static let configuration = CommandConfiguration(
            commandName: "members", abstract: "导入轮候家庭的成员（members.csv）。",
            discussion: """
                每行一个人，各列依次是：
                receipt_no,name,id_type,id_no,relation,role,birth_date,marital
                role 写申请人、共同申请人、配偶、未成年子女或其他；申请人的证件号码要与轮候册一致。
                新的文件整个代替以前的：补一家的成员，也要写上所有的家庭，没有写的家庭就没有成员。
                写 --skip-bad 时，一家有一行不对，这一家就整家跳过。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var input: SubsidyFileOptions
        @OptionGroup var batch: BatchOptions

        func take(
            _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
        ) throws(OfficeFailure) -> SubsidyImportOutcome {
            let taken = try desk.members(order, batch: batch.id, by: session, watch: watch)
            return SubsidyImportOutcome(report: taken.report, batch: taken.batch)
        }
    }

    struct Applications: SubsidyImportCommand {
        static let configuration = CommandConfiguration(
            commandName: "applications", abstract: "导入补租申请（applications.jsonl，每行一件）。",
            discussion: """
                每件申请按 submitted_at 判断是否在受理时间内；截止以后的，只有主管可以导入。
                截止以前，同一家后提交的一件就是修改前一件。一套住房、一家各只有一件申请。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var input: SubsidyFileOptions
        @OptionGroup var batch: BatchOptions

        func take(
            _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
        ) throws(OfficeFailure) -> SubsidyImportOutcome {
            let taken = try desk.applications(order, batch: batch.id, by: session, watch: watch)
            return SubsidyImportOutcome(report: taken.report, batch: taken.batch)
        }
    }

    struct Findings: SubsidyImportCommand {
        static let configuration = CommandConfiguration(
            commandName: "findings", abstract: "导入核查结果（findings.csv）。",
            discussion: """
                每行一个人的一项条件，各列依次是：
                receipt_no,id_no,rule,result,source,evidence,checked_at
                result 写通过、不通过或待核实。同一人同一项以 checked_at 晚的为准，时间相同的以后导入的为准。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var input: SubsidyFileOptions
        @OptionGroup var batch: BatchOptions

        func take(
            _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
        ) throws(OfficeFailure) -> SubsidyImportOutcome {
            let taken = try desk.findings(order, batch: batch.id, by: session, watch: watch)
            return SubsidyImportOutcome(report: taken.report, batch: taken.batch)
        }
    }

    struct UsedHouses: SubsidyImportCommand {
        static let configuration = CommandConfiguration(
            commandName: "used-houses", abstract: "导入领取过补租的住房（used-houses.csv）。",
            discussion: """
                每行一套，各列依次是：house_code,source,since
                一个文件最多 \(SubsidyImportDesk.mostUsedHouses) 套，多的请分成几个文件。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var input: SubsidyFileOptions

        func take(
            _ order: SubsidyImportDesk.Order, at desk: SubsidyImportDesk, _ session: Session, _ watch: BatchWatch
        ) throws(OfficeFailure) -> SubsidyImportOutcome {
            let taken = try desk.usedHouses(order, by: session)
            return SubsidyImportOutcome(report: taken.report, marked: taken.marked)
        }
    }
}
