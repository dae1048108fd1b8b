import COpenSSL
import Office

/// Issues certificates that are good for nothing but training: each says 演示 and 样张, and their roots' keys are gone when
/// this is.
public final class TrainingAuthority: TrainingIssuer {
    private static let organisation = "演示 样张"

    public init() {}

    public func issue(
        _ orders: [TrainingCertificate], from: MachineMoment, until: MachineMoment
    ) throws(OfficeFailure) -> TrainingCertificates {
        let root = try Issued(name: "演示 样张 根证书", from: from, until: until)
        let stranger = try Issued(name: "演示 样张 别处的根证书", from: from, until: until)
        var files: [[UInt8]] = []
        for order in orders {
            let issuer = order.isTrusted ? root : stranger
            let issued = try Issued(
                name: order.name, number: order.number, from: order.from, until: order.until, by: issuer)
            files.append(try issued.file(order, issuer))
        }
        return TrainingCertificates(root: try root.made.pem(), files: files)
    }

    /// A key and its certificate.
    private final class Issued {
        let made: anju_brought

        init(
            name: String, number: String = "", from: MachineMoment, until: MachineMoment, by issuer: Issued? = nil
        ) throws(OfficeFailure) {
            var made = anju_brought()
            let isMade = name.withCString { name in
                number.withCString { number in
                    TrainingAuthority.organisation.withCString { organisation in
                        var order = anju_order(
                            name: name, organisation: organisation, number: number, is_authority: issuer == nil ? 1 : 0,
                            from: from.milliseconds / 1000, until: until.milliseconds / 1000)
                        guard var above = issuer?.made else { return anju_issue(&order, nil, &made) == 1 }
                        return anju_issue(&order, &above, &made) == 1
                    }
                }
            }
            self.made = made
            guard isMade else { throw .store(.system(code: 12, operation: "certificates")) }
        }

        deinit { anju_brought_free(made) }

        func file(_ order: TrainingCertificate, _ issuer: Issued) throws(OfficeFailure) -> [UInt8] {
            switch order.form {
            case .pem: return try made.pem(pin: order.pin)
            case .pkcs12:
                var (own, above) = (made, issuer.made)
                guard let file = anju_pkcs12_write(&own, &above, order.pin, "anju demo").taken() else {
                    throw .store(.system(code: 12, operation: "certificates"))
                }
                return file
            }
        }
    }
}

extension anju_brought {
    fileprivate func pem(pin: String? = nil) throws(OfficeFailure) -> [UInt8] {
        var own = self
        guard let text = anju_pem_write(&own, pin).taken() else {
            throw .store(.system(code: 12, operation: "certificates"))
        }
        return text
    }
}
