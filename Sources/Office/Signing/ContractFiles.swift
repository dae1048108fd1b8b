import Crypto
import Documents
import Housing

/// A file of a contract that lies in the vault and has no row yet.
struct KeptFile {
    let file: Signing.File
    let row: MaterialFile
}

extension Housing.Digest {
    /// SHA-256.
    init(of bytes: [UInt8], called what: String) throws(OfficeFailure) {
        guard let digest = Housing.Digest(hex: Hex.text(SHA256.hash(data: bytes))) else {
            throw .store(.damaged(what: what))
        }
        self = digest
    }
}

extension Office {
    /// Puts a file of the contract `id` on the disk, before the transaction that names it. What the act then does not
    /// take is swept.
    func keep(_ bytes: [UInt8], as kind: FileKind, of id: CaseID) throws(OfficeFailure) -> KeptFile {
        let material = MaterialID(entropy.identifier())
        let digest = try Housing.Digest(of: bytes, called: "material \(material)")
        let commitment = try records.read { (reader) throws(OfficeFailure) in
            try reader.commitment(to: digest.hex, in: id)
        }
        let blob = try vault.store(bytes)
        return KeptFile(
            file: Signing.File(id: material, bytes: bytes.count, digest: digest, commitment: commitment),
            row: MaterialFile(id: material, caseID: id, kind: kind, bytes: bytes.count, blob: blob.id))
    }

    /// The very bytes of a file that a contract names; others under its id are damage.
    func bytes(of file: Signing.File) throws(OfficeFailure) -> [UInt8] {
        let row = try records.read { (reader) throws(OfficeFailure) in try reader.file(file.id) }
        let bytes = try vault.load(row.blob)
        guard try Housing.Digest(of: bytes, called: "material \(file.id)") == file.digest else {
            throw .store(.damaged(what: "material \(file.id)"))
        }
        return bytes
    }

    /// The digests of the version in force, from its bytes as they lie in the vault now.
    func storedDigests(of contract: Signing.ContractVersion) throws(OfficeFailure) -> Signing.StoredDigests {
        Signing.StoredDigests(
            document: try digest(of: contract.document), unsignedPDF: try digest(of: contract.unsignedPDF))
    }

    private func digest(of file: Signing.File) throws(OfficeFailure) -> Housing.Digest {
        try Housing.Digest(of: try bytes(of: file), called: "material \(file.id)")
    }

    /// The contract as it was issued.
    func document(of contract: Signing.ContractVersion) throws(OfficeFailure) -> Document {
        let bytes = try bytes(of: contract.document)
        do {
            return try Document(canonical: bytes)
        } catch {
            throw .store(.damaged(what: "material \(contract.document.id)"))
        }
    }
}
