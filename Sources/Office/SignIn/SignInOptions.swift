/// What an office may set about signing in.
public struct SignInOptions: Equatable, Sendable {
    public var passwordCost = ScryptCost.standard
    /// Contract: 15 minutes.
    public var codeLifeSeconds: Int64 = 15 * 60
    /// Contract: five.
    public var codeTries = 5
    /// A session of staff ends after this, however busy (contract: 12 hours at most).
    public var staffSessionSeconds: Int64 = 12 * 3600

    /// Where certificates tell the number of their holder.
    public var certificateNumbers = CertificateNumbers()

    public init() {}
}
