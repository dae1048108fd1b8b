import Forms
import Office

extension KioskDesk {
    func answerCertificate(_ ask: CertificateAsk) throws(OfficeFailure) -> KioskAnswer {
        switch ask {
        case .places: return .certificate(.places(office.devices.shelf?.roots.map(\.name) ?? []))
        case .list(let root, let path): return .listing(try certificates(root, path))
        case .look(let door, let file):
            let name = try office.signIn.glance(atCertificate: try files.certificate(file), at: door)
            return .certificate(.seen(name: name))
        case .signIn(let door, let file, let pin):
            let claim = LoginClaim(door: door, login: "", secret: pin, file: try files.certificate(file))
            return try signIn(claim, by: .caCertificate)
        }
    }

    /// What may be a certificate comes before what is none: a medium holds many other files.
    private func certificates(_ root: Int, _ path: [String]) throws(OfficeFailure) -> DirectoryListing {
        let all = try files.listing(
            root, path, accepting: FileKind.certificates, limitBytes: FileTaking.certificateBytes)
        let entries = all.entries.filter { $0.whyNot == nil } + all.entries.filter { $0.whyNot != nil }
        return DirectoryListing(place: all.place, hasParent: all.hasParent, entries: entries)
    }
}
