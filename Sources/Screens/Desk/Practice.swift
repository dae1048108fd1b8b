import Office

/// Whom somebody chose to be in a training office: the sign-in pages begin with his login and password.
public struct Practice: Equatable, Sendable {
    let login: String
    /// Nil where a one-time code comes first.
    let password: String?
    let door: Door

    public init(_ account: SampleOffice.Account) {
        login = account.login
        password = account.password
        door =
            switch account.role {
            case .applicant: .person
            case .organisation: .organisation
            default: .staff
            }
    }
}
