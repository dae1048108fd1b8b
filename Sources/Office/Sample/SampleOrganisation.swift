import Housing

/// The one organisation of a sample office (法人登录), which signed leases for two of its staff.
struct SampleOrganisation {
    let account: AccountID
    /// An organisation is no person of the register; its account refers to nobody.
    let nobody: PersonID
    var passwordHash: String?

    static let name = "样例科技有限公司"
    /// Of a body that no register has: nothing but nines. Digits alone, which the kiosk's small keyboard has.
    static let code = "914403009999999909"
    /// Whose leases it signed.
    static let staff: Set<SampleSituation> = [.oldPolicySingle, .submitted]

    init(entropy: any Entropy) {
        account = AccountID(entropy.identifier())
        nobody = PersonID(entropy.identifier())
    }

    /// Whose lease it is, where it is one of the organisation's.
    static func signing(for situation: SampleSituation) -> CreditCode? {
        staff.contains(situation) ? try? CreditCode(code) : nil
    }

    func stored(at now: Moment) -> Account {
        Account(
            id: account, login: Door.organisation.login(Self.code), person: nobody, name: Self.name,
            roles: [.organisation], passwordHash: passwordHash, isDisabled: false, createdAt: now)
    }

    var listed: SampleOffice.Account {
        SampleOffice.Account(
            role: .organisation, login: Self.code, password: SampleOffice.applicantPassword, name: Self.name,
            situation: .organisation)
    }
}
