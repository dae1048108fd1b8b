import Housing
import Office

/// A sealer without a key: what it answers is the order itself behind the unsigned document.
public final class ScriptedSealer: Sealer {
    /// What it fails with when it is to seal.
    public var failure: OfficeFailure?
    public private(set) var orders: [SealOrder] = []

    public init() {}

    public func certificate(
        of office: String, at moment: Moment, by actor: Actor
    ) throws(OfficeFailure) -> SealingCertificate {
        guard let fingerprint = Digest(hex: String(repeating: "5e", count: 32)) else {
            throw .store(.damaged(what: "fingerprint"))
        }
        return SealingCertificate(
            name: office, from: Moment(moment.day), until: Moment(moment.day.adding(months: 120)),
            fingerprint: fingerprint)
    }

    public func seal(_ order: SealOrder) throws(OfficeFailure) -> [UInt8] {
        if let failure { throw failure }
        orders.append(order)
        return order.unsigned + Array("\n%SEAL \(order.fingerprint) \(order.moment)\n".utf8)
    }

    public func bundle(_ evidence: EvidenceFiles, at moment: Moment) throws(OfficeFailure) -> [UInt8] {
        if let failure { throw failure }
        return Array("\(evidence.number) \(moment)\n".utf8) + evidence.signedPDF + evidence.evidence
    }
}
