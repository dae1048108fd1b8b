import ArgumentParser
import Housing
import Office
import Texts

/// `anju user`
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "账号和一次性验证码：工作人员、申请人、法人。",
        subcommands: [
            Add.self, List.self, Disable.self, Enable.self, Roles.self, Code.self, OrganisationCommand.self,
        ])

    struct Add: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "新建工作人员账号；不给密码就发一次性验证码。",
            discussion: "正式办公室还没有主管时，用 --first 建立第一位主管，这时不写 --by。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @OptionGroup var new: NewUserOptions

        @Option(name: .long, help: ArgumentHelp("clerk、reviewer、manager、cashier、auditor；可以写几次。", valueName: "角色"))
        var role: [String] = []

        @Flag(name: .long, help: "第一位主管。")
        var first = false

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let roles = try RoleWords.roles(role)
            let staff = try new.staff(roles: roles, world)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let (account, code) =
                first
                ? try opened.office.staff.createFirstManager(staff)
                : try opened.office.staff.create(staff, try by.session(opened, for: .manageStaff, world))
            return UserReport.created(account, code, opened)
        }
    }

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出工作人员账号。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let accounts = try opened.office.console.staff()
            return Outcome(
                ["users": .array(accounts.map(UserReport.json))], lines: UserReport.table(accounts))
        }
    }

    struct Disable: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "disable", abstract: "停用账号。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @Argument(help: ArgumentHelp("工作人员的登录名。", valueName: "登录名")) var login: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            try UserChange(login: login, by: by).run(try open(world), world) {
                (desk, account, session) throws(OfficeFailure) in try desk.disable(account.id, session)
            }
        }
    }

    struct Enable: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "enable", abstract: "重新启用账号。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions
        @Argument(help: ArgumentHelp("工作人员的登录名。", valueName: "登录名")) var login: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            try UserChange(login: login, by: by).run(try open(world), world) {
                (desk, account, session) throws(OfficeFailure) in try desk.enable(account.id, session)
            }
        }
    }
}

/// One change of an existing account, and the account after it.
struct UserChange {
    let login: String
    let by: ByOptions

    func run(
        _ opened: OpenedOffice, _ world: CommandWorld,
        _ change: (StaffDesk, Account, Session) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) -> Outcome {
        defer { opened.upkeep.close() }
        let session = try by.session(opened, for: .manageStaff, world)
        // Looking an account up is an act of its own; who may not change it is told of that.
        guard session.may(.manageStaff) else {
            throw .denied(.manageStaff, OfficeRole.allCases.first(where: session.roles.contains))
        }
        let desk = opened.office.staff
        try change(desk, try desk.account(login: login, session), session)
        let account = try desk.account(login: login, session)
        return Outcome(["user": UserReport.json(account)], lines: UserReport.lines([account]))
    }
}
