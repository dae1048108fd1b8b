import Certificates
import Office

/// Certificates of people who do not exist, and an office that trusts their root.
public struct MadeCertificates {
    /// What is made; everything that is left out is as it should be.
    public struct Order {
        public let number: String
        public let name: String
        public let form: TrainingCertificate.Form
        public let isTrusted: Bool
        public let days: Int64

        /// - Parameter days: how long it lasts; below zero it is over.
        public init(
            _ number: String, name: String = "陈一民", _ form: TrainingCertificate.Form = .pkcs12, isTrusted: Bool = true,
            days: Int64 = 100
        ) {
            self.number = number
            self.name = name
            self.form = form
            self.isTrusted = isTrusted
            self.days = days
        }
    }

    public static let pin = "730418"
    public let reader: OfficeCertificates
    public let files: [[UInt8]]

    public init(_ orders: [Order], at now: MachineMoment) throws(OfficeFailure) {
        let day: Int64 = 86_400
        let made = try TrainingAuthority().issue(
            orders.map { order in
                TrainingCertificate(
                    name: order.name, number: order.number, from: now.adding(seconds: -300 * day),
                    until: now.adding(seconds: order.days * day), isTrusted: order.isTrusted, form: order.form,
                    pin: Self.pin)
            }, from: now.adding(seconds: -400 * day), until: now.adding(seconds: 1000 * day))
        let trust = TrustFiles(roots: [TrustFiles.File(source: "root.pem", bytes: made.root)], lists: [])
        reader = OfficeCertificates(hasRoots: { true }, files: { trust })
        files = made.files
    }
}
