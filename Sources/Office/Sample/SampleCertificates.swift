import Housing

/// Certificates to practise with: what comes of each stands in its name.
struct SampleCertificates {
    private(set) var list: [SampleOffice.Certificate] = []
    private(set) var media: [SampleOffice.Media] = []
    private(set) var roots: [SampleOffice.Media] = []

    private static let rootYears: Int64 = 20
    private static let yearSeconds: Int64 = 365 * 86_400

    /// For who can start a renewal, and for the first organisation. Nothing where nobody issues any.
    ///
    /// - Parameter now: by the machine's clock, as certificates are checked.
    init(
        _ accounts: [SampleOffice.Account], _ issuer: (any TrainingIssuer)?, at now: MachineMoment
    ) throws(OfficeFailure) {
        guard let issuer, let person = accounts.first(where: { $0.situation == .oldPolicy }) else { return }
        let organisation = accounts.first { $0.role == .organisation }
        var orders: [TrainingCertificate] = []
        for kind in SampleOffice.Certificate.Case.allCases {
            guard let holder = kind == .organisation ? organisation : person else { continue }
            let name = Self.name(kind)
            let pin = SampleOffice.certificatePIN
            list.append(SampleOffice.Certificate(name: name, kind: kind, login: holder.login, pin: pin))
            orders.append(Self.order(kind, holder, pin: pin, at: now))
        }
        let made = try issuer.issue(
            orders, from: now.adding(seconds: -3 * Self.yearSeconds),
            until: now.adding(seconds: Self.rootYears * Self.yearSeconds))
        media = zip(list, made.files).map { SampleOffice.Media(name: $0.name, bytes: $1) }
        roots = [SampleOffice.Media(name: "training.pem", bytes: made.root)]
    }

    private static func order(
        _ kind: SampleOffice.Certificate.Case, _ holder: SampleOffice.Account, pin: String, at now: MachineMoment
    ) -> TrainingCertificate {
        let day: Int64 = 86_400
        let until = kind == .expired ? now.adding(seconds: -day) : now.adding(seconds: 10 * yearSeconds)
        return TrainingCertificate(
            name: holder.name, number: holder.login, from: now.adding(seconds: -2 * yearSeconds), until: until,
            isTrusted: kind != .strange, form: kind == .validPEM ? .pem : .pkcs12, pin: pin)
    }

    private static func name(_ kind: SampleOffice.Certificate.Case) -> String {
        switch kind {
        case .valid: "演示证书-有效.p12"
        case .validPEM: "演示证书-有效.pem"
        case .expired: "演示证书-过期.p12"
        case .strange: "演示证书-不认可.p12"
        case .organisation: "演示证书-单位.p12"
        }
    }
}
