import Housing
import Texts

/// Accounts of organisations (法人登录), opened at the window after seeing the licence and who comes with it.
extension ReviewDesk {
    /// Opens the account of an organisation where there is none, and issues a one-time code to it. A code issued before
    /// stops working.
    ///
    /// - Parameter name: as on the licence; nil where the account is there already.
    /// - Parameter isChecked: somebody compared a code whose last character does not fit with the licence; the journal says
    ///   so beside who it was.
    /// - Throws: `.input` for such a code that nobody compared; `.input` with `--name` missing, or another than the account has; `.refused` with `LOGIN_TAKEN` where the
    ///   code is the login of a person.
    public func issueCode(
        toOrganisation code: CreditCode, name: String?, isChecked: Bool = false, _ session: Session
    ) throws(OfficeFailure) -> (Account, IssuedCode) {
        guard code.warning == nil || isChecked else {
            throw .input(InputProblem(source: CommandTexts.creditCode, reason: .syntax(InputTexts.creditCodeCheck)))
        }
        let login = Door.organisation.login(code.value)
        let name = Normal.name(name ?? "")
        let fresh = try FreshCode(office)
        // An organisation is no person of the register; its accounts refer to nobody.
        let nobody = PersonID(office.entropy.identifier())
        return try office.write(.issueCode, session) { (writer, actor) throws(OfficeFailure) in
            let account: Account
            if let known = try writer.account(login: login) {
                guard known.roles == [.organisation] else { throw .refused(Refusal(.loginTaken, "P-02")) }
                guard !known.isDisabled else { throw .refused(Refusal(.accountDisabled, "P-02")) }
                guard name.isEmpty || name == known.name else {
                    throw .input(InputProblem(source: "--name", reason: .conflicts(with: known.name)))
                }
                account = known
            } else {
                guard !name.isEmpty else { throw .input(InputProblem(source: "--name", reason: .empty)) }
                account = fresh.account(of: nobody, name: name, login: login, roles: [.organisation])
            }
            return (
                account,
                try fresh.issue(
                    to: account, by: actor, issuer: session.account, vouched: code.warning, writer)
            )
        }
    }
}
