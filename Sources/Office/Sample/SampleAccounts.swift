import Housing

/// The people of a training office as a file beside its database, so that `demo` can list them later: a line an account,
/// role, login, password, name and situation between tabs. Training alone: nothing in it protects anything.
public struct SampleAccounts: Equatable, Sendable {
    /// Relative to the data directory.
    public static let path = "sample-accounts.tsv"

    public let accounts: [SampleOffice.Account]

    public init(_ accounts: [SampleOffice.Account]) {
        self.accounts = accounts
    }

    /// Lines that are none are left out: the file only helps people to find a login.
    public init(text: String) {
        accounts = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 5, let role = OfficeRole(rawValue: fields[0]) else { return nil }
            return SampleOffice.Account(
                role: role, login: fields[1], password: fields[2].isEmpty ? nil : fields[2], name: fields[3],
                situation: SampleSituation(rawValue: fields[4]))
        }
    }

    public var text: String {
        accounts.map { account in
            let fields = [
                account.role.rawValue, account.login, account.password ?? "", account.name,
                account.situation?.rawValue ?? "",
            ]
            return fields.joined(separator: "\t") + "\n"
        }.joined()
    }
}
