/// What somebody may be in this office. One person may hold several; separations hold by person.
public enum OfficeRole: String, CaseIterable, Codable, Sendable {
    case applicant
    /// 法人.
    case organisation
    /// 受理: enters, scans, witnesses.
    case clerk
    /// 审核.
    case reviewer
    /// 主管: confirms, exceptions, staff accounts.
    case manager
    /// 发放.
    case cashier
    /// 监督: journal and complaints, no decision.
    case auditor
    /// Runs `tick` only.
    case system
}

/// Who performs a command: a person, the login used and the role in which it was used.
public struct Actor: Hashable, Sendable, Codable {
    /// Nil for ``OfficeRole/system`` alone.
    public let person: PersonID?
    public let account: AccountID?
    public let role: OfficeRole
    /// The sign-in at a place from which it is done; nil for commands and for the daily run.
    public let session: String?

    public init(person: PersonID, account: AccountID, role: OfficeRole, session: String? = nil) {
        self.person = person
        self.account = account
        self.role = role
        self.session = session
    }

    private init() {
        person = nil
        account = nil
        role = .system
        session = nil
    }

    /// The daily run.
    public static let system = Actor()
}
