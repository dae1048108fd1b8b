import Housing

/// The ways to say who one is (P-03, P-04), whether or not this office has them, in the order in which they are listed.
public enum LoginMethodKind: String, CaseIterable, Codable, Sendable {
    /// 微信扫码, the portal's first choice.
    case weChat = "WECHAT"
    /// 账号密码.
    case password = "PASSWORD"
    /// 一次性验证码, issued at the counter after seeing person and card.
    case oneTimeCode = "ONE_TIME_CODE"
    /// 网银证书.
    case bankCertificate = "BANK_CERTIFICATE"
    /// CA证书.
    case caCertificate = "CA_CERTIFICATE"
    /// 电子社保卡.
    case socialSecurityCard = "SOCIAL_SECURITY_CARD"
    /// 香港智方便.
    case iAMSmart = "IAM_SMART"
}

/// Through which door somebody comes in. An account of another door is answered like one that does not exist.
public enum Door: String, CaseIterable, Sendable {
    /// 个人登录, at the kiosk: by document number.
    case person
    /// 法人登录, at the kiosk: by unified social credit code.
    case organisation
    /// The counter and the command line: by login name.
    case staff

    /// The roles that come in here.
    var roles: Set<OfficeRole> {
        switch self {
        case .person: [.applicant]
        case .organisation: [.organisation]
        case .staff: [.clerk, .reviewer, .manager, .cashier, .auditor]
        }
    }

    /// A login as typed here, in its stored form: blanks and full width folded, staff names in small letters.
    public func login(_ typed: String) -> Login {
        let folded = Normal.folded(typed)
        return Login(normalised: self == .staff ? folded.lowercased() : folded)
    }
}

/// What somebody gives to be let in.
public struct LoginClaim: Equatable, Sendable {
    public let door: Door
    /// As typed; empty where the method itself tells who it is.
    public let login: String
    /// A password, a one-time code, a PIN, or what a device read.
    public let secret: String
    /// What lies on the medium that a method needs beside the secret; empty for the others.
    public let file: [UInt8]

    public init(door: Door, login: String, secret: String, file: [UInt8] = []) {
        self.door = door
        self.login = login
        self.secret = secret
        self.file = file
    }
}

/// One way to say who one is. A device that reads certificates or a phone's answer is another of these.
public protocol LoginMethod: AnyObject {
    var kind: LoginMethodKind { get }
    /// False where this office has not connected it: it is listed, and says so when chosen.
    var isConnected: Bool { get }
    func isOffered(at door: Door) -> Bool
    /// Finds out whose claim this is, or refuses. Counts and delays failures.
    func prove(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> AccountID
    /// Seconds until this may be tried again; 0 now.
    func secondsToWait(_ claim: LoginClaim, at terminal: TerminalID) throws(OfficeFailure) -> Int64
}
