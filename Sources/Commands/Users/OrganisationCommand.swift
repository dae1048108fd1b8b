import ArgumentParser
import Housing
import Office
import Texts

/// `anju user organisation`
struct OrganisationCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "给法人开通账号，或者再发一次性验证码。",
        discussion: "发之前，请当面核对营业执照或登记证书，以及经办人的证件。单位用这个验证码在自助终端的「法人登录」设置密码。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions

    @Argument(help: ArgumentHelp("18 位统一社会信用代码。", valueName: "代码"))
    var code: String

    @Option(name: .long, help: ArgumentHelp("执照上的名称；已经开通的可以不写。", valueName: "名称"))
    var name: String?

    @Flag(name: .long, help: "校验位不符，但已经核对过执照，代码没有抄错。")
    var checked = false

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let code = try parsed()
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let session = try by.session(opened, for: .issueCode, world)
        let (account, issued) = try opened.office.review.issueCode(
            toOrganisation: code, name: name, isChecked: checked, session)
        let seconds = Int(opened.office.options.signIn.codeLifeSeconds)
        return Outcome(
            [
                "user": UserReport.json(account), "code": .text(issued.digits), "seconds": .number(seconds),
                "warning": .optional(code.warning?.rawValue),
            ],
            lines: UserReport.lines([account]) + [CommandTexts.code(issued.digits, minutes: seconds / 60)])
    }

    private func parsed() throws(OfficeFailure) -> CreditCode {
        do {
            return try CreditCode(code)
        } catch {
            throw .input(InputProblem(source: CommandTexts.creditCode, reason: .syntax(InputTexts.creditCode(error))))
        }
    }
}
