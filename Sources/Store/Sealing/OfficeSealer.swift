import Foundation
import GRDB
import Housing
import Office
import Sealing

/// Seals with the office's key, which is made when it is first needed.
final class OfficeSealer: Sealer {
    private let file: SealFile
    private let ring: KeyRing
    private let connections: Connections

    /// How long a certificate lasts.
    private static let validYears = 10

    init(file: SealFile, ring: KeyRing, connections: Connections) {
        self.file = file
        self.ring = ring
        self.connections = connections
    }

    // MARK: The key

    func certificate(
        of office: String, at moment: Moment, by actor: Actor
    ) throws(OfficeFailure) -> SealingCertificate {
        let name = String(office.prefix(64))
        try settle()
        let kept = try file.read()
        if let kept, kept.certificate.serves(name, at: moment) { return SealingCertificate(kept.certificate) }
        let end = Term.end(start: moment.day, months: 12 * Self.validYears)
        let former: SealKey? = if let kept { try self.key(kept) } else { nil }
        // Made before the lock is taken: it may take a second.
        let key: SealKey = try sealing { () throws(SealProblem) in
            if let former { return try former.renewed(office: name, from: moment.day, until: end) }
            return try SealKey.make(office: name, from: moment.day, until: end)
        }
        let made = try connections.write(.door) { db throws(OfficeFailure) in
            // Another process may have been quicker.
            try file.settle(named: try SealEntry.last(db))
            if let other = try file.read(), other.certificate != kept?.certificate {
                guard other.certificate.serves(name, at: moment) else { throw .store(.changedByOther) }
                return SealingCertificate(other.certificate)
            }
            let sealed = try key.privateKey.withBytes { (bytes) throws(OfficeFailure) in
                try ring.seal(bytes, for: .account, at: Self.place(key.certificate))
            }
            try file.prepare(key.certificate, sealedKey: sealed)
            let ledger = Ledger(db: db, ring: ring)
            try ledger.append([SealEntry.of(key.certificate)], at: moment, by: JournalActor(actor))
            try ledger.settle()
            return SealingCertificate(key.certificate)
        }
        try settle()
        return made
    }

    /// Brings an act to its end, or undoes it, that was cut short between the journal and the file. Nothing to do nearly
    /// always, and then nothing is waited for.
    func settle() throws(OfficeFailure) {
        guard file.hasUnfinished else { return }
        try connections.lock.hold(.door) { () throws(OfficeFailure) in
            try file.settle(named: try connections.read { db throws(OfficeFailure) in try SealEntry.last(db) })
        }
    }

    private func key(
        _ kept: (certificate: SealCertificate, sealedKey: Data)
    ) throws(OfficeFailure) -> SealKey {
        let place = Self.place(kept.certificate)
        var plain = try connections.read { db throws(OfficeFailure) in
            try ring.open(kept.sealedKey, at: place, from: db)
        }
        let secret = SecretBytes(plain)
        plain.resetBytes(in: plain.startIndex..<plain.endIndex)
        return try sealing { () throws(SealProblem) in
            try SealKey(privateKey: secret, certificate: kept.certificate.der)
        }
    }

    /// The key is sealed as the passwords of accounts are, for it lasts as long as the office; a key of one certificate
    /// stands for no other.
    private static func place(_ certificate: SealCertificate) -> Place {
        Place("seal", certificate.fingerprint.hex)
    }

    // MARK: Sealing

    func seal(_ order: SealOrder) throws(OfficeFailure) -> [UInt8] {
        guard let kept = try file.read(), kept.certificate.fingerprint == order.fingerprint else {
            throw .store(.device(.sealFailed))
        }
        let key = try key(kept)
        return try sealing { () throws(SealProblem) in
            let evidence = try Seal.draw(try Self.pictures(order.signature, order.placeOnEvidence), on: order.evidence)
            return try Seal.append(
                to: order.unsigned, pictures: try Self.pictures(order.signature, order.placeOnDocument),
                evidence: evidence, by: key, at: order.moment, reason: order.reason)
        }
    }

    private static func pictures(
        _ grey: GreyPicture, _ place: Signing.PaperPlace?
    ) throws(SealProblem) -> [PlacedPicture] {
        guard let place else { return [] }
        let all = SignaturePicture(width: grey.width, height: grey.height, colour: .grey, pixels: grey.pixels)
        // Where no ink stands out from the paper, the whole is shown: a person looked at it and approves it.
        guard let picture = all?.ink() ?? all else { throw .outsidePage(place.page) }
        let area = PaperArea(left: place.left, bottom: place.bottom, width: place.width, height: place.height)
        return [PlacedPicture(picture, page: place.page, area: area)]
    }

    func bundle(_ evidence: EvidenceFiles, at moment: Moment) throws(OfficeFailure) -> [UInt8] {
        guard let kept = try file.read() else { throw .store(.device(.sealFailed)) }
        let current = try key(kept)
        return try sealing { () throws(SealProblem) in
            // By the document's own certificate, also where today's is another of the same key.
            let seal = try Seal.check(evidence.signedPDF)
            guard seal.isSound else { throw .notSealed }
            let key = try SealKey(privateKey: current.privateKey, certificate: seal.certificate.der)
            return try EvidenceBundle(
                number: evidence.number, signedPDF: evidence.signedPDF, document: evidence.document,
                evidence: evidence.evidence, signature: evidence.signature, explanation: evidence.explanation
            ).archive(signedBy: key, at: moment)
        }
    }

    private func sealing<Value>(_ work: () throws(SealProblem) -> Value) throws(OfficeFailure) -> Value {
        do throws(SealProblem) { return try work() } catch { throw .store(.device(.sealFailed)) }
    }
}

extension SealCertificate {
    func serves(_ name: String, at moment: Moment) -> Bool { self.name == name && isValid(at: moment) }
}

extension SealingCertificate {
    init(_ certificate: SealCertificate) {
        self.init(
            name: certificate.name, from: certificate.from, until: certificate.until,
            fingerprint: certificate.fingerprint)
    }
}
