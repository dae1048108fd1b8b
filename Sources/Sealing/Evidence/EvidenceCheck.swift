import Housing

extension EvidenceBundle {
    /// A larger file is no bundle.
    public static let greatestBytes = 128 << 20

    /// Checks a bundle. Whatever the bytes are, there is a report.
    ///
    /// - Parameter issuer: the fingerprint of the certificate by which it has to be made, as the office publishes it; without
    ///   one a bundle is checked by itself, and who made it stays unproven.
    public static func check(_ bytes: [UInt8], issuedBy issuer: Digest? = nil) -> EvidenceReport {
        var report = checkAlone(bytes)
        guard let issuer else { return report }
        let isHis = report.certificate?.fingerprint == issuer && report.seal?.certificate.fingerprint == issuer
        report.issuer = isHis ? .proven : .another
        if !isHis { report.findings.append(.anotherIssuer) }
        return report
    }

    private static func checkAlone(_ bytes: [UInt8]) -> EvidenceReport {
        var report = EvidenceReport()
        guard bytes.count <= greatestBytes else {
            report.findings = [.notAnArchive(offset: greatestBytes)]
            return report
        }
        do throws(TarArchive.NotReadable) {
            let archive = try TarArchive(bytes)
            checkNames(archive.members, &report)
            checkList(archive.members, &report)
            checkDocument(archive.members, &report)
            if let madeAt = report.madeAt, madeAt != archive.moment { report.findings.append(.listUnreadable) }
        } catch {
            report.findings.append(.notAnArchive(offset: error.offset))
        }
        return report
    }

    /// Every member once, and no other.
    private static func checkNames(_ members: [TarArchive.Member], _ report: inout EvidenceReport) {
        let names = members.map(\.name)
        let signature = names.contains(Name.jpeg) ? Name.jpeg : Name.png
        let known = [
            Name.manifest, Name.manifestSignature, Name.signedPDF, Name.document, Name.evidence, signature,
            Name.certificate, Name.explanation,
        ]
        report.findings += known.filter { !names.contains($0) }.map { .missing(name: $0) }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted || !known.contains(name) {
            report.findings.append(.unknown(name: name))
        }
    }

    /// The list is signed, and says of each member what it is.
    private static func checkList(_ members: [TarArchive.Member], _ report: inout EvidenceReport) {
        guard let list = members.bytes(of: Name.manifest) else { return }
        let message = members.bytes(of: Name.manifestSignature).flatMap { SealMessage($0) }
        report.certificate = message?.certificate
        if let message, (try? message.signs(list)) == true, (try? message.isGenuine()) == true,
            message.certificate.isSelfSigned
        {
            let certificate = members.bytes(of: Name.certificate)
            if let certificate, certificate != Array(message.certificate.pem.utf8) {
                report.findings.append(.certificatesDiffer)
            }
        } else {
            report.findings.append(.listNotSigned)
        }
        guard let manifest = EvidenceManifest(list) else {
            report.findings.append(.listUnreadable)
            return
        }
        report.number = manifest.number
        report.madeAt = manifest.madeAt
        let others = members.filter { $0.name != Name.manifest && $0.name != Name.manifestSignature }
        if manifest.lines.map(\.name) != others.map(\.name) { report.findings.append(.listUnreadable) }
        for (line, member) in zip(manifest.lines, others) where line.name == member.name {
            if line != (try? EvidenceManifest.Line(member)) { report.findings.append(.changed(name: member.name)) }
        }
    }

    /// The document's seal is sound, by the same certificate, and the evidence speaks of this document.
    private static func checkDocument(_ members: [TarArchive.Member], _ report: inout EvidenceReport) {
        guard let file = members.bytes(of: Name.signedPDF), let document = members.bytes(of: Name.document),
            let evidence = members.bytes(of: Name.evidence)
        else { return }
        do throws(SealProblem) {
            let seal = try Seal.check(file)
            report.seal = seal
            report.findings += seal.faults.map { .sealFault($0) }
            if let later = seal.later { report.findings.append(.afterSeal(bytes: later.bytes)) }
            if let certificate = report.certificate, certificate != seal.certificate {
                report.findings.append(.certificatesDiffer)
            }
            report.findings += try EvidenceWords.differences(
                in: evidence,
                from: EvidenceWords(
                    number: report.number, document: document, unsigned: seal.unsignedDigest, signedPDF: file,
                    signature: members.bytes(of: Name.jpeg) ?? members.bytes(of: Name.png) ?? []))
        } catch {
            report.findings.append(.sealUnreadable(error))
        }
    }
}

extension [TarArchive.Member] {
    fileprivate func bytes(of name: String) -> [UInt8]? { first { $0.name == name }?.bytes }
}
