import ArgumentParser
import Housing
import Office
import Texts

extension UserCommand {
    struct Roles: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "roles", abstract: "谁可以做什么；带登录名和 --set 时更改角色。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("工作人员的登录名。", valueName: "登录名"))
        var login: String?

        @Option(name: .long, help: ArgumentHelp("新的角色，可以写几次。", valueName: "角色"))
        var set: [String] = []

        func validate() throws {
            guard (login == nil) == set.isEmpty else { throw ValidationError(CommandTexts.rolesUsage) }
        }

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard let login else { return Self.table }
            let roles = try RoleWords.roles(set, option: "--set")
            return try UserChange(login: login, by: by).run(try open(world), world) {
                (desk, account, session) throws(OfficeFailure) in try desk.setRoles(roles, of: account.id, session)
            }
        }

        /// The table of role and act, which needs no office.
        private static var table: Outcome {
            let rows = Act.table
            let acts = rows.map { row -> JSON in
                ["act": .text(row.act.rawValue), "roles": .array(row.roles.map { .text($0.rawValue) })]
            }
            let lines = rows.map { row in
                [CommandTexts.act(row.act.rawValue), row.act.rawValue, row.roles.map(\.name).joined(separator: "、")]
            }
            return Outcome(["acts": .array(acts)], lines: Columns.lines([CommandTexts.actColumns] + lines))
        }
    }

    struct Code: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "code", abstract: "发一次性验证码：工作人员的登录名，或者申请人的证件号码。",
            discussion: "给申请人发之前，请当面核对本人和证件。验证码 15 分钟有效，只能用一次。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("登录名或者证件号码。", valueName: "登录名"))
        var login: String

        @Option(name: .long, help: ArgumentHelp("证件种类，不写就按身份证。", valueName: "种类"))
        var idType: String?

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let isStaff = login.first?.isLetter == true && idType == nil
            let code = isStaff ? try staffCode(opened, world) : try applicantCode(opened, world)
            let seconds = Int(opened.office.options.signIn.codeLifeSeconds)
            return Outcome(
                ["code": .text(code.digits), "seconds": .number(seconds)],
                lines: [CommandTexts.code(code.digits, minutes: seconds / 60)]
                    + (isStaff ? [CommandTexts.codeFirst] : []))
        }

        private func staffCode(_ opened: OpenedOffice, _ world: CommandWorld) throws(OfficeFailure) -> IssuedCode {
            let session = try by.session(opened, for: .manageStaff, world)
            let account = try opened.office.staff.account(login: login, session)
            return try opened.office.staff.issueCode(to: account.id, session)
        }

        private func applicantCode(
            _ opened: OpenedOffice, _ world: CommandWorld
        ) throws(OfficeFailure) -> IssuedCode {
            let document = try DocumentWords.number(login, kind: idType, source: CommandTexts.document)
            let session = try by.session(opened, for: .issueCode, world)
            let person = try opened.office.review.find(document, session)
            return try opened.office.review.issueCode(to: person.person.id, session)
        }
    }
}
