import ArgumentParser
import Housing
import Office
import Texts

/// Who a new member of staff is.
struct NewUserOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("登录名：小写字母开头，可含数字和 . - _。", valueName: "登录名"))
    var login: String

    @Option(name: .long, help: ArgumentHelp("姓名。", valueName: "姓名"))
    var name: String

    @Option(name: .long, help: ArgumentHelp("证件号码。同一个人既是承租人又是工作人员时靠它认出来。", valueName: "号码"))
    var idNo: String

    @Option(name: .long, help: ArgumentHelp("证件种类，不写就按身份证。", valueName: "种类"))
    var idType: String?

    @Option(name: .long, help: ArgumentHelp("从这个文件描述符读新账号的密码；不写就发一次性验证码。", valueName: "N"))
    var newPasswordFd: Int32?

    func staff(roles: Swift.Set<OfficeRole>, _ world: CommandWorld) throws(OfficeFailure) -> NewStaff {
        let document = try DocumentWords.number(idNo, kind: idType)
        return NewStaff(
            login: login, name: name, document: document, roles: roles, password: try password(world))
    }

    /// Nil where none was asked for: then there is a one-time code.
    private func password(_ world: CommandWorld) throws(OfficeFailure) -> String? {
        guard let newPasswordFd else { return nil }
        guard let password = world.readSecret(newPasswordFd) else {
            throw .input(InputProblem(source: "--new-password-fd", reason: .notAFile))
        }
        return password
    }
}

/// Documents as named on the command line.
enum DocumentWords {
    /// - Parameters:
    ///   - kind: as the register writes it; nil is 身份证.
    ///   - source: the option or the word that it was given as.
    static func number(
        _ text: String, kind: String?, source: String = "--id-no"
    ) throws(OfficeFailure) -> IdentityNumber {
        let kinds = DocumentKind.allCases
        guard let found = kind.map({ word in kinds.first { $0.name == word || $0.rawValue == word } }) ?? .residentCard
        else {
            let reason = InputProblem.Reason.unknown(kind ?? "", allowed: kinds.map(\.name))
            throw .input(InputProblem(source: "--id-type", reason: reason))
        }
        do {
            return try IdentityNumber(text, kind: found, on: nil)
        } catch {
            throw .input(InputProblem(source: source, reason: .syntax(InputTexts.identity(error))))
        }
    }
}

/// Roles as named on the command line: by their codes, or as people say them.
enum RoleWords {
    static func roles(_ words: [String], option: String = "--role") throws(OfficeFailure) -> Swift.Set<OfficeRole> {
        var roles: Swift.Set<OfficeRole> = []
        for word in words.flatMap({ $0.split(separator: ",") }) {
            guard let role = OfficeRole.allCases.first(where: { [$0.rawValue, $0.name].contains(String(word)) }) else {
                let allowed = NewStaff.namedRoles
                throw .input(InputProblem(source: option, reason: .unknown(String(word), allowed: allowed)))
            }
            roles.insert(role)
        }
        return roles
    }
}

/// Accounts as commands print them.
enum UserReport {
    static func json(_ account: Account) -> JSON {
        [
            "login": .text(account.login.text), "name": .text(account.name),
            "roles": .array(roles(account).map { .text($0.rawValue) }),
            "activated": .flag(account.passwordHash != nil), "disabled": .flag(account.isDisabled),
        ]
    }

    /// With a header, in columns.
    static func table(_ accounts: [Account]) -> [String] {
        Columns.lines([CommandTexts.accountColumns] + accounts.map(row))
    }

    static func lines(_ accounts: [Account]) -> [String] { Columns.lines(accounts.map(row)) }

    private static func row(_ account: Account) -> [String] {
        let state =
            account.isDisabled ? CommandTexts.disabled : account.passwordHash == nil ? CommandTexts.notActivated : ""
        return [account.login.text, account.name, roles(account).map(\.name).joined(separator: "、"), state]
    }

    static func created(
        _ account: Account, _ code: IssuedCode?, _ opened: OpenedOffice, also more: [String] = []
    ) -> Outcome {
        var outcome = Outcome(["user": json(account)], lines: more + lines([account]))
        if let code {
            let minutes = Int(opened.office.options.signIn.codeLifeSeconds) / 60
            outcome.members.append(JSON.Member(name: "code", value: .text(code.digits)))
            outcome.lines += [CommandTexts.code(code.digits, minutes: minutes), CommandTexts.codeFirst]
        }
        return outcome
    }

    private static func roles(_ account: Account) -> [OfficeRole] {
        OfficeRole.allCases.filter(account.roles.contains)
    }
}
